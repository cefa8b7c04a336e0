"""Losses, weightings, noise and timesteps against values worked out by hand from the papers' formulas."""

from __future__ import annotations

import math

import pytest
import torch
from diffusers import DDPMScheduler
from torch import Tensor

from engine import timesteps
from engine.losses import distance, masked
from engine.noise import noise_for, perturbed, pyramid
from engine.weighting import debiased_weights, huber_thresholds, min_snr_weights, p2_weights, weights_of
from project.config import load_config
from project.errors import BadInput
from project.options import TechniqueOptions
from project.timesteps import LEVELS, cumulated, curve, described, shares, technique_notes

CPU = torch.device("cpu")
NOISY = torch.tensor([0, 200, 999])


def options(**values: object) -> TechniqueOptions:
    return TechniqueOptions(**values)


def scheduler_of(prediction: str = "epsilon", zero: bool = False) -> DDPMScheduler:
    return DDPMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type=prediction,
        clip_sample=False,
        rescale_betas_zero_snr=zero,
    )


# --- losses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "want"),
    [
        ("l2", [0.09, 9.0]),
        ("l1", [0.3, 3.0]),
        ("huber", [2 * 0.4 * (0.5 - 0.4), 2 * 0.4 * (math.sqrt(9.16) - 0.4)]),  # √(0.3² + 0.4²) = 0.5
        ("smooth_l1", [2 * (0.5 - 0.4), 2 * (math.sqrt(9.16) - 0.4)]),
        ("log_cosh", [math.log(math.cosh(0.3)), math.log(math.cosh(3.0))]),
    ],
)
def test_the_distance_of_each_element(kind: str, want: list[float]) -> None:
    got = torch.tensor([0.3, -3.0]).view(1, 1, 1, 2)
    each = distance(got, torch.zeros(1, 1, 1, 2), kind, torch.tensor([0.4]))
    assert each.flatten().tolist() == pytest.approx(want, rel=1e-5)


def test_huber_is_square_near_zero_and_log_cosh_does_not_overflow() -> None:
    small = torch.full((1, 1, 1, 1), 0.01)
    huber = distance(small, torch.zeros_like(small), "huber", torch.tensor([1.0]))
    assert huber.item() == pytest.approx(0.0001, rel=5e-3)
    large = distance(torch.full((1, 1, 1, 1), 1000.0), torch.zeros(1, 1, 1, 1), "log_cosh")
    assert large.item() == pytest.approx(1000 - math.log(2))


def test_the_threshold_of_huber_over_the_noise_levels() -> None:
    scheduler = scheduler_of()
    constant = huber_thresholds(scheduler, NOISY, options(huber_c=0.1, huber_schedule="constant"))
    assert constant.tolist() == pytest.approx([0.1] * 3)
    even = huber_thresholds(scheduler, NOISY, options(huber_c=0.1, huber_schedule="exponential"))
    assert even.tolist() == pytest.approx([1, 0.1**0.2, 0.1**0.999], rel=1e-5)
    by_snr = huber_thresholds(scheduler, NOISY, options(huber_c=0.1, huber_schedule="snr"))
    shares_of_signal = scheduler.alphas_cumprod[NOISY].tolist()
    want = [0.9 / (1 + math.sqrt((1 - share) / share)) ** 2 + 0.1 for share in shares_of_signal]
    assert by_snr.tolist() == pytest.approx(want, rel=1e-4)


def test_weights_of_the_noise_levels() -> None:
    ratio = [share / (1 - share) for share in scheduler_of().alphas_cumprod[NOISY].tolist()]
    debiased = debiased_weights(scheduler_of(), NOISY).tolist()
    assert debiased == pytest.approx([one**-0.5 for one in ratio], rel=1e-3)
    second = p2_weights(scheduler_of(), NOISY, 0.5, 2.0).tolist()
    assert second == pytest.approx([(2 + one) ** -0.5 for one in ratio], rel=1e-3)
    velocity = debiased_weights(scheduler_of("v_prediction"), NOISY).tolist()
    assert velocity == pytest.approx([one**0.5 / (one + 1) for one in ratio], rel=1e-3)
    clipped = min_snr_weights(scheduler_of("v_prediction"), NOISY, 1e9) / min_snr_weights(scheduler_of(), NOISY, 1e9)
    factor = p2_weights(scheduler_of("v_prediction"), NOISY, 1, 1) / p2_weights(scheduler_of(), NOISY, 1, 1)
    torch.testing.assert_close(factor, clipped, rtol=1e-3, atol=1e-6)  # as Hang et al. turn theirs into the velocity's


