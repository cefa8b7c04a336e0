"""One picture of the gallery: what is known of it by now, and whether a training would take it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.language import translated
from project.dataset import Caption, Listed, never_trained
from project.dataset.listing import NaturalKey, Stamp
from project.words.style import Parts, Style, parts


@dataclass(frozen=True, slots=True)
class Check:
    """What decoding a picture showed: its size in pixels, or why it cannot be used."""

    width: int = 0
    height: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a picture is trained: the shortest side in pixels, and what a missing caption means; and
    how captions are read: as sentences or as tags."""

    minimum: int = 0
    missing_caption: str = "trigger"
    style: Style = field(default_factory=Style)


@dataclass(slots=True, eq=False)
class Entry:
    """A picture of the gallery. `skipped` says why a training leaves it out, empty while there is no reason known.

    `tokens` is -1 until somebody wants them counted. `conflict` is the caption that was to be written when another
    program's was found on disk; empty without such a conflict.
    """

    file: str
    name: str
    key: NaturalKey
    stamp: Stamp
    never: str = ""
    caption: Caption = field(default_factory=Caption)
    loaded: bool = False
    check: Check | None = None
    unsaved: str = ""
    skipped: str = ""
    found_by: str = ""
    style: Style = field(default_factory=Style)
    tokens: int = -1
    masked: bool = False
    edited: bool = False
    conflict: str = ""
    read: tuple[str, Style, Parts] | None = None  # a caption, how it was read, and what was found: once asked for

    @property
    def caption_text(self) -> str:
        return self.caption.text

    @property
    def parts(self) -> Parts:
        """The caption's tags and its free text, as the project reads captions."""
        read, text, style = self.read, self.caption.text, self.style
        if read is None or read[0] is not text or read[1] is not style:
            self.read = read = (text, style, parts(text, style))
        return read[2]

    @property
    def tags(self) -> tuple[str, ...]:
        read = self.read  # written out once more: a filter asks this of every picture
        if read is not None and read[0] is self.caption.text and read[1] is self.style:
            return read[2].tags
        return self.parts.tags

    @property
    def width(self) -> int:
        """In pixels; 0 until the picture was looked at."""
        return self.check.width if self.check is not None else 0

    @property
    def height(self) -> int:
        return self.check.height if self.check is not None else 0

    @property
    def bytes(self) -> int:
        return self.stamp[1]

    @property
    def path(self) -> Path:
        return Path(self.file)

    @property
    def own_caption(self) -> str:
        """The name of the caption file that the app writes."""
        return self.path.with_suffix(".txt").name

    @property
    def bare(self) -> bool:
        """Whether it is known to have no caption."""
        return self.loaded and not self.caption.text


def entries_of(pictures: Iterable[Listed], folder: Path) -> list[Entry]:
    """Fresh entries for listed pictures."""
    entries = []
    for listed in pictures:
        entry = Entry(listed.file, listed.name, listed.key, listed.stamp, never_trained(listed, folder))
        describe(entry)
        entry.skipped = entry.never
        entries.append(entry)
    return entries


def describe(entry: Entry) -> None:
    """Note the text that a search looks through; what was made of another caption no longer holds."""
    entry.found_by = f"{entry.name}\n{entry.caption.text}".casefold()
    entry.tokens = -1


def judge(entry: Entry, rules: Rules) -> None:
    """Note why the picture would be left out of a training, as the engine will judge it."""
    entry.skipped = translated(entry.never) or _judged(entry, rules)
    if entry.style != rules.style:
        entry.style = rules.style


def _judged(entry: Entry, rules: Rules) -> str:
    check = entry.check
    if check is not None and check.reason:
        return translated(check.reason)
    if check is not None and min(check.width, check.height) < rules.minimum:
        text = QCoreApplication.translate(
            "dataset", "It is too small: {width} × {height} pixels. The shorter side needs at least {minimum}."
        )
        return text.format(width=check.width, height=check.height, minimum=rules.minimum)
    if entry.caption.problem:
        text = QCoreApplication.translate("dataset", "Its caption cannot be read: {problem}")
        return text.format(problem=translated(entry.caption.problem))
    if entry.bare and rules.missing_caption == "skip":
        return QCoreApplication.translate("dataset", "It has no caption, and such pictures are left out.")
    return ""
