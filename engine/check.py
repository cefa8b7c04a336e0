"""Say what a training would make of a dataset: file by file, with reasons, buckets and counts, and its health."""

import sys
from collections.abc import Callable
from pathlib import Path

from engine import families
from engine.clip import Clip, find_clip
from engine.data import find_pictures
from project.dataset import Dataset
from project.dataset.concepts import places
from project.dataset.names import shown
from project.dataset.scan import Summary
from project.errors import BadInput
from project.health import Health, Progress, check_config, store_for
from project.health.listing import as_json, lines
from project.options import Config, DataOptions
from project.plan import buckets_of, members, shares
from project.workspace import atomic_write


def check(config: Config, clip: str = "", report: Path | None = None) -> int:
    """Print the findings; 0 when everything would be trained, 1 when pictures would be left out.

    `clip` names a CLIP model, else one at hand is used; `report` is a JSON file to write. Raises BadInput.
    """
    data = config.data
    resolution, step = families.picture_sizes(config.model)
    lenient = "trigger" if data.missing_caption == "refuse" else data.missing_caption
    try:
        found = find_pictures(data.model_copy(update={"missing_caption": lenient}), resolution)
    except BadInput:
        _explain(config, report)
        raise
    _tell_pictures(found, data, resolution, step)
    model = find_clip(clip)
    health = _health(config)
    if model is not None:
        from engine.health import composition

        health = health.with_findings(composition(health.items, Clip(model), _counter("judging")))
    _tell_health(health, found.folder, report)
    return 1 if found.skipped else 0


def _tell_pictures(found: Dataset, data: DataOptions, resolution: int, step: int) -> None:
    buckets = buckets_of(data, resolution, step)
    for picture in found.pictures:
        words = shown(picture.caption) or "(no caption)"
        sizes = ", ".join(f"{width}x{height}" for width, height in buckets.of(picture.width, picture.height))
        place = f"{picture.width}x{picture.height} -> {sizes}"
        times = f" x{picture.repeats}" if picture.repeats != 1 else ""
        print(f"ok    {_shown(picture.path, found.folder)}{times}  {place}  {words}  [{shown(picture.caption_source)}]")
    for skipped in found.skipped:
        print(f"skip  {_shown(skipped.path, found.folder)}  {skipped.reason}")
    for note in found.notes:
        print(f"note  {shown(note, 1000)}")
    print(_in_words(found.summary()))
    shapes = [picture.shape for picture in found.pictures]
    concepts = data.concept_list()
    if len(concepts) > 1:
        for number, concept in enumerate(concepts):
            turns = sum(share.turns for share in shares(shapes, buckets, data) if share.concept == number)
            print(f"concept {concept.folder}: {turns} turns an epoch" + " (regularisation)" * concept.regularisation)
    for (width, height), count in sorted(members(shapes, buckets, data).items()):
        print(f"bucket {width}x{height}: {count}")


def _explain(config: Config, report: Path | None) -> None:
    """Say what is wrong with a set that is refused as a whole, if there are pictures at all."""
    there = places(config.data)
    try:
        health = _health(config)
    except BadInput:
        return  # the same complaint is on its way
    if health.items:
        _tell_health(health, there[0].folder, report)


def _health(config: Config) -> Health:
    folder = places(config.data)[0].folder
    tell = _counter("looking")

    def progressed(progress: Progress) -> None:
        tell(progress.done, progress.total)

    return check_config(config, store_for(folder), progressed)


def _tell_health(health: Health, folder: Path, report: Path | None) -> None:
    for line in lines(health, folder):
        print(line)
    if report is not None:
        try:
            atomic_write(report.expanduser(), as_json(health))
        except OSError as error:
            raise BadInput(f"{report} cannot be written ({error.strerror or error})") from error


def _counter(what: str) -> Callable[[int, int], None]:
    """Counts pictures on a terminal's last line; says nothing in a pipe."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\r" if done < total else "\r\033[K"
            print(f"{what} {done} of {total}", end=end, file=sys.stderr, flush=True)

    return tell


def _in_words(summary: Summary) -> str:
    parts = [f"{summary.pictures} pictures"]
    if summary.with_repeats != summary.pictures:
        parts.append(f"{summary.with_repeats} with repeats")
    parts.append(f"from {summary.smallest[0]}x{summary.smallest[1]} to {summary.largest[0]}x{summary.largest[1]}")
    parts += [f"captions from {source}: {count}" for source, count in sorted(summary.caption_sources.items())]
    left_out = sum(summary.skipped.values())
    return "; ".join([*parts, f"{left_out} left out" if left_out else "none left out"])


def _shown(path: Path, folder: Path) -> str:
    return shown(path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path), 1000)
