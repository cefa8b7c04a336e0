"""Texts with `*` and `?` matched in time linear in the text, whatever the pattern."""

import unicodedata
from collections.abc import Callable

# Unicode promises that these two are never characters of a text.
ANY, ONE = "\ufdd0", "\ufdd1"
Match = Callable[[str], bool]


def is_plain(pattern: str) -> bool:
    """Whether no wildcard stands in it."""
    return ANY not in pattern and ONE not in pattern


def containing(words: str) -> Match:
    """Whether casefolded texts contain the words. Accents count however they are composed."""
    composed = _folded(words)
    if composed.isascii():
        return lambda text: composed in text
    parted = unicodedata.normalize("NFD", composed)

    def match(text: str) -> bool:
        return composed in text or (
            not text.isascii() and (parted in text or composed in unicodedata.normalize("NFC", text))
        )

    return match


def equal_to(words: str) -> Match:
    """Whether casefolded texts are these words."""
    composed = _folded(words)
    if composed.isascii():
        return lambda text: text == composed
    return lambda text: text == composed or unicodedata.normalize("NFC", text) == composed


def fitting(pattern: str) -> Match:
    """Whether casefolded texts fit a pattern with ANY and ONE as a whole."""
    if is_plain(pattern):
        return equal_to(pattern)
    pieces = _folded(pattern).split(ANY)
    if len(pieces) == 3 and not pieces[0] and not pieces[2] and ONE not in pieces[1]:
        return containing(pieces[1])
    ascii_only = all(piece.replace(ONE, "").isascii() for piece in pieces)

    def match(text: str) -> bool:
        return _fits(pieces, text if ascii_only and ONE not in pattern else unicodedata.normalize("NFC", text))

    return match


def longest(pattern: str) -> str:
    """The longest piece between the wildcards: a text that fits must contain it."""
    return max(pattern.replace(ONE, ANY).split(ANY), key=len)


def _folded(words: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold())


def _fits(pieces: list[str], text: str) -> bool:
    """The leftmost place for each piece in turn is right: what follows then has the most room."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return len(text) == len(first) and _at(first, text, 0)
    stop = len(text) - len(last)
    if stop < len(first) or not _at(first, text, 0) or not _at(last, text, stop):
        return False
    here = len(first)
    for piece in pieces[1:-1]:
        found = _find(piece, text, here, stop)
        if found < 0:
            return False
        here = found + len(piece)
    return here <= stop


def _at(piece: str, text: str, place: int) -> bool:
    if ONE not in piece:
        return text.startswith(piece, place)
    return all(letter in (ONE, text[place + index]) for index, letter in enumerate(piece))


def _find(piece: str, text: str, start: int, stop: int) -> int:
    if ONE not in piece:
        return text.find(piece, start, stop)
    return next((place for place in range(start, stop - len(piece) + 1) if _at(piece, text, place)), -1)
