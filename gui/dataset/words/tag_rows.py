"""The list of words by frequency: a word, a bar and a number a row, and what a misspelled one may mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import theme

COUNT, SLIP = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class TagModel(QAbstractListModel):
    """Words, the most frequent first, narrowed by what is typed above."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, int]] = []
        self.slips: Mapping[str, str] = {}
        self.most = 1

    def set_rows(self, rows: Sequence[tuple[str, int]], slips: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.rows, self.slips = list(rows), slips
        self.most = max((count for _, count in rows), default=1)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        tag, count = self.rows[index.row()]
        slip = self.slips.get(tag, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tag}, {count}"
        if role == Qt.ItemDataRole.ToolTipRole:
            one, many = self.tr("In 1 caption. Click to show it."), self.tr("In {count} captions. Click to show them.")
            text = one if count == 1 else many.format(count=f"{count:,}")
            return f"{tag}\n{text}" + ("\n" + self.tr("Did you mean “{tag}”?").format(tag=slip) if slip else "")
        return {int(Qt.ItemDataRole.DisplayRole): tag, COUNT: count, SLIP: slip}.get(role)


class TagRow(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, TagModel)
        tag, count = model.rows[index.row()]
        look, metrics = theme.tokens(), option.fontMetrics
        place = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRect(place)
        bar.setWidth(max(3, round(place.width() * count / model.most)))
        painter.setBrush(QColor(look.border))
        painter.drawRoundedRect(bar, 4, 4)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(look.accent_soft))
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawRoundedRect(place, 4, 4)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(look.border_strong), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        inside = place.adjusted(8, 0, -8, 0)
        number = f"{count:,}"
        painter.setPen(QColor(look.muted))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        inside.setRight(inside.right() - metrics.horizontalAdvance(number) - 10)
        self._paint_tag(painter, option, inside, tag, model.slips.get(tag, ""))
        painter.restore()

    def _paint_tag(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, tag: str, slip: str) -> None:
        look, metrics = theme.tokens(), option.fontMetrics
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = place.width() // 2 if slip else place.width()
        text = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(look.text))
        painter.drawText(place, middle, text)
        if not slip:
            return
        wide = metrics.horizontalAdvance(text)
        base = place.center().y() + metrics.height() // 2 - 1
        painter.setPen(QPen(QColor(look.warning), 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(place.x(), base, place.x() + wide, base)
        rest = place.adjusted(wide + 8, 0, 0, 0)
        asked = metrics.elidedText(self.tr("→ {tag}?").format(tag=slip), Qt.TextElideMode.ElideRight, rest.width())
        painter.setPen(QColor(look.warning))
        painter.drawText(rest, middle, asked)


class TagList(QListView):
    """Click or Enter shows the pictures of a word; several can be selected to be merged."""

    wanted = Signal(str)  # a word whose pictures are to be shown
    menu_wanted = Signal(QPoint)
    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, model: TagModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "plain")
        self.tags = model
        self.setModel(model)
        self.setItemDelegate(TagRow(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Words by frequency"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.clicked.connect(self._clicked)

    def selected(self) -> list[str]:
        """The selected words, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.tags.rows[row][0] for row in rows]

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedIndexes()) == 1:
            self.wanted.emit(self.tags.rows[index.row()][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), self.selected()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.wanted.emit(chosen[0])
        elif key == Qt.Key.Key_F2 and chosen:
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Delete and chosen:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
