"""Tags by the WD14 family of taggers (v2 and v3): an ONNX model and the list of tags that its numbers stand for."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from engine.caption.base import Context, Made
from engine.onnx_model import OnnxModel, by_row, likely
from project.captioning.models import TAGS
from project.captioning.options import CaptioningOptions
from project.dataset.captions import CaptionError, read_text
from project.errors import BadInput
from project.words.tag_list import spaced

CHARACTER, RATING = 4, 9  # danbooru's numbers of categories; the tagger's own lists have these and 0, general
SIDE = 448  # pixels, where a model takes any
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Tag:
    """A tag as its list writes it, with underscores, and danbooru's number of its category."""

    name: str
    category: int


class Tagger:
    """A tagger that is loaded. `prepare` needs no model, so it may be done ahead in another thread."""

    def __init__(self, model: OnnxModel, tags: Sequence[Tag], options: CaptioningOptions) -> None:
        self.model, self.tags, self.options = model, tags, options
        self.side = (model.taken.height or SIDE, model.taken.width or SIDE)
        self.least = np.array([self._threshold(tag) for tag in tags], np.float32)
        self.written = [tag.name if options.underscores else spaced(tag.name) for tag in tags]

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        return self.answer(self.prepare(pictures, contexts))

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> np.ndarray:
        """[n, h, w, 3] or [n, 3, h, w], blue first, 0 to 255."""
        batch = np.stack([prepared(picture, self.side) for picture in pictures])
        return batch if self.model.taken.channels_last else np.ascontiguousarray(batch.transpose(0, 3, 1, 2))

    def answer(self, prepared: np.ndarray) -> list[Made]:
        """What `describe` gives, from what `prepare` gave."""
        scores = self.model.run(prepared)
        if scores.ndim != 2 or scores.shape[1] != len(self.tags):
            raise BadInput(
                f"{self.model.path} gives {scores[0].size} numbers a picture and its {TAGS} has {len(self.tags)} tags: "
                "download both from the same place"
            )
        return [self._made(row) for row in by_row(scores, likely)]

    def _made(self, scores: np.ndarray) -> Made:
        found = [int(place) for place in np.flatnonzero(scores >= self.least)]
        found.sort(key=lambda place: (-float(scores[place]), place))
        if self.options.most_tags:
            found = found[: self.options.most_tags]
        if self.options.characters_first:
            found.sort(key=lambda place: self.tags[place].category != CHARACTER)  # stable: by score within both
        if not found:
            return Made(note="no tag passed the threshold: lower it for more tags")
        return Made(tags=tuple(self.written[place] for place in found), score=float(scores[found].mean()))

    def _threshold(self, tag: Tag) -> float:
        """From which score on a tag is written; 2 = never."""
        options = self.options
        if _excluded(tag.name, options.exclude_tags):
            return 2.0
        if tag.category == RATING:
            return options.threshold if options.rating_tags else 2.0
        return options.character_threshold if tag.category == CHARACTER else options.threshold


def open_tagger(path: Path, options: CaptioningOptions, device: torch.device | str) -> Tagger:
    """The tagger in a folder with its .onnx and selected_tags.csv, or in that .onnx file.

    Raises BadInput for what is none, or where the list is of another model.
    """
    file = path if path.is_file() else _model_file(path)
    tags = read_tags(file.parent / TAGS)
    model = OnnxModel(file, str(device))
    shape = model.outputs[0].shape
    if len(shape) == 2 and isinstance(shape[1], int) and shape[1] != len(tags):
        raise BadInput(
            f"{file} knows {shape[1]} tags and its {TAGS} has {len(tags)}: download both from the same place"
        )
    return Tagger(model, tags, options)


def read_tags(file: Path) -> list[Tag]:
    """The tags of a selected_tags.csv in the order of the model's numbers. Raises BadInput with one line."""
    if not file.is_file():
        raise BadInput(f"{file} is not there: a tagger needs it beside its model, download that too")
    try:
        rows = list(csv.DictReader(read_text(file).splitlines()))
        tags = [Tag(row["name"].strip(), int(row.get("category") or 0)) for row in rows]
    except (CaptionError, csv.Error, KeyError, ValueError, AttributeError) as error:
        raise BadInput(
            f"{file} is no list of tags (columns tag_id, name, category, count): download it again"
        ) from error
    if not tags:
        raise BadInput(f"{file} holds no tags: download it again")
    return tags


def prepared(picture: Image.Image, side: tuple[int, int]) -> np.ndarray:
    """[h, w, 3] blue first, 0 to 255: the picture in the middle of a white square, at the model's (height, width)."""
    longest = max(picture.size)
    square = Image.new("RGB", (longest, longest), WHITE)
    square.paste(picture.convert("RGB"), ((longest - picture.width) // 2, (longest - picture.height) // 2))
    if square.size != (side[1], side[0]):
        square = square.resize((side[1], side[0]), Image.Resampling.BICUBIC)
    return np.asarray(square, np.float32)[:, :, ::-1]


def _model_file(folder: Path) -> Path:
    files = sorted(folder.glob("*.onnx"))
    if not files:
        raise BadInput(f"{folder} holds no .onnx file: download the model.onnx of the tagger into it")
    return next((file for file in files if file.name == "model.onnx"), files[0])


def _excluded(name: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns, in which * and ? stand for anything, names a tag; _ and space are the same."""
    plain = name.replace("_", " ").casefold()
    return any(_pattern(pattern).fullmatch(plain) for pattern in patterns)


def _pattern(text: str) -> re.Pattern[str]:
    signs = {"*": ".*", "?": "."}
    plain = text.strip().replace("_", " ").casefold()
    return re.compile("".join(signs.get(sign, re.escape(sign)) for sign in plain), re.DOTALL)
