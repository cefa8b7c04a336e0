"""What is dropped on the window or on a page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl

from project.lora_file import SUFFIXES


def dropped_loras(urls: Sequence[QUrl]) -> list[Path]:
    """The files among what is dragged that may be LoRAs."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
