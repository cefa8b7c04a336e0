"""What the model is to know: the tables beside this file, written for it, as subjects with named facts."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from english import a

COLUMNS = {
    "animals": ("kind", "size", "colour", "home", "has", "eats", "does", "sound", "young"),
    "food": ("kind", "colour", "taste", "look", "source", "made", "good"),
    "things": ("kind", "size", "made", "use", "has", "home"),
    "nature": ("gloss", "colour", "home", "does"),
    "people": ("does", "home"),
    "places": ("there", "found"),
    "countries": ("capital", "continent", "tongue"),
    "opposites": ("opposite",),
}


@dataclass(frozen=True)
class Subject:
    """One row of a table. `named` has its article: a fox, bread, the sun, France."""

    table: str
    name: str
    named: str
    facts: dict[str, str] = field(hash=False)


@cache
def subjects(table: str) -> tuple[Subject, ...]:
    """All rows of a table, in its order. What the table marks by "-" is no fact."""
    lines = (Path(__file__).with_name("facts") / f"{table}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_subject(table, line) for line in lines if line and not line.startswith("#"))


def everything() -> tuple[Subject, ...]:
    """The subjects of all tables except the opposites, which are words and not things."""
    return tuple(subject for table in COLUMNS if table != "opposites" for subject in subjects(table))


def _subject(table: str, line: str) -> Subject:
    name, *values = (part.strip() for part in line.split("|"))
    facts = {key: value for key, value in zip(COLUMNS[table], values, strict=True) if value != "-"}
    bare = name.lstrip("~!")
    if name[0] == "!":
        named = f"the {bare}"
    else:
        named = bare if name[0] == "~" or table in ("countries", "opposites") else a(bare)
    return Subject(table, bare, named, facts)
