"""Stable Diffusion XL: a UNet over two text encoders at once, which is also told the picture's size and crop.

Podell et al., "SDXL: Improving Latent Diffusion Models for High-Resolution Image Synthesis" (2023). Its autoencoder
overflows in fp16; here it always computes in fp32, so that both the published and a repaired one work.
"""

from collections.abc import Callable, Mapping

import torch
from diffusers import StableDiffusionXLPipeline
from PIL import Image
from torch import Tensor, nn

from engine import latent_diffusion
from engine.clip_text import text_encoder
from engine.families.base import Batch, FileNames, Request
from engine.loading import Parts, load_parts
from engine.losses import noise_prediction
from engine.memory import Placement
from project.models import ModelFile
from project.options import ModelOptions, TechniqueOptions


def load(found: ModelFile, options: ModelOptions, placement: Placement) -> "StableDiffusionXL":
    """Load a recognised model, never from the network. Raises BadInput for damaged or missing weights."""
    return StableDiffusionXL(load_parts(found, options, placement), options, placement)


class StableDiffusionXL:
    """A loaded SDXL model, frozen."""

    name = "sdxl"
    title = "Stable Diffusion XL"
    file_names = FileNames(
        "sdxl_base_v1-0",
        "stable-diffusion-xl-v1-base",
        "https://github.com/Stability-AI/generative-models",
        "SDXL",
    )

    def __init__(self, parts: Parts, options: ModelOptions, placement: Placement) -> None:
        self.placement, self.notes = placement, parts.notes
        self.unet, self.vae = parts.unet, parts.vae
        self.text_encoder, self.text_encoder_2 = parts.text_encoders
        self.tokenizer, self.tokenizer_2 = parts.tokenizers
        # Made for the layer before the last, without the final norm; the WebUIs count that one as 2.
        skip = options.clip_skip - 1 if options.clip_skip else 1
        length = int(options.max_token_length)
        self.texts = [
            text_encoder(module, tokenizer, skip, False, length)
            for module, tokenizer in zip(parts.text_encoders, parts.tokenizers, strict=True)
        ]
        self.sampler, self.noise = parts.sampler, latent_diffusion.noise_of(parts.sampler)
        self.prediction_type = self.noise.config.prediction_type
        self.resolution, self.granularity = latent_diffusion.sizes(self.unet.config, self.vae.config)
        self.components: dict[str, nn.Module] = {
            "unet": self.unet,
            "text_encoder": self.text_encoder,
            "text_encoder_2": self.text_encoder_2,
        }

    @torch.no_grad()
    def encode_picture(self, pixels: Tensor) -> Tensor:
        return latent_diffusion.picture_latents(self.vae, pixels, self.placement.device)

    def embed(self, captions: list[str]) -> dict[str, Tensor]:
        """``hidden`` [n, tokens, both widths together], ``pooled`` [n, the second encoder's projection]."""
        (one, _), (two, pooled) = (text.encode(captions, self.placement.device) for text in self.texts)
        if pooled is None:
            raise TypeError("the second text encoder has no projection")
        return {"hidden": torch.cat([one, two], dim=-1), "pooled": pooled}

    @torch.no_grad()
    def encode_caption(self, caption: str) -> dict[str, Tensor]:
        self._bring([self.text_encoder, self.text_encoder_2])
        return {name: tensor[0].float().cpu() for name, tensor in self.embed([caption]).items()}

    def encoder_key(self, part: str) -> str:
        if part == "latents":
            return latent_diffusion.latents_key(self.vae)
        settings = [text.settings() for text in self.texts]
        return latent_diffusion.fingerprint(part, settings, [self.text_encoder, self.text_encoder_2])

    def park_encoders(self) -> None:
        latent_diffusion.park(self.placement.device, [self.vae, self.text_encoder, self.text_encoder_2])

    def wake(self) -> None:
        self.unet.to(self.placement.device)

    def save_memory(self) -> None:
        self.unet.enable_gradient_checkpointing()
        self.text_encoder.gradient_checkpointing_enable()
        self.text_encoder_2.gradient_checkpointing_enable()

    def predict(self, noisy: Tensor, timesteps: Tensor, embeddings: Mapping[str, Tensor], sizes: Tensor) -> Tensor:
        dtype = self.placement.weights
        added = {"text_embeds": embeddings["pooled"].to(dtype), "time_ids": sizes.to(noisy.device, torch.float32)}
        hidden = embeddings["hidden"].to(dtype)
        return self.unet(noisy.to(dtype), timesteps, hidden, added_cond_kwargs=added).sample.float()

    def loss(self, batch: Batch, options: TechniqueOptions) -> Tensor:
        return noise_prediction(self, batch, options, self.placement.device)

    def pipeline(self) -> StableDiffusionXLPipeline:
        return StableDiffusionXLPipeline(
            vae=self.vae,
            text_encoder=self.text_encoder,
            text_encoder_2=self.text_encoder_2,
            tokenizer=self.tokenizer,
            tokenizer_2=self.tokenizer_2,
            unet=self.unet,
            scheduler=self.sampler,
            force_zeros_for_empty_prompt=False,  # an empty prompt is encoded, as the WebUIs do
            add_watermarker=False,
        )

    @torch.no_grad()
    def sample(self, requests: list[Request], on_step: Callable[[int, int], None] | None = None) -> list[Image.Image]:
        self._bring([self.vae, self.text_encoder, self.text_encoder_2])
        wanted = self.embed([request.prompt for request in requests])
        unwanted = self.embed([request.negative for request in requests])
        embeddings = {
            "prompt_embeds": wanted["hidden"],
            "pooled_prompt_embeds": wanted["pooled"],
            "negative_prompt_embeds": unwanted["hidden"],
            "negative_pooled_prompt_embeds": unwanted["pooled"],
        }
        return latent_diffusion.draw(self.pipeline(), requests, embeddings, self.resolution, on_step)

    def _bring(self, modules: list[nn.Module]) -> None:
        for module in modules:
            module.to(self.placement.device)
