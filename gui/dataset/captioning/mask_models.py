"""The models that find a subject: what is at hand by itself, and what another file, folder or name is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.dataset.captioning.model_field import Judged, Suggestion
from project.errors import BadInput
from project.models import find, is_hub_name
from project.workspace import home

CLIPSEG = "CIDAS/clipseg-rd64-refined"  # on the hub

translate = QCoreApplication.translate


def suggestions(way: str) -> list[Suggestion]:
    """What is taken without a name: the engine looks where such models are put."""
    folder = home() / "models" / "masks"
    if way == "prompt":
        sentence = translate("captioning", "The CLIPSeg folder that lies in {folder}, or that the hub's library has.")
    else:
        sentence = translate("captioning", "The best of rembg's ONNX files in {folder} or in rembg's own folder.")
    title = translate("captioning", "What is on this computer")
    found = [Suggestion("", title, way, 0, sentence.format(folder=folder))]
    if way == "prompt":
        sentence = translate("captioning", "Finds what English words name, in photos best.")
        found.append(Suggestion(CLIPSEG, "CLIPSeg rd64 refined", way, 603_000_000, sentence))
    return found


def is_here(value: str) -> bool:
    """Whether a suggestion needs no download. Slow."""
    return bool(value) and find(value) is not None


def judged(way: str) -> Callable[[str], Judged]:
    """What tells whether a file, folder or name will do for a way. Slow. Raises BadInput with a sentence."""

    def judge(value: str) -> Judged:
        place = Path(value).expanduser()
        if place.is_file() and (way == "prompt" or place.suffix.lower() != ".onnx"):
            wanted = {"prompt": translate("captioning", "CLIPSeg is a folder: choose the folder of its files.")}
            raise BadInput(wanted.get(way, translate("captioning", "An .onnx file of rembg is wanted.")))
        if place.exists() or is_hub_name(value) or "/" not in value:
            return Judged(way, "")
        raise BadInput(translate("captioning", "There is no such file or folder."))

    return judge
