"""Optimizers and learning rates: each learns, each goes on exactly from a saved state, and the formulas hold."""

from __future__ import annotations

import io
import math
import warnings
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from diffusers.optimization import get_scheduler as diffusers_scheduler
from torch import nn

from engine.optim import (
    ParameterGroup,
    advance,
    build,
    effective_rate,
    factor,
    restore_groups,
    restore_schedule,
    schedule,
)
from engine.optim.listing import LEFT_OUT, text
from project import runs
from project.errors import BadInput
from project.optimizers import FILE, SUGGESTED, known, rate_for, read_arguments
from project.options import OptimizerOptions
from project.workspace import resources
from tests.engine.small_world import Recorded, assert_same_tensors, config_of, result_tensors

CPU = torch.device("cpu")
# A rate at which each learns the small task below; AdamW's for all others.
RATES = {"lion": 3e-3, "sgd": 0.5, "muon": 2e-2, "prodigy": 1.0, "prodigyplusschedulefree": 1.0, "dadaptadam": 1.0,
         "lion8bit": 3e-3}  # fmt: skip
OURS = [name.lower() for name in SUGGESTED]


def small_lora() -> dict[str, nn.Parameter]:
    """A LoRA for a layer [10, 12] and one for a convolution, as peft names and begins them."""
    generator = torch.Generator().manual_seed(0)
    return {
        "a.lora_A.weight": nn.Parameter(torch.randn(4, 12, generator=generator) * 0.3),
        "a.lora_B.weight": nn.Parameter(torch.zeros(10, 4)),
        "b.lora_A.weight": nn.Parameter(torch.randn(3, 4, 3, 3, generator=generator) * 0.3),
    }


def error(parameters: dict[str, nn.Parameter]) -> torch.Tensor:
    wanted = torch.randn(10, 12, generator=torch.Generator().manual_seed(1)) * 0.3
    first, second, third = parameters.values()
    return ((second @ first - wanted) ** 2).mean() + (third**2).mean()


def options_for(name: str) -> OptimizerOptions:
    return OptimizerOptions(optimizer=known()[name].name, learning_rate=RATES.get(name, 1e-2), scheduler="constant")


def begun(name: str) -> tuple[dict[str, nn.Parameter], torch.optim.Optimizer]:
    parameters = small_lora()
    return parameters, build([ParameterGroup("unet", parameters)], options_for(name), CPU)


def go(parameters: dict[str, nn.Parameter], optimizer: torch.optim.Optimizer, first: int, last: int) -> None:
    """Steps as training makes them: all chance comes from the number of the step."""
    for step in range(first, last):
        torch.manual_seed(1000 + step)
        error(parameters).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def saved(optimizer: torch.optim.Optimizer) -> dict[str, object]:
    """The state as it comes back from a checkpoint's file."""
    buffer = io.BytesIO()
    torch.save(optimizer.state_dict(), buffer)
    buffer.seek(0)
    state: dict[str, object] = torch.load(buffer, weights_only=True)
    return state


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", OURS)
def test_each_suggested_optimizer_learns(name: str) -> None:
    parameters, optimizer = begun(name)
    before = float(error(parameters))
    go(parameters, optimizer, 0, 60)
    if hasattr(optimizer, "eval"):
        optimizer.eval()
    assert float(error(parameters)) < 0.8 * before


@pytest.mark.filterwarnings("ignore")
def test_every_optimizer_goes_on_exactly_from_a_saved_state() -> None:
    """What the product promises of a resumed run holds for each name that can be given."""
    for name in known():
        parameters, optimizer = begun(name)
        go(parameters, optimizer, 0, 3)
        state, weights = saved(optimizer), {key: value.detach().clone() for key, value in parameters.items()}
        go(parameters, optimizer, 3, 6)
        again, other = begun(name)
        for key, value in weights.items():
            again[key].data.copy_(value)
        other.load_state_dict({**state, "param_groups": restore_groups(other, state["param_groups"])})  # type: ignore[arg-type]
        go(again, other, 3, 6)
        for key, value in parameters.items():
            assert torch.equal(again[key], value), (name, key)


