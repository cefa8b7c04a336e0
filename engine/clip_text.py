"""Captions through CLIP text encoders as the WebUIs read them: clip skip, and long prompts in chunks of 75 tokens."""

import json
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

MARKS = 2  # a chunk's begin and end


@dataclass(frozen=True)
class TextEncoder:
    """One text encoder and how a model reads it.

    ``skip`` layers at the end are left out; ``normed``: the final layer norm follows all the same (SD 1.x and 2.x; SDXL
    has none). ``chunks`` of the tokenizer's length, two less of it for words, stand behind each other.
    """

    module: CLIPTextModel | CLIPTextModelWithProjection
    tokenizer: CLIPTokenizer
    skip: int = 0
    normed: bool = True
    chunks: int = 1

    def ids(self, captions: list[str]) -> Tensor:
        """Token numbers [n, chunks, length]; what is longer is cut."""
        length = self.tokenizer.model_max_length
        if self.chunks == 1:
            found = self.tokenizer(
                captions, padding="max_length", max_length=length, truncation=True, return_tensors="pt"
            ).input_ids
            return found[:, None]
        return torch.stack([self._chunked(caption, length) for caption in captions])

    def _chunked(self, caption: str, length: int) -> Tensor:
        """[chunks, length]: each chunk has its own begin and end, as if it were a caption of its own."""
        body = length - MARKS
        words = self.tokenizer(caption, add_special_tokens=False, verbose=False).input_ids[: body * self.chunks]
        begin, end, filling = (
            int(self.tokenizer.convert_tokens_to_ids(str(token)))
            for token in (self.tokenizer.bos_token, self.tokenizer.eos_token, self.tokenizer.pad_token)
        )
        rows = []
        for number in range(self.chunks):
            part = [begin, *words[number * body : (number + 1) * body], end]
            rows.append(part + [filling] * (length - len(part)))
        return torch.tensor(rows)

    def encode(self, captions: list[str], device: torch.device) -> tuple[Tensor, Tensor | None]:
        """(hidden states [n, chunks · length, width], the first chunk's projected pooled state [n, d] or None).

        Chunks stand behind each other whole, as in A1111 and ComfyUI.
        """
        ids = self.ids(captions).to(device)
        count, chunks, length = ids.shape
        out = self.module(ids.reshape(count * chunks, length), output_hidden_states=self.skip > 0 or not self.normed)
        hidden = self._hidden(out)
        pooled = getattr(out, "text_embeds", None)
        if pooled is not None:
            pooled = pooled.reshape(count, chunks, -1)[:, 0]
        return hidden.reshape(count, chunks * length, -1), pooled

    def _hidden(self, out: Any) -> Tensor:
        if self.normed and not self.skip:
            return out.last_hidden_state
        hidden = out.hidden_states[-1 - self.skip]
        if not self.normed:
            return hidden
        return getattr(self.module, "text_model", self.module).final_layer_norm(hidden)

    def settings(self) -> list[Any]:
        """What the embeddings depend on besides the weights."""
        words = json.loads(self.tokenizer.backend_tokenizer.to_str())["model"]
        plain: list[Any] = [self.tokenizer.model_max_length, words]
        changed = self.skip or self.chunks > 1 or not self.normed
        return [*plain, self.skip, self.chunks, self.normed, self.tokenizer.pad_token] if changed else plain


def text_encoder(
    module: CLIPTextModel | CLIPTextModelWithProjection,
    tokenizer: CLIPTokenizer,
    skip: int,
    normed: bool,
    max_token_length: int,
) -> TextEncoder:
    """With the number of layers to skip and of chunks brought to what the encoder has."""
    skip = max(0, min(skip, module.config.num_hidden_layers - 1))
    return TextEncoder(module, tokenizer, skip, normed, max(1, round(max_token_length / 75)))
