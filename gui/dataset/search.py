"""What stands in the search field: plain words as ever, or the filter language once one of its marks is met."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from gui.dataset.entries import Entry
from gui.language import translated
from project.words.filter import FilterError, parse

_MARKS = re.compile(r'[:："“„()*?]|(?:^|\s)(?:AND|OR|NOT)(?:\s|$)')


@dataclass(frozen=True)
class Search:
    """`matches` says whether a picture is found. A text that cannot be understood leaves `error` and where it is, and
    matches what the search before it matched. `fields` are what it looks at."""

    matches: Callable[[Entry], bool]
    error: str = ""
    position: int = -1
    fields: frozenset[str] = frozenset()

    @property
    def needs_tokens(self) -> bool:
        """Whether the tokens of every caption must be counted first."""
        return "tokens" in self.fields


def understood(text: str, before: Search | None = None) -> Search:
    """The search that a text stands for."""
    if not _MARKS.search(text):
        return Search(_plain(text.casefold().split()))
    try:
        found = parse(text)
    except FilterError as error:
        matches = before.matches if before is not None else _plain([])
        return Search(matches, translated(error.message), error.position)
    return Search(found.matches, fields=found.fields)


def _plain(words: list[str]) -> Callable[[Entry], bool]:
    if not words:
        return lambda entry: True
    if len(words) == 1:
        only = words[0]
        return lambda entry: only in entry.found_by
    return lambda entry: all(word in entry.found_by for word in words)
