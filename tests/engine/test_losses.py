"""The loss, the optimizer and the learning rate against formulas written down a second time."""

from __future__ import annotations

import math

import pytest
import torch
from diffusers import DDPMScheduler
from torch import nn

from engine.losses import min_snr_weights, noise_like, target, weighted_mse
from engine.optim import build, factor, schedule
from project.options import AdapterOptions, OptimizerOptions

STEPS = torch.tensor([0, 1, 10, 100, 300, 500, 750, 900, 999])


def scheduler_of(prediction: str) -> DDPMScheduler:
    return DDPMScheduler(
        beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", prediction_type=prediction, clip_sample=False
    )


def signal_shares() -> list[float]:
    """ᾱ of Ho et al. (2020) for Stable Diffusion's schedule: betas are squares of 1000 even steps between the roots."""
    roots = [math.sqrt(0.00085) + (math.sqrt(0.012) - math.sqrt(0.00085)) * n / 999 for n in range(1000)]
    shares, product = [], 1.0
    for root in roots:
        product *= 1 - root * root
        shares.append(product)
    return shares


@pytest.mark.parametrize("gamma", [1.0, 5.0, 20.0])
@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_min_snr_weights(prediction: str, gamma: float) -> None:
    got = min_snr_weights(scheduler_of(prediction), STEPS, gamma)
    shares = signal_shares()
    for step, weight in zip(STEPS.tolist(), got.tolist(), strict=True):
        ratio = shares[step] / (1 - shares[step])
        smaller = gamma if ratio > gamma else ratio
        want = smaller / ratio if prediction == "epsilon" else smaller / (ratio + 1)
        assert weight == pytest.approx(want, rel=1e-3), step


def test_min_snr_leaves_noisy_steps_alone_and_weighs_clean_ones_down() -> None:
    weights = min_snr_weights(scheduler_of("epsilon"), STEPS, 5.0)
    assert weights[-1] == 1
    assert weights[0] < 0.01
    assert (weights.diff() >= 0).all()


def test_the_noise_offset_moves_each_channel_of_each_picture_as_a_whole() -> None:
    torch.manual_seed(3)
    latents = torch.zeros(400, 4, 24, 24)
    plain, moved = noise_like(latents, 0.0), noise_like(latents, 0.5)
    assert plain.std().item() == pytest.approx(1, abs=0.01)
    assert plain.mean((2, 3)).std().item() == pytest.approx(1 / 24, rel=0.1)
    means = moved.mean((2, 3))
    assert means.std().item() == pytest.approx(math.sqrt(0.25 + 1 / 576), rel=0.1)
    assert (moved - means[..., None, None]).std().item() == pytest.approx(1, abs=0.01)
    assert abs(torch.corrcoef(means.T)[0, 1].item()) < 0.2  # the channels move on their own


def test_without_offset_no_further_random_number_is_drawn() -> None:
    latents = torch.zeros(2, 4, 8, 8)
    torch.manual_seed(1)
    noise_like(latents, 0.0)
    after = torch.rand(1)
    torch.manual_seed(1)
    torch.randn(2, 4, 8, 8)
    assert torch.equal(after, torch.rand(1))


def test_targets() -> None:
    latents, noise = torch.randn(9, 4, 8, 8), torch.randn(9, 4, 8, 8)
    assert target(scheduler_of("epsilon"), latents, noise, STEPS) is noise
    velocity = target(scheduler_of("v_prediction"), latents, noise, STEPS)
    shares = torch.tensor(signal_shares())[STEPS][:, None, None, None]
    torch.testing.assert_close(velocity, shares.sqrt() * noise - (1 - shares).sqrt() * latents, rtol=1e-3, atol=1e-3)


def test_weighted_error() -> None:
    got, want = torch.randn(3, 4, 8, 8), torch.randn(3, 4, 8, 8)
    each = ((got - want) ** 2).flatten(1).mean(1)
    torch.testing.assert_close(weighted_mse(got, want, None), each.mean())
    weights = torch.tensor([0.5, 0.0, 2.0])
    torch.testing.assert_close(weighted_mse(got, want, weights), (each[0] * 0.5 + each[2] * 2) / 3)
    assert weighted_mse(got.bfloat16(), want, weights).dtype == torch.float32


# --- optimizer and learning rate --------------------------------------------------------------------------------------


def parameters() -> dict[str, list[nn.Parameter]]:
    return {name: [nn.Parameter(torch.ones(3))] for name in ("unet", "text_encoder")}


def rates(name: str, warmup: int, total: int) -> list[float]:
    training = OptimizerOptions(scheduler=name, warmup_steps=warmup, learning_rate=0.5)
    optimizer = build(parameters(), training, AdapterOptions())
    plan = schedule(optimizer, training, total)
    found = []
    for _ in range(total):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        plan.step()
    return found


def test_constant() -> None:
    assert rates("constant", 0, 5) == [0.5] * 5


def test_linear_falls_evenly_to_zero() -> None:
    assert rates("linear", 0, 5) == pytest.approx([0.5, 0.4, 0.3, 0.2, 0.1])
    assert factor("linear", 0, 5)(5) == 0


def test_cosine_is_half_a_wave_that_ends_at_zero() -> None:
    found = rates("cosine", 0, 8)
    assert found[0] == 0.5
    assert found[4] == pytest.approx(0.25)
    assert found == sorted(found, reverse=True)
    assert found[2] == pytest.approx(0.5 * (1 + math.cos(math.pi / 4)) / 2)
    assert factor("cosine", 0, 8)(8) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("name", ["constant", "linear", "cosine"])
def test_warm_up_rises_evenly_from_above_zero(name: str) -> None:
    found = rates(name, 4, 12)
    assert found[:5] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5])
    assert max(found) == 0.5
    assert factor(name, 4, 12)(12) == pytest.approx(1 if name == "constant" else 0, abs=1e-12)


def test_a_warm_up_longer_than_the_run_never_divides_by_zero() -> None:
    assert all(0 < rate <= 0.5 for rate in rates("cosine", 10, 3))


def test_the_text_encoder_has_its_own_learning_rate_where_it_is_set() -> None:
    training = OptimizerOptions(learning_rate=0.5, weight_decay=0.125, scheduler="linear")
    own = build(parameters(), training, AdapterOptions(text_encoder_learning_rate=0.25))
    assert {group["name"]: group["lr"] for group in own.param_groups} == {"unet": 0.5, "text_encoder": 0.25}
    assert {group["weight_decay"] for group in own.param_groups} == {0.125}
    plan = schedule(own, training, 2)
    own.step()
    plan.step()
    assert {group["name"]: group["lr"] for group in own.param_groups} == {"unet": 0.25, "text_encoder": 0.125}
    shared = build(parameters(), training, AdapterOptions())
    assert {group["lr"] for group in shared.param_groups} == {0.5}
    only = build({"unet": parameters()["unet"], "text_encoder": []}, training, AdapterOptions())
    assert [group["name"] for group in only.param_groups] == ["unet"]
