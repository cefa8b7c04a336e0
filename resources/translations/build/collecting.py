"""Collects every text of the app: those of gui/ by Qt's lupdate, those of the rooms without Qt by reading their source.

All of them go through lupdate in the end: what it does not find itself is handed to it as a file of calls.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from project.workspace import resources
from resources.translations.build import sentences, tables, ts_file
from resources.translations.build.qt_tools import FOLDER, run

_ROOT = FOLDER.parents[1]
_ROOMS = ("project", "engine", "gui")


def collect() -> list[ts_file.Entry]:
    """Every text, untranslated. Raises RuntimeError with what lupdate said if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        calls, listed, found = Path(folder, "calls.py"), Path(folder, "files"), Path(folder, "found.ts")
        calls.write_text("".join(f"translate({_quoted(c)}, {_quoted(text)})\n" for c, text in without_qt()), "utf-8")
        files = [*sorted((_ROOT / "gui").rglob("*.py")), calls]
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        run("lupdate", "-locations", "none", f"@{listed}", "-ts", str(found))
        return ts_file.read(found)


def without_qt() -> Iterator[tuple[str, str]]:
    """The context and the English of every text that comes from project/ and engine/, each text once."""
    seen: set[str] = set()
    for context, text in _every():
        if text and text not in seen and any(letter.isalpha() for letter in text):
            seen.add(text)
            yield context, text


def _every() -> Iterator[tuple[str, str]]:
    yield from (("options", text) for text in tables.option_texts())
    yield from (("presets", text) for text in tables.preset_texts(resources()))
    yield from (("project", text) for text in tables.SYSTEM_TEXTS)
    for room in _ROOMS:
        for path in sorted((_ROOT / room).rglob("*.py")):
            parts = path.relative_to(_ROOT).with_suffix("").parts
            context = "/".join(parts[:2]) if len(parts) > 2 and room != "gui" else room
            yield from ((context, text) for text in sentences.sentences(path, _ROOT))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
