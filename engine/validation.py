"""Validation: when it is due, which step is best, when to give up; and the loss of pictures at fixed noise."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine import adapter
from engine.data import Loader, Plan, buckets_for, find_pictures
from engine.families.base import Batch, Family
from engine.tasks.base import Held
from project import runs
from project.dataset import Picture
from project.options import Config, DataOptions
from project.validation import VALIDATION_BANDS as BANDS
from project.validation import Course

NAME = "held back"
PHASE = "validating"


def held_pictures(config: Config, held: list[Picture], resolution: int) -> list[Picture]:
    """What the validation is measured on: the pictures of its folder, or those held back. Raises BadInput."""
    options = config.validation
    if not options.validate_every:
        return []
    if options.validation_dir:
        place = {"train_data_dir": options.validation_dir, "metadata_path": "", "concepts": [], "reg_data_dir": ""}
        held = find_pictures(_changed(config.data, place), resolution).pictures
    return [dataclasses.replace(picture, repeats=1) for picture in held]


def _changed(data: DataOptions, values: Mapping[str, object]) -> DataOptions:
    known = {key: value for key, value in values.items() if key in DataOptions.model_fields}
    return data.model_copy(update=known)


@dataclass(frozen=True)
class Call:
    """One pass through the model: pictures of one band of noise levels, their noise and timesteps, on the CPU."""

    band: int
    batch: Batch
    noise: Tensor
    timesteps: Tensor


class HeldBack:
    """The held-back pictures, encoded, with the noise that belongs to each.

    A picture is measured at ``noises`` different noises, and with each of them once in every band. Noise and timestep
    depend on nothing but the seed, the picture's number, the noise's number and the band. So two validations differ by
    the weights alone, and the random state of training is neither used nor changed.
    """

    def __init__(self, pictures: list[Picture], family: Family, config: Config, folder: Path | None) -> None:
        self.family, self.config = family, config
        self.pictures = pictures
        data = config.data.calm()
        plan = Plan(pictures, buckets_for(family, data), data, config.training)
        self._loader = Loader(plan, family, folder, text_cached=not config.adapter.train_text_encoder)
        self._batches = sorted(plan.epoch(0), key=lambda samples: [sample.picture for sample in samples])
        self._encoded: dict[int, Batch] = {}

    def passes(self) -> int:
        """How many calls there are."""
        return len(self._batches) * self.config.validation.validation_noises * BANDS

    def calls(self) -> Iterator[Call]:
        """The calls of the model that one validation takes, in an order that never changes."""
        for number, samples in enumerate(self._batches):
            batch = self._batch(number)
            for again in range(self.config.validation.validation_noises):
                noise = torch.stack([self._noise(s.picture, again, batch.latents[0]) for s in samples])
                for band in range(BANDS):
                    timesteps = torch.tensor([self._timestep(s.picture, again, band) for s in samples])
                    yield Call(band, batch, noise, timesteps)

    def measure(self, call: Call) -> tuple[int, Tensor]:
        """(band, mean squared error of each picture [n]) with the weights that the model has now."""
        from engine.losses import errors_at  # with diffusers, which a training on texts does not wait for

        with adapter.evaluating(self.family):
            return call.band, errors_at(self.family, call.batch, call.noise, call.timesteps).double().cpu()

    def verdict(self, found: list[tuple[int, Tensor]]) -> dict[str, Any]:
        """The loss of each band, and their mean."""
        errors = [[error for own, error in found if own == band] for band in range(BANDS)]
        bands = tuple(float(torch.cat(own).mean()) for own in errors)
        return {"loss": sum(bands) / len(bands), "name": NAME, "bands": bands, "pictures": len(self.pictures)}

    def _batch(self, number: int) -> Batch:
        """Encoded once and kept: the encoders may be parked by the time of the next validation."""
        if number not in self._encoded:
            self._encoded[number] = self._loader.batch(self._batches[number])
        return self._encoded[number]

    def _noise(self, picture: int, again: int, like: Tensor) -> Tensor:
        source = torch.Generator("cpu").manual_seed(_number(self.config.training.seed, "noise", picture, again))
        return torch.randn(like.shape, generator=source)

    def _timestep(self, picture: int, again: int, band: int) -> int:
        """A timestep of the band: another one for each picture and noise, and always the same."""
        count = self.family.noise.config.num_train_timesteps
        low, high = band * count // BANDS, (band + 1) * count // BANDS
        return low + _number(self.config.training.seed, "timestep", picture, again, band) % (high - low)


@dataclass
class Validation:
    """When a run is validated, and what follows. ``weights`` is a context in which the model has those to be judged."""

    config: Config
    held: Held | None
    emit: Callable[[runs.Event], None]
    obey: Callable[[], bool]
    autocast: Callable[[], AbstractContextManager[object]]
    weights: Callable[[], AbstractContextManager[object]] = nullcontext
    course: Course = dataclasses.field(default_factory=Course)

    def remember(self, events: list[runs.Event], step: int) -> None:
        """Take over what an earlier engine measured up to the step that the run goes on from."""
        self.course = Course.of(events).until(step)

    def due(self, step: int, last: int) -> bool:
        every = self.config.validation.validate_every
        return self.held is not None and (step % every == 0 or step >= last)

    def run(self, step: int) -> bool:
        """Measure after a step, unless that is done; False if a stop broke it off. Pauses and previews are obeyed."""
        if self.held is None or self.course.has(step):
            return True
        began, passes = time.perf_counter(), self.held.passes()
        found: list[Any] = []
        for done, call in enumerate(self.held.calls()):
            if not self.obey():
                return False
            self.emit(runs.Phase(name=PHASE, done=done, total=passes))
            with self.weights(), self.autocast():
                found.append(self.held.measure(call))
        event = runs.Validation(step=step, **self.held.verdict(found), seconds=time.perf_counter() - began)
        self.course = self.course.plus(event)
        self.emit(event)
        self.emit(runs.Phase(name="training"))
        return True

    def best_step(self) -> int | None:
        """The trained step with the lowest validation; None before the first."""
        return self.course.best_of(event.step for event in self.course.validations if event.step > 0)

    def to_keep(self) -> set[int]:
        """The steps whose checkpoints must not be removed."""
        best = self.best_step() if self.config.validation.keep_best else None
        return {best} if best else set()

    def exhausted(self, step: int, last: int) -> bool:
        """Whether a run is to end before its last step, since so many validations brought nothing better."""
        patience = self.config.validation.early_stop
        return bool(patience and self.held is not None and step < last and self.course.since_best >= patience)

    def tell_early_stop(self, step: int, taken: int | None) -> None:
        """Say that the run ends early and why. ``taken`` is the step whose weights are the result, None = the last."""
        best, count = self.course.best, self.course.since_best
        if best is None:
            why = f"none of {count} validations gave a number"
        else:
            why = f"the last {count} validations were no better than that of step {best.step} ({best.loss:.4f})"
        result = f"the LoRA of step {taken}, the best checkpoint," if taken is not None else "the LoRA of the last step"
        text = f"stopped early after step {step}: {why}; {result} is the result"
        self.emit(runs.Warning_(message=text, code="early-stop"))


def _number(*parts: object) -> int:
    """A 63-bit number that depends on nothing but its parts."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1
