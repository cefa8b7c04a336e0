"""Cards to choose what a language model's LoRA is exported as, and the folder that it goes to."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.export.target import with_latest
from gui.export.text_target import KINDS, TextTarget, description, title
from gui.widgets import ElidedLabel, Symbol, action_button

_ICONS = {"peft": "folder", "merged": "file", "gguf": "file", "ollama": "share"}


class KindCard(QPushButton):
    """One target, with a sentence on it."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setCheckable(True)
        self.setAccessibleName(title(kind))
        self.setAccessibleDescription(description(kind))
        self.setToolTip(description(kind))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        row.setSpacing(theme.M)
        row.addWidget(Symbol(icons.icon(_ICONS[kind]), 20), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(2)
        name = QLabel(title(kind))
        bold = name.font()
        bold.setWeight(QFont.Weight.DemiBold)
        name.setFont(bold)
        self._sentence = QLabel(description(kind), wordWrap=True)
        theme.role(self._sentence, "faint")
        for label in (name, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            text.addWidget(label)
        text.addStretch(1)
        row.addLayout(text, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """A button's own would be that of a line of text."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()


class TextPlacePicker(QWidget):
    """What is written, and where. The folder that was used last is remembered."""

    changed = Signal()
    places_changed = Signal(object)  # dict[str, str] for the settings: folder to kind

    def __init__(self, places: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = dict(places)
        used = next(((folder, kind) for folder, kind in self.places.items() if kind in KINDS), None)
        self._folder: Path | None = Path(used[0]) if used else None
        self._chosen = used is not None  # by a person, now or earlier
        self._group = QButtonGroup(self)
        self.cards = {kind: KindCard(kind) for kind in KINDS}
        grid = QGridLayout()
        grid.setSpacing(theme.S)
        for number, card in enumerate(self.cards.values()):
            self._group.addButton(card)
            grid.addWidget(card, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.cards[used[1] if used else KINDS[0]].setChecked(True)
        self._path = ElidedLabel("", Qt.TextElideMode.ElideLeft)
        theme.role(self._path, "muted")
        self.choose_button = action_button(
            "folder", self.tr("Choose a folder…"), self.tr("The folder that the export is written to"), "Ctrl+O"
        )
        folder = QHBoxLayout()
        folder.setSpacing(theme.M)
        folder.addWidget(self.choose_button)
        folder.addWidget(self._path, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(grid)
        column.addLayout(folder)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())
        self.choose_button.clicked.connect(self._choose)
        self._show_folder()

    def target(self) -> TextTarget | None:
        """What is chosen; None without a folder."""
        card = self._group.checkedButton()
        if self._folder is None or not isinstance(card, KindCard):
            return None
        return TextTarget(card.kind, title(card.kind), self._folder)

    def suggest(self, folder: Path) -> None:
        """A folder to take as long as nobody chose one."""
        if not self._chosen:
            self.take(folder)
            self._chosen = False

    def take(self, folder: Path) -> None:
        """Write to this folder."""
        self._folder, self._chosen = folder, True
        self._show_folder()
        self.changed.emit()

    def choose_kind(self, kind: str) -> None:
        """Choose one of KINDS."""
        self.cards[kind].setChecked(True)
        self.changed.emit()

    def keep(self, target: TextTarget) -> None:
        """The folder was used: it is offered the next time."""
        if self._chosen:  # what was suggested is this project's
            self.places = with_latest(self.places, target)
            self.places_changed.emit(dict(self.places))

    def _show_folder(self) -> None:
        self._path.setText(str(self._folder or self.tr("No folder is chosen yet")))
        self._path.setToolTip(str(self._folder or ""))

    def _choose(self) -> None:
        text = QFileDialog.getExistingDirectory(self, self.tr("Where shall it go?"), str(self._folder or ""))
        if text:
            self.take(Path(text))
