"""What comes into the texts and goes out of them: files, folders, the clipboard, conversions and exports."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu

from gui import icons
from gui.texts.take_out import TextsOutDialog
from project.texts.pasted import adding, pasted_rows
from project.texts.reading import KINDS, TextSet
from project.texts.writing import Change

if TYPE_CHECKING:
    from gui.texts.page import TextsPage


class TextExchange(QObject):
    """Connects the page with the ways in and out."""

    def __init__(self, page: TextsPage) -> None:
        super().__init__(page)
        self._page = page
        self.menu = QMenu(page.add)
        self.menu.addAction(icons.icon("file"), self.tr("Files…"), self.choose_files)
        self.menu.addAction(icons.icon("folder"), self.tr("A folder of texts…"), self.choose_folder)
        paste = self.menu.addAction(icons.icon("copy"), self.tr("Paste from the clipboard"), self.paste)
        paste.setToolTip(self.tr("Rows of JSON or of a table, two columns of a spreadsheet, a plain text, or files"))
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the page's own shortcut acts
        self.menu.setToolTipsVisible(True)
        shortcut = QShortcut(QKeySequence("Ctrl+V"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)
        page.add.clicked.connect(self._show_menu)
        page.out.clicked.connect(self.take_out)
        page.work.added.connect(self._added)
        page.work.converted.connect(self._converted)
        page.side.convert_wanted.connect(self.convert)

    def _show_menu(self) -> None:
        add = self._page.add
        self.menu.popup(add.mapToGlobal(add.rect().bottomLeft()))

    def choose_files(self) -> None:
        """Ask for files and copy them in."""
        kinds = self.tr("Texts ({0})").format(" ".join(f"*{suffix}" for suffix in KINDS))
        chosen, _ = QFileDialog.getOpenFileNames(self._page, self.tr("Add texts"), "", kinds)
        self.bring([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Ask for a folder and copy the texts in it."""
        chosen = QFileDialog.getExistingDirectory(self._page, self.tr("Add a folder of texts"))
        self.bring([Path(chosen)] if chosen else [])

    def bring(self, places: Sequence[Path]) -> None:
        """Copy files and folders in, as one step."""
        if places:
            self._page.side.editor.finish()
            self._page.work.bring(places, self.tr("Adding of files"))

    def paste(self) -> None:
        """Take files that were copied in a file manager, or else a text as rows below the marked one."""
        page, data = self._page, QGuiApplication.clipboard().mimeData()
        if places := files_in(data):
            self.bring(places)
            return
        words = data.text() if data is not None and data.hasText() else ""
        if page.project is None or not words.strip():
            page.banner.show_message(self.tr("There is no text in the clipboard, and no file of texts."), "info")
            return
        page.side.editor.finish()
        place, near = page.current()
        basis = page.work.basis

        def changes(found: TextSet) -> list[Change]:
            below = near or (found.entries[place] if 0 <= place < len(found.entries) else None)
            made = adding(found, pasted_rows(words, basis.options if basis else None), below)
            page.mark_next(place_of(found, made[0]))
            return made

        page.work.change(changes, self.tr("Pasting of a text"), False, words)

    def convert(self, name: str) -> None:
        """Make a file that is read only one whose rows can be changed."""
        self._page.work.convert(name, self.tr("Conversion of {0}").format(name))

    def take_out(self) -> None:
        """Ask for a form and a place, and write the texts there."""
        page = self._page
        found = page.model.found
        if page.project is None or found is None or not found.rows:
            page.banner.show_message(self.tr("There are no rows to export yet."), "info")
            return
        page.side.editor.finish()
        if page.work.busy:  # what was typed just now goes out too
            page.work.when_written(self.take_out)
            return
        TextsOutDialog(page.project, found, page.view.places(), page.model.shown, page).open()

    def _added(self, names: list[str]) -> None:
        words = self.tr("{0} was copied into the project.") if len(names) == 1 else self.tr("{0} files were copied.")
        undo = self.tr("Ctrl+Z takes that back.")
        said = words.format(names[0] if len(names) == 1 else len(names))
        self._page.banner.show_message(f"{said} {undo}", "success")

    def _converted(self, name: str, new: str, original: Path) -> None:
        words = self.tr("The rows of {0} are in {1} now and can be changed. The untouched original lies in {2}.")
        undo = self.tr("Ctrl+Z takes that back.")
        self._page.banner.show_message(f"{words.format(name, new, original)} {undo}", "success")


def place_of(found: TextSet, change: Change) -> int:
    """Where in the entries a new record will stand."""
    before = itertools.takewhile(lambda file: file.name != change.file, found.files)
    return sum(map(len, before)) + change.index


def files_in(data: QMimeData | None) -> list[Path]:
    """The files of texts and folders in what is dragged or pasted."""
    if data is None or not data.hasUrls():
        return []
    places = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [place for place in places if place.suffix.lower() in KINDS or place.is_dir()]
