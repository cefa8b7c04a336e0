"""The place for a new project's pictures: they are dropped or chosen here, counted and shown small."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import theme
from gui.home.drop_place import DropPlace
from gui.home.small_pictures import small_pictures
from gui.widgets import Thumbnail, action_button
from project.dataset import PICTURE_SUFFIXES
from project.library import check_readable, find_pictures

_SHOWN, _SIDE = 7, 62


class PictureDrop(DropPlace):
    """Files and folders of pictures, and whether they are copied or used where they are."""

    suffixes = PICTURE_SUFFIXES

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_pictures = action_button(
            "image", self.tr("Choose pictures…"), self.tr("Choose one or more pictures"), "Alt+P"
        )
        self.choose_folder = action_button(
            "folder", self.tr("Choose folder…"), self.tr("Choose a folder of pictures"), "Alt+F"
        )
        self.empty_face("images", self.tr("Drop pictures or a folder here"), self.choose_pictures, self.choose_folder)
        shown = self.filled_face(self.tr("Add more pictures"), self.tr("Captions are written beside the originals"))
        strip = QHBoxLayout()
        strip.setSpacing(theme.S)
        self._thumbnails = [Thumbnail() for _ in range(_SHOWN)]
        for thumbnail in self._thumbnails:
            thumbnail.setFixedSize(_SIDE, _SIDE)
            strip.addWidget(thumbnail)
        strip.addStretch(1)
        shown.addLayout(strip)

    def look(self, places: list[Path]) -> tuple[int, Any]:
        found = find_pictures(places)
        check_readable(found)
        return len(found), small_pictures(found[:_SHOWN], _SIDE * 2)

    def show_found(self, found: Any) -> None:
        images = found or []
        for number, thumbnail in enumerate(self._thumbnails):
            thumbnail.set_image(images[number] if number < len(images) else None)
            thumbnail.setVisible(number < len(images))

    def counted(self, count: int) -> str:
        return self.tr("1 picture") if count == 1 else self.tr("{0} pictures").format(count)

    def titles(self) -> tuple[str, str, str]:
        endings = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PICTURE_SUFFIXES))
        return (
            self.tr("Choose pictures"),
            self.tr("Pictures ({0})").format(endings),
            self.tr("Choose a folder of pictures"),
        )
