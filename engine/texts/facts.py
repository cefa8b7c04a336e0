"""What the header of a language model's checkpoint and its model card say about the run that made them."""

from __future__ import annotations

from pathlib import Path

from engine.facts import optimizer_name, portable
from engine.families.causal_lm import CausalLM
from engine.publish.metadata import TrainingFacts
from engine.texts.plan import TextPlan
from project.models import models_folder
from project.options import Config


def facts_of(config: Config, model: CausalLM, plan: TextPlan, mixed: str, started: float) -> TrainingFacts:
    """The facts that are known before the first step."""
    training, adapter, optimizing = config.training, config.adapter, config.optimizing
    return TrainingFacts(
        output_name=config.output.name,
        rank=adapter.lora_rank,
        alpha=adapter.lora_alpha,
        width=0,
        height=0,
        base_model_version=model.architecture,
        architecture=model.architecture,
        implementation="transformers",
        webui_version="",
        prediction_type="",
        base_model_name=shared_name(model.path),
        title=config.output.name,
        config=portable(config),
        started_at=started,
        epochs=-(-plan.total_steps // plan.steps_per_epoch),
        max_steps=plan.total_steps,
        batches_per_epoch=plan.batches_per_epoch,
        batch_size=training.batch_size,
        gradient_accumulation_steps=training.gradient_accumulation_steps,
        seed=training.seed,
        learning_rate=optimizing.learning_rate,
        optimizer=optimizer_name(config),
        scheduler=optimizing.scheduler,
        warmup_steps=optimizing.warmup_steps,
        network_module="peft",
        network_dropout=adapter.lora_dropout or None,
        max_grad_norm=optimizing.max_grad_norm,
        mixed_precision=mixed,
        gradient_checkpointing=config.precision.gradient_checkpointing,
        further={"max_seq_length": plan.room, "num_train_texts": len(plan.lengths)},
    )


def shared_name(model: Path) -> str:
    """What others know a model by: its name on the hub if it was downloaded from there, else its folder's name."""
    try:
        owner, name, *_ = model.absolute().relative_to(models_folder().absolute()).parts
    except ValueError:
        return model.name
    return f"{owner}/{name}"
