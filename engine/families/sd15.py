"""Stable Diffusion 1.x: a UNet with cross-attention over one CLIP text encoder."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import diffusers
import torch
from diffusers import AutoencoderKL, DDPMScheduler, SchedulerMixin, StableDiffusionPipeline, UNet2DConditionModel
from PIL import Image
from safetensors import SafetensorError
from torch import Tensor, nn
from transformers import CLIPTextModel, CLIPTokenizer
from transformers.utils.logging import disable_progress_bar

from engine.families.base import Batch, FileNames, Request
from engine.losses import noise_prediction
from engine.memory import Placement
from project.errors import BadInput
from project.options import ModelOptions, TechniqueOptions

PARTS = ("unet", "vae", "text_encoder", "tokenizer", "scheduler")


def recognise(path: Path) -> str | None:
    """None when the folder holds a model of this family, else what is wrong with it."""
    index = path / "model_index.json"
    if not index.is_file():
        return "it has no model_index.json, so it is not a model folder in diffusers layout"
    try:
        kind = json.loads(index.read_text(encoding="utf-8")).get("_class_name", "")
        unet = json.loads((path / "unet" / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, AttributeError):
        return "model_index.json or unet/config.json is missing or cannot be read"
    missing = [part for part in PARTS if not (path / part).is_dir()]
    if missing:
        return f"the folder lacks {', '.join(missing)}"
    if kind != "StableDiffusionPipeline" or unet.get("addition_embed_type") or unet.get("in_channels") != 4:
        return f"it is a {kind or 'model of an unnamed kind'}, not Stable Diffusion 1.x"
    return None


def picture_sizes(path: Path) -> tuple[int, int]:
    """(resolution, granularity) in pixels, read from the configs of a recognised folder."""
    return _sizes(UNet2DConditionModel.load_config(path / "unet"), AutoencoderKL.load_config(path / "vae"))


def _sizes(unet: Mapping[str, Any], vae: Mapping[str, Any]) -> tuple[int, int]:
    """The autoencoder halves the picture once a block but for the last, and so does the UNet the latents."""
    scale = 2 ** (len(vae["block_out_channels"]) - 1)
    return unet["sample_size"] * scale, scale * 2 ** (len(unet["block_out_channels"]) - 1)


def load(path: Path, options: ModelOptions, placement: Placement) -> "StableDiffusion":
    """Load from a diffusers folder, never from the network. Raises BadInput for damaged or missing weights."""
    disable_progress_bar()
    at = {"local_files_only": True, "use_safetensors": True, "output_loading_info": True}
    weights = placement.weights
    try:
        unet = _whole(UNet2DConditionModel.from_pretrained(path, subfolder="unet", torch_dtype=weights, **at), "unet")
        vae = _whole(AutoencoderKL.from_pretrained(path, subfolder="vae", torch_dtype=torch.float32, **at), "vae")
        text = CLIPTextModel.from_pretrained(path, subfolder="text_encoder", dtype=weights, **at)
        text = _whole(text, "text_encoder")
        tokenizer = CLIPTokenizer.from_pretrained(path, subfolder="tokenizer", local_files_only=True)
        if len(tokenizer) < 3 or len(tokenizer) > text.config.vocab_size:  # without its files it comes out empty
            raise ValueError("the tokenizer has no vocabulary, or not that of the text encoder")
        changes = {} if options.prediction_type == "auto" else {"prediction_type": options.prediction_type}
        kind = getattr(diffusers, StableDiffusionPipeline.load_config(path)["scheduler"][1])
        sampler = kind.from_pretrained(path, subfolder="scheduler", local_files_only=True, **changes)
    except (OSError, ValueError, TypeError, RuntimeError, LookupError, AttributeError, SafetensorError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadInput(f"the model in {path} cannot be loaded ({reason})") from error
    return StableDiffusion(unet, vae, text, tokenizer, sampler, placement)


def _whole(loaded: tuple[Any, Mapping[str, Any]], part: str) -> Any:
    """The loaded part. Raises ValueError when its file lacked weights, which would then be random ones."""
    module, report = loaded
    if missing := sorted(report["missing_keys"]):
        raise ValueError(f"{part} lacks {len(missing)} weights, for example {missing[0]}")
    return module


class StableDiffusion:
    """A loaded SD 1.x model, frozen."""

    name = "sd15"
    title = "Stable Diffusion 1.x"
    file_names = FileNames("sd_v1", "stable-diffusion-v1", "diffusers", "SD1")

    def __init__(
        self,
        unet: UNet2DConditionModel,
        vae: AutoencoderKL,
        text_encoder: CLIPTextModel,
        tokenizer: CLIPTokenizer,
        sampler: SchedulerMixin,
        placement: Placement,
    ) -> None:
        self.placement = placement
        self.unet, self.vae, self.text_encoder, self.tokenizer = unet, vae, text_encoder, tokenizer
        self.sampler, self.noise = sampler, DDPMScheduler.from_config(sampler.config)
        for part in (unet, vae, text_encoder):
            part.requires_grad_(False).eval().to(placement.device)
        self.prediction_type = self.noise.config.prediction_type
        self.resolution, self.granularity = _sizes(unet.config, vae.config)
        self.components: dict[str, nn.Module] = {"unet": unet, "text_encoder": text_encoder}

    @torch.no_grad()
    def encode_picture(self, pixels: Tensor) -> Tensor:
        self.vae.to(self.placement.device)
        latents = self.vae.encode(pixels[None].to(self.placement.device, torch.float32)).latent_dist.mode()
        return (latents[0] * self.vae.config.scaling_factor).cpu()

    def embed(self, captions: list[str]) -> dict[str, Tensor]:
        limit = self.tokenizer.model_max_length
        ids = self.tokenizer(captions, padding="max_length", max_length=limit, truncation=True, return_tensors="pt")
        return {"hidden": self.text_encoder(ids.input_ids.to(self.placement.device)).last_hidden_state}

    @torch.no_grad()
    def encode_caption(self, caption: str) -> dict[str, Tensor]:
        self.text_encoder.to(self.placement.device)
        return {name: tensor[0].float().cpu() for name, tensor in self.embed([caption]).items()}

    def encoder_key(self, part: str) -> str:
        if part == "latents":
            module, settings = self.vae, [self.vae.config.scaling_factor]
        else:
            words = json.loads(self.tokenizer.backend_tokenizer.to_str())["model"]
            module, settings = self.text_encoder, [self.tokenizer.model_max_length, words]
        digest = hashlib.sha256(f"{part} {settings}".encode())
        for name, tensor in module.named_parameters():
            flat = tensor.detach().float().flatten()
            some = flat[:: max(1, flat.numel() // 256)].sum(dtype=torch.float64), flat.sum(dtype=torch.float64)
            digest.update(f"{name} {tuple(tensor.shape)} {tensor.dtype} {some[0]:.9e} {some[1]:.9e}".encode())
        return digest.hexdigest()[:16]

    def park_encoders(self) -> None:
        if self.placement.device.type != "cpu":
            self.vae.to("cpu")
            self.text_encoder.to("cpu")

    def save_memory(self) -> None:
        self.unet.enable_gradient_checkpointing()
        self.text_encoder.gradient_checkpointing_enable()

    def predict(self, noisy: Tensor, timesteps: Tensor, embeddings: Mapping[str, Tensor], sizes: Tensor) -> Tensor:
        dtype = self.placement.weights
        return self.unet(noisy.to(dtype), timesteps, embeddings["hidden"].to(dtype)).sample.float()

    def loss(self, batch: Batch, options: TechniqueOptions) -> Tensor:
        return noise_prediction(self, batch, options, self.placement.device)

    def pipeline(self) -> StableDiffusionPipeline:
        """diffusers' own pipeline around these components."""
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
        device = self.placement.device
        self.vae.to(device)
        self.text_encoder.to(device)
        first = requests[0]
        width, height = first.width or self.resolution, first.height or self.resolution
        pipeline = self.pipeline()
        pipeline.set_progress_bar_config(disable=True)

        def report(_: object, step: int, __: object, values: dict) -> dict:
            if on_step is not None:
                on_step(step + 1, first.steps)
            return values

        latents = pipeline(
            prompt=[request.prompt for request in requests],
            negative_prompt=[request.negative for request in requests],
            generator=[torch.Generator("cpu").manual_seed(request.seed) for request in requests],
            num_inference_steps=first.steps,
            guidance_scale=first.guidance,
            width=width,
            height=height,
            output_type="latent",
            callback_on_step_end=report,
        ).images
        pixels = self.vae.decode(latents.float() / self.vae.config.scaling_factor).sample
        arrays = ((pixels / 2 + 0.5).clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).cpu().numpy()
        return [Image.fromarray(array) for array in arrays]
