"""What one look at a picture tells of it, small enough to be kept for every picture of a large set."""

import json
from dataclasses import astuple, dataclass, fields

VERSION = 1  # of what is measured: older records are measured again
CELLS = 8  # colours are kept on a grid of so many cells a side


@dataclass(frozen=True, slots=True)
class Record:
    """`width` and `height` are in pixels as the picture is seen; `code` and `reason` say why it cannot be used.

    `clear` is the share of it that is transparent. `dhash` and `phash` are 64 bits each; `cells` are the colours of
    CELLS x CELLS parts, three numbers of two hex digits each. `sharpness` is the variance of the Laplacian in the
    sharpest parts of the picture at most 256 pixels long. `low`, `mean` and `high` are the 5 % darkest, the average and
    the 5 % brightest of its greys (0 to 255), `dark` and `bright` the shares that are black and white, `contrast` their
    deviation.
    `border` is the colour along its edges, and `spread` how much they vary. `colour` is the most by which the three
    channels of one of the cells differ: next to nothing for a picture in greys.
    """

    width: int = 0
    height: int = 0
    code: str = ""
    reason: str = ""
    mode: str = ""
    kind: str = ""
    orientation: int = 1
    frames: int = 1
    digest: str = ""
    clear: float = 0.0
    dhash: int = 0
    phash: int = 0
    cells: str = ""
    sharpness: float = 0.0
    low: int = 0
    mean: float = 0.0
    high: int = 0
    dark: float = 0.0
    bright: float = 0.0
    contrast: float = 0.0
    border: tuple[int, int, int] = (0, 0, 0)
    spread: float = 0.0
    colour: int = 255

    @property
    def usable(self) -> bool:
        return not self.code

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def aspect(self) -> float:
        """The longer side against the shorter one, 1 and more."""
        return max(self.width, self.height) / max(1, min(self.width, self.height))


def packed(record: Record) -> str:
    """A record as one line of text."""
    return json.dumps(astuple(record), separators=(",", ":"))


def unpacked(text: str) -> Record:
    """The record of such a line. Raises ValueError for another text."""
    values = json.loads(text)
    if not isinstance(values, list) or len(values) != len(fields(Record)):
        raise ValueError("no record")
    values[-3] = tuple(values[-3])
    return Record(*values)
