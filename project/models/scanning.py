"""Looks through folders for models, piece by piece, and remembers what each was so that a second look is instant."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from project.errors import BadInput
from project.models.language import TOKENIZERS
from project.models.model_file import ModelFile
from project.models.recognise import recognise
from project.schema import TEXTS
from project.version import VERSION
from project.workspace import atomic_write, cache_dir

Kind = Literal["base", "language", "vae", "lora", "other", "broken"]
_FORMAT = f"1 {VERSION}"  # what was recognised by another version of the app is looked at anew
_LANGUAGE = re.compile(r"model(-\d+-of-\d+)?\.safetensors")  # the weights of a language model
_DEEPEST = 12  # levels of folders
_KEEP_EVERY = 200  # newly read files after which the cache is written, so that an interrupted look is not lost
_PASSED_OVER = {"node_modules", "venv", "site-packages", "__pycache__", "blobs"}


@dataclass(frozen=True)
class Entry:
    """A model that lies somewhere. ``kind`` "broken" is one that cannot be read; `ModelFile.reason` says why."""

    file: ModelFile
    kind: Kind

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def name(self) -> str:
        """What a person calls it: the file's or the folder's name, or in the hub's own cache that of the repository."""
        for parent in self.path.parents:
            if parent.name.startswith("models--"):
                return "/".join(parent.name.split("--")[1:])
        return self.path.name if self.file.layout == "folder" else self.path.stem

    @property
    def usable(self) -> bool:
        """Whether it can be the base model of a training, at least with an extra VAE."""
        if self.kind == "language":
            return not self.file.reason
        return self.kind == "base" and (not self.file.reason or self.file.missing == ("vae",))


Found = Callable[[Entry], None]


def scan(folders: Iterable[Path], found: Found | None = None, stop: threading.Event | None = None) -> list[Entry]:
    """Every model in the folders and below, by name. Slow the first time: call it in the background.

    ``found`` is told of each at once, in this thread. With ``stop`` set it returns early with what it has. Folders
    that are missing or cannot be read hold nothing.
    """
    seen = _Seen()
    entries: dict[str, Entry] = {}
    try:
        for folder in folders:
            for path in candidates(folder):
                if stop is not None and stop.is_set():
                    return list(entries.values())
                key = os.path.normcase(path)
                if key in entries or (entry := seen.look(path)) is None:
                    continue
                entries[key] = entry
                if found is not None:
                    found(entry)
    finally:
        seen.keep()
    return sorted(entries.values(), key=lambda entry: (entry.name.casefold(), str(entry.path)))


def look(path: Path) -> Entry:
    """What one file or folder is, whatever is wrong with it."""
    try:
        file = _autoencoder(path) or recognise(path)
    except (BadInput, OSError) as error:
        text = str(error) if isinstance(error, BadInput) else error.strerror or str(error)
        reason = text.removeprefix(f"{path}").removeprefix(":").strip()
        layout = "folder" if path.is_dir() else "pickle" if path.suffix.lower() != ".safetensors" else "single file"
        return Entry(ModelFile(path, layout, title="a file that cannot be read", reason=reason), "broken")
    return Entry(file, kind_of(file))


def kind_of(file: ModelFile) -> Kind:
    """What a recognised file can be used for."""
    if file.family:
        return "base"
    if file.task == TEXTS:
        return "language"
    title = file.title.lower()
    if title.startswith("a vae"):
        return "vae"
    if title.startswith("a lora"):
        return "lora"
    return "broken" if "damaged" in title or "empty" in title else "other"


def candidates(folder: Path, depth: int = 0, visited: set[str] | None = None) -> Iterator[Path]:
    """Files that may be models, and folders in diffusers layout, which are not searched further. Links are followed."""
    visited = set() if visited is None else visited
    try:
        real = os.path.realpath(folder)
        with os.scandir(folder) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except OSError:
        return
    if real in visited or depth > _DEEPEST:
        return
    visited.add(real)
    names = {child.name for child in children}
    weights = any(name.startswith("diffusion_pytorch_model") for name in names)
    weights = weights or (any(name in names for name in TOKENIZERS) and any(map(_LANGUAGE.fullmatch, names)))
    if "model_index.json" in names or ("config.json" in names and weights):
        yield folder
        return
    for child in children:
        if child.name.startswith(".") or child.name in _PASSED_OVER:
            continue
        with suppress(OSError):
            if child.is_dir():
                yield from candidates(folder / child.name, depth + 1, visited)
            elif _may_be_model(child.name, folder):
                yield folder / child.name


def _may_be_model(name: str, folder: Path) -> bool:
    lowered = name.lower()
    return lowered.endswith((".safetensors", ".ckpt")) or (lowered.endswith(".pt") and "vae" in folder.name.lower())


def _autoencoder(path: Path) -> ModelFile | None:
    """The facts of a VAE in a folder of its own."""
    config = path / "config.json"
    if not path.is_dir() or (path / "model_index.json").exists() or not config.is_file():
        return None
    try:
        kind = str(json.loads(config.read_bytes()).get("_class_name", ""))
    except (OSError, ValueError, AttributeError):
        return None
    if not kind.startswith("Autoencoder"):
        return None
    size = sum(file.stat().st_size for file in path.glob("*.safetensors"))
    return ModelFile(path, "folder", title="a VAE alone", size=size, reason="it is a VAE alone, not a base model")


class _Seen:
    """What was recognised before, by path, size and time of change."""

    def __init__(self) -> None:
        self.file, self.fresh = cache_dir() / "models.json", 0
        self.known: dict[str, Any] = {}
        with suppress(OSError, ValueError, AttributeError):
            kept = json.loads(self.file.read_bytes())
            if kept.get("format") == _FORMAT and isinstance(kept.get("models"), dict):
                self.known = kept["models"]

    def look(self, path: Path) -> Entry | None:
        try:
            mark = _mark(path)
        except OSError:
            return None  # it went away
        kept = self.known.get(str(path))
        if isinstance(kept, dict) and kept.get("mark") == mark:
            entry = _restored(path, kept)
            if entry is not None:
                return entry
        entry = look(path)
        members = {key: value for key, value in asdict(entry.file).items() if key != "path"}
        self.known[str(path)] = {"mark": mark, "kind": entry.kind, "file": members}
        self.fresh += 1
        if self.fresh % _KEEP_EVERY == 0:
            self.keep()
        return entry

    def keep(self) -> None:
        """Write it down; a cache that cannot be written is done without."""
        if not self.fresh:
            return
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self.file, json.dumps({"format": _FORMAT, "models": self.known}, ensure_ascii=False))


def _mark(path: Path) -> str:
    """What changes when a model does: size and time of a file, or of everything that lies two levels below a folder."""
    if not path.is_dir():
        state = path.stat()
        return f"{state.st_size} {state.st_mtime_ns}"
    parts = []
    for inner in (path, *sorted(child for child in path.iterdir() if child.is_dir())):
        with os.scandir(inner) as listing:
            states = [(child.name, child.stat()) for child in listing if child.is_file()]
        parts += [f"{inner.name}/{name} {state.st_size} {state.st_mtime_ns}" for name, state in sorted(states)]
    return "\n".join(parts)


def _restored(path: Path, kept: dict[str, Any]) -> Entry | None:
    members = kept.get("file")
    if not isinstance(members, dict) or members.keys() - {one.name for one in fields(ModelFile)}:
        return None
    file = ModelFile(path, **members)
    return Entry(replace(file, missing=tuple(file.missing)), kept["kind"])
