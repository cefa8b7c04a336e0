"""The preview picture of an export: one of the project's previews, or one that the app draws."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from gui import background, icons, theme
from project.library import Project
from project.runs.history import PreviewRecord, preview_history

_SIDE = 84
_MOST = 40
_PATH = Qt.ItemDataRole.UserRole + 1


class PicturePicker(QListWidget):
    """A row of pictures, the newest of the run first and chosen; before them the wish that the app draws one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[Project, Path] | None = None
        theme.role(self, "plain")
        self.setAccessibleName(self.tr("Preview picture"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setSpacing(theme.XS)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(_SIDE + 44)
        self.currentItemChanged.connect(self.changed)
        self._fill([])

    def picture(self) -> Path | None:
        """The chosen picture; None if the app is to draw one."""
        item = self.currentItem()
        path = item.data(_PATH) if item is not None else None
        return path if isinstance(path, Path) else None

    def show_run(self, project: Project, run: Path) -> None:
        """Offer the project's pictures, those of this run first. They are read in the background."""
        self._wanted = project, run

        def found(records: list[PreviewRecord]) -> None:
            if self._wanted == (project, run):
                self._fill(ordered(records, run))

        background.run(self, lambda: preview_history(project.previews, project.runs), found, lambda _: self._fill([]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.count():
            self.item(0).setIcon(_dice())

    def _fill(self, records: Sequence[PreviewRecord]) -> None:
        self.clear()
        draw = QListWidgetItem(_dice(), self.tr("Draw one"))
        draw.setToolTip(self.tr("The app draws a picture with this LoRA, from a caption of your pictures"))
        self._add(draw)
        for record in records:
            item = QListWidgetItem(_square(QImage()), "")
            item.setData(_PATH, record.path)
            item.setToolTip(record.event.prompt)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, record.event.prompt)
            self._add(item)
        self.setCurrentRow(1 if records and self._wanted and records[0].run == self._wanted[1] else 0)
        paths = [record.path for record in records]
        if paths:
            background.run(self, lambda: [(path, _read(path)) for path in paths], self._show)

    def _add(self, item: QListWidgetItem) -> None:
        item.setSizeHint(QSize(_SIDE + 12, _SIDE + 26))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.addItem(item)

    def _show(self, pictures: list[tuple[Path, QImage]]) -> None:
        by_path = dict(pictures)
        for row in range(1, self.count()):
            item = self.item(row)
            image = by_path.get(item.data(_PATH))
            if image is not None:
                item.setIcon(_square(image))


def ordered(records: Sequence[PreviewRecord], run: Path) -> list[PreviewRecord]:
    """The pictures that show a LoRA, newest first, those of a run before the others."""
    shown = [record for record in records if record.event.strength >= 0.3]
    own = [record for record in shown if record.run == run or str(run) in record.event.adapter]
    return [*own, *(record for record in shown if record not in own)][:_MOST]


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    side = min(image.width(), image.height())
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


def _dice() -> QIcon:
    """The dice in the middle of a square as large as a picture."""
    pixmap = QPixmap(2 * _SIDE, 2 * _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    icons.toned("dice", "muted").paint(painter, QRect(_SIDE * 5 // 8, _SIDE * 5 // 8, _SIDE * 3 // 4, _SIDE * 3 // 4))
    painter.end()
    return QIcon(pixmap)


def _square(image: QImage) -> QIcon:
    if image.isNull():
        empty = QPixmap(_SIDE, _SIDE)
        empty.fill(Qt.GlobalColor.transparent)
        return QIcon(empty)
    icon = QIcon(QPixmap.fromImage(image))
    icon.addPixmap(QPixmap.fromImage(image), QIcon.Mode.Selected)  # as it is: a tint would be taken for the picture's
    return icon
