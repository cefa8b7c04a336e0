"""The welcome: what this computer is, what it can train, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import background, theme
from gui.welcome import layout
from gui.welcome.facts import AbilityList, MachineFacts
from gui.welcome.look import Look, look
from gui.widgets import Banner, action_button
from project.schema import PICTURES, TEXTS

_SIZE = (900, 620)


class WelcomeDialog(QDialog):
    """Shown at the first start, and from the settings menu. It says what is wished; the window does it."""

    sample_wanted = Signal()
    project_wanted = Signal(str)  # a new project of this task: PICTURES or TEXTS
    engine_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome"))
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.M)
        column.setSpacing(theme.S)
        title = QLabel(self.tr("Welcome to LoRA Atelier"))
        theme.role(title, "title")
        words = QLabel(
            self.tr(
                "Your own pictures teach an image model a style, a person or a thing; your own texts teach a language "
                "model a manner. Everything stays on this computer."
            ),
            wordWrap=True,
        )
        theme.role(words, "muted")
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(theme.S)
        self.banner = Banner()
        column.addWidget(self.banner)
        column.addSpacing(theme.XS)
        self._heading(self.tr("This computer"))
        self.machine = MachineFacts()
        column.addWidget(self.machine)
        column.addSpacing(theme.S)
        self._heading(self.tr("What it can train"))
        self.abilities = AbilityList()
        column.addWidget(self.abilities)
        hint = QLabel(
            self.tr("The built-in starter model trains on every computer, in about three minutes without a card.")
        )
        theme.role(hint, "faint")
        column.addWidget(hint)
        column.addStretch(1)
        layout.fill(self, inside, self._footer())
        self.sample.setFocus()
        layout.fit(self, _SIZE)
        background.run(self, look, self._show, self._not_seen)

    def _heading(self, text: str) -> None:
        label = QLabel(text)
        theme.role(label, "heading")
        self._column.addWidget(label)

    def _footer(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "panel")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.XL, theme.M, theme.XL, theme.L)
        row.setSpacing(theme.S)
        self.pictures = action_button(
            "images", self.tr("Start with my own pictures"), self.tr("Make a project from pictures or a folder of them")
        )
        self.texts = action_button(
            "file", self.tr("Start with my own texts"), self.tr("Make a project from texts, tables or conversations")
        )
        self.sample = action_button(
            "star",
            self.tr("Open the sample project"),
            self.tr("A small ready project: press Start there, and in three minutes you have a LoRA"),
            role="primary",
        )
        self.sample.setMinimumHeight(40)
        self.sample.setDefault(True)
        self.pictures.clicked.connect(lambda: self._chosen(PICTURES))
        self.texts.clicked.connect(lambda: self._chosen(TEXTS))
        self.sample.clicked.connect(lambda: self._chosen(""))
        for button in (self.pictures, self.texts):
            button.setAutoDefault(False)
        row.addWidget(self.pictures)
        row.addWidget(self.texts)
        row.addStretch(1)
        row.addWidget(self.sample)
        return frame

    def buttons(self) -> list[QPushButton]:
        """The ways on."""
        return [self.pictures, self.texts, self.sample]

    def _chosen(self, task: str) -> None:
        self.accept()
        if task:
            self.project_wanted.emit(task)
        else:
            self.sample_wanted.emit()

    def _show(self, found: Look) -> None:
        self.machine.show_look(found)
        self.abilities.show_abilities(found.abilities)
        if found.engine is not None and found.engine.status != "ready":
            self.banner.show_message(
                self.tr("Training needs the engine, which is set up once for the card of this computer."),
                "info",
                self.tr("Set up the engine…"),
                self._engine_clicked,
                closable=False,
            )

    def _engine_clicked(self) -> None:
        self.accept()
        self.engine_wanted.emit()

    def _not_seen(self, error: Exception) -> None:
        self.machine.show_nothing()
        self.banner.show_message(background.readable(error), "warning")
