"""Train from the shell: prepare a run from a config and work on it with a progress bar."""

import sys

from engine.progress import TerminalProgress
from engine.worker import work
from project.config import check_trainable, without_effect
from project.errors import BadInput
from project.options import Config
from project.runs.start import leave_empty, prepare


def start(config: Config, resume: bool = False) -> str:
    """Train in the foreground; returns "finished" or "stopped".

    Raises BadInput for an output folder that is in use, not empty (without ``resume``) or cannot be written.
    """
    check_trainable(config, "config")
    for sentence in without_effect(config):
        print(f"note: {sentence}", file=sys.stderr)
    folder, config = prepare(config, resume=resume)
    begun = folder.events.exists()
    try:
        with TerminalProgress() as progress:
            outcome = work(folder, progress, config)
    except BadInput:
        if not begun:
            leave_empty(folder)
        raise
    if outcome == "finished":
        print(f"finished: {folder.outcome(config.output.name)}", file=sys.stderr)
    else:
        print(f"stopped and saved: go on with --resume ({folder.path})", file=sys.stderr)
    return outcome
