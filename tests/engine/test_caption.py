"""Captions by tiny models of the real classes: the same whatever stands beside a picture, and as they were asked."""

from __future__ import annotations

import dataclasses
import random
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from engine.caption.base import Captioner, Context
from engine.caption.opening import find_model, open_captioner
from engine.caption.writing import Writing
from project.captioning import read_options, recognise
from project.errors import BadInput, JobFailed
from project.words.phrases import contains
from tests.engine import caption_models

CAPTIONERS = ("blip", "blip2", "florence", "qwen2", "qwen", "qwen3", "git", "instructblip", "llava", "paligemma")
KINDS = {**dict.fromkeys(CAPTIONERS, "captioner"), "coca": "coca"}
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("captioners")
    return {name: getattr(caption_models, f"save_{name}")(folder / name) for name in KINDS}


@pytest.fixture(scope="module")
def pictures() -> list[Image.Image]:
    """Four pictures of different sizes."""
    draw = random.Random(3)
    made = []
    for _ in range(4):
        picture = Image.new("RGB", (draw.randint(30, 70), draw.randint(30, 70)), _colour(draw))
        for _ in range(6):
            x, y = draw.randint(0, 25), draw.randint(0, 25)
            picture.paste(_colour(draw), (x, y, x + draw.randint(3, 15), y + draw.randint(3, 15)))
        made.append(picture)
    return made


def _colour(draw: random.Random) -> tuple[int, ...]:
    return tuple(draw.randint(0, 255) for _ in range(3))


CONTEXTS = [Context(name=f"picture {number}", folder="apples", seed=number) for number in range(4)]


def opened(folder: Path, *settings: str) -> Any:
    """The captioner, as it would be with these settings; each is loaded once."""
    options = read_options(["max_new_tokens=6", *settings], str(folder))
    captioner = _loaded(folder)
    encode = (
        partial(captioner.words.encode, add_special_tokens=False) if folder.name != "coca" else captioner.words.encode
    )
    captioner.options = options
    captioner.writing = Writing(options, encode, getattr(captioner.words, "unk_token_id", None))
    return captioner


@cache
def _loaded(folder: Path) -> Any:
    return open_captioner(read_options(["max_new_tokens=6"], str(folder)), CPU, lambda *_: None)


def texts(captioner: Captioner, pictures: list[Image.Image], contexts: list[Context]) -> list[str]:
    return [made.text for made in captioner.describe(pictures, contexts)]


@pytest.mark.parametrize("name", KINDS)
def test_a_caption_does_not_depend_on_what_stands_beside_the_picture(
    name: str, models: dict[str, Path], pictures: list[Image.Image]
) -> None:
    assert recognise(models[name]) == KINDS[name]
    said = []
    for settings in ((), ("temperature=1.0", "top_p=1"), ("num_beams=2",)):
        captioner = opened(models[name], *settings)
        together = texts(captioner, pictures, CONTEXTS)
        assert [together[0]] == texts(captioner, pictures[:1], CONTEXTS[:1])
        assert together[1:3] == texts(captioner, pictures[1:3], CONTEXTS[1:3])
        assert len(set(together)) > 1  # it looks at them
        said.append(together)
    assert said[0] != said[1]


def test_chance_follows_the_seed_of_the_picture(models: dict[str, Path], pictures: list[Image.Image]) -> None:
    captioner = opened(models["blip"], "temperature=1.2")
    same = [dataclasses.replace(CONTEXTS[0], seed=seed) for seed in (1, 2, 1)]
    first, other, again = texts(captioner, [pictures[0]] * 3, same)
    assert first == again != other


def test_the_length_is_kept(models: dict[str, Path], pictures: list[Image.Image]) -> None:
    short = texts(opened(models["blip"], "max_new_tokens=2"), pictures, CONTEXTS)
    long = texts(opened(models["blip"], "max_new_tokens=12", "min_new_tokens=12"), pictures, CONTEXTS)
    for one, other in zip(short, long, strict=True):
        assert 1 <= len(one.split()) <= 2 < len(other.split()) <= 12
        assert other.startswith(one)


