"""Scanning a folder of pictures: what can be trained, with which words, and what cannot, each with its reason."""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from project.dataset import captions
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES, PictureError, measure
from project.errors import BadInput

Progress = Callable[[int, int], None]

_MOST_REPEATS = 500  # a folder named 2024_summer is a year, not kohya's repeats
MASKS = ("-masklabel.png", "-condlabel.png")  # OneTrainer's masks beside the pictures
IGNORED_FOLDERS = {"cache", "__macosx", "__pycache__"}
IGNORED_MARKS = ("CACHEDIR.TAG", "events.jsonl")  # a cache, or a run with its previews

_REASONS = {
    "too-small": "too small",
    "truncated": "truncated",
    "unreadable": "unreadable",
    "empty": "empty",
    "bomb": "too large to open safely",
    "format": "of an unsupported format",
    "caption": "with an unreadable caption",
    "no-caption": "without caption",
    "repeats": "in folders with 0 repeats",
}


@dataclass(frozen=True)
class Picture:
    """A picture to train on. `width` and `height` are in pixels as it is seen, after EXIF rotation.

    `caption_source` is the name of the file that holds the caption, or "trigger word", "folder name" or "none".
    `concept` is its place in `DataOptions.concept_list`, `mask` the file that holds its mask, if it has one.
    """

    path: Path
    caption: str
    caption_source: str
    width: int
    height: int
    repeats: int = 1
    concept: int = 0
    mask: Path | None = None

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """What the length of a run depends on: a Shape of `project.plan`."""
        return self.width, self.height, self.repeats, self.concept


@dataclass(frozen=True)
class Skipped:
    """A picture that is left out: `reason` for people, `code` for programs."""

    path: Path
    reason: str
    code: str


@dataclass(frozen=True)
class Summary:
    """A dataset in numbers; sizes are (width, height) in pixels."""

    pictures: int
    with_repeats: int
    skipped: dict[str, int]
    caption_sources: dict[str, int]
    smallest: tuple[int, int]
    largest: tuple[int, int]


@dataclass
class Dataset:
    """What a scan found, in the order of the paths within `folder`. `notes` are sentences that the user should see."""

    folder: Path
    pictures: list[Picture]
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def summary(self) -> Summary:
        """The dataset in numbers. There is at least one picture, or `scan` would have refused."""
        sizes = sorted(((p.width, p.height) for p in self.pictures), key=lambda size: (size[0] * size[1], size))
        return Summary(
            pictures=len(self.pictures),
            with_repeats=sum(picture.repeats for picture in self.pictures),
            skipped=dict(Counter(skipped.code for skipped in self.skipped)),
            caption_sources=dict(Counter(_kind_of_source(picture) for picture in self.pictures)),
            smallest=sizes[0],
            largest=sizes[-1],
        )


def scan(  # noqa: PLR0913 - all but the folder are given by name
    folder: Path,
    *,
    metadata_path: Path | None = None,
    minimum: int | tuple[int, int] = 0,
    missing_caption: str = "trigger",
    trigger_word: str = "",
    without: Collection[str] = (),
    progress: Progress | None = None,
) -> Dataset:
    """Find the pictures of a folder and of the folders in it, with their captions; decode each one once.

    `minimum` is the least size in pixels, one number for both sides or (width, height). `missing_caption` says what
    becomes of a picture without caption: "trigger" trains it with the trigger word (or else with the class name of a
    kohya folder such as `10_name`), "skip" leaves it out, "refuse" refuses the dataset. Hidden files, caches, masks
    and run folders are passed over in silence, and so are the folders whose real paths are in `without`. `progress` is
    called in this thread with (done, all); what it raises ends the scan. Raises BadInput with one line.
    """
    least = (minimum, minimum) if isinstance(minimum, int) else minimum
    paths = _listed(folder, without)
    sources = CaptionSources(folder, captions.read_given(metadata_path) if metadata_path else None, paths)
    dataset = Dataset(folder, [])
    bare: list[Picture] = []
    for path, found in zip(paths, _measured(paths, progress), strict=True):
        try:
            picture = _picture(path, found, least, folder, sources)
        except PictureError as error:
            dataset.skipped.append(Skipped(path, error.reason, error.code))
            continue
        if picture.caption:
            dataset.pictures.append(picture)
        elif missing_caption == "skip":
            dataset.skipped.append(Skipped(path, "it has no caption", "no-caption"))
        else:
            bare.append(picture)
            dataset.pictures.append(_named(picture, folder, trigger_word))
    if bare and missing_caption == "refuse":
        raise BadInput(
            f"{folder}: {_some([p.path for p in bare], folder)}: no caption; write one beside each as NAME.txt"
        )
    if not dataset.pictures:
        raise BadInput(_nothing_usable(dataset, least))
    dataset.notes += sources.notes() + _notes(dataset, bare)
    return dataset


