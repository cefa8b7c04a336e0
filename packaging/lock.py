"""Writes the locked requirements of the engine: `packaging/locks/<backend>-<system>.toml`, one for each kind of card.

    python packaging/lock.py --uv PATH             all that the reachable indexes allow; the others are named
    python packaging/lock.py cuda-linux cpu-windows
    python packaging/lock.py --upgrade             take newer releases of what requirements.txt does not pin

uv resolves, for both Pythons of the engine, and writes pylock.toml; here each package is reduced to one wheel for each
Python, and what uv does not know is added: the bytes that a wheel takes unpacked (read from its own table of contents,
by HTTP Range), the longest path, and what CUDA the driver must serve. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, BufferedReader, RawIOBase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path(__file__).resolve().parent / "locks"
PYTHONS = ("3.11", "3.12")
WINDOW_ONLY = ("pyside6", "pyqtgraph")  # of requirements.txt: the engine has no window
HOSTS = ("files.pythonhosted.org", "download.pytorch.org", "download-r2.pytorch.org")  # what may stand in a lock
IMPORTS = ("torch", "torchvision", "diffusers", "transformers", "peft")  # what a whole engine can import
# The oldest compute capability in torch's wheels, by their major CUDA (torch.cuda.get_arch_list()).
CAPABILITIES = {"13": "7.5", "12": "5.0"}

# The chips that PyTorch builds its ROCm wheels for (PYTORCH_ROCM_ARCH in its .ci/docker).
ROCM_CHIPS = ("gfx900", "gfx906", "gfx908", "gfx90a", "gfx942", "gfx950", "gfx1030", "gfx1100", "gfx1101", "gfx1102",
              "gfx1150", "gfx1151", "gfx1200", "gfx1201")  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Where wheels of one kind come from: uv's name of the system, and its --torch-backend; PyPI alone without one."""

    system: str
    torch: str = ""


LINUX, WINDOWS, MACOS = "x86_64-manylinux_2_28", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"
TARGETS = {
    "cuda-linux": Target(LINUX),
    "cuda-windows": Target(WINDOWS, "cu130"),
    "rocm-linux": Target(LINUX, "rocm7.2"),
    "xpu-linux": Target(LINUX, "xpu"),
    "xpu-windows": Target(WINDOWS, "xpu"),
    "mps-macos": Target(MACOS),
    "cpu-linux": Target(LINUX, "cpu"),
    "cpu-windows": Target(WINDOWS),
}


class Failed(Exception):
    """Why a lock cannot be written."""


def main(arguments: list[str] | None = None) -> int:
    """Write the locks that are asked for; 1 if one could not be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="BACKEND-SYSTEM", help="default: all")
    parser.add_argument("--uv", default="uv", help="the uv to ask (default: the one on the path)")
    parser.add_argument("--upgrade", action="store_true", help="do not keep to the releases of the present locks")
    parser.add_argument("--output", type=Path, default=LOCKS, help="folder to write to (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    if unknown := sorted(set(chosen.names) - set(TARGETS)):
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    chosen.output.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in chosen.names or TARGETS:
        try:
            packages = resolve(name, chosen.uv, pins_of(chosen.output, upgrade=chosen.upgrade))
            text = written(name, packages, sizes_of(chosen.output))
        except Failed as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
            continue
        (chosen.output / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
        size = sum(wheel["size"] for package in packages.values() for wheel in package["wheels"][:1])
        print(f"{name}: {len(packages)} packages, {size / 1e6:.0f} MB to download")
    return 1 if failed else 0


# --- what uv resolves -------------------------------------------------------------------------------------------------


def resolve(name: str, uv: str, pins: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The packages of a target, by name: version, and a wheel for each Python. Raises Failed."""
    target, merged = TARGETS[name], dict[str, dict[str, Any]]()
    for python in PYTHONS:
        found = compiled(target, uv, python, {**pins, **{one: merged[one]["version"] for one in merged}})
        if merged and set(found) != set(merged):
            raise Failed(f"Python {python} takes other packages: {', '.join(sorted(set(found) ^ set(merged)))}")
        for package in found.values():
            wheel = best(package, python)
            kept = merged.setdefault(package["name"], {**package, "wheels": []})
            if kept["version"] != package["version"]:
                raise Failed(f"{package['name']} has different releases for Python {' and '.join(PYTHONS)}")
            if wheel["url"] not in [one["url"] for one in kept["wheels"]]:
                kept["wheels"].append(wheel)
    return dict(sorted(merged.items()))


