"""The headless verbs: arguments in, exit code out (0 done, 1 the job failed, 2 bad arguments, config or input)."""

import argparse
import io
import sys
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.verbs import (
    caption,
    chat,
    exchange,
    export,
    lora_tools,
    mask,
    models,
    retouch,
    runtime,
    score,
    settings,
    words,
)
from project import runs
from project.errors import AtelierError, BadInput
from project.schema import PICTURES, TEXTS
from project.version import VERSION


def parser() -> argparse.ArgumentParser:
    """All verbs and their options."""
    top = argparse.ArgumentParser(prog="main.py", description="LoRA Atelier: from your own pictures to a LoRA.")
    top.add_argument("--version", action="version", version=f"LoRA Atelier {VERSION}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=text, description=text)
        added.add_argument("--debug", action="store_true", help="show the traceback of an error")
        return added

    demo = verb("demo", "the whole job on a built-in model and its sample: train, before and after, export")
    demo.add_argument(
        "--task", choices=(PICTURES, TEXTS), default=PICTURES, help="what to train (default: %(default)s)"
    )
    demo.add_argument("--output", type=Path, help="folder to fill (default: ./atelier-demo)")

    _add_train(verb("train", "one training run from a config file"))
    settings.add(verb)

    check = verb("check", "what is wrong with a dataset, picture by picture or line by line")
    check.add_argument("--input", type=Path, required=True, help="folder with pictures; a folder or file with texts")
    check.add_argument("--config", type=Path, help="take resolution, buckets and base model from this config")
    check.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change one option (repeatable)")
    check.add_argument("--clip", default="", help="CLIP model that judges the composition (default: one at hand)")
    check.add_argument("--json", type=Path, metavar="FILE", help="write the findings as JSON too")

    preview = verb("preview", "pictures with a LoRA at any strength")
    preview.add_argument("--lora", type=Path, required=True, help="LoRA file (ours, kohya's or diffusers' layout)")
    preview.add_argument("--prompt", required=True)
    preview.add_argument("--negative", default="", help="what the picture should not show")
    preview.add_argument(
        "--strength", type=export.strength, nargs="+", default=[1.0], help="0 to 2; several make a row"
    )
    preview.add_argument("--base", default="starter", help="base model: a folder, or starter")
    preview.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                         help="how the base model is read: vae, clip_skip, prediction_type … (repeatable)")  # fmt: skip
    preview.add_argument("--seed", type=_seed, default=0)
    preview.add_argument("--steps", type=_positive, default=20, help="denoising steps")
    preview.add_argument("--guidance", type=float, default=5.0)
    preview.add_argument("--width", type=int, default=0, help="pixels; 0 = the model's own")
    preview.add_argument("--height", type=int, default=0, help="pixels; 0 = the model's own")
    preview.add_argument("--device", default="auto")
    preview.add_argument("--output", type=Path, required=True, help="PNG file to write")

    work = verb("work", "do the job that a prepared run folder describes; the app starts engines with it")
    work.add_argument("--run", type=Path, required=True, help="run folder")

    for group in (caption, chat, exchange, export, lora_tools, mask, retouch, score, models, words, runtime):
        group.add(verb)
    _add_tell(verb("tell", "send a command to a running training"))
    return top


def _add_train(train: argparse.ArgumentParser) -> None:
    train.add_argument("--config", type=Path, required=True, help="YAML file; see docs/configuration.md")
    train.add_argument("--preset", help="take what the config leaves open from a preset; `presets` lists them")
    train.add_argument("--resume", action="store_true", help="go on from the newest checkpoint; without one, start")
    train.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change one option (repeatable)")

    settings.add_card(train)


def _add_tell(tell: argparse.ArgumentParser) -> None:
    tell.add_argument("--run", type=Path, required=True, help="run folder")
    tell.add_argument("command", choices=("pause", "resume", "stop", "save", "preview", "ask"))
    tell.add_argument("--prompt", default="", help="for preview, and the question for ask")
    tell.add_argument("--strength", type=export.strength, default=1.0, help="for preview and ask")
    tell.add_argument("--system", metavar="TEXT", help="for ask: system prompt (default: the one of the training)")
    chat.add_sampling(tell)
    tell.set_defaults(seed=0)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError("a whole number above 0 is needed")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdigit() or int(text) >= 1 << 32:
        raise argparse.ArgumentTypeError("a seed is a whole number from 0 to 4294967295")
    return int(text)


