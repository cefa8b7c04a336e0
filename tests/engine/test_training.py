"""A run from its first step to its file: it learns, obeys its options, and stops well when something breaks."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine import checkpoint, cli
from engine.families.sd15 import StableDiffusion
from engine.memory import place
from project import runs
from project.config import load_config
from project.errors import BadInput, JobFailed
from project.runs.folder import FACTS
from tests.engine.small_world import (
    Recorded,
    assert_same_tensors,
    config_of,
    result_tensors,
    steps_of,
    write_config,
    write_dataset,
)

WIDE = "[to_q, to_k, to_v, to_out.0, conv1, conv2, proj_in, proj_out, conv_in, conv_out]"


def checkpoints(run: Path) -> list[int]:
    return sorted(int(path.name[5:]) for path in (run / "checkpoints").glob("step-*"))


def adapter_of(run: Path) -> dict[str, Tensor]:
    """The tensors of a run's newest checkpoint."""
    from safetensors.torch import load

    found = checkpoint.latest(run / "checkpoints")
    assert found is not None
    return load(found[1][checkpoint.ADAPTER])


def test_the_loss_falls(options: dict[str, object], tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data", 4)
    learning = {"lora_target_modules": WIDE, "lora_rank": 16, "learning_rate": 0.01, "scheduler": "constant"}
    run = Recorded(config_of(**{**options, **learning, "train_data_dir": data, "batch_size": 4, "max_steps": 80}))
    assert run.train() == "finished"
    losses = [event.loss for event in run.steps()]
    first, last = sum(losses[:10]) / 10, sum(losses[-20:]) / 20
    assert last < 0.6 * first, (first, last)


def test_the_embedded_model_learns_the_embedded_pictures(tmp_path: Path) -> None:
    run = Recorded(config_of(base_model="starter", train_data_dir="sample", output_dir=tmp_path / "run", max_steps=2))
    assert run.train() == "finished"
    assert all(math.isfinite(event.loss) and event.loss > 0 for event in run.steps())
    assert any(tensor.abs().sum() > 0 for name, tensor in result_tensors(tmp_path / "run").items() if "lora_up" in name)


def test_the_same_config_gives_the_same_run_and_another_seed_another(
    options: dict[str, object], tmp_path: Path
) -> None:
    found: list = []
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        run = Recorded(config_of(**{**options, "output_dir": tmp_path / name, "seed": seed, "output_name": "x"}))
        torch.manual_seed(len(found))  # what happened before must not matter
        run.train()
        found.append((steps_of(run.events), result_tensors(tmp_path / name)))
    assert found[0][0] == found[1][0] != found[2][0]
    assert_same_tensors(found[0][1], found[1][1])


def test_what_a_run_tells_and_leaves(options: dict[str, object], tmp_path: Path) -> None:
    more = {"max_steps": 0, "epochs": 2, "save_steps": 2, "keep_checkpoints": 2, "output_name": "boxes"}
    run = Recorded(config_of(**{**options, **more}))
    assert run.train() == "finished"
    folder = tmp_path / "run"
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert (start.total_steps, start.epochs, start.steps_per_epoch, start.pictures) == (6, 2, 3, 5)
    precision = str(place(run.job.config.precision).weights).removeprefix("torch.")
    assert (start.device, start.precision, start.name) == ("cpu", precision, "boxes")
    assert [(event.step, event.epoch) for event in run.steps()] == [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1), (6, 1)]
    assert all(event.memory is not None and event.memory.used > 0 for event in run.steps())
    assert all(event.seconds > 0 and (event.grad_norm or 0) > 0 for event in run.steps())
    assert run.steps()[0].lr == 1e-3
    saved = [event for event in run.events if isinstance(event, runs.Checkpoint)]
    assert [event.step for event in saved] == [2, 4, 6]
    assert checkpoints(folder) == [4, 6]
    assert checkpoint.read(folder / saved[-1].path) is not None
    assert (folder / "boxes.safetensors").is_file()
    assert (folder / FACTS).is_file()
    assert list((folder / "tensorboard").glob("events.out.tfevents*"))
    assert_same_tensors(adapter_of(folder), result_tensors(folder))