@pytest.mark.filterwarnings("ignore")
def test_a_state_of_sixteen_bits_keeps_its_dtype() -> None:
    """ProdigyPlusScheduleFree keeps sums in bfloat16, which torch would load as the parameters' float32."""

    def two_groups() -> tuple[dict[str, nn.Parameter], torch.optim.Optimizer]:
        parameters = small_lora()
        down, *others = parameters
        parts = [
            ParameterGroup("a", {down: parameters[down]}),
            ParameterGroup("b", {key: parameters[key] for key in others}),
        ]
        return parameters, build(parts, options_for("prodigyplusschedulefree"), CPU)

    parameters, optimizer = two_groups()
    go(parameters, optimizer, 0, 20)
    state, weights = saved(optimizer), {key: value.detach().clone() for key, value in parameters.items()}
    go(parameters, optimizer, 20, 40)
    again, other = two_groups()
    for key, value in weights.items():
        again[key].data.copy_(value)
    other.load_state_dict({**state, "param_groups": restore_groups(other, state["param_groups"])})  # type: ignore[arg-type]
    go(again, other, 20, 40)
    assert all(torch.equal(again[key], value) for key, value in parameters.items())


def test_a_resumed_run_takes_the_rates_of_its_config() -> None:
    parameters, optimizer = begun("prodigy")
    go(parameters, optimizer, 0, 3)
    state = saved(optimizer)
    changed = options_for("prodigy").model_copy(update={"learning_rate": 0.5, "weight_decay": 0.25})
    other = build([ParameterGroup("unet", small_lora())], changed, CPU)
    found = restore_groups(other, state["param_groups"])  # type: ignore[arg-type]
    assert (found[0]["lr"], found[0]["weight_decay"]) == (0.5, 0.25)
    assert found[0]["d"] == optimizer.param_groups[0]["d"] != other.param_groups[0]["d"]


@pytest.mark.filterwarnings("ignore")
def test_the_list_of_names_is_that_of_the_installed_packages() -> None:
    assert (resources() / FILE).read_text(encoding="utf-8") == text()
    assert not set(LEFT_OUT) & set(known())
    assert set(OURS) <= set(known())
    assert len(known()) > 100


def test_the_rate_that_acts_is_what_is_told() -> None:
    parameters, optimizer = begun("prodigy")
    assert effective_rate(optimizer) == pytest.approx(1e-6)  # d0 of Mishchenko & Defazio (2023)
    go(parameters, optimizer, 0, 60)
    assert effective_rate(optimizer) == pytest.approx(float(optimizer.param_groups[0]["d"]))
    assert effective_rate(optimizer) > 1e-5
    assert effective_rate(begun("adamw")[1]) == 1e-2


def test_an_optimizer_that_finds_the_rate_takes_one_where_it_was_left_alone() -> None:
    for name, given, used in (("Prodigy", 1e-4, 1.0), ("DAdaptAdam", 1e-4, 1.0), ("Prodigy", 0.5, 0.5),
                              ("AdamW", 1e-4, 1e-4)):  # fmt: skip
        assert rate_for(name, given) == used
        optimizer = build(
            [ParameterGroup("unet", small_lora())], OptimizerOptions(optimizer=name, learning_rate=given), CPU
        )
        assert optimizer.param_groups[0]["lr"] == used


def test_lora_plus_speeds_up_the_up_matrices_alone() -> None:
    options = OptimizerOptions(learning_rate=1e-3, lora_plus_ratio=16)
    groups = [ParameterGroup("unet", small_lora()), ParameterGroup("text_encoder", small_lora(), lr=1e-4)]
    optimizer = build(groups, options, CPU)
    rates = {group["name"]: group["lr"] for group in optimizer.param_groups}
    assert rates == pytest.approx({"unet": 1e-3, "unet up": 16e-3, "text_encoder": 1e-4, "text_encoder up": 16e-4})
    up = next(group for group in optimizer.param_groups if group["name"] == "unet up")
    assert [tuple(parameter.shape) for parameter in up["params"]] == [(10, 4)]