def test_a_prompt_is_asked_with_what_is_known_of_each_picture(
    models: dict[str, Path], pictures: list[Image.Image]
) -> None:
    captioner = opened(models["qwen"], "prompt=Say {name} in {folder}, was {caption}, {tags} {other}")
    known = Context("a <|im_end|>cat", "pets", "a red cat", ("red", "cat"), 1)
    inputs = captioner.prepare([pictures[0]], [known]).groups[0][1]
    asked = captioner.words.decode(inputs["input_ids"][0])
    assert "Say a cat in pets, was a red cat, red, cat {other}" in asked.replace("<|im_end|>\n", "")
    assert asked.count("<|im_end|>") == 1  # the file's name cannot end the question
    blip = opened(models["blip"], "prompt=a picture of {name} :")
    contexts = [Context("a cat"), Context("the tree"), Context("a cat"), Context("a small red house")]
    together = texts(blip, pictures, contexts)
    assert [text.split(":")[0].strip() for text in together] == [f"a picture of {one.name}" for one in contexts]
    assert together == [texts(blip, [picture], [one])[0] for picture, one in zip(pictures, contexts, strict=True)]


def test_prompts_of_different_length_do_not_disturb_each_other(
    models: dict[str, Path], pictures: list[Image.Image]
) -> None:
    contexts = [Context("cat"), Context("a large house in the night"), Context("x"), Context("red tree")]
    for name in ("qwen", "qwen3", "florence", "blip2", "llava", "git", "instructblip"):
        captioner = opened(models[name], "prompt=the {name} is", "max_new_tokens=4")
        together = texts(captioner, pictures, contexts)
        assert [together[0]] == texts(captioner, pictures[:1], contexts[:1])
        assert together[1:3] == texts(captioner, pictures[1:3], contexts[1:3])
        assert not any("the cat is" in text for text in together)


def test_florence_takes_its_tasks_and_says_what_is_wrong_with_others(
    models: dict[str, Path], pictures: list[Image.Image]
) -> None:
    usual = texts(opened(models["florence"]), pictures, CONTEXTS)
    assert usual != texts(opened(models["florence"], "prompt=<CAPTION>"), pictures, CONTEXTS)
    with pytest.raises(BadInput, match="cannot be asked “<CAPTION> of a dog”"):
        opened(models["florence"], "prompt=<CAPTION> of a dog").describe(pictures, CONTEXTS)


def test_forbidden_words_are_not_written(models: dict[str, Path], pictures: list[Image.Image]) -> None:
    for name in ("blip", "coca"):
        before = [word for text in texts(opened(models[name]), pictures, CONTEXTS) for word in text.split()]
        word = next(word for word in before if word.isascii() and word.isalpha())
        made = opened(models[name], f"forbidden={word}, pineapple").describe(pictures, CONTEXTS)
        assert not [one for one in made if contains(word, one.text) or one.note]


def test_a_word_that_comes_through_is_asked_about_again_and_told(models: dict[str, Path]) -> None:
    captioner = opened(models["blip"], "forbidden=sunset")
    tried: list[int] = []

    def retry(place: int, context: Context) -> str:
        tried.append(context.seed)
        return "a Sunset" if len(tried) == 1 else "a sky"

    first, second = captioner.writing.clean(["a tree", "the sunset"], CONTEXTS[:2], retry)
    assert (first.text, first.note) == ("a tree", "")
    assert second.text == "a sky"
    assert "“sunset”" in second.note
    assert len(set(tried)) == 2


@pytest.mark.parametrize(("settings", "words"), [(["four_bit=true"], "NVIDIA card"), (["device=cuda"], "unknown key")])
def test_what_cannot_be_done_here_is_said_in_one_line(settings: list[str], words: str, models: dict[str, Path]) -> None:
    with pytest.raises(BadInput, match=words) as told:
        open_captioner(read_options(settings, str(models["blip"])), CPU, lambda *_: None)
    assert "\n" not in str(told.value)


def test_models_that_are_none_are_told_apart(models: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "bert" / "preprocessor_config.json").write_text("{}")
    (tmp_path / "bert" / "model.safetensors").write_bytes(b"")
    with pytest.raises(BadInput, match="is a bert model, which writes no captions"):
        opened(tmp_path / "bert")
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "unheard", "auto_map": {"AutoConfig": "code.C"}}')
    with pytest.raises(BadInput, match="code of its own"):
        opened(tmp_path / "bert")
    with pytest.raises(BadInput, match="there is no such model"):
        find_model("no such thing", lambda *_: None)
    assert recognise(models["coca"] / "open_clip_model.safetensors") == "coca"


def test_a_model_of_the_hub_that_cannot_be_reached_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with pytest.raises(JobFailed, match="not on this computer, and the hub cannot be reached") as told:
        find_model("someone/captioner", lambda *_: None)
    assert "a folder or file that is here" in str(told.value)
