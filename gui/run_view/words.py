"""The events of a run as sentences for the person who reads its log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from gui.language import translated
from gui.widgets import human_duration
from project import runs
from project.schema import TEXTS

translate = QCoreApplication.translate


class Entry(NamedTuple):
    """A line of the readable log. `kind`: error, warning, good or plain."""

    t: float
    kind: str
    text: str


def in_words(event: runs.Event) -> Entry | None:
    """What an event tells; None for one that a person need not read."""
    say = SENTENCES.get(type(event))
    if say is None:
        return None
    kind, text = say(event)
    return Entry(event.t, kind, text) if text else None


def phase_in_words(phase: runs.Phase) -> str:
    """What the engine is busy with, and how far."""
    known = {
        "loading the model": translate("phases", "Loading the model"),
        "scanning the pictures": translate("phases", "Looking through the pictures"),
        "reading the texts": translate("phases", "Reading the texts"),
        "training": translate("phases", "Training"),
        "rendering": translate("phases", "Rendering a preview"),
        "answering": translate("phases", "Answering a question"),
        "encoding": translate("phases", "Preparing the pictures"),
        "validating": translate("phases", "Measuring what is held back"),
        "saving": translate("phases", "Saving"),
        "waiting for the device": translate("phases", "Waiting for another job to leave the device"),
    }
    name = known.get(phase.name) or _capital(translated(phase.name))
    if phase.total:
        counted = translate("phases", "{name}: {done} of {total}")
        return counted.format(name=name, done=phase.done, total=phase.total)
    return f"{name}…"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _start(event: runs.Start) -> tuple[str, str]:
    if event.pictures and event.total_steps:
        text = translate("log", "Training begins: {pictures} pictures, {steps} steps on {device}")
        if event.task == TEXTS:
            text = translate("log", "Training begins: {pictures} texts, {steps} steps on {device}")
    else:
        text = translate("log", "The engine is ready on {device}")
    return "plain", text.format(pictures=event.pictures, steps=event.total_steps, device=event.device or "cpu")


def _phase(event: runs.Phase) -> tuple[str, str]:
    return "plain", phase_in_words(event).rstrip("…")


def _validation(event: runs.Validation) -> tuple[str, str]:
    if event.perplexity:
        text = translate("log", "Loss on held-back rows after step {step}: {loss}, perplexity {perplexity}")
        if event.step == 0:
            text = translate("log", "Loss on held-back rows before the first step: {loss}, perplexity {perplexity}")
        return "plain", text.format(step=event.step, loss=f"{event.loss:.4g}", perplexity=f"{event.perplexity:.4g}")
    text = translate("log", "Loss on held-back pictures after step {step}: {loss}")
    if event.step == 0:
        text = translate("log", "Loss on held-back pictures before the first step: {loss}")
    return "plain", text.format(step=event.step, loss=f"{event.loss:.4g}")


def _preview(event: runs.Preview) -> tuple[str, str]:
    text = translate("log", "Preview after step {step}, strength {strength}: {prompt}")
    return "plain", text.format(step=event.step, strength=f"{event.strength:g}", prompt=event.prompt)


def _answer(event: runs.Answer) -> tuple[str, str]:
    text = translate("log", "Asked after step {step}, “{question}”: {answer}")
    return "plain", text.format(step=event.step, question=event.question, answer=" ".join(event.text.split()))


def _checkpoint(event: runs.Checkpoint) -> tuple[str, str]:
    return "good", translate("log", "Checkpoint saved after step {step}").format(step=event.step)


def _paused(event: runs.Paused) -> tuple[str, str]:
    return "plain", translate("log", "Paused after step {step}").format(step=event.step)


def _resumed(event: runs.Resumed) -> tuple[str, str]:
    return "plain", translate("log", "Goes on after step {step}").format(step=event.step)


def _warning(event: runs.Warning_) -> tuple[str, str]:
    if event.code == "preview-cancelled":
        return "plain", translate("log", "A preview was cancelled")
    return "warning", translated(event.message)


def _error(event: runs.ErrorEvent) -> tuple[str, str]:
    return "error", translated(event.message)


def _end(event: runs.End) -> tuple[str, str]:
    took = human_duration(event.seconds)
    if event.status == "finished":
        return "good", translate("log", "Finished after {time}: {result}").format(time=took, result=event.result)
    if event.status == "stopped":
        return "plain", translate("log", "Stopped after step {step}").format(step=event.step)
    return "error", translate("log", "Failed after {time}").format(time=took)


SENTENCES: dict[type[runs.Event], Callable[[Any], tuple[str, str]]] = {
    runs.Start: _start,
    runs.Phase: _phase,
    runs.Validation: _validation,
    runs.Preview: _preview,
    runs.Answer: _answer,
    runs.Checkpoint: _checkpoint,
    runs.Paused: _paused,
    runs.Resumed: _resumed,
    runs.Warning_: _warning,
    runs.ErrorEvent: _error,
    runs.End: _end,
}
