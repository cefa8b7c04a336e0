"""What one LoRA file says of itself, and what can be begun with it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.language import listed, translated
from gui.widgets import ElidedLabel, FlowLayout, Thumbnail, action_button, human_bytes
from project.lora_file import PARTS, LoraFile

_PICTURE = 96
_TAGS = 18  # that are shown


class About(QFrame):
    """A card about a file."""

    preview_wanted = Signal(object)  # LoraFile
    start_wanted = Signal(object)
    settings_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.lora: LoraFile | None = None
        self.title = ElidedLabel()
        theme.role(self.title, "heading")
        self.path = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        theme.role(self.path, "faint")
        self.picture = Thumbnail()
        self.picture.setFixedSize(_PICTURE, _PICTURE)
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(theme.L)
        self.facts.setVerticalSpacing(theme.XS)
        self.facts.setColumnStretch(1, 1)
        self.tags = QWidget()
        self._flow = FlowLayout(self.tags, spacing=theme.XS)
        self.preview = action_button("image", self.tr("Preview"), self.tr("Draw with this LoRA in the preview panel"))
        self.start = action_button(
            "play", self.tr("Train on from it"), self.tr("Begin a training with these weights, on the page Train")
        )
        self.settings = action_button(
            "sliders", self.tr("Use its settings"), self.tr("Fill the page Train with the settings that made this LoRA")
        )
        self.show_file = action_button("folder", self.tr("Show in folder"), self.tr("Open the file's folder"))
        self._has_project = False
        self._lay_out()
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self.lora))
        self.start.clicked.connect(lambda: self.start_wanted.emit(self.lora))
        self.settings.clicked.connect(lambda: self.settings_wanted.emit(self.lora))
        self.show_file.clicked.connect(self._show_folder)

    def set_has_project(self, has: bool) -> None:
        """Whether there is a project that could use the file."""
        self._has_project = has
        self._switch()

    def show_lora(self, lora: LoraFile) -> None:
        """Show a file."""
        self.lora = lora
        self.title.setText(lora.title)
        self.path.setText(str(lora.path))
        self.path.setToolTip(str(lora.path))
        image = QImage.fromData(lora.thumbnail() or b"")
        self.picture.set_image(image)
        self.picture.setVisible(not image.isNull())
        self._fill_facts(lora)
        self._fill_tags(lora)
        self._switch()

    def _switch(self) -> None:
        lora = self.lora
        known = lora is not None and bool(lora.family)
        no_project = self.tr("Open a project first")
        other = self.tr("This version does not know the LoRA's base model")
        for button, reason in (
            (self.preview, "" if self._has_project and known else other if self._has_project else no_project),
            (self.start, "" if self._has_project and known else other if self._has_project else no_project),
            (self.settings, self._no_settings(no_project)),
        ):
            button.setEnabled(not reason)
            button.setAccessibleDescription(reason)
            button.setStatusTip(reason)
        self.settings.setVisible(lora is not None and lora.settings is not None)

    def _no_settings(self, no_project: str) -> str:
        if self.lora is None or self.lora.settings is None:
            return self.tr("The file does not hold the settings that made it")
        return "" if self._has_project else no_project

    def _fill_facts(self, lora: LoraFile) -> None:
        while item := self.facts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        parts = listed(*(f"{translated(PARTS.get(part, part))} {count}" for part, count in lora.parts.items()))
        steps = self.tr("{steps} steps").format(steps=f"{lora.steps:,}") if lora.steps else ""
        rows = (
            (self.tr("Kind"), f"{translated(lora.kind)}, {lora.layout}, {lora.precision}"),
            (self.tr("Base model"), ", ".join(filter(None, (lora.base_title, lora.base_name)))),
            (self.tr("Rank"), self._numbers(lora)),
            (self.tr("Layers"), parts),
            (self.tr("Trigger word"), lora.trigger),
            (self.tr("Made with"), listed(translated(lora.made_with), steps)),
            (self.tr("Size"), human_bytes(lora.size)),
        )
        for row, (name, text) in enumerate((name, text) for name, text in rows if text):
            label = QLabel(name)
            theme.role(label, "muted")
            value = QLabel(text, wordWrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(value, row, 1)

    def _numbers(self, lora: LoraFile) -> str:
        ranks = ", ".join(map(str, lora.ranks[:6]))
        alphas = ", ".join(f"{alpha:g}" for alpha in lora.alphas[:6])
        return self.tr("{ranks}, alpha {alphas}").format(ranks=ranks, alphas=alphas) if alphas and ranks else ranks

    def _fill_tags(self, lora: LoraFile) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for tag, count in list(lora.tags.items())[:_TAGS]:
            chip = QLabel(f"{tag} · {count}" if len(tag) < 40 else f"{tag[:38]}… · {count}")
            chip.setToolTip(tag)
            theme.role(chip, "chip")
            chip.setMinimumHeight(22)  # lower, its corners would not be round
            self._flow.addWidget(chip)
        self.tags.setVisible(bool(lora.tags))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.M)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self.picture)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.path)
        names.addStretch(1)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addLayout(self.facts)
        column.addWidget(self.tags)
        holder = QWidget()
        buttons = FlowLayout(holder, spacing=theme.S)
        for button in (self.preview, self.start, self.settings, self.show_file):
            buttons.addWidget(button)
        column.addWidget(holder)

    def _show_folder(self) -> None:
        if self.lora is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.lora.path.parent)))
