"""One file per model family; this one only finds the file that fits a base model."""

import importlib
from pathlib import Path

from engine.adapters.merging import merge_all
from engine.families.base import Family
from engine.memory import Placement
from engine.noise import use_zero_terminal_snr
from project.errors import BadInput
from project.models import ModelFile, how_to_get, is_hub_name, located, recognise
from project.options import FAMILIES, Config, ModelOptions
from project.workspace import starter_model


def locate(base_model: str) -> Path:
    """Where a base model lies: ``starter`` or a path. Raises BadInput when there is nothing to load."""
    if base_model == "starter":
        return starter_model()
    path = Path(located(base_model))
    if not path.exists():
        if is_hub_name(base_model):
            raise BadInput(how_to_get(base_model))
        raise BadInput(
            f'base_model "{base_model}" does not exist: give a model folder or file, or "starter" for the built-in one'
        )
    return path


def found(options: ModelOptions) -> ModelFile:
    """What the base model is. Raises BadInput for one that cannot be trained, or is not of the family asked for."""
    path = locate(options.base_model)
    try:
        model = recognise(path)
    except BadInput as error:
        raise BadInput(f"base_model {error}") from error
    if options.family != "auto" and model.family not in (None, options.family):
        wanted, title = FAMILIES[options.family].title, FAMILIES[str(model.family)].title
        raise BadInput(f"{path} is {title}, not {wanted}: set family to auto")
    extra_vae = bool(options.vae) and model.missing == ("vae",)
    if model.reason and not (extra_vae and model.family):
        raise BadInput(f"{path} is not a base model that this version can train: {model.reason}")
    return model


def picture_sizes(options: ModelOptions) -> tuple[int, int]:
    """(resolution, granularity) in pixels of a base model, without loading it."""
    model = found(options)
    return model.resolution, model.granularity


def load_for(config: Config, placement: Placement) -> Family:
    """Load the base model of a config as it is trained: with zero terminal SNR where that is asked for."""
    family = load(config.model, placement)
    if config.technique.zero_terminal_snr:
        use_zero_terminal_snr(family)
    return family


def load(options: ModelOptions, placement: Placement) -> Family:
    """Load the base model, frozen, on the placement's device."""
    model = found(options)
    family: Family = importlib.import_module(f"engine.families.{model.family}").load(model, options, placement)
    merge_all(family.components, options.base_loras)
    return family
