"""Answer preview requests with a model that is loaded: a picture, or a warning that says why there is none."""

import contextlib
import gc
import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import torch

from engine import adapter, guest, memory, preview
from engine.families.base import Abandoned, Family, Request
from engine.inbox import Inbox
from engine.publish.files import write_files
from engine.publish.sidecar import png_bytes
from engine.publish.weights import AdapterWeights
from project import runs
from project.errors import BadInput

BETWEEN = 0.1  # seconds between two progress events of one picture
LARGEST = 4096  # pixels of a side; beyond it is a slip of the keyboard


class Answers:
    """Draws what is asked for, in a training between its steps or in a preview engine.

    In a training (``trains``) a request without an adapter means the weights as they are now, and another adapter is
    taken off again at once. A preview engine keeps the last one on, so that a new strength is only a scale.
    """

    def __init__(
        self,
        family: Family,
        folder: runs.RunFolder,
        emit: Callable[[runs.Event], None],
        inbox: Inbox,
        trains: bool,
    ) -> None:
        self.family, self.folder, self.emit, self.inbox, self.trains = family, folder, emit, inbox, trains
        self.shelf = guest.Shelf(family)
        self._on: AdapterWeights | None = None
        self._taking_off = contextlib.ExitStack()

    def answer(self, wanted: runs.PreviewRequest, step: int = 0, replaceable: bool = True) -> None:
        """Draw, write the picture, and tell. What goes wrong is a warning, never the end of the engine."""
        self.inbox.begin(wanted, replaceable)
        try:
            self._draw(wanted, step)
        except Abandoned as error:
            self.inbox.tell_dropped(wanted, str(error))
        except Exception as error:
            self._tell_failure(wanted, error)
        finally:
            self.inbox.finish()
            if self.trains:
                self.undress()

    def undress(self) -> None:
        """Take off the adapter that a request brought."""
        self._on = None
        self._taking_off.close()

    def _draw(self, wanted: runs.PreviewRequest, step: int) -> None:
        began = time.perf_counter()
        self._check(wanted)
        name, value = self._dress(wanted)
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
        if not 0 <= wanted.seed < 1 << 63:
            raise BadInput(f"{wanted.seed} cannot be a seed: use a whole number from 0 on")

    def _dress(self, wanted: runs.PreviewRequest) -> tuple[str, float]:
        """Have the wanted adapter on; returns which one is to be used and how strongly."""
        if not wanted.adapter:
            return adapter.NAME, wanted.strength if self.trains else 0.0
        weights = self.shelf.read(Path(wanted.adapter).expanduser())
        if weights is not self._on:
            self.undress()
            self._taking_off.enter_context(guest.worn(self.family, weights))
            self._on = weights
        return guest.NAME, wanted.strength

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

    def _tell_failure(self, wanted: runs.PreviewRequest, error: Exception) -> None:
        if memory.is_out_of_memory(error):
            text = "out of memory: make the picture smaller, or close other programs that use the card"
            error.__traceback__ = None  # its frames hold the picture's memory
            gc.collect()
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
        else:
            text = (str(error).splitlines() or [""])[0] or type(error).__name__
        self.emit(runs.Warning_(message=f"the preview failed: {text}", code="preview", path=wanted.id))
