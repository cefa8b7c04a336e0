"""Settings of kohya's scripts, kohya_ss, lora-scripts and OneTrainer: what is taken, what is left, and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from project.config import parse_config
from project.errors import BadInput
from project.importing import Imported, read_settings

KOHYA_SS = {
    "LoRA_type": "LyCORIS/LoCon", "pretrained_model_name_or_path": "/models/base.safetensors", "sdxl": True,
    "train_data_dir": "/data/img", "reg_data_dir": "/data/reg", "output_name": "fox", "max_resolution": "1024,1024",
    "network_dim": 32, "network_alpha": 16, "conv_dim": 8, "conv_alpha": 4, "network_dropout": 0, "learning_rate": 1e-4,
    "unet_lr": 2e-4, "text_encoder_lr": 5e-5, "optimizer": "Prodigy", "lr_scheduler": "cosine", "lr_warmup": 10,
    "optimizer_args": "decouple=True weight_decay=0.05 d_coef=2 nonsense=1", "epoch": 12, "max_train_steps": 0,
    "train_batch_size": 2, "mixed_precision": "bf16", "seed": 7, "shuffle_caption": True, "keep_tokens": 1,
    "caption_dropout_rate": 0.05, "noise_offset_type": "Original", "noise_offset": 0.0357, "min_snr_gamma": 5,
    "multires_noise_iterations": 6, "adaptive_noise_scale": 0.005, "max_timestep": 900, "min_timestep": 0,
    "save_every_n_epochs": 1, "save_every_n_steps": 0, "xformers": "xformers", "scale_weight_norms": 1,
    "sample_prompts": "a fox, forest --n low quality --w 1024\na fox, snow", "sample_every_n_steps": 200,
    "loss_type": "l2", "huber_c": 0.1, "LyCORIS_preset": "full", "dora_wd": True, "gradient_checkpointing": True,
    "num_cpu_threads_per_process": 2, "max_token_length": "150", "stop_text_encoder_training": 0,
    "prior_loss_weight": 1,
}  # fmt: skip

SCRIPTS = """
[model_arguments]
pretrained_model_name_or_path = "/models/sd21.ckpt"
v2 = true
v_parameterization = true
[network_arguments]
network_module = "lycoris.kohya"
network_dim = 16
network_args = ["algo=lokr", "factor=8", "conv_dim=4", "preset=attn-mlp", "train_norm=True"]
network_train_unet_only = true
[optimizer_arguments]
optimizer_type = "AdaFactor"
optimizer_args = ["scale_parameter=False", "relative_step=False", "weight_decay=0.1"]
learning_rate = 3e-4
lr_scheduler = "cosine_with_restarts"
lr_scheduler_num_cycles = 3
lr_warmup_steps = 0.1
[training_arguments]
resolution = "768,512"
max_train_steps = 1600
train_batch_size = 4
debiased_estimation_loss = true
zero_terminal_snr = true
loss_type = "huber"
huber_schedule = "snr"
multires_noise_iterations = 6
multires_noise_discount = 0.3
mixed_precision = "fp16"
clip_skip = 9999
enable_wildcard = true
"""

DATASET = """
[general]
shuffle_caption = true
keep_tokens = 1
caption_extension = ".txt"
[[datasets]]
resolution = 512
batch_size = 2
enable_bucket = true
min_bucket_reso = 256
  [[datasets.subsets]]
  image_dir = "/data/10_fox"
  num_repeats = 10
  flip_aug = true
  [[datasets.subsets]]
  image_dir = "/data/hat"
  keep_tokens = 2
  conditioning_data_dir = "/data/hat-masks"
  secondary_separator = ";;;"
  [[datasets.subsets]]
  image_dir = "/data/reg"
  is_reg = true
  class_tokens = "animal"
[[datasets]]
resolution = [768, 768]
batch_size = 2
enable_bucket = true
  [[datasets.subsets]]
  image_dir = "/data/hat"
  keep_tokens = 2
  conditioning_data_dir = "/data/hat-masks"
