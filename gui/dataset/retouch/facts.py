"""What the large view says of a picture's place in a training: its bucket, how much it is enlarged, what is cut off."""

from PySide6.QtCore import QObject

from gui import background
from gui.dataset.collection import Collection
from gui.dataset.retouch.landing_text import facts
from gui.dataset.viewer import Viewer
from project.buckets import Buckets
from project.retouch import buckets_of_project, landings


class LandingFacts(QObject):
    """Keeps the project's buckets at hand for the line beneath the picture."""

    def __init__(self, viewer: Viewer, collection: Collection, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer, self._collection = viewer, collection
        self.buckets: Buckets | None = None
        viewer.more_facts = self.of
        viewer.opened.connect(self.renew)

    def of(self, width: int, height: int) -> list[str]:
        """Clauses on a picture of this size."""
        return facts(landings(width, height, self.buckets)) if self.buckets is not None and width and height else []

    def renew(self) -> None:
        """Read the buckets again: settings may have changed on another page."""
        project = self._collection.project
        if project is None:
            return

        def done(buckets: Buckets) -> None:
            if buckets != self.buckets:
                self.buckets = buckets
                self._viewer.show_facts()

        def failed(_: Exception) -> None:
            self.buckets = None  # settings that are not right are told on the page Train

        background.run(self, lambda: buckets_of_project(project), done, failed)
