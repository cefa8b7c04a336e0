"""One setting in the form: title, editor, unit, the mark of a changed value with its way back, and a line below."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui import theme
from gui.language import translated
from gui.train.checks import OWN_KEYS, no_effect, with_titles
from gui.train.concept_fields import ConceptsEditor
from gui.train.fields import WIDE, ChoiceEditor, Editor, LinesEditor, SwitchEditor, TextEditor
from gui.train.number_fields import NumberEditor, SizeEditor
from gui.train.numbers import as_text
from gui.train.open_choice import OpenChoiceEditor
from gui.train.picked_fields import ColorEditor, LorasEditor, ModelEditor, PathEditor, VaeEditor
from gui.train.state import FormState
from gui.widgets import tool_button
from project.options import OptionInfo

translate = QCoreApplication.translate

TITLE_WIDTH, DOT = 190, 14  # pixels
_RESET = 32

_EDITORS: dict[str, type[Editor]] = {
    "switch": SwitchEditor,
    "integer": NumberEditor,
    "number": NumberEditor,
    "size": SizeEditor,
    "choice": ChoiceEditor,
    "path": PathEditor,
    "names": TextEditor,
    "text": TextEditor,
    "lines": LinesEditor,
    "color": ColorEditor,
    "concepts": ConceptsEditor,
}


def make_editor(info: OptionInfo) -> Editor:
    """The editor for an option."""
    if info.key in ("base_model", "model_name_or_path"):
        return ModelEditor(info)
    if info.key == "vae":
        return VaeEditor(info)
    if info.key == "base_loras":
        return LorasEditor(info)
    if info.kind == "switch" and info.optional:
        return ChoiceEditor(info)
    if info.open:
        return OpenChoiceEditor(info)
    return _EDITORS[info.kind](info)


class Row(QWidget):
    """Shows one setting of the form's state, and changes it there."""

    def __init__(self, info: OptionInfo, state: FormState) -> None:
        super().__init__()
        self.info, self.state = info, state
        self.editor = make_editor(info)
        self.title = QLabel(info.title)
        self.title.setFixedWidth(TITLE_WIDTH)
        self.title.setMinimumHeight(30)
        self.title.setWordWrap(self.title.sizeHint().width() > TITLE_WIDTH)
        self.title.setBuddy(self.editor)
        self._reset: QToolButton | None = None
        self._note: QLabel | None = None
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.S)
        self._line.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.editor, 1)
        self._line.addSpacing(_RESET)
        self._line.addStretch(0)
        self.editor.setMaximumWidth(WIDE + theme.S)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(DOT, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._line)
        self.tip = tooltip(info)
        self.title.setToolTip(self.tip)
        self.editor.setToolTip(self.tip)
        self.editor.changed.connect(self._edited)
        self.editor.left.connect(state.seal)
        self.refresh()

    def put_below(self, picture: QWidget) -> None:
        """Show what belongs to the setting under its editor."""
        line = QHBoxLayout()
        line.addSpacing(TITLE_WIDTH + theme.S)
        line.addWidget(picture, 1)
        line.addSpacing(_RESET + theme.S)
        line.addStretch(0)
        self._column.addLayout(line)

    @property
    def differs(self) -> bool:
        return self.state.differs(self.info.key)

    def refresh(self) -> None:
        """Show what the state holds now."""
        self.editor.set_value(self.state.value(self.info.key))
        self._show_reset()
        self.refresh_note()
        self.update()

    def refresh_note(self) -> None:
        """Show the line below: what is wrong, why it does not count, what to think over, or what a choice means."""
        error = self.state.errors.get(self.info.key, "")
        reason = no_effect(self.info, self.state.draft.values)
        found = self.state.findings.get(self.info.key)
        if found is not None and found.severity == "error":  # it is to be mended, so it can be changed in any case
            error, reason = error or with_titles(translated(found.text)), ""
        enabled = not reason
        self.editor.setEnabled(enabled)
        self.title.setEnabled(enabled)
        self.editor.setToolTip(f"{reason}<br><br>{self.tip}" if reason else self.tip)
        self.editor.set_invalid(bool(error))
        if error or reason or found is None or found.severity == "hint":
            self._show_note(error or reason or self._meaning(), "error" if error else "faint")
        else:
            self._show_note(with_titles(translated(found.text)), found.severity)

    def note(self) -> str:
        """The line below the field: an error, why it does not count, or what the choice means."""
        return self._note.text() if self._note is not None and not self._note.isHidden() else ""

    def highlight(self, words: list[str]) -> None:
        """Show in the title which letters were found."""
        self.title.setText(marked(self.info.title, words))

    def focus_editor(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.differs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent))
        painter.drawEllipse(QPointF(4, 15.5), 3, 3)
        painter.end()

    def _edited(self, value: Any) -> None:
        self.state.set_value(self.info.key, value)

    def _meaning(self) -> str:
        return self.editor.meaning() if isinstance(self.editor, ChoiceEditor | ModelEditor) else ""

    def _show_reset(self) -> None:
        if self.differs and self._reset is None:
            self._reset = tool_button("reset", "")
            self._reset.clicked.connect(self._go_back)
            self._reset.setFixedSize(_RESET, 30)
            policy = self._reset.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self._reset.setSizePolicy(policy)
            self._line.takeAt(2)
            self._line.insertWidget(2, self._reset, 0, Qt.AlignmentFlag.AlignTop)
            QWidget.setTabOrder(self.editor, self._reset)
        if self._reset is not None:
            self._reset.setVisible(self.differs)
            value = shown(self.info, self.state.base(self.info.key))
            words = (
                translate("form", "Back to {value}, as the preset has it")
                if self.state.preset
                else translate("form", "Back to {value}")
            )
            words = words.format(value=value)
            self._reset.setToolTip(words)
            self._reset.setAccessibleName(f"{self.info.title}: {words}")

    def _go_back(self) -> None:
        self.focus_editor()
        self.state.reset(self.info.key)

    def _show_note(self, text: str, role: str) -> None:
        if text and self._note is None:
            self._note = QLabel(wordWrap=True)
            self._note.setMaximumWidth(WIDE + 5 * theme.S)
            below = QHBoxLayout()
            below.addSpacing(TITLE_WIDTH + theme.S)
            below.addWidget(self._note, 1)
            below.addStretch(0)
            self._column.addLayout(below)
        if self._note is not None:
            theme.role(self._note, role)
            self._note.setText(text)
            self._note.setVisible(bool(text))


