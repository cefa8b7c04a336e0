"""What the editor needs of a picture, read off the GUI thread."""

import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from gui.dataset.picture_file import read_picture
from project.buckets import Buckets
from project.dataset.pictures import PictureError, measure
from project.errors import BadInput
from project.library import Project
from project.masking.writing import mask_file
from project.retouch import Applied, buckets_of_project, edits_of, read_mask
from project.retouch.record import read

_LONGEST = 4096  # pixels of the picture that is shown; edits are done on the file itself


@dataclass(frozen=True)
class Opened:
    """`image` is null if the picture cannot be shown, `problem` then says why. `edits` is what can be taken back, the
    last one first; `place` where edits went before; `notes` are problems that leave the picture usable."""

    image: QImage
    full: QSize
    mask: Image.Image | None
    has_mask: bool
    edits: tuple[Applied, ...]
    place: str
    buckets: Buckets | None
    problem: str = ""
    notes: tuple[str, ...] = ()


def open_picture(path: Path, project: Project, size: QSize) -> Opened:
    """Read a picture, its mask, what is known of its edits, and the buckets of its project. `size` is the picture's in
    pixels, where that is known already; an empty one where not."""
    notes = []
    buckets = None
    try:
        buckets = buckets_of_project(project)
    except BadInput as error:
        notes.append(str(error))
    try:
        full = size if not size.isEmpty() and path.is_file() else QSize(*measure(path))
    except (PictureError, OSError) as error:
        reason = error.reason if isinstance(error, PictureError) else str(error)
        return Opened(QImage(), QSize(), None, False, (), "", buckets, reason, tuple(notes))
    mask, has_mask = None, os.path.isfile(mask_file(path))
    try:
        mask = read_mask(path, (full.width(), full.height()))
    except BadInput as error:
        notes.append(str(error))
    edits: tuple[Applied, ...] = ()
    try:
        edits = tuple(edits_of(path, project))
    except BadInput as error:
        notes.append(str(error))
    return Opened(
        read_picture(path, _LONGEST), full, mask, has_mask, edits, read(project).place, buckets, "", tuple(notes)
    )
