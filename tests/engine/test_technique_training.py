"""What loss and noise do in a real batch and a real run: defaults, masks, zero terminal SNR, the average."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from diffusers import DDIMScheduler, PNDMScheduler
from safetensors.torch import load
from torch import Tensor, nn

from engine import adapter, checkpoint
from engine.ema import Average
from engine.families.base import Batch, Family
from engine.losses import noise_prediction
from engine.noise import use_zero_terminal_snr
from project import runs
from project.errors import BadInput
from project.options import AdapterOptions, ModelOptions, TechniqueOptions
from tests.engine.small_world import CPU, Recorded, assert_same_tensors, config_of, load_tiny, result_tensors

DEVICE = torch.device("cpu")


@pytest.fixture
def family(tiny_model: Path) -> Family:
    """A tiny model with an adapter that changes what it says."""
    loaded = load_tiny(tiny_model)
    torch.manual_seed(1)
    adapter.attach(loaded, AdapterOptions(lora_rank=2))
    with torch.no_grad():
        for parameter in adapter.trainable(loaded.components["unet"]):
            parameter.normal_(std=0.3)
    return loaded


def batch_of(family: Family, masks: Tensor | None = None, weights: Tensor | None = None) -> Batch:
    torch.manual_seed(2)
    embeddings = {name: torch.stack([value, value]) for name, value in family.encode_caption("a box").items()}
    return Batch(torch.randn(2, 4, 8, 8), ["a box"] * 2, embeddings, torch.zeros(2, 6), weights, masks)


def loss_of(family: Family, batch: Batch, **values: object) -> Tensor:
    torch.manual_seed(3)
    return noise_prediction(family, batch, TechniqueOptions(**values), DEVICE)


def plain(family: Family, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(prediction, noise, noisy latents, timesteps) as noise prediction is defined, with the draws of `loss_of`."""
    torch.manual_seed(3)
    noise = torch.randn_like(batch.latents)
    timesteps = torch.randint(0, 1000, (2,))
    noisy = family.noise.add_noise(batch.latents, noise, timesteps)
    assert batch.embeddings is not None
    return family.predict(noisy, timesteps, batch.embeddings, batch.sizes), noise, noisy, timesteps


def test_the_defaults_are_plain_noise_prediction_to_the_last_bit(family: Family) -> None:
    batch = batch_of(family)
    got, noise, _, _ = plain(family, batch)
    assert torch.equal(loss_of(family, batch), F.mse_loss(got, noise))


def test_weights_of_pictures_and_other_losses(family: Family) -> None:
    batch = batch_of(family, weights=torch.tensor([2.0, 0.5]))
    got, noise, _, _ = plain(family, batch)
    each = (got - noise).square().mean((1, 2, 3))
    torch.testing.assert_close(loss_of(family, batch), (2 * each[0] + 0.5 * each[1]) / 2)
    torch.testing.assert_close(loss_of(family, batch_of(family), loss_type="l1"), (got - noise).abs().mean())


def test_masks_and_what_is_kept_outside_of_them(family: Family) -> None:
    masks = torch.ones(2, 1, 8, 8)
    masks[:, :, :, 4:] = 0
    batch = batch_of(family, masks)
    got, noise, noisy, timesteps = plain(family, batch)
    inside = ((got - noise).square() * masks).mean()
    torch.testing.assert_close(loss_of(family, batch), inside)
    torch.testing.assert_close(loss_of(family, batch, mask_normalise=True), 2 * inside)
    assert batch.embeddings is not None
    with torch.no_grad(), adapter.strength(family, 0):
        base = family.predict(noisy, timesteps, batch.embeddings, batch.sizes)
    outside = ((got - base).square() * (1 - masks)).mean()
    assert outside > 0
    kept = loss_of(family, batch, mask_prior_preservation=0.5)
    torch.testing.assert_close(kept, inside + 0.5 * outside)
    kept.backward()
    learning = adapter.trainable(family.components["unet"])
    assert all(parameter.grad is not None and parameter.requires_grad for parameter in learning)


def test_input_perturbation_leaves_the_target_alone(family: Family) -> None:
    batch = batch_of(family)
    torch.manual_seed(3)
    noise, timesteps = torch.randn_like(batch.latents), torch.randint(0, 1000, (2,))
    noisy = family.noise.add_noise(batch.latents, noise + 0.2 * torch.randn_like(noise), timesteps)
    assert batch.embeddings is not None
    got = family.predict(noisy, timesteps, batch.embeddings, batch.sizes)
    torch.testing.assert_close(loss_of(family, batch, input_perturbation=0.2), F.mse_loss(got, noise))


