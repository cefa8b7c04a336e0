"""Opens the app: the application object, its theme, the window, and what happens when something unforeseen breaks."""

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QThreadPool, QTimer, Signal, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from gui import crash
from gui.arguments import Given, given
from gui.speaking_window import SpeakingWindow
from gui.window import Window
from project.settings import Unread, read_settings
from project.version import VERSION
from project.workspace import home, resources

_UNSEEN = 1000  # ms after which a window that was not painted (started minimized, say) begins all the same


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the project that `--project DIR` names or else the last one; returns the exit code."""
    if complaint := no_screen():
        print(complaint, file=sys.stderr)
        return 2
    wanted = given(arguments)
    _log_to_file()
    crash.watch()
    app = make_application(sys.argv[:1])
    settings, unread = read_settings()
    spoken = SpeakingWindow(app, settings)
    window = spoken.window
    _answer_signals(app, spoken)
    app.file_opened.connect(spoken.open_file)
    window.show()
    _print_when_shown(window)
    window.first_paint.connect(lambda: _begin(window, wanted, unread))
    QTimer.singleShot(_UNSEEN, window, lambda: _begin(window, wanted, unread))
    code = app.exec()
    QThreadPool.globalInstance().waitForDone(5000)
    crash.unwatch()
    return code


def _begin(window: Window, wanted: Given, unread: Unread | None) -> None:
    window.begin(wanted.project, wanted.loras)
    window.dialogs.begin(asked_for=wanted != Given(), unread=unread)


class Application(QApplication):
    """macOS gives a running app what is double-clicked by an event, where other systems start a second one."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def make_application(arguments: Sequence[str]) -> Application:
    """The application object with the app's name and icon."""
    _answer_quickly()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = Application(list(arguments))
    app.setApplicationName("lora-atelier")
    app.setApplicationDisplayName("LoRA Atelier")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("lora-atelier")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "app.svg")))
    return app


def _answer_quickly() -> None:
    """Keep Python's own pauses short: looking for garbage among all objects takes longer than a frame when ten thousand
    pictures are shown, and a thread that computes may hold the interpreter for less time than it usually may."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    sys.setswitchinterval(0.001)


def no_screen() -> str:
    """Why no window can open here, with what to do; empty if one can. Qt itself would abort the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "LoRA Atelier: there is no screen here (DISPLAY and WAYLAND_DISPLAY are not set). Start it from a desktop, or "
        "work without a window: python3 main.py --help"
    )


def _log_to_file() -> None:
    """Keep warnings and errors where a person can find them and send them."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        path = home() / "app.log"
        if path.exists() and path.stat().st_size > 1_000_000:
            path.replace(path.with_suffix(".old.log"))
        logging.basicConfig(
            filename=path, encoding="utf-8", level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s"
        )
    except OSError:  # a home that cannot be written: the app works, only without this file
        logging.basicConfig(level=logging.WARNING)
    qInstallMessageHandler(crash.take_message)


def _answer_signals(app: QApplication, spoken: SpeakingWindow) -> None:
    """Ctrl-C in the shell closes the window as its close button does. Python hears signals only between its own steps,
    so a timer makes some."""
    signal.signal(signal.SIGINT, lambda *_: spoken.window.close())
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    heartbeat = QTimer(app)
    heartbeat.timeout.connect(_breathe)
    heartbeat.start(500)


def _breathe() -> None:
    """Nothing: the interpreter looks for signals when it runs any Python."""


def _print_when_shown(window: Window) -> None:
    """For the benchmark: with ATELIER_PRINT_SHOWN, tell when the window and its first page are there, and leave."""
    if os.environ.get("ATELIER_PRINT_SHOWN"):
        window.first_paint.connect(lambda: print(f"shown {time.time():.6f}", flush=True))
        window.page_shown.connect(lambda _: (print(f"page {time.time():.6f}", flush=True), window.close()))
