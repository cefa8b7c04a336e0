"""The warm preview engine: what it answers, what it leaves for a newer wish, and when it goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine import preview, preview_server
from engine.families.base import Request
from engine.families.sd15 import StableDiffusion
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from engine.worker import work
from project import runs
from project.errors import BadInput
from tests.engine.publish.tiny_pipeline import make_pipeline, random_adapter
from tests.engine.small_world import load_tiny, read_events, save_tiny_model

LONG = 900  # steps of a picture that is never finished


class Server:
    """A preview engine in a thread, and an app that talks to it through its folder."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder = runs.RunFolder(folder)
        runs.write_job(folder, runs.PreviewJob(base_model=str(model)))
        self.owner = runs.OsLock(self.folder.owner)
        self.events: list[runs.Event] = []
        self.missing: list[str] = []
        self.error: list[Exception] = []
        self.thread: threading.Thread | None = None

    def start(self) -> Server:
        self.thread = threading.Thread(target=self._work)
        self.thread.start()
        return self

    def _work(self) -> None:
        try:
            work(self.folder, self._listen)
        except Exception as error:
            self.error.append(error)

    def _listen(self, event: runs.Event) -> None:
        if isinstance(event, runs.Preview) and not (self.folder.path / event.path).is_file():
            self.missing.append(event.id)
        self.events.append(event)

    def ask(self, name: str, **more: object) -> None:
        wanted = {"id": name, "prompt": "red box", "steps": 2, "guidance": 2.0, "seed": 3, **more}
        runs.send(self.folder.path, runs.PreviewRequest(**wanted))  # type: ignore[arg-type]

    def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, self.events[-5:]
            assert not self.error or condition(), self.error
            time.sleep(0.01)

    def made(self) -> dict[str, runs.Preview]:
        return {event.id: event for event in self.events if isinstance(event, runs.Preview)}

    def warned(self, code: str) -> dict[str, str]:
        return {e.path: e.message for e in self.events if isinstance(e, runs.Warning_) and e.code == code}

    def answer(self, name: str, **more: object) -> bytes:
        """The pixels of a request that is answered."""
        self.ask(name, **more)
        self.until(lambda: name in self.made())
        with Image.open(self.folder.path / self.made()[name].path) as picture:
            assert picture.format == "PNG"
            return picture.tobytes()

    def phases(self) -> list[str]:
        return [event.name for event in self.events if isinstance(event, runs.Phase)]

    def draws(self, name: str) -> bool:
        """Whether it is in the middle of a picture."""
        return any(isinstance(e, runs.Phase) and e.detail == name and e.done for e in self.events)

    def gone(self) -> bool:
        return self.thread is not None and not self.thread.is_alive()

    def stop(self) -> None:
        if self.thread is not None and self.thread.is_alive():
            runs.send(self.folder.path, runs.Stop())
            self.thread.join(30)
            assert not self.thread.is_alive()
        self.owner.release()


@pytest.fixture
def server(tmp_path: Path, tiny_model: Path) -> Iterator[Server]:
    made = Server(tmp_path / "previews", tiny_model)
    assert made.owner.acquire()
    yield made
    made.stop()
    assert made.missing == []


@pytest.fixture
def lora(tmp_path: Path) -> Path:
    weights = random_adapter(make_pipeline(), text_layers=("q_proj",), ranks=(2, 3), alphas=(6.0, 1.5))
    facts = TrainingFacts(output_name="x", rank=4, alpha=6.0, width=16, height=16, prediction_type="epsilon",
                          base_model_name="tiny")  # fmt: skip
    write_kohya(tmp_path / "lora.safetensors", weights, facts)
    return tmp_path / "lora.safetensors"


def test_what_was_asked_while_it_came_up_is_answered_once(server: Server) -> None:
    server.ask("early")
    server.start()
    server.until(lambda: "early" in server.made())
    server.stop()
    assert isinstance(server.events[-1], runs.End)
    assert server.events[-1].status == "finished"
    again = Server(server.folder.path, Path(server.events[1].name)).start()  # type: ignore[attr-defined]
    again.until(lambda: "ready" in again.phases())
    again.answer("late")
    again.stop()
    assert list(again.made()) == ["late"]


def test_pictures_are_those_of_the_preview_command(server: Server, lora: Path, tiny_model: Path) -> None:
    request = Request("red box", seed=3, steps=2, guidance=2.0)
    base = load_tiny(tiny_model).sample([request])[0].tobytes()
    family = preview.open_source(preview.Source(str(tiny_model), lora, "cpu"))
    server.start()  # only now: two threads cannot load at once
    assert server.answer("bare") == base
    assert server.answer("zero", adapter=str(lora), strength=0.0) == base
    for value in (0.5, 1.0):
        shown = server.answer(f"at {value}", adapter=str(lora), strength=value)
        assert shown == preview.render(family, request, value).tobytes()
    assert server.answer("bare again") == base
    assert server.answer("wide", width=32, height=24, group="g") != base
    event = server.made()["wide"]
    assert (event.width, event.height, event.group, event.adapter) == (32, 24, "g", "")
    assert server.made()["zero"].adapter == str(lora)
    assert server.made()["zero"].seconds > 0


