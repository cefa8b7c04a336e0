"""Does edits and takes them back. An original is never changed: it stays, or it is kept aside byte for byte.

The order is safe against an end at any moment: first the original is kept, then the edit is written over its name,
then the record. What the record misses is found in the folder `originals`.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from project.dataset.captions import CAPTION_SUFFIXES
from project.dataset.masks import LABEL
from project.dataset.pictures import FOREIGN_SUFFIXES, PICTURE_SUFFIXES, load_picture
from project.dataset.writing import write_caption
from project.errors import BadInput
from project.library import Project
from project.masking.writing import encoded as mask_bytes
from project.masking.writing import mask_file, sharing
from project.retouch import record
from project.retouch.edit import Edit, applied, scaled
from project.retouch.encoding import encoded, kind_after, opened
from project.retouch.files import digest_of, keep, move_back, set_aside
from project.retouch.record import Applied, Book, Place
from project.workspace import atomic_write

_EDIT = re.compile(r"-edit\d*$")


def apply(
    picture: Path, edit: Edit, place: Place, project: Project, caption: str = "", book: Book | None = None
) -> Applied:
    """Do an edit. "beside" writes a new picture `NAME-edit.png` with the caption and the mask; "instead" puts the edit
    in the picture's place and the untouched original into `<project>/originals`.

    `caption` is what the copy gets if no caption file lies beside the picture. Whoever edits many opens the record once
    with `many`, and hands the book on. Raises BadInput with one line: nothing
    to do, a damaged or vanished picture, a crop outside of it, a folder that cannot be written.
    """
    with _readable(), record.changing(project, book) as kept:
        name = _name(project, picture)
        _refuse_unwritable(picture.parent)
        image = opened(picture)
        edit = edit.checked(*image.size)
        if not edit:
            raise BadInput(f"{picture.name}: nothing is changed, so nothing is written")
        if place == "instead":
            _refuse_shared_mask(picture)
        out, mask = applied(image, edit), _mask(picture, edit, image.size)
        if place == "beside":
            target = edit_name(picture)
            done = _beside(picture, target, encoded(out, "PNG", image), mask, caption)
            done = replace(done, picture=_name(project, target), original=name, edit=edit)
        else:
            kind = kind_after(image)
            data = encoded(out, kind, image)
            target = picture if kind == (image.format or kind).replace("MPO", "JPEG") else _free_png(picture)
            done = _instead(project, picture, target, data, mask)
            done = replace(done, picture=_name(project, target), original=name, edit=edit)
        known = kept.record
        edits = (*(each for each in known.edits if each.kept != done.kept or not done.kept), done)
        try:
            kept.put(replace(known, edits=edits))
        except OSError:
            take = _take_copy if place == "beside" else _take_instead
            take(done, project.images / done.picture, project)
            raise
        return done


def take_back(done: Applied, project: Project, book: Book | None = None) -> list[Path]:
    """Undo one edit: the copy goes, or the original comes back byte for byte with its time, and so does its mask.

    What was changed since the edit is not thrown away: it goes to `<project>/removed`, and its places there are
    returned. Raises BadInput if the original is gone, its place is taken, or the folder cannot be written.
    """
    with _readable(), record.changing(project, book) as kept:
        picture = project.images / done.picture
        _refuse_unwritable(picture.parent)
        known = kept.record
        take = _take_copy if done.place == "beside" else _take_instead
        aside = take(done, picture, project)
        kept.put(replace(known, edits=tuple(each for each in known.edits if not _same(each, done))))
        return aside


@contextlib.contextmanager
def many(project: Project) -> Iterator[Book]:
    """The record for many edits, or for taking many back. Raises BadInput at its end if it cannot be written."""
    with _readable("the list of edits was not written"), record.changing(project) as book, book.kept_open():
        yield book


def edits_of(picture: Path, project: Project) -> list[Applied]:
    """The edits that "take back" undoes, the last one first: those that stand in the original's place; or, of a picture
    that was made beside another one, its making."""
    found = record.read(project).of(_name(project, picture))
    inside = [edit for edit in reversed(found) if edit.place == "instead"]
    return inside or found[-1:]


def edit_name(picture: Path) -> Path:
    """The first free one of NAME-edit.png, NAME-edit2.png and so on. Other pictures' captions are not taken over."""
    stem, number = _EDIT.sub("", picture.stem), 1
    endings = (*PICTURE_SUFFIXES, *FOREIGN_SUFFIXES, *CAPTION_SUFFIXES, LABEL)
    while True:
        name = f"{stem}-edit{number if number > 1 else ''}"
        if not any(os.path.lexists(picture.with_name(name + ending)) for ending in endings):
            return picture.with_name(f"{name}.png")
        number += 1


def copy_to(picture: Path, edit: Edit, target: Path, caption: str = "") -> None:
    """Write an edit as a new PNG anywhere, with caption and mask. Raises BadInput, also for a name that is taken."""
    with _readable():
        for file in (target, *(target.with_suffix(suffix) for suffix in CAPTION_SUFFIXES), mask_file(target)):
            if file.exists():
                raise BadInput(f"{file} is there already; it was left as it is")
        image = opened(picture)
        edit = edit.checked(*image.size)
        target.parent.mkdir(parents=True, exist_ok=True)
        mask = _mask(picture, edit, image.size)
        _beside(picture, target, encoded(applied(image, edit), "PNG", image), mask, caption)


