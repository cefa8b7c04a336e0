"""Questions to a language model: whose words come back, at which strength, and what a training has of it: nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine import families
from engine.families.causal_lm import CausalLM
from engine.inbox import CANCELLED, Inbox
from engine.texts import answers as answers_module
from engine.texts.answers import TextAnswers
from engine.worker import work
from project import runs
from project.options import ModelOptions, TextOptions
from tests.engine.language_models import KINDS, save_language_model, write_texts
from tests.engine.small_world import CPU, Recorded, config_of

QUESTION = (("user", "say red"),)


class Desk:
    """A loaded model that is asked, with what it tells."""

    def __init__(self, model: CausalLM, folder: Path, **options: str) -> None:
        self.events: list[runs.Event] = []
        self.coming: list[runs.Command] = []
        self.on_event: Callable[[runs.Event], None] = lambda event: None
        self.model = model
        inbox = Inbox(self._poll, self._emit)
        self.answers = TextAnswers(model, runs.RunFolder(folder), self._emit, inbox, False, TextOptions(**options))

    def _poll(self) -> list[runs.Command]:
        arrived, self.coming = self.coming, []
        return arrived

    def _emit(self, event: runs.Event) -> None:
        self.events.append(event)
        self.on_event(event)

    def ask(self, **more: Any) -> None:
        wanted = {"id": "q", "messages": QUESTION, "temperature": 0.0, "max_tokens": 12, **more}
        self.answers.answer(runs.Ask(**wanted))

    def said(self, **more: Any) -> runs.Answer:
        """The whole answer, which is also what its pieces make."""
        self.events.clear()
        self.ask(**more)
        *pieces, last = [event for event in self.events if isinstance(event, runs.Answer)]
        assert last.done
        assert "".join(piece.text for piece in pieces).strip() == last.text
        assert not any(piece.done for piece in pieces)
        return last

    def warned(self) -> list[runs.Warning_]:
        return [event for event in self.events if isinstance(event, runs.Warning_)]


@pytest.fixture(scope="module")
def model_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    root = tmp_path_factory.mktemp("language-models")
    return lambda kind: root / kind if (root / kind).exists() else save_language_model(root / kind, kind)


@pytest.fixture
def desk_of(tmp_path: Path, model_of: Callable[[str], Path]) -> Callable[..., Desk]:
    def made(kind: str = "llama", **options: str) -> Desk:
        found = ModelOptions(task_type="text-generation", model_name_or_path=str(model_of(kind)))
        return Desk(families.load_language(found, CPU), tmp_path, **options)

    return made


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of()


@pytest.fixture
def run_of(tmp_path: Path, model_of: Callable[[str], Path]) -> Callable[..., Recorded]:
    texts = write_texts(tmp_path / "texts.jsonl")

    def made(name: str = "run", **options: Any) -> Recorded:
        usual = {
            "task_type": "text-generation", "model_name_or_path": model_of("llama"), "train_data_dir": texts,
            "output_dir": tmp_path / name, "output_name": "lora", "max_seq_length": 96, "max_steps": 6, "batch_size": 4,
            "learning_rate": 0.02, "scheduler": "constant", "bf16": False, "device": "cpu", "save_steps": 3,
            "lora_dropout": 0.1,
        }  # fmt: skip
        return Recorded(config_of(**{**usual, **options}))

    return made


@pytest.fixture
def trained(run_of: Callable[..., Recorded]) -> Recorded:
    run = run_of("trained")
    assert run.train() == "finished"
    return run


def weights_of(run: Recorded) -> bytes:
    return (run.folder.result_folder("lora") / "adapter_model.safetensors").read_bytes()


def plain_answer(folder: Path, tokens: int = 12) -> str:
    """What transformers alone makes of the question, by the tokenizer's own template."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModelForCausalLM.from_pretrained(folder)
    turns = [{"role": role, "content": content} for role, content in QUESTION]
    ids = tokenizer.apply_chat_template(turns, add_generation_prompt=True, return_tensors="pt", return_dict=True)
    made = model.generate(**ids, max_new_tokens=tokens, do_sample=False, pad_token_id=0)
    return str(tokenizer.decode(made[0, ids["input_ids"].shape[1] :], skip_special_tokens=True)).strip()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_answer_is_what_transformers_alone_gives(
    kind: str, desk_of: Callable[..., Desk], model_of: Callable[[str], Path]
) -> None:
    assert desk_of(kind).said().text == plain_answer(model_of(kind))


