"""Writes a dataset in the form that other trainers and libraries read, and reads it back before it is called done."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import tomlkit

from project.dataset import CaptionReader, list_pictures
from project.dataset.captions import tidy
from project.dataset.masks import LABEL
from project.dataset.names import decoded, free_name, portable
from project.dataset.pictures import FOREIGN_SUFFIXES, PictureError, measure
from project.dataset.scan import kohya_folder
from project.dataset.writing import csv_table
from project.errors import BadInput, JobFailed

LAYOUTS = {
    "kohya": "a folder for kohya's scripts: 10_name with captions beside the pictures, and dataset.toml",
    "imagefolder": "a folder that Hugging Face datasets load as imagefolder: train/ with metadata.jsonl",
    "csv": "pictures and one metadata.csv with the columns filename and prompt",
    "folder": "pictures with their captions beside them as NAME.txt",
}
_MASKS = "masks"
_RESERVE = 64 << 20  # bytes that stay free

Tell = Callable[[int, int], bool]


@dataclass(frozen=True)
class TakeOut:
    """What is wished for: a layout of LAYOUTS and where it goes, a folder or (``zipped``) a zip archive.

    ``repeats``, ``name`` (class word) and ``resolution`` (pixels) are kohya's; folders named 10_name keep theirs.
    Only an archive is ever overwritten, never a folder.
    """

    layout: str
    dest: Path
    zipped: bool = False
    repeats: int = 1
    name: str = "dataset"
    resolution: int = 512
    masks: bool = True
    overwrite: bool = False


@dataclass
class Taken:
    """What was written: the folder or archive, how many pictures, captions and masks, and sentences for the person.

    `problems` are the pictures that were left out, as a training leaves them out, each with its reason.
    """

    place: Path
    pictures: int = 0
    captions: int = 0
    masks: int = 0
    problems: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _One:
    picture: Path
    caption: str
    mask: Path | None
    folder: tuple[int, str]  # kohya's repeats and name
    inside: str


def take_out(folder: Path, wish: TakeOut, tell: Tell, only: Sequence[Path] | None = None) -> Taken:
    """Copy the pictures of a dataset, or only some of them, with their words into the wished form.

    It is built aside, read back, and only then put in its place; the dataset itself is only read. Left out is what
    cannot be opened and what has a caption that cannot be read. Raises BadInput for a place that is taken or lies in
    the dataset, JobFailed for a full disk or a copy that does not read back the same.
    """
    if wish.layout not in LAYOUTS:
        raise BadInput(f'"{wish.layout}" is no layout: use {", ".join(LAYOUTS)}')
    dest = _free(wish, folder)
    taken = Taken(dest)
    found = _found(folder, wish, only, taken)
    _check_room(found, dest)
    with tempfile.TemporaryDirectory(prefix=".taking-", dir=dest.parent, ignore_cleanup_errors=True) as scratch:
        built = Path(scratch) / "set"
        built.mkdir()
        written = _pictures(found, built, wish, tell, taken)
        if written is None:
            raise BadInput("taking out was stopped; nothing was written")
        if not written:
            path, reason = taken.problems[0]
            raise BadInput(f"none of the pictures can be taken out: {path.name}: {reason}")
        taken.pictures, taken.captions = len(written), sum(bool(one.caption) for _, one in written)
        _words(written, built, wish, taken)
        _read_back(written, built, wish)
        _settle(built, dest, wish)
    if missing := taken.pictures - taken.captions:
        taken.notes.append(f"{missing} pictures have no caption")
    return taken


def _free(wish: TakeOut, folder: Path) -> Path:
    """The place that is written. Raises BadInput if there is something already, or if it lies in the dataset."""
    dest = wish.dest.expanduser().absolute()
    if dest.resolve().is_relative_to(folder.resolve()):
        raise BadInput(
            f"{dest} lies in the dataset itself, which would then hold everything twice: choose another place"
        )
    if not str(dest).isprintable():  # it stands in dataset.toml, and in messages
        raise BadInput(f"{str(dest)!a} has signs that are no letters: choose another place")
    if wish.zipped and dest.suffix.lower() != ".zip":
        dest = dest.with_name(dest.name + ".zip")
    empty = dest.is_dir() and not wish.zipped and not any(dest.iterdir())
    if dest.exists() and not empty and not (wish.overwrite and dest.is_file() and wish.zipped):
        raise BadInput(f"{dest} is there already: choose another name")
    try:
        dest.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{dest.parent} cannot be made ({error.strerror or error}): choose another place") from error
    return dest


def _found(folder: Path, wish: TakeOut, only: Sequence[Path] | None, taken: Taken) -> list[_One]:
    listing = list_pictures(folder)
    reader = CaptionReader(listing)
    wanted = {str(path) for path in only} if only is not None else None
    found = []
    for listed in listing.pictures:
        if wanted is not None and listed.file not in wanted:
            continue
        caption = reader.read(listed.path)
        if caption.problem:
            taken.problems.append((listed.path, f"its caption cannot be read: {caption.problem}"))
            continue
        mask = listed.path.with_name(listed.path.stem + LABEL)
        repeats, name = kohya_folder(listed.path, folder)
        place = (repeats, decoded(os.fsencode(name))) if name else (wish.repeats, wish.name)
        mask_file = mask if wish.masks and os.path.isfile(mask) else None
        found.append(_One(listed.path, caption.text, mask_file, place, listed.name))
    if not found and not taken.problems:
        raise BadInput(f"{folder} holds no pictures to take out")
    return found


def _check_room(found: list[_One], dest: Path) -> None:
    needed = sum(os.path.getsize(one.picture) for one in found if os.path.isfile(one.picture)) + _RESERVE
    free = shutil.disk_usage(dest.parent).free
    if needed > free:
        raise JobFailed(f"{needed >> 20:,} MB are needed at {dest.parent}, and only {free >> 20:,} MB are free")


def _pictures(
    found: list[_One], built: Path, wish: TakeOut, tell: Tell, taken: Taken
) -> list[tuple[Path, _One]] | None:
    """Copy the pictures and masks; (where each lies, what it is), or None when it was stopped."""
    written = []
    stems: dict[Path, set[str]] = {}
    pool = ThreadPoolExecutor(min(8, os.cpu_count() or 1), thread_name_prefix="taking out")
    try:
        for number, (one, problem) in enumerate(zip(found, pool.map(_problem, found), strict=True)):
            if not tell(number, len(found)):
                return None
            if problem:
                taken.problems.append((one.picture, problem))
                continue
            place = _place(one, built, wish)
            place = free_name(place, stems.setdefault(place.parent, set()))
            _copy(one, place, built, wish, taken)
            written.append((place, one))
    finally:
        pool.shutdown(cancel_futures=True)
    tell(len(found), len(found))
    return written


def _problem(one: _One) -> str:
    """Why a picture is left out; empty if it is whole. What other trainers make of a broken one is to end."""
    suffix = one.picture.suffix.lower()
    if suffix in FOREIGN_SUFFIXES:
        return f"{suffix} files are not supported: save it as PNG or JPEG"
    try:
        measure(one.picture)
    except PictureError as error:
        return error.reason
    return ""


def _copy(one: _One, place: Path, built: Path, wish: TakeOut, taken: Taken) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(one.picture, place)
        if one.mask is not None:
            _mask(one.mask, place, built, wish)
            taken.masks += 1
    except OSError as error:
        raise JobFailed(f"{one.picture.name} could not be copied ({error.strerror or error})") from error
    with suppress(OSError):
        shutil.copystat(one.picture, place)


def _place(one: _One, built: Path, wish: TakeOut) -> Path:
    if wish.layout == "kohya":
        repeats, name = one.folder
        return built / f"{repeats}_{portable(name)}" / portable(one.picture.name)
    inside = PurePosixPath(*map(portable, PurePosixPath(one.inside).parts))
    return built / "train" / inside if wish.layout == "imagefolder" else built / inside


def _mask(mask: Path, place: Path, built: Path, wish: TakeOut) -> None:
    """kohya's scripts read masks from another folder under the same name, OneTrainer beside the picture."""
    if wish.layout == "kohya":
        target = built / _MASKS / place.parent.name / f"{place.stem}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
    else:
        target = place.with_name(place.stem + LABEL)
    shutil.copyfile(mask, target)


