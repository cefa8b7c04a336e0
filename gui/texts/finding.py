"""Which rows are shown: those that have all words of a search, and those that a finding is about."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from gui import background
from gui.language import as_sentence, joined, translated
from project.errors import AtelierError
from project.texts.health import TextFinding, TextHealth
from project.texts.lengths import REFUSED
from project.texts.reading import TextSet
from project.texts.rows import Row

translate = QCoreApplication.translate

ALL, PROBLEMS, LONG, COPIES = "all", "problems", "long", "duplicate"
_SEARCH_AFTER = 200  # milliseconds
_LOOK_EVERY = 256  # rows between two looks whether the search is still wanted


class Ended(AtelierError):
    """Another search took the place of this one."""


@dataclass(frozen=True)
class Chip:
    """A button that shows only some rows: its words, why, and the places of the rows."""

    key: str
    text: str
    tip: str
    rows: Sequence[int]
    level: str = ""


def chips_of(health: TextHealth) -> list[Chip]:
    """A chip for what concerns single rows, the most pressing first."""
    chips = []
    problems = sorted({row for finding in health.findings if finding.level == "problem" for row in finding.rows})
    if problems:
        tip = translate("TextChips", "Show only the rows that are left out of a training, and see why")
        text = translate("TextChips", "Problems: {0}").format(f"{len(problems):,}")
        chips.append(Chip(PROBLEMS, text, tip, problems, "problem"))
    for finding in health.findings:
        if finding.rows and finding.code not in _NOT_ALONE:
            chips.append(Chip(finding.code, chip_text(finding), tip_of(finding), together(finding), finding.level))
    return chips


_NOT_ALONE = ("broken", "shape", "type")  # seen among the problems


def together(finding: TextFinding) -> Sequence[int]:
    """The rows of a finding; those that belong together stand together."""
    return [row for group in finding.groups for row in group] if finding.groups else list(finding.rows)


def surplus(health: TextHealth) -> list[int]:
    """The rows that another one says already: all but the first of each group."""
    return [
        row for finding in health.findings if finding.code == COPIES for group in finding.groups for row in group[1:]
    ]


def tip_of(finding: TextFinding) -> str:
    """A finding with its reason and its remedy."""
    parts = (finding.title, finding.why, finding.fix)
    return joined(*(as_sentence(translated(part)) for part in parts if part))


def chip_text(finding: TextFinding) -> str:
    """A few words for a finding about rows."""
    texts = {
        "answer": translate("TextChips", "Empty answers: {0}"),
        "empty": translate("TextChips", "Without text: {0}"),
        "preference": translate("TextChips", "Preference pairs: {0}"),
        "refused": translate("TextChips", "Refused by the template: {0}"),
        "duplicate": translate("TextChips", "Duplicates: {0}"),
        "question": translate("TextChips", "Several answers: {0}"),
        "answer_repeated": translate("TextChips", "Same answer: {0}"),
        "marks": translate("TextChips", "Template marks: {0}"),
        "mail": translate("TextChips", "E-mail addresses: {0}"),
        "long": translate("TextChips", "Too long: {0}"),
        "parted": translate("TextChips", "In parts: {0}"),
    }
    return texts.get(finding.code, "{0}").format(f"{len(finding.rows):,}")


def remarks_of(health: TextHealth) -> dict[int, str]:
    """What the table says of a row besides its own problem: the most pressing finding about it."""
    remarks: dict[int, str] = {}
    words = {
        "duplicate": translate("TextChips", "said by another row too"),
        "question": translate("TextChips", "the question has several answers"),
        "answer_repeated": translate("TextChips", "many rows have this answer"),
        "marks": translate("TextChips", "has marks of a chat template"),
        "mail": translate("TextChips", "has an e-mail address"),
        "long": translate("TextChips", "too long: it will be cut"),
        "parted": translate("TextChips", "long: trained in parts"),
    }
    for finding in reversed(health.findings):
        for row in finding.rows:
            remark = words.get(finding.code) or translated(finding.remarks.get(row, ""))
            if remark:
                remarks[row] = remark
    return remarks


def of_lengths(health: TextHealth, first: int, last: int) -> list[int]:
    """The rows of so many tokens."""
    return [place for place, length in enumerate(health.lengths) if length != REFUSED and first <= length <= last]


class Search(QObject):
    """Looks for words in every row, in the background; the newest search wins."""

    found = Signal(object)  # the places of rows that have all words, or None for no search
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = ""
        self._stop = threading.Event()
        self._soon = QTimer(self, singleShot=True, interval=_SEARCH_AFTER)
        self._texts: Callable[[], TextSet | None] = lambda: None
        self._soon.timeout.connect(self._begin)

    def look_in(self, texts: Callable[[], TextSet | None]) -> None:
        """Where to look: it is asked whenever a search begins."""
        self._texts = texts

    def search(self, words: str) -> None:
        """Look for these words soon."""
        self.words = words.strip()
        self.stop()
        self._soon.start()

    def again(self) -> None:
        """The texts changed: look once more, if there are words."""
        if self.words:
            self.stop()
            self._soon.start()

    def stop(self) -> None:
        self._soon.stop()
        self._stop.set()

    def _begin(self) -> None:
        texts, wanted = self._texts(), self.words.casefold().split()
        stop = self._stop = threading.Event()
        if texts is None or not wanted:
            self.found.emit(None)
            return

        def work() -> list[int]:
            places = []
            for place, row in enumerate(texts.entries):
                if place % _LOOK_EVERY == 0 and stop.is_set():
                    raise Ended("another search began")
                if has(row, wanted):
                    places.append(place)
            return places

        def done(places: list[int]) -> None:
            if not stop.is_set():
                self.found.emit(places)

        def failed(error: Exception) -> None:
            if not stop.is_set():
                self.failed.emit(background.readable(error))

        background.run(self, work, done, failed)


def has(row: Row, words: Sequence[str]) -> bool:
    """Whether a row has all of the words, anywhere in it."""
    text = f"{row.text}\n{row.file}" if row.shape else str(row.values)
    text = text.casefold()
    return all(word in text for word in words)
