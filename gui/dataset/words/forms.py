"""The operations on captions as a person meets them: a title, a few fields, and the edit that they stand for."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication

from project.errors import BadInput
from project.words import operations
from project.words.operations import Edit
from project.words.style import Style

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Asked:
    """One field of an operation: its key, its title, and what kind it is: "text", "tags" (completed), "switch" or
    "number"."""

    key: str
    title: str
    kind: str = "text"
    hint: str = ""
    default: Any = ""


@dataclass(frozen=True)
class Context:
    """What edits may need to know besides their fields."""

    style: Style
    counts: Mapping[str, int] = field(default_factory=dict)
    trigger: str = ""


@dataclass(frozen=True)
class Operation:
    """One operation: `edit` makes the pure function of the fields' values, or raises BadInput."""

    key: str
    title: str
    fields: tuple[Asked, ...]
    edit: Callable[[Mapping[str, Any], Context], Edit]
    tags_only: bool = False  # whether it means nothing for sentences


def all_operations() -> list[Operation]:
    """Every operation, in the order of the menu."""
    return [*_with_words(), *_of_order()]


def _with_words() -> list[Operation]:
    regex = Asked(
        "regex",
        translate("CaptionOperations", "Regular expression"),
        "switch",
        translate("CaptionOperations", "Groups as \\1, \\2"),
        False,
    )
    return [
        Operation(
            "replace",
            translate("CaptionOperations", "Find and replace"),
            (
                Asked("find", translate("CaptionOperations", "Find"), "tags"),
                Asked(
                    "by",
                    translate("CaptionOperations", "Replace with"),
                    "tags",
                    translate("CaptionOperations", "nothing: takes it out"),
                ),
                regex,
                Asked("whole_word", translate("CaptionOperations", "Whole words"), "switch", "", False),
                Asked("match_case", translate("CaptionOperations", "Match case"), "switch", "", False),
                Asked(
                    "tags_only",
                    translate("CaptionOperations", "Within single tags"),
                    "switch",
                    translate("CaptionOperations", "Looks at each tag by itself"),
                    False,
                ),
            ),
            _replace,
        ),
        Operation(
            "add_tags",
            translate("CaptionOperations", "Add"),
            (
                Asked("tags", translate("CaptionOperations", "Words to add"), "tags"),
                Asked("first", translate("CaptionOperations", "In front"), "switch", "", False),
            ),
            lambda what, context: operations.add_tags(_tags(what, context), context.style, bool(what.get("first"))),
        ),
        Operation(
            "remove_tags",
            translate("CaptionOperations", "Remove"),
            (Asked("tags", translate("CaptionOperations", "Words to remove"), "tags"),),
            lambda what, context: operations.remove_tags(_tags(what, context), context.style),
        ),
        Operation(
            "rename_tag",
            translate("CaptionOperations", "Rename"),
            (
                Asked("old", translate("CaptionOperations", "Old name"), "tags"),
                Asked("new", translate("CaptionOperations", "New name"), "tags"),
            ),
            lambda what, context: operations.rename_tag(_needed(what, "old"), _needed(what, "new"), context.style),
        ),
        Operation(
            "merge_tags",
            translate("CaptionOperations", "Merge"),
            (
                Asked("olds", translate("CaptionOperations", "All of these"), "tags"),
                Asked("new", translate("CaptionOperations", "Become one"), "tags"),
            ),
            lambda what, context: operations.merge_tags(
                _tags(what, context, "olds"), _needed(what, "new"), context.style
            ),
        ),
    ]


def _of_order() -> list[Operation]:
    keep = Asked(
        "keep",
        translate("CaptionOperations", "Leave so many in front"),
        "number",
        translate("CaptionOperations", "1 keeps the trigger word first"),
        0,
    )
    return [
        Operation(
            "put_first",
            translate("CaptionOperations", "Trigger word everywhere"),
            (Asked("trigger", translate("CaptionOperations", "Trigger word"), "text"),),
            lambda what, context: operations.put_first(_needed(what, "trigger"), context.style),
        ),
        Operation(
            "sort_tags",
            translate("CaptionOperations", "Sort"),
            (
                Asked(
                    "frequency",
                    translate("CaptionOperations", "The most frequent first"),
                    "switch",
                    translate("CaptionOperations", "Otherwise by name"),
                    False,
                ),
                keep,
            ),
            lambda what, context: operations.sort_tags(
                context.style, "frequency" if what.get("frequency") else "name", context.counts, _number(what)
            ),
            tags_only=True,
        ),
        Operation(
            "deduplicate",
            translate("CaptionOperations", "Remove doubles"),
            (),
            lambda what, context: operations.deduplicate(context.style),
            True,
        ),
        Operation(
            "shuffle",
            translate("CaptionOperations", "Shuffle"),
            (
                keep,
                Asked(
                    "seed",
                    translate("CaptionOperations", "Seed"),
                    "number",
                    translate("CaptionOperations", "The same seed gives the same order"),
                    _seed(),
                ),
            ),
            lambda what, context: operations.shuffle(_number(what, "seed"), context.style, _number(what)),
            tags_only=True,
        ),
        Operation(
            "tidy",
            translate("CaptionOperations", "Tidy spaces and commas"),
            (),
            lambda what, context: operations.tidy(context.style),
        ),
    ]


def readable(what: Mapping[str, Any], glue: str = ", ") -> dict[str, Any]:
    """Field values from what another page says: lists become text, and a few other names are understood."""
    named = dict(what)
    for other, key in (("word", "trigger"), ("trigger_word", "trigger"), ("to", "new")):
        if other in named and key not in named:
            named[key] = named.pop(other)
    if named.get("by") == "frequency" and "find" not in named:
        named["frequency"] = True
    return {key: glue.join(map(str, value)) if isinstance(value, list | tuple | set) and key != "files" else value
            for key, value in named.items()}  # fmt: skip


def _replace(what: Mapping[str, Any], context: Context) -> Edit:
    flags = {key: bool(what.get(key)) for key in ("regex", "match_case", "whole_word", "tags_only")}
    style = context.style if context.style.kind != "text" else None
    return operations.replace(str(what.get("find", "")), str(what.get("by", "")), **flags, style=style)


def _tags(what: Mapping[str, Any], context: Context, key: str = "tags") -> list[str]:
    text = _needed(what, key)
    separator = "," if context.style.kind == "text" else context.style.separator
    return [tag.strip() for tag in text.split(separator) if tag.strip()]


def _needed(what: Mapping[str, Any], key: str) -> str:
    text = str(what.get(key, "")).strip()
    if not text:
        raise BadInput(translate("CaptionOperations", "Type something above to see what changes."))
    return text


def _number(what: Mapping[str, Any], key: str = "keep") -> int:
    return int(what.get(key) or 0)


def _seed() -> int:
    return secrets.randbelow(10_000)
