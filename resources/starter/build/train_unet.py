"""Stage 3: the denoiser (and, more gently, the text encoder with it), resumable.

v-prediction with timesteps drawn from a logit-normal, an average of the weights (EMA) is what ships.
"""

import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler, UNet2DConditionModel
from pictures import LOOKS
from state import load_state, report, save_state
from subjects import SUBJECTS
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from train_text import WIDTH, captions, tokens
from transformers import CLIPTextModel, CLIPTokenizer

BATCH = 16


def new() -> UNet2DConditionModel:
    unet = UNet2DConditionModel(
        sample_size=16,
        block_out_channels=(48, 96, 192),
        down_block_types=("CrossAttnDownBlock2D",) * 3,
        up_block_types=("CrossAttnUpBlock2D",) * 3,
        layers_per_block=1,
        norm_num_groups=16,
        cross_attention_dim=WIDTH,
        attention_head_dim=(1, 2, 4),  # diffusers reads it as the number of heads; few heads are fast on a CPU
    )
    for name, module in unet.named_modules():
        if name.endswith(("conv2", "proj_out")) or name == "conv_out":
            nn.init.zeros_(module.weight)
            nn.init.zeros_(module.bias)
    return unet


def new_scheduler() -> DDPMScheduler:
    return DDPMScheduler(
        beta_start=0.00085,
        beta_end=0.02,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        timestep_spacing="trailing",
        clip_sample=False,
    )


def rows_of(data: dict[str, np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """Draw ``BATCH`` rows: subjects evenly, looks by their share."""
    shares = np.array([share for _, _, share in LOOKS])[data["look"]]
    shares = shares / np.bincount(data["subject"], shares, len(SUBJECTS))[data["subject"]]
    return rng.choice(len(shares), BATCH, p=shares / shares.sum())


def train(
    data: dict[str, np.ndarray],
    latents: Tensor,
    tokenizer: CLIPTokenizer,
    encoder: CLIPTextModel,
    work: Path,
    steps: int,
    seed: int,
) -> tuple[UNet2DConditionModel, CLIPTextModel]:
    """Returns the averaged UNet and text encoder."""
    torch.manual_seed(seed)
    model = nn.ModuleDict({"unet": new(), "encoder": encoder})
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9985))
    groups = [{"params": model["unet"].parameters(), "peak": 1.2e-3}, {"params": encoder.parameters(), "peak": 2e-4}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    scheduler = new_scheduler()
    start = load_state(work / "unet.pt", model=model, average=average, optimizer=optimizer)
    began, saved, recent = time.time(), time.time(), 1.0
    for step in range(start, steps):
        share = step / steps
        decay = 1.0 if share < 0.35 else 0.5 + 0.5 * math.cos(math.pi * (share - 0.35) / 0.65)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1, (step + 1) / 200) * decay + 1e-6
        rng = np.random.default_rng((seed, 2, step))
        generator = torch.Generator().manual_seed(seed * 1_000_003 + step)
        rows = rows_of(data, rng)
        texts = [text if rng.random() > 0.1 else "" for text in captions(data, rows, rng)]
        clean = latents[rows]
        noise = torch.randn(clean.shape, generator=generator)
        timesteps = (torch.sigmoid(0.3 + 1.2 * torch.randn(BATCH, generator=generator)) * 1000).long().clamp(0, 999)
        embeddings = encoder(tokens(tokenizer, texts)).last_hidden_state
        got = model["unet"](scheduler.add_noise(clean, noise, timesteps), timesteps, embeddings).sample
        loss = F.mse_loss(got, scheduler.get_velocity(clean, noise, timesteps))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update_parameters(model)
        recent += (loss.item() - recent) / 100
        report("unet", step, steps, start, began, recent)
        if time.time() - saved > 90:
            save_state(work / "unet.pt", step + 1, model=model, average=average, optimizer=optimizer)
            saved = time.time()
    if start < steps:
        save_state(work / "unet.pt", steps, model=model, average=average, optimizer=optimizer)
    return average.module["unet"], average.module["encoder"]
