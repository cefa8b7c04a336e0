"""Captions put together with those that are there, options read from texts, models recognised, tables added to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from project import captioning
from project.captioning import KNOWN, CaptioningOptions, filled, keys_of, merged, read_options, recognise
from project.captioning.table import open_table
from project.errors import BadInput
from project.models.places import MARKS, find, is_hub_name
from project.models.repository import RemoteFile, choose


@dataclass(frozen=True)
class Said:
    text: str = ""
    tags: tuple[str, ...] = ()


def options(**values: object) -> CaptioningOptions:
    return CaptioningOptions(**values)


SENTENCE, TAGS = Said("a red apple, on a table"), Said(tags=("red", "apple", "table"))


@pytest.mark.parametrize(
    ("mode", "old", "made", "style", "new"),
    [
        ("fill", "", SENTENCE, "text", "a red apple, on a table"),
        ("fill", "old", SENTENCE, "text", None),
        ("replace", "old, words", SENTENCE, "text", "a red apple, on a table"),
        ("append", "It is old.", SENTENCE, "text", "It is old. a red apple, on a table"),
        ("append", "old", SENTENCE, "text", "old, a red apple, on a table"),
        ("append", "one\ntwo", SENTENCE, "text", "one\ntwo\na red apple, on a table"),
        ("prepend", "Old one.", Said("Seen."), "text", "Seen. Old one."),
        ("fill", "", TAGS, "text", "red, apple, table"),
        ("append", "apple,  old", TAGS, "tags", "apple,  old,  red,  table"),
        ("prepend", "apple, old", TAGS, "tags", "red, table, apple, old"),
        ("replace", "apple, old", TAGS, "tags", "red, apple, table"),
        ("fill", "", Said("a cat, a cat, a hat."), "tags", "a cat, a hat"),
        ("append", "one, two\nThree, four.", TAGS, "mixed", "one, two, red, apple, table\nThree, four."),
        ("append", "one, two\nThree, four.", Said("Five."), "mixed", "one, two\nThree, four. Five."),
        ("fill", "", Said("A cat, asleep.", ("cat",)), "mixed", "cat\nA cat, asleep."),
        ("replace", "old", Said(), "text", None),
        ("append", "old", Said("  "), "tags", None),
    ],
)
def test_modes_and_styles(mode: str, old: str, made: Said, style: str, new: str | None) -> None:
    assert merged(old, made, options(mode=mode, caption_style=style)) == new


def test_trigger_word_must_have_and_forbidden_words() -> None:
    with_all = {"trigger_word": "zqx", "must_have": ["painting", "apple"], "forbidden": ["table", "red"]}
    assert merged("", SENTENCE, options(**with_all)) == "zqx, a apple, on a, painting"
    assert merged("", TAGS, options(**with_all, caption_style="tags")) == "zqx, apple, painting"
    again = merged("zqx, apple", TAGS, options(**with_all, mode="append", caption_style="tags"))
    assert again == "zqx, apple, painting"
    assert merged("", SENTENCE, options(trigger_word="zqx", trigger_first=False)) == SENTENCE.text
    old = merged("a table", SENTENCE, options(mode="append", forbidden=["table"]))
    assert old == "a table, a red apple, on a"  # the old words stay


def test_options_are_read_as_those_of_a_training_and_are_explained() -> None:
    read = read_options(["prompt=Describe: {tags}, [all] of it", "exclude_tags=*background, text", "batch_size=8"], "m")
    assert (read.model, read.batch_size, read.exclude_tags) == ("m", 8, ["*background", "text"])
    assert read.prompt == "Describe: {tags}, [all] of it"
    assert read_options(["model=other"], "m").model == "other"
    for setting, words in (
        ("batch=3", 'did you mean "batch_size"'), ("batch_size=x", "a whole number from 1 to 256 (pictures)"),
        ("mode=shout", 'must be "fill"'), ("temperature=9", "from 0 to 2"), ("four_bit", "write it as key=value"),
        ("min_new_tokens=99", "more than max_new_tokens"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as told:
            read_options([setting])
        assert words in str(told.value)
        assert str(told.value).startswith(f"--set {setting}")
    for info in captioning.all_options():
        assert info.title
        assert info.tooltip.endswith(".")
    assert "threshold" in keys_of("tagger")
    assert "prompt" not in keys_of("tagger")
    assert "prompt" in keys_of("captioner")


def test_a_template_is_filled_once_and_literally() -> None:
    values = {"name": "{caption}", "caption": "a cat", "tags": "x", "folder": "pets"}
    assert filled("{name} {caption} {other} {{folder}}", values) == "{caption} a cat {other} {pets}"


def test_suggested_models_have_names_that_the_hub_can_have() -> None:
    assert [model.hub for model in KNOWN if model.hub and not is_hub_name(model.hub)] == []
    assert {model.kind for model in KNOWN} == set(captioning.KINDS)
    assert len({model.key for model in KNOWN}) == len(KNOWN)


def test_models_are_recognised_by_what_lies_there(tmp_path: Path) -> None:
    def folder(name: str, *files: str, **texts: object) -> Path:
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).write_bytes(b"")
        for file, content in texts.items():
            (tmp_path / name / f"{file}.json").write_text(json.dumps(content))
        return tmp_path / name

    tagger = folder("tagger", "model.onnx", "selected_tags.csv")
    assert recognise(tagger) == recognise(tagger / "model.onnx") == "tagger"
    assert recognise(folder("clip", open_clip_config={"model_cfg": {"embed_dim": 4}})) == "open_clip"
    assert recognise(folder("coca", open_clip_config={"model_cfg": {"multimodal_cfg": {}}})) == "coca"
    blip = folder("blip", "model.safetensors", config={"model_type": "blip"}, preprocessor_config={})
    assert recognise(blip) == "captioner"
    for wrong, words in (
        (folder("sd", model_index={}), "draws pictures"),
        (folder("half", "selected_tags.csv"), "not its model.onnx"),
        (folder("bare", config={"model_type": "blip"}), "lacks preprocessor_config.json"),
        (folder("empty"), "holds no model"),
        (folder("odd", "model.onnx") / "model.onnx", "needs its selected_tags.csv"),
        (tmp_path / "gone", "there is no such model"),
    ):
        with pytest.raises(BadInput, match=words):
            recognise(wrong)


def test_only_what_a_captioner_needs_is_downloaded_and_its_mark_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(*names: str) -> list[str]:
        return [file.name for file in choose("a/b", [RemoteFile(name, size) for size, name in enumerate(names)])]

    usual = ("README.md", "vocab.txt", "preprocessor_config.json", "code.py", "pytorch_model.bin", "tf_model.h5")
    blip = chosen(*usual, "config.json", "model.safetensors", "onnx/model.onnx")
    assert blip == ["vocab.txt", "preprocessor_config.json", "model.safetensors", "config.json"]
    shards = [f"model-0000{part}-of-00002.safetensors" for part in (1, 2)]
    assert set(shards) < set(chosen("config.json", "processor_config.json", "model.safetensors.index.json", *shards))
    assert chosen("selected_tags.csv", "model.onnx", "model.safetensors", "config.json") == [
        "model.onnx", "selected_tags.csv",
    ]  # fmt: skip
    both = ("open_clip_model.safetensors", "model.safetensors")
    clip = chosen("open_clip_config.json", *both, "config.json", "merges.txt")
    assert clip == ["open_clip_model.safetensors", "merges.txt", "open_clip_config.json"]
    with pytest.raises(BadInput, match="only as a pickle"):
        chosen(*usual, "config.json")
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    place = tmp_path / "models" / "a" / "b"
    place.mkdir(parents=True)
    for mark in MARKS:
        assert find("a/b") is None
        (place / mark).write_text("{}")
        assert find("a/b") == place
        (place / mark).unlink()


def test_a_table_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    open_table(path).with_captions({"a.png": 'one, "two"\nthree'}).write()
    assert path.read_text() == 'filename,prompt\na.png,"one, ""two""\nthree"\n'
    path.write_text("id;file_name;text\n7;./b.png;old\n8;gone.png;kept; more\n".replace("kept; more", "kept"))
    table = open_table(path)
    assert table.captions == {"b.png": "old", "gone.png": "kept"}
    table.with_captions({"b.png": "new; words", "c.png": "third"}).write()
    assert path.read_text() == 'id;file_name;text\n7;./b.png;"new; words"\n8;gone.png;kept\n;c.png;third\n'
    for content, words in ((b"x,y\n1,2\n", "first line"), (b"filename,prompt\n\xff\xfe\x00,a\n", "UTF-8"),
                           (b"filename,prompt\na.png,one,two\n", "more columns")):  # fmt: skip
        path.write_bytes(content)
        with pytest.raises(BadInput, match=words):
            open_table(path)
        assert path.read_bytes() == content
    with pytest.raises(BadInput, match=r"table \.csv"):
        open_table(tmp_path / "metadata.txt")
