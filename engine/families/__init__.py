"""One file per model family; this one only finds the file that fits a base model."""

import importlib
from pathlib import Path
from types import ModuleType

from engine.families.base import Family
from engine.memory import Placement
from project.errors import BadInput
from project.options import FAMILIES, ModelOptions
from project.workspace import starter_model


def locate(base_model: str) -> Path:
    """The folder of a base model: ``starter`` or a path. Raises BadInput when there is nothing to load."""
    if base_model == "starter":
        return starter_model()
    path = Path(base_model).expanduser()
    if not path.exists():
        raise BadInput(
            f'base_model "{base_model}" does not exist: give a model folder, or "starter" for the built-in one'
        )
    if path.suffix.lower() in (".ckpt", ".pt", ".pth", ".bin"):
        raise BadInput(
            f"{path} is a pickle file, which can run code when opened: give a model folder in diffusers layout"
        )
    if path.is_file():
        raise BadInput(
            f"{path} is a single file: this version reads model folders in diffusers layout (model_index.json)"
        )
    return path


def _module_for(options: ModelOptions) -> tuple[ModuleType, Path]:
    path = locate(options.base_model)
    reason: str | None = None
    for name in list(FAMILIES) if options.family == "auto" else [options.family]:
        module = importlib.import_module(f"engine.families.{name}")
        reason = module.recognise(path)
        if reason is None:
            return module, path
    raise BadInput(f"{path} is not a base model that this version knows: {reason}")


def picture_sizes(options: ModelOptions) -> tuple[int, int]:
    """(resolution, granularity) in pixels of a base model, from its configs alone."""
    module, path = _module_for(options)
    sizes: tuple[int, int] = module.picture_sizes(path)
    return sizes


def load(options: ModelOptions, placement: Placement) -> Family:
    """Load the base model, frozen, on the placement's device."""
    module, path = _module_for(options)
    family: Family = module.load(path, options, placement)
    return family
