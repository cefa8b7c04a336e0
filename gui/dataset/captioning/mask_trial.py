"""What a mask would look like on one picture, for the ways that need no model: quick enough to follow the hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gui import background
from gui.dataset.captioning.mask_picture import veiled
from gui.language import as_sentence, joined, translated
from project.dataset.pictures import PictureError, Small, load_small
from project.masking import Looked, MaskingOptions, finished
from project.masking.sight import colour_values

_LONGEST = 512  # pixels of the longer side of what is tried on
WAYS = ("alpha", "colour")


class Trial(QObject):
    """One trial at a time; of several that are asked for meanwhile only the last is done."""

    done = Signal(object, object, str)  # the picture and the veiled one as QImage, and what is to be known

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: tuple[Path, str, MaskingOptions] | None = None

    def ask(self, picture: Path, method: str, options: MaskingOptions) -> None:
        """Try a way on a picture."""
        self._next = (picture, method, options)
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or self._next is None:
            return
        self._busy = True
        (picture, method, options), self._next = self._next, None
        background.run(self, lambda: tried(picture, method, options), self._tried, self._failed)

    def _tried(self, found: tuple[QImage, QImage, str]) -> None:
        self._busy = False
        if self._next is None:
            self.done.emit(*found)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.done.emit(QImage(), QImage(), background.readable(error))
        self._go_on()


def tried(picture: Path, method: str, options: MaskingOptions) -> tuple[QImage, QImage, str]:
    """A small picture, the same under its mask, and a sentence if there is something to know. Slow."""
    try:
        small = load_small(picture, _LONGEST)
    except PictureError as error:
        return QImage(), QImage(), f"{picture.name}: {translated(error.reason)}"
    bare = _image(small.image)
    if method not in WAYS:
        return bare, bare, ""
    looked = by_small_alpha(small) if method == "alpha" else colour_values(small.image, options)
    note = joined(*(as_sentence(f"{picture.name} {translated(note)}") for note in looked.notes))
    if looked.values is None:
        return bare, bare, note
    scale = max(small.image.size) / max(small.size)
    mask = finished(looked.values, options.sure_from(method), scaled(options, scale))
    return bare, veiled(bare, mask), note


def by_small_alpha(small: Small) -> Looked:
    """How opaque a small picture is, as `by_alpha` tells it of a file."""
    if small.alpha is None or small.alpha.getextrema()[0] == 255:
        return Looked(None, ("has no transparent parts: it counts as a whole without a mask",))
    return Looked(np.asarray(small.alpha, np.float32) / np.float32(255))


def scaled(options: MaskingOptions, scale: float) -> MaskingOptions:
    """The options for a picture of another size: what counts pixels is made smaller with it."""
    sizes = {
        "smallest": round(options.smallest * scale * scale),
        "grow": round(options.grow * scale),
        "feather": round(options.feather * scale),
        "resolution": round((options.resolution or 0) * scale),
    }
    return options.model_copy(update=sizes | {"widen_thin": options.widen_thin and scale > 0.5})


def _image(picture: Image.Image) -> QImage:
    data = picture.convert("RGB").tobytes()
    return QImage(data, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888).copy()
