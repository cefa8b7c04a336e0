"""Letters that the system's own font lacks: which families stand in, so that a language gets its own shapes of signs.

Chinese, Japanese and Korean write many signs with the same code and in different shapes, and without a word a system
takes whichever font comes first. The families are those of Windows, macOS and of what Linux systems install.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontInfo

_STAND_INS = {
    QLocale.Script.SimplifiedHanScript: (
        "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei",
        "Droid Sans Fallback",
    ),
    QLocale.Script.TraditionalHanScript: (
        "Microsoft JhengHei UI", "PingFang TC", "Noto Sans CJK TC", "Source Han Sans TC", "WenQuanYi Micro Hei",
    ),
    QLocale.Script.JapaneseScript: ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Source Han Sans"),
    QLocale.Script.KoreanScript: ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "Source Han Sans K"),
}  # fmt: skip


def with_stand_ins(font: QFont, language: str) -> QFont:
    """The font, and behind its own family those with the language's letters; one that is not there is skipped."""
    stand_ins = _of(language)
    if not stand_ins:
        return QFont(font)
    found = QFont(font)
    own = QFontInfo(font).family()  # "monospace" and the like are no families: one that exists would come before them
    found.setFamilies([own, *stand_ins])
    return found


def _of(language: str) -> tuple[str, ...]:
    return _STAND_INS.get(QLocale(language).script(), ())
