"""Cropping and turning without changing an original: what comes out, what is kept, and that all of it comes back."""

from __future__ import annotations

import math
import os
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.cli import main
from engine.data.cut import cut_for
from project.buckets import Buckets, make_buckets
from project.dataset import load_picture
from project.errors import BadInput
from project.library import Project
from project.masking.writing import mask_file, put_mask
from project.masking.writing import take_back as put_back
from project.retouch import (
    Edit,
    applied,
    apply,
    bucket_crop,
    centred,
    edits_of,
    former_masks,
    landing,
    many,
    read_aspect,
    read_mask,
    record,
    remove_mask,
    shape_of_bucket,
    snapped,
    take_back,
)

BOX = (5, 3, 25, 15)


def noise(width: int, height: int, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, channels), dtype=np.uint8)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(folder=tmp_path / "project", name="p")
    made.images.mkdir(parents=True)
    return made


def put(project: Project, name: str, pixels: np.ndarray | None = None, **options: object) -> Path:
    path = project.images / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(noise(40, 30) if pixels is None else pixels).save(path, **options)  # type: ignore[arg-type]
    os.utime(path, ns=(1_600_000_000_123_456_789, 1_600_000_000_123_456_789))
    return path


def seen(path: Path) -> np.ndarray:
    return np.asarray(load_picture(path, "#ffffff"))


def own(path: Path) -> np.ndarray:
    """The pixels as they lie in the file."""
    with Image.open(path) as image:
        return np.asarray(image)


def facts(path: Path) -> tuple[str, tuple[int, int]]:
    with Image.open(path) as image:
        return image.mode, image.size


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files of a folder with their bytes and times."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_crop_is_exactly_the_region_that_one_sees(project: Project, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = put(project, "a.png", exif=exif)
    upright = seen(path)
    done = apply(path, Edit(crop=BOX), "beside", project)
    np.testing.assert_array_equal(seen(project.images / done.picture), upright[3:15, 5:25])
    turned = apply(path, Edit(90, True, crop=(1, 2, 11, 22)), "beside", project)
    expected = np.rot90(upright[:, ::-1], -1)[2:22, 1:11]
    np.testing.assert_array_equal(seen(project.images / turned.picture), expected)


def test_beside_copies_caption_and_mask_and_finds_a_free_name(project: Project) -> None:
    path = put(project, "cats/a.jpg", quality=90)
    path.with_suffix(".txt").write_bytes("ein Kätzchen".encode())
    mask = np.zeros((30, 40), np.uint8)
    mask[3:15, 5:10] = 255
    Image.fromarray(mask).save(mask_file(path))
    before = state(project.images)
    done = [apply(path, Edit(crop=BOX), "beside", project) for _ in range(2)]
    assert [each.picture for each in done] == ["cats/a-edit.png", "cats/a-edit2.png"]
    copy = project.images / done[0].picture
    assert copy.with_suffix(".txt").read_text(encoding="utf-8") == "ein Kätzchen"
    made = read_mask(copy, (20, 12))
    assert made is not None
    np.testing.assert_array_equal(np.asarray(made), mask[3:15, 5:25])
    again = apply(copy, Edit(180), "beside", project)
    assert again.picture == "cats/a-edit3.png"
    copy.with_suffix(".txt").write_text("mine")
    assert [file.read_text() for file in take_back(done[0], project)] == ["mine"]
    for each in (done[1], again):
        assert take_back(each, project) == []
    assert state(project.images) == before


