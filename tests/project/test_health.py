"""The health of a set: each kind of bad picture is told as what it is, and what is fine is left in peace."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from project.config import parse_config
from project.health import Finding, Health, Store, check_config
from project.health.measuring import look
from project.health.shape import loss

SIDE = 256


def scene(seed: int, size: tuple[int, int] = (SIDE, SIDE)) -> Image.Image:
    """A picture full of shapes and fine lines, another one for each seed."""
    draw = random.Random(seed)

    def colour() -> tuple[int, int, int]:
        return draw.randrange(256), draw.randrange(256), draw.randrange(256)

    picture = Image.new("RGB", size, colour())
    pencil = ImageDraw.Draw(picture)
    for _ in range(30):
        x, y = draw.randrange(size[0]), draw.randrange(size[1])
        pencil.ellipse((x - 30, y - 30, x + draw.randrange(60), y + draw.randrange(60)), fill=colour())
        pencil.line((x, y, draw.randrange(size[0]), draw.randrange(size[1])), fill=colour(), width=2)
    return picture


def save(picture: Image.Image, path: Path, caption: str | None = None, **how: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, **how)  # type: ignore[arg-type]
    if caption is not None:
        path.with_suffix(".txt").write_text(caption, encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with three good pictures, each with a caption of its own."""
    folder = tmp_path / "images"
    for number in range(3):
        save(scene(number), folder / f"good{number}.png", f"scene with things number {number}")
    return folder


Check = Callable[..., Health]


@pytest.fixture
def check(data: Path, tmp_path: Path) -> Check:
    def run(**options: object) -> Health:
        values = {"train_data_dir": str(data), "min_size": 64, "resolution": 128, **options}
        return check_config(parse_config(values, "test"), Store(tmp_path / "cache"))

    return run


def found(health: Health, code: str) -> Finding:
    (finding,) = [finding for finding in health.findings if finding.code == code]
    return finding


def names(finding: Finding) -> set[str]:
    return {Path(file).name for file in finding.files}


def test_good_pictures_are_left_in_peace(check: Check) -> None:
    assert {finding.code for finding in check().findings} == {"few-pictures"}


def test_every_finding_says_why_and_offers_something(data: Path, check: Check) -> None:
    save(Image.new("RGB", (8, 8)), data / "tiny.png")
    (data / "empty.jpg").write_bytes(b"")
    findings = check(trigger_word="zxq").findings
    assert [finding.level for finding in findings] == sorted(
        (finding.level for finding in findings), key=["problem", "warning", "hint"].index
    )
    for finding in findings:
        assert len(finding.why) > 40
        assert finding.fixes
        assert all(fix.title and fix.sentence for fix in finding.fixes)


