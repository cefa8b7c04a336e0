"""The order of the settings within a large group, and the small headings that part them."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from project.options import OptionInfo

translate = QCoreApplication.translate

PARTED_FROM = 9  # settings; a shorter group is read at a glance

KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "data": (
        ("resolution", "min_size", "bucket", "bucket_step", "max_aspect_ratio", "bucket_no_upscale"),
        ("horizontal_flip", "random_crop", "color_jitter", "background_color"),
        (
            "missing_caption", "metadata_path", "caption_prefix", "caption_suffix", "caption_variants",
            "caption_wildcards", "caption_dropout", "caption_dropout_to",
        ),
        ("caption_separator", "caption_shuffle", "keep_tokens", "keep_tokens_separator", "tag_dropout"),
        ("concepts", "balance_concepts", "reg_data_dir", "reg_weight", "class_word"),
        ("mask_source", "mask_dir", "mask_floor"),
        ("cache", "cache_dir"),
    ),
    "adapter": (
        (
            "adapter_type", "lora_rank", "lora_alpha", "rslora", "lora_init", "lokr_factor", "lokr_decompose_both",
            "start_from",
        ),
        (
            "layers", "lora_target_modules", "exclude_modules", "conv_rank", "conv_alpha", "block_ranks",
            "block_learning_rates",
        ),
        ("lora_dropout", "rank_dropout", "module_dropout", "max_norm"),
        (
            "train_text_encoder", "text_encoder_learning_rate", "text_encoder_layers", "text_encoder_target_modules",
            "text_encoder_rank", "text_encoder_alpha", "train_text_encoder_2", "text_encoder_2_learning_rate",
            "text_encoder_2_rank", "text_encoder_2_alpha",
        ),
    ),
    "optimizing": (
        ("learning_rate", "optimizer", "optimizer_args", "weight_decay", "lora_plus_ratio", "max_grad_norm"),
        (
            "scheduler", "warmup_steps", "warmup_share", "restarts", "min_lr", "scheduler_power", "scheduler_steps",
        ),
    ),
    "technique": (
        ("loss_type", "huber_c", "huber_schedule", "loss_weighting", "min_snr_gamma", "p2_gamma", "p2_k"),
        (
            "noise_offset", "noise_offset_random", "pyramid_noise_iterations", "pyramid_noise_discount",
            "input_perturbation", "zero_terminal_snr",
        ),
        (
            "timestep_sampling", "timestep_bias", "timestep_scale", "timestep_alpha", "timestep_beta", "timestep_min",
            "timestep_max",
        ),
        ("mask_normalise", "mask_prior_preservation"),
        ("ema", "ema_decay", "ema_update_every"),
    ),
}  # fmt: skip


def _titles(section: str) -> tuple[str, ...]:
    return {
        "data": (
            translate("parts", "Size and shape"),
            translate("parts", "Variety"),
            translate("parts", "Captions"),
            translate("parts", "Tags"),
            translate("parts", "Further folders"),
            translate("parts", "Masks"),
            translate("parts", "Cache"),
        ),
        "adapter": (
            translate("parts", "Kind and size"),
            translate("parts", "Layers and blocks"),
            translate("parts", "Dropout and limits"),
            translate("parts", "Text encoders"),
        ),
        "optimizing": (translate("parts", "Rate and optimizer"), translate("parts", "Schedule")),
        "technique": (
            translate("parts", "Loss"),
            translate("parts", "Noise"),
            translate("parts", "Timesteps"),
            translate("parts", "Masks"),
            translate("parts", "Average of weights"),
        ),
    }.get(section, ())


def parted(section: str, infos: Iterable[OptionInfo]) -> list[tuple[str, list[OptionInfo]]]:
    """(heading, settings) of each part of a group; a setting that no part names stands in the first one."""
    left = {info.key: info for info in infos}
    parts = [(title, [left.pop(key) for key in keys if key in left])
             for title, keys in zip(_titles(section), KEYS.get(section, ()), strict=True)]  # fmt: skip
    if not parts:
        return [("", list(left.values()))]
    parts[0][1].extend(left.values())
    return [part for part in parts if part[1]]
