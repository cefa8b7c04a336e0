"""The actions of this room: they make a panel when it is first wanted, and keep it in step with the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from gui import background, icons
from gui.dataset.captioning.mask_panel import MaskPanel
from gui.dataset.captioning.memory import Unsettled, settle_job, unsettled
from gui.dataset.captioning.panel import CaptioningPanel
from project import runs
from project.library import Project

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
        self._offered = True
        page.collection.loader.finished.connect(self._look_for_unapplied)

    def open_captions(self) -> None:
        """Open the panel for captions where it is not open."""
        if not self._page.side.is_open(CAPTIONS):
            self.show_captions()

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
        if self.captions is not None and self.captions.work.active:
            return self.tr(
                "Captions are being made. If you close now, this ends; what is made by then is offered when you open "
                "the project again."
            )
        if self.masks is not None and (count := self.masks.unapplied()):
            text = self.tr("{count} new masks are not applied yet. If you close now, they are lost.")
            return text.format(count=f"{count:,}")
        return ""

    def open_project(self) -> None:
        """The page shows another project now."""
        project = self._page.project
        self._offered = False
        for panel in (self.captions, self.masks):
            if panel is not None and project is not None:
                panel.open_project(project)

    def close_project(self) -> None:
        """The page's project is about to be closed."""
        for panel in (self.captions, self.masks):
            if panel is not None:
                panel.close_project()

    def _look_for_unapplied(self) -> None:
        """Once for each project, when its captions are known: were captions made that nobody applied?"""
        project = self._page.project
        if project is None or self._offered:
            return
        self._offered = True

        def found(left: Unsettled | None) -> None:
            if left is not None and project is self._page.project:
                self._offer(project, left)

        background.run(self, lambda: unsettled(project.folder), found, lambda _: None)

    def _offer(self, project: Project, left: Unsettled) -> None:
        entries = self._page.collection.model.entries
        count = sum(file in entries and entries[file].caption.text != text for file, text in left.captions.items())
        if not count and not left.live:  # all of them stand there
            background.run(self, lambda: settle_job(project.folder), None, lambda _: None)
            return
        texts = {
            0: self.tr("A model is still at work on captions for this project; none is there yet."),
            1: self.tr("One caption that a model made for this project was not applied yet."),
        }
        many = self.tr("{count} captions that a model made for this project were not applied yet.")
        text = texts.get(count, many.format(count=f"{count:,}"))
        self._page.banner.show_message(text, "info", self.tr("Show"), lambda: self._take_up(left.job, left.folder))

    def _take_up(self, job: runs.CaptionJob, folder: Path) -> None:
        if self.captions is None or not self._page.side.is_open(CAPTIONS):
            self.show_captions()
        if self.captions is not None:
            self.captions.take_up(job, folder)

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
