"""Stable Diffusion 2.x: a UNet with cross-attention over one OpenCLIP text encoder, often with v-prediction."""

from engine.families.base import FileNames
from engine.loading import load_parts
from engine.memory import Placement
from engine.one_text_encoder import OneTextEncoder
from project.models import ModelFile
from project.options import ModelOptions

FILE_NAMES = {
    True: FileNames("sd_v2_v", "stable-diffusion-v2-768-v", "diffusers", "SD2", v2=True),
    False: FileNames("sd_v2", "stable-diffusion-v2-512", "diffusers", "SD2", v2=True),
}


def load(found: ModelFile, options: ModelOptions, placement: Placement) -> "StableDiffusion2":
    """Load a recognised model, never from the network. Raises BadInput for damaged or missing weights."""
    # Made for the layer before the last, so its files hold one layer less; the WebUIs count that one as 2.
    skip = max(0, options.clip_skip - 2)
    return StableDiffusion2(load_parts(found, options, placement), placement, skip, int(options.max_token_length))


class StableDiffusion2(OneTextEncoder):
    """A loaded SD 2.x model, frozen."""

    name = "sd2"
    title = "Stable Diffusion 2.x"

    @property
    def file_names(self) -> FileNames:  # type: ignore[override]
        return FILE_NAMES[self.prediction_type == "v_prediction"]