def test_tensorboard_holds_every_step(options: dict[str, object], tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    run = Recorded(config_of(**options, log_dir=tmp_path / "logs"))
    run.train()
    log = EventAccumulator(str(tmp_path / "logs")).Reload()
    assert [scalar.step for scalar in log.Scalars("loss")] == [1, 2, 3]
    assert [s.value for s in log.Scalars("loss")] == pytest.approx([event.loss for event in run.steps()])
    assert [s.value for s in log.Scalars("learning_rate")] == pytest.approx([event.lr for event in run.steps()])


def test_accumulated_batches_are_one_step_with_their_mean_loss(options: dict[str, object], tmp_path: Path) -> None:
    losses: list[float] = []
    plain = StableDiffusion.loss

    def keep(self: StableDiffusion, *arguments: object) -> Tensor:
        loss = plain(self, *arguments)  # type: ignore[arg-type]
        losses.append(float(loss.detach()))
        return loss

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StableDiffusion, "loss", keep)
        run = Recorded(config_of(**{**options, "gradient_accumulation_steps": 2, "max_steps": 2}))
        run.train()
    assert len(losses) == 3  # two batches, then the third of the epoch alone
    assert [event.loss for event in run.steps()] == pytest.approx([(losses[0] + losses[1]) / 2, losses[2]])