@pytest.mark.parametrize("name", ["a.png", "deep/b.jpg", "c.webp", "d.gif", "e.bmp", "f.tif", "g.avif"])
def test_instead_takes_the_place_and_comes_back_to_the_byte_after_a_restart(project: Project, name: str) -> None:
    path = put(project, name)
    path.with_suffix(".txt").write_text("words")
    Image.new("L", (40, 30), 7).save(mask_file(path))
    other = put(project, "other.png")
    before, upright = state(project.images), seen(path)
    done = apply(path, Edit(crop=BOX), "instead", project)
    now = project.images / done.picture
    assert now.suffix == (".png" if path.suffix in (".gif", ".avif") else path.suffix)
    difference = np.abs(seen(now).astype(int) - upright[3:15, 5:25])
    assert difference.mean() < (4 if path.suffix == ".jpg" else 0.01)
    assert facts(mask_file(now)) == ("L", (20, 12))
    assert now.with_suffix(".txt").read_text() == "words"
    apply(now, Edit(90), "instead", project)
    assert seen(now).shape == (20, 12, 3)
    for each in edits_of(now, Project(folder=project.folder, name="p")):  # read anew from the record
        assert take_back(each, project) == []
    assert state(project.images) == before
    assert not any(path.is_file() for path in (project.folder / "originals").rglob("*") if path.name != record.FILE)
    assert other.exists()
    assert edits_of(path, project) == []


@pytest.mark.parametrize("damage", ["gone", "torn", "nonsense"])
def test_a_lost_record_blocks_nothing(project: Project, damage: str) -> None:
    path = put(project, "a.png")
    before = path.read_bytes()
    apply(path, Edit(90), "instead", project)
    file = record.originals(project) / record.FILE
    damages = {
        "torn": file.read_bytes()[:40],
        "nonsense": b'{"edits": [{"picture": "../../x", "place": "instead"}, 3]}',
    }
    file.write_bytes(damages[damage]) if damage in damages else file.unlink()
    assert record.edited(project, ["a.png", "b.png"]) == {"a.png"}
    (last,) = edits_of(path, project)
    aside = take_back(last, project)
    assert path.read_bytes() == before
    assert [file.parent.name for file in aside] == ["removed"]  # not known as an edit, so not thrown away


def test_what_was_done_to_an_edit_since_is_kept(project: Project) -> None:
    path = put(project, "a.png")
    done = apply(path, Edit(90), "instead", project)
    path.write_bytes(b"painted over")
    mask_file(path).write_bytes(b"a mask")
    aside = take_back(done, project)
    assert [file.read_bytes() for file in aside] == [b"painted over", b"a mask"]
    assert not mask_file(path).exists()
    with pytest.raises(BadInput, match="no longer"):
        take_back(done, project)


def test_depth_transparency_and_profile_stay(project: Project) -> None:
    deep = np.random.default_rng(1).integers(0, 65536, (30, 40), dtype=np.uint16)
    path = put(project, "deep.png", deep)
    apply(path, Edit(90, crop=(2, 3, 12, 13)), "instead", project)
    np.testing.assert_array_equal(own(path), np.rot90(deep, -1)[3:13, 2:12])
    apply(path, Edit(angle=3.0), "instead", project)
    assert facts(path)[0] == "I;16"
    clear = put(project, "clear.png", noise(40, 30, 4), icc_profile=b"a profile")
    expected = own(clear)[3:15, 5:25]
    apply(clear, Edit(crop=BOX), "instead", project)
    with Image.open(clear) as made:
        assert made.info["icc_profile"] == b"a profile"
        np.testing.assert_array_equal(np.asarray(made), expected)


def test_straightened_pictures_have_no_empty_corners() -> None:
    image = Image.new("RGB", (300, 200), "white")
    for angle in (-45.0, -7.0, 0.3, 12.0):
        edit = Edit(angle=angle)
        out = applied(image, edit)
        assert out.size == edit.frame(300, 200)
        assert np.asarray(out).min() == 255, angle
    line = np.zeros((200, 200), np.uint8)
    line[100:, :] = 255
    turned = np.asarray(applied(Image.fromarray(line), Edit(angle=10.0)))
    middle = turned.shape[0] // 2
    assert turned[middle + 10, 5] == 255 or turned[middle - 10, 5] == 255
    assert turned[middle - 10, 5] == 0 or turned[middle - 10, -5] == 0
    left, right = (int((turned[:, x] > 127).sum()) for x in (5, -5))
    assert left > right  # clockwise: what lay level now falls to the right, so less of it is below there


