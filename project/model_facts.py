"""What a base model's own files say about picture sizes, read without loading the model."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.models import located, recognise
from project.models.folder import family_of
from project.options.model import FAMILIES, STARTER_MODEL
from project.workspace import starter_model, starter_text_model


@dataclass(frozen=True)
class ModelFacts:
    """The size at which a model makes pictures, and the number of which their sides are multiples, in pixels."""

    resolution: int
    granularity: int
    family: str = field(default="sd15", compare=False)  # a key of FAMILIES


def model_facts(base_model: str) -> ModelFacts | None:
    """The facts of a model folder in diffusers layout, of a single file, or of "starter"; None if it does not tell."""
    folder = starter_model() if base_model in ("", STARTER_MODEL) else Path(located(base_model))
    if folder.is_file():
        return _of_file(folder)
    try:
        unet, vae = _config(folder / "unet"), _config(folder / "vae")
        scale = 2 ** (len(vae["block_out_channels"]) - 1)  # each block but the last halves the picture
        granularity = scale * 2 ** (len(unet["block_out_channels"]) - 1)
        return ModelFacts(int(unet["sample_size"]) * scale, granularity, family_of(unet))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def context_length(model: str) -> int:
    """How many tokens a language model reads at most; 0 where that is not known."""
    folder = starter_text_model() if model in ("", STARTER_MODEL) else Path(located(model))
    try:
        return recognise(folder).context_length
    except BadInput:
        return 0


def _of_file(path: Path) -> ModelFacts | None:
    try:
        found = recognise(path)
    except BadInput:
        return None
    return ModelFacts(found.resolution, found.granularity, found.family) if found.family else None


def smallest_picture(base_model: str, min_size: int = 0) -> int:
    """The shortest side in pixels that a picture may have in a training, as the engine will judge it."""
    if min_size > 0:
        return min_size
    facts = model_facts(base_model)
    return facts.resolution if facts else min(family.minimum_size for family in FAMILIES.values())


def _config(part: Path) -> dict[str, Any]:
    data = json.loads((part / "config.json").read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError(f"{part} holds no config")
    return data
