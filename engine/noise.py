"""The noise that is added to latents, and the schedule of zero terminal SNR."""

import inspect

import torch
import torch.nn.functional as F
from diffusers import DDIMScheduler, DDPMScheduler
from torch import Tensor

from engine.families.base import Family
from project.errors import BadInput
from project.options import TechniqueOptions

ZERO_TERMINAL = {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}


def noise_for(latents: Tensor, options: TechniqueOptions) -> Tensor:
    """The noise of a batch of latents [n, c, h, w], as the options have it, from the global random state."""
    if not options.pyramid_noise_iterations:
        return noise_like(latents, options.noise_offset, options.noise_offset_random)
    noise = pyramid(torch.randn_like(latents), options.pyramid_noise_iterations, options.pyramid_noise_discount)
    return offset(noise, options.noise_offset, options.noise_offset_random)


def noise_like(latents: Tensor, strength: float, varied: bool = False) -> Tensor:
    """Gaussian noise of the latents' shape [n, c, h, w], moved by a noise offset; see `offset`."""
    return offset(torch.randn_like(latents), strength, varied)


def offset(noise: Tensor, strength: float, varied: bool = False) -> Tensor:
    """Noise [n, c, h, w] plus a normal number per picture and channel times ``strength``.

    Noise offset as described by N. Guttenberg, "Diffusion with offset noise" (2023). ``varied`` draws the strength of
    each picture evenly from 0 to the one given, as kohya's scripts do for a batch.
    """
    if not strength:
        return noise
    moved = torch.randn(*noise.shape[:2], 1, 1, device=noise.device, dtype=noise.dtype)
    if varied:
        moved = moved * torch.rand(len(noise), 1, 1, 1, device=noise.device, dtype=noise.dtype)
    return noise + strength * moved


def pyramid(noise: Tensor, iterations: int, discount: float) -> Tensor:
    """Noise [n, c, h, w] plus ever coarser noise, enlarged and weaker by ``discount`` each; standard deviation 1.

    J. Whitaker, "Multi-Resolution Noise for Diffusion Model Training" (2023): level i is smaller by a random factor of
    2 to 4 to the power of i, and the last is one number per channel. Each picture is brought back to a standard
    deviation of 1 by itself, so that it does not depend on what stands beside it.
    """
    height, width = noise.shape[2:]
    total = noise
    for level in range(1, iterations + 1):
        factor = (2 + 2 * float(torch.rand(()))) ** level
        size = (max(1, int(height / factor)), max(1, int(width / factor)))
        coarse = torch.randn(*noise.shape[:2], *size, device=noise.device, dtype=noise.dtype)
        total = total + discount**level * F.interpolate(coarse, (height, width), mode="bilinear", align_corners=False)
        if size == (1, 1):
            break
    return total / total.std((1, 2, 3), keepdim=True)


def perturbed(noise: Tensor, strength: float) -> Tensor:
    """The noise that is put on the latents while the model is to find ``noise``: that and unknown noise besides.

    Ning et al., "Input Perturbation Reduces Exposure Bias in Diffusion Models" (2023), equation 10.
    """
    return noise + strength * torch.randn_like(noise) if strength else noise


def use_zero_terminal_snr(family: Family) -> None:
    """Train and sample with betas rescaled so that nothing of the picture is left at the last timestep.

    Lin et al., "Common Diffusion Noise Schedules and Sample Steps are Flawed" (2024), algorithm 1; sampling begins at
    the last timestep (section 3.3). Samplers that do not know it give way to DDIM, which the authors use. Raises
    BadInput for a model that predicts the noise: there it would only be asked for what it is given.
    """
    if family.noise.config.prediction_type != "v_prediction":
        raise BadInput(
            "zero_terminal_snr needs a model with v-prediction, and this one predicts the noise: set it to false"
        )
    family.noise = DDPMScheduler.from_config(family.noise.config, **ZERO_TERMINAL)
    sampler = family.sampler
    knows = "rescale_betas_zero_snr" in inspect.signature(type(sampler).__init__).parameters
    kind = type(sampler) if knows else DDIMScheduler
    family.sampler = kind.from_config(sampler.config, **ZERO_TERMINAL)
