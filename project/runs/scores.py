"""What was found out about a run's checkpoints after it: the file scores.json in the run folder, for shell and app."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from project.errors import BadInput
from project.runs.records import Record, decode, encode
from project.workspace import atomic_write

FILE_NAME = "scores.json"


@dataclass(frozen=True, kw_only=True)
class StepScore(Record):
    """One step of a run. What is not known is None.

    `validation` is the loss on held-back pictures, `previews` counts the planned preview pictures of the step. The rest
    is a mean over them: `to_training` and `to_prompt` are cosines of CLIP, and `nearest` is the likeness, 0..1, of the
    preview that comes closest to a training picture; `copied` when it is as good as a copy.
    """

    kind: ClassVar[str] = "score"

    step: int
    validation: float | None = None
    previews: int = 0
    to_training: float | None = None
    to_prompt: float | None = None
    nearest: float | None = None
    nearest_picture: str = ""
    nearest_preview: str = ""
    copied: bool = False


@dataclass(frozen=True)
class Scores:
    """The scored steps in order, the CLIP model that they were scored with ("" = none), and the best validated step."""

    rows: tuple[StepScore, ...]
    clip: str = ""
    best: int | None = None

    @property
    def copies(self) -> tuple[StepScore, ...]:
        return tuple(row for row in self.rows if row.copied)


def write_scores(run_dir: Path, scores: Scores) -> Path:
    """Write the scores of a run into its folder; returns the file. Raises BadInput."""
    path = run_dir / FILE_NAME
    rows = [json.loads(encode(row)) for row in scores.rows]
    text = json.dumps({"clip": scores.clip, "best": scores.best, "rows": rows}, ensure_ascii=False, indent=1)
    try:
        atomic_write(path, text + "\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error})") from error
    return path


def read_scores(run_dir: Path) -> Scores | None:
    """The scores of a run; None if it was not scored, or the file is damaged."""
    try:
        data = json.loads((run_dir / FILE_NAME).read_bytes())
        found = [decode(json.dumps(row).encode(), {StepScore.kind: StepScore}) for row in data["rows"]]
        rows = tuple(row for row in found if isinstance(row, StepScore))
        best = data.get("best")
        return Scores(rows, str(data.get("clip") or ""), best if isinstance(best, int) else None)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def measured_now(scores: Scores, validations: dict[int, float], best: int | None) -> Scores:
    """The same with what the run's events say of its validations now."""
    rows = tuple(dataclasses.replace(row, validation=validations.get(row.step, row.validation)) for row in scores.rows)
    return Scores(rows, scores.clip, best)
