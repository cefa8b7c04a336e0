"""What can be trained, as cards of which one is taken."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from gui import icons, theme

_COLUMNS = 3


class SubjectCard(QAbstractButton):
    """One of the choices: a title and one sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sentence = sentence
        self._icon_name = icon_name

    def sizeHint(self) -> QSize:
        return QSize(180, 44 + 2 * self.fontMetrics().lineSpacing())

    def paintEvent(self, _: QPaintEvent) -> None:
        look = theme.tokens()
        taken = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.accent_soft if taken else look.surface))
        edge = look.accent if taken or self.hasFocus() else look.border_strong if self.underMouse() else look.border
        painter.setPen(QColor(edge))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        symbol = icons.toned(self._icon_name, "accent" if taken else "muted")
        symbol.paint(painter, QRect(theme.M, theme.M, 18, 18))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.accent if taken else look.text))
        left = theme.M + 18 + theme.S
        painter.drawText(
            QRect(left, theme.M - 2, self.width() - left - theme.S, 22), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        place = QRect(theme.M, theme.M + 22, self.width() - 2 * theme.M, self.height() - theme.M - 24)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()


class SubjectChoice(QWidget):
    """The question what is being trained. Arrow keys go from one answer to the next. `texts`: by a language model."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, texts: bool = False) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.S)
        self._group = QButtonGroup(self)
        self.cards: dict[str, SubjectCard] = {}
        for number, (key, icon_name, title, sentence) in enumerate(self._of_texts() if texts else self._choices()):
            card = SubjectCard(icon_name, title, sentence)
            card.clicked.connect(self._clicked)
            self._group.addButton(card)
            self.cards[key] = card
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        next(iter(self.cards.values())).setChecked(True)

    def value(self) -> str:
        """The key of the taken subject."""
        return next(key for key, card in self.cards.items() if card.isChecked())

    def set_value(self, key: str) -> None:
        """Take one without the signal."""
        self.cards[key].setChecked(True)

    def _choices(self) -> list[tuple[str, str, str, str]]:
        """(key, icon, title, sentence) of each subject."""
        return [
            ("style", "edit", self.tr("Art style"), self.tr("How pictures are drawn, whatever they show.")),
            ("character", "star", self.tr("Person or character"), self.tr("One face or figure, again and again.")),
            ("object", "layers", self.tr("Object"), self.tr("One thing or product, in any scene.")),
            ("clothing", "tag", self.tr("Clothing"), self.tr("A garment or outfit, worn by anyone.")),
            ("place", "home", self.tr("Place"), self.tr("A room, building or landscape.")),
            ("concept", "expand", self.tr("Something else"), self.tr("A pose, an effect, an idea.")),
        ]

    def _of_texts(self) -> list[tuple[str, str, str, str]]:
        """The same for texts. The keys are those of presets.subjects.TEXT_SUBJECTS."""
        return [
            ("terms", "tag", self.tr("Terms and facts"), self.tr("Names, labels and answers that must be exact.")),
            ("service", "send", self.tr("Answering customers"), self.tr("Conversations of several turns, politely.")),
            ("writing", "edit", self.tr("Style of writing"), self.tr("A tone, a voice, an author’s manner.")),
        ]

    def _clicked(self) -> None:
        self.changed.emit(self.value())
