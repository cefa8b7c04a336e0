"""Small widgets that every page uses: messages, empty states, switches, wrapping rows, buttons and plain dialogs."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeySequence, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme

translate = QCoreApplication.translate

_BANNER_ICONS = {
    "info": ("info", "accent"),
    "success": ("check", "success"),
    "warning": ("warning", "warning"),
    "error": ("error", "danger"),
}
TOOL = 18  # pixels of an icon on a button
_NUMBER_INSET = 6  # pixels


class Symbol(QWidget):
    """An icon on its own, not to be pressed."""

    def __init__(self, icon: QIcon | None = None, size: int = TOOL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon or QIcon()
        self.setFixedSize(size, size)

    def set_icon(self, icon: QIcon) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class Banner(QFrame):
    """A message in the page, where the person looks; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "banner")
        self.kind = "info"
        self._symbol = Symbol()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and errors may look like markup
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.action.hide()
        self._close = tool_button("close", self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        self._lay_out()
        self._act: Callable[[], None] | None = None
        self.action.clicked.connect(self._acted)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(self._symbol)
        row.addWidget(self._text, 1)
        row.addWidget(self.action)
        row.addWidget(self._close)

    def show_message(
        self,
        text: str,
        kind: str = "info",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        closable: bool = True,
    ) -> None:
        """Show a text. `kind` is "info", "success", "warning" or "error"; `action` is the text of a button."""
        self.kind, self._act = kind, on_action
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._symbol.set_icon(icons.toned(*_BANNER_ICONS[kind]))
        self._text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """What is shown now; empty if nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Take the message away."""
        self._text.clear()
        self.hide()

    def _acted(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()


class EmptyState(QWidget):
    """What a page shows while it has nothing to show: a picture, two lines and the way on."""

    acted = Signal()

    def __init__(self, icon_name: str, title: str, text: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme.S)
        column.addStretch(2)
        self._symbol = Symbol(icons.toned(icon_name, "faint"), 48)
        column.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        self.title, self.text = QLabel(title), QLabel(text)
        self.text.setWordWrap(True)
        theme.role(self.title, "heading")
        theme.role(self.text, "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setMaximumWidth(440)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()  # an aligned label would get the height of one line
        row.addStretch(1)
        row.addWidget(self.text, 100)
        row.addStretch(1)
        column.addLayout(row)
        self.button = QPushButton(action, self)  # without a parent, showing it would flash a window of its own
        theme.role(self.button, "primary")
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        column.addSpacing(theme.S)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class Segmented(QFrame):
    """Two to four choices side by side, of which one is taken."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, label in choices:
            button = QPushButton(label)
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
            button.clicked.connect(self._clicked)
        if choices:
            self._buttons[choices[0][0]].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The key of the taken choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Take a choice without the signal."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _clicked(self) -> None:
        self.changed.emit(self.value())


class FlowLayout(QLayout):
    """Puts its items in rows and begins a new row where the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = theme.S) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        left, right = rect.x() + margins.left(), rect.right() - margins.right()
        x, y, tallest = left, rect.y() + margins.top(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > left and x + size.width() - 1 > right:
                x, y, tallest = left, y + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, tallest = x + size.width() + self.spacing(), max(tallest, size.height())
        return y + tallest + margins.bottom() - rect.y()


class ElidedLabel(QLabel):
    """One line that is cut with … where it does not fit; the tooltip then has all of it."""

    def __init__(
        self,
        text: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._full, self._mode = text, mode
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def setText(self, text: str) -> None:
        self._full = text
        self._fit()

    def full_text(self) -> str:
        return self._full

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._full.replace("\n", " "), self._mode, max(self.width(), 40))
        super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class Thumbnail(QWidget):
    """A picture with rounded corners: filling its place (`crop`), or whole within it."""

    def __init__(self, crop: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop = crop
        self._image: QImage | None = None

    def set_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(place, 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(theme.tokens().sunken))
        if self._image is not None and not self._image.isNull():
            size = self._image.size().scaled(
                self.size(),
                Qt.AspectRatioMode.KeepAspectRatioByExpanding if self.crop else Qt.AspectRatioMode.KeepAspectRatio,
            )
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(place.center())
            painter.drawImage(target, self._image)
        painter.end()


def with_key(tooltip: str, shortcut: str) -> str:
    """A tooltip that names the key, in the system's spelling."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tooltip} ({native})" if shortcut else tooltip


def action_button(icon_name: str, text: str, tooltip: str, shortcut: str = "", role: str = "") -> QPushButton:
    """A button with text; `shortcut` presses it while its page is shown."""
    button = QPushButton(text)
    if icon_name:
        button.setIcon(icons.toned(icon_name, "on_accent") if role == "primary" else icons.icon(icon_name))
    button.setIconSize(QSize(TOOL, TOOL))
    if shortcut:
        button.setShortcut(QKeySequence(shortcut))
    button.setToolTip(with_key(tooltip, shortcut))
    if role:
        theme.role(button, role)
    return button


def tool_button(icon_name: str, tooltip: str, shortcut: str = "") -> QToolButton:
    """A button that is only an icon; its tooltip is its accessible name."""
    button = QToolButton()
    button.setIcon(icons.icon(icon_name))
    button.setIconSize(QSize(TOOL, TOOL))
    button.setAccessibleName(tooltip)
    button.setToolTip(with_key(tooltip, shortcut))
    if shortcut:
        button.setShortcut(QKeySequence(shortcut))
    return button


def inset_numbers(*fields: QAbstractSpinBox) -> None:
    """Keep numbers off the left edge of their field: with styled arrows Qt leaves no room there."""
    for field in fields:
        for line in field.findChildren(QLineEdit):
            line.setTextMargins(_NUMBER_INSET, 0, 0, 0)


def confirm(parent: QWidget, title: str, text: str, yes: str, danger: bool = False) -> bool:
    """Ask before something that cannot be taken back. The answer that does nothing is the one that Enter gives."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=parent)
    box.setInformativeText(text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    theme.role(agree, "danger" if danger else "primary")
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel if danger else agree)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is agree


def ask_text(parent: QWidget, title: str, label: str, text: str = "") -> str | None:
    """Ask for one line; None when the person thinks better of it, or leaves it empty."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.resize(420, dialog.sizeHint().height())
    return dialog.textValue().strip() or None if dialog.exec() else None


def human_bytes(count: float) -> str:
    """A number of bytes as one reads it: "21.7 MB"."""
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if abs(count) < 1000 or unit == "TB":
            digits = 0 if unit in ("B", "kB") or abs(count) >= 100 else 1
            return f"{count:.{digits}f} {unit}"
        count /= 1000
    raise AssertionError


def human_duration(seconds: float) -> str:
    """A time span as one reads it: "42 s", "2 min 10 s", "1 h 05 min"."""
    seconds = max(0, round(seconds))
    if seconds < 60:
        return translate("units", "{0} s").format(seconds)
    if seconds < 3600:
        return translate("units", "{0} min {1:02d} s").format(seconds // 60, seconds % 60)
    if seconds < 86400:
        return translate("units", "{0} h {1:02d} min").format(seconds // 3600, seconds // 60 % 60)
    return translate("units", "{0} d {1} h").format(seconds // 86400, seconds // 3600 % 24)


def human_time(unix: float) -> str:
    """A point in time as one reads it: today's as the time of day, others with their date."""
    then, now = datetime.datetime.fromtimestamp(unix), datetime.datetime.now()
    if then.date() == now.date():
        return translate("units", "today, {0}").format(f"{then:%H:%M}")
    if then.date() == (now - datetime.timedelta(days=1)).date():
        return translate("units", "yesterday, {0}").format(f"{then:%H:%M}")
    return f"{then:%Y-%m-%d %H:%M}"
