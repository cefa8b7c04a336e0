"""Under which licence a base model stands, as its own files say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FILES = ("LICENSE*", "LICENCE*", "COPYING*")
_MOST = 1 << 16  # characters of a file that are read


@dataclass(frozen=True)
class Licence:
    """`name` as the model card has it ("apache-2.0", "llama3.2"), `link` and `file` as far as they are told."""

    name: str = ""
    link: str = ""
    file: str = ""  # of the model's folder
    title: str = ""  # the first line of that file

    def sentence(self, base: str) -> str:
        """What holds for whoever uses or passes on what was built on this model."""
        said = self.name or self.title
        if not said:
            return f"The files of {base} do not name its licence: look where it came from before you pass this on."
        where = f" ({self.link})" if self.link else f" (its file {self.file})" if self.file else ""
        return f"{base} is under the licence {said}{where}, which holds for what is built on it."


def licence_of(folder: Path) -> Licence:
    """What README.md's front matter and the licence's own file say; empty where they say nothing."""
    card = _front_matter(_text(folder / "README.md"))
    name = str(card.get("license") or "")
    if name == "other" and card.get("license_name"):
        name = str(card["license_name"])
    found = next((path for form in _FILES for path in sorted(folder.glob(form)) if path.is_file()), None)
    lines = [line.strip(" #*") for line in _text(found).splitlines()] if found else []
    title = next((line for line in lines if line), "")[:100]
    return Licence(name, str(card.get("license_link") or ""), found.name if found else "", title)


def _front_matter(text: str) -> Mapping[str, Any]:
    if not text.startswith("---"):
        return {}
    try:
        found = yaml.safe_load(text[3:].partition("\n---")[0])
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST)
    except OSError:
        return ""
