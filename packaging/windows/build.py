"""Make the installer for Windows: python packaging/windows/build.py DIR/app|DIR/cpu

The folder is what `packaging/build.py` filled on Windows, and gets the installer. This runs wherever makensis has a
64-bit stub, as that of Debian and Ubuntu does and the Windows edition of NSIS does not: the release builds the bundle
on Windows and the installer on Linux.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE)]

import sign  # noqa: E402

from project.version import VERSION  # noqa: E402

NAME = "lora-atelier"
SHAPES = {"app": NAME, "cpu": f"{NAME}-cpu"}  # what the installer of a folder is called
PROGRAMS = (f"{NAME}.exe", f"{NAME}-cli.exe")
EXTENSION = ".atelier"  # what a double click opens with the app, on every system
LARGEST = 1_700_000_000  # bytes: makensis maps all of it into memory and gives up at 1.8 GB
CLUSTER = 4096  # bytes that the smallest file takes on the disk
SIDE = (328, 628)  # pixels of the picture beside the first and last page, twice their size for sharp screens


@dataclass(frozen=True)
class Bundle:
    """What is packed: the folder, its size on a disk in KB, and the characters of its longest path."""

    folder: Path
    kilobytes: int
    longest: int


def main(arguments: list[str] | None = None) -> int:
    """Build one installer, print its path and return 0. Leaves with one sentence if something is missing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="what packaging/build.py filled: DIR/app or DIR/cpu")
    folder = parser.parse_args(arguments).folder.absolute()
    if folder.name not in SHAPES:
        raise SystemExit(f"{folder} is no built folder: run packaging/build.py on Windows first")
    target = folder / f"{SHAPES[folder.name]}-{VERSION}-x86_64-setup.exe"
    build(folder / NAME, folder / "icons", target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def build(folder: Path, icons: Path, target: Path, *, version: str = VERSION, kilobytes: int | None = None) -> None:
    """Sign the bundle's programs, pack the folder into the installer `target`, and sign that.

    `icons` holds app.ico and app-256.png. `kilobytes` replaces the measured size, for a test. Leaves with a sentence.
    """
    bundle = measure(folder)
    for name in PROGRAMS:
        sign.sign(folder / name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        side = Path(work) / "side.bmp"
        draw_side(icons / "app-256.png", side)
        compile_script(defines(bundle, icons, side, target, version=version, kilobytes=kilobytes))
    sign.sign(target)


def defines(
    bundle: Bundle, icons: Path, side: Path, target: Path, *, version: str = VERSION, kilobytes: int | None = None
) -> dict[str, object]:
    """What atelier.nsi is told, by the names that it knows."""
    told: dict[str, object] = {
        "VERSION": version,
        "VERSION_QUAD": quad(version),
        "BUNDLE": bundle.folder.absolute(),
        "OUTPUT": target.absolute(),
        "ICON": (icons / "app.ico").absolute(),
        "SIDE_PICTURE": side,
        "INSTALLED_KB": kilobytes or bundle.kilobytes,
        "LONGEST": bundle.longest,
        "EXTENSION": EXTENSION,
    }
    if sign.command():  # makensis puts the uninstaller together itself, so it has to be signed from within
        told["SIGN"] = f'"{sys.executable}" "{HERE / "sign.py"}"'
    return told


def measure(folder: Path) -> Bundle:
    """Look through a bundle's folder; leave with a sentence if it is none, or is more than NSIS can hold."""
    if missing := [name for name in PROGRAMS if not (folder / name).is_file()]:
        raise SystemExit(f"{folder} lacks {' and '.join(missing)}: make the bundle with packaging/build.py first")
    files = [file for file in folder.rglob("*") if file.is_file()]
    if sum(file.stat().st_size for file in files) > LARGEST:
        raise SystemExit(f"{folder} has more than {LARGEST / 1e9:.1f} GB, which an NSIS installer cannot hold")
    clusters = sum(-(-file.stat().st_size // CLUSTER) for file in files)
    return Bundle(folder, clusters * CLUSTER // 1024, max(len(str(file.relative_to(folder))) for file in files))


def quad(version: str) -> str:
    """The four numbers that Windows wants of a version: "0.2.0rc1" is 0.2.0.0."""
    numbers = []
    for part in version.split(".")[:3]:
        digits = "".join(character if character.isdigit() else " " for character in part).split()
        numbers.append(digits[0] if digits else "0")
    return ".".join([*numbers, *["0"] * (4 - len(numbers))])


def draw_side(icon: Path, target: Path) -> None:
    """The picture of the first and last page: the app's icon on its colour, as the bitmap that NSIS takes."""
    from PIL import Image, ImageDraw

    top, bottom = (0x5B, 0x66, 0xE3), (0x2F, 0x38, 0x99)
    picture = Image.new("RGB", SIDE)
    draw = ImageDraw.Draw(picture)
    for y in range(SIDE[1]):
        part = y / SIDE[1]
        colour = tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
        draw.line([(0, y), (SIDE[0], y)], fill=colour)
    with Image.open(icon) as image:
        drawn = image.convert("RGBA").resize((180, 180), Image.Resampling.LANCZOS)
    picture.paste(drawn, ((SIDE[0] - drawn.width) // 2, 110), drawn)
    picture.save(target)


def compile_script(told: dict[str, object]) -> None:
    """Run makensis, warnings being errors; leave with its last lines when it fails."""
    program = shutil.which("makensis")
    if program is None:
        raise SystemExit("makensis is not here: install the package nsis of Debian or Ubuntu")
    options = [f"-D{name}={value}" for name, value in told.items()]
    done = subprocess.run(
        [program, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(HERE / "atelier.nsi")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        text = done.stdout + done.stderr
        hint = "\nThis makensis has no 64-bit stub; that of Debian or Ubuntu does." if "amd64" in text else ""
        raise SystemExit(f"{text[-2000:]}makensis failed{hint}")


if __name__ == "__main__":
    sys.exit(main())
