"""Tokens counted without torch are those that the engine encodes; the verb that changes captions in a folder."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from transformers import CLIPTokenizer

from engine.cli import main
from project import library
from project.words.journal import Journal
from project.words.tokens import TokenCounter, _load, _published, _Words
from project.workspace import resources, starter_model

PIECES = [
    *"abcdeXYZ0123 '!?.,|\t\n", "a photo of", "DON'T", "it's", "<|endoftext|>", "<|startoftext|>", "endoftext|>", "!!",
    "é", "e\u0301", "\u0301", "ß", "ﬁ", "Ⅷ", "½", "١", "Σ", "İ", "ǅ", "红发，", "日本語", "한국어", "😀👍🏽", "\u3000",
    "\u200b", "\x85", "\x1c", "\u2028", "\x00", "\ufffd", "   ",
]  # fmt: skip


def texts() -> list[str]:
    draw = random.Random(2)
    return ["".join(draw.choice(PIECES) for _ in range(draw.randrange(50))) for _ in range(300)]


def test_the_starters_tokens_are_the_engines() -> None:
    engines = CLIPTokenizer.from_pretrained(starter_model(), subfolder="tokenizer", local_files_only=True)
    expected = [len(engines(text, add_special_tokens=False, verbose=False).input_ids) for text in texts()]
    assert TokenCounter.of("starter").counts(texts()) == expected


@pytest.mark.parametrize("filling", ["<|endoftext|>", "!"])
def test_tokens_of_published_models_are_the_engines(filling: str) -> None:
    folder = resources() / "models" / "tokenizer"
    engines = CLIPTokenizer(
        vocab=str(folder / "vocab.json"), merges=str(folder / "merges.txt"), pad_token=filling, model_max_length=77
    )
    expected = [len(engines(text, add_special_tokens=False, verbose=False).input_ids) for text in texts()]
    tokenizer, length, facts = _load(_published(filling), ())
    counter = TokenCounter("x", 75, (_Words(tokenizer, parted=facts.parted),))
    assert length == 77
    assert counter.counts(texts()) == expected
    assert [counter.count(text) for text in texts()[:40]] == expected[:40]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A project of three pictures whose captions are tags, one of them in a table."""
    project = library.Project(folder=tmp_path, name="x", caption_style="tags")
    project.images.mkdir()
    library.save(project)
    for name, caption in (("a", "red hair, smile"), ("b", "smile,b"), ("c", "")):
        shutil.copy(resources() / "sample" / "banana.png", project.images / f"{name}.png")
        if caption:
            (project.images / f"{name}.txt").write_text(caption, encoding="utf-8")
    (project.images / "metadata.csv").write_text("filename,prompt\nc.png,smile\n", encoding="utf-8")
    return project.images


def words(folder: Path, *arguments: str) -> int:
    return main(["words", "--input", str(folder), *arguments])


def captions(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in folder.glob("*.txt")}


