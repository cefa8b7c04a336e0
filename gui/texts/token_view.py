"""The tokens of a row as the model gets them: the learned ones coloured, special ones by their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from gui import theme
from gui.language import as_sentence, joined, translated
from project.texts.encoding import Encoded, Encoder
from project.texts.rows import Row

_MOST = 3000  # tokens that are drawn; of longer rows the number says how many there are


@dataclass(frozen=True)
class Piece:
    """One token: what it says, whether it is learned, and whether it is a special one, shown by its name."""

    text: str
    learned: bool
    special: bool


@dataclass(frozen=True)
class Picture:
    """What is trained of a row: its parts as pieces, or why it is not trained."""

    parts: tuple[tuple[Piece, ...], ...]
    tokens: int
    learned: int
    cut: bool
    problem: str = ""


def picture_of(row: Row, encoder: Encoder) -> Picture:
    """Encode a row with the very code that a training uses; for the background."""
    if row.problem:
        return Picture((), 0, 0, False, row.problem)
    if encoder.problem and row.shape != "text":
        return Picture((), 0, 0, False, encoder.problem)
    try:
        parts: Sequence[Encoded] = encoder.parts(row)
    except ValueError as error:
        return Picture((), 0, 0, False, str(error))
    left = _MOST
    shown = []
    for part in parts:
        pieces = [
            Piece(encoder.mark(token) or text, learned, bool(encoder.mark(token)))
            for token, text, learned in zip(part.ids[:left], part.pieces[:left], part.trained[:left], strict=True)
        ]
        left -= len(pieces)
        if pieces:
            shown.append(tuple(pieces))
    return Picture(
        tuple(shown),
        sum(len(part.ids) for part in parts),
        sum(part.learned for part in parts),
        any(part.cut for part in parts),
    )


class TokenView(QWidget):
    """The picture with its legend above and what there is to know of the template."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts, self.note = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.role(self.counts, "muted")
        theme.role(self.note, "warning")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Tokens of this row"))
        self.text.setTabChangesFocus(True)
        self.picture: Picture | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(self._legend())
        column.addWidget(self.counts)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        self.show_picture(None, ())

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for text, kind, tip in (
            (self.tr("learned"), "success", self.tr("The training learns to say these tokens")),
            (self.tr("read only"), "", self.tr("The model reads these tokens and does not learn them")),
            (self.tr("special"), "accent", self.tr("A token of the model’s own, shown by its name")),
        ):
            chip = QLabel(text)
            theme.role(chip, "chip")
            chip.setProperty("kind", kind)
            chip.setToolTip(tip)
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def show_picture(self, picture: Picture | None, notes: Sequence[str]) -> None:
        """Show the tokens of a row; None while nothing is known. `notes` are of the template."""
        self.picture = picture
        said = [picture.problem] if picture is not None and picture.problem else list(notes)
        self.note.setText("\n".join(as_sentence(translated(note)) for note in said))
        self.note.setVisible(bool(said))
        self.counts.setText(self._counted(picture))
        self._draw()

    def _counted(self, picture: Picture | None) -> str:
        if picture is None:
            return ""
        if picture.problem:
            return self.tr("This row is not trained.")
        words = self.tr("{0} tokens, of which {1} are learned.").format(f"{picture.tokens:,}", f"{picture.learned:,}")
        if picture.cut:
            words = joined(words, self.tr("The row is over the limit: what is missing here is cut away."))
        elif len(picture.parts) > 1:
            more = self.tr("The text is over the limit and trained in {0} parts.").format(len(picture.parts))
            words = joined(words, more)
        if any(not piece.text for part in picture.parts for piece in part):
            words = joined(words, self.tr("A dot is one more token of the letter before it."))
        return words

    def _draw(self) -> None:
        document = QTextDocument(self.text)
        document.setDefaultFont(theme.mono_font())
        cursor, look = QTextCursor(document), theme.tokens()
        picture = self.picture
        for number, part in enumerate(picture.parts if picture else (), 1):
            if number > 1:
                cursor.insertText(f"\n― {number} ―\n", _format(look.faint, ""))
            for at, piece in enumerate(part):
                cursor.insertText(_shown(piece), _format_of(piece, at, look))
        if picture is not None and picture.tokens > sum(map(len, picture.parts)):
            cursor.insertText(" …", _format(look.faint, ""))
        self.text.setDocument(document)

    def changeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "picture"):
            self._draw()


def _shown(piece: Piece) -> str:
    """The letters of a piece; a line's end is seen and also ends the line."""
    if piece.special:
        return piece.text
    return piece.text.replace("\r", "").replace("\n", "⏎\n").replace("\t", "⇥\t") or "·"


def _format_of(piece: Piece, at: int, look: theme.Tokens) -> QTextCharFormat:
    """Neighbours differ a little, so that one sees where a token ends."""
    ground = look.success_soft if piece.learned else look.sunken
    if at % 2:
        ground = _between(ground, look.success if piece.learned else look.border_strong, 0.18)
    text = look.accent if piece.special else look.text if piece.learned else look.muted
    shown = _format(text, ground)
    if piece.special:
        shown.setFontWeight(QFont.Weight.DemiBold)
    if piece.learned:
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown.setUnderlineColor(QColor(look.success))
    return shown


def _format(text: str, ground: str) -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setForeground(QColor(text))
    if ground:
        shown.setBackground(QColor(ground))
    return shown


def _between(one: str, other: str, share: float) -> str:
    """A colour on the way from one to another, as "#rrggbb"."""
    a, b = QColor(one), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs)).name()
