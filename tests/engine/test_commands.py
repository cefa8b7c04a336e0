"""What a run is told while it trains: pause, resume, stop, save, preview, Ctrl-C; none of it changes a number."""

from __future__ import annotations

import io
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from engine import checkpoint, cli
from engine.worker import work
from project import runs
from project.config import save_config
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    config_of,
    finish,
    lines_of,
    read_events,
    result_tensors,
    start_engine,
    steps_of,
    wait_until,
    write_config,
)

LONG = {"max_steps": 100000, "save_steps": 0}


@pytest.fixture
def plain(options: dict[str, object], tmp_path: Path) -> Recorded:
    """The run of six steps with nothing said to it."""
    run = Recorded(config_of(**{**six(options), "output_dir": tmp_path / "plain"}))
    assert run.train() == "finished"
    return run


def six(options: dict[str, object]) -> dict[str, object]:
    return {**options, "max_steps": 6, "save_steps": 0, "output_name": "x", "lora_dropout": 0.3, "random_crop": True}


class Told:
    """A run in a worker of this process, to which commands are sent through its folder after given steps."""

    def __init__(self, options: dict[str, object]) -> None:
        config = config_of(**six(options))
        self.folder = runs.prepare_run(Path(config.output.output_dir), resume=True)
        save_config(config, self.folder.config)
        self.events: list[runs.Event] = []
        self.after: dict[int, list[runs.Command]] = {}
        self.on_pause: Callable[[], None] = lambda: None

    def listen(self, event: runs.Event) -> None:
        self.events.append(event)
        if isinstance(event, runs.Step):
            for command in self.after.get(event.step, []):
                runs.send(self.folder.path, command)
        if isinstance(event, runs.Paused):
            self.on_pause()

    def work(self) -> str:
        return work(self.folder, self.listen)

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]


def preview_request(name: str, **more: object) -> runs.PreviewRequest:
    return runs.PreviewRequest(id=name, prompt="red box", steps=2, group="all", **more)  # type: ignore[arg-type]


def test_previews_pauses_and_saves_change_no_number(
    plain: Recorded, options: dict[str, object], tmp_path: Path
) -> None:
    told = Told(options)
    told.after = {
        1: [preview_request("one", strength=0.0, seed=5), preview_request("../two", strength=0.8)],
        2: [runs.Save(), preview_request("ünï 猫")],
        3: [runs.Pause()],
    }
    told.on_pause = lambda: threading.Timer(0.3, runs.send, (told.folder.path, runs.Resume())).start()
    assert told.work() == "finished"
    assert_same_tensors(result_tensors(tmp_path / "run"), result_tensors(tmp_path / "plain"))
    assert steps_of(told.events) == steps_of(plain.events)
    made = [event for event in told.events if isinstance(event, runs.Preview)]
    assert [(event.id, event.step) for event in made] == [("one", 1), ("../two", 1), ("ünï 猫", 2)]
    for event in made:
        path = told.folder.path / event.path
        assert path.resolve().is_relative_to((told.folder.path / "previews").resolve())
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            assert picture.format == "PNG"
            assert picture.size == (event.width, event.height) == (16, 16)
    saved = [event.step for event in told.events if isinstance(event, runs.Checkpoint)]
    assert saved == [2, 6]
    assert [event.kind for event in read_events(tmp_path / "run")] == told.kinds()


