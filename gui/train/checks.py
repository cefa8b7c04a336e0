"""What is wrong with the values of a form, setting by setting, and which settings have no effect as they stand."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui.language import as_sentence, translated
from gui.language.options import SpokenOptions
from project.config import parse_config
from project.errors import BadInput
from project.options import PICTURES, STARTER_MODEL, TEXTS, OptionInfo, all_options
from project.schema import SET, fulfils

translate = QCoreApplication.translate

OPTIONS = SpokenOptions(all_options())
DEFAULTS: dict[str, Any] = {key: info.default for key, info in OPTIONS.items()}
PROJECT_KEYS = ("train_data_dir", "output_dir")  # the page sets them from the project: no form shows them
OWN_KEYS = ("output_name", "trigger_word", "base_model", "model_name_or_path")  # of this LoRA, not of a preset
MODEL_KEYS = {PICTURES: "base_model", TEXTS: "model_name_or_path"}

_PLACE = "form"
_KEYS = re.compile(r"(?<![A-Za-z0-9_])[a-z]+(?:_[a-z]+)+(?![A-Za-z0-9_])")  # Chinese letters may touch them

# Names as the field writes them, the same in every language.
_NAMES = {
    "4bit": "4 bits (NF4)", "8bit": "8 bits", "attention-mlp": "Attention + MLP", "chatml": "ChatML",
    "cosmap": "CosMap", "dora": "DoRA", "l1": "L1", "l2": "L2", "loftq": "LoftQ",
    "log_cosh": "Log-cosh", "loha": "LoHa", "lokr": "LoKr", "lora": "LoRA", "masklabel": "NAME-masklabel.png",
    "min_snr": "Min-SNR", "oft": "OFT", "olora": "OLoRA", "p2": "P2", "pissa": "PiSSA", "rex": "REX",
    "sd15": "SD 1.5", "sd2": "SD 2.x", "sdxl": "SDXL", "smooth_l1": "Smooth L1", "snr": "SNR",
    "text-generation": "Text generation",
    "text-to-image": "Text to image", "v_prediction": "v-prediction",
}  # fmt: skip


def idle_keys(task: str) -> set[str]:
    """Settings without a row: the project says what is trained, and others belong to another task."""
    return {"task_type"} | {key for key, info in OPTIONS.items() if not info.serves(task)}


def model_of(values: Mapping[str, Any]) -> str:
    """The base model that a form's values name, whatever the task; "starter" for the embedded one."""
    return str(values[MODEL_KEYS[values["task_type"]]]) or STARTER_MODEL


def problems(values: Mapping[str, Any]) -> dict[str, str]:
    """A sentence for each setting that cannot be trained with, by key; empty if all is well."""
    left = dict(values)
    found: dict[str, str] = {}
    while len(found) < len(OPTIONS):
        try:
            parse_config(left, _PLACE)
            break
        except BadInput as error:
            text = str(error).removeprefix(f"{_PLACE}: ")
            key = _key_of(text, left)
            if not key:
                break
            found[key] = _sentence(key, translated(text))
            del left[key]
    return found


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a config would hold them, so that "1e-4" and 0.0001 are the same. Raises BadInput."""
    config = parse_config(values, _PLACE)
    return {key: getattr(getattr(config, OPTIONS[key].section), key) for key in values}


def no_effect(info: OptionInfo, values: Mapping[str, Any]) -> str:
    """Why a setting does not count as the others stand; empty if it does."""
    if info.applies_when is None:
        return ""
    condition, needed = info.applies_when
    if fulfils(needed, values.get(condition)):
        return ""
    title = OPTIONS[condition].title
    if needed == SET:
        return translate("checks", "Counts only while “{title}” is set.").format(title=title)
    if needed is True:
        return translate("checks", "Counts only while “{title}” is on.").format(title=title)
    if needed is False:
        return translate("checks", "Counts only while “{title}” is off.").format(title=title)
    wanted = needed if isinstance(needed, tuple) else (needed,)
    names = [choice_title(OPTIONS[condition], str(value)) for value in wanted]
    either = names[0]
    for name in names[1:]:
        either = translate("checks", "{one} or {other}").format(one=either, other=name)
    return translate("checks", "Counts only while “{title}” is {value}.").format(title=title, value=either)


def choice_title(info: OptionInfo, value: str) -> str:
    """A choice as the form calls it. Names that may also be typed stay as they are."""
    return translated(_choice_title(info, value))


def choice_titles() -> Iterator[str]:
    """How the form calls every choice, in English, for translators."""
    for info in all_options():
        yield from (_choice_title(info, choice.value) for choice in info.choices if not info.open)


def _choice_title(info: OptionInfo, value: str) -> str:
    if info.open or value in _NAMES:
        return _NAMES.get(value, value)
    if any(letter.isdigit() for letter in value):
        return value.upper()
    return (value[:1].upper() + value[1:]).replace("_", " ")


def with_titles(text: str) -> str:
    """A sentence with the settings' titles in place of their keys."""
    return _KEYS.sub(lambda match: _title(match[0]), text)


def _title(word: str) -> str:
    return f"“{OPTIONS[word].title}”" if word in OPTIONS else word


def _key_of(text: str, values: Mapping[str, Any]) -> str:
    """The setting that a complaint is about: the one it begins with, or the last one that it names and that is set."""
    words = re.findall(r"[a-z][a-z0-9_]*", text)
    if words and text.startswith(words[0]) and words[0] in values:
        return words[0]
    return next((key for key in reversed(list(values)) if key in words), "")


def _sentence(key: str, text: str) -> str:
    rest = text.removeprefix(key).removeprefix(":").strip() if text.startswith(key) else text
    rest = with_titles(rest)
    if key in ("fp16", "bf16") and "both" in rest:
        rest = translate("checks", "fp16 and bf16 cannot both be on: switch one of them off.")
    return as_sentence(rest) if not rest.startswith("fp16") else rest
