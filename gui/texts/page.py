"""The Dataset page of texts: puts table, filters and pane together, and says what is wrong with the folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui import background, theme
from gui.page import Page
from gui.texts.bars import TextBars
from gui.texts.columns import blank, with_cell
from gui.texts.exchange import TextExchange, files_in
from gui.texts.finding import ALL, Search, chips_of, of_lengths, remarks_of, surplus
from gui.texts.model import TextTable
from gui.texts.row_editor import only_raw
from gui.texts.side import ROW, SidePane
from gui.texts.table import TextView
from gui.texts.work import TextWork
from gui.widgets import EmptyState, action_button, tool_button, with_key
from project.library import Project, relink
from project.schema import TEXTS
from project.texts.encoding import Encoder
from project.texts.health import TextHealth
from project.texts.pasted import new_name
from project.texts.reading import TextSet
from project.texts.rows import Row
from project.texts.writing import added, read_raw, removed

_OF_LENGTH = "of length"


class TextsPage(Page):
    """The rows of the project's texts."""

    task = TEXTS
    texts_relocated = Signal(object)  # Project, with another folder that the person chose

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.work = TextWork(self)
        self.model = TextTable(self)
        self.view = TextView(self.model)
        self.bars, self.side = TextBars(), SidePane()
        self.search = Search(self)
        self.search.look_in(lambda: self.model.found)
        self.health: TextHealth | None = None
        self._taken = ALL
        self._matches: Sequence[int] | None = None
        self._chip_rows: dict[str, Sequence[int]] = {}
        self._wanted_place = -1
        self._build()
        self.exchange = TextExchange(self)
        self._connect()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.undo = tool_button("undo", self.tr("Undo"))
        self.redo = tool_button("redo", self.tr("Redo"))
        self.trash = tool_button("trash", self.tr("Remove the marked rows (Del)"))
        self.add_row = action_button(
            "plus", self.tr("Add row"), self.tr("Add an empty row below the marked one"), "Ctrl+R"
        )
        tip = self.tr("Copy files of texts into this project")
        self.add = action_button("file", self.tr("Add texts…"), tip, "Ctrl+I", "primary")
        self.out = tool_button("upload", self.tr("Export these texts in another form"), "Ctrl+E")
        self.header(self.tr("Dataset"), self.undo, self.redo, self.trash, self.out, self.add_row, self.add)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.bars)
        self.nothing = EmptyState("search", self.tr("Nothing found"), self.tr("No row fits."), self.tr("Show all rows"))
        self.rows = QStackedWidget()
        self.rows.addWidget(self.view)
        self.rows.addWidget(self.nothing)
        middle = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        middle.addWidget(self.rows)
        middle.addWidget(self.side)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        middle.setSizes([560, 320])
        column.addWidget(middle, 1)
        self.full = full
        self.empty = EmptyState(
            "file",
            self.tr("No texts yet"),
            self.tr(
                "Drop files here: JSONL, JSON, CSV, TSV or Parquet with conversations, questions and answers or texts, "
                "or plain .txt and .md files. Or add rows by hand."
            ),
            self.tr("Add texts…"),
        )
        self.vanished = EmptyState("folder", self.tr("The folder of texts is gone"), "", self.tr("Choose folder…"))
        self.waiting = QWidget()
        self.stack = QStackedWidget()
        for state in (self.waiting, full, self.empty, self.vanished):
            self.stack.addWidget(state)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        work, view = self.work, self.view
        work.read.connect(self._read)
        work.failed.connect(self._gone)
        work.refused.connect(self._refused)
        work.outside.connect(self._changed_outside)
        work.judging.connect(self._judging)
        work.judged.connect(self._judged)
        work.steps_changed.connect(self._steps_changed)
        self.model.edit_wanted.connect(self._cell_edited)
        self.model.not_read.connect(lambda _: work.reread())
        view.selectionModel().currentRowChanged.connect(lambda *_: self._row_marked())
        view.selectionModel().selectionChanged.connect(lambda *_: self._marked())
        view.remove_wanted.connect(self.remove_rows)
        view.open_wanted.connect(self._open_row)
        self.side.editor.edited.connect(self._row_edited)
        self.side.editor.raw_edited.connect(self._raw_edited)
        self.side.lengths_chosen.connect(self._show_lengths)
        self.bars.searched.connect(self._search)
        self.bars.chosen.connect(self.show_chip)
        self.bars.thin_wanted.connect(self.keep_one_of_each)
        self.search.found.connect(self._found)
        self.search.failed.connect(self._complain)
        self.nothing.acted.connect(self.show_all)
        self.empty.acted.connect(self.exchange.choose_files)
        self.vanished.acted.connect(self._relocate)
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self.trash.clicked.connect(self.remove_rows)
        self.add_row.clicked.connect(self.new_row)
        for keys, act in (
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+F", self._begin_search),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._steps_changed("", "")
        self._marked()

    # --- the window's side --------------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        self.close_project()
        super().open_project(project)
        self.banner.clear()
        self.stack.setCurrentWidget(self.waiting)
        self.work.open(project)
        self.work.set_active(self.isVisible())

    def update_project(self, project: Project) -> None:
        super().update_project(project)
        if self.work.project is not None and self.work.project.folder == project.folder:
            self.work.use(project)

    def at_risk(self) -> str:
        self.side.editor.finish()
        return (
            self.tr("Changes of texts could not be written yet. If you close now, they are lost.")
            if not self.work.queue.flush() and self.work.busy
            else ""
        )

    def close_project(self) -> None:
        self.side.editor.finish()
        self.search.stop()
        self.work.close()
        self.bars.reset()
        self.health, self._taken, self._matches, self._chip_rows = None, ALL, None, {}
        self.search.words = ""
        self.model.set_texts(None)
        self.side.show_row(-1, None, False)
        self.side.show_health(None, None)
        self._steps_changed("", "")
        super().close_project()

    # --- what the work says -------------------------------------------------------------------------------------------

    def _read(self, found: TextSet, same_places: bool) -> None:
        marked = self._wanted_place if self._wanted_place >= 0 else self._current()
        self._wanted_place = -1
        self.model.set_texts(found, same_places)
        if not same_places:
            self.health, self._chip_rows, self._taken = None, {}, ALL
            self._matches = None
            self.side.show_health(None, self.side.encoder)
            self.bars.show_chips([], len(found.entries), len(found.entries) - len(found.rows), ALL)
            self.search.again()
        some = bool(len(found.entries)) or bool(found.problems)
        self.stack.setCurrentWidget(self.full if some else self.empty)
        self._arrange()
        if not same_places and len(found.entries):
            self.view.choose(min(max(marked, 0), len(found.entries) - 1))
        self._row_marked()

    def _gone(self, reason: str) -> None:
        self.vanished.text.setText(
            self.tr("{0}. Put it back, or choose where the texts are now.").format(reason.rstrip("."))
        )
        self.stack.setCurrentWidget(self.vanished)

    def _refused(self, reason: str, typed: str) -> None:
        """A change that was not made: what was typed can be copied, so that it is not lost."""
        sentence = f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
        if typed:
            self.banner.show_message(
                sentence, "error", self.tr("Copy my text"), lambda: QGuiApplication.clipboard().setText(typed)
            )
        else:
            self.banner.show_message(sentence, "error")

    def _changed_outside(self, names: str) -> None:
        words = self.tr("Another program changed {0}: the texts were read again.").format(names)
        self.banner.show_message(words, "info")

    def _judging(self, what: str, done: int, total: int) -> None:
        titles = {
            "reading": self.tr("Reading …"),
            "looking": self.tr("Looking through the rows …"),
            "counting tokens": self.tr("Counting tokens …"),
        }
        share = f" {done * 100 // total} %" if total else ""
        self.bars.show_status(titles.get(what, "") + share)

    def _judged(self, health: TextHealth, encoder: Encoder | None) -> None:
        self.health = health
        chips = chips_of(health)
        self._chip_rows = {chip.key: chip.rows for chip in chips}
        if self._taken not in (ALL, _OF_LENGTH, *self._chip_rows):
            self._taken = ALL
        found = health.found
        self.bars.show_chips(chips, len(found.entries), len(found.entries) - len(found.rows), self._taken)
        self.model.set_findings(health.lengths, health.limit, remarks_of(health))
        self.side.show_health(health, encoder)
        self._tell_shown()

    def _steps_changed(self, undoable: str, redoable: str) -> None:
        for button, what, nothing, some, keys in (
            (self.undo, undoable, self.tr("Undo"), self.tr("Undo {0}"), "Ctrl+Z"),
            (self.redo, redoable, self.tr("Redo"), self.tr("Redo {0}"), "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(what))
            button.setToolTip(with_key(some.format(what) if what else nothing, keys))

    # --- which rows are shown -----------------------------------------------------------------------------------------

    def _begin_search(self) -> None:
        self.bars.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bars.search.selectAll()

    def _search(self, words: str) -> None:
        self.side.editor.finish()
        self.search.search(words)

    def _found(self, places: Sequence[int] | None) -> None:
        self._matches = places
        self._arrange()

    def show_chip(self, key: str) -> None:
        """Show only the rows of a finding."""
        self.side.editor.finish()
        self._taken = key
        self.bars.mark(key)
        self._arrange()

    def _show_lengths(self, first: int, last: int) -> None:
        if self.health is not None:
            self._chip_rows[_OF_LENGTH] = of_lengths(self.health, first, last)
            self.show_chip(_OF_LENGTH)

    def show_all(self) -> None:
        """Forget search and filter."""
        self.bars.reset()
        self.search.search("")
        self._matches = None
        self.show_chip(ALL)

    def _arrange(self) -> None:
        marked = self._current()
        rows = self._chip_rows.get(self._taken) if self._taken != ALL else None
        if rows is None:
            shown = self._matches
        elif self._matches is None:
            shown = rows
        else:
            wanted = set(self._matches)
            shown = [row for row in rows if row in wanted]
        if shown is not self.model.shown:
            self.model.set_shown(shown)
            if self.model.rowCount():
                self.view.choose(marked if self.model.line(marked) >= 0 else self.model.place(0))
        self.rows.setCurrentWidget(self.view if self.model.rowCount() else self.nothing)
        self._tell_shown()

    def _tell_shown(self) -> None:
        found, shown = self.model.found, self.model.rowCount()
        every = len(found.entries) if found is not None else 0
        words = self.tr("{0} of {1}").format(f"{shown:,}", f"{every:,}") if shown != every else ""
        self.bars.show_status(words)

    # --- one row ------------------------------------------------------------------------------------------------------

    def _current(self) -> int:
        index = self.view.currentIndex()
        return self.model.place(index.row()) if index.isValid() and index.row() < self.model.rowCount() else -1

    def current(self) -> tuple[int, Row | None]:
        """The place of the marked row, -1 without one, and the row if it was read."""
        place = self._current()
        return place, self.model.row(place) if place >= 0 else None

    def mark_next(self, place: int) -> None:
        """Mark this place of the entries once the change that is under way is made."""
        self._wanted_place = place

    def _row_marked(self) -> None:
        place = self._current()
        if place < 0:
            self.side.show_row(-1, None, False)
            return

        def show(row: Row) -> None:
            if self._current() == place:
                self.side.show_row(place, row, self.model.writable(row))
                if only_raw(row):
                    self._show_raw(row)

        self.model.with_row(place, show)

    def _show_raw(self, row: Row) -> None:
        """A row that has no parts is shown as the line that it is."""
        file = self.model.file(row)
        if file is not None:
            judge = lambda words: read_raw(file, words).problem  # noqa: E731
            self.model.with_raw(row, lambda raw: self.side.editor.show_raw(row, raw, judge))

    def _marked(self) -> None:
        self.trash.setEnabled(self.view.selectionModel().hasSelection())

    def _open_row(self) -> None:
        self.side.show_face(ROW)
        self.side.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.editor.focusNextChild()

    def _cell_edited(self, place: int, key: str, text: str) -> None:
        before = self.model.row(place)
        if before is not None:
            self._write(place, before, with_cell(before, key, text), text)

    def _row_edited(self, before: Row, after: Row) -> None:
        self._write(self.side.editor.place, before, after, self.side.editor.typed())

    def _raw_edited(self, row: Row, before: str, after: str) -> None:
        self.work.edit_raw(row, before, after, self.tr("Change of a line"))

    def _write(self, place: int, before: Row, after: Row, typed: str) -> None:
        self.model.draft(place, after)
        self.work.edit(before, after, self.tr("Change of a row"), typed)
        if place == self._current():
            self._row_marked()

    # --- many rows ----------------------------------------------------------------------------------------------------

    def _undo(self) -> None:
        self.side.editor.finish()
        self.work.undo()

    def _redo(self) -> None:
        self.side.editor.finish()
        self.work.redo()

    def remove_rows(self) -> None:
        """Take the marked rows out of their files; Ctrl+Z brings them back."""
        self._remove(self.view.places())

    def keep_one_of_each(self) -> None:
        """Take out the rows that another one says already."""
        if self.health is not None:
            self._remove(surplus(self.health))

    def _remove(self, places: Sequence[int]) -> None:
        found = self.model.found
        if not places or found is None:
            return
        self.side.editor.finish()
        title = self.tr("Removal of a row") if len(places) == 1 else self.tr("Removal of {0} rows").format(len(places))
        self._wanted_place = min(places)
        ordered = sorted(places, reverse=True)  # of one file the last ones first
        self.work.change(lambda now: [removed(now, now.entries[place]) for place in ordered], title, False)

    def new_row(self) -> None:
        """Add an empty row below the marked one, or at the end of the only file."""
        found, place = self.model.found, self._current()
        if found is None:
            return
        self.side.editor.finish()
        like = self.model.row(place) if place >= 0 else None
        listed = [file for file in found.files if file.writable and file.kind != "plain"]
        here = next((file for file in listed if like is not None and file.name == like.file), None)
        name = here.name if here is not None else listed[-1].name if listed else new_name(found)
        index = like.index + 1 if here is not None and like is not None else 1 << 40
        values = blank(like if here is not None else None)
        self._wanted_place = place + 1 if here is not None else len(found.entries)
        self.side.show_face(ROW)
        self.work.change(lambda now: [added(now, name, index, values)], self.tr("New row"), False)

    # --- files --------------------------------------------------------------------------------------------------------

    def _relocate(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where are the texts now?"))
        if name and (project := self.project) is not None:
            background.run(
                self,
                lambda: relink(project, Path(name)),
                self.texts_relocated.emit,
                lambda error: self._complain(background.readable(error)),
            )

    def _complain(self, text: str) -> None:
        self.banner.show_message(text, "error")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.project is not None and files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.exchange.bring(files_in(event.mimeData()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.side.editor.finish()
        self.work.set_active(False)
        super().hideEvent(event)