def _beside(picture: Path, target: Path, data: bytes, mask: bytes | None, caption: str) -> Applied:
    beside = [file for suffix in CAPTION_SUFFIXES if (file := picture.with_suffix(suffix)).is_file()]
    label, own = mask_file(target), target.with_suffix(".txt")
    made = [target, label, own, target.with_suffix(".caption")]
    try:
        atomic_write(target, data)
        for file in beside:
            atomic_write(target.with_suffix(file.suffix), file.read_bytes())
        if not beside and caption:
            write_caption(target, caption)
        if mask is not None:
            atomic_write(label, mask)
    except BaseException:  # half of a copy is none
        for file in made:
            file.unlink(missing_ok=True)
        raise
    words = digest_of(own) if own.is_file() else ""
    return Applied("", "", "beside", Edit(), digest_of(data), digest_of(mask) if mask is not None else "", words)


def _instead(project: Project, picture: Path, target: Path, data: bytes, mask: bytes | None) -> Applied:
    place = record.originals(project)
    label = mask_file(picture)
    kept = keep(picture, place, _name(project, picture))
    kept_mask = None
    try:
        kept_mask = keep(label, place, _name(project, label)) if mask is not None else None
        atomic_write(target, data)
        if mask is not None:
            atomic_write(mask_file(target), mask)
        if target != picture:
            _follow(picture, target)
    except BaseException:
        if target != picture:
            target.unlink(missing_ok=True)
        for copy, file in ((kept, picture), (kept_mask, label)):
            if copy is not None:
                move_back(copy, file)
                copy.unlink(missing_ok=True)  # two names of one file: the system leaves both
        raise
    if target != picture:
        picture.unlink()
        if mask is not None and label != mask_file(target):
            label.unlink(missing_ok=True)
    return Applied(
        "", "", "instead", Edit(), digest_of(data), digest_of(mask) if mask is not None else "", "",
        kept.relative_to(place).as_posix(), kept_mask.relative_to(place).as_posix() if kept_mask else "",
    )  # fmt: skip


def _follow(picture: Path, target: Path) -> None:
    """Copy captions to a picture that had to get another name."""
    for file in (picture.with_suffix(suffix) for suffix in CAPTION_SUFFIXES):
        if target.stem != picture.stem and file.is_file():
            atomic_write(target.with_suffix(file.suffix), file.read_bytes())


def _take_copy(done: Applied, picture: Path, project: Project) -> list[Path]:
    bin_ = project.folder / "removed"
    files = [(picture, done.digest), (mask_file(picture), done.mask_digest)]
    files += [(picture.with_suffix(".txt"), done.caption_digest), (picture.with_suffix(".caption"), "")]
    return [aside for file, digest in files if (aside := set_aside(file, digest, bin_)) is not None]


def _take_instead(done: Applied, picture: Path, project: Project) -> list[Path]:
    place, bin_ = record.originals(project), project.folder / "removed"
    kept, original = place / done.kept, project.images / done.original
    if not kept.is_file():
        raise BadInput(f"the original of {done.picture} is no longer in {place}: it cannot be taken back")
    if original != picture and original.exists():
        raise BadInput(f"{original}: there is another picture of that name now: rename it, then take the edit back")
    label, new_label = mask_file(original), mask_file(picture)
    aside = [set_aside(picture, done.digest, bin_, stay=original == picture)]
    aside.append(set_aside(new_label, done.mask_digest, bin_))
    original.parent.mkdir(parents=True, exist_ok=True)
    if done.kept_mask and (place / done.kept_mask).is_file():
        move_back(place / done.kept_mask, label)
    move_back(kept, original)
    return [path for path in aside if path is not None]


def _mask(picture: Path, edit: Edit, size: tuple[int, int]) -> bytes | None:
    """The picture's mask with the same edit, as PNG; None without a mask, or with one that cannot be read."""
    label = mask_file(picture)
    if not label.is_file():
        return None
    with contextlib.suppress(BadInput):
        mask = load_picture(label, "#000000").getchannel("R")
        return mask_bytes(applied(mask, scaled(edit, size, mask.size)))
    return None


def _free_png(picture: Path) -> Path:
    target = picture.with_suffix(".png")
    return target if not target.exists() else edit_name(picture)


def _name(project: Project, picture: Path) -> str:
    try:
        return record.within(project, picture)
    except ValueError:
        raise BadInput(f"{picture} does not lie in the picture folder {project.images}") from None


def _same(one: Applied, other: Applied) -> bool:
    return (one.picture, one.kept, one.digest) == (other.picture, other.kept, other.digest)


def _refuse_shared_mask(picture: Path) -> None:
    """A mask that is cut with one picture would no longer go with the other that it is for."""
    if mask_file(picture).is_file() and (others := sharing(picture)):
        raise BadInput(f"{picture.name} has one mask in common with {others[0].name}: rename one of the two first")


def _refuse_unwritable(folder: Path) -> None:
    if folder.is_dir() and not os.access(folder, os.W_OK):
        raise BadInput(f"{folder} is read-only: pictures cannot be changed there; copy them into a project first")


@contextlib.contextmanager
def _readable(then: str = "nothing was changed") -> Iterator[None]:
    """What the disk refuses, as one line for the person."""
    try:
        yield
    except (shutil.Error, OSError) as error:
        place = getattr(error, "filename", None)
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"{f'{place}: ' if place else ''}{reason}; {then}") from error
