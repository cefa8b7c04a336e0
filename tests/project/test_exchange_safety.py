"""What comes in touches nothing that is there, takes nothing from elsewhere, and is there whole or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from project.errors import BadInput
from project.exchange import TakeOut, bring, take_out
from project.exchange.generation import plain, prompt_of
from tests.project.test_exchange import go_on, picture, words_in


def packed(path: Path, **files: bytes) -> Path:
    """A zip of these files; a double underscore in a name stands for a slash, a single one for a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def kept(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_damaged_file_of_an_archive_leaves_the_others(tmp_path: Path) -> None:
    good = picture(tmp_path / "good.png").read_bytes()
    archive = packed(tmp_path / "a.zip", one_png=good, two_png=good, two_txt=b"two", inner_zip=b"PK")
    data = bytearray(archive.read_bytes())
    data[data.find(b"one.png") + 40] ^= 0xFF
    archive.write_bytes(data)
    brought = bring([archive], tmp_path / "images", go_on)
    assert words_in(tmp_path / "images") == {"two.png": "two"}
    reasons = {path.name: reason for path, reason in brought.problems}
    assert "damaged in the archive" in reasons["one.png"]
    assert "unpack it" in reasons["inner.zip"]


def test_files_of_one_name_in_an_archive(tmp_path: Path) -> None:
    good = picture(tmp_path / "good.png").read_bytes()
    other = picture(tmp_path / "other.png", "blue").read_bytes()
    archive = packed(tmp_path / "a.zip", cat_png=good, CAT_png=other, dog_png=good, dog_png__in_png=good)
    brought = bring([archive], tmp_path / "images", go_on)
    assert (tmp_path / "images" / "cat.png").read_bytes() == good
    assert any("twice" in reason for _, reason in brought.problems)
    assert any("like a folder" in reason for _, reason in brought.problems)


def test_many_small_bombs_are_one_bomb(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for number in range(3):
            opened.writestr(f"{number}.png", bytes(40 << 20))
    [(_, reason)] = bring([archive], tmp_path / "images", go_on).problems
    assert "swell" in reason


def test_a_locked_archive_is_told_of(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", one_png=picture(tmp_path / "good.png").read_bytes())
    data = bytearray(archive.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    archive.write_bytes(data)
    [(_, reason)] = bring([archive], tmp_path / "images", go_on).problems
    assert "locked with a password" in reason


def test_an_archive_brings_nothing_that_lies_outside_of_it(tmp_path: Path) -> None:
    """A dataset file in an archive could name the person's own folders."""
    private = picture(tmp_path / "private" / "secret.png").parent
    good = picture(tmp_path / "good.png").read_bytes()
    toml = f'[[datasets]]\n[[datasets.subsets]]\nimage_dir = "{private}"\n'
    toml += f'[[datasets.subsets]]\nimage_dir = "in"\nconditioning_data_dir = "{private}"\n'
    archive = packed(tmp_path / "a.zip", dataset_toml=toml.encode(), in__secret_png=good)
    brought = bring([archive], tmp_path / "images", go_on)
    assert [path.name for path in brought.pictures] == ["secret.png"]
    assert not list((tmp_path / "images").rglob("*masklabel*"))
    assert brought.pictures[0].read_bytes() == good


def test_a_table_cannot_write_elsewhere(tmp_path: Path) -> None:
    picture(tmp_path / "above.png")
    picture(tmp_path / "in" / "here.png")
    table = tmp_path / "in" / "metadata.csv"
    table.write_text(f"filename,prompt\n../above.png,one\nhere.png,two\n{tmp_path}/in/../above.png,three\n")
    target = tmp_path / "project" / "deep" / "images"
    brought = bring([table], target, go_on)
    assert words_in(target) == {"above.png": "one", "here.png": "two"}
    assert len(brought.pictures) == 2
    assert [path.name for path in (tmp_path / "project").iterdir()] == ["deep"]


def test_nothing_that_is_there_is_changed(tmp_path: Path) -> None:
    """A caption or a mask whose picture is gone would be taken over, or written over, by a new one of its name."""
    target = tmp_path / "images"
    picture(target / "cat.png").with_suffix(".txt").write_text("mine")
    picture(target / "dog-masklabel.png", "gray")
    (target / "owl.caption").write_text("an owl that went")
    before = kept(target)
    source = tmp_path / "source"
    for name in ("cat", "dog", "owl"):
        picture(source / f"{name}.jpg").with_suffix(".txt").write_text(f"new {name}")
        picture(source / f"{name}-masklabel.png", "white")
    for _ in range(2):
        brought = bring([source], target, go_on)
        assert brought.problems == []
    assert {name: content for name, content in kept(target).items() if name in before} == before
    new = {path.stem: path.with_suffix(".txt").read_text() for path in target.glob("*.jpg")}
    assert new == {f"{name}-{number}": f"new {name}\n" for name in ("cat", "dog", "owl") for number in (2, 3)}
    assert all(path.with_name(f"{path.stem}-masklabel.png").is_file() for path in target.glob("*.jpg"))


def test_a_picture_that_cannot_be_copied_leaves_no_words_behind(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "images"
    bad = picture(source / "bad.png")
    bad.with_suffix(".txt").write_text("words")
    picture(source / "bad-masklabel.png")
    picture(source / "good.png")
    (target / ".gone").mkdir(parents=True)

    def lose(done: int, every: int) -> bool:
        if done == 0:
            bad.write_bytes(b"")
        return True

    brought = bring([source], target, lose)
    assert [path.name for path, _ in brought.problems] == ["bad.png"]
    assert sorted(kept(target)) == ["good.png"]


def test_a_stop_leaves_only_whole_pictures(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "project" / "images"
    for number in range(6):
        picture(source / f"{number}.png").with_suffix(".txt").write_text(f"number {number}")
    assert len(bring([source], target, lambda done, every: done < 3).pictures) == 3
    assert words_in(target) == {f"{number}.png": f"number {number}" for number in range(3)}
    assert [path.name for path in target.parent.iterdir()] == ["images"]
    archive = packed(tmp_path / "a.zip", **{f"{n}_png": (source / f"{n}.png").read_bytes() for n in range(6)})
    assert bring([archive], tmp_path / "other" / "images", lambda done, every: done < 3).pictures == []
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["images"]


def test_a_caption_that_cannot_be_read_comes_along_as_it_is(tmp_path: Path) -> None:
    picture(tmp_path / "source" / "cat.png").with_suffix(".txt").write_bytes("Käse".encode("latin-1"))
    brought = bring([tmp_path / "source"], tmp_path / "images", go_on)
    assert (tmp_path / "images" / "cat.txt").read_bytes() == "Käse".encode("latin-1")
    assert "cat.png: its caption cannot be read" in brought.notes[0]


def test_a_folder_that_is_itself_named_in_kohyas_way_keeps_its_repeats(tmp_path: Path) -> None:
    folder = picture(tmp_path / "set" / "10_cat" / "a.png").parent
    bring([folder], tmp_path / "images", go_on)
    assert (tmp_path / "images" / "10_cat" / "a.png").is_file()


def test_a_subset_with_a_table_of_its_own(tmp_path: Path) -> None:
    picture(tmp_path / "pictures" / "a.png")
    (tmp_path / "words.json").write_text(json.dumps({"a": {"caption": "a cat", "tags": "red"}}))
    (tmp_path / "my.toml").write_text(
        '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "pictures"\nmetadata_file = "words.json"\nnum_repeats = 4\n'
    )
    bring([tmp_path / "my.toml"], tmp_path / "images", go_on)
    assert words_in(tmp_path / "images") == {"4_pictures/a.png": "a cat, red"}


def test_the_round_trip_is_exact(tmp_path: Path) -> None:
    """Pictures byte for byte, with captions, repeats and masks, through each form and back."""
    source = tmp_path / "set"
    wanted = {}
    told = [("3_cat", "a, b"), ("3_cat", "l1\nl2"), ("0_off", "off"), ("7_猫", "猫，x")]
    for number, (folder, words) in enumerate(told):
        path = picture(source / folder / f"{number} p.png", f"#{number}0ff00")
        path.with_suffix(".txt").write_text(words, encoding="utf-8")
        mask = picture(path.with_name(f"{path.stem}-masklabel.png"), f"#{number}{number}{number}")
        wanted[path.read_bytes()] = (folder, words, mask.read_bytes())
    for layout in ("kohya", "imagefolder", "csv", "folder"):
        for zipped in (False, True):
            out = tmp_path / f"{layout} {zipped}"
            taken = take_out(source, TakeOut(layout, out, zipped), go_on)
            back = tmp_path / f"back {layout} {zipped}"
            bring([taken.place], back, go_on)
            found = {
                (back / name).read_bytes(): (
                    (back / name).parent.name, text,
                    (back / name).with_name(f"{Path(name).stem}-masklabel.png").read_bytes(),
                )
                for name, text in words_in(back).items()
            }  # fmt: skip
            assert found == wanted, (layout, zipped)


def test_what_is_broken_is_left_out_by_name_and_the_rest_goes_out(tmp_path: Path) -> None:
    source = tmp_path / "set"
    picture(source / "good.png").with_suffix(".txt").write_text("good")
    whole = picture(source / "cut.png").read_bytes()
    (source / "cut.png").write_bytes(whole[:60])
    (source / "gone.png").symlink_to("nothing")
    picture(source / "odd.png").with_suffix(".txt").write_bytes(b"\xff\xfe\xff")
    (source / "layers.psd").write_bytes(b"8BPS")
    taken = take_out(source, TakeOut("kohya", tmp_path / "out"), go_on)
    assert (taken.pictures, taken.captions) == (1, 1)
    assert sorted(path.name for path, _ in taken.problems) == ["cut.png", "gone.png", "layers.psd", "odd.png"]
    (source / "good.png").unlink()
    with pytest.raises(BadInput, match="none of the pictures can be taken out"):
        take_out(source, TakeOut("kohya", tmp_path / "two"), go_on)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "set"]


def test_a_place_inside_the_dataset_is_refused(tmp_path: Path) -> None:
    picture(tmp_path / "set" / "a.png")
    with pytest.raises(BadInput, match="lies in the dataset"):
        take_out(tmp_path / "set", TakeOut("folder", tmp_path / "set" / "out"), go_on)
    assert sorted(kept(tmp_path / "set")) == ["a.png"]


def test_names_go_out_as_every_system_takes_them(tmp_path: Path) -> None:
    picture(tmp_path / "set" / 'a: "b"?.png').with_suffix(".txt").write_text("one")
    picture(tmp_path / "set" / "con.png").with_suffix(".txt").write_text("two")
    place = take_out(tmp_path / "set", TakeOut("csv", tmp_path / "out"), go_on).place
    assert words_in(place) == {"a_ _b__.png": "one", "_con.png": "two"}


def test_prompts_with_meant_brackets_breaks_and_guiders(tmp_path: Path) -> None:
    assert plain(r"saber \(fate\), (red \[hat\]:1.2) BREAK night") == "saber (fate), red [hat], night"
    graph = {
        "1": {"inputs": {"conditioning": ["2", 0], "model": ["9", 0]}},
        "2": {"inputs": {"guidance": 3.5, "conditioning": ["3", 0]}},
        "3": {"inputs": {"t5xxl": "a red fox", "clip": ["9", 0]}},
        "9": {"inputs": {"x": ["9", 0], "y": ["9", 0], "z": ["1", 0]}},
    }
    info = Image.new("RGB", (8, 8))
    texts = PngInfo()
    texts.add_text("prompt", json.dumps(graph))
    info.save(tmp_path / "flux.png", pnginfo=texts)
    assert prompt_of(tmp_path / "flux.png") == "a red fox"
    circle = {str(n): {"inputs": {k: [str((n + 1) % 40), 0] for k in ("positive", "a", "b", "c")}} for n in range(40)}
    texts = PngInfo()
    texts.add_text("prompt", json.dumps(circle))
    info.save(tmp_path / "circle.png", pnginfo=texts)
    assert prompt_of(tmp_path / "circle.png") == ""  # and not in the age of the universe
