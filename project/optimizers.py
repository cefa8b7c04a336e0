"""The optimizers by name, and the arguments that each takes: what a config may say, known without torch.

The names of the maintained collection `pytorch_optimizer` and their arguments lie in `resources/optimizers.json`, made
by `python -m engine.optim.listing`; a test compares the file with the installed package.
"""

import ast
import difflib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from project.workspace import resources

FILE = "optimizers.json"

# Ours: what each is good for, as the form and the reference say it.
SUGGESTED = {
    "AdamW": "adaptive steps with weight decay, the usual choice",
    "AdamW8bit": "AdamW with a quarter of the memory for its state",
    "PagedAdamW": "AdamW that moves its state to the main memory when the card is full",
    "PagedAdamW8bit": "both: 8 bits, and moved away when the card is full",
    "Lion": "only the direction of a step counts: take a third of AdamW's learning rate",
    "Lion8bit": "Lion with a quarter of the memory for its state",
    "Adafactor": "hardly any memory for its state; steady, a little slow",
    "Prodigy": "finds the learning rate by itself: leave it at 1",
    "ProdigyPlusScheduleFree": "Prodigy that needs neither a rate nor a schedule: leave both alone",
    "ScheduleFreeAdamW": "AdamW that averages its steps instead of a falling rate: set the schedule to constant",
    "DAdaptAdam": "finds the learning rate by itself, the older way: leave it at 1",
    "CAME": "as sparing as Adafactor, and closer to AdamW",
    "AdEMAMix": "AdamW with a long memory: learns on from early pictures",
    "AdEMAMix8bit": "AdEMAMix with a quarter of the memory for its state",
    "Muon": "orthogonal steps for the LoRA's matrices, AdamW for the rest: take about 20 × AdamW's learning rate",
    "SGD": "plain steps with momentum: only for those who know why",
}
_ADAPTIVE = ("prodigy", "dadapt")  # the beginnings of the names of those that find the rate
_SCHEDULE_FREE = ("schedulefree",)
DEFAULT_RATE = 1e-4  # of the option learning_rate
OWN_RATE = 1.0


@dataclass(frozen=True)
class OptimizerInfo:
    """One optimizer: its name as its package writes it, the package, and its arguments with their defaults."""

    name: str
    package: str
    arguments: Mapping[str, Any]


@cache
def known() -> dict[str, OptimizerInfo]:
    """Every optimizer that can be named, by its name in lower case."""
    data = json.loads((resources() / FILE).read_text(encoding="utf-8"))
    return {
        name.lower(): OptimizerInfo(name, package, arguments)
        for package, optimizers in data.items()
        for name, arguments in optimizers.items()
    }


def find(name: str) -> OptimizerInfo | None:
    """The optimizer of a name, whatever its case; None if there is none."""
    return known().get(name.strip().lower())


def nearest(name: str) -> list[str]:
    """Up to three names like one that is not known, the suggested ones first."""
    near = [known()[key].name for key in difflib.get_close_matches(name.lower(), list(known()), n=8, cutoff=0.5)]
    return sorted(near, key=lambda found: found not in SUGGESTED)[:3]


def finds_rate(name: str) -> bool:
    """Whether an optimizer finds the learning rate by itself; the option is then a factor on it, usually 1."""
    return name.lower().startswith(_ADAPTIVE)


def is_schedule_free(name: str) -> bool:
    """Whether an optimizer averages its steps, which takes the place of a falling learning rate."""
    return any(part in name.lower() for part in _SCHEDULE_FREE)


def rate_for(name: str, learning_rate: float) -> float:
    """The learning rate that is used: 1 in place of the option's default where the optimizer finds it by itself."""
    return OWN_RATE if finds_rate(name) and learning_rate == DEFAULT_RATE else learning_rate


def read_arguments(name: str, entries: Sequence[str]) -> dict[str, Any]:
    """The `key=value` entries as typed arguments of an optimizer. Raises ValueError with a sentence about the first
    that is none of its arguments or has a value of the wrong kind."""
    info = find(name)
    if info is None:
        raise ValueError(unknown(name))
    return dict(_read(info, entry) for entry in entries)


def unknown(name: str) -> str:
    """The sentence about a name that no optimizer has."""
    near = nearest(name)
    hint = f"; did you mean {' or '.join(near)}?" if near else ": AdamW is the usual one"
    return f'"{name}" is no optimizer that can be used here{hint}'


def _read(info: OptimizerInfo, entry: str) -> tuple[str, Any]:
    key, equals, text = entry.partition("=")
    key, text = key.strip(), text.strip()
    if not equals or not text:
        raise ValueError(f'"{entry}" is no argument: write it as name=value, for example weight_decouple=true')
    if key not in info.arguments:
        near = difflib.get_close_matches(key, list(info.arguments), n=1)
        what = f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(info.arguments))}"
        raise ValueError(f"{info.name} has no argument {key}: {what}")
    return key, _typed(info, key, text)


def _typed(info: OptimizerInfo, key: str, text: str) -> Any:
    """The value as the argument's default has it: true or false, a number, a text, or several numbers."""
    default = info.arguments[key]
    try:
        value = ast.literal_eval({"true": "True", "false": "False", "none": "None"}.get(text.lower(), text))
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        value = text
    several = isinstance(value, tuple | list) and all(_is_number(one) for one in value)
    fits = {
        bool: isinstance(value, bool),
        int: isinstance(value, int) and not isinstance(value, bool),
        float: _is_number(value),
        str: isinstance(value, str),
        list: several and len(value) == len(default if isinstance(default, list) else ()),
    }
    if value is None or (default is None and (_is_number(value) or isinstance(value, bool))):
        return value
    if not fits.get(type(default), False):
        raise ValueError(f"{key} of {info.name} must be {_wanted(default)}, not {text}")
    return tuple(value) if several else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _wanted(default: Any) -> str:
    if isinstance(default, list):
        return f"{len(default)} numbers such as {', '.join(map(str, default))}"
    kinds = {bool: "true or false", int: "a whole number", float: "a number", str: f'a text such as "{default}"'}
    return kinds.get(type(default), "a number")
