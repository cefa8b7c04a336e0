"""The engine's environment as the window knows it: its state, and at most one piece of work on it, in a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QThread, Signal

from gui import background
from gui.language import as_sentence
from project.errors import Cancelled
from project.runtime.progress import Control, Progress, Tell

if TYPE_CHECKING:
    from project.runtime.environment import Plan, State

Deed = Literal["make", "repair", "update", "remove"]
_LEAVE = 10_000  # ms that a work gets to leave when the app closes
_log = logging.getLogger(__name__)


class EngineWork(QThread):
    """One making, mending or removing. Exactly one of `done`, `failed` and `stopped` ends it."""

    progressed = Signal(object)  # Progress
    done = Signal(object)  # State
    failed = Signal(object)  # the exception
    stopped = Signal()

    def __init__(self, deed: Callable[[Tell, Control], State], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.control = Control()
        self._deed = deed

    def run(self) -> None:
        try:
            state = self._deed(self.progressed.emit, self.control)
        except Cancelled:
            self.stopped.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(state)


class EngineSetup(QObject):
    """What there is and what is done about it. It lives as long as the window, so a closed dialog stops nothing."""

    seen = Signal()  # what there is was looked at
    changed = Signal()  # the state, the work, or how far it is
    ended = Signal(str, str)  # kind of a message ("success", "error", "info"), and its sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: State | None = None  # None: not looked at yet
        self.progress: Progress | None = None
        self.doing: Deed | Literal[""] = ""
        self.failure = ""  # the sentence of the last work, if it failed
        self._again: Callable[[], None] | None = None
        self._work: EngineWork | None = None

    # --- what there is ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look again, in the background."""
        from project.runtime import environment

        background.run(self, environment.state, self._seen)

    def _seen(self, state: State) -> None:
        self.state = state
        self.seen.emit()
        self.changed.emit()

    # --- work ---------------------------------------------------------------------------------------------------------

    @property
    def working(self) -> bool:
        return self._work is not None

    @property
    def paused(self) -> bool:
        return self._work is not None and self._work.control.paused

    def make(self, plan: Plan) -> None:
        """Make the engine that is planned, or go on with it."""
        from project.runtime import environment

        self._begin("make", lambda tell, control: environment.make(plan, tell, control), lambda: self.make(plan))

    def repair(self) -> None:
        from project.runtime import environment

        self._begin("repair", environment.repair, self.repair)

    def update(self) -> None:
        """Make the engine that this version of the app wants."""
        from project.runtime import environment

        self._begin("update", environment.update, self.update)

    def remove(self) -> None:
        from project.runtime import environment

        self._begin("remove", lambda tell, _: environment.remove(tell), self.remove)

    def again(self) -> None:
        """Try once more what failed."""
        if self._again is not None:
            self._again()

    def pause(self) -> None:
        if self._work is not None and not self.paused:
            self._work.control.pause()
            self.changed.emit()

    def resume(self) -> None:
        if self._work is not None:
            self._work.control.resume()
            self.changed.emit()

    def cancel(self) -> None:
        """End the work soon; what is there stays for the next try."""
        if self._work is not None:
            self._work.control.cancel()
            self._work.control.resume()

    def leave(self) -> None:
        """The app closes: end the work and wait for it. The next start offers to go on."""
        if self._work is not None:
            work = self._work
            work.disconnect(self)
            self.cancel()
            if not work.wait(_LEAVE):
                _log.warning("the work on the engine did not end in time")
            self._finish()

    def _begin(self, doing: Deed, deed: Callable[[Tell, Control], State], again: Callable[[], None]) -> None:
        if self.working:
            return
        self.doing, self.progress, self.failure, self._again = doing, None, "", again
        self._work = work = EngineWork(deed, self)
        work.progressed.connect(self._progressed)
        work.done.connect(self._done)
        work.failed.connect(self._failed)
        work.stopped.connect(self._stopped)
        work.start()
        self.changed.emit()

    def _progressed(self, now: Progress) -> None:
        self.progress = now
        self.changed.emit()

    def _done(self, state: State) -> None:
        doing = self.doing
        self.state = state
        self._finish()
        sentences = {
            "make": self.tr("The engine is ready: you can train now."),
            "repair": self.tr("The engine is whole again."),
            "update": self.tr("The engine is up to date."),
            "remove": self.tr("The engine was removed. Your projects and models are still here."),
        }
        if doing:
            self.ended.emit("success", sentences[doing])

    def _failed(self, error: Exception) -> None:
        _log.warning("work on the engine failed", exc_info=error)
        self.failure = text = as_sentence(background.readable(error))
        self._finish()
        self.refresh()
        self.ended.emit("error", text)

    def _stopped(self) -> None:
        self._finish()
        self.refresh()
        self.ended.emit("info", self.tr("Setting up the engine was stopped. What is there is kept; it can go on."))

    def _finish(self) -> None:
        work, self._work = self._work, None
        self.doing, self.progress = "", None
        if work is not None:
            work.wait()
            work.deleteLater()
        self.changed.emit()
