"""What can be found out about a config besides its options: the base model's own word, pictures, masks, buckets."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from project.dataset.listing import list_pictures, never_trained
from project.device import DeviceFacts
from project.errors import BadInput
from project.lint.finding import Facts
from project.model_facts import context_length
from project.model_family import family_of_config, is_starter, look_at
from project.options import SAMPLE_DATASET, TEXTS, Config
from project.options.model import STARTER_MODEL
from project.workspace import sample_dataset

MASK = "-masklabel.png"


def facts_of(config: Config, device: DeviceFacts | None = None) -> Facts:
    """What the disk tells: the base model, how many pictures there are, and how many have captions and masks."""
    if config.model.task_type == TEXTS:
        return text_facts_of(config, device)
    found = look_at(config.model.base_model)
    pictures, captioned, masks = _pictures(config)
    return Facts(
        family=family_of_config(config),
        prediction=found.prediction_type if found else "",
        resolution=found.resolution if found else 0,
        starter=config.model.base_model in ("", STARTER_MODEL),
        pictures=pictures,
        captioned=captioned,
        masks=masks,
        steps=config.training.max_steps or None,
        device=device,
    )


def text_facts_of(config: Config, device: DeviceFacts | None = None, texts: int | None = None) -> Facts:
    """What the disk tells of a training on texts: the language model's own words."""
    model = config.model.model_name_or_path
    return Facts(
        starter=is_starter(model),
        pictures=texts,
        steps=config.training.max_steps or None,
        context=context_length(model),
        device=device,
    )


def _pictures(config: Config) -> tuple[int | None, int | None, int | None]:
    """(pictures, those with a caption, those with a mask); None for what is not known."""
    named = config.data.train_data_dir
    folder = sample_dataset() if named == SAMPLE_DATASET else Path(named).expanduser()
    if named:
        with suppress(BadInput, OSError):
            listing = list_pictures(folder)
            trained = [one for one in listing.pictures if not never_trained(one, folder)]
            captioned = None if listing.tables else sum(bool(one.captions) for one in trained)
            return len(trained), captioned, masks_beside([one.path for one in trained])
    return None, None, None


def masks_beside(pictures: Sequence[Path]) -> int:
    """How many of the pictures have a mask beside them, `NAME-masklabel.png`."""
    folders = {path.parent for path in pictures}
    masks = {mask for folder in folders for mask in folder.glob(f"*{MASK}")}
    return sum(path.with_name(path.stem + MASK) in masks for path in pictures)
