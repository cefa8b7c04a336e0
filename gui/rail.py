"""The slim rail on the left of the window: the pages above, the settings and the preview panel below."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from gui import icons, language, theme
from gui.widgets import with_key
from project.schema import TEXTS

PAGES = ("home", "dataset", "health", "train", "runs", "export", "tools")
WITHOUT_PROJECT = ("home", "tools")  # pages that need none
_ICONS = {
    "home": "home",
    "dataset": "images",
    "health": "pulse",
    "train": "sliders",
    "runs": "chart",
    "export": "share",
    "tools": "layers",
}
_WIDTH, _HEIGHT = 84, 58  # of the rail, and of a button, in pixels


class Rail(QFrame):
    """Says what is wished for; the window decides."""

    page_chosen = Signal(str)
    preview_toggled = Signal(bool)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    dialog_wanted = Signal(str)  # welcome, engine, updates, reports

    def __init__(self, mode: str, spoken: str, preview_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.M, theme.S, theme.M)
        column.setSpacing(theme.XS)
        self._pages: dict[str, QToolButton] = {}
        for number, (key, (title, tip)) in enumerate(self._titles().items(), 1):
            button = self._button(_ICONS[key], title, with_key(tip, f"Ctrl+{number}"))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(self._page_clicked)
            column.addWidget(button)
            self._pages[key] = button
        column.addStretch(1)
        tip = self.tr("The app’s look and language, its engine, and updates")
        settings = self._button("gear", self.tr("Settings"), tip)
        settings.setMenu(self._settings_menu(mode, spoken))
        settings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        column.addWidget(settings)
        self._preview = self._button(
            "panel", self.tr("Preview"), with_key(self.tr("Show or hide the preview panel"), "F9")
        )
        self._preview.setCheckable(True)
        self._preview.setChecked(preview_open)
        self._preview.clicked.connect(self.preview_toggled)
        column.addWidget(self._preview)

    def show_page(self, key: str) -> None:
        """Mark the page that is in front."""
        self._pages[key].setChecked(True)

    def show_preview(self, is_open: bool) -> None:
        """Mark whether the preview panel is open."""
        self._preview.setChecked(is_open)

    def open_pages(self, task: str) -> None:
        """Say what the pages are for in a project of this task; without a project ("") only some can be shown."""
        for number, (key, (_, tip)) in enumerate(self._titles().items(), 1):
            button, tips = self._pages[key], self._of_texts() if task == TEXTS else {}
            button.setEnabled((key in WITHOUT_PROJECT or bool(task)) and (key, task) != ("health", TEXTS))
            button.setToolTip(with_key(tips.get(key, tip), f"Ctrl+{number}"))

    def button(self, key: str) -> QToolButton:
        """The button of a page."""
        return self._pages[key]

    def _of_texts(self) -> dict[str, str]:
        """What some pages are for where texts are trained."""
        return {
            "dataset": self.tr("Texts row by row, what is wrong with them, and what of them is learned"),
            "health": self.tr("For pictures. What is wrong with texts stands on the Dataset page"),
            "export": self.tr("Take the LoRA to the program where you talk to the model"),
        }

    def _titles(self) -> dict[str, tuple[str, str]]:
        return {
            "home": (self.tr("Home"), self.tr("All projects")),
            "dataset": (self.tr("Dataset"), self.tr("Pictures and their captions")),
            "health": (self.tr("Health"), self.tr("What is wrong with the pictures and captions, and how to mend it")),
            "train": (self.tr("Train"), self.tr("Settings, start, and the running training")),
            "runs": (self.tr("Runs"), self.tr("Every training of this project")),
            "export": (self.tr("Export"), self.tr("Take the LoRA to the program where you make images")),
            "tools": (self.tr("Tools"), self.tr("Look into LoRA files; resize, combine, convert and merge them")),
        }

    def _button(self, icon: str, text: str, tooltip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(22, 22))
        button.setFixedSize(_WIDTH - 2 * theme.S, _HEIGHT)
        button.setToolTip(tooltip)
        return button

    def _settings_menu(self, mode: str, spoken: str) -> QMenu:
        menu = QMenu(self)
        self._add_themes(menu, mode)
        self._add_languages(menu, spoken)
        menu.addSeparator()
        dialogs = (
            ("welcome", "star", self.tr("This computer, and what it can train…")),
            ("engine", "cpu", self.tr("Engine…")),
            ("updates", "refresh", self.tr("Updates…")),
            ("reports", "folder", self.tr("Show crash reports")),
        )
        for key, icon, text in dialogs:
            menu.addAction(icons.icon(icon), text).triggered.connect(lambda _, key=key: self.dialog_wanted.emit(key))
        return menu

    def _add_themes(self, menu: QMenu, mode: str) -> None:
        group = QActionGroup(menu)
        choices = (
            ("system", "system", self.tr("As the system")),
            ("light", "sun", self.tr("Light")),
            ("dark", "moon", self.tr("Dark")),
        )
        for key, icon, text in choices:
            action = menu.addAction(icons.icon(icon), text)
            action.setCheckable(True)
            action.setData(key)
            action.setChecked(key == mode)
            group.addAction(action)
        group.triggered.connect(self._theme_picked)

    def _add_languages(self, menu: QMenu, spoken: str) -> None:
        """Each by the name that its speakers know, under a title that who chose a wrong one finds again."""
        below = menu.addMenu(icons.icon("globe"), language.beside_english(self.tr("Language"), "Language"))
        self._languages = QActionGroup(below)
        names = [(code, language.title(code)) for code in language.languages()]
        for code, text in [(language.SYSTEM, self.tr("As the system")), *names]:
            action = below.addAction(text)
            action.setCheckable(True)
            action.setData(code)
            action.setChecked(code == spoken)
            self._languages.addAction(action)
        self._languages.triggered.connect(lambda action: self.language_chosen.emit(action.data()))

    def show_language(self, setting: str) -> None:
        """Mark the language that is set, when another one was chosen and not taken."""
        for action in self._languages.actions():
            action.setChecked(action.data() == setting)

    def _theme_picked(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _page_clicked(self) -> None:
        self.page_chosen.emit(next(key for key, button in self._pages.items() if button.isChecked()))
