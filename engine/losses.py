"""The mathematics of noise prediction that all diffusion families share."""

import math

import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler
from torch import Tensor

from engine import adapter, timesteps
from engine.families.base import Batch, Family
from engine.noise import noise_for, perturbed
from engine.weighting import huber_thresholds, weights_of
from project.options import TechniqueOptions

_LEAST_MASK = 1e-3  # mean of a mask that is divided by


def noise_prediction(family: Family, batch: Batch, options: TechniqueOptions, device: torch.device) -> Tensor:
    """The scalar loss of a batch at noise levels drawn from the global random state."""
    latents = batch.latents.to(device, torch.float32)
    embeddings = _embeddings(family, batch, device)  # before the noise: a text encoder's dropout draws first
    noise = noise_for(latents, options)
    at = timesteps.draw(options, family.noise.config.num_train_timesteps, len(latents), device)
    noisy = family.noise.add_noise(latents, perturbed(noise, options.input_perturbation), at)
    before = None
    if batch.masks is not None and options.mask_prior_preservation:
        with adapter.evaluating(family), adapter.strength(family, 0):
            before = family.predict(noisy, at, _embeddings(family, batch, device), batch.sizes.to(device))
    got = family.predict(noisy, at, embeddings, batch.sizes.to(device))
    want = target(family.noise, latents, noise, at)
    weights = weights_of(family.noise, at, options)
    if batch.weights is not None:
        own = batch.weights.to(device, torch.float32)
        weights = own if weights is None else weights * own
    if batch.masks is None and options.loss_type == "l2":
        return weighted_mse(got, want, weights)
    thresholds = huber_thresholds(family.noise, at, options) if options.loss_type in ("huber", "smooth_l1") else None
    each = distance(got.float(), want.float(), options.loss_type, thresholds)
    if batch.masks is None:
        errors = each.mean(dim=(1, 2, 3))
    else:
        masks = batch.masks.to(device, torch.float32)
        errors = masked(each, masks, options.mask_normalise)
        if before is not None:
            kept = distance(got.float(), before.float(), options.loss_type, thresholds)
            errors = errors + options.mask_prior_preservation * masked(kept, 1 - masks)
    return errors.mean() if weights is None else (errors * weights).mean()


def _embeddings(family: Family, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """The captions of a batch as the model takes them: from the cache, or through a text encoder that learns."""
    cached = batch.embeddings
    return family.embed(batch.captions) if cached is None else {name: t.to(device) for name, t in cached.items()}


def target(scheduler: DDPMScheduler, latents: Tensor, noise: Tensor, timesteps: Tensor) -> Tensor:
    """What the model is to predict: the noise, or the velocity of Salimans & Ho (2022), as its scheduler says."""
    if scheduler.config.prediction_type == "v_prediction":
        return scheduler.get_velocity(latents, noise, timesteps)
    return noise


def distance(got: Tensor, want: Tensor, kind: str, thresholds: Tensor | None = None) -> Tensor:
    """The loss of each element [n, c, h, w]; ``thresholds`` c [n] are those of the Huber losses.

    With d = got - want: d² (l2), |d| (l1), and the pseudo-Huber losses of Khrapov et al. (2024), 2c (√(d² + c²) - c)
    (huber, d² for small d) and 2 (√(d² + c²) - c) (smooth_l1, 2|d| for large d), scaled as kohya's scripts scale them.
    log_cosh is log(cosh d), Chen et al., "Log Hyperbolic Cosine Loss Improves Variational Auto-Encoder" (2018).
    """
    if kind == "l2":
        return F.mse_loss(got, want, reduction="none")
    if kind == "l1":
        return F.l1_loss(got, want, reduction="none")
    if kind == "log_cosh":
        size = (got - want).abs()
        return size + F.softplus(-2 * size) - math.log(2)  # does not overflow, as cosh would
    if thresholds is None:
        raise ValueError(f"the loss {kind} needs thresholds")
    least = thresholds.view(-1, 1, 1, 1)
    beyond = ((got - want).square() + least.square()).sqrt() - least
    return 2 * least * beyond if kind == "huber" else 2 * beyond


def masked(each: Tensor, masks: Tensor, normalise: bool = False) -> Tensor:
    """The mean loss of each picture [n] from that of its elements [n, c, h, w], times masks [n, 1, h, w] in 0..1.

    ``normalise`` divides by the mask's own mean, so that a picture counts the same whatever the size of its mask.
    """
    errors = (each * masks).mean(dim=(1, 2, 3))
    return errors / masks.mean(dim=(1, 2, 3)).clamp(min=_LEAST_MASK) if normalise else errors


def weighted_mse(got: Tensor, want: Tensor, weights: Tensor | None) -> Tensor:
    """Mean squared error in fp32, each picture's error times its weight [n]."""
    if weights is None:
        return F.mse_loss(got.float(), want.float())
    each = F.mse_loss(got.float(), want.float(), reduction="none").mean(dim=(1, 2, 3))
    return (each * weights).mean()


@torch.no_grad()
def errors_at(family: Family, batch: Batch, noise: Tensor, timesteps: Tensor) -> Tensor:
    """Mean squared error of each picture [n], fp32, at given noise [n, c, h, w] and timesteps [n]: no random draw."""
    device = next(next(iter(family.components.values())).parameters()).device
    latents, noise, timesteps = batch.latents.to(device, torch.float32), noise.to(device), timesteps.to(device)
    noisy = family.noise.add_noise(latents, noise, timesteps)
    got = family.predict(noisy, timesteps, _embeddings(family, batch, device), batch.sizes.to(device))
    want = target(family.noise, latents, noise, timesteps)
    return F.mse_loss(got.float(), want.float(), reduction="none").mean(dim=(1, 2, 3))
