"""Writing the caption of one picture: `NAME.txt` beside it, whole or not at all, and never over bytes that are lost.

A file that is there keeps its form: UTF-8 with or without a mark or UTF-16, its line ends, and whether its last line
has one.
"""

import codecs
import csv
import io
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from project.dataset.captions import CaptionError, read_bytes, read_text, tidy
from project.errors import BadInput
from project.workspace import atomic_write

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LIKELY_ENCODINGS = ("utf-8", "gb18030", "shift_jis", "cp1252")


def write_caption(picture: Path, text: str, *, replace_unreadable: bool = False) -> Path | None:
    """Make `text` the caption of a picture. Empty text leaves no caption beside it.

    A caption file that is not readable text is only replaced if `replace_unreadable` says so; its bytes are then kept
    as `NAME.txt.bak`, whose path is returned. Raises BadInput for such a file otherwise and for a folder of that name,
    and OSError.
    """
    target = picture.with_suffix(".txt")
    if target.is_dir():
        raise BadInput(f"{target} is a folder: rename it, so that the caption can have this name")
    words = tidy(text)
    kept = None
    if target.exists() and (problem := _unreadable(target)):
        if not replace_unreadable:
            raise BadInput(problem)
        kept = _free(target)
        shutil.copy2(target, kept)
    if words:
        if kept is not None or not _says(target, words):
            try:
                atomic_write(target, _in_form(target, words))
            except OSError:
                if kept is not None:
                    kept.unlink(missing_ok=True)
                raise
        return kept
    target.unlink(missing_ok=True)
    older = picture.with_suffix(".caption")
    if older.exists() and (_unreadable(older) or tidy(read_text(older))):
        kept = _free(older)
        os.rename(older, kept)
    return kept


def unlike_ours(picture: Path, words: str) -> bytes:
    """The bytes of the caption file if the app would write the same caption otherwise; empty if it would not, and
    where the file says something else or cannot be read."""
    target = picture.with_suffix(".txt")
    with suppress(OSError, CaptionError):
        data = read_bytes(target)
        if data != _ours(words) and tidy(read_text(target)) == words:
            return data
    return b""


def forget_caption(picture: Path) -> None:
    """Remove only `NAME.txt`, so that what was read before it existed counts again. Raises OSError."""
    picture.with_suffix(".txt").unlink(missing_ok=True)


def put_back(kept: Path) -> None:
    """Give bytes that `write_caption` kept their name again, over what stands there. Raises OSError."""
    name = kept.name.partition(".bak")[0]
    os.replace(kept, kept.with_name(name))


def likely_text(picture: Path) -> str:
    """What an unreadable caption file probably says, as a proposal for the person; empty without an idea."""
    for suffix in (".txt", ".caption"):
        with suppress(OSError, CaptionError):
            data = read_bytes(picture.with_suffix(suffix))
            for encoding in _LIKELY_ENCODINGS:
                with suppress(UnicodeDecodeError):
                    return tidy(data.decode(encoding))
    return ""


def csv_table(rows: Iterable[tuple[str, str]]) -> str:
    """A metadata.csv of (file name, caption): it reads back the same, several lines and commas included."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("filename", "prompt"))
    table.writerows(rows)
    return written.getvalue()


def _ours(words: str) -> bytes:
    return f"{words}\n".encode()


def _in_form(path: Path, words: str) -> bytes:
    """Words as the caption file that is there now writes them."""
    try:
        data, text = read_bytes(path), read_text(path)
    except (OSError, CaptionError):
        return _ours(words)
    made = words + "\n" if not text or text.endswith(("\n", "\r")) else words
    if "\r\n" in text:
        made = made.replace("\n", "\r\n")
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return mark + made.encode(_MARKS.get(mark, "utf-8"))


def _free(path: Path) -> Path:
    """The first name of `NAME.bak`, `NAME.bak2` and so on that is free."""
    number = 1
    while (aside := path.with_name(f"{path.name}.bak{number if number > 1 else ''}")).exists():
        number += 1
    return aside


def _unreadable(path: Path) -> str:
    """Why a caption file is no text; empty if it is one."""
    try:
        read_text(path)
    except CaptionError as error:
        if isinstance(error.__context__, OSError):
            raise error.__context__ from None
        return str(error)
    return ""


def _says(path: Path, words: str) -> bool:
    """Whether a caption file already says this: then it need not be written again."""
    try:
        return os.path.isfile(path) and tidy(read_text(path)) == words
    except CaptionError:
        return False
