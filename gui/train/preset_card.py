"""A preset as a card: its title, what it is for, and a menu if it is the person's own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout

from gui import icons, theme
from gui.widgets import tool_button
from project.presets import Preset


class PresetCard(QFrame):
    """Chosen by a click, Enter or Space."""

    chosen = Signal(object)
    rename_wanted = Signal(object)
    export_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, preset: Preset) -> None:
        super().__init__()
        self.preset = preset
        theme.role(self, "card-hover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(150)
        self.title = QLabel(preset.title, wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.purpose = QLabel(preset.purpose or self.tr("Your own settings."), wordWrap=True)
        self.purpose.setTextFormat(Qt.TextFormat.PlainText)
        self.purpose.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        theme.role(self.purpose, "faint")
        self.suggested = QLabel(self.tr("Suggested"))
        theme.role(self.suggested, "chip")
        self.suggested.setProperty("kind", "accent")
        self.suggested.setFixedHeight(20)
        self.suggested.hide()
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.XS)
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.suggested, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S + 2, theme.S, theme.S + 2)
        column.setSpacing(theme.XS)
        column.addLayout(self._top)
        column.addWidget(self.purpose, 1)
        self.menu: QMenu | None = None
        if not preset.builtin:
            self._add_menu_button()
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card as the one in force."""
        self.is_chosen = chosen
        self.setProperty("chosen", "true" if chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        state = self.tr("in use") if chosen else ""
        self.setAccessibleName(", ".join(part for part in (self.preset.title, state) if part))
        self.setAccessibleDescription(self.purpose.text())

    def set_suggested(self, why: str) -> None:
        """Mark the card as the one that fits best; an empty text takes the mark away."""
        self.suggested.setVisible(bool(why))
        use = self.tr("Use this preset (Enter)")
        self.setToolTip(f"{why}\n\n{use}" if why else use)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.preset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.chosen.emit(self.preset)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete) and not self.preset.builtin:
            wanted = self.rename_wanted if event.key() == Qt.Key.Key_F2 else self.delete_wanted
            wanted.emit(self.preset)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def make_menu(self) -> QMenu:
        """What can be done with the preset."""
        if self.menu is None:
            self.menu = menu = QMenu(self)
            menu.addAction(icons.icon("check"), self.tr("Use"), lambda: self.chosen.emit(self.preset))
            menu.addAction(icons.icon("upload"), self.tr("Export as YAML…"), self._export)
            if not self.preset.builtin:
                menu.addAction(icons.icon("edit"), self.tr("Rename…") + "\tF2", self._rename)
                menu.addSeparator()
                menu.addAction(icons.icon("trash"), self.tr("Delete…") + "\tDel", self._delete)
        return self.menu

    def _add_menu_button(self) -> None:
        more = tool_button("more", self.tr("More to do with “{title}”").format(title=self.preset.title))
        more.setFixedSize(26, 22)
        more.clicked.connect(lambda: self.make_menu().popup(more.mapToGlobal(more.rect().bottomLeft())))
        self._top.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)

    def _rename(self) -> None:
        self.rename_wanted.emit(self.preset)

    def _export(self) -> None:
        self.export_wanted.emit(self.preset)

    def _delete(self) -> None:
        self.delete_wanted.emit(self.preset)