def compiled(target: Target, uv: str, python: str, pins: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What uv writes for one Python, by package. Raises Failed with uv's words."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, kept, output = (Path(folder, one) for one in ("engine.in", "kept.txt", "pylock.toml"))
        wanted.write_text("\n".join(engine_requirements()) + "\n", encoding="utf-8")
        own = {line.partition("==")[0].lower() for line in engine_requirements()}
        kept.write_text("".join(f"{k}=={v}\n" for k, v in pins.items() if k not in own), encoding="utf-8")
        command = [uv, "pip", "compile", str(wanted), "--constraint", str(kept), "--format", "pylock.toml"]
        command += ["--python-version", python, "--python-platform", target.system, "--only-binary", ":all:"]
        command += ["--no-config", "--no-header", "--quiet", "--output-file", str(output)]
        command += ["--torch-backend", target.torch] if target.torch else []
        indexes = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
        environment = {**indexes, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise Failed(" ".join(done.stderr.split()))
        packages = tomllib.loads(output.read_text(encoding="utf-8"))["packages"]
    return {package["name"]: package for package in packages}


def engine_requirements() -> list[str]:
    """The lines of requirements.txt without those of the window."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.lower().startswith(WINDOW_ONLY)]


def best(package: dict[str, Any], python: str) -> dict[str, Any]:
    """The wheel to take of those that uv found to fit: rather one with compiled parts. Raises Failed."""
    if not package.get("wheels"):
        raise Failed(f"{package['name']} {package['version']} has no wheel")
    fitting = [wheel for wheel in package["wheels"] if not wheel["url"].endswith("-none-any.whl")]
    wheel = dict((fitting or package["wheels"])[0])
    if urlsplit(wheel["url"]).hostname not in HOSTS:
        raise Failed(f"{wheel['url']} is not a public address")
    if "sha256" not in wheel.get("hashes", {}):
        raise Failed(f"the index gives no sha256 for {wheel['url']} (Python {python})")
    if "size" not in wheel:
        with urllib.request.urlopen(urllib.request.Request(wheel["url"], method="HEAD")) as answer:
            wheel["size"] = int(answer.headers["Content-Length"])
    return wheel


def pins_of(folder: Path, *, upgrade: bool) -> dict[str, str]:
    """The releases in the present locks: a lock changes only where it has to, and all hold the same releases."""
    pins: dict[str, str] = {}
    for path in [] if upgrade else sorted(folder.glob("*.toml")):
        for package in tomllib.loads(path.read_text(encoding="utf-8"))["packages"]:
            if "+" not in package["version"]:  # a build for one kind of card
                pins.setdefault(package["name"], package["version"])
    return pins


# --- what uv does not know --------------------------------------------------------------------------------------------


class RemoteFile(RawIOBase):
    """A file on a server that is read in places, by HTTP Range; a read fetches a block and keeps it."""

    BLOCK = 1 << 18

    def __init__(self, url: str, size: int) -> None:
        self.url, self.size, self.place = url, size, 0
        self.blocks: dict[int, bytes] = {}

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.place

    def seek(self, offset: int, whence: int = 0) -> int:
        self.place = offset + {SEEK_END: self.size, SEEK_CUR: self.place}.get(whence, 0)
        return self.place

    def readinto(self, buffer: Any) -> int:
        number, start = divmod(self.place, self.BLOCK)
        if self.place >= self.size:
            return 0
        piece = self._block(number)[start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self.place += len(piece)
        return len(piece)

    def _block(self, number: int) -> bytes:
        if number not in self.blocks:
            first = number * self.BLOCK
            last = min(first + self.BLOCK, self.size) - 1
            request = urllib.request.Request(self.url, headers={"Range": f"bytes={first}-{last}"})
            with urllib.request.urlopen(request, timeout=60) as answer:
                if answer.status != 206:
                    raise Failed(f"{self.url} is not served in parts")
                self.blocks[number] = answer.read()
        return self.blocks[number]


def contents(wheel: dict[str, Any]) -> tuple[int, int]:
    """(bytes unpacked, longest path in site-packages) of a wheel. Raises Failed, OSError."""
    with zipfile.ZipFile(BufferedReader(RemoteFile(wheel["url"], wheel["size"]))) as archive:
        entries = archive.infolist()
    paths = [re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", entry.filename) for entry in entries]
    return sum(entry.file_size for entry in entries), max(len(with_bytecode(path)) for path in paths)


def with_bytecode(path: str) -> str:
    """The path of a module's byte code, which is longer than the module's own; others as they are."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/__pycache__/{name[:-3]}.cpython-312.pyc" if name.endswith(".py") else path


def sizes_of(folder: Path) -> dict[str, tuple[int, int]]:
    """What is known of wheels from the present locks, by hash."""
    known: dict[str, tuple[int, int]] = {}
    for path in sorted(folder.glob("*.toml")):
        for package in tomllib.loads(path.read_text(encoding="utf-8"))["packages"]:
            ours = package["tool"]["lora-atelier"]
            for wheel in package["wheels"]:
                file = wheel["url"].rsplit("/", 1)[-1]
                known[wheel["hashes"]["sha256"]] = (ours["unpacked"][file], ours["longest-path"])
    return known


# --- the file ---------------------------------------------------------------------------------------------------------


def written(name: str, packages: dict[str, dict[str, Any]], known: dict[str, tuple[int, int]]) -> str:
    """The lock as text: pylock.toml (PEP 751) with our table. Raises Failed, OSError."""
    wheels = [wheel for package in packages.values() for wheel in package["wheels"]]
    with ThreadPoolExecutor(8) as pool:
        measured = list(pool.map(lambda wheel: known.get(wheel["hashes"]["sha256"]) or contents(wheel), wheels))
    sizes = {wheel["url"]: size for wheel, size in zip(wheels, measured, strict=True)}
    ours = {
        "backend": name.partition("-")[0],
        "requirements": hashlib.sha256("\n".join(engine_requirements()).encode()).hexdigest(),
        "longest-path": max(length for _, length in measured),
        "imports": list(IMPORTS),
        **cuda(packages),
        **systems(packages),
        **({"chips": list(ROCM_CHIPS)} if name.startswith("rocm") else {}),
    }
    lines = [
        "# Written by packaging/lock.py; do not edit. The standard form is pylock.toml (PEP 751).",
        'lock-version = "1.0"',
        'created-by = "uv"',
        f'requires-python = ">={PYTHONS[0]},<3.{int(PYTHONS[-1][2:]) + 1}"',
        "",
        "[tool.lora-atelier]",
        *(f"{key} = {json.dumps(value)}" for key, value in ours.items()),
    ]
    for package in packages.values():
        lines += ["", "[[packages]]", f'name = "{package["name"]}"', f'version = "{package["version"]}"', "wheels = ["]
        for wheel in package["wheels"]:
            digest = wheel["hashes"]["sha256"]
            lines.append(f'  {{ url = "{wheel["url"]}", size = {wheel["size"]}, hashes = {{ sha256 = "{digest}" }} }},')
        unpacked = ", ".join(f'"{_file(wheel)}" = {sizes[wheel["url"]][0]}' for wheel in package["wheels"])
        longest = max(sizes[wheel["url"]][1] for wheel in package["wheels"])
        lines += ["]", "[packages.tool.lora-atelier]", f"unpacked = {{ {unpacked} }}", f"longest-path = {longest}"]
    return "\n".join(lines) + "\n"


def cuda(packages: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The CUDA that the driver must serve and the oldest card, from the CUDA that the wheels bring; empty without."""
    runtime = next((one["version"] for name, one in packages.items() if name.startswith("nvidia-cuda-runtime")), "")
    if not runtime and (local := re.search(r"\+cu(\d+)(\d)$", packages["torch"]["version"])):
        runtime = f"{local[1]}.{local[2]}"  # under Windows the libraries lie in torch's own wheel
    if not runtime:
        return {}
    major, minor = runtime.split(".")[:2]
    return {"cuda": f"{major}.{minor}", "capability": CAPABILITIES[major]}


def systems(packages: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The oldest macOS that all wheels run on, from the tags in their names; empty for other systems."""
    files = [_file(wheel) for package in packages.values() for wheel in package["wheels"]]
    tags = [re.findall(r"macosx_(\d+)_(\d+)_", file) for file in files]
    oldest = [min((int(major), int(minor)) for major, minor in found) for found in tags if found]
    return {"macos": "{}.{}".format(*max(oldest))} if oldest else {}


def _file(wheel: dict[str, Any]) -> str:
    return str(wheel["url"].rsplit("/", 1)[-1])


if __name__ == "__main__":
    sys.exit(main())
