"""What a task offers to the training loop: everything that it prepares, and what it does between two steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from engine.families.base import Model
from engine.memory import Placement
from engine.publish.metadata import TrainingFacts
from engine.publish.weights import AdapterWeights, BaseModules
from project import runs
from project.options import Config

if TYPE_CHECKING:
    from engine.session import Job, Session


class Plan(Protocol):
    """Which samples are in which micro-batch of which step: a pure function of the data, the options and the seed."""

    total_steps: int
    steps_per_epoch: int
    batches_per_epoch: int

    def steps(self, start: int) -> Iterator[tuple[int, int, list[list[Any]]]]:
        """(step, epoch, its micro-batches) from optimizer step ``start`` (0-based) to the end."""
        ...


class Loader(Protocol):
    """Makes of samples what the model's loss needs."""

    def batch(self, samples: list[Any]) -> Any:
        """One micro-batch, on the CPU."""
        ...

    def shares(self, batches: list[list[Any]]) -> Sequence[float]:
        """How much of a step each of its micro-batches counts; together 1."""
        ...


class Held(Protocol):
    """What is held back from training, to be measured."""

    def passes(self) -> int:
        """How many calls of the model one validation takes."""
        ...

    def calls(self) -> Iterator[Any]:
        """What to call it with, in an order that never changes."""
        ...

    def measure(self, call: Any) -> Any:
        """What one call found, with the weights that the model has now."""
        ...

    def verdict(self, found: list[Any]) -> Mapping[str, Any]:
        """The members of the event `Validation` that follow from all calls: `loss` and what it is made of."""
        ...


class Answering(Protocol):
    """Shows between two steps what was learned so far."""

    def answer(self, wanted: Any, step: int = 0, replaceable: bool = True) -> None:
        """Answer a request by an event. What goes wrong is a warning, never the end of the training."""
        ...


def nothing() -> None:
    """Nothing is to be done after an epoch."""


@dataclass(frozen=True)
class Prepared:
    """A loaded model and the data, ready for an adapter. ``examples`` counts what is trained in an epoch."""

    model: Model
    plan: Plan
    loader: Loader
    facts: TrainingFacts
    held: Held | None
    examples: int
    after_epoch: Callable[[], None] = nothing


class Task(Protocol):
    """One thing that can be trained. Each module of `engine.tasks` is one."""

    REQUESTS: tuple[type[runs.Command], ...]  # the commands that ask to be shown something

    def prepare(self, job: Job, placement: Placement) -> Prepared:
        """Load the model, read the data, plan the run. Raises BadInput."""
        ...

    def answering(self, session: Session) -> Answering | None:
        """What answers requests while it trains; None where nothing can be asked."""
        ...

    def planned(self, config: Config, step: int, last: int) -> Sequence[runs.Command]:
        """What the config asks to be shown after a step, 0 being before the first one, of ``last``."""
        ...

    def write_result(
        self, folder: runs.RunFolder, weights: AdapterWeights, facts: TrainingFacts, base: BaseModules
    ) -> None:
        """The finished adapter, in the layout that the tools of this task read; ``base`` are the model's layers."""
        ...
