"""Background removers in rembg's form: one ONNX file that gives for each pixel how sure it belongs to the subject."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from engine.onnx_model import OnnxModel, likely
from project.dataset import load_picture
from project.errors import BadInput
from project.masking import Looked

IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))  # mean, standard deviation of red, green and blue
SMALL = 640  # pixels; U²-Net looks at 320, the others at 1024


@dataclass(frozen=True)
class Reading:
    """How a family of models takes a picture and gives its answer.

    `side` counts where the model takes any size. `by_brightest`: 0 to the brightest value of the picture becomes 0 to 1
    instead of 0 to 255. `stretched`: the least and the greatest value of an answer become 0 and 1, as these models were
    trained to be read; the others give probabilities, or what the logistic function makes such.
    """

    side: int
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    by_brightest: bool = False
    stretched: bool = False


U2NET = Reading(320, *IMAGENET, by_brightest=True, stretched=True)  # Qin et al., 2020
ISNET = Reading(1024, (0.5, 0.5, 0.5), (1.0, 1.0, 1.0), stretched=True)  # DIS, Qin et al., 2022
ISNET_ANIME = Reading(1024, IMAGENET[0], (1.0, 1.0, 1.0), stretched=True)
BIREFNET = Reading(1024, *IMAGENET)  # Zheng et al., 2024


def reading_of(name: str, side: int) -> Reading:
    """How a model is to be read, by its file's name; by the size it takes (0 = any) where the name says nothing."""
    name = name.lower()
    if "birefnet" in name or "rmbg-2" in name or "rmbg2" in name:
        return BIREFNET
    if "isnet" in name or "rmbg" in name or "bria" in name or "dis" in name.split("-"):
        return ISNET_ANIME if "anime" in name else ISNET
    if "u2net" in name or "silueta" in name or 0 < side <= SMALL:
        return U2NET
    return BIREFNET


class Remover:
    """A background remover that is loaded."""

    def __init__(self, path: Path, device: str) -> None:
        """Raises BadInput for a model that gives no mask of a picture."""
        self.model = OnnxModel(path, device)
        taken = self.model.taken
        self.reading = reading_of(path.stem, taken.height)
        self.side = (taken.height or self.reading.side, taken.width or self.reading.side)
        shape = self.model.outputs[0].shape
        if len(shape) == 4 and isinstance(shape[1], int) and shape[1] != 1:
            raise BadInput(f"{path} tells {shape[1]} kinds of areas apart: use a model that gives one mask, like u2net")

    def read(self, picture: Path) -> tuple[np.ndarray, tuple[int, int]]:
        """(the picture as the model takes it, its width and height). Raises BadInput."""
        image = load_picture(picture, "#ffffff")
        return self.prepared(image), image.size

    def prepared(self, image: Image.Image) -> np.ndarray:
        """[1, 3, h, w], or [1, h, w, 3] where the model takes that."""
        small = image.resize((self.side[1], self.side[0]), Image.Resampling.LANCZOS)
        values = np.asarray(small, np.float32)
        values = values / (max(float(values.max()), 1e-6) if self.reading.by_brightest else 255.0)
        values = (values - np.asarray(self.reading.mean)) / np.asarray(self.reading.deviation)
        batch = values[None].astype(np.float32)
        return batch if self.model.taken.channels_last else np.ascontiguousarray(batch.transpose(0, 3, 1, 2))

    def look(self, read: tuple[np.ndarray, tuple[int, int]]) -> Looked:
        """How sure the model is of each pixel. Raises JobFailed, and MemoryError."""
        batch, size = read
        plane = self.model.run(batch)[0]
        while plane.ndim > 2 and 1 in (plane.shape[0], plane.shape[-1]):
            plane = plane[0] if plane.shape[0] == 1 else plane[..., 0]
        if plane.ndim != 2:
            raise BadInput(f"{self.model.path} gives no mask of a picture: use a model of rembg, like u2net")
        return Looked(fitted(self._sure(plane), size))

    def _sure(self, plane: np.ndarray) -> np.ndarray:
        if not self.reading.stretched:
            return likely(plane)
        low, high = float(plane.min()), float(plane.max())
        return (plane - low) / (high - low) if high - low > 1e-6 else likely(plane)


def fitted(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """[h, w] from 0 to 1 at a picture's (width, height)."""
    image = Image.fromarray(values.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    return np.clip(np.asarray(image), 0, 1)
