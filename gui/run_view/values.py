"""The box beside the crosshair: what the shown runs had at a step, and the marks that stand there."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.run_model import Mark
from gui.run_view.lines import GIGABYTE, RunLines, Values
from gui.run_view.markings import COLOURS

AWAY = 16  # pixels between the crosshair and the box
SHOWN_MARKS = 4
LONGEST = 70  # letters of a mark's text

_MOST_NATS = 50.0  # a loss from which the perplexity is no number that anyone reads


class ValuesBox(QFrame):
    """Follows the crosshair and stays within its parent."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        theme.role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self._text)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def show_values(self, found: Sequence[tuple[RunLines, Values]], marks: Sequence[Mark], place: QPoint) -> None:
        """Show the numbers of runs at the crosshair, which is at a place in the parent."""
        look = theme.tokens()
        rows = self._one(*found[0]) if len(found) == 1 else [self._among(*one, look) for one in found]
        table = "".join(_row(name, value, look.muted) for name, value in rows)
        self._text.setText(f"<table cellspacing=0>{table}</table>{self._marks(marks, look)}")
        self._column.activate()
        self.adjustSize()
        self._put(place)
        self.show()

    def _put(self, place: QPoint) -> None:
        room = self._stage.size()
        x = place.x() + AWAY
        if x + self.width() > room.width():
            x = place.x() - AWAY - self.width()
        y = min(max(place.y() - self.height() // 2, 2), max(room.height() - self.height() - 2, 2))
        self.move(max(x, 2), y)

    def _one(self, run: RunLines, values: Values) -> list[tuple[str, str]]:
        rows = [
            (self.tr("Step"), f"{values.step:,}".replace(",", " ")),
            (self.tr("Epoch"), str(values.epoch + 1)),
            (self.tr("Training loss"), _number(values.loss)),
            (self.tr("Smoothed"), _number(values.smoothed)),
            (self.tr("Learning rate"), f"{values.lr:.3g}".replace("e-0", "e-")),
        ]
        if math.isfinite(values.validation):
            texts = run.of_texts
            held = self.tr("Held-back rows") if texts else self.tr("Held-back pictures")
            rows.insert(2, (held, _number(values.validation)))
            if texts:
                rows.insert(3, (self.tr("Perplexity"), _number(math.exp(min(values.validation, _MOST_NATS)))))
        if math.isfinite(values.used):
            rows.append((self.tr("Memory"), self._memory(values, run.model.on_card)))
        if math.isfinite(values.speed):
            rows.append((self.tr("Speed"), self._speed(values.speed)))
        return rows

    def _memory(self, values: Values, on_card: bool) -> str:
        used, reserved, total = (value / GIGABYTE for value in (values.used, values.reserved, values.total))
        if not on_card:
            return self.tr("{used} GB").format(used=f"{used:.2f}")
        return self.tr("{used} GB used, {reserved} reserved, of {total}").format(
            used=f"{used:.2f}", reserved=f"{reserved:.2f}", total=f"{total:.1f}"
        )

    def _speed(self, speed: float) -> str:
        if speed >= 1:
            return self.tr("{speed} steps/s").format(speed=f"{speed:.2f}")
        return self.tr("{seconds} s a step").format(seconds=f"{1 / speed:.2f}")

    def _among(self, run: RunLines, values: Values, look: theme.Tokens) -> tuple[str, str]:
        colour = look.series[run.index % len(look.series)]
        name = f'<span style="color:{colour}">●</span> {html.escape(run.name)}'
        told = self.tr("step {step}: loss {loss}, smoothed {smoothed}").format(
            step=values.step, loss=_number(values.loss), smoothed=_number(values.smoothed)
        )
        return name, told

    def _marks(self, marks: Sequence[Mark], look: theme.Tokens) -> str:
        lines = [
            f'<div style="white-space:pre"><span style="color:{getattr(look, COLOURS[mark.kind])}">▾</span> '
            f"{html.escape(_cut(mark.text))}</div>"
            for mark in marks[:SHOWN_MARKS]
        ]
        if len(marks) > SHOWN_MARKS:
            more = self.tr("… and {count} more").format(count=len(marks) - SHOWN_MARKS)
            lines.append(f'<div style="color:{look.muted}">{more}</div>')
        return "".join(lines)


def _row(name: str, value: str, muted: str) -> str:
    return (
        f'<tr><td style="color:{muted};white-space:pre;padding-right:12px">{name}</td>'
        f'<td style="white-space:pre">{value}</td></tr>'
    )


def _number(value: float) -> str:
    return f"{value:.4g}" if math.isfinite(value) else "–"


def _cut(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= LONGEST else first[: LONGEST - 1] + "…"
