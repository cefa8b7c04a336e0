"""Start a run from a config: make its folder, freeze the config there, and work with a progress bar."""

import os
import sys
from pathlib import Path

from engine.progress import TerminalProgress
from engine.worker import work
from project import runs
from project.config import check_trainable, load_config, without_effect
from project.errors import BadInput
from project.options import Config

# what a checkpoint's weights depend on: with another value they would not fit
FIXED = ("base_model", "lora_rank", "lora_alpha", "lora_target_modules", "train_text_encoder",
         "text_encoder_target_modules")  # fmt: skip


def start(config: Config, resume: bool = False) -> str:
    """Train in the foreground; returns "finished" or "stopped".

    Raises BadInput for an output folder that is in use, not empty (without ``resume``) or cannot be written.
    """
    check_trainable(config, "config")
    for sentence in without_effect(config):
        print(f"note: {sentence}", file=sys.stderr)
    folder = runs.prepare_run(Path(config.output.output_dir).expanduser(), resume=resume)
    config = _absolute(config, folder)
    if folder.config.exists() and any(folder.checkpoints.glob("step-*")):
        _same_adapter(load_config(folder.config), config)
    begun = folder.events.exists()
    try:
        with TerminalProgress() as progress:
            outcome = work(folder, progress, config)
    except BadInput:
        if not begun:
            _leave_empty(folder)
        raise
    if outcome == "finished":
        print(f"finished: {folder.result(config.output.name)}", file=sys.stderr)
    else:
        print(f"stopped and saved: go on with --resume ({folder.path})", file=sys.stderr)
    return outcome


def _leave_empty(folder: runs.RunFolder) -> None:
    """Undo a run that never began because of its input, so that the corrected command finds the folder empty."""
    if not folder.checkpoints.exists() and not runs.is_live(folder.path):
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


def _absolute(config: Config, folder: runs.RunFolder) -> Config:
    """The config with paths that hold wherever the run is resumed from, and its name fixed."""

    def full(text: str) -> str:
        return os.path.abspath(Path(text).expanduser()) if text else text

    data, model = config.data, config.model
    update = {
        "data": data.model_copy(
            update={
                "train_data_dir": data.train_data_dir if data.train_data_dir == "sample" else full(data.train_data_dir),
                "metadata_path": full(data.metadata_path),
                "cache_dir": full(data.cache_dir),
            }
        ),
        "model": model.model_copy(
            update={"base_model": model.base_model if model.base_model == "starter" else full(model.base_model)}
        ),
        "output": config.output.model_copy(
            update={
                "output_dir": str(folder.path.absolute()),
                "output_name": config.output.name,
                "log_dir": full(config.output.log_dir),
            }
        ),
    }
    return config.model_copy(update=update)
