"""What others made of a package: a bill of materials (CycloneDX 1.6) and the licences, read from what went in.

PyInstaller's list of files says which installed distributions, parts of Python and libraries of the system are there.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SBOM, LICENCES = "sbom.cdx.json", "THIRD_PARTY_LICENSES.txt"
_TEXT_NAMES = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
_NO_TEXT = "(The distribution brings no text of its licence.)"
_LARGEST = 400_000  # characters of one licence text; torch's is the longest by far


@dataclass(frozen=True)
class Part:
    """Something that others made: its name, version, package URL, licence in a word or two, and the licence's text."""

    name: str
    version: str
    purl: str
    licence: str
    text: str


def write(contents: Path, folder: Path, *, with_engine_tools: bool) -> None:
    """Write both files into a folder. `contents` is the JSON list of the files that went in; the tool is uv.

    Raises OSError.
    """
    files = [Path(name) for name in json.loads(contents.read_text(encoding="utf-8"))]
    own = contents.parent  # what PyInstaller made while it worked
    parts = parts_of(
        (file for file in files if not file.is_relative_to(own)), extra=("uv",) if with_engine_tools else ()
    )
    (folder / SBOM).write_text(json.dumps(bill(parts), indent=1) + "\n", encoding="utf-8")
    (folder / LICENCES).write_text(licences(parts), encoding="utf-8")


def parts_of(files: Iterable[Path], extra: Iterable[str] = ()) -> list[Part]:
    """The parts that these files belong to, and the distributions named on top; sorted by name."""
    owners = owning_distributions()
    names, foreign = set(extra), set()
    for file in files:
        if owner := owners.get(str(file)) or owners.get(str(file.resolve())):
            names.add(owner)
        elif file.is_absolute() and not _is_ours(file) and not file.is_relative_to(sys.base_prefix):
            foreign.add(file.resolve())
    found = [_python(), *(_distribution(name) for name in names), *system_parts(foreign)]
    return sorted(found, key=lambda part: part.name.lower())


def owning_distributions() -> dict[str, str]:
    """File → the installed distribution that it belongs to."""
    found = {}
    for dist in importlib.metadata.distributions():
        name, base = dist.name, str(dist.locate_file(""))  # asking for the name parses all metadata anew
        for file in dist.files or ():
            found[os.path.normpath(os.path.join(base, file))] = name
    return found


def system_parts(files: Iterable[Path]) -> list[Part]:
    """The Debian packages that libraries come from; a library that belongs to none stands for itself."""
    found: dict[str, Part] = {}
    for file in files:
        if file.is_relative_to(sys.prefix):  # scripts and links that an environment makes itself
            continue
        owner = _debian_owner(file)
        if owner and owner not in found:
            found[owner] = _debian(owner)
        elif not owner:
            found[file.name] = Part(file.name, "", "", "see the operating system", _NO_TEXT)
    return list(found.values())


def bill(parts: list[Part]) -> dict[str, Any]:
    """The bill of materials, the same for the same parts."""
    version = _our_version()
    components = [_component(part) for part in parts]
    identity = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, components]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{identity}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "lora-atelier", "version": version}},
        "components": components,
    }


def licences(parts: list[Part]) -> str:
    """All licence texts as one readable file."""
    head = "LoRA Atelier is made with the works below, each under its own licence."
    line = "=" * 100
    blocks = [f"{line}\n{part.name} {part.version}\nLicence: {part.licence}\n{line}\n\n{part.text}" for part in parts]
    return "\n\n".join([head, *blocks]) + "\n"


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {"type": "library", "name": part.name, "version": part.version}
    if part.purl:
        component |= {"bom-ref": part.purl, "purl": part.purl}
    return component | {"licenses": [{"license": {"name": part.licence}}]}


def _distribution(name: str) -> Part:
    dist = importlib.metadata.distribution(name)
    plain = re.sub(r"[-_.]+", "-", dist.name).lower()
    texts = [
        f"--- {file}\n{_read(Path(str(dist.locate_file(file))))}"
        for file in dist.files or ()
        if _TEXT_NAMES.search(str(file)) and not str(file).endswith((".py", ".pyc"))
    ]
    return Part(dist.name, dist.version, f"pkg:pypi/{plain}@{dist.version}", _licence_of(dist),
                "\n\n".join(texts) or _NO_TEXT)  # fmt: skip


def _licence_of(dist: importlib.metadata.Distribution) -> str:
    """What the metadata call the licence: the expression, the classifiers, or the old field if it is short."""
    known = dist.metadata
    if expression := known.get("License-Expression"):
        return str(expression)
    classified = [text.rpartition(" :: ")[2] for text in known.get_all("Classifier") or () if "License ::" in text]
    field = str(known.get("License") or "").strip()
    if field and len(field) < 80 and "\n" not in field:
        return field
    return ", ".join(classified) or "unknown"


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = [Path(sys.base_prefix) / "LICENSE.txt", *(Path(sys.base_prefix) / "lib").glob("python3*/LICENSE.txt")]
    text = next((_read(place) for place in places if place.exists()), _NO_TEXT)
    return Part("CPython", version, f"pkg:generic/python@{version}", "PSF-2.0", text)


def _debian_owner(file: Path) -> str:
    """The installed Debian package of a file; empty where there is none or no dpkg."""
    if not shutil.which("dpkg-query"):
        return ""
    for name in (str(file), str(file).removeprefix("/usr")):  # the owner may list it under the place before the merge
        done = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.partition(":")[0].split(",")[0]
    return ""


def _debian(package: str) -> Part:
    query = ["dpkg-query", "--show", "--showformat=${Version}\n", package]
    version = (subprocess.run(query, capture_output=True, text=True).stdout.splitlines() or [""])[0]
    text = _read(Path("/usr/share/doc") / package / "copyright")
    return Part(package, version, f"pkg:deb/debian/{package}@{version}", "see its text", text)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")[:_LARGEST].strip()
    except OSError:
        return _NO_TEXT


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and not file.is_relative_to(sys.prefix)


def _our_version() -> str:
    text = (ROOT / "project" / "version.py").read_text(encoding="utf-8")
    return re.search(r'^VERSION = "([^"]+)"', text, re.MULTILINE)[1]  # type: ignore[index]
