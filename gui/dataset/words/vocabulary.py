"""The words of the open project: how often each tag occurs, which ones are known, and what to propose while typing."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui import background
from gui.dataset.model import PictureModel
from project.errors import AtelierError
from project.words import frequency, tag_list
from project.words.tag_list import TagList

_log = logging.getLogger(__name__)
_SOON = 300  # milliseconds: captions arrive in many small pieces while a folder is read
_PROPOSED = 8
_LONGEST = 200  # characters; what is longer is no word, and would be slow to draw


class Vocabulary(QObject):
    """Counts in the background, and only once somebody asked; then after every change."""

    changed = Signal()

    def __init__(self, model: PictureModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.counts: Counter[str] = Counter()
        self.known: TagList | None = None
        self.slips: dict[str, str] = {}  # tags that look misspelled, and what they may mean
        self.ignored: tuple[str, ...] = ()
        self._wanted = False
        self._busy = False
        self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._count)
        model.captions_changed.connect(self._stale)
        model.modelReset.connect(self._stale)

    def want(self) -> None:
        """Keep the counts up to date from now on."""
        if not self._wanted:
            self._wanted = True
            self._count()

    def trust(self, word: str) -> None:
        """This word is no slip, whatever the lists say."""
        self.ignored = (*self.ignored, word)
        background.run(self, lambda: tag_list.learn(word))
        self.slips = {tag: near for tag, near in self.slips.items() if tag != word}
        self.changed.emit()

    def use_list(self, file: Path, done: Callable[[int], None], failed: Callable[[Exception], None]) -> None:
        """Propose the tags of a list of one's own, and spell by it, from now on in every project."""

        def used(count: int) -> None:
            self.known = None
            self._count()
            done(count)

        background.run(self, lambda: tag_list.use_own(file), used, failed)

    def close(self) -> None:
        """Forget the words of a project."""
        self._wanted = False
        self._soon.stop()
        self.counts, self.slips = Counter(), {}

    def proposals(self, typed: str) -> list[tuple[str, str]]:
        """Tags that begin with, or hold, what was typed; the project's own with their counts."""
        self.want()
        found = frequency.suggest(typed, self.counts, self.known, _PROPOSED)
        return [(each.tag, f"{each.count:,}" if each.own else "") for each in found]

    def _stale(self) -> None:
        if self._wanted:
            self._soon.start()

    def _count(self) -> None:
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        captions = [entry.caption.text for entry in self.model.entries.values() if entry.caption.text]
        style, known, ignored = self.model.rules.style, self.known, self.ignored

        def work() -> tuple[Counter[str], TagList, dict[str, str]]:
            lists = _known() if known is None else known
            counts = frequency.count_tags(captions, style)
            for text in [tag for tag in counts if len(tag) > _LONGEST]:
                del counts[text]
            slips = frequency.misspelled(counts, lists, ignored) if style.kind != "text" else []
            return counts, lists, dict(slips)

        def done(found: tuple[Counter[str], TagList, dict[str, str]]) -> None:
            self._busy = False
            if self._wanted:
                self.counts, self.known, self.slips = found
                self.changed.emit()
            if self._again:
                self._count()

        def failed(error: Exception) -> None:
            self._busy = False
            _log.warning("words were not counted", exc_info=error)

        background.run(self, work, done, failed)


def _known() -> TagList:
    """The known tags; the bundled ones alone where the person's own list cannot be read."""
    try:
        return tag_list.known_tags()
    except AtelierError as error:
        _log.warning("%s", error)
        return tag_list.bundled()
