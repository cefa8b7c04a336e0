"""Put a state dict into a model so that nothing is left random and nothing is left over."""

from collections.abc import Callable, Mapping
from typing import Any

import torch
from accelerate import init_empty_weights
from torch import Tensor, nn


def filled(make: Callable[[], Any], state: Mapping[str, Tensor], part: str, dtype: torch.dtype) -> Any:
    """The model that ``make`` makes, with copies of these tensors in ``dtype`` as its weights.

    Raises ValueError for tensors that lack, fit nowhere or have another shape.
    """
    with init_empty_weights(include_buffers=False):
        model: nn.Module = make()
    wanted = model.state_dict()
    if missing := sorted(wanted.keys() - state.keys()):
        raise ValueError(f"{part} lacks {len(missing)} weights, for example {missing[0]}")
    if unknown := sorted(state.keys() - wanted.keys()):
        raise ValueError(f"{part} has {len(unknown)} weights that are not known, for example {unknown[0]}")
    for name, tensor in state.items():
        if tensor.shape != wanted[name].shape:
            shapes = f"{list(tensor.shape)} in place of {list(wanted[name].shape)}"
            raise ValueError(f"{part} has a weight of another shape: {name} is {shapes}")
    own = {name: tensor.to(dtype, copy=True).contiguous() for name, tensor in state.items()}
    model.load_state_dict(own, strict=True, assign=True)
    return model.eval()
