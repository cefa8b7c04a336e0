"""What the header of a result file says about the run that made it."""

from collections import Counter, defaultdict

from engine.data import Plan
from engine.families.base import Family
from engine.publish.metadata import Bucket, DatasetFolder, TrainingFacts
from project.dataset import Picture
from project.options import Config


def facts_of(config: Config, family: Family, plan: Plan, mixed: str, started: float) -> TrainingFacts:
    """The facts that are known before the first step."""
    training, data, adapter = config.training, config.data, config.adapter
    optimizing, technique = config.optimizing, config.technique
    size = data.size or (family.resolution, family.resolution)
    text_rate = adapter.text_encoder_learning_rate or optimizing.learning_rate
    return TrainingFacts(
        output_name=config.output.name,
        rank=adapter.lora_rank,
        alpha=adapter.lora_alpha,
        width=size[0],
        height=size[1],
        prediction_type=family.prediction_type,
        base_model_name=config.model.base_model,
        title=config.output.name,
        trigger_phrase=data.trigger_word or None,
        started_at=started,
        epochs=-(-plan.total_steps // plan.steps_per_epoch),
        max_steps=plan.total_steps,
        batches_per_epoch=plan.batches_per_epoch,
        batch_size=training.batch_size,
        gradient_accumulation_steps=training.gradient_accumulation_steps,
        seed=training.seed,
        learning_rate=optimizing.learning_rate,
        unet_learning_rate=optimizing.learning_rate,
        text_encoder_learning_rate=text_rate if adapter.train_text_encoder else None,
        optimizer=optimizing.optimizer,
        scheduler=optimizing.scheduler,
        warmup_steps=optimizing.warmup_steps,
        network_dropout=adapter.lora_dropout or None,
        max_grad_norm=optimizing.max_grad_norm,
        mixed_precision=mixed,
        gradient_checkpointing=config.precision.gradient_checkpointing,
        noise_offset=technique.noise_offset or None,
        min_snr_gamma=technique.min_snr_gamma or None,
        loss_type="l2",
        caption_dropout_rate=data.caption_dropout or None,
        shuffle_caption=data.caption_shuffle,
        flip_augmentation=data.horizontal_flip,
        random_crop=data.random_crop,
        cache_latents=data.cache,
        folders=_folders(plan.pictures),
        buckets=tuple(Bucket(width, height, len(members)) for (width, height), members in sorted(plan.members.items())),
    )


def _folders(pictures: list[Picture]) -> tuple[DatasetFolder, ...]:
    """One entry a folder, with how often each comma-separated part of its captions occurs."""
    groups: dict[tuple[str, int], list[Picture]] = defaultdict(list)
    for picture in pictures:
        groups[picture.path.parent.name, picture.repeats].append(picture)
    found = []
    for (name, repeats), members in sorted(groups.items()):
        tags = Counter(tag.strip() for picture in members for tag in picture.caption.split(",") if tag.strip())
        found.append(DatasetFolder(name, repeats, len(members), dict(tags)))
    return tuple(found)
