"""The verb that takes a finished run's LoRA to other tools."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from project.exports import DTYPES, PLACES

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parser."""
    export = verb("export", "write a finished run's LoRA where other tools find it")
    export.add_argument("--run", type=Path, required=True, help="run folder")
    export.add_argument("--to", choices=[place for places in PLACES.values() for place in places], required=True,
                        help="webui or diffusers for pictures; for texts a folder for peft, the merged model, a gguf "
                        "adapter for llama.cpp, or ollama")  # fmt: skip
    export.add_argument("--dest", type=Path, required=True, help="folder, for example WebUI's own or its models/Lora")
    export.add_argument("--name", help="file name without ending (default: the run's output_name)")
    export.add_argument("--strength", type=strength, help="pictures: preferred weight that WebUI offers (default: 0.8);"
                        " texts: strength that is written into what is exported (default: 1)")  # fmt: skip
    export.add_argument("--prompt", help="what the preview picture shows (default: a caption of the dataset)")
    export.add_argument("--picture", type=Path, help="picture file to show beside the LoRA (default: one is made)")
    export.add_argument("--trigger", help="trigger word to note beside the LoRA (default: the run's)")
    export.add_argument("--dtype", choices=DTYPES, default="auto",
                        help="number format (default: fp16; peft fp32, merged as the base model)")  # fmt: skip
    export.add_argument("--ollama-base", default="", metavar="NAME",
                        help="what the Modelfile builds on: a model of Ollama's or a GGUF file of the same base model "
                        "(default: the base model's folder)")  # fmt: skip
    export.add_argument("--overwrite", action="store_true", help="replace files of the same name")


def strength(text: str) -> float:
    """A strength as an argument: 0 to 2."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not 0 <= value <= 2:
        raise argparse.ArgumentTypeError("a strength is between 0 and 2")
    return value


def run(chosen: argparse.Namespace) -> int:
    """Export, say on stderr what is done, and print the files."""
    from engine.device import reserved_by_shell
    from engine.export import Wishes, export

    wishes = Wishes(chosen.name, chosen.strength, chosen.prompt, chosen.dtype, chosen.overwrite, chosen.picture,
                    chosen.trigger, chosen.ollama_base)  # fmt: skip
    said: list[str] = []

    def tell(phase: str, _done: int, _total: int) -> None:
        if phase not in said:
            said.append(phase)
            print(f"{phase} …", file=sys.stderr)

    with reserved_by_shell("auto", "export", chosen.run):
        files = export(chosen.run, chosen.to, chosen.dest, wishes, tell)
    for path in files:
        print(path)
    return 0


VERBS = {"export": run}
