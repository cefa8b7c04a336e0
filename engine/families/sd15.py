"""Stable Diffusion 1.x: a UNet with cross-attention over one CLIP text encoder."""

from engine.families.base import FileNames
from engine.loading import load_parts
from engine.memory import Placement
from engine.one_text_encoder import OneTextEncoder
from project.models import ModelFile
from project.options import ModelOptions


def load(found: ModelFile, options: ModelOptions, placement: Placement) -> "StableDiffusion":
    """Load a recognised model, never from the network. Raises BadInput for damaged or missing weights."""
    # The last layer is the first that the WebUIs count.
    skip = max(0, options.clip_skip - 1)
    return StableDiffusion(load_parts(found, options, placement), placement, skip, int(options.max_token_length))


class StableDiffusion(OneTextEncoder):
    """A loaded SD 1.x model, frozen."""

    name = "sd15"
    title = "Stable Diffusion 1.x"
    file_names = FileNames("sd_v1", "stable-diffusion-v1", "diffusers", "SD1")
