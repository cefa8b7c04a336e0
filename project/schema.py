"""How one option is declared, read and described: the machinery under the table in `project.options`."""

import math
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

Kind = Literal["switch", "integer", "number", "text", "choice", "path", "names", "lines", "size", "color", "concepts"]
Level = Literal["basic", "advanced"]


SET = "set"  # of applies_when: the other option is not zero, off or empty
PICTURES, TEXTS = "text-to-image", "text-generation"  # the tasks, as `task_type` has them
BOTH = ""  # of OptionInfo.task: the option serves every task


@dataclass(frozen=True)
class Choice:
    """One of the values that an option may have, with the sentence that explains it."""

    value: str
    meaning: str


@dataclass(frozen=True)
class OptionInfo:
    """What a form, a shell or a reference page needs to know of one option.

    `minimum` and `maximum` are inclusive. `applies_when` names another option and the value at which this one counts: a
    tuple of several, or SET for whatever is not zero, off or empty. `fulfils` compares. `task` is PICTURES, TEXTS, or
    BOTH where the option counts whatever is trained.
    """

    key: str
    section: str
    group: str
    title: str
    tooltip: str
    kind: Kind
    unit: str
    minimum: float | None
    maximum: float | None
    choices: tuple[Choice, ...]
    default: Any
    optional: bool
    level: Level
    applies_when: tuple[str, Any] | None
    open: bool = False  # whether other values than the choices are taken too
    task: str = BOTH

    def serves(self, task: str) -> bool:
        """Whether the option counts in a training of this task."""
        return self.task in (BOTH, task)


def option(  # noqa: PLR0913 - each argument is one fact of an option, and they are given by name
    default: Any,
    title: str,
    tooltip: str,
    *,
    unit: str = "",
    ge: float | None = None,
    le: float | None = None,
    choices: Mapping[str, str] | None = None,
    kind: Kind | None = None,
    level: Level = "basic",
    applies_when: tuple[str, Any] | None = None,
    open: bool = False,
    task: str | None = None,
) -> Any:
    """Declare one option as a pydantic field.

    `kind` is only needed where the type does not say it: a path, a colour, a list of names or of lines. `open` choices
    are suggestions: a validator of the section judges what else is given. `task` is needed where it is another than the
    section's own.
    """
    extra: dict[str, Any] = {
        "unit": unit,
        "choices": dict(choices or {}),
        "kind": kind,
        "level": level,
        "applies_when": applies_when,
        "open": open,
        "task": task,
    }
    return Field(default=default, title=title, description=tooltip, ge=ge, le=le, json_schema_extra=extra)


def _extra(field: FieldInfo) -> dict[str, Any]:
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def _bound(field: FieldInfo, name: str) -> float | None:
    return next((getattr(rule, name) for rule in field.metadata if hasattr(rule, name)), None)


def _kind(field: FieldInfo) -> Kind:
    extra = _extra(field)
    if extra.get("kind"):
        return extra["kind"]  # type: ignore[no-any-return]
    if extra.get("choices"):
        return "choice"
    plain: dict[Any, Kind] = {bool: "switch", int: "integer", float: "number", str: "text"}
    return plain[_types(field)[0]]


def _types(field: FieldInfo) -> list[Any]:
    """The types that a field takes, None left out."""
    annotation = field.annotation
    union = get_origin(annotation) in (Union, types.UnionType)
    return [part for part in (get_args(annotation) if union else (annotation,)) if part is not type(None)]


def describe(key: str, section: str, group: str, field: FieldInfo, task: str = BOTH) -> OptionInfo:
    """The typed description of a field that `option` declared. `task` is that of its section."""
    extra = _extra(field)
    return OptionInfo(
        key=key,
        section=section,
        group=group,
        title=field.title or key,
        tooltip=field.description or "",
        kind=_kind(field),
        unit=extra.get("unit", ""),
        minimum=_bound(field, "ge"),
        maximum=_bound(field, "le"),
        choices=tuple(Choice(value, meaning) for value, meaning in extra.get("choices", {}).items()),
        default=field.get_default(),
        optional=type(None) in get_args(field.annotation),
        level=extra.get("level", "basic"),
        applies_when=extra.get("applies_when"),
        open=extra.get("open", False),
        task=task if extra.get("task") is None else extra["task"],
    )


def fulfils(needed: Any, value: Any) -> bool:
    """Whether an option's value is one that an `applies_when` asks for."""
    if needed == SET:
        return bool(value)
    return value in needed if isinstance(needed, tuple) else bool(value == needed)


def complaint(text: str) -> PydanticCustomError:
    """An error of a validator whose text is a sentence for the user ("must be ...", or a whole sentence)."""
    return PydanticCustomError("complaint", "{text}", {"text": text})


class Section(BaseModel):
    """A group of options that a function takes as one typed object.

    Values may be Python values or the text that stands in a YAML file or on the command line; `None` (a key without a
    value) means the default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, validate_default=False)
    task: ClassVar[str] = BOTH  # what its options serve, unless they say otherwise

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        field = cls.model_fields[info.field_name or ""]
        kind = _kind(field)
        if value is None:
            return field.get_default()
        if kind in ("integer", "number", "size") and isinstance(value, bool):
            raise complaint("must be a number, not true or false")
        if kind == "integer" and isinstance(value, str):
            return _whole(value)
        if kind == "choice":
            return _choose(value, _extra(field)["choices"], _extra(field).get("open", False))
        if kind in ("names", "lines", "concepts"):
            return _listed(value, kind)
        return value.strip() if isinstance(value, str) else value


def _whole(text: str) -> Any:
    """`1e3` and `4.0` are whole numbers too; anything else is left for pydantic to judge."""
    try:
        number = float(text)
    except ValueError:
        return text.strip()
    return int(number) if math.isfinite(number) and number.is_integer() and not text.strip().isdigit() else text.strip()


def _choose(value: Any, choices: Mapping[str, str], is_open: bool) -> str:
    """The choice that is meant, whatever its case."""
    for choice in choices:
        if str(value).strip().lower() == choice.lower():
            return choice
    if is_open:
        return str(value).strip()
    listed = " or ".join(f'"{choice}"' for choice in choices)
    raise complaint(f'must be {listed}, not "{value}"')


def _listed(value: Any, kind: Kind) -> Any:
    """A text becomes a list: names are parted by commas, lines by line ends."""
    parts = value.replace(",", "\n").split("\n") if isinstance(value, str) and kind == "names" else value
    if isinstance(value, str) and kind != "names":
        parts = value.split("\n")
    if isinstance(parts, list | tuple):
        stripped = [part.strip() if isinstance(part, str) else part for part in parts]
        return [part for part in stripped if part != ""]
    return value
