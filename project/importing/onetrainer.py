"""Settings of OneTrainer: its JSON configs and presets, with their concepts."""

from collections.abc import Mapping, Sequence
from typing import Any

from project.concepts import Concept, write
from project.importing.taking import Imported, Taker, number
from project.optimizers import find, read_arguments

TOOL = "OneTrainer"
_FAMILIES = {
    "STABLE_DIFFUSION_15": "sd15",
    "STABLE_DIFFUSION_20": "sd2",
    "STABLE_DIFFUSION_20_BASE": "sd2",
    "STABLE_DIFFUSION_21": "sd2",
    "STABLE_DIFFUSION_21_BASE": "sd2",
    "STABLE_DIFFUSION_XL_10_BASE": "sdxl",
}
_SAME = {
    "epochs": "epochs",
    "batch_size": "batch_size",
    "gradient_accumulation_steps": "gradient_accumulation_steps",
    "learning_rate": "learning_rate",
    "lora_rank": "lora_rank",
    "lora_alpha": "lora_alpha",
    "dropout_probability": "lora_dropout",
    "aspect_ratio_bucketing": "bucket",
    "latent_caching": "cache",
    "seed": "seed",
}
_SAME_UNLESS_OFF = {
    "base_model_name": "base_model",
    "lora_model_name": "start_from",
    "output_model_destination": "output_name",
    "clip_grad_norm": "max_grad_norm",
    "offset_noise_weight": "noise_offset",
    "perturbation_noise_weight": "input_perturbation",
    "rescale_noise_scheduler_to_zero_terminal_snr": "zero_terminal_snr",
    "normalize_masked_area_loss": "mask_normalise",
    "masked_prior_preservation_weight": "mask_prior_preservation",
}
_OPTIMIZERS = {
    "ADAMW": "AdamW", "ADAM": "AdamW", "ADAMW_8BIT": "AdamW8bit", "ADAM_8BIT": "AdamW8bit", "LION": "Lion",
    "LION_8BIT": "Lion8bit", "ADAFACTOR": "Adafactor", "PRODIGY": "Prodigy", "CAME": "CAME", "SGD": "SGD",
    "PRODIGY_PLUS_SCHEDULE_FREE": "ProdigyPlusScheduleFree", "SCHEDULE_FREE_ADAMW": "ScheduleFreeAdamW",
    "DADAPT_ADAM": "DAdaptAdam", "DADAPT_ADAMW": "DAdaptAdam", "ADEMAMIX": "AdEMAMix", "ADEMAMIX_8BIT": "AdEMAMix8bit",
    "MUON": "Muon",
}  # fmt: skip
_SCHEDULES = {"CONSTANT": "constant", "LINEAR": "linear", "COSINE": "cosine", "REX": "rex", "ADAFACTOR": "adafactor",
              "COSINE_WITH_RESTARTS": "cosine_with_restarts",
              "COSINE_WITH_HARD_RESTARTS": "cosine_with_restarts"}  # fmt: skip
