"""The texts of a run: read, encoded and split into those that are trained and those that are held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from project import runs
from project.errors import BadInput
from project.models import ModelFile
from project.options import SAMPLE_DATASET, Config
from project.texts.encoding import Encoded, Encoder
from project.texts.reading import read_texts
from project.texts.rows import Row
from project.validation import check_held, split
from project.workspace import sample_texts

if TYPE_CHECKING:
    from engine.session import Job

_TOLD = 20  # problems that are told one by one
_TELL_EVERY = 200


@dataclass(frozen=True)
class Examples:
    """Encoded texts, and what encoded them."""

    encoder: Encoder
    trained: list[Encoded]
    held: list[Encoded]


def read(config: Config, model: ModelFile, job: Job) -> Examples:
    """The texts of a config for a model. What is left out or cut is told as warnings. Raises BadInput."""
    job.emit(runs.Phase(name="reading the texts"))
    encoder = Encoder.of_folder(model.path, config.text, config.model.max_seq_length, began(job.folder))
    rows = _rows(place(config.data.train_data_dir), config, job)
    check_held(config.validation, len(rows), "text")
    trained, held = split(rows, config.validation, config.training.seed)
    if config.validation.validate_every and config.validation.validation_dir:
        held = _rows(place(config.validation.validation_dir), config, job)
    if encoder.problem and any(row.shape != "text" for row in rows):
        raise BadInput(encoder.problem)
    return Examples(encoder, encoded(encoder, trained, job), encoded(encoder, held, job) if held else [])


def place(name: str) -> Path:
    """Where texts lie that an option names."""
    return sample_texts() if name == SAMPLE_DATASET else Path(name).expanduser()


def began(folder: runs.RunFolder) -> datetime:
    """When the run was first started: the date that some chat templates write, the same after every resume."""
    starts = (event.t for event in runs.EventReader(folder.events).poll() if isinstance(event, runs.Start))
    first = next(starts, 0.0)
    return datetime.fromtimestamp(first) if first else datetime.now()


def _rows(path: Path, config: Config, job: Job) -> list[Row]:
    found = read_texts(path, config.text)
    for problem in found.problems[:_TOLD]:
        job.emit(runs.Warning_(message=f"left out: {problem.sentence}", code="dataset", path=problem.file))
    if (more := len(found.problems) - _TOLD) > 0:
        job.emit(runs.Warning_(message=f"left out: texts with {more} more problems", code="dataset"))
    for note in found.notes:
        job.emit(runs.Warning_(message=note, code="dataset"))
    return list(found.rows)


def encoded(encoder: Encoder, rows: Sequence[Row], job: Job) -> list[Encoded]:
    """The sequences of the rows that have something to learn. Raises BadInput where none has."""
    found: list[Encoded] = []
    cut = empty = 0
    refused: list[str] = []
    for number, (row, parts) in enumerate(zip(rows, encoder.all_parts(rows), strict=True)):
        if number % _TELL_EVERY == 0:
            job.emit(runs.Phase(name="reading the texts", done=number, total=len(rows)))
        if isinstance(parts, str):
            refused.append(f"{row.place}: {parts}")
            continue
        learned = [part for part in parts if any(part.trained[1:])]  # nothing stands before the first token
        found += learned
        cut += any(part.cut for part in parts) or len(parts) > 1
        empty += not learned
    for sentence in (*refused[:_TOLD], *_counted(len(rows), cut, empty, encoder.max_length)):
        job.emit(runs.Warning_(message=sentence, code="dataset"))
    if not found:
        why = f" ({refused[0]})" if refused else ": every answer lies beyond max_seq_length" if empty else ""
        raise BadInput(f"no text has anything to learn from{why}")
    return found


def _counted(rows: int, cut: int, empty: int, most: int) -> list[str]:
    sentences = []
    if cut:
        sentences.append(
            f"{cut} of {rows} texts are longer than {most} tokens: plain texts are trained in parts, conversations are "
            "cut; raise max_seq_length if the model and the memory allow it"
        )
    if empty:
        sentences.append(f"{empty} of {rows} texts are left out: within {most} tokens they have no answer to learn")
    return sentences
