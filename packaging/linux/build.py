"""Make the Linux packages of a built folder: python packaging/linux/build.py DIR/app|DIR/cpu [deb] [run] [appimage].

The folder is what `packaging/build.py` filled, and gets the packages: a .deb for Debian, Ubuntu and their like, a .run
that installs for one person on any distribution, and an AppImage. Without a choice, the first two are made.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from depends import needed_packages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAME = "lora-atelier"
PLACE = Path("opt") / NAME  # where the .deb puts the program
PROGRAMS = (NAME, f"{NAME}-cli")
MAINTAINER = os.environ.get("ATELIER_MAINTAINER", "LoRA Atelier <packages@lora-atelier.invalid>")
LICENCE = "Apache-2.0"
# No library leads to these. Downloads are checked with the system's certificates. Without any font every letter is a
# box, and without one that has Chinese the Chinese ones are.
ALSO_NEEDED = "ca-certificates, fontconfig-config, fonts-wqy-microhei | fonts-noto-cjk | fonts-droid-fallback"
DESCRIPTIONS = {
    "app": "train image and text LoRAs on your own computer\n"
    " From your own pictures or texts to a LoRA: captions, training with live charts,\n"
    " previews at any strength, and export to the programs that use it.\n"
    " .\n"
    " The engine for the graphics card that is there is fetched at the first start.",
    "cpu": "train image and text LoRAs without a graphics card or a network\n"
    " From your own pictures or texts to a LoRA: captions, training with live charts,\n"
    " previews at any strength, and export to the programs that use it.\n"
    " .\n"
    " This package carries everything, for the processor. With a graphics card, take\n"
    " lora-atelier instead.",
}


def main(arguments: list[str] | None = None) -> int:
    """Make the packages asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="what packaging/build.py filled: DIR/app or DIR/cpu")
    parser.add_argument("formats", nargs="*", help="deb, run, appimage (default: deb run)")
    parser.add_argument("--fast", action="store_true", help="compress little, for a try")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder.absolute()
    if folder.name not in DESCRIPTIONS or not (folder / NAME / NAME).is_file():
        raise SystemExit(f"{folder} is no built folder: run packaging/build.py first")
    makers = {"deb": make_deb, "run": make_run, "appimage": make_appimage}
    for name in chosen.formats or ["deb", "run"]:
        if name not in makers:
            parser.error(f"{name}: deb, run or appimage is wanted")
        made = makers[name](folder, chosen.fast)
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


def version() -> str:
    """The version, from the one place where it is written."""
    text = (ROOT / "project" / "version.py").read_text(encoding="utf-8")
    return re.search(r'^VERSION = "([^"]+)"', text, re.MULTILINE)[1]  # type: ignore[index]


def package_name(folder: Path) -> str:
    """What the package of a folder is called: lora-atelier, or lora-atelier-cpu."""
    return NAME if folder.name == "app" else f"{NAME}-{folder.name}"


def architecture() -> str:
    """The processor as Debian calls it."""
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def copy_program(folder: Path, target: Path) -> None:
    """The built program, by hard links where the disk allows: it is large."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copytree(folder / NAME, target, symlinks=True, copy_function=os.link)
    except (OSError, shutil.Error):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder / NAME, target, symlinks=True)


def add_desktop_files(folder: Path, share: Path, program: str = "") -> None:
    """Menu entry, file types, icons and the description for software centres, below a folder `share`.

    `program` is the path to start by, where it is not on the search path.
    """
    entry = (HERE / "desktop" / f"{NAME}.desktop").read_text(encoding="utf-8")
    if program:
        quoted = program.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("`", "\\`")
        entry = entry.replace(f"Exec={NAME} ", f'Exec="{quoted}" ').replace(f"TryExec={NAME}", f"TryExec={program}")
    about = (HERE / "desktop" / f"{NAME}.metainfo.xml").read_text(encoding="utf-8")
    about = about.replace("@VERSION@", version()).replace("@LICENCE@", LICENCE)
    write(share / "applications" / f"{NAME}.desktop", entry)
    write(share / "metainfo" / f"{NAME}.metainfo.xml", about)
    write(share / "mime" / "packages" / f"{NAME}.xml", (HERE / "desktop" / f"{NAME}.xml").read_text(encoding="utf-8"))
    icons = share / "icons" / "hicolor"
    for png in (folder / "icons").glob("app-*.png"):
        size = png.stem.removeprefix("app-")
        if int(size) <= 512:
            place = icons / f"{size}x{size}" / "apps" / f"{NAME}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(png, place)
    write(icons / "scalable" / "apps" / f"{NAME}.svg", (folder / "icons" / "app.svg").read_text(encoding="utf-8"))


def write(file: Path, text: str, mode: int = 0o644) -> None:
    """Write a text file, with the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


# --- .deb -------------------------------------------------------------------------------------------------------------


