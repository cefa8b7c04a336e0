"""Sign files for Windows, where a certificate is: python packaging/windows/sign.py FILE...

ATELIER_SIGN_COMMAND is the command line of whatever tool has the certificate, with {file} for the file that it signs in
place: signtool, osslsigncode, jsign, a cloud's own. Without it nothing is signed, and Windows asks before it starts a
downloaded installer.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

VARIABLE = "ATELIER_SIGN_COMMAND"


def command() -> list[str]:
    """The parts of the command line; empty when nothing shall be signed. Leaves if it lacks {file}."""
    text = os.environ.get(VARIABLE, "").strip()
    if text and "{file}" not in text:
        raise SystemExit(f"{VARIABLE} does not say where the file goes: put {{file}} into it")
    return [part.strip('"') for part in shlex.split(text, posix=os.name != "nt")]


def sign(file: Path) -> bool:
    """Sign one file in place; returns whether there was a command to do so. Leaves with a sentence if it fails."""
    parts = command()
    if not parts:
        return False
    done = subprocess.run([part.replace("{file}", str(file)) for part in parts])
    if done.returncode or not file.is_file() or not file.stat().st_size:
        raise SystemExit(f"{file.name} could not be signed: {parts[0]} ended with exit code {done.returncode}")
    return True


def main(files: list[str]) -> int:
    """Sign the files that the command line names."""
    for file in files:
        print(f"{file}: {'signed' if sign(Path(file)) else f'not signed, {VARIABLE} is empty'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
