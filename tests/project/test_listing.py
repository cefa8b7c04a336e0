"""A quick look at a folder finds what a scan finds, and two looks tell what happened in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from project.dataset import CaptionReader, compare, list_pictures, natural, never_trained, scan
from project.errors import BadInput
from project.model_facts import ModelFacts, model_facts, smallest_picture
from project.workspace import sample_dataset


def picture(path: Path, size: tuple[int, int] = (80, 80)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "teal").save(path)
    return path


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """Subfolders, tables, both kinds of caption files, and everything that is passed over."""
    folder = tmp_path / "messy"
    for name in ("a.png", "b 10.png", "b 9.png", "10_cat/c.png", "10_cat/deep/d.JPG", "0_off/e.png", "both.png"):
        picture(folder / name)
    for name in (".hidden.png", "cache/f.png", ".git/g.png", "run/h.png", "a-masklabel.png"):
        picture(folder / name)
    (folder / "run" / "events.jsonl").touch()
    (folder / "a.txt").write_text("from the text file")
    (folder / "a.caption").write_text("from the other file")
    (folder / "b 9.txt").write_text("  \n")
    (folder / "b 9.caption").write_text("second choice")
    (folder / "metadata.csv").write_text("filename,prompt\nb 10.png,from the table\n10_cat/c.png,outer\n")
    (folder / "10_cat" / "metadata.jsonl").write_text('{"file_name": "c.png", "text": "inner"}\n')
    (folder / "both.txt").write_bytes("ключ".encode("cp1251"))
    (folder / "photo.heic").write_bytes(b"x")
    return folder


def test_a_look_finds_what_a_scan_finds(messy: Path) -> None:
    listing = list_pictures(messy)
    dataset = scan(messy)
    told = {each.path for each in dataset.pictures} | {skipped.path for skipped in dataset.skipped}
    assert {each.path for each in listing.pictures} == told
    reader = CaptionReader(listing)
    words = {each.path: (each.caption, each.caption_source) for each in dataset.pictures if each.caption}
    found = {each.path: reader.read(each.path) for each in listing.pictures}
    written = {path: (caption.text, caption.source) for path, caption in found.items() if caption.text}
    assert written == {path: each for path, each in words.items() if each[1] not in ("folder name", "none")}
    assert written[messy / "10_cat" / "c.png"] == ("inner", "metadata.jsonl")
    assert "not UTF-8" in found[messy / "both.png"].problem


def test_names_alone_give_the_same_pictures_in_the_same_order(messy: Path) -> None:
    quick, full = list_pictures(messy, stamps=False), list_pictures(messy)
    assert [each.file for each in quick.pictures] == [each.file for each in full.pictures]
    assert not compare(quick, full)


def test_the_order_is_natural() -> None:
    assert sorted(["b 10", "b 9", "B 1", "a", "10", "9"], key=natural) == ["9", "10", "a", "B 1", "b 9", "b 10"]


def test_two_looks_tell_what_came_went_and_changed(messy: Path) -> None:
    before = list_pictures(messy)
    picture(messy / "new.png")
    (messy / "b 9.png").unlink()
    picture(messy / "b 10.png", (90, 90))
    (messy / "a.txt").write_text("another text altogether")
    change = compare(before, list_pictures(messy))
    assert [each.name for each in change.added] == ["new.png"]
    assert change.removed == (str(messy / "b 9.png"),)
    assert [each.name for each in change.replaced] == ["b 10.png"]
    assert [each.name for each in change.captions] == ["a.png"]


def test_a_changed_table_makes_every_caption_worth_a_look(messy: Path) -> None:
    before = list_pictures(messy)
    (messy / "metadata.csv").write_text("filename,prompt\na.png,x\n")
    change = compare(before, list_pictures(messy))
    assert len(change.captions) == len(before.pictures)


def test_what_can_never_be_trained_has_its_reason(messy: Path) -> None:
    reasons = {each.name: never_trained(each, messy) for each in list_pictures(messy).pictures}
    assert {name for name, reason in reasons.items() if reason} == {"photo.heic", "0_off/e.png"}
    assert ".heic" in reasons["photo.heic"]


def test_links_do_not_lead_in_circles(tmp_path: Path) -> None:
    picture(tmp_path / "in" / "a.png")
    os.symlink(tmp_path / "in", tmp_path / "in" / "again")
    os.symlink(tmp_path / "nowhere.png", tmp_path / "in" / "lost.png")
    assert [each.name for each in list_pictures(tmp_path / "in").pictures] == ["a.png", "lost.png"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such picture folder"):
        list_pictures(tmp_path / "gone")


def test_the_given_table_is_read(tmp_path: Path) -> None:
    picture(tmp_path / "in" / "a.png")
    table = tmp_path / "words.csv"
    table.write_text("filename,prompt\na.png,given\n")
    listing = list_pictures(tmp_path / "in")
    assert CaptionReader(listing, table).read(tmp_path / "in" / "a.png").text == "given"
    broken = CaptionReader(listing, tmp_path / "none.csv")
    assert "no such metadata file" in broken.problem
    assert broken.read(tmp_path / "in" / "a.png").text == ""


def test_the_sizes_of_the_starter_model() -> None:
    assert model_facts("starter") == ModelFacts(64, 16)
    assert smallest_picture("starter") == 64
    assert smallest_picture("starter", 100) == 100
    assert len(list_pictures(sample_dataset()).pictures) == 28


def test_an_unreadable_model_counts_as_the_least_known(tmp_path: Path) -> None:
    (tmp_path / "unet").mkdir()
    (tmp_path / "unet" / "config.json").write_text("[]")
    assert model_facts(str(tmp_path)) is None
    assert smallest_picture(str(tmp_path)) == 512