_KINDS = {"LORA": "lora", "LOHA": "loha", "LOKR": "lokr", "OFT_2": "oft"}
_LAYERS = {"attn-mlp": "attention-mlp", "attn-only": "attention", "full": "full"}
_SAMPLING = {"UNIFORM": "uniform", "LOGIT_NORMAL": "sigmoid", "COS_MAP": "cosmap"}
_WHY = {
    "train_dtype": "the precision follows from the device here: set fp16 or bf16",
    "save_every": "checkpoints come by steps here: set save_steps",
    "sample_after": "previews come by steps here: set preview_every",
    "validate_after": "validation comes by steps here: set validate_every",
    "unmasked_probability": "masks count in every step here",
    "output_dtype": "the LoRA is saved in 32 bits, and an export asks for the format",
    "vb_loss_strength": "there is nothing like it here",
}
# The other tool's own folders, windows, speed and parts of families that are not trained here.
_PASSED = (
    "__version", "additional_embeddings", "cache_dir", "clear_cache_before_training", "cloud", "compile",
    "custom_conditioning_image", "dataloader_threads", "debug_dir", "debug_mode", "decoder", "decoder_text_encoder",
    "decoder_vqgan", "device_indexes", "effnet_encoder", "embedding", "embedding_learning_rate",
    "include_train_config", "layer_offload_fraction", "model_spec", "multi_gpu", "prior", "quantization",
    "rolling_backup", "sample_definition_file_name", "samples", "samples_to_tensorboard", "save_filename_prefix",
    "secrets", "temp_device", "tensorboard", "tensorboard_port", "text_encoder_3", "text_encoder_4", "train_device",
    "training_method", "transformer", "weight_dtype", "workspace_dir", "only_cache", "output_model_format",
    "fallback_train_dtype", "enable_autocast_cache", "tensorboard_expose", "tensorboard_always_on", "validation",
    "validate_after_unit", "save_every_unit", "sample_after_unit", "save_skip_first", "sample_skip_first",
    "sample_image_format", "sample_video_format", "sample_audio_format", "non_ema_sampling", "backup_after",
    "backup_after_unit", "backup_before_save", "continue_last_backup", "learning_rate_scaler", "lora_weight_dtype",
    "preserve_embedding_norm", "vae", "unet", "text_encoder", "text_encoder_2", "optimizer_defaults",
    "concept_file_name", "force_circular_padding", "ema_update_step_interval", "learning_rate_cycles",
    "learning_rate_min_factor", "custom_learning_rate_scheduler", "scheduler_params", "enable_activation_offloading",
    "enable_async_offloading", "loss_scaler", "loss_weight_strength", "bundle_additional_embeddings",
    "text_encoder_layer_skip", "text_encoder_2_layer_skip", "noising_bias", "noising_weight", "timestep_shift",
    "dynamic_timestep_shifting", "lora_layer_preset", "lora_layers_regex", "mse_strength", "mae_strength",
    "log_cosh_strength", "huber_strength", "huber_delta", "max_noising_strength", "unmasked_weight", "lora_decompose",
    "lora_decompose_norm_epsilon", "lora_decompose_output_axis", "oft_block_size", "oft_block_share", "ema_decay",
)  # fmt: skip


def read(source: Mapping[str, Any]) -> Imported:
    """The settings of a config as options."""
    taker = Taker(TOOL, source)
    taker.plain(_SAME)
    taker.plain(_SAME_UNLESS_OFF, inert=(0, 0.0, False, "", "models/lora.safetensors"))
    _model(taker)
    _adapter(taker)
    _parts(taker)
    _optimizer(taker)
    _loss(taker)
    _noise(taker)
    if isinstance(taker.get("concepts"), list):
        concepts(taker, taker.source["concepts"])
    elif name := taker.source.get("concept_file_name"):
        taker.leave("concept_file_name", "the concepts lie in a file of their own: open that one too", name)
    for key, why in _WHY.items():
        if key in taker.source:
            taker.leave(key, why)
    taker.pass_over(*_PASSED)
    return taker.done()


def read_concepts(source: Sequence[Mapping[str, Any]]) -> Imported:
    """OneTrainer's file of concepts alone."""
    taker = Taker(f"{TOOL}'s concepts", {})
    concepts(taker, source)
    return taker.done()


def _model(taker: Taker) -> None:
    kind = str(taker.get("model_type", ""))
    if kind in _FAMILIES:
        taker.put("model_type", "family", _FAMILIES[kind])
    elif kind:
        taker.leave("model_type", "this family of models cannot be trained here")
    method = str(taker.source.get("training_method", "LORA"))
    if method != "LORA":
        taker.leave("training_method", "only adapters are trained here")
    if taker.get("force_v_prediction"):
        taker.put("force_v_prediction", "prediction_type", "v_prediction")
    elif taker.get("force_epsilon_prediction"):
        taker.put("force_epsilon_prediction", "prediction_type", "epsilon")
    vae = taker.source.get("vae")
    if isinstance(vae, Mapping) and vae.get("model_name"):
        taker.put("vae.model_name", "vae", vae["model_name"])
    if "output_name" in taker.taken:
        name = str(taker.taken["output_name"].value).replace("\\", "/").rsplit("/", 1)[-1]
        taker.put("output_model_destination", "output_name", name.removesuffix(".safetensors"))
    sizes = [part for part in str(taker.get("resolution", "")).split(",") if part.strip()]
    if sizes:
        taker.put("resolution", "resolution", ",".join(part.strip() for part in sizes))


