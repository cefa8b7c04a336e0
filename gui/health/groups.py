"""Copies side by side: in each group one picture is kept, the best unless the person picks another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.health.strip import paint_picture
from gui.health.thumbs import SmallPictures
from gui.widgets import FlowLayout
from project.health import Group

MOST_GROUPS, MOST_IN_GROUP = 12, 8
_WIDTH, _HEIGHT = 128, 112


class Choice(QAbstractButton):
    """One picture of a group. The checked one is kept."""

    def __init__(self, file: str, remark: str, small: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file, self._remark, self._small = file, remark, small
        self.setCheckable(True)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("{name}\n{remark}\nClick to keep this one").format(name=Path(file).name, remark=remark))
        self.setAccessibleName(self.tr("Keep {name}, {remark}").format(name=Path(file).name, remark=remark))
        small.arrived.connect(self._arrived)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT + 2 * (self.fontMetrics().height() + 3))

    def paintEvent(self, _: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(2, 2, _WIDTH - 4, _HEIGHT - 4)
        painter.setOpacity(1.0 if self.isChecked() else 0.55)
        paint_picture(painter, place, self._small.get(self.file))
        painter.setOpacity(1.0)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(look.success if self.isChecked() else look.border_strong), 2))
            if self.hasFocus():
                painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place), 6, 6)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, line = theme.tokens(), self.fontMetrics().height() + 2
        name = QRect(2, _HEIGHT, _WIDTH - 4, line)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.86)
        painter.setFont(small)
        state = self.tr("Keep") if self.isChecked() else self.tr("Remove")
        painter.setPen(QColor(look.success if self.isChecked() else look.muted))
        painter.drawText(name, Qt.AlignmentFlag.AlignRight, state)
        metrics = painter.fontMetrics()
        name.setRight(name.right() - metrics.horizontalAdvance(state) - theme.S)
        painter.setPen(QColor(look.text))
        shown = metrics.elidedText(Path(self.file).name, Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft, shown)
        below = QRect(2, _HEIGHT + line, _WIDTH - 4, line)
        painter.setPen(QColor(look.muted))
        remark = metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, remark)

    def _arrived(self, file: str) -> None:
        if file == self.file:
            self.update()


class GroupRows(QWidget):
    """The first groups of a finding; the others are kept as they are proposed."""

    changed = Signal()

    def __init__(self, small: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._groups: Sequence[Group] = ()
        self._buttons: list[QButtonGroup] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.M)

    def show_groups(self, groups: Sequence[Group], remarks: Mapping[str, str]) -> None:
        """Show them, the best of each checked."""
        self._groups = groups
        for group in groups[:MOST_GROUPS]:
            row = QWidget()
            flow = FlowLayout(row, spacing=theme.S)
            buttons = QButtonGroup(row)
            for file in group.files[:MOST_IN_GROUP]:
                choice = Choice(file, remarks.get(file, ""), self._small)
                choice.setChecked(file == group.best)
                buttons.addButton(choice)
                flow.addWidget(choice)
            if more := len(group.files) - MOST_IN_GROUP:
                flow.addWidget(_faint(self.tr("and {number} more").format(number=more))) if more > 0 else None
            buttons.buttonToggled.connect(lambda *_: self.changed.emit())
            self._buttons.append(buttons)
            self._column.addWidget(row)
        if (more := len(groups) - MOST_GROUPS) > 0:
            words = self.tr("and {number} more groups, of which the best one is proposed to stay")
            self._column.addWidget(_faint(words.format(number=f"{more:,}")))

    def to_remove(self) -> list[str]:
        """All pictures but the one of each group that is kept."""
        files: list[str] = []
        for place, group in enumerate(self._groups):
            kept = group.best
            if place < len(self._buttons):
                checked = self._buttons[place].checkedButton()
                kept = checked.file if isinstance(checked, Choice) else kept
            files += [file for file in group.files if file != kept]
        return files


def _faint(text: str) -> QLabel:
    label = QLabel(text)
    theme.role(label, "faint")
    return label
