"""What project/ and engine/ say in English, said in another language.

They know nothing of Qt, so their texts arrive as English sentences with numbers, names and further texts put in. One is
looked up as a whole, or else compared with the sentences that have %1, %2 … in those places. What was put in is carried
over, and translated too where it is known.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

_PLACE = re.compile(r"%(\d)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])")
_DEEPEST = 4  # texts within texts within texts
_FEW_LETTERS, _VERY_FEW_LETTERS = 9, 4
_LONGEST = 4000  # letters; longer ones are logs
_KEY = re.compile(r"[a-z][a-z0-9_]* (?=must )")  # an option's name before what is wrong with it
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
_PATH = re.compile(r"[/\\]")
_MOST_READINGS, _MOST_CUTS = 6, 3
_MOST_KEPT = 5000


def without_qt(context: str) -> bool:
    """Whether a context of the translation file holds texts of the rooms without Qt."""
    return "/" in context or context in ("options", "presets", "project", "engine", "gui")


class Pattern:
    """A sentence in which something is put."""

    def __init__(self, source: str, translation: str) -> None:
        parts = _PLACE.split(source)
        self.pieces, self.places, self.translation = parts[::2], parts[1::2], translation
        self.longest = max(self.pieces, key=len)
        self.letters = _letters("".join(self.pieces))
        self.word = max(_whole_words(self.pieces), key=len, default="")  # one that every such sentence has
        before = zip(self.pieces, self.places, strict=False)
        self.ending = {place for piece, place in before if piece.endswith((": ", "("))}  # may be any text

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        places = iter(["(.*?)"] * len(self.places))
        return re.compile("".join(re.escape(piece) + next(places, "") for piece in self.pieces), re.DOTALL)

    def arguments(self, text: str) -> dict[str, str] | None:
        """What stands in the places of this text, by their numbers; None if it is another sentence."""
        if self.longest not in text:
            return None
        found = self._expression.fullmatch(text)
        return dict(zip(self.places, found.groups(), strict=True)) if found else None

    def filled(self, arguments: Mapping[str, str]) -> str:
        """The translation with these arguments in its places."""
        return _PLACE.sub(lambda place: arguments.get(place[1], place[0]), self.translation)


class Said(NamedTuple):
    """A text in the other language, and how many letters of the English one were understood for it."""

    text: str
    letters: int


class Catalog:
    """The sentences of one language. `glue` says what stands there for the ": ", "; ", ", " and " " of English."""

    def __init__(self, texts: Mapping[str, str], glue: Mapping[str, str] | None = None) -> None:
        self._whole = dict(texts)
        self._glue = dict(glue or {})
        self._kept: dict[str, Said] = {}

    @classmethod
    def read(cls, path: Path, glue: Mapping[str, str] | None = None) -> Catalog:
        """The finished translations of a .ts file, those of the rooms without Qt. Raises OSError and ValueError."""
        texts: dict[str, str] = {}
        try:
            root = ET.parse(path).getroot()
        except ET.ParseError as error:
            raise ValueError(f"not well formed: {error}") from error
        for context in root.iter("context"):
            if without_qt(context.findtext("name") or ""):
                for message in context.iter("message"):
                    if translation := message.findtext("translation"):
                        texts[message.findtext("source") or ""] = translation
        return cls(texts, glue)

    def translated(self, text: str) -> str:
        """The text in this language, as far as it is known."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        return self._said(text, 0).text

    @cached_property
    def _patterns(self) -> dict[str, list[Pattern]]:
        """By a word that each has, so that a sentence is compared with few of them."""
        found: dict[str, list[Pattern]] = {}
        for source, text in self._whole.items():
            if _PLACE.search(source):
                pattern = Pattern(source, text)
                found.setdefault(pattern.word, []).append(pattern)
        return found

    @cached_property
    def _tails(self) -> list[tuple[str, Pattern]]:
        """Texts that are put behind others, such as `; did you mean "%1"?`."""
        every = chain.from_iterable(self._patterns.values())
        return [(pattern.pieces[0], pattern) for pattern in every if pattern.pieces[0][:1] in (" ", ";", ",")]

    def _fitting(self, text: str) -> list[tuple[Pattern, dict[str, str]]]:
        """The patterns that a text has the form of, with what stands in their places; those that say most first."""
        words = {"", *_WORD.findall(text)}
        near = chain.from_iterable(self._patterns.get(word, ()) for word in words)
        found = [(pattern, arguments) for pattern in near if (arguments := pattern.arguments(text)) is not None]
        return sorted(found, key=lambda one: -one[0].letters)[:_MOST_READINGS]

    def _said(self, text: str, depth: int) -> Said:
        """The reading of a text that understands most of it: as a whole, as a pattern, or in parts."""
        if (known := self._kept.get(text)) is not None:
            return known
        found = Said(text, 0)
        every = _letters(text)
        if (whole := self._any_case(text)) is not None:
            found = Said(whole, every)
        elif every and depth <= _DEEPEST and len(text) <= _LONGEST:
            for reading in chain(
                self._by_pattern(text, depth), self._with_tail(text, depth), self._in_parts(text, depth)
            ):
                if reading.letters > found.letters:
                    found = reading
                if found.letters == every:
                    break
        self._kept[text] = found
        return found

    def _any_case(self, text: str) -> str | None:
        """A text that is known, perhaps with a small first letter, or with or without a full stop."""
        if (found := self._whole.get(text)) is not None:
            return found
        bare = text.removesuffix(".")
        for form in (bare, f"{bare[:1].lower()}{bare[1:]}", f"{text[:1].lower()}{text[1:]}", f"{text}."):
            if (found := self._whole.get(form)) is not None:
                ended = found.rstrip("。.")
                return f"{ended}。" if text.endswith(".") else ended
        return None

    def _by_pattern(self, text: str, depth: int) -> Iterator[Said]:
        fitting = self._fitting(text)
        for pattern, arguments in fitting:
            if (said := self._filled(pattern, arguments, depth)) is not None:
                yield said
        if not fitting:  # as a sentence of its own, or within another one
            for form in (f"{text}.", f"{text[:1].lower()}{text[1:]}"):
                for pattern, arguments in self._fitting(form):
                    if (said := self._filled(pattern, arguments, depth)) is not None:
                        yield said if form[-1:] == text[-1:] else Said(said.text.rstrip("。."), said.letters)

    def _filled(self, pattern: Pattern, arguments: Mapping[str, str], depth: int) -> Said | None:
        """A pattern with its arguments translated. None if the pattern says little, such as "%1 of %2", and the
        arguments look like parts of another sentence."""
        said = {place: self._said(text, depth + 1) for place, text in arguments.items()}
        if pattern.letters < _FEW_LETTERS:
            for place, text in arguments.items():
                words = 1 if pattern.letters < _VERY_FEW_LETTERS else 2
                free = place in pattern.ending or len(text.split()) <= words or _PATH.search(text)
                if not free and 2 * said[place].letters < _letters(text):
                    return None
        letters = pattern.letters + sum(one.letters for one in said.values())
        return Said(pattern.filled({place: one.text for place, one in said.items()}), letters)

    def _with_tail(self, text: str, depth: int) -> Iterator[Said]:
        """A text with another one glued behind it."""
        for start, pattern in self._tails:
            place = text.rfind(start)
            arguments = pattern.arguments(text[place:]) if place > 0 else None
            if arguments is not None and (tail := self._filled(pattern, arguments, depth + 1)) is not None:
                head = self._said(text[:place], depth + 1)
                yield Said(head.text + tail.text, head.letters + tail.letters)

    def _in_parts(self, text: str, depth: int) -> Iterator[Said]:
        for parts, glue in self._cuts(text):
            said = [self._said(part, depth + 1) for part in parts]
            if any(one.letters for one in said):
                yield Said(glue.join(one.text for one in said), sum(one.letters for one in said))

    def _cuts(self, text: str) -> Iterator[tuple[list[str], str]]:
        """Where a text may be put together: lines, sentences, what stands behind a name or a colon, lists."""
        if "\n" in text:
            yield text.split("\n"), "\n"
            return
        sentences = _SENTENCES.split(text)
        if len(sentences) > 1:
            yield sentences, self._glue.get(" ", " ")
        for found in islice(re.finditer(": ", text), _MOST_CUTS):
            yield [text[: found.start()], text[found.end() :]], self._glue.get(": ", ": ")
        for glue in ("; ", " · ", ", "):
            if glue in text:
                yield text.split(glue), self._glue.get(glue, glue)
        if key := _KEY.match(text):
            yield [key[0].strip(), text[key.end() :]], " "


def _whole_words(pieces: Sequence[str]) -> Iterator[str]:
    """The words of a pattern that do not touch a place: what is put in may go on with letters."""
    for number, piece in enumerate(pieces):
        for word in _WORD.finditer(piece):
            touches = (number and not word.start()) or (number < len(pieces) - 1 and word.end() == len(piece))
            if not touches:
                yield word[0]


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
