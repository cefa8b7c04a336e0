"""The layers of the published base models, from their configs alone: no weights are read."""

from __future__ import annotations

from functools import cache

import torch
from diffusers import UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

from engine.publish.weights import BaseModules, base_modules
from project.errors import BadInput
from project.workspace import resources


@cache
def known_layers(family: str) -> BaseModules:
    """What an adapter can sit on in a model of the usual sizes. Raises BadInput for a family without such sizes."""
    folder = resources() / "models" / family
    if not (folder / "unet" / "config.json").is_file():
        raise BadInput("this LoRA is for a model family whose layers are not known here: name its base model")
    components: dict[str, torch.nn.Module] = {}
    with torch.device("meta"):
        components["unet"] = UNet2DConditionModel.from_config(UNet2DConditionModel.load_config(folder / "unet"))
        for part, kind in (("text_encoder", CLIPTextModel), ("text_encoder_2", CLIPTextModelWithProjection)):
            if (folder / part).is_dir():
                components[part] = kind(CLIPTextConfig.from_pretrained(folder / part))
    return base_modules(components)
