"""What a drag brings: the local files and folders in it."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_places(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged; links to the web are left out."""
    if not data.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]
