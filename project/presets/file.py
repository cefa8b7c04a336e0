"""A preset as a file: a config with a block `preset` that says what it is for, and only the options that it sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.config import PRESET_BLOCK, parse_config, to_mapping
from project.errors import BadInput
from project.options import PICTURES, TEXTS, all_options
from project.version import VERSION as APP_VERSION
from project.yaml_text import read_mapping

VERSION = 1  # of the file: raise it when an older app would misread what is written

# What belongs to a project, a model or a computer, and never travels in a preset.
_KEPT_OUT = {
    "base_loras", "base_model", "cache_dir", "chat_template", "class_word", "clip_model", "concepts", "device",
    "family", "log_dir", "mask_dir", "metadata_path", "model_name_or_path", "output_dir", "output_name",
    "prediction_type", "preview_prompts", "reg_data_dir", "start_from", "system_prompt", "task_type", "test_questions",
    "text_columns", "text_format", "train_data_dir", "trigger_word", "vae", "validation_dir",
}  # fmt: skip

_DEFAULTS = {info.key: info.default for info in all_options() if info.key not in _KEPT_OUT}
PRESET_KEYS: tuple[str, ...] = tuple(_DEFAULTS)  # the options that a preset may set, in the schema's order

_TEXT_LIMITS = {"title": 80, "purpose": 300}


@dataclass(frozen=True)
class Preset:
    """A named set of options. `name` is its file's name without ending, and what a project and the shell call it.

    `task` is what it is for, PICTURES or TEXTS.
    """

    name: str
    title: str
    purpose: str
    values: Mapping[str, Any]
    builtin: bool
    path: Path
    order: int = 1000
    task: str = PICTURES

    def complete(self) -> dict[str, Any]:
        """A value for every option that a preset may set: the preset's, or else the default."""
        return {key: self.values.get(key, default) for key, default in _DEFAULTS.items()}

    def changes_to(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What goes over `complete()` to have these values; those of the preset that they lack become the default."""
        before, after = self.complete(), {**_DEFAULTS, **values}
        return {key: after[key] for key in before if after[key] != before[key]}


def read_preset(path: Path, builtin: bool = False) -> Preset:
    """The preset in a file. A plain config is one too, named after its file; its paths are not taken.

    Raises BadInput with one line that names the file, the line and the key, and for a preset of a newer version.
    """
    raw, lines = read_mapping(path)
    block = _block(path, lines) if PRESET_BLOCK in raw else {}
    _check_version(path, block)
    given = {key: value for key, value in raw.items() if key != PRESET_BLOCK}
    values = checked(given, str(path), lines)
    return Preset(
        name=path.stem,
        title=block.get("title") or path.stem,
        purpose=block.get("purpose", ""),
        values=values,
        builtin=builtin,
        path=path,
        order=_order(block),
        task=_task(path, block),
    )


def checked(values: Mapping[str, Any], where: str, lines: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Those of the values that a preset may set, as the schema reads them, in its order. Raises BadInput."""
    resolved = to_mapping(parse_config(values, where, lines))
    return {key: resolved[key] for key in PRESET_KEYS if key in values}


def preset_text(title: str, purpose: str, values: Mapping[str, Any], order: int = 1000, task: str = PICTURES) -> str:
    """The content of a preset's file."""
    block = {"version": VERSION, "made_with": APP_VERSION, "title": title, "purpose": purpose, "order": order}
    if task != PICTURES:  # what no file says, so that older versions of the app read these as before
        block["task"] = task
    head = {PRESET_BLOCK: {key: value for key, value in block.items() if value != ""}}
    ordered = {key: values[key] for key in PRESET_KEYS if key in values}
    return "".join(yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=1 << 20)
                   for part in (head, ordered) if part)  # fmt: skip


def _block(path: Path, lines: Mapping[str, int]) -> dict[str, str]:
    """The block's entries as texts. What else a later app wrote there does no harm."""
    where = f"{path}, line {lines[PRESET_BLOCK]}: "
    root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == PRESET_BLOCK), None)
    if not isinstance(node, yaml.MappingNode):
        raise BadInput(f"{where}preset is the block that describes a preset: version, title, purpose")
    entries = {
        str(key.value): " ".join(str(value.value).split())
        for key, value in node.value
        if isinstance(value, yaml.ScalarNode)
    }
    for name, limit in _TEXT_LIMITS.items():
        if len(entries.get(name, "")) > limit:
            raise BadInput(f"{where}the {name} of a preset is at most {limit} letters long")
    return entries


def _check_version(path: Path, block: Mapping[str, str]) -> None:
    text = block.get("version", str(VERSION))
    if not text.isdecimal():
        raise BadInput(f'{path}: the version of a preset is a whole number, not "{text}"')
    if int(text) > VERSION:
        app = block.get("made_with")
        needed = f"LoRA Atelier {app}" if app else f"an app that reads presets of version {text}"
        raise BadInput(f"{path}: this preset needs {needed} or newer, and this is {APP_VERSION}: update the app")


def _task(path: Path, block: Mapping[str, str]) -> str:
    task = block.get("task", PICTURES)
    if task not in (PICTURES, TEXTS):
        raise BadInput(f'{path}: the task of a preset is {PICTURES} or {TEXTS}, not "{task}"')
    return task


def _order(block: Mapping[str, str]) -> int:
    text = block.get("order", "")
    return int(text) if text.isdecimal() and len(text) < 7 else 1000
