"""The notice of a newer version: off until the person turns it on, quiet when there is one, else silent."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.widgets import action_button
from project import updates
from project.settings import Settings
from project.updates import Release
from project.version import VERSION

if TYPE_CHECKING:
    from gui.window import Window

_log = logging.getLogger(__name__)
_LOOK_AFTER = 5_000  # ms after the start, when the window has what it needs
_LOOK_AGAIN = 3_600_000  # ms; whether a day is over is asked each time


class UpdateNotice(QObject):
    """Looks once a day, if it may, and shows a few words in the status line when there is a newer version."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.release: Release | None = None
        self.link = window.status.add_link()
        self.link.setToolTip(self.tr("Show what is new"))
        self.link.clicked.connect(self.show_release)
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look a moment later, and again while the app stays open."""
        QTimer.singleShot(_LOOK_AFTER, self, self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask for the file in the background, unless it is off or was asked for less than a day ago."""
        settings = self._window.settings
        if not settings.updates or not settings.updates_address or not updates.is_due(settings.updates_checked):
            return
        self._window.remember(updates_checked=time.time())
        background.run(
            self,
            lambda: updates.newer_release(settings.updates_address, settings.updates_skipped),
            self.show_notice,
            lambda error: _log.warning("no news of updates: %s", background.readable(error)),
        )

    def show_notice(self, release: Release | None) -> None:
        """Show that there is a release; None takes the notice away."""
        self.release = release
        self.link.setVisible(release is not None)
        if release is not None:
            self.link.setText(self.tr("Version {0} is out").format(release.version))

    def show_release(self) -> None:
        """Open the dialog on what is new."""
        if self.release is not None:
            dialog = ReleaseDialog(self.release, self._window)
            dialog.skipped.connect(self._skip)
            dialog.open()

    def take(self, changes: dict[str, object]) -> None:
        """New settings of the notice; turned on, it looks at once."""
        self._window.remember(**changes)
        if not changes.get("updates"):
            self.show_notice(None)
        self.look()

    def _skip(self) -> None:
        if self.release is not None:
            self._window.remember(updates_skipped=self.release.version)
        self.show_notice(None)


class ReleaseDialog(QDialog):
    """What is new in a version, and the ways on."""

    skipped = Signal()

    def __init__(self, release: Release, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Update"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = release.page
        title = QLabel(self.tr("Version {0} is out").format(release.version))
        theme.role(title, "heading")
        here = QLabel(self.tr("This is version {0}.").format(VERSION))
        theme.role(here, "muted")
        notes = QLabel(release.notes, wordWrap=True)
        notes.setTextFormat(Qt.TextFormat.PlainText)  # it comes from outside
        notes.setVisible(bool(release.notes))
        self.page = action_button("link", self.tr("Open the page"), release.page, role="primary")
        self.page.setVisible(bool(release.page))
        self.skip = QPushButton(self.tr("Not this version"))
        self.skip.setToolTip(self.tr("Say nothing more of this version; the next one is told again"))
        self.later = QPushButton(self.tr("Later"))
        self.later.setToolTip(self.tr("Leave the notice where it is (Esc)"))
        self.page.clicked.connect(self._open)
        self.skip.clicked.connect(self._skip)
        self.later.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        for widget in (title, here, notes):
            column.addWidget(widget)
        column.addSpacing(theme.S)
        column.addLayout(row)
        self.setMinimumWidth(440)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page))
        self.accept()

    def _skip(self) -> None:
        self.skipped.emit()
        self.accept()


class UpdateSettings(QDialog):
    """Whether the app looks for updates, and where. `taken` brings the changed settings."""

    taken = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Updates"))
        self.on = QCheckBox(self.tr("Look once a day whether there is a newer version"))
        self.on.setChecked(settings.updates)
        self.address = QLineEdit(settings.updates_address, placeholderText="https://…/release.json")
        self.address.setAccessibleName(self.tr("Address of the update file"))
        self.address.setToolTip(self.tr("A small file that names the newest version: https:// or file:///"))
        label = QLabel(self.tr("Address of the update file"))
        label.setBuddy(self.address)
        words = QLabel(
            self.tr(
                "The app fetches this one file and sends nothing else. It never downloads or installs a version by "
                "itself. This is version {0}."
            ).format(VERSION),
            wordWrap=True,
        )
        theme.role(words, "muted")
        self.answer = QLabel(wordWrap=True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.now = action_button("refresh", self.tr("Look now"), self.tr("Fetch the file now and say what is in it"))
        self.now.clicked.connect(self._look)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        theme.role(buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.address, 1)
        row.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.S)
        column.addWidget(self.on)
        column.addWidget(words)
        column.addSpacing(theme.S)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.answer)
        column.addStretch(1)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Save).setDefault(True)
        self.on.toggled.connect(self._refresh)
        self.address.textChanged.connect(self._refresh)
        self.resize(560, 250)
        self._refresh()

    def _refresh(self) -> None:
        self.answer.clear()
        self.now.setEnabled(bool(self.address.text().strip()))

    def _look(self) -> None:
        address = self.address.text()
        self._say(self.tr("Asking…"), "muted")
        self.now.setEnabled(False)
        background.run(self, lambda: updates.newer_release(address), self._found, self._not_found)

    def _found(self, release: Release | None) -> None:
        self.now.setEnabled(True)
        if release is None:
            self._say(self.tr("There is no newer version."), "muted")
        else:
            self._say(self.tr("Version {0} is out.").format(release.version), "muted")

    def _not_found(self, error: Exception) -> None:
        self.now.setEnabled(True)
        self._say(background.readable(error), "error")

    def _say(self, text: str, role: str) -> None:
        theme.role(self.answer, role)
        self.answer.setText(text)

    def _save(self) -> None:
        try:
            address = (
                updates.check_address(self.address.text()) if self.address.text().strip() or self.on.isChecked() else ""
            )
        except Exception as error:
            self._say(background.readable(error), "error")
            self.address.setFocus()
            return
        self.taken.emit({"updates": self.on.isChecked(), "updates_address": address, "updates_checked": 0.0})
        self.accept()
