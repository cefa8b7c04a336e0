"""The icons: line drawings on a 24 by 24 grid, painted in the colour of the theme at any size and scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui import theme

# What stands inside <svg>; strokes take the colour, the rest is the same for all.
SHAPES = {
    "home": '<path d="M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z"/>',
    "images": '<rect x="3.5" y="6.5" width="13" height="13" rx="2"/><path d="M7.5 3.5H18a2.5 2.5 0 0 1 2.5 2.5v10.5"/>'
    '<path d="m4 16.5 3.5-3.5 3 3 2-2 4 3.5"/><circle cx="12.3" cy="10.3" r="1.1"/>',
    "sliders": '<path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3"/><circle cx="15" cy="7" r="2"/>'
    '<circle cx="9" cy="12" r="2"/><circle cx="15" cy="17" r="2"/>',
    "chart": '<path d="M4 4v15a1 1 0 0 0 1 1h15"/><path d="m7.5 8.5 3.5 5 3-2.5 5.5 4"/>',
    "share": '<path d="M12 15V4M8 7.5 12 3.5l4 4M5 12.5V19a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-6.5"/>',
    "pulse": '<path d="M3.5 12.5h4l2.500-6.500 4 12 2.500-5.500h4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "play": '<path d="M7.5 4.8v14.4a.6.6 0 0 0 .9.5l11-7.2a.6.6 0 0 0 0-1l-11-7.2a.6.6 0 0 0-.9.5z"/>',
    "pause": '<path d="M8.5 5v14M15.5 5v14"/>',
    "stop": '<rect x="6" y="6" width="12" height="12" rx="1.5"/>',
    "save": '<path d="M5 4h11l4 4v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z"/>'
    '<path d="M8 4v5h7V4M7.5 20v-6.5h9V20"/>',
    "folder": '<path d="M3.5 7a1.5 1.5 0 0 1 1.5-1.5h4.5l2 2.5H19A1.5 1.5 0 0 1 20.5 9.500v8A1.5 1.5 0 0 1 19 19H5'
    'a1.5 1.5 0 0 1-1.5-1.500z"/>',
    "trash": '<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 12a1 1 0 0 0 1 1h7.400a1 1 0 0 0 1-1l.8-12M10.2 11v5'
    'M13.8 11v5"/>',
    "copy": '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2"/><path d="M15.5 8.500V6A2 2 0 0 0 13.5 4H6'
    'a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.5"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4"/><path d="M4.5 9H14a5.5 5.5 0 0 1 0 11h-3"/>',
    "redo": '<path d="m15.5 5 4 4-4 4"/><path d="M19.5 9H10a5.5 5.5 0 0 0 0 11h3"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "unlock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 7.7-1.5"/>',
    "refresh": '<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4"/><path d="M19.5 3.500V8H15"/>',
    "dice": '<rect x="4" y="4" width="16" height="16" rx="3"/><g class="solid"><circle cx="8.5" cy="8.5" r="1.3"/>'
    '<circle cx="15.5" cy="8.5" r="1.3"/><circle cx="12" cy="12" r="1.3"/><circle cx="8.5" cy="15.5" r="1.3"/>'
    '<circle cx="15.5" cy="15.5" r="1.3"/></g>',
    "panel": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M14.5 4.500v15"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4'
    ' 5.6 17 7M7 17l-1.4 1.4"/>',
    "moon": '<path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z"/>',
    "gear": '<circle cx="12" cy="12" r="6"/><circle cx="12" cy="12" r="2.300"/><path d="M12 3.200V6M12 18v2.800M3.200'
    ' 12H6M18 12h2.800M5.800 5.800l2 2M16.200 16.200l2 2M18.200 5.800l-2 2M7.800 16.200l-2 2"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c-5 5-5 12 0 17M12 3.500c5 5 5 12 0 17"/>',
    "system": '<rect x="3.5" y="4.5" width="17" height="11.5" rx="1.5"/><path d="M9 20h6M12 16v4"/>',
    "warning": '<path d="M12 4.5 21 19.500H3z"/><path d="M12 10v4.500M12 17v.1"/>',
    "error": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.500v5.500M12 16.200v.1"/>',
    "check": '<path d="m5 12.5 4.5 4.500L19 7"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.500M12 7.800v.1"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "up": '<path d="m6 14.5 6-6 6 6"/>',
    "right": '<path d="m9.5 6 6 6-6 6"/>',
    "left": '<path d="m14.5 6-6 6 6 6"/>',
    "more": '<g class="solid"><circle cx="5.5" cy="12" r="1.5"/><circle cx="12" cy="12" r="1.5"/>'
    '<circle cx="18.5" cy="12" r="1.5"/></g>',
    "edit": '<path d="m4 20 1-4.500L16 4.500a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.600L8.5 19z"/>'
    '<path d="m14 6.5 3.5 3.5"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4.1 4.1 0 0 0-5.8-5.800L12 6.8"/><path d="M14 10a4 4 0 0 0-6-.4l-3 3'
    'a4.1 4.1 0 0 0 5.8 5.800l1.2-1.2"/>',
    "compare": '<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M12 3v18M6.5 12h2.500M15 12h2.5"/>',
    "download": '<path d="M12 4v11M8 11.500l4 4 4-4M5 20h14"/>',
    "upload": '<path d="M12 20V9M8 12.500l4-4 4 4M5 4h14"/>',
    "reset": '<path d="M4.5 12a7.5 7.5 0 1 0 2.3-5.4"/><path d="M4.5 3.500V8H9"/>',
    "image": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="m4 16.5 4.5-4.5 4 4 3-3 5 4.5"/>'
    '<circle cx="15.5" cy="9" r="1.5"/>',
    "zoom": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5M8 10.500h5M10.5 8v5"/>',
    "file": '<path d="M6 3.500h8l4.5 4.500v11.500a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1z"/>'
    '<path d="M13.5 3.500V8.500h5"/>',
    "flag": '<path d="M6 21V4.500c4-2 8 2 12 0v9c-4 2-8-2-12 0"/>',
    "star": '<path d="m12 4 2.5 5.1 5.6.8-4 4 .9 5.6-5-2.6-5 2.6.9-5.6-4-4 5.6-.8z"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.200l3.5 2"/>',
    "tag": '<path d="M4 5a1 1 0 0 1 1-1h6.500L20 12.5 12.5 20 4 11.500z"/><circle cx="8.3" cy="8.3" r="1.2"/>',
    "expand": '<path d="M14.5 4H20v5.500M9.5 20H4v-5.500M20 4l-6.5 6.500M4 20l6.5-6.5"/>',
    "cpu": '<rect x="6" y="6" width="12" height="12" rx="2"/><path d="M10 10h4v4h-4zM9 3v3M15 3v3M9 18v3M15 18v3M3 9h3'
    'M3 15h3M18 9h3M18 15h3"/>',
    "send": '<path d="M20.5 3.5 3.5 10.500l7 3 3 7z"/><path d="m10.5 13.5 4-4"/>',
    "crop": '<path d="M7 3v13a1 1 0 0 0 1 1h13M3 7h13a1 1 0 0 1 1 1v13"/>',
    "turn_left": '<path d="M4.500 4v5h5"/><path d="M5 9a8 8 0 1 1-1 5"/>',
    "turn_right": '<path d="M19.500 4v5h-5"/><path d="M19 9a8 8 0 1 0 1 5"/>',
    "mirror": '<path d="M12 3.500v17M9 7 3.500 17H9zM15 7l5.500 10H15z"/>',
    "brush": '<path d="M20 4 11.500 12.500M9.500 12.500l3 3"/>'
    '<path d="M9 13c-3 0-3 4-5.500 5.500 2.500 2 8 1.500 8.500-3z"/>',
    "invert": '<circle cx="12" cy="12" r="8"/><g class="solid"><path d="M12 4a8 8 0 0 1 0 16z"/></g>',
    "layers": '<path d="m12 4 8.5 4.500L12 13 3.5 8.500z"/><path d="m3.5 12.5 8.5 4.5 8.5-4.5"/>'
    '<path d="m3.5 16.5 8.5 4.5 8.5-4.5"/>',
}


class _Engine(QIconEngine):
    """Paints a shape when it is needed: so it is sharp at every scale and follows the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.shape = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self.shape, _colour(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that has no room yet
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self.shape)


