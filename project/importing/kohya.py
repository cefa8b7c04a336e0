"""Settings of kohya's sd-scripts (TOML), the window kohya_ss (JSON) and lora-scripts (TOML), which share names."""

from collections.abc import Mapping
from typing import Any

from project.importing import kohya_network, kohya_optimizer
from project.importing.taking import Imported, Taker, flag, number

_SAME = {
    "pretrained_model_name_or_path": "base_model",
    "vae": "vae",
    "train_data_dir": "train_data_dir",
    "reg_data_dir": "reg_data_dir",
    "output_dir": "output_dir",
    "output_name": "output_name",
    "network_weights": "start_from",
    "train_batch_size": "batch_size",
    "gradient_accumulation_steps": "gradient_accumulation_steps",
    "seed": "seed",
    "max_token_length": "max_token_length",
    "clip_skip": "clip_skip",
    "max_grad_norm": "max_grad_norm",
    "gradient_checkpointing": "gradient_checkpointing",
    "enable_bucket": "bucket",
    "bucket_no_upscale": "bucket_no_upscale",
    "flip_aug": "horizontal_flip",
    "random_crop": "random_crop",
    "shuffle_caption": "caption_shuffle",
    "caption_prefix": "caption_prefix",
    "caption_suffix": "caption_suffix",
    "keep_tokens_separator": "keep_tokens_separator",
    "loss_type": "loss_type",
    "huber_schedule": "huber_schedule",
    "huber_c": "huber_c",
    "zero_terminal_snr": "zero_terminal_snr",
    "cache_latents": "cache",
}
_SAME_UNLESS_ZERO = {
    "keep_tokens": "keep_tokens",
    "caption_dropout_rate": "caption_dropout",
    "caption_tag_dropout_rate": "tag_dropout",
    "bucket_reso_steps": "bucket_step",
    "save_every_n_steps": "save_steps",
    "sample_every_n_steps": "preview_every",
    "min_snr_gamma": "min_snr_gamma",
    "noise_offset": "noise_offset",
    "noise_offset_random_strength": "noise_offset_random",
    "multires_noise_iterations": "pyramid_noise_iterations",
    "ip_noise_gamma": "input_perturbation",
    "min_timestep": "timestep_min",
    "max_train_steps": "max_steps",
    "validation_split": "validation_share",
    "validate_every_n_steps": "validate_every",
}
_WHY = {
    "save_every_n_epochs": "checkpoints come by steps here: set save_steps",
    "sample_every_n_epochs": "previews come by steps here: set preview_every",
    "min_bucket_reso": "the sizes follow from the resolution and max_aspect_ratio here",
    "max_bucket_reso": "the sizes follow from the resolution and max_aspect_ratio here",
    "stop_text_encoder_training": "the text encoder learns over the whole run here, or not at all",
    "stop_text_encoder_training_pct": "the text encoder learns over the whole run here, or not at all",
    "adaptive_noise_scale": "the noise offset is the same for every picture here",
    "caption_dropout_every_n_epochs": "captions are dropped at random here: set caption_dropout",
    "weighted_captions": "captions have no weights here",
    "additional_parameters": "arguments for the command line are not read",
    "fp8_base": "the base model is held in 16 bits here: turn on encode_first to save memory",
    "full_fp16": "the LoRA is always trained in 32 bits here",
    "full_bf16": "the LoRA is always trained in 32 bits here",
    "dataset_config": "this names a file of its own: open that one too",
    "scale_v_pred_loss_like_noise_pred": "use loss_weighting min_snr for v-prediction",
    "v_pred_like_loss": "use loss_weighting for it",
    "color_aug": "its strength differs: set color_jitter to 0.1 for something like it",
    "face_crop_aug_range": "pictures are cropped in the middle or at random here",
    "train_norm": "norms are not trained here",
}
# What concerns speed, the other tool itself or what is always so here.
_PASSED = (
    "adafactor", "async_upload", "bucket_reso", "cache_latents_to_disk", "caption_extension", "dynamo_backend",
    "gpu_ids", "huggingface_path_in_repo", "log_with", "logging_dir", "lowram", "main_process_port",
    "max_data_loader_n_workers", "max_train_epochs_unit", "mem_eff_attn", "model_list", "model_train_type",
    "no_metadata", "num_cpu_threads_per_process", "num_machines", "num_processes", "persistent_data_loader_workers",
    "prior_loss", "sample_sampler", "save_model_as", "save_precision", "sdpa", "sdxl_no_half_vae", "no_half_vae",
    "training_comment", "train_data_dir_list", "use_tensorboard", "vae_batch_size", "xformers",
    "extra_accelerate_launch_args",
)  # fmt: skip


def read(source: Mapping[str, Any], tool: str) -> Imported:
    """The settings of a flat mapping of sd-scripts' names."""
    taker = Taker(tool, source)
    taker.plain(_SAME)
    taker.plain(_SAME_UNLESS_ZERO, inert=(0, "0", "0.0", 0.0))
    for key in _PASSED:
        taker.pass_over(key)
    _model(taker)
    _length(taker)
    _pictures(taker)
    _noise(taker)
    _precision(taker)
    kohya_network.take(taker)
    kohya_optimizer.take(taker)
    for key, why in _WHY.items():
        if key in taker.source:
            taker.leave(key, why)
    return taker.done()


