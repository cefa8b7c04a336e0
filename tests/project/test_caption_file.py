"""A caption file over an edit: its form stays, and what is taken back is the same byte for byte."""

from __future__ import annotations

import codecs
import shutil
from pathlib import Path

import pytest

from project.dataset.caption_file import CaptionFile
from project.dataset.captions import read_beside
from project.dataset.listing import Caption
from project.errors import BadInput
from project.words.caption_steps import change_of, edits_of, keep_typed
from project.words.journal import Change, Journal, Step
from project.workspace import resources


@pytest.fixture
def cat(tmp_path: Path) -> Path:
    return Path(shutil.copy(resources() / "sample" / "banana.png", tmp_path / "cat.png"))


def found(picture: Path) -> Caption:
    return Caption(*(read_beside(picture) or ("", "none")))


FORMS = {
    "plain": (b"a cat\n", b"a dog\n"),
    "no line end": (b"a cat", b"a dog"),
    "windows": (b"a cat\r\nasleep\r\n", b"a dog\r\nasleep\r\n"),
    "marked": (codecs.BOM_UTF8 + b"a cat\r\n", codecs.BOM_UTF8 + b"a dog\r\n"),
    "utf-16": (
        codecs.BOM_UTF16_LE + "a cat 猫\n".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + "a dog 猫\n".encode("utf-16-le"),
    ),
    "utf-16 big": (
        codecs.BOM_UTF16_BE + "a cat\r\n😀".encode("utf-16-be"),
        codecs.BOM_UTF16_BE + "a dog\r\n😀".encode("utf-16-be"),
    ),
    "odd signs": ("a cat\u2028b\x0bc\x85d e\n".encode(), "a dog\u2028b\x0bc\x85d e\n".encode()),
    "space": (b"\n\n  a cat, x ,y  \n", b"a dog, x ,y\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_edit_keeps_the_form_and_undo_the_bytes(cat: Path, form: str) -> None:
    before, after = FORMS[form]
    target = cat.with_suffix(".txt")
    target.write_bytes(before)
    file = CaptionFile(cat, found(cat))
    file.write(file.before.text.replace("cat", "dog"))
    assert target.read_bytes() == after
    file.write(None)
    assert target.read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_a_deleted_caption_comes_back_byte_for_byte_after_a_restart(cat: Path, form: str, tmp_path: Path) -> None:
    before, _ = FORMS[form]
    target = cat.with_suffix(".txt")
    target.write_bytes(before)
    file = CaptionFile(cat, found(cat))
    file.remember()
    Journal(tmp_path / "history").append(Step("gone", (change_of(file, "", tmp_path),)))
    file.write("")
    assert not target.exists()
    ((again, text),) = edits_of(Journal(tmp_path / "history").steps()[0], tmp_path, done=True)
    assert again.others(None) is None
    again.write(None)
    assert target.read_bytes() == before
    again.write(text)
    assert not target.exists()


def test_another_programs_bytes_come_back_too(cat: Path) -> None:
    target = cat.with_suffix(".txt")
    target.write_bytes(b"mine\n")
    file = CaptionFile(cat, found(cat))
    target.write_bytes(b"  theirs\r\n")
    assert file.take_over("mine again") == Caption("theirs", "cat.txt")
    file.write(None)
    assert target.read_bytes() == b"  theirs\r\n"


def test_a_folder_in_the_place_of_a_caption_is_told_of_and_stays(cat: Path) -> None:
    folder = cat.with_suffix(".txt")
    (folder / "inside").mkdir(parents=True)
    file = CaptionFile(cat, found(cat))
    for text in ("new", ""):
        with pytest.raises(BadInput, match="is a folder: rename it"):
            file.write(text)
    assert (folder / "inside").is_dir()


def test_a_draft_of_a_killed_window_becomes_a_step(cat: Path, tmp_path: Path) -> None:
    target = cat.with_suffix(".txt")
    target.write_bytes(b"before\r\n")
    file = CaptionFile(cat, found(cat))
    file.remember()
    Journal(tmp_path / "history").begin_typing("caption of cat.png", change_of(file, "", tmp_path))
    file.write("befo")
    journal = Journal(tmp_path / "history")
    keep_typed(journal, tmp_path)
    keep_typed(journal, tmp_path)  # once is enough
    (step,) = journal.steps()
    assert step.changes == (Change("cat.png", "before", "befo", "cat.txt", exact="before\r\n"),)
    ((again, _),) = edits_of(step, tmp_path, done=True)
    again.write(None)
    assert target.read_bytes() == b"before\r\n"
    journal.begin_typing("caption of cat.png", change_of(again, "", tmp_path))
    keep_typed(journal, tmp_path)  # nothing was written
    assert len(journal.steps()) == 1
