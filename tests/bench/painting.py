"""Painting the mask of a picture of 12,000 x 7,000 pixels on a screen of 3840 x 2160, beside a bare scribble.

The floor is a widget of the same size that draws the picture and, over it, an image into which a line is drawn at each
move of the pointer. Both get the same moves in turns. Times are CPU milliseconds of the window's thread, from the move
to the painted picture: a busy machine stretches the clock, not these.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.app import make_application
from gui.dataset.retouch.mask_layer import MaskLayer
from gui.dataset.retouch.mask_stage import MaskStage

SCREEN = QSize(3840, 2160)
PICTURE = QSize(12_000, 7_000)
SHOWN = QSize(4096, 2389)  # of the picture, as the editor reads it
BRUSHES = ((300.0, 1.0), (300.0, 0.5), (2000.0, 1.0), (2000.0, 0.1))  # width in pixels of the picture, hardness
FRAME = 1000 / 60


@dataclass(frozen=True)
class Result:
    """CPU milliseconds a move: medians, and our 95th percentile."""

    width: float
    hardness: float
    floor: float
    ours: float
    ours_p95: float


class Scribble(QWidget):
    """A picture, and lines over it: no zoom, no undo, no mask."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        self._lines = QImage(SCREEN, QImage.Format.Format_ARGB32_Premultiplied)
        self._lines.fill(0)
        self._last = QPoint()
        self.width_ = 10.0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now, reach = event.position().toPoint(), round(self.width_ / 2 + 2)
        painter = QPainter(self._lines)
        pen = QPen(QColor(255, 59, 92, 140), self.width_)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self._last, now)
        painter.end()
        self.update(QRect(self._last, now).normalized().adjusted(-reach, -reach, reach, reach))
        self._last = now

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(event.rect(), self._picture, event.rect())
        painter.drawImage(event.rect(), self._lines, event.rect())
        painter.end()


class Watch(QObject):
    """Notes when a widget was painted: the platform paints some milliseconds after it was asked to."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.painted = self.painted or isinstance(event, QPaintEvent)
        return False


def measure(moves: int) -> list[Result]:
    """Paint with each brush. Needs the application to exist."""
    noise = np.random.default_rng(0).integers(0, 256, (SHOWN.height(), SHOWN.width(), 4), dtype=np.uint8)
    image = QImage(noise.data, SHOWN.width(), SHOWN.height(), QImage.Format.Format_RGB32).copy()
    stage = MaskStage()
    stage.resize(SCREEN)
    stage.show_picture(image, PICTURE, MaskLayer((PICTURE.width(), PICTURE.height())))
    stage.show()
    bare = Scribble(QPixmap.fromImage(image.scaled(SCREEN)))
    bare.resize(SCREEN)
    bare.show()
    QApplication.processEvents()
    found = []
    for width, hardness in BRUSHES:
        stage.set_width(width)
        stage.hardness, bare.width_ = hardness, width * stage.scale
        times = {widget: _stroke(widget, moves) for widget in (bare, stage)}
        ours = times[stage]
        found.append(
            Result(width, hardness, statistics.median(times[bare]), statistics.median(ours),
                   float(np.percentile(ours, 95)))
        )  # fmt: skip
    stage.close()
    bare.close()
    return found


def table(results: list[Result]) -> str:
    """One Markdown row a brush."""
    lines = ["| brush, hardness | bare scribble | LoRA Atelier | p95 | ratio |", "|---|---|---|---|---|"]
    lines += [
        f"| {r.width:,.0f} pixels, {r.hardness:.0%} | {r.floor:.1f} ms | **{r.ours:.1f} ms** | {r.ours_p95:.1f} | "
        f"{r.ours / r.floor:.2f} |"
        for r in results
    ]
    return "\n".join(lines)


def _stroke(widget: QWidget, moves: int) -> list[float]:
    """CPU milliseconds of each move of one stroke, some 12 pixels of the screen long."""
    place = [QPoint(800 + 12 * (n % 160), 900 + round(300 * np.sin(n / 9))) for n in range(moves + 1)]
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=place[0])
    QApplication.processEvents()
    times, watch = [], Watch(widget)
    for point in place[1:]:
        watch.painted, begun = False, time.thread_time()
        QTest.mouseMove(widget, point)
        while not watch.painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append(1000 * (time.thread_time() - begun))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place[-1])
    QApplication.processEvents()
    return times


def main() -> int:
    """Measure and print; returns 1 if a move takes longer than a frame at 60 a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moves", type=int, default=160)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(sys.argv[:1])
    results = measure(chosen.moves)
    print(table(results))
    del app
    return 1 if max(result.ours for result in results) > FRAME else 0


if __name__ == "__main__":
    sys.exit(main())
