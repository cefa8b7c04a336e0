"""The phrases that a CLIP model is asked: the choice of their language, and a way to one's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gui import background, theme
from gui.dataset.captioning.phrase_dialog import PhraseDialog
from gui.widgets import action_button
from project.captioning.phrases import languages


class PhraseField(QWidget):
    """A language, and a button that opens the phrases in it."""

    changed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QComboBox()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName(self.tr("Language of the phrases"))
        self.edit = action_button("edit", self.tr("Phrases…"), self.tr("See the phrases, and add your own"))
        self.dialog: PhraseDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.list, 1)
        row.addWidget(self.edit)
        self.setFocusProxy(self.list)
        self._add([language])
        self.list.currentIndexChanged.connect(self.changed)
        self.edit.clicked.connect(self._open)
        self._look()

    def text(self) -> str:
        """The language, as the option has it."""
        return str(self.list.currentData())

    def put(self, language: str) -> None:
        """Choose a language; one that nobody has phrases in is kept too, and the engine says so."""
        self._add([language])
        self.list.setCurrentIndex(self.list.findData(language))

    def _add(self, found: Iterable[str]) -> None:
        for language in found:
            if language and self.list.findData(language) < 0:
                self.list.addItem(language_name(language), language)

    def _look(self) -> None:
        background.run(self, languages, self._add, lambda _: None)

    def _open(self) -> None:
        self.dialog = PhraseDialog(self.text(), self.list.currentText(), self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.saved.connect(self._look)
        self.dialog.open()


def language_name(code: str) -> str:
    """A language as those who speak it call it; its code if that is none that is known."""
    locale = QLocale(code.replace("-", "_"))
    known = locale.language() not in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    if known:  # of no country in particular
        locale = QLocale(locale.language(), locale.script(), QLocale.Country.World)
    name = locale.nativeLanguageName() if known else ""
    return name[:1].upper() + name[1:] if name else code
