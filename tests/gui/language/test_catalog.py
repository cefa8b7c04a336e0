"""English sentences with something in them, said in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.language.catalog import Catalog, without_qt

TEXTS = {
    "The engine is ready.": "引擎已就绪。",
    "%1 is empty": "%1 是空的",
    "%1: %2 pictures have no caption": "%1：%2 张图片没有标注",
    "%1 pictures have no caption": "%1 张图片没有标注",
    "%1 pictures": "%1 张图片",
    "1 picture": "1 张图片",
    "You have %1, too few for batches of %2.": "你有 %1，不够组成 %2 的批次。",
    "%2 of %1 are free": "%1 中有 %2 可用",
    "it cannot be read (%1)": "无法读取 (%1)",
    "the file is damaged": "文件已损坏",
    "no such key": "没有这个键",
    '; did you mean "%1"?': "；是否想写“%1”？",
    " and %1 more": "，另有 %1 个",
    "%1 or %2": "%1 或 %2",
    "crop them": "裁剪它们",
    "an art style": "画风",
}
GLUE = {" ": "", ": ": "：", "; ": "；", ", ": "、"}


@pytest.fixture
def catalog() -> Catalog:
    return Catalog(TEXTS, GLUE)


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("The engine is ready.", "引擎已就绪。"),
        ("/home/anna/图 片 is empty", "/home/anna/图 片 是空的"),
        ("12 pictures have no caption", "12 张图片没有标注"),
        ("C:\\pictures: 3 pictures have no caption", "C:\\pictures：3 张图片没有标注"),
        ("8 GB of 24 GB are free", "24 GB 中有 8 GB 可用"),
        ("You have 3 pictures, too few for batches of 4.", "你有 3 张图片，不够组成 4 的批次。"),
        ("You have 1 picture, too few for batches of 4.", "你有 1 张图片，不够组成 4 的批次。"),
        ("it cannot be read (the file is damaged)", "无法读取 (文件已损坏)"),
        ("ink.png: the file is damaged", "ink.png：文件已损坏"),
        ("The file is damaged.", "文件已损坏。"),
        ("Crop them", "裁剪它们"),
        ("/home/anna/my own pictures/ink is empty", "/home/anna/my own pictures/ink 是空的"),
        ("ink.png: it cannot be read (one or other of many words)", "ink.png：无法读取 (one or other of many words)"),
        ("The engine is ready. 3 pictures have no caption", "引擎已就绪。3 张图片没有标注"),
        ("the file is damaged; no such key", "文件已损坏；没有这个键"),
        ("the file is damaged\nno such key", "文件已损坏\n没有这个键"),
        ('no such key; did you mean "lora_rank"?', "没有这个键；是否想写“lora_rank”？"),
        ("the file is damaged and 3 more", "文件已损坏，另有 3 个"),
    ],
)
def test_what_is_known_is_said_with_its_arguments(catalog: Catalog, english: str, said: str) -> None:
    assert catalog.translated(english) == said
    assert catalog.translated(english) == said  # and the second time, when it is remembered


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nobody has translated this sentence",
        "a sentence that nobody knows or that nobody wrote, of many words",  # is no "%1 or %2"
        "水墨画",
        "is empty",  # there is nothing in the place
        "128",
    ],
)
def test_what_is_not_known_stays_as_it_is(catalog: Catalog, text: str) -> None:
    assert catalog.translated(text) == text


def test_the_pattern_that_says_most_is_taken(catalog: Catalog) -> None:
    both = Catalog({"%1 is empty": "甲 %1", "the folder %1 is empty": "乙 %1"})
    assert both.translated("the folder ink is empty") == "乙 ink"
    assert both.translated("box ink is empty") == "甲 box ink"


def test_only_finished_texts_of_the_rooms_without_qt_are_read(tmp_path: Path) -> None:
    file = tmp_path / "atelier_xx.ts"
    file.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="xx">'
        "<context><name>options</name><message><source>Rank</source><translation>R</translation></message>"
        '<message><source>Alpha</source><translation type="unfinished"></translation></message></context>'
        "<context><name>Window</name><message><source>Save</source><translation>S</translation></message></context>"
        "<context><name>project/health</name><message><source>%1 &amp; more</source>"
        "<translation>M %1</translation></message></context></TS>",
        encoding="utf-8",
    )
    catalog = Catalog.read(file)
    assert [catalog.translated(text) for text in ("Rank", "Alpha", "Save", "3 & more")] == ["R", "Alpha", "Save", "M 3"]
    assert not without_qt("Window")
    assert without_qt("engine/tools")
