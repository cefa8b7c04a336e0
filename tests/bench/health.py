"""The check of 10,000 pictures: the first pass beside bare decoding, and a second one from what is kept.

The floor opens and decodes every picture whole with Pillow, in as many threads, in the same process. Both are taken in
turns over parts of the set, so that a busy moment of the machine falls on both.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from project.config import parse_config
from project.dataset.listing import Listed, list_pictures
from project.health import Store, check_config
from project.health.inspection import inspect
from project.health.measuring import look

_PART = 500
_DISTINCT = 48  # pictures; every fourth one is a PNG


@dataclass(frozen=True)
class Result:
    """Seconds."""

    pictures: int
    first: float
    floor: float
    second: float
    listing: float


def make_pictures(folder: Path, count: int) -> None:
    """Hard links to a few distinct pictures of about 1024 pixels, each with a caption of its own."""
    images, originals = folder / "images", folder / "originals"
    images.mkdir(parents=True)
    originals.mkdir()
    draw = random.Random(0)
    files = []
    for number in range(min(_DISTINCT, count)):
        width, height = draw.choice([(1024, 1024), (1216, 832), (832, 1216)])
        picture = Image.effect_noise((width // 4, height // 4), 60).resize((width, height)).convert("RGB")
        pencil = ImageDraw.Draw(picture)
        for _ in range(40):
            x, y = draw.randrange(width), draw.randrange(height)
            colour = tuple(draw.randrange(256) for _ in range(3))
            pencil.ellipse((x, y, x + draw.randrange(300), y + draw.randrange(300)), fill=colour)
        files.append(originals / f"{number}.{'png' if number % 4 == 0 else 'jpg'}")
        picture.save(files[-1], quality=88, compress_level=1)
    for number in range(count):
        source = files[number % len(files)]
        os.link(source, images / f"picture {number}{source.suffix}")
        (images / f"picture {number}.txt").write_text(f"thing {number} in a quiet harbour at dawn", encoding="utf-8")


def decode(path: Path) -> None:
    """The floor: the whole picture, and nothing else."""
    with Image.open(path) as image:
        image.load()


def measure(count: int = 10_000) -> Result:
    """Check a set twice, and decode it once."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_pictures(folder, count)
        config = parse_config({"train_data_dir": str(folder / "images"), "resolution": 512, "min_size": 256}, "bench")
        store = Store(folder / "cache", folder)
        listed = list_pictures(folder / "images").pictures
        look(listed[0].path)  # brings the libraries in
        first = floor = 0.0
        for at in range(0, count, _PART):
            part = listed[at : at + _PART]
            first += _seconds_to_check(part, folder / "parts" / str(at))
            floor += _seconds_to_decode(part)
        check_config(config, store)  # the first whole pass, which is not measured again
        began = time.monotonic()
        listing = list_pictures(folder / "images")
        listed_in = time.monotonic() - began
        assert len(listing.pictures) == count
        began = time.monotonic()
        health = check_config(config, store)
        second = time.monotonic() - began
        assert health.trained == count
        return Result(count, first, floor, second, listed_in)


def _seconds_to_check(part: tuple[Listed, ...], cache: Path) -> float:
    began = time.monotonic()
    found = inspect([(one.file, one.stamp) for one in part], Store(cache))
    assert all(record.usable for record in found.values())
    return time.monotonic() - began


def _seconds_to_decode(part: tuple[Listed, ...]) -> float:
    began = time.monotonic()
    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        list(pool.map(decode, [one.path for one in part]))
    return time.monotonic() - began


def table(result: Result) -> str:
    """The figures in Markdown."""
    rate, floor = result.pictures / result.first, result.pictures / result.floor
    rows = [
        ("first pass", f"{result.first:.1f} s, {rate:.0f} a second", f"{result.floor:.1f} s, {floor:.0f} a second"),
        ("of the speed of decoding", f"{rate / floor:.0%}", "100%"),
        ("second pass, from the cache", f"{result.second:.2f} s", f"{result.listing:.2f} s for the listing alone"),
    ]
    lines = [f"| {result.pictures:,} pictures | LoRA Atelier | floor |", "|---|---|---|"]
    return "\n".join(lines + [f"| {name} | **{ours}** | {floor} |" for name, ours, floor in rows])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=10_000)
    chosen = parser.parse_args()
    print(table(measure(chosen.pictures)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
