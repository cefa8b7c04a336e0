"""What the app suggests for a new project: the preset with its reasons, the folder, and a trigger word."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gui.language import as_sentence, joined, translated
from project.advice import Advice, recommend, recommend_for_texts
from project.device import find_device
from project.library import safe_name
from project.library.names import free_path
from project.presets import find_preset

_LONGEST = 20  # letters of a trigger word; longer ones are many tokens


@dataclass(frozen=True)
class Suggestion:
    """The preset, what to change in it, and why as sentences."""

    preset: str
    title: str
    changes: Mapping[str, Any]
    why: str


def suggest(subject: str, pictures: int) -> Suggestion:
    """The preset for a subject, so many pictures and this computer. Slow."""
    return _said(recommend(subject, pictures, find_device()))


def suggest_texts(subject: str, rows: int, base_model: str) -> Suggestion:
    """The preset for a subject of texts, so many rows, a language model and this computer. Slow."""
    advice = recommend_for_texts(subject, rows, find_device(), base_model)
    return _said(replace(advice, reasons=[*advice.reasons, *advice.notes]))


def _said(advice: Advice) -> Suggestion:
    reasons = joined(*(as_sentence(translated(reason)) for reason in advice.reasons))
    return Suggestion(advice.preset, translated(find_preset(advice.preset).title), advice.changes, reasons)


def trigger_for(name: str) -> str:
    """A word that a model hardly knows yet, made of a project's name; empty if the name has no letters."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
    if not any(letter.isalpha() for letter in letters):
        letters = "".join(letter for letter in name.casefold() if letter.isalnum())
    return letters[:_LONGEST] if any(letter.isalpha() for letter in letters) else ""


def free_folder(parent: Path, name: str) -> Path:
    """The folder that a project of that name will get. Slow."""
    return free_path(parent / safe_name(name))
