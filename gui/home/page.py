"""The Home page: all projects as cards; opening, making, renaming, copying and removing them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLabel, QLineEdit, QMenu, QStackedWidget, QWidget

from gui import background, icons, theme
from gui.home import actions
from gui.home.card import Card
from gui.home.drops import dropped_places
from gui.home.grid import CardGrid
from gui.home.new_project import NewProjectDialog
from gui.page import Page
from gui.widgets import EmptyState, action_button, ask_text, confirm
from project import library
from project.library import DamagedProject, Project
from project.schema import PICTURES, TEXTS

_SEARCH_FROM = 9  # projects
T = TypeVar("T")


class HomePage(Page):
    """Projects come and go here; which one is open is the window's business."""

    names_project = False

    project_chosen = Signal(object)  # Project, loaded
    project_changed = Signal(object)  # Project: renamed, repaired, or its pictures lie elsewhere
    project_gone = Signal(object)  # Path: it is about to go to the trash, so let go of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.new_button = action_button(
            "plus", self.tr("New project"), self.tr("Make a project from pictures or texts"), "Ctrl+N", "primary"
        )
        self.new_button.clicked.connect(self._new_clicked)
        self.open_button = action_button(
            "folder", self.tr("Open folder…"), self.tr("Open a project that lies anywhere on this computer"), "Ctrl+O"
        )
        self.open_button.clicked.connect(self._open_clicked)
        self.search_field = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.search_field.setAccessibleName(self.tr("Search projects"))
        self.search_field.setToolTip(self.tr("Search projects by name or folder (Ctrl+F)"))
        self.search_field.setFixedWidth(180)
        self.search_field.textChanged.connect(self._search)
        self.search_field.hide()
        self.texts_button = action_button(
            "file",
            self.tr("Sample of texts"),
            self.tr("Open a small ready project that teaches a language model a manner"),
        )
        theme.role(self.texts_button, "quiet")
        self.texts_button.clicked.connect(self._open_sample_texts)
        self.header(self.tr("Projects"), self.search_field, self.texts_button, self.open_button, self.new_button)
        find = QAction(self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._find)
        self.addAction(find)

        self.grid = CardGrid()
        self.grid.wanted.connect(self._card_wants)
        self.empty = EmptyState(
            "images",
            self.tr("Start with your pictures or texts"),
            self.tr(
                "Drop some pictures or a folder of them here, and the app learns to draw what they show; or drop "
                "texts, and a language model learns to answer as they do."
            ),
            self.tr("New project"),
        )
        self.empty.acted.connect(self._new_clicked)
        self.sample_button = action_button(
            "star", self.tr("Bring back the sample project"), self.tr("A small ready project to try everything with")
        )
        theme.role(self.sample_button, "quiet")
        self.sample_button.clicked.connect(self._bring_sample)
        column = self.empty.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(column.count() - 1, self.sample_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.nothing_found = QLabel(self.tr("No project has these words."))
        theme.role(self.nothing_found, "muted")
        self.nothing_found.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        for shown in (self.grid, self.empty, self.nothing_found):
            self.stack.addWidget(shown)
        self.body.addWidget(self.stack, 1)
        self._drop_mark = _DropMark(self.tr("Drop to start a new project, or to open one"), self)
        self.dialog: NewProjectDialog | None = None
        self._menu: QMenu | None = None
        self._menu_card: Card | None = None
        self._refreshing = False

    # --- the list -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list of projects again and look into each."""
        if self._refreshing:
            return
        self._refreshing = True
        background.run(self, library.known, self._show, self._not_read)

    def _show(self, folders: list[Path]) -> None:
        self._refreshing = False
        self.grid.show_folders(folders)
        self.search_field.setVisible(len(folders) >= _SEARCH_FROM)
        if self.search_field.isHidden() and self.search_field.text():
            self.search_field.clear()
        self._choose_view()

    def _not_read(self, error: Exception) -> None:
        self._refreshing = False
        self.banner.show_message(background.readable(error), "error")

    def _search(self, text: str) -> None:
        self.grid.search(text)
        self._choose_view()

    def _find(self) -> None:
        if not self.search_field.isHidden():
            self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_field.selectAll()

    def _choose_view(self) -> None:
        cards = self.grid.cards
        if not cards:
            self.stack.setCurrentWidget(self.empty)
        elif all(card.isHidden() for card in cards):
            self.stack.setCurrentWidget(self.nothing_found)
        else:
            self.stack.setCurrentWidget(self.grid)

    # --- opening and making -------------------------------------------------------------------------------------------

    def new_project(self, places: list[Path] | None = None, task: str = PICTURES) -> None:
        """Ask for what a new project of a task needs; `places` are files and folders that are known already."""
        if self.dialog is not None:
            if places:
                self.dialog.add_places(places, task)
            self.dialog.raise_()
            return
        self.dialog = NewProjectDialog(self)
        self.dialog.created.connect(self._created)
        self.dialog.finished.connect(self._dialog_done)
        if places:
            self.dialog.add_places(places, task)
        elif task != self.dialog.task:
            self.dialog.set_task(task)
        self.dialog.open()

    def open_places(self, places: list[Path]) -> None:
        """Open a project folder, or begin a new project with pictures or texts, or folders of them."""

        def done(found: Project | tuple[str, list[Path]]) -> None:
            if isinstance(found, Project):
                self.banner.clear()
                self.project_chosen.emit(found)
            else:
                self.new_project(found[1], found[0])

        self._work(lambda: actions.recognise(places), done, lambda error: self._not_opened(places[0], error))

    def _not_opened(self, folder: Path, error: Exception) -> None:
        text = background.readable(error)
        if isinstance(error, DamagedProject):
            self.banner.show_message(text, "error", self.tr("Repair"), lambda: self._repair(folder))
        else:
            self.banner.show_message(text, "error")

    def open_folder(self, folder: Path) -> None:
        """Open a folder that the person chose: a project, or data for which a project is offered."""

        def done(found: Project | tuple[str, list[Path]]) -> None:
            if isinstance(found, Project):
                self.banner.clear()
                self.project_chosen.emit(found)
                return
            pictures = self.tr("{0} is a folder of pictures, not a project.")
            texts = self.tr("{0} is a folder of texts, not a project.")
            text = (texts if found[0] == TEXTS else pictures).format(folder.name)
            make = self.tr("Make a project with them")
            self.banner.show_message(text, "info", make, lambda: self.new_project([folder], found[0]))

        self._work(lambda: actions.recognise([folder]), done, lambda error: self._not_opened(folder, error))

    def _new_clicked(self) -> None:
        self.new_project()

    def _open_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a project"), str(library.default_place()))
        if chosen:
            self.open_folder(Path(chosen))

    def _created(self, project: Project) -> None:
        self.refresh()
        self.project_chosen.emit(project)

    def _dialog_done(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _bring_sample(self) -> None:
        def done(project: Project) -> None:
            self.grid.select(project.folder)
            self.refresh()

        self._work(lambda: library.sample_project(again=True), done)

    def _open_sample_texts(self) -> None:
        self._work(library.sample_texts_project, self.project_chosen.emit)

    # --- a card's actions ---------------------------------------------------------------------------------------------

    def _card_wants(self, card: Card, action: str) -> None:
        deeds: dict[str, Callable[[Card], None]] = {
            "open": self._open,
            "rename": self._rename,
            "duplicate": self._duplicate,
            "show": self._show_folder,
            "remove": self._remove,
            "trash": self._trash,
            "locate": self._locate,
            "repair": lambda one: self._repair(one.folder),
            "menu": self._open_menu,
        }
        deeds[action](card)

    def _open(self, card: Card) -> None:
        self.open_places([card.folder])

    def _rename(self, card: Card) -> None:
        name = ask_text(self, self.tr("Rename"), self.tr("Name of the project"), card.name())
        if name and name != card.name():
            self._work(lambda: actions.rename(card.folder, name), self._changed)

    def _duplicate(self, card: Card) -> None:
        def done(copy: Project) -> None:
            self.banner.show_message(self.tr("“{0}” was made.").format(copy.name), "success")
            self.grid.select(copy.folder)
            self.refresh()

        self.banner.show_message(self.tr("Copying “{0}” …").format(card.name()), "info", closable=False)
        self._work(lambda: actions.duplicate(card.folder), done)

    def _show_folder(self, card: Card) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(card.folder)))

    def _remove(self, card: Card) -> None:
        folder, name = card.folder, card.name()

        def done(_: None) -> None:
            text = self.tr("“{0}” is off the list. Nothing was deleted.").format(name)
            self.banner.show_message(text, "info", self.tr("Put it back"), back)
            self.refresh()

        def back() -> None:
            self.grid.select(folder)
            self._work(lambda: library.remember(folder), lambda _: self.refresh())

        self._work(lambda: library.forget(folder), done)

    def _trash(self, card: Card) -> None:
        folder, name = card.folder, card.name()
        if card.facts is not None and card.facts.trouble == "gone":
            self._remove(card)
            return

        def ask(_: None) -> None:
            title = self.tr("Delete “{0}”?").format(name)
            if confirm(self, title, actions.what_goes(card.facts, folder), self.tr("Move to trash"), danger=True):
                self.project_gone.emit(folder)
                self._work(lambda: actions.to_trash(folder), done)

        def done(_: None) -> None:
            self.banner.show_message(self.tr("“{0}” is in the trash.").format(name), "success")
            self.refresh()

        self._work(lambda: actions.refuse_if_training(folder), ask)

    def _locate(self, card: Card) -> None:
        pictures = card.facts is not None and card.facts.trouble == "no-pictures"
        texts = card.facts is not None and card.facts.task == TEXTS
        title = self.tr("Where are the texts now?") if texts else self.tr("Where are the pictures now?")
        title = title if pictures else self.tr("Where is the project now?")
        chosen = QFileDialog.getExistingDirectory(self, title, str(card.folder.parent))
        if chosen:
            self.locate(card, Path(chosen))

    def locate(self, card: Card, place: Path) -> None:
        """The person has shown where a card's project, or its pictures, lie now."""
        trouble = card.facts.trouble if card.facts else ""
        self._work(lambda: actions.locate(card.folder, place, trouble), self._changed)

    def _repair(self, folder: Path) -> None:
        def done(project: Project) -> None:
            text = self.tr("“{0}” can be opened again. The damaged file is kept beside the new one.")
            self._changed(project)
            self.banner.show_message(text.format(project.name), "success")

        self._work(lambda: library.repair(folder), done)

    def _changed(self, project: Project) -> None:
        self.banner.clear()
        self.project_changed.emit(project)
        self.refresh()

    def _work(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        def show(error: Exception) -> None:
            self.banner.show_message(background.readable(error), "error")

        background.run(self, work, done, failed or show)

    def _open_menu(self, card: Card) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [
            ("open", "", self.tr("Open"), "Return"),
            ("rename", "edit", self.tr("Rename…"), "F2"),
            ("duplicate", "copy", self.tr("Duplicate"), "Ctrl+D"),
            ("show", "folder", self.tr("Show in file manager"), ""),
            ("remove", "close", self.tr("Remove from list"), "Del"),
            ("trash", "trash", self.tr("Delete…"), "Shift+Del"),
        ]
        broken = card.facts is not None and card.facts.trouble not in ("", "no-pictures")
        for key, icon_name, text, shortcut in entries:
            if key == "remove":
                menu.addSeparator()
            action = menu.addAction(text)
            if icon_name:
                action.setIcon(icons.icon(icon_name))
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.setObjectName(key)
            action.setEnabled(not broken or key in ("show", "remove", "trash"))
            action.triggered.connect(self._menu_acted)
        self._menu, self._menu_card = menu, card
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    def _menu_acted(self) -> None:
        action = self.sender()
        if action is not None and self._menu_card in self.grid.cards:
            self._card_wants(self._menu_card, action.objectName())

    # --- dropping -----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_places(event.mimeData()):
            event.acceptProposedAction()
            self._drop_mark.cover(self.rect())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_mark.hide()
        places = dropped_places(event.mimeData())
        if places:
            event.acceptProposedAction()
            self.open_places(places)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


class _DropMark(QWidget):
    """Shows over the page that it takes what is being dragged."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, place: QRect) -> None:
        self.setGeometry(place)
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(look.accent_soft)
        ground.setAlpha(235)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(look.accent), 2, Qt.PenStyle.DashLine))
        inner = self.rect().adjusted(theme.S, theme.S, -theme.S, -theme.S)
        painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
