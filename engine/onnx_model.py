"""Opens an ONNX model of pictures: on which device, what it takes, and how many pictures at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]

from project.errors import BadInput, JobFailed

# onnxruntime's names of what can compute, the best first, with torch's name of the device. "" = torch knows none.
PROVIDERS = (
    ("CUDAExecutionProvider", "cuda"),
    ("ROCMExecutionProvider", "cuda"),  # torch calls AMD's cards cuda too
    ("MIGraphXExecutionProvider", "cuda"),
    ("CoreMLExecutionProvider", "mps"),
    ("DmlExecutionProvider", ""),
)
CPU = "CPUExecutionProvider"
_TYPES: dict[str, Any] = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(double)": np.float64}
_FULL = ("allocate memory", "out of memory", "bad_alloc", "not enough memory")


@dataclass(frozen=True)
class Taken:
    """What a model takes: `height` and `width` in pixels and `at_once` pictures, each 0 where it takes any number;
    `channels_last` tells [n, h, w, 3] from [n, 3, h, w]."""

    name: str
    dtype: Any
    height: int
    width: int
    at_once: int
    channels_last: bool


class OnnxModel:
    """A loaded model with one input of pictures."""

    def __init__(self, path: Path, device: str) -> None:
        """`device` is torch's name for it, or auto. Raises BadInput for what is no such model."""
        self.path = path
        self.session = _session(path, providers(device, ort.get_available_providers()))
        self.taken = _taken(path, self.session.get_inputs())
        self.outputs: list[Any] = self.session.get_outputs()

    @property
    def device(self) -> str:
        """Where it computes, as onnxruntime calls it."""
        return str(self.session.get_providers()[0]).removesuffix("ExecutionProvider")

    def run(self, pictures: np.ndarray) -> np.ndarray:
        """[n, …] as `taken` says → the first output [n, …] in fp32, in as many calls as the model needs.

        Raises MemoryError where memory runs out, JobFailed for anything else that the model meets.
        """
        count = len(pictures)
        step = self.taken.at_once or count
        parts = []
        for first in range(0, count, step):
            part = pictures[first : first + step].astype(self.taken.dtype, copy=False)
            short = step - len(part)
            if short:
                part = np.concatenate([part, np.repeat(part[-1:], short, axis=0)])
            parts.append(self._answer(part)[: step - short])
        return np.concatenate(parts).astype(np.float32, copy=False)

    def _answer(self, pictures: np.ndarray) -> np.ndarray:
        try:
            answer = np.asarray(self.session.run([self.outputs[0].name], {self.taken.name: pictures})[0])
        except Exception as error:  # onnxruntime's errors have no class in common
            text = " ".join(str(error).split())
            if any(sign in text.lower() for sign in _FULL):
                raise MemoryError(f"out of memory in {self.path.name}") from error
            raise JobFailed(f"{self.path.name} failed on a picture ({text[:200]})") from error
        if not len(answer) or len(answer) % len(pictures):
            raise JobFailed(f"{self.path.name} gave {len(answer)} answers to {len(pictures)} pictures")
        return answer


def providers(device: str, offered: Sequence[str]) -> list[Any]:
    """What is to compute, in order: what onnxruntime offers for a device, and always the processor."""
    kind, _, number = device.partition(":")
    if kind == "cpu":
        return [CPU]
    chosen: list[Any] = []
    for name, serves in PROVIDERS:
        if name in offered and (kind == "auto" or serves == kind):
            chosen.append((name, {"device_id": int(number)}) if number.isdecimal() else name)
    return [*chosen[:1], CPU]


def _session(path: Path, chosen: list[Any]) -> Any:
    """With the processor alone where a card does not do it: its libraries may be missing or too old."""
    options = ort.SessionOptions()
    options.log_severity_level = 4
    tries: list[list[Any]] = [chosen, [CPU]] if len(chosen) > 1 else [chosen]
    for place, names in enumerate(tries):
        try:
            return ort.InferenceSession(str(path), options, providers=names)
        except Exception as error:
            if place == len(tries) - 1:
                text = " ".join(str(error).split())
                raise BadInput(f"{path} cannot be opened as an ONNX model ({text[:200]}): download it again") from error
    raise AssertionError


def _taken(path: Path, inputs: Sequence[Any]) -> Taken:
    if len(inputs) != 1:
        raise BadInput(f"{path} takes {len(inputs)} inputs, not one picture: it is a model of another kind")
    first = inputs[0]
    shape = list(first.shape)
    if len(shape) != 4 or first.type not in _TYPES:
        raise BadInput(f"{path} takes {first.type} of {len(shape)} axes, no pictures: it is a model of another kind")
    sides: list[int] = [axis if isinstance(axis, int) and axis > 0 else 0 for axis in shape]
    last = sides[3] == 3 and sides[1] != 3
    if not last and sides[1] not in (0, 3):
        raise BadInput(f"{path} takes pictures of {sides[1]} channels, not of red, green and blue")
    height, width = (sides[1], sides[2]) if last else (sides[2], sides[3])
    return Taken(first.name, _TYPES[first.type], height, width, sides[0], last)


def by_row(answers: np.ndarray, do: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """What `do` makes of each picture's answer by itself: nothing depends on what stands beside it."""
    return np.stack([do(answer) for answer in answers])


def likely(values: np.ndarray) -> np.ndarray:
    """Values that are no probabilities yet, as some lie outside 0 to 1, through the logistic function."""
    if values.size and values.min() >= -1e-3 and values.max() <= 1 + 1e-3:
        return np.clip(values, 0, 1)
    return (1 / (1 + np.exp(-np.clip(values, -60, 60)))).astype(np.float32)
