"""Where the form's values come from and go to: projects, presets, older runs, and the config of a new one."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui.train.checks import DEFAULTS, MODEL_KEYS, OPTIONS, PROJECT_KEYS, plain
from gui.train.outlook import run_values
from gui.train.state import Draft
from project import library
from project.advice import Advice, recommend, recommend_for_texts
from project.config import load_config, parse_config, to_mapping
from project.device import DeviceFacts
from project.errors import BadInput
from project.library import Project
from project.model_facts import model_facts
from project.model_family import is_starter
from project.options import TEXTS, DataOptions
from project.presets import PRESET_KEYS, Preset, adapt_to_model, fitted
from project.presets.fit import STARTER_RATE
from project.runs import RunFolder
from project.runs.start import freeze, leave_empty

translate = QCoreApplication.translate


def draft_of(project: Project, preset: Preset | None) -> tuple[Draft, dict[str, Any]]:
    """The form's values for a project, and those of its settings that this version does not know."""
    base = {**DEFAULTS, **(preset.complete() if preset else {})}
    known = {key: value for key, value in project.settings.items() if key in OPTIONS and key not in PROJECT_KEYS}
    foreign = {key: value for key, value in project.settings.items() if key not in OPTIONS}
    values = {
        **base,
        "output_name": file_name(project.name),
        **{key: readable_value(key, value) for key, value in known.items()},
        "trigger_word": project.trigger_word,
        "task_type": project.task,
        MODEL_KEYS[project.task]: project.base_model,
    }
    return Draft(project.preset, base, values), foreign


def readable_value(key: str, value: Any) -> Any:
    """A value as the form can show it, even if it is not right."""
    try:
        return plain({key: value})[key]
    except BadInput:
        listed = OPTIONS[key].kind in ("names", "lines")
        return DEFAULTS[key] if listed or not isinstance(value, bool | int | float | str) else value


def file_name(name: str) -> str:
    """A name for the LoRA's file that every tool takes."""
    return re.sub(r"[^\w-]+", "_", name).strip("_").lower() or "lora"


def advise(project: Project, pictures: int, device: DeviceFacts, base_model: str) -> Advice:
    """Which preset fits the project. `pictures` is how many pictures or texts will be trained."""
    if project.task == TEXTS:
        return recommend_for_texts(project.subject, pictures, device, base_model)
    return recommend(project.subject, pictures, device, base_model)


def changes_for(
    preset: Preset, advice: Advice | None, device: DeviceFacts | None, base_model: str
) -> tuple[dict[str, Any], list[str]]:
    """What goes over a preset's values on this model and device, and for the suggested one for these pictures; why."""
    if advice is not None and advice.preset == preset.name:
        return advice.changes, [*advice.reasons[1:], *advice.notes]
    fit = fitted(preset, base_model, device) if device else adapt_to_model(preset.values, base_model)
    complete = preset.complete()
    after = {key: fit.values.get(key, DEFAULTS[key]) for key in PRESET_KEYS}
    return {key: value for key, value in after.items() if value != complete[key]}, fit.notes


def misfits(values: Mapping[str, Any], base_model: str) -> dict[str, Any]:
    """What would better be another value for a model that was just chosen: {key: value that fits}. Reads the disk."""
    if values["task_type"] == TEXTS:
        return {}
    fit = adapt_to_model(values, base_model).values
    better = {key: fit.get(key, DEFAULTS[key]) for key in ("resolution", "learning_rate", "min_snr_gamma")}
    facts, size = model_facts(base_model), DataOptions(resolution=values.get("resolution", 0)).size
    if facts and size and 1.5 * max(size) <= facts.resolution:
        better["resolution"] = DEFAULTS["resolution"]  # the model's own: far below it, it draws badly
    if not is_starter(base_model) and values["learning_rate"] == STARTER_RATE:
        better["learning_rate"] = DEFAULTS["learning_rate"]
    return {key: value for key, value in better.items() if value != values[key]}


def settings_of_run(settings: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The form's values for the settings of an older run, and the keys that this version does not know.

    What the run does not name had its default. The name of the LoRA stays as it is, and the folders are the project's.
    """
    named = {key: readable_value(key, value) for key, value in settings.items() if key in OPTIONS}
    stays = ("output_name", "trigger_word", "task_type", *MODEL_KEYS.values(), *PROJECT_KEYS)
    values = {key: named.get(key, default) for key, default in DEFAULTS.items() if key not in stays}
    values |= {key: named[key] for key in ("trigger_word", *MODEL_KEYS.values()) if key in named}
    return values, [key for key in settings if key not in OPTIONS]


def read_run(folder: Path) -> dict[str, Any]:
    """The settings of a run."""
    return to_mapping(load_config(RunFolder(folder).config))


def freeze_run(project: Project, values: Mapping[str, Any]) -> Path:
    """Make a run folder in the project, ready for an engine. Raises BadInput."""
    if trouble := library.missing_pictures(project):
        raise BadInput(trouble)
    name = str(values["output_name"]).strip() or file_name(project.name)
    folder = library.new_run_dir(project, name)
    config = parse_config(run_values(project, {**values, "output_name": name}, folder), "settings")
    try:
        return freeze(config).path
    except (BadInput, OSError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            raise
        take_back(folder)
        raise BadInput(  # to choose another run folder, as the shell is told, is no advice here
            f"No run can be kept in {project.runs} ({cause.strerror or cause}): free some space there, or copy the "
            "project to a disk that can be written, and open it from there"
        ) from error


def take_back(folder: Path) -> None:
    """Remove the folder of a run that was made ready and will not begin after all."""
    with suppress(OSError):
        leave_empty(RunFolder(folder))
        folder.rmdir()
