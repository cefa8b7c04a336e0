"""Training pictures with captions: a drawing turned, scaled, recoloured, put on a ground, and the words for it.

Every word here is also a phrase of resources/clip/phrases.txt, so the model can be asked what it was taught.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from pictures import KINDS
from torch import Tensor

SIZE = 64  # pixels; what the model sees
PAPER = {
    "white": (255, 255, 255), "black": (14, 14, 16), "gray": (150, 150, 150), "blue": (60, 110, 210),
    "yellow": (255, 222, 90), "pink": (255, 180, 205), "green": (110, 190, 110), "red": (215, 60, 60),
    "purple": (140, 90, 190), "orange": (255, 160, 70), "brown": (130, 90, 60),
}  # fmt: skip
COLOURS = ("black", "gray", "white", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink")
MEDIA = {
    "flat": ("flat illustration", "vector art"),
    "shaded": ("3D render", "glossy icon"),
    "cartoon": ("cartoon", "emoji"),
    "older": ("cartoon", "emoji"),
    "ink": ("line art", "ink drawing"),
    "sketch": ("sketch", "pencil drawing"),
    "chalk": ("chalk drawing",),
    "silhouette": ("silhouette",),
    "gray": ("grayscale picture",),
}
INK = ("line", "thin", "thick", "filled")
# how often a kind of drawing is taken, by the order of KINDS
SHARES = dict(zip(KINDS, (0.16, 0.12, 0.12, 0.10, 0.20, 0.08, 0.10, 0.12), strict=True))


@dataclass(frozen=True)
class Look:
    """How one picture is made: medium, the ink's colour where it has one colour only, the ground, its size."""

    medium: str
    ink: tuple[int, int, int] | None
    ground: str
    paper: tuple[int, int, int]
    scale: float


def look(kind: str, rng: np.random.Generator) -> Look:
    """A random look for a drawing of a kind."""
    scale = float(np.exp(rng.normal(-0.06, 0.11)))
    if rng.random() < 0.06:
        scale = float(rng.uniform(0.45, 0.6))
    elif rng.random() < 0.06:
        scale = float(rng.uniform(1.3, 1.5))
    die = rng.random()
    if kind in INK:
        if die < 0.7:
            return Look("ink", (0, 0, 0), "white", (255, 255, 255), scale)
        if die < 0.85:
            return Look("sketch", _near((50, 60, 120), 50, rng), "white", _near((252, 246, 232), 6, rng), scale)
        return Look("chalk", _near((240, 240, 236), 12, rng), "black", _near((28, 36, 34), 16, rng), scale)
    if die < 0.12:  # line drawings, too, are often filled with black
        return Look("silhouette", (0, 0, 0), "white", (255, 255, 255), scale)
    if die < 0.18:
        return Look("silhouette", _near((60, 30, 70), 60, rng), "white", _near((246, 246, 246), 9, rng), scale)
    if die < 0.23:
        return Look("gray", None, "white", (255, 255, 255), scale)
    ground = "white" if rng.random() < 0.5 else str(rng.choice(list(PAPER)))
    return Look(kind, None, ground, PAPER["white"] if ground == "white" else _near(PAPER[ground], 14, rng), scale)


def _near(colour: tuple[int, int, int], spread: int, rng: np.random.Generator) -> tuple[int, int, int]:
    return tuple(int(v) for v in np.clip(rng.normal(colour, spread / 2), 0, 255))


def batch(
    data: dict[str, np.ndarray], names: list[str], rows: np.ndarray, rng: np.random.Generator
) -> tuple[Tensor, list[str]]:
    """Pictures float32 [n, 3, 64, 64] in 0..1 of the rows of ``data``, and a caption for each.

    In two batches of three the captions name subject and colour only: where they tell the medium and the ground too,
    the loss falls by these alone, and the subjects are learned late.
    """
    looks = [look(KINDS[data["kind"][row]], rng) for row in rows]
    art = torch.from_numpy(data["art"][rows]).permute(0, 3, 1, 2).float() / 255  # colours times alpha
    moved = _moved(art, looks, rng)
    colour, alpha = moved[:, :3], moved[:, 3:]
    for number, one in enumerate(looks):
        if one.ink:
            colour[number] = torch.tensor(one.ink).float()[:, None, None] / 255 * alpha[number]
        elif one.medium == "gray":
            colour[number] = (colour[number] * torch.tensor([0.299, 0.587, 0.114])[:, None, None]).sum(0, keepdim=True)
        elif rng.random() < 0.15:
            colour[number] = colour[number][torch.from_numpy(rng.permutation(3))]
    paper = torch.tensor([one.paper for one in looks]).float()[:, :, None, None] / 255
    shown = (colour + paper * (1 - alpha)).clamp(0, 1)
    colours = dominant(shown[:, :, ::2, ::2], alpha[:, 0, ::2, ::2] > 0.6)
    plain = rng.random() < 0.67
    captions = [
        caption(names[data["subject"][row]], one, colours[number], plain, rng)
        for number, (row, one) in enumerate(zip(rows, looks, strict=True))
    ]
    return shown, captions