def _picture(
    path: Path, found: tuple[int, int] | PictureError, least: tuple[int, int], folder: Path, sources: "CaptionSources"
) -> Picture:
    """The picture with the caption that was written for it, empty if there is none. Raises PictureError."""
    try:
        caption, source = sources.caption(path)
    except captions.CaptionError as error:
        if isinstance(found, PictureError):
            raise found from None
        raise PictureError("caption", f"its caption {error}") from None
    if isinstance(found, PictureError):
        raise found
    width, height = found
    if width < least[0] or height < least[1]:
        raise PictureError("too-small", f"{width}x{height} is smaller than the minimum {least[0]}x{least[1]}")
    repeats = kohya_folder(path, folder)[0]
    if repeats == 0:
        raise PictureError("repeats", "its folder's name asks for 0 repeats")
    return Picture(path, caption, source, width, height, repeats)


def _named(picture: Picture, folder: Path, trigger_word: str) -> Picture:
    """A picture without caption, with the words that stand in for it."""
    name = kohya_folder(picture.path, folder)[1]
    caption, source = (
        (trigger_word, "trigger word") if trigger_word else (name, "folder name") if name else ("", "none")
    )
    return Picture(picture.path, caption, source, picture.width, picture.height, picture.repeats)


class CaptionSources:
    """The tables that hold captions of a dataset, each read when first needed."""

    def __init__(self, root: Path, given: captions.Table | None, pictures: list[Path]) -> None:
        self.root = root
        self.given = given
        self.namesakes = Counter(picture.name for picture in pictures)
        self.tables: dict[Path, list[captions.Table]] = {}
        self.problems: list[str] = []

    def caption(self, picture: Path) -> tuple[str, str]:
        """(caption, its source) of a picture; ("", "none") if there is none. Raises CaptionError."""
        tables = ([self.given] if self.given else []) + self._around(picture.parent)
        unique = self.namesakes[picture.name] == 1
        told = [(table.find(picture, self.root, unique), table.path.name) for table in tables]
        beside = captions.read_beside(picture)
        if beside:
            return beside
        return next(((caption, name) for caption, name in told if caption), ("", "none"))

    def notes(self) -> list[str]:
        every = ([self.given] if self.given else []) + [table for tables in self.tables.values() for table in tables]
        notes = list(self.problems)
        for table in every:
            notes += table.notes
            if missing := table.unused():
                listed = ", ".join(missing[:3]) + (" ..." if len(missing) > 3 else "")
                notes.append(f"{table.path.name} names {len(missing)} pictures that are not there: {listed}")
        return notes

    def _around(self, folder: Path) -> list[captions.Table]:
        """The tables of a folder and of those above it up to the dataset's, nearest first."""
        if folder not in self.tables:
            self.tables[folder] = [table for name in captions.TABLE_NAMES if (table := self._read(folder / name))]
        above = self._around(folder.parent) if folder != self.root and self.root in folder.parents else []
        return self.tables[folder] + above

    def _read(self, path: Path) -> captions.Table | None:
        if not os.path.isfile(path) or (self.given and path.samefile(self.given.path)):
            return None
        try:
            return captions.read_table(path)
        except captions.CaptionError as error:
            self.problems.append(f"{error}: it is not used")
            return None


