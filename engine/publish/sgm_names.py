"""The names that the original Stable Diffusion code (SGM, LDM) gives to the layers of diffusers' UNet.

Some tools write a LoRA for the UNet under these names: `input_blocks_1_1_…` for `down_blocks_0_attentions_0_…`. The
original numbers its blocks in one row, diffusers nests them; the row is rebuilt here from the layers that exist.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_TOP = {
    "conv_in": "input_blocks.0.0",
    "conv_out": "out.2",
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2",
}
_IN_RESNET = {
    "conv1": "in_layers.2",
    "conv2": "out_layers.3",
    "time_emb_proj": "emb_layers.1",
    "conv_shortcut": "skip_connection",
}
_LAYER = re.compile(
    r"(?:(?P<side>down|up)_blocks\.(?P<block>\d+)|mid_block)\."
    r"(?P<kind>resnets|attentions|downsamplers|upsamplers)\.(?P<index>\d+)\.(?P<rest>.+)"
)


def sgm_names(unet_names: Collection[str]) -> dict[str, str]:
    """Maps SGM's dotted layer names to diffusers' names, for the layers named in `unet_names`."""
    matches = {name: match for name in unet_names if (match := _LAYER.fullmatch(name))}
    sizes: dict[str, dict[int, int]] = {"down": {}, "up": {}}
    with_attention: set[tuple[str, int]] = set()
    for match in matches.values():
        side, block = match["side"], int(match["block"] or 0)
        if side and match["kind"] == "resnets":
            sizes[side][block] = max(sizes[side].get(block, 0), int(match["index"]) + 1)
        elif side and match["kind"] == "attentions":
            with_attention.add((side, block))

    names = {sgm: name for name, sgm in _TOP.items() if name in unet_names}
    for name, match in matches.items():
        side, block, index = match["side"], int(match["block"] or 0), int(match["index"])
        kind, rest = match["kind"], match["rest"]
        if kind == "resnets":
            rest = _IN_RESNET.get(rest, rest)
        if side is None:
            place = f"middle_block.{index * 2 if kind == 'resnets' else 1}"
        elif side == "down":
            # Each block is followed by one place for its downsampler; place 0 is conv_in.
            start = 1 + sum(sizes["down"].get(before, 0) + 1 for before in range(block))
            if kind == "downsamplers":
                place, rest = f"input_blocks.{start + sizes['down'].get(block, 0)}.0", "op"
            else:
                place = f"input_blocks.{start + index}.{0 if kind == 'resnets' else 1}"
        else:
            start = sum(sizes["up"].get(before, 0) for before in range(block))
            if kind == "upsamplers":
                # It shares the place of the block's last resnet, behind its attention.
                behind = 2 if (side, block) in with_attention else 1
                place = f"output_blocks.{start + sizes['up'].get(block, 0) - 1}.{behind}"
            else:
                place = f"output_blocks.{start + index}.{0 if kind == 'resnets' else 1}"
        names[f"{place}.{rest}"] = name
    return names
