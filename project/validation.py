"""Which pictures are held back from training, and which of the validations is the best. Both sides decide it here."""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from project.errors import BadInput
from project.options import ValidationOptions
from project.runs.events import Event, Validation, drop_after_resume

T = TypeVar("T")

VALIDATION_BANDS = 4  # ranges of noise levels that each held-back picture is measured in, from little noise to much


def split(
    pictures: Sequence[T], options: ValidationOptions, seed: int, trained: Sequence[bool] = ()
) -> tuple[list[T], list[T]]:
    """(trained, held back), each in the order of `pictures`; nothing is held back unless a share is to be.

    `trained` marks those that are trained in any case (regularisation pictures); none by default.

    The same number of pictures, share and seed give the same places, whatever stands there: so the engine's pictures
    and the sizes from which the app forecasts a run are split alike. At least one is held back, and one trained.
    """
    candidates = [place for place in range(len(pictures)) if not (trained and trained[place])]
    count = held_count(len(candidates), options)
    places = set(random.Random(f"validation {seed} {len(candidates)}").sample(candidates, count))
    return (
        [picture for place, picture in enumerate(pictures) if place not in places],
        [picture for place, picture in enumerate(pictures) if place in places],
    )


def held_count(pictures: int, options: ValidationOptions) -> int:
    """How many of so many pictures are held back."""
    if not options.validate_every or options.validation_dir or not options.validation_share or pictures < 2:
        return 0
    return min(max(1, round(pictures * options.validation_share)), pictures - 1)


def check_held(options: ValidationOptions, count: int, what: str = "picture") -> None:
    """Raise BadInput if there is to be a validation and nothing of so many pictures or texts to measure it on."""
    if not options.validate_every or options.validation_dir:
        return
    if not options.validation_share:
        raise BadInput(f"validate_every needs {what}s: set validation_share (0.1 is usual), or name a validation_dir")
    if count < 2:
        raise BadInput(f"one {what} cannot be trained and held back: name a validation_dir, or set validate_every=0")


@dataclass(frozen=True)
class Course:
    """The validations of a run so far, in order of steps."""

    validations: tuple[Validation, ...] = ()

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Course":
        """From a run's events; those that a resume made void do not count, and of one step the last does."""
        kept = {event.step: event for event in drop_after_resume(events) if isinstance(event, Validation)}
        return cls(tuple(kept[step] for step in sorted(kept)))

    def until(self, step: int) -> "Course":
        """Without what came after a step."""
        return Course(tuple(event for event in self.validations if event.step <= step))

    def plus(self, event: Validation) -> "Course":
        return Course((*(one for one in self.validations if one.step != event.step), event))

    def has(self, step: int) -> bool:
        return any(event.step == step for event in self.validations)

    @property
    def best(self) -> Validation | None:
        """The one with the lowest loss, the first of equals; None if no loss is a number."""
        measured = [event for event in self.validations if math.isfinite(event.loss)]
        return min(measured, key=lambda event: event.loss, default=None)

    @property
    def since_best(self) -> int:
        """How many validations came after the best one."""
        best = self.best
        return sum(event.step > best.step for event in self.validations) if best else len(self.validations)

    def best_of(self, checkpoints: Iterable[int]) -> int | None:
        """Which of these steps, each with a checkpoint, has the lowest validation; None if none was measured."""
        measured = {event.step: event.loss for event in self.validations if math.isfinite(event.loss)}
        return min((step for step in checkpoints if step in measured), key=lambda s: (measured[s], s), default=None)
