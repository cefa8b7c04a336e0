"""Train the small CLIP model and write its folder.

    python resources/clip/build/build.py --work ~/.cache/atelier-starter --output resources/clip --steps 3000

A training that was stopped goes on; delete ``clip.pt`` in the work folder to begin anew.
"""

import argparse
import hashlib
import json
import math
import os
import sys
import time
from pathlib import Path

import looks
import numpy as np
import pictures
import torch
import words
from icons import subjects
from open_clip import ClipLoss, create_model, get_tokenizer
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor, nn

BATCH = 128
RATE = 2e-3
DECAY = 0.997  # of the averaged weights
MEAN = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "interpolation": "bicubic", "resize_mode": "shortest"}
MODEL = {
    "embed_dim": 96,
    "vision_cfg": {"image_size": looks.SIZE, "layers": [1, 2, 2, 1], "width": 14, "head_width": 56},
    "text_cfg": {
        "context_length": words.LENGTH, "width": 96, "heads": 4, "layers": 2, "hf_tokenizer_name": "starter-clip",
    },
}  # fmt: skip


def describe(folder: Path) -> None:
    """Write the config and the tokenizer, from which open_clip makes the model."""
    folder.mkdir(parents=True, exist_ok=True)
    config = json.loads(json.dumps(MODEL))
    config["text_cfg"]["vocab_size"] = words.write(folder)
    text = json.dumps({"model_cfg": config, "preprocess_cfg": MEAN}, indent=2)
    (folder / "open_clip_config.json").write_text(text + "\n", encoding="utf-8")
    (folder / "phrases.txt").write_text(words.asked(), encoding="utf-8")


def train(data: dict[str, np.ndarray], folder: Path, work: Path, steps: int, seed: int) -> nn.Module:
    """The model with averaged weights."""
    torch.manual_seed(seed)
    model = create_model(f"local-dir:{folder}", load_weights=False).to(memory_format=torch.channels_last)
    tokenizer = get_tokenizer(f"local-dir:{folder}")
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(DECAY)
    )
    plain = [p for n, p in model.named_parameters() if p.ndim < 2 or "embedding" in n]
    decayed = [p for n, p in model.named_parameters() if not (p.ndim < 2 or "embedding" in n)]
    groups = [{"params": decayed, "weight_decay": 0.1}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
    loss_of = ClipLoss()
    start = _resumed(work / "clip.pt", model=model, averaged=averaged, optimizer=optimizer)
    names, began, saved = list(subjects()), time.time(), time.time()
    weights = np.array([looks.SHARES[kind] for kind in pictures.KINDS])[data["kind"]]
    rows_of = [np.flatnonzero(data["subject"] == number) for number in range(len(names))]
    for step in range(start, steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        rng = np.random.default_rng((seed, step))
        chosen = rng.choice(len(names), BATCH, replace=False)  # a subject once: no picture has two right captions
        rows = np.array([rng.choice(rows_of[s], p=weights[rows_of[s]] / weights[rows_of[s]].sum()) for s in chosen])
        shown, captions = looks.batch(data, names, rows, rng)
        model.train()
        loss = loss_of(
            model.encode_image((shown * 2 - 1).to(memory_format=torch.channels_last), normalize=True),
            model.encode_text(tokenizer(captions), normalize=True),
            model.logit_scale.exp(),
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            model.logit_scale.clamp_(0, math.log(100))
        averaged.update_parameters(model)
        if (step + 1) % 50 == 0:
            speed = (step + 1 - start) / (time.time() - began)
            left = (steps - step - 1) / speed / 60
            print(f"{step + 1}/{steps}  loss {loss.item():.3f}  {speed:.2f} steps/s  {left:.1f} min left", flush=True)
        if time.time() - saved > 60 or step + 1 == steps:
            _save(work / "clip.pt", step + 1, model=model, averaged=averaged, optimizer=optimizer)
            saved = time.time()
            for name in ("held_out", "sample"):
                print(name, judge(averaged.module, tokenizer, folder.parent / name), flush=True)
    measure(averaged.module, data, seed)
    for name in ("held_out", "sample"):
        print(name, judge(averaged.module, tokenizer, folder.parent / name), flush=True)
    return averaged.module


@torch.no_grad()
def measure(model: nn.Module, data: dict[str, np.ndarray], seed: int) -> None:
    """Give the averaged weights the means and variances of their own activations."""
    norms = [part for part in model.modules() if isinstance(part, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # the plain mean over all batches
    names, weights = list(subjects()), np.array([looks.SHARES[kind] for kind in pictures.KINDS])[data["kind"]]
    model.train()
    for number in range(60):
        rng = np.random.default_rng((seed, number, 1))
        rows = rng.choice(len(weights), BATCH, p=weights / weights.sum())
        model.encode_image(looks.batch(data, names, rows, rng)[0] * 2 - 1)
    model.eval()


def _resumed(path: Path, **parts: nn.Module | torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return state["step"]


def _save(path: Path, step: int, **parts: nn.Module | torch.optim.Optimizer) -> None:
    aside = path.with_suffix(".tmp")
    torch.save({"step": step} | {name: part.state_dict() for name, part in parts.items()}, aside)
    aside.replace(path)


@torch.no_grad()
def judge(model: nn.Module, tokenizer, folder: Path) -> str:
    """How many of the judged line drawings are given their subject out of all, and which are not."""
    model.eval()
    names = list(subjects())
    texts = nn.functional.normalize(
        sum(model.encode_text(tokenizer([shape.format(n) for n in names]), normalize=True) for shape in ("{}", "a {}")),
        dim=-1,
    )
    files = sorted(folder.glob("*.png"))
    shown = torch.stack([_prepared(file) for file in files])
    best = (model.encode_image(shown, normalize=True) @ texts.T).argmax(1).tolist()
    owner = {icon: subject for subject, icons in subjects().items() for icon in icons}
    wrong = [f"{file.stem}={names[i]}" for file, i in zip(files, best, strict=True) if names[i] != owner[file.stem]]
    return f"{len(files) - len(wrong)} of {len(files)}, not {', '.join(wrong)}"


def _prepared(file: Path) -> Tensor:
    picture = Image.open(file).convert("RGB").resize((looks.SIZE, looks.SIZE), Image.Resampling.BICUBIC)
    return torch.from_numpy(np.asarray(picture).copy()).permute(2, 0, 1).float() / 127.5 - 1


def write(model: nn.Module, folder: Path) -> None:
    """The weights in fp16, and their hash with those of the other files."""
    state = model.state_dict()
    tensors = {name: (v.half() if v.dtype.is_floating_point else v).contiguous() for name, v in state.items()}
    save_file(tensors, folder / "open_clip_model.safetensors", metadata={"format": "pt"})
    (folder / "open_clip_model.safetensors").chmod(0o644)
    files = sorted([*folder.glob("*.json"), *folder.glob("*.txt"), *folder.glob("*.safetensors")])
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="cache and training state")
    parser.add_argument("--output", type=Path, required=True, help="the folder to write")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"
    work = arguments.work.expanduser()
    work.mkdir(parents=True, exist_ok=True)
    data = pictures.load(work)
    describe(arguments.output)
    model = train(data, arguments.output, work, arguments.steps, arguments.seed)
    write(model, arguments.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