def make_deb(folder: Path, fast: bool = False) -> Path:
    """A Debian package. Raises CalledProcessError when one of Debian's tools does not like it."""
    made = folder / f"{package_name(folder)}_{version()}_{architecture()}.deb"
    with tempfile.TemporaryDirectory(dir=folder, prefix="deb-") as scratch:
        tree = Path(scratch) / "tree"
        copy_program(folder, tree / PLACE)
        add_desktop_files(folder, tree / "usr" / "share")
        (tree / "usr" / "bin").mkdir()
        for program in PROGRAMS:
            (tree / "usr" / "bin" / program).symlink_to(Path("/") / PLACE / program)
        papers = tree / "usr" / "share" / "doc" / package_name(folder)
        licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
        others = f"/{PLACE}/_internal/THIRD_PARTY_LICENSES.txt"
        write(papers / "copyright", f"LoRA Atelier, {LICENCE}. What it is made with: {others}\n\n{licence}")
        write(tree / "DEBIAN" / "control", control(folder.name, needed_packages(tree / PLACE), kilobytes(tree)))
        shutil.copyfile(HERE / "deb" / "postrm", tree / "DEBIAN" / "postrm")
        (tree / "DEBIAN" / "postrm").chmod(0o755)
        for path in [tree, *tree.rglob("*")]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        packed = ["-Zgzip", "-z1"] if fast else ["-Zxz"]
        command = ["dpkg-deb", "--root-owner-group", *packed, "--build", str(tree), str(made)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def control(shape: str, depends: str, size: int) -> str:
    """The package's control file. `size` is the installed size in KiB."""
    other = f"{NAME}-cpu" if shape == "app" else NAME
    fields = {
        "Package": NAME if shape == "app" else f"{NAME}-{shape}",
        "Version": version(),
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Section": "graphics",
        "Priority": "optional",
        "Depends": f"{depends}, {ALSO_NEEDED}",
        "Conflicts": other,
        "Replaces": other,
        "Description": DESCRIPTIONS[shape],
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def kilobytes(tree: Path) -> int:
    """The installed size as Debian counts it."""
    return sum(-(-file.lstat().st_size // 1024) for file in tree.rglob("*") if file.is_symlink() or file.is_file())


# --- .run -------------------------------------------------------------------------------------------------------------


def make_run(folder: Path, fast: bool = False) -> Path:
    """A file that unpacks itself and installs for the person who runs it. Needs makeself."""
    made = folder / f"{package_name(folder)}-{version()}-{os.uname().machine}.run"
    with tempfile.TemporaryDirectory(dir=folder, prefix="run-") as scratch:
        tree = Path(scratch) / "tree"
        copy_program(folder, tree / "app")
        add_desktop_files(folder, tree / "share", program="@PROGRAM@")
        for name in ("install.sh", "uninstall.sh"):
            text = (HERE / "run" / name).read_text(encoding="utf-8").replace("@MACHINE@", os.uname().machine)
            write(tree / name, text, mode=0o755)
        packed = ["--gzip", "--complevel", "1"] if fast else ["--xz"]
        command = [
            "makeself",
            "--quiet",
            "--nox11",
            *packed,
            "--tar-quietly",
            str(tree),
            str(made),
        ]
        subprocess.run([*command, f"LoRA Atelier {version()}", "./install.sh"], check=True)
    return made


# --- AppImage ---------------------------------------------------------------------------------------------------------


def make_appdir(folder: Path, tree: Path) -> None:
    """The folder that an AppImage holds."""
    copy_program(folder, tree / "usr" / "lib" / NAME)
    add_desktop_files(folder, tree / "usr" / "share")
    shutil.copyfile(HERE / "desktop" / f"{NAME}.desktop", tree / f"{NAME}.desktop")
    shutil.copyfile(folder / "icons" / "app-256.png", tree / f"{NAME}.png")
    (tree / ".DirIcon").symlink_to(f"{NAME}.png")
    write(tree / "AppRun", (HERE / "appimage" / "AppRun").read_text(encoding="utf-8"), mode=0o755)


def make_appimage(folder: Path, fast: bool = False) -> Path:
    """An AppImage, compressed as its tool does.

    Needs appimagetool, by ATELIER_APPIMAGETOOL or on the path; it fetches the newest runtime unless
    ATELIER_APPIMAGE_RUNTIME names the file of one.
    """
    made = folder / f"{package_name(folder)}-{version()}-{os.uname().machine}.AppImage"
    tool = os.environ.get("ATELIER_APPIMAGETOOL") or shutil.which("appimagetool")
    if not tool:
        raise SystemExit("appimagetool is not here: get it from the AppImage project, or set ATELIER_APPIMAGETOOL")
    with tempfile.TemporaryDirectory(dir=folder, prefix="appimage-") as scratch:
        tree = Path(scratch) / "LoRA_Atelier.AppDir"
        make_appdir(folder, tree)
        runtime = os.environ.get("ATELIER_APPIMAGE_RUNTIME")
        known = ["--runtime-file", runtime] if runtime else []
        command = [tool, "--no-appstream", *known, str(tree), str(made)]
        subprocess.run(command, check=True, env={**os.environ, "ARCH": os.uname().machine})
    return made


if __name__ == "__main__":
    sys.exit(main())
