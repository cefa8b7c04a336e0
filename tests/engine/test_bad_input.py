"""What cannot be used is answered with one clear line and its exit code, without a traceback, and nothing is lost."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from engine import checkpoint, cli
from engine.families.sd15 import StableDiffusion
from project import runs
from tests.engine.small_world import (
    ROOT,
    assert_same_tensors,
    finish,
    lines_of,
    read_events,
    result_tensors,
    start_engine,
    steps_of,
    write_config,
    write_picture,
)

UNET, VAE = "unet/diffusion_pytorch_model.safetensors", "vae/diffusion_pytorch_model.safetensors"
TEXT = "text_encoder/model.safetensors"


class Refusal:
    """Trains from options and returns the error line; anything else that is said before it must be progress."""

    def __init__(self, options: dict[str, object], capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.options, self.capsys, self.file = options, capsys, folder / "run.yaml"

    def __call__(self, *arguments: str, code: int = 2, **changes: object) -> str:
        write_config(self.file, **{**self.options, **changes})
        return self.of(["train", "--config", str(self.file), *arguments], code)

    def of(self, arguments: list[str], code: int = 2) -> str:
        self.capsys.readouterr()
        assert cli.main(arguments) == code
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        *progress, line = lines_of(said.err)
        assert line.startswith("error: ")
        assert not any("error" in earlier.lower() for earlier in progress), progress
        return line


@pytest.fixture
def refusal(options: dict[str, object], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Refusal:
    return Refusal(options, capsys, tmp_path)


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_pictures_that_are_not_there(refusal: Refusal, tmp_path: Path) -> None:
    assert "there is no such picture folder" in refusal(train_data_dir=tmp_path / "none")
    (tmp_path / "file").write_text("")
    assert "is not a folder" in refusal("--resume", train_data_dir=tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert "is empty" in refusal("--resume", train_data_dir=tmp_path / "empty")
    assert "train_data_dir is missing" in refusal("--resume", train_data_dir="")


def test_no_usable_picture(refusal: Refusal, tmp_path: Path) -> None:
    write_picture(tmp_path / "data" / "small.png", (8, 8))
    (tmp_path / "data" / "broken.png").write_bytes(b"\x89PNG nonsense")
    line = refusal(train_data_dir=tmp_path / "data")
    assert "none of its 2 pictures can be used" in line
    assert "too small" in line
    assert "unreadable" in line
    assert list((tmp_path / "run").iterdir()) == []  # so the corrected command needs no --resume


def test_a_picture_that_goes_away_while_training(
    refusal: Refusal, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(pictures, data)
    loss = StableDiffusion.loss

    def take_away(self: StableDiffusion, *arguments: object) -> torch.Tensor:
        for path in data.glob("*.png"):
            path.unlink()
        return loss(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(StableDiffusion, "loss", take_away)
    line = refusal(code=1, train_data_dir=data)
    assert str(data) in line
    assert "No such file" in line


# --- config -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1\nb: 2", "not readable as YAML"),
        ("- a\n- b\n", "`key: value`"),
        ("lora_rank: 8\nlearing_rate: 1\n", 'line 2: unknown key "learing_rate"; did you mean "learning_rate"?'),
        ("epochs: many\n", "line 1: epochs must be a whole number"),
        ("batch_size: 0\n", "line 1: batch_size must be"),
        ("scheduler: wild\n", 'line 1: scheduler: must be "cosine"'),
        ("output_dir: x\n", "train_data_dir is missing"),
        ("train_data_dir: sample\n", "output_dir is missing"),
    ],
)
def test_configs(text: str, said: str, refusal: Refusal, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(text)
    line = refusal.of(["train", "--config", str(tmp_path / "bad.yaml")])
    assert said in line.replace("scheduler must", "scheduler: must")


def test_configs_that_are_no_text(refusal: Refusal, tmp_path: Path) -> None:
    assert "there is no such config file" in refusal.of(["train", "--config", str(tmp_path / "none.yaml")])
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\x00\x00")
    assert "bad.yaml" in refusal.of(["train", "--config", str(tmp_path / "bad.yaml")])
    assert "cannot be read" in refusal.of(["train", "--config", str(tmp_path)])


def test_overrides(refusal: Refusal) -> None:
    assert "--set lora_rank=x" in refusal("--set", "lora_rank=x")
    assert 'did you mean "lora_rank"' in refusal("--set", "lora_rnak=4")
    assert "key=value" in refusal("--set", "nothing")


def test_layers_that_are_not_there(refusal: Refusal) -> None:
    assert "lora_target_modules" in refusal(lora_target_modules="[to_q, to_nothing]")


# --- base model -------------------------------------------------------------------------------------------------------


def test_models_that_are_none(refusal: Refusal, tmp_path: Path) -> None:
    assert "does not exist" in refusal(base_model=tmp_path / "none")
    (tmp_path / "folder").mkdir()
    assert "no model_index.json" in refusal("--resume", base_model=tmp_path / "folder")
    (tmp_path / "model.ckpt").write_bytes(b"\x80\x04")
    assert "pickle" in refusal("--resume", base_model=tmp_path / "model.ckpt")
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert "the file is empty" in refusal("--resume", base_model=tmp_path / "model.safetensors")
    (tmp_path / "folder" / "model_index.json").write_text("{")
    assert "model_index.json" in refusal("--resume", base_model=tmp_path / "folder")


def test_a_model_of_another_kind(refusal: Refusal, tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    index = json.loads((tiny_model / "model_index.json").read_text())
    (tmp_path / "model" / "model_index.json").write_text(json.dumps({**index, "_class_name": "FluxPipeline"}))
    assert "FluxPipeline, not Stable Diffusion 1.x" in refusal(base_model=tmp_path / "model")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _lacking(path: Path) -> None:
    tensors = load_file(path)
    del tensors[min(tensors)]
    save_file(tensors, path, {"format": "pt"})


def _misshapen(path: Path) -> None:
    tensors = load_file(path)
    tensors[min(tensors)] = torch.zeros(3)
    save_file(tensors, path, {"format": "pt"})


@pytest.mark.parametrize("file", [UNET, VAE, TEXT], ids=["unet", "vae", "text encoder"])
@pytest.mark.parametrize(
    "damage",
    [_half, _lacking, _misshapen, Path.unlink, lambda path: path.write_bytes(b"")],
    ids=["half", "a tensor lacks", "another shape", "missing", "empty"],
)  # fmt: skip
def test_damaged_weights(
    damage: Callable[[Path], object], file: str, refusal: Refusal, tiny_model: Path, tmp_path: Path
) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    damage(tmp_path / "model" / file)
    line = refusal(base_model=tmp_path / "model")
    if damage is Path.unlink:
        assert f"its {file.partition('/')[0]} has no weights: download or copy the folder again" in line
    else:
        assert line.startswith(f"error: the model in {tmp_path / 'model'} cannot be loaded (")


def test_weights_that_are_only_there_as_a_pickle(refusal: Refusal, tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    path = tmp_path / "model" / VAE
    path.rename(path.with_suffix(".bin"))
    assert "its vae is there only as a pickle file (.bin)" in refusal(base_model=tmp_path / "model")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("unet/config.json", "{"),
        ("text_encoder/config.json", "{"),
        ("scheduler/scheduler_config.json", "{"),
        ("tokenizer/tokenizer.json", "{"),
        ("tokenizer/tokenizer.json", None),
        ("model_index.json", '{"_class_name": "StableDiffusionPipeline"}'),
    ],
)
def test_damaged_settings(file: str, text: str | None, refusal: Refusal, tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    path = tmp_path / "model" / file
    path.unlink() if text is None else path.write_text(text)
    assert str(tmp_path / "model") in refusal(base_model=tmp_path / "model")


# --- output and device ------------------------------------------------------------------------------------------------


def test_outputs_that_cannot_be_used(refusal: Refusal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be used as a run folder" in refusal(output_dir=tmp_path / "file")
    assert "cannot be used as a run folder" in refusal(output_dir=tmp_path / "file" / "run")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("mine")
    assert "is not empty" in refusal(output_dir=tmp_path / "full")
    assert "holds files but no run" in refusal("--resume", output_dir=tmp_path / "full")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.doc"]


def test_a_finished_run_is_not_run_over(refusal: Refusal, options: dict[str, object], tmp_path: Path) -> None:
    config = write_config(tmp_path / "good.yaml", **options)
    assert cli.main(["train", "--config", str(config)]) == 0
    before = result_tensors(tmp_path / "run")
    assert "--resume" in refusal(seed=7)
    assert_same_tensors(result_tensors(tmp_path / "run"), before)


def test_devices_and_formats(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert "fp16 training needs a CUDA card" in refusal(fp16=True, device="cpu")
    assert '"cuda" is not available' in refusal("--resume", device="cuda")
    assert "must be auto, cpu, cuda" in refusal("--resume", device="tpu")
    assert "fp16" in refusal("--resume", fp16=True, bf16=True)


# --- the disk ---------------------------------------------------------------------------------------------------------


def test_a_full_disk_while_saving(options: dict[str, object], tmp_path: Path) -> None:
    """No file may grow over a limit under the size of a checkpoint's: what a full disk looks like to a save."""
    config = write_config(tmp_path / "run.yaml", **{**options, "save_steps": 1, "max_steps": 4, "output_name": "x"})
    whole = write_config(tmp_path / "whole.yaml", **{**options, "output_dir": tmp_path / "whole", "max_steps": 4})
    assert cli.main(["train", "--config", str(whole)]) == 0
    assert cli.main(["train", "--config", str(config), "--set", "max_steps=2"]) == 0
    (tmp_path / "run" / "x.safetensors").unlink()
    before = checkpoint.latest(tmp_path / "run" / "checkpoints")
    assert before is not None
    limit = min(len(content) for content in before[1].values()) - 1

    arguments = [sys.executable, str(ROOT / "main.py"), "train", "--config", str(config), "--resume"]
    full = subprocess.run(
        arguments, capture_output=True, text=True, cwd=ROOT, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert full.returncode == 1, full.stderr
    assert "Traceback" not in full.stderr
    line = lines_of(full.stderr)[-1]
    assert line.startswith("error: the checkpoint of step 3 could not be written (File too large)")
    assert "--resume" in line
    assert checkpoint.latest(tmp_path / "run" / "checkpoints") == before
    assert not list((tmp_path / "run" / "checkpoints").glob(".writing-*"))

    assert cli.main(["train", "--config", str(config), "--resume"]) == 0
    assert [step for step, *_ in steps_of(read_events(tmp_path / "run"))] == [1, 2, 3, 4]
    assert len(result_tensors(tmp_path / "run")) == len(result_tensors(tmp_path / "whole"))


class FullLog(runs.EventLog):
    """A log on a disk that is full from the third step on."""

    full = False

    def write(self, event: runs.Event) -> runs.Event:
        FullLog.full |= isinstance(event, runs.Step) and event.step == 3
        if FullLog.full:
            raise OSError(28, "No space left on device")
        return super().write(event)


@pytest.fixture
def full_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("engine.worker.runs.EventLog", FullLog)
    FullLog.full = False
    yield
    FullLog.full = False


@pytest.mark.usefixtures("full_log")
def test_a_log_that_is_full_ends_the_run_with_a_line_that_says_so(refusal: Refusal, tmp_path: Path) -> None:
    line = refusal(code=1, save_steps=1, max_steps=5)
    assert "No space left on device" in line
    assert "--resume" in line
    found = checkpoint.latest(tmp_path / "run" / "checkpoints")
    assert found is not None
    assert found[0].step == 2


@pytest.mark.usefixtures("full_log")
def test_a_log_that_is_full_hides_no_other_error(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        FullLog.full = True
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(StableDiffusion, "loss", fail)
    assert "out of memory on cpu" in refusal(code=1)


# --- the shell --------------------------------------------------------------------------------------------------------


def test_a_refusal_in_a_real_process_is_one_line(options: dict[str, object], tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    _half(tmp_path / "model" / UNET)
    config = write_config(tmp_path / "run.yaml", **{**options, "base_model": tmp_path / "model"})
    code, out, err = finish(start_engine("train", "--config", config))
    assert code == 2
    assert out == ""
    assert [line for line in lines_of(err) if line != "loading the model …"] == [lines_of(err)[-1]]
    assert lines_of(err)[-1].startswith("error: the model in ")


def test_debug_adds_the_traceback(options: dict[str, object], tmp_path: Path) -> None:
    from project.errors import BadInput

    config = write_config(tmp_path / "run.yaml", **{**options, "base_model": tmp_path / "none"})
    with pytest.raises(BadInput):
        cli.main(["train", "--debug", "--config", str(config)])


def test_a_surprise_is_one_line_too(refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("first\nsecond")

    monkeypatch.setattr(StableDiffusion, "loss", fail)
    assert refusal(code=1) == "error: ZeroDivisionError: first (add --debug for the details)"
    error, end = read_events(tmp_path / "run")[-2:]
    assert isinstance(error, runs.ErrorEvent)
    assert "Traceback" in error.detail
    assert isinstance(end, runs.End)
    assert (end.status, end.step) == ("failed", 0)
    assert runs.state(tmp_path / "run") == "failed"
    assert not runs.is_live(tmp_path / "run")


@pytest.mark.parametrize("arguments", [["fly"], ["train"], ["preview", "--prompt", "x"], ["train", "--wrong"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err
