"""Taggers of the WD14 family: pictures as they were trained on them, thresholds, and which tags are written how."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from engine.caption.base import Context
from engine.caption.opening import open_captioner
from engine.caption.tagger import prepared
from project.captioning import read_options, recognise
from project.errors import BadInput

CPU = torch.device("cpu")
SIDE = 32
TAGS = (("general", 9), ("red_hair", 0), ("blue_sky", 0), ("hatsune_miku", 4), ("^_^", 0), ("simple_background", 0))


def tagger(
    folder: Path, scores: list[float] | None = None, batch: int | str = "batch", first: bool = False, raw: bool = False
) -> Path:
    """A tagger in the published form. It gives `scores` whatever it sees, or else of a picture how much blue, green and
    red it has, three times `TAGS` long; v3 takes [n, h, w, 3], `first` = [n, 3, h, w]; `raw` = before the sigmoid."""
    folder.mkdir()
    count = len(TAGS)
    weights = np.zeros((3, count), np.float32)
    if scores is None:
        weights[0, 2], weights[2, 1] = 1 / 255, 1 / 255  # blue first: channel 0 is blue, 2 is red
    bias = np.array(scores or [0.0] * count, np.float32)
    if raw:
        bias = np.log(bias / (1 - bias))
    shape: list[Any] = [batch, 3, SIDE, SIDE] if first else [batch, SIDE, SIDE, 3]
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["input"], ["mean"], axes=[2, 3] if first else [1, 2], keepdims=0),
            helper.make_node("MatMul", ["mean", "weights"], ["sum"]),
            helper.make_node("Add", ["sum", "bias"], ["output"]),
        ],
        "tagger",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [batch, count])],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(bias, "bias")],
    )
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), folder / "model.onnx"
    )
    rows = [f"{number},{name},{kind},9" for number, (name, kind) in enumerate(TAGS)]
    (folder / "selected_tags.csv").write_text("\n".join(["tag_id,name,category,count", *rows]) + "\n")
    return folder


def tags(folder: Path, *settings: str, pictures: int = 1) -> tuple[str, ...]:
    opened = open_captioner(read_options(["caption_style=tags", *settings], str(folder)), CPU, lambda *_: None)
    made = opened.describe([Image.new("RGB", (20, 30))] * pictures, [Context()] * pictures)
    assert len(made) == pictures
    assert len(set(made)) == 1
    return made[0].tags


SCORES = [0.9, 0.8, 0.4, 0.86, 0.6, 0.34]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ((), ("hatsune miku", "red hair", "^_^", "blue sky")),
        (("character_threshold=0.87",), ("red hair", "^_^", "blue sky")),
        (("threshold=0.5",), ("hatsune miku", "red hair", "^_^")),
        (("threshold=0.3", "underscores=true"), ("hatsune_miku", "red_hair", "^_^", "blue_sky", "simple_background")),
        (("rating_tags=true",), ("general", "hatsune miku", "red hair", "^_^", "blue sky")),
        (("exclude_tags=red hair, *sky, Hatsune_*",), ("^_^",)),
        (("most_tags=2",), ("hatsune miku", "red hair")),
        (("character_threshold=0.5", "characters_first=true", "rating_tags=true", "most_tags=2"),
         ("hatsune miku", "general")),
        (("threshold=0.99", "character_threshold=1"), ()),
    ],
)  # fmt: skip
def test_thresholds_and_unwanted_tags(settings: tuple[str, ...], expected: tuple[str, ...], tmp_path: Path) -> None:
    assert tags(tagger(tmp_path / "tagger", SCORES), *settings) == expected


@pytest.mark.parametrize("form", [{}, {"batch": 1}, {"batch": 4}, {"first": True}, {"raw": True}])
def test_every_form_in_which_such_models_are_published_says_the_same(form: dict[str, Any], tmp_path: Path) -> None:
    folder = tagger(tmp_path / "tagger", SCORES, **form)
    assert recognise(folder) == recognise(folder / "model.onnx") == "tagger"
    assert tags(folder, pictures=3) == ("hatsune miku", "red hair", "^_^", "blue sky")
    assert tags(folder / "model.onnx") == tags(folder)


@pytest.mark.parametrize("first", [False, True])
def test_pictures_are_given_as_in_training_blue_first_on_a_white_square(first: bool, tmp_path: Path) -> None:
    opened = open_captioner(read_options([], str(tagger(tmp_path / "t", first=first))), CPU, lambda *_: None)
    red, blue = (Image.new("RGB", (50, 50), colour) for colour in ("red", "blue"))
    assert [made.tags for made in opened.describe([red, blue], [Context()] * 2)] == [("red hair",), ("blue sky",)]
    square = prepared(Image.new("RGB", (30, 60), (10, 20, 30)), (60, 60))
    assert square.shape == (60, 60, 3)
    assert square[:, :15].min() == square[:, 45:].min() == 255
    assert square[0, 30].tolist() == [30, 20, 10]


def test_nothing_above_the_threshold_is_told(tmp_path: Path) -> None:
    opened = open_captioner(read_options(["threshold=1"], str(tagger(tmp_path / "t"))), CPU, lambda *_: None)
    (made,) = opened.describe([Image.new("RGB", (9, 9))], [Context()])
    assert (made.tags, made.note) == ((), "no tag passed the threshold: lower it for more tags")


def test_a_list_of_another_model_and_a_torn_model_are_told(tmp_path: Path) -> None:
    folder = tagger(tmp_path / "tagger", SCORES)
    listed = (folder / "selected_tags.csv").read_text()
    for text, words in (
        (listed + "7,more,0,1\n", "knows 6 tags and its selected_tags.csv has 7"),
        ("tag_id,title\n1,red\n", "is no list of tags"),
        ("tag_id,name,category,count\n", "holds no tags"),
        ("tag_id,name,category\n1,red,x\n", "is no list of tags"),
    ):
        (folder / "selected_tags.csv").write_text(text)
        with pytest.raises(BadInput, match=words):
            tags(folder)
    (folder / "selected_tags.csv").write_text(listed)
    (folder / "model.onnx").write_bytes((folder / "model.onnx").read_bytes()[:100])
    with pytest.raises(BadInput, match="cannot be opened as an ONNX model") as told:
        tags(folder)
    assert "\n" not in str(told.value)