class _TonedEngine(_Engine):
    """In one of the theme's colours, for icons that say something by it or stand on a coloured ground."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__(name)
        self.token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        disabled = mode == QIcon.Mode.Disabled
        colour = _colour(mode, state) if disabled else getattr(theme.tokens(), self.token)
        _renderer(self.shape, colour).render(painter, QRectF(rect))

    def clone(self) -> QIconEngine:
        return _TonedEngine(self.shape, self.token)


def icon(name: str) -> QIcon:
    """The icon of that name, in the text's colour, the accent when checked, and pale when disabled."""
    if name not in SHAPES:
        raise KeyError(name)
    return QIcon(_Engine(name))


def toned(name: str, token: str) -> QIcon:
    """The icon in a colour of the theme, by the token's name, such as "danger"."""
    if name not in SHAPES:
        raise KeyError(name)
    return QIcon(_TonedEngine(name, token))


def _colour(mode: QIcon.Mode, state: QIcon.State) -> str:
    palette = QApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    if state == QIcon.State.On:
        return palette.color(QPalette.ColorRole.Accent).name()
    ground, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Text)
    return _between(text, ground, 0.22).name()  # a full-strength icon looks heavier than the text beside it


def _between(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
        + SHAPES[name].replace('class="solid"', f'fill="{colour}" stroke="none"')
        + "</svg>"
    )
    return QSvgRenderer(QByteArray(text.encode()))
