"""When something unforeseen breaks in the window: a report on the disk, a few words, and the app goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.widgets import Symbol
from project import crashes

if TYPE_CHECKING:
    from gui.window import Window

_log = logging.getLogger("gui")
_LAST = (KeyboardInterrupt, SystemExit)  # no errors, but ways out

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def watch() -> None:
    """From now on nothing breaks unseen: what happens before there is a window is written and told to the shell."""
    crashes.watch_native()
    sys.excepthook = _write_and_print


def unwatch() -> None:
    """The app ends as it should."""
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    crashes.unwatch_native()


def tell_in(window: Window) -> None:
    """From now on the window tells what breaks, in whatever thread."""
    bridge = _Bridge(window)
    bridge.broke.connect(window.report_crash)
    sys.excepthook = bridge.take
    threading.excepthook = bridge.take_from_thread


def take_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Qt's own messages go to the log; after a fatal one Qt ends the process, so it goes to the crash report too."""
    _log.warning("Qt: %s", text)
    if kind == QtMsgType.QtFatalMsg:
        crashes.note_native(f"Qt: {text}")


def facts(device: str = "") -> dict[str, str]:
    """What the window knows of where it runs."""
    known = {"Qt": f"{qVersion()} ({QGuiApplication.platformName()})"}
    return known | ({"Device": device} if device else {})


class _Bridge(QObject):
    """Brings an error from the thread where it happened to the window's own. Lives as long as the window."""

    broke = Signal(object, object, object)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, _LAST):
            sys.__excepthook__(kind, error, trace)
            return
        self.broke.emit(kind, error, trace)

    def take_from_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self.take(happened.exc_type, happened.exc_value, happened.exc_traceback)


def _write_and_print(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    if not issubclass(kind, _LAST) and (path := write(kind, error, trace)):
        print(f"LoRA Atelier: a report of this is in {path}", file=sys.stderr)


def write(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    known: dict[str, str] | None = None,
    run: Path | None = None,
) -> Path | None:
    """Write the report of an error; `run` is the folder of a training that is shown. None where the disk refuses."""
    from project.workspace import home

    logs = {"the app": home() / "app.log"} | ({"the training": run / "log.txt"} if run else {})
    return crashes.write_report(crashes.traceback_text(kind, error, trace), known, logs)


class CrashDialog(QDialog):
    """Where the report is, and all that is in it: what the person sends on, they have seen."""

    def __init__(self, report: Path, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Crash report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = report
        title = QLabel(lead, wordWrap=True)
        theme.role(title, "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        words = QLabel(
            self.tr(
                "Your work is on the disk. This report was written to {0} and sent to nobody. If you want help, read "
                "it and send it yourself."
            ).format(report),
            wordWrap=True,
        )
        theme.role(words, "muted")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(theme.mono_font())
        self.text.setAccessibleName(self.tr("The report"))
        self.text.setPlainText(_content(report))
        lines = QVBoxLayout()
        lines.setSpacing(theme.XS)
        lines.addWidget(title)
        lines.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(Symbol(icons.toned("warning", "warning"), 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.show_folder = QPushButton(self.tr("Show in folder"))
        self.show_folder.setToolTip(self.tr("Open the folder of the reports"))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the whole report"))
        for button in (self.show_folder, self.copy):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.show_folder.clicked.connect(self._show_folder)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(720, 460)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report.parent)))


def _content(report: Path) -> str:
    try:
        return report.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return str(error)