def _model(taker: Taker) -> None:
    if flag(taker.get("sdxl", False)) or str(taker.source.get("model_train_type", "")).startswith("sdxl"):
        taker.put("sdxl", "family", "sdxl")
    elif flag(taker.get("v2", False)):
        taker.put("v2", "family", "sd2")
    if flag(taker.get("v_parameterization", False)):
        taker.put("v_parameterization", "prediction_type", "v_prediction")
    if isinstance(taker.source.get("max_token_length"), int):
        taker.put("max_token_length", "max_token_length", str(taker.source["max_token_length"]))


def _length(taker: Taker) -> None:
    for key in ("epoch", "max_train_epochs"):
        if (epochs := int(number(taker.get(key)))) > 0:
            taker.put(key, "epochs", epochs)
    if "epochs" in taker.taken and "max_steps" in taker.taken and taker.source.get("max_train_epochs"):
        taker.taken.pop("max_steps")
        taker.leave("max_train_steps", "max_train_epochs counts there when both are given")
    if (share := number(taker.source.get("save_every_n_steps"))) and share < 1:
        taker.taken.pop("save_steps", None)


def _pictures(taker: Taker) -> None:
    for key in ("max_resolution", "resolution"):
        if size := resolution(taker.get(key)):
            taker.put(key, "resolution", size)
    if flag(taker.get("enable_wildcard", False)):
        taker.put("enable_wildcard", "caption_wildcards", True)
        taker.put("enable_wildcard (several lines)", "caption_variants", "random")
    elif "train_data_dir" in taker.taken:
        taker.put("enable_wildcard (off)", "caption_variants", "first")
    if flag(taker.get("alpha_mask", False)):
        taker.put("alpha_mask", "mask_source", "alpha")
    elif folder := taker.get("conditioning_data_dir"):
        taker.put("conditioning_data_dir", "mask_source", "folder")
        taker.put("conditioning_data_dir (its folder)", "mask_dir", folder)
    elif flag(taker.get("masked_loss", False)):
        taker.leave("masked_loss", "name where the masks come from: set mask_source")
    weight = taker.get("prior_loss_weight")
    if weight is not None and number(weight, 1.0) != 1.0:
        taker.put("prior_loss_weight", "reg_weight", weight)
    _prompts(taker)


def _prompts(taker: Taker) -> None:
    """kohya_ss keeps the prompts, with switches such as `--n low quality` behind; sd-scripts names a file."""
    text = taker.get("sample_prompts")
    if not isinstance(text, str):
        return
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if len(lines) == 1 and lines[0].lower().endswith((".txt", ".json", ".toml")):
        taker.leave("sample_prompts", "the prompts lie in a file of their own: copy them to preview_prompts")
        return
    taker.put("sample_prompts", "preview_prompts", [line.split(" --")[0].strip() for line in lines])
    negatives = [part[2:].strip() for line in lines for part in line.split(" --")[1:] if part.startswith("n ")]
    if negatives:
        taker.put("sample_prompts (--n)", "negative_prompt", negatives[0])


def _noise(taker: Taker) -> None:
    """`Multires` in kohya_ss switches the plain noise offset off, and the other way round."""
    kind = str(taker.get("noise_offset_type", ""))
    if kind == "Multires":
        taker.taken.pop("noise_offset", None)
    elif kind == "Original":
        taker.taken.pop("pyramid_noise_iterations", None)
        taker.pass_over("multires_noise_discount", "multires_noise_iterations")
    discount = taker.get("multires_noise_discount")
    if "pyramid_noise_iterations" in taker.taken and number(discount):
        taker.put("multires_noise_discount", "pyramid_noise_discount", discount)
    if "noise_offset_random" in taker.taken:
        taker.put("noise_offset_random_strength", "noise_offset_random", True)
    if flag(taker.get("debiased_estimation_loss", False)):
        taker.put("debiased_estimation_loss", "loss_weighting", "debiased")
    elif "min_snr_gamma" in taker.taken:
        taker.put("min_snr_gamma (above 0)", "loss_weighting", "min_snr")
    highest = int(number(taker.get("max_timestep")))
    if 0 < highest < 1000:  # there the first level that is not trained
        taker.put("max_timestep", "timestep_max", highest - 1)
    if "loss_type" in taker.taken and taker.taken["loss_type"].value not in ("huber", "smooth_l1"):
        for ours in ("huber_c", "huber_schedule"):
            taker.taken.pop(ours, None)


def _precision(taker: Taker) -> None:
    wanted = str(taker.get("mixed_precision", "")).lower()
    if wanted in ("fp16", "bf16"):
        taker.put("mixed_precision", wanted, True)
    elif wanted in ("no", "fp32", "float"):
        taker.put("mixed_precision", "fp16", False)
        taker.put("mixed_precision (neither)", "bf16", False)


def resolution(value: Any) -> int | str:
    """A size as it is written here: 512, or 768x512; 0 for none. There it is a number, a list or `768,512`."""
    parts = [str(part).strip() for part in (value if isinstance(value, list | tuple) else str(value or "").split(","))]
    sides = [int(number(part)) for part in parts if number(part) > 0]
    if not sides:
        return 0
    width, height = sides[0], sides[-1]
    return width if width == height else f"{width}x{height}"
