"""A run that is killed at any moment and resumed is, number for number, the run that was never killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from engine import checkpoint, cli
from project import runs
from project.config import load_config
from project.errors import BadInput, JobFailed
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    config_of,
    finish,
    read_events,
    result_tensors,
    start_engine,
    start_engine_that_dies_while_saving,
    steps_of,
    wait_until,
    write_config,
)

STEPS = 34
EVERYTHING = {
    "max_steps": STEPS, "save_steps": 1, "gradient_accumulation_steps": 2, "batch_size": 1, "lora_dropout": 0.2,
    "horizontal_flip": True, "random_crop": True, "caption_shuffle": True, "caption_dropout": 0.2, "warmup_steps": 4,
    "train_text_encoder": True, "text_encoder_learning_rate": 1e-4, "noise_offset": 0.05, "min_snr_gamma": 5,
    "lora_alpha": 0.7, "output_name": "x", "weight_decay": 0.1,
}  # fmt: skip


@pytest.fixture
def everything(options: dict[str, object]) -> dict[str, object]:
    """A run in which everything that draws random numbers is on, and that saves all the time.

    In fp32, whether it runs in this process or in one of its own.
    """
    return {**options, **EVERYTHING, "bf16": False}


def done(run: Path) -> int:
    """The last step that a run's events tell of."""
    return max((event.step for event in read_events(run) if isinstance(event, runs.Step)), default=0)


def test_killed_again_and_again_it_gives_the_numbers_of_the_run_that_was_not(
    everything: dict[str, object], tmp_path: Path
) -> None:
    whole = Recorded(config_of(**{**everything, "output_dir": tmp_path / "whole", "cache": False}))
    assert whole.train() == "finished"
    run, draw = tmp_path / "run", random.Random(11)
    config = write_config(tmp_path / "run.yaml", **everything)

    def killed(process: subprocess.Popen[str], last: int) -> None:
        """Kill at a random moment after a step."""
        assert wait_until(lambda: done(run) >= last, process)
        time.sleep(draw.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)

    def ended(process: subprocess.Popen[str]) -> None:
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert done(run) < STEPS
        assert not list(run.glob("*.safetensors"))

    arguments = ("train", "--config", config, "--resume")
    with start_engine(*arguments) as process:
        killed(process, 3)
        ended(process)
    for files in (4, 8):  # half of the second save's first file, half of the third save's second file
        with start_engine_that_dies_while_saving(files, *arguments) as process:
            ended(process)
        assert list((run / "checkpoints").glob(".writing-*"))
    with start_engine(*arguments) as process:
        killed(process, 15)
        ended(process)
    newest = max((run / "checkpoints").glob("step-*"), key=lambda path: path.name)
    (newest / checkpoint.STATE).write_bytes((newest / checkpoint.STATE).read_bytes()[:-100])  # as a torn disk leaves it

    code, _, err = finish(start_engine("train", "--config", config, "--resume"))
    assert code == 0, err
    events = read_events(run)
    resumed = [event.step for event in events if isinstance(event, runs.Resumed)]
    assert resumed[-1] == int(newest.name[5:]) - 1
    assert steps_of(events) == steps_of(whole.events)
    assert len(steps_of(events)) == STEPS
    assert_same_tensors(result_tensors(run), result_tensors(tmp_path / "whole"))
    assert runs.state(run) == "finished"


@pytest.mark.parametrize("first", [1, 4, 5])
def test_stopped_and_resumed_in_one_process(first: int, everything: dict[str, object], tmp_path: Path) -> None:
    short = {**everything, "max_steps": 6, "save_steps": 0}
    whole = Recorded(config_of(**{**short, "output_dir": tmp_path / "whole"}))
    whole.train()
    run = Recorded(config_of(**short))
    run.hooks.append(lambda event: _stop_after(run, event, first))
    assert run.train() == "stopped"
    assert len(run.steps()) == first
    run.hooks.clear()
    assert run.train() == "finished"
    assert steps_of(run.events) == steps_of(whole.events)
    assert_same_tensors(result_tensors(tmp_path / "run"), result_tensors(tmp_path / "whole"))


def _stop_after(run: Recorded, event: runs.Event, step: int) -> None:
    if isinstance(event, runs.Step) and event.step == step:
        run.waiting.append(runs.Stop())


def interrupted(options: dict[str, object], **more: object) -> Recorded:
    """A run of four steps that was stopped after two."""
    run = Recorded(config_of(**{**options, "max_steps": 4, "save_steps": 1, **more}))
    run.hooks.append(lambda event: _stop_after(run, event, 2))
    assert run.train() == "stopped"
    run.hooks.clear()
    return run


