"""Let an optimizer take up a saved state with the very dtypes that it was saved with."""

from typing import Any

import torch
from torch import Tensor


def exact(optimizer: torch.optim.Optimizer) -> torch.optim.Optimizer:
    """The same optimizer; what it loads from now on keeps its dtypes.

    torch casts a floating state to its parameter's dtype. An optimizer that keeps some of it in 16 bits
    (ProdigyPlusScheduleFree) would then go on with other roundings than the uninterrupted one.
    """
    loaded: list[dict[Any, Any]] = []

    def before(_: torch.optim.Optimizer, state: dict[str, Any]) -> None:
        loaded[:] = [state["state"]]

    def after(own: torch.optim.Optimizer) -> None:
        members = [parameter for group in own.param_groups for parameter in group["params"]]
        for number, entries in loaded.pop().items():
            if not isinstance(number, int) or not isinstance(entries, dict):
                continue  # what belongs to no parameter is taken as it is
            now: dict[str, Any] = own.state[members[number]]
            for key, value in entries.items():
                held = now.get(key)
                if isinstance(held, Tensor) and isinstance(value, Tensor) and held.dtype != value.dtype:
                    now[key] = value.detach().clone().to(held.device)

    optimizer.register_load_state_dict_pre_hook(before)
    optimizer.register_load_state_dict_post_hook(after)
    return optimizer
