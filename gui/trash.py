"""Moving files and folders to the system's trash. Slow: for the background."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFile, QStandardPaths


def move_to_trash(path: Path) -> Path:
    """Put a file or folder into the trash; returns where it lies there. Raises OSError with the reason."""
    with suppress(OSError):  # on a fresh account it is not there yet, and Qt then finds no trash
        Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)).mkdir(parents=True)
    file = QFile(str(path))
    if not file.moveToTrash():
        raise OSError(file.errorString())
    return Path(file.fileName())
