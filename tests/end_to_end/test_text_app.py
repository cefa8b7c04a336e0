"""A language model in the app, as a person uses it: the sample is trained, talked to at three strengths, and exported.

What the chat said is compared with what plain peft says with the exported folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from peft import PeftModel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.memory import place
from gui.chat import ChatPanel
from project import library
from project.options import PrecisionOptions
from project.settings import load_settings
from project.workspace import starter_text_model
from tests.end_to_end.test_app import Person, close, open_window

QUESTION = "What is the job of a baker?"
STRENGTHS = (0.0, 0.5, 1.0)
LONGEST = 48  # tokens of an answer
STEPS = 60  # with this rate enough to learn the manner, not to learn it well
RATE = 3e-3


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """With a home of their own, and an engine that does not wait for its own threads."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    someone = open_window(qtbot, load_settings())
    yield someone
    close(someone)


def test_the_sample_is_trained_talked_to_and_exported_to_plain_peft(person: Person, tmp_path: Path) -> None:
    open_the_sample(person)
    train(person)
    said = talk_at_three_strengths(person)
    assert len(set(said.values())) == len(STRENGTHS)
    assert "at your service" in said[1.0]
    assert "at your service" not in said[0.0]
    exported = export_for_peft(person, tmp_path / "handed over")
    assert answers_of_peft(exported) == said
    assert person.window.banner.text() == ""


def open_the_sample(person: Person) -> None:
    person.window.open_project(library.sample_texts_project(), "dataset")
    page: Any = person.window.pages["texts"]
    person.until(lambda: page.model.rowCount() > 100)


def train(person: Person) -> None:
    person.window.show_page("train")
    page: Any = person.window.pages["train"]
    person.until(page.setup.form.ready)
    for key, value in {"max_steps": STEPS, "learning_rate": RATE, "test_questions": []}.items():
        page.state.set_value(key, value)
    person.press(page.setup.summary.start_button)
    person.until(lambda: person.state() == "finished")
    model = person.window.live.model
    assert model is not None
    assert list(model.steps) == list(range(1, STEPS + 1))
    assert np.mean(model.loss[-10:]) < 0.5 * np.mean(model.loss[:10])


def talk_at_three_strengths(person: Person) -> dict[float, str]:
    """What is answered to one question while the slider is moved, by strength."""
    panel = person.window.preview
    assert isinstance(panel, ChatPanel)
    face, talking = panel.face, panel.talking
    person.until(lambda: face.picker.choice().kind == "result")
    face.manner.set_manner(replace(face.manner.manner(), temperature=0.0, max_tokens=LONGEST))
    face.strength.slider.setValue(0)
    face.entry.setPlainText(QUESTION)
    QTest.keyClick(face.entry, Qt.Key.Key_Return)
    said: dict[float, str] = {}
    for strength in STRENGTHS:
        face.strength.slider.setValue(round(strength * 20))
        person.until(partial(answered, panel, strength))
        assert face.notice.text() == ""
        said[strength] = answer(panel, strength)
    assert len(talking.chat.turns) == 1
    card = face.transcript.turns[0].card(base=False)
    assert card.words.text() == said[1.0]
    return said


def answer(panel: ChatPanel, strength: float) -> str:
    """What the question was answered at a strength; empty while it was not."""
    turns = panel.talking.chat.turns
    return next((said.text for said in turns[0].answers if said.strength == strength), "") if turns else ""


def answered(panel: ChatPanel, strength: float) -> bool:
    """Or what went wrong was told."""
    return bool(answer(panel, strength) or panel.face.notice.text())


def export_for_peft(person: Person, folder: Path) -> Path:
    """The folder that the page Export wrote."""
    folder.mkdir()
    person.window.show_page("export")
    page: Any = person.window.pages["export"]
    person.until(page.source.run)
    page.text_places.take(folder)
    page.text_places.choose_kind("peft")
    page.form.weight.setValue(1.0)
    person.press(page.bar.export)
    person.until(lambda: page.stack.currentWidget() is page.done or page.banner.text())
    assert page.banner.text() == ""
    (written,) = folder.iterdir()
    return written


@torch.no_grad()
def answers_of_peft(folder: Path) -> dict[float, str]:
    """The likeliest answers of the base model with the folder on it, by strength, with nothing of this project."""
    dtype = place(PrecisionOptions()).weights  # logits that are rounded otherwise may part at a word
    tokenizer = AutoTokenizer.from_pretrained(starter_text_model())
    base = AutoModelForCausalLM.from_pretrained(starter_text_model(), dtype=dtype)
    model = PeftModel.from_pretrained(base, str(folder)).eval()
    given = tokenizer.apply_chat_template(
        [{"role": "user", "content": QUESTION}], add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    said = {}
    layers = [module for module in model.modules() if hasattr(module, "set_scale")]
    for strength in STRENGTHS:
        for layer in layers:
            layer.set_scale("default", strength)
        made = model.generate(**given, max_new_tokens=LONGEST, do_sample=False)
        said[strength] = tokenizer.decode(made[0, given["input_ids"].shape[1] :], skip_special_tokens=True).strip()
    return said
