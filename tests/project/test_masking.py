"""Masks without a model: what is learned of a picture, how a mask is cleaned up, and whose file it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.cli import main
from project import library
from project.dataset import load_picture
from project.errors import BadInput
from project.masking import MaskingOptions, Plain, finished, make_masks, mask_file, put_mask, read_options, take_back
from project.masking.cleaning import thin_share
from project.masking.making import Made
from project.masking.regions import part_at, reaching_border, without_small

WHITE, RED, BLUE = (255, 255, 255), (200, 40, 40), (40, 60, 190)


def scene(mode: str = "RGB", width: int = 60, height: int = 40) -> Image.Image:
    """A red square with a white eye, on white; the square lies nearer to the left."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (10, 10, 30, 30))
    image.paste(WHITE, (18, 18, 22, 22))
    return image.convert(mode)


def clear_scene() -> Image.Image:
    image = scene("RGBA")
    alpha = Image.new("L", image.size, 0)
    alpha.paste(255, (10, 10, 30, 30))
    image.putalpha(alpha)
    return image


def masks(folder: Path, method: str, **options: Any) -> dict[str, Made]:
    pictures = sorted(path for path in folder.iterdir() if not path.name.endswith("-masklabel.png"))
    chosen = MaskingOptions(**{"widen_thin": False, **options})
    return {made.picture.name: made for made in make_masks(pictures, Plain(method, chosen), method, chosen)}


def values(made: Made) -> np.ndarray:
    assert made.mask is not None, made.notes
    assert made.mask.mode == "L"
    return np.asarray(made.mask)


def square(whole: bool = True) -> np.ndarray:
    expected = np.zeros((40, 60), np.uint8)
    expected[10:30, 10:30] = 255
    if not whole:
        expected[18:22, 18:22] = 0
    return expected


def test_the_background_is_what_reaches_the_border_in_its_colour(tmp_path: Path) -> None:
    scene().save(tmp_path / "a.png")
    for options, whole in (({}, True), ({"connected": False}, False), ({"colour": "#fff", "connected": False}, False)):
        np.testing.assert_array_equal(values(masks(tmp_path, "colour", **options)["a.png"]), square(whole))
    inverted = values(masks(tmp_path, "colour", invert=True)["a.png"])
    np.testing.assert_array_equal(inverted, 255 - square())
    assert "all white" in masks(tmp_path, "colour", colour="#0000ff")["a.png"].notes[0]


