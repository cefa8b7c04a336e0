"""The dialog that crops or turns many pictures in one go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.retouch.shape_field import BUCKET, ShapeField
from gui.language import joined
from gui.widgets import Segmented
from project.buckets import Buckets
from project.dataset.pictures import PictureError, measure
from project.errors import BadInput
from project.library import Project
from project.retouch import Edit, bucket_crop, buckets_of_project, centred

Make = Callable[[Path], Edit]


class BatchCrop(QDialog):
    """Which shape many pictures are cut to, and where the copies go."""

    def __init__(self, count: int, place: str, shape: str, parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("Crop 1 picture") if count == 1 else self.tr("Crop {count} pictures").format(count=f"{count:,}")
        self.setWindowTitle(title)
        self.shape = ShapeField(free=False)
        self.shape.choose(shape)
        self.follow = QCheckBox(self.tr("Standing pictures get the standing shape"))
        self.follow.setChecked(True)
        self.places = Segmented((("beside", self.tr("Beside the originals")), ("instead", self.tr("Instead of them"))))
        self.places.set_value(place or "beside")
        self.note = QLabel(wordWrap=True)
        theme.role(self.note, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("Crop"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.role(self.go, "primary")
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        heading = QLabel(title)
        theme.role(heading, "heading")
        for part in (heading, self.shape, self.follow, self.places, self.note, buttons):
            column.addWidget(part)
        self.setMinimumWidth(440)
        self.shape.changed.connect(self._tell)
        self.places.changed.connect(self._tell)
        self._tell()

    def place(self) -> str:
        return self.places.value()

    def make(self, project: Project) -> Make:
        """What gives each picture its crop. Raises BadInput in the thread that calls it."""
        shape, follow = self.shape.shape(), self.follow.isChecked()
        if self.shape.key() == BUCKET:
            return to_buckets(project)
        assert shape is not None
        return lambda picture: _cut(picture, shape, follow)

    def _tell(self) -> None:
        bucket = self.shape.key() == BUCKET
        self.follow.setVisible(not bucket and self.shape.shape() != (1.0, 1.0))
        text = self.tr("The largest part of that shape is cut out of the middle.")
        if bucket:
            text = self.tr("Each picture is cut to the bucket that is nearest to its shape, about its middle: "
                           "what training would cut off is cut off now.")  # fmt: skip
        more = self.tr("The originals stay in the set.")
        if self.places.value() == "instead":
            more = self.tr("The originals are kept in the project and can be brought back.")
        self.note.setText(joined(text, more))


def to_buckets(project: Project) -> Make:
    """Cuts each picture to the bucket that is nearest to its shape."""
    known: list[Buckets] = []

    def make(picture: Path) -> Edit:
        if not known:
            known.append(buckets_of_project(project))
        size = _size(picture)
        return Edit(crop=_own(bucket_crop(*size, known[0]), size))

    return make


def _cut(picture: Path, shape: tuple[float, float], follow: bool) -> Edit:
    wide, tall = _size(picture)
    if follow and (tall > wide) != (shape[1] > shape[0]) and tall != wide:
        shape = shape[1], shape[0]
    return Edit(crop=_own(centred(wide, tall, *shape), (wide, tall)))


def _own(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    if box == (0, 0, *size):
        raise BadInput("it has that shape already")
    return box


def _size(picture: Path) -> tuple[int, int]:
    try:
        return measure(picture)
    except PictureError as error:
        raise BadInput(error.reason) from error
