"""Settings of other trainers read as settings of this one, with a list of what was not taken and why."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from project.config import PRESET_BLOCK
from project.errors import BadInput
from project.importing import kohya, kohya_dataset, onetrainer
from project.importing.located import located
from project.importing.taking import Imported, Left, Taken, Taker
from project.options import all_options
from project.yaml_text import read_mapping

__all__ = ["ENDINGS", "Imported", "Left", "Taken", "read_settings"]

ENDINGS = (".toml", ".json")
_OURS = (".yaml", ".yml")
_LARGEST = 8 << 20  # bytes; a file of settings is a few pages
_KOHYA = ("network_dim", "network_module", "LoRA_type", "pretrained_model_name_or_path", "unet_lr")
_KOHYA_SS = ("LoRA_type", "LyCORIS_preset", "max_resolution", "lr_warmup", "model_list")
_JSON = re.compile(r"\s*(\{|\[\s*\{)")
_REPEATS = re.compile(r"\d{1,4}_.+")


def read_settings(path: Path) -> Imported:
    """The settings in a file of kohya's scripts, kohya_ss, lora-scripts, OneTrainer or this app, or a folder's.

    What a file is of is told by what stands in it. Relative paths that lead to something from the file's folder are
    made whole. Raises BadInput for a file that cannot be read or is of none of these.
    """
    if path.is_dir():
        return _of_folder(path)
    if path.suffix.lower() in _OURS:
        return located(_ours(path), path.parent)
    data = _load(path)
    try:
        return located(_read(path, data), path.parent)
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise BadInput(
            f"{path} is damaged: a setting in it is of another kind than the tool writes ({error}); save it there again"
        ) from error


def _read(path: Path, data: Any) -> Imported:
    if isinstance(data, list) and data and all(isinstance(one, dict) and "path" in one for one in data):
        return onetrainer.read_concepts(data)
    flat = _flat(data) if isinstance(data, dict) else {}
    if "datasets" in flat or "subsets" in flat:
        return kohya_dataset.read(data)
    if "model_type" in flat and ("training_method" in flat or isinstance(data.get("optimizer"), dict)):
        return onetrainer.read(data)
    if any(key in flat for key in _KOHYA):
        return kohya.read(flat, _tool(flat))
    raise BadInput(
        f"{path} holds no settings of kohya's scripts, kohya_ss, lora-scripts or OneTrainer: choose the file that the "
        "tool itself saved"
    )


def _ours(path: Path) -> Imported:
    """A config or a preset of this app."""
    values, _ = read_mapping(path)
    values.pop(PRESET_BLOCK, None)
    known = {info.key for info in all_options()} & set(values)
    if not known:
        raise BadInput(f"{path} holds no settings of this app: drop a config.yaml, or another tool's TOML or JSON file")
    taker = Taker("LoRA Atelier", values)
    taker.plain({key: key for key in values if key in known})
    return taker.done()


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"{path} is too large for a file of settings")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path} is no text in UTF-8: save it in this encoding, or let the tool save it again"
        ) from error
    kinds: list[tuple[str, Callable[[str], Any]]] = [("TOML", tomllib.loads), ("JSON", json.loads)]
    if _JSON.match(text) or path.suffix.lower() == ".json":
        kinds.reverse()
    troubles = []
    for kind, read in kinds:
        try:
            return read(text.replace("\r\n", "\n"))
        except (ValueError, RecursionError) as error:
            troubles.append(f"{path} is not readable as {kind} ({str(error).splitlines()[0]})")
    raise BadInput(troubles[0])


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """sd-scripts reads sections as if they were not there."""
    flat: dict[str, Any] = {}
    for key, value in data.items():
        flat |= value if isinstance(value, dict) else {key: value}
    return flat


def _tool(flat: Mapping[str, Any]) -> str:
    if any(key in flat for key in _KOHYA_SS):
        return "kohya_ss"
    return "lora-scripts" if "model_train_type" in flat else "kohya's scripts"


def _of_folder(path: Path) -> Imported:
    """The folders that kohya_ss prepares: `img` and `reg`, each with folders such as `10_name`."""
    pictures = next((one for one in (path / "img", path / "images", path) if _has_repeats(one)), None)
    if pictures is None:
        raise BadInput(f"{path} has no folders such as 10_name: choose a file of settings, or the folder above those")
    taken = [Taken("folders such as 10_name", "train_data_dir", str(pictures))]
    if pictures != path and _has_repeats(path / "reg"):
        taken.append(Taken("reg", "reg_data_dir", str(path / "reg")))
    return Imported("folders of kohya_ss", {one.ours: one.value for one in taken}, taken, [])


def _has_repeats(folder: Path) -> bool:
    try:
        return any(one.is_dir() and _REPEATS.fullmatch(one.name) for one in folder.iterdir())
    except OSError:
        return False