def _moved(art: Tensor, looks: list[Look], rng: np.random.Generator) -> Tensor:
    """The drawings [n, 4, 96, 96] turned a little, scaled, shifted and often mirrored; [n, 4, 64, 64]."""
    count = len(looks)
    angle = rng.normal(0, 0.1, count)
    scale = 1 / np.array([one.scale for one in looks])
    aspect = np.exp(rng.normal(0, 0.05, count))
    mirror = rng.choice([-1.0, 1.0], count)
    shift = rng.normal(0, 0.05, (count, 2))
    theta = np.zeros((count, 2, 3))
    theta[:, 0, 0], theta[:, 0, 1] = np.cos(angle) * scale * aspect * mirror, -np.sin(angle) * scale
    theta[:, 1, 0], theta[:, 1, 1] = np.sin(angle) * scale * mirror, np.cos(angle) * scale / aspect
    theta[:, :, 2] = shift
    grid = F.affine_grid(torch.from_numpy(theta).float(), [count, 4, SIZE, SIZE], align_corners=False)
    return F.grid_sample(art, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def dominant(pictures: Tensor, where: Tensor) -> list[str]:
    """The name of the colour that most of a drawing has, "" where none has two fifths of it."""
    high, low = pictures.max(1).values, pictures.min(1).values
    chroma = high - low
    red, green, blue = pictures.unbind(1)
    spread = chroma.clamp(min=1e-6)
    cool = torch.where(high == green, (blue - red) / spread + 2, (red - green) / spread + 4)
    hue = 60 * torch.where(high == red, ((green - blue) / spread) % 6, cool)
    bands = torch.bucketize(hue, torch.tensor([14.0, 40.0, 66.0, 165.0, 255.0, 292.0, 345.0]))
    named = torch.tensor([4, 5, 6, 7, 8, 9, 10, 4])[bands]
    named = torch.where((named == 5) & (high < 0.72), 3, named)  # a dark orange is brown
    named = torch.where((named == 4) & (high > 0.85) & (low > 0.45), 10, named)  # a light red is pink
    plain = torch.where(high < 0.28, 0, torch.where(low > 0.85, 2, 1))
    named = torch.where((chroma < 0.14) | (high < 0.2), plain, named)
    counts = F.one_hot(named, len(COLOURS)).mul(where[..., None]).sum((1, 2)).float()
    share = counts / counts.sum(1, keepdim=True).clamp(min=1)
    return [COLOURS[i] if s > 0.4 else "" for s, i in zip(*(v.tolist() for v in share.max(1)), strict=True)]


def caption(subject: str, one: Look, colour: str, plain: bool, rng: np.random.Generator) -> str:
    """Some of the words that are true of a picture: the subject and perhaps its colour, or more, or less."""
    if one.medium == "ink":
        colour = "black and white"
    elif one.medium in ("gray", "sketch", "chalk"):
        colour = ""
    if plain:
        return _thing(subject, colour, rng)
    while not (parts := _parts(subject, one, colour, rng)):
        pass
    return ", ".join(parts)


def _thing(subject: str, colour: str, rng: np.random.Generator) -> str:
    before = f"{colour} " if colour not in ("", "black and white") and rng.random() < 0.4 else ""
    article = "an" if (before + subject)[0] in "aeiou" else "a"
    return str(rng.choice(["", "", "", f"{article} ", f"a picture of {article} "])) + before + subject


def _parts(subject: str, one: Look, colour: str, rng: np.random.Generator) -> list[str]:
    parts = []
    if rng.random() < 0.85:
        parts.append(_thing(subject, colour, rng))
    elif colour and rng.random() < 0.4:
        parts.append(colour)
    if rng.random() < 0.5:
        parts.append(str(rng.choice(MEDIA[one.medium])))
    if colour == "black and white" and rng.random() < 0.3:
        parts.append(colour)
    if rng.random() < 0.4:
        parts.append(f"{one.ground} background")
    if rng.random() < 0.5 and (one.scale < 0.62 or one.scale > 1.28):
        parts.append("close-up" if one.scale > 1 else "small subject")
    return parts