def test_strength_scales_and_0_is_the_base(desk: Desk, trained: Recorded) -> None:
    base = desk.said(max_tokens=40)
    lora = str(trained.folder.result_folder("lora"))
    by_strength = [desk.said(adapter=lora, strength=value, max_tokens=40).text for value in (0.0, 0.5, 1.0, 1.5)]
    assert by_strength[0] == base.text
    assert len(set(by_strength)) == 4
    assert desk.said(max_tokens=40).text == base.text
    assert (base.question, base.reason, base.tokens) == ("say red", "length", 40)


def test_result_checkpoint_and_the_training_now_say_the_same(desk: Desk, run_of: Callable[..., Recorded]) -> None:
    run = run_of()
    asked = runs.Ask(id="live", messages=QUESTION, temperature=0.0, max_tokens=40)
    run.hooks.append(lambda e: run.waiting.append(asked) if isinstance(e, runs.Step) and e.step == 6 else None)
    run.train()
    (live,) = [event for event in run.events if isinstance(event, runs.Answer) and event.done]
    assert live.step == 6
    for folder in (run.folder.result_folder("lora"), run.folder.checkpoint(6)):
        assert desk.said(adapter=str(folder), max_tokens=40).text == live.text
    assert desk.said(adapter=str(run.folder.checkpoint(3)), max_tokens=40).text != live.text


def test_a_seed_is_an_answer(desk: Desk) -> None:
    first, again, other = (desk.said(seed=seed, temperature=1.0, max_tokens=30).text for seed in (5, 5, 6))
    assert first == again != other
    state = torch.get_rng_state()
    desk.said(seed=7, temperature=1.0)
    assert torch.equal(torch.get_rng_state(), state)
    assert desk.said(seed=5, temperature=1.0, top_k=1, max_tokens=30).text == desk.said(max_tokens=30).text
    assert desk.said(seed=5, temperature=1.0, top_p=1e-6, max_tokens=30).text == desk.said(max_tokens=30).text
    assert desk.said(repetition_penalty=1.8, max_tokens=30).text != desk.said(max_tokens=30).text


def test_a_system_prompt_counts_and_the_trainings_own_is_the_usual_one(desk_of: Callable[..., Desk]) -> None:
    desk, own = desk_of(), desk_of(system_prompt="be brief")
    assert own.said(max_tokens=30).text == desk.said(system="be brief", max_tokens=30).text
    assert own.said(system="", max_tokens=30).text == desk.said(max_tokens=30).text != own.said(max_tokens=30).text


def test_questions_leave_a_training_as_it_is(run_of: Callable[..., Recorded], trained: Recorded) -> None:
    """Asked at every step, with another LoRA on, and resumed in the middle: the same bytes."""
    other = str(trained.folder.checkpoint(3))
    run = run_of("asked", test_questions="say blue", question_temperature=0.9)

    def ask(event: runs.Event) -> None:
        if isinstance(event, runs.Step):
            own = runs.Ask(id=f"a{event.step}", messages=QUESTION, max_tokens=5, group="g")
            run.waiting += [own, runs.Ask(id=f"b{event.step}", messages=QUESTION, adapter=other, group="g")]
            run.waiting += [runs.Stop()] if event.step == 4 else []

    run.hooks.append(ask)
    assert run.train() == "stopped"
    run.hooks.clear()
    assert run.train() == "finished"
    assert weights_of(run) == weights_of(trained)
    kept = [e for e in runs.drop_after_resume(run.events) if isinstance(e, runs.Answer) and e.group == runs.QUESTIONS]
    assert [(event.step, event.question) for event in kept] == [(step, "say blue") for step in (0, 3, 6)]
    assert all(event.done for event in kept)


def test_a_picture_is_refused_by_a_language_model(desk: Desk) -> None:
    desk.answers.answer(runs.PreviewRequest(id="p", prompt="a cat"))
    (warning,) = desk.warned()
    assert warning.path == "p"
    assert "ask it" in warning.message


def test_what_was_said_before_a_cancel_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_module, "BETWEEN", 0.0)

    def cancel(event: runs.Event) -> None:
        if isinstance(event, runs.Answer) and not event.done:
            desk.coming.append(runs.Cancel(id="q"))

    desk.on_event = cancel
    last = desk.said(max_tokens=90)
    assert last.reason == "stopped"
    assert 0 < last.tokens < 90


