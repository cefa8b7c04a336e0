"""The pictures of the open project: keeps list, files and history in step, with all disk work in threads."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from gui import background
from gui.dataset.adding import Added, copy_in
from gui.dataset.caption_writes import CaptionWrites
from gui.dataset.captions import CaptionLoader
from gui.dataset.checks import Checker
from gui.dataset.entries import Check, Entry, Rules, entries_of
from gui.dataset.history import AddPictures, EditCaptions, RemovePictures
from gui.dataset.model import PictureModel
from gui.dataset.past import Found, Past
from gui.dataset.session import EditSession
from gui.dataset.trash import Moved, Outcome, belongings, bring_back, discard, to_trash
from gui.dataset.watch import FolderWatch
from gui.file_queue import FileQueue
from gui.language import translated
from project.dataset import Caption, Change, Listing
from project.dataset.caption_file import CaptionFile
from project.dataset.captions import tidy
from project.library import Project
from project.model_facts import smallest_picture
from project.words.style import style_of

_COUNT_EVERY = 250
_LAST_WRITES = 3000  # milliseconds that a closing project waits for its captions; what is left is offered next time


class Collection(QObject):
    """What the page shows and changes."""

    opened = Signal()
    closed = Signal()
    used = Signal(object)  # the Project, with settings that count from now on
    gone = Signal(str)
    counted = Signal()
    notice = Signal(str, str)  # a text for the banner, and its kind
    overtaken = Signal(object, object)  # the caption being typed was changed by another program: Entry, Caption
    replaced = Signal(str)  # a picture's file is another one now
    copying = Signal(int, int)
    copied = Signal(list)
    unfinished = Signal(str, object)  # a step during which the app was ended: its title and its writes
    discard_with: Callable[[Path], Path | None] = staticmethod(to_trash)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.model = PictureModel(self)
        self.undo = QUndoStack(self)
        self.words, self.files = FileQueue(self), FileQueue(self)
        self.watch = FolderWatch(self._serial, self._busy, _prepared, self)
        self.loader, self.checker = CaptionLoader(self), Checker(self)
        self.past = Past(self.words, self)
        self.writes = CaptionWrites(self.words, self.model, self.past, self)
        self.session = EditSession(self._write_typed, self)
        self.replaying = False
        self._held: list[EditCaptions] = []  # steps that wait until the history of earlier days is there
        self.past.found.connect(self._remembered)
        self.past.failed.connect(self._no_history)
        self.writes.notice.connect(self.notice)
        self.writes.overtaken.connect(self._overtaken)
        self.writes.changed.connect(self.count_soon)
        self.session.committed.connect(self._committed)
        self.watch.opened.connect(self._opened)
        self.watch.stamped.connect(self._stamped)
        self.watch.changed.connect(self._changed)
        self.watch.gone.connect(self.gone)
        self.loader.arrived.connect(self._captions)
        self.loader.finished.connect(self._captions_done)
        self.checker.arrived.connect(self._checks)
        self.checker.finished.connect(self.count_soon)
        self._asked: dict[str, int] = {}
        self._stop_copying = False
        self._count = _timer(self, _COUNT_EVERY, self.counted.emit)

    # opening and closing

    def open(self, project: Project) -> None:
        """Show the pictures of a project."""
        self.close()
        self.project = project
        missing = str(project.settings.get("missing_caption") or "trigger")
        self.model.rules = Rules(0, missing, style_of(project))
        self.past.open(project.folder / "history", project.images)
        self.checker.open(project.cache)
        self.watch.open(project.images)
        self.use_settings(project)

    def close(self) -> bool:
        """Bring everything to disk. False if some captions could not be written."""
        self.session.finish()
        self._stop_copying = True
        self.writes.save_again()
        self.watch.close()
        self.loader.close()
        self.checker.close()
        if not self.words.flush(_LAST_WRITES):
            self.writes.writer.stop()
        saved = self._flushed() and self._flushed()  # the answer to a first write may be a second one
        self._count.stop()
        self.undo.clear()
        self.project = None
        self._asked, self._held = {}, []
        clean = saved and not self.writes.unsaved
        self.writes.close()
        self.past.close()
        self.model.set_entries([])
        self.closed.emit()
        return clean

    def _flushed(self) -> bool:
        saved = self.words.flush() and self.files.flush()
        for queue in (self.words, self.files):
            QCoreApplication.sendPostedEvents(queue)  # what became of the last writes is to be known here
        return saved

    def unsaved(self) -> int:
        """How many captions are not on disk although they should be."""
        return len(self.writes.unsaved)

    def use_settings(self, project: Project) -> None:
        """Judge the pictures by the project's settings as they are now."""
        self.project = project
        settings = project.settings

        def work() -> Rules:
            least = settings.get("min_size") or 0
            base = str(settings.get("base_model") or project.base_model)
            minimum = smallest_picture(base, int(least) if str(least).isdigit() else 0)
            return Rules(minimum, str(settings.get("missing_caption") or "trigger"), style_of(project))

        def done(rules: Rules) -> None:
            if project is self.project and rules != self.model.rules:
                self.model.set_rules(rules)
                self.count_soon()
            if project is self.project:
                self.used.emit(project)

        background.run(self, work, done)

    # what the page asks for

    def add(self, sources: Sequence[Path]) -> None:
        """Copy pictures in, from files and folders."""
        if self.project is None:
            return
        target, project = self.project.images, self.project
        self._stop_copying = False

        def progress(done: int, every: int) -> bool:
            self.copying.emit(done, every)
            return not self._stop_copying

        def done(added: Added) -> None:
            if project is self.project:
                self._added(added)

        background.run(self, lambda: copy_in(sources, target, progress), done, self._told)

    def change_captions(self, title: str, changes: Sequence[tuple[Entry, str]]) -> int:
        """Give pictures other captions, as one step of the history; returns how many are really changed."""
        self.session.finish()
        edits = [
            (CaptionFile(entry.path, entry.caption), words)
            for entry, text in changes
            if (words := tidy(text)) != entry.caption.text or entry.caption.problem
        ]
        if edits:
            self._push(EditCaptions(self, title, edits))
        return len(edits)

    def stop_copying(self) -> None:
        self._stop_copying = True

    def remove(self, pictures: Sequence[Path]) -> None:
        """Move pictures to the trash."""
        if pictures:
            self.session.finish()
            self.undo.push(RemovePictures(self, list(pictures)))

    def in_view(self, entries: Sequence[Entry]) -> None:
        """Read the captions of these first."""
        if missing := [entry.file for entry in entries if not entry.loaded]:
            self.loader.prefer(missing)

    def counts(self) -> dict[str, int]:
        """How many pictures there are, will be trained, will be skipped, have no caption and wait for a check."""
        model, every = self.model, len(self.model.entries)
        skipped, bare = model.skipped, model.bare
        waiting = min(self.checker.waiting, every)
        return {"all": every, "trained": every - skipped, "skipped": skipped, "bare": bare, "waiting": waiting}

    def count_soon(self) -> None:
        if not self._count.isActive():
            self._count.start()

    def use_other(self, entry: Entry, caption: Caption) -> None:
        """Take the text that another program wrote instead of the one that is being typed."""
        self.session.cancel()
        self.writes.write(CaptionFile(entry.path, entry.caption), caption.text)
        self.model.set_captions([(entry.file, caption)])
        self.count_soon()

    def settle(self, mine: bool) -> None:
        """End the conflicts with another program: write what was to be written (one step), or keep what it wrote."""
        settled = [entry for entry in self.model.entries.values() if entry.conflict]
        changes = [(entry, entry.conflict.strip()) for entry in settled]
        self.model.set_conflicts((entry.file, "") for entry in settled)
        if mine:
            self.change_captions(self.tr("captions that another program had changed"), changes)

    def finish_writing(self, writes: Sequence[tuple[CaptionFile, str | None]]) -> None:
        """Write what is left of a step during which the app was ended."""
        self.writes.write_all(writes)

    # what the history asks for

    def write_captions(self, name: str, edits: Sequence[tuple[CaptionFile, str | None]], step: int) -> None:
        """Do a step of the history that changes captions: a new one (0), again (1), or back (-1)."""
        if step:
            self.past.move(name, step, len(edits) > 1)
        self.writes.write_all(edits)

    def show_captions(self, edits: Sequence[tuple[CaptionFile, str | None]]) -> None:
        self.writes.show(edits)

    def take_away(self, pictures: list[Path], bag: list[Moved]) -> None:
        project, words, throw = self.project, self.words, self.discard_with
        if project is None:
            return
        gone = self.model.remove(map(str, pictures))
        self.watch.forget({entry.file for entry in gone})
        aside = project.folder / "removed"

        def work() -> Outcome:
            words.flush()
            outcome = discard(belongings(pictures), aside, throw)
            bag[:] = outcome.moved
            return outcome

        def done(outcome: Outcome) -> None:
            failed = {str(path) for path, _ in outcome.problems}
            self.model.add([entry for entry in gone if entry.file in failed])
            if outcome.problems:
                self._complain(self.tr("Could not be removed"), outcome.problems)
            elif any(not moved.in_trash for moved in outcome.moved):
                text = self.tr("There is no trash for this disk. Removed pictures lie in {folder}.")
                self.notice.emit(text.format(folder=aside), "info")
            self._files_changed()

        self.files.put(object(), work, done, self._told)
        self.count_soon()

    def bring_back(self, pictures: list[Path], bag: list[Moved]) -> None:
        def work() -> Outcome:
            outcome = bring_back(tuple(bag))
            bag.clear()
            return outcome

        def done(outcome: Outcome) -> None:
            if outcome.problems:
                self._complain(self.tr("Could not be brought back"), outcome.problems)
            self._files_changed()

        self.files.put(object(), work, done, self._told)

    # what comes in

    def _opened(self, listing: Listing, entries: list[Entry]) -> None:
        self.model.set_entries(entries)
        self._asked = {}
        self.opened.emit()
        self.loader.open(listing, self._table())
        self.counted.emit()
        if not os.access(listing.folder, os.W_OK):
            text = self.tr("This folder is read-only: captions and pictures cannot be changed. {folder}")
            self.notice.emit(text.format(folder=listing.folder), "warning")

    def _stamped(self, listing: Listing) -> None:
        entries = self.model.entries
        for listed in listing.pictures:
            if (entry := entries.get(listed.file)) is not None:
                entry.stamp = listed.stamp
        if self.model.order in ("newest", "size"):
            self.model.arrange()
        self.checker.check([entries[listed.file] for listed in listing.pictures if listed.file in entries])

    def _changed(self, listing: Listing, change: Change) -> None:
        self.model.remove(change.removed)
        entries = entries_of(change.added, listing.folder)
        self.model.add(entries)
        for listed in change.replaced:
            if (entry := self.model.entries.get(listed.file)) is not None:
                entry.stamp = listed.stamp
            self.replaced.emit(listed.file)
        self.model.set_checks((listed.file, None) for listed in change.replaced)
        self.checker.check(entries + [self.model.entries[listed.file] for listed in change.replaced])
        again = [listed.file for listed in (*change.added, *change.captions)]
        if again:
            self._asked.update(dict.fromkeys(again, self.words.serial))
            self.loader.reload(listing, again)
        self.counted.emit()

    def _captions(self, found: list[tuple[str, Caption]]) -> None:
        news = []
        for picture, caption in found:
            entry = self.model.entries.get(picture)
            asked = self._asked.get(picture, 0)
            if entry is None or picture in self.writes.unsaved or self.writes.written.get(picture, 0) > asked:
                continue
            if self.session.entry is entry:
                if self.session.differs(caption) and not caption.problem:
                    self.session.overtaken(caption)
                    self.overtaken.emit(entry, caption)
            elif not entry.loaded or entry.caption != caption:
                news.append((picture, caption))
        self.model.set_captions(news)
        self.count_soon()

    def _captions_done(self) -> None:
        if self.model.order in ("caption", "bare") or self.model.shown != "all" or self.model.words:
            self.model.arrange()
        self.count_soon()

    def _checks(self, found: list[tuple[str, Check]]) -> None:
        self.model.set_checks(found)
        self.count_soon()

    def _write_typed(self, file: CaptionFile, text: str | None) -> None:
        """Bring a draft to disk, or take drafts back (None). What was before is noted first."""
        if text is not None and not file.noted:
            file.noted = True
            self.past.typing(self._title(file), file)
        self.writes.write(file, text)
        if text is None:
            self.past.typed()

    def _title(self, file: CaptionFile) -> str:
        return self.tr("caption of {name}").format(name=file.picture.name)

    def _committed(self, entry: Entry, file: CaptionFile, text: str) -> None:
        self._push(EditCaptions(self, self._title(file), [(file, text)], done=True))
        if entry.check is None:
            self.count_soon()

    def _push(self, command: EditCaptions) -> None:
        """Do a step, once the history of earlier days is in place."""
        if self.past.loading:
            self._held.append(command)
            self.writes.show(command.edits)
            return
        self.past.note(command.step_id, command.text(), command.edits, len(command.edits) > 1)
        self.undo.push(command)

    def _remembered(self, found: Found) -> None:
        self.replaying = True
        for step in found.steps:
            self.undo.push(EditCaptions(self, step.title, step.edits, True, step.id))
        self.undo.setIndex(found.position)
        self.replaying = False
        held, self._held = self._held, []
        for command in held:
            self._push(command)
        if found.unfinished is not None:
            self.unfinished.emit(*found.unfinished)

    def _no_history(self, reason: str) -> None:
        text = self.tr("The history of changes is not kept. {reason}.")
        self.notice.emit(text.format(reason=reason.rstrip(".")), "warning")

    def _overtaken(self, picture: str, caption: Caption) -> None:
        entry = self.model.entries.get(picture)
        if entry is not None:
            self.overtaken.emit(entry, caption)

    def _added(self, added: Added) -> None:
        if added.pictures:
            self.undo.push(AddPictures(self, added.pictures))
        self.copied.emit(added.pictures)
        if added.problems:
            self._complain(self.tr("Could not be added"), added.problems)
        elif added.notes:
            more = self.tr(" … and {count} more").format(count=len(added.notes) - 2) if len(added.notes) > 2 else ""
            self.notice.emit("; ".join(map(translated, added.notes[:2])) + more, "info")
        elif added.left_out:
            one = self.tr("Left out because it is no picture: 1 file.")
            many = self.tr("Left out because they are no pictures: {count} files.").format(count=added.left_out)
            self.notice.emit(one if added.left_out == 1 else many, "info")
        self._files_changed()

    # details

    def _table(self) -> Path | None:
        given = str(self.project.settings.get("metadata_path") or "") if self.project is not None else ""
        return Path(given).expanduser() if given else None

    def _files_changed(self) -> None:
        self.watch.look()
        self.count_soon()

    def _complain(self, what: str, problems: Sequence[tuple[Path, str]]) -> None:
        path, reason = problems[0]
        text = self.tr("{what}: {name} ({reason})").format(what=what, name=path.name, reason=translated(reason))
        if len(problems) > 1:
            text += self.tr(", and {count} more").format(count=len(problems) - 1)
        self.notice.emit(text, "error")

    def _told(self, error: Exception) -> None:
        self.notice.emit(background.readable(error), "error")

    def _serial(self) -> int:
        return self.words.serial + self.files.serial

    def _busy(self) -> bool:
        return self.words.busy or self.files.busy


def _prepared(listing: Listing) -> list[Entry]:
    return entries_of(listing.pictures, listing.folder)


def _timer(owner: QObject, milliseconds: int, act: Callable[[], Any]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
