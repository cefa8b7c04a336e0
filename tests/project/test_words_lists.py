"""Counting tags, completing and checking them, the lists of known ones, tokens, and what a project keeps of it all."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from project import library
from project.errors import BadInput
from project.words import tag_list
from project.words.frequency import Suggestion, count_tags, misspelled, suggest
from project.words.style import Style, style_of
from project.words.tag_list import TagList, bundled, known_tags, merged, read
from project.words.tokens import TokenCounter
from project.workspace import starter_model

TAGS = Style("tags")


def test_tags_are_counted_once_a_caption() -> None:
    counts = count_tags(["a, b, a", "b\nc", "cafe\u0301", "café", ""], TAGS)
    assert counts == {"a": 1, "b": 2, "c": 1, "café": 2}
    assert count_tags(["a; b, c"], Style("tags", ";")) == {"a": 1, "b, c": 1}
    assert count_tags(["a, b\nA sentence, here."], Style("mixed")) == {"a": 1, "b": 1}


def test_sentences_are_counted_by_words_and_frequent_pairs() -> None:
    counts = count_tags(["A red dog sits on the grass.", "The red dog runs.", "Red dog, don't!", "a red car"], Style())
    assert (counts["red"], counts["dog"], counts["red dog"], counts["don't"]) == (4, 3, 3, 1)
    assert "the" not in counts
    assert "dog sits" not in counts
    japanese = count_tags(["赤い猫がいる", "赤い犬"], Style())
    assert japanese["赤い"] == 2


def test_suggestions_are_the_projects_own_first() -> None:
    counts = {"red hair": 5, "dark red": 9, "sacred": 4, "Red dress": 7, "赤い髪": 1}
    known = TagList({"red eyes": 10, "red_x": 0, "red hair": 99, "big red": 50})
    found = suggest("red", counts, known, 6)
    assert [each.tag for each in found] == ["Red dress", "red hair", "dark red", "red eyes", "red_x", "big red"]
    assert found[0] == Suggestion("Red dress", 7, True)
    assert [each.tag for each in suggest("", counts, known, 2)] == ["dark red", "Red dress"]
    assert [each.tag for each in suggest("髪", counts, known)] == ["赤い髪"]
    assert len(suggest("r", counts, known, 3)) == 3


def test_misspelled_tags_are_found_and_new_ones_are_not() -> None:
    counts = Counter({
        "red hiar": 3, "smlie": 2, "blue eyes": 4, "ohwx": 9, "3girls": 2, "7girls": 1, "Standing": 1, "twintail": 2,
        "white eyes": 1, "quokka": 50, "quoka": 2, "smirk": 1,
    })  # fmt: skip
    found = dict(misspelled(counts, bundled(), ["ohwx"]))
    assert found == {"red hiar": "red hair", "smlie": "smile", "quoka": "quokka"}


def test_the_bundled_list_is_whole() -> None:
    tags = bundled()
    assert len(tags) > 500
    assert {"Hair", "Light", "Pose", "Quality"} <= set(tags.themes)
    assert sum(map(len, tags.themes.values())) == len(tags)
    assert all(tag == tag.strip() and tag and "_" not in tag for tag in tags.counts)
    assert "RED HAIR" in tags


def test_lists_of_ones_own_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    table = tmp_path / "tags.csv"
    table.write_text('1girl,0,600\nred_hair,0,50,"a,b"\n^_^,0,3\n"odd",x\n\n', encoding="utf-8")
    assert read(table).counts == {"1girl": 600, "red hair": 50, "^_^": 3, "odd": 0}
    assert known_tags().counts["red hair"] == 50
    assert "dappled sunlight" in known_tags()
    table.write_text("tag_id,name,category,count\n9,long_hair,0,70\n", encoding="utf-8")
    assert read(table).counts == {"long hair": 70}
    text = tmp_path / "more.txt"
    text.write_text("# mine\nred_hair, my tag\n赤い髪\n", encoding="utf-8")
    assert list(read(text).counts) == ["red hair", "my tag", "赤い髪"]
    assert merged(read(table), read(text)).counts["long hair"] == 70
    for bad in (b"", b"# only a remark\n", b"\xff\xff\xff"):
        text.write_bytes(bad)
        with pytest.raises(BadInput, match=r"more\.txt"):
            read(text)


def test_the_limit_follows_the_setting_and_the_model() -> None:
    starter = TokenCounter.of("starter")
    assert (starter.name, starter.limit, starter.note) == ("starter", 14, "")
    assert TokenCounter.of("starter", "225").limit == 42
    assert TokenCounter.of("", 75).count("") == 0


def test_the_place_where_the_limit_is_crossed_is_found() -> None:
    counter = TokenCounter.of("starter")
    words = ["apple"] * 40
    text = "  ".join(words)
    place = counter.overflow(text)
    assert place is not None
    assert counter.count(text[:place]) == counter.limit
    assert counter.overflow(text[:place]) is None
    assert counter.counts([text, "", "apple"])[1] == 0


def test_a_model_that_is_not_there_is_counted_as_usual(tmp_path: Path) -> None:
    for name in ("/nowhere/model.safetensors", "owner/model", str(tmp_path)):
        counter = TokenCounter.of(name)
        assert (counter.limit, counter.name) == (75, "CLIP")
        assert counter.note
        assert counter.count("a photo of a cat") == 5
    shutil.copytree(starter_model() / "tokenizer", tmp_path / "tokenizer")
    assert TokenCounter.of(str(tmp_path)).limit == 14
    (tmp_path / "tokenizer" / "tokenizer.json").write_text("{broken", encoding="utf-8")
    assert "cannot be read" in TokenCounter.of(str(tmp_path)).note


def test_the_most_hungry_of_two_tokenizers_counts(tmp_path: Path) -> None:
    """As in SDXL: the second one takes "!" for a sign of its own, so two of them are two tokens."""
    words = ["<|startoftext|>", "<|endoftext|>", "!", "!</w>", "!!</w>", "?", "?</w>", "??</w>", "a</w>"]
    for name, filling in (("tokenizer", "<|endoftext|>"), ("tokenizer_2", "!")):
        config = {"tokenizer_class": "CLIPTokenizer", "pad_token": filling, "model_max_length": 77}
        (tmp_path / name).mkdir()
        for file, content in (("vocab.json", {word: place for place, word in enumerate(words)}),
                              ("tokenizer_config.json", config)):  # fmt: skip
            (tmp_path / name / file).write_text(json.dumps(content), encoding="utf-8")
        (tmp_path / name / "merges.txt").write_text("#version: 0.2\n! !</w>\n? ?</w>\n", encoding="utf-8")
    counter = TokenCounter.of(str(tmp_path), 150)
    assert counter.limit == 150
    assert counter.counts(["a!!", "a??", "a", ""]) == [3, 2, 1, 0]
    assert counter.overflow("!" * 151 + "a") == 150
    assert counter.overflow("? " * 150) is None
    assert counter.overflow("? " * 150 + " a") == 301


def test_a_tokenizer_of_another_kind_is_used_as_it_is(tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "red": 1, "hair": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    (tmp_path / "tokenizer").mkdir()
    tokenizer.save(str(tmp_path / "tokenizer" / "tokenizer.json"))
    config = {"tokenizer_class": "T5Tokenizer", "model_max_length": 10**30}
    (tmp_path / "tokenizer" / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")
    counter = TokenCounter.of(str(tmp_path))
    assert (counter.counts(["red hair", "a b, c"]), counter.limit, counter.note) == ([2, 4], 75, "")


def test_a_project_keeps_its_style_and_filters(tmp_path: Path) -> None:
    project = library.Project(folder=tmp_path, name="x")
    assert (project.caption_style, dict(project.filters), style_of(project)) == ("text", {}, Style())
    filters = {"long": "tokens:>75", "123": "yes", "odd": 'tag:"a: b" OR #'}
    project = dataclasses.replace(project, caption_style="tags", filters=filters, settings={"caption_separator": ";"})
    library.save(project)
    again = library.load(tmp_path)
    assert again == project
    assert style_of(again) == Style("tags", ";")
    library.save(dataclasses.replace(again, filters={}))
    assert dict(library.load(tmp_path).filters) == {}
    (tmp_path / "project.yaml").write_text("name: x\ncaption_style: poem\nfilters: [1, 2]\n", encoding="utf-8")
    odd = library.load(tmp_path)
    assert (odd.caption_style, dict(odd.filters), style_of(odd)) == ("poem", {}, Style())


def test_a_list_of_ones_own_is_used_instead_of_the_former_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    (tmp_path / "a.csv").write_text("ohwx person,0,12\nsks_dog,0,7\n")
    (tmp_path / "b.txt").write_text("inkstyle\n")
    assert tag_list.use_own(tmp_path / "a.csv") == 2
    assert "sks dog" in tag_list.known_tags()
    assert tag_list.use_own(tmp_path / "b.txt") == 1
    assert "inkstyle" in tag_list.known_tags()
    assert "sks dog" not in tag_list.known_tags()
    (tmp_path / "c.txt").write_text("\n")
    with pytest.raises(BadInput, match="holds no tags"):
        tag_list.use_own(tmp_path / "c.txt")
    tag_list.learn("smlie")
    tag_list.learn("猫耳")
    known = tag_list.known_tags()
    assert all(word in known for word in ("inkstyle", "smlie", "猫耳"))
    assert misspelled({"smlie": 3, "smille": 3}, known) == [("smille", "smile")]
