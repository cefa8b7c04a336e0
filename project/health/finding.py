"""What a check of a set finds: one finding with its reason and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["problem", "warning", "hint"]
LEVELS: tuple[Level, ...] = ("problem", "warning", "hint")  # the most pressing first

# What a fix does. "show" the pictures; move them to the "trash"; "keep_best" of each group; "caption" writes words, by
# hand or by model; "words" is an operation on captions; "set_option" changes the training's settings; "crop" opens them
# to be cut, one by one; "add" brings more in.
FixCode = Literal["show", "trash", "keep_best", "caption", "words", "set_option", "crop", "add"]


@dataclass(frozen=True)
class Fix:
    """A way to mend something. `title` stands on a button, `sentence` says the same where there is none.

    `settings` are options by their flat keys, for "set_option". `operation` and `what` are an operation on captions and
    what it needs, for "words".
    """

    code: FixCode
    title: str
    sentence: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    operation: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Pictures that belong together, such as copies of each other, the one to keep first."""

    files: tuple[str, ...]

    @property
    def best(self) -> str:
        return self.files[0]

    @property
    def others(self) -> tuple[str, ...]:
        return self.files[1:]


@dataclass(frozen=True)
class Finding:
    """Something about a set that a training suffers from, or may. `code` is one word for programs.

    A "problem" is left out or spoils the result, a "warning" probably does harm, a "hint" is worth a look. `title` says
    what was found, `why` what it does to a training. `files` are the pictures concerned, none if it is all of them;
    `groups` part them where they belong together; `remarks` has a few words for some of the files.
    """

    code: str
    level: Level
    title: str
    why: str
    files: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    fixes: tuple[Fix, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    details: tuple[str, ...] = ()


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Problems, then warnings, then hints; within each as they came."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def show(title: str = "Show them") -> Fix:
    return Fix("show", title, "look at them on the Dataset page")


def add(sentence: str = "add more pictures to the set") -> Fix:
    return Fix("add", "Add pictures…", sentence)


def crop(sentence: str) -> Fix:
    return Fix("crop", "Crop one by one", sentence)


def trash(sentence: str = "remove them from the set") -> Fix:
    return Fix("trash", "Move to trash", sentence)


def set_option(title: str, **settings: object) -> Fix:
    changes = ", ".join(f"{key}={_plain(value)}" for key, value in settings.items())
    return Fix("set_option", title, f"set {changes}", settings)


def pictures(number: int, verb: str = "", verbs: str = "") -> str:
    """ "1 picture is", "3 pictures are": a number of pictures, with a verb where one is given."""
    words = "1 picture" if number == 1 else f"{number:,} pictures"
    chosen = verb if number == 1 else verbs or verb
    return f"{words} {chosen}" if chosen else words


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