def main(arguments: Sequence[str]) -> int:
    """Run one verb; errors go to stderr in one line."""
    _print_anything()
    chosen = parser().parse_args(arguments)
    _quiet_libraries()
    _spare_bitsandbytes()
    try:
        return VERBS[chosen.verb](chosen)
    except AtelierError as error:
        if chosen.debug:
            raise
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except Exception as error:
        if chosen.debug:
            raise
        first = (str(error).splitlines() or [""])[0]
        print(f"error: {type(error).__name__}: {first} (add --debug for the details)", file=sys.stderr)
        return 1


def _print_anything() -> None:
    """A name that the terminal's encoding does not have is printed with escapes, and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _quiet_libraries() -> None:
    """Libraries' progress bars and notes would break into ours; their errors reach the user as ours."""
    import os
    import warnings

    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    for name in ("DIFFUSERS_VERBOSITY", "TRANSFORMERS_VERBOSITY"):
        os.environ.setdefault(name, "critical")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    warnings.filterwarnings("ignore", category=FutureWarning)


def _spare_bitsandbytes() -> None:
    """Without a card it serves nothing here, and peft would import it, which takes seconds."""
    from project.device import find_device

    if not find_device().is_card:
        sys.modules.setdefault("bitsandbytes", None)  # type: ignore[arg-type]


def _train(chosen: argparse.Namespace) -> int:
    from engine.runner import start
    from project.config import load_config

    config = load_config(chosen.config, chosen.set)
    if chosen.preset:
        below = settings.preset_values(chosen.preset, config.model, chosen.card)
        config = load_config(chosen.config, chosen.set, below)
    settings.tell_findings(config)
    return 0 if start(config, resume=chosen.resume) == "finished" else 1


def _demo(chosen: argparse.Namespace) -> int:
    from engine.demo import demo

    return demo(chosen.task, chosen.output)


def _check(chosen: argparse.Namespace) -> int:
    from engine.check_texts import check_texts, text_config
    from project.config import load_config

    if (texts := text_config(chosen.input, chosen.config, chosen.set)) is not None:
        return check_texts(texts, chosen.json)
    from engine.check import check  # with torch, which texts need not wait for

    config = load_config(chosen.config, [*chosen.set, f"train_data_dir={chosen.input}"])
    return check(config, chosen.clip, chosen.json)


def _preview(chosen: argparse.Namespace) -> int:
    from engine.device import reserved_by_shell
    from engine.families.base import Request
    from engine.preview import Source, write_strengths

    request = Request(chosen.prompt, chosen.negative, chosen.seed, chosen.steps, chosen.guidance, chosen.width,
                      chosen.height)  # fmt: skip
    with reserved_by_shell(chosen.device, "shell", chosen.output.parent):
        write_strengths(
            Source(chosen.base, chosen.lora, chosen.device, tuple(chosen.set)), request, chosen.strength, chosen.output
        )
    return 0


def _work(chosen: argparse.Namespace) -> int:
    """Its errors are also the last line of the log file that the app has made of stderr."""
    if not chosen.run.is_dir():
        raise BadInput(f"{chosen.run} is not a run folder")
    import psutil

    from engine.progress import LogProgress
    from engine.worker import work

    folder = runs.RunFolder(chosen.run.absolute())
    outcome = work(folder, LogProgress(), since=psutil.Process().create_time())
    return 0 if outcome == "finished" else 1


def _tell(chosen: argparse.Namespace) -> int:
    if not runs.is_live(chosen.run):
        raise BadInput(f"no training is running in {chosen.run}")
    simple = {"pause": runs.Pause, "resume": runs.Resume, "stop": runs.Stop, "save": runs.Save}
    if chosen.command == "ask":
        chat.ask_training(chosen.run, chosen.prompt, replace(chat.asked_by(chosen), strength=chosen.strength))
    elif chosen.command == "preview":
        if not chosen.prompt:
            raise BadInput("a preview needs --prompt")
        runs.send(chosen.run, _preview_request(chosen))
    else:
        runs.send(chosen.run, simple[chosen.command]())
    return 0


def _preview_request(chosen: argparse.Namespace) -> runs.PreviewRequest:
    return runs.PreviewRequest(
        id=uuid.uuid4().hex[:12], prompt=chosen.prompt, seed=chosen.seed, strength=chosen.strength, group="shell"
    )


VERBS = {
    "demo": _demo, "train": _train, "check": _check, "preview": _preview, "work": _work, "tell": _tell,
    **caption.VERBS, **chat.VERBS, **exchange.VERBS, **export.VERBS, **lora_tools.VERBS, **mask.VERBS, **retouch.VERBS,
    **score.VERBS, **models.VERBS, **settings.VERBS, **words.VERBS, **runtime.VERBS,
}  # fmt: skip
