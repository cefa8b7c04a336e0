"""Measures one picture: decodes it once, no larger than needed, and takes from it all that the findings ask for."""

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from project.dataset.pictures import FOREIGN_SUFFIXES, PictureError, Small, load_small
from project.health.record import CELLS, Record

LONGEST = 256  # pixels of the longer side at which sharpness and exposure are measured
_TILE = 16  # pixels: sharpness is judged tile by tile, so that a sharp subject before a soft background is sharp
_SHARPEST = 0.1  # of the tiles
_LITTLE = 32  # pixels a side, from which hashes, colours and edges are taken
_RIM = 2  # of these pixels are the edges
_BLACK, _WHITE = 8, 247
_FRAME = np.ones((_LITTLE, _LITTLE), bool)
_FRAME[_RIM:-_RIM, _RIM:-_RIM] = False


def look(path: Path) -> Record:
    """Decode a picture and measure it. One that cannot be used gives a record that says why; nothing is raised."""
    if path.suffix.lower() in FOREIGN_SUFFIXES:
        return Record(code="format", reason=f"{path.suffix.lower()} files are not supported: save it as PNG or JPEG")
    try:
        if not path.is_file():  # a pipe, say: opening it would wait for ever
            raise PictureError("unreadable", "it is no file")
        small = load_small(path, LONGEST)
        return measured(small, digest(path))
    except PictureError as error:
        return Record(code=error.code, reason=error.reason)
    except OSError as error:
        return Record(code="unreadable", reason=f"it cannot be read ({error.strerror or error})")


def digest(path: Path) -> str:
    """The first 16 bytes of the SHA-256 of a file, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]  # processors have instructions for it


def measured(small: Small, digest: str) -> Record:
    """What a small picture and its file say."""
    little = small.image.resize((_LITTLE, _LITTLE), Image.Resampling.BOX)
    shades = small.image.convert("L")
    grey = np.asarray(shades)
    levels = np.array(shades.histogram()) / grey.size
    reached = np.cumsum(levels)
    dhash, phash = _hashes(little)
    cells = little.reduce(_LITTLE // CELLS)
    mean = float(levels @ np.arange(256))
    border, spread = _edges(little)
    return Record(
        width=small.size[0],
        height=small.size[1],
        mode=small.mode,
        kind=small.kind,
        orientation=small.orientation,
        frames=small.frames,
        digest=digest,
        clear=_clear(small.alpha),
        dhash=dhash,
        phash=phash,
        cells=cells.tobytes().hex(),
        sharpness=round(sharpness(grey), 2),
        low=int(np.searchsorted(reached, 0.05)),
        mean=round(mean, 2),
        high=int(np.searchsorted(reached, 0.95)),
        dark=round(float(levels[: _BLACK + 1].sum()), 4),
        bright=round(float(levels[_WHITE:].sum()), 4),
        contrast=round(float(np.sqrt(levels @ (np.arange(256) - mean) ** 2)), 2),
        border=border,
        spread=spread,
        colour=int(np.ptp(np.asarray(cells), axis=2).max()),
    )


def sharpness(grey: npt.NDArray[np.uint8]) -> float:
    """The variance of the Laplacian (Pech-Pacheco et al. 2000), of the sharpest tenth of a picture's tiles.

    `grey` is [h, w]. Noise and edges raise it, blur lowers it.
    """
    if min(grey.shape) < 3:
        return 0.0
    wide = grey.astype(np.int16)
    edges = (wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:] - 4 * wide[1:-1, 1:-1]).astype(
        np.float32
    )
    tile = min(_TILE, *edges.shape)
    rows, columns = edges.shape[0] // tile, edges.shape[1] // tile
    tiles = edges[: rows * tile, : columns * tile].reshape(rows, tile, columns, tile)
    variances = np.sort(tiles.var(axis=(1, 3)), axis=None)
    return float(variances[-max(1, round(len(variances) * _SHARPEST)) :].mean())


def _hashes(little: Image.Image) -> tuple[int, int]:
    """(difference hash, perceptual hash) as whole numbers of 64 bits."""
    import imagehash  # brings scipy along, so only who measures pays for it

    grey = little.convert("L")
    return int(str(imagehash.dhash(grey)), 16), int(str(imagehash.phash(grey)), 16)


def _clear(alpha: Image.Image | None) -> float:
    """The share of a picture through which one sees the ground."""
    if alpha is None:
        return 0.0
    levels = np.asarray(alpha.histogram())
    return round(float(levels[:250].sum() / levels.sum()), 4)


def _edges(little: Image.Image) -> tuple[tuple[int, int, int], float]:
    """(median colour, deviation of the channel that varies most) of a frame along a picture's edges."""
    frame = np.asarray(little)[_FRAME]
    middle = np.median(frame, axis=0)
    return (int(middle[0]), int(middle[1]), int(middle[2])), round(float(frame.std(axis=0).max()), 2)
