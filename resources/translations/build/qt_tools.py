"""Qt's own translation tools, which come with PySide6, and where the translations lie."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6

FOLDER = Path(__file__).resolve().parents[1]


def files() -> list[Path]:
    """Every translation of the app."""
    return sorted(FOLDER.glob("atelier_*.ts"))


def run(tool: str, *arguments: str) -> None:
    """Run lupdate or lrelease. Raises RuntimeError with what it said if it fails or warns."""
    done = subprocess.run([str(Path(PySide6.__file__).parent / tool), *arguments], capture_output=True, text=True)
    if done.returncode or "warning" in (done.stdout + done.stderr).lower():
        raise RuntimeError(f"{tool}: {done.stdout}{done.stderr}")
