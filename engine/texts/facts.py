"""What the header of a language model's checkpoint and its model card say about the run that made them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.facts import recipe_facts
from engine.families.causal_lm import CausalLM
from engine.publish.metadata import TrainingFacts
from engine.texts.plan import TextPlan
from project.models import models_folder
from project.options import Config


def facts_of(config: Config, model: CausalLM, plan: TextPlan, mixed: str, started: float) -> TrainingFacts:
    """The facts about a training with texts that are known before the first step."""
    return replace(
        recipe_facts(config, plan, mixed, started),
        base_model_version=model.architecture,
        architecture=model.architecture,
        implementation="transformers",
        webui_version="",
        prediction_type="",
        base_model_name=shared_name(model.path),
        network_module="peft",
        further={"max_seq_length": plan.room, "num_train_texts": len(plan.lengths)},
    )


def shared_name(model: Path) -> str:
    """What others know a model by: its name on the hub if it was downloaded from there, else its folder's name."""
    try:
        owner, name, *_ = model.absolute().relative_to(models_folder().absolute()).parts
    except ValueError:
        return model.name
    return f"{owner}/{name}"
