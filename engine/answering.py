"""What answering has in common, be it with a picture or with words: whose adapter is on, and what goes wrong."""

from __future__ import annotations

import contextlib
import gc
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch

from engine import adapter, guest, memory
from engine.families.base import Abandoned, Model
from engine.inbox import Inbox
from engine.publish.weights import AdapterWeights
from project import runs
from project.errors import BadInput

M = TypeVar("M", bound=Model)
MOST_STRENGTH = 2.0  # beyond it is a slip of the keyboard
MOST_SEED = 1 << 63


class Answerer(ABC, Generic[M]):
    """Answers requests with a loaded model, in a training between its steps or in a preview engine.

    In a training (``trains``) a request without an adapter means the weights as they are now, and another adapter is
    taken off again at once. A preview engine keeps the last one on, so that a new strength is only a scale.
    """

    takes: type[runs.Command]
    out_of_memory: str  # what to do about it

    def __init__(
        self,
        family: M,
        folder: runs.RunFolder,
        emit: Callable[[runs.Event], None],
        inbox: Inbox,
        trains: bool,
    ) -> None:
        self.family, self.folder, self.emit, self.inbox, self.trains = family, folder, emit, inbox, trains
        self.shelf = guest.Shelf(family)
        self._on: AdapterWeights | None = None
        self._taking_off = contextlib.ExitStack()

    def answer(self, wanted: Any, step: int = 0, replaceable: bool = True) -> None:
        """Answer by an event. What goes wrong is a warning, never the end of the engine."""
        self.inbox.begin(wanted, replaceable)
        try:
            if not isinstance(wanted, self.takes):
                words = (
                    "makes pictures: it takes a preview"
                    if self.takes is runs.PreviewRequest
                    else "is a language model: ask it"
                )
                raise BadInput(f"{self.family.title} {words}")
            self.show(wanted, step)
        except Abandoned as error:
            self.inbox.tell_dropped(wanted, str(error))
        except Exception as error:
            self._tell_failure(wanted, error)
        finally:
            self.inbox.finish()
            if self.trains:
                self.undress()

    @abstractmethod
    def show(self, wanted: Any, step: int) -> None:
        """Make what was asked for and tell of it. Raises Abandoned when nobody waits for it any more."""

    def undress(self) -> None:
        """Take off the adapter that a request brought."""
        self._on = None
        self._taking_off.close()

    def dress(self, wanted: runs.Request) -> tuple[str, float]:
        """Have the wanted adapter on; returns which one is to be used and how strongly. Raises BadInput."""
        if not 0 <= wanted.seed < MOST_SEED:
            raise BadInput(f"{wanted.seed} cannot be a seed: use a whole number from 0 on")
        if not 0 <= wanted.strength <= MOST_STRENGTH:
            raise BadInput(f"{wanted.strength:g} cannot be a strength: use 0 to {MOST_STRENGTH:g}")
        if not wanted.adapter:
            return adapter.NAME, wanted.strength if self.trains else 0.0
        weights = self.shelf.read(Path(wanted.adapter).expanduser())
        if weights is not self._on:
            self.undress()
            self._taking_off.enter_context(guest.worn(self.family, weights))
            self._on = weights
        return guest.NAME, wanted.strength

    def _tell_failure(self, wanted: runs.Request, error: Exception) -> None:
        if memory.is_out_of_memory(error):
            text = f"out of memory: {self.out_of_memory}"
            error.__traceback__ = None  # its frames hold the memory
            gc.collect()
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
        else:
            text = (str(error).splitlines() or [""])[0] or type(error).__name__
        what = "answer" if isinstance(wanted, runs.Ask) else "preview"
        self.emit(runs.Warning_(message=f"the {what} failed: {text}", code="preview", path=wanted.id))