def test_broken_files(data: Path, check: Check) -> None:
    whole = save(scene(9, (400, 400)), data / "cut.jpg").read_bytes()
    (data / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (data / "none.png").write_bytes(b"")
    (data / "noise.webp").write_bytes(b"nonsense")
    (data / "layers.psd").write_bytes(b"8BPS")
    health = check()
    assert names(found(health, "truncated")) == {"cut.jpg", "none.png"}
    assert names(found(health, "unreadable")) == {"noise.webp"}
    assert sorted(found(health, "truncated").details) == [
        "1: the file ends too early: it is damaged or was not copied whole",
        "1: the file is empty",
    ]
    assert names(found(health, "format")) == {"layers.psd"}
    assert all(found(health, code).level == "problem" for code in ("truncated", "unreadable", "format"))
    assert health.trained == 3


def test_size_and_shape(data: Path, check: Check) -> None:
    save(scene(10, (60, 300)), data / "thin.png")
    save(scene(11, (1000, 200)), data / "banner.png")
    save(scene(12, (100, 100)), data / "little.png")
    save(scene(13, (260, 400)), data / "upright.png")
    health = check()
    assert names(found(health, "too-small")) == {"thin.png"}
    assert found(health, "too-small").remarks[str(data / "thin.png")] == "60×300"
    assert names(found(health, "extreme-aspect")) == {"banner.png"}
    assert names(found(health, "upscaled")) == {"little.png", "banner.png"} - {"banner.png"}
    assert dict(found(health, "upscaled").fixes[1].settings) == {"bucket_no_upscale": True}
    assert sum(len(bucket.files) for bucket in health.buckets) == health.trained == 6
    (banner,) = [bucket for bucket in health.buckets if str(data / "banner.png") in bucket.files]
    assert banner.cropped > 0.3


def test_without_buckets_the_crop_is_told(data: Path, check: Check) -> None:
    save(scene(13, (200, 300)), data / "upright.png")
    health = check(bucket=False)
    assert names(found(health, "cropped")) == {"upright.png"}
    assert "33% cut off" in found(health, "cropped").remarks.values()
    assert dict(found(health, "cropped").fixes[0].settings) == {"bucket": True}


def test_the_share_that_is_cut_off() -> None:
    assert loss((200, 100), (100, 100)) == pytest.approx(0.5)
    assert loss((100, 100), (512, 512)) == 0
    assert loss((100, 300), (64, 128)) == pytest.approx(1 / 3)


def test_small_buckets_count_only_for_batches(data: Path, check: Check) -> None:
    save(scene(14, (200, 300)), data / "upright.png")
    assert "small-buckets" not in {finding.code for finding in check(batch_size=1).findings}
    short = found(check(batch_size=2), "small-buckets")
    assert names(short) == {"upright.png"}
    assert short.details[0].endswith("1 of 2")


def test_blur_and_light(data: Path, check: Check) -> None:
    sharp = scene(20, (512, 512))
    save(sharp, data / "sharp.png")
    save(sharp.filter(ImageFilter.GaussianBlur(6)), data / "soft.png")
    portrait = sharp.filter(ImageFilter.GaussianBlur(6))
    portrait.paste(sharp.crop((150, 150, 400, 400)), (150, 150))
    save(portrait, data / "soft background.png")
    save(scene(21).point(lambda level: level // 8), data / "night.jpg")
    save(scene(22).point(lambda level: 215 + level // 6), data / "fog.jpg")
    save(Image.new("RGB", (SIDE, SIDE), "white"), data / "white.png")
    save(Image.new("RGB", (SIDE, SIDE), "black"), data / "black.png")
    on_paper = Image.new("RGB", (SIDE, SIDE), "white")
    ImageDraw.Draw(on_paper).line((60, 60, 200, 190), fill="black", width=3)
    save(on_paper, data / "drawing.png")
    health = check()
    assert names(found(health, "blurred")) == {"soft.png"}
    assert names(found(health, "underexposed")) == {"night.jpg"}
    assert names(found(health, "overexposed")) == {"fog.jpg"}
    assert names(found(health, "blank")) == {"white.png", "black.png"}


def test_odd_kinds_of_files(data: Path, check: Check) -> None:
    save(scene(30).convert("CMYK"), data / "print.jpg")
    save(scene(31).convert("L"), data / "grey.png")
    save(scene(32).quantize(16), data / "few.png")
    save(Image.fromarray(np.asarray(scene(33).convert("L")).astype(np.uint16) * 256), data / "deep.png")
    see_through = scene(34).convert("RGBA")
    see_through.paste((0, 0, 0, 0), (0, 0, SIDE // 2, SIDE))
    save(see_through, data / "half.png")
    save(scene(35), data / "moving.gif", save_all=True, append_images=[scene(36), scene(37)])
    health = check()
    assert names(found(health, "cmyk")) == {"print.jpg"}
    assert names(found(health, "palette")) >= {"few.png"}
    assert names(found(health, "deep")) == {"deep.png"}
    assert names(found(health, "grey")) == {"grey.png", "deep.png"}
    assert found(health, "transparent").remarks == {str(data / "half.png"): "50% transparent"}
    assert dict(found(health, "transparent").fixes[1].settings) == {"mask_source": "alpha"}
    assert names(found(health, "animated")) == {"moving.gif"}


def test_a_turned_picture_is_measured_as_it_is_seen(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = scene(40, (300, 200))
    turned = look(save(picture, tmp_path / "turned.jpg", exif=exif, quality=95))
    upright = look(save(picture.transpose(Image.Transpose.ROTATE_270), tmp_path / "upright.jpg", quality=95))
    assert (turned.width, turned.height) == (upright.width, upright.height) == (200, 300)
    assert turned.orientation == 6
    assert (turned.dhash ^ upright.dhash).bit_count() <= 2
    as_tiff = look(save(picture, tmp_path / "turned.tif", exif=exif))
    assert (as_tiff.width, as_tiff.height) == (200, 300)


def test_copies_are_grouped_with_the_best_first(data: Path, check: Check) -> None:
    original = scene(50, (600, 400))
    save(original, data / "a.png", "with words")
    save(original.resize((300, 200)), data / "b small.png")
    save(original, data / "c.jpg", quality=60)
    save(original.crop((6, 4, 596, 396)), data / "d cropped.png")
    (data / "sub").mkdir()
    (data / "sub" / "good0 again.png").write_bytes((data / "good0.png").read_bytes())
    recoloured = Image.merge("RGB", original.split()[::-1])
    save(recoloured, data / "other colours.png")
    health = check()
    exact, near = found(health, "duplicates"), found(health, "near-duplicates")
    assert [[Path(file).name for file in group.files] for group in exact.groups] == [["good0.png", "good0 again.png"]]
    (group,) = near.groups
    assert Path(group.best).name == "a.png"
    assert {Path(file).name for file in group.others} == {"b small.png", "c.jpg", "d cropped.png"}
    assert exact.fixes[0].code == near.fixes[0].code == "keep_best"


def test_validation_and_its_split(data: Path, check: Check) -> None:
    health = check(validate_every=10, validation_share=0.34)
    assert (len(health.parts.trained), len(health.parts.held)) == (2, 1)
    assert found(check(validate_every=10, validation_share=0), "validation").level == "problem"


def test_a_large_set_without_validation_is_offered_one(data: Path, check: Check) -> None:
    for number in range(17):
        save(scene(100 + number), data / f"more{number}.png", f"thing number {number} there")
    (fix,) = found(check(), "no-validation").fixes
    codes = {finding.code for finding in check(**fix.settings).findings}
    assert not {"no-validation", "validation"} & codes
    assert len(check(**fix.settings).parts.held) == 2


def test_one_background_and_one_composition(data: Path, check: Check) -> None:
    for number in range(8):
        picture = Image.new("RGB", (SIDE, SIDE), "white")
        picture.paste(scene(60 + number, (120, 120)), (68, 68))
        save(picture, data / f"studio{number}.png", f"thing {number}")
    background = found(check(), "one-background")
    assert background.title.startswith("8 of 11 pictures have nearly the same white background")
    assert {fix.what["tags"][0] for fix in background.fixes if fix.code == "words"} == {"white background"}
    assert "one-composition" not in {finding.code for finding in check().findings}
    for number in range(8):
        pose = scene(99, (SIDE, SIDE))
        pose.paste(scene(70 + number, (30, 30)), (100 + number * 5, 110))
        save(pose, data / f"studio{number}.png", f"thing {number}")
    assert len(found(check(), "one-composition").files) >= 8
