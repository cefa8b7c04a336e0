"""The little grammar that the templates need: articles, plurals, lists, capitals."""

import calendar
from collections.abc import Iterable, Sequence

_AN = tuple("aeiou")
_NAMES = {*calendar.day_name, *calendar.month_name}  # further ones are told by `names`
_PLURALS = {
    "mouse": "mice", "sheep": "sheep", "deer": "deer", "salmon": "salmon", "trout": "trout", "goose": "geese",
    "wolf": "wolves", "leaf": "leaves", "knife": "knives", "shelf": "shelves", "fish": "fish", "person": "people",
    "goldfish": "goldfish", "starfish": "starfish", "jellyfish": "jellyfish", "octopus": "octopuses",
    "piece of clothing": "pieces of clothing", "piece of furniture": "pieces of furniture", "potato": "potatoes",
    "tomato": "tomatoes", "mango": "mangoes", "mosquito": "mosquitoes", "country": "countries", "food": "foods",
    "city in Europe": "cities in Europe",
}  # fmt: skip


def names(words: Iterable[str]) -> None:
    """Say which words are names, which always have a capital."""
    _NAMES.update(words)


def a(name: str) -> str:
    """The name behind its indefinite article."""
    return f"an {name}" if name.startswith(_AN) and not name.startswith(("uni", "use", "eu")) else f"a {name}"


def plural(name: str) -> str:
    """More than one of it."""
    if name in _PLURALS:
        return _PLURALS[name]
    if name.endswith("man"):
        return name[:-3] + "men"
    if name.endswith(("s", "x", "ch", "sh")):
        return name + "es"
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def joined(clause: str, answer: str) -> str:
    """An answer behind a clause that ends with a colon or a comma: its first word loses its capital, names keep it."""
    first, space, rest = answer.partition(" ")
    keeps = first.strip(",.") in _NAMES or first == "I" or (len(first.strip(",.")) == 1 and first != "A")
    return f"{clause} {first if keeps else first.lower()}{space}{rest}"


def listed(items: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else items[0]
