"""Puts a mask beside its picture, keeps what was there before, and takes it back."""

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from project.dataset.masks import LABEL
from project.dataset.pictures import PICTURE_SUFFIXES, load_picture
from project.errors import BadInput
from project.workspace import atomic_write


@dataclass(frozen=True)
class Kept:
    """A mask file that was written, the copy of what stood there before (None: there was no mask), and the folder
    that such copies lie in."""

    mask: Path
    before: Path | None
    folder: Path


def mask_file(picture: Path) -> Path:
    """Where the mask of a picture lies, whether there is one or not."""
    return picture.with_name(picture.stem + LABEL)


def sharing(picture: Path) -> list[Path]:
    """Other pictures beside it that have the same name but for the suffix, and so the same mask."""
    names = {picture.with_suffix(spelt) for suffix in PICTURE_SUFFIXES for spelt in (suffix, suffix.upper())}
    found = sorted(other for other in names if other != picture and os.path.isfile(other))
    return [other for other in found if not picture.exists() or not other.samefile(picture)]


def put_mask(picture: Path, mask: Image.Image | Path, keep_in: Path) -> Kept:
    """Make a picture, or the PNG file of one, the mask of a picture. What stood there is first kept in `keep_in`.

    Raises BadInput for a picture that went, a file that is no picture and a disk that cannot be written; the former
    mask is then as it was.
    """
    if not picture.is_file():
        raise BadInput(f"{picture} is no longer there: its mask was not written")
    content = encoded(mask) if isinstance(mask, Image.Image) else _bytes_of(mask)
    return _exchange(mask_file(picture), content, keep_in)


def take_back(kept: Kept) -> Kept:
    """Give a picture the mask that it had before, or none. What is there now is kept too, so that taking back what is
    returned does it again. Raises BadInput."""
    try:
        content = kept.before.read_bytes() if kept.before else None
    except OSError as error:
        raise BadInput(f"{kept.before} cannot be read ({error.strerror or error}): the mask stays as it is") from error
    return _exchange(kept.mask, content, kept.folder)


def encoded(mask: Image.Image) -> bytes:
    """A mask as the bytes of a PNG file of one channel."""
    stream = io.BytesIO()
    mask.convert("L").save(stream, "PNG")
    return stream.getvalue()


def _exchange(file: Path, content: bytes | None, folder: Path) -> Kept:
    try:
        before = _keep(file, folder) if os.path.isfile(file) else None
        if content is None:
            file.unlink(missing_ok=True)
        else:
            atomic_write(file, content)
    except OSError as error:
        where = error.filename or file
        raise BadInput(f"{where} cannot be written ({error.strerror or error}): the mask is as it was") from error
    return Kept(file, before, folder)


def _keep(file: Path, folder: Path) -> Path:
    """A copy under a name that its content gives: the same mask is kept once, however often it is replaced."""
    content = file.read_bytes()
    digest = hashlib.blake2b(content, digest_size=8).hexdigest()
    copy = folder / f"{file.stem.removesuffix(Path(LABEL).stem)[:80]}-{digest}{file.suffix}"
    if not copy.is_file() or copy.read_bytes() != content:
        folder.mkdir(parents=True, exist_ok=True)
        atomic_write(copy, content)
    return copy


def _bytes_of(file: Path) -> bytes:
    if file.suffix.lower() != ".png":
        raise BadInput(f"{file} is no PNG file: save the mask as PNG")
    load_picture(file, "#000000")  # that it is whole
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read ({error.strerror or error})") from error
