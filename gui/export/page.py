"""The Export page: which LoRA, where to, under which name; then the export itself and what it wrote."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui import background, theme
from gui.export import target as targets
from gui.export.asking import ask_replace
from gui.export.bar import ExportBar
from gui.export.done import Done, WrittenFile, written_files
from gui.export.form import Wishes, WishesForm
from gui.export.pictures import PicturePicker
from gui.export.places import PlacePicker
from gui.export.source import SourcePicker
from gui.export.target import Target
from gui.export.text_places import TextPlacePicker
from gui.export.text_target import TextTarget, room_needed
from gui.job_run import JobRun
from gui.page import Page
from gui.widgets import EmptyState, human_bytes
from project import runs
from project.estimate.disk import free_space
from project.library import Project
from project.options import TEXTS
from project.runs.summary import RunSummary, summaries

_WIDEST = 1000  # pixels: longer lines are harder to take in
_USUAL_WEIGHT, _FULL_WEIGHT = 0.8, 1.0  # the starter model answers more softly than the large ones
_EXPORTS = "exports"  # in a project: where the LoRA of a language model goes if no other folder was chosen


class ExportPage(Page):
    """Takes a finished LoRA to the tools where pictures are made."""

    places_changed = Signal(object)  # dict[str, str] for settings.export_places
    train_wanted = Signal()

    def __init__(self, places: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: Path | None = None
        self._found: list[RunSummary] = []
        self._looking = self._checking = False
        self._export: JobRun | None = None
        self._target: Target | None = None  # of the export at work
        self.header(self.tr("Export"))
        self.source = SourcePicker()
        self.places = PlacePicker(dict(places or {}))
        self.text_places = TextPlacePicker(dict(places or {}))
        self.form = WishesForm()
        self.pictures = PicturePicker()
        self.bar = ExportBar()
        self.done = Done()
        self.empty = EmptyState(
            "share",
            self.tr("Nothing to export yet"),
            self.tr("Finish a training, then take its LoRA to your tools here."),
            self.tr("Go to Train"),
        )
        self.blank = QWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._show(self.blank)

    # --- what the window calls ----------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        super().open_project(project)
        self._found, self._wanted = [], None
        self._show(self.blank)
        self.refresh()

    def close_project(self) -> None:
        if self._export is not None:
            self._export.leave()
            self._ended()
        super().close_project()
        self._found = []
        self.source.show_runs([])
        self.banner.clear()
        self._show(self.blank)

    def choose(self, run_dir: Path) -> None:
        """Offer the LoRA of this run."""
        self._wanted = run_dir
        if self._export is None:
            self._show_form()
        self.refresh()

    def refresh(self) -> None:
        """Look for runs, in the background."""
        if self.project is None or self._looking:
            return
        self._looking = True
        project, before = self.project, list(self._found)

        def found(result: list[RunSummary]) -> None:
            self._looking = False
            if self.project is not None and self.project.folder == project.folder:
                self._take(result)
            else:
                self.refresh()

        def failed(error: Exception) -> None:
            self._looking = False
            self._say(background.readable(error))

        background.run(self, lambda: summaries(project.runs, before), found, failed)

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        column.addWidget(_card(self.tr("Which LoRA"), self.source))
        self._place_card = _card(self.tr("Where to"), self.places)
        self._text_card = _card(self.tr("What for"), self.text_places)
        column.addWidget(self._place_card)
        column.addWidget(self._text_card)
        column.addWidget(_card(self.tr("How it is called and used"), self.form))
        self._picture_card = _card(self.tr("Preview picture"), self.pictures)
        column.addWidget(self._picture_card)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        for widget in (inside, self.bar, self.done):
            widget.setMaximumWidth(_WIDEST)
        form = QWidget()
        outer = QVBoxLayout(form)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.M)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.bar)
        self.form_page = form
        for widget in (self.blank, self.empty, form, self.done):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.source.changed.connect(self._run_changed)
        self.places.changed.connect(self._look)
        self.places.places_changed.connect(self._keep_places)
        self.places.message.connect(self._say)
        self.text_places.changed.connect(self._look)
        self.text_places.places_changed.connect(self._keep_places)
        self.form.changed.connect(self._look)
        self.bar.export_wanted.connect(self.begin)
        self.bar.cancel_wanted.connect(self._cancel)
        self.empty.acted.connect(self.train_wanted)
        self.bar.add_keys(self.form_page)
        self.done.again.connect(self._show_form)

    def _keep_places(self, places: dict[str, str]) -> None:
        """Remember the places of both tasks."""
        self.places.places, self.text_places.places = dict(places), dict(places)
        self.places_changed.emit(places)

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)

    def _show_form(self) -> None:
        self._show(self.form_page if self.source.run() or self._export else self.empty if self._found else self.blank)
        self.source.box.setFocus()
        self.refresh()

    # --- what is chosen -----------------------------------------------------------------------------------------------

    def _take(self, found: list[RunSummary]) -> None:
        first = not self._found
        if found != self._found or first:
            self._found = found
            self.source.show_runs(found)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if not self.source.choose(wanted):
                name = next((run.name for run in found if run.folder == wanted), wanted.name)
                words = self.tr("“{0}” has no finished LoRA yet. Finish the run first: continue it on the Runs page.")
                self._say(words.format(name), "warning")
        if self.stack.currentWidget() in (self.blank, self.empty, self.form_page) and self._export is None:
            came = self.stack.currentWidget() is not self.form_page
            self._show(self.form_page if self.source.run() else self.empty)
            if came and self.isVisible():
                self.source.box.setFocus()
        self._look()

    def _run_changed(self) -> None:
        run = self.source.run()
        if run is None or self.project is None:
            return
        texts = self._texts()
        self._text_card.setVisible(texts)
        self._place_card.setVisible(not texts)
        starter = run.changed.get("base_model", "starter") == "starter"
        name = run.result.name.removesuffix(".safetensors") if run.result else run.name
        trigger = str(run.changed.get("trigger_word", "") or "")
        self.form.fill(name, trigger, _FULL_WEIGHT if starter or texts else _USUAL_WEIGHT)
        if texts:
            self.text_places.suggest(self.project.folder / _EXPORTS)
        else:
            self.pictures.show_run(self.project, run.folder)
        self._look()

    def _texts(self) -> bool:
        """Whether the chosen run trained a language model."""
        run = self.source.run()
        return run is not None and run.changed.get("task_type") == TEXTS

    def _chosen(self) -> Target | None:
        return self.text_places.target() if self._texts() else self.places.target()

    def _look(self) -> None:
        """What will be written, or what is missing."""
        if self._export is not None or self._checking:
            return
        target, run, texts = self._chosen(), self.source.run(), self._texts()
        diffusers = target is not None and target.kind == targets.DIFFUSERS
        self._picture_card.setVisible(not diffusers and not texts)
        self.form.for_texts(texts, target is not None and target.kind == "ollama")
        if self.form.fixed != diffusers:
            self.form.for_diffusers(diffusers)
            return  # that came back here
        if run is None:
            self.bar.show_ready(self.tr("Choose a run."), False)
        elif target is None:
            self.bar.show_ready(self.tr("Choose where the LoRA goes."), False)
        elif not self.form.valid(named=not diffusers):
            self.bar.show_ready(self.tr("The file name cannot be used."), False)
        else:
            wishes = self.form.wishes()
            names = ", ".join(path.name for path in target.files(wishes.name))
            self.bar.show_ready(self.tr("Writes {0}").format(names), True)
            if isinstance(target, TextTarget):
                self._tell_room(run, target, wishes.dtype, names)

    def _tell_room(self, run: RunSummary, target: TextTarget, dtype: str, names: str) -> None:
        """Say how much room a whole model takes, and how much there is."""

        def told(found: tuple[int, int | None]) -> None:
            need, free = found
            if not need or self._export is not None or self._checking or self._chosen() != target:
                return
            words = self.tr("Writes {0}, about {1}; the disk has {2} left")
            room = human_bytes(free) if free is not None else "?"
            self.bar.show_ready(words.format(names, human_bytes(need), room), self.form.valid())

        settings = dict(run.changed)
        background.run(
            self, lambda: (room_needed(settings, target.kind, dtype), free_space(target.folder)), told, lambda _: None
        )

    # --- the export ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Check the place, ask if files are in the way, and export."""
        run, target = self.source.run(), self._chosen()
        if run is None or target is None or self._export is not None or self._checking:
            return
        wishes = self.form.wishes()
        self._checking = True
        self.banner.clear()
        self.bar.show_ready(self.tr("Looking at the place…"), False)

        def look() -> tuple[str, list[Path], str]:
            existing = targets.in_the_way(target.files(wishes.name))
            numbered = targets.free_name(target, wishes.name) if existing and target.to != targets.DIFFUSERS else ""
            return targets.why_not_writable(target.folder), existing, numbered

        background.run(self, look, partial(self._looked, run, target, wishes), self._failed_early)

    def _looked(self, run: RunSummary, target: Target, wishes: Wishes, found: tuple[str, list[Path], str]) -> None:
        problem, existing, numbered = found
        self._checking = False
        self._look()
        if run.folder not in [one.folder for one in self._found]:
            return  # another project was opened, or the window closed, while the place was looked at
        if problem:
            self._say(problem)
            return
        overwrite = False
        if existing:
            answer = ask_replace(self, existing, numbered)
            if answer == "cancel":
                return
            overwrite = answer == "replace"
            if answer == "keep":
                self.form.name.setText(numbered)
                wishes = self.form.wishes()
        self._start(run, target, wishes, overwrite)

    def _start(self, run: RunSummary, target: Target, wishes: Wishes, overwrite: bool) -> None:
        picture = self.pictures.picture() if target.to == "webui" else None
        job = runs.ExportJob(
            run=str(run.folder.absolute()),
            to=target.to,
            dest=str(target.folder.absolute()),
            name=wishes.name,
            weight=wishes.weight,
            picture=str(picture) if picture else "",
            trigger_word=wishes.trigger,
            dtype=wishes.dtype,
            overwrite=overwrite,
            ollama_base=wishes.ollama_base,
        )
        self._target = target
        self._export = export = JobRun(job, self)
        export.progressed.connect(self.bar.show_progress)
        export.finished.connect(self._finished)
        export.failed.connect(self._failed)
        export.cancelled.connect(self._cancelled)
        self._scroll.setEnabled(False)
        self.bar.cancel.setFocus()
        export.start()

    def _finished(self, written: list[runs.Written]) -> None:
        export, target = self._export, self._target
        self._ended()
        if export is None or target is None:
            return
        job = export.job
        assert isinstance(job, runs.ExportJob)

        def show(files: list[WrittenFile]) -> None:
            if self.project is None or not Path(job.run).is_relative_to(self.project.folder):
                return  # of a project that was closed meanwhile
            use = job.name, job.weight or 0.0, job.trigger_word or ""
            self.done.show_files_of(target, files, target.how_to_use(*use), target.ready_text(*use))
            self._show(self.done)
            self.done.copy.setFocus()

        if isinstance(target, TextTarget):
            self.text_places.keep(target)
        else:
            self.places.keep(target)
        background.run(self, lambda: written_files(written), show, lambda error: self._say(background.readable(error)))

    def _failed(self, message: str) -> None:
        self._ended()
        self.banner.show_message(message, "error", self.tr("Try again"), self.begin)

    def _failed_early(self, error: Exception) -> None:
        self._checking = False
        self._look()
        self._say(background.readable(error))

    def _cancelled(self) -> None:
        self._ended()
        self._say(self.tr("The export was cancelled. Nothing was written."), "info")

    def _cancel(self) -> None:
        if self._export is not None:
            self._export.cancel()

    def _ended(self) -> None:
        if self._export is not None:
            self._export.deleteLater()
        self._export = None
        self._scroll.setEnabled(True)
        self._look()

    def _say(self, text: str, kind: str = "error") -> None:
        self.banner.show_message(text, kind)

    # --- Qt's own -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.stack.currentWidget() is self.form_page:
            self.source.box.setFocus()  # the page's keys work while the keyboard is in it
        self.refresh()
        self.places.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._export is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        folders = [path if path.is_dir() else path.parent for path in paths[:1]]
        if folders and self.stack.currentWidget() is self.form_page:
            event.acceptProposedAction()
            if self._texts():
                self.text_places.take(folders[0])
            else:
                self.places.take(folders[0])


def _card(title: str, content: QWidget) -> QFrame:
    card = QFrame()
    theme.role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
    column.setSpacing(theme.S)
    heading = QLabel(title)
    theme.role(heading, "heading")
    column.addWidget(heading)
    column.addWidget(content)
    return card
