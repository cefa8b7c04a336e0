"""Whether what was written answers as the trained adapter does."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.families.causal_lm import CausalLM
from project.errors import JobFailed

_TEXTS, _TOKENS = 2, 24
# Of the largest logit: how far answers may be apart by the rounding of a number format.
CLOSE = {torch.float32: 1e-4, torch.float16: 1e-2, torch.bfloat16: 5e-2}


def probe(model: CausalLM) -> Tensor:
    """Token ids [2, n] with which models are compared: drawn by chance, the same for the same vocabulary."""
    words = model.model.get_input_embeddings().num_embeddings
    count = min(_TOKENS, getattr(model.model.config, "max_position_embeddings", None) or _TOKENS)
    return torch.randint(words, (_TEXTS, count), generator=torch.Generator().manual_seed(0))


@torch.no_grad()
def answers(model: CausalLM, ids: Tensor) -> Tensor:
    """The logits [2, n, words] in fp32, on the CPU."""
    return model.logits(ids).float().cpu()


def compare(what: str, got: Tensor, meant: Tensor, base: Tensor, close: float) -> None:
    """Raise JobFailed if the logits `got` are not those that were `meant`, as far as rounding allows.

    `base` are those without the adapter: where it does more than rounding, `got` must be nearer to what was meant.
    """
    room = close * float(meant.abs().max())
    error, effect = float((got - meant).abs().max()), float((meant - base).abs().max())
    if not error <= room or (effect > room and error > effect / 2):
        raise JobFailed(
            f"{what} does not answer as the trained LoRA does (logits differ by {error:.2g}, and by {effect:.2g} "
            "without it): nothing was written; export again, with --dtype fp32 if it was another"
        )
