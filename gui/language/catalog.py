"""What project/ and engine/ say in English, said in another language.

They know nothing of Qt, so their texts arrive as English sentences with numbers, names and further texts put in. One is
looked up as a whole, or else compared with the sentences that have %1, %2 … in those places. What was put in is carried
over, and translated too where it is known.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

_PLACE = re.compile(r"%(\d)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"])")
_DEEPEST = 4  # texts within texts within texts
_FEW_LETTERS, _FEW_WORDS = 9, 3
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
        self.letters = sum(letter.isalpha() for piece in self.pieces for letter in piece)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        places = iter(["(.+?)"] * len(self.places))
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


class Catalog:
    """The sentences of one language. `glue` says what stands there for the ": ", "; ", ", " and " " of English."""

    def __init__(self, texts: Mapping[str, str], glue: Mapping[str, str] | None = None) -> None:
        self._whole = dict(texts)
        self._glue = dict(glue or {})
        self._kept: dict[str, str] = {}

    @classmethod
    def read(cls, path: Path, glue: Mapping[str, str] | None = None) -> Catalog:
        """The finished translations of a .ts file, those of the rooms without Qt. Raises OSError, ET.ParseError."""
        texts: dict[str, str] = {}
        for context in ET.parse(path).getroot().iter("context"):
            if without_qt(context.findtext("name") or ""):
                for message in context.iter("message"):
                    if translation := message.findtext("translation"):
                        texts[message.findtext("source") or ""] = translation
        return cls(texts, glue)

    @cached_property
    def _patterns(self) -> list[Pattern]:
        """Those that say most come first: a sentence is taken for what it shares most letters with."""
        found = [Pattern(source, text) for source, text in self._whole.items() if _PLACE.search(source)]
        return sorted(found, key=lambda pattern: -pattern.letters)

    @cached_property
    def _tails(self) -> list[tuple[str, Pattern]]:
        """Texts that are put behind others, such as `; did you mean "%1"?`."""
        return [(pattern.pieces[0], pattern) for pattern in self._patterns if pattern.pieces[0][:1] in (" ", ";", ",")]

    def translated(self, text: str) -> str:
        """The text in this language, as far as it is known."""
        if text not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[text] = self._known(text, 0) or self._in_parts(text, 0) or text
        return self._kept[text]

    def _known(self, text: str, depth: int) -> str | None:
        """A text that is known as a whole."""
        if (found := self._whole.get(text)) is not None:
            return found
        if depth > _DEEPEST or not any(letter.isalpha() for letter in text):
            return None
        several = _SENTENCES.search(text)
        for pattern in self._patterns:
            arguments = pattern.arguments(text)
            if arguments is None or (several and any(map(_SENTENCES.search, arguments.values()))):
                continue  # what seems to stand in a place are whole sentences: they are looked up one by one
            if (filled := self._filled(pattern, arguments, depth)) is not None:
                return filled
        return None

    def _filled(self, pattern: Pattern, arguments: Mapping[str, str], depth: int) -> str | None:
        """A pattern with its arguments translated; None if they look like a longer sentence that is another one."""
        said = {}
        for place, text in arguments.items():
            known = self._known(text, depth + 1) or self._in_parts(text, depth + 1)
            if known is None and pattern.letters < _FEW_LETTERS and len(text.split()) > _FEW_WORDS:
                return None
            said[place] = known or text
        return pattern.filled(said)

    def _in_parts(self, text: str, depth: int) -> str | None:
        """A text that is made of known ones: several lines or sentences, something behind a colon, a tail."""
        if depth > _DEEPEST:
            return None
        if (tailed := self._tailed(text, depth)) is not None:
            return tailed
        for parts, glue in self._cuts(text):
            said = [self._known(part, depth + 1) or self._cased(part, depth + 1) for part in parts]
            if any(said):
                return glue.join(new or old for new, old in zip(said, parts, strict=True))
        return self._cased(text, depth + 1)

    def _cuts(self, text: str) -> Iterator[tuple[list[str], str]]:
        if "\n" in text:
            yield text.split("\n"), "\n"
        sentences = _SENTENCES.split(text)
        if len(sentences) > 1:
            yield sentences, self._glue.get(" ", " ") if all(self._known(one, 1) for one in sentences) else " "
        for found in re.finditer(r": ", text):
            yield [text[: found.start()], text[found.end() :]], self._glue.get(": ", ": ")
        for glue in ("; ", " · ", ", "):
            if glue in text:
                yield text.split(glue), self._glue.get(glue, glue)

    def _cased(self, text: str, depth: int) -> str | None:
        """A text that is known with a small first letter or without its full stop."""
        bare = text.removesuffix(".")
        for form in (bare, f"{bare[:1].lower()}{bare[1:]}", f"{text[:1].lower()}{text[1:]}", f"{text}."):
            if form != text and (known := self._whole.get(form) or self._pattern_only(form, depth)):
                ended = known.rstrip("。.")
                return f"{ended}。" if text.endswith(".") else ended
        return None

    def _pattern_only(self, text: str, depth: int) -> str | None:
        return self._known(text, depth) if depth <= 2 else None

    def _tailed(self, text: str, depth: int) -> str | None:
        """A text with another one glued behind it."""
        for start, pattern in self._tails:
            place = text.rfind(start)
            arguments = pattern.arguments(text[place:]) if place > 0 else None
            if arguments is not None:
                head, tail = text[:place], self._filled(pattern, arguments, depth + 1)
                if tail is not None:
                    return (self._known(head, depth + 1) or self._in_parts(head, depth + 1) or head) + tail
        return None
