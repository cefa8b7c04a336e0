"""A preset for language models on a certain model and device: what would fail or make no sense there is changed."""

from collections.abc import Mapping
from typing import Any

from project.device import DeviceFacts
from project.model_facts import context_length
from project.model_family import is_starter

STARTER_RATE = 3e-3  # the starter has under a million parameters and hardly moves at a large model's rates
_RATE_OF_LARGE = 1e-3
_OF_CARDS = ("8bit", "paged")  # parts of the names of bitsandbytes' optimizers


def fitted_to_texts(values: Mapping[str, Any], model: str, device: DeviceFacts) -> tuple[dict[str, Any], list[str]]:
    """(values, a sentence for each that was changed or left out)."""
    left, notes = dict(values), []
    starter = is_starter(model)
    if left.get("base_quantization", "none") != "none" and (device.kind != "cuda" or starter):
        del left["base_quantization"]
        why = "the starter model is small enough" if starter else "fewer bits need an NVIDIA card"
        notes.append(f"The base model stays in its own precision: {why}.")
    optimizer = str(left.get("optimizer", "")).lower()
    if device.kind != "cuda" and any(part in optimizer for part in _OF_CARDS):
        del left["optimizer"]
        notes.append("The optimizer is plain AdamW: the one of the preset saves the memory of an NVIDIA card.")
    most, wanted = context_length(model), left.get("max_seq_length", 0)
    if most and wanted > most:
        left["max_seq_length"] = most
        notes.append(f"The model reads at most {most} tokens, so texts are that long at most.")
    if starter and left.get("learning_rate", 0) < _RATE_OF_LARGE:
        left["learning_rate"] = STARTER_RATE
        notes.append(f"The starter model is very small: the learning rate is {STARTER_RATE:g}.")
    return left, notes
