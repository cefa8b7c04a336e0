"""Fetch openly licensed emoji, draw them in the styles that the starter model learns, and cache the result.

Sources (all from the npm registry, by package name):
  @iconify-json/fluent-emoji-flat, fluent-emoji, fluent-emoji-high-contrast   MIT, Microsoft
  @iconify-json/noto                                                          Apache-2.0, Google
"""

import io
import json
import subprocess
import tarfile
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image, ImageFilter
from subjects import SUBJECTS

PACKAGES = {
    "flat": "@iconify-json/fluent-emoji-flat@1.2.6",
    "shaded": "@iconify-json/fluent-emoji@1.2.7",
    "line": "@iconify-json/fluent-emoji-high-contrast@1.2.6",
    "cartoon": "@iconify-json/noto@1.2.9",
}
DRAWN = 256  # pixels; styles are derived at this size and then reduced
SIZE = 64  # pixels; what the model sees

BACKGROUNDS = {
    "white": (255, 255, 255),
    "black": (16, 16, 18),
    "blue": (38, 84, 196),
    "yellow": (255, 221, 92),
    "pink": (255, 178, 204),
    "sky": (170, 220, 255),
    "green": (120, 190, 120),
}

# style, background, share of the training samples
LOOKS = [("flat", "white", 0.34)]
LOOKS += [("flat", name, 0.03) for name in BACKGROUNDS if name != "white"]
LOOKS += [("shaded", "white", 0.10), ("shaded", "black", 0.03), ("shaded", "sky", 0.03)]
LOOKS += [("cartoon", "white", 0.06), ("cartoon", "yellow", 0.02)]
LOOKS += [("sketch", "", 0.12), ("chalk", "", 0.06), ("silhouette", "", 0.03), ("gray", "", 0.03)]


def caption(subject: str, style: str, background: str) -> str:
    """The words for one look of a subject: the plain look is just the subject's name."""
    words = subject if style == "flat" else f"{subject}, {style}"
    return words if background in ("white", "") else f"{words}, {background} background"


def fetch(folder: Path) -> dict[str, dict]:
    """Download the icon sets with npm (once) and return them by style name."""
    folder.mkdir(parents=True, exist_ok=True)
    sets = {}
    for style, package in PACKAGES.items():
        name = package.lstrip("@").rsplit("@", 1)[0].replace("/", "-")
        if not list(folder.glob(f"{name}-[0-9]*.tgz")):
            subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True)
        archive = next(folder.glob(f"{name}-[0-9]*.tgz"))
        with tarfile.open(archive) as tar:
            sets[style] = json.load(tar.extractfile("package/icons.json"))
    return sets


def draw(icons: dict, name: str, size: int = DRAWN) -> Image.Image:
    """Render one icon as an RGBA picture of ``size`` × ``size`` pixels."""
    icon = icons["icons"][name]
    width, height = icon.get("width", icons["width"]), icon.get("height", icons["height"])
    body = icon["body"].replace("currentColor", "#000000")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{size}" height="{size}" viewBox="0 0 {width} {height}">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def onto(picture: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    sheet = Image.new("RGBA", picture.size, (*colour, 255))
    sheet.alpha_composite(picture)
    return sheet.convert("RGB")


def edges(picture: Image.Image, width: int) -> Image.Image:
    """A mask of the borders between areas of different colour, about ``width`` pixels thick."""
    spread = []
    for channel in (*onto(picture, (250, 250, 250)).split(), picture.getchannel("A")):
        low, high = channel.filter(ImageFilter.MinFilter(3)), channel.filter(ImageFilter.MaxFilter(3))
        spread.append(np.asarray(high, np.int16) - np.asarray(low, np.int16))
    mask = Image.fromarray(np.where(np.max(spread, 0) > 40, 255, 0).astype(np.uint8))
    return mask.filter(ImageFilter.MaxFilter(width)).filter(ImageFilter.GaussianBlur(1))


def looks(sets: dict[str, dict], name: str) -> dict[tuple[str, str], Image.Image]:
    """Every look of one icon at the drawn size; a set that lacks the icon is left out."""
    flat = draw(sets["flat"], name)
    out = {}
    for style, background, _ in LOOKS:
        if style in ("flat", "shaded", "cartoon"):
            if name not in sets[style]["icons"]:
                continue
            out[style, background] = onto(draw(sets[style], name), BACKGROUNDS[background])
        elif style == "sketch":
            out[style, background] = Image.composite(
                Image.new("RGB", flat.size, (34, 58, 140)), Image.new("RGB", flat.size, (255, 246, 220)), edges(flat, 5)
            )
        elif style == "chalk":
            out[style, background] = Image.composite(
                Image.new("RGB", flat.size, (240, 244, 236)), Image.new("RGB", flat.size, (36, 72, 58)), edges(flat, 5)
            )
        elif style == "silhouette":
            out[style, background] = Image.composite(
                Image.new("RGB", flat.size, (92, 40, 120)),
                Image.new("RGB", flat.size, (232, 220, 244)),
                flat.getchannel("A"),
            )
        elif style == "gray":
            out[style, background] = onto(flat, (255, 255, 255)).convert("L").convert("RGB")
    return out


def small(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("RGB").resize((SIZE, SIZE), Image.Resampling.BOX))


def load(work: Path) -> dict[str, np.ndarray]:
    """Pictures for both trainings, drawn once and cached in ``work/pictures.npz``.

    Returns ``looks`` [n, 64, 64, 3] uint8 with ``subject`` and ``look`` indices for the UNet, and ``all``
    [m, 64, 64, 4] uint8 (every icon of the four sets with alpha) for the VAE.
    """
    cache = work / "pictures.npz"
    if not cache.exists():
        sets = fetch(work / "npm")
        index = {(style, background): i for i, (style, background, _) in enumerate(LOOKS)}
        found, subject, look = [], [], []
        for number, name in enumerate(SUBJECTS):
            for key, picture in looks(sets, name).items():
                found.append(small(picture))
                subject.append(number)
                look.append(index[key])
        names = sorted(set(sets["flat"]["icons"]) & set(sets["line"]["icons"]) & set(sets["shaded"]["icons"]))
        every = [
            np.asarray(draw(sets[style], name, SIZE))
            for style in sets
            for name in names
            if name in sets[style]["icons"]
        ]
        arrays = {"looks": found, "subject": subject, "look": look, "all": every}
        np.savez_compressed(work / "pictures.tmp.npz", **{k: np.array(v) for k, v in arrays.items()})
        (work / "pictures.tmp.npz").replace(cache)
    return dict(np.load(cache))
