"""The values of the form, apart from its widgets: what the preset says, what the person changed, and their undo."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gui.train.checks import DEFAULTS, MODEL_KEYS, OPTIONS, OWN_KEYS, PROJECT_KEYS, idle_keys, problems
from project.lint import Finding
from project.presets import Preset

_ONE_EDIT = 1.5  # seconds: what is typed into one field with shorter pauses is undone at once


@dataclass(frozen=True)
class Draft:
    """All that one undo step may change: the preset's name and values, and the values in force."""

    preset: str = ""
    base: Mapping[str, Any] = field(default_factory=lambda: dict(DEFAULTS))
    values: Mapping[str, Any] = field(default_factory=lambda: dict(DEFAULTS))


class FormState(QObject):
    """Every setting's value. Whoever shows one listens to `changed`, and to `replaced` for all of them at once."""

    changed = Signal(str)
    replaced = Signal()
    checked = Signal()  # `errors` are those of the values in force
    judged = Signal()  # `findings` are those of the newest look at the whole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft()
        self.errors: dict[str, str] = {}
        self.findings: dict[str, Finding] = {}  # the most pressing one of each setting
        self.undo_stack = QUndoStack(self)
        self._sealed = 0

    # --- reading ------------------------------------------------------------------------------------------------------

    @property
    def task(self) -> str:
        """What is trained: PICTURES or TEXTS."""
        return str(self.draft.values["task_type"])

    @property
    def preset(self) -> str:
        return self.draft.preset

    def value(self, key: str) -> Any:
        return self.draft.values[key]

    def base(self, key: str) -> Any:
        """What the preset says, or the default where it says nothing."""
        return self.draft.base[key]

    def differs(self, key: str) -> bool:
        """Whether a setting was changed against the preset."""
        return key not in OWN_KEYS and not _same(self.draft.values[key], self.draft.base[key])

    def differing(self) -> list[str]:
        """The keys of the changed settings, in the schema's order."""
        idle = idle_keys(self.task)
        return [key for key in OPTIONS if key not in PROJECT_KEYS and key not in idle and self.differs(key)]

    def kept(self) -> dict[str, Any]:
        """What a project keeps: all that differs from the preset or from the defaults, so that a preset may vanish."""
        values, base = self.draft.values, self.draft.base
        return {
            key: values[key]
            for key in OPTIONS
            if key not in (*PROJECT_KEYS, *MODEL_KEYS.values(), "trigger_word", "task_type")
            and not (_same(values[key], base[key]) and _same(values[key], DEFAULTS[key]))
        }

    def mapping(self) -> dict[str, Any]:
        """All settings, without those that a project gives."""
        return {key: value for key, value in self.draft.values.items() if key not in PROJECT_KEYS}

    # --- changing -----------------------------------------------------------------------------------------------------

    def begin(self, preset: str, base: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Start over with the values of a project; nothing of before can be undone."""
        whole = {**DEFAULTS, **base}
        self.undo_stack.clear()
        self._take(Draft(preset, whole, {**whole, **values}), None)

    def set_value(self, key: str, value: Any) -> None:
        """Change one setting."""
        if _same(self.draft.values[key], value):
            return
        text = QCoreApplication.translate("FormState", "Change of {title}").format(title=OPTIONS[key].title)
        after = replace(self.draft, values={**self.draft.values, key: value})
        self.undo_stack.push(_Change(self, text, after, key))

    def reset(self, key: str) -> None:
        """Give one setting the preset's value again."""
        self.seal()
        self.set_value(key, self.draft.base[key])
        self.seal()

    def reset_all(self) -> None:
        """Give every setting the preset's value again."""
        back = {key: self.draft.base[key] for key in self.differing()}
        text = QCoreApplication.translate("FormState", "Reset of all settings")
        self._replace(text, replace(self.draft, values={**self.draft.values, **back}))

    def choose_preset(self, preset: Preset, changes: Mapping[str, Any], text: str) -> None:
        """Take a preset, with the defaults where it says nothing and `changes` over it.

        What no preset may set stays: the LoRA's name, prompts, folders.
        """
        complete = preset.complete()
        values = {**self.draft.values, **complete, **changes}
        self._replace(text, Draft(preset.name, {**DEFAULTS, **complete}, values))

    def adopt_preset(self, preset: Preset, text: str) -> None:
        """Take a preset that was made from the present values: they stay, and no longer differ."""
        self._replace(text, replace(self.draft, preset=preset.name, base={**DEFAULTS, **preset.complete()}))

    def take_values(self, values: Mapping[str, Any], text: str) -> None:
        """Take many values at once, those of an older run for example; they count as changed against the preset."""
        self._replace(text, replace(self.draft, values={**self.draft.values, **values}))

    def judge(self, findings: Sequence[Finding]) -> None:
        """Take what was found about the values, the most pressing first."""
        found = {finding.keys[0]: finding for finding in reversed(findings) if finding.keys}
        if found != self.findings:
            self.findings = found
            self.judged.emit()

    def seal(self) -> None:
        """The next change is an undo step of its own."""
        self._sealed += 1

    def _replace(self, text: str, draft: Draft) -> None:
        if draft != self.draft:
            self.undo_stack.push(_Change(self, text, draft, ""))

    def _take(self, draft: Draft, key: str | None) -> None:
        self.draft = draft
        self.errors = problems(self.mapping())
        if key:
            self.changed.emit(key)
        else:
            self.replaced.emit()
        self.checked.emit()


class _Change(QUndoCommand):
    """One step: the draft before and after it. Quick changes of one setting become one step."""

    def __init__(self, state: FormState, text: str, after: Draft, key: str) -> None:
        super().__init__(text)
        self.state, self.before, self.after, self.key = state, state.draft, after, key
        self.when, self.sealed = time.monotonic(), state._sealed

    def id(self) -> int:
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.key != self.key or other.sealed != self.sealed:
            return False
        if other.when - self.when > _ONE_EDIT:
            return False
        self.after, self.when = other.after, other.when
        return True

    def redo(self) -> None:
        self.state._take(self.after, self.key)

    def undo(self) -> None:
        self.state._take(self.before, self.key)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same setting; true is not 1, and an empty list is not an empty text."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)
