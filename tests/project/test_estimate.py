"""Steps as the engine counts them, time from earlier runs or guessed, disk, and warnings that help."""

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.data import Plan
from project.buckets import Buckets
from project.config import parse_config, save_config
from project.dataset import Picture, scan
from project.device import DeviceFacts
from project.estimate import (
    Estimate,
    Known,
    Pace,
    estimate,
    free_space,
    guessed_pace,
    helpful_warnings,
    measured_pace,
    most_epochs,
)
from project.estimate.disk import adapter_bytes
from project.options import Config
from project.plan import buckets_of, length, members
from project.runs import EventLog, Phase, RunFolder, Start, Step
from project.workspace import sample_dataset

GIB = 2**30
CPU = DeviceFacts("cpu", "Some CPU", 16 * GIB)
CARD = DeviceFacts("cuda", "Some card", 8 * GIB, "0")
LARGE = "/models/sd15"


def config_of(**values: object) -> Config:
    return parse_config(values, "test")


# --- steps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_the_steps_are_those_that_the_engine_makes(seed: int) -> None:
    draw = random.Random(seed)
    sizes = [(draw.randint(64, 900), draw.randint(64, 900), draw.choice([1, 1, 3])) for _ in range(draw.randint(1, 40))]
    config = config_of(
        batch_size=draw.randint(1, 6),
        epochs=draw.randint(1, 5),
        max_steps=draw.choice([0, 0, 17]),
        gradient_accumulation_steps=draw.choice([1, 1, 3]),
        bucket=draw.choice([True, False]),
        resolution=draw.choice([0, 64, "96x64"]),
    )
    pictures = [Picture(Path(f"{n}.png"), "", "", *size) for n, size in enumerate(sizes)]
    plan = Plan(pictures, buckets_of(config.data, 64, 16), config.data, config.training)
    steps = list(plan.steps(0))
    found = estimate(config, sizes)
    assert found.steps == len(steps)
    assert found.steps_per_epoch == plan.steps_per_epoch
    assert found.epochs == len({epoch for _, epoch, _ in steps})
    assert found.samples == sum(repeats for _, _, repeats in sizes)


def test_a_number_counts_as_pictures_of_one_shape() -> None:
    config = config_of(batch_size=4, epochs=70)
    sample = [(one.width, one.height, one.repeats) for one in scan(sample_dataset(), minimum=64).pictures]
    assert estimate(config, 28).steps == estimate(config, sample).steps == 490
    assert estimate(config, 1).steps == 70


def test_no_pictures_make_no_steps() -> None:
    none: list[tuple[int, int, int]] = []
    for pictures in (0, none):
        nothing = estimate(config_of(max_steps=50), pictures, Pace(1.0, 5.0, "x"))
        assert (nothing.steps, nothing.epochs, nothing.seconds) == (0, 0, None)


def test_length_counts_batches_by_bucket() -> None:
    config = config_of(batch_size=4, gradient_accumulation_steps=2, epochs=3)
    counts = members([(100, 100, 5), (200, 100, 1)], Buckets((((64, 64), (88, 44)),)), config.data)
    assert dict(counts) == {(64, 64): 5, (88, 44): 1}
    run = length(counts.values(), config.training)
    assert (run.batches_per_epoch, run.steps_per_epoch, run.total_steps, run.epochs) == (3, 2, 6, 3)


# --- time -------------------------------------------------------------------------------------------------------------


def write_run(folder: Path, config: Config, seconds: Sequence[float], device: str = "cpu") -> None:
    folder.mkdir(parents=True)
    save_config(config, RunFolder(folder).config)
    with EventLog(RunFolder(folder).events) as log:
        log.write(Phase(name="loading the model", t=100))
        log.write(Start(total_steps=len(seconds), device=device, t=103))
        log.write(Phase(name="training", t=104))
        for number, one in enumerate(seconds):
            log.write(Step(step=number + 1, loss=1.0, seconds=one, t=105 + number))


def test_the_pace_is_measured_from_the_last_steps_of_a_run(tmp_path: Path) -> None:
    config = config_of(batch_size=2)
    write_run(tmp_path / "a", config, [9.0] * 50 + [0.5] * 100)
    pace = measured_pace([tmp_path], config)
    assert pace == Pace(0.5, 9.0, "measured on this computer")
    found = estimate(config, 20, pace)
    assert found.seconds == pytest.approx(found.steps * 0.5 + 9)
    assert (found.seconds_per_step, found.basis) == (0.5, "measured on this computer")


def test_other_batches_are_scaled_and_the_same_ones_preferred(tmp_path: Path) -> None:
    config = config_of(base_model=LARGE, batch_size=1)
    write_run(tmp_path / "a", config, [1.0] * 20)
    large = config_of(base_model=LARGE, batch_size=4)
    scaled = measured_pace([tmp_path], large)
    assert scaled is not None
    assert 3 < scaled.seconds_per_step <= 4
    wide = measured_pace([tmp_path], config_of(base_model=LARGE, batch_size=1, resolution=1024))
    assert wide is not None
    assert 3 < wide.seconds_per_step <= 4
    write_run(tmp_path / "b", large, [2.5] * 20)
    write_run(tmp_path / "c", config, [1.0] * 20)
    same = measured_pace([tmp_path], large)
    assert same is not None
    assert same.seconds_per_step == 2.5


