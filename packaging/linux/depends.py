"""Which Debian packages a frozen program needs: the owners of the libraries that it names and does not bring along."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

# Parts of the C library, whose lowest version follows from the symbols that are used.
_GLIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util))\.so\.\d+$")


@dataclass
class Linked:
    """What a binary names: libraries, and the newest version of the C library's symbols."""

    libraries: set[str] = field(default_factory=set)
    glibc: tuple[int, ...] = (2, 17)


def needed_packages(program: Path) -> str:
    """The packages with their lowest versions, as Depends wants them. Leaves when one of Debian's tools fails."""
    binaries = [file for file in sorted(program.rglob("*")) if is_binary(file)]
    read = subprocess.run(["objdump", "-p", *map(str, binaries)], capture_output=True, text=True)
    outside = only_outside(read_linked(read.stdout), program)
    floor = max(one.glibc for one in outside.values())
    # It reads every symbol of what it is given, so it gets only those files that have to do with other packages.
    asking = [file for file, one in outside.items() if one.libraries]
    owners = {owner for library in {name for one in outside.values() for name in one.libraries}
              if (owner := owner_of(library))}  # fmt: skip
    # It also counts what lies in the package as if it were the system's, so only the owners of the rest stay.
    others = [one for one in shlibdeps(asking) if one.split()[0] in owners]
    return ", ".join([f"libc6 (>= {'.'.join(map(str, floor))})", *others])


def is_binary(file: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def read_linked(text: str) -> dict[Path, Linked]:
    """File → what it names, from what `objdump -p` prints of several."""
    found: dict[Path, Linked] = {}
    current = Linked()
    for line in text.splitlines():
        if head := re.match(r"(\S.*):\s+file format ", line):
            current = found[Path(head[1])] = Linked()
        elif needed := re.match(r"\s+NEEDED\s+(\S+)", line):
            current.libraries.add(needed[1])
        elif symbol := re.search(r" GLIBC_(\d+)\.(\d+)", line):
            current.glibc = max(current.glibc, (int(symbol[1]), int(symbol[2])))
    return found


def only_outside(linked: dict[Path, Linked], program: Path) -> dict[Path, Linked]:
    """The same without the C library, and without what lies in the program's folder.

    The engine's Python looks beside itself and not among the window's libraries, so it counts apart.
    """
    apart = program / "_internal" / "python"
    have: dict[bool, set[str]] = {True: set(), False: set()}
    for file in program.rglob("*.so*"):
        have[file.is_relative_to(apart)].add(file.name)
    return {
        file: Linked(
            {name for name in one.libraries - have[file.is_relative_to(apart)] if not _GLIBC.match(name)}, one.glibc
        )
        for file, one in linked.items()
    }


def shlibdeps(files: Iterable[Path]) -> list[str]:
    """What dpkg-shlibdeps finds for these files."""
    files = [str(file) for file in files]
    if not files:
        return []
    private = sorted({f"-l{Path(file).parent}" for file in files})
    with tempfile.TemporaryDirectory() as scratch:
        control = Path(scratch) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: some\n\nPackage: some\nArchitecture: any\n", encoding="utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *private, *files]
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"dpkg-shlibdeps: {done.stderr[-2000:]}")
    return done.stdout.partition("shlibs:Depends=")[2].strip().split(", ")


def owner_of(library: str) -> str:
    """The installed Debian package that has a library; empty if none has."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    for path in re.findall(rf"^\s*{re.escape(library)} .*=> (\S+)$", known, re.MULTILINE):
        for name in {path, os.path.realpath(path), f"/usr{path}"}:
            done = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True)
            if done.returncode == 0:
                return done.stdout.partition(":")[0]
    return ""
