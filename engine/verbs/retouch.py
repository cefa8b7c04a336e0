"""The verb that crops and turns the pictures of a folder into copies in another one."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from project.buckets import Buckets
    from project.retouch import Edit

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parser."""
    retouch = verb("retouch", "crop and turn the pictures of a folder into copies; the pictures themselves stay")
    retouch.add_argument("--input", type=Path, required=True, help="folder with pictures, or a project")
    retouch.add_argument("--dest", type=Path, required=True, help="folder for the copies, outside the input")
    shape = "cut the middle out: in the shape of the nearest bucket, or in a shape such as 3:2"
    retouch.add_argument("--crop", default="", metavar="bucket|A:B", help=shape)
    retouch.add_argument("--turn", type=int, choices=(0, 90, 180, 270), default=0, help="degrees clockwise")
    retouch.add_argument("--mirror", action="store_true", help="left becomes right")
    retouch.add_argument("--config", type=Path, help="for --crop bucket: resolution, buckets and base model")
    retouch.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change one option")


def _retouch(chosen: argparse.Namespace) -> int:
    from tqdm import tqdm

    from engine.verbs.exchange import pictures_of
    from project.dataset import list_pictures
    from project.dataset.listing import CaptionReader
    from project.errors import BadInput
    from project.retouch import copy_to

    folder, dest = pictures_of(chosen.input), chosen.dest
    if dest.resolve().is_relative_to(folder.resolve()):
        raise BadInput(f"{dest} lies in the picture folder: name a folder outside of it for the copies")
    if not (chosen.crop or chosen.turn or chosen.mirror):
        raise BadInput("nothing to do: say --crop, --turn or --mirror")
    make = _edits(chosen)
    listing = list_pictures(folder)
    if not listing.pictures:
        raise BadInput(f"{folder} holds no pictures: put PNG, JPEG or WebP files there")
    try:
        dest.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{dest} cannot be made ({error.strerror or error}): name another folder") from error
    reader, written, failed = CaptionReader(listing), 0, 0
    names = _names([listed.name for listed in listing.pictures])
    for listed in tqdm(listing.pictures, unit=" pictures", leave=False, disable=not sys.stderr.isatty()):
        target = dest / names[listed.name]
        try:
            copy_to(listed.path, make(listed.path), target, reader.read(listed.path).text)
            written += 1
        except BadInput as error:
            failed += 1
            print(f"left out {listed.name}: {str(error).removeprefix(f'{listed.path}: ')}", file=sys.stderr)
    print(f"{written} pictures are in {dest}" + (f", {failed} were left out" if failed else ""))
    return 1 if failed else 0


def _names(pictures: list[str]) -> dict[str, str]:
    """What each copy is called: `a.jpg` becomes `a.png`, and beside another picture of that name `a-jpg.png`."""
    stems = Counter(os.path.splitext(name)[0].casefold() for name in pictures)
    names = {}
    for name in pictures:
        stem, suffix = os.path.splitext(name)
        alone = stems[stem.casefold()] == 1 or suffix.lower() == ".png"
        names[name] = f"{stem}.png" if alone else f"{stem}-{suffix[1:].lower()}.png"
    return names


def _edits(chosen: argparse.Namespace) -> "Callable[[Path], Edit]":
    """What gives the edit of a picture. Raises BadInput for a shape or settings that are not right."""
    from project.dataset.pictures import PictureError, measure
    from project.errors import BadInput
    from project.retouch import Edit, bucket_crop, centred, read_aspect

    shape = read_aspect(chosen.crop) if chosen.crop not in ("", "bucket") else None
    buckets = _buckets(chosen) if chosen.crop == "bucket" else None

    def edit(picture: Path) -> Edit:
        plain = Edit(chosen.turn, chosen.mirror)
        if not chosen.crop:
            return plain
        try:
            size = plain.frame(*measure(picture))
        except PictureError as error:
            raise BadInput(error.reason) from error
        if buckets is not None:
            return replace(plain, crop=bucket_crop(*size, buckets))
        assert shape is not None
        return replace(plain, crop=centred(*size, *shape))

    return edit


def _buckets(chosen: argparse.Namespace) -> "Buckets":
    from project import library
    from project.config import load_config
    from project.retouch import buckets_of_config, buckets_of_project

    if not chosen.config and not chosen.set and library.is_project(chosen.input):
        return buckets_of_project(library.load(chosen.input))
    return buckets_of_config(load_config(chosen.config, [*chosen.set, f"train_data_dir={chosen.input}"]))


VERBS = {"retouch": _retouch}
