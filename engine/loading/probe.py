"""Find out what a UNet predicts by asking it, for files whose tensors do not tell."""

import torch
from diffusers import UNet2DConditionModel

LAST = 999
SIDE = 32  # of the latents; the UNet halves it a few times


@torch.no_grad()
def predicts_noise(unet: UNet2DConditionModel, device: torch.device) -> bool:
    """Whether the UNet predicts the noise rather than the velocity.

    At the last timestep the input is noise but for a few hundredths, so a model that predicts noise must answer with
    nearly its input. The velocity α·noise - σ·picture (Salimans & Ho, 2022) has of it only the α, a few hundredths.
    """
    generator = torch.Generator("cpu").manual_seed(0)
    noise = torch.randn(1, unet.config.in_channels, SIDE, SIDE, generator=generator)
    text = torch.zeros(1, 2, unet.config.cross_attention_dim)
    answer = unet(
        noise.to(device, unet.dtype), torch.tensor([LAST], device=device), text.to(device, unet.dtype)
    ).sample.float()
    together = torch.stack([noise.flatten(), answer.cpu().flatten()])
    return bool(torch.corrcoef(together)[0, 1] > 0.5)
