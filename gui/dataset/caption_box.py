"""The caption under the large view: sentences in a field, tags as chips, or both; and how many tokens it has."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.dataset.caption_edit import LONGEST, CaptionEdit
from gui.dataset.chips import Chips
from gui.dataset.tag_lines import line_starts, relined
from project.words.style import Parts, Style, has_tag_line, joined, parts, split

_CHIP_LINES = 4
_SHOWN_OF_LONG = 2000  # characters of a caption that is too long to be edited
_NARROWEST_FIELD, _WIDEST_FIELD = 240, 320  # pixels
Measure = Callable[[str], tuple[int, int, int | None]]  # text → tokens, limit (0 = not known), character of the limit


class AddTag(QLineEdit):
    """The field for one more tag, or several. Enter adds them; what is left in it is added when it is left."""

    added = Signal(str)
    moved = Signal(int)
    cancelled = Signal()
    backwards = Signal()  # to the chips

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Add a tag…"))
        self.setAccessibleName(self.tr("Add a tag"))
        self.setToolTip(self.tr("Enter adds the tag, Tab goes to the next picture, Esc leaves"))
        self.setMinimumWidth(_NARROWEST_FIELD)
        self.setMaximumWidth(_WIDEST_FIELD)

    def add(self) -> None:
        """Hand over what was typed."""
        text = self.text().strip()
        self.clear()
        if text:
            self.added.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.add()
            self.moved.emit(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Escape:
            if not self.text():
                self.cancelled.emit()
            self.clear()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and not self.text():
            self.backwards.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typing = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in typing:
                event.accept()
                return True
            again = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if again and not self.text():  # then the page's history is meant, not the field's
                event.ignore()
                return True
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in tabs:
            self.keyPressEvent(event)  # before Qt moves the focus
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.add()


class CaptionBox(QWidget):
    """Shows one caption in the project's style. `text` is the caption as it stands; showing it changes nothing."""

    entered = Signal()
    typed = Signal(str)
    changed = Signal(str)  # a whole edit: a tag added, removed, moved or changed
    saved = Signal()
    cancelled = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_of_caption = Style()
        self.measure: Measure | None = None
        self._caption = ""
        self.chips, self.add, self.field = Chips(), AddTag(), CaptionEdit()
        self.tokens = QLabel()  # laid out by the owner, beside what else is said beneath a caption
        theme.role(self.tokens, "faint")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.S, 0)
        inside.addWidget(self.chips)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        self.field.setFixedHeight(3 * self.field.fontMetrics().lineSpacing() + 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._scroll)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self.field)
        self._connect()
        self.set_style(Style())

    def _connect(self) -> None:
        self.chips.changed.connect(self._chips_changed)
        self.chips.height_changed.connect(self._fit)
        self.chips.left.connect(lambda _: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        self.add.added.connect(self._add_tags)
        self.add.moved.connect(self.moved)
        self.add.cancelled.connect(self.cancelled)
        self.add.backwards.connect(self._to_chips)
        self.field.textChanged.connect(self._typed)
        for name in ("entered", "saved", "cancelled", "moved", "left"):
            getattr(self.field, name).connect(getattr(self, name))

    def set_style(self, style: Style) -> None:
        """Show captions in another style from now on."""
        self.style_of_caption = style
        self.field.setFixedHeight(3 * self.field.fontMetrics().lineSpacing() + 16)
        self.put(self._caption)

    def put(self, caption: str) -> None:
        """Show a caption without telling anyone; of one that is too long to be edited here only the beginning."""
        self._caption = caption
        kind, whole = self.style_of_caption.kind, len(caption) <= LONGEST
        self.add.setVisible(kind != "text" and whole)
        self._scroll.setVisible(kind != "text" and whole)
        self.field.setVisible(kind != "tags" or not whole)
        self.field.setReadOnly(not whole)
        if not whole:
            self.chips.set_tags(())
            self.field.put(f"{caption[:_SHOWN_OF_LONG]}…")
            self._show_length()
            return
        apart = parts(caption, self.style_of_caption)
        tags_only = self.style_of_caption.kind == "tags"
        self.chips.breaks = frozenset(line_starts(caption, self.style_of_caption) if tags_only else ())
        self.chips.set_tags(apart.tags, self.chips.over)
        self.field.put(apart.text)
        self._fit()
        self.count()

    def text(self) -> str:
        """The caption as it stands now."""
        return self._caption

    def typing(self) -> bool:
        """Whether a text is being typed that another one must not take the place of."""
        return self.field.hasFocus() or self.chips.editing

    def has_focus(self) -> bool:
        """Whether the keyboard is anywhere in here."""
        return self.typing() or self.add.hasFocus() or self.chips.hasFocus()

    def begin(self) -> None:
        """Take the keyboard."""
        target = self.field if self.add.isHidden() else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def count(self) -> None:
        """Show how many tokens there are, and where the model stops reading."""
        if self.field.isReadOnly():
            return
        count, limit, place = self.measure(self._caption) if self.measure is not None else (0, 0, None)
        self.tokens.setVisible(limit > 0)
        if not limit:
            self._mark(None)
            return
        over = count > limit
        text = self.tr("{count} / {limit} tokens").format(count=count, limit=limit)
        if over:
            text = self.tr("{count} / {limit} tokens: what is coloured is not read").format(count=count, limit=limit)
        self.tokens.setText(text)
        theme.role(self.tokens, "warning" if over else "faint")
        self._mark(place if over else None)

    def _show_length(self) -> None:
        """Say why nothing can be typed."""
        text = self.tr("{count} characters are too many to be edited here: Find and replace can, or a text editor")
        self.tokens.setText(text.format(count=f"{len(self._caption):,}"))
        theme.role(self.tokens, "warning")
        self.tokens.show()
        self.field.mark_from(None)

    def _mark(self, place: int | None) -> None:
        """Colour what lies beyond a character of the whole caption."""
        kind = self.style_of_caption.kind
        if kind == "text" or place is None:
            self.field.mark_from(place)
            self.chips.set_tags(self.chips.tags, None)
            return
        tags = parts(self._caption[:place], Style("tags", self.style_of_caption.separator)).tags
        whole, first_line = self.chips.tags, self._caption.partition("\n")[0]
        if kind == "mixed" and not whole:
            self.field.mark_from(place)
            return
        if kind == "mixed" and place > len(first_line):
            self.chips.set_tags(whole, None)
            self.field.mark_from(place - len(first_line) - 1)
            return
        complete = bool(tags) and len(tags) <= len(whole) and tags[-1] == whole[len(tags) - 1]
        self.chips.set_tags(whole, len(tags) if complete else max(0, len(tags) - 1))
        self.field.mark_from(0 if kind == "mixed" else None)

    def _fit(self) -> None:
        tall = self.chips.fontMetrics().height() + 16
        most = _CHIP_LINES * tall
        self._scroll.setFixedHeight(min(max(self.chips.height(), 4), most))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _typed(self) -> None:
        if not self.field.hasFocus():
            return
        text, style = self.field.text(), self.style_of_caption
        if style.kind == "text":
            self._caption = text
        elif text and self.chips.tags:
            tags, _, _ = self._caption.partition("\n")
            self._caption = f"{tags}\n{text}"  # the line of tags stays as it is, whatever the space in it
        else:
            self._caption = joined(Parts(tuple(self.chips.tags), text), style)
        self.count()
        self.typed.emit(self._caption)

    def _add_tags(self, text: str) -> None:
        have = list(self.chips.tags)
        new = [tag for tag in split(text, self.style_of_caption) if tag not in have]
        self._chips_changed([*have, *new])

    def _chips_changed(self, tags: list[str]) -> None:
        if self.field.isReadOnly():
            return
        style = self.style_of_caption
        flat = [tag for text in tags for tag in split(text.replace("\n", " "), style)]
        if style.kind == "tags":
            caption = relined(self._caption, flat, style)
        elif flat and self._has_chips(style):
            first, below, text = self._caption.partition("\n")
            caption = f"{relined(first, flat, style)}{below}{text}"
        else:
            caption = joined(Parts(tuple(flat), self.field.text()), style)
        self.put(caption)
        self.changed.emit(caption)

    def _has_chips(self, style: Style) -> bool:
        """Whether the caption has a line of tags already."""
        return has_tag_line(self._caption, style) and bool(parts(self._caption, style).tags)

    def _to_chips(self) -> None:
        if self.chips.tags:
            self.chips.current = len(self.chips.tags) - 1
            self.chips.setFocus(Qt.FocusReason.OtherFocusReason)
