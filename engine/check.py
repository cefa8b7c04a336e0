"""Say what a training would make of a dataset: file by file, with reasons, buckets and counts."""

from pathlib import Path

from engine import families
from engine.data import find_pictures
from project.dataset.scan import Summary
from project.options import Config
from project.plan import buckets_of, members, shares


def check(config: Config) -> int:
    """Print the findings; 0 when everything would be trained, 1 when pictures would be left out."""
    data = config.data
    lenient = "trigger" if data.missing_caption == "refuse" else data.missing_caption
    resolution, step = families.picture_sizes(config.model)
    found = find_pictures(data.model_copy(update={"missing_caption": lenient}), resolution)
    buckets = buckets_of(data, resolution, step)
    for picture in found.pictures:
        words = picture.caption or "(no caption)"
        sizes = ", ".join(f"{width}x{height}" for width, height in buckets.of(picture.width, picture.height))
        place = f"{picture.width}x{picture.height} -> {sizes}"
        times = f" x{picture.repeats}" if picture.repeats != 1 else ""
        print(f"ok    {_shown(picture.path, found.folder)}{times}  {place}  {words}  [{picture.caption_source}]")
    for skipped in found.skipped:
        print(f"skip  {_shown(skipped.path, found.folder)}  {skipped.reason}")
    for note in found.notes:
        print(f"note  {note}")
    print(_in_words(found.summary()))
    shapes = [picture.shape for picture in found.pictures]
    concepts = data.concept_list()
    if len(concepts) > 1:
        for number, concept in enumerate(concepts):
            turns = sum(share.turns for share in shares(shapes, buckets, data) if share.concept == number)
            print(f"concept {concept.folder}: {turns} turns an epoch" + " (regularisation)" * concept.regularisation)
    for (width, height), count in sorted(members(shapes, buckets, data).items()):
        print(f"bucket {width}x{height}: {count}")
    return 1 if found.skipped else 0


def _in_words(summary: Summary) -> str:
    parts = [f"{summary.pictures} pictures"]
    if summary.with_repeats != summary.pictures:
        parts.append(f"{summary.with_repeats} with repeats")
    parts.append(f"from {summary.smallest[0]}x{summary.smallest[1]} to {summary.largest[0]}x{summary.largest[1]}")
    parts += [f"captions from {source}: {count}" for source, count in sorted(summary.caption_sources.items())]
    left_out = sum(summary.skipped.values())
    return "; ".join([*parts, f"{left_out} left out" if left_out else "none left out"])


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
