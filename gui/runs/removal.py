"""Taking runs away, or only their checkpoints: the disk work, and the words that say beforehand what goes."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.language import listed
from gui.trash import move_to_trash
from gui.widgets import human_bytes
from project.errors import BadInput
from project.runs import RunFolder, is_live
from project.runs.summary import RunSummary

translate = QCoreApplication.translate


def what_goes(chosen: Sequence[RunSummary]) -> str:
    """What a deletion would take, for the question before it."""
    size = human_bytes(sum(run.size for run in chosen))
    if len(chosen) > 1:
        names = ", ".join(run.name for run in chosen[:4]) + ("…" if len(chosen) > 4 else "")
        return translate(
            "RunsPage", "{names}\n\nTheir charts, previews, checkpoints and LoRA files go to the trash: {size}."
        ).format(names=names, size=size)
    run = chosen[0]
    parts = [translate("RunsPage", "its charts and log")]
    if run.thumbnail is not None:
        parts.append(translate("RunsPage", "its previews"))
    if len(run.checkpoints) == 1:
        parts.append(translate("RunsPage", "its checkpoint"))
    elif run.checkpoints:
        parts.append(translate("RunsPage", "its {0} checkpoints").format(len(run.checkpoints)))
    if run.result is not None:
        parts.append(translate("RunsPage", "its LoRA file {0}").format(run.result.name))
    return translate("RunsPage", "{parts} go to the trash: {size}. What you exported elsewhere stays.").format(
        parts=_first_large(listed(*parts)), size=size
    )


def to_trash(folders: Sequence[Path]) -> None:
    """Move run folders to the trash. Slow. Raises BadInput, also for a run that is at work."""
    for folder in folders:
        _refuse_live(folder)
        if not folder.exists():
            continue
        try:
            move_to_trash(folder)
        except OSError as error:
            words = translate(
                "RunsPage", "{0} could not be moved to the trash ({1}). You can delete its folder by hand."
            )
            raise BadInput(words.format(folder.name, error)) from error


def checkpoint_bytes(folders: Sequence[Path]) -> int:
    """What the checkpoints of runs take on disk. Slow."""
    total = 0
    for folder in folders:
        for path in RunFolder(folder).checkpoints.rglob("*"):
            if path.is_file() and not path.is_symlink():
                total += path.stat().st_size
    return total


def delete_checkpoints(folders: Sequence[Path]) -> int:
    """Delete the checkpoints of runs for good; returns the bytes freed. Slow. Raises BadInput."""
    freed = 0
    for folder in folders:
        _refuse_live(folder)
        size = checkpoint_bytes([folder])
        try:
            shutil.rmtree(RunFolder(folder).checkpoints)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise BadInput(
                translate("RunsPage", "The checkpoints of {0} could not be deleted ({1}).").format(
                    folder.name, error.strerror or str(error)
                )
            ) from error
        freed += size
    return freed


def _refuse_live(folder: Path) -> None:
    if is_live(folder):
        raise BadInput(translate("RunsPage", "{0} is being trained now. Stop it first.").format(folder.name))


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
