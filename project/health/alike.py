"""Copies: pictures that are the same file, and pictures that look the same at other sizes, qualities or small crops."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from project.health.finding import Finding, Fix, Group, pictures, show
from project.health.survey import Item, Survey

DHASH_BITS, PHASH_BITS = 6, 10  # of 64, by which the hashes of copies may differ
_COLOURS = 12.0  # mean difference of the colours of copies: the same drawing in another colour is no copy
_ABOUT = 0.7  # of the sharpness of the sharpest version
_FLAT = 3.0  # contrast below which a hash says nothing
_BANDS = DHASH_BITS + 1  # hashes that differ in fewer bits than there are bands are equal in one of them

_KEEP = Fix("keep_best", "Keep the best of each", "keep the largest and sharpest of each group and remove the others")


def copies(survey: Survey) -> Iterator[Finding]:
    """Exact copies, then near ones; a file that is an exact copy counts only once among the near ones."""
    seen = survey.readable
    by_bytes: dict[str, list[Item]] = defaultdict(list)
    for item in seen:
        by_bytes[item.record.digest].append(item)
    exact = [sorted(group, key=_worded, reverse=True) for group in by_bytes.values() if len(group) > 1]
    repeats = (
        "A picture that is there several times is learned by heart: it shines through in everything that the LoRA "
        "draws. "
    )
    if exact:
        spare = sum(len(group) - 1 for group in exact)
        yield Finding(
            "duplicates",
            "problem",
            f"{pictures(spare, 'is an exact copy', 'are exact copies')} of another",
            repeats + "If one is to count more, give it repeats instead of copies.",
            files=tuple(item.file for group in exact for item in group),
            groups=_groups(exact),
            fixes=(_KEEP, show()),
            remarks=_remarks(exact),
        )
    near = near_copies([max(group, key=_worded) for group in by_bytes.values()])
    if near:
        yield Finding(
            "near-duplicates",
            "warning",
            f"{pictures(sum(map(len, near)), 'looks', 'look')} alike in {len(near)} "
            f"{'group' if len(near) == 1 else 'groups'}",
            repeats + "Versions of one picture in other sizes or qualities, and shots taken in a row, act like that "
            "too: keep the best one.",
            files=tuple(item.file for group in near for item in group),
            groups=_groups(near),
            fixes=(_KEEP, show()),
            remarks=_remarks(near),
        )


def near_copies(items: Sequence[Item]) -> list[list[Item]]:
    """Groups of pictures that look the same, the best of each first."""
    known = [item for item in items if item.record.contrast >= _FLAT]
    if len(known) < 2:
        return []
    dhash = np.array([item.record.dhash for item in known], dtype=np.uint64)
    phash = np.array([item.record.phash for item in known], dtype=np.uint64)
    cells = np.array([np.frombuffer(bytes.fromhex(item.record.cells), np.uint8) for item in known]).astype(np.int16)
    pairs = _pairs(dhash)
    one, other = pairs[:, 0], pairs[:, 1]
    alike = np.bitwise_count(phash[one] ^ phash[other]) <= PHASH_BITS
    pairs = pairs[alike]
    colours = np.abs(cells[pairs[:, 0]] - cells[pairs[:, 1]]).mean(axis=1)
    groups = _joined(pairs[colours <= _COLOURS], len(known))
    found = [_best_first([known[place] for place in group]) for group in groups]
    return sorted(found, key=len, reverse=True)


def _pairs(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """[n, 2]: the places of all hashes that differ by at most DHASH_BITS, without comparing each with each."""
    found = [np.empty((0, 2), np.int64)]
    width = -(-64 // _BANDS)
    for band in range(_BANDS):
        keys = (hashes >> np.uint64(band * width)) & np.uint64((1 << width) - 1)
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order])) + 1
        for run in np.split(order, bounds):
            for first in range(0, len(run) - 1 if len(run) > 1 else 0, 512):
                rows = run[first : first + 512]
                near = np.bitwise_count(hashes[rows, None] ^ hashes[None, run]) <= DHASH_BITS
                left, right = np.nonzero(near)
                pairs = np.stack([rows[left], run[right]], axis=1)
                found.append(pairs[pairs[:, 0] < pairs[:, 1]])
    return np.unique(np.concatenate(found), axis=0)


def _joined(pairs: npt.NDArray[np.int64], count: int) -> list[list[int]]:
    """The groups that pairs make, each sorted."""
    parent = list(range(count))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in pairs.tolist():
        parent[root(other)] = root(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in {place for pair in pairs.tolist() for place in pair}:
        groups[root(place)].append(place)
    return [sorted(group) for group in groups.values()]


def _best_first(group: list[Item]) -> list[Item]:
    """What makes one of several versions the best: that it is trained, its size, that it is about as sharp as any,
    words of its own, and a file that loses nothing. A little more sharpness is often only the noise of compression."""
    sharp = _ABOUT * max(item.record.sharpness for item in group)

    def quality(item: Item) -> tuple[bool, int, bool, bool, bool, float]:
        seen = item.record
        lossless = seen.kind in ("PNG", "TIFF", "BMP")
        return item.trained, seen.area, seen.sharpness >= sharp, not item.bare, lossless, seen.sharpness

    return sorted(group, key=quality, reverse=True)


def _worded(item: Item) -> tuple[bool, int]:
    return not item.bare, -len(item.name)


def _groups(found: list[list[Item]]) -> tuple[Group, ...]:
    return tuple(Group(tuple(item.file for item in group)) for group in found)


def _remarks(found: list[list[Item]]) -> dict[str, str]:
    """Sizes, and which of several versions lack the words that others have: they would go with those."""
    told = {}
    for group in found:
        some = any(not item.bare for item in group)
        for item in group:
            size = f"{item.record.width}×{item.record.height}"
            told[item.file] = f"{size}, no caption" if item.bare and some else size
    return told
