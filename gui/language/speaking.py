"""Puts a language in force, and says in it what comes from the rooms without Qt."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gui.language.choice import ENGLISH, SYSTEM, chosen, texts_file

if TYPE_CHECKING:
    from gui.language.catalog import Catalog

# Names that the app itself gives to projects. project.library has them, and is more than the first picture needs.
SAMPLES = ("Sample: line art", "Sample: an old shopkeeper")
_log = logging.getLogger(__name__)


class _Spoken:
    """The language in force."""

    language = ENGLISH
    catalog: Catalog | None = None
    translators: tuple[QTranslator, ...] = ()


def apply(app: QApplication, setting: str) -> str:
    """Put the language of a setting in force, SYSTEM for the system's; returns its code.

    What is shown already stays as it is: widgets ask for their texts when they are made.
    """
    language = chosen(setting)
    for translator in _Spoken.translators:
        app.removeTranslator(translator)
    _Spoken.language, _Spoken.catalog, _Spoken.translators = language, None, ()
    QLocale.setDefault(_locale(language, setting))
    app.setLayoutDirection(QLocale(language).textDirection())
    _install(app, language)
    return language


def spoken() -> str:
    """The code of the language in force."""
    return _Spoken.language


def translated(text: str) -> str:
    """An English text of project/ or engine/ in the language in force; as it is where no translation is known."""
    if _Spoken.language == ENGLISH or not text:
        return text
    if _Spoken.catalog is None:
        _Spoken.catalog = _read(_Spoken.language)
    return _Spoken.catalog.translated(text)


def project_title(name: str) -> str:
    """A project's name; a sample project's, which the app gave, in the language in force."""
    return translated(name) if name in SAMPLES else name


def joined(*sentences: str) -> str:
    """Sentences behind each other, as the language in force writes them: with a space between them or without."""
    whole = ""
    for sentence in filter(None, sentences):
        words = QCoreApplication.translate("language", "{first} {second}")
        whole = words.format(first=whole, second=sentence) if whole else sentence
    return whole


def listed(*texts: str) -> str:
    """Texts of one kind in a row, with what the language in force puts between them."""
    whole = ""
    for text in filter(None, texts):
        words = QCoreApplication.translate("language", "{first}, {second}")
        whole = words.format(first=whole, second=text) if whole else text
    return whole


def as_sentence(text: str) -> str:
    """A phrase in the language in force, with a capital letter and a full stop, unless it has its own end."""
    whole = f"{text[:1].upper()}{text[1:]}"
    if not text or text.endswith((".", "!", "?", "…", "。", "！", "？")):
        return whole
    return QCoreApplication.translate("language", "{phrase}.").format(phrase=whole)


def _glue() -> dict[str, str]:
    """What stands between two texts, by what does in English."""
    translate = QCoreApplication.translate
    forms = {
        " ": translate("language", "{first} {second}"),
        ": ": translate("language", "{first}: {second}"),
        "; ": translate("language", "{first}; {second}"),
        ", ": translate("language", "{first}, {second}"),
    }
    return {english: form.format(first="", second="") for english, form in forms.items()}


def _read(language: str) -> Catalog:
    from gui.language.catalog import Catalog  # where English is spoken, nothing is read

    try:
        return Catalog.read(texts_file(language), _glue())
    except (OSError, ValueError) as error:  # the window works on, with those texts in English
        _log.warning("%s: %s", texts_file(language), error)
        return Catalog({})


def _locale(language: str, setting: str) -> QLocale:
    """How numbers and dates are written: as the system does if it speaks this language, or has none of ours."""
    system = QLocale.system()
    if setting == SYSTEM or system.language() == QLocale(language).language():
        return system
    return QLocale(language)


def _install(app: QApplication, language: str) -> None:
    """Qt's own texts first: of two translators, the one that was installed last is asked first."""
    if language == ENGLISH:
        return
    from gui.language.compiled import compiled

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = compiled(texts_file(language))
    names = [(f"qtbase_{language}", folder)] + ([(own.name, str(own.parent))] if own is not None else [])
    translators = []
    for name, place in names:
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
            translators.append(translator)
        else:
            _log.warning("%s has no translation that can be read: %s", place, name)
    _Spoken.translators = tuple(translators)