def test_another_strength_is_a_scale_and_another_file_is_taken_up(server: Server, lora: Path) -> None:
    server.start()
    first = server.answer("a", adapter=str(lora))
    text = lora.read_bytes()
    lora.unlink()
    lora.write_bytes(text)
    assert server.answer("b", adapter=str(lora)) == first
    facts = TrainingFacts(output_name="x", rank=4, alpha=6.0, width=16, height=16, prediction_type="epsilon",
                          base_model_name="tiny")  # fmt: skip
    write_kohya(lora, random_adapter(make_pipeline(), ranks=(5,), alphas=(9.0,), seed=5), facts)
    assert server.answer("c", adapter=str(lora)) != first


def test_the_newest_wish_wins_and_a_group_is_drawn_whole(server: Server) -> None:
    server.start()
    server.ask("old", steps=LONG)
    server.until(lambda: server.draws("old"))
    for name in ("one", "two", "three"):
        server.ask(name, group="strip")
    server.until(lambda: len(server.made()) == 3)
    assert list(server.made()) == ["one", "two", "three"]
    assert list(server.warned("preview-cancelled")) == ["old"]
    server.until(lambda: server.phases()[-1] == "ready")


@pytest.mark.parametrize("wanted", ["", "slow"])
def test_a_cancelled_picture_is_left(wanted: str, server: Server) -> None:
    server.start()
    server.ask("slow", steps=LONG)
    server.until(lambda: server.draws("slow"))
    runs.send(server.folder.path, runs.Cancel(id=wanted))
    server.until(lambda: server.warned("preview-cancelled"))
    server.answer("next")
    assert list(server.made()) == ["next"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"width": 33}, "33 pixels do not fit this model"),
        ({"steps": 0}, "0 steps"),
        ({"seed": -1}, "-1 cannot be a seed"),
        ({"adapter": "/none.safetensors"}, "there is no such file"),
        ({"adapter": __file__}, "damaged or not a safetensors file"),
    ],
)
def test_what_cannot_be_drawn_is_a_line_and_it_stays_up(change: dict[str, object], said: str, server: Server) -> None:
    server.start()
    server.ask("bad", **change)
    server.until(lambda: server.warned("preview"))
    assert said in server.warned("preview")["bad"]
    assert "\n" not in server.warned("preview")["bad"]
    assert server.answer("good")


def test_a_lora_of_another_base_model_is_a_line(server: Server, lora: Path) -> None:
    from safetensors.torch import load_file, save_file

    tensors = {key: tensor[..., :1].contiguous() for key, tensor in load_file(lora).items() if tensor.dim() > 1}
    save_file(tensors, lora)
    server.start()
    server.ask("bad", adapter=str(lora))
    server.until(lambda: server.warned("preview"))
    assert "does not fit this base model" in server.warned("preview")["bad"]
    assert server.answer("good")


def test_out_of_memory_is_a_line_that_says_what_to_do(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = StableDiffusion.sample

    def full(family: StableDiffusion, requests: list[Request], on_step: object = None) -> list[Image.Image]:
        if requests[0].width:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return sample(family, requests)

    monkeypatch.setattr(StableDiffusion, "sample", full)
    server.start()
    server.ask("large", width=32, height=32)
    server.until(lambda: server.warned("preview"))
    assert "out of memory: make the picture smaller" in server.warned("preview")["large"]
    assert server.answer("small")


def test_it_leaves_with_its_app(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_server, "LOOK_AROUND", 0.05)
    server.start()
    server.answer("one")
    time.sleep(0.3)
    assert not server.gone()
    server.owner.release()
    server.until(server.gone)
    assert isinstance(server.events[-1], runs.End)


@pytest.mark.parametrize("limit", ["OWNER_COMES", "IDLE"])
def test_it_leaves_when_nobody_comes(limit: str, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_server, "LOOK_AROUND", 0.05)
    monkeypatch.setattr(preview_server, limit, 0.3)
    if limit == "OWNER_COMES":
        server.owner.release()
    server.start()
    server.until(server.gone)
    assert [event.status for event in server.events if isinstance(event, runs.End)] == ["finished"]
    assert runs.state(server.folder.path) == "finished"


def test_a_stop_leaves_the_picture_and_tells_those_who_wait(server: Server) -> None:
    server.start()
    server.ask("now", steps=LONG, group="g")
    server.ask("then", group="g")
    server.until(lambda: server.draws("now"))
    server.stop()
    assert sorted(server.warned("preview-cancelled")) == ["now", "then"]
    assert server.made() == {}


def test_another_base_model_is_taken_up(server: Server, tmp_path: Path) -> None:
    server.start()
    first = server.answer("one")
    other = save_tiny_model(tmp_path / "other", seed=4)
    runs.write_job(server.folder.path, runs.PreviewJob(base_model=str(other)))
    assert server.answer("two") != first
    assert [event.name for event in server.events if isinstance(event, runs.Start)][-1] == str(other)


def test_a_base_model_that_is_not_there_ends_it_with_a_line(server: Server, tmp_path: Path) -> None:
    runs.write_job(server.folder.path, runs.PreviewJob(base_model=str(tmp_path / "none")))
    server.start()
    server.until(server.gone)
    assert isinstance(server.error[0], BadInput)
    error, end = read_events(server.folder.path)[-2:]
    assert isinstance(error, runs.ErrorEvent)
    assert "does not exist" in error.message
    assert isinstance(end, runs.End)
    assert end.status == "failed"