def _words(written: list[tuple[Path, _One]], built: Path, wish: TakeOut, taken: Taken) -> None:
    if wish.layout in ("kohya", "folder"):
        for place, one in written:
            if one.caption:
                place.with_suffix(".txt").write_text(one.caption + "\n", encoding="utf-8", newline="\n")
    if wish.layout == "kohya":
        _toml(written, built, wish, taken)
    elif wish.layout == "imagefolder":
        rows = [
            json.dumps({"file_name": place.relative_to(built / "train").as_posix(), "text": one.caption},
                       ensure_ascii=False)
            for place, one in written
        ]  # fmt: skip
        (built / "train" / "metadata.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    elif wish.layout == "csv":
        rows_csv = [(place.relative_to(built).as_posix(), one.caption) for place, one in written]
        (built / "metadata.csv").write_text(csv_table(rows_csv), encoding="utf-8", newline="")


def _toml(written: list[tuple[Path, _One]], built: Path, wish: TakeOut, taken: Taken) -> None:
    """kohya's dataset.toml. Its folders are named as they will lie, since the scripts read them from anywhere."""
    base = "" if wish.zipped else wish.dest.expanduser().absolute().as_posix() + "/"
    subsets = tomlkit.aot()
    for folder in sorted({place.parent for place, _ in written}):
        repeats, name = next(one.folder for place, one in written if place.parent == folder)
        subset = tomlkit.table()
        subset.add("image_dir", f"{base}{folder.name}")
        subset.add("num_repeats", repeats)
        subset.add("class_tokens", name)
        if (built / _MASKS / folder.name).is_dir():
            subset.add("conditioning_data_dir", f"{base}{_MASKS}/{folder.name}")
        subsets.append(subset)
    general = tomlkit.table()
    general.add("caption_extension", ".txt")
    if any("\n" in one.caption for _, one in written):
        general.add("enable_wildcard", True)
        taken.notes.append("some captions have several lines: enable_wildcard lets the scripts draw one of them")
    dataset = tomlkit.table()
    dataset.add("resolution", wish.resolution)
    dataset.add("enable_bucket", True)
    dataset.add("subsets", subsets)
    datasets = tomlkit.aot()
    datasets.append(dataset)
    document = tomlkit.document()
    document.add("general", general)
    document.add("datasets", datasets)
    if wish.zipped:
        taken.notes.append("in dataset.toml the folders are named as they lie in the archive: start the scripts there")
    (built / "dataset.toml").write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")


def _read_back(written: list[tuple[Path, _One]], built: Path, wish: TakeOut) -> None:
    """Read every caption as a trainer would. Raises JobFailed if one is not what it was."""
    root = built / "train" if wish.layout == "imagefolder" else built
    reader = CaptionReader(list_pictures(root, without=[os.path.realpath(built / _MASKS)]))
    for place, one in written:
        if reader.read(place).text != tidy(one.caption):
            raise JobFailed(f"the caption of {one.inside} does not read back the same: nothing was written")


def _settle(built: Path, dest: Path, wish: TakeOut) -> None:
    try:
        if wish.zipped:
            aside = built.parent / "set.zip"
            _zip(built, aside)
            os.replace(aside, dest)
            return
        if dest.is_dir():
            dest.rmdir()  # an empty one: whatever is in it by now stops this
        os.replace(built, dest)
    except OSError as error:
        raise JobFailed(f"{dest} could not be written ({error.strerror or error})") from error


def _zip(folder: Path, archive: Path) -> None:
    """Pictures are stored as they are: they are packed already."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                text = path.suffix in (".txt", ".toml", ".csv", ".jsonl")
                how = zipfile.ZIP_DEFLATED if text else zipfile.ZIP_STORED
                opened.write(path, path.relative_to(folder).as_posix(), how)
