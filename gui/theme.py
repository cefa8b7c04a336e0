"""The look of the app: a few design tokens for light and dark, and the palette, the fonts and the one stylesheet."""

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.language import spoken
from gui.language.fonts import with_stand_ins
from project.workspace import resources

XS, S, M, L, XL = 4, 8, 12, 16, 24  # spacing in pixels
RADIUS = 8
MODES = ("system", "light", "dark")


@dataclass(frozen=True)
class Tokens:
    """The colours of a theme, as "#rrggbb". A `soft` one is the ground for text in the colour that it belongs to."""

    dark: bool
    background: str
    surface: str
    raised: str
    sunken: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    selection: str
    series: tuple[str, ...]


LIGHT = Tokens(
    dark=False,
    background="#f5f5f3", surface="#ffffff", raised="#ffffff", sunken="#ececea",
    border="#dededa", border_strong="#c2c2bd",
    text="#1d1d1f", muted="#5e5e63", faint="#8a8a90",
    accent="#4a55d1", accent_hover="#3c46b8", accent_soft="#e8eafc", on_accent="#ffffff",
    danger="#c0322f", danger_soft="#fcebea", warning="#8f5a00", warning_soft="#fdf1d8",
    success="#1f7a45", success_soft="#e3f4ea", selection="#d5d9fa",
    series=("#4a55d1", "#d9622b", "#1f8a5b", "#a83fb0", "#0f86b3", "#b8860b", "#c0322f", "#6b6b72"),
)  # fmt: skip
DARK = Tokens(
    dark=True,
    background="#17181b", surface="#1f2024", raised="#292b30", sunken="#131417",
    border="#34363c", border_strong="#4c4f57",
    text="#ececee", muted="#a9abb3", faint="#7c7f88",
    accent="#8a93ff", accent_hover="#a3aaff", accent_soft="#2a2d4d", on_accent="#14151a",
    danger="#ff7b76", danger_soft="#3d2223", warning="#f0b95a", warning_soft="#3a2f1b",
    success="#5fce8f", success_soft="#1d3527", selection="#363b6b",
    series=("#8a93ff", "#ff9d66", "#5fce8f", "#d98ae0", "#5cc4ee", "#e0c060", "#ff6f8b", "#a9abb3"),
)  # fmt: skip


def tokens() -> Tokens:
    """The tokens of the theme that is in force now."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def role(widget: QWidget, name: str) -> QWidget:
    """Give a widget one of the stylesheet's roles, such as "card" or "primary"; returns it."""
    if widget.property("role") != name:
        widget.setProperty("role", name)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    return widget


def mono_font() -> QFont:
    """The system's font with letters of one width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF() * 0.95)
    return with_stand_ins(font, spoken())


def set_font(app: QApplication) -> None:
    """The system's font, with the letters of the language in force."""
    app.setFont(with_stand_ins(_base_font(), spoken()))


def apply(app: QApplication, mode: str) -> None:
    """Put a theme in force: "light", "dark", or "system" for whatever the desktop has."""
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = app.styleHints()
    hints.setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
    chosen = mode if mode in schemes else "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    look = DARK if chosen == "dark" else LIGHT
    before = app.property("look")
    if before == chosen:
        return
    app.setProperty("look", chosen)
    if before is None:
        app.setStyle("Fusion")
        set_font(app)
    app.setPalette(_palette(look))
    app.setStyleSheet(_stylesheet(look, app.font().pointSizeF()))


def _base_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    return font


def _palette(look: Tokens) -> QPalette:
    colours = {
        QPalette.ColorRole.Window: look.background,
        QPalette.ColorRole.WindowText: look.text,
        QPalette.ColorRole.Base: look.surface,
        QPalette.ColorRole.AlternateBase: look.background,
        QPalette.ColorRole.ToolTipBase: look.raised,
        QPalette.ColorRole.ToolTipText: look.text,
        QPalette.ColorRole.Text: look.text,
        QPalette.ColorRole.PlaceholderText: look.faint,
        QPalette.ColorRole.Button: look.raised,
        QPalette.ColorRole.ButtonText: look.text,
        QPalette.ColorRole.BrightText: look.danger,
        QPalette.ColorRole.Link: look.accent,
        QPalette.ColorRole.Highlight: look.selection,
        QPalette.ColorRole.HighlightedText: look.text,
        QPalette.ColorRole.Accent: look.accent,
        QPalette.ColorRole.Light: look.raised,
        QPalette.ColorRole.Midlight: look.border,
        QPalette.ColorRole.Mid: look.border_strong,
        QPalette.ColorRole.Dark: look.border_strong,
        QPalette.ColorRole.Shadow: look.sunken,
    }
    palette = QPalette()
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    for part in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.faint))
    return palette


def _stylesheet(look: Tokens, points: float) -> str:
    values = {field.name: getattr(look, field.name) for field in fields(Tokens) if field.name != "series"}
    values |= {
        "icons": (resources() / "icons" / ("dark" if look.dark else "light")).as_posix(),
        "small": f"{points * 0.9:.1f}pt",
        "heading_size": f"{points * 1.1:.1f}pt",
        "title_size": f"{points * 1.7:.1f}pt",
        "radius": f"{RADIUS}px",
    }
    template = (resources() / "styles" / "app.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)
