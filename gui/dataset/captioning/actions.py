"""The actions of this room: they make a panel when it is first wanted, and keep it in step with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from gui import icons
from gui.dataset.captioning.mask_panel import MaskPanel
from gui.dataset.captioning.panel import CaptioningPanel

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

_WIDTH = 440  # pixels of a panel when it opens
CAPTIONS, MASKS = "captioning", "masking"


class Making(QObject):
    """Captions and masks by model, as the page has them."""

    def __init__(self, page: DatasetPage) -> None:
        super().__init__(page)
        self._page = page
        self.captions: CaptioningPanel | None = None
        self.masks: MaskPanel | None = None
        caption = page.captions_menu.addAction(icons.icon("star"), self.tr("Caption by model…"), self.show_captions)
        caption.setToolTip(self.tr("Let a model describe the pictures, and look through what it wrote"))
        caption.setShortcut(QKeySequence("Ctrl+Shift+C"))
        caption.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the page's own shortcut acts
        mask = page.pictures_menu.addAction(icons.icon("compare"), self.tr("Make masks…"), self.show_masks)
        mask.setToolTip(self.tr("Masks say which part of a picture is learned: from transparency, a colour or a model"))
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+C"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.show_captions)

    def show_captions(self) -> None:
        """Open the panel for captions, or close it."""
        page = self._page
        if page.project is None or not self._has_pictures():
            return
        if self.captions is None:
            self.captions = CaptioningPanel(page)
            self.captions.close_wanted.connect(lambda: self._close(CAPTIONS))
            page.set_side(CAPTIONS, self.captions)
            self.captions.open_project(page.project)
        self._toggle(CAPTIONS, self.captions)

    def show_masks(self) -> None:
        """Open the panel for masks, or close it."""
        page = self._page
        if page.project is None or not self._has_pictures():
            return
        if self.masks is None:
            self.masks = MaskPanel(page)
            self.masks.close_wanted.connect(lambda: self._close(MASKS))
            page.set_side(MASKS, self.masks)
            self.masks.open_project(page.project)
        self._toggle(MASKS, self.masks)

    def at_risk(self) -> str:
        """What would be lost if the project were closed now."""
        if self.captions is not None and (count := self.captions.unapplied()):
            text = self.tr("{count} captions by model are not applied yet. If you close now, they are lost.")
            return text.format(count=f"{count:,}")
        if self.masks is not None and (count := self.masks.unapplied()):
            text = self.tr("{count} new masks are not applied yet. If you close now, they are lost.")
            return text.format(count=f"{count:,}")
        return ""

    def open_project(self) -> None:
        """The page shows another project now."""
        project = self._page.project
        for panel in (self.captions, self.masks):
            if panel is not None and project is not None:
                panel.open_project(project)

    def close_project(self) -> None:
        """The page's project is about to be closed."""
        for panel in (self.captions, self.masks):
            if panel is not None:
                panel.close_project()

    def _has_pictures(self) -> bool:
        if not self._page.collection.model.entries:
            self._page.banner.show_message(self.tr("There are no pictures yet. Add some first."), "info")
            return False
        return True

    def _toggle(self, key: str, panel: QWidget) -> None:
        page = self._page
        if not page.toggle_side(key):
            page.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        middle = page.side.parentWidget()
        if isinstance(middle, QSplitter) and page.side.width() < _WIDTH:
            middle.setSizes([max(1, middle.width() - _WIDTH), _WIDTH])
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, key: str) -> None:
        if self._page.side.is_open(key):
            self._page.toggle_side(key)
            self._page.grid.setFocus(Qt.FocusReason.OtherFocusReason)
