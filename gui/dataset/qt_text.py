"""Texts between Python, which counts characters, and Qt, which counts UTF-16 units: an emoji is one of the former and
two of the latter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout


def units(text: str, place: int) -> int:
    """Where Qt sees the character at a place; also how many units the first `place` characters are."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def character(text: str, unit: int) -> int:
    """The character at which Qt's place is."""
    if text.isascii():
        return unit
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "replace"))


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most so many lines of a width in pixels; the last one ends with … if there is more."""
    words = text.replace("\n", "\u2028")
    layout = QTextLayout(words, font)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        start = character(words, line.textStart())
        end = character(words, line.textStart() + line.textLength())
        if len(lines) == most - 1 and end < len(words):
            rest = words[start:].replace("\u2028", " ")
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(words[start:end].rstrip("\u2028"))
    layout.endLayout()
    return lines
