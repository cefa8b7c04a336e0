"""The bytes of a text file as UTF-8, whatever it was saved as, without holding a large one in memory."""

import codecs
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from project.errors import BadInput

_CHUNK = 1 << 20
_LARGEST_OTHER = 256 << 20  # bytes of a file in another encoding, which is converted in memory
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_EASTERN = ("gb18030", "shift_jis")
Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Source:
    """A text file: how it is encoded, and its state when this was found out. `damaged`: some of its lines are not."""

    path: Path
    encoding: str
    stamp: Stamp
    damaged: bool = False

    @property
    def usual(self) -> bool:
        """Whether it is UTF-8, so that places in it are places in the file."""
        return self.encoding in ("utf-8", "utf-8-sig")

    @property
    def start(self) -> int:
        """Where the text begins behind a byte order mark."""
        return len(codecs.BOM_UTF8) if self.encoding == "utf-8-sig" else 0

    def open(self) -> BinaryIO:
        """The text as UTF-8 bytes. Raises BadInput if the file cannot be read."""
        if self.usual:
            try:
                return self.path.open("rb")
            except OSError as error:
                raise unreadable(self.path, error) from error
        return io.BytesIO(_converted(self.path, self.encoding, stamp_of(self.path)))

    def changed(self) -> bool:
        """Whether the file is another one than when it was read, or gone."""
        try:
            return stamp_of(self.path) != self.stamp
        except OSError:
            return True


def stamp_of(path: Path) -> Stamp:
    """What changes whenever a file is written. Raises OSError."""
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def source_of(path: Path) -> Source:
    """Find out how a file is encoded. Raises BadInput for one that cannot be read or is no text."""
    try:
        stamp = stamp_of(path)
        with path.open("rb") as file:
            head = file.read(_CHUNK)
            file.seek(0)
            for mark, encoding in _BOMS:
                if head.startswith(mark):
                    return Source(path, encoding, stamp)
            if b"\0" in head[:4096]:
                raise BadInput(f"{path}: this is no text file")
            if _is_utf8(file):
                return Source(path, "utf-8", stamp)
        if stamp[0] > _LARGEST_OTHER:
            raise BadInput(f"{path}: not UTF-8 text, and too large to be converted: save it as UTF-8")
        return _likely(path, path.read_bytes(), stamp)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> BadInput:
    """The one sentence for a file that the system does not give."""
    return BadInput(f"{path} cannot be read ({error.strerror or error})")


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _likely(path: Path, data: bytes, stamp: Stamp) -> Source:
    """The encoding that a file without a mark probably has. One in which most lines are UTF-8 is taken for that, with
    damaged lines; letters of Western encodings mostly stand alone among ASCII, those of Eastern ones in pairs."""
    good = bad = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode()
                good += 1
            except UnicodeDecodeError:
                bad += 1
    if good >= bad:
        return Source(path, "utf-8", stamp, damaged=True)
    high = [byte > 0x7F for byte in data[:_CHUNK]]
    alone = sum(1 for before, here, after in zip([False, *high], high, [*high[1:], False], strict=False)
                if here and not before and not after)  # fmt: skip
    order = ("cp1252", *_EASTERN) if alone * 2 > sum(high) else (*_EASTERN, "cp1252")
    for encoding in order:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Source(path, encoding, stamp)
    return Source(path, "utf-8", stamp, damaged=True)


@lru_cache(maxsize=2)
def _converted(path: Path, encoding: str, stamp: Stamp) -> bytes:
    try:
        return path.read_bytes().decode(encoding).encode("utf-8", "replace")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError:
        raise BadInput(f"{path}: its letters cannot be read as {encoding}: save it as UTF-8") from None