@pytest.mark.parametrize(
    "change",
    [
        {"min_snr_gamma": 0.01},
        {"noise_offset": 0.2},
        {"prediction_type": "v_prediction"},
        {"lora_dropout": 0.5},
        {"caption_dropout": 1.0},
        {"max_grad_norm": 0.001},
        {"weight_decay": 0.9, "learning_rate": 0.1},
        {"lora_alpha": 40},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_option_reaches_the_training(change: dict[str, object], options: dict[str, object], tmp_path: Path) -> None:
    found = []
    for name, extra in (("with", change), ("without", {"learning_rate": change.get("learning_rate", 1e-3)})):
        run = Recorded(config_of(**{**options, "output_dir": tmp_path / name, "output_name": "x", **extra}))
        run.train()
        found.append(
            b"".join(tensor.numpy().tobytes() for _, tensor in sorted(result_tensors(tmp_path / name).items()))
        )
    assert found[0] != found[1]


def test_gradient_checkpointing_changes_no_number(options: dict[str, object], tmp_path: Path) -> None:
    losses = []
    for saving in (False, True):
        text = {"train_text_encoder": True, "lora_dropout": 0.2, "gradient_checkpointing": saving}
        run = Recorded(config_of(**{**options, **text, "output_dir": tmp_path / str(saving)}))
        run.train()
        losses.append([event.loss for event in run.steps()])
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)


def test_planned_previews_come_and_change_nothing(options: dict[str, object], tmp_path: Path) -> None:
    shared = {**options, "output_name": "x", "lora_dropout": 0.3}
    Recorded(config_of(**{**shared, "output_dir": tmp_path / "without"})).train()
    wanted = {"preview_every": 2, "preview_prompts": "red box", "preview_steps": 2}
    run = Recorded(config_of(**{**shared, **wanted, "output_dir": tmp_path / "with"}))
    run.train()
    made = [event for event in run.events if isinstance(event, runs.Preview)]
    assert [(event.step, event.prompt) for event in made] == [(2, "red box")]
    assert (tmp_path / "with" / made[0].path).read_bytes()[:4] == b"\x89PNG"
    assert_same_tensors(result_tensors(tmp_path / "with"), result_tensors(tmp_path / "without"))


@pytest.mark.parametrize("change", [{"steps": 0}, {"width": 33}, {"adapter": "/none.safetensors"}, {"seed": 1 << 70}])
def test_a_preview_that_fails_is_a_warning_and_training_goes_on(
    change: dict[str, object], options: dict[str, object]
) -> None:
    run = Recorded(config_of(**options))
    wanted = {"id": "x", "prompt": "red box", "steps": 1, **change}
    run.waiting.append(runs.PreviewRequest(**wanted))  # type: ignore[arg-type]
    assert run.train() == "finished"
    warnings = [event for event in run.events if isinstance(event, runs.Warning_) and event.code == "preview"]
    assert len(warnings) == 1
    assert "\n" not in warnings[0].message
    assert not any(isinstance(event, runs.Preview) for event in run.events)


def test_pictures_that_are_left_out_are_named_with_their_reason(options: dict[str, object], tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data", 2)
    (data / "broken.png").write_bytes(b"\x89PNG nonsense")
    run = Recorded(config_of(**{**options, "train_data_dir": data}))
    run.train()
    (warning,) = [event for event in run.events if isinstance(event, runs.Warning_)]
    assert warning.message.startswith("broken.png is left out: it is damaged")
    assert (warning.code, warning.path) == ("unreadable", str(data / "broken.png"))


# --- when it breaks ---------------------------------------------------------------------------------------------------


def break_at(monkeypatch: pytest.MonkeyPatch, call: int, make: object) -> None:
    """From its ``call``-th call on (from 1) the loss is what ``make`` makes of it."""
    plain, calls = StableDiffusion.loss, [0]

    def loss(self: StableDiffusion, *arguments: object) -> Tensor:
        calls[0] += 1
        found = plain(self, *arguments)  # type: ignore[arg-type]
        return make(found) if calls[0] >= call else found  # type: ignore[operator]

    monkeypatch.setattr(StableDiffusion, "loss", loss)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda loss: loss * math.nan, "loss became not a number in step 3"),
        (lambda loss: loss * math.inf, "loss became infinite in step 3"),
        (lambda loss: _with_gradient(loss, math.nan), "gradient became not a number in step 3"),
        (lambda loss: _with_gradient(loss, math.inf), "gradient became (infinite|not a number) in step 3"),
    ],
    ids=["nan loss", "infinite loss", "nan gradient", "infinite gradient"],
)
@pytest.mark.parametrize("clip", [1.0, 0.0])
def test_a_broken_loss_stops_before_the_step_and_keeps_the_last_good_state(
    make: object, said: str, clip: float, options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = {**options, "scheduler": "constant", "output_name": "x", "max_grad_norm": clip}
    Recorded(config_of(**{**shared, "max_steps": 2, "output_dir": tmp_path / "good"})).train()
    break_at(monkeypatch, 3, make)
    run = Recorded(config_of(**{**shared, "max_steps": 6}))
    with pytest.raises(JobFailed, match=said) as caught:
        run.train()
    assert "after step 2 is kept" in str(caught.value)
    assert [event.step for event in run.steps()] == [1, 2]
    assert checkpoints(tmp_path / "run") == [2]
    assert_same_tensors(adapter_of(tmp_path / "run"), result_tensors(tmp_path / "good"))
    assert not list((tmp_path / "run").glob("*.safetensors"))


class _Gradient(torch.autograd.Function):
    @staticmethod
    def forward(context: object, loss: Tensor, value: float) -> Tensor:
        context.value = value  # type: ignore[attr-defined]
        return loss.clone()

    @staticmethod
    def backward(context: object, gradient: Tensor) -> tuple[Tensor, None]:
        return gradient * context.value, None  # type: ignore[attr-defined]


def _with_gradient(loss: Tensor, value: float) -> Tensor:
    """The same loss, whose gradient is multiplied by a value."""
    return _Gradient.apply(loss, value)


def test_after_a_break_a_lower_learning_rate_goes_on_from_the_kept_state(
    options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        break_at(patch, 3, lambda loss: loss * math.nan)
        with pytest.raises(JobFailed):
            Recorded(config_of(**{**options, "max_steps": 4, "scheduler": "constant"})).train()
    again = Recorded(config_of(**{**options, "max_steps": 4, "scheduler": "linear", "learning_rate": 1e-4}))
    assert again.train() == "finished"
    assert [(event.step, event.lr) for event in again.steps()] == [(3, pytest.approx(5e-5)), (4, pytest.approx(2.5e-5))]  # type: ignore[comparison-overlap]


def test_a_poisoned_adapter_is_never_written(
    options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Recorded(config_of(**{**options, "save_steps": 1, "max_steps": 5}))

    def poison(self: StableDiffusion, *_: object) -> Tensor:
        parameter = next(p for name, p in self.unet.named_parameters() if "lora_B" in name)
        if len(run.steps()) == 2:
            parameter.data.fill_(math.nan)
        return (parameter * 2).sum() + 1

    monkeypatch.setattr(StableDiffusion, "loss", poison)
    with pytest.raises(JobFailed):
        run.train()
    assert checkpoints(tmp_path / "run") == [1, 2]
    assert all(tensor.isfinite().all() for tensor in adapter_of(tmp_path / "run").values())


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("CUDA out of memory. Tried"), MemoryError()])
@pytest.mark.parametrize("where", ["loss", "encode_picture"])
def test_out_of_memory_is_answered_with_what_to_change(
    error: Exception, where: str, options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(StableDiffusion, where, fail)
    with pytest.raises(JobFailed) as caught:
        Recorded(config_of(**{**options, "batch_size": 3, "gradient_accumulation_steps": 2})).train()
    text = str(caught.value)
    assert text.startswith("out of memory on cpu")
    for advice in ("gradient_checkpointing: true", "batch_size: 1 with gradient_accumulation_steps: 6", "resolution"):
        assert advice in text
    assert "\n" not in text


def test_out_of_memory_while_loading(options: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr("engine.tasks.pictures.families.load", fail)
    with pytest.raises(JobFailed, match="out of memory"):
        Recorded(config_of(**options)).train()


def test_another_runtime_error_is_not_taken_for_it(options: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(StableDiffusion, "loss", fail)
    with pytest.raises(RuntimeError, match="shapes differ"):
        Recorded(config_of(**options)).train()


def test_a_log_folder_that_cannot_be_written(options: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="log_dir"):
        Recorded(config_of(**options, log_dir=tmp_path / "file" / "logs")).train()


def test_brain_floats_train_with_a_frozen_base_in_bf16_and_the_adapter_in_fp32(
    options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[set[torch.dtype], set[torch.dtype]]] = []
    plain = StableDiffusion.loss

    def look(self: StableDiffusion, *arguments: object) -> Tensor:
        named = list(self.unet.named_parameters())
        seen.append(({p.dtype for n, p in named if "lora_" not in n}, {p.dtype for n, p in named if "lora_" in n}))
        return plain(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(StableDiffusion, "loss", look)
    run = Recorded(config_of(**{**options, "bf16": True, "max_steps": 2, "batch_size": 1}))
    assert run.train() == "finished"
    assert seen == [({torch.bfloat16}, {torch.float32})] * 2
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert start.precision == "bfloat16"
    assert {tensor.dtype for tensor in result_tensors(tmp_path / "run").values()} == {torch.float32}
    assert all(math.isfinite(event.loss) for event in run.steps())


def test_a_preset_fills_what_the_config_leaves_open(options: dict[str, object], tmp_path: Path) -> None:
    path = write_config(tmp_path / "config.yaml", **options)
    assert cli.main(["train", "--config", str(path), "--preset", "low-memory", "--set", "min_size=8"]) == 0
    frozen = load_config(Path(str(options["output_dir"])) / "config.yaml")
    assert frozen.adapter.lora_rank == options["lora_rank"]
    assert frozen.training.gradient_accumulation_steps == 4
    assert not frozen.precision.fp16, "this machine has no card that computes in fp16"
    assert cli.main(["train", "--config", str(path), "--preset", "lowmemory"]) == 2
