"""What other trainers call a setting, so that a search by their names finds ours."""

from project.config import OTHER_NAMES

# Words of kohya's scripts, OneTrainer and the papers for something that has another name here.
_MORE = {
    "adapter_type": "network_module lycoris locon algo dora_wd use_dora network_type",
    "balance_concepts": "balancing",
    "base_loras": "base_weights",
    "block_learning_rates": "block_lr down_lr_weight mid_lr_weight up_lr_weight unet_lr",
    "block_ranks": "block_dims network_reg_dims",
    "bucket_step": "bucket_reso_steps",
    "cache": "cache_latents cache_latents_to_disk cache_text_encoder_outputs",
    "caption_variants": "enable_wildcard",
    "caption_wildcards": "enable_wildcard dynamic prompts",
    "color_jitter": "color_aug",
    "concepts": "num_repeats dataset_config subsets",
    "conv_alpha": "conv_block_alphas",
    "conv_rank": "conv_dim locon",
    "encode_first": "cache_latents cache_text_encoder_outputs lowram",
    "fp16": "mixed_precision",
    "gradient_checkpointing": "vram memory",
    "input_perturbation": "ip_noise_gamma",
    "keep_checkpoints": "save_last_n_steps",
    "layers": "train_unet preset",
    "lora_plus_ratio": "loraplus_lr_ratio loraplus_unet_lr_ratio",
    "lora_target_modules": "network_args only_if_contains",
    "log_dir": "logging_dir log_with",
    "loss_weighting": "debiased_estimation_loss snr",
    "mask_source": "masked_loss alpha_mask conditioning_data_dir",
    "max_norm": "scale_weight_norms",
    "min_lr": "lr_scheduler_min_lr_ratio",
    "negative_prompt": "sample_prompts",
    "optimizer": "use_8bit_adam use_lion_optimizer dadaptation",
    "prediction_type": "v_parameterization v2 vpred",
    "preview_every": "sample_every_n_epochs",
    "preview_guidance": "cfg scale",
    "pyramid_noise_discount": "multires_noise_discount",
    "pyramid_noise_iterations": "multires_noise_iterations",
    "reg_weight": "prior_loss_weight",
    "restarts": "lr_scheduler_num_cycles",
    "save_steps": "save_every_n_epochs checkpoint",
    "scheduler_power": "lr_scheduler_power",
    "start_from": "network_weights dim_from_weights continue",
    "tag_dropout": "caption_tag_dropout_rate",
    "text_encoder_2_learning_rate": "text_encoder_lr2 te2_lr text_encoder_lr",
    "text_encoder_learning_rate": "text_encoder_lr1 te1_lr",
    "timestep_max": "max_timestep",
    "timestep_min": "min_timestep",
    "train_text_encoder": "network_train_unet_only text_encoder_lr clip",
    "trigger_word": "instance_token activation class_tokens",
    "class_word": "class_tokens class_prompt",
    "validation_share": "validation_split",
}


def _collected() -> dict[str, str]:
    names = {key: words.split() for key, words in _MORE.items()}
    for other, key in OTHER_NAMES.items():
        names.setdefault(key, []).append(other)
    return {key: " ".join(words) for key, words in names.items()}


SYNONYMS: dict[str, str] = _collected()
