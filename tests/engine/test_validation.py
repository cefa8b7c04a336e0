"""Validation: fixed noise, no trace in the training, the best step, an early stop, and pictures that stay unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine import checkpoint
from engine.data import Plan
from engine.train import begin
from engine.validation import HeldBack
from project import runs
from project.errors import BadInput
from project.estimate.forecast import run_length
from project.options import ValidationOptions
from project.runs.records import decode, encode
from project.validation import Course, held_count, split
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    config_of,
    result_tensors,
    write_dataset,
)

WIDE = "[to_q, to_k, to_v, to_out.0, conv1, conv2, proj_in, proj_out, conv_in, conv_out]"


def validations(run: Recorded) -> list[runs.Validation]:
    return [event for event in run.events if isinstance(event, runs.Validation)]


def test_the_same_weights_give_the_same_number_and_validating_leaves_no_trace(
    options: dict[str, object], pictures: Path, tmp_path: Path
) -> None:
    found = []
    for name, extra in (("with", {"validate_every": 2, "lora_dropout": 0.3}), ("without", {"lora_dropout": 0.3})):
        more = {"output_name": "x", "output_dir": tmp_path / name, "validation_dir": pictures, "max_steps": 5}
        run = Recorded(config_of(**{**options, **more, **extra}))
        assert run.train() == "finished"
        found.append(run)
    assert [event.step for event in validations(found[0])] == [0, 2, 4, 5]  # also before the first and after the last
    assert_same_tensors(result_tensors(tmp_path / "with"), result_tensors(tmp_path / "without"))
    assert [event.loss for event in found[0].steps()] == [event.loss for event in found[1].steps()]
    again = begin(Recorded(config_of(**{**options, **more, "validate_every": 2, "output_dir": tmp_path / "two"})).job)
    torch.manual_seed(7)
    before = torch.get_rng_state()
    assert again.validate()
    assert torch.equal(torch.get_rng_state(), before)
    (first,) = again.validation.course.validations
    assert first.bands == validations(found[0])[0].bands
    assert first.loss == pytest.approx(sum(first.bands) / 4)
    assert decode(encode(first), runs.EVENTS) == first


def test_the_validation_falls_and_held_back_pictures_are_never_trained(
    options: dict[str, object], tmp_path: Path
) -> None:
    data = write_dataset(tmp_path / "data", 8)
    learning = {"lora_target_modules": WIDE, "lora_rank": 16, "learning_rate": 0.01, "scheduler": "constant"}
    more = {"train_data_dir": data, "batch_size": 3, "max_steps": 40, "validate_every": 20, "validation_share": 0.25}
    run = Recorded(config_of(**{**options, **learning, **more, "validation_noises": 2, "keep_checkpoints": 1}))
    trained: set[Path] = set()
    session = begin(run.job)
    assert isinstance(session.plan, Plan)
    assert isinstance(session.held, HeldBack)
    for _, _, batches in session.plan.steps(0):
        trained |= {session.plan.pictures[sample.picture].path for batch in batches for sample in batch}
    held = {picture.path for picture in session.held.pictures}
    assert (len(trained), len(held), trained & held) == (6, 2, set())
    epochs = config_of(**{**options, **more, "max_steps": 0, "epochs": 3, "resolution": 32})
    assert run_length(epochs, [(32, 32, 1)] * 8).total_steps == 6  # the app's forecast counts the trained ones alone
    assert run.train() == "finished"
    told = validations(run)
    assert told[-1].loss < 0.8 * told[0].loss
    assert all(event.pictures == 2 for event in told)
    best = min(told[1:], key=lambda event: event.loss).step
    kept = {int(path.name[5:]) for path in (tmp_path / "run" / "checkpoints").iterdir()}
    assert kept == {best, 40}
    phases = [event for event in run.events if isinstance(event, runs.Phase) and event.name == "validating"]
    assert {phase.total for phase in phases} == {8}


def test_a_run_that_gets_no_better_stops_early_with_its_best(options: dict[str, object], tmp_path: Path) -> None:
    worse = {"learning_rate": 0.5, "scheduler": "constant"}
    more = {"validate_every": 1, "early_stop": 2, "max_steps": 30, "keep_checkpoints": 1, "output_name": "x"}
    run = Recorded(config_of(**{**options, **worse, **more}))
    assert run.train() == "finished"
    course = Course.of(run.events)
    assert course.since_best == 2
    assert run.steps()[-1].step == course.validations[-1].step < 30
    (told,) = [event for event in run.events if isinstance(event, runs.Warning_) and event.code == "early-stop"]
    best = run_best(course)
    assert f"LoRA of step {best}" in told.message
    found = checkpoint.read(tmp_path / "run" / "checkpoints" / f"step-{best:06d}")
    assert found is not None
    from safetensors.torch import load

    assert_same_tensors(result_tensors(tmp_path / "run"), load(found[1][checkpoint.ADAPTER]))


def run_best(course: Course) -> int:
    best = course.best_of(event.step for event in course.validations if event.step)
    assert best is not None
    return best


def test_a_resumed_run_validates_what_the_uninterrupted_one_does(options: dict[str, object], tmp_path: Path) -> None:
    more = {"output_name": "x", "max_steps": 6, "validate_every": 2}

    def work(name: str, breaks_off: bool) -> Recorded:
        run = Recorded(config_of(**{**options, **more, "output_dir": tmp_path / name}))

        def stop(event: runs.Event) -> None:
            if isinstance(event, runs.Phase) and event.name == "validating" and len(run.steps()) == 4:
                run.waiting.append(runs.Stop())

        with runs.EventLog(run.folder.events) as log:

            def keep(event: runs.Event) -> None:
                log.write(event)

            run.hooks += [keep, stop] if breaks_off else [keep]
            assert run.train() == ("stopped" if breaks_off else "finished")
        return run

    whole = work("whole", breaks_off=False)
    first, second = work("broken", breaks_off=True), work("broken", breaks_off=False)
    assert [event.step for event in validations(whole)] == [0, 2, 4, 6]
    assert [event.step for event in validations(first)] == [0, 2]  # the stop did not wait for that of step 4
    assert [event.step for event in validations(second)] == [4, 6]
    together = [*validations(first), *validations(second)]
    assert [event.bands for event in together] == [event.bands for event in validations(whole)]
    assert_same_tensors(result_tensors(tmp_path / "whole"), result_tensors(tmp_path / "broken"))


def test_what_is_held_back() -> None:
    on = ValidationOptions(validate_every=10, validation_share=0.2)
    names = [f"{number}.png" for number in range(20)]
    trained, held = split(names, on, seed=1)
    assert (len(trained), len(held)) == (16, 4)
    assert sorted([*trained, *held]) == sorted(names)
    sizes = split([(number, number, 1) for number in range(20)], on, seed=1)[1]
    assert [f"{width}.png" for width, _, _ in sizes] == held  # the app's forecast and the engine agree
    assert split(names, on, seed=2)[1] != held
    assert split(names, ValidationOptions(validation_share=0.2), 1) == (names, [])  # off
    counts = [held_count(pictures, on) for pictures in (0, 1, 2, 5, 100)]
    assert counts == [0, 0, 1, 1, 20]


@pytest.mark.parametrize(("share", "count", "words"), [(0.0, 5, "validation_share"), (0.1, 1, "validation_dir")])
def test_validation_without_pictures_is_refused(
    share: float, count: int, words: str, options: dict[str, object], tmp_path: Path
) -> None:
    data = write_dataset(tmp_path / "data", count)
    run = Recorded(config_of(**{**options, "train_data_dir": data, "validate_every": 1, "validation_share": share}))
    with pytest.raises(BadInput, match=words):
        run.train()
