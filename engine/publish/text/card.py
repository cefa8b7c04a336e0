"""The model card of a language model's LoRA: what it is, what it was trained on, how it is asked and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml

from engine.publish.metadata import TrainingFacts
from project.models import ModelFile
from project.models.licence import Licence, licence_of
from project.options import Config
from project.texts.encoding import Encoder
from project.texts.rows import USER, Message
from project.texts.template import TemplateRefusal

CARD = "README.md"
_LIBRARY = {"peft": "peft", "merged": "transformers", "gguf": "", "ollama": ""}
_TEMPLATES = {"auto": "the model's own chat template", "plain": "plain turns", "chatml": "ChatML"}
_QUESTION = "How are you?"
_TRAINED = {"answers": "the answers", "all": "every token"}


@dataclass(frozen=True)
class CardBase:
    """What a card says of the base model and of the form in which it is asked.

    `prompt` is a conversation with one question as the model reads it, empty where there is none.
    """

    licence: Licence
    chat_template: str = "auto"  # as the option of that name
    train_on: str = "answers"
    system_prompt: str = ""
    prompt: str = ""


def model_card(facts: TrainingFacts, base: CardBase, kind: str = "peft", strength: float = 1.0) -> str:
    """The card as Markdown, with the front matter that the hub reads; `kind` is what lies beside it (see PLACES)."""
    name = facts.base_model_name or "the base model"
    title = facts.title or facts.output_name
    what = f"{name} with a LoRA merged in at strength {strength:g}" if kind == "merged" else f"A LoRA for {name}"
    return "\n\n".join(
        part
        for part in (
            _front_matter(name, base.licence, kind),
            f"# {title}",
            f"{what}, made with LoRA Atelier.",
            _table(_rows(facts, name, base)),
            _asked(base),
            _loaded(kind, name),
            f"## Licence\n\n{base.licence.sentence(name)}",
        )
        if part
    ) + "\n"  # fmt: skip


def _front_matter(base: str, licence: Licence, kind: str) -> str:
    values: dict[str, Any] = {"base_model": base}
    values |= {"library_name": library} if (library := _LIBRARY[kind]) else {}
    if licence.name:
        values["license"] = licence.name
    values["pipeline_tag"] = "text-generation"
    values["tags"] = ["lora-atelier"] if kind == "merged" else ["lora", "lora-atelier"]
    return f"---\n{yaml.safe_dump(values, sort_keys=False, allow_unicode=True)}---"


def _rows(facts: TrainingFacts, name: str, base: CardBase) -> Mapping[str, Any]:
    """What was trained and how; None is left out."""
    further = facts.further
    day = datetime.fromtimestamp(facts.finished_at, UTC).strftime("%Y-%m-%d") if facts.finished_at else None
    return {
        "base model": f"{name} ({facts.architecture})",
        "trained": day,
        "texts": further.get("num_train_texts"),
        "longest text": f"{further['max_seq_length']} tokens" if further.get("max_seq_length") else None,
        "learned from": _TRAINED.get(base.train_on, base.train_on),
        "steps": facts.steps,
        "batch size": facts.batch_size and facts.batch_size * (facts.gradient_accumulation_steps or 1),
        "rank, alpha": f"{facts.rank}, {facts.alpha:g}",
        "learning rate": facts.learning_rate,
        "optimizer": facts.optimizer,
        "seed": facts.seed,
    }


def _table(rows: Mapping[str, Any]) -> str:
    return "\n".join(["| | |", "|---|---|", *(f"| {key} | {value} |" for key, value in rows.items() if value)])


def _asked(base: CardBase) -> str:
    """How a conversation is written for the model."""
    if not base.prompt:
        return ""
    said = f"Conversations are written with {_TEMPLATES.get(base.chat_template, base.chat_template)}"
    if base.system_prompt:
        said += ", and this system prompt was used where a conversation had none:\n\n" + _quoted(base.system_prompt)
    else:
        said += "."
    fence = "`" * max(3, _longest_fence(base.prompt) + 1)
    return f"## Prompt\n\n{said}\n\nOne question looks like this:\n\n{fence}text\n{base.prompt}\n{fence}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def _longest_fence(text: str) -> int:
    return max((len(line) - len(line.lstrip("`")) for line in text.splitlines()), default=0)


def _loaded(kind: str, base: str) -> str:
    """How what lies beside the card is used."""
    if kind == "peft":
        return (
            "## Use\n\n```python\nfrom peft import PeftModel\nfrom transformers import AutoModelForCausalLM\n\n"
            f'base = AutoModelForCausalLM.from_pretrained("{base}")\n'
            'model = PeftModel.from_pretrained(base, "this folder")\n```'
        )
    if kind == "merged":
        return (
            "## Use\n\n```python\nfrom transformers import AutoModelForCausalLM, AutoTokenizer\n\n"
            'tokenizer = AutoTokenizer.from_pretrained("this folder")\n'
            'model = AutoModelForCausalLM.from_pretrained("this folder")\n```'
        )
    return ""


def card_base(config: Config, found: ModelFile, encoder: Encoder) -> CardBase:
    """What the card says of a base model, with a conversation as it is written for it."""
    try:
        prompt = encoder.template.prompt([Message(USER, _QUESTION)]) if not encoder.problem else ""
    except TemplateRefusal:
        prompt = ""
    text = config.text
    return CardBase(licence_of(found.path), text.chat_template, text.train_on, text.system_prompt, prompt)
