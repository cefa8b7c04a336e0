"""Make an optimizer of any name from groups of parameters, and take its state up again exactly."""

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import nn

from engine.optim.exact import exact
from project.errors import BadInput
from project.optimizers import OptimizerInfo, find, rate_for, read_arguments, unknown
from project.options import OptimizerOptions

_UP = "lora_B"  # in the names of the matrices that LoRA+ speeds up


@dataclass(frozen=True)
class ParameterGroup:
    """Parameters by their paths that learn alike; None stands for the optimizer's own learning rate or decay."""

    name: str
    parameters: dict[str, nn.Parameter]
    lr: float | None = None
    weight_decay: float | None = None


def build(groups: Iterable[ParameterGroup], options: OptimizerOptions, device: torch.device) -> torch.optim.Optimizer:
    """The optimizer that the options name. Raises BadInput for one that is not there or not usable here."""
    info = find(options.optimizer)
    if info is None:
        raise BadInput(unknown(options.optimizer))
    rate = rate_for(info.name, options.learning_rate)
    torch_groups = []
    for group in _parted(info.name, list(groups), options.lora_plus_ratio, rate):
        for members, extra in _halves(info.name, group):
            entry = {"params": members, "lr": rate if group.lr is None else group.lr, "name": group.name, **extra}
            decay = options.weight_decay if group.weight_decay is None else group.weight_decay
            torch_groups.append({**entry, "weight_decay": decay})
    arguments = {"lr": rate, "weight_decay": options.weight_decay, **read_arguments(info.name, options.optimizer_args)}
    try:
        return exact(_made(info, torch_groups, arguments, options, device))
    except (TypeError, ValueError, RuntimeError, AttributeError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadInput(f"{info.name} cannot be set up with these settings ({reason}): check optimizer_args") from error


def _parted(name: str, groups: list[ParameterGroup], ratio: float, rate: float) -> list[ParameterGroup]:
    """Each group with its up matrices apart, which learn ``ratio`` times as fast.

    Hayou, Ghosh & Yu, "LoRA+: Efficient Low Rank Adaptation of Large Models" (2024).
    """
    if ratio in (0, 1):
        return groups
    parted = []
    for group in groups:
        up = {path: parameter for path, parameter in group.parameters.items() if _UP in path}
        rest = {path: parameter for path, parameter in group.parameters.items() if path not in up}
        faster = (rate if group.lr is None else group.lr) * ratio
        parted += [replace(group, parameters=rest)] if rest else []
        parted += [replace(group, name=f"{group.name} up", parameters=up, lr=faster)] if up else []
    return parted


def _halves(name: str, group: ParameterGroup) -> list[tuple[list[nn.Parameter], dict[str, Any]]]:
    """A group's parameters as torch takes them. Muon is for matrices: the rest goes to the AdamW that it has inside."""
    members = list(group.parameters.values())
    if name != "Muon":
        return [(members, {})]
    matrices = [parameter for parameter in members if parameter.dim() == 2 and min(parameter.shape) > 1]
    rest = [parameter for parameter in members if not any(parameter is matrix for matrix in matrices)]
    return [(some, {"use_muon": muon}) for some, muon in ((matrices, True), (rest, False)) if some]


def _made(
    info: OptimizerInfo, groups: list[dict[str, Any]], arguments: dict[str, Any], options: OptimizerOptions,
    device: torch.device,
) -> torch.optim.Optimizer:  # fmt: skip
    if info.package == "torch":
        if info.name == "AdamW" and device.type == "cuda":
            arguments.setdefault("fused", True)
        return _call(getattr(torch.optim, info.name), groups, arguments)
    if info.package == "transformers":
        return _adafactor(groups, arguments, options)
    if info.package == "bitsandbytes":
        return _call(_bitsandbytes(info.name), groups, arguments)
    if info.package == "prodigyplus":
        from prodigyplus import ProdigyPlusScheduleFree  # type: ignore[import-untyped]

        return _call(ProdigyPlusScheduleFree, groups, arguments)
    from pytorch_optimizer import load_optimizer

    return _call(load_optimizer(info.name), groups, arguments)


def _call(kind: Any, groups: list[dict[str, Any]], arguments: Mapping[str, Any]) -> torch.optim.Optimizer:
    """Make it with those arguments that it has."""
    taken = inspect.signature(kind.__init__).parameters
    if "weight_decay" not in taken:
        groups = [{key: value for key, value in group.items() if key != "weight_decay"} for group in groups]
    optimizer: torch.optim.Optimizer = kind(groups, **{key: arguments[key] for key in arguments if key in taken})
    return optimizer


def _bitsandbytes(name: str) -> Any:
    try:
        import bitsandbytes
    except (ImportError, OSError, RuntimeError) as error:
        raise BadInput(f"{name} needs bitsandbytes, which does not work on this computer: set optimizer to AdamW") \
            from error  # fmt: skip
    return getattr(bitsandbytes.optim, name)


def _adafactor(
    groups: list[dict[str, Any]], arguments: dict[str, Any], options: OptimizerOptions
) -> torch.optim.Optimizer:
    """With a schedule of ours the rate is the config's; with its own it follows the size of the weights."""
    from transformers.optimization import Adafactor

    own = options.scheduler == "adafactor"
    fixed = {"relative_step": own, "scale_parameter": own, "warmup_init": False}
    rate = arguments.pop("lr")
    without = [{key: value for key, value in group.items() if key != "lr"} for group in groups] if own else groups
    optimizer = _call(Adafactor, without, {"lr": None if own else rate, **fixed, **arguments})
    for group in optimizer.param_groups:
        if group["lr"] is None:
            group["lr"] = rate  # a schedule wants a number; with relative steps it is not used
    return optimizer


def effective_rate(optimizer: torch.optim.Optimizer) -> float:
    """The learning rate of the first group as it acts: times what Prodigy or D-adaptation has found."""
    inner: Any = getattr(optimizer, "optimizer", optimizer)  # accelerate wraps it
    group = inner.param_groups[0]
    if group.get("relative_step"):
        state = inner.state.get(group["params"][0], {})
        return float(inner._get_lr(group, state)) if state else 0.0
    found = group.get("shared_d") or group.get("d")
    return float(group["lr"]) * (1.0 if found is None else float(found))


def restore_groups(optimizer: torch.optim.Optimizer, saved: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups to load with a saved state: what the config decides as it is now, what the optimizer found as saved.

    The config decides everything that is an argument of the optimizer. Raises ValueError for another number of groups.
    """
    inner = getattr(optimizer, "optimizer", optimizer)  # accelerate wraps it
    decided = {*inspect.signature(type(inner).__init__).parameters, "params", "name", "initial_lr", "lr"}
    live = optimizer.state_dict()["param_groups"]
    return [
        {**old, **{key: value for key, value in new.items() if key in decided}}
        for old, new in zip(saved, live, strict=True)
    ]
