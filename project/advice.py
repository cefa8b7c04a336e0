"""Which preset fits what is trained, the pictures or texts and the device, what to change in it, and why."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from project.config import parse_config
from project.device import DeviceFacts
from project.estimate.forecast import run_length
from project.estimate.hints import FEW, FOR_A_PERSON, most_epochs
from project.estimate.memory import memory_needed
from project.estimate.text_memory import text_memory_needed
from project.model_family import family_of, is_starter
from project.options import TEXTS, Config
from project.presets.file import Preset
from project.presets.fit import fitted
from project.presets.store import find_preset
from project.presets.subjects import FEW_TEXTS, FRUGAL, SUBJECTS, TEXT_SUBJECTS

SMALL_CARD, LARGE_CARD = 7.5, 15.5  # GiB; a card sold as 8 or 16 GB has a little less than that free

# How many pictures a run looks at in all. Below, little shows; above, nothing is gained. Community rules reach from 500
# to 4000 steps at the usual rate of 0.0001; the presets' rates are higher, so their runs are shorter.
_FEWEST_SEEN, _MOST_SEEN = 800, 3000
_TRIAL_SEEN = 200
_TRIAL_SIZE = 256
_STARTER_STEPS = (350, 450, 700)  # at least, best, at most: measured, the style shows clearly and the subjects stay


@dataclass(frozen=True)
class Advice:
    """`preset` is the name of one; `changes` go over its values; each reason is a sentence for the person.

    `notes` are sentences too, of what was fitted to model and device: for those who look at the settings.
    """

    preset: str
    changes: dict[str, Any]
    reasons: list[str]
    notes: list[str] = field(default_factory=list)


@dataclass
class _Draft:
    """The advice as it grows."""

    preset: Preset
    values: dict[str, Any]
    base_model: str
    pictures: int
    reasons: list[str] = field(default_factory=list)

    def config(self) -> Config:
        return parse_config({**self.values, "base_model": self.base_model}, "advice")


def recommend(subject: str, pictures: int, device: DeviceFacts, base_model: str = "starter") -> Advice:
    """What to train with. `subject` is a key of SUBJECTS (another counts as "concept"), `pictures` those that count."""
    name, reason = _choose(subject, pictures, device, base_model)
    preset = find_preset(name)
    fit = fitted(preset, base_model, device)
    draft = _Draft(preset, fit.values, base_model, pictures, [reason])
    if subject == "character" and 0 < pictures < FOR_A_PERSON:
        draft.reasons.append(
            f"A person or character is learned best from {FOR_A_PERSON} or more pictures: if you can, add some."
        )
    if not is_starter(base_model):
        if family_of(base_model):
            _batch_for_number(draft)
        else:
            _for_memory(draft, device)
        _for_processor(draft, device)
    if pictures > 0:
        _for_number(draft)
        _for_saving(draft)
    else:
        draft.reasons.append("There are no pictures yet: the advice gets better when they are there.")
    return Advice(preset.name, preset.changes_to(draft.values), draft.reasons, fit.notes)


def recommend_for_texts(subject: str, rows: int, device: DeviceFacts, base_model: str = "starter") -> Advice:
    """What to train a language model with. `subject` is a key of TEXT_SUBJECTS (another counts as "writing"), `rows`
    those that can be trained. A card that is too small for that computes things twice, or gets the frugal preset."""
    preset = find_preset(TEXT_SUBJECTS.get(subject, TEXT_SUBJECTS["writing"]))
    fit = fitted(preset, base_model, device)
    values, reasons = dict(fit.values), [preset.purpose]
    if _text_too_large(values, base_model, device):
        values["gradient_checkpointing"] = True
        if _text_too_large(values, base_model, device):
            reasons = [f'The preset "{preset.title}" needs more memory than {device.name} has.']
            preset = find_preset(FRUGAL)
            fit = fitted(preset, base_model, device)
            values = dict(fit.values)
            reasons.append(preset.purpose)
        else:
            reasons.append(f"So that it fits into the memory of {device.name}, some things are computed twice.")
    if 0 < rows < FEW_TEXTS:
        few = "1 row is little" if rows == 1 else f"{rows} rows are few"
        reasons.append(f"{few}: a manner takes some fifty examples, and facts take some hundred.")
    return Advice(preset.name, preset.changes_to(values), [f"{reason.rstrip('.')}." for reason in reasons], fit.notes)


def _text_too_large(values: Mapping[str, Any], base_model: str, device: DeviceFacts) -> bool:
    """Whether the card's memory is known to be too small. A processor and a Mac have other memory to take."""
    if not device.is_card:
        return False
    config = parse_config({**values, "task_type": TEXTS, "model_name_or_path": base_model}, "advice")
    return (text_memory_needed(config) or 0) > device.gigabytes


