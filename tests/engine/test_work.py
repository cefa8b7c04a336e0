"""The engine as the app starts it: it does the job of a prepared run folder, alone on its device."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from safetensors import safe_open

from engine import cli
from engine.worker import work
from project import runs
from project.runs.lease import Holder, lease
from project.runs.start import freeze
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
)

pytestmark = pytest.mark.usefixtures("fp32")


@pytest.fixture
def finished(options: dict[str, object], tmp_path: Path) -> Path:
    """A run that has its result."""
    Recorded(config_of(**{**options, "output_name": "boxes", "trigger_word": "bxs"})).train()
    return tmp_path / "run"


def export_to(dest: Path, run: Path, **more: object) -> runs.ExportJob:
    return runs.ExportJob(run=str(run), to="webui", dest=str(dest), **more)  # type: ignore[arg-type]


def ended(run: Path) -> runs.End:
    last = read_events(run)[-1]
    assert isinstance(last, runs.End)
    return last


# --- training ---------------------------------------------------------------------------------------------------------


def test_a_frozen_run_is_trained_and_continued(
    options: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = Recorded(config_of(**{**options, "output_dir": tmp_path / "plain", "max_steps": 4, "output_name": "x"}))
    plain.train()
    config = config_of(**{**options, "max_steps": 4, "save_steps": 2, "output_name": "x"})
    folder = freeze(config)
    assert runs.state(folder.path) == "new"

    def stop_after_two(event: runs.Event) -> None:
        if isinstance(event, runs.Step) and event.step == 2:
            runs.send(folder.path, runs.Stop())

    assert work(folder, stop_after_two) == "stopped"
    capsys.readouterr()
    assert cli.main(["work", "--run", str(folder.path)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "\r" not in said.err
    assert "training" in said.err
    assert "step 4 of 4, loss " in said.err
    assert lines_of(said.err)[-1].endswith("finished x.safetensors")
    assert steps_of(read_events(folder.path)) == steps_of(plain.events)
    assert_same_tensors(result_tensors(folder.path), result_tensors(tmp_path / "plain"))


@pytest.mark.parametrize("sent", ["while it came up", "to an earlier engine"])
def test_a_command_from_before_counts_if_this_engine_was_meant(sent: str, options: dict[str, object]) -> None:
    folder = freeze(config_of(**options))
    born = time.time()
    runs.send(folder.path, runs.Stop())
    if sent == "to an earlier engine":
        with runs.EventLog(folder.events) as log:
            log.write(runs.End(status="stopped"))
    assert work(folder, since=born) == ("stopped" if sent == "while it came up" else "finished")


@pytest.mark.parametrize(
    ("job", "said"),
    [(None, "holds no job"), ("{", "is damaged"), ('{"kind": "preview", "version": 9}', "newer version")],
)
def test_a_folder_without_a_job_is_one_line(
    job: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if job is not None:
        (tmp_path / "job.json").write_text(job)
    assert cli.main(["work", "--run", str(tmp_path)]) == 2
    assert said in lines_of(capsys.readouterr().err)[-1]
    error, end = read_events(tmp_path)[-2:]
    assert isinstance(error, runs.ErrorEvent)
    assert said in error.message
    assert isinstance(end, runs.End)
    assert cli.main(["work", "--run", str(tmp_path / "none")]) == 2
    assert "is not a run folder" in capsys.readouterr().err


# --- export -----------------------------------------------------------------------------------------------------------


def test_an_export_tells_what_it_wrote_and_checked(finished: Path, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "mine.png")
    (tmp_path / "webui" / "models" / "Lora").mkdir(parents=True)
    job = export_to(tmp_path / "webui", finished, name="boxes v2", picture=str(tmp_path / "mine.png"),
                    trigger_word="myword")  # fmt: skip
    runs.write_job(tmp_path / "job", job)
    assert cli.main(["work", "--run", str(tmp_path / "job")]) == 0
    events = read_events(tmp_path / "job")
    place = tmp_path / "webui" / "models" / "Lora"
    written = [(event.path, event.checked) for event in events if isinstance(event, runs.Written)]
    expected = [(".safetensors", True), (".json", False), (".png", False)]
    assert written == [(str(place / f"boxes v2{ending}"), checked) for ending, checked in expected]
    assert (ended(tmp_path / "job").status, ended(tmp_path / "job").result) == ("finished", written[0][0])
    start = next(event for event in events if isinstance(event, runs.Start))
    assert (start.job, start.name) == ("export", "boxes v2")
    phases = [event.name for event in events if isinstance(event, runs.Phase)]
    assert list(dict.fromkeys(phases)) == ["loading the model", "checking the file", "writing the files"]
    with Image.open(written[2][0]) as picture:
        assert picture.getpixel((0, 0)) == (0, 128, 128)
    assert '"activation text": "myword"' in Path(written[1][0]).read_text()
    with safe_open(written[0][0], framework="pt") as file:
        assert file.metadata()["ss_output_name"] == "boxes v2"
    assert not runs.is_live(tmp_path / "job")


@pytest.mark.parametrize(("trigger", "noted"), [(None, "bxs"), ("", ""), ("other", "other")])
def test_the_shell_exports_alike(
    trigger: str | None, noted: str, finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "mine.jpg")
    more = [] if trigger is None else ["--trigger", trigger]
    line = [
        "export",
        "--run",
        finished,
        "--to",
        "webui",
        "--dest",
        tmp_path / "out",
        "--picture",
        tmp_path / "mine.jpg",
    ]
    assert cli.main([str(part) for part in [*line, *more]]) == 0
    assert capsys.readouterr().out.split() == [
        str(tmp_path / "out" / f"boxes.{end}") for end in ("safetensors", "json", "png")
    ]
    assert f'"activation text": "{noted}"' in (tmp_path / "out" / "boxes.json").read_text()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"picture": "/none.png"}, "/none.png"),
        ({"name": "a/b"}, "cannot be the name"),
        ({"dtype": "int4"}, "is not known"),
        ({"run": "/none"}, "is not a run folder"),
    ],
)
def test_an_export_that_cannot_be_done_writes_nothing(
    change: dict[str, object], said: str, finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = {"run": finished, **change}
    runs.write_job(tmp_path / "job", export_to(tmp_path / "out", Path(str(wanted.pop("run"))), **wanted))
    assert cli.main(["work", "--run", str(tmp_path / "job")]) == 2
    assert said in lines_of(capsys.readouterr().err)[-1]
    assert ended(tmp_path / "job").status == "failed"
    assert not (tmp_path / "out").exists()


def test_an_export_can_be_stopped(finished: Path, tmp_path: Path) -> None:
    folder = runs.RunFolder(tmp_path / "job")
    runs.write_job(folder.path, export_to(tmp_path / "out", finished))

    def stop_it(event: runs.Event) -> None:
        if isinstance(event, runs.Phase) and event.name == "drawing the preview picture":
            runs.send(folder.path, runs.Stop())

    assert work(folder, stop_it) == "stopped"
    assert ended(folder.path).status == "stopped"
    assert not (tmp_path / "out").exists()


# --- the device -------------------------------------------------------------------------------------------------------


def test_a_training_waits_for_its_device_and_obeys_a_stop_meanwhile(options: dict[str, object], tmp_path: Path) -> None:
    folder = freeze(config_of(**{**options, "device": "cpu"}))
    heard: list[runs.Event] = []

    def listen(event: runs.Event) -> None:
        heard.append(event)
        if isinstance(event, runs.Warning_) and event.code == "waiting":
            threading.Timer(0.5, runs.send, (folder.path, runs.Stop())).start()

    with lease("cpu", Holder("/runs/other", "train"), lambda now: False) as held:
        assert held
        assert work(folder, listen) == "stopped"
    phase, warning = heard[:2]
    assert isinstance(phase, runs.Phase)
    assert (phase.name, phase.detail) == ("waiting for the device", "/runs/other")
    assert isinstance(warning, runs.Warning_)
    assert "in use by /runs/other, which trains on it" in warning.message
    assert work(folder) == "finished"


def test_what_is_told_while_waiting_is_not_lost(options: dict[str, object]) -> None:
    folder = freeze(config_of(**{**options, "device": "cpu"}))
    free = threading.Event()
    heard: list[runs.Event] = []

    def listen(event: runs.Event) -> None:
        heard.append(event)
        if isinstance(event, runs.Warning_) and event.code == "waiting":
            runs.send(folder.path, runs.PreviewRequest(id="asked", prompt="red box", steps=1))
            threading.Timer(0.8, free.set).start()

    def hold() -> None:
        with lease("cpu", Holder("/runs/other", "train"), lambda now: False):
            taken.set()
            free.wait(30)

    taken = threading.Event()
    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(30)
    assert work(folder, listen) == "finished"
    holder.join()
    assert [event.id for event in heard if isinstance(event, runs.Preview)] == ["asked"]


# --- real processes ---------------------------------------------------------------------------------------------------


def test_a_preview_engine_makes_room_for_a_training(
    options: dict[str, object], tiny_model: Path, tmp_path: Path
) -> None:
    previews, home = tmp_path / "previews", {"ATELIER_HOME": str(tmp_path / "home")}
    runs.write_job(previews, runs.PreviewJob(base_model=str(tiny_model), device="cpu"))
    owner = runs.OsLock(runs.RunFolder(previews).owner)
    assert owner.acquire()
    folder = freeze(config_of(**{**options, "device": "cpu"}))

    def happened(run: Path, name: str) -> Callable[[], bool]:
        return lambda: any(isinstance(e, runs.Phase) and e.name == name for e in read_events(run))

    warm = start_engine("work", "--run", previews, **home)
    try:
        assert wait_until(happened(previews, "ready"), warm)
        code, out, err = finish(start_engine("work", "--run", folder.path, **home))
        assert (code, out) == (0, ""), err
        assert finish(warm)[0] == 0
    finally:
        warm.kill()
        owner.release()
    assert ended(previews).status == "finished"
    assert ended(folder.path).status == "finished"
    assert happened(folder.path, "waiting for the device")()
    assert "asked to leave" in err


def test_an_engine_that_cannot_start_says_so_in_its_last_line(options: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "broken" / "torch").mkdir(parents=True)
    (tmp_path / "broken" / "torch" / "__init__.py").write_text("raise ImportError('libcudart.so.12: not found')")
    folder = freeze(config_of(**options))
    path = os.pathsep.join([str(tmp_path / "broken"), os.environ.get("PYTHONPATH", "")])
    code, _, err = finish(start_engine("work", "--run", folder.path, PYTHONPATH=path))
    assert code == 1
    assert lines_of(err)[-1].startswith("error: the engine cannot start")
    assert "libcudart.so.12: not found" in lines_of(err)[-1]