def test_what_cannot_be_done_is_said_and_changes_nothing(project: Project) -> None:
    path = put(project, "a.png")
    before = state(project.folder)
    for edit, words in ((Edit(crop=(0, 0, 41, 3)), "40x30"), (Edit(), "nothing is changed"),
                        (Edit(crop=(0, 0, 40, 30)), "nothing is changed"), (Edit(turn=45), "90")):  # fmt: skip
        with pytest.raises(BadInput, match=words):
            apply(path, edit, "instead", project)
    with pytest.raises(BadInput):
        apply(project.images / "gone.png", Edit(90), "instead", project)
    with pytest.raises(BadInput, match="does not lie"):
        apply(project.folder / "x.png", Edit(90), "beside", project)
    assert state(project.folder) == before


def test_a_disk_that_refuses_leaves_everything_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path, long = put(project, "a.png"), put(project, "n" * 250 + ".png")
    (project.folder / "originals").write_text("a file where a folder should be")
    before = state(project.folder)
    for picture, place in ((path, "instead"), (long, "beside")):
        with pytest.raises(BadInput, match="nothing was changed"):
            apply(picture, Edit(90), place, project)  # type: ignore[arg-type]
    (project.folder / "originals").unlink()
    (project.folder / "originals" / record.FILE).mkdir(parents=True)  # a record that cannot be written
    put_mask(path, Image.new("L", (40, 30), 9), project.folder)
    before = state(project.images)
    for place in ("instead", "beside"):
        with pytest.raises(BadInput, match="nothing was changed"):
            apply(path, Edit(90), place, project)  # type: ignore[arg-type]
    assert state(project.images) == before
    before = state(project.folder)
    # the tests may run as root, for whom no folder is read-only
    monkeypatch.setattr(os, "access", lambda place, mode: place != project.images)
    with pytest.raises(BadInput, match="read-only"):
        apply(path, Edit(90), "beside", project)
    assert state(project.folder) == before


def test_many_edits_read_and_write_the_record_a_few_times(project: Project) -> None:
    paths = [put(project, f"{number}.png") for number in range(30)]
    before = state(project.images)
    file, sizes = record.originals(project) / record.FILE, set()
    with many(project) as book:
        done = []
        for path in paths:
            done.append(apply(path, Edit(crop=BOX), "instead", project, book=book))
            sizes.add(file.stat().st_size if file.exists() else 0)
    assert len(sizes) <= 15  # once a second, however busy the machine is
    assert len(record.read(project).edits) == 30
    assert [edits_of(path, project) for path in paths] == [[each] for each in done]
    with many(project) as book:
        for each in done:
            take_back(each, project, book)
    assert record.read(project).edits == ()
    assert state(project.images) == before

    def interrupted() -> None:
        with many(project) as book:
            apply(paths[0], Edit(90), "instead", project, book=book)
            file.unlink(missing_ok=True)
            file.mkdir()  # it cannot be written

    with pytest.raises(BadInput, match="list of edits was not written"):
        interrupted()
    file.rmdir()
    (found,) = edits_of(paths[0], project)  # the original itself says so
    take_back(found, project)
    assert seen(paths[0]).shape == (30, 40, 3)


def test_a_removed_mask_comes_back(project: Project) -> None:
    path = put(project, "a.png")
    put_mask(path, Image.new("L", (40, 30), 9), former_masks(project))
    before = mask_file(path).read_bytes()
    gone = remove_mask(path, former_masks(project))
    assert not mask_file(path).exists()
    assert read_mask(path, (40, 30)) is None
    put_back(gone)
    assert mask_file(path).read_bytes() == before
    assert record.read(project).edits == ()  # what is kept of masks is no original


@pytest.mark.parametrize("step", [8, 64])
def test_a_crop_to_the_bucket_is_what_the_training_takes_whole(step: int) -> None:
    buckets = Buckets((tuple(make_buckets((512, 512), step, 2.0)), tuple(make_buckets((256, 256), step, 2.0))), step)
    draw = random.Random(step)
    for _ in range(200):
        size = draw.randint(150, 3000), draw.randint(150, 3000)
        left, top, right, bottom = bucket_crop(*size, buckets)
        cropped = right - left, bottom - top
        bucket = max(buckets.of(*size), key=math.prod)
        assert max(buckets.of(*cropped), key=math.prod) == bucket
        cut = cut_for(cropped, bucket, 0, "")
        assert max(cut.scaled[0] - bucket[0], cut.scaled[1] - bucket[1]) <= max(1, bucket[0] / cropped[0])
        assert max(cropped[0] / size[0], cropped[1] / size[1]) > 0.97  # no more is taken away than must be


