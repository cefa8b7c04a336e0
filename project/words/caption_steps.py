"""Steps of the history and the caption files that they are about: for the window and for the shell."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from project.dataset.caption_file import CaptionFile
from project.dataset.captions import CaptionError, read_beside
from project.dataset.listing import Caption
from project.errors import JobFailed
from project.words.journal import Change, Journal, Step

Edit = tuple[CaptionFile, str]


def change_of(file: CaptionFile, text: str, images: Path) -> Change:
    """What the history keeps of an edit. `images`: the folder of the dataset."""
    before, kept = file.before, file.kept.name if file.kept is not None else ""
    exact = (file.exact or b"").decode("latin-1")
    return Change(_relative(file.picture, images), before.text, text, before.source, before.problem, kept, exact)


def edits_of(step: Step, images: Path, done: bool) -> tuple[Edit, ...]:
    """The edits of a step. `done`: it is done at present, so that the files should say what came after it."""
    edits = []
    for change in step.changes:
        picture = images / change.file
        file = CaptionFile(picture, Caption(change.before, change.source or "none", change.problem))
        file.kept = picture.with_name(change.kept) if change.kept else None
        file.exact = change.exact.encode("latin-1", "ignore")
        if done:
            file.known = change.after
        edits.append((file, change.after))
    return tuple(edits)


def keep_typed(journal: Journal, images: Path) -> None:
    """Make a step of drafts that were on disk when the app was ended, so that they can be taken back."""
    step = journal.typed()
    if step is None or journal.problem:
        return
    with suppress(CaptionError, JobFailed):
        begun = step.changes[0]
        now, _ = read_beside(images / begun.file) or ("", "none")
        if now != begun.before:
            journal.append(replace(step, changes=(replace(begun, after=now),)))
    journal.end_typing()


def _relative(picture: Path, images: Path) -> str:
    return picture.relative_to(images).as_posix() if picture.is_relative_to(images) else picture.as_posix()
