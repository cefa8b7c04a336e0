"""Known tags to complete and to check against: the bundled list of general ones, and the person's own."""

import csv
import os
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from project.dataset.captions import CaptionError, read_text
from project.errors import BadInput
from project.words.style import key
from project.workspace import atomic_write, home, resources

USER_NAMES = ("tags.csv", "tags.txt")
_LEARNED = "known-words.txt"  # what the person said is right as it is
_MOST = 1_000_000  # tags of one list
_TWO_LETTERS = re.compile(r"[^\W_]{2}")


@dataclass(frozen=True)
class TagList:
    """Tags with how common they are (0 = not told), and under which headings they stand."""

    counts: Mapping[str, int]
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, tag: object) -> bool:
        return isinstance(tag, str) and key(tag) in self._by_key

    def __len__(self) -> int:
        return len(self.counts)

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {key(tag): tag for tag in reversed(list(self.counts))}

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._by_key)

    @property
    def keys(self) -> list[str]:
        """The tags as `style.key` spells them, sorted."""
        return self._sorted

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every tag, spelled by `style.key`."""
        return frozenset(word for tag in self._by_key for word in tag.split())

    def spelled(self, tag: str) -> str:
        """A tag as the list writes it; as it is where the list does not have it."""
        return self._by_key.get(key(tag), tag)

    def beginning(self, start: str, limit: int) -> list[tuple[str, int]]:
        """(tag, count) of those that begin so, the most common first, then of those with a later word that does."""
        first = bisect_left(self._sorted, start)
        last = bisect_left(self._sorted, f"{start}\U0010ffff")
        found = self._ranked(self._sorted[first:last])[:limit]
        if len(found) < limit and len(start) > 1:
            inner = f" {start}"
            later = [tag for tag in self._sorted if inner in tag and not tag.startswith(start)]
            found += self._ranked(later)[: limit - len(found)]
        return found

    def _ranked(self, keys: list[str]) -> list[tuple[str, int]]:
        found = [(self._by_key[name], self.counts[self._by_key[name]]) for name in keys]
        return sorted(found, key=lambda pair: -pair[1])


def bundled() -> TagList:
    """The list that comes with the app: general words for what is in a picture, by theme."""
    themes: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in (resources() / "tags" / "general.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:].strip()
        elif line.strip() and not line.startswith("#!"):
            themes[heading] = themes.get(heading, ()) + tuple(tag.strip() for tag in line.split(",") if tag.strip())
    return TagList({tag: 0 for tags in themes.values() for tag in tags}, themes)


def user_file() -> Path | None:
    """The person's own list, if there is one: tags.csv or tags.txt in the app's folder."""
    return next((path for name in USER_NAMES if (path := home() / name).is_file()), None)


def read(path: Path) -> TagList:
    """A list of one's own. A .csv has lines of name, category and count, as danbooru's lists do (the last two may
    lack); other files a tag a line, or several with commas. Underscores become spaces. Raises BadInput."""
    try:
        text = read_text(path)
    except CaptionError as error:
        raise BadInput(f"{path}: {error}") from None
    counts: dict[str, int] = {}
    try:
        if path.suffix.lower() == ".csv":
            _take_table(list(csv.reader(text.splitlines())), counts)
        else:
            for line in text.splitlines():
                _take([] if line.startswith("#") else line.split(","), 0, counts)
    except csv.Error as error:
        raise BadInput(f"{path} is not readable as CSV ({error}): each line must be name,category,count") from None
    if not counts:
        raise BadInput(f"{path} holds no tags: write one a line")
    return TagList(counts, {os.path.basename(path): tuple(counts)})


def merged(*lists: TagList) -> TagList:
    """Several lists as one; a tag that stands in two is as common as the higher number says."""
    counts: dict[str, int] = {}
    themes: dict[str, tuple[str, ...]] = {}
    spelling: dict[str, str] = {}
    for one in lists:
        for tag, count in one.counts.items():
            tag = spelling.setdefault(key(tag), tag)
            counts[tag] = max(count, counts.get(tag, 0))
        themes |= one.themes
    return TagList(counts, themes)


def known_tags() -> TagList:
    """The bundled list, the person's own, and the words that they called right, together. Raises BadInput if one of
    the person's cannot be read."""
    own = [path for path in (user_file(), home() / _LEARNED) if path is not None and path.is_file()]
    return merged(*map(read, own), bundled()) if own else bundled()


def use_own(source: Path) -> int:
    """Make a file the person's own list, in the place of the former one; returns how many tags it has. Raises BadInput
    for one that is no list, and OSError."""
    count = len(read(source))
    target = home() / USER_NAMES[0 if source.suffix.lower() == ".csv" else 1]
    target.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(target, source.read_bytes())
    for name in USER_NAMES:
        if name != target.name:
            (home() / name).unlink(missing_ok=True)
    return count


def learn(word: str) -> None:
    """This word is right as it is, from now on. Raises OSError."""
    path = home() / _LEARNED
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    atomic_write(path, f"{before}{word}\n")


def spaced(tag: str) -> str:
    """A tag with spaces for its underscores; faces made of signs, such as ^_^, stay as they are."""
    return tag.replace("_", " ").strip() if _TWO_LETTERS.search(tag) else tag.strip()


def _take_table(rows: list[list[str]], counts: dict[str, int]) -> None:
    """The rows of a table: its columns by their names if the first row has any, else name, category and count."""
    titles = [title.strip().lower() for title in rows[0]] if rows else []
    if titled := "name" in titles:
        name, often = titles.index("name"), titles.index("count") if "count" in titles else -1
    for row in rows[titled:]:
        if titled:
            number = row[often] if 0 <= often < len(row) else ""
            _take(row[name : name + 1], _number(number), counts)
        else:
            _take(row[:1], _number(row[2] if len(row) > 2 else row[-1] if len(row) == 2 else ""), counts)


def _take(names: list[str], count: int, counts: dict[str, int]) -> None:
    for name in names:
        if (tag := spaced(name)) and len(counts) < _MOST:
            counts[tag] = max(count, counts.get(tag, 0))


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 16 else 0