def test_every_kind_of_file_gets_a_mask_as_large_as_it_is_seen(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # seen, it stands on its side
    scene().save(tmp_path / "turned.png", exif=exif)
    scene("CMYK").save(tmp_path / "print.jpg", quality=100)
    deep = np.asarray(scene("L")).astype(np.uint16) * 257
    Image.fromarray(deep).save(tmp_path / "deep.png")
    scene("P").save(tmp_path / "水墨画 一.gif", save_all=True, append_images=[Image.new("P", (60, 40))])
    scene().save(tmp_path / "moving.webp", save_all=True, append_images=[Image.new("RGB", (60, 40))], lossless=True)
    made = masks(tmp_path, "colour", tolerance=24)
    for name, each in made.items():
        found = values(each)
        assert load_picture(tmp_path / name, "#ffffff").size == (found.shape[1], found.shape[0]), name
        if name == "turned.png":
            np.testing.assert_array_equal(found, np.rot90(square(), -1))
        else:
            assert np.mean(found != square()) < 0.03, name


def test_transparency_says_what_is_learned(tmp_path: Path) -> None:
    clear_scene().save(tmp_path / "clear.png")
    clear_scene().save(tmp_path / "clear.webp", lossless=True)
    palette = Image.new("P", (60, 40), 0)
    palette.putpalette([255, 255, 255, 200, 40, 40])
    palette.paste(1, (10, 10, 30, 30))
    palette.save(tmp_path / "palette.png", transparency=0)
    half = Image.new("RGBA", (60, 40), (9, 9, 9, 0))
    half.paste((9, 9, 9, 120), (10, 10, 30, 30))
    half.save(tmp_path / "half.png")
    scene().save(tmp_path / "opaque.png")
    (tmp_path / "clear.webp").rename(tmp_path / "other.webp")
    made = masks(tmp_path, "alpha", threshold=0.4)
    for name in ("clear.png", "other.webp", "palette.png", "half.png"):
        np.testing.assert_array_equal(values(made[name]), square(), err_msg=name)
    assert made["opaque.png"].mask is None
    assert "no transparent parts" in made["opaque.png"].notes[0]
    assert set(np.unique(values(masks(tmp_path, "alpha", edges="soft")["half.png"]))) == {0, 120}
    for outside in (0.0, 0.2):
        assert "all black" in masks(tmp_path, "alpha", threshold=0.6, outside=outside)["half.png"].notes[0]


def clean(array: np.ndarray, **options: Any) -> np.ndarray:
    chosen = MaskingOptions(**{"widen_thin": False, **options})
    return np.asarray(finished(array.astype(np.float32), 0.5, chosen))


def test_a_mask_is_cleaned_up() -> None:
    array = np.zeros((60, 80))
    array[20:40, 20:60] = 1
    array[28:31, 30:33] = 0  # a hole of 9
    array[5:7, 5:7] = 1  # a speck of 4
    grown = clean(array, grow=5)
    assert grown[30, 15] == grown[16, 40] == 255
    assert grown[30, 14] == grown[15, 19] == 0  # a disc, so not into the corner
    assert clean(array, grow=-5)[30, 24] == 0
    assert clean(np.ones((20, 20)), grow=-5).min() == 255  # the picture's own edge is no edge of the mask
    tidy = clean(array, smallest=8)
    assert tidy[6, 6] == 0
    assert tidy[29, 31] == 0
    assert clean(array, smallest=10)[29, 31] == 255
    soft = clean(array, feather=8)
    assert 100 < soft[35, 20] < 160
    assert soft[35, 8] < 10
    assert clean(array, outside=0.2).min() == 51
    assert clean(array, outside=0.2).max() == 255
    ramp = np.linspace(0, 1, 101)[None].repeat(3, 0)
    assert list(np.flatnonzero(clean(ramp)[0])) == list(range(50, 101))
    np.testing.assert_allclose(clean(ramp, edges="soft")[1], np.linspace(0, 255, 101), atol=1)


def test_thin_parts_are_told_or_widened_until_training_sees_them() -> None:
    array = np.zeros((200, 200))
    array[50:100, 50:100] = 1
    array[120, 20:180] = 1  # a line of one pixel
    mask = Image.fromarray((array * 255).astype(np.uint8))
    assert thin_share(mask, 0) == pytest.approx(160 / 2660)
    wide = np.asarray(finished(array.astype(np.float32), 0.5, MaskingOptions()))
    assert 7 <= int((wide[:, 100] > 0)[110:140].sum()) <= 11
    np.testing.assert_array_equal(wide[40:105, 40:105], (array * 255)[40:105, 40:105])
    twice = np.asarray(finished(array.astype(np.float32), 0.5, MaskingOptions(resolution=100)))
    assert 14 <= int((twice[:, 100] > 0)[100:145].sum()) <= 20  # trained at half the size, so a cell is twice as wide


def test_parts_hang_together_by_their_sides() -> None:
    mask = np.array([list("#..#."), list(".##.."), list(".#..#"), list(".....")]) == "#"
    np.testing.assert_array_equal(reaching_border(mask), np.array([list("#..#."), list("....."), list("....#"),
                                                                   list(".....")]) == "#")  # fmt: skip
    assert without_small(mask, 2).sum() == 3
    assert not without_small(mask, 4).any()
    np.testing.assert_array_equal(part_at(mask, 1, 2), without_small(mask, 2))
    assert not part_at(mask, 0, 1).any()


def test_a_mask_that_is_there_stays_unless_another_is_asked_for_and_comes_back(tmp_path: Path) -> None:
    pictures, kept = tmp_path / "pictures", tmp_path / "kept"
    pictures.mkdir()
    for name in ("a.png", "b.png"):
        scene().save(pictures / name)
    own = pictures / "a-masklabel.png"
    Image.new("L", (6, 4), 99).save(own)
    before = own.read_bytes()
    made = masks(pictures, "colour")
    assert made["a.png"].kept
    assert made["a.png"].mask is None
    values(made["b.png"])
    again = masks(pictures, "colour", existing="replace")["a.png"]
    put = put_mask(again.picture, again.mask or Path(), kept)
    assert own.read_bytes() != before
    back = take_back(put)
    assert own.read_bytes() == before
    take_back(back)
    np.testing.assert_array_equal(np.asarray(Image.open(own)), square())
    first = put_mask(pictures / "b.png", Image.new("L", (6, 4), 1), kept)
    take_back(first)
    assert not mask_file(pictures / "b.png").exists()
    for wrong, words in ((tmp_path / "x.jpg", "PNG"), (pictures / "none.png", "none.png")):
        with pytest.raises(BadInput, match=words):
            put_mask(pictures / "a.png", wrong, kept)
    with pytest.raises(BadInput, match="no longer there"):
        put_mask(pictures / "gone.png", Image.new("L", (6, 4)), kept)
    kept_file = tmp_path / "a file"
    kept_file.write_bytes(b"")
    with pytest.raises(BadInput, match="as it was"):
        put_mask(pictures / "a.png", Image.new("L", (6, 4)), kept_file / "in it")
    np.testing.assert_array_equal(np.asarray(Image.open(own)), square())


def test_pictures_that_share_a_mask_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    scene().save(tmp_path / "a.jpg", quality=100)
    scene(width=80).save(tmp_path / "a.png")
    made = masks(tmp_path, "colour")
    assert values(made["a.jpg"]).shape == (40, 60)
    assert made["a.png"].mask is None
    assert "a.jpg" in made["a.png"].notes[0]


def test_broken_pictures_hold_up_no_other_and_order_is_kept(tmp_path: Path) -> None:
    for number in range(12):
        scene(width=60 + number).save(tmp_path / f"{number:02}.png")
    (tmp_path / "05.png").write_bytes((tmp_path / "05.png").read_bytes()[:70])
    (tmp_path / "06.png").write_bytes(b"")
    made = masks(tmp_path, "colour")
    assert list(made) == sorted(made)
    assert [name for name, each in made.items() if each.broken] == ["05.png", "06.png"]
    assert [each.mask.size[0] for each in made.values() if each.mask] == [60, 61, 62, 63, 64, 67, 68, 69, 70, 71]


def test_wrong_options_are_said() -> None:
    for setting, words in (("tolerence=3", "tolerance"), ("colour=blau", "colour"), ("grow=900", "256"),
                           ("edges=fuzzy", "hard")):  # fmt: skip
        with pytest.raises(BadInput, match=words):
            read_options([setting])
    assert read_options(["colour=ABCDEF"]).colour == "#ABCDEF"


def test_the_verb_puts_masks_beside_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    scene().save(pictures / "a.png")
    scene().save(pictures / "b.png")
    Image.new("L", (6, 4), 99).save(pictures / "b-masklabel.png")
    before = {path.name: path.read_bytes() for path in pictures.iterdir()}
    ask = ["mask", "--input", str(pictures), "--method", "colour", "--set", "widen_thin=off"]
    assert main(ask) == 0
    said = capsys.readouterr().out
    assert "1 mask was written" in said
    assert "1 picture has a mask already" in said
    np.testing.assert_array_equal(np.asarray(Image.open(pictures / "a-masklabel.png")), square())
    assert {name: (pictures / name).read_bytes() for name in before} == before
    (pictures / "c.png").write_bytes(b"no")
    assert main([*ask, "--replace"]) == 1
    caught = capsys.readouterr()
    assert "c.png" in caught.err
    assert "2 masks were written" in caught.out
    kept = [path.read_bytes() for path in (pictures / ".replaced-masks").iterdir()]
    assert before["b-masklabel.png"] in kept
    made = library.create(tmp_path, "cats", pictures=[pictures / "a.png", pictures / "a-masklabel.png"])
    old = (made.images / "a-masklabel.png").read_bytes()
    assert main(["mask", "--input", str(made.folder), "--method", "colour", "--set", "invert=on", "--replace"]) == 0
    assert [path.read_bytes() for path in (made.folder / "removed" / "masks").iterdir()] == [old]
    (tmp_path / "empty").mkdir()
    assert main(["mask", "--input", str(tmp_path / "empty"), "--method", "alpha"]) == 2
    assert "no pictures" in capsys.readouterr().err
