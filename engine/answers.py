"""Answer preview requests with a model that is loaded: a picture, or a warning that says why there is none."""

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from engine import preview
from engine.answering import Answerer
from engine.families.base import Abandoned, Family, Request
from engine.publish.files import write_files
from engine.publish.sidecar import png_bytes
from project import runs
from project.errors import BadInput

BETWEEN = 0.1  # seconds between two progress events of one picture
LARGEST = 4096  # pixels of a side; beyond it is a slip of the keyboard


class Answers(Answerer[Family]):
    """Draws what is asked for, writes the picture and tells of it."""

    takes = runs.PreviewRequest
    out_of_memory = "make the picture smaller, or close other programs that use the card"

    def show(self, wanted: runs.PreviewRequest, step: int) -> None:
        """Draw between two looks at the inbox."""
        began = time.perf_counter()
        self._check(wanted)
        name, value = self.dress(wanted)
        request = Request(
            wanted.prompt, wanted.negative, wanted.seed, wanted.steps, wanted.guidance, wanted.width, wanted.height
        )
        picture = preview.render(self.family, request, value, self._progress(wanted), name)
        path = self._place(wanted, step)
        write_files({path: png_bytes(picture)})
        keys = ("id", "prompt", "negative", "seed", "strength", "steps", "guidance", "adapter", "group")
        asked = {key: getattr(wanted, key) for key in keys}
        self.emit(
            runs.Preview(
                **asked,
                path=path.relative_to(self.folder.path).as_posix(),
                step=step,
                width=picture.width,
                height=picture.height,
                seconds=time.perf_counter() - began,
            )
        )

    def _check(self, wanted: runs.PreviewRequest) -> None:
        grain = self.family.granularity
        for side in (wanted.width, wanted.height):
            if side < 0 or side % grain or side > LARGEST:
                raise BadInput(f"{side} pixels do not fit this model: use a multiple of {grain} up to {LARGEST}")
        if not 1 <= wanted.steps <= 1000:
            raise BadInput(f"{wanted.steps} steps cannot be drawn: use 1 to 1000")

    def _progress(self, wanted: runs.PreviewRequest) -> Callable[[int, int], None]:
        told = -BETWEEN

        def on_step(done: int, total: int) -> None:
            nonlocal told
            if reason := self.inbox.unwanted():
                raise Abandoned(reason)
            now = time.perf_counter()
            if done in (0, total) or now - told >= BETWEEN:
                told = now
                self.emit(runs.Phase(name="rendering", done=done, total=total, detail=wanted.id))

        on_step(0, wanted.steps)
        return on_step

    def _place(self, wanted: runs.PreviewRequest, step: int) -> Path:
        name = re.sub(r"[^\w.-]+", "_", wanted.id)[:64] or "preview"
        first = f"step-{step:06d}" if self.trains else f"{datetime.now():%Y%m%d-%H%M%S}"
        return self.folder.previews / f"{first}_{name}.png"
