"""Findings of the set as a whole: too few pictures for the goal, and pictures that are all of one kind."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from project.estimate.hints import FEW, FOR_A_PERSON
from project.health.finding import Finding, Fix, add, pictures, show
from project.health.record import CELLS
from project.health.survey import Item, Survey
from project.presets.subjects import SUBJECTS

_VERY_FEW = 10
_JUDGED = 8  # pictures from which on one kind is told
_MOST = 0.6  # the share of a set that makes it one-sided
_SAME_EDGE, _SAME_LAYOUT = 14.0, 20.0  # mean difference of colours (of 255) at the edges, within
_PLAIN = 18.0  # deviation of the colours along the edges below which a background is plain
_SAMPLED = 400  # pictures that are compared with each other
_SHAPED = 20  # pictures from which on one shape is told

Cells = npt.NDArray[np.int16]


def few(survey: Survey) -> Iterator[Finding]:
    count = len(survey.learned)
    goal = SUBJECTS.get(survey.subject)
    phrase = goal.phrase if goal else "anything"
    if count == 0:
        if survey.items:
            yield Finding(
                "nothing-trained",
                "problem",
                "Not one picture can be trained",
                "Every picture is left out, for the reasons that are told here.",
                fixes=(add(),),
            )
    elif count < FEW:
        yield Finding(
            "few-pictures",
            "warning" if count < _VERY_FEW else "hint",
            f"{pictures(count, 'is', 'are')} few for {phrase}",
            f"A LoRA learns what pictures have in common. From fewer than {FEW} it learns the pictures themselves, and "
            "draws them again instead of new ones. Add some, the more different the better.",
            fixes=(add(),),
        )
    elif survey.subject == "character" and count < FOR_A_PERSON:
        yield Finding(
            "few-pictures",
            "hint",
            f"{pictures(count, 'is', 'are')} enough to begin with; {FOR_A_PERSON} show a person better",
            "A person looks different from each side, in each light and mood. Add those that are missing: from the "
            "side, from afar, outdoors, laughing.",
            fixes=(add(),),
        )


def background(survey: Survey) -> Iterator[Finding]:
    """One background in most of the pictures, by the colours along their edges."""
    items = _judged(survey)
    if len(items) < _JUDGED:
        return
    edges = _cells(items)[:, _edge_places()].reshape(len(items), -1)
    same = [items[place] for place in _alike(edges, _SAME_EDGE)]
    if len(same) < _MOST * len(items):
        return
    plain = [item for item in same if item.record.spread < _PLAIN]
    name = _colour(plain[0].record.border) if len(plain) > len(same) / 2 else ""
    fixes: tuple[Fix, ...] = (show(),)
    if name:
        tag = f"{name} background"
        fixes += (
            Fix("words", f"Add “{tag}”", f"add “{tag}” to their captions", operation="add_tags",
                what={"tags": [tag], "files": [item.file for item in same]}),
        )  # fmt: skip
    fixes += (add("add pictures with other backgrounds"),)
    yield Finding(
        "one-background",
        "hint",
        f"{len(same):,} of {pictures(len(items))} have nearly the same {f'{name} ' if name else ''}background",
        "What is behind the subject every time is learned as part of it, and comes back in every picture. Add pictures "
        "with other backgrounds, or name it in the captions so that it is tied to words of its own.",
        files=tuple(item.file for item in same),
        fixes=fixes,
    )


def layout(survey: Survey) -> Iterator[Finding]:
    """One composition in most of the pictures, by where colours lie; the background at the edges does not count."""
    items = _judged(survey)
    if len(items) < _JUDGED:
        return
    same = [items[place] for place in _alike(_cells(items)[:, ~_edge_places()], _SAME_LAYOUT)]
    if len(same) >= _MOST * len(items):
        yield Finding(
            "one-composition",
            "hint",
            f"{len(same):,} of {pictures(len(items))} are composed alike",
            "Colours and shapes lie at the same places in them, as in shots of one pose. The LoRA learns the place "
            "along with the subject. Add other angles, distances and places in the picture.",
            files=tuple(item.file for item in same),
            fixes=(show(), add("add other angles, distances and places")),
        )


def one_shape(survey: Survey) -> Iterator[Finding]:
    items = survey.learned
    if len(items) < _SHAPED:
        return
    shapes = Counter(round(item.record.width / item.record.height, 1) for item in items)
    shape, count = shapes.most_common(1)[0]
    if shape != 1.0 and count >= 0.95 * len(items):
        kind = "lying" if shape > 1 else "standing"
        yield Finding(
            "one-shape",
            "hint",
            f"Nearly all pictures are {kind} ones of one shape",
            "A LoRA draws best in the shapes that it has seen. If you want pictures of other shapes too, add some.",
            fixes=(add("add pictures of other shapes"),),
        )


VARIETY: tuple[Callable[[Survey], Iterator[Finding]], ...] = (few, background, layout, one_shape)


def _judged(survey: Survey) -> list[Item]:
    return [item for item in survey.learned if item.record.contrast >= 3]


def _cells(items: list[Item]) -> Cells:
    """[n, CELLS², 3]"""
    joined = bytes.fromhex("".join(item.record.cells for item in items))
    return np.frombuffer(joined, np.uint8).reshape(len(items), CELLS * CELLS, 3).astype(np.int16)


def _edge_places() -> npt.NDArray[np.bool_]:
    edge = np.ones((CELLS, CELLS), bool)
    edge[1:-1, 1:-1] = False
    return edge.ravel()


def _alike(colours: Cells, most: float) -> list[int]:
    """The places of the largest number of pictures that all differ little from one of them."""
    flat = colours.reshape(len(colours), -1)
    sample = flat[:: max(1, len(flat) // _SAMPLED)]
    counts = [int((np.abs(sample - one).mean(axis=1) <= most).sum()) for one in sample]
    middle = sample[int(np.argmax(counts))]
    return np.flatnonzero(np.abs(flat - middle).mean(axis=1) <= most).tolist()


def _colour(border: tuple[int, int, int]) -> str:
    """A plain name for a colour that has one."""
    low, high = min(border), max(border)
    if low > 225:
        return "white"
    if high < 30:
        return "black"
    if high - low < 16:
        return "grey"
    red, green, blue = border
    if green > red + 40 and green > blue + 40:
        return "green"
    if blue > red + 40 and blue > green:
        return "blue"
    return ""
