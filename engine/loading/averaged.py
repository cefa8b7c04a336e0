"""Give averaged weights (EMA) their names back: latent-diffusion stores them with the dots left out."""

import re

from torch import Tensor

_WORDS = (
    "input_blocks|output_blocks|middle_block|time_embed|label_emb|in_layers|out_layers|emb_layers|skip_connection|"
    "transformer_blocks|attn1|attn2|to_q|to_k|to_v|to_out|proj_in|proj_out|proj|norm1|norm2|norm3|norm|ff|net|op|conv|"
    "out|weight|bias"
)
_PIECES = re.compile(rf"({_WORDS})|(\d+)")
_TWO_NUMBERS = ("input_blocks", "output_blocks", "label_emb")  # a block and a layer of one digit in it


def dotted(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """`input_blocks101transformer_blocks0norm1weight` -> `input_blocks.10.1.transformer_blocks.0.norm1.weight`."""
    return {_dotted(name): tensor for name, tensor in tensors.items()}


def _dotted(name: str) -> str:
    parts: list[str] = []
    for found in _PIECES.finditer(name):
        piece = found[0]
        if found[2] and parts and parts[-1] in _TWO_NUMBERS:
            parts += [piece[:-1], piece[-1]]
        else:
            parts.append(piece)
    return ".".join(parts)