"""

ONETRAINER: dict[str, Any] = {
    "__version": 10, "training_method": "LORA", "model_type": "STABLE_DIFFUSION_XL_10_BASE", "debug_mode": False,
    "base_model_name": "/models/xl.safetensors", "output_model_destination": "models\\fox.safetensors",
    "learning_rate": 3e-4, "learning_rate_scheduler": "REX", "learning_rate_warmup_steps": 100.0, "epochs": 20,
    "learning_rate_min_factor": 0.1, "batch_size": 4, "gradient_accumulation_steps": 2, "resolution": "512,768",
    "gradient_checkpointing": "ON", "ema": "GPU", "ema_decay": 0.998, "lora_rank": 16, "lora_alpha": 1.0,
    "peft_type": "LORA", "lora_decompose": True, "lora_layer_preset": "attn-mlp", "lora_layers": "attentions",
    "dropout_probability": 0.1, "unet": {"train": True, "learning_rate": None},
    "text_encoder": {"train": True, "learning_rate": 1e-5, "stop_training_after": 30, "dropout_probability": 0.05},
    "text_encoder_2": {"train": False}, "text_encoder_layer_skip": 0, "train_dtype": "BFLOAT_16", "seed": 3,
    "optimizer": {"optimizer": "ADAMW_8BIT", "weight_decay": 0.02, "beta1": 0.9, "beta2": 0.99, "fused": True,
                  "use_triton": True},
    "loss_weight_fn": "MIN_SNR_GAMMA", "loss_weight_strength": 5.0, "mse_strength": 0.0, "huber_strength": 1.0,
    "huber_delta": 0.2, "mae_strength": 0.2, "offset_noise_weight": 0.05, "min_noising_strength": 0.1,
    "max_noising_strength": 0.9, "timestep_distribution": "LOGIT_NORMAL", "noising_bias": 0.5, "noising_weight": 0.0,
    "masked_training": True, "unmasked_weight": 0.1, "normalize_masked_area_loss": True, "save_every": 1,
    "rescale_noise_scheduler_to_zero_terminal_snr": False, "clip_grad_norm": 1.0, "latent_caching": True,
    "concepts": [
        {"name": "fox", "path": "/data/fox", "balancing": 2.5, "loss_weight": 0.8, "enabled": True, "type": "STANDARD",
         "image": {"enable_random_flip": True, "enable_random_hue": True},
         "text": {"prompt_source": "sample", "enable_tag_shuffling": True, "keep_tags_count": 1}},
        {"name": "dogs", "path": "/data/dogs", "balancing": 100, "balancing_strategy": "SAMPLES",
         "type": "PRIOR_PREDICTION"},
        {"name": "held", "path": "/data/held", "type": "VALIDATION"},
        {"name": "old", "path": "/data/old", "enabled": False},
    ],
}  # fmt: skip


def saved(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def whys(found: Imported) -> dict[str, str]:
    return {one.theirs: one.why for one in found.left}


def holds(found: Imported, **values: Any) -> None:
    assert {key: found.values.get(key) for key in values} == values
    parse_config(found.values, "import")  # all at once, too
    assert {one.ours for one in found.taken} == set(found.values)
    assert not {one.theirs for one in found.taken} & set(whys(found))
    assert all(one.why and one.shown for one in found.left)


def test_kohya_ss(tmp_path: Path) -> None:
    found = read_settings(saved(tmp_path, "a.json", KOHYA_SS))
    assert found.tool == "kohya_ss"
    holds(
        found, base_model="/models/base.safetensors", family="sdxl", resolution=1024, lora_rank=32, lora_alpha=16.0,
        adapter_type="dora", conv_rank=8, conv_alpha=4.0, layers="full", learning_rate=2e-4, train_text_encoder=True,
        text_encoder_learning_rate=5e-5, text_encoder_layers="attention-mlp", optimizer="Prodigy", weight_decay=0.05,
        warmup_share=0.1, epochs=12, batch_size=2, bf16=True, caption_shuffle=True, keep_tokens=1, noise_offset=0.0357,
        loss_weighting="min_snr", min_snr_gamma=5.0, timestep_max=899, max_norm=1.0, negative_prompt="low quality",
        preview_prompts=["a fox, forest", "a fox, snow"], preview_every=200, max_token_length="150",
        reg_data_dir="/data/reg",
    )  # fmt: skip
    assert "d_coef=2" in found.values["optimizer_args"]
    assert not {"pyramid_noise_iterations", "max_steps", "lora_dropout", "huber_c", "reg_weight"} & set(found.values)
    left = whys(found)
    assert "save_steps" in left["save_every_n_epochs"]
    assert "nonsense" in left["optimizer_args nonsense"]
    assert {"adaptive_noise_scale", "save_every_n_epochs"} <= set(left)
    assert not {"xformers", "num_cpu_threads_per_process", "stop_text_encoder_training"} & set(left)


def test_a_standard_lora_of_kohya_ss_has_no_convolutions_and_may_leave_the_text_alone(tmp_path: Path) -> None:
    plain = {**KOHYA_SS, "LoRA_type": "Standard", "text_encoder_lr": 0, "LyCORIS_preset": "", "dora_wd": False}
    found = read_settings(saved(tmp_path, "a.json", plain))
    holds(found, adapter_type="lora", layers="attention-mlp", train_text_encoder=False)
    assert "conv_rank" not in found.values
    strange = read_settings(saved(tmp_path, "b.json", {**plain, "LoRA_type": "LyCORIS/iA3", "optimizer": "Tiger9"}))
    assert "cannot be trained here" in whys(strange)["LoRA_type"]
    assert "AdamW is taken" in whys(strange)["optimizer"]


def test_kohya_s_scripts(tmp_path: Path) -> None:
    found = read_settings(saved(tmp_path, "config.toml", SCRIPTS))
    assert found.tool == "kohya's scripts"
    holds(
        found, family="sd2", prediction_type="v_prediction", adapter_type="lokr", lokr_factor=8, conv_rank=4,
        lora_rank=16, lora_alpha=1.0, layers="attention-mlp", train_text_encoder=False, optimizer="Adafactor",
        weight_decay=0.1, learning_rate=3e-4, scheduler="cosine_with_restarts", restarts=3, warmup_share=0.1,
        resolution="768x512", max_steps=1600, batch_size=4, loss_weighting="debiased", zero_terminal_snr=True,
        loss_type="huber", huber_schedule="snr", pyramid_noise_iterations=6, pyramid_noise_discount=0.3, fp16=True,
        caption_wildcards=True, caption_variants="random",
    )  # fmt: skip
    left = whys(found)
    assert "12" in left["clip_skip"]  # what the schema refuses comes with its reason
    assert "network_args train_norm" in left


def test_lycoris_trains_everything_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    text = 'network_module = "lycoris.kohya"\nnetwork_dim = 16\nnetwork_alpha = 8\nnetwork_args = ["algo=loha"]\n'
    holds(
        read_settings(saved(tmp_path, "a.toml", text)), adapter_type="loha", layers="full", conv_rank=16, conv_alpha=8.0
    )
    module = read_settings(saved(tmp_path, "b.toml", 'network_module = "networks.lokr"\nnetwork_dim = 16\n'))
    holds(module, adapter_type="lokr", layers="attention-mlp", lora_alpha=1.0)
    assert "conv_rank" not in module.values


def test_lora_scripts_and_a_silent_text_encoder(tmp_path: Path) -> None:
    text = 'model_train_type = "sdxl-lora"\nnetwork_module = "networks.lora"\nnetwork_dim = 8\nnetwork_alpha = 4\n'
    found = read_settings(saved(tmp_path, "a.toml", text + 'learning_rate = "1e-4"\nlr_scheduler = "constant"\n'))
    assert found.tool == "lora-scripts"
    holds(found, family="sdxl", lora_rank=8, train_text_encoder=True, learning_rate=1e-4, scheduler="constant")


def test_a_dataset_of_kohya_s_scripts(tmp_path: Path) -> None:
    found = read_settings(saved(tmp_path, "dataset.toml", DATASET))
    holds(
        found, train_data_dir="/data/10_fox", resolution="512,768", batch_size=2, bucket=True, caption_shuffle=True,
        class_word="animal",
    )  # fmt: skip
    fox, hat, reg = found.values["concepts"]
    assert fox.split(" | ") == ["/data/10_fox", "repeats=10", "horizontal_flip=true", "keep_tokens=1"]
    assert hat.split(" | ") == ["/data/hat", "keep_tokens=2", "mask_source=folder", "mask_dir=/data/hat-masks"]
    assert reg.split(" | ")[:2] == ["/data/reg", "regularisation"]
    assert set(whys(found)) == {"min_bucket_reso", "secondary_separator", "datasets"}
    assert "every one of these sizes" in whys(found)["datasets"]
    one = '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "/p"\n'
    single = read_settings(saved(tmp_path, "one.toml", one))
    assert single.values == {"train_data_dir": "/p", "caption_variants": "first"}


def test_onetrainer(tmp_path: Path) -> None:
    found = read_settings(saved(tmp_path, "preset.json", ONETRAINER))
    assert found.tool == "OneTrainer"
    holds(
        found, family="sdxl", base_model="/models/xl.safetensors", output_name="fox", learning_rate=3e-4,
        scheduler="rex", warmup_steps=100, epochs=20, batch_size=4, gradient_accumulation_steps=2, resolution="512,768",
        gradient_checkpointing=True, ema=True, ema_decay=0.998, lora_rank=16, lora_alpha=1.0, adapter_type="dora",
        layers="attention-mlp", lora_dropout=0.1, train_text_encoder=True, text_encoder_learning_rate=1e-5,
        train_text_encoder_2=False, caption_dropout=0.05, optimizer="AdamW8bit", weight_decay=0.02, loss_type="huber",
        huber_c=0.2, loss_weighting="min_snr", min_snr_gamma=5.0, noise_offset=0.05, timestep_min=100, timestep_max=899,
        timestep_sampling="sigmoid", timestep_bias=0.5, timestep_scale=1.0, mask_source="masklabel", mask_floor=0.1,
        mask_normalise=True, train_data_dir="/data/fox", validation_dir="/data/held",
    )  # fmt: skip
    assert found.values["min_lr"] == 0.1, "a share of the learning rate, there and here"
    fox, dogs = found.values["concepts"]
    assert fox.split(" | ") == ["/data/fox", "repeats=2.5", "weight=0.8", "caption_shuffle=true", "keep_tokens=1",
                                "horizontal_flip=true"]  # fmt: skip
    assert dogs == "/data/dogs | samples=100 | regularisation"
    left = whys(found)
    assert {"concept old", "concept fox: enable_random_hue", "loss strengths", "train_dtype", "save_every",
            "text_encoder.stop_training_after", "optimizer.use_triton"} <= set(left)  # fmt: skip
    alone = read_settings(saved(tmp_path, "concepts.json", ONETRAINER["concepts"]))
    assert alone.values["train_data_dir"] == "/data/fox"
    flux = read_settings(saved(tmp_path, "flux.json", {**ONETRAINER, "model_type": "FLUX_DEV_1"}))
    assert "cannot be trained" in whys(flux)["model_type"]


def test_the_folders_of_kohya_ss(tmp_path: Path) -> None:
    for name in ("img/10_fox", "reg/1_animal", "log"):
        (tmp_path / name).mkdir(parents=True)
    found = read_settings(tmp_path)
    assert found.values == {"train_data_dir": str(tmp_path / "img"), "reg_data_dir": str(tmp_path / "reg")}
    assert read_settings(tmp_path / "img").values == {"train_data_dir": str(tmp_path / "img")}
    with pytest.raises(BadInput, match="10_name"):
        read_settings(tmp_path / "log")


def test_blocks_and_loras_in_the_base(tmp_path: Path) -> None:
    ranks = [2] * 12 + [8] + [4] * 12
    lines = [
        'network_module = "networks.lora"', "network_alpha = 1", "unet_lr = 1e-4",
        f'network_args = ["block_dims={",".join(map(str, ranks))}", "block_alphas=1,1", "mid_lr_weight=0.5", '
        '"down_lr_weight=0,1,1,1,1,1,1,1,1,1,1,2", "up_lr_weight=sine"]',
        'base_weights = ["first.safetensors", "second.safetensors"]', "base_weights_multiplier = [0.7]",
        'optimizer_type = "AdamW"', 'optimizer_args = "betas=0.9,0.95 weight_decay=0.2"',
    ]  # fmt: skip
    found = read_settings(saved(tmp_path, "blocks.toml", "\n".join(lines)))
    holds(
        found, block_learning_rates=["IN00=0", "IN11=0.0002", "MID=5e-05"], weight_decay=0.2,
        base_loras=["first.safetensors:0.7", "second.safetensors:1"], optimizer_args=["betas=0.9,0.95"],
    )  # fmt: skip
    assert found.values["block_ranks"] == [
        *(f"IN{n:02}=2" for n in range(12)), "MID=8", *(f"OUT{n:02}=4" for n in range(12))
    ]  # fmt: skip
    assert {"network_args block_alphas", "network_args up_lr_weight"} == set(whys(found))


def test_relative_paths_count_from_the_file_s_folder_where_they_lead_somewhere(tmp_path: Path) -> None:
    for name in ("pictures/fox", "masks"):
        (tmp_path / name).mkdir(parents=True)
    text = DATASET.replace("/data/hat-masks", "masks").replace("/data/hat", "pictures/fox")
    found = read_settings(saved(tmp_path, "dataset.toml", text))
    fox = found.values["concepts"][1]
    assert fox.startswith(f"{tmp_path / 'pictures' / 'fox'} | ")
    assert fox.endswith(f"mask_dir={tmp_path / 'masks'}")
    flat = 'network_dim = 4\npretrained_model_name_or_path = "owner/model"\ntrain_data_dir = "pictures\\\\fox"\n'
    values = read_settings(saved(tmp_path, "flat.toml", flat)).values
    assert values["train_data_dir"] == str(tmp_path / "pictures" / "fox")
    assert values["base_model"] == "owner/model", "a name on the hub stays one"


def test_what_a_file_is_counts_and_not_what_it_is_called(tmp_path: Path) -> None:
    assert read_settings(saved(tmp_path, "x.json", SCRIPTS)).tool == "kohya's scripts"
    assert read_settings(saved(tmp_path, "x.toml", KOHYA_SS)).tool == "kohya_ss"
    assert read_settings(saved(tmp_path, "x.txt", "\ufeff" + json.dumps(ONETRAINER))).tool == "OneTrainer"
    ours = read_settings(saved(tmp_path, "x.yaml", "preset:\n  title: mine\nlora_rank: 12\nsteps: 5\n"))
    assert (ours.values, set(whys(ours))) == ({"lora_rank": 12}, {"steps"})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", "{", "not readable as JSON"),
        ("a.toml", "a = ", "not readable as TOML"),
        ("a.json", "[1, 2]", "holds no settings"),
        ("a.json", '{"name": "package", "version": 1}', "holds no settings"),
        ("none.toml", None, "cannot be read"),
        ("a.toml", "network_dim = 4\nunet_lr = = 1", "line 2"),
        ("a.toml", '[[datasets]]\nsubsets = ["fox"]', "is damaged"),
        ("a.json", '{"network_dim": 4, "max_timestep": NaN}', "is damaged"),
        ("a.yaml", "model: flux\n", "no settings of this app"),
        ("a.toml", b'name = "caf\xe9"', "UTF-8"),
        ("a.toml", b"#" * (9 << 20), "too large"),
    ],
)
def test_other_files_say_so(tmp_path: Path, name: str, content: str | bytes | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadInput, match=words):
        read_settings(path)
