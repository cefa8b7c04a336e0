"""The menu Exchange, and what is dropped on the page or pasted into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from gui import background, icons
from gui.dataset.exchange.incoming import fetched, incoming, saved
from gui.dataset.exchange.take_out import TakeOutDialog
from project.exchange import ARCHIVES, TABLES
from project.exchange.generation import prompt_of

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage


class Exchange(QObject):
    """Connects the page with the ways in and out."""

    def __init__(self, page: DatasetPage) -> None:
        super().__init__(page)
        self._page = page
        menu = page.exchange_menu
        bring = menu.addAction(icons.icon("download"), self.tr("Import an archive or dataset file…"), self._choose)
        bring.setToolTip(self.tr("A zip, metadata.csv or .jsonl, kohya's dataset .toml or meta .json"))
        paste = menu.addAction(icons.icon("copy"), self.tr("Paste pictures"), self.paste)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the page's own shortcut acts
        prompts = menu.addAction(icons.icon("tag"), self.tr("Prompts of generated pictures as captions"), self.prompts)
        prompts.setToolTip(
            self.tr("Pictures without a caption get the prompt that A1111, Forge, ComfyUI or InvokeAI wrote into them")
        )
        menu.addSeparator()
        out = menu.addAction(icons.icon("upload"), self.tr("Export the dataset…"), self.take_out)
        out.setShortcut(QKeySequence("Ctrl+E"))
        out.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for keys, act in (("Ctrl+V", self.paste), ("Ctrl+E", self.take_out)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dragged can be dropped here."""
        return bool(incoming(data))

    def take(self, data: QMimeData | None) -> bool:
        """Bring in what was dropped or pasted; False if there is nothing in it."""
        found, page = incoming(data), self._page
        if not found or page.project is None:
            return False
        if found.files:
            page.add_pictures(list(found.files))
            return True
        if found.addresses:
            page.banner.show_message(self.tr("Fetching the picture…"), "info")
        image = found.image

        def work() -> tuple[list[Path], str]:
            return ([saved(image)], "") if image is not None else fetched(found.addresses)

        def done(got: tuple[list[Path], str]) -> None:
            files, reason = got
            if found.addresses:
                page.banner.clear()
            if reason:
                page.banner.show_message(reason, "warning")
            page.add_pictures(files)

        background.run(self, work, done, lambda error: page.banner.show_message(background.readable(error), "error"))
        return True

    def paste(self) -> None:
        """Bring in what the clipboard holds."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            text = self.tr("There is no picture in the clipboard. Copy a picture, or files in the file manager.")
            self._page.banner.show_message(text, "info")

    def prompts(self) -> None:
        """Give pictures without a caption the prompt that stands in their metadata, as one step."""
        page = self._page
        bare = [entry for entry in page.chosen() if entry.bare]

        def work() -> list[str]:
            return [prompt_of(entry.path) for entry in bare]

        def done(found: list[str]) -> None:
            changes = [(entry, words) for entry, words in zip(bare, found, strict=True) if words and entry.bare]
            count = page.collection.change_captions(self.tr("prompts as captions"), changes)
            text = self.tr("{count} captions were taken from prompts. Ctrl+Z takes them back.").format(count=count)
            if not count:
                text = self.tr("None of these pictures lacks a caption and carries a prompt.")
            page.banner.show_message(text, "success" if count else "info")

        background.run(self, work, done, lambda error: page.banner.show_message(background.readable(error), "error"))

    def take_out(self) -> None:
        """Ask for a form and a place, and write the dataset there."""
        page = self._page
        if page.project is None or not page.collection.model.entries:
            page.banner.show_message(self.tr("There are no pictures to export yet."), "info")
            return
        page.editing.finish()
        page.collection.words.flush()
        selected = [entry.path for entry in page.grid.selected()]
        TakeOutDialog(page.project, selected, len(page.collection.model.entries), page).open()

    def _choose(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in (*ARCHIVES, *TABLES))
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("Import a dataset"),
            "",
            self.tr("Archives and dataset files ({kinds})").format(kinds=kinds),
        )
        self._page.add_pictures([Path(name) for name in names])
