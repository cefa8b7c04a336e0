"""Wheels from a folder or an archive, for a computer without network."""

import os
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO

from project.errors import BadInput, JobFailed
from project.runtime import download, files
from project.runtime.locks import Wheel
from project.runtime.progress import Control, Meter, Tell

_PIECE = 1 << 20


def lacking(wheels: Iterable[Wheel], source: Path) -> list[Wheel]:
    """The wheels that a folder (with its subfolders) or a zip or tar archive does not have.

    Raises BadInput if it is neither.
    """
    names = set(_in_folder(source)) if source.is_dir() else set(_in_archive(source))
    return [wheel for wheel in wheels if wheel.file not in names]


def take(wheels: Sequence[Wheel], source: Path, folder: Path, tell: Tell | None, control: Control) -> dict[str, Path]:
    """File name → path of all these wheels, verified: a folder's where they lie, an archive's copied to `folder`.

    Raises BadInput if one is missing or the source unreadable, JobFailed for a damaged one or a full disk, Cancelled.
    """
    if missing := lacking(wheels, source):
        raise BadInput(without(missing, source))
    meter = Meter("check", sum(wheel.size for wheel in wheels), tell, control)
    if source.is_dir():
        there = _in_folder(source)
        paths = {wheel.file: there[wheel.file] for wheel in wheels}
    else:
        paths = _unpack(wheels, source, folder, control)
    for wheel in wheels:
        meter.begin(wheel.file)
        with files.readable(paths[wheel.file]):
            right = download.is_right(paths[wheel.file], wheel)
        if not right:
            raise JobFailed(
                f"{wheel.file} in {source} is not the file that this version was made with: it is damaged or of "
                "another version. Get it again"
            )
        meter.add(wheel.size)
    return paths


def without(missing: Sequence[Wheel], source: Path) -> str:
    """The sentence on wheels that are not in the source."""
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"{source} lacks {missing[0].file}{more}: it has to hold every wheel of this version and kind of engine"


def _in_folder(source: Path) -> dict[str, Path]:
    with files.readable(source):
        return {name: Path(at) / name for at, _, names in os.walk(source) for name in names if name.endswith(".whl")}


def _in_archive(source: Path) -> dict[str, str]:
    with _archive(source) as archive:
        names = archive.namelist() if isinstance(archive, zipfile.ZipFile) else archive.getnames()
    return {PurePosixPath(name).name: name for name in names if name.endswith(".whl")}


@contextmanager
def _archive(source: Path) -> Iterator[zipfile.ZipFile | tarfile.TarFile]:
    try:
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as opened:
                yield opened
        else:
            with tarfile.open(source) as opened_tar:
                yield opened_tar
    except FileNotFoundError as error:
        raise BadInput(f"{source} is not there") from error
    except (tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
        raise BadInput(f"{source} is neither a folder nor a whole zip or tar archive of wheels") from error


def _unpack(wheels: Sequence[Wheel], source: Path, folder: Path, control: Control) -> dict[str, Path]:
    """Copy wheels out of an archive, in the order in which a tar has them: it is read once from the front."""
    wanted = {wheel.file for wheel in wheels}
    with files.readable(folder), _archive(source) as archive:
        folder.mkdir(parents=True, exist_ok=True)
        if isinstance(archive, zipfile.ZipFile):
            for name in archive.namelist():
                if PurePosixPath(name).name in wanted:
                    with archive.open(name) as packed:
                        _copy(packed, folder / PurePosixPath(name).name, control)
        else:
            for member in archive:
                if member.isfile() and PurePosixPath(member.name).name in wanted:
                    packed_file = archive.extractfile(member)
                    if packed_file is not None:
                        _copy(packed_file, folder / PurePosixPath(member.name).name, control)
    return {name: folder / name for name in wanted}


def _copy(packed: IO[bytes], target: Path, control: Control) -> None:
    if target.exists():
        return
    part = target.with_name(target.name + ".unpacking")
    with part.open("wb") as file:
        while piece := packed.read(_PIECE):
            control.check()
            file.write(piece)
    files.move(part, target)


def forget(source: Path | None, folder: Path) -> None:
    """Delete wheels that were fetched or copied for an environment that is whole now, never those of the person."""
    with suppress(OSError):
        if source is None or not source.is_dir() or folder.resolve() != source.resolve():
            shutil.rmtree(folder, ignore_errors=True)
