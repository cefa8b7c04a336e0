"""Counts tokens as the project's base model does: in a thread for many pictures, at once for a text being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gui import background
from gui.dataset.entries import Entry
from gui.dataset.model import PictureModel
from project.words.tokens import CHUNK, TokenCounter

_AT_ONCE = 1000


class TokenCounts(QObject):
    """Nothing is loaded before the first wish. `changed` tells that texts are counted (otherwise) from now on."""

    changed = Signal()
    counted = Signal()  # everything that was wanted
    failed = Signal(str)  # why nothing can be counted

    def __init__(self, model: PictureModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.counter: TokenCounter | None = None
        self.problem = ""
        self._base, self._length = "", str(CHUNK)
        self._loading = False
        self._counting = False
        self._waiting: list[Entry] = []

    def open(self, base_model: str, length: str = str(CHUNK)) -> None:
        """Count as this base model does. `length`: the option `max_token_length`."""
        if (base_model, length) == (self._base, self._length):
            return
        self._base, self._length = base_model, length
        self.counter, self._loading, self.problem = None, False, ""
        self._waiting = []
        self.model.limit = 0
        self.model.forget_tokens()
        self.changed.emit()

    def close(self) -> None:
        self.open("")

    @property
    def limit(self) -> int:
        """How many tokens the model reads; 0 while that is not known."""
        return self.counter.limit if self.counter is not None else 0

    def load(self) -> None:
        """Make sure that texts can be counted, soon."""
        if self.counter is not None or self._loading or not self._base or self.problem:
            return
        self._loading, wanted = True, (self._base, self._length)

        def done(counter: TokenCounter) -> None:
            if wanted == (self._base, self._length):
                self._loading, self.counter = False, counter
                self.model.limit = counter.limit
                self.changed.emit()
                self._go_on()

        def failed(error: Exception) -> None:
            if wanted == (self._base, self._length):
                self._loading, self.problem, self._waiting = False, background.readable(error), []
                self.changed.emit()
                self.failed.emit(self.problem)
                self.counted.emit()

        background.run(self, lambda: _loaded(*wanted), done, failed)

    def want(self, entries: Sequence[Entry]) -> None:
        """Count the captions of these in the background; those that are wanted last come first."""
        fresh = [entry for entry in entries if entry.tokens < 0 and entry.loaded]
        if not fresh or self.problem:
            return
        self._waiting += fresh
        self.load()
        self._go_on()

    def missing(self) -> list[Entry]:
        """The pictures whose captions were not counted yet."""
        return [entry for entry in self.model.entries.values() if entry.tokens < 0 and entry.loaded]

    def _go_on(self) -> None:
        counter = self.counter
        if counter is None or self._counting or not self._waiting:
            return
        batch = self._waiting[-_AT_ONCE:]
        del self._waiting[-_AT_ONCE:]
        jobs = [(entry.file, entry.caption.text) for entry in batch if entry.tokens < 0]
        self._counting = True

        def done(found: list[tuple[str, str, int]]) -> None:
            self._counting = False
            if counter is self.counter:
                self.model.set_tokens(found)
                if not self._waiting:
                    self.counted.emit()
            self._go_on()

        def failed(error: Exception) -> None:
            self._counting, self._waiting = False, []
            self.failed.emit(background.readable(error))

        background.run(self, lambda: _counted(counter, jobs), done, failed)


def _counted(counter: TokenCounter, jobs: list[tuple[str, str]]) -> list[tuple[str, str, int]]:
    counts = counter.counts([text for _, text in jobs])
    return [(file, text, count) for (file, text), count in zip(jobs, counts, strict=True)]


def _loaded(base_model: str, length: str) -> TokenCounter:
    counter = TokenCounter.of(base_model, length)
    counter.count("a")  # tokenizers that are made when they are first used are made here, in the thread
    return counter
