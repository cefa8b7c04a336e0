"""What every maker of captions is: pictures and what is known of them in, a caption for each out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from PIL import Image

Tell = Callable[[str, int, int], None]  # phase, done, total; what it raises ends the work


@dataclass(frozen=True)
class Context:
    """What is known of a picture beside its pixels: file name without ending, folder, and its caption so far.

    `tags` are those of the caption where captions are tags. `seed` is drawn from the file's name and the option `seed`,
    so that what is made by chance does not depend on what else is captioned.
    """

    name: str = ""
    folder: str = ""
    caption: str = ""
    tags: tuple[str, ...] = ()
    seed: int = 0


@dataclass(frozen=True)
class Made:
    """What a model says of one picture: a sentence as `text`, or `tags`, the surest first.

    `score` is how sure the model is, from 0 to 1, None where it does not say. `note` is what the user should know.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    score: float | None = None
    note: str = ""


class Captioner(Protocol):
    """A loaded model. It stays loaded until it is dropped."""

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        """A caption for each picture (RGB, any size), in their order; the same whatever stands beside it in the batch.

        Raises JobFailed for what a job can meet. Running out of memory is left to the caller, as torch raises it.
        """
        ...


@runtime_checkable
class Staged(Captioner, Protocol):
    """A captioner that says which part of its work needs no model, so that it is done ahead in another thread."""

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> Any:
        """The pictures as the model takes them. Called from another thread than `answer`, while that is at work."""
        ...

    def answer(self, prepared: Any) -> list[Made]:
        """What `describe` gives, from what `prepare` gave."""
        ...
