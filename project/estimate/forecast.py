"""Steps, epochs, time and disk of a run that has not begun."""

from collections.abc import Sequence
from dataclasses import dataclass

from project.device import DeviceFacts
from project.estimate.disk import disk_needed, planned_previews
from project.estimate.pace import CONSTANT, Pace, guessed_pace, picture_size, work
from project.model_facts import model_facts
from project.model_family import family_of_config
from project.options import FAMILIES, Config
from project.plan import Length, buckets_of, length, members
from project.validation import VALIDATION_BANDS, held_count, split

Pictures = int | Sequence[tuple[int, ...]]  # how many, or the Shape of each: width, height, repeats, concept

_PASS = 0.35  # a picture's way through the model without learning, as a share of a step


@dataclass(frozen=True)
class Estimate:
    """What to expect. `seconds` is None when nothing is known of the pace; `basis` says where it comes from.

    `samples` is how many pictures are looked at in an epoch, repeats counted; `disk` is in bytes.
    """

    steps: int
    epochs: int
    steps_per_epoch: int
    samples: int
    seconds: float | None
    seconds_per_step: float | None
    basis: str
    disk: int


@dataclass(frozen=True)
class Known:
    """What else is known of the pictures: what they show, how many have a caption (None: not looked at)."""

    subject: str = ""
    captioned: int | None = None
    masks: int | None = None  # how many have a mask beside them


def estimate(config: Config, pictures: Pictures, pace: Pace | None = None,
             device: DeviceFacts | None = None) -> Estimate:  # fmt: skip
    """What a run will take. Without a pace it is guessed for the device, if one is given.

    The steps are the engine's own when the size of each picture is given; a mere number counts as pictures of one
    shape. Raises BadInput when no picture size fits the options.
    """
    run = run_length(config, pictures)
    pace = pace or (guessed_pace(config, device) if device else None)
    seconds = None
    if pace is not None and run.total_steps:
        beside = _previews(config, run, pace) + _validations(config, count(pictures), run, pace)
        seconds = pace.start_seconds + run.total_steps * pace.seconds_per_step + beside
    return Estimate(
        steps=run.total_steps,
        epochs=run.epochs,
        steps_per_epoch=run.steps_per_epoch,
        samples=run.samples,
        seconds=seconds,
        seconds_per_step=pace.seconds_per_step if pace else None,
        basis=pace.basis if pace else "",
        disk=disk_needed(config, count(pictures), run),
    )


def run_length(config: Config, pictures: Pictures) -> Length:
    """The steps of a run over these pictures."""
    run = length(bucket_counts(config, pictures), config.training)
    return run if run.samples else Length(0, 0, 0, 0)


def bucket_counts(config: Config, pictures: Pictures) -> tuple[int, ...]:
    """How many pictures each bucket has that is used, repeats counted and those left out that are held back."""
    facts = model_facts(config.model.base_model)
    family = FAMILIES[family_of_config(config) or "sd15"]
    resolution, step = (facts.resolution, facts.granularity) if facts else (family.resolution, family.bucket_step)
    buckets = buckets_of(config.data, resolution, step)
    if isinstance(pictures, int):
        width, height = picture_size(config)
        held = held_count(pictures, config.validation)
        pictures = [(width, height, pictures - held)]  # one with so many repeats fills the same batches
    else:
        regular = config.data.regular(picture[3] if len(picture) > 3 else 0 for picture in pictures)
        pictures, _ = split(pictures, config.validation, config.training.seed, regular)
    return tuple(members(pictures, buckets, config.data).values())


def count(pictures: Pictures) -> int:
    """How many pictures there are, repeats not counted."""
    return pictures if isinstance(pictures, int) else len(pictures)


def _previews(config: Config, run: Length, pace: Pace) -> float:
    """Seconds for the preview pictures on the way; guidance takes two passes a step."""
    options = config.preview
    width, height = picture_size(config)
    one = pace.seconds_per_step * _PASS * (width * height + CONSTANT) / work(config)
    passes = options.preview_steps * (2 if options.preview_guidance > 1 else 1)
    return planned_previews(config, run.total_steps) * passes * one


def _validations(config: Config, pictures: int, run: Length, pace: Pace) -> float:
    """Seconds for measuring the held-back pictures. What a folder holds is not known: as many as a share would."""
    options = config.validation
    if not options.validate_every:
        return 0.0
    times = run.total_steps // options.validate_every + 1
    share = options.model_copy(update={"validation_dir": "", "validation_share": options.validation_share or 0.1})
    passes = held_count(pictures, share) * options.validation_noises * VALIDATION_BANDS
    return times * passes * pace.seconds_per_step * _PASS / max(config.training.batch_size, 1)
