"""The buckets of the set as a table with bars, and how it is parted for validation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from project.health import Bucket, Parts

_SIZE, _PICTURES, _TURNS, _CROPPED, _ENLARGED = range(5)
_SHARE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 14  # that are shown without scrolling
_NOTICED = 0.2  # of the area cut off


class ShapesCard(QFrame):
    """What the pictures are cut to. A row that is opened shows its pictures."""

    show_wanted = Signal(list, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self._buckets: Sequence[Bucket] = ()
        self._parts = Parts((), ())
        title = QLabel(self.tr("What a training makes of the shapes"))
        theme.role(title, "heading")
        about = QLabel(wordWrap=True)
        about.setText(
            self.tr(
                "Pictures are scaled to the size nearest to their shape, and what does not fit is cut off at both "
                "sides. Open a row to see its pictures."
            )
        )
        theme.role(about, "muted")
        self.table = QTreeWidget()
        self._build_table()
        self.split = QLabel(wordWrap=True)
        self.held = QPushButton(self.tr("Show the ones held back"))
        theme.role(self.held, "link")
        self.held.clicked.connect(self._show_held)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        for widget in (title, about, self.table):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.split, 1)
        row.addWidget(self.held)
        column.addLayout(row)

    def show_shapes(self, buckets: Sequence[Bucket], parts: Parts) -> None:
        """Show the buckets by shape, from standing to lying, and the two parts of the set."""
        self._buckets, self._parts = buckets, parts
        self.table.clear()
        most = max((len(bucket.files) for bucket in buckets), default=1)
        repeated = any(bucket.turns != len(bucket.files) for bucket in buckets)
        self.table.setColumnHidden(_TURNS, not repeated)
        for bucket in buckets:
            self.table.addTopLevelItem(self._row(bucket, most))
        height = self.table.sizeHintForRow(0) if buckets else 0
        head = self.table.header().sizeHint().height()
        self.table.setFixedHeight(head + height * min(len(buckets), _MOST_ROWS) + 6)
        self.table.setVisible(bool(buckets))
        self.split.setText(self._words(parts))
        self.held.setVisible(bool(parts.held))

    def _row(self, bucket: Bucket, most: int) -> QTreeWidgetItem:
        size = f"{bucket.size[0]}×{bucket.size[1]}"
        cropped = f"{bucket.cropped:.0%}" if bucket.cropped >= 0.005 else "–"
        enlarged = f"{len(bucket.enlarged):,}" if bucket.enlarged else "–"
        row = QTreeWidgetItem([size, f"{len(bucket.files):,}", f"{bucket.turns:,}", cropped, enlarged])
        row.setData(_PICTURES, _SHARE, len(bucket.files) / most)
        look = theme.tokens()
        if bucket.cropped > _NOTICED:
            row.setForeground(_CROPPED, QColor(look.warning))
        if bucket.enlarged:
            row.setForeground(_ENLARGED, QColor(look.warning))
        return row

    def _words(self, parts: Parts) -> str:
        trained = self.tr("{number} pictures are trained").format(number=f"{len(parts.trained):,}")
        if parts.folder:
            return self.tr("{trained}; the validation uses those in {folder}.").format(
                trained=trained, folder=parts.folder
            )
        if parts.held:
            held = self.tr("{trained}, and {number} are held back for validation.")
            return held.format(trained=trained, number=f"{len(parts.held):,}")
        return self.tr("{trained}; none is held back for validation.").format(trained=trained)

    def _build_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Sizes in which pictures are trained"))
        table.setHeaderLabels(
            [
                self.tr("Size"),
                self.tr("Pictures"),
                self.tr("Turns an epoch"),
                self.tr("Cut off"),
                self.tr("Enlarged"),
            ]
        )
        for column, words in (
            (_TURNS, self.tr("How often a picture of this size is shown in an epoch, repeats counted")),
            (_CROPPED, self.tr("The share of a picture's area that is cut off on average")),
            (_ENLARGED, self.tr("Pictures that are smaller than this size and get soft")),
        ):
            table.headerItem().setToolTip(column, words)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setItemDelegateForColumn(_PICTURES, _Bars(table))
        theme.role(table, "plain")
        header = table.header()
        header.setAccessibleName(self.tr("Columns of the sizes"))
        header.setStretchLastSection(False)
        for column, width in ((_SIZE, 110), (_TURNS, 120), (_CROPPED, 90), (_ENLARGED, 90)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(_PICTURES, QHeaderView.ResizeMode.Stretch)
        table.itemActivated.connect(self._show_row)
        table.itemDoubleClicked.connect(self._show_row)

    def _show_row(self, row: QTreeWidgetItem) -> None:
        place = self.table.indexOfTopLevelItem(row)
        if 0 <= place < len(self._buckets):
            bucket = self._buckets[place]
            title = self.tr("Trained at {size}").format(size=row.text(_SIZE))
            self.show_wanted.emit(list(bucket.files), title)

    def _show_held(self) -> None:
        self.show_wanted.emit(list(self._parts.held), self.tr("Held back for validation"))


class _Bars(QStyledItemDelegate):
    """A bar with the number behind it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.tokens()
        room = max(20, option.rect.width() - 70)
        width = max(3.0, room * float(index.data(_SHARE) or 0))
        bar = QRectF(option.rect.left() + 4, option.rect.center().y() - 4, width, 9)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QColor(look.text))
        words = option.rect.adjusted(round(width) + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()
