"""The terms of the filter language: one field and one value each, as a test of an item.

An item has `name` (relative, with forward slashes), `path`, `caption_text`, `tags`, `tokens`, `width`, `height`,
`bytes`, `skipped`, `masked`, `edited`, and may have `found_by`: name and caption in one casefolded text, which saves
time. A number that is not known (0 pixels, -1 tokens) fits no comparison.
"""

import difflib
import operator
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from project.errors import BadInput
from project.words.wildcards import ANY, Match, containing, fitting, is_plain, longest

Test = Callable[[Any], bool]
TEXTS = ("tag", "caption", "name", "path", "folder")
_UNITS = {"": 1, "b": 1, "k": 1000, "kb": 1000, "m": 1_000_000, "mb": 1_000_000, "g": 10**9, "gb": 10**9}
_Read = Callable[[Any], float]
# Each with the least number that is known, and the wanted one.
_COMPARE: dict[str, Callable[[_Read, float, float], Test]] = {
    ">=": lambda read, known, wanted: lambda item: known <= read(item) >= wanted,
    "<=": lambda read, known, wanted: lambda item: known <= read(item) <= wanted,
    ">": lambda read, known, wanted: lambda item: known <= read(item) > wanted,
    "<": lambda read, known, wanted: lambda item: known <= read(item) < wanted,
    "=": lambda read, known, wanted: lambda item: known <= read(item) == wanted,
    "!=": lambda read, known, wanted: lambda item: known <= read(item) != wanted,
}
_NUMBER = r"(\d+(?:\.\d+)?)(?:[:/](\d+(?:\.\d+)?))?([a-z]*)"
_COMPARISON = re.compile(rf"(>=|<=|!=|>|<|=)?\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*\.\.\s*{_NUMBER}")


def _aspect(item: Any) -> float:
    return item.width / item.height if item.height else 0.0


NUMBERS: dict[str, _Read] = {
    "tags": lambda item: len(item.tags),
    "chars": lambda item: len(item.caption_text),
    "words": lambda item: len(item.caption_text.split()),
    "tokens": operator.attrgetter("tokens"),
    "lines": lambda item: item.caption_text.count("\n") + bool(item.caption_text),
    "width": operator.attrgetter("width"),
    "height": operator.attrgetter("height"),
    "aspect": _aspect,
    "bytes": operator.attrgetter("bytes"),
}
_KNOWN_FROM = {"tokens": 0, "width": 1, "height": 1, "aspect": 1e-9}  # less means that nobody knows

FLAGS: dict[str, Test] = {
    "bare": lambda item: not item.caption_text.strip(),
    "skipped": lambda item: bool(item.skipped),
    "trained": lambda item: not item.skipped,
    "masked": lambda item: bool(item.masked),
    "edited": lambda item: bool(item.edited),
    "conflict": lambda item: bool(getattr(item, "conflict", "")),
}


class Term(NamedTuple):
    """A test and how much work it is: of tests that must all pass, the lightest are asked first."""

    cost: int
    test: Test


def all_of(terms: Sequence[Term]) -> Term:
    """Whether an item passes every test."""
    if len(terms) == 1:
        return terms[0]
    tests = [term.test for term in sorted(terms, key=lambda term: term.cost)]
    cost = sum(term.cost for term in terms)
    if len(tests) == 2:
        one, other = tests
        return Term(cost, lambda item: one(item) and other(item))
    if len(tests) == 3:
        one, other, third = tests
        return Term(cost, lambda item: one(item) and other(item) and third(item))
    return Term(cost, lambda item: all(test(item) for test in tests))


def any_of(terms: Sequence[Term]) -> Term:
    """Whether an item passes at least one."""
    if len(terms) == 1:
        return terms[0]
    tests = [term.test for term in sorted(terms, key=lambda term: term.cost)]
    cost = sum(term.cost for term in terms)
    if len(tests) == 2:
        one, other = tests
        return Term(cost, lambda item: one(item) or other(item))
    return Term(cost, lambda item: any(test(item) for test in tests))


def opposite(term: Term) -> Term:
    """Whether an item fails the test."""
    test = term.test
    return Term(term.cost, lambda item: not test(item))


def field_name(text: str) -> str:
    """The field that was meant. Raises BadInput for one that there is not, naming the nearest."""
    name = text.lower()
    fields = (*TEXTS, *NUMBERS, "is")
    if name in fields:
        return name
    near = difflib.get_close_matches(name, fields, 1, 0.5)
    advice = f"did you mean {near[0]}:?" if near else f"there are {', '.join(fields)}."
    raise BadInput(f'There is no field {text}: {advice} To find the text itself, put it in "quotes"')


