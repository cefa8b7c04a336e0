"""Concepts: their lines, their turns an epoch, and that the engine makes just as many as the app forecasts."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from engine.data import Plan
from project.buckets import Buckets
from project.concepts import Concept, read, write
from project.config import load_config, parse_config, save_config
from project.dataset import Picture
from project.dataset.concepts import scan_concepts
from project.errors import BadInput
from project.estimate import estimate
from project.options import Config, DataOptions
from project.plan import Shape, buckets_of, members, shares

ONE = Buckets((((64, 64),),))


def data_of(**values: Any) -> DataOptions:
    return parse_config({"train_data_dir": "main", **values}, "test").data


def turns(shapes: list[Shape], data: DataOptions) -> dict[int, int]:
    counts: Counter[int] = Counter()
    for share in shares(shapes, ONE, data):
        counts[share.concept] += share.turns
    return dict(counts)


def squares(*counts: int) -> list[Shape]:
    return [Shape(64, 64, 1, concept) for concept, count in enumerate(counts) for _ in range(count)]


def save(path: Path, size: tuple[int, int] = (64, 64), caption: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (200, 30, 30)).save(path)
    if caption:
        path.with_suffix(".txt").write_text(caption, encoding="utf-8")
    return path


def test_a_line_is_read_and_written() -> None:
    line = "./dogs | repeats=1.5 | weight=0.5 | regularisation | caption_dropout=0.1 | trigger_word=rex dog"
    concept = read(line)
    changes = {"caption_dropout": "0.1", "trigger_word": "rex dog"}
    assert concept == Concept("./dogs", 1.5, 0, 0.5, True, changes)
    assert write(concept) == line
    assert read("a|b") == Concept("a|b")  # a bar within a name parts nothing
    assert read("x | num_repeats=3 | is_reg=false") == Concept("x", 3)
    assert read(write(read("x | samples=200"))).samples == 200


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a | repeats=many", 'repeats must be a number from 0 to 1000, not "many"'),
        ("a | repeats=nan", "repeats must be a number"),
        ("a | repeats=2 | samples=3", "exclude each other"),
        ("a | size=3", 'no setting "size"'),
        ("a | weight", "write weight as weight=value"),
        ("a | regularisation=perhaps", "true or false"),
        ("a | weight=1 | weight=2", "twice"),
        ("a | caption_dropout=3", "less than or equal to 1"),
        ("a | mask_source=alfa", 'must be "off"'),
    ],
)
def test_bad_lines_are_told_with_their_place(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"seed: 1\nconcepts:\n  - ./fine\n  - {line}\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_config(file)
    assert str(caught.value).startswith(f"{file}, line 2: concepts: line 2: ")
    assert message in str(caught.value)


def test_concepts_stand_flat_in_a_config_and_come_back(tmp_path: Path) -> None:
    config = parse_config({"concepts": "./a | repeats=2\n./b | weight=0.5", "resolution": ["512", "768x512"]}, "x")
    save_config(config, tmp_path / "c.yaml")
    assert load_config(tmp_path / "c.yaml") == config
    assert config.data.sizes == [(512, 512), (768, 512)]
    assert config.data.size == (768, 512)


@pytest.mark.parametrize("value", ["512,512", "512,x", "0,512", "512,100", [512, 512]])
def test_nonsense_resolutions(value: object) -> None:
    with pytest.raises(BadInput, match="resolution must"):
        parse_config({"resolution": value}, "x")


def test_turns_of_concepts() -> None:
    assert turns(squares(4, 10), data_of(concepts=["b | repeats=1.25"])) == {0: 4, 1: 13}  # 12.5 and rounded
    assert turns(squares(4, 10), data_of(concepts=["b | repeats=0.5"])) == {0: 4, 1: 5}
    assert turns(squares(4, 7), data_of(concepts=["b | samples=100"])) == {0: 4, 1: 100}
    assert turns(squares(4, 10, 3), data_of(concepts=["b", "c"], balance_concepts=True)) == {0: 10, 1: 10, 2: 10}
    assert turns(squares(4, 3), data_of(concepts=["b | repeats=0"], balance_concepts=True)) == {0: 4, 1: 0}
    # regularisation pictures: together as many as the others together, whatever their number
    assert turns(squares(6, 2, 30), data_of(concepts=["b | repeats=2"], reg_data_dir="c")) == {0: 6, 1: 4, 2: 10}
    assert turns(squares(6, 4), data_of(reg_data_dir="c")) == {0: 6, 1: 6}


def test_a_small_picture_is_not_enlarged_and_not_trained_twice_at_one_size() -> None:
    data = DataOptions(resolution="64,128", bucket_step=8, bucket_no_upscale=True, max_aspect_ratio=1.0)
    buckets = buckets_of(data, 64, 8)
    assert buckets.of(500, 500) == ((64, 64), (128, 128))
    assert buckets.of(90, 90) == ((64, 64), (88, 88))
    assert buckets.of(50, 50) == ((48, 48),)
    assert buckets_of(data.model_copy(update={"bucket_no_upscale": False}), 64, 8).of(50, 50) == ((64, 64), (128, 128))
    assert members([Shape(500, 500, 3)], buckets, data) == {(64, 64): 3, (128, 128): 3}


@pytest.mark.parametrize("seed", range(6))
def test_the_engine_makes_the_steps_that_the_app_forecasts(seed: int) -> None:
    draw = random.Random(seed)
    config: Config = parse_config(
        {
            "train_data_dir": "main",
            "concepts": ["b | repeats=1.7", "c | samples=9"],
            "reg_data_dir": "r",
            "balance_concepts": draw.choice([True, False]),
            "resolution": draw.choice([64, "64,96"]),
            "bucket_no_upscale": draw.choice([True, False]),
            "batch_size": draw.randint(1, 5),
            "epochs": 3,
            "gradient_accumulation_steps": draw.choice([1, 3]),
        },
        "test",
    )
    shapes = [
        Shape(draw.randint(40, 300), draw.randint(40, 300), draw.choice([1, 1, 3]), draw.randrange(4))
        for _ in range(30)
    ]
    pictures = [Picture(Path(f"{number}.png"), "", "", *shape) for number, shape in enumerate(shapes)]
    plan = Plan(pictures, buckets_of(config.data, 64, 16), config.data, config.training)
    steps = list(plan.steps(0))
    found = estimate(config, shapes)
    assert (found.steps, found.steps_per_epoch) == (len(steps), plan.steps_per_epoch)
    assert found.samples == sum(len(batch) for _, epoch, batches in steps if epoch == 1 for batch in batches)


# --- folders ----------------------------------------------------------------------------------------------------------


def test_folders_are_scanned_with_their_own_options(tmp_path: Path) -> None:
    for name in ("main/a.png", "main/dogs/b.png", "more/c.png", "reg/1_dog/d.png"):
        save(tmp_path / name, caption="" if "reg" in name or "dogs" in name else f"words of {name}")
    data = data_of(
        train_data_dir=str(tmp_path / "main"),
        concepts=[f"{tmp_path}/main/dogs | trigger_word=rex", f"{tmp_path}/more | repeats=2"],
        reg_data_dir=str(tmp_path / "reg"),
        trigger_word="zxw",
    )
    found = {p.path.name: (p.concept, p.caption) for p in scan_concepts(data, 32).pictures}
    assert found == {"a.png": (0, "words of main/a.png"), "b.png": (1, "rex"), "c.png": (2, "words of more/c.png"),
                     "d.png": (3, "dog")}  # fmt: skip
    named = scan_concepts(data.model_copy(update={"class_word": "hound"}), 32)
    assert {p.path.name: p.caption for p in named.pictures}["d.png"] == "hound"


def test_a_line_for_the_picture_folder_itself_takes_its_place(tmp_path: Path) -> None:
    save(tmp_path / "a.png", caption="x")
    data = data_of(train_data_dir=str(tmp_path), concepts=[f"{tmp_path} | repeats=4"])
    assert [concept.repeats for concept in data.concept_list()] == [4]
    assert len(scan_concepts(data, 32).pictures) == 1


def test_a_picture_folder_may_hold_nothing_but_concepts(tmp_path: Path) -> None:
    save(tmp_path / "cats" / "a.png", caption="x")
    data = data_of(train_data_dir=str(tmp_path), concepts=[str(tmp_path / "cats")])
    assert [picture.concept for picture in scan_concepts(data, 32).pictures] == [1]


def test_folders_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    save(tmp_path / "main" / "a.png", caption="a {red|blue box")
    (tmp_path / "empty").mkdir()
    good = {"train_data_dir": str(tmp_path / "main")}
    for values, message in (
        ({**good, "concepts": [str(tmp_path / "none")]}, "there is no such picture folder"),
        ({**good, "concepts": [str(tmp_path / "empty")]}, "is empty"),
        ({**good, "reg_data_dir": str(tmp_path / "empty")}, "is empty"),
        ({**good, "mask_source": "folder"}, "name the folder of the masks as mask_dir"),
        ({**good, "mask_source": "folder", "mask_dir": str(tmp_path / "none")}, "there is no such mask folder"),
        ({**good, "caption_wildcards": True}, "the braces of its wildcards do not pair up"),
        ({"train_data_dir": "", "reg_data_dir": str(tmp_path / "main")}, "regularisation pictures only"),
    ):
        with pytest.raises(BadInput, match=message):
            scan_concepts(data_of(**values), 32)


def test_masks_are_found_and_what_is_wrong_with_them_is_told(tmp_path: Path) -> None:
    for name in ("good", "black", "wide", "broken", "bare"):
        save(tmp_path / f"{name}.png", caption="x")
    for name, size, tone in (("good", (64, 64), 255), ("black", (64, 64), 0), ("wide", (64, 32), 255)):
        Image.new("L", size, tone).save(tmp_path / f"{name}-masklabel.png")
    (tmp_path / "broken-masklabel.png").write_bytes(b"no picture")
    found = scan_concepts(data_of(train_data_dir=str(tmp_path), mask_source="masklabel"), 32)
    assert {p.path.stem: p.mask is not None for p in found.pictures} == {
        "good": True, "black": True, "wide": True, "broken": False, "bare": False}  # fmt: skip
    notes = "\n".join(found.notes)
    assert "1 of 5 pictures have no mask and count as a whole: bare.png" in notes
    assert "black.png is all black" in notes
    assert "wide.png is 64x32, another shape than the picture's 64x64" in notes
    assert "broken.png is not used" in notes
    folder = tmp_path / "masks"
    save(folder / "bare.png")
    by_folder = data_of(train_data_dir=str(tmp_path), mask_source="folder", mask_dir=str(folder),
                        concepts=[f"{folder} | repeats=0"])  # fmt: skip
    masks = {p.path.stem: p.mask for p in scan_concepts(by_folder, 32).pictures if p.concept == 0}
    assert masks["bare"] == folder / "bare.png"
    assert masks["good"] is None
