"""What the header of a result file says about the run that made it."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import yaml

from engine.data import Plan
from engine.families.base import Family
from engine.publish.metadata import Bucket, DatasetFolder, TrainingFacts
from engine.tasks.base import Plan as StepPlan
from project.config import to_mapping
from project.dataset import Picture
from project.options import Config, DataOptions, all_options

# kohya's name -> our option, for what is written only when it is used
_FURTHER = {
    "vae_name": "vae",
    "max_token_length": "max_token_length",
    "noise_offset_random_strength": "noise_offset_random",
    "multires_noise_iterations": "pyramid_noise_iterations",
    "multires_noise_discount": "pyramid_noise_discount",
    "ip_noise_gamma": "input_perturbation",
    "zero_terminal_snr": "zero_terminal_snr",
    "scale_weight_norms": "max_norm",
    "huber_schedule": "huber_schedule",
    "huber_c": "huber_c",
    "min_timestep": "timestep_min",
    "max_timestep": "timestep_max",
    "caption_tag_dropout_rate": "tag_dropout",
    "keep_tokens": "keep_tokens",
    "caption_prefix": "caption_prefix",
    "caption_suffix": "caption_suffix",
    "prior_loss_weight": "reg_weight",
    "bucket_no_upscale": "bucket_no_upscale",
    "debiased_estimation": "loss_weighting",
}


def facts_of(config: Config, family: Family, plan: Plan, mixed: str, started: float) -> TrainingFacts:
    """The facts about a training with pictures that are known before the first step."""
    data, adapter, optimizing, technique = config.data, config.adapter, config.optimizing, config.technique
    names = family.file_names
    size = data.size or (family.resolution, family.resolution)
    text_rate = adapter.text_encoder_learning_rate or optimizing.learning_rate
    module, arguments = _network(config)
    return replace(
        recipe_facts(config, plan, mixed, started),
        width=size[0],
        height=size[1],
        base_model_version=names.base_model_version,
        v2=names.v2,
        architecture=names.architecture,
        implementation=names.implementation,
        webui_version=names.webui_version,
        prediction_type=family.prediction_type,
        base_model_name=PurePath(config.model.base_model).name,
        trigger_phrase=data.trigger_word or None,
        unet_learning_rate=optimizing.learning_rate,
        text_encoder_learning_rate=text_rate if adapter.train_text_encoder else None,
        network_module=module,
        network_args=arguments,
        noise_offset=technique.noise_offset or None,
        min_snr_gamma=technique.min_snr_gamma or None,
        loss_type=technique.loss_type,
        clip_skip=config.model.clip_skip or None,
        caption_dropout_rate=data.caption_dropout or None,
        shuffle_caption=data.caption_shuffle,
        flip_augmentation=data.horizontal_flip,
        random_crop=data.random_crop,
        cache_latents=data.cache,
        further=_further(config),
        folders=_folders(plan.pictures, data),
        buckets=tuple(Bucket(width, height, len(members)) for (width, height), members in sorted(plan.members.items())),
    )


def recipe_facts(config: Config, plan: StepPlan, mixed: str, started: float) -> TrainingFacts:
    """What is the same for pictures and texts: the schedule, the rates and the adapter's size."""
    training, adapter, optimizing = config.training, config.adapter, config.optimizing
    return TrainingFacts(
        output_name=config.output.name,
        rank=adapter.lora_rank,
        alpha=adapter.lora_alpha,
        width=0,
        height=0,
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
        optimizer=_optimizer_name(config),
        scheduler=optimizing.scheduler,
        warmup_steps=optimizing.warmup_steps,
        network_dropout=adapter.lora_dropout or None,
        max_grad_norm=optimizing.max_grad_norm,
        mixed_precision=mixed,
        gradient_checkpointing=config.precision.gradient_checkpointing,
    )


def portable(config: Config) -> str:
    """The config as YAML for a file that others will get: of each path only the last name, which tells no user."""
    values = to_mapping(config)
    for info in all_options():
        if info.kind == "path" and values[info.key]:
            values[info.key] = PurePath(str(values[info.key]).replace("\\", "/")).name
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1 << 20))


def _network(config: Config) -> tuple[str, dict[str, Any]]:
    """The module of kohya's scripts that loads such an adapter, and its arguments."""
    adapter = config.adapter
    arguments: dict[str, Any] = {}
    if adapter.conv_rank:
        arguments |= {"conv_dim": adapter.conv_rank, "conv_alpha": adapter.conv_alpha}
    if adapter.adapter_type == "lora":
        return "networks.lora", arguments
    algo = {"dora": "lora", "oft": "diag-oft"}.get(adapter.adapter_type, adapter.adapter_type)
    arguments["algo"] = algo
    if adapter.adapter_type == "dora":
        arguments["dora_wd"] = True
    if adapter.adapter_type == "lokr":
        arguments["factor"] = adapter.lokr_factor
    return "lycoris.kohya", arguments


def _optimizer_name(config: Config) -> str:
    """The optimizer's name with its arguments behind it, as kohya writes it."""
    arguments = ",".join(config.optimizing.optimizer_args)
    return f"{config.optimizing.optimizer}({arguments})" if arguments else config.optimizing.optimizer


def _further(config: Config) -> dict[str, Any]:
    """What was set of the rest, by kohya's names."""
    values, defaults = to_mapping(config), to_mapping(Config())
    used = {theirs: values[ours] for theirs, ours in _FURTHER.items() if values[ours] != defaults[ours]}
    if "debiased_estimation" in used:  # kohya knows this weighting by a switch of its own
        used["debiased_estimation"] = used["debiased_estimation"] == "debiased"
    if "vae_name" in used:
        used["vae_name"] = PurePath(used["vae_name"]).name
    return used


def _folders(pictures: list[Picture], data: DataOptions) -> tuple[DatasetFolder, ...]:
    """One entry a folder, with how often each comma-separated part of its captions occurs."""
    concepts = data.concept_list()
    groups: dict[tuple[str, float, bool], list[Picture]] = defaultdict(list)
    for picture, regular in zip(pictures, data.regular(picture.concept for picture in pictures), strict=True):
        own = concepts[picture.concept].repeats if picture.concept < len(concepts) else 1.0
        repeats = picture.repeats * own
        groups[picture.path.parent.name, int(repeats) if repeats == int(repeats) else repeats, regular].append(picture)
    found = []
    for (name, repeats, regular), members in sorted(groups.items()):
        tags = Counter(tag.strip() for picture in members for tag in picture.caption.split(",") if tag.strip())
        found.append(DatasetFolder(name, repeats, len(members), dict(tags), regular))
    return tuple(found)