def test_where_a_picture_lands() -> None:
    buckets = Buckets((tuple(make_buckets((512, 512), 64, 2.0)),), 64)
    found = landing(600, 400, buckets)
    assert found.bucket == (576, 448) or found.bucket == (640, 384)
    wide, tall = found.bucket
    assert found.scale == pytest.approx(max(wide / 600, tall / 400))
    assert found.cut[0] * found.cut[1] == 0  # only one direction is cut
    assert landing(256, 256, buckets).scale == 2.0
    assert landing(1024, 1024, buckets).share == 0
    shape = shape_of_bucket(600, 400, buckets)
    left, top, right, bottom = snapped((10, 10, 590, 390), shape, (600, 400))
    assert (right - left) * shape[1] == (bottom - top) * shape[0]
    assert landing(right - left, bottom - top, buckets).share == 0
    assert centred(600, 400, 1, 1) == (100, 0, 500, 400)
    assert read_aspect("3:2") == (3, 2)
    for text in ("3", "a:b", "0:1", "1:2:3", "1:1000"):
        with pytest.raises(BadInput):
            read_aspect(text)


def test_a_mask_that_two_pictures_share_is_not_cut_with_one_of_them(project: Project) -> None:
    path, other = put(project, "a.png"), put(project, "a.JPG")
    Image.new("L", (40, 30), 9).save(mask_file(path))
    before = state(project.folder)
    with pytest.raises(BadInput, match=r"a\.JPG"):
        apply(path, Edit(crop=BOX), "instead", project)
    assert state(project.folder) == before
    apply(path, Edit(crop=BOX), "beside", project)
    other.unlink()
    apply(path, Edit(crop=BOX), "instead", project)
    assert facts(mask_file(path))[1] == (20, 12)


def test_the_verb_writes_copies_and_leaves_the_pictures(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(project, "sub/a.png", noise(80, 60))
    path.with_suffix(".txt").write_text("words")
    (project.images / "broken.png").write_bytes(b"no")
    put(project, "sub/a.jpg", noise(60, 60))
    (tmp_path / "file").write_text("")
    before, upright, dest = state(project.images), seen(path), tmp_path / "out"
    ask = ["retouch", "--input", str(project.images), "--dest", str(dest), "--crop"]
    assert main([*ask, "1:1", "--turn", "90"]) == 1
    assert "broken.png" in capsys.readouterr().err
    np.testing.assert_array_equal(seen(dest / "sub" / "a.png"), np.rot90(upright, -1)[10:70, :])
    assert facts(dest / "sub" / "a-jpg.png")[1] == (60, 60)  # two of one name
    assert (dest / "sub" / "a.txt").read_text() == "words\n" or (dest / "sub" / "a.txt").read_text() == "words"
    (dest / "sub" / "a.png").unlink()
    (dest / "sub" / "a.txt").write_text("somebody else's")
    assert main([*ask, "bucket"]) == 1  # never over what is there
    assert (dest / "sub" / "a.txt").read_text() == "somebody else's"
    assert main([*ask[:4], str(project.images / "in"), "--crop", "1:1"]) == 2
    assert main([*ask, "1:"]) == 2
    assert main([*ask[:4], str(tmp_path / "file" / "in it"), "--crop", "1:1"]) == 2
    assert state(project.images) == before
    assert main([*ask[:4], str(tmp_path / "two"), "--crop", "bucket", "--set", "resolution=64"]) == 1
    size = facts(tmp_path / "two" / "sub" / "a.png")[1]
    assert size[0] / size[1] == pytest.approx(80 / 60, rel=0.4)
