"""What Stable Diffusion 1.x and 2.x share: a UNet with cross-attention over one text encoder."""

from collections.abc import Callable, Mapping

import torch
from diffusers import StableDiffusionPipeline
from PIL import Image
from torch import Tensor, nn

from engine import latent_diffusion
from engine.clip_text import text_encoder
from engine.families.base import Batch, FileNames, Request
from engine.loading import Parts
from engine.losses import noise_prediction
from engine.memory import Placement
from project.options import TechniqueOptions


class OneTextEncoder:
    """A loaded model, frozen. ``skip`` last layers of its text encoder are left out, ``length`` tokens are read."""

    name: str
    title: str
    file_names: FileNames

    def __init__(self, parts: Parts, placement: Placement, skip: int, length: int) -> None:
        self.placement, self.notes = placement, parts.notes
        self.unet, self.vae = parts.unet, parts.vae
        (self.text_encoder,), (self.tokenizer,) = parts.text_encoders, parts.tokenizers
        self.text = text_encoder(self.text_encoder, self.tokenizer, skip, True, length)
        self.sampler, self.noise = parts.sampler, latent_diffusion.noise_of(parts.sampler)
        self.prediction_type = self.noise.config.prediction_type
        self.resolution, self.granularity = latent_diffusion.sizes(self.unet.config, self.vae.config)
        self.components: dict[str, nn.Module] = {"unet": self.unet, "text_encoder": self.text_encoder}

    @torch.no_grad()
    def encode_picture(self, pixels: Tensor) -> Tensor:
        return latent_diffusion.picture_latents(self.vae, pixels, self.placement.device)

    def embed(self, captions: list[str]) -> dict[str, Tensor]:
        return {"hidden": self.text.encode(captions, self.placement.device)[0]}

    @torch.no_grad()
    def encode_caption(self, caption: str) -> dict[str, Tensor]:
        self.text_encoder.to(self.placement.device)
        return {name: tensor[0].float().cpu() for name, tensor in self.embed([caption]).items()}

    def encoder_key(self, part: str) -> str:
        if part == "latents":
            return latent_diffusion.latents_key(self.vae)
        return latent_diffusion.fingerprint(part, self.text.settings(), [self.text_encoder])

    def park_encoders(self) -> None:
        latent_diffusion.park(self.placement.device, [self.vae, self.text_encoder])

    def wake(self) -> None:
        self.unet.to(self.placement.device)

    def save_memory(self) -> None:
        self.unet.enable_gradient_checkpointing()
        self.text_encoder.gradient_checkpointing_enable()

    def predict(self, noisy: Tensor, timesteps: Tensor, embeddings: Mapping[str, Tensor], sizes: Tensor) -> Tensor:
        dtype = self.placement.weights
        return self.unet(noisy.to(dtype), timesteps, embeddings["hidden"].to(dtype)).sample.float()

    def loss(self, batch: Batch, options: TechniqueOptions) -> Tensor:
        return noise_prediction(self, batch, options, self.placement.device)

    def pipeline(self) -> StableDiffusionPipeline:
        return StableDiffusionPipeline(
            vae=self.vae,
            text_encoder=self.text_encoder,
            tokenizer=self.tokenizer,
            unet=self.unet,
            scheduler=self.sampler,
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        )

    @torch.no_grad()
    def sample(self, requests: list[Request], on_step: Callable[[int, int], None] | None = None) -> list[Image.Image]:
        for part in (self.vae, self.text_encoder):
            part.to(self.placement.device)
        embeddings = {
            "prompt_embeds": self.embed([request.prompt for request in requests])["hidden"],
            "negative_prompt_embeds": self.embed([request.negative for request in requests])["hidden"],
        }
        return latent_diffusion.draw(self.pipeline(), requests, embeddings, self.resolution, on_step)
