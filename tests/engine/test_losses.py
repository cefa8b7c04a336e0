"""The loss, the optimizer and the learning rate against formulas written down a second time."""

from __future__ import annotations

import math

import pytest
import torch
from diffusers import DDPMScheduler

from engine.losses import target, weighted_mse
from engine.noise import noise_like
from engine.weighting import min_snr_weights

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
