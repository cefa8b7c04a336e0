"""Editing captions on the page: which field is open on which picture, and what happens when it closes."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui import background
from gui.dataset.caption_edit import LONGEST
from gui.dataset.collection import Collection
from gui.dataset.entries import Entry
from gui.dataset.grid import Grid
from gui.dataset.viewer import Viewer
from gui.language import joined, translated
from gui.page import Page
from gui.widgets import confirm
from project.dataset import Caption, likely_text


class Editing(QObject):
    """Connects the caption fields of the grid and of the large view with the one edit that can be under way."""

    def __init__(self, collection: Collection, grid: Grid, viewer: Viewer, page: Page) -> None:
        super().__init__(page)
        self.collection, self.grid, self.viewer, self._page = collection, grid, viewer, page
        editor = grid.editor
        grid.edit_wanted.connect(self.begin)
        editor.textChanged.connect(self._typed)
        editor.saved.connect(self.finish)
        editor.left.connect(self.finish)
        editor.cancelled.connect(self._cancel)
        editor.moved.connect(self._go_on)
        viewer.edit_begun.connect(self._begin_in_view)
        viewer.typed.connect(collection.session.type)
        viewer.edit_ended.connect(self._end_in_view)
        collection.overtaken.connect(self._overtaken)

    def begin(self, entry: Entry) -> None:
        """Open the field on a tile."""
        if self.collection.session.entry is entry:
            return
        self.finish()
        if len(entry.caption.text) > LONGEST:
            text = self.tr("The caption of {name} has {count} characters, too many to be edited here.")
            count = f"{len(entry.caption.text):,}"
            self._page.banner.show_message(
                joined(text.format(name=entry.name, count=count), self.tr("Find and replace can, or a text editor.")),
                "info",
            )
            return
        if entry.loaded and entry.file in self.collection.model.entries and self._may_replace(entry, self.grid):
            self._open(entry, entry.caption.text)

    def finish(self) -> None:
        """Close the field and keep the text."""
        self.collection.session.finish()
        self._close()

    def _open(self, entry: Entry, text: str) -> None:
        self.collection.model.keep = entry.file
        self.collection.session.begin(entry)
        self.grid.show_editor(entry, text)
        if entry.caption.problem:
            self._propose(entry)

    def _close(self) -> None:
        self.collection.model.keep = None
        if self.grid.edited is not None:
            self.grid.hide_editor()

    def _typed(self) -> None:
        if self.grid.edited is not None:
            self.collection.session.type(self.grid.editor.text())

    def _cancel(self) -> None:
        self.collection.session.cancel()
        self._close()

    def _go_on(self, step: int) -> None:
        """Save, and open the field of a neighbour; at the ends just save."""
        entry, model = self.grid.edited, self.collection.model
        row = model.row_of(entry.file) if entry is not None else None
        self.finish()
        if row is not None and 0 <= row + step < len(model.rows):
            self.begin(model.rows[row + step])

    def _begin_in_view(self, entry: Entry) -> None:
        if self.collection.session.entry is entry:
            return
        if self._may_replace(entry, self.viewer):
            self.collection.session.begin(entry)
            if entry.caption.problem:
                self._propose(entry)
        else:
            self.viewer.canvas.setFocus()

    def _end_in_view(self, keep: bool) -> None:
        if keep:
            self.collection.session.finish()
        else:
            self.collection.session.cancel()

    def _may_replace(self, entry: Entry, over: QWidget) -> bool:
        """Ask before a caption file is replaced whose text could not be read."""
        if not entry.caption.problem:
            return True
        title = self.tr("Replace the caption file?")
        text = self.tr("{problem}. A new caption replaces it; the old file is kept with .bak at the end of its name.")
        return confirm(over, title, text.format(problem=translated(entry.caption.problem)), self.tr("Replace"))

    def _propose(self, entry: Entry) -> None:
        """Put what the unreadable file probably says into the field, as long as nothing was typed."""
        path = entry.path

        def done(text: str) -> None:
            session = self.collection.session
            if not text or session.entry is not entry or session.text:
                return
            if self.grid.edited is entry:
                self.grid.editor.setPlainText(text)
                self.grid.editor.selectAll()
            elif self.viewer.entry is entry:
                self.viewer.caption.setPlainText(text)

        background.run(self, lambda: likely_text(path), done)

    def _overtaken(self, entry: Entry, caption: Caption) -> None:
        text = self.tr("Another program changed the caption of {name}. What you type here is kept.")

        def take() -> None:
            self.collection.use_other(entry, caption)
            self._close()

        self._page.banner.show_message(text.format(name=entry.name), "warning", self.tr("Use the other text"), take)
