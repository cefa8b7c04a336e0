"""How one run looks in the list: picture, name and state, figures, settings, note; and where its text is edited."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import icons, theme
from gui.language import translated
from gui.runs import facts
from gui.runs.model import CHIPS, SUMMARY
from project.runs.summary import RunSummary

_PICTURE = 68
_GAP = 6  # pixels between two rows
_LOSS = 96  # pixels that the loss takes at the right

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints a run as a card."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editing = "name"

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = QFontMetrics(option.font).height()
        run: RunSummary = index.data(SUMMARY)
        edits = self._edits_note(index)
        lines = 3 + bool(_last_line(run) or edits)
        height = lines * (line + theme.S) + 2 * theme.M - theme.XS + edits * theme.M
        return QSize(200, max(_PICTURE + 2 * theme.M, height) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        run: RunSummary = index.data(SUMMARY)
        place = _card(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, option, place)
        _paint_picture(painter, option, place, index.data(Qt.ItemDataRole.DecorationRole))
        font = option.font
        text = _text_place(place)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_head(painter, font, text, run, chosen)
        _paint_loss(painter, font, place, run)
        _paint_chips(painter, font, _line(text, font, 2), index.data(CHIPS))
        _paint_last(painter, font, _line(text, font, 3), run)
        if run.status in facts.AT_WORK and run.total_steps:
            _paint_progress(painter, text, place, run.steps / run.total_steps)
        painter.restore()

    # --- editing ------------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        field = QLineEdit(parent)
        if self.editing == "note":
            field.setPlaceholderText(self.tr("A note on this run"))
            field.setAccessibleName(self.tr("Note"))
        else:
            field.setAccessibleName(self.tr("Name of the run"))
        return field

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():  # a live row changes while one types
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)).replace("\n", " "))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect, font = option.rect, option.font
        note = self.editing == "note"
        line = _line(_text_place(_card(rect)), font, 3 if note else 0)
        height = editor.sizeHint().height()
        top = line.y() if note else max(rect.top() + theme.XS, line.center().y() - height // 2)
        editor.setGeometry(line.x() - theme.S, top, line.width() + theme.S + note * _LOSS, height)

    def _edits_note(self, index: AnyIndex) -> bool:
        view = self.parent()
        return self.editing == "note" and getattr(view, "edited_row", None) == index.row()


def _last_line(run: RunSummary) -> str:
    return translated(run.problem or run.message) or run.note


def _card(rect: QRect) -> QRect:
    return rect.adjusted(1, 1, -2, -_GAP)


def _text_place(card: QRect) -> QRect:
    return card.adjusted(_PICTURE + 2 * theme.M + theme.XS, theme.M - 2, -_LOSS - theme.M, -theme.S)


def _line(text: QRect, font: QFont, number: int) -> QRect:
    height = QFontMetrics(font).height()
    return QRect(text.x(), text.y() + number * (height + theme.S), text.width(), height + theme.XS)


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
    look = theme.tokens()
    state = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    border = look.accent if chosen or focused else look.border_strong if hovered else look.border
    painter.setPen(QPen(QColor(border), 1))
    painter.setBrush(QColor(look.accent_soft if chosen else look.surface))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)


def _paint_picture(painter: QPainter, option: QStyleOptionViewItem, card: QRect, image: QImage | None) -> None:
    place = QRectF(card.x() + theme.M, card.y() + theme.M - 2, _PICTURE, _PICTURE)
    shape = QPainterPath()
    shape.addRoundedRect(place, 6, 6)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(place, QColor(theme.tokens().sunken))
    if image is not None and not image.isNull():
        size = image.size().scaled(_PICTURE, _PICTURE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(place.center())
        painter.drawImage(target, image)
    else:
        mark = QRect(0, 0, 24, 24)
        mark.moveCenter(place.center().toPoint())
        icons.toned("chart", "faint").paint(painter, mark)
    painter.restore()


def _paint_head(painter: QPainter, font: QFont, text: QRect, run: RunSummary, chosen: bool) -> None:
    look = theme.tokens()
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    line, small = _line(text, font, 0), _smaller(font)
    status = facts.status_name(run.status)
    chip = QFontMetrics(small).horizontalAdvance(status) + 2 * theme.S + 2
    measure = QFontMetrics(bold)
    name = measure.elidedText(run.name, Qt.TextElideMode.ElideRight, max(40, line.width() - chip - theme.S))
    painter.setFont(bold)
    painter.setPen(QColor(look.text))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    kind = facts.KINDS.get(run.status, "")
    place = QRect(line.x() + measure.horizontalAdvance(name) + theme.S, line.y(), chip, line.height())
    ground = getattr(look, f"{kind}_soft") if kind else look.sunken
    if chosen and kind == "accent":  # the ground of a chosen row
        ground = look.surface
    _chip(painter, small, place, status, ground, getattr(look, kind) if kind else look.muted)
    painter.setFont(font)
    painter.setPen(QColor(look.muted))
    second = _line(text, font, 1)
    words = QFontMetrics(font).elidedText(facts.figures(run), Qt.TextElideMode.ElideRight, second.width())
    painter.drawText(second, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_loss(painter: QPainter, font: QFont, card: QRect, run: RunSummary) -> None:
    if facts.compared_loss(run) is None:
        return
    look = theme.tokens()
    right = QRect(card.right() - _LOSS - theme.M, card.y() + theme.M - 2, _LOSS, 100)
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(look.text))
    painter.drawText(_line(right, font, 0), align, facts.loss_text(run))
    painter.setFont(_smaller(font))
    painter.setPen(QColor(look.muted))
    painter.drawText(_line(right, font, 1), align, facts.loss_kind(run))


def _paint_chips(painter: QPainter, font: QFont, line: QRect, texts: list[str]) -> None:
    """As many settings as fit, and how many more there are."""
    look, small = theme.tokens(), _smaller(font)
    measure = QFontMetrics(small)
    x, wide = line.x(), line.width() + _LOSS
    for number, text in enumerate(texts):
        width = measure.horizontalAdvance(text) + 2 * theme.S
        left = len(texts) - number - 1
        reserve = measure.horizontalAdvance(f"+{left}") + 2 * theme.S + theme.XS if left else 0
        if x + width + reserve > line.x() + wide:
            more = f"+{left + 1}"
            width = measure.horizontalAdvance(more) + 2 * theme.S
            _chip(painter, small, QRect(x, line.y(), width, line.height()), more, look.sunken, look.muted)
            return
        _chip(painter, small, QRect(x, line.y(), width, line.height()), text, look.sunken, look.muted)
        x += width + theme.XS + 2


def _chip(painter: QPainter, font: QFont, place: QRect, text: str, ground: str, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    radius = min(9.0, place.height() / 2)
    painter.drawRoundedRect(QRectF(place), radius, radius)
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _paint_last(painter: QPainter, font: QFont, line: QRect, run: RunSummary) -> None:
    words = _last_line(run).replace("\n", " ")
    if not words:
        return
    look = theme.tokens()
    painter.setFont(font)
    painter.setPen(QColor(look.danger if run.problem or run.message else look.text))
    wide = line.adjusted(0, 0, _LOSS, 0)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, wide.width())
    painter.drawText(wide, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_progress(painter: QPainter, text: QRect, card: QRect, share: float) -> None:
    look = theme.tokens()
    bar = QRectF(text.x(), card.bottom() - 6, text.width() + _LOSS, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.border))
    painter.drawRoundedRect(bar, 1.5, 1.5)
    bar.setWidth(max(3.0, bar.width() * min(1.0, share)))
    painter.setBrush(QColor(look.accent))
    painter.drawRoundedRect(bar, 1.5, 1.5)