def test_which_weighting_is_in_force() -> None:
    def weights(**values: object) -> Tensor | None:
        return weights_of(scheduler_of(), NOISY, options(**values))

    assert weights() is None
    alone, chosen = weights(min_snr_gamma=5), weights(loss_weighting="min_snr")
    assert alone is not None
    assert chosen is not None
    assert torch.equal(alone, chosen)
    over = weights(loss_weighting="debiased", min_snr_gamma=5)
    assert over is not None
    assert torch.equal(over, debiased_weights(scheduler_of(), NOISY))


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_everything_is_finite_where_no_signal_is_left(prediction: str) -> None:
    scheduler = scheduler_of(prediction, zero=True)
    assert scheduler.alphas_cumprod[999] < 1e-12
    for values in ({"min_snr_gamma": 5}, {"loss_weighting": "debiased"}, {"loss_weighting": "p2"}):
        weights = weights_of(scheduler, NOISY, options(**values))
        assert weights is not None
        assert weights.isfinite().all()
    thresholds = huber_thresholds(scheduler, NOISY, options(huber_c=0.2))
    assert thresholds[-1].item() == pytest.approx(0.2, abs=1e-4)


def test_masks() -> None:
    each = torch.tensor([[1.0, 3.0], [5.0, 7.0]]).view(1, 1, 2, 2).repeat(2, 3, 1, 1)
    masks = torch.tensor([[1.0, 0.0], [0.5, 0.0]]).view(1, 1, 2, 2).repeat(2, 1, 1, 1)
    masks[1] = 0
    assert masked(each, masks).tolist() == pytest.approx([3.5 / 4, 0])
    assert masked(each, masks, normalise=True).tolist() == pytest.approx([3.5 / 1.5, 0])


# --- noise ------------------------------------------------------------------------------------------------------------


def test_pyramid_noise_is_as_strong_as_plain_noise_and_coarser() -> None:
    torch.manual_seed(1)
    plain = torch.randn(8, 4, 32, 32)
    coarse = pyramid(plain, 6, 0.8)
    assert coarse.std((1, 2, 3)).tolist() == pytest.approx([1] * 8, abs=1e-5)

    def likeness(noise: Tensor) -> float:  # of neighbours
        return float((noise[..., 1:] * noise[..., :-1]).mean())

    assert abs(likeness(plain)) < 0.02
    assert likeness(coarse) > 0.2
    torch.manual_seed(2)
    factor = (2 + 2 * float(torch.rand(()))) ** 1
    level = torch.randn(8, 4, int(32 / factor), int(32 / factor))
    enlarged = torch.nn.functional.interpolate(level, (32, 32), mode="bilinear", align_corners=False)
    want = plain + 0.5 * enlarged
    torch.manual_seed(2)
    torch.testing.assert_close(pyramid(plain, 1, 0.5), want / want.std((1, 2, 3), keepdim=True))


def test_a_random_offset_is_weaker_than_the_fixed_one_and_alike_within_a_picture() -> None:
    torch.manual_seed(4)
    latents = torch.zeros(600, 4, 16, 16)
    fixed = noise_for(latents, options(noise_offset=1)).mean((2, 3)).var().item()
    varied = noise_for(latents, options(noise_offset=1, noise_offset_random=True)).mean((2, 3)).var().item()
    assert fixed == pytest.approx(1 + 1 / 256, rel=0.1)
    assert varied == pytest.approx(1 / 3 + 1 / 256, rel=0.15)  # the mean of r² for r between 0 and 1


def test_input_perturbation_adds_noise_of_its_strength() -> None:
    torch.manual_seed(5)
    noise = torch.randn(4, 4, 32, 32)
    assert (perturbed(noise, 0.1) - noise).std().item() == pytest.approx(0.1, rel=0.03)
    assert perturbed(noise, 0) is noise


# --- timesteps --------------------------------------------------------------------------------------------------------