def test_muon_has_the_matrices_and_adamw_the_rest() -> None:
    _, optimizer = begun("muon")
    shapes = {group["use_muon"]: [p.dim() for p in group["params"]] for group in optimizer.param_groups}
    assert shapes == {True: [2, 2], False: [4]}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"optimizer": "AdamV"}, "did you mean .*Adam"),
        ({"optimizer": "zzz"}, "is no optimizer"),
        ({"optimizer": "sam"}, "is no optimizer"),
        ({"optimizer": "Prodigy", "optimizer_args": ["d_coeff=1"]}, "did you mean d_coef"),
        ({"optimizer": "Prodigy", "optimizer_args": ["d_coef"]}, "name=value"),
        ({"optimizer": "Prodigy", "optimizer_args": ["d_coef=much"]}, "must be a number"),
        ({"optimizer": "Prodigy", "optimizer_args": ["safeguard_warmup=1"]}, "must be true or false"),
        ({"optimizer_args": ["betas=0.9"]}, "2 numbers"),
        ({"scheduler": "adafactor"}, "belongs to the optimizer Adafactor"),
        ({"scheduler": "piecewise_constant"}, "scheduler_steps is missing"),
        ({"scheduler": "piecewise_constant", "scheduler_steps": ["2=1"]}, "between 0 and 1"),
    ],
)
def test_wrong_names_and_arguments_are_told(options: dict[str, object], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        config_of_options(options)


def config_of_options(options: dict[str, object]) -> None:
    from project.config import parse_config

    parse_config(options, "test")


def test_arguments_are_typed_by_their_defaults() -> None:
    assert read_arguments("adamw", ["betas=0.8, 0.95", "eps=1e-7", "amsgrad=true"]) == {
        "betas": (0.8, 0.95), "eps": 1e-7, "amsgrad": True,
    }  # fmt: skip
    options = OptimizerOptions(optimizer="AdamW", optimizer_args=["betas=(0.8, 0.95)"])
    assert build([ParameterGroup("unet", small_lora())], options, CPU).param_groups[0]["betas"] == (0.8, 0.95)


# --- schedules --------------------------------------------------------------------------------------------------------


def rates(total: int, **options: object) -> list[float]:
    made = OptimizerOptions.model_validate({"learning_rate": 0.5, **options})
    optimizer = build([ParameterGroup("unet", small_lora())], made, CPU)
    plan = schedule(optimizer, made, total)
    found = []
    for _ in range(total):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        advance(plan, 0.0)
    return found


def test_constant_linear_and_cosine() -> None:
    assert rates(5, scheduler="constant") == [0.5] * 5
    assert rates(5, scheduler="linear") == pytest.approx([0.5, 0.4, 0.3, 0.2, 0.1])
    wave = rates(8, scheduler="cosine")
    assert wave[0] == 0.5
    assert wave[4] == pytest.approx(0.25)
    assert wave[2] == pytest.approx(0.5 * (1 + math.cos(math.pi / 4)) / 2)
    assert factor(OptimizerOptions(scheduler="cosine"), 8)(8) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("ours", "theirs", "extra"),
    [
        ({"scheduler": "linear"}, "linear", {}),
        ({"scheduler": "cosine"}, "cosine", {}),
        ({"scheduler": "cosine_with_restarts", "restarts": 3}, "cosine_with_restarts", {"num_cycles": 3}),
        ({"scheduler": "polynomial", "scheduler_power": 2}, "polynomial", {"lr_end": 0, "power": 2}),
        ({"scheduler": "cosine_with_min_lr", "min_lr": 0.2}, "cosine_with_min_lr", {"min_lr_rate": 0.2}),
    ],
)
def test_the_shapes_are_those_of_transformers(ours: dict[str, object], theirs: str, extra: dict[str, object]) -> None:
    total, kwargs = 24, dict(extra)
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.5)
    if theirs == "polynomial":
        plan = transformers.get_polynomial_decay_schedule_with_warmup(optimizer, 0, total, lr_end=0.0, power=2)
    elif theirs == "cosine_with_restarts":
        plan = diffusers_scheduler(theirs, optimizer, num_warmup_steps=0, num_training_steps=total, num_cycles=3)
    else:
        plan = transformers.get_scheduler(theirs, optimizer, 0, total, scheduler_specific_kwargs=kwargs)
    mine = factor(OptimizerOptions.model_validate(ours), total)
    assert [mine(step) for step in range(total)] == pytest.approx([plan.lr_lambdas[0](step) for step in range(total)])


