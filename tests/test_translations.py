"""The translations hold what the app says now, all of it, and each as a translator can stand behind it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from gui.language.catalog import without_qt
from resources.translations.build import collecting, qt_tools, sentences, ts_file
from resources.translations.build.ts_file import Entry

GUI = Path(__file__).resolve().parents[1] / "gui"
FILES = sorted(qt_tools.FOLDER.glob("atelier_*.ts"))
_PIECES = re.compile(r"%\d|%n|%L\d|\{[^{}]*\}|</?\w+[^>]*>")
_ACCELERATOR = re.compile(r"&(?=\w)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def said() -> list[Entry]:
    """Every text of the app as it is now."""
    return collecting.collect()


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def translated(request: pytest.FixtureRequest) -> list[Entry]:
    return ts_file.read(request.param)


def shown(entries: list[Entry]) -> list[str]:
    return [f"{entry.context}: {entry.source} -> {' | '.join(entry.forms)}" for entry in entries]


HOW = "bring it up to date: python -m resources.translations.build update"


def test_the_files_hold_just_what_the_app_says(said: list[Entry], translated: list[Entry]) -> None:
    now, there = {entry.key for entry in said}, [entry.key for entry in translated]
    assert not sorted(now - set(there)), HOW
    assert not sorted(set(there) - now), HOW
    assert not [key for key, count in Counter(there).items() if count > 1]
    assert {entry.key: entry.plural for entry in said} == {entry.key: entry.plural for entry in translated}


def test_every_text_is_translated(translated: list[Entry]) -> None:
    assert not shown([entry for entry in translated if entry.state or not all(map(str.strip, entry.forms))])


def test_what_is_put_in_is_put_in_everywhere(translated: list[Entry]) -> None:
    wrong = [
        entry
        for entry in translated
        for form in entry.forms
        if Counter(_PIECES.findall(entry.source)) != Counter(_PIECES.findall(form))
        or len(_ACCELERATOR.findall(entry.source)) != len(_ACCELERATOR.findall(form))
        or entry.source.count("\n") != form.count("\n")
    ]
    assert not shown(wrong)


def test_a_text_that_stays_in_english_is_a_name(translated: list[Entry]) -> None:
    def words(text: str) -> bool:
        return bool(re.search(r"(?<![\w.-])[a-z]{2,} [a-z]{2,}(?![\w.])", _PIECES.sub("", text)))

    assert not shown([entry for entry in translated if entry.forms == (entry.source,) and words(entry.source)])


def test_the_rooms_without_qt_say_the_same_text_one_way(translated: list[Entry]) -> None:
    sources = Counter(entry.source for entry in translated if without_qt(entry.context))
    assert not [source for source, count in sources.items() if count > 1]


def test_chinese_has_chinese_punctuation_and_air_around_latin_words() -> None:
    entries = ts_file.read(qt_tools.FOLDER / "atelier_zh_CN.ts")
    halves = re.compile(r"[\u3400-\u9fff][,;:!?](?!\w+:)|[,;:!?](?=[\u3400-\u9fff])")
    tight = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|(?<![%{])\b[A-Za-z0-9]+[\u3400-\u9fff]")
    wrong = [
        entry
        for entry in entries
        for form in entry.forms
        if _CHINESE.search(form)
        and (halves.search(form) or tight.search(re.sub(r"[A-Za-z]?&\w|%\d|\{[^{}]*\}|<[^>]*>", "", form)))
    ]
    assert not shown(wrong)


# --- the tools find what there is -------------------------------------------------------------------------------------


def test_qt_finds_every_text_of_the_window(said: list[Entry]) -> None:
    """Its reader knows neither other names for tr() nor calls within f-strings."""
    found = {(entry.context, entry.source) for entry in said}
    missed = []
    for path in sorted(GUI.rglob("*.py")):
        for line, context, text in _calls(ast.parse(path.read_text(encoding="utf-8")), ""):
            if (context, text) not in found:
                missed.append(f"{path.relative_to(GUI)}:{line}: {context}: {text}")
    assert not missed


def _calls(node: ast.AST, owner: str) -> list[tuple[int, str, str]]:
    """(line, context, text) of each text that is handed to Qt."""
    calls = []
    for child in ast.iter_child_nodes(node):
        calls += _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)
        if not isinstance(child, ast.Call):
            continue
        name = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
        texts = [one.value for one in child.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if name == "tr" and texts:
            calls.append((child.lineno, owner, texts[0]))
        elif name == "translate" and len(texts) > 1:
            calls.append((child.lineno, texts[0], texts[1]))
    return calls


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('raise BadInput("the folder is empty")', ["the folder is empty"]),
        ('raise BadInput(f"{path}: no caption in {line}")', ["%1: no caption in %2"]),
        ("raise BadInput(f\"{n} {'row' if n == 1 else 'rows'} left out\")", ["%1 row left out", "%1 rows left out"]),
        (
            "def f(n, more):\n    tail = f', and {more} more' if more else ''\n    return f'{n} are left out{tail}'",
            ["%1 are left out, and %2 more", "%1 are left out"],
        ),
        (
            "Finding(f\"{pictures(n, 'is', 'are')} blurred{' and dark' if n == 1 else ''}\")",
            ["1 picture is blurred and dark", "%1 pictures are blurred"],
        ),
        ('TEXT = "no model at hand: put one into {folder}"', ["no model at hand: put one into %1"]),
        ('x = "both at" + " once"', ["both at once"]),
        ('Choice(trouble or f"it trains on {card}")', ["it trains on %1"]),
        ('def f(sentence="look at them"): pass', ["look at them"]),
        ('x = f"{a}{b} is too large"', ["%1 is too large"]),
        ('runs.Report(title="Merged", columns=("layer", "changed by"))', ["Merged", "layer", "changed by"]),
    ],
)
def test_a_sentence_is_found_whole_with_places_for_what_is_put_in(source: str, found: list[str]) -> None:
    assert set(sentences.in_source(source)) == set(found)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of words."""',
        '_log.warning("this goes to the log")',
        'print("this goes to the shell")',
        'parser.add_argument("--x", help="this stands in the help")',
        'if text == "a text to compare": pass',
        'connection.execute("CREATE TABLE records (name TEXT)")',
        'value["a key of words"] = 1',
        'name = "learning_rate"',
    ],
)
def test_what_nobody_reads_in_the_window_is_left_out(source: str) -> None:
    assert not list(sentences.in_source(source))