def _choose(subject: str, pictures: int, device: DeviceFacts, base_model: str) -> tuple[str, str]:
    """(name of the preset, why)."""
    if not is_starter(base_model):
        if device.kind == "cpu":
            return "fast-trial", (
                "This computer has no graphics card that can train, so the fast trial is chosen: "
                "a long run of a large model would take days here."
            )
        if device.is_card and device.gigabytes < SMALL_CARD and not family_of(base_model):
            return "low-memory", f"{device.name} has less than 8 GB of memory, so the preset for low memory is chosen."
    if 0 < pictures < FEW:
        return "small-dataset", (
            f"You have {_counted(pictures)}, so the preset for small datasets is chosen: "
            "much dropout, so that they are not learned by heart."
        )
    known = SUBJECTS.get(subject, SUBJECTS["concept"])
    preset = find_preset(known.preset)
    fits = "comes nearest to that" if known.nearest else "is made for that"
    return preset.name, f'You want to train {known.phrase}, and the preset "{preset.title}" {fits}.'


def _for_memory(draft: _Draft, device: DeviceFacts) -> None:
    """Save memory where the run would not fit, and use it where there is plenty."""
    if not device.is_card:
        return
    if memory_needed(draft.config()) > device.gigabytes:
        draft.values["gradient_checkpointing"] = True
        draft.reasons.append(f"So that it fits into the memory of {device.name}, some things are computed twice.")
    elif device.gigabytes >= LARGE_CARD:
        _larger_batch(draft, device)


def _batch_for_number(draft: _Draft) -> None:
    """Few pictures make too few steps in large batches: they get the preset's own batch and rate again."""
    before = draft.preset.complete()
    batch = draft.config().training.batch_size
    if before["batch_size"] < batch and draft.pictures < 10 * batch:
        draft.values["learning_rate"] *= math.sqrt(before["batch_size"] / batch)
        draft.values["learning_rate"] = float(f"{draft.values['learning_rate']:.1e}")
        draft.values["batch_size"] = before["batch_size"]
        draft.reasons.append(
            f"You have {_counted(draft.pictures)}, too few for batches of {batch}: they get batches of "
            f"{before['batch_size']} and more steps."
        )


def _larger_batch(draft: _Draft, device: DeviceFacts) -> None:
    batch = draft.config().training.batch_size
    for larger in (4, 2):
        tried = parse_config({**draft.values, "base_model": draft.base_model, "batch_size": larger}, "advice")
        if larger > batch and draft.pictures >= 10 * larger and memory_needed(tried) <= 0.9 * device.gigabytes:
            draft.values["batch_size"] = larger
            rate = draft.config().optimizing.learning_rate * math.sqrt(larger / batch)
            draft.values["learning_rate"] = float(f"{rate:.1e}")  # fewer steps: each may go further
            draft.reasons.append(
                f"{device.name} has plenty of memory, so {larger} pictures are looked at together, which is steadier; "
                "the learning rate grows with it."
            )
            return


def _for_processor(draft: _Draft, device: DeviceFacts) -> None:
    if device.kind != "cpu":
        return
    draft.values["resolution"] = _TRIAL_SIZE
    draft.reasons.append(
        f"Without a graphics card small pictures are the only quick ones: {_TRIAL_SIZE}×{_TRIAL_SIZE}. "
        "Even so, expect this to be slow, and the result to be a first impression."
    )


def _for_number(draft: _Draft) -> None:
    """As many epochs as make a run of sensible length, without learning the pictures by heart."""
    training, pictures = draft.config().training, draft.pictures
    most = most_epochs(pictures, draft.base_model)
    if is_starter(draft.base_model):
        steps = run_length(draft.config(), pictures).steps_per_epoch
        low, best, high = (max(1, round(number / steps)) for number in _STARTER_STEPS)
    elif draft.preset.name == "fast-trial":
        low, best, high = 1, 1, max(1, _TRIAL_SEEN // pictures)
    elif pictures < FEW:
        low, best, high = 1, 1, _for_few(draft)
    else:
        low, high = -(-_FEWEST_SEEN // pictures), max(1, _MOST_SEEN // pictures)
        best = low
    epochs = training.epochs
    if epochs < low:
        epochs = min(max(best, epochs), max(most, epochs))
    elif epochs > high:
        epochs = high
    if epochs != training.epochs:
        draft.values["epochs"] = epochs
        why = "so that enough is learned" if epochs > training.epochs else "which is enough"
        draft.reasons.append(
            f"You have {_counted(pictures)}, so each is looked at {_times(epochs)} instead of {training.epochs}, {why}."
        )


def _for_few(draft: _Draft) -> int:
    """Give another preset what makes the one for small datasets; returns that one's epochs."""
    small = find_preset("small-dataset").values
    if draft.preset.name != "small-dataset":
        draft.values |= {key: small[key] for key in ("lora_dropout", "learning_rate", "batch_size")}
        draft.values["gradient_accumulation_steps"] = 1
        draft.reasons.append(
            f"You have {_counted(draft.pictures)}, so the dropout is {small['lora_dropout']}, against learning them by "
            "heart, and each picture makes a step of its own."
        )
    return int(small["epochs"])


def _for_saving(draft: _Draft) -> None:
    config = draft.config()
    steps, every = run_length(config, draft.pictures).total_steps, config.output.save_steps
    if every > steps > 0:
        draft.values["save_steps"] = max(1, steps // 4)
        draft.reasons.append(f"The run has only {steps} steps, so it saves every {draft.values['save_steps']}.")


def _counted(pictures: int) -> str:
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
