"""Where an installer is tried: this Windows, or a Windows made by wine in a folder of its own. Both answer alike."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PERSON = "李雷 Müller"  # whose Windows wine makes
LIMIT = 600  # seconds for one program: the large package unpacks for minutes


class Windows:
    """The Windows that this runs on, for the person who runs it."""

    def __init__(self) -> None:
        self.home = Path(os.environ.get("USERPROFILE", ""))
        self.find_folders()

    def find_folders(self) -> None:
        """Where a person's data, Start menu and desktop lie."""
        self.appdata, self.desktop = self.home / "AppData/Local", self.home / "Desktop"
        self.menu = self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def close(self) -> None:
        """Nothing of ours is left here."""

    def shown(self, path: Path) -> str:
        """The path as Windows writes it."""
        return str(path).replace("/", "\\")

    def line(self, program: Path | str, *arguments: str) -> list[str] | str:
        """The command that starts a program. NSIS reads its last argument, /D=, to the end and without quotes."""
        return " ".join([f'"{program}"' if isinstance(program, Path) else program, *arguments])

    def start(self, program: Path | str, *arguments: str) -> subprocess.Popen[str]:
        """Start a program, its output taken; the caller waits for it."""
        return subprocess.Popen(
            self.line(program, *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=self.environment(),
        )

    def environment(self) -> dict[str, str]:
        """The environment that programs get."""
        return dict(os.environ)

    def run(self, program: Path | str, *arguments: str) -> tuple[int, str]:
        """Run a program to its end; its exit code and what it wrote. Raises subprocess.TimeoutExpired."""
        process = self.start(program, *arguments)
        try:
            text, _ = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return process.returncode, text

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key under HKEY_CURRENT_USER by name, "" for the default; empty if there is no such key."""
        sections = self.registry_text(key).split("\n\n[")
        found = re.findall(r'^(?:@|"(.*?)")=(?:"(.*)"|(.*))$', sections[1] if len(sections) > 1 else "", re.MULTILINE)
        return {name: (text or raw).replace("\\\\", "\\").replace('\\"', '"') for name, text, raw in found}

    def registry_text(self, key: str) -> str:
        """A key with all below it, as it is exported; empty if there is no such key."""
        # By a file, because what `reg query` prints depends on a code page, which lacks most scripts. Twice, because it
        # fails now and then on a busy machine.
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "key.reg"
            for _ in range(2):
                code, _ = self.run("reg", "export", self.quoted(f"HKCU\\{key}"), self.quoted(self.shown(file)), "/y")
                if code == 0 and file.is_file():
                    return file.read_text(encoding="utf-16")
        return ""

    def quoted(self, argument: str) -> str:
        """An argument with spaces, as the command line wants it."""
        return f'"{argument}"'


class Wine(Windows):
    """A Windows 10 in the folder `prefix`, made here. Raises SystemExit without wine."""

    def __init__(self, prefix: Path) -> None:
        if shutil.which("wine") is None:
            raise SystemExit("wine is not here: install the package wine64, or run this on Windows")
        self.prefix = prefix
        (prefix / "home").mkdir(parents=True)
        self.set_version("win10")
        (self.home,) = [path for path in (prefix / "drive_c/users").iterdir() if path.name != "Public"]
        self.find_folders()

    def set_version(self, version: str) -> None:
        """Be another Windows: "win10", "win7"."""
        self.run("winecfg", "-v", version)

    def close(self) -> None:
        """End what runs in this Windows."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), stderr=subprocess.DEVNULL)

    def shown(self, path: Path) -> str:
        inside = path.is_relative_to(self.prefix / "drive_c")
        text = f"C:/{path.relative_to(self.prefix / 'drive_c')}" if inside else f"Z:{path}"
        return text.replace("/", "\\")

    def line(self, program: Path | str, *arguments: str) -> list[str] | str:
        # wine quotes an argument that has spaces, so the one that must not be quoted goes in pieces
        parts = [part for text in arguments for part in (text.split(" ") if text[:2] in ("/D", "_?") else [text])]
        return ["wine", str(program), *parts]

    def quoted(self, argument: str) -> str:
        return argument  # wine does that

    def environment(self) -> dict[str, str]:
        # Without Mono and Gecko, which it would offer to download, and with a home of its own, so that the desktop and
        # the menus of whoever runs this stay as they are.
        return {**os.environ, "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "USER": PERSON, "LC_ALL": "C.UTF-8",
                "HOME": str(self.prefix / "home"), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "",
                "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml="}  # fmt: skip


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
