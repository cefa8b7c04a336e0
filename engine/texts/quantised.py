"""Base models that are held in fewer bits while a LoRA on them learns (QLoRA), by bitsandbytes.

Dettmers et al., "QLoRA: Efficient Finetuning of Quantized LLMs" (2023): NF4 with doubly quantised constants.
"""

from __future__ import annotations

from typing import Any

from transformers import BitsAndBytesConfig

from engine.memory import Placement
from project.errors import BadInput


def settings(bits: str, placement: Placement) -> Any:
    """transformers' settings for a value of `base_quantization`; None for weights in their own precision.

    Raises BadInput on devices for which bitsandbytes is not made.
    """
    if bits == "none":
        return None
    if placement.device.type != "cuda":
        raise BadInput(
            f"base_quantization {bits} needs an NVIDIA card and this run is on {placement.device.type}: set it to none"
        )
    return config_of(bits, placement)


def config_of(bits: str, placement: Placement) -> BitsAndBytesConfig:
    """What bitsandbytes is to do; it computes in the precision of the placement."""
    if bits == "8bit":
        return BitsAndBytesConfig(load_in_8bit=True)
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=placement.weights,
    )
