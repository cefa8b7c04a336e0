"""What a project says of how its texts are read and encoded; slow, for the background. No Qt in here."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from project.errors import BadInput
from project.library import Project
from project.options import ModelOptions
from project.options.text import TextOptions
from project.presets import find_preset
from project.texts.encoding import Encoder
from project.texts.tokenizer import model_folder

_LONGEST = "max_seq_length"
_OWN = frozenset(TextOptions.model_fields)


@dataclass(frozen=True)
class Basis:
    """How texts are read, for which model they are encoded, and up to how many tokens."""

    options: TextOptions
    base_model: str
    max_length: int


def basis_of(project: Project) -> Basis:
    """What the preset says and the person has changed; what is not right counts as its default."""
    values = dict(project.settings)
    with contextlib.suppress(BadInput):
        values = {**find_preset(project.preset).values, **values} if project.preset else values
    options = TextOptions()
    for key in _OWN & values.keys():
        try:
            options = TextOptions(**{**options.model_dump(), key: values[key]})
        except ValueError:
            continue
    try:
        longest = ModelOptions(max_seq_length=values[_LONGEST]).max_seq_length
    except (KeyError, ValueError):
        longest = ModelOptions().max_seq_length
    return Basis(options, project.base_model, longest)


def encoder_of(basis: Basis) -> Encoder:
    """The encoder that a training would use. Raises BadInput if the model is not on this computer."""
    return Encoder.of_folder(model_folder(basis.base_model), basis.options, basis.max_length)


def history_of(project: Project) -> Path:
    """Where the steps that can be undone are kept."""
    return project.folder / "history" / "texts"
