"""A training is prepared without an engine: its folder, its frozen config, and what a resume may not change."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from project import runs
from project.config import load_config
from project.errors import BadInput
from project.options import Config
from project.runs.start import freeze, leave_empty


def config(output_dir: object, **more: object) -> Config:
    options = {"train_data_dir": "sample", "base_model": "starter", "output_dir": output_dir, **more}
    return load_config(None, [f"{key}={value}" for key, value in options.items()])


def test_what_is_frozen_holds_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = freeze(config("runs/one", train_data_dir="pictures", base_model="models/of/m", cache_dir="c"))
    assert folder.path == tmp_path / "runs" / "one"
    frozen = load_config(folder.config)
    assert frozen.data.train_data_dir == str(tmp_path / "pictures")
    assert frozen.model.base_model == str(tmp_path / "models" / "of" / "m")
    assert frozen.data.cache_dir == str(tmp_path / "c")
    assert (frozen.output.output_dir, frozen.output.output_name) == (str(folder.path), "one")
    assert runs.state(folder.path) == "new"
    assert not runs.is_live(folder.path)


def test_what_is_built_in_keeps_its_name(tmp_path: Path) -> None:
    frozen = load_config(freeze(config(tmp_path / "run")).config)
    assert (frozen.data.train_data_dir, frozen.model.base_model) == ("sample", "starter")


@pytest.mark.parametrize("missing", ["train_data_dir", "output_dir"])
def test_what_is_missing_is_named_and_nothing_is_made(missing: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=missing):
        freeze(config(**{"output_dir": tmp_path / "run", missing: ""}))
    assert not (tmp_path / "run").exists()


def test_a_taken_folder_is_refused_unless_its_run_is_resumed(tmp_path: Path) -> None:
    freeze(config(tmp_path, seed=1))
    with pytest.raises(BadInput, match="not empty"):
        freeze(config(tmp_path, seed=2))
    assert load_config(tmp_path / "config.yaml").training.seed == 1
    freeze(config(tmp_path, seed=3), resume=True)
    assert load_config(tmp_path / "config.yaml").training.seed == 3


def test_a_resume_keeps_the_adapter_that_the_checkpoints_hold(tmp_path: Path) -> None:
    folder = freeze(config(tmp_path, lora_rank=4))
    freeze(config(tmp_path, lora_rank=8), resume=True)  # nothing was saved yet
    folder.checkpoint(5).mkdir(parents=True)
    with pytest.raises(BadInput, match="another lora_rank"):
        freeze(config(tmp_path, lora_rank=4), resume=True)
    freeze(config(tmp_path, lora_rank=8, epochs=99), resume=True)
    assert load_config(folder.config).training.epochs == 99


def test_a_living_run_is_left_alone(tmp_path: Path) -> None:
    folder = freeze(config(tmp_path, seed=1))
    with runs.RunLock(tmp_path), pytest.raises(BadInput, match="in use"):
        freeze(config(tmp_path, seed=2), resume=True)
    assert load_config(folder.config).training.seed == 1


def test_the_folder_of_another_job_is_refused(tmp_path: Path) -> None:
    runs.write_job(tmp_path, runs.PreviewJob())
    (tmp_path / "events.jsonl").touch()
    with pytest.raises(BadInput, match="another job"):
        freeze(config(tmp_path), resume=True)


def test_of_starts_at_once_one_wins(tmp_path: Path) -> None:
    run = tmp_path / "run"
    configs = [config(run, seed=seed) for seed in range(4)]
    won: list[int] = []
    together = threading.Barrier(len(configs))

    def start(seed: int) -> None:
        together.wait()
        try:
            freeze(configs[seed])
        except BadInput:
            return
        won.append(seed)

    threads = [threading.Thread(target=start, args=(seed,)) for seed in range(len(configs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert load_config(run / "config.yaml").training.seed == won[0]


def test_a_run_that_never_began_leaves_its_folder_empty(tmp_path: Path) -> None:
    folder = freeze(config(tmp_path))
    leave_empty(folder)
    assert list(tmp_path.iterdir()) == []
    folder = freeze(config(tmp_path))
    folder.checkpoints.mkdir()
    leave_empty(folder)
    assert folder.config.exists()
