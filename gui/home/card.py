"""A project as a card: a mosaic of its pictures, its name, its last run and its size, or what is wrong with it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.language import project_title, translated
from gui.widgets import human_bytes, human_time, tool_button
from project.library import ProjectCard
from project.schema import TEXTS

LEAST_WIDTH, HEIGHT = 212, 254
_EDGE, _MOSAIC_HEIGHT = theme.S + 2, 146
_GAP = 3
_KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_Delete: "remove",
}


class Card(QFrame):
    """One project. It says what the person wants by the name of an action, and asks for its pictures when seen."""

    wanted = Signal(str)  # "open", "rename", "duplicate", "show", "remove", "trash", "menu", "locate", "repair"
    moved = Signal(int)  # an arrow key, to go to another card
    seen = Signal()
    taken = Signal()  # it got the keyboard

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card-hover")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.folder = folder
        self.facts: ProjectCard | None = None
        self.images: list[QImage] | None = None
        self._asked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        self.more = tool_button("more", self.tr("More about this project"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setFixedSize(28, 26)
        self.more.setParent(self)
        self.more.clicked.connect(self._menu_clicked)
        column.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.XS)
        self.set_width(LEAST_WIDTH)
        column.addLayout(self._buttons)
        self._describe()

    def show_facts(self, facts: ProjectCard) -> None:
        """What was found in the folder."""
        if facts == self.facts:
            return
        if self.facts is None or facts.shown != self.facts.shown:
            self._asked, self.images = False, None
        self.facts = facts
        self._offer()
        self._describe()
        self.update()

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """The small pictures of the mosaic."""
        self.images = list(images)
        self.update()

    def words(self) -> str:
        """All that a search looks at."""
        return f"{self.name()}\n{self.folder}".casefold()

    def name(self) -> str:
        return project_title(self.facts.name) if self.facts else self.folder.name

    def set_width(self, width: int) -> None:
        """All cards of the grid are equally wide."""
        if width == self.width():
            return
        self.setFixedSize(width, HEIGHT)
        self.more.move(width - self.more.width() - theme.S, _EDGE + _MOSAIC_HEIGHT + theme.S - 1)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _mosaic(self) -> QRect:
        return QRect(_EDGE, _EDGE, self.width() - 2 * _EDGE, _MOSAIC_HEIGHT)

    # --- what it says -------------------------------------------------------------------------------------------------

    def lines(self) -> list[str]:
        """The lines under the name."""
        facts = self.facts
        if facts is None:
            return [self.tr("Looking …")]
        if facts.task == TEXTS:
            holds = (
                self.tr("1 file of texts") if facts.files == 1 else self.tr("{0} files of texts").format(facts.files)
            )
        else:
            holds = self.tr("1 picture") if facts.pictures == 1 else self.tr("{0} pictures").format(facts.pictures)
        first = f"{holds} · {human_bytes(facts.size)}"
        return [first, self._run_line(facts), str(facts.folder)]

    def _run_line(self, facts: ProjectCard) -> str:
        if not facts.run_time:
            return self.tr("Not trained yet")
        words = {
            "live": self.tr("Training now"),
            "finished": self.tr("Trained {0}"),
            "failed": self.tr("Failed {0}"),
            "stopped": self.tr("Stopped {0}"),
            "interrupted": self.tr("Interrupted {0}"),
        }
        return words.get(facts.run_status, self.tr("Last run {0}")).format(human_time(facts.run_time))

    def _describe(self) -> None:
        problem = translated(self.facts.problem) if self.facts else ""
        self.setToolTip(problem or str(self.folder))
        self.setAccessibleName(self.name())
        self.setAccessibleDescription(problem or ", ".join(self.lines()[:2]))

    def _offer(self) -> None:
        """The ways on from what is wrong, as buttons on the card."""
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        trouble = self.facts.trouble if self.facts else ""
        offers = {
            "gone": [("locate", self.tr("Locate…")), ("remove", self.tr("Remove"))],
            "no-pictures": [("locate", self.tr("Locate…"))],
            "damaged": [("repair", self.tr("Repair")), ("remove", self.tr("Remove"))],
            "newer": [("remove", self.tr("Remove"))],
            "unreadable": [("remove", self.tr("Remove"))],
        }
        tips = {
            "locate": self.tr("Choose where it lies now"),
            "remove": self.tr("Take it off this list; nothing is deleted"),
            "repair": self.tr("Make a new project file; the damaged one is kept beside it"),
        }
        for action, text in offers.get(trouble, []):
            button = QPushButton(text, self)
            button.setObjectName(action)
            button.setToolTip(tips[action])
            button.clicked.connect(self._offer_clicked)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _offer_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(sender.objectName())

    def _menu_clicked(self) -> None:
        self.wanted.emit("menu")

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asked and self.facts is not None:
            self._asked = True
            self.seen.emit()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_mosaic(painter)
        if self.facts is not None and self.facts.sample:
            self._paint_chip(painter, self.tr("Sample"))
        self._paint_words(painter)
        painter.end()

    def _paint_mosaic(self, painter: QPainter) -> None:
        look = theme.tokens()
        painter.save()
        whole = self._mosaic()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(whole), 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(whole, QColor(look.sunken))
        images = self.images or []
        for image, place in zip(images, _places(whole, len(images)), strict=False):
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(QRectF(place).center())
            painter.setClipRect(place)
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.drawImage(target, image)
        painter.restore()
        if not images and self.facts is not None and self.facts.excerpt:
            self._paint_excerpt(painter, whole, self.facts.excerpt)
        elif not images:
            broken = self.facts is not None and self.facts.trouble
            texts = self.facts is not None and self.facts.task == TEXTS
            symbol = (
                icons.toned("warning", "warning") if broken else icons.toned("file" if texts else "images", "faint")
            )
            middle = QRect(0, 0, 36, 36)
            middle.moveCenter(whole.center())
            symbol.paint(painter, middle)

    def _paint_excerpt(self, painter: QPainter, whole: QRect, rows: Sequence[str]) -> None:
        """The first texts, each as a small sheet; the last one is cut by the edge."""
        look = theme.tokens()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        high = QFontMetrics(font).lineSpacing() * 2 + 2 * theme.XS
        top = whole.y() + (30 if self.facts is not None and self.facts.sample else theme.S)
        painter.save()
        painter.setClipRect(whole)
        for row in rows:
            sheet = QRect(whole.x() + theme.S, top, whole.width() - 2 * theme.S, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(sheet, 4, 4)
            painter.setPen(QColor(look.muted))
            inside = sheet.adjusted(theme.XS + 2, theme.XS, -theme.XS, -theme.XS)
            painter.drawText(inside, Qt.TextFlag.TextWordWrap, row)
            top += high + theme.XS
        painter.restore()

    def _paint_chip(self, painter: QPainter, text: str) -> None:
        look = theme.tokens()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        chip = QRectF(_EDGE + 6, _EDGE + 6, QFontMetrics(font).horizontalAdvance(text) + 16, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft))
        painter.drawRoundedRect(chip, 10, 10)
        painter.setPen(QColor(look.accent))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.tokens()
        left, width = _EDGE + 2, self.width() - 2 * _EDGE - 4
        top = _EDGE + _MOSAIC_HEIGHT + theme.S
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.text))
        place = QRect(left, top, width - self.more.width(), 24)
        name = QFontMetrics(bold).elidedText(self.name(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        top += 26
        metrics = QFontMetrics(small)
        trouble = self._short_problem()
        for number, line in enumerate([trouble] if trouble else self.lines()):
            painter.setPen(QColor(look.warning if trouble else look.faint if number == 2 else look.muted))
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(QRect(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.height() + 3

    def _short_problem(self) -> str:
        trouble = self.facts.trouble if self.facts else ""
        words = {
            "gone": self.tr("Its folder is gone."),
            "no-pictures": self.tr("The folder of its data is gone."),
            "damaged": self.tr("Its project file is damaged."),
            "newer": self.tr("It needs a newer app."),
            "unreadable": self.tr("Its folder cannot be read."),
        }
        return words.get(trouble, "")

    # --- keys and mouse -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(int(key))
        elif held == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Delete:
            self.wanted.emit("trash")
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.wanted.emit("duplicate")
        elif held == Qt.KeyboardModifier.NoModifier and key in _KEYS:
            self.wanted.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit("open")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.wanted.emit("menu")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()


def _places(whole: QRect, count: int) -> list[QRect]:
    """Where the pictures of a mosaic stand."""
    half_width, half_height = (whole.width() - _GAP) // 2, (whole.height() - _GAP) // 2
    left = QRect(whole.x(), whole.y(), half_width, whole.height())
    right = left.translated(whole.width() - half_width, 0)
    top = QRect(0, 0, half_width, half_height)
    quarters = [
        top.translated(x, y)
        for y in (whole.y(), whole.bottom() + 1 - half_height)
        for x in (whole.x(), whole.right() + 1 - half_width)
    ]
    return {1: [whole], 2: [left, right], 3: [left, quarters[1], quarters[3]], 4: quarters}.get(count, [])
