"""How a project is talked to stays over a restart: the settings of sampling, the seed and the system prompt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gui import background
from gui.chat.keeping import Keeping
from gui.chat.manner_form import MannerForm
from project.chats import Manner, load_manner, save_manner
from project.library import Project
from project.options import Config

SAVE_AFTER = 800  # ms after the last change


class Remembering(QObject):
    """Fills the form when a project is opened, and keeps what is changed in it."""

    failed = Signal(str)

    def __init__(self, form: MannerForm) -> None:
        super().__init__(form)
        self.form = form
        self._project: Project | None = None
        self._filling = False
        self._keeping = Keeping(self)
        self._keeping.failed.connect(self.failed)
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._save.timeout.connect(self._write)
        form.changed.connect(self._changed)

    def open(self, project: Project) -> None:
        """Begin with the manner that this project was talked to last; it comes a moment later."""
        self.close()
        self._project = project
        system = _trained_system(project)
        self._fill(Manner(system=system))
        background.run(self, lambda: load_manner(project.folder, system), partial(self._loaded, project))

    def update(self, project: Project) -> None:
        """The project trains with another system prompt: take it, unless the chat has one of its own."""
        before, self._project = self._project, project
        manner = self.form.manner()
        if before is not None and manner.system == _trained_system(before):
            self._fill(replace(manner, system=_trained_system(project)))

    def close(self) -> None:
        """Let the project go; what was changed last is written first."""
        if self._save.isActive():
            self._save.stop()
            self._write()
        self._project = None

    def _loaded(self, project: Project, manner: Manner) -> None:
        same = self._project is not None and self._project.folder == project.folder
        if same and not self._save.isActive():  # what a person typed meanwhile stands above it
            self._fill(manner)

    def _fill(self, manner: Manner) -> None:
        self._filling = True
        self.form.set_manner(manner)
        self._filling = False

    def _changed(self) -> None:
        if self._project is not None and not self._filling:
            self._save.start()

    def _write(self) -> None:
        if self._project is not None:
            manner, system = self.form.manner(), _trained_system(self._project)
            self._keeping.keep(partial(save_manner, self._project.folder, manner, system))


def _trained_system(project: Project) -> str:
    return str(project.settings.get("system_prompt") or Config().text.system_prompt).strip()
