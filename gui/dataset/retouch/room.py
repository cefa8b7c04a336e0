"""Connects the editor with the page: its menu, the large view, what is saved, and the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand

from gui import background, icons
from gui.dataset.entries import Entry
from gui.dataset.retouch.batch import BatchCrop
from gui.dataset.retouch.editor import Editor
from gui.dataset.retouch.facts import LandingFacts
from gui.dataset.retouch.marks import Marks
from gui.dataset.retouch.mask_layer import MaskLayer
from gui.dataset.retouch.questions import ask_place
from gui.dataset.retouch.steps import EditPictures, Job, PutMask, Result, TakeBackEdits, Tell
from gui.language import joined, translated
from gui.widgets import confirm
from project.library import Project
from project.masking.writing import Kept, put_mask
from project.retouch import Applied, Edit, edits_of, former_masks, remove_mask
from project.retouch.record import keep_place, read

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

_SHOWN = 5  # pictures from which on a progress is shown


class Retouch(QObject):
    """The room's side of the page. `marks.look()` is for whoever wrote a mask by other ways."""

    _told = Signal(object, str, int, int)

    def __init__(self, page: DatasetPage) -> None:
        super().__init__(page)
        self.page, self.collection = page, page.collection
        self.editor = Editor(page)
        self.marks = Marks(page.collection, self)
        self.facts = LandingFacts(page.viewer, page.collection, self)
        self._place = ""
        self._stopped: set[int] = set()
        self._progress_of = 0
        self._fill_menu()
        editor, viewer = self.editor, page.viewer
        editor.save_wanted.connect(self._save)
        editor.mask_wanted.connect(self._save_mask)
        editor.mask_gone.connect(self._delete_mask)
        editor.take_back_wanted.connect(lambda entry: self.take_back([entry]))
        editor.step_wanted.connect(self._step)
        editor.place_chosen.connect(self._keep_place)
        editor.closed.connect(self._closed)
        editor.parts.mask.use_wanted.connect(lambda: page.settings_wanted.emit({"mask_source": "masklabel"}))
        viewer.retouch_wanted.connect(self.edit)
        self._told.connect(self._show_progress)
        page.collection.opened.connect(self._opened)
        page.collection.replaced.connect(self._replaced)
        page.collection.model.modelReset.connect(self._rearranged)

    def _fill_menu(self) -> None:
        menu, page = self.page.pictures_menu, self.page
        for icon, text, mode, key in (
            ("crop", self.tr("Crop…"), "crop", "C"),
            ("turn_right", self.tr("Turn and straighten…"), "turn", "R"),
            ("brush", self.tr("Paint the mask…"), "mask", "M"),
        ):
            action = menu.addAction(icons.icon(icon), text)
            action.triggered.connect(lambda _=False, mode=mode: self.edit(mode))
            action.setToolTip(self.tr("Opens the picture that is chosen"))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the grid's own shortcut acts
            shortcut = QShortcut(QKeySequence(key), page.grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda mode=mode: self.edit(mode))
        menu.addSeparator()
        many = self.tr("All chosen pictures as one step; none is changed without its original being kept")
        for icon, text, act in (
            ("crop", self.tr("Crop all to a shape…"), lambda: self._crop_many("1:1")),
            ("layers", self.tr("Crop all to their buckets…"), lambda: self._crop_many("bucket")),
            ("turn_left", self.tr("Turn all to the left"), lambda: self._turn_many(Edit(270))),
            ("turn_right", self.tr("Turn all to the right"), lambda: self._turn_many(Edit(90))),
            ("mirror", self.tr("Mirror all"), lambda: self._turn_many(Edit(mirror=True))),
        ):
            menu.addAction(icons.icon(icon), text, act).setToolTip(many)
        menu.addSeparator()
        back = menu.addAction(icons.icon("undo"), self.tr("Take back the edits"), self._take_back_many)
        back.setToolTip(self.tr("Brings the originals of the chosen pictures back, byte for byte"))
        menu.aboutToShow.connect(lambda: back.setEnabled(any(entry.edited for entry in page.chosen())))

    # the editor

    def edit(self, mode: str) -> None:
        """Open the editor on the picture that is shown large, or is the current one."""
        page = self.page
        entry = page.viewer.entry or page.grid.current() or next(iter(page.collection.model.rows), None)
        if entry is None or page.project is None:
            page.banner.show_message(self.tr("There is no picture to edit. Add pictures first."), "info")
            return
        page.editing.finish()
        self._open(entry, mode)

    def use_settings(self, project: Project) -> None:
        """The project's settings may be others now."""
        self.editor.use_settings(project)

    def close(self) -> None:
        """The project is closed: what was painted is saved."""
        self.editor.close_editor()
        self.collection.files.flush()
        self.editor.unwritten.clear()
        self.marks.close()

    def _open(self, entry: Entry, mode: str) -> None:
        assert self.page.project is not None
        self.editor.place = self._place
        self.editor.open_on(entry, self.page.project, mode, self.page.thumbnails.get(entry))

    def _step(self, by: int) -> None:
        rows, entry = self.collection.model.rows, self.editor.entry
        row = self.collection.model.row_of(entry.file) if entry is not None else None
        if row is not None and rows:
            follower = rows[(row + by) % len(rows)]
            self._open(follower, self.editor.mode)
            self.page.grid.choose(follower.file)

    def _closed(self) -> None:
        viewer = self.page.viewer
        if viewer.entry is not None:
            viewer.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.page.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opened(self) -> None:
        project = self.page.project
        self._place = ""
        if project is not None:
            background.run(self, lambda: read(project).place, self._remember_place)

    def _remember_place(self, place: str) -> None:
        self._place = place

    def _keep_place(self, place: str) -> None:
        self._place = place
        if (project := self.page.project) is not None:
            self.collection.files.put("place of edits", lambda: keep_place(project, place))

    def _asked_place(self, place: str) -> str:
        """Where edits go: as it was said before, or as the person says now. Empty if they think better of it."""
        if not (place or self._place):
            place = ask_place(self.page)
            if place:
                self._keep_place(place)
        return place or self._place

    def _save(self, entry: Entry, edit: Edit, place: str) -> None:
        place = self._asked_place(place)
        if not place:
            return
        title = self.tr("editing {name}").format(name=entry.path.name)
        self.editor.close_editor()
        self._push(title, [Job(entry.path, lambda _: edit, entry.caption.text)], place)

    def _save_mask(self, entry: Entry, layer: MaskLayer) -> None:
        project, picture, unwritten = self.page.project, entry.path, self.editor.unwritten
        if project is None:
            return

        def work() -> Kept:
            kept = put_mask(picture, layer.whole(), former_masks(project))
            if unwritten.get(entry.file) is layer:  # in this thread: known at once to who waits for it
                del unwritten[entry.file]
            return kept

        def failed(error: Exception) -> None:
            self.editor.mask_refused(entry)
            text = self.tr("{reason} What was painted is kept until it can be written.")
            self.page.banner.show_message(
                text.format(reason=_sentence(background.readable(error))),
                "error",
                self.tr("Try again"),
                self._write_again,
            )

        unwritten[entry.file] = layer
        self._put_mask(self.tr("mask of {name}").format(name=picture.name), picture, work, failed)

    def _write_again(self) -> None:
        """Write the masks that the disk refused."""
        self.page.banner.clear()
        for file, layer in list(self.editor.unwritten.items()):
            if (entry := self.collection.model.entries.get(file)) is not None:
                self._save_mask(entry, layer)

    def at_risk(self) -> str:
        """What would be lost now, as sentences; empty if nothing."""
        editor = self.editor
        editor.save_mask()
        self.collection.files.flush()
        texts = []
        if editor.pending and editor.entry is not None:
            texts.append(self.tr("The edit of {name} is not saved.").format(name=editor.entry.name))
        if count := len(editor.unwritten.keys() & self.collection.model.entries.keys()):
            text = self.tr("{count} painted masks could not be written yet. If you close now, they are lost.")
            one = self.tr("One painted mask could not be written yet. If you close now, it is lost.")
            texts.append(one if count == 1 else text.format(count=count))
        return joined(*texts)

    def _delete_mask(self, entry: Entry) -> None:
        project, picture = self.page.project, entry.path
        if project is not None:
            title = self.tr("deleting the mask of {name}").format(name=picture.name)
            self._put_mask(title, picture, lambda: remove_mask(picture, former_masks(project)))

    def _put_mask(
        self, title: str, picture: Path, work: Callable[[], Kept], refused: Callable[[Exception], None] | None = None
    ) -> None:
        folder = self._folder()

        def done(kept: Kept) -> None:
            if folder is not None and folder == self._folder():
                self.collection.undo.push(PutMask(self, title, picture, kept))
                self.marks.look()

        def failed(error: Exception) -> None:
            self._complain([(picture, background.readable(error))])

        self.collection.files.put(object(), work, done, refused or failed)

    def _replaced(self, file: str) -> None:
        if self.editor.entry is not None and self.editor.entry.file == file:
            self.editor.reload()
        viewer = self.page.viewer
        if viewer.entry is not None and viewer.entry.file == file:
            viewer.open_on(viewer.entry, viewer.place.text())
            if self.editor.entry is not None:
                self.editor.raise_()

    def _rearranged(self) -> None:
        entry = self.editor.entry
        if entry is None or entry.file in self.collection.model.entries or self.collection.project is None:
            return
        layer = self.editor.mask_stage.layer
        lost = self.editor.pending or (layer is not None and layer.changed)
        if layer is not None:
            layer.snapshot()  # there is no picture left for it
        self.editor.close_editor()
        text = self.tr("{name} is gone: another program moved or deleted it.").format(name=entry.name)
        if lost:
            text = joined(text, self.tr("What was not saved of it is lost."))
        self.page.banner.show_message(text, "warning")

    # many at once

    def _crop_many(self, shape: str) -> None:
        chosen = [entry for entry in self.page.chosen() if not entry.never]
        if not chosen or self.page.project is None:
            return
        dialog = BatchCrop(len(chosen), self._place, shape, self.page)
        if dialog.exec():
            if dialog.place() != self._place:
                self._keep_place(dialog.place())
            self.change(chosen, dialog.make(self.page.project), self.tr("cropping"), dialog.place())
        dialog.deleteLater()

    def _turn_many(self, edit: Edit) -> None:
        chosen = [entry for entry in self.page.chosen() if not entry.never]
        if not chosen or self.page.project is None:
            return
        if not self.page.grid.selected() and len(chosen) > 1:
            title = self.tr("Turn all {count} pictures?").format(count=f"{len(chosen):,}")
            text = self.tr("No picture is selected, so all that are shown are meant. Ctrl+Z takes it back.")
            if not confirm(self.page, title, text, self.tr("Turn")):
                return
        place = self._asked_place("")
        if place:
            self.change(chosen, lambda _: edit, self.tr("turning"), place)

    def change(self, entries: Sequence[Entry], make: Callable[[Path], Edit], what: str, place: str) -> None:
        """Edit pictures as one step; `make` gives each its edit, in the thread that does it."""
        title = f"{what} {entries[0].path.name}"
        if len(entries) > 1:
            title = self.tr("{what} {count} pictures").format(what=what, count=f"{len(entries):,}")
        self._push(title, [Job(entry.path, make, entry.caption.text) for entry in entries], place)

    def _push(self, title: str, jobs: list[Job], place: str) -> None:
        project = self.page.project
        if project is not None:
            self.collection.session.finish()
            where: Any = "instead" if place == "instead" else "beside"
            self.collection.undo.push(EditPictures(self, title, project, jobs, where))

    # taking back

    def _take_back_many(self) -> None:
        self.take_back([entry for entry in self.page.chosen() if entry.edited])

    def take_back(self, entries: Sequence[Entry]) -> None:
        """Bring the originals of these back, as one step."""
        project = self.page.project
        if project is None or not entries:
            return
        self.page.editing.finish()
        captions = {entry.name: entry.caption.text for entry in self.collection.model.entries.values()}

        def work() -> list[Applied]:
            return [edit for entry in entries for edit in edits_of(entry.path, project)]

        def done(edits: list[Applied]) -> None:
            if not edits or project is not self.page.project:
                return
            name = entries[0].path.name if len(entries) == 1 else str(len(entries))
            title = self.tr("taking back the edit of {name}").format(name=name)
            if len(entries) > 1:
                title = self.tr("taking back the edits of {count} pictures").format(count=name)
            self.editor.close_editor()
            self.collection.undo.push(TakeBackEdits(self, title, project, edits, captions))

        background.run(self, work, done, lambda error: self._complain([(Path(), background.readable(error))]))

    # file work

    def do(self, step: QUndoCommand, work: Callable[[Tell], Result], new: bool) -> None:
        """Do a step of the history in the collection's thread; a new one that brought nothing is left out again."""
        key, title, words = id(step), step.text(), self.collection.words
        folder = self._folder()

        def tell(done: int, every: int) -> bool:
            if every >= _SHOWN:
                self._told.emit(key, title, done, every)
            return key not in self._stopped

        def whole() -> Result:
            words.flush()  # captions are copied along
            return work(tell)

        def done(result: Result) -> None:
            self._end_progress(key)
            if folder != self._folder():  # the project was closed, and its history with it
                return
            if new and not result.pictures:
                self._forget(step)
            self._show(result, new)

        def failed(error: Exception) -> None:
            self._end_progress(key)
            self._complain([(Path(), background.readable(error))])

        self.collection.files.put(object(), whole, done, failed)

    def _folder(self) -> Path | None:
        return self.collection.project.folder if self.collection.project is not None else None

    def _forget(self, step: QUndoCommand) -> None:
        """Leave a step that did nothing out of the history."""
        stack = self.collection.undo
        step.setObsolete(True)
        if stack.index() and stack.command(stack.index() - 1).isObsolete():
            stack.undo()  # which only drops it

    def _show(self, result: Result, new: bool) -> None:
        collection, page = self.collection, self.page
        collection.watch.look()
        collection.count_soon()
        self.marks.look()
        if result.problems:
            self._complain(result.problems)
        elif result.aside:
            text = self.tr("Changed since the edit, and therefore kept in {folder}: {names}.")
            names = ", ".join(path.name for path in result.aside[:3])
            page.banner.show_message(text.format(folder=result.aside[0].parent, names=names), "info")
        elif new and len(result.pictures) == 1:
            text = self.tr("Saved: {name}. Ctrl+Z takes it back.")
            if result.back:
                text = self.tr("The original of {name} is back, as it was.")
            text = text.format(name=result.pictures[0].name)
            page.banner.show_message(text, "success")
        elif new:
            text = self.tr("{count} pictures are done. Ctrl+Z takes them all back.")
            if result.back:
                text = self.tr("{count} originals are back, as they were.")
            page.banner.show_message(text.format(count=f"{len(result.pictures):,}"), "success")

    def _complain(self, problems: Sequence[tuple[Path, str]]) -> None:
        path, reason = problems[0]
        named = bool(path.name) and not reason.startswith((path.name, str(path)))
        text = f"{path.name}: {translated(reason)}" if named else translated(reason)
        if len(problems) > 1:
            text = self.tr("{reason}, and {count} more").format(reason=text, count=len(problems) - 1)
        self.page.banner.show_message(text, "error")

    def _show_progress(self, key: int, title: str, done: int, every: int) -> None:
        text = self.tr("{what}: {done} of {count}").format(what=title, done=f"{done:,}", count=f"{every:,}")
        self._progress_of = key
        self.page.banner.show_message(
            text[:1].upper() + text[1:], "info", self.tr("Stop"), lambda: self._stopped.add(key), closable=False
        )

    def _end_progress(self, key: int) -> None:
        self._stopped.discard(key)
        if self._progress_of == key:
            self._progress_of = 0
            self.page.banner.clear()


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
