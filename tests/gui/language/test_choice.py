"""Which language is spoken, and what else changes with it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui import language
from gui.language import choice, compiled
from gui.language.fonts import with_stand_ins
from gui.language.options import SpokenOptions
from project.library.listing import SAMPLE_NAME, SAMPLE_TEXTS_NAME
from project.options import all_options


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    language.apply(qapp, language.ENGLISH)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["zh-TW"], "en"),  # other signs: those who read them may choose the simplified ones themselves
        (["de-DE", "zh-CN"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["de-DE"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_the_system_asks_for_and_we_have(wanted: list[str], code: str) -> None:
    assert language.chosen(language.SYSTEM, wanted) == code


def test_a_set_language_counts_and_an_unknown_one_is_that_of_the_system() -> None:
    assert language.chosen("zh_CN", ["en-GB"]) == "zh_CN"
    assert language.chosen("tlh", ["zh-CN"]) == "zh_CN"


def test_a_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    monkeypatch.setattr(choice, "resources", lambda: tmp_path)
    assert language.languages() == ["en"]
    (folder / "atelier_pt_BR.ts").write_text("", encoding="utf-8")
    assert language.languages() == ["en", "pt_BR"]
    assert language.title("pt_BR").startswith("Português")
    assert language.chosen(language.SYSTEM, ["pt-BR"]) == "pt_BR"


def test_the_window_qt_and_the_rooms_without_qt_speak_it(speak: QApplication) -> None:
    assert language.apply(speak, "zh_CN") == "zh_CN"
    assert QCoreApplication.translate("Rail", "Train") == "训练"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "取消" in buttons.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert language.translated("Art style") == "画风"
    assert language.joined("一。", "二。") == "一。二。"
    assert language.as_sentence("文件已损坏") == "文件已损坏。"
    language.apply(speak, "en")
    assert QCoreApplication.translate("Rail", "Train") == "Train"
    assert language.translated("Art style") == "Art style"
    assert language.joined("One.", "", "Two.") == "One. Two."
    assert language.as_sentence("the file is damaged") == "The file is damaged."


def test_numbers_and_dates_follow_a_language_that_is_set(speak: QApplication) -> None:
    language.apply(speak, "zh_CN")
    assert QLocale().language() == QLocale.Language.Chinese
    assert QLocale().toString(1234.5, "f", 1) == "1,234.5"


def test_options_are_translated_for_people_and_unchanged_for_programs(speak: QApplication) -> None:
    options = SpokenOptions(all_options())
    english = options["lora_rank"]
    language.apply(speak, "zh_CN")
    chinese = options["lora_rank"]
    assert chinese.title != english.title
    assert (chinese.key, chinese.default, chinese.minimum) == (english.key, english.default, english.minimum)
    scheduler = {choice.value for choice in options["scheduler"].choices}
    language.apply(speak, "en")
    assert options["lora_rank"] == english
    assert scheduler == {choice.value for choice in options["scheduler"].choices}


def test_only_the_samples_names_are_ours_to_translate(speak: QApplication) -> None:
    language.apply(speak, "zh_CN")
    for name in (SAMPLE_NAME, SAMPLE_TEXTS_NAME):
        assert language.project_title(name) != name
    assert language.project_title("Pictures") == "Pictures"


def test_chinese_signs_come_from_a_simplified_font_behind_the_own_one(qapp: QApplication) -> None:
    font = QFont("DejaVu Sans")
    assert with_stand_ins(font, "en").families() == ["DejaVu Sans"]
    families = with_stand_ins(font, "zh_CN").families()
    assert families[0] == "DejaVu Sans"
    assert {"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"} <= set(families)


def test_letters_of_one_width_stay_so(qapp: QApplication) -> None:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    metrics = QFontMetrics(with_stand_ins(fixed, "zh_CN"))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


def test_a_checkout_compiles_a_translation_once_and_again_when_it_changed(tmp_path: Path, qtbot: QtBot) -> None:
    texts = tmp_path / "atelier_xx.ts"
    source = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="xx"><context><name>A</name>'
        "<message><source>Save</source><translation>S</translation></message></context></TS>"
    )
    texts.write_text(source, encoding="utf-8")
    made = compiled.compiled(texts)
    assert made is not None
    assert made.parent != texts.parent
    first = made.stat().st_mtime_ns
    assert compiled.compiled(texts) == made
    assert made.stat().st_mtime_ns == first
    time.sleep(0.01)
    texts.write_text(source, encoding="utf-8")
    compiled.compiled(texts)
    assert made.stat().st_mtime_ns > first


def test_texts_that_cannot_be_read_stay_in_english(
    speak: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "atelier_zh_CN.ts").write_text("<TS><context>", encoding="utf-8")
    monkeypatch.setattr(choice, "resources", lambda: tmp_path)
    assert language.apply(speak, "zh_CN") == "zh_CN"
    assert language.translated("Art style") == "Art style"
    assert QCoreApplication.translate("Rail", "Train") == "Train"


def test_a_package_brings_its_translation_along(tmp_path: Path) -> None:
    texts, made = tmp_path / "atelier_xx.ts", tmp_path / "atelier_xx.qm"
    texts.write_text("", encoding="utf-8")
    made.write_bytes(b"")
    assert compiled.compiled(texts) == made


def test_a_translation_that_cannot_be_compiled_leaves_the_window_in_english(tmp_path: Path) -> None:
    texts = tmp_path / "atelier_xx.ts"
    texts.write_text("no translation at all", encoding="utf-8")
    assert compiled.compiled(texts) is None