def _adapter(taker: Taker) -> None:
    kind = str(taker.get("peft_type", "LORA"))
    if kind not in _KINDS:
        taker.leave("peft_type", "this kind of adapter cannot be trained here: a LoRA is taken in its place")
    decomposed = kind == "LORA" and taker.source.get("lora_decompose")
    taker.put("lora_decompose" if decomposed else "peft_type", "adapter_type",
              "dora" if decomposed else _KINDS.get(kind, "lora"))  # fmt: skip
    if kind == "OFT_2" and taker.source.get("oft_block_size"):
        taker.put("oft_block_size", "lora_rank", taker.source["oft_block_size"])
    preset = str(taker.source.get("lora_layer_preset") or "")
    named = [part.strip() for part in str(taker.get("lora_layers", "")).split(",") if part.strip()]
    if preset in _LAYERS:
        taker.put("lora_layer_preset", "layers", _LAYERS[preset])
    elif named and preset:
        taker.put("lora_layer_preset", "layers", "custom")
        taker.put("lora_layers", "lora_target_modules", named)
    else:
        taker.put("lora_layer_preset (all layers)", "layers", "full")
    if str(taker.get("gradient_checkpointing", "OFF")).upper() in ("ON", "TRUE", "CPU_OFFLOADED"):
        taker.put("gradient_checkpointing", "gradient_checkpointing", True)


def _parts(taker: Taker) -> None:
    """What the model's parts learn at; a part's own rate counts before the general one."""
    unet, first, second = ({**(taker.source.get(part) or {})} for part in ("unet", "text_encoder", "text_encoder_2"))
    if number(unet.get("learning_rate")):
        taker.put("unet.learning_rate", "learning_rate", unet["learning_rate"])
    if unet.get("train") is False:
        taker.leave("unet.train", "the image model always learns here", "false")
    learns = bool(first.get("train"))
    taker.put("text_encoder.train", "train_text_encoder", learns)
    if learns:
        if number(first.get("learning_rate")):
            taker.put("text_encoder.learning_rate", "text_encoder_learning_rate", first["learning_rate"])
        if taker.taken.get("family") and taker.taken["family"].value == "sdxl":
            taker.put("text_encoder_2.train", "train_text_encoder_2", bool(second.get("train")))
            if number(second.get("learning_rate")):
                taker.put("text_encoder_2.learning_rate", "text_encoder_2_learning_rate", second["learning_rate"])
        if first.get("stop_training_after"):
            taker.leave("text_encoder.stop_training_after", "the text encoder learns over the whole run here",
                        first["stop_training_after"])  # fmt: skip
    if dropout := number(first.get("dropout_probability")):
        taker.put("text_encoder.dropout_probability", "caption_dropout", dropout)
    if skip := int(number(taker.source.get("text_encoder_layer_skip"))):
        base = 1 if taker.taken.get("family") and taker.taken["family"].value == "sd15" else 2
        taker.put("text_encoder_layer_skip", "clip_skip", skip + base)


