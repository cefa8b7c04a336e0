"""The answers to the test questions over time: a row for each question, a column for each step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.chat.thoughts import part
from project import runs

QUESTION, ANSWER = 96, 132  # pixels of a column at least
PAD = 8  # pixels beside and above the words of a cell
EDGE = "1px solid palette(midlight)"
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


class AnswerTable(QTableWidget):
    """Read only; what is selected can be copied. The questions stay in sight while one goes through the steps, and as
    many columns as fit are seen whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Answers to the test questions"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        steps, questions = self.horizontalHeader(), self.verticalHeader()
        steps.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        questions.setDefaultAlignment(TOP | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap)))
        steps.setAccessibleName(self.tr("Steps of the training"))
        questions.setAccessibleName(self.tr("Test questions"))
        for header in (steps, questions):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStyleSheet(
            f"QTableView::item {{ padding: {PAD - 3}px; }}"
            f"QHeaderView::section:vertical {{ padding: {PAD - 2}px {PAD}px; border-right: {EDGE} }}"
            "QTableCornerButton::section { background: palette(window); border: 0; }"
        )
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy_selected)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_answers(self, answers: Sequence[runs.Answer]) -> None:
        """Lay out answers of one run. New columns come into sight."""
        steps = sorted({answer.step for answer in answers})
        questions = list(dict.fromkeys(answer.question for answer in answers))
        grew = len(steps) > self.columnCount() > 0
        self.setColumnCount(len(steps))
        self.setRowCount(len(questions))
        self.setHorizontalHeaderLabels(
            [self.tr("Base model") if not step else self.tr("Step {step}").format(step=step) for step in steps]
        )
        self.setVerticalHeaderLabels(questions)
        said = {(answer.question, answer.step): part(answer.text).answer for answer in answers}
        for row, question in enumerate(questions):
            for column, step in enumerate(steps):
                self._put(row, column, said.get((question, step), ""))
        self._fit()
        if grew:
            QTimer.singleShot(0, self, self._to_end)

    def copy_selected(self) -> None:
        """The selected cells as lines of columns, as tables take them."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            lines.setdefault(index.row(), []).append(" ".join(str(index.data() or "").split()))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _to_end(self) -> None:
        self.executeDelayedItemsLayout()  # until then the bar does not know how far it goes
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(TOP)
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(text)

    def _fit(self) -> None:
        """Share the width where there is more than the columns need, and give each row the height of its words."""
        if not self.columnCount():
            return
        question = max(QUESTION, min(self.width() // 5, 3 * QUESTION))
        self.verticalHeader().setFixedWidth(question)
        self.updateGeometries()
        room = self.viewport().width()
        answer = room // max(1, min(self.columnCount(), room // ANSWER))
        for column in range(self.columnCount()):
            self.setColumnWidth(column, answer)
        for row in range(self.rowCount()):
            heading = str(self.model().headerData(row, Qt.Orientation.Vertical) or "")
            cells = [str(self.model().index(row, column).data() or "") for column in range(self.columnCount())]
            heights = [self._height(heading, question), *(self._height(text, answer) for text in cells)]
            self.setRowHeight(row, max(heights))
        QTimer.singleShot(0, self, self._align)

    def _align(self) -> None:
        """Begin with a whole column: Qt keeps the pixels at which it began when columns were wider."""
        self.executeDelayedItemsLayout()
        self.horizontalHeader().setOffsetToSectionPosition(self.horizontalScrollBar().value())
        self.viewport().update()

    def _height(self, text: str, width: int) -> int:
        """Of a cell with these words, some of which another font may have to draw."""
        metrics = QFontMetrics(QFont(self.font()))
        place = metrics.boundingRect(QRect(0, 0, width - 2 * PAD - 1, 1 << 20), WRAPPED, text)
        return place.height() + 2 * PAD
