"""What is taken of another tool's settings, and what is not, with the reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from project.config import parse_config, to_mapping
from project.errors import BadInput

NO_COUNTERPART = "there is nothing like it here"
_SHOWN = 80  # letters of a value


@dataclass(frozen=True)
class Taken:
    """One setting that was taken: what it is called there, what here, and its value here."""

    theirs: str
    ours: str
    value: Any


@dataclass(frozen=True)
class Left:
    """One setting that was not taken, with its value there and the reason."""

    theirs: str
    value: Any
    why: str

    @property
    def shown(self) -> str:
        """The value in a few words."""
        text = self.value if isinstance(self.value, str) else json.dumps(self.value, ensure_ascii=False, default=str)
        text = " ".join(text.split())
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(frozen=True)
class Imported:
    """The settings of a file of another tool, as options of this app. `tool` is what wrote the file."""

    tool: str
    values: dict[str, Any] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


class Taker:
    """Goes through another tool's settings; what nobody asks for is told in the end."""

    def __init__(self, tool: str, source: Mapping[str, Any]) -> None:
        self.tool = tool
        self.source = dict(source)
        self.seen: set[str] = set()
        self.taken: dict[str, Taken] = {}
        self.left: list[Left] = []

    def get(self, theirs: str, default: Any = None) -> Any:
        """A setting's value there, which is then dealt with; empty texts count as not there."""
        self.seen.add(theirs)
        value = self.source.get(theirs)
        return default if value is None or value == "" else value

    def put(self, theirs: str, ours: str, value: Any) -> None:
        """Take a value, whatever was taken for this option before."""
        self.taken[ours] = Taken(theirs, ours, value)

    def plain(self, names: Mapping[str, str], inert: tuple[Any, ...] = ()) -> None:
        """Take settings that mean the same there and here; those with an inert value are passed over."""
        for theirs, ours in names.items():
            value = self.get(theirs)
            if value is not None and value not in inert:
                self.put(theirs, ours, value)

    def leave(self, theirs: str, why: str, value: Any = None) -> None:
        """Tell a setting that is not taken, if it says anything."""
        self.seen.add(theirs)
        value = self.source.get(theirs) if value is None else value
        if not _says_nothing(value):
            self.left.append(Left(theirs, value, why))

    def pass_over(self, *theirs: str) -> None:
        """These say nothing about a training."""
        self.seen.update(theirs)

    def done(self) -> Imported:
        """What came of it. Values that the schema refuses are told with its reason."""
        for theirs in self.source:
            if theirs not in self.seen:
                self.leave(theirs, NO_COUNTERPART)
        values = self._accepted()
        taken = [one for ours, one in self.taken.items() if ours in values]
        return Imported(self.tool, values, [Taken(t.theirs, t.ours, values[t.ours]) for t in taken], self.left)

    def _accepted(self) -> dict[str, Any]:
        """The taken values as the schema reads them, without those that it refuses alone or beside the others."""
        good: dict[str, Any] = {}
        for ours, one in self.taken.items():
            try:
                config = parse_config({**good, ours: one.value}, "x")
                good[ours] = to_mapping(config)[ours]
            except BadInput as error:
                self.left.append(Left(one.theirs, one.value, str(error).removeprefix("x: ")))
        return good


def flag(value: Any) -> bool:
    """A switch as JSON, TOML or a text of arguments writes it."""
    return value.strip().lower() in ("true", "1", "yes", "on") if isinstance(value, str) else bool(value)


def number(value: Any, default: float = 0.0) -> float:
    """A number, also from a text; the default for what is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _says_nothing(value: Any) -> bool:
    """Off, empty, zero: what a form writes for a field that nobody touched."""
    if isinstance(value, str):
        return value.strip().lower() in ("", "0", "0.0", "none", "false", "off")
    return not value