def test_changes_are_shown_first_and_written_when_told(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = captions(pictures)
    assert words(pictures, "--rename", "smile", "grin") == 0
    said = capsys.readouterr().out
    assert "a.png\n  - red hair, smile\n  + red hair, grin\n" in said
    assert "3 of 3 captions would change" in said
    assert captions(pictures) == before
    assert words(pictures, "--rename", "smile", "grin", "--where", "name:a OR name:c", "--apply") == 0
    assert captions(pictures) == {"a": "red hair, grin", "b": "smile,b", "c": "grin"}
    (step,) = Journal(pictures.parent / "history").steps()
    assert [(each.file, each.before, each.source) for each in step.changes] == [
        ("a.png", "red hair, smile", "a.txt"), ("c.png", "smile", "metadata.csv"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "after"),
    [
        (["--add", "new", "b"], {"a": "red hair, smile, new, b", "b": "smile,b,new"}),
        (["--add", "new", "--first"], {"a": "new, red hair, smile", "b": "new,smile,b"}),
        (["--remove", "smile"], {"a": "red hair", "b": "b"}),
        (["--merge", "smile", "b", "--into", "x"], {"a": "red hair, x", "b": "x"}),
        (["--sort"], {"a": "red hair, smile", "b": "b,smile"}),
        (["--sort", "frequency"], {"a": "smile, red hair", "b": "smile,b"}),
        (["--trigger", "ohwx"], {"a": "ohwx, red hair, smile", "b": "ohwx,smile,b"}),
        (["--find", "(s)mile", "--replace", r"\1", "--regex"], {"a": "red hair, s", "b": "s,b"}),
        (["--find", "red", "--replace", "", "--tags-only"], {"a": "hair, smile", "b": "smile,b"}),
        (["--tidy"], {"a": "red hair, smile", "b": "smile, b"}),
        (["--remove", "red hair, smile", "--separator", ";"], {"b": "smile,b"}),
        (["--remove", "smile", "--style", "text"], {"a": "red hair", "b": "b"}),
    ],
)
def test_every_edit(pictures: Path, arguments: list[str], after: dict[str, str]) -> None:
    (pictures / "metadata.csv").unlink()
    assert words(pictures, *arguments, "--where", "NOT name:c", "--apply") == 0
    assert captions(pictures) == after


def test_changes_are_undone_and_done_again(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "b.txt").write_bytes(b"\xef\xbb\xbfsmile,b\r\n")
    before = {path.name: path.read_bytes() for path in pictures.iterdir()}
    assert words(pictures, "--rename", "smile", "grin", "--apply") == 0
    assert words(pictures, "--add", "new", "--where", "name:a", "--apply") == 0
    assert words(pictures, "--undo") == 0
    assert "a.png\n  - red hair, grin, new\n  + red hair, grin\n" in capsys.readouterr().out
    assert captions(pictures)["a"] == "red hair, grin, new"
    for _ in range(2):
        assert words(pictures, "--undo", "--apply") == 0
    assert {path.name: path.read_bytes() for path in pictures.iterdir()} == before
    capsys.readouterr()
    assert words(pictures, "--undo", "--apply") == 0
    assert capsys.readouterr().out == "nothing to undo\n"
    assert words(pictures, "--redo", "--apply") == 0
    assert captions(pictures)["c"] == "grin"
    assert words(pictures, "--history") == 0
    said = capsys.readouterr().out
    assert "words --rename, 3 captions\n" in said
    assert "words --add, 1 captions (undone)\n" in said


def test_undo_leaves_what_another_program_wrote(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words(pictures, "--rename", "smile", "grin", "--apply") == 0
    (pictures / "a.txt").write_text("theirs", encoding="utf-8")
    assert words(pictures, "--undo", "--apply") == 0
    said = capsys.readouterr().out
    assert "left alone: a.png: another program changed its caption to: theirs" in said
    assert "2 captions undone" in said
    assert captions(pictures) == {"a": "theirs", "b": "smile,b"}


def test_only_a_project_has_a_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words(tmp_path, "--undo") == 2
    assert "is no project" in capsys.readouterr().err


def test_counting_and_listing(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words(pictures.parent, "--count") == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["3", "smile"]
    assert words(pictures, "--list", "--where", "tokens:>1 width:>1 tags:2 NOT is:masked") == 0
    said = capsys.readouterr().out
    assert "b.png: " in said
    assert "c.png" not in said
    assert "tokenizer of starter" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--count", "--where", "tag:x AND tgs:3"], "character 11: There is no field tgs: did you mean tags:"),
        (["--find", "x"], "--replace"),
        (["--merge", "x"], "--into"),
        (["--find", "(", "--replace", "x", "--regex"], "regular expression"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    pictures: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert words(pictures, *arguments) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_unreadable_captions_are_left_alone(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "a.txt").write_bytes(b"\xff\xff\xe9")
    assert words(pictures, "--add", "x", "--apply") == 0
    assert "left alone: a.png" in capsys.readouterr().out
    assert (pictures / "a.txt").read_bytes() == b"\xff\xff\xe9"
    assert (pictures / "b.txt").read_text(encoding="utf-8") == "smile,b,x"
