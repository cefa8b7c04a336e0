"""Pictures to captions, batch after batch: files are read and made ready in other threads beside the model."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from PIL import Image

from engine.caption.base import Captioner, Context, Made, Staged
from engine.memory import is_out_of_memory
from project.captioning import CaptioningOptions, merged
from project.dataset import load_picture
from project.errors import AtelierError, JobFailed

LONGEST = 1536  # pixels a side that a model gets at most: none reads more, and some become very slow
GROUND = "#ffffff"  # behind what is transparent
ENOUGH = 3  # pictures on which a model fails from the first one on, until it is given up
_READERS = max(2, min(6, os.cpu_count() or 1))


@dataclass(frozen=True)
class Wanted:
    """A picture to caption: its file, its name in events, its caption so far, what the model is told of it, and the
    name of the file in which the caption stands."""

    path: Path
    name: str
    existing: str
    context: Context
    source: str = ""


@dataclass(frozen=True)
class Captioned:
    """What became of a picture: its new caption (None: it stays as it is), or the `problem` for which it was left."""

    wanted: Wanted
    caption: str | None = None
    score: float | None = None
    note: str = ""
    problem: str = ""


@dataclass(frozen=True)
class _Batch:
    """A part of the pictures: those that could be opened, ready for the model, and those that could not."""

    part: list[Wanted]
    wanted: list[Wanted]
    pictures: list[Image.Image]
    prepared: Any
    broken: list[Captioned]


def captioned(
    captioner: Captioner, wanted: Sequence[Wanted], options: CaptioningOptions, going: Callable[[], bool]
) -> Iterator[list[Captioned]]:
    """The outcomes, a list for each batch, in the order of ``wanted``; ends early when ``going`` says no.

    A picture that cannot be opened or captioned has a problem and holds up no other. When memory runs out the batch is
    halved, for the rest of the job too. Raises JobFailed when it does not suffice for one picture, and when the model
    captions none of the first pictures that it is given; BadInput where that is due to what was asked.
    """
    line = _Line(captioner, options)
    try:
        yield from line.run(list(wanted), going)
    finally:
        line.close()


class _Line:
    """The two stages before the model: a pool that opens pictures, and a thread that makes batches of them."""

    def __init__(self, captioner: Captioner, options: CaptioningOptions) -> None:
        self.captioner, self.options, self.size = captioner, options, options.batch_size
        self.readers = ThreadPoolExecutor(_READERS, thread_name_prefix="picture")
        self.preparer = ThreadPoolExecutor(1, thread_name_prefix="batch")
        self.worked = False  # whether any picture was captioned
        self.failures = 0
        self.last: Exception | None = None

    def close(self) -> None:
        self.preparer.shutdown(wait=True, cancel_futures=True)
        self.readers.shutdown(wait=True, cancel_futures=True)

    def run(self, wanted: list[Wanted], going: Callable[[], bool]) -> Iterator[list[Captioned]]:
        position = 0

        def following() -> Future[_Batch] | None:
            nonlocal position
            part = wanted[position : position + self.size]
            position += len(part)
            reading = [self.readers.submit(_read, one) for one in part]
            return self.preparer.submit(self._batch, part, reading) if part else None

        waiting = [following(), following()]
        while (ahead := waiting.pop(0)) is not None and going():
            batch = ahead.result()
            waiting.append(following())
            place = {id(one): number for number, one in enumerate(batch.part)}
            yield sorted([*batch.broken, *self._outcomes(batch)], key=lambda one: place[id(one.wanted)])
            if self.failures >= ENOUGH:
                break
        if self.last is not None and not self.worked:
            raise self.last if isinstance(self.last, AtelierError) else JobFailed(_reason(self.last)) from self.last

    def _batch(self, part: list[Wanted], reading: list[Future[Image.Image | str]]) -> _Batch:
        good, pictures, broken = [], [], []
        for one, future in zip(part, reading, strict=True):
            found = future.result()
            if isinstance(found, str):
                broken.append(Captioned(one, problem=found))
            else:
                good.append(one)
                pictures.append(found)
        prepared = None
        if good and isinstance(self.captioner, Staged):
            try:
                prepared = self.captioner.prepare(pictures, [one.context for one in good])
            except Exception:  # met again, and told, by `_outcomes`, which finds the picture
                prepared = None
        return _Batch(part, good, pictures, prepared, broken)

    def _outcomes(self, batch: _Batch) -> list[Captioned]:
        if not batch.wanted:
            return []
        found, error = self._made(batch.wanted, batch.pictures, batch.prepared)
        self.worked = self.worked or any(isinstance(made, Made) for made in found)
        self.failures += 0 if self.worked else len(found)
        self.last = error or self.last
        return [
            self._outcome(one, made) if isinstance(made, Made) else Captioned(one, problem=made)
            for one, made in zip(batch.wanted, found, strict=True)
        ]

    def _outcome(self, one: Wanted, made: Made) -> Captioned:
        return Captioned(one, merged(one.existing, made, self.options), made.score, made.note)

    def _made(
        self, wanted: list[Wanted], pictures: list[Image.Image], prepared: Any = None
    ) -> tuple[list[Made | str], Exception | None]:
        """(what was made of each, or why not; the last error)."""
        error: Exception | None = None
        if len(wanted) <= self.size:
            try:
                return list(self._described(wanted, pictures, prepared)), None
            except Exception as met:
                error = met.with_traceback(None)  # whose frames would hold the memory
        if error is not None and is_out_of_memory(error):
            if len(wanted) == 1:
                raise JobFailed("out of memory with one picture at a time: take a smaller model, precision=fp16, "
                                "four_bit=true on an NVIDIA card, or device cpu") from error  # fmt: skip
            self.size = max(1, len(wanted) // 2)
            _free()
        elif error is not None and len(wanted) == 1:
            return [_reason(error)], error
        middle = self.size if error is None or is_out_of_memory(error) else max(1, len(wanted) // 2)
        before, first = self._made(wanted[:middle], pictures[:middle])
        after, second = self._made(wanted[middle:], pictures[middle:])
        return before + after, second or first

    def _described(self, wanted: list[Wanted], pictures: list[Image.Image], prepared: Any) -> list[Made]:
        if prepared is not None and isinstance(self.captioner, Staged):
            return self.captioner.answer(prepared)
        return self.captioner.describe(pictures, [one.context for one in wanted])


def _read(wanted: Wanted) -> Image.Image | str:
    """The picture, not larger than needed, or why it cannot be opened."""
    try:
        picture = load_picture(wanted.path, GROUND)
        picture.thumbnail((LONGEST, LONGEST))
        return picture
    except AtelierError as error:
        return str(error)
    except (OSError, ValueError, MemoryError) as error:
        return f"{wanted.path} cannot be opened ({error or type(error).__name__})"


def _reason(error: Exception) -> str:
    first = (str(error).splitlines() or [""])[0]
    return first if isinstance(error, AtelierError) else f"the model failed ({first[:200] or type(error).__name__})"


def _free() -> None:
    if torch.cuda.is_available():
        gc.collect()
        torch.cuda.empty_cache()