def test_a_run_that_saved_nothing_begins_again_and_says_so(options: dict[str, object], tmp_path: Path) -> None:
    config = write_config(tmp_path / "run.yaml", **{**options, "save_steps": 0, "output_name": "x"})
    folder = runs.prepare_run(tmp_path / "run", resume=False)
    with runs.EventLog(folder.events) as log:
        log.write(runs.Step(step=1, loss=9.0))
        log.write(runs.Step(step=2, loss=9.0))
    assert cli.main(["train", "--config", str(config), "--resume"]) == 0
    assert [step for step, *_ in steps_of(read_events(tmp_path / "run"))] == [1, 2, 3]
    assert all(loss != 9.0 for _, _, loss, _ in steps_of(read_events(tmp_path / "run")))


def test_resuming_a_finished_run_only_writes_the_result_again(options: dict[str, object], tmp_path: Path) -> None:
    config = write_config(tmp_path / "run.yaml", **{**options, "output_name": "x"})
    assert cli.main(["train", "--config", str(config)]) == 0
    before = result_tensors(tmp_path / "run")
    (tmp_path / "run" / "x.safetensors").unlink()
    assert cli.main(["train", "--config", str(config), "--resume"]) == 0
    assert_same_tensors(result_tensors(tmp_path / "run"), before)
    assert len(steps_of(read_events(tmp_path / "run"))) == 3


def test_resume_with_nothing_to_resume_starts(options: dict[str, object], tmp_path: Path) -> None:
    config = write_config(tmp_path / "run.yaml", **options)
    assert cli.main(["train", "--config", str(config), "--resume"]) == 0
    assert not any(isinstance(event, runs.Resumed) for event in read_events(tmp_path / "run"))


def test_relative_paths_are_the_same_run(
    options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    relative = {
        **options,
        "output_dir": "run",
        **{key: os.path.relpath(str(options[key]), tmp_path) for key in ("base_model", "train_data_dir")},
    }
    config = write_config(tmp_path / "run.yaml", **relative)
    assert cli.main(["train", "--config", str(config)]) == 0
    frozen = load_config(tmp_path / "run" / "config.yaml")
    assert frozen.model.base_model == str(options["base_model"])
    assert frozen.output.output_dir == str(tmp_path / "run")
    assert cli.main(["train", "--config", str(config), "--resume", "--set", "max_steps=4"]) == 0
    assert len(steps_of(read_events(tmp_path / "run"))) == 4


@pytest.mark.parametrize(
    "change",
    ["lora_rank=2", "lora_alpha=3", "train_text_encoder=true", "lora_target_modules=to_q", "base_model=starter"],
)
def test_another_adapter_is_refused_and_nothing_is_lost(
    change: str, options: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    interrupted(options)
    config = write_config(tmp_path / "run.yaml", **{**options, "max_steps": 4, "save_steps": 1})
    before = (tmp_path / "run" / "config.yaml").read_bytes()
    assert cli.main(["train", "--config", str(config), "--resume", "--set", change]) == 2
    err = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
    assert len(err) == 1
    assert change.split("=")[0] in err[0]
    assert (tmp_path / "run" / "config.yaml").read_bytes() == before


def test_before_the_first_checkpoint_anything_may_be_changed(options: dict[str, object], tmp_path: Path) -> None:
    config = write_config(tmp_path / "run.yaml", **{**options, "base_model": tmp_path / "none"})
    assert cli.main(["train", "--config", str(config)]) == 2
    write_config(config, **{**options, "lora_rank": 2})
    assert cli.main(["train", "--config", str(config), "--resume"]) == 0


def test_other_settings_count_from_the_resumed_step_on(options: dict[str, object], tmp_path: Path) -> None:
    interrupted(options, scheduler="constant")
    again = Recorded(config_of(**{**options, "max_steps": 8, "scheduler": "linear", "learning_rate": 0.002}))
    assert again.train() == "finished"
    assert [event.lr for event in again.steps()] == pytest.approx([0.002 * (8 - step) / 8 for step in range(2, 8)])


def test_a_state_of_other_layers_is_an_error_of_one_line(options: dict[str, object], tmp_path: Path) -> None:
    interrupted(options)
    other = Recorded(config_of(**{**options, "lora_rank": 2}))
    with pytest.raises(JobFailed, match="does not fit this run's settings"):
        other.train()


def test_a_second_engine_on_a_run_is_refused(
    options: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from engine.worker import work

    run = interrupted(options)
    with runs.RunLock(tmp_path / "run"):
        config = write_config(tmp_path / "run.yaml", **options)
        before = run.folder.config.read_bytes()
        for more in ([], ["--resume"]):
            assert cli.main(["train", "--config", str(config), *more]) == 2
            (line,) = capsys.readouterr().err.splitlines()
            assert "in use by a living process" in line
        with pytest.raises(BadInput):
            work(run.folder)
        assert run.folder.config.read_bytes() == before
