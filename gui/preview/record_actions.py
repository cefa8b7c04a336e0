"""What can be done with a finished preview picture: save it elsewhere, copy it, find it, put it into the trash."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import background
from gui.trash import move_to_trash
from project.errors import JobFailed
from project.runs.history import PreviewRecord

translate = QCoreApplication.translate


def file_data(path: Path, image: QImage | None = None) -> QMimeData:
    """A picture as other programs take it: as a file, and as an image if that is given."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    if image is not None:
        data.setImageData(image)
    return data


def copy(owner: QWidget, record: PreviewRecord, failed: Callable[[Exception], None]) -> None:
    """Put the picture into the clipboard, at its own size."""

    def read() -> QImage:
        image = QImage(str(record.path))
        if image.isNull():
            raise JobFailed(translate("preview", "{path} cannot be read.").format(path=record.path))
        return image

    def put(image: QImage) -> None:
        QGuiApplication.clipboard().setMimeData(file_data(record.path, image))

    background.run(owner, read, put, failed)


def save_as(owner: QWidget, record: PreviewRecord, failed: Callable[[Exception], None]) -> None:
    """Ask for a place and copy the file there."""
    title, kinds = translate("preview", "Save the picture"), translate("preview", "PNG pictures (*.png)")
    name, _ = QFileDialog.getSaveFileName(owner, title, record.path.name, kinds)
    if name:
        target = Path(name) if name.lower().endswith(".png") else Path(name + ".png")
        background.run(owner, lambda: shutil.copyfile(record.path, target), None, failed)


def show_in_folder(record: PreviewRecord) -> None:
    """Open the folder in which the picture lies."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(record.path.parent)))


def to_trash(
    owner: QWidget, record: PreviewRecord, done: Callable[[], None], failed: Callable[[Exception], None]
) -> None:
    """Move the file into the system's trash."""

    def move() -> None:
        if not record.path.exists():
            return
        try:
            move_to_trash(record.path)
        except OSError as error:
            words = translate("preview", "{path} cannot be moved to the trash. Delete it in its folder instead.")
            raise JobFailed(words.format(path=record.path)) from error

    background.run(owner, move, lambda _: done(), failed)


def describe(record: PreviewRecord) -> str:
    """The settings of a picture as lines of text."""
    event = record.event
    lines = [event.prompt or translate("preview", "(no prompt)")]
    if event.negative:
        lines.append(translate("preview", "without: {negative}").format(negative=event.negative))
    source = Path(event.adapter).stem if event.adapter else ""
    if not source and event.step:
        source = translate("preview", "training {run}, step {step}").format(run=record.run.name, step=event.step)
    if event.strength == 0:
        lines.append(translate("preview", "base model alone"))
    elif source:
        lines.append(translate("preview", "{source} at {strength:.2f}").format(source=source, strength=event.strength))
    figures = translate("preview", "seed {seed}, {steps} steps, guidance {guidance:g}, {width}×{height}")
    lines.append(
        figures.format(
            seed=event.seed, steps=event.steps, guidance=event.guidance, width=event.width, height=event.height
        )
    )
    return "\n".join(lines)
