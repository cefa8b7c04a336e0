"""The dialog for a new project: a name, pictures or texts, and what is being trained; the rest is suggested."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.home.creation import Creation
from gui.home.drop_place import DropPlace
from gui.home.picture_drop import PictureDrop
from gui.home.subjects import SubjectChoice
from gui.home.suggestion import Suggestion, free_folder, suggest, suggest_texts, trigger_for
from gui.home.text_drop import TextDrop
from gui.model_picker import ModelPicker
from gui.widgets import Banner, ElidedLabel, Segmented, action_button
from project.library import Facts, Project, keep_place, usual_place
from project.options import STARTER_MODEL
from project.schema import PICTURES, TEXTS


class NewProjectDialog(QDialog):
    """Asks three things. `created` comes when the project is on disk and in the list."""

    created = Signal(object)  # Project

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self.place: Path | None = None  # where the project's folder will be; None until it is known
        self.suggestion: Suggestion | None = None
        self._creation: Creation | None = None
        self._closing = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.M)
        self._column.setSpacing(theme.S)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        self._ask_name()
        self._ask_data()
        self._ask_subject()
        self._tell_suggestion()
        self._column.addStretch(1)
        outer.addWidget(self._footer())
        self._form = inside
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter makes the project, wherever the keyboard is
        self.create_button.setDefault(True)
        self.resize(680, 728)
        self._look_for_place()
        self._kind_changed()

    # --- the questions ------------------------------------------------------------------------------------------------

    def _heading(self, text: str, buddy: QWidget | None = None) -> None:
        label = QLabel(text)
        theme.role(label, "heading")
        if buddy is not None:
            label.setBuddy(buddy)
        self._column.addWidget(label)

    def _ask_name(self) -> None:
        self.name_field = QLineEdit(placeholderText=self.tr("For example: Grandma’s watercolours"), maxLength=120)
        self.name_field.setAccessibleName(self.tr("Name of the project"))
        self.name_field.textChanged.connect(self._name_changed)
        self._heading(self.tr("What is it called?"), self.name_field)
        self._column.addWidget(self.name_field)
        self._column.addSpacing(theme.S)

    def _ask_data(self) -> None:
        self.kind = Segmented([(PICTURES, self.tr("Pictures")), (TEXTS, self.tr("Texts"))])
        self.kind.button(PICTURES).setToolTip(self.tr("An image model learns to draw what they show"))
        self.kind.button(TEXTS).setToolTip(self.tr("A language model learns to write or answer as they do"))
        self.kind.changed.connect(self._kind_changed)
        row = QHBoxLayout()
        label = QLabel(self.tr("What does it learn from?"))
        theme.role(label, "heading")
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.kind)
        self._column.addLayout(row)
        self.pictures, self.texts = PictureDrop(), TextDrop()
        for drop in (self.pictures, self.texts):
            drop.changed.connect(self._data_changed)
            drop.failed.connect(self._show_error)
            self._column.addWidget(drop)
        self._column.addSpacing(theme.S)

    def _ask_subject(self) -> None:
        self.subject, self.text_subject = SubjectChoice(), SubjectChoice(texts=True)
        self._heading(self.tr("What shall it learn?"))
        for choice in (self.subject, self.text_subject):
            choice.changed.connect(self._suggest)
            self._column.addWidget(choice)
        self._column.addSpacing(theme.XS)

    def _tell_suggestion(self) -> None:
        frame = QFrame()
        theme.role(frame, "sunken")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        column.setSpacing(2)
        self.suggestion_title = QLabel()
        theme.role(self.suggestion_title, "heading")
        self.suggestion_text = QLabel(wordWrap=True)
        theme.role(self.suggestion_text, "muted")
        column.addWidget(self.suggestion_title)
        column.addWidget(self.suggestion_text)
        self._column.addWidget(frame)

        self._ask_model()
        self._trigger_row = QWidget()
        row = QHBoxLayout(self._trigger_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        label = QLabel(self.tr("Trigger word"))
        self.trigger_field = QLineEdit(placeholderText=self.tr("none"), maxLength=60)
        self.trigger_field.setFixedWidth(180)
        self.trigger_field.setToolTip(
            self.tr("A made-up word that calls up what was learned. Pictures without a caption are trained with it.")
        )
        label.setBuddy(self.trigger_field)
        self.trigger_button = QPushButton()
        theme.role(self.trigger_button, "link")
        self.trigger_button.setToolTip(self.tr("Take this word; you can change it later"))
        self.trigger_button.clicked.connect(self._take_trigger)
        self.trigger_button.hide()
        row.addWidget(label)
        row.addWidget(self.trigger_field)
        row.addWidget(self.trigger_button)
        optional = QLabel(self.tr("optional"))
        theme.role(optional, "faint")
        row.addWidget(optional)
        row.addStretch(1)
        self._column.addWidget(self._trigger_row)

    def _ask_model(self) -> None:
        self.base_model = STARTER_MODEL
        label = QLabel(self.tr("Base model"))
        self.model_label = ElidedLabel(self.tr("Starter (built in), for trying everything in minutes"))
        theme.role(self.model_label, "muted")
        button = action_button("", self.tr("Choose…"), self.tr("Choose what the LoRA is trained for"), role="link")
        button.setAccessibleName(self.tr("Choose the base model"))
        button.clicked.connect(self._choose_model)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(label)
        row.addWidget(self.model_label, 1)
        row.addWidget(button)
        self._column.addLayout(row)

    def _choose_model(self) -> None:
        picker = ModelPicker(self.base_model, "language" if self.task == TEXTS else "base", parent=self)
        if picker.exec():
            self.set_model(picker.value, picker.facts)
        picker.deleteLater()

    def set_model(self, base_model: str, facts: str = "") -> None:
        """Train for this model; ``facts`` is what the picker says of it."""
        self.base_model = base_model
        starter = self.tr("Starter (built in), for trying everything in minutes")
        self.model_label.setText(starter if base_model == STARTER_MODEL else facts or base_model)
        if self.task == TEXTS:
            self._suggest()

    def _footer(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.XL, theme.M, theme.XL, theme.L)
        column.setSpacing(theme.S)
        self.banner = Banner()
        column.addWidget(self.banner)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Copying files"))
        self.progress.hide()
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.place_label = ElidedLabel()
        theme.role(self.place_label, "muted")
        self.place_button = action_button("", self.tr("Change…"), self.tr("Choose another folder"), role="link")
        self.place_button.clicked.connect(self._choose_place)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Close without making a project (Esc)"))
        self.cancel_button.clicked.connect(self.reject)
        self.create_button = action_button(
            "", self.tr("Create project"), self.tr("Make the project (Ctrl+Enter)"), role="primary"
        )
        self.create_button.setShortcut("Ctrl+Return")
        self.create_button.clicked.connect(self.make_project)
        row.addWidget(self.place_label, 1)
        row.addWidget(self.place_button)
        row.addSpacing(theme.M)
        row.addWidget(self.cancel_button)
        row.addWidget(self.create_button)
        column.addLayout(row)
        return frame

    # --- what was answered --------------------------------------------------------------------------------------------

    @property
    def task(self) -> str:
        """What is being trained: PICTURES or TEXTS."""
        return self.kind.value()

    @property
    def data(self) -> DropPlace:
        """The place of the data that the task needs."""
        return self.texts if self.task == TEXTS else self.pictures

    def set_task(self, task: str) -> None:
        """Learn from pictures or from texts."""
        self.kind.set_value(task)
        self._kind_changed()

    def _kind_changed(self) -> None:
        texts = self.task == TEXTS
        for widget, shown in (
            (self.pictures, not texts),
            (self.subject, not texts),
            (self._trigger_row, not texts),
            (self.texts, texts),
            (self.text_subject, texts),
        ):
            widget.setVisible(shown)
        self.banner.clear()
        self.set_model(STARTER_MODEL)  # a model of the other kind would not do
        examples = self.tr("For example: How we answer customers"), self.tr("For example: Grandma’s watercolours")
        self.name_field.setPlaceholderText(examples[0] if texts else examples[1])
        if not texts:
            self._suggest()
        self._ready()

    def add_places(self, places: list[Path], task: str = PICTURES) -> None:
        """Files and folders that are known before the dialog opens, or were dropped while it is open."""
        if not places:
            return
        if not self.name_field.text() and len(places) == 1 and places[0].is_dir():
            self.name_field.setText(places[0].name)
            self.name_field.selectAll()
        if task != self.task:
            self.set_task(task)
        self.data.add(places)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name_field.setFocus()

    def _name_changed(self) -> None:
        self._look_for_place()
        word = trigger_for(self.name_field.text())
        self.trigger_button.setText(self.tr("Use “{0}”").format(word))
        self.trigger_button.setVisible(bool(word))
        self._ready()

    def _data_changed(self) -> None:
        data = self.data
        if data.count:
            self.banner.clear()
            if not self.name_field.text().strip() and len(data.places) == 1 and data.may_link():
                self.name_field.setText(data.places[0].name)
        if data.count is not None:
            self._suggest()
        self._ready()

    def _take_trigger(self) -> None:
        self.trigger_field.setText(trigger_for(self.name_field.text()))

    def _asked(self) -> tuple[str, str, int, str]:
        """What a suggestion depends on: task, subject, number of data, base model."""
        subject = self.text_subject if self.task == TEXTS else self.subject
        return self.task, subject.value(), self.data.count or 0, self.base_model

    def _suggest(self) -> None:
        asked = self._asked()
        task, subject, count, base_model = asked

        def work() -> Suggestion:
            return suggest_texts(subject, count, base_model) if task == TEXTS else suggest(subject, count)

        def done(found: Suggestion) -> None:
            if self._asked() == asked:
                self.suggestion = found
                self.suggestion_title.setText(self.tr("We suggest: {0}").format(found.title))
                self.suggestion_text.setText(found.why)

        background.run(self, work, done, self._not_suggested)

    def _not_suggested(self, error: Exception) -> None:
        self.suggestion = None
        self.suggestion_title.setText(self.tr("We suggest: the usual settings"))
        self.suggestion_text.setText(background.readable(error))

    def _look_for_place(self) -> None:
        name, parent = self.name_field.text().strip(), self.place

        def look() -> Path:
            return free_folder(parent or usual_place(), name or self.tr("New project"))

        def done(folder: Path) -> None:
            if name == self.name_field.text().strip() and parent == self.place:
                self.place = folder.parent
                self.place_label.setText(str(folder))

        background.run(self, look, done, lambda error: self._show_error(background.readable(error)))

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where shall the project be?"), str(self.place or ""))
        if chosen:
            self.set_place(Path(chosen))

    def set_place(self, parent: Path) -> None:
        """Put the project into another folder."""
        self.place = parent
        self._look_for_place()

    def _ready(self) -> None:
        ready = bool(self.name_field.text().strip()) and self.data.count is not None and self._creation is None
        self.create_button.setEnabled(ready)

    # --- making it ----------------------------------------------------------------------------------------------------

    def make_project(self) -> None:
        """Make the project; `created` comes when it is there, and what goes wrong is shown here."""
        if not self.create_button.isEnabled():
            return
        facts = Facts(
            task=self.task,
            subject=self._asked()[1],
            trigger_word=self.trigger_field.text().strip() if self.task == PICTURES else "",
            base_model=self.base_model,
            preset=self.suggestion.preset if self.suggestion else "",
            settings=dict(self.suggestion.changes) if self.suggestion else {},
        )
        self.banner.clear()
        self._creation = Creation(self)
        self._creation.progressed.connect(self._progressed)
        self._creation.made.connect(self._made)
        self._creation.failed.connect(self._failed)
        self._creation.cancelled.connect(self._cancelled)
        self._working(True)
        name = self.name_field.text().strip()
        self._creation.start(self.place, name, self.data.places, self.data.link(), facts)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _made(self, project: Project) -> None:
        self._end_creation()
        background.run(self, lambda: keep_place(project.folder.parent))
        owner = self.parentWidget()
        if owner is None or owner.window().isVisible():  # else the app closes: the project is in the list next time
            self.created.emit(project)
        super().accept()

    def _failed(self, text: str) -> None:
        self._end_creation()
        self._show_error(text)
        if self._closing:
            super().reject()

    def _cancelled(self) -> None:
        self._end_creation()
        super().reject()

    def _end_creation(self) -> None:
        if self._creation is not None:
            self._creation.deleteLater()
            self._creation = None
        self._working(False)

    def _working(self, working: bool) -> None:
        self.progress.setVisible(working)
        self.progress.setRange(0, 0)
        self._form.setEnabled(not working)
        self.place_button.setEnabled(not working)
        self._ready()

    def _show_error(self, text: str) -> None:
        self.banner.show_message(text, "error")

    def reject(self) -> None:
        """Close; a project in the making is undone first."""
        if self._creation is None:
            super().reject()
            return
        self._closing = True
        self.cancel_button.setEnabled(False)
        self._creation.cancel()