def test_zero_terminal_snr_changes_training_and_sampling(tiny_model: Path) -> None:
    from engine import families

    with pytest.raises(BadInput, match="v-prediction"):
        use_zero_terminal_snr(load_tiny(tiny_model))
    velocity = families.load(ModelOptions(base_model=str(tiny_model), prediction_type="v_prediction"), CPU)
    roots = velocity.noise.alphas_cumprod.sqrt()
    velocity.sampler = PNDMScheduler.from_config(velocity.sampler.config)
    use_zero_terminal_snr(velocity)
    assert velocity.noise.config.prediction_type == "v_prediction"
    want = (roots - roots[-1]) * roots[0] / (roots[0] - roots[-1])  # Lin et al. (2024), algorithm 1
    torch.testing.assert_close(velocity.noise.alphas_cumprod.sqrt(), want, rtol=1e-3, atol=1e-3)
    assert isinstance(velocity.sampler, DDIMScheduler)
    assert velocity.pipeline().scheduler.alphas_cumprod[-1] < 1e-12
    velocity.sampler.set_timesteps(10)
    assert velocity.sampler.timesteps[0] == 999
    batch = batch_of(velocity)
    for values in ({}, {"loss_type": "huber"}, {"min_snr_gamma": 5}, {"loss_weighting": "debiased"}):
        assert loss_of(velocity, batch, timestep_min=999, **values).isfinite()


# --- the average of weights -------------------------------------------------------------------------------------------


def test_the_average_is_worked_out_as_published() -> None:
    weight = nn.Parameter(torch.tensor([0.0]))
    average, want = Average([weight], TechniqueOptions(ema=True, ema_decay=0.25)), 0.0
    for number, value in enumerate([1.0, 3.0, -2.0, 8.0, 0.5]):
        weight.data.fill_(value)
        average.update(number + 1)
        decay = min(0.25, (1 + number) / (10 + number)) if number else 0.0
        want = decay * want + (1 - decay) * value
    with average.worn():
        assert weight.item() == pytest.approx(want)
    assert weight.item() == 0.5
    seldom = Average([weight], TechniqueOptions(ema=True, ema_update_every=2))
    weight.data.fill_(7.0)
    seldom.update(1)
    with seldom.worn():
        assert weight.item() == 0.5


def test_a_run_with_an_average_resumes_to_the_same_bytes_and_gives_the_average(
    options: dict[str, object], tmp_path: Path
) -> None:
    random = {"lora_dropout": 0.1, "input_perturbation": 0.1, "pyramid_noise_iterations": 3}
    technique = {"timestep_sampling": "beta", "loss_type": "huber", "ema": True, "ema_decay": 0.5}
    settings = {**options, **random, **technique, "max_steps": 8}
    whole = Recorded(config_of(**settings))
    assert whole.train() == "finished"
    assert all(math.isfinite(event.loss) for event in whole.steps())
    broken = Recorded(config_of(**{**settings, "output_dir": tmp_path / "broken"}))
    broken.hooks.append(
        lambda event: broken.waiting.append(runs.Stop()) if isinstance(event, runs.Step) and event.step == 5 else None
    )
    assert broken.train() == "stopped"
    again = Recorded(config_of(**{**settings, "output_dir": tmp_path / "broken"}))
    assert again.train() == "finished"
    assert next(event.step for event in again.steps()) == 6
    assert_same_tensors(result_tensors(whole.folder.path), result_tensors(again.folder.path))

    found = checkpoint.latest(whole.folder.checkpoints)
    assert found is not None
    assert_same_tensors(load(found[1][checkpoint.ADAPTER]), result_tensors(whole.folder.path))
    without = Recorded(config_of(**{**settings, "output_dir": tmp_path / "without", "ema": False}))
    assert without.train() == "finished"
    assert [event.loss for event in without.steps()] == [event.loss for event in whole.steps()]  # training is the same
    last, averaged = result_tensors(without.folder.path), result_tensors(whole.folder.path)
    assert any(not torch.equal(last[name], averaged[name]) for name in last)