def _optimizer(taker: Taker) -> None:
    found = taker.get("optimizer")
    options: dict[str, Any] = dict(found) if isinstance(found, Mapping) else {"optimizer": found or "ADAMW"}
    there = str(options.pop("optimizer", "ADAMW"))
    name = _OPTIMIZERS.get(there, there.replace("_", ""))
    info = find(name)
    if info is None:
        taker.leave("optimizer", "there is no such optimizer here: AdamW is taken", there)
        return
    taker.put("optimizer", "optimizer", name if name in _OPTIMIZERS.values() else info.name)
    if options.get("weight_decay") is not None:
        taker.put("optimizer.weight_decay", "weight_decay", options["weight_decay"])
    kept = []
    for key, value in options.items():
        if value is None or key == "weight_decay" or value == info.arguments.get(key):
            continue
        try:
            read_arguments(name, [f"{key}={str(value).lower() if isinstance(value, bool) else value}"])
            kept.append(f"{key}={str(value).lower() if isinstance(value, bool) else value}")
        except ValueError:
            if key in ("fused", "stochastic_rounding", "optim_bits", "eps", "fused_back_pass", "beta1", "beta2"):
                continue  # speed and precision, which follow from the device, and betas, which are written otherwise
            taker.leave(f"optimizer.{key}", f"{name} has no such argument here", value)
    betas = [options.get("beta1"), options.get("beta2")]
    if None not in betas and list(info.arguments.get("betas") or []) not in ([], betas):
        kept.append(f"betas={betas[0]},{betas[1]}")
    if kept:
        taker.put("optimizer (arguments)", "optimizer_args", kept)
    _schedule(taker)


def _schedule(taker: Taker) -> None:
    there = str(taker.get("learning_rate_scheduler", "CONSTANT"))
    if there in _SCHEDULES:
        taker.put("learning_rate_scheduler", "scheduler", _SCHEDULES[there])
    else:
        taker.leave("learning_rate_scheduler", "there is no such schedule here", there)
    warm_up = number(taker.get("learning_rate_warmup_steps"))
    if 0 < warm_up < 1:
        taker.put("learning_rate_warmup_steps", "warmup_share", warm_up)
    elif warm_up:
        taker.put("learning_rate_warmup_steps", "warmup_steps", int(warm_up))
    cycles = int(number(taker.source.get("learning_rate_cycles")))
    if there.endswith("RESTARTS") and cycles > 1:
        taker.put("learning_rate_cycles", "restarts", cycles)
    if least := number(taker.source.get("learning_rate_min_factor")):
        taker.put("learning_rate_min_factor", "min_lr", least)


def _loss(taker: Taker) -> None:
    strengths = {kind: number(taker.source.get(f"{key}_strength")) for kind, key in
                 (("l2", "mse"), ("l1", "mae"), ("log_cosh", "log_cosh"), ("huber", "huber"))}  # fmt: skip
    strongest = max(strengths, key=lambda kind: strengths[kind])
    if strengths[strongest]:
        taker.put(f"{ {'l2': 'mse', 'l1': 'mae'}.get(strongest, strongest) }_strength", "loss_type", strongest)
        others = {kind: share for kind, share in strengths.items() if share and kind != strongest}
        if others:
            taker.leave("loss strengths", f"one kind of loss is taken here: {strongest}", others)
        if strongest == "huber" and number(taker.source.get("huber_delta")):
            taker.put("huber_delta", "huber_c", taker.source["huber_delta"])
    weighting, strength = str(taker.get("loss_weight_fn", "CONSTANT")), number(taker.source.get("loss_weight_strength"))
    ours = {"MIN_SNR_GAMMA": "min_snr", "DEBIASED_ESTIMATION": "debiased", "P2": "p2", "CONSTANT": "none"}
    if weighting not in ours:
        taker.leave("loss_weight_fn", "there is no such weighting here")
        return
    taker.put("loss_weight_fn", "loss_weighting", ours[weighting])
    if strength and weighting in ("MIN_SNR_GAMMA", "P2"):
        taker.put("loss_weight_strength", "min_snr_gamma" if weighting == "MIN_SNR_GAMMA" else "p2_gamma", strength)