def _measured(paths: list[Path], progress: Progress | None) -> Iterator[tuple[int, int] | PictureError]:
    """The size of each picture, or why it has none, in order; decoded by several threads."""
    pool = ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1), thread_name_prefix="scan")
    try:
        for done, found in enumerate(pool.map(_measure, paths), 1):
            if progress:
                progress(done, len(paths))
            yield found
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _measure(path: Path) -> tuple[int, int] | PictureError:
    if path.suffix.lower() in FOREIGN_SUFFIXES:
        return PictureError("format", f"{path.suffix.lower()} files are not supported: save it as PNG or JPEG")
    try:
        return measure(path)
    except PictureError as error:
        return error


def _listed(folder: Path, without: Collection[str]) -> list[Path]:
    """The files that look like pictures, sorted by their paths within the folder. Raises BadInput."""
    if not folder.exists():
        raise BadInput(f"{folder}: there is no such picture folder")
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder: name the folder that holds the pictures")
    try:
        paths = sorted(_walk(folder, set(without)), key=lambda path: path.relative_to(folder).as_posix())
    except OSError as error:
        raise BadInput(f"{error.filename or folder} cannot be read ({error.strerror or error})") from error
    if not paths:
        empty = not any(folder.iterdir())
        raise BadInput(f"{folder} {'is empty' if empty else 'holds no pictures'}: put PNG, JPEG or WebP files there")
    return paths


def _walk(folder: Path, seen: set[str]) -> Iterator[Path]:
    """Files that look like pictures, also behind links; `seen` keeps links from leading in circles."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    for entry in os.scandir(folder):
        name, path = entry.name.lower(), Path(entry.path)
        if name.startswith("."):
            continue
        if is_folder(entry):
            if name not in IGNORED_FOLDERS and not any((path / mark).exists() for mark in IGNORED_MARKS):
                yield from _walk(path, seen)
        elif path.suffix.lower() in PICTURE_SUFFIXES | FOREIGN_SUFFIXES and not name.endswith(MASKS):
            yield path


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a folder's entry is a folder itself. A link that leads in a circle is none, and no reason to give up."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def kohya_folder(path: Path, root: Path) -> tuple[int, str]:
    """(repeats, class name) of the innermost folder named like `10_name` inside the dataset; (1, "") without one."""
    for part in reversed(path.relative_to(root).parts[:-1]):
        if (parts := re.fullmatch(r"(\d+)_(.+)", part)) and int(parts[1]) <= _MOST_REPEATS:
            return int(parts[1]), parts[2].strip()
    return 1, ""


def _kind_of_source(picture: Picture) -> str:
    suffix = Path(picture.caption_source).suffix
    return f"*{suffix}" if suffix in captions.CAPTION_SUFFIXES else picture.caption_source


def _some(paths: list[Path], folder: Path) -> str:
    names = ", ".join(path.relative_to(folder).as_posix() for path in paths[:5])
    return names + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")


def _notes(dataset: Dataset, bare: list[Picture]) -> list[str]:
    notes = []
    wordless = [picture.path for picture in dataset.pictures if not picture.caption]
    if wordless:
        names = _some(wordless, dataset.folder)
        notes.append(
            f"{len(wordless)} pictures have neither caption nor trigger word and are trained without text: {names}"
        )
    elif bare:
        names = _some([picture.path for picture in bare], dataset.folder)
        notes.append(
            f"{len(bare)} pictures have no caption and are trained with the trigger word or folder name: {names}"
        )
    years = {path.parent.name for path in (p.path for p in dataset.pictures) if re.match(r"\d+_.", path.parent.name)}
    for name in sorted(years):
        if int(name.split("_")[0]) > _MOST_REPEATS:
            notes.append(
                f'the folder "{name}" is not read as {name.split("_")[0]} repeats: at most {_MOST_REPEATS} are'
            )
    return notes


def _nothing_usable(dataset: Dataset, least: tuple[int, int]) -> str:
    counts = Counter(skipped.code for skipped in dataset.skipped)
    reasons = ", ".join(f"{count} {_REASONS[code]}" for code, count in counts.most_common(3))
    text = f"{dataset.folder}: none of its {len(dataset.skipped)} pictures can be used ({reasons})"
    if counts.most_common(1)[0][0] == "too-small":
        return f"{text}: the minimum is {least[0]}x{least[1]}, see min_size"
    return text
