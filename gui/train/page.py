"""The Train page: fills the form from the project, keeps what is changed, starts runs, and shows the one at work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui import background
from gui.language import joined, listed, translated
from gui.page import Page
from gui.process import RunFollower
from gui.run_model import RunModel
from gui.train import filling
from gui.train.checks import OPTIONS, model_of, with_titles
from gui.train.draft import DraftFields, DraftSaver
from gui.train.importing import ImportDialog, settings_files
from gui.train.outlook import Outlook, PictureLook, Pictures, outlook
from gui.train.setup import SetupFace
from gui.train.state import FormState
from gui.train.summary import START_KEY
from gui.widgets import Segmented
from project import presets
from project.advice import Advice
from project.device import DeviceFacts, find_device
from project.importing import Imported, read_settings
from project.library import Project
from project.presets import Preset
from project.schema import PICTURES, TEXTS

if TYPE_CHECKING:
    from gui.run_view import RunView

_AT_WORK = ("starting", "live", "paused")
_PAUSE = 200  # milliseconds after the last change, before the forecast is made again


@dataclass
class _Seen:
    """What the background found out about the project that is open."""

    pictures: Pictures | None = None
    advice: Advice | None = None
    foreign: dict[str, Any] = field(default_factory=dict)


class TrainPage(Page):
    """Two faces: the settings, and the current run."""

    run_started = Signal(object)  # Path of a run folder that an engine can now work in
    project_changed = Signal(object)  # the Project with its new settings, as saved
    advanced_changed = Signal(bool)

    def __init__(self, advanced: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = FormState(self)
        self.setup = SetupFace(self.state, advanced)
        self.faces = Segmented([("setup", self.tr("Settings")), ("live", self.tr("Current run"))])
        self.faces.changed.connect(self._show_face)
        self.faces.hide()
        self.header(self.tr("Train"), self.faces)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.setup)
        self.body.addWidget(self.stack, 1)
        self.run_view: RunView | None = None
        self._follower: RunFollower | None = None
        self._run: Path | None = None
        self._seen = _Seen()
        self._device: DeviceFacts | None = None
        self._planned: DeviceFacts | None = None  # another card that presets are fitted to
        self._look = PictureLook()
        self._looking = self._look_again = False
        self._starting = self._forecasting = self._filling = False
        self._outlook: Outlook | None = None
        self._trouble = ""
        self._undo_index, self._base_model = -1, ""
        self.import_dialog: ImportDialog | None = None
        self.setAcceptDrops(True)
        self.saver = DraftSaver(self)
        self.saver.saved.connect(self._draft_saved)
        self.saver.failed.connect(self._not_kept)
        self.saver.recovered.connect(self._kept_again)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._forecast)
        self._connect()

    def _connect(self) -> None:
        setup = self.setup
        setup.advanced_changed.connect(self.advanced_changed)
        setup.presets.chosen.connect(self.choose_preset)
        setup.presets.saved.connect(self._preset_saved)
        setup.presets.settings_wanted.connect(self.open_settings)
        setup.presets.card_changed.connect(self._plan_for)
        setup.presets.failed.connect(self._complain)
        setup.presets.told.connect(lambda text: self.banner.show_message(text, "success"))
        setup.summary.start_wanted.connect(self.start)
        setup.toolbar.add_keys(self)
        for key in (START_KEY, "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.start)
        setup.summary.start_button.setShortcut(QKeySequence())  # the preview panel has the same key for its own button
        self.state.checked.connect(self._checked)
        self.state.undo_stack.indexChanged.connect(self._undo_moved)

    # --- the project --------------------------------------------------------------------------------------------------

    def open_project(self, project: Project) -> None:
        super().open_project(project)
        self.banner.clear()
        self._seen, self._outlook, self._trouble = _Seen(), None, ""
        self._show_project(project, None)
        self.setup.say_places(str(project.images), str(project.runs), project.task)
        self.setup.summary.show_outlook(None)
        self.setup.presets.suggest("", "")
        self.setup.presets.show_reasons([])
        self.show_setup()
        task = project.task
        background.run(
            self, lambda: presets.every_preset(task), lambda found: self._presets_read(project, found), self._failed
        )
        if self._device is None:
            background.run(self, find_device, self._device_found)
        self._look_at_pictures()

    def at_risk(self) -> str:
        return (
            self.tr("The settings on the Train page could not be written yet. If you close now, they are lost.")
            if self.saver.trouble
            else ""
        )

    def close_project(self) -> None:
        self.saver.leave()
        if self._starting:
            self._end_starting()
        self._soon.stop()
        self._forget_run()
        super().close_project()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_pictures()
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _presets_read(self, project: Project, found: list[Preset]) -> None:
        if self.project is not None and self.project.folder == project.folder:
            self.setup.presets.show_presets(found)
            if not self.state.undo_stack.count():
                self._show_project(self.project, self.setup.presets.preset_named(self.project.preset))

    def _show_project(self, project: Project, preset: Preset | None) -> None:
        """Fill the form with what the project says; nothing of it can be undone."""
        draft, self._seen.foreign = filling.draft_of(project, preset)
        self._filling = True
        self.state.begin(draft.preset, draft.base, draft.values)
        self._filling = False

    def _checked(self) -> None:
        """Values changed: keep them, and think again about what the run will take."""
        self._say_blocked()
        self._soon.start()
        values = self.state.draft.values
        before, self._base_model = self._base_model, model_of(values)
        if self._filling or self.project is None:
            return
        if before != self._base_model:
            self._look_at_model(self._base_model)
        fields = DraftFields(
            self.state.preset,
            str(values["trigger_word"]).strip(),
            model_of(values),
            {**self._seen.foreign, **self.state.kept()},
        )
        self.saver.keep(self.project.folder, fields)

    def _look_at_model(self, base_model: str) -> None:
        """After another model was chosen: offer to change what does not fit it."""
        values = dict(self.state.draft.values)

        def tell(better: dict[str, Any]) -> None:
            if not better or self._base_model != base_model:
                return
            names = listed(*(OPTIONS[key].title for key in better))
            words = self.tr("Some settings do not fit this base model: {names}.").format(names=names)
            self._undo_index = -1
            self.banner.show_message(words, "warning", self.tr("Adapt them"), lambda: adapt(better))

        def adapt(better: dict[str, Any]) -> None:
            self.state.seal()
            self.state.take_values(better, self.tr("Adapt to the base model"))

        background.run(self, lambda: filling.misfits(values, base_model), self._while_open(tell))

    def _not_kept(self, reason: str) -> None:
        words = self.tr("Your settings could not be kept: {reason}. They stay here and are tried again.")
        self._complain(words.format(reason=reason))

    def _kept_again(self) -> None:
        self.banner.show_message(self.tr("Your settings are kept again."), "success")

    def _draft_saved(self, project: Project) -> None:
        if self.project is not None and self.project.folder == project.folder:
            self.project = project
        self.project_changed.emit(project)

    # --- what a run will take -----------------------------------------------------------------------------------------

    def _device_found(self, device: DeviceFacts) -> None:
        self._device = device
        self._soon.start()

    def _look_at_pictures(self) -> None:
        """See what lies in the picture folder now; one look at a time."""
        self._look_again = self._looking
        if self.project is None or self._looking:
            return
        self._looking = True
        project = self.project
        nothing = Pictures((), None)  # texts are looked at with the forecast, which knows the model
        look = self._look.look if project.task == PICTURES else lambda _: nothing
        background.run(self, lambda: look(project.images), lambda seen: self._looked(project, seen))

    def _looked(self, project: Project, seen: Pictures) -> None:
        self._looking = False
        if self.project is not None and self.project.folder == project.folder:
            self._seen.pictures = seen
            self._soon.start()
        if self._look_again or (self.project is not None and self.project.images != project.images):
            self._look_at_pictures()

    def _forecast(self) -> None:
        """Work out steps, time and advice in the background, once everything needed is known."""
        project, seen, device = self.project, self._seen.pictures, self._device
        if project is None or seen is None or device is None or self.state.errors:
            return
        if self._forecasting:
            self._soon.start()
            return
        self._forecasting = True
        values, planned = self.state.mapping(), self._planned or device

        def work() -> tuple[Outlook, Advice]:
            expected = outlook(project, values, seen, device)
            return expected, filling.advise(project, expected.pictures, planned, model_of(values))

        def done(result: tuple[Outlook, Advice]) -> None:
            self._show_forecast(project, result[0], result[1])

        def failed(error: Exception) -> None:
            self._no_forecast(project, error)

        background.run(self, work, done, failed)

    def _show_forecast(self, project: Project, expected: Outlook, advice: Advice) -> None:
        self._forecasting = False
        if self.project is None or self.project.folder != project.folder:
            return
        self._outlook, self._trouble, self._seen.advice = expected, "", advice
        self.setup.summary.show_outlook(expected)
        self.state.judge(expected.findings)
        self.setup.presets.suggest(advice.preset, translated(advice.reasons[0]) if advice.reasons else "")
        self._say_blocked()

    def _no_forecast(self, project: Project, error: Exception) -> None:
        self._forecasting = False
        if self.project is not None and self.project.folder == project.folder:
            self._outlook, self._trouble = None, with_titles(background.readable(error, "form: "))
            self.setup.summary.show_outlook(None)
            self.state.judge(())
            self._say_blocked()

    def _say_blocked(self) -> None:
        """Switch Start on or off, and say why."""
        summary, running = self.setup.summary, self._follower is not None and self._follower.state in _AT_WORK
        if self._starting:
            summary.set_blocked(self.tr("The run is being prepared."), shown=False)
        elif running:
            summary.set_blocked(self.tr("A training is at work. The next one can start when it has ended."))
        elif self.state.errors:
            summary.set_blocked(self.tr("Some settings are not right yet."), shown=False)
        elif self._trouble:
            summary.set_blocked(self._trouble)
        elif self._outlook is not None and not self._outlook.pictures:
            some = self._seen.pictures is not None and bool(self._seen.pictures.sizes)
            none = self.tr("There are no pictures to train yet. Add some on the Dataset page.")
            small = self.tr("All pictures are too small to be trained. Add larger ones on the Dataset page.")
            texts = self.tr("There are no texts to train yet. Add some on the Dataset page.")
            summary.set_blocked(texts if self.state.task == TEXTS else small if some else none)
        elif self._outlook is not None and self._outlook.blocking:
            summary.set_blocked(with_titles(translated(self._outlook.blocking)), shown=False)
        else:
            summary.set_blocked("")

    # --- presets and older runs ---------------------------------------------------------------------------------------

    def choose_preset(self, preset: Preset) -> None:
        """Take a preset, with what fits the pictures, the model and the device."""
        advice, device, model = self._seen.advice, self._planned or self._device, model_of(self.state.draft.values)
        background.run(
            self,
            lambda: filling.changes_for(preset, advice, device, model),
            self._while_open(lambda found: self._take_preset(preset, *found)),
            self._failed,
        )

    def _plan_for(self, gigabytes: float) -> None:
        """Fit presets to a card of so many gigabytes from now on, 0 to the one of this computer, and the chosen too."""
        self._planned = presets.card_of(gigabytes) if gigabytes else None
        self._seen.advice = None  # it was for the other card
        if preset := self.setup.presets.preset_named(self.state.preset):
            self.choose_preset(preset)
        self._soon.start()

    def _take_preset(self, preset: Preset, changes: dict[str, Any], notes: list[str]) -> None:
        lost = [key for key in self.state.differing() if key in presets.PRESET_KEYS]
        before = self.state.draft
        self.state.seal()
        self.state.choose_preset(preset, changes, self.tr("Preset “{title}”").format(title=preset.title))
        self.setup.presets.show_reasons(notes, preset.name)
        if self.state.draft is before:
            self.banner.show_message(self.tr("“{title}” is in use already.").format(title=preset.title))
            return
        parts = [self.tr("“{title}” is in use.").format(title=preset.title)]
        if len(lost) == 1:
            parts.append(self.tr("It replaced one value that had been changed."))
        elif lost:
            parts.append(self.tr("It replaced {count} values that had been changed.").format(count=len(lost)))
        self._tell_undoable(joined(*parts, *(map(translated, notes) if len(notes) == 1 else ())))

    def _preset_saved(self, preset: Preset) -> None:
        self.state.adopt_preset(preset, self.tr("Preset “{title}”").format(title=preset.title))
        words = self.tr("Your settings are kept as “{title}”.").format(title=preset.title)
        self.banner.show_message(words, "success")

    def use_settings(self, settings: Mapping[str, Any], name: str = "") -> None:
        """Fill the form with the settings of an older run."""
        self.show_setup()
        values, unknown = filling.settings_of_run(settings)
        self.state.seal()
        self.state.take_values(values, self.tr("Settings of {run}").format(run=name or self.tr("a run")))
        words = (
            self.tr("The settings of {run} are taken.").format(run=name)
            if name
            else self.tr("The settings of that run are taken.")
        )
        if unknown:
            words = joined(words, self.tr("This version does not know: {keys}.").format(keys=listed(*unknown)))
        self._tell_undoable(words)

    def open_settings(self, path: Path) -> None:
        """Show what a file of settings, of another tool for example, would change, and offer to use it."""

        def ask(found: Imported) -> None:
            self.show_setup()
            self.import_dialog = ImportDialog(found, str(path), self)
            self.import_dialog.agreed.connect(lambda values: self._use_imported(values, path.name))
            self.import_dialog.open()

        background.run(self, lambda: read_settings(path), self._while_open(ask), self._failed)

    def _use_imported(self, values: dict[str, Any], name: str) -> None:
        before = self.state.draft
        self.state.seal()
        self.state.take_values(values, self.tr("Settings of {run}").format(run=name))
        if self.state.draft is before:
            self.banner.show_message(self.tr("The form has all settings of {name} already.").format(name=name))
        else:
            self._tell_undoable(self.tr("The settings of {run} are taken.").format(run=name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.project is not None and settings_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_settings(settings_files(event.mimeData())[0])

    def _tell_undoable(self, text: str) -> None:
        self._undo_index = self.state.undo_stack.index()
        self.banner.show_message(text, "info", self.tr("Undo"), self.state.undo_stack.undo)

    def _undo_moved(self, index: int) -> None:
        """The banner's Undo must not undo anything else."""
        if shiboken6.isValid(self.banner) and self._undo_index not in (-1, index):
            self._undo_index = -1
            self.banner.clear()

    # --- starting -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Make the run folder with the form's settings and say that it is there."""
        if self.state.errors:
            self.setup.go_to(next(iter(self.state.errors)))
            return
        if self.project is None or self.stack.currentWidget() is not self.setup:
            return
        if not self.setup.summary.start_button.isEnabled():
            return
        self._starting = True
        self.setup.summary.set_starting(True)
        self._say_blocked()
        self.banner.clear()
        self.saver.flush()
        project, values = self.project, self.state.mapping()
        background.run(
            self,
            lambda: filling.freeze_run(project, values),
            lambda folder: self._started(project, folder),
            self._while_open(self._not_started),
        )

    def _started(self, project: Project, folder: Path) -> None:
        if self.project is None or self.project.folder != project.folder:
            background.run(self, lambda: filling.take_back(folder))  # another project was opened: nobody waits for it
            return
        self._end_starting()
        self.run_started.emit(folder)

    def _not_started(self, error: Exception) -> None:
        self._end_starting()
        self._complain(with_titles(background.readable(error, "settings: ")))

    def _end_starting(self) -> None:
        self._starting = False
        self.setup.summary.set_starting(False)
        self._say_blocked()

    def _while_open(self, act: Callable[[Any], None]) -> Callable[[Any], None]:
        """An answer that comes too late, when another project is open, is not for that one."""
        folder = self.project.folder if self.project is not None else None

        def answer(found: Any) -> None:
            if self.project is not None and self.project.folder == folder:
                act(found)

        return answer

    def _complain(self, text: str) -> None:
        self._undo_index = -1
        self.banner.show_message(text, "error")

    def _failed(self, error: Exception) -> None:
        self._complain(background.readable(error))

    # --- the current run ----------------------------------------------------------------------------------------------

    def show_live(self, model: RunModel, follower: RunFollower | None, folder: Path) -> None:
        """Show a run of the project as the current one."""
        self._forget_run()
        if self.run_view is None:
            from gui.run_view import RunView

            self.run_view = RunView()
            self.run_view.use_requested.connect(self._use_current)
            self.stack.addWidget(self.run_view)
        self._follower, self._run = follower, folder
        self.run_view.show_run(model, follower, folder)
        if follower is not None:
            follower.state_changed.connect(self._say_blocked)
        self._say_blocked()
        self.faces.show()
        self._show_face("live")

    def show_setup(self) -> None:
        """Show the settings."""
        self._show_face("setup")

    def _show_face(self, face: str) -> None:
        if face == "live" and self.run_view is not None:
            self.stack.setCurrentWidget(self.run_view)
        else:
            face = "setup"
            self.stack.setCurrentWidget(self.setup)
            self._soon.start()
        self.faces.set_value(face)

    def _forget_run(self) -> None:
        self._follower = self._run = None
        self.faces.hide()
        self.show_setup()

    def _use_current(self) -> None:
        folder = self._run
        if folder is not None:
            background.run(
                self,
                lambda: filling.read_run(folder),
                self._while_open(lambda found: self.use_settings(found, folder.name)),
                self._failed,
            )
