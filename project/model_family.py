"""Which family a base model is of, and what its files say of it, found without loading it."""

from functools import lru_cache
from pathlib import Path

from project.errors import BadInput
from project.models import ModelFile, located, recognise
from project.options import FAMILIES, Config
from project.options.model import STARTER_MODEL
from project.workspace import starter_model


def is_starter(base_model: str) -> bool:
    """Whether the base model is the embedded one."""
    return base_model in ("", STARTER_MODEL)


def look_at(base_model: str) -> ModelFile | None:
    """What a base model is; None for one that is not there or cannot be read. Unchanged files are read once."""
    path = starter_model() if is_starter(base_model) else Path(located(base_model))
    try:
        return _seen(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=32)
def _seen(path: Path, _: int) -> ModelFile | None:
    try:
        return recognise(path)
    except (BadInput, OSError):
        return None


def family_of(base_model: str) -> str:
    """A key of FAMILIES, or "" where nobody knows."""
    found = look_at(base_model)
    return (found.family or "") if found else ""


def family_of_config(config: Config) -> str:
    """The family that a config names, or that its base model is of; "" where nobody knows."""
    return config.model.family if config.model.family in FAMILIES else family_of(config.model.base_model)
