"""The base of the window's pages: a title row, a banner for messages, and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.language import project_title
from gui.widgets import Banner, ElidedLabel

if TYPE_CHECKING:
    from project.library import Project


class Page(QWidget):
    """A page of the window. `banner` shows messages where the person looks, `body` takes the page's own widgets."""

    task = ""  # the task whose projects the page shows; "" = all
    names_project = True  # whether the title row says which project is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        outer.setSpacing(theme.M)
        self._header = QHBoxLayout()
        self._header.setSpacing(theme.S)
        outer.addLayout(self._header)
        self.banner = Banner(self)
        outer.addWidget(self.banner)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.M)
        outer.addLayout(self.body, 1)
        self.title = QLabel()
        theme.role(self.title, "title")
        self.subtitle = ElidedLabel("", Qt.TextElideMode.ElideRight)
        theme.role(self.subtitle, "faint")

    def header(self, title: str, *right: QWidget) -> None:
        """Fill the title row: the page's title on the left, widgets on the right."""
        self.title.setText(title)
        self._header.addWidget(self.title)
        self._header.addSpacing(theme.XS)
        self._header.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        for widget in right:
            self._header.addWidget(widget)

    def serves(self, project: Project) -> bool:
        """Whether the page shows projects such as this one."""
        return self.task in ("", project.task)

    def open_project(self, project: Project) -> None:
        """Called when a project was opened. Pages that show more than the project extend it."""
        self.update_project(project)

    def update_project(self, project: Project) -> None:
        """Called when the open project's name or settings changed."""
        self.project = project
        if self.names_project:
            self.subtitle.setText(project_title(project.name))

    def at_risk(self) -> str:
        """What would be lost if the project were closed now, as a sentence; empty if nothing would."""
        return ""

    def close_project(self) -> None:
        """Called before another project is opened and before the window closes."""
        self.project = None
        self.subtitle.setText("")
