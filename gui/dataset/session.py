"""One caption while it is typed: drafts reach the disk while the person types, Esc takes them back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gui.dataset.entries import Entry
from project.dataset import Caption
from project.dataset.caption_file import CaptionFile
from project.dataset.captions import tidy

_DRAFT_MILLISECONDS = 400  # from the first key that is not on disk; with the write it stays well under a second

Write = Callable[[CaptionFile, str | None], None]


class EditSession(QObject):
    """The edit that is under way, if any. Its owner writes files and keeps the history; this only says when."""

    committed = Signal(object, object, str)  # entry, CaptionFile, the new text
    ended = Signal()

    def __init__(self, write: Write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.text = ""
        self._write = write
        self._file: CaptionFile | None = None
        self._drafted: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MILLISECONDS)
        self._timer.timeout.connect(self._draft)

    def begin(self, entry: Entry) -> None:
        """Start with the caption as it is now."""
        self.finish()
        self.entry, self.text = entry, entry.caption.text
        self._file, self._drafted = CaptionFile(entry.path, entry.caption), None

    def type(self, text: str) -> None:
        """The text after a key."""
        self.text = text
        if self.entry is not None and not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """Keep what was typed."""
        entry, file, words = self._end()
        if entry is None or file is None:
            return
        if words != file.before.text or (file.before.problem and words):
            if words != self._drafted:
                self._write(file, words)
            self.committed.emit(entry, file, words)
        elif self._drafted is not None:
            self._write(file, None)
        self.ended.emit()

    def cancel(self) -> None:
        """Forget what was typed; drafts are taken back."""
        entry, file, _ = self._end()
        if entry is not None and file is not None:
            if self._drafted is not None:
                self._write(file, None)
            self.ended.emit()

    def differs(self, caption: Caption) -> bool:
        """Whether another program made this of the caption that is being typed."""
        known = self._file.before.text if self._file is not None and self._drafted is None else self._drafted
        return caption.text != (known or "")

    def overtaken(self, caption: Caption) -> None:
        """Another program wrote the caption: Esc now goes back to its text."""
        if self._file is not None and self.entry is not None:
            self._file = CaptionFile(self.entry.path, caption)
            self._drafted = None

    def _draft(self) -> None:
        words = tidy(self.text)
        if self._file is None or words == self._drafted or (self._drafted is None and words == self._file.before.text):
            return
        self._drafted = words
        self._write(self._file, words)

    def _end(self) -> tuple[Entry | None, CaptionFile | None, str]:
        self._timer.stop()
        ended = self.entry, self._file, tidy(self.text)
        self.entry, self._file = None, None
        return ended
