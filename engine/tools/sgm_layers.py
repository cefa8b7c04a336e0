"""Where a single-file checkpoint keeps the layers that diffusers and transformers know by other names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

UNET = "model.diffusion_model."
_TOP = {"input_blocks.0.0": "conv_in", "out.2": "conv_out", "time_embed.0": "time_embedding.linear_1",
        "time_embed.2": "time_embedding.linear_2", "label_emb.0.0": "add_embedding.linear_1",
        "label_emb.0.2": "add_embedding.linear_2"}  # fmt: skip
_IN_RESNET = {"in_layers.2": "conv1", "out_layers.3": "conv2", "emb_layers.1": "time_emb_proj",
              "skip_connection": "conv_shortcut"}  # fmt: skip
_TRANSFORMERS_CLIP = re.compile(r"(?:cond_stage_model|conditioner\.embedders\.0)\.transformer\.(?P<rest>text_model.+)")
_OPEN_CLIP = re.compile(
    r"(?P<start>cond_stage_model|conditioner\.embedders\.(?P<index>[01]))\.model\.transformer\.resblocks\.(?P<layer>\d+)\."
    r"(?P<rest>.+)"
)
_IN_OPEN_CLIP = {"attn.out_proj.weight": "self_attn.out_proj", "mlp.c_fc.weight": "mlp.fc1",
                 "mlp.c_proj.weight": "mlp.fc2"}  # fmt: skip


@dataclass(frozen=True)
class Key:
    """A layer's weight in a checkpoint: its key, and which third of the rows (q, k or v) where they are fused."""

    name: str
    third: int | None = None


def unet_keys(keys: Collection[str]) -> dict[str, Key]:
    """The UNet's layers in the LDM/SGM layout, by diffusers' names. Numbering is rebuilt from the keys that exist."""
    own = {key.removeprefix(UNET).removesuffix(".weight") for key in keys
           if key.startswith(UNET) and key.endswith(".weight")}  # fmt: skip
    places = {place: name for place, name in (*_walk(own, "input"), *_walk(own, "output"))}
    places |= {"middle_block.0": "mid_block.resnets.0", "middle_block.1": "mid_block.attentions.0",
               "middle_block.2": "mid_block.resnets.1"}  # fmt: skip
    found = {}
    for layer in own:
        if layer in _TOP:
            found[_TOP[layer]] = Key(f"{UNET}{layer}.weight")
            continue
        match = re.fullmatch(r"((?:input|output)_blocks\.\d+\.\d+|middle_block\.\d)\.(.+)", layer)
        name = places.get(match[1]) if match else None
        if match and name:
            rest = _IN_RESNET.get(match[2], match[2])
            found[f"{name}.{'conv' if rest in ('op', 'conv') else rest}"] = Key(f"{UNET}{layer}.weight")
    return found


def _walk(own: Collection[str], side: str) -> Iterator[tuple[str, str]]:
    """(place in the original, diffusers' block) along the row of blocks of one side."""
    outer = "down" if side == "input" else "up"
    block = layer = 0
    numbers = sorted({int(m[1]) for key in own if (m := re.match(rf"{side}_blocks\.(\d+)\.", key))})
    for number in numbers:
        if side == "input" and number == 0:
            continue  # conv_in
        start = f"{side}_blocks.{number}"
        if f"{start}.0.op" in own:
            yield f"{start}.0", f"down_blocks.{block}.downsamplers.0"
            block, layer = block + 1, 0
            continue
        yield f"{start}.0", f"{outer}_blocks.{block}.resnets.{layer}"
        upsampler = next((place for place in (1, 2) if f"{start}.{place}.conv" in own), None)
        if upsampler != 1 and any(key.startswith(f"{start}.1.") for key in own):
            yield f"{start}.1", f"{outer}_blocks.{block}.attentions.{layer}"
        layer += 1
        if upsampler:
            yield f"{start}.{upsampler}", f"up_blocks.{block}.upsamplers.0"
            block, layer = block + 1, 0


def text_keys(keys: Collection[str]) -> dict[str, dict[str, Key]]:
    """The text encoders' layers, by part and by the names that LoRA files use (`text_model.encoder.layers.…`)."""
    found: dict[str, dict[str, Key]] = {"text_encoder": {}, "text_encoder_2": {}}
    for key in keys:
        if match := _TRANSFORMERS_CLIP.fullmatch(key):
            if re.search(r"(_proj|fc\d)\.weight$", match["rest"]):
                found["text_encoder"][match["rest"].removesuffix(".weight")] = Key(key)
        elif match := _OPEN_CLIP.fullmatch(key):
            part = "text_encoder_2" if match["index"] == "1" else "text_encoder"
            layer = f"text_model.encoder.layers.{match['layer']}"
            if match["rest"] == "attn.in_proj_weight":
                for third, name in enumerate(("q_proj", "k_proj", "v_proj")):
                    found[part][f"{layer}.self_attn.{name}"] = Key(key, third)
            elif match["rest"] in _IN_OPEN_CLIP:
                found[part][f"{layer}.{_IN_OPEN_CLIP[match['rest']]}"] = Key(key)
    return {part: layers for part, layers in found.items() if layers}