def test_in_the_window_only_the_sentences_of_errors_are_collected_so() -> None:
    source = 'QLabel("some words")\nraise BadInput("some other words")\nraise BadInput(translate("x", "words of Qt"))'
    assert list(sentences.in_source(source, only_errors=True)) == ["some other words"]


def test_a_file_that_is_written_reads_the_same(tmp_path: Path) -> None:
    entries = [
        Entry("A", "Save “it” & go <b>now</b>", "", ("保存",), False, ""),
        Entry("A", "Two\nlines", "a button", ("",), False, "unfinished"),
        Entry("B", "%n picture(s)", "", ("%n 张图片",), True, ""),
    ]
    path = tmp_path / "atelier_zh_CN.ts"
    ts_file.write(path, "zh_CN", entries, {entry.key: entry for entry in entries})
    assert ts_file.read(path) == entries
    again = path.read_text(encoding="utf-8")
    ts_file.write(path, "zh_CN", ts_file.read(path), {entry.key: entry for entry in ts_file.read(path)})
    assert path.read_text(encoding="utf-8") == again


# --- the pages in two languages ---------------------------------------------------------------------------------------


def _bones(path: Path) -> tuple[list[str], list[str], set[str]]:
    """Levels of headings, code without its comments, and where links lead, of a page in Markdown."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    code = [re.sub(r"\s*#.*", "", block) for block in blocks]
    links = {link.replace(".zh-CN", "").partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose)}
    return re.findall(r"^#+(?= )", prose, re.MULTILINE), code, links


@pytest.mark.parametrize("page", ["README", "docs/install"])
def test_a_page_has_the_same_parts_in_both_languages(page: str) -> None:
    english, chinese = _bones(GUI.parent / f"{page}.md"), _bones(GUI.parent / f"{page}.zh-CN.md")
    assert chinese[0] == english[0]
    assert chinese[1] == english[1]
    assert chinese[2] == english[2]
