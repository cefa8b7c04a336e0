"""Captions written from the shell as steps of the project's history, and steps undone and done again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from project.errors import AtelierError, JobFailed

if TYPE_CHECKING:
    from project.dataset.caption_file import CaptionFile
    from project.library import Project

Show = Callable[[str, str, str], None]  # file, caption before, caption after


def write(edits: "Sequence[tuple[CaptionFile, str]]", project: "Project | None", title: str) -> int:
    """Note a step in the project's history, then write it; returns how many captions were written. What another program
    changed since is told and left. Raises JobFailed for what could not be written."""
    from project.words.caption_steps import change_of
    from project.words.journal import Journal, Step

    if project is None or not edits:
        return _write([(file, text) for file, text in edits])
    for file, _ in edits:
        file.remember()
    journal = Journal(project.folder / "history")
    step = Step(title, tuple(change_of(file, text, project.images) for file, text in edits))
    journal.begin(step.id, False)
    journal.append(step)
    written = _write([(file, text) for file, text in edits])
    journal.end()
    return written


def take(project: "Project", direction: int, show: Show, apply: bool) -> None:
    """Undo the last step (-1) or do the next one again (1); without `apply` only show it. Raises JobFailed."""
    from project.words.caption_steps import edits_of, keep_typed
    from project.words.journal import Journal

    journal = Journal(project.folder / "history")
    if journal.problem:
        raise JobFailed(f"There is no history: {journal.problem}")
    keep_typed(journal, project.images)
    steps, place = journal.steps(), journal.position - (direction < 0)
    if not 0 <= place < len(steps):
        print("nothing to undo" if direction < 0 else "nothing to do again")
        return
    step, undo = steps[place], direction < 0
    word = "undone" if undo else "done again"
    for change in step.changes:
        before, after = (change.after, change.before) if undo else (change.before, change.after)
        show(change.file, before, after)
    if not apply:
        print(f"{step.title}: {len(step.changes)} captions would be {word}; add --apply to write them")
        return
    journal.begin(step.id, undo)
    journal.move(step.id, direction)
    count = _write([(file, None if undo else text) for file, text in edits_of(step, project.images, undo)])
    journal.end()
    print(f"{step.title}: {count} captions {word}")


def list_steps(project: "Project") -> None:
    """Print the history, the newest step last; undone ones are marked. Raises JobFailed."""
    from project.words.journal import Journal

    journal = Journal(project.folder / "history")
    if journal.problem:
        raise JobFailed(f"There is no history: {journal.problem}")
    for number, step in enumerate(journal.steps()):
        mark = "" if number < journal.position else " (undone)"
        print(f"{step.when}  {step.title}, {len(step.changes)} captions{mark}")
    print(f"{journal.position} steps can be undone, {len(journal.steps()) - journal.position} done again")


def _write(edits: "Sequence[tuple[CaptionFile, str | None]]") -> int:
    written, failed = 0, []
    for file, text in edits:
        try:
            others = file.others(text)
            if others is not None:
                print(f"left alone: {file.picture.name}: another program changed its caption to: {others.text}")
            elif file.picture.exists():
                file.write(text)
                written += 1
            else:
                print(f"left alone: {file.picture.name}: the picture is gone")
        except (AtelierError, OSError) as error:
            failed.append(f"{Path(file.picture).name} ({getattr(error, 'strerror', None) or error})")
    if failed:
        listed = ", ".join(failed[:3]) + (f" and {len(failed) - 3} more" if len(failed) > 3 else "")
        raise JobFailed(f"{len(failed)} captions could not be written: {listed}")
    return written