def term(field: str, value: str) -> Term:
    """One term; an empty field is a bare word. Raises BadInput for a value that the field cannot have."""
    if field == "is":
        return Term(1, _flag(value))
    if field in NUMBERS:
        return Term(3 if field in ("tags", "words", "lines") else 1, _number(field, value))
    if field and field != "folder" and not value:
        example = {"tag": 'tag:"red hair"', "name": "name:*.png", "path": "path:*/new/*"}.get(field, "caption:*sky*")
        raise BadInput(f"Something is missing behind {field}: such as {example}, or {field}:* for any")
    cost, make = _OF_TEXT[field]
    return Term(cost, make(value))


def _text(item: Any) -> str:
    """Name and caption of an item, casefolded."""
    return getattr(item, "found_by", "") or f"{item.name}\n{item.caption_text}".casefold()


def _bare(value: str) -> Test:
    match = containing(value) if is_plain(value) else fitting(f"{ANY}{value}{ANY}")
    return lambda item: match(_text(item))


def _caption(value: str) -> Test:
    """Name and caption together are looked at first, since that text need not be casefolded."""
    match = containing(value) if is_plain(value) else fitting(value)
    may = containing(longest(value))
    return lambda item: may(_text(item)) and match(item.caption_text.casefold())


def _name(value: str) -> Test:
    match = containing(value) if is_plain(value) else fitting(value)
    return lambda item: match(item.name.rpartition("/")[2].casefold())


def _path(value: str) -> Test:
    value = value.replace("\\", "/")
    match = containing(value) if is_plain(value) else fitting(value)
    return lambda item: match(str(getattr(item, "file", "") or item.path).replace("\\", "/").casefold())


def _folder(value: str) -> Test:
    """The folder within the dataset: its whole path, or any one folder of it. Empty: the pictures in none."""
    match = fitting(value.replace("\\", "/").strip("/"))

    def found(item: Any) -> bool:
        folder = item.name.rpartition("/")[0].casefold()
        return match(folder) or ("/" in folder and any(map(match, folder.split("/"))))

    return found


def _tag(value: str) -> Test:
    """The text is looked at first: taking captions apart costs more, and most of them lack the tag. Tags are then
    compared all at once where that can be, as lines of one text."""
    may: Match = containing(longest(value).strip())
    inner = value.strip(ANY)
    if inner and is_plain(inner):
        before, after = "" if value.startswith(ANY) else "\n", "" if value.endswith(ANY) else "\n"
        lines: Match = containing(f"{before}{inner}{after}")
        return lambda item: may(_text(item)) and lines("\n{}\n".format("\n".join(item.tags)).casefold())
    match: Match = fitting(value)
    return lambda item: may(_text(item)) and any(match(tag.casefold()) for tag in item.tags)


_OF_TEXT: dict[str, tuple[int, Callable[[str], Test]]] = {
    "": (2, _bare), "folder": (2, _folder), "name": (2, _name), "tag": (3, _tag), "caption": (3, _caption),
    "path": (4, _path),
}  # fmt: skip


def _flag(value: str) -> Test:
    if value.lower() in FLAGS:
        return FLAGS[value.lower()]
    near = difflib.get_close_matches(value.lower(), FLAGS, 1, 0.5)
    advice = f"did you mean is:{near[0]}?" if near else f"there are {', '.join(FLAGS)}"
    raise BadInput(f"There is no is:{value}: {advice}")


def _number(field: str, value: str) -> Test:
    read, known = NUMBERS[field], _KNOWN_FROM.get(field, 0)
    text = value.lower().strip()
    if span := _RANGE.fullmatch(text):
        low, high = _amount(span.groups()[:3], field), _amount(span.groups()[3:], field)
        low = max(low, known)
        return lambda item: low <= read(item) <= high
    single = _COMPARISON.fullmatch(text)
    if single is None:
        raise BadInput(f"{field}: needs a number, such as {field}:>{_EXAMPLES.get(field, '3')}, =, <, >=, <= or 1..9")
    sign, wanted = single[1] or "=", _amount(single.groups()[1:], field)
    if field == "aspect" and sign in ("=", "!="):
        same = sign == "="
        return lambda item: (number := read(item)) >= known and (abs(number - wanted) < 0.005 * wanted) == same
    return _COMPARE[sign](read, known, wanted)


_EXAMPLES = {"width": "768", "height": "768", "tokens": "75", "bytes": "1mb", "aspect": "16:9", "chars": "100"}


def _amount(parts: Sequence[str | None], field: str) -> float:
    """A number with its unit, or a ratio. Raises BadInput."""
    whole, below, unit = float(parts[0] or 0), parts[1], parts[2] or ""
    if below is not None and field != "aspect":
        raise BadInput(f"{field}: needs one number; a ratio is for aspect:, such as aspect:16:9")
    if unit and (field != "bytes" or unit not in _UNITS):
        ends = "kb, mb and gb" if field == "bytes" else "none"
        raise BadInput(f"{field}: does not know the unit {unit}: possible are {ends}")
    if below is not None and not float(below):
        raise BadInput("aspect: cannot divide by 0")
    return whole / float(below) if below is not None else whole * _UNITS.get(unit, 1)
