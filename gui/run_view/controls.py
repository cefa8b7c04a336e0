"""What a run is doing, how far it is, and the buttons that steer it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.run_model import RunModel
from gui.run_view.words import phase_in_words
from gui.widgets import ElidedLabel, action_button, human_duration, with_key

PATIENCE = 60.0  # seconds after which a run that does not stop may be ended at once
AT_WORK = ("starting", "live", "paused")
CHIPS = {
    "starting": "accent",
    "live": "accent",
    "paused": "warning",
    "finished": "success",
    "failed": "danger",
    "interrupted": "warning",
}
PAUSE_KEY, SAVE_KEY, STOP_KEY = "Ctrl+P", "Ctrl+Shift+S", "Ctrl+."


class Controls(QWidget):
    """Knows the state of a run and says what the person wants; sends nothing itself."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()
    continue_wanted = Signal()
    force_wanted = Signal()
    use_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "new"
        self.asked = ""  # what was asked for and not answered yet: pause, resume, save, stop, continue
        self._asked_at = 0.0
        self._saved = 0
        self._model: RunModel | None = None
        self._steerable = True
        self.chip = QLabel()
        theme.role(self.chip, "chip")
        self.chip.setMinimumHeight(22)
        self.doing = ElidedLabel()
        theme.role(self.doing, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.numbers = QLabel()
        self.left = QLabel()
        theme.role(self.left, "muted")
        self._make_buttons()
        self._lay_out()
        self._patience = QTimer(self)
        self._patience.setInterval(1000)
        self._patience.timeout.connect(self._look)
        self._look()

    def show_model(self, model: RunModel | None, steerable: bool = True) -> None:
        """Another run; one that nothing follows cannot be steered."""
        self._model, self._steerable = model, steerable
        self._answered()
        self._look()

    def set_state(self, state: str) -> None:
        """The follower's word on the run."""
        answers = {
            "pause": state != "live",
            "resume": state != "paused",
            "stop": state not in AT_WORK,
            "save": state not in AT_WORK,
            "continue": state in AT_WORK,
        }
        self.state = state
        if answers.get(self.asked):
            self._answered()
        self._look()

    def show_progress(self) -> None:
        """The model has news."""
        if self.asked == "save" and self._model is not None and len(self._model.checkpoints) > self._saved:
            self._answered()
        self._look()

    def give_up_waiting(self) -> None:
        """What was asked for will not come."""
        self._answered()
        self._look()

    def _make_buttons(self) -> None:
        self.pause = action_button("pause", "", "", PAUSE_KEY)
        self.save = action_button(
            "save", self.tr("Save now"), self.tr("Save a checkpoint after this step and go on"), SAVE_KEY
        )
        self.stop = action_button(
            "stop",
            self.tr("Stop and save"),
            self.tr("Save a checkpoint after this step and end. You can continue the run later"),
            STOP_KEY,
        )
        self.force = action_button(
            "close",
            self.tr("End at once"),
            self.tr("End the engine without saving. Earlier checkpoints stay"),
            role="danger",
        )
        self.use = action_button(
            "copy", self.tr("Use settings again"), self.tr("Put this run's settings into the Train page"), role="quiet"
        )
        self.pause.clicked.connect(self._main_pressed)
        self.save.clicked.connect(self._save_pressed)
        self.stop.clicked.connect(self._stop_pressed)
        self.force.clicked.connect(self.force_wanted)
        self.use.clicked.connect(self.use_wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.doing, 1)
        for button in (self.pause, self.save, self.stop, self.force, self.use):
            top.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.numbers)
        below.addStretch(1)
        below.addWidget(self.left)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addLayout(below)

    def _main_pressed(self) -> None:
        if self.state == "live":
            self._ask("pause")
            self.pause_wanted.emit()
        elif self.state == "paused":
            self._ask("resume")
            self.resume_wanted.emit()
        else:
            self._ask("continue")
            self.continue_wanted.emit()

    def _save_pressed(self) -> None:
        self._saved = len(self._model.checkpoints) if self._model else 0
        self._ask("save")
        self.save_wanted.emit()

    def _stop_pressed(self) -> None:
        self._ask("stop")
        self.stop_wanted.emit()

    def _ask(self, wish: str) -> None:
        self.asked, self._asked_at = wish, time.monotonic()
        self._patience.start()
        self._look()

    def _answered(self) -> None:
        self.asked = ""
        self._patience.stop()

    def _look(self) -> None:
        """Show everything as it is now."""
        at_work = self.state in AT_WORK
        self.chip.setText(self._state_name())
        kind = CHIPS.get(self.state, "")
        if self.chip.property("kind") != kind:
            self.chip.setProperty("kind", kind)
            self.chip.style().unpolish(self.chip)
            self.chip.style().polish(self.chip)
        self.doing.setText(self._doing())
        self._look_of_main()
        self.pause.setVisible(self._steerable and self.state not in ("new", "finished"))
        for button in (self.save, self.stop):
            button.setVisible(self._steerable and at_work)
            button.setEnabled(self.state in ("live", "paused") and self.asked not in ("stop", "save"))
        self.stop.setEnabled(at_work and self.asked != "stop")
        late = self.asked == "stop" and time.monotonic() - self._asked_at > PATIENCE
        self.force.setVisible(self._steerable and at_work and late)
        self.use.setVisible(not at_work and self.state != "new")
        self._show_numbers()

    def _look_of_main(self) -> None:
        """Pause, go on, or begin again where the run broke off: one button, since only one makes sense."""
        texts = {
            "live": ("pause", self.tr("Pause"), self.tr("Wait after this step; the memory stays in use")),
            "paused": ("play", self.tr("Go on"), self.tr("Go on after the pause")),
        }
        again = ("play", self.tr("Continue"), self.tr("Continue the run from its newest checkpoint"))
        starting = ("pause", *texts["live"][1:])
        icon, text, tip = texts.get(self.state, starting if self.state == "starting" else again)
        self.pause.setEnabled(self.state != "starting" and not self.asked)
        if self.pause.text() != text:
            self.pause.setText(text)
            self.pause.setShortcut(PAUSE_KEY)  # a new text takes the key away
            self.pause.setToolTip(with_key(tip, PAUSE_KEY))
            primary = self.state not in ("live", "starting")
            theme.role(self.pause, "primary" if primary else "")
            self.pause.setIcon(icons.toned(icon, "on_accent") if primary else icons.icon(icon))

    def _state_name(self) -> str:
        names = {
            "new": self.tr("Not started"),
            "starting": self.tr("Starting"),
            "live": self.tr("Training"),
            "paused": self.tr("Paused"),
            "finished": self.tr("Finished"),
            "stopped": self.tr("Stopped"),
            "failed": self.tr("Failed"),
            "interrupted": self.tr("Interrupted"),
        }
        return names.get(self.state, self.state)

    def _doing(self) -> str:
        waiting = {
            "pause": self.tr("Pausing after this step…"),
            "resume": self.tr("Going on…"),
            "save": self.tr("Saving a checkpoint after this step…"),
            "stop": self.tr("Stopping: a checkpoint is saved after this step…"),
            "continue": self.tr("Starting the engine…"),
        }
        if self.asked:
            return waiting[self.asked]
        phase = self._model.phase if self._model else None
        if self.state in ("live", "paused") and phase is not None:
            return phase_in_words(phase)
        rest = {
            "starting": self.tr("The engine starts. This takes some seconds…"),
            "paused": self.tr("Waiting. Nothing is lost; the memory stays in use."),
            "interrupted": self.tr("The engine is gone. Continue from the newest checkpoint."),
            "stopped": self.tr("Saved. You can continue it."),
        }
        return rest.get(self.state, "")

    def _show_numbers(self) -> None:
        model = self._model
        total = model.total_steps if model else 0
        done = model.last_step if model else 0
        waiting = self.state == "starting" or (self.state == "live" and not done)
        self.bar.setRange(0, 0 if waiting else max(total, 1))
        self.bar.setValue(min(done, max(total, 1)) if not waiting else 0)
        if model is None or model.start is None:
            self.numbers.setText("")
            self.left.setText("")
            return
        parts = [self.tr("Step {step} of {total}").format(step=_grouped(done), total=_grouped(total))]
        if model.start.epochs and done:
            parts.append(self.tr("epoch {epoch} of {epochs}").format(epoch=model.epoch + 1, epochs=model.start.epochs))
        self.numbers.setText(" · ".join(parts))
        self.left.setText(" · ".join(self._pace(model)))

    def _pace(self, model: RunModel) -> list[str]:
        parts = []
        seconds, speed = model.seconds_left(), model.recent_speed()
        if speed:
            parts.append(
                self.tr("{speed} steps/s").format(speed=f"{speed:.1f}")
                if speed >= 1
                else self.tr("{seconds} s a step").format(seconds=f"{1 / speed:.1f}")
            )
        if seconds is not None and self.state in AT_WORK:
            parts.append(self.tr("about {time} left").format(time=human_duration(seconds)))
        elif model.end is not None and model.end.seconds >= 1:
            parts.append(self.tr("took {time}").format(time=human_duration(model.end.seconds)))
        return parts

    def buttons(self) -> list[QPushButton]:
        """The buttons that are shown now."""
        return [b for b in (self.pause, self.save, self.stop, self.force, self.use) if not b.isHidden()]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
