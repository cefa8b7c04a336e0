"""Masks from transparency or a colour, made in a thread of the window: no model, so no engine and no waiting."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui import background
from gui.job_run import jobs_folder, remove_old_jobs
from project import runs
from project.masking import MaskingOptions, Plain, encoded, make_masks

KEPT = "kept"  # the code of the warning that a picture has a mask and was not looked at
_TELL_EVERY = 0.15  # seconds


class PlainMasks(QObject):
    """Tells what it makes as an engine's job does, and ends in one call of `ended`."""

    progressed = Signal(str, int, int)
    wrote = Signal(object)  # list[runs.Written]
    warned = Signal(object)  # runs.Warning_
    ended = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self.active = False

    def start(self, pictures: Sequence[Path], method: str, options: MaskingOptions) -> None:
        """Begin."""
        self._stop = stop = threading.Event()
        self.active = True
        folder = jobs_folder() / f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid.uuid4().hex[:8]}" / "masks"

        def work() -> str:
            folder.mkdir(parents=True, exist_ok=True)
            remove_old_jobs()
            told = 0.0
            fresh: list[runs.Written] = []
            for made in make_masks(pictures, Plain(method, options), method, options):
                if stop.is_set():
                    break
                if made.notes:
                    text = "; ".join(made.notes)
                    code = KEPT if made.kept else "mask"
                    self.warned.emit(runs.Warning_(message=text, code=code, path=str(made.picture)))
                if made.mask is not None:
                    file = folder / f"{made.index}-{made.picture.stem[:80]}.png"
                    file.write_bytes(encoded(made.mask))
                    fresh.append(runs.Written(path=str(file)))
                if time.monotonic() - told > _TELL_EVERY:
                    told = time.monotonic()
                    self.wrote.emit(fresh)
                    self.progressed.emit("masking", made.index + 1, len(pictures))
                    fresh = []
            self.wrote.emit(fresh)
            return "cancelled" if stop.is_set() else "finished"

        background.run(
            self, work, lambda how: self._end(how, ""), lambda e: self._end("failed", background.readable(e))
        )

    def cancel(self) -> None:
        """End soon; what was made stays."""
        self._stop.set()

    def leave(self) -> None:
        """End, and say nothing more."""
        self._stop.set()
        self.active = False

    def _end(self, how: str, text: str) -> None:
        if self.active:
            self.active = False
            self.ended.emit(how, text)


def index_of(file: Path) -> int:
    """The number of the picture, in the job's order, that a mask file is for; -1 if its name has none."""
    found = re.match(r"(\d+)-", file.name)
    return int(found[1]) if found else -1
