"""Where exports go: the targets of each task, the names of what is written, and how much room it takes."""

from collections.abc import Mapping
from pathlib import Path

from project.errors import BadInput
from project.models import ModelFile
from project.schema import PICTURES, TEXTS

PLACES: Mapping[str, tuple[str, ...]] = {
    PICTURES: ("webui", "diffusers"),
    TEXTS: ("peft", "merged", "gguf", "ollama"),
}
DTYPES = ("auto", "fp16", "bf16", "fp32")
_ENDINGS = {"peft": "", "merged": "-merged", "gguf": ".gguf", "ollama": "-ollama"}
_BYTES = {"fp16": 2, "bf16": 2, "fp32": 4}
# What such a folder holds: only one that holds nothing else is ever replaced.
_OURS = (
    "adapter_config.json", "adapter_model.safetensors", "README.md", "Modelfile", "*.gguf", "config.json",
    "generation_config.json", "model*.safetensors", "model.safetensors.index.json", "tokenizer*", "*.model",
    "special_tokens_map.json", "added_tokens.json", "vocab.*", "merges.txt", "chat_template.*", "LICENSE*", "NOTICE*",
    "USE_POLICY*",
)  # fmt: skip


def check_place(task: str, to: str) -> None:
    """Raise BadInput for a target that a run of this task cannot be exported to."""
    if to in PLACES[task]:
        return
    what = "a language model" if task == TEXTS else "a model that makes pictures"
    raise BadInput(f"this run trained {what}, which is exported to {_listed(PLACES[task])}, not to {to}")


def text_target(to: str, dest: Path, name: str) -> Path:
    """What an export of a language model's LoRA writes in the folder `dest`: a folder, or for gguf a file."""
    return dest / f"{name}{_ENDINGS[to]}"


def ollama_name(name: str) -> str:
    """A name as Ollama takes it for a model: small letters, digits and -_. of ASCII."""
    kept = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "-" for letter in name)
    return kept.strip("-_.").lower() or "my-model"


def replaceable(target: Path) -> bool:
    """Whether all that lies in a folder is of the kind that exports write; a file always is. Slow."""
    if not target.is_dir() or target.is_symlink():
        return True
    return all(path.is_file() and any(path.match(name) for name in _OURS) for path in target.iterdir())


def merged_bytes(model: ModelFile, dtype: str = "auto") -> int:
    """How large the whole model is in that number format; 0 if it is not known."""
    return model.size if dtype == "auto" else model.parameters * _BYTES[dtype]


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
