"""The models that are suggested for captions, which of them are here, and what another file, folder or name is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.dataset.captioning.model_field import Judged, Suggestion
from gui.language import translated
from project import models
from project.captioning import KNOWN, known, recognise

translate = QCoreApplication.translate


def suggestions() -> list[Suggestion]:
    """All models that are worth naming."""
    return [
        Suggestion(each.key, translated(each.title), each.kind, each.size, translated(each.sentence)) for each in KNOWN
    ]


def is_here(value: str) -> bool:
    """Whether a suggestion needs no download. Slow."""
    model = known(value)
    return model is not None and (not model.hub or models.find(model.hub) is not None)


def judged(value: str) -> Judged:
    """What a folder, a file or a hub name is. Slow. Raises BadInput with a sentence."""
    place = Path(value).expanduser()
    there = place.exists()
    if not there and (model := known(value)) is not None:
        return Judged(model.kind, translated(model.sentence))
    if not there and models.is_hub_name(value):
        found = models.find(value)
        if found is None:
            text = translate("captioning", "It is downloaded from Hugging Face first; what kind it is shows then.")
            return Judged("", text)
        place = found
    kind = recognise(place)
    titles = {
        "open_clip": translate("captioning", "A CLIP model: it puts captions together from phrases."),
        "coca": translate("captioning", "A CoCa model: it writes a short sentence."),
        "tagger": translate("captioning", "A tagger: it writes tags."),
        "captioner": translate("captioning", "A captioner: it writes sentences."),
    }
    return Judged(kind, titles.get(kind, ""))
