"""A run's config as YAML: reading it with errors that name file, line and key, and writing it resolved.

Relative paths in a config are kept as they are written: they count from the current folder of whoever uses them.
"""

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml  # type: ignore[import-untyped, unused-ignore]
from pydantic import ValidationError

from project.errors import BadInput
from project.options import PICTURES, SECTIONS, TEXTS, Config, OptionInfo, all_options
from project.schema import SET, Section, describe, fulfils
from project.workspace import atomic_write
from project.yaml_text import read_mapping, read_value

PRESET_BLOCK = "preset"
Kind = TypeVar("Kind", bound=Section)

_OPTIONS: dict[str, OptionInfo] = {info.key: info for info in all_options()}

# What other trainers call an option: named in an error and found by a search, never taken silently.
OTHER_NAMES = {
    "caption_dropout_rate": "caption_dropout",
    "dataset_path": "train_data_dir",
    "enable_bucket": "bucket",
    "flip_aug": "horizontal_flip",
    "gradient_accumulation": "gradient_accumulation_steps",
    "instance_data_dir": "train_data_dir",
    "load_in_4bit": "base_quantization",
    "load_in_8bit": "base_quantization",
    "lr": "learning_rate",
    "lr_scheduler": "scheduler",
    "lr_warmup_steps": "warmup_steps",
    "max_length": "max_seq_length",
    "max_train_epochs": "epochs",
    "max_train_steps": "max_steps",
    "mixed_precision": "bf16",
    "neftune_noise_alpha": "neftune_alpha",
    "network_alpha": "lora_alpha",
    "network_dim": "lora_rank",
    "network_dropout": "lora_dropout",
    "num_train_epochs": "epochs",
    "optimizer_type": "optimizer",
    "pretrained_model_name_or_path": "base_model",
    "rank": "lora_rank",
    "sample_every_n_steps": "preview_every",
    "sample_prompts": "preview_prompts",
    "save_every_n_steps": "save_steps",
    "shuffle_caption": "caption_shuffle",
    "steps": "max_steps",
    "text_encoder_lr": "text_encoder_learning_rate",
    "train_batch_size": "batch_size",
    "unet_lr": "learning_rate",
}


def load_config(path: Path | None, overrides: Sequence[str] = (), below: Mapping[str, object] | None = None) -> Config:
    """Read a YAML config (None: all defaults); each override is a `key=value` that wins over the file.

    `below` are values that count where neither says anything, such as a preset's. Raises BadInput with one line that
    names the file, the line and the key, or the override.
    """
    values, lines = read_mapping(path) if path else ({}, {})
    if isinstance(values.get(PRESET_BLOCK), dict):  # a preset is a config, and this says what it is for
        del values[PRESET_BLOCK]
    places = {key: f"{path}, line {line}: " for key, line in lines.items()}
    for override in overrides:
        key, equals, text = override.partition("=")
        key, place = key.strip(), f"--set {override}: "
        if not equals:
            raise BadInput(f"{place}write it as key=value")
        values[key], places[key] = read_value(text, place), place
    return _build({**(below or {}), **values}, places, f"{path}: ")


def parse_config(mapping: Mapping[str, object], where: str, lines: Mapping[str, int] | None = None) -> Config:
    """The config of a flat mapping of keys to values. `where` and `lines` tell the errors where the keys stand.

    Values may be Python values or text as it stands in YAML. Raises BadInput with one line.
    """
    places = {key: f"{where}, line {line}: " for key, line in (lines or {}).items()}
    return _build(mapping, places, f"{where}: ")


def read_section(kind: type[Kind], settings: Sequence[str], below: Mapping[str, object] | None = None) -> Kind:
    """A section that is no part of a run's config, from `key=value` texts; `below` counts where they say nothing.

    What stands behind the = is taken as it is, without YAML's signs, and lists are parted by commas. Raises BadInput
    with one line that names the setting.
    """
    options = {key: describe(key, "", "", field) for key, field in kind.model_fields.items()}
    values: dict[str, object] = dict(below or {})
    places: dict[str, str] = {}
    for setting in settings:
        key, equals, text = setting.partition("=")
        key, place = key.strip(), f"--set {setting}: "
        if not equals:
            raise BadInput(f"{place}write it as key=value")
        if key not in options:
            near = difflib.get_close_matches(key.lower().replace("-", "_"), options, n=1, cutoff=0.6)
            hint = f'did you mean "{near[0]}"?' if near else f"use {', '.join(options)}"
            raise BadInput(f'{place}unknown key "{key}"; {hint}')
        values[key], places[key] = text if text or options[key].kind in ("text", "path", "names") else None, place
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        key, sentence = _problem(error.errors(include_url=False)[0], values, options)
        raise BadInput(places.get(key, "") + sentence) from None


def to_mapping(config: Config) -> dict[str, Any]:
    """All options of a config as one flat mapping, in the schema's order."""
    return {key: value for section in SECTIONS for key, value in getattr(config, section).model_dump().items()}


