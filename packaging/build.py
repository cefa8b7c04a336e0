"""Make a package's folder: python packaging/build.py app|cpu [--output DIR].

It runs in an environment that holds what shall be bundled (`requirements-app.txt`, or the app's requirements.txt with a
torch for the CPU) and `requirements-build.txt`. The folder DIR/app or DIR/cpu then has `lora-atelier/` (on macOS
`LoRA Atelier.app`), `icons/` and `work/`; the scripts for each platform turn it into what a person can double-click.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import os
import py_compile
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import icons
import inventory

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
NAME, TITLE = "lora-atelier", "LoRA Atelier"
SHAPES = ("app", "cpu")

# What the engine runs from in the shape "app": plain files that its own Python reads.
SOURCES = (
    "main.py",
    "bootstrap.py",
    "requirements.txt",
    "LICENSE",
    "project",
    "engine",
    "resources",
    "packaging/locks",
)
NOT_NEEDED = shutil.ignore_patterns("__pycache__", ".*", "build", "build_*.py")  # scripts that made the resources
# Libraries that a plugin of Qt uses where the desktop has them, and that must be the desktop's own.
MAY_BE_MISSING = ("libgtk-3.so", "libgdk-3.so")
PYTHON_NOT_NEEDED = ("test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "site-packages", "__pycache__",
                     "config-*", "pydoc_data", "_tkinter*", "_test*", "_ctypes_test*", "_xx*", "*.a", "readline*",
                     "_curses*", "_dbm*", "_gdbm*", "nis.*", "ossaudiodev*")  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Build one shape; returns the exit code. Leaves with one sentence when the environment is not right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shape", choices=SHAPES, help="app: the window; cpu: everything, for the processor")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="where the folder goes (default: dist)")
    chosen = parser.parse_args(arguments)
    check_environment(chosen.shape)
    place = chosen.output.absolute() / chosen.shape
    work = place / "work"
    work.mkdir(parents=True, exist_ok=True)
    icons.draw(ROOT / "resources" / "icons" / "app.svg", place / "icons")
    bundle = freeze(chosen.shape, place)
    if chosen.shape == "app" and sys.platform == "linux":  # where one program does for both, with and without a window
        (bundle / f"{NAME}-cli").unlink()
        (bundle / f"{NAME}-cli").symlink_to(NAME)
    extras = extra_folder(bundle)
    add_sources(chosen.shape, extras / "source")
    add_translations(extras / "source" / "resources" / "translations")
    if chosen.shape == "app":
        add_uv(extras / "uv")
        add_python(extras / "python")
    link_extras(bundle, extras)
    inventory.write(work / "contents.json", extras, with_engine_tools=chosen.shape == "app")
    print(f"{bundle}: {size(bundle) / 1e6:.0f} MB")
    return 0


def check_environment(shape: str) -> None:
    """Leave unless this Python has what the shape holds."""
    have = {dist.name.lower().replace("_", "-"): dist.version for dist in importlib.metadata.distributions()}
    wanted = ["pyinstaller", "pyside6-essentials", *(["uv"] if shape == "app" else ["torch"])]
    if missing := [name for name in wanted if name not in have]:
        raise SystemExit(f"this environment lacks {', '.join(missing)}: see packaging/README.md")
    if shape == "cpu" and any(name.startswith("nvidia-cu") for name in have):
        raise SystemExit("this environment has the torch for CUDA cards, which no package can hold: install the CPU's")


def freeze(shape: str, place: Path) -> Path:
    """Run PyInstaller and return the folder that it made; leave when it fails or misses a library."""
    work, log = place / "work", place / "work" / "pyinstaller.log"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", str(place),
               "--workpath", str(work), str(PACKAGING / "atelier.spec")]  # fmt: skip
    with log.open("wb") as output:
        # Not in the repository's folder: its `packaging` is not the package of that name.
        done = subprocess.run(
            command, cwd=work, env={**os.environ, "ATELIER_BUNDLE": shape}, stdout=output, stderr=subprocess.STDOUT
        )
    text = log.read_text(encoding="utf-8", errors="replace")
    if done.returncode:
        raise SystemExit(f"{text[-3000:]}\nPyInstaller failed; the whole of it is in {log}")
    if missing := missing_libraries(text):
        raise SystemExit(f"these libraries are not on this machine, so the package would lack them: {missing}")
    if sys.platform == "darwin":
        shutil.rmtree(place / NAME)  # the same once more, without the bundle around it
        return place / f"{TITLE}.app"
    return place / NAME


def missing_libraries(log: str) -> list[str]:
    """The libraries that PyInstaller looked for and did not find, by its own warnings."""
    found = re.findall(r"Library not found: could not resolve '([^']+)'", log)
    found += re.findall(r"WARNING: lib not found: (\S+)", log)
    return sorted({name for name in found if not name.startswith(MAY_BE_MISSING)})


def extra_folder(bundle: Path) -> Path:
    """Where the plain files go: beside the libraries, in a macOS bundle among its resources."""
    return bundle / "Contents" / "Resources" if bundle.suffix == ".app" else bundle / "_internal"


def link_extras(bundle: Path, extras: Path) -> None:
    """In a macOS bundle the program looks among the libraries, so links lead from there."""
    frameworks = bundle / "Contents" / "Frameworks"
    for name in ("source", "uv", "python"):
        if frameworks.is_dir() and (extras / name).exists() and not (frameworks / name).exists():
            (frameworks / name).symlink_to(Path("..") / "Resources" / name)


def add_sources(shape: str, target: Path) -> None:
    """The resources, and for an engine in an environment of its own also what it runs from, compiled beforehand:
    whoever starts it may not write here."""
    shutil.rmtree(target, ignore_errors=True)
    for name in SOURCES if shape == "app" else ("resources",):
        source, place = ROOT / name, target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, ignore=NOT_NEEDED)
        elif source.exists():
            shutil.copyfile(source, place)
    if shape == "app":
        compile_all(target)


def add_translations(target: Path) -> None:
    """The translations as Qt loads them: a package lacks the tool that a checkout makes them with."""
    command = [sys.executable, "-m", "resources.translations.build", "release", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)


def add_uv(target: Path) -> None:
    """The program of the installed package uv."""
    program = Path(sysconfig.get_path("scripts")) / ("uv.exe" if os.name == "nt" else "uv")
    target.mkdir(exist_ok=True)
    shutil.copy2(program, target / program.name)


def add_python(target: Path) -> None:
    """The Python that runs this, without what an engine never uses, and able to run from any folder."""
    shutil.rmtree(target, ignore_errors=True)
    base = Path(sys.base_prefix)
    ignore = shutil.ignore_patterns(*PYTHON_NOT_NEEDED)
    if os.name == "nt":
        for name in ("DLLs", "Lib", "include", "libs"):
            shutil.copytree(base / name, target / name, ignore=ignore)
        for file in [*base.glob("*.exe"), *base.glob("*.dll"), *base.glob("LICENSE*")]:
            shutil.copy2(file, target / file.name)
        python = target / "python.exe"
    else:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        for part in (f"lib/{version}", f"include/{version}"):
            shutil.copytree(base / part, target / part, ignore=ignore)
        for file in (base / "lib").glob(f"lib{version}*.*"):
            if file.suffix != ".a" and not file.is_symlink():
                shutil.copy2(file, target / "lib" / file.name)
        python = target / "bin" / version
        python.parent.mkdir()
        shutil.copy2(base / "bin" / version, python)
        (python.parent / "python3").symlink_to(version)
        find_own_library(python)
    (target / ("Lib" if os.name == "nt" else f"lib/{version}") / "site-packages").mkdir(exist_ok=True)
    compile_all(target)
    check_python(python, target)


def find_own_library(python: Path) -> None:
    """Let a Python that was built for one folder find its library beside itself."""
    if sys.platform != "linux":
        return
    patchelf = Path(sysconfig.get_path("scripts")) / "patchelf"
    found = subprocess.run([patchelf, "--print-rpath", python], capture_output=True, text=True, check=True)
    if found.stdout.startswith("/"):
        subprocess.run([patchelf, "--set-rpath", "$ORIGIN/../lib", python], check=True)


def check_python(python: Path, home: Path) -> None:
    """Leave unless the copy runs by itself, with what pip and torch ask of it."""
    program = "import sys, ssl, ctypes, lzma, bz2, zlib, sqlite3, venv, hashlib, multiprocessing; print(sys.prefix)"
    clean = {key: value for key, value in os.environ.items() if key in ("SYSTEMROOT", "TEMP", "TMP")}
    done = subprocess.run([str(python), "-I", "-c", program], env=clean, capture_output=True, text=True)
    if done.returncode or not Path(done.stdout.strip()).samefile(home):
        raise SystemExit(f"the copied Python does not run by itself: {done.stderr or done.stdout}")


def compile_all(folder: Path) -> None:
    """Write byte code that is taken without asking for the source's date, which installers change."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=2, invalidation_mode=mode, stripdir=str(folder), workers=0)


def size(folder: Path) -> int:
    """Bytes of a folder's files, links not followed."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
