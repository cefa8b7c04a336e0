"""Which files of a repository are worth downloading: what a diffusers pipeline or a captioner needs, or one file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from project.errors import BadInput
from project.models.places import MARKS

PARTS = ("unet", "vae", "text_encoder", "text_encoder_2")
_SMALL = ("tokenizer", "tokenizer_2", "scheduler")
_WEIGHTS = re.compile(r"(?:diffusion_pytorch_model|model)(\.fp16)?(?:-\d+-of-\d+)?\.safetensors")

_OPEN_CLIP = re.compile(r"open_clip_(?:pytorch_)?model\.safetensors")
_SHARDS = re.compile(r"model(?:-\d+-of-\d+)?\.safetensors")
_PROCESSORS = ("processor_config.json", "preprocessor_config.json")
_WORDS = (".json", ".txt", ".jinja", ".model")  # configs, and what a tokenizer is made of


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository: its path there, its size in bytes, and its SHA-256 where the hub tells it."""

    name: str
    size: int
    sha256: str = ""


def choose(name: str, files: Iterable[RemoteFile], single: str = "") -> list[RemoteFile]:
    """The files to download, the small ones first and one of `places.MARKS` last, so that it marks a whole folder.

    With ``single`` only that file. Raises BadInput, one line, when the repository holds nothing that can be used.
    """
    known = {file.name: file for file in files if _harmless(file.name)}
    if single:
        if single not in known:
            raise BadInput(f"{name} has no file {single}; it has {_shown(_loose(known))}")
        return [known[single]]
    if "model_index.json" not in known:
        if describes := _describing(name, known):
            return describes
        loose = _loose(known)
        if len(loose) == 1:
            return [known[loose[0]]]
        if loose:
            raise BadInput(f"{name} holds several files, choose one: " + _shown([f"{name}/{file}" for file in loose]))
        raise BadInput(f"{name} holds no model in diffusers layout and no .safetensors file: it cannot be trained")
    chosen = [file for path, file in known.items() if _is_config(path)]
    for part in PARTS:
        chosen += _weights(name, part, known)
    chosen.sort(key=lambda file: (file.name == "model_index.json", file.size))
    return chosen


def _describing(name: str, known: Mapping[str, RemoteFile]) -> list[RemoteFile]:
    """The files of a model that describes pictures: a tagger, one of open_clip or one of transformers; else none."""
    root = {path: file for path, file in known.items() if "/" not in path}
    if "selected_tags.csv" in root and "model.onnx" in root:
        mark, wanted = "selected_tags.csv", ["model.onnx"]
    elif "open_clip_config.json" in root:
        mark, wanted = "open_clip_config.json", [path for path in root if _OPEN_CLIP.fullmatch(path)]
    elif "config.json" in root and any(path in root for path in _PROCESSORS):
        mark, wanted = "config.json", [path for path in root if _SHARDS.fullmatch(path)]
        wanted = [path for path in wanted if "-of-" not in path] or wanted
    else:
        return []
    if not wanted:
        raise BadInput(f"{name} has its weights only as a pickle file (.bin): look for a version with .safetensors")
    small = [path for path in root if path.endswith(_WORDS) and mark != "selected_tags.csv" and path not in MARKS]
    chosen = [root[path] for path in dict.fromkeys([*wanted, *small, mark])]
    return sorted(chosen, key=lambda file: (file.name == mark, file.size))


def _weights(name: str, part: str, known: Mapping[str, RemoteFile]) -> list[RemoteFile]:
    """The weights of one part, in fp16 where the repository has them: training reads them in that precision anyway."""
    here = [file for path, file in known.items() if path.startswith(f"{part}/") and path.count("/") == 1]
    if not here:
        return []
    kinds: dict[bool, list[RemoteFile]] = {True: [], False: []}
    for file in here:
        if match := _WEIGHTS.fullmatch(PurePosixPath(file.name).name):
            kinds[bool(match[1])].append(file)
    chosen = kinds[True] or kinds[False]
    if not chosen:
        raise BadInput(f"{name} has its {part} only as a pickle file (.bin): look for a version with .safetensors")
    whole = [file for file in chosen if "-of-" not in file.name]
    return whole or chosen


def _is_config(path: str) -> bool:
    folder, _, file = path.rpartition("/")
    if folder in _SMALL:
        return file.endswith((".json", ".txt"))
    return path == "model_index.json" or (folder in PARTS and file.endswith(".json"))


def _loose(known: Mapping[str, RemoteFile]) -> list[str]:
    return sorted(path for path in known if "/" not in path and path.endswith(".safetensors"))


def _harmless(path: str) -> bool:
    """Whether a path stays inside the folder that it is downloaded to."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts)


def _shown(names: list[str], most: int = 6) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(names[:most]) + more) or "no .safetensors file"