SHAPES: list[dict[str, object]] = [
    {},
    {"timestep_min": 200, "timestep_max": 599},
    {"timestep_sampling": "sigmoid", "timestep_bias": 0.7, "timestep_scale": 0.6},
    {"timestep_sampling": "beta", "timestep_alpha": 0.7, "timestep_beta": 3},
    {"timestep_sampling": "cubic"},
    {"timestep_sampling": "cubic_clean", "timestep_min": 500},
    {"timestep_sampling": "cosmap"},
]


@pytest.mark.parametrize("values", SHAPES)
def test_the_engine_draws_what_the_picture_shows(values: dict[str, object]) -> None:
    wanted, bins, count = options(**values), 20, 40000
    torch.manual_seed(6)
    drawn = timesteps.draw(wanted, 1000, count, CPU)
    assert drawn.dtype == torch.int64
    assert int(drawn.min()) >= wanted.timestep_min
    assert int(drawn.max()) <= wanted.timestep_max
    density = curve(wanted, bins)
    assert sum(density) / bins == pytest.approx(1)
    found = torch.histc(drawn.float(), bins, 0, 1000).tolist()
    expected = [share * count / bins for share in density]
    assert all(hits == 0 for hits, want in zip(found, expected, strict=True) if want < 1e-6)
    square = sum((hits - want) ** 2 / want for hits, want in zip(found, expected, strict=True) if want > 1)
    assert square < 50  # of a chi-square with 19 degrees of freedom: less than one in 5000


def test_the_distributions_are_those_of_their_formulas() -> None:
    place = [(bin_ + 0.5) / 50 for bin_ in range(50)]
    hill = curve(options(timestep_sampling="beta"), 50)
    assert hill == pytest.approx([6 * x * (1 - x) for x in place], abs=2e-3)
    flat = curve(options(timestep_sampling="beta", timestep_alpha=1, timestep_beta=1), 50)
    assert flat == pytest.approx([1] * 50, abs=1e-4)
    cosmap = curve(options(timestep_sampling="cosmap"), 50)
    assert cosmap == pytest.approx([2 / (math.pi - 2 * math.pi * x + 2 * math.pi * x * x) for x in place], rel=1e-3)
    bell = curve(options(timestep_sampling="sigmoid", timestep_bias=0.5, timestep_scale=0.8), 50)
    logit = [math.log(x / (1 - x)) for x in place]
    normal = [math.exp(-(((z - 0.5) / 0.8) ** 2) / 2) / (0.8 * math.sqrt(2 * math.pi)) for z in logit]
    assert bell == pytest.approx([n / (x * (1 - x)) for n, x in zip(normal, place, strict=True)], abs=0.02)
    torch.manual_seed(7)
    uniform = torch.rand(20000, dtype=torch.float64)
    noisy = cumulated(options(timestep_sampling="cubic"), LEVELS)[699]
    assert ((1 - uniform**3) < 0.7).double().mean().item() == pytest.approx(noisy, abs=0.01)


def test_uniform_draws_the_numbers_that_it_always_drew() -> None:
    torch.manual_seed(8)
    want = torch.randint(0, 1000, (5,))
    torch.manual_seed(8)
    assert torch.equal(timesteps.draw(options(), 1000, 5, CPU), want)


def test_a_range_of_one_timestep_and_models_with_other_numbers_of_them() -> None:
    for kind in ("uniform", "sigmoid", "cubic"):
        one = options(timestep_sampling=kind, timestep_min=400, timestep_max=400)
        assert set(timesteps.draw(one, 1000, 20, CPU).tolist()) == {400}
        assert set(timesteps.draw(one, 50, 20, CPU).tolist()) == {20}
    assert shares(options(timestep_min=500), 4) == [0, 0, 0.5, 0.5]


def test_what_is_said_of_a_distribution() -> None:
    assert (
        described(options()) == "Noise levels 0 to 999 are trained, evenly; 50% of all draws are in the noisier half."
    )
    assert "most often between 900 and 999" in described(options(timestep_sampling="cubic"))


def test_wrong_settings_get_a_sentence_and_doubtful_ones_a_note() -> None:
    with pytest.raises(BadInput, match="timestep_min 600 lies above timestep_max 500"):
        load_config(None, ["timestep_min=600", "timestep_max=500"])
    assert technique_notes(options()) == []
    (note,) = technique_notes(options(zero_terminal_snr=True, min_snr_gamma=5))
    assert "min_snr_gamma to 0" in note