def test_the_other_shapes() -> None:
    rex = factor(OptimizerOptions(scheduler="rex"), 10)
    assert [rex(0), rex(5), rex(10)] == pytest.approx([1, 0.5 / 0.75, 0])
    stable = factor(OptimizerOptions(scheduler="warmup_stable_decay"), 100)
    assert [stable(0), stable(79), stable(90), stable(100)] == pytest.approx([1, 1, 0.5, 0], abs=1e-9)
    root = factor(OptimizerOptions(scheduler="inverse_sqrt", warmup_steps=10), 110)
    assert root(10) == 1
    assert root(40) == pytest.approx(math.sqrt(10 / 40))
    steps = factor(OptimizerOptions(scheduler="piecewise_constant", scheduler_steps=["0.8=0.1", "0.5=0.3"]), 10)
    assert [steps(0), steps(4), steps(5), steps(7), steps(8), steps(9)] == [1, 1, 0.3, 0.3, 0.1, 0.1]
    low = factor(OptimizerOptions(scheduler="linear", min_lr=0.25), 8)
    assert [low(0), low(4), low(8)] == pytest.approx([1, 0.625, 0.25])


@pytest.mark.parametrize("name", ["constant", "linear", "cosine", "rex"])
def test_warm_up_rises_evenly_from_above_zero_by_steps_or_by_a_share(name: str) -> None:
    found = rates(12, scheduler=name, warmup_steps=4)
    assert found[:5] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5])
    assert max(found) == 0.5
    assert rates(12, scheduler=name, warmup_share=1 / 3) == found


def test_a_warm_up_longer_than_the_run_never_divides_by_zero() -> None:
    assert all(0 < rate <= 0.5 for rate in rates(3, scheduler="cosine", warmup_steps=10))


@pytest.mark.parametrize("name", ["reduce_on_plateau", "greedy"])
def test_a_schedule_that_follows_the_loss_goes_on_from_a_saved_state(name: str) -> None:
    options = OptimizerOptions(scheduler=name, learning_rate=0.5, scheduler_patience=2, min_lr=0.01)

    def run(losses: list[float], state: dict[str, Any] | None = None) -> tuple[list[float], dict[str, Any]]:
        optimizer = build([ParameterGroup("unet", small_lora())], options, CPU)
        plan = schedule(optimizer, options, 100)
        if state is not None:
            restore_schedule(plan, optimizer, state)
        rates = []
        for loss in losses:
            advance(plan, loss)
            rates.append(float(optimizer.param_groups[0]["lr"]))
        buffer = io.BytesIO()
        torch.save(plan.state_dict(), buffer)
        buffer.seek(0)
        return rates, torch.load(buffer, weights_only=True)

    losses = [1.0, 0.9, 0.8, *[0.8 + 0.01 * n for n in range(40)]]
    whole, _ = run(losses)
    first, state = run(losses[:20])
    assert first + run(losses[20:], state)[0] == whole
    assert max(whole) == 0.5
    assert whole[2] == 0.5
    assert 0.005 <= min(whole) < 0.3


def test_adafactor_sets_the_rate_itself_where_its_schedule_is_chosen() -> None:
    options = OptimizerOptions(optimizer="Adafactor", scheduler="adafactor")
    parameters = small_lora()
    optimizer = build([ParameterGroup("unet", parameters)], options, CPU)
    schedule(optimizer, options, 10)
    go(parameters, optimizer, 0, 2)
    rms = float(parameters["a.lora_A.weight"].detach().square().mean().sqrt())
    assert effective_rate(optimizer) == pytest.approx(1e-2 * max(1e-3, rms), rel=0.05)  # Shazeer & Stern (2018)


# --- in a run ---------------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["Prodigy", "ProdigyPlusScheduleFree", "AdamW8bit"])
def test_a_resumed_run_is_the_uninterrupted_one(name: str, options: dict[str, object], tmp_path: Path) -> None:
    chosen = {**options, "optimizer": name, "scheduler": "constant", "max_steps": 4, "save_steps": 2}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = {**chosen, "output_dir": tmp_path / "whole"}
        assert Recorded(config_of(**whole)).train() == "finished"
        parts = {**chosen, "output_dir": tmp_path / "parts"}
        first = Recorded(config_of(**parts))
        first.hooks.append(lambda event: first.waiting.append(_stop()) if getattr(event, "step", 0) == 2 else None)
        assert first.train() == "stopped"
        assert Recorded(config_of(**parts)).train() == "finished"
    assert_same_tensors(result_tensors(tmp_path / "whole"), result_tensors(tmp_path / "parts"))


def _stop() -> runs.Command:
    return runs.Stop()
