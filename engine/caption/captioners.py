"""Captions by any model of transformers that takes pictures and text: BLIP, BLIP-2, Florence-2, Qwen-VL and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from torch import Tensor

from engine.caption.base import Context, Made
from engine.caption.writing import Writing
from engine.memory import has_bf16
from project.captioning import CaptioningOptions, filled
from project.errors import BadInput

QUESTION = "Describe this picture in one or two plain sentences."
# What models without a chat are asked when nothing is said; these were trained on captions, or have words for tasks.
QUESTIONS = {
    "florence2": "<MORE_DETAILED_CAPTION>", "paligemma": "caption en", "instructblip": "A short picture description.",
    "blip": "", "blip-2": "", "git": "", "kosmos-2": "<grounding>An image of",
}  # fmt: skip
PLACES_PICTURE = ("florence2", "paligemma", "instructblip", "blip", "blip-2", "git")  # by themselves, in the prompt
UNPADDED = ("blip", "blip-2", "instructblip", "git")  # prompts of one length: padding changes what they write
_THOUGHT = re.compile(r"^.*</think>", re.DOTALL)


@dataclass(frozen=True)
class Prepared:
    """A batch as the model takes it, in groups of rows: (places in the batch, tensors on the processor)."""

    pictures: Sequence[Image.Image]
    contexts: Sequence[Context]
    groups: list[tuple[list[int], Any]]


class TransformersCaptioner:
    """One model with its processor, in evaluation mode on its device."""

    def __init__(self, path: Path, options: CaptioningOptions, device: torch.device) -> None:
        """Read a folder in the layout of transformers; no code of it is run. Raises BadInput."""
        self.path, self.options, self.device = path, options, device
        self.model, self.processor = _opened(path, options, device)
        self.kind = str(self.model.config.model_type)
        self.words = self.processor.tokenizer
        if not self.model.config.is_encoder_decoder and self.kind != "blip":
            self.words.padding_side = "left"
        self.chat = getattr(self.processor, "chat_template", None) is not None
        encode = lambda text: self.words.encode(text, add_special_tokens=False)  # noqa: E731
        self.writing = Writing(options, encode, self.words.unk_token_id)

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        return self.answer(self.prepare(pictures, contexts))

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> Prepared:
        """Pictures and prompts as tensors. Raises BadInput for a prompt that the model cannot be asked."""
        prompts = [self._prompt(context) for context in contexts]
        rows: dict[str, list[int]] = {}
        for place, prompt in enumerate(prompts):
            rows.setdefault(prompt if self.kind in UNPADDED else "", []).append(place)
        groups = [
            (places, self._inputs([pictures[i] for i in places], [prompts[i] for i in places]))
            for places in rows.values()
        ]
        return Prepared(pictures, contexts, groups)

    def answer(self, prepared: Prepared) -> list[Made]:
        contexts = prepared.contexts
        texts = [""] * len(contexts)
        for places, inputs in prepared.groups:
            written = self._write(inputs, [contexts[place] for place in places])
            for place, text in zip(places, written, strict=True):
                texts[place] = text

        def retry(place: int, context: Context) -> str:
            again = self.prepare([prepared.pictures[place]], [context])
            return self._write(again.groups[0][1], [context], again=True)[0]

        return self.writing.clean(texts, contexts, retry)

    def _prompt(self, context: Context) -> str:
        values = {"tags": ", ".join(context.tags), "name": context.name, "folder": context.folder,
                  "caption": context.caption}  # fmt: skip
        special = [*self.words.all_special_tokens, str(getattr(self.processor, "image_token", "") or "")]
        for mark in filter(None, special):  # a file's name must not end the question, nor stand for a picture
            values = {key: value.replace(mark, "") for key, value in values.items()}
        usual = QUESTION if self.chat else QUESTIONS.get(self.kind, QUESTION)
        prompt = filled(self.options.prompt or usual, values)
        mark = getattr(self.processor, "image_token", None)
        if isinstance(mark, str) and mark and not self.chat and self.kind not in PLACES_PICTURE and mark not in prompt:
            return f"{mark}\n{prompt}"
        return prompt

    def _inputs(self, pictures: list[Image.Image], prompts: list[str]) -> Any:
        try:
            if self.chat:
                asked = [_conversation(*pair) for pair in zip(pictures, prompts, strict=True)]
                return self.processor.apply_chat_template(
                    asked, add_generation_prompt=True, tokenize=True, return_dict=True, return_tensors="pt",
                    processor_kwargs={"padding": True},
                )  # fmt: skip
            if not any(prompts):
                return self.processor(images=pictures, return_tensors="pt")
            if self.kind == "git":  # goes on behind the prompt, which therefore has no end mark
                texts = [f"{self.words.cls_token} {prompt}" for prompt in prompts]
                inputs = self.processor(images=pictures, text=texts, return_tensors="pt", add_special_tokens=False)
                inputs.pop("token_type_ids", None)
                return inputs
            return self.processor(images=pictures, text=prompts, return_tensors="pt", padding=True)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise BadInput(f"{self.path.name} cannot be asked “{prompts[0][:80]}” ({reason[:160]})") from error

    @torch.inference_mode()
    def _write(self, inputs: Any, contexts: Sequence[Context], again: bool = False) -> list[str]:
        """What the model writes for the rows of ``inputs``, without the prompt unless it is the caption's begin."""
        given = {key: self._moved(value) for key, value in inputs.items()}
        asked = given.get("input_ids")
        asked = asked.clone() if isinstance(asked, Tensor) else None  # BLIP writes into it
        out = self.model.generate(**given, **self.writing.arguments(contexts, again))
        if asked is not None and self.kind != "blip" and out.shape[1] >= asked.shape[1]:
            head = out[:, : asked.shape[1]]
            out = out[:, asked.shape[1] :] if torch.equal(head, asked) else out
        texts = self.words.batch_decode(out, skip_special_tokens=True, clean_up_tokenization_spaces=True)
        return [_THOUGHT.sub("", text).strip() for text in texts]

    def _moved(self, value: Any) -> Any:
        if not isinstance(value, Tensor):
            return value
        return value.to(self.device, self.model.dtype) if value.is_floating_point() else value.to(self.device)


