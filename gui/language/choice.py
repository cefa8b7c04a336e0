"""Which languages there are, and which one a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale

from project.workspace import resources

SYSTEM, ENGLISH = "system", "en"
_PREFIX = "atelier_"


def texts_file(language: str) -> Path:
    """The file with a language's texts; it need not be there."""
    return resources() / "translations" / f"{_PREFIX}{language}.ts"


def languages() -> list[str]:
    """The codes of all languages, such as "zh_CN"; English, in which the app is written, comes first."""
    return [ENGLISH, *sorted(path.stem.removeprefix(_PREFIX) for path in texts_file("").parent.glob(f"{_PREFIX}*.ts"))]


def title(language: str) -> str:
    """What those who speak a language call it."""
    name = "English" if language == ENGLISH else QLocale(language).nativeLanguageName()
    return f"{name[:1].upper()}{name[1:]}"


def beside_english(text: str, english: str) -> str:
    """A title with the English one behind it, for somebody who does not read the language in force."""
    return text if text == english else f"{text} · {english}"


def chosen(setting: str, wanted: Sequence[str] | None = None) -> str:
    """The language to speak: the one that is set, or else the first of those that the system asks for and we have.

    `wanted` are the system's languages, best first, as QLocale.uiLanguages() names them. English where none is known.
    """
    known = languages()
    if setting in known:
        return setting
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        asked = QLocale(name)
        for language in known:
            if (asked.language(), asked.script()) == (QLocale(language).language(), QLocale(language).script()):
                return language
    return ENGLISH
