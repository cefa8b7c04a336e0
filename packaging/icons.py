"""Draw the app's icon in every size and format that a platform asks for, from the one SVG."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)


def draw(svg: Path, folder: Path) -> None:
    """Write `app.svg`, `app-16.png` … `app-1024.png`, `app.png` (the largest) and `app.ico` into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(svg))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"app-{size}.png"))
    del app
    shutil.copyfile(folder / f"app-{SIZES[-1]}.png", folder / "app.png")
    shutil.copyfile(svg, folder / "app.svg")
    drawn = {size: Image.open(folder / f"app-{size}.png") for size in SIZES if size <= 256}
    drawn[256].save(
        folder / "app.ico", sizes=[(size, size) for size in drawn], append_images=[drawn[size] for size in drawn]
    )
