"""One file per model family; this one only finds the file that fits a base model."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from engine.adapters.merging import merge_all
from engine.families.base import Family
from engine.memory import Placement
from project.errors import BadInput
from project.models import ModelFile, how_to_get, is_hub_name, located, recognise
from project.models.language import why_not_trained
from project.options import FAMILIES, TEXTS, Config, ModelOptions
from project.workspace import starter_model, starter_text_model

if TYPE_CHECKING:
    from engine.families.causal_lm import CausalLM


def locate(base_model: str, key: str = "base_model") -> Path:
    """Where a base model lies: ``starter`` or a path. Raises BadInput when there is nothing to load."""
    if base_model == "starter":
        return starter_model() if key == "base_model" else starter_text_model()
    path = Path(located(base_model))
    if not path.exists():
        if is_hub_name(base_model):
            raise BadInput(how_to_get(base_model))
        raise BadInput(
            f'{key} "{base_model}" does not exist: give a model folder or file, or "starter" for the built-in one'
        )
    return path


def found(options: ModelOptions) -> ModelFile:
    """What the base model is. Raises BadInput for one that cannot be trained, or is not of the family asked for."""
    if options.task_type == TEXTS:
        return found_language(options)
    path = locate(options.base_model)
    try:
        model = recognise(path)
    except BadInput as error:
        raise BadInput(f"base_model {error}") from error
    if model.task == TEXTS:
        raise BadInput(f"{path} is a language model: set task_type to text-generation and model_name_or_path to it")
    if options.family != "auto" and model.family not in (None, options.family):
        wanted, title = FAMILIES[options.family].title, FAMILIES[str(model.family)].title
        raise BadInput(f"{path} is {title}, not {wanted}: set family to auto")
    extra_vae = bool(options.vae) and model.missing == ("vae",)
    if model.reason and not (extra_vae and model.family):
        raise BadInput(f"{path} is not a base model that this version can train: {model.reason}")
    return model


def found_language(options: ModelOptions) -> ModelFile:
    """What the language model is. Raises BadInput for one that cannot be trained, and for what is none."""
    path = locate(options.base, "model_name_or_path")
    try:
        model = recognise(path)
    except BadInput as error:
        raise BadInput(f"model_name_or_path {error}") from error
    why = why_not_trained(model)
    if not why:
        return model
    raise BadInput(f"{path} is not a language model that this version can train: {why}")


def picture_sizes(options: ModelOptions) -> tuple[int, int]:
    """(resolution, granularity) in pixels of a base model, without loading it."""
    model = found(options)
    return model.resolution, model.granularity


def load_for(config: Config, placement: Placement) -> Family:
    """Load the base model of a config as it is trained: with zero terminal SNR where that is asked for."""
    family = load(config.model, placement)
    if config.technique.zero_terminal_snr:
        from engine.noise import use_zero_terminal_snr

        use_zero_terminal_snr(family)
    return family


def load_language(options: ModelOptions, placement: Placement) -> CausalLM:
    """Load the language model of a text-generation task, frozen, on the placement's device."""
    from engine.families import causal_lm

    return causal_lm.load(found_language(options), options, placement)


def load(options: ModelOptions, placement: Placement) -> Family:
    """Load the base model that makes pictures, frozen, on the placement's device."""
    model = found(options)
    family: Family = importlib.import_module(f"engine.families.{model.family}").load(model, options, placement)
    merge_all(family.components, options.base_loras)
    return family
