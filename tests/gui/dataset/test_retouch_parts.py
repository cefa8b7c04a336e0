"""The arithmetic behind the editor: boxes that are dragged, drafts that are turned, masks that are painted."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF

from gui.dataset.retouch.crop_box import Handle, dragged, drawn, fitted, moved
from gui.dataset.retouch.draft import Draft, fresh
from gui.dataset.retouch.landing_text import facts
from gui.dataset.retouch.mask_layer import Brush, MaskLayer
from gui.dataset.trash import belongings
from project.buckets import Buckets
from project.retouch import applied, landings
from project.retouch.edit import Box

HANDLES: list[Handle] = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]


def inside(box: Box, frame: tuple[int, int]) -> bool:
    return 0 <= box[0] < box[2] <= frame[0] and 0 <= box[1] < box[3] <= frame[1]


def test_a_dragged_box_stays_in_the_picture_and_keeps_its_shape() -> None:
    draw = random.Random(0)
    for _ in range(3000):
        frame = draw.randint(20, 900), draw.randint(20, 900)
        shape = draw.choice([None, (1.0, 1.0), (3.0, 2.0), (9.0, 16.0)])
        start = draw.uniform(0, frame[0]), draw.uniform(0, frame[1])
        to = draw.uniform(-100, 1000), draw.uniform(-100, 1000)
        box = drawn(start, to, frame, shape)
        assert inside(box, frame)
        handle = draw.choice(HANDLES)
        other = dragged(box, handle, (draw.uniform(-100, 1000), draw.uniform(-100, 1000)), frame, shape)
        assert inside(other, frame)
        other = moved(other, (draw.randint(-500, 500), draw.randint(-500, 500)), frame)
        assert inside(other, frame)
        assert inside(fitted(other, frame, (4.0, 3.0)), frame)
        if shape is not None and min(other[2] - other[0], other[3] - other[1]) > 20:
            assert (other[2] - other[0]) / (other[3] - other[1]) == pytest.approx(shape[0] / shape[1], rel=0.06)


def test_the_opposite_side_stays() -> None:
    box = (10, 20, 110, 80)
    assert dragged(box, (1, 1), (150, 90), (200, 100), None) == (10, 20, 150, 90)
    assert dragged(box, (-1, 0), (50, 0), (200, 100), None) == (50, 20, 110, 80)
    assert dragged(box, (-1, 0), (500, 0), (200, 100), None)[2] == 110
    assert dragged(box, (1, 1), (60, 40), (200, 100), (1.0, 1.0)) == (10, 20, 60, 70)


@pytest.mark.parametrize("seed", range(6))
def test_a_draft_is_the_edit_that_one_sees(seed: int) -> None:
    draw = random.Random(seed)
    seen = np.random.default_rng(seed).integers(0, 256, (30, 44, 3), dtype=np.uint8)
    image = Image.fromarray(seen)
    draft = fresh(44, 30)
    draft = Draft(draft.full, box=(4, 6, 30, 22))
    seen = seen[6:22, 4:30]
    for _ in range(7):
        if draw.random() < 0.5:
            clockwise = draw.random() < 0.5
            draft, seen = draft.with_turn(clockwise), np.rot90(seen, -1 if clockwise else 1)
        else:
            draft, seen = draft.with_mirror(), seen[:, ::-1]
        np.testing.assert_array_equal(np.asarray(applied(image, draft.edit)), seen)
    assert draft.upright() == Draft((44, 30), box=(4, 6, 30, 22))


def test_a_large_mask_keeps_exactly_what_was_not_painted_on() -> None:
    fine = np.random.default_rng(0).integers(0, 2, (120, 6000), dtype=np.uint8) * 255
    layer = MaskLayer((6000, 120), Image.fromarray(fine))
    assert layer.image.width() == 2048
    brush = Brush(60, 1.0)
    layer.begin(QPointF(3000, 60), brush)
    layer.stroke(QPointF(3100, 60), brush)
    assert layer.end()
    whole = np.asarray(layer.whole())
    assert whole.shape == (120, 6000)
    assert whole[40:80, 3000:3100].min() == 255
    np.testing.assert_array_equal(whole[:, :2960], fine[:, :2960])
    np.testing.assert_array_equal(whole[:, 3140:], fine[:, 3140:])
    layer.undo()
    np.testing.assert_array_equal(np.asarray(layer.whole()), fine)
    assert not layer.changed


def test_a_soft_brush_fades_and_erasing_takes_away() -> None:
    layer = MaskLayer((200, 100))
    layer.begin(QPointF(50, 50), Brush(60, 0.2))
    layer.end()
    values = np.asarray(layer.whole())
    assert values[50, 50] == 255
    assert 0 < values[50, 70] < 255
    assert values[50, 85] == 0
    layer.begin(QPointF(50, 50), Brush(20, 1.0, erase=True))
    layer.end()
    assert np.asarray(layer.whole())[50, 50] == 0


def test_a_saved_mask_can_be_painted_on() -> None:
    layer = MaskLayer((200, 100))
    states = []
    for value in (255, 255, 0):
        layer.fill_all(value)
        states.append((layer.changed, layer.snapshot().learned))
    assert states == [(True, 1.0), (False, 1.0), (True, 0.0)]


def test_a_mask_leaves_with_its_picture_unless_another_needs_it(tmp_path: Path) -> None:
    for name in ("a.png", "a.txt", "a-masklabel.png", "b.png", "b.jpg", "b-masklabel.png"):
        (tmp_path / name).write_bytes(b"")
    assert {path.name for path in belongings([tmp_path / "a.png"])} == {"a.png", "a.txt", "a-masklabel.png"}
    assert [path.name for path in belongings([tmp_path / "b.png"])] == ["b.png"]


def test_what_training_does_is_said_in_words() -> None:
    buckets = Buckets((((512, 512), (576, 448)),), 64)
    assert facts(landings(320, 320, buckets)) == ["bucket 512 × 512", "will be enlarged 1.6×"]
    assert facts(landings(512, 512, buckets)) == ["bucket 512 × 512"]
    lines = facts(landings(2000, 1000, buckets))
    assert lines[0] == "bucket 576 × 448"
    assert lines[1] == "shrunk to 45 %"
    assert "of the width cut off (36 %)" in lines[2]