def test_runs_that_tell_nothing_do_not_count(tmp_path: Path) -> None:
    config = config_of()
    write_run(tmp_path / "short", config, [1.0] * 3)
    write_run(tmp_path / "other-model", config_of(base_model=LARGE), [1.0] * 20)
    write_run(tmp_path / "twice", config_of(gradient_checkpointing=True), [1.0] * 20)
    write_run(tmp_path / "card", config, [1.0] * 20, device="cuda:0")
    write_run(tmp_path / "torn", config, [1.0] * 20)
    (tmp_path / "torn" / "config.yaml").write_text("lora_rank: [")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    assert measured_pace([tmp_path, tmp_path / "none"], config, CPU) is None
    assert measured_pace([tmp_path], config, CARD) is not None


def test_measuring_looks_only_at_the_end_of_a_long_log(tmp_path: Path) -> None:
    config = config_of()
    write_run(tmp_path / "a", config, [9.0] * 5000 + [0.1] * 300)
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        assert measured_pace([tmp_path], config) == Pace(0.1, 9.0, "measured on this computer")
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.1


def test_a_guess_orders_devices_and_loads() -> None:
    config = config_of(base_model=LARGE)
    large = DeviceFacts("cuda", "large", 24 * GIB)
    paces = [guessed_pace(config, device).seconds_per_step for device in (large, CARD, CPU)]
    assert paces == sorted(paces)
    assert paces[2] > 10 * paces[1]
    twice = config_of(base_model=LARGE, gradient_checkpointing=True, batch_size=4)
    assert guessed_pace(twice, CARD).seconds_per_step > 4 * paces[1]
    assert guessed_pace(config_of(), CPU).seconds_per_step == pytest.approx(0.08)
    demo = estimate(config_of(batch_size=4, epochs=70), 28, device=CPU)
    assert demo.seconds is not None
    assert 50 < demo.seconds < 150
    on_cpu = config_of(base_model=LARGE, device="cpu")
    assert guessed_pace(on_cpu, CARD).seconds_per_step == paces[2]
    assert estimate(config, 20, device=CARD).basis == "a guess for this device"
    assert estimate(config, 20).seconds is None


def test_previews_take_time() -> None:
    pace = Pace(1.0, 0.0, "x")
    plain = estimate(config_of(epochs=10), 20, pace).seconds
    drawn = estimate(config_of(epochs=10, preview_every=50, preview_prompts=["a", "b"]), 20, pace).seconds
    assert plain is not None
    assert drawn is not None
    assert plain + 10 < drawn < plain + 8 * 40


# --- disk -------------------------------------------------------------------------------------------------------------


def test_the_size_of_a_lora_is_near_what_was_measured() -> None:
    assert adapter_bytes(config_of(lora_rank=8)) == pytest.approx(656_152, rel=0.03)
    assert adapter_bytes(config_of(lora_rank=8, base_model=LARGE)) == pytest.approx(6.12e6, rel=0.05)


def test_disk_grows_with_what_is_kept() -> None:
    def disk(pictures: int = 20, **values: object) -> int:
        return estimate(config_of(base_model=LARGE, lora_rank=16, epochs=50, **values), pictures).disk

    usual = disk()
    assert 100e6 < usual < 300e6
    assert disk(keep_checkpoints=0) > 2 * usual
    assert disk(save_steps=0) < usual / 1.5
    assert disk(pictures=200, max_steps=1000) > disk(max_steps=1000) + 180 * 200_000
    assert disk(pictures=200, cache=False, max_steps=1000) < disk(pictures=200, max_steps=1000)
    assert disk(preview_every=10, preview_prompts=["a"] * 4) > usual + 100e6


def test_free_space_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    free = free_space(tmp_path / "not" / "yet" / "there")
    assert free is not None
    assert free > 0


# --- warnings ---------------------------------------------------------------------------------------------------------


def warnings_of(pictures: int, device: DeviceFacts = CARD, free: int | None = 1 << 40, known: Known | None = None,
                **values: Any) -> list[str]:  # fmt: skip
    usual = {"base_model": LARGE, "trigger_word": "zxq", "learning_rate": 2e-4, "save_steps": 10, **values}
    config = config_of(**usual)
    return helpful_warnings(config, pictures, estimate(config, pictures, device=device), device, free, known)


def test_a_sensible_run_has_no_warning() -> None:
    assert warnings_of(30, epochs=15) == []
    starter: dict[str, Any] = {"base_model": "starter", "learning_rate": 1e-3, "batch_size": 4, "epochs": 70}
    assert warnings_of(28, CPU, **starter) == []


