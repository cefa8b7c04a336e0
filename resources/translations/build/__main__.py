"""The translations' own commands, for someone who changed a text or adds a language.

python -m resources.translations.build update             every .ts gets the texts that the app has now
python -m resources.translations.build update de          begins a language
python -m resources.translations.build left               how much is untranslated, context by context
python -m resources.translations.build merge FILE.json…   takes translations {context: {English: translation}}
python -m resources.translations.build release FOLDER     writes every .qm, for a package
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from resources.translations.build import ts_file
from resources.translations.build.qt_tools import FOLDER, files, run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m resources.translations.build")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("update").add_argument("language", nargs="?", help="a language to begin, such as de or pt_BR")
    verbs.add_parser("left")
    merge = verbs.add_parser("merge")
    merge.add_argument("files", nargs="+", type=Path)
    merge.add_argument("--language", default="zh_CN")
    verbs.add_parser("release").add_argument("folder", type=Path)
    given = parser.parse_args()
    if given.verb == "update":
        update(given.language)
    elif given.verb == "left":
        left()
    elif given.verb == "merge":
        take_in(given.files, FOLDER / f"atelier_{given.language}.ts")
    else:
        release(given.folder)


def update(new: str | None = None) -> None:
    """Bring every .ts up to date; `new` begins one."""
    from resources.translations.build import collecting  # knows the whole app, which a release need not

    texts = collecting.collect()
    paths = files()
    if new is not None:
        paths.append(FOLDER / f"atelier_{new}.ts")
    for path in paths:
        known = {entry.key: entry for entry in ts_file.read(path)} if path.exists() else {}
        ts_file.write(path, language_of(path), texts, known)


def take_in(given: list[Path], path: Path) -> None:
    """Put translations from JSON files into a .ts. A translation of nothing, or for no text, ends with a complaint."""
    entries = {entry.key: entry for entry in ts_file.read(path)}
    contexts = {(context, source) for context, source, _ in entries}
    for file in given:
        for context, texts in json.loads(file.read_text(encoding="utf-8")).items():
            for source, translation in texts.items():
                if (context, source) not in contexts:
                    print(f"{file.name}: {context} has no text {source!r}")
                elif translation:
                    key = (context, source, "")
                    was = entries[key]
                    entries[key] = ts_file.Entry(context, source, was.comment, (translation,), was.plural, "")
    ts_file.write(path, language_of(path), list(entries.values()), entries)


def left() -> None:
    """Print what is still untranslated."""
    for path in files():
        entries = ts_file.read(path)
        missing = Counter(entry.context for entry in entries if entry.state or not all(entry.forms))
        print(f"{path.name}: {missing.total()} of {len(entries)} are untranslated")
        for context, number in sorted(missing.items()):
            print(f"  {number:5} {context}")


def release(folder: Path) -> None:
    """Write a .qm for every .ts."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in files():
        run("lrelease", "-silent", str(path), "-qm", str(folder / f"{path.stem}.qm"))


def language_of(path: Path) -> str:
    """The language of a .ts, as its name says it."""
    return path.stem.removeprefix("atelier_")


if __name__ == "__main__":
    main()
