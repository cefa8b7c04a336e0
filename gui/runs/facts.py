"""What a run's summary says in words: its state, its figures, and its settings as short chips."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from gui.language.options import SpokenOptions
from gui.widgets import human_bytes, human_duration, human_time
from project.options import all_options
from project.runs.summary import RunSummary

translate = QCoreApplication.translate

AT_WORK = ("starting", "live", "paused")
KINDS = {  # the colour of a state's chip
    "starting": "accent",
    "live": "accent",
    "paused": "warning",
    "finished": "success",
    "failed": "danger",
    "interrupted": "warning",
}
_OPTIONS = SpokenOptions(all_options())
_LONGEST = 28  # letters of a value on a chip
# what one looks for first when two runs came out differently
_FIRST = (
    "base_model", "resolution", "epochs", "max_steps", "learning_rate", "lora_rank", "lora_alpha", "batch_size",
    "lora_dropout", "optimizer", "scheduler", "caption_dropout", "seed",
)  # fmt: skip
_HIDDEN = ("preview_prompts", "preview_every", "preview_seed", "preview_steps", "preview_guidance", "negative_prompt")


def status_name(status: str) -> str:
    """The state of a run as its chip says it."""
    names = {
        "new": translate("RunsPage", "Not started"),
        "starting": translate("RunsPage", "Starting"),
        "live": translate("RunsPage", "Training"),
        "paused": translate("RunsPage", "Paused"),
        "finished": translate("RunsPage", "Finished"),
        "stopped": translate("RunsPage", "Stopped"),
        "failed": translate("RunsPage", "Failed"),
        "interrupted": translate("RunsPage", "Interrupted"),
    }
    return names.get(status, status)


def figures(summary: RunSummary) -> str:
    """When a run was, how far it came, how long it took and what it takes: one line."""
    parts = [human_time(summary.started)] if summary.started else []
    if summary.steps or summary.total_steps:
        done, total = grouped(summary.steps), grouped(summary.total_steps)
        whole = summary.steps >= summary.total_steps
        parts.append(
            translate("RunsPage", "{0} steps").format(done)
            if whole
            else translate("RunsPage", "{0} of {1} steps").format(done, total)
        )
    if summary.seconds >= 1:
        parts.append(human_duration(summary.seconds))
    if summary.size:
        parts.append(human_bytes(summary.size))
    return "  ·  ".join(parts)


def loss_text(summary: RunSummary) -> str:
    """The best loss on held-back pictures, or else the last of training, as a number; a dash if there is none."""
    loss = compared_loss(summary)
    return "–" if loss is None else f"{loss:.4f}"


def compared_loss(summary: RunSummary) -> float | None:
    """The number that says most of a run: the training loss only where nothing was held back."""
    return summary.final_loss if summary.held_back is None else summary.held_back


def loss_kind(summary: RunSummary) -> str:
    """What the number of `loss_text` is."""
    if summary.held_back is None:
        return translate("RunsPage", "training loss")
    return translate("RunsPage", "held-back loss")


def setting_names(changed: Mapping[str, Any], first: Iterable[str] = ()) -> list[str]:
    """The keys of settings in the order of interest, those in `first` before the others."""
    order = [key for key in dict.fromkeys([*_FIRST, *_OPTIONS]) if key in changed and key not in _HIDDEN]
    sooner = set(first)
    return [key for key in order if key in sooner] + [key for key in order if key not in sooner]


def chip_texts(summary: RunSummary, first: Sequence[str] = ()) -> list[str]:
    """The settings that differ from the defaults, each as a few words."""
    return [setting_text(key, summary.changed[key]) for key in setting_names(summary.changed, first)]


def setting_title(key: str) -> str:
    return _OPTIONS[key].title


def default_of(key: str) -> Any:
    return _OPTIONS[key].default


def setting_text(key: str, value: Any) -> str:
    """A setting and its value: "LoRA rank 16"."""
    title = setting_title(key)
    if value is True:
        return title
    if value is False:
        return translate("RunsPage", "{0} off").format(title)
    return f"{title} {value_text(value)}"


def value_text(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return translate("RunsPage", "on") if value else translate("RunsPage", "off")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        text = ", ".join(str(item) for item in value) or translate("RunsPage", "none")
    else:
        text = str(value).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] if value not in ("", None) else "–"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def grouped(number: int) -> str:
    """A number with a thin gap at the thousands."""
    return f"{number:,}".replace(",", "\u202f")


def spoken(summary: RunSummary) -> str:
    """All of it for a screen reader."""
    parts = [summary.name, status_name(summary.status), figures(summary)]
    if summary.final_loss is not None:
        parts.append(f"{loss_kind(summary)} {loss_text(summary)}")
    return ", ".join(part for part in [*parts, *chip_texts(summary), summary.note, summary.problem] if part)


def searched(summary: RunSummary) -> str:
    """What the search looks through: words that the person knows, not figures."""
    return " ".join([summary.name, status_name(summary.status), *chip_texts(summary), summary.note])
