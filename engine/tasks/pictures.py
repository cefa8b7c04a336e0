"""Training a diffusion model on pictures: what is prepared, shown and written."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine import families
from engine.answers import Answers
from engine.data import Loader, Plan, buckets_for, find_pictures
from engine.facts import facts_of
from engine.families.base import Family
from engine.memory import Placement
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.weights import AdapterWeights, BaseModules
from engine.tasks.base import Answering, Prepared
from engine.validation import HeldBack, held_pictures
from project import runs
from project.options import Config
from project.validation import check_held, split
from project.workspace import cache_dir

if TYPE_CHECKING:
    from engine.session import Job, Session

REQUESTS: tuple[type[runs.Command], ...] = runs.REQUESTS
PLANNED = "planned"  # the group of the previews that the config asks for


def prepare(job: Job, placement: Placement) -> Prepared:
    """Load the base model, scan the pictures, plan the run. Raises BadInput."""
    config, training = job.config, job.config.training
    job.emit(runs.Phase(name="loading the model"))
    family = families.load_for(config, placement)
    for note in family.notes:
        job.emit(runs.Warning_(message=note, code="model"))
    job.emit(runs.Phase(name="scanning the pictures"))
    found = find_pictures(config.data, family.resolution)
    for skipped in found.skipped:
        reason = f"{skipped.path.name} is left out: {skipped.reason}"
        job.emit(runs.Warning_(message=reason, code=skipped.code, path=str(skipped.path)))
    for note in found.notes:
        job.emit(runs.Warning_(message=note, code="dataset"))
    regular = config.data.regular([picture.concept for picture in found.pictures])
    check_held(config.validation, regular.count(False))
    trained, held = split(found.pictures, config.validation, training.seed, regular)
    plan = Plan(trained, buckets_for(family, config.data), config.data, training)
    cache = Path(config.data.cache_dir or cache_dir() / "encoded") if config.data.cache else None
    loader = Loader(plan, family, cache, text_cached=not config.adapter.train_text_encoder)
    if config.precision.encode_first:
        loader.encode_all(lambda done, total: job.emit(runs.Phase(name="encoding", done=done, total=total)))
        family.park_encoders()
        family.wake()
    validated = held_pictures(config, held, family.resolution)
    return Prepared(
        model=family,
        plan=plan,
        loader=loader,
        facts=facts_of(config, family, plan, placement.mixed, started=time.time()),
        held=HeldBack(validated, family, config, cache) if validated else None,
        examples=len(plan.pictures),
        after_epoch=Parking(family, loader, text_learns=config.adapter.train_text_encoder),
    )


@dataclass
class Parking:
    """After an epoch that encoded nothing the encoders only take memory."""

    family: Family
    loader: Loader
    text_learns: bool
    encoded: int = -1

    def __call__(self) -> None:
        encoded = self.loader.latents.made + self.loader.texts.made
        if encoded == self.encoded and not self.text_learns:
            self.family.park_encoders()
        self.encoded = encoded


def answering(session: Session) -> Answering:
    """Draws pictures between the steps."""
    family: Family = session.family  # type: ignore[assignment]
    return Answers(family, session.job.folder, session.job.emit, session.inbox, trains=True)


def planned(config: Config, step: int, last: int) -> Sequence[runs.Command]:
    """The pictures that the config asks for after a step."""
    options = config.preview
    if not options.preview_every or not step or step % options.preview_every:
        return ()
    return [
        runs.PreviewRequest(
            id=f"prompt-{number}",
            prompt=prompt,
            negative=options.negative_prompt,
            seed=options.preview_seed,
            steps=options.preview_steps,
            guidance=options.preview_guidance,
            group=PLANNED,
        )
        for number, prompt in enumerate(options.preview_prompts, start=1)
    ]


def write_result(folder: runs.RunFolder, weights: AdapterWeights, facts: TrainingFacts, base: BaseModules) -> None:
    """One file in kohya's layout, fp32."""
    write_kohya(folder.result(facts.output_name), weights, facts)
