"""Scanning a folder: captions and their order, what is left out with which reason, and what is refused."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from project.dataset import Dataset, scan
from project.errors import BadInput


def _picture(path: Path, size: tuple[int, int] = (64, 64), caption: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (200, 30, 30)).save(path)
    if caption is not None:
        path.with_suffix(".txt").write_text(caption, encoding="utf-8")
    return path


def _captions(dataset: Dataset) -> dict[str, tuple[str, str]]:
    return {
        picture.path.relative_to(dataset.folder).as_posix(): (picture.caption, picture.caption_source)
        for picture in dataset.pictures
    }


def _codes(dataset: Dataset) -> dict[str, str]:
    return {skipped.path.name: skipped.code for skipped in dataset.skipped}


def _refusal(folder: Path, **options: Any) -> str:
    with pytest.raises(BadInput) as caught:
        scan(folder, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_pictures_come_sorted_by_their_paths_and_from_subfolders(tmp_path: Path) -> None:
    for name in ("b.png", "a/z.png", "a-b.png", "a/b/c.jpg", "C.png", "ü 猫.png"):
        _picture(tmp_path / name, caption="x")
    found = list(_captions(scan(tmp_path)))
    assert found == sorted(found) == ["C.png", "a-b.png", "a/b/c.jpg", "a/z.png", "b.png", "ü 猫.png"]


def test_the_order_of_caption_sources(tmp_path: Path) -> None:
    for name in "abcdefg":
        _picture(tmp_path / f"{name}.png")
    given = tmp_path / "elsewhere.csv"
    given.write_text("filename,prompt\n" + "".join(f"{n}.png,given {n}\n" for n in "abc"))
    (tmp_path / "a.txt").write_text("text a")
    (tmp_path / "a.caption").write_text("caption a")
    (tmp_path / "b.txt").write_text("  \n")
    (tmp_path / "b.caption").write_text("caption b")
    (tmp_path / "metadata.csv").write_text("filename,prompt\n" + "".join(f"{n}.png,csv {n}\n" for n in "abcde"))
    lines = "".join(f'{{"file_name": "{n}.png", "text": "jsonl {n}"}}\n' for n in "abcdef")
    (tmp_path / "metadata.jsonl").write_text(lines)
    dataset = scan(tmp_path, metadata_path=given, trigger_word="word")
    assert _captions(dataset) == {
        "a.png": ("text a", "a.txt"),
        "b.png": ("caption b", "b.caption"),
        "c.png": ("given c", "elsewhere.csv"),
        "d.png": ("csv d", "metadata.csv"),
        "e.png": ("csv e", "metadata.csv"),
        "f.png": ("jsonl f", "metadata.jsonl"),
        "g.png": ("word", "trigger word"),
    }
    summary = dataset.summary()
    assert summary.caption_sources["*.txt"] == 1
    assert summary.caption_sources["metadata.csv"] == 2


@pytest.mark.parametrize(
    ("data", "caption"),
    [
        (b"a cat, red\r\n", "a cat, red"),
        (b"\xef\xbb\xbf" + "größe".encode(), "größe"),
        ("mark 猫".encode("utf-16"), "mark 猫"),
        (b" one \r\n two\rthree\n\n", "one\ntwo\nthree"),
    ],
)
def test_caption_files_of_all_editors(tmp_path: Path, data: bytes, caption: Any) -> None:
    _picture(tmp_path / "a.png")
    (tmp_path / "a.txt").write_bytes(data)
    assert scan(tmp_path).pictures[0].caption == caption


def test_a_caption_that_is_no_text_leaves_its_picture_out(tmp_path: Path) -> None:
    _picture(tmp_path / "good.png", caption="x")
    _picture(tmp_path / "bad.png")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    dataset = scan(tmp_path, trigger_word="word")
    assert list(_captions(dataset)) == ["good.png"]
    assert dataset.skipped[0].code == "caption"
    assert dataset.skipped[0].reason == "its caption bad.txt is not UTF-8 text: save it as UTF-8"


def test_csv_with_quotes_lines_semicolons_and_subfolders(tmp_path: Path) -> None:
    for name in ("a.png", "sub/b.png", "sub/c.png", "deep/down/d.png"):
        _picture(tmp_path / name)
    table = 'filename,prompt\r\n"a.png","red, ""big""\nhouse"\r\n./sub/b.png,b\r\nsub\\c.png,c\r\nd.png,by name\r\n'
    (tmp_path / "metadata.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    words = {name: caption for name, (caption, _) in _captions(scan(tmp_path)).items()}
    assert words == {"a.png": 'red, "big"\nhouse', "sub/b.png": "b", "sub/c.png": "c", "deep/down/d.png": "by name"}
    (tmp_path / "metadata.csv").write_text("file_name;text\na.png;one, two\n")
    assert _captions(scan(tmp_path))["a.png"] == ("one, two", "metadata.csv")


def test_a_table_below_is_nearer_than_one_above(tmp_path: Path) -> None:
    _picture(tmp_path / "sub/a.png")
    (tmp_path / "metadata.csv").write_text("filename,prompt\nsub/a.png,above\n")
    (tmp_path / "sub/metadata.jsonl").write_text('{"file_name": "a.png", "prompt": "below"}\n')
    assert _captions(scan(tmp_path))["sub/a.png"] == ("below", "metadata.jsonl")


def test_a_name_that_two_pictures_have_is_not_guessed(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png")
    _picture(tmp_path / "sub/a.png")
    (tmp_path / "metadata.csv").write_text("filename,prompt\na.png,the upper one\n")
    assert _captions(scan(tmp_path, trigger_word="w")) == {
        "a.png": ("the upper one", "metadata.csv"),
        "sub/a.png": ("w", "trigger word"),
    }


def test_composed_and_parted_letters_are_one_name(tmp_path: Path) -> None:
    _picture(tmp_path / "cafe\u0301.png")
    (tmp_path / "metadata.csv").write_text("filename,prompt\ncaf\u00e9.png,coffee\n", encoding="utf-8")
    assert scan(tmp_path).pictures[0].caption == "coffee"


def test_notes_name_what_a_table_got_wrong(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png")
    (tmp_path / "metadata.csv").write_text("name,words\na.png,x\n")
    (tmp_path / "metadata.jsonl").write_text(
        '{"file_name": "a.png", "text": "one"}\n{"file_name": "a.png", "text": "two"}\nbroken\n[1]\n{"text": "x"}\n'
        '{"file_name": "gone.png", "text": "x"}\n'
    )
    dataset = scan(tmp_path)
    assert dataset.pictures[0].caption == "one"
    notes = "\n".join(dataset.notes)
    assert 'metadata.csv cannot be used; its first line must be "filename,prompt": it is not used' in notes
    assert "3 lines are passed over (line 3, 4, 5)" in notes
    assert "metadata.jsonl: 1 pictures are named more than once; the first caption counts" in notes
    assert "metadata.jsonl names 1 pictures that are not there: gone.png" in notes


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (None, b"", "no such metadata file"),
        ("m.csv", b"a,b\n1,2\n", 'its first line must be "filename,prompt"'),
        ("m.csv", b"", 'its first line must be "filename,prompt"'),
        ("m.csv", b"filename,prompt\n", "no caption found in it"),
        ("m.jsonl", b"{}\n", "no caption found in it"),
        ("m.csv", b"filename,prompt\na.png,\xff\n", "not UTF-8"),
    ],
)
def test_a_table_that_was_asked_for_must_be_usable(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    _picture(tmp_path / "a.png")
    path = tmp_path / (name or "none.csv")
    if name:
        path.write_bytes(data)
    assert message in _refusal(tmp_path, metadata_path=path)


def test_without_caption_the_trigger_word_or_the_folder_name_stands_in(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png")
    _picture(tmp_path / "3_tabby cat/b.png")
    assert _captions(scan(tmp_path, trigger_word="zkw")) == {
        "3_tabby cat/b.png": ("zkw", "trigger word"),
        "a.png": ("zkw", "trigger word"),
    }
    dataset = scan(tmp_path)
    assert _captions(dataset) == {"3_tabby cat/b.png": ("tabby cat", "folder name"), "a.png": ("", "none")}
    assert "1 pictures have neither caption nor trigger word and are trained without text: a.png" in dataset.notes


def test_without_caption_skipped_or_refused_as_set(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png", caption="x")
    for number in range(7):
        _picture(tmp_path / f"b{number}.png")
    dataset = scan(tmp_path, missing_caption="skip", trigger_word="w")
    assert list(_captions(dataset)) == ["a.png"]
    assert set(_codes(dataset).values()) == {"no-caption"}
    message = _refusal(tmp_path, missing_caption="refuse", trigger_word="w")
    assert "b0.png, b1.png, b2.png, b3.png, b4.png and 2 more: no caption" in message


def test_kohya_folders_carry_repeats(tmp_path: Path) -> None:
    names = ("10_cat/a.png", "10_cat/2_inner/b.png", "plain/c.png", "0_off/d.png", "2024_summer/e.png", "5_x/sub/f.png")
    for name in names:
        _picture(tmp_path / "7_root" / name, caption="x")
    dataset = scan(tmp_path / "7_root")
    repeats = {picture.path.name: picture.repeats for picture in dataset.pictures}
    assert repeats == {"a.png": 10, "b.png": 2, "c.png": 1, "e.png": 1, "f.png": 5}
    assert _codes(dataset) == {"d.png": "repeats"}
    assert 'the folder "2024_summer" is not read as 2024 repeats: at most 500 are' in dataset.notes
    assert dataset.summary().with_repeats == 19


def test_what_cannot_be_used_is_named_with_its_reason(tmp_path: Path) -> None:
    _picture(tmp_path / "good.png", (600, 512), "x")
    _picture(tmp_path / "low.png", (600, 511), "x")
    _picture(tmp_path / "narrow.png", (100, 2000), "x")
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path / "phone.HEIC").write_bytes(b"\x00" * 100)
    (tmp_path / "layers.psd").write_bytes(b"8BPS")
    Image.effect_noise((600, 600), 90).save(tmp_path / "cut.jpg")
    data = (tmp_path / "cut.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(data[: len(data) // 2])
    dataset = scan(tmp_path, minimum=512)
    assert [picture.path.name for picture in dataset.pictures] == ["good.png"]
    assert _codes(dataset) == {
        "cut.jpg": "truncated",
        "empty.png": "empty",
        "layers.psd": "format",
        "low.png": "too-small",
        "narrow.png": "too-small",
        "phone.HEIC": "format",
        "text.jpg": "unreadable",
    }
    reasons = {skipped.path.name: skipped.reason for skipped in dataset.skipped}
    assert reasons["low.png"] == "600x511 is smaller than the minimum 512x512"
    assert ".heic files are not supported" in reasons["phone.HEIC"]
    assert dataset.summary().skipped["too-small"] == 2


def test_the_minimum_may_differ_by_side_and_counts_after_rotation(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 80)).save(tmp_path / "turned.jpg", exif=exif)
    dataset = scan(tmp_path, minimum=(80, 40), trigger_word="w")
    assert (dataset.pictures[0].width, dataset.pictures[0].height) == (80, 40)
    assert "too small" in _refusal(tmp_path, minimum=(40, 80), trigger_word="w")


def test_hidden_files_masks_caches_and_runs_are_passed_over(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png", caption="x")
    for name in (
        ".hidden.png", "._a.png", "a-masklabel.png", "a-condlabel.png", ".trash/b.png", "cache/c.png", "__MACOSX/d.png",
        "tagged/e.png", "run/previews/f.png", "run/g.png",
    ):  # fmt: skip
        _picture(tmp_path / name)
    (tmp_path / "tagged" / "CACHEDIR.TAG").touch()
    (tmp_path / "run" / "events.jsonl").touch()
    (tmp_path / "a_sd.npz").touch()
    (tmp_path / "notes.md").touch()
    dataset = scan(tmp_path)
    assert list(_captions(dataset)) == ["a.png"]
    assert dataset.skipped == []


def test_linked_folders_are_followed_and_circles_are_not(tmp_path: Path) -> None:
    _picture(tmp_path / "elsewhere/a.png", caption="x")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/back").symlink_to(tmp_path / "data")
    (tmp_path / "data/gone.png").symlink_to(tmp_path / "nothing.png")
    dataset = scan(tmp_path / "data")
    assert list(_captions(dataset)) == ["linked/a.png"]
    assert _codes(dataset) == {"gone.png": "unreadable"}


def test_folders_that_hold_nothing_to_train_are_refused(tmp_path: Path) -> None:
    assert "no such picture folder" in _refusal(tmp_path / "none")
    _picture(tmp_path / "a/a.png", (20, 20), caption="x")
    assert "is not a folder" in _refusal(tmp_path / "a/a.png")
    (tmp_path / "empty").mkdir()
    assert "is empty" in _refusal(tmp_path / "empty")
    (tmp_path / "empty/readme.md").touch()
    assert "holds no pictures" in _refusal(tmp_path / "empty")
    (tmp_path / "a/b.png").touch()
    _picture(tmp_path / "a/c.png", (20, 20), caption="x")
    message = _refusal(tmp_path / "a", minimum=512)
    assert "none of its 3 pictures can be used (2 too small, 1 empty): the minimum is 512x512, see min_size" in message


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _picture(tmp_path / "a.png")

    def denied(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", denied)
    assert "cannot be read (Permission denied)" in _refusal(tmp_path)


def test_progress_counts_all_and_may_end_the_scan(tmp_path: Path) -> None:
    for number in range(20):
        _picture(tmp_path / f"{number:02}.png", (8, 8), "x")
    told: list[tuple[int, int]] = []
    scan(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, 20) for number in range(1, 21)]

    def cancel(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scan(tmp_path, progress=cancel)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("scan")]


def test_two_scans_say_the_same(tmp_path: Path) -> None:
    for number in range(12):
        _picture(tmp_path / f"{number % 3}_x/{number}.png", (8 + number, 8), "x" if number % 2 else None)
    (tmp_path / "1_x/broken.png").write_bytes(b"x")
    assert scan(tmp_path, trigger_word="w") == scan(tmp_path, trigger_word="w")


def test_the_summary_measures(tmp_path: Path) -> None:
    _picture(tmp_path / "a.png", (100, 10), "x")
    _picture(tmp_path / "b.png", (20, 30), "x")
    summary = scan(tmp_path).summary()
    assert (summary.pictures, summary.smallest, summary.largest) == (2, (20, 30), (100, 10))
