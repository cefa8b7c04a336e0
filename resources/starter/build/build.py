"""Build the starter model: pictures -> autoencoder -> text encoder -> UNet -> fp16 diffusers folder.

    python resources/starter/build/build.py --work ~/.cache/atelier-starter --output resources/starter

Every stage resumes where it was stopped; delete a stage's file in the work folder to do it again.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import numpy as np
import pictures
import torch
import train_text
import train_unet
import train_vae
from diffusers import DDIMScheduler, StableDiffusionPipeline
from subjects import SUBJECTS


def words() -> list[str]:
    """Everything the captions can say, each word often enough to become one token."""
    looks = [
        pictures.caption(subject, style, ground) for subject in SUBJECTS.values() for style, ground, _ in pictures.LOOKS
    ]
    return [word for text in looks for word in text.replace(",", " ,").split()] + ["a", "emoji"] * 50


def write(vae, encoder, tokenizer, unet, folder: Path) -> None:
    """Save the diffusers folder in fp16 with a manifest of hashes."""
    scheduler = DDIMScheduler.from_config(train_unet.new_scheduler().config, set_alpha_to_one=False)
    pipeline = StableDiffusionPipeline(
        vae=vae, text_encoder=encoder, tokenizer=tokenizer, unet=unet, scheduler=scheduler,
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipeline.to(torch.float16).save_pretrained(folder)
    lines = []
    for path in sorted(folder.rglob("*.safetensors")):
        lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}")
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="cache and training state")
    parser.add_argument("--output", type=Path, required=True, help="the diffusers folder to write")
    parser.add_argument("--vae-steps", type=int, default=4000)
    parser.add_argument("--text-steps", type=int, default=1500)
    parser.add_argument("--unet-steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--now", action="store_true", help="write what is in the work folder, without training on")
    arguments = parser.parse_args()
    work = arguments.work.expanduser()
    work.mkdir(parents=True, exist_ok=True)
    data = pictures.load(work)

    vae = train_vae.train(data, work, arguments.vae_steps, arguments.seed)
    print(f"autoencoder: {train_vae.psnr(vae, data['looks']):.1f} dB", file=sys.stderr)
    train_vae.fold(vae, data["looks"])
    latents = train_vae.encode(vae, data["looks"])
    tokenizer = train_text.tokenizer_of(work, words())
    encoder = train_text.train(data, latents, tokenizer, work, arguments.text_steps, arguments.seed)
    steps = 0 if arguments.now else arguments.unet_steps
    unet, encoder = train_unet.train(data, latents, tokenizer, encoder, work, steps, arguments.seed)
    write(vae, encoder, tokenizer, unet, arguments.output)
    size = sum(path.stat().st_size for path in arguments.output.rglob("*.safetensors"))
    print(f"{arguments.output}: {size / 1e6:.1f} MB; {np.prod(latents.shape)} latents seen", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
