"""Charts on disk: the numbers of runs as a table. Runs in a thread, on copies that nothing else changes."""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from gui.run_model import COLUMNS, Numbers, RunModel
from gui.run_view.series import Smoother
from project.workspace import atomic_write

HEADER = (
    "run", "step", "epoch", "time", "loss", "loss_smoothed", "learning_rate", "memory_used_bytes",
    "memory_reserved_bytes", "memory_total_bytes", "steps_per_second",
)  # fmt: skip
PIECE = 5_000  # rows that are put into words at once


def snapshot(model: RunModel) -> dict[str, Numbers]:
    """The numbers of a run as they are now."""
    return {name: np.array(model.column(name)) for name in COLUMNS}


def write_table(path: Path, runs: Sequence[tuple[str, dict[str, Numbers]]], smoothing: float) -> None:
    """Write all steps of runs as CSV; a number that is not known is an empty field. Raises OSError."""
    text = io.StringIO()
    text.write(",".join(HEADER) + "\n")
    for name, columns in runs:
        for piece in _rows(name, columns, smoothing):
            text.write(piece)
    atomic_write(path, text.getvalue())


def _rows(name: str, columns: dict[str, Numbers], smoothing: float) -> Iterator[str]:
    smoother = Smoother(smoothing)
    smoother.take(columns["loss"])
    quoted = '"' + name.replace('"', '""') + '"'
    for first in range(0, len(columns["step"]), PIECE):
        part = slice(first, first + PIECE)
        fields = [columns[key][part].tolist() for key in ("step", "epoch", "time", "loss")]
        fields.append(smoother.values[part].tolist())
        fields += [columns[key][part].tolist() for key in ("lr", "used", "reserved", "total", "speed")]
        yield "".join(_row(quoted, row) for row in zip(*fields, strict=True))


def _row(name: str, values: tuple[float, ...]) -> str:
    step, epoch, unix, loss, smooth, lr, used, reserved, total, speed = values
    when = datetime.datetime.fromtimestamp(unix).isoformat(timespec="milliseconds") if unix else ""
    numbers = [_number(value) for value in (loss, smooth, lr)]
    sizes = [f"{value:.0f}" if math.isfinite(value) else "" for value in (used, reserved, total)]
    return ",".join([name, f"{step:.0f}", f"{epoch + 1:.0f}", when, *numbers, *sizes, _number(speed)]) + "\n"


def _number(value: float) -> str:
    return f"{value:.8g}" if math.isfinite(value) else ""
