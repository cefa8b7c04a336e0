"""A field for the question that a model is asked, with buttons that put in what stands for each picture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import FlowLayout

_LINES = 3


class TemplateField(QWidget):
    """Text with places: {tags}, {name}, {folder}, {caption}."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Prompt"))
        self.field.setPlaceholderText(self.tr("Empty = the model’s usual question"))
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 16)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.field)
        places = QWidget()
        flow = FlowLayout(places, theme.XS)
        for place, meaning in self._places():
            button = QPushButton(place)
            theme.role(button, "link")
            button.setToolTip(meaning)
            button.setAccessibleName(self.tr("Put in {place}").format(place=place))
            button.clicked.connect(lambda _=False, place=place: self.insert(place))
            flow.addWidget(button)
        column.addWidget(places)
        self.field.textChanged.connect(self.changed)

    def text(self) -> str:
        """The question in one line: line ends become spaces."""
        return " ".join(self.field.toPlainText().split())

    def put(self, text: str) -> None:
        if text != self.text():
            self.field.setPlainText(text)

    def insert(self, place: str) -> None:
        """Put a place in where the cursor is."""
        self.field.insertPlainText(place)
        self.field.setFocus()

    def _places(self) -> list[tuple[str, str]]:
        return [
            ("{tags}", self.tr("The tags of the picture’s present caption")),
            ("{name}", self.tr("The picture’s file name, without its ending")),
            ("{folder}", self.tr("The name of the folder that the picture lies in")),
            ("{caption}", self.tr("The picture’s present caption, whole")),
        ]
