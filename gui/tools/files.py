"""The LoRA files that are open on the page Tools: dropped, chosen, or written by a tool."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from gui import icons
from project.lora_file import LoraFile

_FILE = Qt.ItemDataRole.UserRole


def summary(lora: LoraFile) -> str:
    """Kind, rank and base model in one line."""
    rank = f" {lora.ranks[0]}" if lora.ranks else ""
    return f"{lora.kind}{rank} · {lora.base_title}"


class FileList(QListWidget):
    """A row a file, the newest on top. The rows that are marked are what tools take."""

    current_changed = Signal(object)  # LoraFile or None
    marked_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Open LoRA files"))
        self.setToolTip(self.tr("Hold Ctrl or Shift to mark several; Delete takes a file off this list"))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(18, 18))
        self.setSpacing(1)
        self.currentItemChanged.connect(lambda item, _: self.current_changed.emit(self._file(item)))
        self.itemSelectionChanged.connect(self.marked_changed)

    def add(self, lora: LoraFile) -> None:
        """Show a file on top and mark it alone; one that is there already is read anew."""
        for row in range(self.count()):
            if self._file(self.item(row)).path == lora.path:  # type: ignore[union-attr]
                self.takeItem(row)
                break
        item = QListWidgetItem(icons.icon("file"), f"{lora.path.stem}\n{summary(lora)}")
        item.setData(_FILE, lora)
        item.setToolTip(f"{lora.path}\n{summary(lora)}")
        self.insertItem(0, item)
        self.clearSelection()
        self.setCurrentItem(item)
        item.setSelected(True)

    def files(self) -> list[LoraFile]:
        """All files, from the top down."""
        return [self.item(row).data(_FILE) for row in range(self.count())]

    def marked(self) -> list[LoraFile]:
        """The files that tools take, from the top down."""
        return [item.data(_FILE) for item in sorted(self.selectedItems(), key=self.row)]

    def paths(self) -> list[Path]:
        return [lora.path for lora in self.files()]

    def remove_marked(self) -> None:
        """Take the marked files off the list. Nothing happens to them on the disk."""
        for item in self.selectedItems():
            self.takeItem(self.row(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_marked()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _file(item: QListWidgetItem | None) -> LoraFile | None:
        found = None if item is None else item.data(_FILE)
        return found if isinstance(found, LoraFile) else None
