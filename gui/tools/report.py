"""What a tool found out or wrote: sentences, a table, and the file with ways to go on."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.language import translated
from gui.widgets import ElidedLabel, Symbol, action_button
from project import runs

_MOST_HEIGHT = 260


class ReportView(QFrame):
    """A card with the outcome of a tool."""

    open_wanted = Signal(object)  # Path of a LoRA that was written

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.file: Path | None = None
        self._report: runs.Report | None = None
        self.title = QLabel()
        theme.role(self.title, "heading")
        self.text = QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("Layers"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setAccessibleName(self.tr("Columns"))
        self.table.setShowGrid(False)
        self.path = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        self.open = action_button("file", self.tr("Look at it"), self.tr("Put the file on the list and show it"))
        self.folder = action_button("folder", self.tr("Show in folder"), self.tr("Open the file's folder"))
        self.copy = action_button("copy", self.tr("Copy"), self.tr("Copy the report as text"), "", "quiet")
        self._lay_out()
        self.open.clicked.connect(lambda: self.open_wanted.emit(self.file))
        self.folder.clicked.connect(self._show_folder)
        self.copy.clicked.connect(self._copy)
        self.hide()

    def show_report(self, report: runs.Report, file: Path | None, is_lora: bool) -> None:
        """Show what came out. `file` is what was written."""
        self._report, self.file = report, file
        self.title.setText(translated(report.title))
        self.text.setText("\n".join(map(translated, report.lines)))
        self._fill_table(report)
        self.path.setText(str(file or ""))
        self.path.setToolTip(str(file or ""))
        self._written.setVisible(file is not None)
        self.open.setVisible(is_lora)
        self.show()

    def clear(self) -> None:
        self._report = self.file = None
        self.hide()

    def _fill_table(self, report: runs.Report) -> None:
        self.table.setVisible(bool(report.rows))
        self.table.setColumnCount(len(report.columns))
        self.table.setRowCount(len(report.rows))
        self.table.setHorizontalHeaderLabels([translated(column) for column in report.columns])
        for row, cells in enumerate(report.rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        if report.columns:
            header = self.table.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(min(_MOST_HEIGHT, rows + self.table.horizontalHeader().sizeHint().height() + 4))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.S)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.table)
        self._written = QWidget()
        row = QHBoxLayout(self._written)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(Symbol(icons.toned("check", "success")))
        row.addWidget(self.path, 1)
        row.addWidget(self.open)
        row.addWidget(self.folder)
        column.addWidget(self._written)

    def _copy(self) -> None:
        report = self._report
        if report is not None:
            rows = ["\t".join(row) for row in ((map(translated, report.columns), *report.rows) if report.rows else ())]
            QGuiApplication.clipboard().setText("\n".join([self.title.text(), self.text.text(), *rows]))

    def _show_folder(self) -> None:
        if self.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file.parent)))
