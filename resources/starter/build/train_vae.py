"""Stage 1: the autoencoder (64 × 64 × 3 pixels <-> 16 × 16 × 4 latents), resumable."""

import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import AutoencoderKL
from state import load_state, report, save_state
from torch import Tensor

SCALING = 0.18215  # SD 1.x's; the latents are made unit-variance behind it (see fold)


def new() -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(24, 48, 64),
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=8,
        mid_block_add_attention=False,
        sample_size=64,
        scaling_factor=SCALING,
    )


def batch(data: dict[str, np.ndarray], size: int, crop: int, rng: np.random.Generator) -> Tensor:
    """Half finished looks, half icons on random colours (channels permuted, sometimes inverted): [n, 3, crop, crop]."""
    out = []
    for i in range(size):
        if i % 2:
            picture = data["looks"][rng.integers(len(data["looks"]))].astype(np.float32)
        else:
            rgba = data["all"][rng.integers(len(data["all"]))].astype(np.float32)
            alpha, colour = rgba[..., 3:] / 255, rng.integers(0, 256, 3) if rng.random() < 0.6 else 255
            picture = rgba[..., :3] * alpha + colour * (1 - alpha)
            picture = picture[..., rng.permutation(3)]
            picture = 255 - picture if rng.random() < 0.2 else picture
        y, x = rng.integers(0, 65 - crop, 2)
        out.append(picture[y : y + crop, x : x + crop])
    return torch.from_numpy(np.stack(out)).permute(0, 3, 1, 2).float() / 127.5 - 1


def loss_of(got: Tensor, want: Tensor) -> Tensor:
    """L1 + 0.3 gradient L1 + 2 x L1 of 4 x 4 means (without it colours come last) + MSE."""
    dx = (got.diff(dim=-1) - want.diff(dim=-1)).abs().mean()
    dy = (got.diff(dim=-2) - want.diff(dim=-2)).abs().mean()
    means = (F.avg_pool2d(got, 4) - F.avg_pool2d(want, 4)).abs().mean()
    return (got - want).abs().mean() + 0.3 * (dx + dy) + 2 * means + F.mse_loss(got, want)


def train(data: dict[str, np.ndarray], work: Path, steps: int, seed: int) -> AutoencoderKL:
    torch.manual_seed(seed)
    vae = new()
    optimizer = torch.optim.AdamW(vae.parameters(), lr=2e-3, betas=(0.9, 0.99), fused=True)
    start = load_state(work / "vae.pt", vae=vae, optimizer=optimizer)
    began, saved = time.time(), time.time()
    for step in range(start, steps):
        share = step / steps
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * share)) + 1e-5
        whole = share > 0.6  # crops first, then whole pictures
        rng = np.random.default_rng((seed, step))
        want = batch(data, 8 if whole else 16, 64 if whole else 32, rng)
        posterior = vae.encode(want).latent_dist
        latents = posterior.sample()
        # a decoder that forgives small errors hides those of the UNet
        spread = latents.detach().std() * 0.15 * float(rng.random() < 0.5)
        got = vae.decode(latents + spread * torch.randn_like(latents)).sample
        loss = loss_of(got, want) + 2e-4 * posterior.kl().mean() / latents[0].numel() * 64
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        optimizer.step()
        report("vae", step, steps, start, began, loss.item())
        if time.time() - saved > 60:
            save_state(work / "vae.pt", step + 1, vae=vae, optimizer=optimizer)
            saved = time.time()
    if start < steps:
        save_state(work / "vae.pt", steps, vae=vae, optimizer=optimizer)
    return vae


@torch.no_grad()
def fold(vae: AutoencoderKL, looks: np.ndarray) -> None:
    """Fold the latents' mean and spread per channel into (post_)quant_conv: x SCALING they are then unit-variance."""
    latents = encode(vae, looks[:: max(1, len(looks) // 256)]) / SCALING
    mean, std = latents.mean((0, 2, 3)), latents.std((0, 2, 3)) * SCALING
    moments = vae.quant_conv
    moments.weight[:4] /= std[:, None, None, None]
    moments.bias[:4] = (moments.bias[:4] - mean) / std
    moments.bias[4:] -= 2 * std.log()  # the other half are log-variances
    back = vae.post_quant_conv
    back.bias += back.weight[:, :, 0, 0] @ mean
    back.weight *= std[None, :, None, None]


@torch.no_grad()
def encode(vae: AutoencoderKL, looks: np.ndarray) -> Tensor:
    """uint8 pictures [n, 64, 64, 3] -> scaled latents [n, 4, 16, 16] (the posterior's mode)."""
    out = []
    for i in range(0, len(looks), 32):
        pixels = torch.from_numpy(looks[i : i + 32]).permute(0, 3, 1, 2).float() / 127.5 - 1
        out.append(vae.encode(pixels).latent_dist.mode() * SCALING)
    return torch.cat(out)


@torch.no_grad()
def psnr(vae: AutoencoderKL, looks: np.ndarray) -> float:
    """Reconstruction quality in dB over some looks."""
    some = looks[:: max(1, len(looks) // 128)]
    got = vae.decode(encode(vae, some) / SCALING).sample.clamp(-1, 1)
    want = torch.from_numpy(some).permute(0, 3, 1, 2).float() / 127.5 - 1
    return float(10 * torch.log10(4 / F.mse_loss(got, want)))
