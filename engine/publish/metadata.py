"""The texts in an adapter file's header: kohya's `ss_*`, Stability's `modelspec.*`, and the hashes of the weights.

Forge and Automatic1111 show and search them, and tell by them which base model a LoRA belongs to. The keys and their
spellings are those of kohya's sd-scripts; what is not known is left out.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import safetensors.torch
from torch import Tensor

from project.lora_file import CONFIG_KEY


@dataclass(frozen=True)
class DatasetFolder:
    """One folder of training pictures: its name, how often each picture is repeated in an epoch, and its tags."""

    name: str
    repeats: float
    images: int
    tags: Mapping[str, int] = dataclasses.field(default_factory=dict)
    regularisation: bool = False


@dataclass(frozen=True)
class Bucket:
    """A picture size (pixels) and how many pictures, repeats included, were trained at it."""

    width: int
    height: int
    count: int


@dataclass(frozen=True)
class TrainingFacts:
    """What is written into the header of an adapter file. None means not known, or not used in the training."""

    output_name: str
    rank: int
    alpha: float
    width: int
    height: int  # pixels; 0 where no pictures were trained

    # The base model, with what each tool calls its family.
    base_model_version: str = "sd_v1"
    v2: bool = False
    architecture: str = "stable-diffusion-v1"
    implementation: str = "diffusers"
    webui_version: str = "SD1"
    prediction_type: str = "epsilon"  # or v_prediction, as in diffusers' scheduler config
    base_model_name: str | None = None
    base_model_sha256: str | None = None
    base_model_legacy_hash: str | None = None

    # For readers.
    title: str | None = None
    description: str | None = None
    author: str | None = None
    license: str | None = None
    trigger_phrase: str | None = None
    tags: str | None = None
    training_comment: str | None = None
    thumbnail: str | None = None  # a data URL
    config: str | None = None  # our own config, whole, as YAML; paths without what is above the last name

    # The run.
    session_id: int | None = None
    started_at: float | None = None  # unix seconds
    finished_at: float | None = None  # unix seconds
    epochs: int | None = None
    epoch: int | None = None
    max_steps: int | None = None
    steps: int | None = None
    batches_per_epoch: int | None = None
    batch_size: int | None = None
    gradient_accumulation_steps: int | None = None
    processes: int = 1
    seed: int | None = None

    # The recipe.
    learning_rate: float | None = None
    unet_learning_rate: float | None = None
    text_encoder_learning_rate: float | None = None
    optimizer: str | None = None
    scheduler: str | None = None
    warmup_steps: int | None = None
    network_dropout: float | None = None
    max_grad_norm: float | None = None
    mixed_precision: str | None = None
    gradient_checkpointing: bool | None = None
    noise_offset: float | None = None
    min_snr_gamma: float | None = None
    loss_type: str | None = None
    clip_skip: int | None = None
    caption_dropout_rate: float | None = None
    shuffle_caption: bool | None = None
    flip_augmentation: bool | None = None
    random_crop: bool | None = None
    cache_latents: bool | None = None

    # Further `ss_*` entries of what was used, by their names.
    further: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    # The adapter: kohya's module that loads it, and its arguments.
    network_module: str = "networks.lora"
    network_args: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    # The data.
    folders: tuple[DatasetFolder, ...] = ()
    buckets: tuple[Bucket, ...] = ()

    def at(self, step: int, now: float) -> TrainingFacts:
        """The facts of the adapter as it is after `step` steps, at the unix time `now`."""
        epoch = self.epoch
        if self.batches_per_epoch:
            steps_per_epoch = -(-self.batches_per_epoch // (self.gradient_accumulation_steps or 1))
            epoch = -(-step // steps_per_epoch)
        return dataclasses.replace(self, steps=step, epoch=epoch, finished_at=now)

    def to_dict(self) -> dict[str, Any]:
        """The facts as plain JSON values, for a run folder to keep them."""
        return {
            **dataclasses.asdict(self),
            "folders": [dataclasses.asdict(folder) for folder in self.folders],
            "buckets": [dataclasses.asdict(bucket) for bucket in self.buckets],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingFacts:
        """The inverse of to_dict; keys that this version does not know are left out."""
        known = {field.name for field in dataclasses.fields(cls)}
        facts = {key: value for key, value in values.items() if key in known}
        facts["folders"] = tuple(DatasetFolder(**folder) for folder in facts.get("folders", ()))
        facts["buckets"] = tuple(Bucket(**bucket) for bucket in facts.get("buckets", ()))
        return cls(**facts)


def count_tags(captions: Iterable[str]) -> dict[str, int]:
    """How often each comma-separated tag occurs in the captions, lower-cased, as kohya counts `ss_tag_frequency`."""
    tags = (tag.strip().lower() for caption in captions for tag in caption.split(","))
    return dict(Counter(tag for tag in tags if tag))


def training_metadata(facts: TrainingFacts) -> dict[str, str]:
    """The `ss_*` entries."""
    batch = facts.batch_size
    accumulation = facts.gradient_accumulation_steps or 1
    images, regular = (
        round(sum(folder.repeats * folder.images for folder in facts.folders if folder.regularisation == asked))
        for asked in (False, True)
    )
    values: dict[str, Any] = {
        "ss_v2": facts.v2,
        "ss_base_model_version": facts.base_model_version,
        "ss_network_module": facts.network_module,
        "ss_network_args": json.dumps(dict(facts.network_args)) if facts.network_args else None,
        "ss_network_dim": facts.rank,
        "ss_network_alpha": facts.alpha,
        "ss_network_dropout": facts.network_dropout,
        "ss_output_name": facts.output_name,
        "ss_session_id": facts.session_id,
        "ss_training_started_at": facts.started_at,
        "ss_training_finished_at": facts.finished_at,
        "ss_sd_model_name": facts.base_model_name,
        "ss_sd_model_hash": facts.base_model_legacy_hash,
        "ss_new_sd_model_hash": facts.base_model_sha256,
        "ss_learning_rate": facts.learning_rate,
        "ss_unet_lr": facts.unet_learning_rate,
        "ss_text_encoder_lr": facts.text_encoder_learning_rate,
        "ss_optimizer": facts.optimizer,
        "ss_lr_scheduler": facts.scheduler,
        "ss_lr_warmup_steps": facts.warmup_steps,
        "ss_num_train_images": images or None,
        "ss_num_reg_images": regular if images else None,
        "ss_num_batches_per_epoch": facts.batches_per_epoch,
        "ss_num_epochs": facts.epochs,
        "ss_epoch": facts.epoch,
        "ss_max_train_steps": facts.max_steps,
        "ss_steps": facts.steps,
        "ss_batch_size_per_device": batch,
        "ss_total_batch_size": None if batch is None else batch * facts.processes * accumulation,
        "ss_gradient_accumulation_steps": facts.gradient_accumulation_steps,
        "ss_gradient_checkpointing": facts.gradient_checkpointing,
        "ss_max_grad_norm": facts.max_grad_norm,
        "ss_mixed_precision": facts.mixed_precision,
        "ss_seed": facts.seed,
        "ss_noise_offset": facts.noise_offset,
        "ss_min_snr_gamma": facts.min_snr_gamma,
        "ss_loss_type": facts.loss_type,
        "ss_clip_skip": facts.clip_skip,
        "ss_caption_dropout_rate": facts.caption_dropout_rate,
        "ss_shuffle_caption": facts.shuffle_caption,
        "ss_flip_aug": facts.flip_augmentation,
        "ss_random_crop": facts.random_crop,
        "ss_cache_latents": facts.cache_latents,
        "ss_training_comment": facts.training_comment,
        "ss_resolution": (facts.width, facts.height) if facts.width else None,
    }
    values |= {f"ss_{name}": value for name, value in facts.further.items()} | _dataset_entries(facts)
    return {key: str(value) for key, value in values.items() if value is not None}


def _dataset_entries(facts: TrainingFacts) -> dict[str, str | bool]:
    """The entries that are JSON: folders, their tags, and the buckets."""
    entries: dict[str, str | bool] = {}
    if facts.folders:
        trained, regular = (
            {
                folder.name: {"n_repeats": folder.repeats, "img_count": folder.images}
                for folder in facts.folders
                if folder.regularisation == asked
            }
            for asked in (False, True)
        )
        tags = {folder.name: dict(folder.tags) for folder in facts.folders if folder.tags}
        entries["ss_dataset_dirs"] = json.dumps(trained)
        entries["ss_reg_dataset_dirs"] = json.dumps(regular)
        if tags:
            entries["ss_tag_frequency"] = json.dumps(tags, ensure_ascii=False)
    if facts.buckets:
        buckets = {
            str(number): {"resolution": [bucket.width, bucket.height], "count": bucket.count}
            for number, bucket in enumerate(facts.buckets)
        }
        entries["ss_enable_bucket"] = True
        entries["ss_bucket_info"] = json.dumps({"buckets": buckets})
    return entries


def modelspec_metadata(facts: TrainingFacts, tensors: Mapping[str, Tensor]) -> dict[str, str]:
    """The `modelspec.*` entries, as in https://github.com/Stability-AI/ModelSpec, version 1.0.1."""
    finished = None if facts.finished_at is None else datetime.fromtimestamp(int(facts.finished_at), UTC).isoformat()
    values = {
        "sai_model_spec": "1.0.1",
        "architecture": f"{facts.architecture}/lora",
        "implementation": facts.implementation,
        "title": facts.title or facts.output_name,
        "resolution": f"{facts.width}x{facts.height}" if facts.width else None,
        "description": facts.description,
        "author": facts.author,
        "date": finished,
        "hash_sha256": f"0x{model_hash(tensors)}",
        "license": facts.license,
        "usage_hint": f"Trigger word: {facts.trigger_phrase}" if facts.trigger_phrase else None,
        "tags": facts.tags,
        "trigger_phrase": facts.trigger_phrase,
        "thumbnail": facts.thumbnail,
        "prediction_type": {"epsilon": "epsilon", "v_prediction": "v"}.get(facts.prediction_type),
        "encoder_layer": None if facts.clip_skip is None else str(facts.clip_skip),
    }
    return {f"modelspec.{key}": value for key, value in values.items() if value}


