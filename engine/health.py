"""What a CLIP model says of a set as a whole: pictures of one scene, one framing, and those that do not belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from engine.clip import AT_ONCE, Clip
from project.dataset.pictures import PictureError, load_small
from project.health import Finding, Item
from project.health.finding import add, pictures, show, trash

_SIDE = 256  # pixels, as much as any of these models sees
_MOST = 2000  # pictures that are looked at, evenly out of a larger set
_JUDGED = 8  # pictures from which on a set can be one-sided
_SAME = 0.93  # cosine of pictures of one scene; of one subject in different scenes it is 0.7 to 0.85
_SHARE = 0.5
_ONE_FRAMING = 0.8
_STRANGE = 6.0  # deviations from the median, in units of the median deviation
_STRANGE_LEAST = 0.1  # and at least so much less alike than usual

FRAMINGS = {
    "close-ups": "a close-up photo of a face or of a detail",
    "half-length pictures": "a picture of somebody or something from the waist up",
    "whole figures": "a full body picture from head to foot",
    "views from afar": "a wide shot of a scene from far away",
}

Tell = Callable[[int, int], None]


def composition(items: Sequence[Item], clip: Clip, tell: Tell | None = None) -> list[Finding]:
    """The findings of the pictures that are learned. `tell` is called with (done, all)."""
    learned = [item for item in items if item.trained and not item.regular]
    learned = learned[:: -(-len(learned) // _MOST) or 1]
    seen, vectors = _encoded(learned, clip, tell)
    if len(seen) < _JUDGED:
        return []
    words = clip.texts(list(FRAMINGS.values()))
    return [*one_scene(seen, vectors), *one_framing(seen, vectors @ words.T), *strangers(seen, vectors)]


def one_scene(items: Sequence[Item], vectors: Tensor) -> Iterator[Finding]:
    """Most pictures being of one scene. `vectors` is [n, d], each of length 1."""
    alike = vectors @ vectors.T >= _SAME
    middle = int(alike.sum(dim=1).argmax())
    same = [items[place] for place in alike[middle].nonzero().flatten().tolist()]
    if len(same) > _SHARE * len(items):
        yield Finding(
            "one-scene",
            "hint",
            f"{len(same):,} of {pictures(len(items))} look like one scene",
            "To a CLIP model they are nearly the same picture. The LoRA learns scene and subject as one, and will "
            "hardly draw the subject anywhere else. Add pictures from other places and occasions.",
            files=tuple(item.file for item in same),
            fixes=(show(), add("add pictures from other places and occasions")),
        )


def one_framing(items: Sequence[Item], likeness: Tensor) -> Iterator[Finding]:
    """Nearly all pictures showing their subject from one distance. `likeness` is [n, framings]."""
    nearest = likeness.argmax(dim=1)
    counts = torch.bincount(nearest, minlength=len(FRAMINGS))
    most = int(counts.argmax())
    if int(counts[most]) >= _ONE_FRAMING * len(items):
        name = list(FRAMINGS)[most]
        same = [item for item, place in zip(items, nearest.tolist(), strict=True) if place == most]
        yield Finding(
            "one-framing",
            "hint",
            f"{len(same):,} of {pictures(len(items))} look like {name}",
            "A LoRA that has seen its subject from one distance only draws it badly from others: after close-ups, "
            "figures get strange, and after whole figures, faces. Mix them, about half of each. (A CLIP model judged "
            "this; it may be wrong.)",
            files=tuple(item.file for item in same),
            fixes=(show(), add("add pictures from other distances")),
        )


def strangers(items: Sequence[Item], vectors: Tensor) -> Iterator[Finding]:
    """Pictures that are unlike all others, by the median deviation of their likeness to the average picture."""
    likeness = vectors @ torch.nn.functional.normalize(vectors.mean(dim=0), dim=0)
    median = likeness.median()
    usual = (likeness - median).abs().median()
    bound = min(float(median - _STRANGE * usual), float(median) - _STRANGE_LEAST)
    found = [item for item, value in zip(items, likeness.tolist(), strict=True) if value < bound]
    if found and len(found) <= len(items) / 5:
        yield Finding(
            "strangers",
            "hint",
            f"{pictures(len(found), 'looks', 'look')} unlike all the others",
            "To a CLIP model they do not belong to this set. A picture that came in by mistake teaches something else "
            "under the same word.",
            files=tuple(item.file for item in found),
            fixes=(show(), trash("look at them, and remove what does not belong")),
        )


def _encoded(items: Sequence[Item], clip: Clip, tell: Tell | None) -> tuple[list[Item], Tensor]:
    """The items that could be opened, and their vectors [n, d]."""
    seen: list[Item] = []
    parts: list[Tensor] = []
    for start in range(0, len(items), AT_ONCE):
        chunk, images = [], []
        for item in items[start : start + AT_ONCE]:
            try:
                images.append(load_small(item.path, _SIDE).image)
            except PictureError:
                continue
            chunk.append(item)
        if images:
            seen += chunk
            parts.append(clip.pictures(images))
        if tell:
            tell(min(start + AT_ONCE, len(items)), len(items))
    return seen, torch.cat(parts) if parts else torch.zeros(0, 1)
