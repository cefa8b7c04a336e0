"""The preview panel: a project's LoRAs, its training, its earlier pictures, and what the window asks of it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui import background
from gui.preview.asking import PictureSettings, settings_of
from gui.preview.face import PanelFace
from gui.preview.first_prompt import first_prompt
from gui.preview.rendering import Rendering
from gui.preview.request_form import is_render_key
from gui.preview.source import PreviewSource
from gui.preview.stage import same_settings
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.trying.choices import Choice, base_of_run, run_choices, run_names
from project.library import Project
from project.model_facts import model_facts
from project.options import Config
from project.runs import reading
from project.runs.history import PreviewRecord, preview_history

MOST_HISTORY = 200


class _Found(NamedTuple):
    """What a look at the project found."""

    choices: list[Choice]
    names: dict[Path, str]


class PreviewPanel(PanelFace):
    """Beside every page. Give it a project, and the project's training while one runs."""

    picture_made = Signal(object)  # PreviewRecord
    state_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.source = PreviewSource(self)
        self._live_model: RunModel | None = None
        self._live_folder: Path | None = None
        self._wish: tuple[Path, Path | None] | None = None
        self.rendering = Rendering(self, self.source)
        self._connect()
        self._count_history()
        self._mind()

    def _connect(self) -> None:
        self.source.state_changed.connect(self.state_changed)
        self.rendering.made.connect(self._made)
        self.render_button.clicked.connect(lambda: self.rendering.render_picture())
        self.strip_button.clicked.connect(self.rendering.render_strip)
        self.stage.busy.cancelled.connect(self.rendering.cancel)
        self.stage.menu_wanted.connect(self._picture_menu)
        self.strength.changed.connect(self.rendering.strength_moved)
        self.picker.chosen.connect(self._chosen)
        self.form.rolled.connect(self.rendering.render_if_shown)
        self.strip.shown.connect(self._strip_shown)
        self.history.shown.connect(self._history_shown)
        self.use_button.clicked.connect(self._use_shown)
        for pictures in (self.strip, self.history):
            pictures.settings_wanted.connect(self.use_settings)
            pictures.deleted.connect(self._deleted)
            pictures.failed.connect(lambda text: self.notice.show_message(text, "warning"))

    # --- what the window does -----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        """Make previews for a project. Everything that has to be looked up comes a moment later."""
        self.close_project()
        self.project = project
        self.source.open(project.previews)
        self.rendering.device = str(project.settings.get("device") or "auto")
        self.picker.clear_all(project.base_model, reading(project.settings))
        self._set_defaults(project)
        self._mind()
        self._look_again()
        self._read_history()
        background.run(self, lambda: first_prompt(project), partial(self._suggest, project))
        background.run(self, lambda: model_facts(project.base_model), partial(self._know_model, project))

    def close_project(self) -> None:
        """Let the project go. Its preview engine is told to leave."""
        self.rendering.reset()
        self.set_live_run(None, None)
        self.source.close()
        self.project = self._wish = None
        self.stage.clear()
        self.notice.clear()
        self.strip.clear()
        self.strip.hide()
        self.history.clear()
        self._count_history()
        self.from_history.hide()
        self.form.prompt.clear()
        self.picker.clear_all("")
        self._mind()

    def set_live_run(self, follower: RunFollower | None, model: RunModel | None) -> None:
        """Let a training make the pictures; None = it ended."""
        folder = follower.folder.path if follower is not None else None
        if model is not self._live_model:
            if self._live_model is not None:
                with suppress(RuntimeError, TypeError):  # its Qt side may be gone already
                    self._live_model.changed.disconnect(self._training_moved)
            self._live_model = model
            if model is not None:
                model.changed.connect(self._training_moved)
        ended, self._live_folder = self._live_folder is not None and folder is None, folder
        self.source.set_live_run(follower, model)
        if folder is None or self.project is None:
            self.picker.set_live(None)
        else:
            base = self.project.base_model
            background.run(self, lambda: base_of_run(folder, base), partial(self._live_base, folder))
        if ended or folder is not None:
            self._look_again()
        self._mind()

    def choose(self, run_dir: Path, checkpoint: Path | None = None) -> None:
        """Preview a run's LoRA, or one of its checkpoints."""
        self._wish = (run_dir, checkpoint)
        self._look_again()

    def choose_file(self, path: Path) -> None:
        """Preview a LoRA file from anywhere."""
        self._wish = None
        self.picker.open_file(path)
        self._chosen()
        self.rendering.render_picture(fresh=False)

    def show_result(self, run_dir: Path) -> None:
        """Draw with a LoRA that was just finished, at the strength at which it was trained."""
        self.strength.set_value(1.0)
        self.rendering.after_training = True
        self.choose(run_dir)

    def set_prompt(self, text: str) -> None:
        self.form.prompt.setPlainText(text)

    # --- what is previewed --------------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        """Read anew what the project's runs offer."""
        if self.project is None:
            return
        project = self.project

        def look() -> _Found:
            return _Found(run_choices(project.runs, project.base_model), run_names(project.runs))

        background.run(self, look, partial(self._listed, project))

    def _listed(self, project: Project, found: _Found) -> None:
        if self.project is not project:
            return
        self.picker.set_choices(found.choices, found.names)
        if self._wish is not None and self.picker.take(*self._wish):
            self._wish = None
            self.rendering.render_if_shown()
        self._mind()
        if self.rendering.after_training:
            self.rendering.after_training = False
            self.rendering.render_picture(fresh=False)

    def _live_base(self, folder: Path, base_model: str) -> None:
        if folder == self._live_folder:
            step = self._live_model.last_step if self._live_model is not None else 0
            self.picker.set_live(Choice("live", base_model, None, folder, step))
            self._mind()

    def _training_moved(self) -> None:
        if self._live_model is not None:
            self.picker.tell_step(self._live_model.last_step)

    def _chosen(self) -> None:
        self._mind()
        self.rendering.render_if_shown()

    def _know_model(self, project: Project, facts: object) -> None:
        if self.project is project and facts is not None:
            self.form.set_model_size(facts.resolution, facts.granularity)  # type: ignore[attr-defined]

    def _set_defaults(self, project: Project) -> None:
        """Begin with the project's own preview settings, or else with those of every project."""
        usual = Config().preview

        def number(key: str) -> float:
            value = project.settings.get(key)
            if isinstance(value, int | float) and abs(value) < 1 << 32:  # which NaN is not
                return value
            return float(getattr(usual, key))

        negative = str(project.settings.get("negative_prompt") or usual.negative_prompt)
        self.form.set_settings(
            PictureSettings(
                negative=negative,
                seed=int(number("preview_seed")),
                steps=int(number("preview_steps")),
                guidance=float(number("preview_guidance")),
            )
        )

    def _suggest(self, project: Project, prompt: str) -> None:
        if self.project is project and not self.form.prompt.toPlainText():
            self.form.prompt.setPlainText(prompt)

    def _mind(self) -> None:
        """Enable what can be done now, and say why the rest cannot."""
        there, lora = self.project is not None, self.rendering.has_lora()
        reason = "" if lora else self.tr("Train a LoRA first, or open a LoRA file")
        self.strength.set_reason(reason)
        self.render_button.setEnabled(there)
        self.strip_button.setEnabled(there and lora)
        words = self.tr("The same picture at seven strengths in one go (Alt+S)")
        self.strip_button.setToolTip(reason or words)
        for part in (self.picker, self.form):
            part.setEnabled(there)
        if not there:
            self.stage.view.set_hint(self.tr("Open a project to make previews."))
        elif lora:
            self.stage.view.set_hint(self.tr("Press Render to see your LoRA at work."))
        else:
            self.stage.view.set_hint(
                self.tr("Press Render to see what the base model makes of the prompt.\nTrain a LoRA to compare.")
            )

    # --- history ------------------------------------------------------------------------------------------------------

    def _read_history(self) -> None:
        assert self.project is not None
        project = self.project
        background.run(
            self,
            lambda: preview_history(project.previews, project.runs, MOST_HISTORY),
            partial(self._history_read, project),
        )

    def _history_read(self, project: Project, records: list[PreviewRecord]) -> None:
        if self.project is project:
            listed = {record.path for record in records}
            newer = [record for record in self.history.records() if record.path not in listed]
            self.history.set_records([*newer, *records])
            self._count_history()

    def _made(self, record: PreviewRecord) -> None:
        self.history.add(record, MOST_HISTORY)
        self._count_history()
        self.picture_made.emit(record)

    def _count_history(self) -> None:
        count = self.history.count()
        self.history_button.setText(self.tr("&History ({count})").format(count=count) if count else self.tr("&History"))
        self.history_button.setEnabled(count > 0)

    def _history_shown(self, record: PreviewRecord) -> None:
        """Show an earlier picture, and beside it the one without the LoRA if there is one."""
        alike = (
            other for other in self.history.records() if other.event.strength == 0 and same_settings(record, other)
        )
        base = record if record.event.strength == 0 else next(alike, None)
        self.stage.show_right(None if base is record else record)
        self.stage.show_left(base)
        self.history.select(record)
        self.history_words.setText(record.event.prompt)
        self.from_history.show()
        self.scroll_area.ensureWidgetVisible(self.stage.view)

    def _strip_shown(self, record: PreviewRecord) -> None:
        """A picture of the strip sets the strength."""
        self.strength.set_value(record.event.strength)
        self.strip.select(record)
        if record.event.strength == 0:
            self.stage.show_right(None)
            self.stage.show_left(record)
        else:
            bases = (other for other in self.strip.records() if other.event.strength == 0)
            self.stage.show_right(record)
            self.stage.show_left(next(bases, None))

    def _use_shown(self) -> None:
        record = self.stage.right or self.stage.left
        if record is not None:
            self.use_settings(record)

    def use_settings(self, record: PreviewRecord) -> None:
        """Take over everything that made a picture."""
        self.form.set_settings(settings_of(record.event))
        if record.event.strength:
            self.strength.set_value(record.event.strength)
        if record.event.adapter:
            adapter = Path(record.event.adapter)
            if not self.picker.take(adapter=adapter):
                self.picker.open_file(adapter)
        elif record.event.strength:
            self.picker.take(run=record.run)
        self.from_history.hide()
        self._mind()

    def _picture_menu(self, record: PreviewRecord, place: QPoint) -> None:
        menu = self.history.menu_for(record)
        menu.exec(place)
        menu.deleteLater()

    def _deleted(self, record: PreviewRecord) -> None:
        self.stage.forget(record)
        self.strip.remove(record)
        self.history.remove(record)
        self._count_history()

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_render_key(event):
            self.rendering.render_picture()
        elif event.key() == Qt.Key.Key_Escape and self.stage.busy.busy:
            self.rendering.cancel()
        else:
            super().keyPressEvent(event)