def build_metadata(facts: TrainingFacts, tensors: Mapping[str, Tensor]) -> dict[str, str]:
    """All texts for the header of a file that holds just these tensors, in the type in which they will be written."""
    training = training_metadata(facts)
    hashes = {"sshs_model_hash": model_hash(tensors), "sshs_legacy_hash": legacy_hash(tensors, training)}
    own = {CONFIG_KEY: facts.config} if facts.config else {}
    return {**training, **modelspec_metadata(facts, tensors), **hashes, **own}


def model_hash(tensors: Mapping[str, Tensor]) -> str:
    """sha256 (hex) of all that follows the header of a safetensors file with these tensors; no text changes it."""
    data = safetensors.torch.save(dict(tensors))
    return hashlib.sha256(memoryview(data)[8 + int.from_bytes(data[:8], "little") :]).hexdigest()


def legacy_hash(tensors: Mapping[str, Tensor], training: Mapping[str, str]) -> str:
    """The hash of older WebUIs: first 8 hex digits of sha256 of 64 KiB, 1 MiB into a file with only `ss_*` texts."""
    only_training = {key: value for key, value in training.items() if key.startswith("ss_")}
    data = safetensors.torch.save(dict(tensors), only_training)
    return hashlib.sha256(data[0x100000:0x110000]).hexdigest()[:8]
