"""One concept of a training: a picture folder with settings of its own, written as one line of a config.

A line is the folder and then what differs, parted by bars: `./dogs | repeats=3 | weight=0.5 | trigger_word=rexdog`.
The word `regularisation` makes the folder one of regularisation pictures.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from project.schema import complaint

REGULARISATION = "regularisation"
# options of the pictures that a concept may have otherwise than the rest of the training
OVERRIDES = (
    "trigger_word", "class_word", "missing_caption", "metadata_path", "horizontal_flip", "random_crop",
    "caption_variants", "caption_wildcards", "caption_shuffle", "keep_tokens", "caption_separator", "tag_dropout",
    "caption_dropout", "caption_dropout_to", "caption_prefix", "caption_suffix", "mask_source", "mask_dir",
    "mask_floor",
)  # fmt: skip
MOST = 1000.0  # repeats, and loss weight

_BAR = re.compile(r"\s+\|\s*")
_NAMES = {"regularization": REGULARISATION, "is_reg": REGULARISATION, "num_repeats": "repeats", "loss_weight": "weight"}


@dataclass(frozen=True)
class Concept:
    """A picture folder with how often its pictures come, what their loss counts and the options that differ.

    `repeats` is how often each picture comes in an epoch; of a fraction, so many of the pictures come once more.
    `samples` > 0 says in place of it how many turns the folder as a whole has in an epoch. `changes` are values of
    DataOptions by key, as text or as they are.
    """

    folder: str
    repeats: float = 1.0
    samples: int = 0
    weight: float = 1.0
    regularisation: bool = False
    changes: Mapping[str, Any] = field(default_factory=dict)


def read(line: str) -> Concept:
    """A concept from its line. Raises the complaint of a validator (PydanticCustomError) that says what is wrong."""
    folder, *parts = _BAR.split(line.strip())
    values: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in parts)):
        key, equals, text = (piece.strip() for piece in part.partition("="))
        key = _NAMES.get(key.lower(), key.lower())
        if key not in ("repeats", "samples", "weight", REGULARISATION, *OVERRIDES):
            raise complaint(f'"{folder}": a concept has no setting "{key}"; it has repeats, samples, weight, '
                            f"{REGULARISATION} and options of captions and masks")  # fmt: skip
        if key in values:
            raise complaint(f'"{folder}": {key} stands there twice')
        if not equals and key != REGULARISATION:
            raise complaint(f'"{folder}": write {key} as {key}=value')
        values[key] = text
    if not folder:
        raise complaint("a concept begins with its folder")
    if "repeats" in values and "samples" in values:
        raise complaint(f'"{folder}": repeats and samples exclude each other')
    samples = _number(folder, "samples", values.get("samples", "0"), 1e6)
    if not samples.is_integer():
        raise complaint(f'"{folder}": samples must be a whole number, not {samples:g}')
    return Concept(
        folder=folder,
        repeats=_number(folder, "repeats", values.get("repeats", "1"), MOST),
        samples=int(samples),
        weight=_number(folder, "weight", values.get("weight", "1"), MOST),
        regularisation=_yes(folder, values.get(REGULARISATION, "false")),
        changes={key: text for key, text in values.items() if key in OVERRIDES},
    )


def write(concept: Concept) -> str:
    """The line of a concept; reading it gives an equal one."""
    parts = [concept.folder]
    if concept.samples:
        parts.append(f"samples={concept.samples}")
    elif concept.repeats != 1:
        parts.append(f"repeats={concept.repeats:g}")
    if concept.weight != 1:
        parts.append(f"weight={concept.weight:g}")
    if concept.regularisation:
        parts.append(REGULARISATION)
    return " | ".join([*parts, *(f"{key}={value}" for key, value in concept.changes.items())])


def _number(folder: str, key: str, text: str, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= most:
        raise complaint(f'"{folder}": {key} must be a number from 0 to {most:g}, not "{text}"')
    return number


def _yes(folder: str, text: str) -> bool:
    if text.lower() in ("", "true", "yes", "on", "1"):
        return True
    if text.lower() in ("false", "no", "off", "0"):
        return False
    raise complaint(f'"{folder}": {REGULARISATION} must be true or false, not "{text}"')
