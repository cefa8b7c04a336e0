"""Draw every icon once in each set. What is drawn is cached, as RGBA of 96 pixels.

The sets are the starter model's (see resources/starter/build/pictures.py) and one more, all from the npm registry:
  @iconify-json/fluent-emoji-flat, fluent-emoji, fluent-emoji-high-contrast   MIT, Microsoft
  @iconify-json/noto, noto-v1                                                Apache-2.0, Google
The line drawings in resources/sample and resources/held_out are left out: they are what the model is judged by.
"""

import importlib.util
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import numpy as np
from icons import subjects
from PIL import Image

STARTER = Path(__file__).resolve().parents[2] / "starter" / "build"
OLDER = "@iconify-json/noto-v1@1.2.5"
SIDE = 96  # pixels, of which 64 remain after turning and scaling
KINDS = ("flat", "shaded", "cartoon", "older", "line", "thin", "thick", "filled")


def starter(name: str) -> ModuleType:
    """A script of the starter model's, under a name of its own."""
    if str(STARTER) not in sys.path:
        sys.path.append(str(STARTER))  # behind this folder: `pictures` stays this file
    spec = importlib.util.spec_from_file_location(f"starter_{name}", STARTER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fetch(folder: Path) -> dict[str, dict]:
    """The icon sets by kind, from npm where they are not there yet."""
    sets = starter("pictures").fetch(folder)
    if not list(folder.glob("iconify-json-noto-v1-*.tgz")):
        subprocess.run(["npm", "pack", OLDER, "--silent"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("iconify-json-noto-v1-*.tgz"))) as tar:
        sets["older"] = json.load(tar.extractfile("package/icons.json"))
    return sets


def inked(mask: Image.Image) -> Image.Image:
    """A mask as black ink on nothing."""
    sheet = Image.new("RGBA", mask.size, (0, 0, 0, 0))
    sheet.putalpha(mask)
    return sheet


def drawings(sets: dict[str, dict], icon: str, judged: set[str]) -> dict[str, Image.Image]:
    """Every kind of drawing of one icon that its sets have; RGBA."""
    art = starter_pictures()
    out = {}
    for kind in ("flat", "shaded", "cartoon", "older", "line"):
        if icon in sets[kind]["icons"] and not (kind == "line" and icon in judged):
            out[kind] = art.draw(sets[kind], icon)
    flat = out["flat"]
    out["thin"], out["thick"] = inked(art.edges(flat, 5)), inked(art.edges(flat, 11))
    light = np.asarray(art.onto(flat, (255, 255, 255)).convert("L"))
    dark = Image.fromarray(np.where(light < 120, 255, 0).astype(np.uint8))
    out["filled"] = inked(Image.fromarray(np.maximum(np.asarray(art.edges(flat, 9)), np.asarray(dark))))
    return out


_starter: list[ModuleType] = []


def starter_pictures() -> ModuleType:
    if not _starter:
        _starter.append(starter("pictures"))
    return _starter[0]


def load(work: Path) -> dict[str, np.ndarray]:
    """``art`` uint8 [n, 96, 96, 4] with ``subject`` and ``kind`` as numbers; drawn once and cached in ``work``.

    The colours of ``art`` are multiplied with its alpha.
    """
    cache = work / "clip-pictures.npz"
    if not cache.exists():
        sets = fetch(work / "npm")
        names = starter("subjects")
        judged = {*names.SAMPLE, *names.HELD_OUT}
        art, subject, kind = [], [], []
        for number, icons in enumerate(subjects().values()):
            for icon in icons:
                for name, picture in drawings(sets, icon, judged).items():
                    small = picture.resize((SIDE, SIDE), Image.Resampling.BOX).convert("RGBa")
                    art.append(np.frombuffer(small.tobytes(), np.uint8).reshape(SIDE, SIDE, 4))
                    subject.append(number)
                    kind.append(KINDS.index(name))
        arrays = {"art": art, "subject": subject, "kind": kind}
        np.savez_compressed(work / "clip-pictures.tmp.npz", **{k: np.array(v) for k, v in arrays.items()})
        (work / "clip-pictures.tmp.npz").replace(cache)
    return dict(np.load(cache))