def test_a_pause_waits_and_a_resume_goes_on(options: dict[str, object]) -> None:
    told = Told(options)
    told.after = {3: [runs.Pause()]}
    waited: list[bool] = []

    def look() -> None:
        time.sleep(0.3)
        waited.append(told.kinds()[-1] == "paused")
        runs.send(told.folder.path, runs.Pause())  # twice is once
        runs.send(told.folder.path, preview_request("while paused"))
        runs.send(told.folder.path, runs.Resume())

    told.on_pause = lambda: threading.Thread(target=look).start()
    assert told.work() == "finished"
    assert waited == [True]
    order = told.kinds()
    assert order.count("paused") == order.count("resumed") == 1
    assert order.index("paused") < order.index("preview") < order.index("resumed")
    paused = next(event for event in told.events if isinstance(event, runs.Paused))
    assert paused.step == 3
    assert [step for step, *_ in steps_of(told.events)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("paused", [False, True])
def test_a_stop_saves_and_the_run_can_be_resumed(
    paused: bool, plain: Recorded, options: dict[str, object], tmp_path: Path
) -> None:
    told = Told(options)
    told.after = {2: [runs.Pause() if paused else runs.Stop()]}
    told.on_pause = lambda: threading.Timer(0.2, runs.send, (told.folder.path, runs.Stop())).start()
    assert told.work() == "stopped"
    assert isinstance(told.events[-1], runs.End)
    assert (told.events[-1].status, told.events[-1].step) == ("stopped", 2)
    assert runs.state(told.folder.path) == "interrupted"
    found = checkpoint.latest(told.folder.checkpoints)
    assert found is not None
    assert found[0].step == 2
    told.after = {}
    assert told.work() == "finished"
    assert steps_of(told.events) == steps_of(plain.events)
    assert_same_tensors(result_tensors(tmp_path / "run"), result_tensors(tmp_path / "plain"))


def test_a_command_for_an_engine_that_is_gone_is_not_obeyed(options: dict[str, object]) -> None:
    told = Told(options)
    runs.send(told.folder.path, runs.Stop())
    assert told.work() == "finished"


def test_the_same_preview_request_gives_the_same_picture_and_strength_zero_the_base(
    options: dict[str, object], tmp_path: Path
) -> None:
    told = Told({**options, "learning_rate": 0.05})
    told.after = {
        1: [preview_request("base-1", strength=0.0)],
        5: [preview_request("base-5", strength=0.0), preview_request("a"), preview_request("b")],
    }
    told.work()
    made = {event.id: (told.folder.path / event.path).read_bytes() for event in told.events
            if isinstance(event, runs.Preview)}  # fmt: skip
    assert made["base-1"] == made["base-5"]
    assert made["a"] == made["b"] != made["base-5"]


# --- real processes ---------------------------------------------------------------------------------------------------


def test_one_engine_is_told_from_the_shell_until_it_is_interrupted(
    options: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    config = write_config(tmp_path / "run.yaml", **{**options, **LONG})
    process = start_engine("train", "--config", config)

    def happened(kind: str) -> Callable[[], bool]:
        return lambda: any(event.kind == kind for event in read_events(run))

    assert wait_until(happened("step"), process)
    second = start_engine("train", "--config", config, "--resume")
    assert cli.main(["tell", "--run", str(run), "pause"]) == 0
    assert wait_until(happened("paused"), process)
    assert cli.main(["tell", "--run", str(run), "preview", "--prompt", "red box", "--strength", "0.5"]) == 0
    assert wait_until(happened("preview"), process)
    assert cli.main(["tell", "--run", str(run), "save"]) == 0
    assert wait_until(happened("checkpoint"), process)
    code, _, err = finish(second)
    assert code == 2
    assert len(lines_of(err)) == 1
    assert "in use by a living process" in err

    process.send_signal(signal.SIGINT)
    code, _, err = finish(process)
    assert code == 1
    assert "Traceback" not in err
    assert "stopped and saved: go on with --resume" in lines_of(err)[-1]
    last = read_events(run)[-1]
    assert isinstance(last, runs.End)
    assert last.status == "stopped"
    found = checkpoint.latest(run / "checkpoints")
    assert found is not None
    assert found[0].step == last.step > 0
    assert not runs.is_live(run)
    assert cli.main(["tell", "--run", str(run), "stop"]) == 2
    assert "no training is running" in capsys.readouterr().err
