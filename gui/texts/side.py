"""The pane at the right of the table: one row to be changed, its tokens as they are trained, and all lengths."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui import background, icons, theme
from gui.language import as_sentence, joined, translated
from gui.texts.finding import tip_of
from gui.texts.histogram import Histogram
from gui.texts.row_editor import RowEditor
from gui.texts.token_view import Picture, TokenView, picture_of
from gui.widgets import ElidedLabel, Segmented, Symbol, action_button
from project.texts.encoding import Encoder
from project.texts.health import TextFinding, TextHealth
from project.texts.rows import Row

ROW, TOKENS, LENGTHS = "row", "tokens", "lengths"
_LEAST = 290  # pixels


class SidePane(QWidget):
    """Three faces, of which one is shown."""

    lengths_chosen = Signal(int, int)
    convert_wanted = Signal(str)  # the name of a file that is read only

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_LEAST)
        self.row: Row | None = None
        self.encoder: Encoder | None = None
        self._why_uncounted = ""
        self._read_only = False
        self._round = 0
        self.faces = Segmented([(ROW, self.tr("Row")), (TOKENS, self.tr("As trained")), (LENGTHS, self.tr("All rows"))])
        self.faces.button(ROW).setToolTip(self.tr("Change the marked row"))
        self.faces.button(TOKENS).setToolTip(self.tr("See which tokens of the marked row the model learns"))
        self.faces.button(LENGTHS).setToolTip(self.tr("See how long the rows are, and what concerns all of them"))
        self.faces.changed.connect(self.show_face)
        self.place = ElidedLabel()
        theme.role(self.place, "faint")
        self.convert = action_button("file", "", self.tr("Put a copy that can be changed in its place"), "Ctrl+Shift+U")
        self.convert.clicked.connect(self._convert)
        self.convert.hide()
        self.editor, self.tokens = RowEditor(), TokenView()
        self.histogram = Histogram()
        self.histogram.chosen.connect(self.lengths_chosen)
        self.facts = QLabel(wordWrap=True)
        theme.role(self.facts, "muted")
        self.stack = QStackedWidget()
        for face in (self.editor, self.tokens, self._all_rows()):
            self.stack.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.faces)
        column.addWidget(self.place)
        column.addWidget(self.convert, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack, 1)

    def _all_rows(self) -> QWidget:
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.facts)
        column.addWidget(self.histogram)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.S)
        column.addLayout(self._notes)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inside)
        return area

    def face(self) -> str:
        return self.faces.value()

    def show_face(self, face: str) -> None:
        """Bring one to the front."""
        self.faces.set_value(face)
        self.stack.setCurrentIndex((ROW, TOKENS, LENGTHS).index(face))
        self.place.setVisible(face != LENGTHS)
        self._offer()
        self._draw_tokens()

    def show_row(self, place: int, row: Row | None, writable: bool) -> None:
        """Show a row in both of its faces."""
        self.row, self._read_only = row, row is not None and not writable
        where = translated(row.place) if row is not None else self.tr("Mark a row to see all of it.")
        self.place.setText(where if writable or row is None else self.tr("{0} (read only)").format(where))
        self.editor.show_row(place, row, writable)
        self._offer()
        self._draw_tokens()

    def _convert(self) -> None:
        if self.row is not None:
            self.convert_wanted.emit(self.row.file)

    def _offer(self) -> None:
        """Offer to make a read-only file one that can be changed, where its row is looked at."""
        plain = self.row is not None and self.row.file.lower().endswith((".txt", ".md"))
        self.convert.setText(self.tr("Convert to UTF-8") if plain else self.tr("Convert to JSONL"))
        self.convert.setVisible(self._read_only and self.face() != LENGTHS)

    def show_health(self, health: TextHealth | None, encoder: Encoder | None) -> None:
        """Show the lengths and what concerns all rows; None while that is not known."""
        self.encoder = encoder
        self._why_uncounted = (
            next((translated(f.why) for f in health.findings if f.code == "tokens"), "") if health else ""
        )
        self.histogram.show_bins(health.histogram if health else (), health.limit if health else 0)
        self.histogram.setVisible(bool(self.histogram.bins))
        self.facts.setText(self._told(health) if health else self.tr("Counting …"))
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for finding in health.findings if health else ():
            self._notes.addWidget(_Note(finding))
        self._draw_tokens()

    def _told(self, health: TextHealth) -> str:
        counted = sorted(length for length in health.lengths if length >= 0)
        rows, left_out = len(health.found.rows), len(health.found.entries) - len(health.found.rows)
        words = self.tr("{0} rows will be trained").format(f"{rows:,}")
        if left_out:
            words = self.tr("{0} rows will be trained, {1} are left out").format(f"{rows:,}", f"{left_out:,}")
        words = as_sentence(words)
        if counted:
            more = self.tr("{0} tokens in all; half of the rows have up to {1}, the longest {2}.").format(
                f"{health.tokens:,}", f"{counted[len(counted) // 2]:,}", f"{counted[-1]:,}"
            )
            words = joined(words, more)
        return words

    def _draw_tokens(self) -> None:
        """Encode the row anew, if it is looked at."""
        self._round += 1
        this_round, row, encoder = self._round, self.row, self.encoder
        if self.face() != TOKENS:
            return
        if row is None or encoder is None:
            self.tokens.show_picture(None, [self._why_uncounted] if self._why_uncounted else [])
            return

        def done(picture: Picture) -> None:
            if this_round == self._round:
                self.tokens.show_picture(picture, encoder.notes if row.shape != "text" else ())

        def failed(error: Exception) -> None:
            if this_round == self._round:
                self.tokens.show_picture(Picture((), 0, 0, False, background.readable(error)), ())

        background.run(self, lambda: picture_of(row, encoder), done, failed)


class _Note(QWidget):
    """A finding in full, with the sign of its level."""

    def __init__(self, finding: TextFinding) -> None:
        super().__init__()
        signs = {"problem": ("error", "danger"), "warning": ("warning", "warning"), "hint": ("info", "muted")}
        label = QLabel(tip_of(finding), wordWrap=True)
        theme.role(label, "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(Symbol(icons.toned(*signs[finding.level]), 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
