"""The texts that lie in tables and files: options, presets and the advice of how presets fit a model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from gui.dataset.captioning import option_form
from gui.train.checks import choice_titles
from project.captioning import options as captioning
from project.masking import options as masking
from project.options import SECTIONS, all_options
from project.presets import SUBJECTS
from project.presets.file import read_preset
from project.schema import OptionInfo

# What systems say of files, as Python passes it on within our sentences.
SYSTEM_TEXTS = (
    "No such file or directory", "Permission denied", "Access is denied", "No space left on device", "File exists",
    "Is a directory", "Not a directory", "Directory not empty", "Read-only file system", "Input/output error",
    "File name too long", "Too many open files", "Device or resource busy", "Operation not permitted",
    "Disk quota exceeded", "Connection refused", "Connection reset by peer", "Name or service not known",
    "Network is unreachable", "timed out",
)  # fmt: skip


def option_texts() -> Iterator[str]:
    """What a form shows of every option: its group, title, tooltip and unit, and the meanings of its choices."""
    yield from (title for title, _ in SECTIONS.values())
    for info in [*all_options(), *captioning.all_options(), *masking.all_options()]:
        yield from _of(info)
    yield from choice_titles()
    for info in [*captioning.all_options(), *masking.all_options()]:
        yield from (option_form.choice_title(choice.value) for choice in info.choices)


def preset_texts(resources: Path) -> Iterator[str]:
    """Titles and purposes of the presets that come with the app, and why they are fitted as they are."""
    presets = [read_preset(path) for path in sorted((resources / "presets").glob("*.yaml"))]
    for preset in sorted(presets, key=lambda one: (one.order, one.title)):
        yield from (preset.title, preset.purpose)
    for subject in SUBJECTS.values():
        yield from (subject.title, subject.sentence, subject.phrase)
    for path in sorted((resources / "presets" / "fitting").glob("*.yaml")):
        yield from _reasons(yaml.safe_load(path.read_text(encoding="utf-8")))


def _of(info: OptionInfo) -> Iterator[str]:
    yield from (info.group, info.title, info.tooltip, info.unit)
    yield from (choice.meaning for choice in info.choices)


def _reasons(value: Any) -> Iterator[str]:
    """Every sentence that stands under `because`."""
    if isinstance(value, dict):
        if isinstance(value.get("because"), str):
            yield value["because"]
        for below in value.values():
            yield from _reasons(below)
    elif isinstance(value, list):
        for below in value:
            yield from _reasons(below)
