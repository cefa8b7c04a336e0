"""The texts of the open project: reading, changing, undoing and judging them, all of it off the GUI thread."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from gui import background
from gui.file_queue import FileQueue
from gui.texts.basis import Basis, basis_of, encoder_of, history_of
from project.errors import AtelierError, BadInput
from project.library import Project
from project.library.texts import plan_added
from project.texts.encoding import Encoder
from project.texts.health import TextHealth, inspect
from project.texts.history import TextHistory
from project.texts.lengths import Lengths
from project.texts.reading import TextSet, look, text_files
from project.texts.rows import Row
from project.texts.tokenizer import why_unfit
from project.texts.writing import Change, edited, edited_raw, file_of

_EVERY, _SOON = 2000, 200  # milliseconds between two looks for changes from outside
_JUDGE_AFTER = 200
Changes = Callable[[TextSet], list[Change]]


class Stopped(AtelierError):
    """What was under way is not wanted any more."""


class TextWork(QObject):
    """Holds the newest TextSet. Steps are done one after the other in a thread of their own."""

    read = Signal(object, bool)  # the TextSet, and whether every row is where it was
    failed = Signal(str)  # the folder cannot be read
    refused = Signal(str, str)  # why a change was not made, and the text that was typed, to be kept
    outside = Signal(str)  # files that another program changed
    judging = Signal(str, int, int)  # what is done, how much of it, of how much
    judged = Signal(object, object)  # TextHealth, Encoder or None
    steps_changed = Signal(str, str)  # titles of what can be undone and redone
    added = Signal(list)  # names of files that were copied in
    converted = Signal(str, str, object)  # a file's name, that of the copy in its place, and where the original lies

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.found: TextSet | None = None
        self.basis: Basis | None = None
        self.queue = FileQueue(self)
        self._history: TextHistory | None = None
        self._encoder: tuple[Basis, Encoder | None, str, str] | None = None
        self._turn = 0  # answers to what was asked for another project are dropped
        self._stop = threading.Event()
        self._serial = 0
        self._active = self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stirred)
        self._watcher.fileChanged.connect(self._stirred)
        self._poll = QTimer(self, singleShot=True)
        self._poll.timeout.connect(self._look_outside)
        self._judge_soon = QTimer(self, singleShot=True, interval=_JUDGE_AFTER)
        self._judge_soon.timeout.connect(self._judge)

    # --- the project --------------------------------------------------------------------------------------------------

    def open(self, project: Project) -> None:
        """Read the texts of a project."""
        self.close()
        self.project = project
        self.reread()

    def close(self) -> None:
        """Let go of the project; what was begun is written."""
        self.queue.flush()
        self._turn += 1
        self._serial += 1
        self._stop.set()
        self._stop = threading.Event()
        self._poll.stop()
        self._judge_soon.stop()
        self._forget_watched()
        self.project = self.found = self.basis = self._history = self._encoder = None
        self._looking = False

    def use(self, project: Project) -> None:
        """The project's settings changed: texts may be read or encoded in another way now."""
        self.project = project
        turn = self._turn

        def done(basis: Basis) -> None:
            if turn != self._turn or basis == self.basis:
                return
            reads_else = self.basis is not None and basis.options.renamed() != self.basis.options.renamed()
            form_else = self.basis is not None and basis.options.text_format != self.basis.options.text_format
            self.basis = basis
            if reads_else or form_else:
                self.reread()
            else:
                self._judge_soon.start()

        background.run(self, lambda: basis_of(project), done)

    @property
    def busy(self) -> bool:
        """Whether something is not on disk yet."""
        return self.queue.busy

    def when_written(self, act: Callable[[], None]) -> None:
        """Do something once everything that was put before is on disk and read."""
        self._put(object(), lambda: None, lambda _: QTimer.singleShot(0, self, act), lambda _: None)

    def set_active(self, active: bool) -> None:
        """Look for changes of other programs only while the table is seen."""
        self._active = active
        if active and self.found is not None:
            self._poll.start(_SOON)
        elif not active:
            self._poll.stop()

    # --- reading and changing -----------------------------------------------------------------------------------------

    def reread(self) -> None:
        """Read everything again, after what is being written."""
        project = self.project
        if project is None:
            return

        def work() -> tuple[Basis, TextSet, TextHistory]:
            basis = basis_of(project)
            if not project.images.is_dir():
                raise BadInput(f"The folder of texts {project.images} is not there")
            history = TextHistory(history_of(project), basis.options, project.folder)
            known = self.found.files if self.found is not None else ()
            return basis, self._keep(look(project.images, basis.options, self._told(), known)), history

        def done(result: tuple[Basis, TextSet, TextHistory]) -> None:
            self.basis, found, self._history = result
            self._take(found, False)
            self._watch()

        self._put("read", work, done, lambda error: self.failed.emit(background.readable(error)))

    def edit(self, before: Row, after: Row, title: str, typed: str) -> None:
        """Write a row as it is now. `typed` is what must not be lost if that is refused."""

        def changes(found: TextSet) -> list[Change]:
            return [edited(found, _where_it_is(found, before), after.values)]

        self.change(changes, title, True, typed)

    def edit_raw(self, row: Row, before: str, after: str, title: str) -> None:
        """Write a record's own words in its file, judged anew."""
        self.change(lambda found: [edited_raw(found, row.file, row.index, before, after)], title, True, after)

    def change(self, changes: Changes, title: str, same_places: bool, typed: str = "") -> None:
        """Make changes as one step of the history, once those before are made."""

        def work() -> tuple[TextSet, bool]:
            history, found = self._ready()
            try:
                return self._keep(history.do(found, title, changes(found))), same_places
            except BadInput:
                if not (project := self.project) or not found.changed():
                    raise
                assert self.basis is not None
                fresh = look(project.images, self.basis.options, known=found.files)  # another program wrote
                return self._keep(history.do(fresh, title, changes(fresh))), False

        def failed(error: Exception) -> None:
            self.refused.emit(background.readable(error), typed)
            self.reread()

        self._put(object(), work, lambda result: self._take(*result), failed)

    def undo(self) -> None:
        """Take the last step back."""
        self._step(lambda history, found: history.undo(found))

    def redo(self) -> None:
        """Do it again."""
        self._step(lambda history, found: history.redo(found))

    def _step(self, act: Callable[[TextHistory, TextSet], TextSet]) -> None:
        def work() -> TextSet:
            return self._keep(act(*self._ready()))

        def failed(error: Exception) -> None:
            self.refused.emit(background.readable(error), "")
            self.reread()

        self._put(object(), work, lambda found: self._take(found, False), failed)

    def bring(self, places: Sequence[Path], title: str) -> None:
        """Copy files of texts into the project's folder, as one step."""

        def act(history: TextHistory, found: TextSet) -> tuple[TextSet, list[str]]:
            sources = plan_added(found.folder, places)
            if not sources:
                raise BadInput(
                    "There are no texts there: choose .txt, .md, .jsonl, .json, .csv, .tsv or .parquet files"
                )
            return history.bring(found, title, sources), list(sources)

        self._files(act, self.added.emit)

    def convert(self, name: str, title: str) -> None:
        """Put a copy that can be changed in the place of a file that cannot, as one step."""

        def act(history: TextHistory, found: TextSet) -> tuple[TextSet, tuple[str, str, Path]]:
            after, new, original = history.convert(found, title, file_of(found, name))
            return after, (name, new, original)

        self._files(act, lambda told: self.converted.emit(*told))

    def _files(self, act: Callable[[TextHistory, TextSet], tuple[TextSet, Any]], tell: Callable[[Any], None]) -> None:
        """Make a step of whole files and tell what became of them."""

        def work() -> tuple[TextSet, Any]:
            history, found = self._ready()
            after, told = act(history, found)
            return self._keep(after), told

        def done(result: tuple[TextSet, Any]) -> None:
            tell(result[1])
            self._take(result[0], False)
            self._watch()

        self._put(object(), work, done, lambda error: self.refused.emit(background.readable(error), ""))

    def _ready(self) -> tuple[TextHistory, TextSet]:
        if self._history is None or self.found is None:
            raise BadInput("The texts are not read yet: wait a moment and try again")
        return self._history, self.found

    def _keep(self, found: TextSet) -> TextSet:
        """The next job of the queue works on this, before the window knows of it."""
        self.found = found
        return found

    def _put(
        self, key: Any, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        turn = self._turn

        def act(result: Any) -> None:
            if turn == self._turn:
                done(result)

        def fail(error: Exception) -> None:
            if turn == self._turn and not isinstance(error, Stopped):
                failed(error)

        self._stop.set()  # a judgement of what is about to change
        self._stop = threading.Event()
        self.queue.put(key, work, act, fail)

    def _take(self, found: TextSet, same_places: bool) -> None:
        self.read.emit(found, same_places)
        self._tell_steps()
        self._judge_soon.start()

    def _tell_steps(self) -> None:
        history, turn = self._history, self._turn
        if history is None:
            return

        def done(titles: tuple[str, str]) -> None:
            if turn == self._turn:
                self.steps_changed.emit(*titles)

        background.run(self, lambda: (history.undoable, history.redoable), done)

    def _told(self) -> Callable[[int, int], None]:
        stop = self._stop

        def tell(done: int, total: int) -> None:
            if not stop.is_set():
                self.judging.emit("reading", done, total)

        return tell

    # --- judging ------------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        """Count tokens and look for what is wrong; a newer state of the texts ends it."""
        found, basis, project = self.found, self.basis, self.project
        if found is None or basis is None or project is None or self.queue.busy:
            return
        self._stop.set()
        stop = self._stop = threading.Event()
        self._serial += 1
        serial = self._serial

        def tell(what: str, done: int, total: int) -> None:
            if stop.is_set():
                raise Stopped("stopped")
            self.judging.emit(what, done, total)

        def work() -> tuple[TextHealth, Encoder | None]:
            encoder, why, unfit = self._encoder_for(basis)
            lengths = Lengths(encoder, project.cache) if encoder is not None else None
            return inspect(found, lengths, tell, why, unfit), encoder

        def done(result: tuple[TextHealth, Encoder | None]) -> None:
            if serial == self._serial and found is self.found:
                self.judged.emit(*result)

        def failed(error: Exception) -> None:
            if serial == self._serial and isinstance(error, BadInput):
                self._poll.start(_SOON)

        background.run(self, work, done, failed)

    def _encoder_for(self, basis: Basis) -> tuple[Encoder | None, str, str]:
        """(the encoder or None, why there is none, why the model cannot be trained), made once for each basis."""
        known = self._encoder
        if known is None or known[0] != basis:
            unfit = why_unfit(basis.base_model)
            try:
                known = (basis, encoder_of(basis), "", unfit)
            except BadInput as error:
                known = (basis, None, str(error), unfit)
            self._encoder = known
        return known[1:]

    # --- other programs -----------------------------------------------------------------------------------------------

    def _look_outside(self) -> None:
        """See whether another program changed, added or removed files."""
        found, turn, serial = self.found, self._turn, self.queue.serial
        if found is None or self._looking:
            return
        if self.queue.busy:
            self._poll.start(_SOON)
            return
        self._looking = True

        def work() -> list[str]:
            here = {path.relative_to(found.folder).as_posix() for path in text_files(found.folder)}
            known = {file.name for file in found.files} | {p.file for p in found.problems if p.code == "file"}
            return sorted({*found.changed(), *(here ^ known)})

        def done(names: list[str]) -> None:
            self._looking = False
            if turn != self._turn:
                return
            if names and not self.queue.busy and self.queue.serial == serial:
                self.outside.emit(", ".join(names[:3]) + (" …" if len(names) > 3 else ""))
                self.reread()
            if self._active:
                self._poll.start(_EVERY)

        def failed(error: Exception) -> None:
            self._looking = False
            if turn == self._turn:
                self.failed.emit(background.readable(error))

        background.run(self, work, done, failed)

    def _stirred(self) -> None:
        if self._active:
            self._poll.start(_SOON)

    def _watch(self) -> None:
        self._forget_watched()
        if self.found is not None:
            folders = {str(self.found.folder), *(str(file.path.parent) for file in self.found.files)}
            self._watcher.addPaths(sorted(folders))
            if self._active:
                self._poll.start(_EVERY)

    def _forget_watched(self) -> None:
        if watched := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(watched)


def _where_it_is(found: TextSet, before: Row) -> Row:
    """The row as the set has it now: at its place, or elsewhere in its file. Raises BadInput if it is not there."""
    for file in found.files:
        if file.name != before.file:
            continue
        near = sorted(range(len(file)), key=lambda index: abs(index - before.index))
        for index in near:
            row = file.rows(index, index + 1)[0]
            if row.values == before.values:
                return row
    raise BadInput(
        f"{before.place} was changed or removed by another program since it was read: what you typed was not written"
    )
