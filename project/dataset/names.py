"""Names of pictures: free ones beside others, and such as every system and archive takes."""

import os
import re
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from project.dataset.masks import LABEL

_LONGEST = 230  # bytes of a name without its suffix: that of a mask, a number and a caption's suffix still fit into 255
_ENCODINGS = ("utf-8", "shift_jis", "gb18030", "cp1252")  # in which old programs wrote names
_KANA, _NARROW_KANA = re.compile("[\u3040-\u30ff]"), re.compile("[\uff61-\uff9f]")
_LABEL = Path(LABEL).stem
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")  # controls, turns, halves
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')  # by Windows


def free_name(path: Path, taken: set[str] | None = None) -> Path:
    """This name, or the first numbered one that is free. Names that differ in suffix only count as the same, because
    pictures of one name would share their caption and mask. `taken` saves reading the folder again and takes the name
    in. One that is too long for its caption to have a name is shortened."""
    stems = taken_stems(path.parent) if taken is None else taken
    whole = _short(path.stem)
    number, stem = 1, whole
    while stem.casefold() in stems:
        number += 1
        stem = f"{whole}-{number}"
    stems.add(stem.casefold())
    return path.with_name(f"{stem}{path.suffix}")


def taken_stems(folder: Path) -> set[str]:
    """The names in a folder without their suffixes, in small letters; a mask takes the name of its picture too."""
    with suppress(OSError):
        stems = {Path(name).stem.casefold() for name in os.listdir(folder)}
        return stems | {stem.removesuffix(_LABEL) for stem in stems}
    return set()


def portable(name: str) -> str:
    """The name of a file or folder as every system and archive takes it: nearly always the one that is given."""
    stem, suffix = os.path.splitext(_FORBIDDEN.sub("_", decoded(os.fsencode(name))).rstrip(" ."))
    whole = _short(stem) + suffix[:20]
    return f"_{whole}" if not whole or PureWindowsPath(whole).is_reserved() else whole


def shown(text: str, most: int = 200) -> str:
    """A name or a caption as one line for a terminal, which would obey the signs for control that may be in it."""
    line = _CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def decoded(raw: bytes) -> str:
    """A file's name in the first encoding that fits."""
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            name = raw.decode(encoding)
            if encoding != "shift_jis" or (_KANA.search(name) and not _NARROW_KANA.search(name)):  # Chinese fits too
                return name
    return raw.decode("utf-8", "replace")


def _short(stem: str) -> str:
    while len(os.fsencode(stem)) > _LONGEST:
        stem = stem[:-1]
    return stem
