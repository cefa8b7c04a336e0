"""Prepare a training without torch, for the shell and the app: make its run folder and freeze its config there."""

import os
from pathlib import Path

from project.config import check_trainable, load_config, save_config
from project.errors import BadInput
from project.models import located
from project.options import Config, base_lora
from project.runs.folder import RunFolder, prepare_run
from project.runs.lock import RunLock, is_live

# what a checkpoint's weights depend on: with another value they would not fit
FIXED = ("task_type", "model_name_or_path", "base_model", "base_loras", "adapter_type", "lora_rank", "lora_alpha",
         "rslora", "lora_init", "lokr_factor", "lokr_decompose_both", "layers", "lora_target_modules",
         "exclude_modules", "conv_rank", "conv_alpha", "block_ranks", "start_from", "train_text_encoder",
         "text_encoder_layers", "text_encoder_target_modules", "text_encoder_rank", "text_encoder_alpha",
         "train_text_encoder_2", "text_encoder_2_rank", "text_encoder_2_alpha")  # fmt: skip


def freeze(config: Config, *, resume: bool = False) -> RunFolder:
    """Make the run folder ready and write the config there as config.yaml, with paths that hold from anywhere.

    An engine that then works in the folder trains it, or continues it from its newest checkpoint. Raises BadInput for a
    config without pictures or output, a folder that is in use, not empty (without ``resume``) or cannot be written, and
    for another adapter than the one that the checkpoints hold.
    """
    folder, config = prepare(config, resume=resume)
    with RunLock(folder.path):
        if folder.config.exists() and not resume:  # another start was a moment earlier
            raise BadInput(f"{folder.path} was just taken by another run: choose another output_dir")
        save_config(config, folder.config)
    return folder


def prepare(config: Config, *, resume: bool = False) -> tuple[RunFolder, Config]:
    """The run folder, made ready, and the config as it is to be frozen there. Raises BadInput as `freeze` does."""
    check_trainable(config, "config")
    folder = prepare_run(Path(config.output.output_dir).expanduser(), resume=resume)
    folder = RunFolder(folder.path.absolute())
    if folder.job.exists():
        raise BadInput(f"{folder.path} belongs to another job than a training: choose another output_dir")
    config = _absolute(config, folder)
    if folder.config.exists() and any(folder.checkpoints.glob("step-*")):
        _same_adapter(load_config(folder.config), config)
    return folder, config


def leave_empty(folder: RunFolder) -> None:
    """Undo a run that never began because of its input, so that the corrected start finds the folder empty."""
    if not folder.checkpoints.exists() and not is_live(folder.path):
        for path in (folder.config, folder.events, folder.commands, folder.lock):
            path.unlink(missing_ok=True)


def _same_adapter(was: Config, now: Config) -> None:
    """A resumed run may get other settings, but not another adapter."""
    before, after = ({**c.model.model_dump(), **c.adapter.model_dump()} for c in (was, now))
    changed = [key for key in FIXED if before[key] != after[key]]
    if changed:
        raise BadInput(
            f"this run was begun with another {changed[0]} ({before[changed[0]]}, now {after[changed[0]]}): "
            "set it back, or start a new run in another output_dir"
        )


def _absolute(config: Config, folder: RunFolder) -> Config:
    """The config with paths that hold wherever the run is resumed from, and its name fixed."""

    def full(text: str) -> str:
        return os.path.abspath(Path(text).expanduser()) if text else text

    data, model = config.data, config.model
    update = {
        "data": data.model_copy(
            update={
                "train_data_dir": data.train_data_dir if data.train_data_dir == "sample" else full(data.train_data_dir),
                "metadata_path": full(data.metadata_path),
                "concepts": data.with_places(full),
                "reg_data_dir": full(data.reg_data_dir),
                "mask_dir": full(data.mask_dir),
                "cache_dir": full(data.cache_dir),
            }
        ),
        "model": model.model_copy(
            update={
                "base_model": located(model.base_model),
                "model_name_or_path": located(model.model_name_or_path) if model.model_name_or_path else "",
                "base_loras": [f"{full(path)}:{strength:g}" for path, strength in map(base_lora, model.base_loras)],
            }
        ),
        "adapter": config.adapter.model_copy(update={"start_from": full(config.adapter.start_from)}),
        "validation": config.validation.model_copy(
            update={
                "validation_dir": full(config.validation.validation_dir),
                "clip_model": full(config.validation.clip_model),
            }
        ),
        "output": config.output.model_copy(
            update={
                "output_dir": str(folder.path),
                "output_name": config.output.name,
                "log_dir": full(config.output.log_dir),
            }
        ),
    }
    return config.model_copy(update=update)
