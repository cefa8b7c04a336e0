"""Holds the app's one window, and puts another in its place when the person chooses another language.

The widgets of a window ask for their texts when they are made, so a new language needs new ones. Changing it is closing
the window and opening it again within the app: what was typed is written first, and an engine trains on and is found
again, as it is after a start.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from gui import beginning, crash, language, theme
from gui.arguments import given
from gui.window import Window
from project.settings import Settings

_LOOK_EVERY, _PATIENCE = 15, 10.0  # ms between two looks whether all is written, and seconds after which it must be


class SpeakingWindow(QObject):
    """The window in the language that is set. `window` is the present one."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._written_by = 0.0
        language.apply(app, settings.language)
        self.window = self._made(settings)

    def open_file(self, file: str) -> None:
        """Open a project's folder or opener, or look into a LoRA file, in the window that there is now."""
        wanted = given([file])
        beginning.hand_in(self.window, wanted.project, wanted.loras)

    def _made(self, settings: Settings) -> Window:
        theme.apply(self._app, settings.theme)
        window = Window(settings)
        self._app.styleHints().colorSchemeChanged.connect(window.follow_system_theme)
        window.language_chosen.connect(self._chosen)
        crash.tell_in(window)
        return window

    def _chosen(self, setting: str) -> None:
        """Another language: in the next turn of the event loop, when the menu that it was chosen in is closed."""
        QTimer.singleShot(0, self, lambda: self._speak(setting))

    def _speak(self, setting: str) -> None:
        window = self.window
        if language.chosen(setting) == language.spoken():
            language.apply(self._app, setting)  # how numbers are written may differ all the same
            window.remember(language=setting)
        elif window.may_give_way():
            self._written_by = time.monotonic() + _PATIENCE
            folder = window.project.folder if window.project is not None else None
            window.remember(language=setting)
            window.give_way()
            self._when_written(lambda: self._replace(setting, lambda new: new.begin_again(folder)))
        else:
            window.rail.show_language(window.settings.language)

    def _when_written(self, then: Callable[[], None]) -> None:
        """Wait until the window that gave way has written everything: the next one reads it."""
        if QThreadPool.globalInstance().activeThreadCount() and time.monotonic() < self._written_by:
            QTimer.singleShot(_LOOK_EVERY, self, lambda: self._when_written(then))
        else:
            then()

    def _replace(self, setting: str, begin: Callable[[Window], None]) -> None:
        language.apply(self._app, setting)
        theme.set_font(self._app)
        old, self.window = self.window, self._made(replace(self.window.settings, language=setting))
        self.window.show()
        begin(self.window)
        old.hide()
        old.deleteLater()
