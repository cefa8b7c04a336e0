"""CPU seconds a training step against a bare loop: forward, backward and optimizer on ready latents and embeddings."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from torch import Tensor
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from engine import adapter, families
from engine.memory import place
from engine.session import Job
from engine.train import train
from project import runs
from project.config import load_config, save_config
from project.options import Config
from project.workspace import sample_dataset, starter_model

WARM = 5  # steps of each that are not counted


@dataclass(frozen=True)
class Result:
    """Medians over rounds of CPU seconds a step, and the median of the rounds' ratios."""

    model: str
    parameters: int
    floor: float
    ours: float
    ratio: float
    spread: tuple[float, float]


def larger_model(folder: Path) -> str:
    """A random SD 1.x model of 23.6 M UNet parameters whose latents are those of 256 px pictures."""
    torch.manual_seed(0)
    tokenizer = CLIPTokenizer.from_pretrained(starter_model() / "tokenizer")
    text = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=256, intermediate_size=512, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=16, bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
    )  # fmt: skip
    StableDiffusionPipeline(
        unet=UNet2DConditionModel(
            sample_size=32, block_out_channels=(64, 128, 256, 256), layers_per_block=1, cross_attention_dim=256,
            attention_head_dim=8,
        ),
        vae=AutoencoderKL(
            block_out_channels=(16, 16, 32, 32), down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4, latent_channels=4, norm_num_groups=8, sample_size=256,
        ),
        text_encoder=CLIPTextModel(text), tokenizer=tokenizer, scheduler=DDIMScheduler(), safety_checker=None,
        feature_extractor=None, requires_safety_checker=False,
    ).save_pretrained(folder)  # fmt: skip
    return str(folder)


def floor_steps(config: Config) -> Iterator[None]:
    """A bare loop with the same model, adapter, batch and dtype; each ``next`` is one step."""
    placement = place(config.precision)
    family = families.load(config.model, placement)
    torch.manual_seed(0)
    adapter.attach(family, config.adapter)
    unet = family.components["unet"].train()
    parameters = adapter.trainable(unet)
    optimizer = torch.optim.AdamW(parameters, lr=config.optimizing.learning_rate)
    size = config.training.batch_size
    sample = family.encode_picture(torch.zeros(3, family.resolution, family.resolution))
    latents = torch.randn(size, *sample.shape).to(placement.device)
    states = torch.stack([family.encode_caption("red apple")["hidden"]] * size).to(placement.device, placement.weights)
    signal = DDIMScheduler().alphas_cumprod.to(placement.device)
    while True:
        floor_step(unet, optimizer, parameters, (latents, states, signal))
        yield


def floor_step(
    unet: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    parameters: list[torch.nn.Parameter],
    ready: tuple[Tensor, Tensor, Tensor],
) -> None:
    """One step of nothing but the mathematics."""
    latents, states, signal = ready
    noise = torch.randn_like(latents)
    timesteps = torch.randint(0, 1000, (len(latents),), device=latents.device)
    share = signal[timesteps][:, None, None, None]
    noisy = share.sqrt() * latents + (1 - share).sqrt() * noise
    got = unet(noisy.to(states.dtype), timesteps, states).sample
    F.mse_loss(got.float(), noise).backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def measure(name: str, rounds: int, steps: int) -> Result:
    """Run our training, and between its steps the floor, in turns of ``steps`` each."""
    with tempfile.TemporaryDirectory() as place_for:
        folder = Path(place_for)
        base = "starter" if name == "starter" else larger_model(folder / "model")
        total = WARM + (rounds + 1) * steps
        changes = {
            "base_model": base, "train_data_dir": sample_dataset(), "output_dir": folder / "run", "batch_size": 4,
            "max_steps": total, "save_steps": 0, "scheduler": "constant", "learning_rate": "1e-4",
        }  # fmt: skip
        config = load_config(None, [f"{key}={value}" for key, value in changes.items()])
        run = runs.prepare_run(folder / "run", resume=False)
        save_config(config, run.config)
        floor = floor_steps(config)
        for _ in range(WARM):
            next(floor)
        turns = Turns(lambda: next(floor), steps)
        with runs.EventLog(run.events) as log:

            def emit(event: runs.Event) -> None:
                log.write(event)
                if isinstance(event, runs.Step):
                    turns.step_done(event.step)

            train(Job(run, config, emit, list))
        model = families.load(config.model, place(config.precision)).components["unet"]
        parameters = sum(parameter.numel() for parameter in model.parameters())
    ratios = [ours / floor_seconds for ours, floor_seconds in zip(turns.ours, turns.floor, strict=True)]
    return Result(
        name, parameters, statistics.median(turns.floor), statistics.median(turns.ours), statistics.median(ratios),
        (min(ratios), max(ratios)),
    )  # fmt: skip


class Turns:
    """CPU seconds a step of both sides, taken in alternating turns so that a drifting machine meets both alike."""

    def __init__(self, floor_step: Callable[[], None], steps: int) -> None:
        self.floor_step, self.steps = floor_step, steps
        self.ours: list[float] = []
        self.floor: list[float] = []
        self.began: float | None = None

    def step_done(self, step: int) -> None:
        """Called inside our loop, after each of its steps."""
        if step < WARM or (step - WARM) % self.steps:
            return
        if self.began is not None:
            self.ours.append((time.process_time() - self.began) / self.steps)
            began = time.process_time()
            for _ in range(self.steps):
                self.floor_step()
            self.floor.append((time.process_time() - began) / self.steps)
        self.began = time.process_time()


def main() -> int:
    """Measure on the starter and on a larger random model and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench step", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="alternations of the two (default 12)")
    parser.add_argument("--steps", type=int, default=8, help="steps of each in a round (default 8)")
    parser.add_argument("--models", nargs="+", choices=("starter", "larger"), default=["starter", "larger"])
    chosen = parser.parse_args()
    print(table([measure(name, chosen.rounds, chosen.steps) for name in chosen.models]))
    return 0


def table(results: list[Result]) -> str:
    """One Markdown row a model."""
    lines = ["| model | UNet | floor, CPU s a step | LoRA Atelier | ratio | of rounds |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {r.model} | {r.parameters / 1e6:.1f} M | {r.floor:.4f} | {r.ours:.4f} | **{r.ratio:.3f}** | "
        f"{r.spread[0]:.3f} to {r.spread[1]:.3f} |"
        for r in results
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
