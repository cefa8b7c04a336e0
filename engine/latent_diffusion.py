"""What the latent-diffusion families share around their own parts: the autoencoder, fingerprints and sampling."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import torch
from diffusers import AutoencoderKL, DDPMScheduler, DiffusionPipeline, SchedulerMixin
from PIL import Image
from torch import Tensor, nn

from engine.families.base import Request

RESCALE = 0.7  # Lin et al., "Common Diffusion Noise Schedules and Sample Steps are Flawed" (2023), section 3.4


def sizes(unet: Mapping[str, Any], vae: Mapping[str, Any]) -> tuple[int, int]:
    """(resolution, granularity) in pixels. The autoencoder halves the picture once a block but for the last, and so
    does the UNet the latents."""
    scale = 2 ** (len(vae["block_out_channels"]) - 1)
    return unet["sample_size"] * scale, scale * 2 ** (len(unet["block_out_channels"]) - 1)


def noise_of(sampler: SchedulerMixin) -> DDPMScheduler:
    """The schedule of noise levels that a model's own sampler describes."""
    return DDPMScheduler.from_config(sampler.config)


def picture_latents(vae: AutoencoderKL, pixels: Tensor, device: torch.device) -> Tensor:
    """One picture [3, h, w] in -1..1 -> the mode of its latents [c, h', w'], scaled, fp32 on the CPU."""
    vae.to(device)
    latents = vae.encode(pixels[None].to(device, torch.float32)).latent_dist.mode()
    return (latents[0] * vae.config.scaling_factor).cpu()


def latents_key(vae: AutoencoderKL) -> str:
    return fingerprint("latents", [vae.config.scaling_factor], [vae])


def fingerprint(part: str, settings: list[Any], modules: list[nn.Module]) -> str:
    """16 hexadecimal digits that change with a setting or with any module's weights."""
    digest = hashlib.sha256(f"{part} {settings}".encode())
    for module in modules:
        for name, tensor in module.named_parameters():
            flat = tensor.detach().float().flatten()
            some = flat[:: max(1, flat.numel() // 256)].sum(dtype=torch.float64), flat.sum(dtype=torch.float64)
            digest.update(f"{name} {tuple(tensor.shape)} {tensor.dtype} {some[0]:.9e} {some[1]:.9e}".encode())
    return digest.hexdigest()[:16]


def park(device: torch.device, modules: list[nn.Module]) -> None:
    """Take modules off the accelerator."""
    if device.type != "cpu":
        for module in modules:
            module.to("cpu")


@torch.no_grad()
def draw(
    pipeline: DiffusionPipeline,
    requests: list[Request],
    embeddings: Mapping[str, Tensor],
    resolution: int,
    on_step: Callable[[int, int], None] | None,
) -> list[Image.Image]:
    """Pictures for requests of one size, with the pipeline's arguments for their prompts in ``embeddings``.

    The autoencoder decodes in its own precision. A model with zero terminal SNR has its guidance rescaled, as its
    authors do.
    """
    vae, first = pipeline.vae, requests[0]
    pipeline.set_progress_bar_config(disable=True)
    settings: dict[str, Any] = {}
    if pipeline.scheduler.config.get("rescale_betas_zero_snr"):
        settings["guidance_rescale"] = RESCALE

    def report(_: object, step: int, __: object, values: dict) -> dict:
        if on_step is not None:
            on_step(step + 1, first.steps)
        return values

    latents = pipeline(
        **embeddings,
        **settings,
        generator=[torch.Generator("cpu").manual_seed(request.seed) for request in requests],
        num_inference_steps=first.steps,
        guidance_scale=first.guidance,
        width=first.width or resolution,
        height=first.height or resolution,
        output_type="latent",
        callback_on_step_end=report,
    ).images
    arrays = (pictures_of(vae, latents) * 255).round().byte().cpu().numpy()
    return [Image.fromarray(array) for array in arrays]


@torch.no_grad()
def pictures_of(vae: AutoencoderKL, latents: Tensor) -> Tensor:
    """Latents [n, c, h', w'] of any precision -> pictures [n, h, w, 3] in 0..1, fp32, decoded in the VAE's own."""
    pixels: Tensor = vae.decode(latents.to(vae.dtype) / vae.config.scaling_factor).sample.float()
    return (pixels / 2 + 0.5).clamp(0, 1).permute(0, 2, 3, 1)
