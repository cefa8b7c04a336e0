"""The mathematics of noise prediction that all diffusion families share."""

import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler
from torch import Tensor

from engine.families.base import Batch, Family
from project.options import TechniqueOptions


def noise_prediction(family: Family, batch: Batch, options: TechniqueOptions, device: torch.device) -> Tensor:
    """The scalar loss of a batch at noise levels drawn from the global random state."""
    latents = batch.latents.to(device, torch.float32)
    cached = batch.embeddings
    embeddings = family.embed(batch.captions) if cached is None else {k: v.to(device) for k, v in cached.items()}
    noise = noise_like(latents, options.noise_offset)
    timesteps = torch.randint(0, family.noise.config.num_train_timesteps, (len(latents),), device=device)
    noisy = family.noise.add_noise(latents, noise, timesteps)
    got = family.predict(noisy, timesteps, embeddings, batch.sizes.to(device))
    weights = min_snr_weights(family.noise, timesteps, options.min_snr_gamma) if options.min_snr_gamma else None
    return weighted_mse(got, target(family.noise, latents, noise, timesteps), weights)


def noise_like(latents: Tensor, offset: float) -> Tensor:
    """Gaussian noise of the latents' shape [n, c, h, w]; ``offset`` adds a constant per picture and channel.

    Noise offset as described by N. Guttenberg, "Diffusion with offset noise" (2023).
    """
    noise = torch.randn_like(latents)
    if offset:
        noise = noise + offset * torch.randn(*latents.shape[:2], 1, 1, device=latents.device, dtype=latents.dtype)
    return noise


def min_snr_weights(scheduler: DDPMScheduler, timesteps: Tensor, gamma: float) -> Tensor:
    """Loss weights [n] of Hang et al., "Efficient Diffusion Training via Min-SNR Weighting Strategy" (2023).

    min(SNR, γ) / SNR for noise prediction and min(SNR, γ) / (SNR + 1) for v-prediction.
    """
    signal = scheduler.alphas_cumprod.to(timesteps.device)[timesteps]
    ratio = signal / (1 - signal)
    velocity = scheduler.config.prediction_type == "v_prediction"
    return ratio.clamp(max=gamma) / (ratio + 1 if velocity else ratio.clamp(min=1e-8))


def target(scheduler: DDPMScheduler, latents: Tensor, noise: Tensor, timesteps: Tensor) -> Tensor:
    """What the model is to predict: the noise, or the velocity of Salimans & Ho (2022), as its scheduler says."""
    if scheduler.config.prediction_type == "v_prediction":
        return scheduler.get_velocity(latents, noise, timesteps)
    return noise


def weighted_mse(got: Tensor, want: Tensor, weights: Tensor | None) -> Tensor:
    """Mean squared error in fp32, each picture's error times its weight [n]."""
    if weights is None:
        return F.mse_loss(got.float(), want.float())
    each = F.mse_loss(got.float(), want.float(), reduction="none").mean(dim=(1, 2, 3))
    return (each * weights).mean()
