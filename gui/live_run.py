"""The project's training that is at work now: its follower and its model, kept together while the app is open."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.process import RunFollower
from gui.run_model import RunModel

AT_WORK = ("starting", "live", "paused")


class LiveRun(QObject):
    """Follows at most one training run of the project that is open."""

    state_changed = Signal(str)  # the follower's states; "" when nothing is followed
    progressed = Signal()  # steps, phases: at most ten times a second
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.follower: RunFollower | None = None
        self.model: RunModel | None = None

    def follow(self, folder: Path, *, start_engine: bool) -> None:
        """Attach to a run folder, starting its engine if wanted. What was followed before lives on unfollowed."""
        self.leave()
        self.folder = folder
        self.model = RunModel(self)
        self.follower = RunFollower(folder, start_engine=start_engine, parent=self)
        self.follower.arrived.connect(self.model.feed)
        self.follower.state_changed.connect(self.state_changed)
        self.follower.failed.connect(self.failed)
        self.model.changed.connect(self.progressed)
        self.follower.start()

    def leave(self) -> None:
        """Stop following; the engine trains on."""
        if self.follower is None:
            return
        self.follower.leave()
        self.follower.deleteLater()
        if self.model is not None:
            self.model.deleteLater()
        self.folder = self.follower = self.model = None
        self.state_changed.emit("")

    @property
    def at_work(self) -> bool:
        """Whether an engine lives in the run folder, as far as was seen."""
        return self.follower is not None and self.follower.state in AT_WORK