def tooltip(info: OptionInfo) -> str:
    """What a setting does, its range and unit, and what it is called in a config file."""
    facts = []
    if info.minimum is not None and info.maximum is not None:
        low, high = as_text(info.minimum), as_text(info.maximum)
        facts.append(translate("form", "{low} to {high} {unit}").format(low=low, high=high, unit=info.unit).strip())
    elif info.unit:
        facts.append(translate("form", "In {unit}").format(unit=info.unit))
    if info.key not in OWN_KEYS:
        facts.append(translate("form", "Default: {value}").format(value=shown(info, info.default)))
    facts.append(translate("form", "In a config file: {key}").format(key=f"<tt>{info.key}</tt>"))
    return f"<p>{info.tooltip}</p><p>{'<br>'.join(facts)}</p>"


def shown(info: OptionInfo, value: Any) -> str:
    """A value as the form's words for it."""
    if value is None:
        return translate("form", "automatic")
    if isinstance(value, bool):
        return translate("form", "on") if value else translate("form", "off")
    if info.kind == "size" and value == 0:
        return translate("form", "the model's own")
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or translate("form", "empty")
    if value == "":
        return translate("form", "empty")
    return " ".join(part for part in (as_text(value), info.unit) if part)


def marked(text: str, words: list[str]) -> str:
    """A title with the found letters underlined."""
    lowered = text.lower()
    hits = {at for word in words for start in _starts(lowered, word) for at in range(start, start + len(word))}
    return "".join(f"<u><b>{letter}</b></u>" if at in hits else letter for at, letter in enumerate(text))


def _starts(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if word and text.startswith(word, at)]