def _conversation(picture: Image.Image, prompt: str) -> list[dict[str, Any]]:
    content = [{"type": "image", "image": picture}, {"type": "text", "text": prompt}]
    return [{"role": "user", "content": content}]


def precision(options: CaptioningOptions, device: torch.device) -> torch.dtype:
    """The number format that the option means on a device."""
    named = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
    if options.precision in named:
        return named[options.precision]
    if device.type == "cpu":
        return torch.float32
    return torch.bfloat16 if has_bf16(device) else torch.float16


def _opened(path: Path, options: CaptioningOptions, device: torch.device) -> tuple[Any, Any]:
    """(model, processor). Raises BadInput for a folder that transformers cannot read, in one line."""
    from transformers import AutoModelForImageTextToText, AutoProcessor
    from transformers.utils import logging

    logging.disable_progress_bar()  # it would break into ours
    arguments: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    dtype = precision(options, device)
    quantized = _quantized(dtype, device) if options.four_bit else {}
    try:
        _check_kind(path, arguments)
        model = AutoModelForImageTextToText.from_pretrained(
            path, dtype=dtype, use_safetensors=any(path.glob("*.safetensors")), weights_only=True, **arguments,
            **quantized,
        )  # fmt: skip
        processor = AutoProcessor.from_pretrained(path, **arguments)
    except (BadInput, MemoryError, torch.OutOfMemoryError):
        raise
    except Exception as error:  # transformers raises whatever it met
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadInput(f"{path} cannot be loaded as a captioner of transformers ({reason[:200]})") from error
    if getattr(processor, "tokenizer", None) is None:
        raise BadInput(f"{path} has no tokenizer beside its preprocessor_config.json: download all of its files")
    model.eval().requires_grad_(False)
    return model if quantized else model.to(device), processor


def _check_kind(path: Path, arguments: dict[str, Any]) -> None:
    """Raise BadInput for a model that writes no captions, or only with code of its own."""
    from transformers import AutoConfig
    from transformers.models.auto.modeling_auto import MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING

    try:
        config = AutoConfig.from_pretrained(path, **arguments)
    except ValueError as error:
        raise BadInput(
            f"{path} needs code of its own or a newer transformers, and such code is not run: choose another model"
        ) from error
    if type(config) not in MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING:
        raise BadInput(f"{path} is a {config.model_type} model, which writes no captions of pictures: choose another")
    if config.model_type == "florence2" and getattr(config, "auto_map", None):
        raise BadInput(f"{path} is Florence-2 in the form that needs code of its own: take florence-community/"
                       "Florence-2-base or another of florence-community")  # fmt: skip


def _quantized(dtype: torch.dtype, device: torch.device) -> dict[str, Any]:
    """Arguments that load a model with 4 bits a number (NF4, Dettmers et al. 2023). Raises BadInput where it cannot."""
    from importlib.util import find_spec

    from transformers import BitsAndBytesConfig

    if device.type != "cuda":
        raise BadInput(f"4 bit needs an NVIDIA card, and this would run on {device.type}: turn four_bit off")
    if find_spec("bitsandbytes") is None:
        raise BadInput("4 bit needs the package bitsandbytes: install it with  pip install bitsandbytes, or turn "
                       "four_bit off")  # fmt: skip
    kind = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype,
                              bnb_4bit_use_double_quant=True)  # fmt: skip
    return {"quantization_config": kind, "device_map": {"": device}}
