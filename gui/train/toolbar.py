"""The row above the form: search, basic or advanced, how many settings were changed, undo and redo."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gui import theme
from gui.train.state import FormState
from gui.widgets import Segmented, tool_button, with_key


class Toolbar(QWidget):
    """Says what is wanted of the form; it shows nothing of the settings itself."""

    searched = Signal(str)
    advanced_changed = Signal(bool)
    only_changed = Signal(bool)

    def __init__(self, state: FormState, advanced: bool) -> None:
        super().__init__()
        self.state = state
        self.search = QLineEdit(placeholderText=self.tr("Search settings"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setToolTip(with_key(self.tr("Find a setting by a word of its title or explanation"), "Ctrl+F"))
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self.searched)
        self.level = Segmented([("basic", self.tr("Basic")), ("advanced", self.tr("Advanced"))])
        self.level.button("basic").setToolTip(self.tr("The settings that most people need"))
        self.level.button("advanced").setToolTip(self.tr("Every setting there is"))
        self.level.set_value("advanced" if advanced else "basic")
        self.level.changed.connect(self._level_changed)
        self.count = QPushButton()
        self.count.setCheckable(True)
        theme.role(self.count, "quiet")
        self.count.setToolTip(self.tr("Show only the settings that differ from the preset"))
        self.count.clicked.connect(self._count_clicked)
        self.reset = QPushButton(self.tr("Reset all"))
        theme.role(self.reset, "quiet")
        self.reset.setToolTip(self.tr("Give all settings the preset's values again"))
        self.reset.clicked.connect(state.reset_all)
        self.undo = tool_button("undo", self.tr("Undo"))
        self.redo = tool_button("redo", self.tr("Redo"))
        self.undo.clicked.connect(state.undo_stack.undo)
        self.redo.clicked.connect(state.undo_stack.redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.search, 1)
        row.addSpacing(theme.S)
        row.addWidget(self.level)
        row.addStretch(0)
        for widget in (self.count, self.reset, self.undo, self.redo):
            row.addWidget(widget)
        state.checked.connect(self.refresh)
        state.undo_stack.indexChanged.connect(self.refresh)
        self.refresh()

    def add_keys(self, page: QWidget) -> None:
        """Let the toolbar's keys work anywhere in the page."""
        keys = (
            ("Ctrl+F", self.start_search),
            ("Ctrl+Z", self.state.undo_stack.undo),
            ("Ctrl+Shift+Z", self.state.undo_stack.redo),
            ("Ctrl+Y", self.state.undo_stack.redo),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        leave = QShortcut(QKeySequence("Esc"), self.search)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.search.clear)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Show how many settings were changed, and what undo would undo."""
        stack, count = self.state.undo_stack, len(self.state.differing())
        if not shiboken6.isValid(stack):  # it tells of its own end too
            return
        self.count.setText(self.tr("{count} changed").format(count=count))
        self.count.setVisible(bool(count) or self.count.isChecked())
        self.reset.setVisible(bool(count))
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        back, again = stack.undoText(), stack.redoText()
        undo = self.tr("Undo: {what}").format(what=back) if back else self.tr("Undo")
        redo = self.tr("Redo: {what}").format(what=again) if again else self.tr("Redo")
        self.undo.setToolTip(with_key(undo, "Ctrl+Z"))
        self.redo.setToolTip(with_key(redo, "Ctrl+Shift+Z"))

    def let_go(self) -> None:
        """Show the whole form again: no search, no filter."""
        self.search.clear()
        if self.count.isChecked():
            self.count.setChecked(False)
            self.only_changed.emit(False)
            self.refresh()

    def show_level(self, advanced: bool) -> None:
        """Show which level is in force, without the signal."""
        self.level.set_value("advanced" if advanced else "basic")

    def _level_changed(self, level: str) -> None:
        self.advanced_changed.emit(level == "advanced")

    def _count_clicked(self, checked: bool) -> None:
        self.only_changed.emit(checked)
        self.refresh()
