"""A run's log to read: its error on top, then what happened in words, and the engine's own output behind a switch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import background, icons, theme
from gui.language import translated
from gui.run_model import RunModel
from gui.run_view.entries import SIZE, Entries
from gui.widgets import Segmented, Symbol, tool_button

TAIL = 200_000  # bytes of log.txt that are shown
AGAIN = 1000  # milliseconds between two looks at log.txt


class ErrorBox(QFrame):
    """Why a run failed, with the details that a person may pass on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        self.setProperty("kind", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.text = QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = QPushButton(self.tr("Details"))
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Show where in the program it happened"))
        row.addWidget(Symbol(icons.toned("error", "danger")), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setFont(theme.mono_font())
        self.detail.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.detail.setFixedHeight(110)
        self.detail.setAccessibleName(self.tr("Details of the error"))
        self.detail.hide()
        self.more.toggled.connect(self.detail.setVisible)
        column.addLayout(row)
        column.addWidget(self.detail)
        self.hide()

    def show_error(self, message: str, detail: str) -> None:
        self.text.setText(message)
        self.detail.setPlainText(detail)
        self.more.setVisible(bool(detail))
        self.more.setChecked(False)
        self.setAccessibleName(message)
        self.show()


class LogView(QWidget):
    """The log of one run, live or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RunModel | None = None
        self._file: Path | None = None
        self._taken = 0
        self._seen: tuple[int, int] = (0, 0)
        self._reading = False
        self.error = ErrorBox()
        self.choice = Segmented(
            [("course", self.tr("Course")), ("warnings", self.tr("Warnings")), ("raw", self.tr("Full log"))]
        )
        self.choice.button("raw").setToolTip(self.tr("What the engine wrote into log.txt"))
        self.filter = QLineEdit(placeholderText=self.tr("Filter"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Filter the log"))
        self.filter.setMaximumWidth(220)
        self.copy = tool_button("copy", self.tr("Copy the log, or its selected lines"))
        self.entries = Entries(self)
        self.list = QListView()
        self.raw = QPlainTextEdit(readOnly=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self._again = QTimer(self)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._read)
        self._delay = QTimer(self)  # a filter is applied when the typing rests
        self._delay.setSingleShot(True)
        self._delay.setInterval(150)
        self._delay.timeout.connect(self._apply_filter)
        self.choice.changed.connect(self._choose)
        self.filter.textChanged.connect(self._delay.start)
        self.copy.clicked.connect(self._copy)

    def show_run(self, model: RunModel, log: Path) -> None:
        """Show another run's log."""
        self._model, self._file, self._taken, self._seen = model, log, 0, (0, 0)
        self.entries.clear()
        self.raw.clear()
        self.error.hide()
        self.refresh()
        self._choose(self.choice.value())

    def refresh(self) -> None:
        """The model has news."""
        model = self._model
        if model is None:
            return
        fresh = model.course[self._taken :]
        self._taken = len(model.course)
        if fresh:
            at_top = self.list.verticalScrollBar().value() == 0
            self.entries.add(fresh)
            if at_top:
                self.list.scrollToTop()
        count = len(model.warnings)
        self.choice.button("warnings").setText(
            self.tr("Warnings ({count})").format(count=count) if count else self.tr("Warnings")
        )
        if model.errors:
            if self.error.text.text() != translated(model.errors[-1].message) or self.error.isHidden():
                self.error.show_error(translated(model.errors[-1].message), model.errors[-1].detail)
        else:
            self.error.hide()

    def _lay_out(self) -> None:
        self.list.setModel(self.entries)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(SIZE, SIZE))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("Course of the run"))
        self.raw.setFont(theme.mono_font())
        self.raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.raw.setMaximumBlockCount(5000)
        self.raw.setPlaceholderText(self.tr("The engine has written nothing yet."))
        self.raw.setAccessibleName(self.tr("The engine's output"))
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.raw)
        self._pages.setMinimumHeight(60)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.filter, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.error)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._copy)

    def _choose(self, key: str) -> None:
        raw = key == "raw"
        self._pages.setCurrentWidget(self.raw if raw else self.list)
        self.filter.setVisible(not raw)
        if raw:
            self._again.start()
            self._read()
        else:
            self._again.stop()
            self._apply_filter()

    def _apply_filter(self) -> None:
        self._delay.stop()
        self.entries.set_filter(self.filter.text(), self.choice.value() == "warnings")

    def _read(self) -> None:
        if self._file is None or self._reading or not self.isVisible():
            return
        self._reading = True
        file, seen = self._file, self._seen
        background.run(self, lambda: _tail(file, seen), lambda found: self._show(file, found), self._failed)

    def _show(self, file: Path, found: tuple[tuple[int, int], str] | None) -> None:
        self._reading = False
        if found is None or file != self._file:
            return
        self._seen = found[0]
        bar = self.raw.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 2
        place = bar.value()
        self.raw.setPlainText(found[1])
        bar.setValue(bar.maximum() if at_end else place)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self.raw.setPlainText(background.readable(error))

    def _copy(self) -> None:
        if self._pages.currentWidget() is self.raw:
            text = self.raw.textCursor().selectedText().replace("\u2029", "\n") or self.raw.toPlainText()
        else:
            rows = [index.row() for index in self.list.selectionModel().selectedIndexes()]
            text = self.entries.text(rows or None)
        QGuiApplication.clipboard().setText(text)


def _tail(file: Path, seen: tuple[int, int]) -> tuple[tuple[int, int], str] | None:
    """The end of a file and what it is known by, or None if it is as it was seen. Without the file, nothing."""
    try:
        facts = file.stat()
        now = (facts.st_size, facts.st_mtime_ns)
        if now == seen:
            return None
        with file.open("rb") as opened:
            opened.seek(max(0, facts.st_size - TAIL))
            data = opened.read(TAIL)
    except FileNotFoundError:
        return None
    lines = data.decode(errors="replace").replace("\r\n", "\n").split("\n")
    whole = lines[1:] if facts.st_size > TAIL else lines
    return now, "\n".join(line.rsplit("\r", 1)[-1] for line in whole)
