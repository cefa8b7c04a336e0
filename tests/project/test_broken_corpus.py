"""Nothing in a folder of everything that can be wrong with a dataset crashes, blocks, swells or gets changed."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.config import parse_config
from project.dataset import CaptionReader, list_pictures, scan
from project.dataset.writing import likely_text
from project.exchange import LAYOUTS, TakeOut, bring, take_out
from project.exchange.generation import prompt_of
from project.health import Store, check_config
from project.health.listing import as_json, lines
from tests.project import broken_corpus

_SECONDS = 60  # for any one step; each takes about one, and one that waits for a pipe or reads a hole never ends
_MEGABYTES = 1800  # that a step may add to the process's height; a hole that is read takes 6,000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return broken_corpus.make(tmp_path_factory.mktemp("corpus") / "set")


@pytest.fixture(autouse=True)
def _bounded_and_untouched(corpus: Path) -> Iterator[None]:
    before, began, height = broken_corpus.state(corpus), time.monotonic(), _height()
    yield
    assert time.monotonic() - began < _SECONDS
    assert _height() - height < _MEGABYTES
    assert broken_corpus.state(corpus) == before


def _height() -> int:
    """The most megabytes that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def go_on(done: int, every: int) -> bool:
    return True


def test_the_scan_tells_of_every_file(corpus: Path) -> None:
    found = scan(corpus)
    names = {Path(listed.file) for listed in list_pictures(corpus).pictures}
    assert {picture.path for picture in found.pictures} | {skipped.path for skipped in found.skipped} == names
    assert len(found.skipped) > 200
    assert all(skipped.reason and "\n" not in skipped.reason for skipped in found.skipped)
    assert {picture.path.stem for picture in found.pictures} > set(broken_corpus.GOOD)
    reasons = {skipped.path.name: skipped.code for skipped in found.skipped if skipped.path.parent.name != "broken"}
    assert {reasons[name] for name in ("pipe.png", "zero.png", "null.png", "nowhere.png", "circle.png")} <= {
        "empty", "unreadable",
    }  # fmt: skip
    assert reasons["huge.png"] == "bomb"


def test_captions_are_read_or_the_reason_is_said(corpus: Path) -> None:
    listing = list_pictures(corpus)
    reader = CaptionReader(listing)
    read = {listed.name: reader.read(listed.path) for listed in listing.pictures}
    problems = {name: caption.problem for name, caption in read.items() if caption.problem}
    for name in ("latin", "half utf16", "surrogate", "cjk", "a hole"):
        assert f"{name}.txt" in problems[f"captions/{name}.png"]
    assert read["captions/utf16.png"].text == "a cat"
    assert read["captions/a pipe.png"].text == read["captions/a folder.png"].text == ""
    assert read["tables/good/a.png"].text == "one, two"
    assert len(read["captions/one long line.png"].text) == 299_999
    for caption in read.values():
        caption.text.encode()  # no half letters, which no file could take
    assert likely_text(corpus / "captions" / "cjk.png") == "水墨画，钟"
    assert likely_text(corpus / "captions" / "a pipe.png") == likely_text(corpus / "captions" / "a hole.png") == ""


def test_the_check_tells_of_every_file(corpus: Path, tmp_path: Path) -> None:
    config = parse_config({"train_data_dir": str(corpus), "min_size": 64, "resolution": 64}, "test")
    health = check_config(config, Store(tmp_path / "cache", corpus))
    assert len(health.items) == len(list_pictures(corpus).pictures)
    told = {file for finding in health.findings if finding.level == "problem" for file in finding.files}
    assert {item.file for item in health.items if item.left_code and item.left_code != "repeats"} <= told
    assert as_json(health).encode()
    assert list(lines(health, corpus))
    assert len(Store(tmp_path / "cache", corpus).read()) == len(health.items)


def test_what_can_be_used_comes_in_and_the_rest_is_named(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "project" / "images"
    brought = bring([corpus], target, go_on, prompts=True)
    assert len(brought.pictures) + len(brought.problems) == len(list_pictures(corpus).pictures)
    assert all(reason and "\n" not in reason for _, reason in brought.problems)
    assert all(path.is_file() and path.resolve().is_relative_to(target) for path in brought.pictures)
    assert os.listdir(target.parent) == ["images"]
    assert (target / "captions" / "latin.txt").read_bytes() == broken_corpus.CAPTIONS["latin"]
    assert sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) < 64 << 20
    again = bring([corpus], target, go_on)
    assert len(again.pictures) == len(brought.pictures)
    assert not set(again.pictures) & set(brought.pictures)


def test_prompts_of_anything(corpus: Path) -> None:
    for listed in list_pictures(corpus).pictures:
        assert isinstance(prompt_of(listed.path), str)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_whole_goes_out_and_comes_back_the_same(corpus: Path, tmp_path: Path, layout: str) -> None:
    zipped = layout in ("imagefolder", "csv")
    taken = take_out(corpus, TakeOut(layout, tmp_path / "out", zipped), go_on)
    assert taken.pictures + len(taken.problems) == len(list_pictures(corpus).pictures)
    assert all(reason and "\n" not in reason for _, reason in taken.problems)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    brought = bring([taken.place], tmp_path / "back", go_on)
    assert (len(brought.pictures), brought.problems) == (taken.pictures, [])
    listing = list_pictures(tmp_path / "back")
    reader = CaptionReader(listing)
    assert sum(bool(reader.read(listed.path).text) for listed in listing.pictures) == taken.captions


@pytest.mark.parametrize("name", ["climbing", "quotes", "columns", "surrogate", "deep", "numbers", "lists", "subsets",
                                  "away", "binary", "pipe", "folder", "hole"])  # fmt: skip
def test_a_table_by_itself_gives_pictures_or_a_sentence(corpus: Path, tmp_path: Path, name: str) -> None:
    for file in sorted((corpus / "tables" / name).iterdir()):
        if file.suffix in (".csv", ".jsonl", ".json", ".toml"):
            target = tmp_path / file.name / "images"
            brought = bring([file], target, go_on)
            assert brought.pictures or [path for path, _ in brought.problems] == [file] or file.is_dir()
            assert all(path.resolve().is_relative_to(target) for path in brought.pictures)
            assert os.listdir(target.parent) == ["images"]