@pytest.mark.parametrize("base_model", ["starter", LARGE])
def test_twelve_pictures_and_forty_epochs(base_model: str) -> None:
    (found,) = warnings_of(12, base_model=base_model, epochs=40, learning_rate=1e-3)
    assert "12 pictures looked at 40 times each will be learned by heart" in found
    assert f"set the epochs to {most_epochs(12, base_model)} or fewer" in found
    assert "dropout to 0.2" in found
    better = warnings_of(12, base_model=base_model, epochs=most_epochs(12, base_model), learning_rate=1e-3)
    assert not any("by heart" in one for one in better)


def test_repeats_count_as_looks() -> None:
    config = config_of(base_model=LARGE, epochs=5)
    pictures = [(512, 512, 10)] * 12
    found = helpful_warnings(config, pictures, estimate(config, pictures), CARD, None)
    assert any("12 pictures looked at 50 times" in one and "epochs to 1 or fewer" in one for one in found)


@pytest.mark.parametrize(
    ("words", "pictures", "values"),
    [
        ("A batch of 8 never comes together from 5 pictures: set the batch size to 5", 5, {"batch_size": 8}),
        ("6 pictures are very few", 6, {}),
        ("1 picture is very few", 1, {}),
        ("A learning rate of 0.01 with alpha 8 and rank 8 may break", 30, {"learning_rate": 1e-2}),
        ("may break", 30, {"learning_rate": 8e-4, "lora_alpha": 16}),
        ("A learning rate of 1e-06 is so low", 30, {"learning_rate": 1e-6}),
        ("LoRA act at 8 times its strength: set alpha to 8", 30, {"lora_alpha": 64, "learning_rate": 1e-4}),
        ("Alpha 1 with rank 16 leaves 0.062 of each step", 30, {"lora_rank": 16, "lora_alpha": 1}),
        ("After 20 steps at a learning rate of 0.0002 little will show: set the epochs to 3", 20, {"epochs": 1}),
        ("saves every 100, so a power cut", 12, {"epochs": 6, "save_steps": 100}),
        ("no previews: set preview every to", 30, {"preview_prompts": ["a"]}),
        ("there is no preview prompt", 30, {"preview_every": 10}),
        ("The first preview would come after 5000 steps", 30, {"preview_every": 5000, "preview_prompts": ["a"]}),
        ("try a learning rate of 0.001", 20, {"base_model": "starter", "learning_rate": 2e-4}),
        ("add more pictures, or make the batch smaller", 3, {"epochs": 9}),
        ('turn on "save memory by computing twice".', 30, {"resolution": 768, "batch_size": 2}),
        ('twice" and set a smaller batch or resolution.', 30, {"resolution": 768, "batch_size": 8}),
        ("The warm-up of 250 steps takes most of the run's 300", 30, {"warmup_steps": 250}),
        ("bucket_step has no effect: it applies only when bucket is true.", 30, {"bucket": False, "bucket_step": 8}),
        ("Some card has 8.6 GB of memory, and this run may need about", 30, {"resolution": 1024, "batch_size": 2}),
    ],
)
def test_what_is_warned_of(words: str, pictures: int, values: dict[str, Any]) -> None:
    found = warnings_of(pictures, **values)
    assert any(words in one for one in found), found
    assert all(one[-1] == "." for one in found)


def test_a_person_wants_fifty_pictures() -> None:
    assert any("50 or more pictures" in one for one in warnings_of(30, known=Known(subject="character")))
    assert not any("50 or more" in one for one in warnings_of(50, known=Known(subject="character")))
    assert not any("50 or more" in one for one in warnings_of(30, known=Known(subject="style")))


def test_pictures_without_words() -> None:
    assert any("set a trigger word" in one for one in warnings_of(30, known=Known(captioned=0), trigger_word=""))
    assert any("2 pictures without" in one for one in warnings_of(30, known=Known(captioned=28), trigger_word=""))
    assert warnings_of(30, known=Known(captioned=30), trigger_word="") == []
    assert warnings_of(30, known=Known(captioned=0)) == []


def test_no_card_for_a_large_model() -> None:
    (found,) = warnings_of(30, CPU, epochs=15)
    assert "512×512 are slow to train without a graphics card. This run will take about" in found
    assert any("hours" in one or "days" in one for one in warnings_of(30, CPU, epochs=15, max_steps=3000))
    assert any("fp16" in one for one in warnings_of(30, CPU, fp16=True))
    assert not any("fp16" in one for one in warnings_of(30, CARD, fp16=True))


def test_a_size_that_the_starter_model_does_not_have() -> None:
    values: dict[str, Any] = {"base_model": "starter", "resolution": 768, "learning_rate": 1e-3}
    assert any("draws at 64×64" in one for one in warnings_of(30, CPU, **values))


def test_a_disk_that_is_too_small() -> None:
    assert any("make room" in one for one in warnings_of(30, free=10 << 20))
    assert any("almost full" in one for one in warnings_of(30, free=300 << 20))
    assert warnings_of(30, free=None) == []


def test_no_pictures_no_crash() -> None:
    empty = Estimate(0, 0, 0, 0, None, None, "", 0)
    assert helpful_warnings(config_of(), 0, empty, CPU, None) == []
