"""A finished run of a language model: its adapter, its base model, and the form in which both are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModelForCausalLM

from engine import families
from engine.families.causal_lm import CausalLM
from engine.memory import Placement
from engine.publish.metadata import TrainingFacts
from engine.publish.modules import AdapterModule, LoraModule
from engine.publish.read import read_adapter
from engine.publish.text.card import CARD, card_base, model_card
from engine.publish.weights import LANGUAGE, AdapterWeights, BaseModules, base_modules
from project.errors import BadInput
from project.models import ModelFile
from project.models.licence import Licence, licence_of
from project.options import Config
from project.texts.encoding import Encoder

Tell = Callable[[str, int, int], None]
DTYPES = {"fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}


@dataclass(frozen=True)
class TextWishes:
    """How an export is to be: `strength` is written into it, `dtype` "auto" is what suits the target.

    `ollama_base` is what the Modelfile builds on, empty = the base model's folder.
    """

    name: str
    strength: float = 1.0
    dtype: str = "auto"
    overwrite: bool = False
    ollama_base: str = ""


@dataclass(frozen=True)
class TextRun:
    """What an export reads. Raises BadInput, also later, where the base model or its tokenizer is gone."""

    config: Config
    facts: TrainingFacts
    result: Path  # the adapter

    @cached_property
    def found(self) -> ModelFile:
        """The base model on the disk."""
        return families.found_language(self.config.model)

    @cached_property
    def shape(self) -> BaseModules:
        """The layers of the base model, whose weights are not loaded for this."""
        config = AutoConfig.from_pretrained(self.found.path, trust_remote_code=False, local_files_only=True)
        with torch.device("meta"):
            return base_modules({LANGUAGE: AutoModelForCausalLM.from_config(config)})

    @cached_property
    def trained(self) -> AdapterWeights:
        """The adapter as it was trained. Raises BadInput if it is damaged or of another base model."""
        return read_adapter(self.result, self.shape)

    def at(self, strength: float) -> AdapterWeights:
        """The adapter with a strength written into it. Raises BadInput for a DoRA, which has no such form."""
        if strength == 1:
            return self.trained
        if strength <= 0:
            raise BadInput("at strength 0 there is only the base model left: export at a strength above 0")
        modules: dict[str, AdapterModule] = {}
        for name, module in self.trained.part(LANGUAGE).items():
            if not isinstance(module, LoraModule) or module.magnitude is not None:
                raise BadInput(
                    "a DoRA cannot be written as an adapter of another strength than 1: export to merged, or at 1"
                )
            modules[name] = replace(module, up=module.up * strength)
        return AdapterWeights({LANGUAGE: modules})

    @cached_property
    def encoder(self) -> Encoder:
        """What wrote the texts of the training, without its system prompt."""
        plain = self.config.text.model_copy(update={"system_prompt": ""})
        started = datetime.fromtimestamp(self.facts.started_at) if self.facts.started_at else None
        return Encoder.of_folder(self.found.path, plain, self.config.model.max_seq_length, started)

    @cached_property
    def licence(self) -> Licence:
        return licence_of(self.found.path)

    @property
    def base_name(self) -> str:
        """What others know the base model by."""
        return self.facts.base_model_name or self.found.path.name

    def load(self, dtype: torch.dtype, device: torch.device) -> CausalLM:
        """The base model, whole and not in fewer bits."""
        options = self.config.model.model_copy(update={"base_quantization": "none"})
        return families.load_language(options, Placement(device, dtype, "no"))

    def card(self, kind: str, name: str, strength: float) -> Mapping[str, bytes]:
        """The model card as a file by its name."""
        facts: Any = replace(self.facts, output_name=name, title=name)
        return {CARD: model_card(facts, card_base(self.config, self.found, self.encoder), kind, strength).encode()}
