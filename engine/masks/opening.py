"""Picks what makes masks: the picture itself, a background remover or CLIPSeg."""

from __future__ import annotations

from engine.masks.finding import find_clipseg, find_onnx
from project.errors import BadInput
from project.masking import METHODS, Eye, MaskingOptions, Plain


def open_eye(method: str, model: str, options: MaskingOptions, device: str = "auto") -> Eye:
    """What makes masks by a method, loaded. `model` may be empty: the first that is at hand.

    Raises BadInput for an unknown method, and where no model is at hand with what to put where.
    """
    if method not in METHODS:
        raise BadInput(f'"{method}" is no way to make masks: use {", ".join(METHODS)}')
    if method == "model":
        from engine.masks.rembg import Remover

        return Remover(find_onnx(model), device)
    if method == "prompt":
        if not options.prompt.strip():
            raise BadInput("what is to be masked is not named: give a prompt such as face")
        from engine.masks.clipseg import Seeker
        from engine.memory import pick_device

        return Seeker(find_clipseg(model), options.prompt, pick_device(device))
    return Plain(method, options)
