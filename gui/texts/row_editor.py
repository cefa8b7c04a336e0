"""One row to be changed: its parts one below the other, the whole conversation turn by turn, or the bare line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.language import translated
from gui.texts.columns import role_title, title
from gui.texts.growing_edit import GrowingEdit
from gui.widgets import action_button, tool_button
from project.texts.rows import ASSISTANT, SYSTEM, TOOL, USER, Message, Row

_KEEP_AFTER = 600  # milliseconds after the last key
_PARTS = {
    "text": ("text",),
    "instruction": ("system", "instruction", "input", "output"),
    "prompt": ("system", "prompt", "completion"),
}
_NOT_IN_PARTS = ("broken", "shape", "type")
_ROLES = (SYSTEM, USER, ASSISTANT, TOOL)


def only_raw(row: Row) -> bool:
    """Whether a row has no parts that could be changed one by one."""
    return row.code in _NOT_IN_PARTS or (row.shape != "messages" and row.shape not in _PARTS)


class _Turn(QFrame):
    """A turn: who speaks, what is said, and a way to take it out."""

    changed = Signal()
    gone = Signal(object)

    def __init__(self, message: Message, number: int) -> None:
        super().__init__()
        theme.role(self, "sunken")
        self.message = message
        self.role = QComboBox()
        for role in dict.fromkeys((*_ROLES, message.role)):
            self.role.addItem(role_title(role), role)
        self.role.setCurrentIndex(self.role.findData(message.role))
        self.role.setAccessibleName(self.tr("Who says turn {0}").format(number))
        self.role.setToolTip(self.tr("Who says this turn"))
        self.remove = tool_button("close", self.tr("Remove this turn"))
        self.text = GrowingEdit(self.tr("Turn {0}").format(number))
        self.text.setPlainText(message.content)
        top = QHBoxLayout()
        top.addWidget(self.role)
        top.addStretch(1)
        if message.role == ASSISTANT and not message.learned:
            note = QLabel(self.tr("not learned (weight 0)"))
            theme.role(note, "faint")
            top.addWidget(note)
        top.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        column.setSpacing(theme.XS)
        column.addLayout(top)
        column.addWidget(self.text)
        self.text.textChanged.connect(self.changed)
        self.role.activated.connect(self.changed)
        self.remove.clicked.connect(lambda: self.gone.emit(self))

    def value(self) -> Message:
        """The turn as it stands now; what else belongs to it is kept."""
        return replace(self.message, role=str(self.role.currentData()), content=self.text.toPlainText())


class _RawLine(QWidget):
    """A record that is no row yet, as it stands in its file, and what is wrong with what is typed there."""

    changed = Signal()

    def __init__(self, raw: str, judge: Callable[[str], str]) -> None:
        super().__init__()
        self.raw, self._judge = raw, judge
        label, self.verdict = QLabel(self.tr("As it stands in the file")), QLabel(wordWrap=True)
        theme.role(label, "part")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.text = GrowingEdit(self.tr("The line as it stands in the file"))
        self.text.setFont(theme.mono_font())
        self.text.setPlainText(raw)
        self._shown = self.text.toPlainText()  # bytes that are no letters are not shown as they are
        label.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for widget in (label, self.text, self.verdict):
            column.addWidget(widget)
        self.text.textChanged.connect(self.changed)
        self.problem = ""
        self.judge()

    @property
    def touched(self) -> bool:
        """Whether it is another one now."""
        return self.text.toPlainText() != self._shown

    def judge(self) -> None:
        """Say what is wrong with it now."""
        self.problem = self._judge(self.text.toPlainText())
        theme.role(self.verdict, "warning" if self.problem else "muted")
        self.verdict.style().polish(self.verdict)
        says = self.tr("This line {0}. Mend it here; it is kept once it can be read.")
        self.verdict.setText(
            says.format(translated(self.problem)) if self.problem else self.tr("This line can be trained.")
        )


class RowEditor(QScrollArea):
    """Says what a row has become; who writes it is the page's business."""

    edited = Signal(object, object)  # the Row before, and after
    raw_edited = Signal(object, str, str)  # a Row that was none, its line before, and after

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row: Row | None = None
        self.place = -1
        self.turns: list[_Turn] = []
        self.parts: dict[str, GrowingEdit] = {}
        self.raw: _RawLine | None = None
        self._inside = QWidget()
        self._filling = False
        self._soon = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._soon.timeout.connect(self.finish)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_row(self, place: int, row: Row | None, writable: bool) -> None:
        """Show a row. What is being typed into the same one stays."""
        if row is not None and self.row is not None and place == self.place:
            if self._soon.isActive() or (self.raw is not None and self.raw.touched):
                return
            if row.values == self.row.values and row.shape == self.row.shape and self.raw is None:
                self.row = row
                self._inside.setEnabled(writable)
                return
        self.finish()
        self.place, self.row = place, row
        self._filling = True
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.S)
        self.turns, self.parts, self.raw = [], {}, None
        self._column = column
        if row is not None:
            self._fill(column, row)
        inside.setEnabled(writable)
        self.setWidget(inside)
        self._filling = False

    def _fill(self, column: QVBoxLayout, row: Row) -> None:
        if only_raw(row):
            self._trouble = QLabel(self.tr("This row {0}.").format(translated(row.problem)), wordWrap=True)
            self._trouble.setTextFormat(Qt.TextFormat.PlainText)
            theme.role(self._trouble, "muted")
            column.addWidget(self._trouble)
            column.addStretch(1)
            return
        if row.shape == "messages":
            self._fill_turns(column, list(row.messages() or ()))
            return
        for name in _PARTS[row.shape]:
            if name == "system" and name not in row.keys:
                continue
            edit = self.parts[name] = GrowingEdit(title(name), fill=row.shape == "text")
            edit.setPlainText(row.part(name))
            edit.textChanged.connect(self._typed)
            label = QLabel(title(name))
            theme.role(label, "part")
            label.setBuddy(edit)
            column.addWidget(label)
            column.addWidget(edit, int(row.shape == "text"))
        if row.shape != "text":
            column.addStretch(1)

    def show_raw(self, row: Row, raw: str, judge: Callable[[str], str]) -> None:
        """Let the line of a row that has no parts be mended. `judge` says what is wrong with words as this line."""
        if row is not self.row or self.raw is not None:
            return
        self._trouble.hide()
        self.raw = _RawLine(raw, judge)
        self.raw.changed.connect(self._raw_typed)
        self._column.insertWidget(0, self.raw)

    def _raw_typed(self) -> None:
        if self.raw is not None:
            self.raw.judge()
            self._soon.stop()
            if self.raw.touched and not self.raw.problem:
                self._soon.start()

    def _fill_turns(self, column: QVBoxLayout, messages: list[Message]) -> None:
        for message in messages:
            self._add(message)
        self.add_button = action_button("plus", self.tr("Add turn"), self.tr("Add a turn to this conversation"))
        self.add_button.clicked.connect(self._add_turn)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _add(self, message: Message) -> _Turn:
        turn = _Turn(message, len(self.turns) + 1)
        turn.changed.connect(self._typed)
        turn.gone.connect(self._remove_turn)
        self._column.insertWidget(len(self.turns), turn)
        self.turns.append(turn)
        return turn

    def _add_turn(self) -> None:
        after = self.turns[-1].value().role if self.turns else ASSISTANT
        turn = self._add(Message(USER if after == ASSISTANT else ASSISTANT, ""))
        turn.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed()

    def _remove_turn(self, turn: _Turn) -> None:
        self.turns.remove(turn)
        turn.hide()
        turn.deleteLater()
        self._typed()
        self.finish()

    # --- what was typed -----------------------------------------------------------------------------------------------

    def value(self) -> Row | None:
        """The row with what stands in the fields."""
        row = self.row
        if row is None or self.raw is not None:
            return row
        if row.shape == "messages" and row.code != "type":
            messages = [turn.value() for turn in self.turns]
            return row if messages == list(row.messages() or ()) else row.with_messages(messages)
        for name, edit in self.parts.items():
            if edit.toPlainText() != row.part(name):
                row = row.with_part(name, edit.toPlainText())
        return row

    def typed(self) -> str:
        """All that stands in the fields, to be copied where it cannot be written."""
        fields = [turn.text for turn in self.turns] or list(self.parts.values())
        fields = [self.raw.text] if self.raw is not None else fields
        return "\n\n".join(field.toPlainText() for field in fields)

    def finish(self) -> None:
        """Hand on what was typed."""
        self._soon.stop()
        if self.raw is not None and self.row is not None:
            if self.raw.touched:
                line, self.raw = self.raw, None  # what becomes of it is shown as the row that it is then
                self.raw_edited.emit(self.row, line.raw, line.text.toPlainText())
            return
        before, after = self.row, self.value()
        if before is not None and after is not None and after.values != before.values:
            self.row = after
            self.edited.emit(before, after)

    @property
    def typing(self) -> bool:
        """Whether something was typed that nobody knows of yet."""
        return self._soon.isActive()

    def _typed(self) -> None:
        if not self._filling:
            self._soon.start()
