"""How a language model writes: the arguments of transformers' `generate` for the options, and forbidden words kept out.

Chance does not depend on the batch: each picture has a generator of its own. What is drawn is the largest of the
logits with Gumbel noise added, which is a draw from their softmax (Gumbel 1954; Maddison, Tarlow, Minka 2014).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from transformers import LogitsProcessor, LogitsProcessorList, TopPLogitsWarper

from engine.caption.base import Context, Made
from project.captioning.options import CaptioningOptions
from project.words.phrases import contains

TRIES = 2  # further ones, when a forbidden word comes through
FREELY = 0.7  # temperature of those: the likeliest words would be the same again

Retry = Callable[[int, Context], str]  # place in the batch, its context with another seed
Encode = Callable[[str], Sequence[int]]


class Writing:
    """The options, as `generate` takes them. ``encode`` turns a text into token ids, without begin and end."""

    def __init__(self, options: CaptioningOptions, encode: Encode, unknown: int | None = None) -> None:
        self.options = options
        self.never = _forms(options.forbidden, encode, unknown)

    def arguments(self, contexts: Sequence[Context], again: bool = False) -> dict[str, Any]:
        """Keyword arguments for a batch; ``again`` writes freely even where the temperature is 0."""
        chosen = self.options
        temperature = max(chosen.temperature, FREELY) if again else chosen.temperature
        found: dict[str, Any] = {
            "max_new_tokens": chosen.max_new_tokens, "do_sample": False, "num_beams": 1,
            "temperature": None, "top_p": None, "top_k": None,
        }  # fmt: skip
        if chosen.min_new_tokens:
            found["min_new_tokens"] = chosen.min_new_tokens
        if chosen.repetition_penalty != 1:
            found["repetition_penalty"] = chosen.repetition_penalty
        if self.never:
            found["bad_words_ids"] = self.never
        if temperature > 0:
            drawn = Drawn([context.seed for context in contexts], temperature, chosen.top_p)
            found["logits_processor"] = LogitsProcessorList([drawn])
        else:
            found["num_beams"] = chosen.num_beams
        return found

    def clean(
        self, texts: Sequence[str], contexts: Sequence[Context], retry: Callable[[int, Context], str]
    ) -> list[Made]:
        """What was written, with no forbidden word in it if some tries more can help. ``retry`` writes one again.

        A word that comes again and again is left to `project.captioning.merged`, which takes it out.
        """
        return [self._clean(text, place, contexts[place], retry) for place, text in enumerate(texts)]

    def _clean(self, text: str, place: int, context: Context, retry: Retry) -> Made:
        first = self._wrong(text)
        for attempt in range(1, TRIES + 1):
            if not self._wrong(text):
                break
            text = retry(place, dataclasses.replace(context, seed=(context.seed + attempt) % (1 << 63)))
        if wrong := self._wrong(text):
            return Made(text, note=f"the model kept writing “{wrong}”, which is forbidden: it was taken out")
        return Made(text, note=f"the model wrote “{first}”, which is forbidden, and was asked again" if first else "")

    def _wrong(self, text: str) -> str:
        return next((word for word in self.options.forbidden if contains(word, text)), "")


class Drawn(LogitsProcessor):
    """Makes the likeliest token of each row one that is drawn by its share, with the row's own seed."""

    def __init__(self, seeds: Sequence[int], temperature: float, top_p: float) -> None:
        self.seeds, self.temperature = seeds, temperature
        self.cut = TopPLogitsWarper(top_p) if top_p < 1 else None
        self.generators: list[torch.Generator] = []

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """Both are [batch, …]; called once a token."""
        if not self.generators:
            self.generators = [torch.Generator(scores.device).manual_seed(seed) for seed in self.seeds]
        scaled = scores.float() / self.temperature
        if self.cut is not None:
            scaled = self.cut(input_ids, scaled)
        width = scores.shape[-1]
        flat = [torch.rand(width, generator=generator, device=scores.device) for generator in self.generators]
        uniform = torch.stack(flat).clamp_(1e-20, 1 - 1e-7)
        return scaled - torch.log(-torch.log(uniform))


def _forms(words: Sequence[str], encode: Encode, unknown: int | None) -> list[list[int]]:
    """The token ids of words as they stand in a text: at its begin and within it, with and without a capital."""
    forms = {
        tuple(encode(before + form))
        for word in words
        for form in (word, word.lower(), word.capitalize(), word.upper())
        for before in ("", " ")
    }
    return [list(ids) for ids in sorted(forms) if ids and unknown not in ids]
