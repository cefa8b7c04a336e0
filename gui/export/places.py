"""Cards to choose where an export goes: remembered places, tools that were found, and any folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, icons, theme
from gui.export.target import DIFFUSERS, Target, diffusers_target, remembered, suggestions, target_of, with_latest
from gui.widgets import ElidedLabel, FlowLayout, Symbol, action_button

_ICONS = {DIFFUSERS: "file", "folder": "folder"}
_WIDTH, _HEIGHT = 210, 62


class PlaceCard(QPushButton):
    """One place to choose."""

    forget_wanted = Signal()

    def __init__(self, target: Target, known: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target, self.known = target, known
        self.setCheckable(True)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(f"{target.title}: {target.folder}")
        forget = self.tr("Delete takes it off this list") if known else self.tr("Found on this computer")
        self.setToolTip(f"{target.folder}\n{forget}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(Symbol(icons.icon(_ICONS.get(target.kind, "image")), 20))
        text = QVBoxLayout()
        text.setSpacing(2)
        title = ElidedLabel(target.title, Qt.TextElideMode.ElideRight)
        bold = title.font()
        bold.setWeight(QFont.Weight.DemiBold)
        title.setFont(bold)
        path = ElidedLabel(str(target.folder), Qt.TextElideMode.ElideLeft)
        theme.role(path, "faint")
        text.addWidget(title)
        text.addWidget(path)
        row.addLayout(text, 1)
        for label in (title, path):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if known:
            action = QAction(icons.icon("close"), self.tr("Take it off this list"), self)
            action.triggered.connect(self.forget_wanted)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            self.addAction(action)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.known:
            self.forget_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class PlacePicker(QWidget):
    """Where the export goes. Remembers what was used; finds tools by itself."""

    changed = Signal()  # another place is chosen
    places_changed = Signal(object)  # dict[str, str] for the settings: folder to kind
    message = Signal(str)

    def __init__(self, places: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = dict(places)
        self.cards: list[PlaceCard] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, spacing=theme.S)
        self.sentence = QLabel(wordWrap=True)
        theme.role(self.sentence, "muted")
        self.choose_button = action_button(
            "folder", self.tr("Choose a folder…"), self.tr("A tool's folder is recognised by what lies in it"),
            "Ctrl+O",
        )  # fmt: skip
        self.diffusers_button = action_button(
            "file", self.tr("For diffusers…"), self.tr("A folder for scripts that use diffusers"), "", "quiet"
        )
        self.choose_button.clicked.connect(self._choose)
        self.diffusers_button.clicked.connect(self._choose_diffusers)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.diffusers_button)
        buttons.addStretch(1)
        hint = QLabel(self.tr("or drop a folder here"))
        theme.role(hint, "faint")
        buttons.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._box)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
        self._show_choice()

    def target(self) -> Target | None:
        """The chosen place."""
        card = self._group.checkedButton()
        return card.target if isinstance(card, PlaceCard) else None

    def look(self) -> None:
        """Look for tools and for the remembered places, in the background."""
        places = dict(self.places)
        background.run(self, lambda: (remembered(places), suggestions()), self._found, self._failed)

    def take(self, folder: Path, kind: str = "") -> None:
        """Choose a folder of any kind."""
        if kind == DIFFUSERS:
            self._taken(diffusers_target(folder))
        else:
            background.run(self, lambda: target_of(folder), self._taken, self._failed)

    def keep(self, target: Target) -> None:
        """The place was used: it comes first from now on."""
        self.places = with_latest(self.places, target)
        self.places_changed.emit(dict(self.places))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow.invalidate()

    def _found(self, found: tuple[list[Target], list[Target]]) -> None:
        known, suggested = found
        chosen = self.target()
        kept = [card.target for card in self.cards if card.known and card.target.folder not in
                {target.folder for target in known}]  # fmt: skip
        folders = {target.folder for target in [*kept, *known]}
        self._fill([*kept, *known], [target for target in suggested if target.folder not in folders])
        wanted = next((card for card in self.cards if chosen and card.target.folder == chosen.folder), None)
        if wanted is None and known:
            wanted = next(card for card in self.cards if card.target == known[0])
        if wanted is None and len(self.cards) == 1:
            wanted = self.cards[0]
        if wanted is not None:
            wanted.setChecked(True)
        self._show_choice()

    def _fill(self, known: Sequence[Target], suggested: Sequence[Target]) -> None:
        for card in self.cards:
            self._group.removeButton(card)
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for target in [*known, *suggested]:
            card = PlaceCard(target, target in known, self._box)
            card.forget_wanted.connect(self._forget)
            self._group.addButton(card)
            self._flow.addWidget(card)
            card.show()
            self.cards.append(card)
        self._box.setVisible(bool(self.cards))
        self._box.updateGeometry()

    def _taken(self, target: Target) -> None:
        known = [card.target for card in self.cards if card.known and card.target.folder != target.folder]
        others = [card.target for card in self.cards if not card.known and card.target.folder != target.folder]
        self._fill([target, *known], others)
        self.cards[0].setChecked(True)
        self.cards[0].setFocus()
        self._show_choice()

    def _forget(self) -> None:
        card = self.sender()
        if not isinstance(card, PlaceCard):
            return
        self.places.pop(str(card.target.folder), None)
        left = [one.target for one in self.cards if one is not card]
        known = [one.target for one in self.cards if one is not card and one.known]
        self._fill(known, [target for target in left if target not in known])
        (self.cards[0] if self.cards else self.choose_button).setFocus()
        self.places_changed.emit(dict(self.places))
        self._show_choice()

    def _clicked(self) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        target = self.target()
        words = self.tr("Choose the folder of the tool where you make pictures.")
        self.sentence.setText(target.sentence() if target else words)
        self.changed.emit()

    def _choose(self) -> None:
        text = QFileDialog.getExistingDirectory(self, self.tr("Where shall the LoRA go?"))
        if text:
            self.take(Path(text))

    def _choose_diffusers(self) -> None:
        text = QFileDialog.getExistingDirectory(self, self.tr("A folder for diffusers"))
        if text:
            self.take(Path(text), DIFFUSERS)

    def _failed(self, error: Exception) -> None:
        self.message.emit(background.readable(error))