def test_a_newer_question_replaces_one_that_has_no_words_yet(desk: Desk) -> None:
    desk.coming.append(runs.Ask(id="newer", messages=QUESTION))
    desk.ask()
    assert [(event.code, event.path) for event in desk.warned()] == [(CANCELLED, "q")]
    assert isinstance(desk.answers.inbox.next(), runs.Ask)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"messages": ()}, "there is no question"),
        ({"messages": (("user", " "),)}, "there is no question"),
        ({"messages": (("assistant", "red"),)}, "begins with user"),
        ({"messages": (("user", "a"), ("assistant", "b"))}, "there is no question"),
        ({"messages": (("user", "red " * 60),)}, "reads at most 128: begin a new one"),
        ({"temperature": -1.0}, "temperature -1 is out of range"),
        ({"top_p": 2.0}, "top_p 2 is out of range"),
        ({"max_tokens": 0}, "0 tokens cannot be"),
        ({"strength": 3.0}, "3 cannot be a strength"),
        ({"seed": -1}, "-1 cannot be a seed"),
        ({"adapter": "/none"}, "there is no such file"),
    ],
)
def test_what_cannot_be_answered_is_a_line_and_it_goes_on(change: dict[str, Any], said: str, desk: Desk) -> None:
    desk.ask(**change)
    (warning,) = desk.warned()
    assert said in warning.message
    assert "\n" not in warning.message
    assert warning.message.startswith("the answer failed: ")
    assert desk.said().text


def test_an_answer_ends_where_the_model_can_read_no_more(desk: Desk) -> None:
    last = desk.said(max_tokens=5000)
    assert last.reason == "length"
    assert 50 < last.tokens < 128


def test_out_of_memory_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    with monkeypatch.context() as patch:
        patch.setattr(desk.model.model, "generate", full)
        desk.ask()
    assert "out of memory: ask for a shorter answer" in desk.warned()[0].message
    assert desk.said().text


def test_an_end_that_is_words_ends_the_answer_and_is_not_shown(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model without ChatML's marks that was taught ChatML writes its end as letters."""
    monkeypatch.setattr(answers_module, "BETWEEN", 0.0)
    desk = desk_of(chat_template="chatml")
    encoder = desk.answers.encoder
    assert encoder.stop_text == "<|im_end|>"
    coming = encoder.beginning("red it is<|im_end|>\n<|im_start|>user")
    stream = answers_module.Stream(encoder, "q", desk._emit, lambda: "")
    stream.put(torch.tensor([[1, 2]]))

    def put_all() -> None:
        for token in coming:
            stream.put(torch.tensor([token]))

    with pytest.raises(answers_module._Over):
        put_all()
    assert stream.reason == "end"
    told = [event.text for event in desk.events if isinstance(event, runs.Answer)]
    assert "".join(told).endswith("red it is")


def test_half_a_character_waits_for_its_other_half(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_module, "BETWEEN", 0.0)
    stream = answers_module.Stream(desk.answers.encoder, "q", desk._emit, lambda: "")
    stream.put(torch.tensor([[1, 2]]))
    for token in desk.answers.encoder.beginning("红色"):
        stream.put(torch.tensor([token]))
    stream.end()
    assert [event.text for event in desk.events if isinstance(event, runs.Answer)] == ["红", "色"]


def test_the_warm_engine_answers_too(tmp_path: Path, trained: Recorded, model_of: Callable[[str], Path]) -> None:
    folder = runs.RunFolder(tmp_path / "previews")
    base = model_of("llama")
    runs.write_job(folder.path, runs.PreviewJob(task="text-generation", base_model=str(base), device="cpu"))
    owner = runs.OsLock(folder.owner)
    assert owner.acquire()
    told: list[runs.Event] = []
    thread = threading.Thread(target=lambda: work(folder, told.append))
    thread.start()
    try:
        lora = str(trained.folder.result_folder("lora"))
        for name, adapter in (("base", ""), ("lora", lora)):
            wanted = runs.Ask(id=name, messages=QUESTION, temperature=0.0, max_tokens=12, adapter=adapter, group="g")
            runs.send(folder.path, wanted)
        deadline = time.monotonic() + 60
        while len(done := [e for e in told if isinstance(e, runs.Answer) and e.done]) < 2:
            assert time.monotonic() < deadline, told[-3:]
            time.sleep(0.02)
        assert [event.id for event in done] == ["base", "lora"]
        assert done[0].text == plain_answer(base) != done[1].text
    finally:
        runs.send(folder.path, runs.Stop())
        thread.join(30)
        owner.release()
