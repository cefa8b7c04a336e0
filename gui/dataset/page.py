"""The Dataset page: puts the grid, the rows above it, the large view and the states of the folder together."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui import background, theme
from gui.dataset import captioning, exchange, retouch, words
from gui.dataset.bars import LARGEST, SMALLEST, SummaryRow, ToolRow
from gui.dataset.collection import Collection
from gui.dataset.editing import Editing
from gui.dataset.entries import Entry
from gui.dataset.exchange import Exchange
from gui.dataset.grid import Grid
from gui.dataset.side import OnlyRow, SideStack
from gui.dataset.thumbnails import Thumbnails
from gui.dataset.viewer import Viewer
from gui.language import joined
from gui.page import Page
from gui.widgets import EmptyState, action_button, confirm, tool_button, with_key
from project.dataset import PICTURE_SUFFIXES
from project.library import Project, relink
from project.schema import PICTURES


class DatasetPage(Page):
    """The pictures of the project and their captions."""

    task = PICTURES

    pictures_changed = Signal(int)  # how many pictures there are
    project_changed = Signal(object)  # the Project, with settings that were chosen here
    settings_wanted = Signal(dict)  # options of the training
    pictures_relocated = Signal(object)  # Project, with another picture folder that the person chose
    thumbnail_size_changed = Signal(int)

    exchange: Exchange
    retouching: retouch.Retouch
    making: captioning.Making

    def __init__(self, thumbnail_size: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.collection = Collection(self)
        self.thumbnails = Thumbnails(self)
        self.grid = Grid(self.collection.model, self.thumbnails)
        self.viewer = Viewer(self.thumbnails, self)
        self.tools, self.summary = ToolRow(), SummaryRow()
        self.editing = Editing(self.collection, self.grid, self.viewer, self)
        self._reported = -1
        self._copy_shown = False
        self._then = ""
        self._build_header()
        self._build_states()
        self._connect()
        self._add_shortcuts()
        self.tools.slider.setValue(thumbnail_size)
        for room in (words, captioning, retouch, exchange):
            room.install(self)

    # the window's side

    def open_project(self, project: Project) -> None:
        self.close_project()
        super().open_project(project)
        self.banner.clear()
        self.tools.reset()
        self._show_all()
        self._reported = -1
        self.thumbnails.open(project.cache / "thumbnails")
        self.stack.setCurrentWidget(self.waiting)
        self.collection.open(project)
        self.collection.watch.set_active(self.isVisible())
        self.making.open_project()

    def at_risk(self) -> str:
        self.editing.finish()
        words = ""
        if count := self.collection.unsaved():
            one = self.tr("One caption could not be written yet. If you close now, it is lost.")
            many = self.tr("{count} captions could not be written yet. If you close now, they are lost.")
            words = one if count == 1 else many.format(count=count)
        return joined(words, self.retouching.at_risk(), self.making.at_risk())

    def close_project(self) -> None:
        self.editing.finish()
        self.retouching.close()
        if self.viewer.entry is not None:
            self.viewer.close_view()
        self.making.close_project()
        self.collection.close()
        self.thumbnails.close()
        super().close_project()

    def show_only(self, files: Sequence[str], title: str, then: str = "") -> None:
        """Show these pictures alone, under a row that says what they have in common; `then` open them to "caption" or
        to "crop" them, as soon as they are there."""
        self.editing.finish()
        self._show_all()
        self.only.show_title(title, len(files))
        self.collection.model.only = frozenset(files)
        self.collection.model.arrange()
        self._counted()
        self._then = then
        if self.collection.model.entries:
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, ""
        if then == "caption":
            self.making.open_captions()
        elif then == "crop" and (row := next(iter(self.collection.model.rows), None)) is not None:
            self.grid.select([row.file])
            self.retouching.edit("crop")

    def remove(self, files: Sequence[str]) -> None:
        """Move pictures to the trash; Ctrl+Z brings them back."""
        self.collection.remove([Path(file) for file in files])

    def change_words(self, operation: str, what: dict[str, object]) -> None:
        """Lay out an operation on captions that another page wishes for."""
        words.change(self, operation, what)

    def chosen(self) -> list[Entry]:
        """The pictures that an action is meant for: the selected ones, or all that are shown."""
        selected: list[Entry] = self.grid.selected()
        return selected or list(self.collection.model.rows)

    def set_side(self, key: str, panel: QWidget) -> None:
        """Give the place at the right of the grid a panel."""
        self.side.add(key, panel)

    def toggle_side(self, key: str) -> bool:
        """Open a panel at the right of the grid, or close it; returns whether it is open now."""
        return self.side.toggle(key)

    # building

    def _build_header(self) -> None:
        self.undo = tool_button("undo", self.tr("Undo"))
        self.redo = tool_button("redo", self.tr("Redo"))
        self.trash = tool_button("trash", self.tr("Remove the selected pictures (Del)"))
        tip = self.tr("Copy pictures into this project, with their captions")
        self.add = action_button("plus", self.tr("Add pictures…"), tip, "Ctrl+I", "primary")
        self.add_menu = QMenu(self.add)
        self.add_menu.addAction(self.tr("Pictures…"), self.choose_pictures)
        self.add_menu.addAction(self.tr("A folder of pictures…"), self._choose_folder)
        self.captions_menu, captions = self._menu("tag", self.tr("Captions"), self.tr("Words of many pictures at once"))
        self.pictures_menu, pictures = self._menu("image", self.tr("Edit"), self.tr("Crop, turn and mask pictures"))
        self.exchange_menu, exchange = self._menu(
            "share", self.tr("Exchange"), self.tr("Bring datasets in, or take them out")
        )
        self.header(self.tr("Dataset"), self.undo, self.redo, self.trash, captions, pictures, exchange, self.add)

    def _menu(self, icon: str, text: str, tooltip: str) -> tuple[QMenu, QPushButton]:
        button = action_button(icon, text, tooltip)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return menu, button

    def _build_states(self) -> None:
        gallery = QWidget()
        column = QVBoxLayout(gallery)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.tools)
        column.addWidget(self.summary)
        self.only = OnlyRow()
        self.only.hide()
        column.addWidget(self.only)
        self.side = SideStack()
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.grid)
        middle.addWidget(self.side)
        middle.setStretchFactor(0, 1)
        column.addWidget(middle, 1)
        self.gallery = gallery
        self.empty = EmptyState(
            "images",
            self.tr("No pictures yet"),
            self.tr("Drop pictures or a folder here. Ten to thirty good ones are enough for a start."),
            self.tr("Add pictures…"),
        )
        self.vanished = EmptyState("folder", self.tr("The picture folder is gone"), "", self.tr("Choose folder…"))
        self.nothing = EmptyState(
            "search", self.tr("Nothing found"), self.tr("No picture fits the search."), self.tr("Show all pictures")
        )
        self.waiting = QWidget()
        self.stack = QStackedWidget()
        for state in (self.waiting, gallery, self.empty, self.vanished):
            self.stack.addWidget(state)
        column.addWidget(self.nothing, 1)
        self.nothing.hide()
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        collection, grid = self.collection, self.grid
        self.add.clicked.connect(self._show_add_menu)
        self.undo.clicked.connect(self.undo_last)
        self.redo.clicked.connect(self._redo)
        self.trash.clicked.connect(self._remove)
        self.empty.acted.connect(self.choose_pictures)
        self.vanished.acted.connect(self._relocate)
        self.nothing.acted.connect(self._show_all)
        self.tools.searched.connect(self._search)
        self.tools.search.left.connect(self.grid.setFocus)
        self.tools.ordered.connect(self._order)
        self.tools.sized.connect(self._resize_tiles)
        self.summary.chosen.connect(self._filter)
        grid.remove_wanted.connect(self._remove)
        grid.open_wanted.connect(self._open_view)
        grid.view_moved.connect(self._in_view)
        grid.selectionModel().selectionChanged.connect(self._selected)
        self.only.closed.connect(self._show_all)
        collection.opened.connect(self._opened)
        collection.gone.connect(self._gone)
        collection.counted.connect(self._counted)
        collection.notice.connect(self._notice)
        collection.replaced.connect(self._replaced)
        collection.copying.connect(self._copying)
        collection.copied.connect(self._copied)
        collection.model.modelReset.connect(self._rearranged)
        collection.model.dataChanged.connect(self.viewer.refresh)
        self.viewer.step_wanted.connect(self._step)
        self.viewer.closed.connect(self._view_closed)
        stack = collection.undo
        for changed in (stack.undoTextChanged, stack.redoTextChanged, stack.canUndoChanged, stack.canRedoChanged):
            changed.connect(self._history_changed)
        self._history_changed()
        self._selected()

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.undo_last),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+F", self._begin_search),
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # states

    def _opened(self) -> None:
        self._show_state()
        self._in_view()
        if self.grid.isVisible() and not self.grid.currentIndex().isValid() and self.collection.model.rows:
            self.grid.setCurrentIndex(self.collection.model.index(0))
            self.grid.clearSelection()
        self._go_on()

    def _gone(self, reason: str) -> None:
        self.editing.finish()
        self.vanished.text.setText(
            self.tr("{reason}. Put it back, or choose where the pictures are now.").format(reason=reason)
        )
        self.stack.setCurrentWidget(self.vanished)

    def _show_state(self) -> None:
        if self.collection.project is None:
            return
        some = bool(self.collection.model.entries)
        if some and self.stack.currentWidget() is not self.gallery:
            self.stack.setCurrentWidget(self.gallery)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not some:
            self.stack.setCurrentWidget(self.empty)

    def _counted(self) -> None:
        counts = self.collection.counts()
        selected = len(self.grid.selectionModel().selectedIndexes())
        self.summary.show_counts(counts, selected)
        self.tools.show_found(len(self.collection.model.rows), counts["all"])
        if self.stack.currentWidget() is not self.vanished and self.collection.watch.listing is not None:
            self._show_state()
            if counts["all"] != self._reported:
                self._reported = counts["all"]
                self.pictures_changed.emit(counts["all"])

    def _rearranged(self) -> None:
        model = self.collection.model
        nothing = bool(model.entries) and not model.rows
        self.nothing.setVisible(nothing)
        self.grid.setHidden(nothing)
        self.tools.show_found(len(model.rows), len(model.entries))
        entry = self.viewer.entry
        if entry is not None and entry.file not in model.entries:
            self.viewer.close_view()

    def _selected(self) -> None:
        self.trash.setEnabled(self.grid.selectionModel().hasSelection())
        self.collection.count_soon()

    def _replaced(self, file: str) -> None:
        self.thumbnails.forget(file)
        self._in_view()

    def _notice(self, text: str, kind: str) -> None:
        self.banner.show_message(text, kind)

    # what the person does

    def _begin_search(self) -> None:
        self.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.search.selectAll()

    def _search(self, words: str) -> None:
        self.editing.finish()
        self.collection.model.arrange(words=words)

    def _order(self, order: str) -> None:
        self.editing.finish()
        self.collection.model.arrange(order=order)

    def _filter(self, shown: str) -> None:
        self.editing.finish()
        self.collection.model.arrange(shown=shown)
        self._counted()

    def _show_all(self) -> None:
        self.only.hide()
        self.collection.model.only = None
        self.tools.reset()
        self.summary.show_chosen("all")
        self.collection.model.arrange(shown="all", words="")
        self._counted()

    def _resize_tiles(self, size: int) -> None:
        self.grid.set_tile_size(size)
        self.thumbnail_size_changed.emit(size)

    def _larger(self) -> None:
        self.tools.slider.setValue(min(LARGEST, self.tools.slider.value() + 32))

    def _smaller(self) -> None:
        self.tools.slider.setValue(max(SMALLEST, self.tools.slider.value() - 32))

    def _in_view(self) -> None:
        if self.collection.project is not None and self.grid.isVisible():
            place = self.grid.tile.picture_rect(QRect(QPoint(), self.grid.tile.cell))
            self.thumbnails.set_box(place.size(), self.devicePixelRatioF())
            self.thumbnails.want(self.grid.entries_in_view(1.0))
            self.collection.in_view(self.grid.entries_in_view())

    def undo_last(self) -> None:
        """Take back the last change of captions or pictures."""
        self.editing.finish()
        self.collection.undo.undo()

    def _redo(self) -> None:
        self.editing.finish()
        self.collection.undo.redo()

    def _history_changed(self) -> None:
        stack = self.collection.undo
        for button, can, text, nothing, some, keys in (
            (self.undo, stack.canUndo(), stack.undoText(), self.tr("Undo"), self.tr("Undo {what}"), "Ctrl+Z"),
            (self.redo, stack.canRedo(), stack.redoText(), self.tr("Redo"), self.tr("Redo {what}"), "Ctrl+Shift+Z"),
        ):
            button.setEnabled(can)
            button.setToolTip(with_key(some.format(what=text) if text else nothing, keys))

    def _remove(self) -> None:
        chosen = [entry.path for entry in self.grid.selected()]
        if not chosen or self.project is None:
            return
        linked = self.project.linked
        if len(chosen) > 1 or linked:
            title = self.tr("Remove {count} pictures?").format(count=len(chosen))
            if len(chosen) == 1:
                title = self.tr("Remove {name}?").format(name=chosen[0].name)
            text = self.tr("They go to the trash with their captions. Ctrl+Z brings them back.")
            if linked:
                text = self.tr(
                    "The pictures of this project are a linked folder. They are moved to the trash there: {folder}"
                ).format(folder=self.project.images)
            if not confirm(self, title, text, self.tr("Remove"), danger=True):
                return
        row = self.collection.model.row_of(str(chosen[0])) or 0
        self.collection.remove(chosen)
        self._land_on(row)

    def _land_on(self, row: int) -> None:
        """After a removal the picture that took the place is the current one."""
        count = len(self.collection.model.rows)
        if count:
            self.grid.setCurrentIndex(self.collection.model.index(min(row, count - 1)))
            self.grid.clearSelection()

    # adding

    def _show_add_menu(self) -> None:
        width = self.add_menu.sizeHint().width()
        self.add_menu.popup(self.add.mapToGlobal(QPoint(self.add.width() - width, self.add.height() + 2)))

    def choose_pictures(self) -> None:
        """Ask for pictures to add."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add pictures"), "", self.tr("Pictures ({kinds})").format(kinds=kinds)
        )
        self.add_pictures([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder of pictures"))
        self.add_pictures([Path(name)] if name else [])

    def add_pictures(self, sources: Sequence[Path]) -> None:
        """Copy pictures into the project; for a linked folder after asking."""
        if not sources or self.project is None:
            return
        if self.project.linked:
            text = self.tr("The pictures of this project are a linked folder. They are copied there: {folder}")
            title, yes = self.tr("Add to the linked folder?"), self.tr("Add")
            if not confirm(self, title, text.format(folder=self.project.images), yes):
                return
        self.collection.add(sources)

    def _copying(self, done: int, every: int) -> None:
        if every > 20:
            self._copy_shown = True
            text = self.tr("Adding pictures: {done} of {count}").format(done=done, count=every)
            self.banner.show_message(text, "info", self.tr("Stop"), self.collection.stop_copying, closable=False)

    def _copied(self, pictures: list[Path]) -> None:
        if self._copy_shown:
            self._copy_shown = False
            self.banner.clear()
        self.grid.select([str(picture) for picture in pictures])

    def _relocate(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where are the pictures now?"))
        if not name or self.project is None:
            return
        project = self.project

        def failed(error: Exception) -> None:
            self.banner.show_message(background.readable(error), "error")

        background.run(self, lambda: relink(project, Path(name)), self.pictures_relocated.emit, failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        inside = event.source()
        own = isinstance(inside, QWidget) and self.isAncestorOf(inside)
        if self.project is not None and not own and self.exchange.takes(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.exchange.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    # the large view

    def _open_view(self, entry: Entry) -> None:
        self.editing.finish()
        self._view(entry)

    def _view(self, entry: Entry) -> None:
        row = self.collection.model.row_of(entry.file)
        if row is not None:
            place = self.tr("{number} of {count}").format(
                number=f"{row + 1:,}", count=f"{len(self.collection.model.rows):,}"
            )
            self.viewer.open_on(entry, place)

    def _step(self, step: int) -> None:
        entry, rows = self.viewer.entry, self.collection.model.rows
        row = self.collection.model.row_of(entry.file) if entry is not None else None
        if row is not None and rows:
            self._view(rows[(row + step) % len(rows)])
            self.grid.choose(rows[(row + step) % len(rows)].file)

    def _view_closed(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.project is not None:
            self.collection.use_settings(self.project)
            self.retouching.use_settings(self.project)
        self.collection.watch.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.editing.finish()
        self.collection.watch.set_active(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.grid.viewport().update()
        super().changeEvent(event)
