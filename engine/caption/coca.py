"""Captions by a CoCa model of open_clip, written by transformers' `generate`.

The model has a `generate` of its own, which draws for a batch as a whole and stands on parts that transformers no
longer has. The decoding of transformers does the same (greedy, by chance, with beams) for each picture by itself.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from torch import Tensor
from transformers import GenerationConfig, GenerationMixin, PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import CausalLMOutput

from engine.caption.base import Context, Made
from engine.caption.captioners import precision
from engine.caption.writing import Writing
from project.captioning import CaptioningOptions
from project.errors import BadInput

CONFIG = "open_clip_config.json"
_WEIGHTS = (".safetensors", ".bin", ".pt", ".pth")


@dataclass(frozen=True)
class Prepared:
    """A batch as the model takes it: pixels [batch, 3, height, width] on the processor."""

    pixels: Tensor
    contexts: Sequence[Context]


class CocaCaptioner:
    """One CoCa model in evaluation mode on its device. It is asked nothing: it writes what it sees."""

    def __init__(self, path: Path, options: CaptioningOptions, device: torch.device) -> None:
        """Read a folder with open_clip's config, or a file of weights. Raises BadInput."""
        self.device, self.dtype = device, precision(options, device)
        coca, self._prepare, words = _opened(path)
        self.begin, self.end = int(words.sot_token_id), int(words.eot_token_id)
        room = int(coca.context_length) - 1
        fitting = {
            "max_new_tokens": min(options.max_new_tokens, room),
            "min_new_tokens": min(options.min_new_tokens, room),
        }
        self.words = words
        self.writing = Writing(options.model_copy(update=fitting), words.encode)
        self.writer = _Writer(coca.eval().requires_grad_(False), self.begin, self.end).to(device, self.dtype)

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        return self.answer(self.prepare(pictures, contexts))

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> Prepared:
        return Prepared(torch.stack([self._prepare(picture) for picture in pictures]), contexts)

    def answer(self, prepared: Prepared) -> list[Made]:
        texts = self._write(prepared.pixels, prepared.contexts)

        def retry(place: int, context: Context) -> str:
            return self._write(prepared.pixels[place : place + 1], [context], again=True)[0]

        return self.writing.clean(texts, prepared.contexts, retry)

    @torch.inference_mode()
    def _write(self, pixels: Tensor, contexts: Sequence[Context], again: bool = False) -> list[str]:
        seen = self.writer.coca._encode_image(pixels.to(self.device, self.dtype))[1]
        start = torch.full((len(contexts), 1), self.begin, device=self.device)
        out = self.writer.generate(
            input_ids=start, attention_mask=torch.ones_like(start), seen=seen, **self.writing.arguments(contexts, again)
        )
        return [self._text(row) for row in out[:, 1:].tolist()]

    def _text(self, ids: list[int]) -> str:
        """The words up to the end mark, with one space between them."""
        ids = ids[: ids.index(self.end)] if self.end in ids else ids
        return " ".join(self.words.decode([one for one in ids if one not in (self.begin, self.writer.pad)]).split())


class _Writer(PreTrainedModel, GenerationMixin):
    """A CoCa as a model that `generate` knows: text so far and picture in, logits of the next token out."""

    config_class = PretrainedConfig
    main_input_name = "input_ids"

    def __init__(self, coca: Any, begin: int, end: int) -> None:
        super().__init__(PretrainedConfig(vocab_size=coca.text.vocab_size, num_hidden_layers=1))
        self.coca, self.pad = coca, int(coca.pad_id)
        self.generation_config = GenerationConfig(
            bos_token_id=begin, eos_token_id=end, pad_token_id=self.pad, use_cache=False
        )

    def forward(self, input_ids: Tensor, seen: Tensor, **kwargs: Any) -> CausalLMOutput:
        """Logits [batch, 1, vocabulary] of the token that follows ``input_ids`` [batch, length]."""
        found = self.coca(None, input_ids, image_latent=seen, image_embs=seen, output_labels=False)
        return CausalLMOutput(logits=found["logits"][:, -1:])

    def prepare_inputs_for_generation(
        self, input_ids: Tensor, seen: Tensor, attention_mask: Tensor | None = None, **kwargs: Any
    ) -> dict[str, Tensor]:
        return {"input_ids": input_ids, "seen": seen}


def _opened(path: Path) -> tuple[Any, Any, Any]:
    """(model, preparation of a picture, tokenizer). Nothing is fetched from the network. Raises BadInput."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import open_clip

    try:
        if path.is_dir() and (path / CONFIG).is_file():
            name, weights = f"local-dir:{path}", None
        else:
            file = next(one for one in sorted(path.iterdir()) if one.suffix in _WEIGHTS) if path.is_dir() else path
            name, weights = _architecture(file), str(file)
        model, prepare = open_clip.create_model_from_pretrained(name, pretrained=weights, weights_only=True)
        return model, prepare, open_clip.get_tokenizer(name)
    except BadInput:
        raise
    except Exception as error:  # open_clip and torch raise whatever they met
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadInput(f"{path} cannot be loaded as a CoCa model of open_clip ({reason[:200]})") from error


def _architecture(file: Path) -> str:
    """The name that open_clip has for the CoCa in a file, by its picture tower. Raises BadInput."""
    import open_clip
    from open_clip.factory import load_state_dict

    tensors = load_state_dict(str(file), weights_only=True)
    if "visual.conv1.weight" not in tensors or "text.token_embedding.weight" not in tensors:
        raise BadInput(f"{file} is no CoCa that open_clip knows; put its {CONFIG} beside it and name the folder")
    patch, words = tensors["visual.conv1.weight"].shape, tensors["text.token_embedding.weight"].shape
    for name in open_clip.list_models():
        config = open_clip.get_model_config(name) or {}
        vision, text = config.get("vision_cfg", {}), config.get("text_cfg", {})
        found = (vision.get("width"), vision.get("patch_size"), text.get("width"), text.get("vocab_size"))
        if "multimodal_cfg" in config and found == (patch[0], patch[-1], words[1], words[0]):
            return str(name)
    raise BadInput(f"{file}: open_clip knows no CoCa of this size; put its {CONFIG} beside it and name the folder")
