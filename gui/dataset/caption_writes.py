"""Captions on their way to disk: tried again when they cannot be written, told when another program's text is there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from gui import background
from gui.dataset.caption_writer import CaptionWriter, Outcome, Write
from gui.dataset.model import PictureModel
from gui.dataset.past import Past
from gui.file_queue import FileQueue
from project.dataset import Caption
from project.dataset.caption_file import CaptionFile

_RETRY = 3000
Texts = Sequence[tuple[CaptionFile, str | None]]


class CaptionWrites(QObject):
    """Writes captions in the background while the model shows them at once."""

    notice = Signal(str, str)  # a text for the banner, and its kind
    overtaken = Signal(str, object)  # a caption that is typed: file of the picture, another program's Caption
    conflicts = Signal(int)  # so many pictures kept the caption of another program
    progressed = Signal(int, int, float)  # done, all, seconds left
    finished = Signal()  # a job of many captions is over
    changed = Signal()  # counts may be others

    def __init__(self, queue: FileQueue, model: PictureModel, past: Past, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue, self.model, self.past = queue, model, past
        self.unsaved: dict[str, Callable[[], None]] = {}
        self.written: dict[str, int] = {}  # when a caption was last written, counted in jobs
        self.jobs = 0  # of many captions, that are not over
        self._stopped = False
        self.writer = CaptionWriter(queue, self)
        self.writer.progressed.connect(self.progressed)
        self.writer.ended.connect(self._ended)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY)
        self._retry.timeout.connect(self.save_again)

    def close(self) -> None:
        self._retry.stop()
        self.unsaved, self.written, self.jobs = {}, {}, 0

    def write(self, file: CaptionFile, text: str | None) -> None:
        """Bring one caption to disk, even over another program's; that is then told. What fails is tried again."""
        picture = str(file.picture)

        def failed(error: Exception) -> None:
            self._not_saved(file, text, error)

        def done(others: Caption | None) -> None:
            self._saved(picture)
            if others is not None and text is None:
                self.model.set_captions([(picture, others)])
            elif others is not None:
                self.overtaken.emit(picture, others)

        self.queue.put(picture, lambda: file.take_over(text), done, failed)
        self.written[picture] = self.queue.serial

    def write_all(self, edits: Texts) -> None:
        """Bring captions to disk, but not over what another program wrote there since. The model shows them now."""
        entries = self.model.entries
        writes = []
        for file, text in edits:
            picture = str(file.picture)
            entry = entries.get(picture)
            shown = entry.caption if entry is not None else file.before
            writes.append(Write(file, text, shown, picture in self.unsaved))
            self.unsaved.pop(picture, None)
        self.show(edits)
        self.jobs += 1
        self._stopped = False
        self.writer.put(writes, self.past.over if len(writes) > 1 else _nothing)
        serial = self.queue.serial
        self.written.update((str(write.file.picture), serial) for write in writes)

    def stop(self) -> None:
        """Write no more of the captions that wait: the person wishes it."""
        self._stopped = True
        self.writer.stop()

    def show(self, edits: Texts) -> None:
        """Let the model have the captions of edits."""
        self.model.set_captions((str(file.picture), file.after(text)) for file, text in edits)
        self.changed.emit()

    def save_again(self) -> None:
        for again in list(self.unsaved.values()):
            again()

    def _ended(self, outcome: Outcome) -> None:
        self.jobs = max(0, self.jobs - 1)
        self.finished.emit()
        if outcome.left:
            if self._stopped:
                self.past.over_soon()
            self.model.set_captions((str(write.file.picture), write.shown) for write in outcome.left)
            text = self.tr("Stopped: {count} captions are as they were. Ctrl+Z takes back the others.")
            self.notice.emit(text.format(count=f"{len(outcome.left):,}"), "info")
        for write, error in outcome.failed:
            self._not_saved(write.file, write.text, error)
        if outcome.others:
            self._conflicts(outcome.others)
        self.changed.emit()

    def _conflicts(self, others: list[tuple[Write, Caption]]) -> None:
        self.model.set_captions((str(write.file.picture), caption) for write, caption in others)
        self.model.set_conflicts(
            (str(write.file.picture), write.file.after(write.text).text or " ") for write, _ in others
        )
        self.conflicts.emit(sum(bool(entry.conflict) for entry in self.model.entries.values()))

    def _not_saved(self, file: CaptionFile, text: str | None, error: Exception) -> None:
        picture, reason = str(file.picture), background.readable(error)
        if not self.unsaved:
            words = self.tr("A caption could not be saved: {reason}. It stays here and is tried again.")
            self.notice.emit(words.format(reason=reason), "error")
        self.unsaved[picture] = lambda: self.write(file, text)
        self.model.set_unsaved(picture, reason)
        self._retry.start()

    def _saved(self, picture: str) -> None:
        if self.unsaved.pop(picture, None) is not None:
            self.model.set_unsaved(picture, "")
            if not self.unsaved:
                self.notice.emit(self.tr("All captions are saved again."), "success")


def _nothing() -> None:
    """Nothing is to be noted for one file: it is written whole or not at all."""
