"""A run that the window does not follow already, followed for as long as it is looked at."""

from pathlib import Path

from PySide6.QtCore import QObject

from gui.process import RunFollower
from gui.run_model import RunModel


class Watched(QObject):
    """A follower that starts no engine, and the model that it feeds."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.model = RunModel(self)
        self.follower = RunFollower(folder, parent=self)
        self.follower.arrived.connect(self.model.feed)
        self.follower.start()

    def leave(self) -> None:
        """Stop following and go."""
        self.follower.leave()
        self.deleteLater()