def _noise(taker: Taker) -> None:
    low, high = number(taker.get("min_noising_strength")), number(taker.source.get("max_noising_strength"), 1.0)
    if low:
        taker.put("min_noising_strength", "timestep_min", int(low * 1000))
    if 0 < high < 1:
        taker.put("max_noising_strength", "timestep_max", int(high * 1000) - 1)
    there = str(taker.get("timestep_distribution", "UNIFORM"))
    if there in _SAMPLING:
        taker.put("timestep_distribution", "timestep_sampling", _SAMPLING[there])
        if there == "LOGIT_NORMAL":  # the sigmoid of a normal number with this mean and width
            taker.put("noising_bias", "timestep_bias", number(taker.source.get("noising_bias")))
            taker.put("noising_weight", "timestep_scale", number(taker.source.get("noising_weight")) + 1)
    else:
        taker.leave("timestep_distribution", "there is no such distribution here", there)
    if taker.get("masked_training"):
        taker.put("masked_training", "mask_source", "masklabel")
        taker.put("unmasked_weight", "mask_floor", number(taker.source.get("unmasked_weight")))
    else:
        for ours in ("mask_normalise", "mask_prior_preservation"):
            taker.taken.pop(ours, None)
    average = str(taker.get("ema", "OFF"))
    if average in ("GPU", "CPU"):
        taker.put("ema", "ema", True)
        if number(taker.source.get("ema_decay")):
            taker.put("ema_decay", "ema_decay", taker.source["ema_decay"])
        if number(taker.source.get("ema_update_step_interval")) > 1:
            taker.put("ema_update_step_interval", "ema_update_every", taker.source["ema_update_step_interval"])


def concepts(taker: Taker, found: Sequence[Mapping[str, Any]]) -> None:
    """Each concept that is switched on as a line of `concepts`; a validation concept as the validation folder."""
    lines: list[Concept] = []
    for one in found:
        name, path = str(one.get("name") or one.get("path") or "?"), str(one.get("path") or "")
        if not one.get("enabled", True) or not path:
            taker.leave(f"concept {name}", "it is switched off there" if path else "it has no folder", name)
        elif str(one.get("type", "STANDARD")) == "VALIDATION":
            taker.put(f"concept {name}", "validation_dir", path)
        else:
            lines.append(_concept(taker, one, name, path))
    wanted = [line for line in lines if not line.regularisation]
    if wanted:
        taker.put("concepts", "train_data_dir", wanted[0].folder)
    if wanted and lines != [Concept(wanted[0].folder)]:
        taker.put("concepts (lines)", "concepts", [write(line) for line in lines])


def _concept(taker: Taker, one: Mapping[str, Any], name: str, path: str) -> Concept:
    text, image = dict(one.get("text") or {}), dict(one.get("image") or {})
    changes: dict[str, str] = {}
    if text.get("enable_tag_shuffling"):
        changes["caption_shuffle"] = "true"
        if text.get("keep_tags_count"):
            changes["keep_tokens"] = str(text["keep_tags_count"])
    if text.get("tag_dropout_enable") and number(text.get("tag_dropout_probability")):
        changes["tag_dropout"] = str(text["tag_dropout_probability"])
    if image.get("enable_random_flip"):
        changes["horizontal_flip"] = "true"
    if text.get("prompt_source", "sample") == "concept":
        taker.leave(f"concept {name}: prompt_source", "captions lie beside the pictures here: write them there",
                    text.get("prompt_path") or "concept")  # fmt: skip
    for what in ("rotate", "brightness", "contrast", "saturation", "hue"):
        if image.get(f"enable_random_{what}"):
            taker.leave(f"concept {name}: enable_random_{what}", "set color_jitter, which is for all pictures", True)
    balancing = number(one.get("balancing", 1), 1.0)
    samples = int(balancing) if str(one.get("balancing_strategy", "REPEATS")) == "SAMPLES" else 0
    return Concept(
        folder=path,
        repeats=1.0 if samples else balancing,
        samples=samples,
        weight=number(one.get("loss_weight", 1), 1.0),
        regularisation=str(one.get("type", "STANDARD")) == "PRIOR_PREDICTION",
        changes=changes,
    )
