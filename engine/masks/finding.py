"""Where the models that make masks lie: rembg's ONNX files, and CLIPSeg as a folder of transformers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from project.errors import BadInput, JobFailed
from project.models import get
from project.models.places import hub_place, is_hub_name
from project.workspace import home

Tell = Callable[[str, int, int], None]
BEST_FIRST = ("birefnet", "rmbg", "isnet", "u2net_human", "u2net", "silueta")  # of several that lie there
NO_ONNX = (
    "no mask model at hand: put an ONNX model of rembg, for example u2net.onnx or isnet-general-use.onnx, into "
    "{folder}, or name its file as model"
)
NO_CLIPSEG = (
    "no CLIPSeg model at hand: put a folder with the files of CIDAS/clipseg-rd64-refined into {folder}, or name its "
    "folder as model"
)


def masks_folder() -> Path:
    """Where models that make masks are looked for when none is named."""
    return home() / "models" / "masks"


def find_onnx(named: str = "") -> Path:
    """The ONNX file that is named: a file, a folder that holds it, rembg's name of it, or owner/name of the hub.

    Without a name the best that lies in the app's folder or rembg's own. Raises BadInput with what to put where.
    """
    if not named.strip():
        files = [file for folder in _folders() for file in _onnx_in(folder)]
        files.sort(key=lambda file: _rank(file.stem))
        if not files:
            raise BadInput(NO_ONNX.format(folder=masks_folder()))
        return files[0]
    name = named.strip()
    for place in _named(name):
        if place.is_file():
            return place
        if place.is_dir():
            if files := sorted(_onnx_in(place), key=lambda file: _rank(file.stem)):
                return files[0]
            raise BadInput(f"{place} holds no .onnx file: download the ONNX file of the model into it")
    raise BadInput(
        f"{name}: there is no such mask model: name an .onnx file, or put {Path(name).name.removesuffix('.onnx')}.onnx "
        f"into {masks_folder()}"
    )


def found_model(method: str, named: str, tell: Tell = lambda *_: None) -> Path:
    """The model of a method that needs one, "model" or "prompt". Raises BadInput and JobFailed."""
    return find_clipseg(named, tell) if method == "prompt" else find_onnx(named)


def find_clipseg(named: str = "", tell: Tell = lambda *_: None) -> Path:
    """The folder of the CLIPSeg model that is named, or the first that lies in the app's folder or in that of the hub's
    library. One that is named as owner/name is downloaded; ``tell`` hears of it in bytes.

    Raises BadInput with what to put where, JobFailed where the download fails."""
    name = named.strip()
    if name:
        for place in _named(name):
            if place.is_dir():
                if not is_clipseg(place):
                    raise BadInput(f"{place} is no CLIPSeg model: its config.json names another kind, or is not there")
                return place
        if not is_hub_name(name):
            raise BadInput(f"{name}: there is no such CLIPSeg model: name its folder")
        return _downloaded(name, tell)
    for place in [*_subfolders(masks_folder()), hub_place("CIDAS/clipseg-rd64-refined"), *_cached()]:
        if is_clipseg(place):
            return place
    raise BadInput(NO_CLIPSEG.format(folder=masks_folder()))


def _downloaded(name: str, tell: Tell) -> Path:
    try:
        place = get(name, lambda now: tell("downloading the model", now.done, now.total))
    except JobFailed as error:
        raise JobFailed(f"{name} is not on this computer, and {error}; or put a folder with its files into "
                        f"{masks_folder()}") from error  # fmt: skip
    if not is_clipseg(place):
        raise BadInput(f"{name} is no CLIPSeg model: use CIDAS/clipseg-rd64-refined")
    return place


def is_clipseg(folder: Path) -> bool:
    """Whether a folder holds a CLIPSeg model of transformers."""
    try:
        found = json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("model_type") == "clipseg"


def _folders() -> list[Path]:
    """The app's folder, and rembg's."""
    return [masks_folder(), Path(os.environ.get("U2NET_HOME") or Path.home() / ".u2net").expanduser()]


def _named(name: str) -> Iterator[Path]:
    yield Path(name).expanduser()
    file = name if name.endswith(".onnx") else f"{name}.onnx"
    for folder in _folders():
        yield folder / file
        yield folder / name
    if is_hub_name(name):
        yield hub_place(name)
        yield masks_folder() / name.rpartition("/")[2]


def _onnx_in(folder: Path) -> list[Path]:
    """The ONNX files of a folder, or of its folder onnx as the hub's repositories have it."""
    return sorted(folder.glob("*.onnx")) or sorted(folder.glob("onnx/*.onnx")) or sorted(folder.glob("*/*.onnx"))


def _subfolders(folder: Path) -> list[Path]:
    return [folder, *sorted(path for path in folder.glob("*") if path.is_dir())]


def _cached() -> Iterator[Path]:
    """What the hub's own library has downloaded for other programs."""
    from huggingface_hub.constants import HF_HUB_CACHE

    yield from sorted(Path(HF_HUB_CACHE).glob("models--CIDAS--clipseg-*/snapshots/*"))


def _rank(stem: str) -> tuple[int, str]:
    name = stem.lower()
    place = next((place for place, part in enumerate(BEST_FIRST) if part in name), len(BEST_FIRST))
    return place, name
