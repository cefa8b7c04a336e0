"""Ranks and learning rates by block, as kohya's scripts write them: one number for each block of the image model."""

from project.importing.taking import Taker, number

_IN_SD, _IN_XL = 12, 9  # input and output blocks that are counted
_RATES = {"down_lr_weight": "IN", "mid_lr_weight": "MID", "up_lr_weight": "OUT"}


def take(taker: Taker, arguments: dict[str, str]) -> None:
    """Take these arguments of the network out of `arguments`; the learning rate must have been taken before."""
    _ranks(taker, arguments)
    _rates(taker, arguments)


def _ranks(taker: Taker, arguments: dict[str, str]) -> None:
    text, alphas = arguments.pop("block_dims", ""), arguments.pop("block_alphas", "")
    if not text:
        return
    numbers = [int(number(part)) for part in text.split(",")]
    names = _names(len(numbers))
    if not names:
        taker.leave("network_args block_dims", "it must have 25 numbers, or 23 for SDXL", text)
        return
    ranks = dict(zip(names, numbers, strict=True))
    taker.put("network_args block_dims", "block_ranks", [f"{name}={rank}" for name, rank in ranks.items() if name])
    if alphas:
        taker.leave("network_args block_alphas", "alpha follows the rank of a block here", alphas)


def _rates(taker: Taker, arguments: dict[str, str]) -> None:
    general = taker.taken.get("learning_rate")
    rate = number(general.value) if general else 1e-4
    found: list[str] = []
    for key, name in _RATES.items():
        text = arguments.pop(key, "")
        weights = [number(part, -1.0) for part in text.split(",")] if text else []
        if any(weight < 0 for weight in weights):
            taker.leave(f"network_args {key}", "only numbers are taken, one for each block", text)
            continue
        names = [name] if name == "MID" else [f"{name}{block:02}" for block in range(len(weights))]
        found += [f"{one}={rate * weight:.6g}" for one, weight in zip(names, weights, strict=False) if weight != 1]
    if found:
        taker.put("network_args down_lr_weight, mid_lr_weight, up_lr_weight", "block_learning_rates", found)


def _names(count: int) -> list[str]:
    """The blocks in kohya's order; empty for those that have no name of their own here."""
    if count == 2 * _IN_SD + 1:
        return [*_several("IN", _IN_SD), "MID", *_several("OUT", _IN_SD)]
    if count == 2 * _IN_XL + 5:  # the embeddings first, three parts in the middle, the last layer behind
        return ["", *_several("IN", _IN_XL), "", "MID", "", *_several("OUT", _IN_XL), ""]
    return []


def _several(name: str, count: int) -> list[str]:
    return [f"{name}{block:02}" for block in range(count)]
