"""How much each noise level counts in the loss."""

import torch
from diffusers import DDPMScheduler
from torch import Tensor

from project.options import TechniqueOptions

USUAL_GAMMA = 5.0  # of min-SNR, where it is chosen without one; Hang et al. (2023)
_LEAST = 1e-3  # of the square root of a signal-to-noise ratio that is divided by


def weights_of(scheduler: DDPMScheduler, timesteps: Tensor, options: TechniqueOptions) -> Tensor | None:
    """The loss weight of each timestep [n] as the options have it; None for all alike. Finite at an SNR of 0."""
    if options.weighting == "min_snr":
        return min_snr_weights(scheduler, timesteps, options.min_snr_gamma or USUAL_GAMMA)
    if options.weighting == "debiased":
        return debiased_weights(scheduler, timesteps)
    if options.weighting == "p2":
        return p2_weights(scheduler, timesteps, options.p2_gamma, options.p2_k)
    return None


def signal_of(scheduler: DDPMScheduler, timesteps: Tensor) -> Tensor:
    """ᾱ of Ho et al., "Denoising Diffusion Probabilistic Models" (2020), at timesteps [n]: the share of signal."""
    signal: Tensor = scheduler.alphas_cumprod.to(timesteps.device)[timesteps]
    return signal


def min_snr_weights(scheduler: DDPMScheduler, timesteps: Tensor, gamma: float) -> Tensor:
    """Loss weights [n] of Hang et al., "Efficient Diffusion Training via Min-SNR Weighting Strategy" (2023).

    min(SNR, γ) / SNR for noise prediction and min(SNR, γ) / (SNR + 1) for v-prediction.
    """
    signal = signal_of(scheduler, timesteps)
    ratio = signal / (1 - signal)
    velocity = scheduler.config.prediction_type == "v_prediction"
    return ratio.clamp(max=gamma) / (ratio + 1 if velocity else ratio.clamp(min=1e-8))


def debiased_weights(scheduler: DDPMScheduler, timesteps: Tensor) -> Tensor:
    """Loss weights [n] of Yu et al., "Debias the Training of Diffusion Models" (2023): 1 / √SNR for noise prediction.

    See `_for_prediction` for the velocity.
    """
    signal = signal_of(scheduler, timesteps)
    root = (signal / (1 - signal)).sqrt()
    return _for_prediction(scheduler, signal, 1 / root.clamp(min=_LEAST))


def p2_weights(scheduler: DDPMScheduler, timesteps: Tensor, gamma: float, k: float) -> Tensor:
    """Loss weights [n] of Choi et al., "Perception Prioritized Training of Diffusion Models" (2022), equation 8.

    1 / (k + SNR)^γ for noise prediction; see `_for_prediction` for the velocity.
    """
    signal = signal_of(scheduler, timesteps)
    return _for_prediction(scheduler, signal, (k + signal / (1 - signal)) ** -gamma)


def _for_prediction(scheduler: DDPMScheduler, signal: Tensor, weights: Tensor) -> Tensor:
    """Weights of noise prediction, turned into those that mean the same for what the model predicts.

    A velocity's squared error is that of the noise divided by ᾱ, since both are one error of the picture times SNR + 1
    and SNR (Salimans & Ho, "Progressive Distillation for Fast Sampling of Diffusion Models", 2022).
    """
    return weights * signal if scheduler.config.prediction_type == "v_prediction" else weights


def huber_thresholds(scheduler: DDPMScheduler, timesteps: Tensor, options: TechniqueOptions) -> Tensor:
    """The threshold c of the Huber losses at timesteps [n].

    Khrapov et al., "Improving Diffusion Models's Data-Corruption Resistance using Scheduled Pseudo-Huber Loss" (2024):
    c^(t / T) for "exponential", and for "snr" (1 - c) / (1 + σ)² + c with σ = √(1/ᾱ - 1), which is c at an SNR of 0.
    """
    most = options.huber_c
    if options.huber_schedule == "exponential":
        return torch.exp(timesteps / scheduler.config.num_train_timesteps * torch.tensor(most).log().item())
    if options.huber_schedule == "snr":
        signal = signal_of(scheduler, timesteps)
        # 1 / (1 + σ)² without a division by an ᾱ of 0
        clean = signal.sqrt() / (signal.sqrt() + (1 - signal).sqrt())
        return (1 - most) * clean.square() + most
    return torch.full(timesteps.shape, most, device=timesteps.device)
