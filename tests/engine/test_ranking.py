"""Captions by CLIP: the model that comes with the app names what it sees; the phrase bank is the user's to change."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import open_clip
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file
from transformers import AutoProcessor, CLIPModel

from engine.caption.base import Context
from engine.caption.ranking import Ranking, open_ranking, sentence
from engine.clip import Clip, starter_clip
from project.captioning import read_options, recognise
from project.captioning.phrases import Phrase, languages, load_bank, read_phrases, user_folder
from project.dataset import load_picture
from project.errors import BadInput
from project.workspace import cache_dir, resources
from tests.engine.caption_models import save_clip

CPU = torch.device("cpu")
TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 64, "heads": 1, "layers": 1},
}


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home without phrases and caches."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    return open_ranking(None, read_options(["caption_style=tags"]), CPU)


@pytest.fixture(scope="module")
def clip() -> Clip:
    return Clip(starter_clip(), CPU)


def asked(clip: Clip, *settings: str) -> Ranking:
    options = read_options(settings)
    return Ranking(clip, load_bank(options.language), options)


def held_out() -> dict[Path, str]:
    """The pictures that no model has seen, with their subjects. A line drawing does not tell the colour."""
    with open(resources() / "held_out" / "prompts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    colours = ("red ", "green ", "blue ", "orange ")
    bare = {row["filename"]: row["prompt"] for row in rows}
    for name, prompt in bare.items():
        bare[name] = next((prompt.removeprefix(one) for one in colours if prompt.startswith(one)), prompt)
    return {resources() / "held_out" / name: prompt for name, prompt in bare.items()}


def opened(paths: list[Path]) -> list[Image.Image]:
    return [load_picture(path, "#ffffff") for path in paths]


def phrases_of(text: str, name: str = "own.txt") -> Path:
    user_folder().mkdir(parents=True, exist_ok=True)
    path = user_folder() / name
    path.write_text(text, encoding="utf-8")
    return path


def test_pictures_that_no_model_saw_are_named(ranking: Ranking) -> None:
    expected = held_out()
    made = ranking.describe(opened(list(expected)), [Context()] * len(expected))
    right = [one.tags[0] == subject for one, subject in zip(made, expected.values(), strict=True)]
    assert len(ranking.bank.of("subject")) > 400
    assert sum(right) >= 9, [one.tags for one in made]
    drawn = [one for one in made if {"line art", "sketch", "silhouette"} & set(one.tags)]
    assert len(drawn) >= 9, [one.tags for one in made]
    assert all(one.score is not None and 0 < one.score <= 1 and not one.text for one in made)


def test_a_caption_does_not_depend_on_the_batch(ranking: Ranking) -> None:
    pictures = opened(list(held_out())[:5])
    together = ranking.describe(pictures, [Context()] * 5)
    assert together == ranking.describe(pictures, [Context()] * 5)
    alone = [ranking.describe([picture], [Context(name="other", caption="no")])[0] for picture in pictures]
    assert [one.tags for one in alone] == [one.tags for one in together]
    assert ranking.describe([], []) == []


def test_captions_in_chinese_and_as_sentences(ranking: Ranking, clip: Clip) -> None:
    picture = Image.new("RGB", (96, 96), "white")
    picture.paste(opened([next(path for path in held_out() if path.stem == "umbrella")])[0].resize((96, 96)))
    subject = ranking.ranked(picture, "subject", 1)[0].phrase
    chinese = asked(clip, "language=zh-Hans", "caption_style=tags")
    assert chinese.bank.fingerprint == ranking.bank.fingerprint  # the same is asked, so the same texts are cached
    tags = chinese.describe([picture], [Context()])[0].tags
    written = next(one.writes for one in chinese.bank.of("subject") if one.asks == subject.asks)
    assert tags[0] == written != subject.writes
    several = asked(clip, "language=zh-Hans", "threshold=0", "phrases=3")
    text = several.describe([picture], [Context()])[0].text
    assert written in text
    assert text.endswith("。")
    assert text.count("，") <= 2
    english = asked(clip, "threshold=1").describe([picture], [Context()])[0]
    assert (english.text, english.tags) == (subject.writes, ())  # unsure of all else: the subject alone


def test_a_phrase_can_be_left_out(ranking: Ranking, clip: Clip) -> None:
    picture = opened([path for path in held_out() if path.stem == "umbrella"])[0]
    first, second = (one.phrase.writes for one in ranking.ranked(picture, "subject", 2))
    less = asked(clip, "caption_style=tags", f"exclude_tags={first},* background", "threshold=0")
    tags = less.describe([picture], [Context()])[0].tags
    assert tags[0] == second
    assert not any("background" in tag for tag in tags)
    with pytest.raises(BadInput, match="no subject"):
        asked(clip, "exclude_tags=*")


def test_own_phrases_are_added_or_replace(own_home: None) -> None:
    assert set(languages()) == {"en", "ja", "zh-Hans"}
    number = len(load_bank("en").phrases)
    phrases_of("# mine\n[subject]\nmy cat Momo\napple = Apfel # as I say it\n")
    bank = load_bank("en")
    assert len(bank.phrases) == number + 1
    assert Phrase("subject", "apple", "Apfel") in bank.of("subject")
    phrases_of("language: de\nreplace: [subject]\nsubject:\n  - cat: Katze\nmedium: [Foto]\n", "german.yaml")
    german = load_bank("de")
    assert [one.writes for one in german.phrases] == ["Katze", "Foto", "my cat Momo", "Apfel"]
    assert load_bank("en") == bank  # another language's file does not touch it
    assert "de" in languages()
    with pytest.raises(BadInput, match=r'"fr": take one of de, en, ja, zh-Hans'):
        load_bank("fr")


@pytest.mark.parametrize("language", ["zh-Hans", "ja"])
def test_the_bank_asks_the_same_in_every_language(language: str, own_home: None) -> None:
    bank = load_bank(language)
    assert bank.fingerprint == load_bank("en").fingerprint
    assert all(not one.writes.isascii() for one in bank.phrases)


def test_a_sentence_is_put_together_as_its_language_does() -> None:
    for language, words in (
        ("en", "red apple, line art, white background"),
        ("zh-Hans", "红色苹果，线稿，白色背景。"),
        ("ja", "赤色のりんご、線画、白い背景。"),
    ):
        bank = {(one.category, one.asks): one for one in load_bank(language).phrases}
        found = [bank[key] for key in (("subject", "apple"), ("medium", "line art"), ("colour", "red"),
                                       ("background", "white background"))]  # fmt: skip
        assert sentence(found, language) == words


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.txt", "[subject]\ncat\n\n[sujet]\ndog\n", r'line 5: "sujet" is no category.*did you mean "subject"'),
        ("b.txt", "cat\n[subject]\n", r"line 1: a category such as \[subject\]"),
        ("c.txt", "[subject\ncat\n", r"line 1: a category is written as"),
        ("d.txt", "[subject]\ncat =\n", r"line 2: a phrase is missing"),
        ("e.txt", "replace = everything\n[subject]\ncat\n", r'line 1: replace: "everything"'),
        ("f.txt", b"[subject]\ncat\n\xff\n", r"line 3: the phrases are not UTF-8"),
        ("g.txt", "[subject]\n" + "x" * 400, r"line 2: a phrase may have 300 characters"),
        ("h.yaml", "subject:\n  - cat\n  - [dog]\n", r"line 3: a phrase must be one line"),
        ("i.yaml", "subject: cat\n", r"line 1: subject needs a list"),
        ("j.yaml", "subject: [cat\n", r"line 2: not readable as YAML"),
        ("k.yaml", "- cat\n", r"line 1: categories with lists"),
        ("l.txt", None, r"l.txt: the phrases cannot be read"),
    ],
)
def test_a_bad_bank_is_told_with_its_line(tmp_path: Path, name: str, text: str | bytes | None, says: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput, match=says) as caught:
        read_phrases(path)
    assert "\n" not in str(caught.value)


def test_a_clip_model_in_the_layout_of_transformers_says_what_transformers_says(own_home: None, tmp_path: Path) -> None:
    folder = save_clip(tmp_path / "clip")
    assert recognise(folder) == "open_clip"
    pictures = [Image.new("RGB", (40, 50), colour) for colour in ("red", "blue", "white")]
    inputs = AutoProcessor.from_pretrained(folder)(
        images=pictures, text=["a cat", "the red house"], padding=True, return_tensors="pt"
    )
    expected = CLIPModel.from_pretrained(folder)(**inputs).logits_per_image
    clip = Clip(folder)
    torch.testing.assert_close(
        clip.pictures(pictures) @ clip.texts(["a cat", "the red house"]).T * clip.scale, expected
    )
    phrases_of("replace = yes\n[subject]\na cat\nthe red house\n")
    (made,) = asked(clip, "caption_style=tags").describe(pictures[:1], [Context()])
    assert len(made.tags) == 1
    (folder / "model.safetensors").write_bytes(b"torn")
    with pytest.raises(BadInput, match="cannot be loaded as a CLIP model"):
        Clip(folder)


def tiny_clip(folder: Path) -> Path:
    """A random model of open_clip, as a hub would deliver it."""
    folder.mkdir()
    torch.manual_seed(0)
    tensors = open_clip.model.CLIP(**TINY).state_dict()
    save_file({name: value.contiguous() for name, value in tensors.items()}, folder / "open_clip_model.safetensors")
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": TINY, "preprocess_cfg": {}}))
    return folder


@pytest.mark.parametrize("make", [tiny_clip, save_clip, lambda _: starter_clip()])
def test_texts_are_read_as_long_as_they_are_with_the_same_outcome(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.clip.WORDS_AT_ONCE", 3)
    model = Clip(make(tmp_path / "model"))
    texts = ["cat", "a picture of a red house in the night", "the dog", "a " * 90, "apple tree", "x", "sky and water"]
    with torch.no_grad():
        whole = [model.model.encode_text(model._words([text]))[0].float() for text in texts]
    told: list[tuple[int, int]] = []
    found = model.texts(texts, lambda done, total: told.append((done, total)))
    torch.testing.assert_close(found, torch.nn.functional.normalize(torch.stack(whole), dim=-1), atol=1e-5, rtol=1e-4)
    assert told == [(0, 7), (3, 7), (6, 7)]


def test_any_clip_model_is_asked_the_whole_bank_once(own_home: None, tmp_path: Path) -> None:
    folder = tiny_clip(tmp_path / "tiny")
    phrases_of("replace = yes\n[subject]\na cat\na dog\na house\n[medium]\noil painting\n[light]\n")
    settings = ("caption_style=tags", "threshold=0")
    picture = opened([next(iter(held_out()))])[0]
    first = open_ranking(folder, read_options(settings), CPU).describe([picture], [Context()])[0]
    assert first.tags[0] in ("a cat", "a dog", "a house")
    assert first.tags[1:] == ("oil painting",)
    (file,) = (cache_dir() / "phrases").iterdir()
    good, model = file.read_bytes(), Clip(folder)
    np.save(file, np.load(file)[[1, 2, 0, 3]])
    turned = asked(model, *settings).describe([picture], [Context()])[0]
    assert turned.tags[0] != first.tags[0]  # what lies in the cache is taken
    file.write_bytes(good[:-9])
    assert asked(model, *settings).describe([picture], [Context()])[0] == first
    assert file.read_bytes() == good  # and what is damaged is made again
    phrases_of("replace = yes\n[subject]\na bird\n")
    assert [one.asks for one in asked(model).bank.phrases] == ["a bird"]
    assert len(list((cache_dir() / "phrases").iterdir())) == 2
