"""The pictures of the open project: keeps list, files and history in step, with all disk work in threads."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from gui import background
from gui.dataset.adding import Added, copy_in
from gui.dataset.caption_file import CaptionFile
from gui.dataset.captions import CaptionLoader
from gui.dataset.checks import Checker
from gui.dataset.entries import Check, Entry, Rules, entries_of
from gui.dataset.file_queue import FileQueue
from gui.dataset.history import AddPictures, EditCaption, EditCaptions, RemovePictures
from gui.dataset.model import PictureModel
from gui.dataset.session import EditSession
from gui.dataset.trash import Moved, Outcome, belongings, bring_back, discard, to_trash
from gui.dataset.watch import FolderWatch
from project.dataset import Caption, Change, Listing
from project.dataset.captions import tidy
from project.library import Project
from project.model_facts import smallest_picture

_RETRY = 3000
_COUNT_EVERY = 250


class Collection(QObject):
    """What the page shows and changes."""

    opened = Signal()
    gone = Signal(str)
    counted = Signal()
    notice = Signal(str, str)  # a text for the banner, and its kind
    overtaken = Signal(object, object)  # the caption being typed was changed by another program: Entry, Caption
    replaced = Signal(str)  # a picture's file is another one now
    copying = Signal(int, int)
    copied = Signal(list)
    discard_with: Callable[[Path], Path | None] = staticmethod(to_trash)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.model = PictureModel(self)
        self.undo = QUndoStack(self)
        self.words, self.files = FileQueue(self), FileQueue(self)
        self.watch = FolderWatch(self._serial, self._busy, _prepared, self)
        self.loader, self.checker = CaptionLoader(self), Checker(self)
        self.session = EditSession(self.write_caption, self)
        self.session.committed.connect(self._committed)
        self.watch.opened.connect(self._opened)
        self.watch.stamped.connect(self._stamped)
        self.watch.changed.connect(self._changed)
        self.watch.gone.connect(self.gone)
        self.loader.arrived.connect(self._captions)
        self.loader.finished.connect(self._captions_done)
        self.checker.arrived.connect(self._checks)
        self.checker.finished.connect(self.count_soon)
        self._written: dict[str, int] = {}  # when a caption was last written, counted in jobs
        self._asked: dict[str, int] = {}
        self._unsaved: dict[str, Callable[[], None]] = {}
        self._stop_copying = False
        self._count = _timer(self, _COUNT_EVERY, self.counted.emit)
        self._retry = _timer(self, _RETRY, self._save_again)

    # opening and closing

    def open(self, project: Project) -> None:
        """Show the pictures of a project."""
        self.close()
        self.project = project
        self.model.rules = Rules(0, str(project.settings.get("missing_caption") or "trigger"))
        self.checker.open(project.cache)
        self.watch.open(project.images)
        self.use_settings(project)

    def close(self) -> bool:
        """Bring everything to disk. False if some captions could not be written."""
        self.session.finish()
        self._stop_copying = True
        self._save_again()
        self.watch.close()
        self.loader.close()
        self.checker.close()
        saved = self.words.flush() and self.files.flush()
        for queue in (self.words, self.files):
            QCoreApplication.sendPostedEvents(queue)  # what became of the last writes is to be known here
        for timer in (self._count, self._retry):
            timer.stop()
        self.undo.clear()
        self.project = None
        self._written, self._asked = {}, {}
        clean = saved and not self._unsaved
        self._unsaved = {}
        self.model.set_entries([])
        return clean

    def unsaved(self) -> int:
        """How many captions are not on disk although they should be."""
        return len(self._unsaved)

    def use_settings(self, project: Project) -> None:
        """Judge the pictures by the project's settings as they are now."""
        self.project = project
        settings = project.settings

        def work() -> Rules:
            least = settings.get("min_size") or 0
            base = str(settings.get("base_model") or project.base_model)
            minimum = smallest_picture(base, int(least) if str(least).isdigit() else 0)
            return Rules(minimum, str(settings.get("missing_caption") or "trigger"))

        def done(rules: Rules) -> None:
            if project is self.project and rules != self.model.rules:
                self.model.set_rules(rules)
                self.count_soon()

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
            self.undo.push(EditCaptions(self, title, edits))
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
        self.write_caption(CaptionFile(entry.path, entry.caption), caption.text)
        self.show_caption(entry.path, caption)

    # what the history asks for

    def write_caption(self, file: CaptionFile, text: str | None) -> None:
        """Bring a caption to disk, None = as it was before. What cannot be written is kept and tried again."""
        picture = str(file.picture)

        def failed(error: Exception) -> None:
            reason = background.readable(error)
            if not self._unsaved:
                self.notice.emit(
                    self.tr("A caption could not be saved: {reason}. It stays here and is tried again.").format(
                        reason=reason
                    ),
                    "error",
                )
            self._unsaved[picture] = lambda: self.write_caption(file, text)
            self.model.set_unsaved(picture, reason)
            self._retry.start()

        def done(_: Any) -> None:
            if self._unsaved.pop(picture, None) is not None:
                self.model.set_unsaved(picture, "")
                if not self._unsaved:
                    self.notice.emit(self.tr("All captions are saved again."), "success")

        self.words.put(picture, lambda: file.restore() if text is None else file.write(text), done, failed)
        self._written[picture] = self.words.serial

    def show_caption(self, picture: Path, caption: Caption) -> None:
        self.model.set_captions([(str(picture), caption)])
        self.count_soon()

    def show_captions(self, found: Sequence[tuple[Path, Caption]]) -> None:
        self.model.set_captions((str(picture), caption) for picture, caption in found)
        self.count_soon()

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
            if entry is None or picture in self._unsaved or self._written.get(picture, 0) > self._asked.get(picture, 0):
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

    def _committed(self, entry: Entry, file: CaptionFile, text: str) -> None:
        self.undo.push(EditCaption(self, file, text))
        if entry.check is None:
            self.count_soon()

    def _added(self, added: Added) -> None:
        if added.pictures:
            self.undo.push(AddPictures(self, added.pictures))
        self.copied.emit(added.pictures)
        if added.problems:
            self._complain(self.tr("Could not be added"), added.problems)
        elif added.left_out:
            text = self.tr("Left out because they are no pictures: {count} files.").format(count=added.left_out)
            self.notice.emit(text, "info")
        self._files_changed()

    # details

    def _table(self) -> Path | None:
        given = str(self.project.settings.get("metadata_path") or "") if self.project is not None else ""
        return Path(given).expanduser() if given else None

    def _files_changed(self) -> None:
        self.watch.look()
        self.count_soon()

    def _save_again(self) -> None:
        for again in list(self._unsaved.values()):
            again()

    def _complain(self, what: str, problems: Sequence[tuple[Path, str]]) -> None:
        path, reason = problems[0]
        text = self.tr("{what}: {name} ({reason})").format(what=what, name=path.name, reason=reason)
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
