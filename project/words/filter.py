"""The filter language of the dataset: a text such as `tag:"red hair" AND NOT caption:*blurry*`, read into closures.

A term is a bare word, found anywhere in the name or the caption, or `field:value`. Terms are joined by AND (or by
nothing), OR, NOT and parentheses; NOT binds strongest, then AND. Words and quoted texts are searched without regard to
capitals and to how accents are composed; `*` stands for any letters and `?` for one, `\\*` and `\\?` for themselves.
With wildcards a value must fit the whole of what the field holds. Without, a tag or a folder must be it, and a name, a
path or a caption contain it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from project.errors import BadInput
from project.words import terms
from project.words.terms import NUMBERS, TEXTS, Term
from project.words.wildcards import ANY, ONE

FIELDS = (*TEXTS, *NUMBERS, "is")
_DEEPEST = 50  # parentheses within parentheses
_QUOTES = {'"': '"', "“": "”", "„": "“"}
_WORDS = ("AND", "OR", "NOT")


class FilterError(BadInput):
    """A filter that cannot be understood. `position` is the character, from 0, at which that shows."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message, self.position = message, position


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was understood. `fields` names what it looks at, so that tokens are counted only if asked for."""

    text: str
    matches: Callable[[Any], bool]
    fields: frozenset[str] = frozenset()


def parse(text: str) -> Filter:
    """Read a filter; an empty one lets everything through. Raises FilterError."""
    reader = _Reader(text, _tokens(text))
    if not reader.tokens:
        return Filter(text, lambda item: True)
    found = reader.either(0)
    if reader.here is not None:
        raise FilterError("This closing parenthesis was never opened: remove it", reader.here.start)
    return Filter(text, found.test, frozenset(reader.fields))


def quoted(value: str) -> str:
    """A text as it is written in a filter, found exactly as it stands: in quotes, with its wildcards disarmed."""
    safe = value.replace("\\", "\\\\").replace('"', '\\"').replace("*", "\\*").replace("?", "\\?")
    return f'"{safe}"'


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind`: AND, OR, NOT, (, ) or term. `field` is empty for a bare word; `value` has ANY and ONE for wildcards."""

    kind: str
    start: int
    field: str = ""
    value: str = ""
    at: int = 0  # where the value begins


def _tokens(text: str) -> list[_Token]:
    found, here = [], 0
    while here < len(text):
        letter = text[here]
        if letter.isspace():
            here += 1
        elif letter in "()":
            found.append(_Token(letter, here))
            here += 1
        else:
            token, here = _term(text, here)
            found.append(token)
    return found


def _term(text: str, start: int) -> tuple[_Token, int]:
    """The word or `field:value` that begins here, and where it ends."""
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    name = text[start:end]
    if name and end < len(text) and text[end] in ":：":
        value, stop = _value(text, end + 1)
        return _Token("term", start, name, value, end + 1), stop
    value, stop = _value(text, start)
    if value in _WORDS and text[start:stop] == value:
        return _Token(value, start), stop
    return _Token("term", start, "", value, start), stop


def _value(text: str, start: int) -> tuple[str, int]:
    """What is searched for, and where it ends: at the closing quote, or before a space or a parenthesis."""
    closing = _QUOTES.get(text[start : start + 1], "")
    here = start + bool(closing)
    made: list[str] = []
    while here < len(text):
        letter = text[here]
        if closing and letter in (closing, '"'):
            return "".join(made), here + 1
        if not closing and (letter.isspace() or letter in '()"'):
            break
        if letter == "\\" and text[here + 1 : here + 2] in ("\\", '"', "*", "?", "(", ")"):
            here += 1
            letter = text[here : here + 1] or letter
        else:
            letter = {"*": ANY, "?": ONE}.get(letter, letter)
        made.append(letter)
        here += 1
    if closing:
        raise FilterError('This quote is never closed: write " behind the last word', start)
    return "".join(made), here


class _Reader:
    """Goes through the tokens once, from the weakest operator to the strongest."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self.text, self.tokens, self.place = text, tokens, 0
        self.fields: set[str] = set()

    @property
    def here(self) -> _Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def either(self, depth: int) -> Term:
        found = [self.every(depth)]
        while self.here is not None and self.here.kind == "OR":
            self.place += 1
            found.append(self.every(depth))
        return terms.any_of(found)

    def every(self, depth: int) -> Term:
        found = [self.single(depth)]
        while self.here is not None and self.here.kind not in ("OR", ")"):
            if self.here.kind == "AND":
                self.place += 1
            found.append(self.single(depth))
        return terms.all_of(found)

    def single(self, depth: int) -> Term:
        negated = False
        while self.here is not None and self.here.kind == "NOT":
            negated = not negated
            self.place += 1
        token = self.here
        if token is None or token.kind in ("AND", "OR", ")"):
            raise self._missing(token)
        self.place += 1
        found = self._inside(token, depth) if token.kind == "(" else self._term(token)
        return terms.opposite(found) if negated else found

    def _inside(self, opened: _Token, depth: int) -> Term:
        if depth >= _DEEPEST:
            raise FilterError(f"More than {_DEEPEST} parentheses stand within each other", opened.start)
        found = self.either(depth + 1)
        if self.here is None:
            raise FilterError("This parenthesis is never closed: write ) at its end", opened.start)
        self.place += 1
        return found

    def _term(self, token: _Token) -> Term:
        try:
            name = terms.field_name(token.field) if token.field else ""
        except BadInput as error:
            raise FilterError(str(error), token.start) from None
        self.fields.add(name or "text")
        try:
            return terms.term(name, token.value)
        except BadInput as error:
            raise FilterError(str(error), token.at) from None

    def _missing(self, token: _Token | None) -> FilterError:
        before = self.tokens[self.place - 1] if self.place else None
        if before is not None and before.kind in _WORDS:
            example = {"NOT": "NOT blurry", "AND": "cat AND dog", "OR": "cat OR dog"}[before.kind]
            hint = f'write something behind {before.kind}, such as {example}, or "{before.kind.lower()}" for the word'
            return FilterError(f"Something is missing behind {before.kind}: {hint}", before.start)
        if before is not None and before.kind == "(":
            return FilterError("There is nothing in these parentheses: write something, or remove them", before.start)
        if token is not None and token.kind in ("AND", "OR"):
            return FilterError(
                f"Something is missing before {token.kind}: write what is to be found on both sides", token.start
            )
        where = token.start if token is not None else len(self.text)
        return FilterError("This closing parenthesis was never opened: remove it", where)