def changed(config: Config, changes: Mapping[str, object], where: str = "options") -> Config:
    """The config with some options changed and everything checked again. Raises BadInput."""
    return parse_config({**to_mapping(config), **changes}, where)


def config_to_yaml(config: Config) -> str:
    """The resolved config: every option, flat, under a comment for each section. Loading it gives an equal config."""
    blocks = []
    for section, (group, _) in SECTIONS.items():
        values = getattr(config, section).model_dump()
        text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1 << 20)
        blocks.append(f"# {group}\n{text}")
    return "\n".join(blocks)


def save_config(config: Config, path: Path) -> None:
    """Write the resolved config, whole or not at all. Raises BadInput if the file cannot be written."""
    try:
        atomic_write(path, config_to_yaml(config))
    except (OSError, UnicodeEncodeError) as error:
        raise BadInput(f"{path}: the config cannot be written ({getattr(error, 'strerror', None) or error})") from error


def check_trainable(config: Config, where: str) -> None:
    """Raise BadInput if something is missing without which there is nothing to train or nowhere to put it."""
    folders = config.data.concepts if config.model.task_type == PICTURES else []
    if not config.data.train_data_dir and not folders:
        what = "folder or file of texts" if config.model.task_type == TEXTS else "folder of pictures"
        raise BadInput(f'{where}: train_data_dir is missing: name the {what}, or "sample"')
    if not config.output.output_dir:
        raise BadInput(f"{where}: output_dir is missing: name the folder that the run shall make")


def without_effect(config: Config) -> list[str]:
    """One sentence for each option that is set but does not apply as the others stand."""
    values = to_mapping(config)
    task = config.model.task_type
    sentences = []
    for key, info in _OPTIONS.items():
        if values[key] == info.default:
            continue
        if not info.serves(task):
            sentences.append(f"{key} has no effect: it belongs to the task {info.task}")
        elif info.applies_when:
            condition, needed = info.applies_when
            if _OPTIONS[condition].serves(task) and not fulfils(needed, values[condition]):
                sentences.append(f"{key} has no effect: it applies only when {condition} is {_wanted(needed)}")
    return sentences


def _wanted(needed: object) -> str:
    return " or ".join(map(_shown, needed)) if isinstance(needed, tuple) else _shown(needed) if needed != SET else SET


def _build(values: Mapping[str, object], places: Mapping[str, str], start: str) -> Config:
    for key in values:
        if key not in _OPTIONS:
            raise BadInput(f'{places.get(key, start)}unknown key "{key}"{_suggestion(key)}')
    sections = {}
    problems: list[tuple[str, str]] = []
    for section, (_, kind) in SECTIONS.items():
        own = {key: value for key, value in values.items() if _OPTIONS[key].section == section}
        try:
            sections[section] = kind.model_validate(own)
        except ValidationError as error:
            problems += [_problem(entry, own) for entry in error.errors(include_url=False)]
    if problems:
        order = {key: number for number, key in enumerate(values)}
        key, sentence = min(problems, key=lambda problem: order.get(problem[0], len(order)))
        raise BadInput(places.get(key, start) + sentence)
    return Config.model_validate(sections)


def _suggestion(key: str) -> str:
    if key in SECTIONS:
        return ": options stand side by side, without sections around them"
    lowered = key.lower().replace("-", "_")
    nearest = difflib.get_close_matches(lowered, _OPTIONS, n=1, cutoff=0.6)
    name = OTHER_NAMES.get(lowered) or (nearest[0] if nearest else None)
    return f'; did you mean "{name}"?' if name else "; docs/configuration.md lists the keys"


def _problem(entry: Any, own: Mapping[str, object], options: Mapping[str, OptionInfo] = _OPTIONS) -> tuple[str, str]:
    """(key, sentence) of one of pydantic's errors."""
    if not entry["loc"]:  # a check over several options of the section: its sentence names them
        sentence = str(entry["ctx"]["text"])
        return next((key for key in reversed(list(own)) if key in sentence), ""), sentence
    key = str(entry["loc"][0])
    if entry["type"] == "complaint":
        text = str(entry["ctx"]["text"])
        return key, f"{key} {text}" if text.startswith("must ") else f"{key}: {text}"
    return key, f"{key} must be {_expected(options[key], entry)}, not {_shown(own.get(key))}"


def _expected(info: OptionInfo, entry: Any) -> str:
    nouns = {
        "switch": "true or false",
        "integer": "a whole number",
        "number": "a number",
        "names": "a list of names",
        "lines": "a list of texts",
    }
    noun = nouns.get(info.kind, "a text")
    if entry["type"] in ("list_type", "string_type") and len(entry["loc"]) > 1:
        return f"{noun} without anything nested in it"
    unit = f" ({info.unit})" if info.unit else ""
    if info.minimum is None and info.maximum is None:
        return noun
    if info.maximum is None:
        return f"{noun} of at least {info.minimum:g}{unit}"
    return f"{noun} from {_figure(info.minimum or 0)} to {_figure(info.maximum)}{unit}"


def _figure(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _shown(value: object) -> str:
    """A value as one would write it in YAML, cut to a readable length."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
