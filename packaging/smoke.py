"""Try a packaged program: python packaging/smoke.py PROGRAM [--work DIR] [--parts …] [--chroot DIR --user NAME].

PROGRAM is the console program of a package (`lora-atelier-cli`). Each part runs a verb and looks at what it leaves:
files that are there and open, and pictures that the LoRA has moved. Needs Pillow; with --chroot also root.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROMPT = "a red apple, line art style"
DIFFERENT = 2.0  # of 255: mean distance of two pictures from which on they are not the same one
LIMIT = 3600  # seconds for one verb on a slow processor


class Failed(Exception):
    """A part did not do what it is for; says what."""


@dataclass
class Trial:
    """How the program is called, and where it works; inside of a chroot its paths begin there."""

    program: str
    work: Path
    run: Path
    chroot: Path | None = None
    user: str = ""

    def inside(self, path: Path) -> str:
        """A path as the program sees it."""
        return str(path if self.chroot is None else Path("/") / path.relative_to(self.chroot))

    def call(self, *arguments: str | Path) -> str:
        """Run a verb and return what it printed. Raises Failed if it leaves with anything but 0."""
        words = [self.inside(one) if isinstance(one, Path) else one for one in arguments]
        command = [self.program, *words]
        environment = dict(os.environ)
        if self.chroot is not None:
            settings = ["env", "-i", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", *threads(environment)]
            command = ["chroot", str(self.chroot), "runuser", "--login", self.user, "-c", quoted([*settings, *command])]
        began = time.monotonic()
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LIMIT, encoding="utf-8", errors="replace"
        )
        print(f"  {' '.join(words)[:100]}: {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            raise Failed(f"{words[0]} left with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
        return done.stdout


def threads(environment: dict[str, str]) -> list[str]:
    """The settings of processors that a trial passes on."""
    return [f"{name}={environment[name]}" for name in ("OMP_NUM_THREADS",) if name in environment]


def quoted(words: list[str]) -> str:
    """One line for a shell."""
    return " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)


def version(trial: Trial) -> None:
    """The program says the version that the source has."""
    text = (ROOT / "project" / "version.py").read_text(encoding="utf-8")
    wanted = re.search(r'^VERSION = "([^"]+)"', text, re.MULTILINE)[1]  # type: ignore[index]
    if wanted not in (said := trial.call("--version")):
        raise Failed(f"--version says {said.strip()!r}, and the source is {wanted}")


def demo(trial: Trial) -> None:
    """The whole job on pictures; it fails by itself if they did not move towards the style."""
    said = trial.call("demo", "--output", trial.work / "demo")
    if "loaded back and compared" not in said:
        raise Failed(f"the demo's export was not compared: {said[-500:]}")
    opened(trial.work / "demo" / "before-after.png")
    lora_of(trial)


def caption(trial: Trial) -> None:
    """Captions by the built-in model for three pictures that have none."""
    folder = trial.work / "pictures"
    folder.mkdir(exist_ok=True)
    pictures = sorted((ROOT / "resources" / "sample").glob("*.png"))[:3]
    for picture in pictures:
        shutil.copyfile(picture, folder / picture.name)
    own(folder)
    trial.call("caption", "--input", folder)
    for picture in pictures:
        if not present(folder / f"{picture.stem}.txt").read_text(encoding="utf-8").strip():
            raise Failed(f"the caption of {picture.name} is empty")


def preview(trial: Trial) -> None:
    """The run's LoRA at strength 0 and 1: two pictures that are not the same."""
    lora = lora_of(trial)
    files = [trial.work / f"strength-{strength}.png" for strength in (0, 1)]
    for strength, file in enumerate(files):
        trial.call("preview", "--lora", lora, "--prompt", PROMPT, "--strength", str(strength), "--output", file)
    if (distance := difference(*files)) < DIFFERENT:
        raise Failed(f"the LoRA at full strength changes the picture by {distance:.2f} of 255")


def export(trial: Trial) -> None:
    """The run as a file for WebUI."""
    trial.call("export", "--run", trial.run, "--to", "webui", "--dest", trial.work / "webui")
    if not list((trial.work / "webui").rglob("*.safetensors")):
        raise Failed("the export left no LoRA file")


def texts(trial: Trial) -> None:
    """The whole job on texts; it fails by itself if the answers did not move."""
    trial.call("demo", "--task", "text-generation", "--output", trial.work / "texts")
    present(trial.work / "texts" / "run")


PARTS: dict[str, Callable[[Trial], None]] = {
    "version": version, "demo": demo, "caption": caption, "preview": preview, "export": export, "texts": texts,
}  # fmt: skip


def lora_of(trial: Trial) -> Path:
    """The LoRA file of the run. Raises Failed."""
    found = sorted(trial.run.glob("*.safetensors"))
    if not found:
        raise Failed(f"there is no LoRA in {trial.run}")
    return found[0]


def present(path: Path) -> Path:
    """The path, which has to be there. Raises Failed."""
    if not path.exists():
        raise Failed(f"{path} is not there")
    return path


def opened(path: Path) -> None:
    """Raise Failed unless it is a whole picture."""
    from PIL import Image

    try:
        Image.open(present(path)).load()
    except OSError as error:
        raise Failed(f"{path}: {error}") from error


def difference(first: Path, second: Path) -> float:
    """The mean distance of two pictures, of 255."""
    from PIL import Image, ImageChops, ImageStat

    opened(first), opened(second)
    between = ImageChops.difference(Image.open(first).convert("RGB"), Image.open(second).convert("RGB"))
    return sum(ImageStat.Stat(between).mean) / 3


def own(folder: Path) -> None:
    """Give what a trial made to the owner of the folder above, who is somebody else in a chroot."""
    if hasattr(os, "chown"):
        above = folder.parent.stat()
        for path in (folder, *folder.rglob("*")):
            os.chown(path, above.st_uid, above.st_gid)


def main(arguments: list[str] | None = None) -> int:
    """Run the parts in order; returns 0 when all went well."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("program", help="the console program, as it is called")
    parser.add_argument("--work", type=Path, help="folder to fill (default: one that is deleted again)")
    parser.add_argument("--parts", default=",".join(PARTS), help="which parts (default: %(default)s)")
    parser.add_argument("--run", type=Path, help="a finished run to preview and export (default: the demo's)")
    parser.add_argument("--chroot", type=Path, help="run the program with this folder as its root")
    parser.add_argument("--user", default="root", help="who runs it there")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="atelier-smoke-") as scratch:
        work = (chosen.work or Path(scratch)).absolute()
        work.mkdir(parents=True, exist_ok=True)
        run = (chosen.run or work / "demo" / "run").absolute()
        trial = Trial(chosen.program, work, run, chosen.chroot and chosen.chroot.absolute(), chosen.user)
        for name in chosen.parts.split(","):
            print(f"{name} …", flush=True)
            try:
                PARTS[name](trial)
            except Failed as error:
                print(f"{name} failed: {error}", file=sys.stderr)
                return 1
    print("The package does what it is for.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
