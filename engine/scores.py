"""Score a run's checkpoints by its previews: likeness to the training pictures, to the prompt, and copies."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from engine.clip import HOW_TO_GET, Clip, clip_folder, find_clip
from engine.data import find_pictures
from engine.families.base import Abandoned
from engine.likeness import COPY, Originals
from engine.tasks.pictures import PLANNED
from project import runs
from project.config import load_config
from project.dataset import Picture, load_picture
from project.errors import BadInput
from project.model_facts import smallest_picture
from project.options import Config
from project.runs.scores import Scores, StepScore, write_scores
from project.validation import Course, split
from project.version import VERSION

Tell = Callable[[str, int, int], None]
SHOWN_COLUMNS = ("step", "validation", "like training", "like prompt", "nearest", "nearest picture")
MOST = 200  # training pictures that CLIP looks at, evenly taken


def score(run: Path, named_clip: str = "", tell: Tell = lambda *_: None) -> Scores:
    """Score every step of a run that has a checkpoint or planned previews, and keep it as scores.json in its folder.

    Training pictures are those that were trained, without what was held back. ``named_clip`` comes before the run's own
    clip_model. Raises BadInput for what is no run and for a CLIP model that cannot be used.
    """
    folder = runs.RunFolder(run.expanduser())
    if not folder.config.is_file():
        raise BadInput(f"{run} is not a run folder: it has no config.yaml")
    config = load_config(folder.config)
    events = runs.drop_after_resume(runs.EventReader(folder.events).poll())
    course = Course.of(events)
    place = find_clip(named_clip or config.validation.clip_model)
    previews = _previews(folder, events)
    rows = _bare_rows(folder, previews, course)
    if previews:
        tell("reading the pictures", 0, 0)
        rows = _scored(rows, previews, _trained(config), place, tell)
    saved = [row.step for row in rows if folder.checkpoint(row.step).is_dir()]
    scores = Scores(tuple(rows), place.name if place and previews else "", course.best_of(saved))
    write_scores(folder.path, scores)
    return scores


def work(
    folder: runs.RunFolder,
    job: runs.ScoreJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> tuple[str, str]:
    """Do the job of a run folder; returns ("finished", ""), or ("stopped", ""). It needs no graphics card."""

    def tell(phase: str, done: int, total: int) -> None:
        if any(isinstance(command, runs.Stop) for command in commands()):
            raise Abandoned("the work was stopped")
        emit(runs.Phase(name=phase, done=done, total=total))

    emit(runs.Start(job="score", name=Path(job.run).name, version=VERSION))
    try:
        scores = score(Path(job.run), job.clip, tell)
    except Abandoned:
        return "stopped", ""
    emit(report(scores))
    return "finished", ""


def report(scores: Scores) -> runs.Report:
    """The scores as a table of text, and what is to be said of them."""
    rows = tuple(
        (
            f"{row.step}{' *' if row.step == scores.best else ''}",
            _number(row.validation, 4),
            _number(row.to_training, 3),
            _number(row.to_prompt, 3),
            _number(row.nearest, 2) + (" !" if row.copied else ""),
            row.nearest_picture,
        )
        for row in scores.rows
    )
    return runs.Report(title="Checkpoints", lines=tuple(notes(scores)), columns=SHOWN_COLUMNS, rows=rows)


def notes(scores: Scores) -> list[str]:
    """What is to be said of the scores, in sentences."""
    said = []
    if not scores.rows:
        return ["this run has neither checkpoints nor planned previews: there is nothing to score"]
    if scores.best is not None:
        said.append(f"* step {scores.best} has the lowest loss on held-back pictures: the best checkpoint")
    if not any(row.previews for row in scores.rows):
        said.append("there are no preview pictures to score: set preview_prompts and preview_every")
    elif not scores.clip:
        said.append(HOW_TO_GET.format(folder=clip_folder()))
    for row in scores.copies:
        said.append(
            f"! step {row.step}: {row.nearest_preview} comes close to a copy of {row.nearest_picture} "
            f"(likeness {row.nearest:.2f}): it may be learned by heart; take an earlier step, or more pictures"
        )
    return said


def _previews(folder: runs.RunFolder, events: Sequence[runs.Event]) -> dict[int, list[runs.Preview]]:
    """The planned previews of each step whose files are there."""
    found: dict[int, dict[str, runs.Preview]] = defaultdict(dict)
    for event in events:
        if isinstance(event, runs.Preview) and event.group == PLANNED and (folder.path / event.path).is_file():
            found[event.step][event.path] = dataclasses.replace(event, path=str(folder.path / event.path))
    return {step: list(each.values()) for step, each in sorted(found.items())}


def _bare_rows(folder: runs.RunFolder, previews: dict[int, list[runs.Preview]], course: Course) -> list[StepScore]:
    """A row for each step, with what is known without looking at pictures."""
    saved = {int(path.name[5:]) for path in folder.checkpoints.glob("step-*") if path.name[5:].isdigit()}
    losses = {event.step: event.loss for event in course.validations}
    return [
        StepScore(step=step, validation=losses.get(step), previews=len(previews.get(step, [])))
        for step in sorted(saved | previews.keys())
    ]


def _trained(config: Config) -> list[tuple[str, Image.Image]]:
    """The pictures that were trained, by name."""
    least = smallest_picture(config.model.base_model, config.data.min_size)
    found: list[Picture] = find_pictures(config.data, least).pictures
    regular = config.data.regular([picture.concept for picture in found])
    trained, _ = split(found, config.validation, config.training.seed, regular)
    background = config.data.background_color
    return [(picture.path.name, _small(load_picture(picture.path, background))) for picture in trained]


def _small(picture: Image.Image) -> Image.Image:
    """As large as any CLIP model looks at: hundreds of them stay in memory."""
    picture.thumbnail((512, 512), Image.Resampling.LANCZOS)
    return picture


def _scored(
    rows: Sequence[StepScore],
    previews: dict[int, list[runs.Preview]],
    trained: Sequence[tuple[str, Image.Image]],
    place: Path | None,
    tell: Tell,
) -> list[StepScore]:
    originals = Originals([picture for _, picture in trained])
    clip, known = None, None
    if place is not None:
        tell("loading the CLIP model", 0, 0)
        clip = Clip(place)
        known = clip.pictures([picture for _, picture in trained[:: -(-len(trained) // MOST)]])
    scored = []
    for done, row in enumerate(rows):
        tell("scoring", done, len(rows))
        asked = previews.get(row.step, [])
        drawn = [_drawn(event) for event in asked]
        if drawn:
            found = [originals.nearest(picture) for picture in drawn]
            most = max(range(len(found)), key=lambda i: found[i].likeness)
            row = dataclasses.replace(
                row,
                nearest=found[most].likeness,
                nearest_picture=trained[found[most].place][0],
                nearest_preview=Path(asked[most].path).name,
                copied=found[most].likeness >= COPY,
            )
            if clip is not None and known is not None:
                vectors = clip.pictures(drawn)
                words = clip.texts([event.prompt for event in asked])
                to_prompt = float((vectors * words).sum(-1).mean())
                row = dataclasses.replace(row, to_training=float((vectors @ known.T).mean()), to_prompt=to_prompt)
        scored.append(row)
    return scored


def _drawn(event: runs.Preview) -> Image.Image:
    with Image.open(event.path) as picture:
        return picture.convert("RGB")


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
