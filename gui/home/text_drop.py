"""The place for a new project's texts: they are dropped or chosen here, read once, and what they are is told."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui import theme
from gui.home.drop_place import DropPlace
from gui.language import listed, translated
from gui.widgets import ElidedLabel, action_button

translate = QCoreApplication.translate

# Not read from project.texts: that knows the whole schema, and the window's first picture need not wait for it.
TEXT_SUFFIXES = (".txt", ".md", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")


class TextDrop(DropPlace):
    """Files and folders of texts, and whether they are copied or used where they are."""

    suffixes = TEXT_SUFFIXES

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_texts = action_button(
            "file", self.tr("Choose files…"), self.tr("Choose one or more files of texts"), "Alt+T"
        )
        self.choose_folder = action_button(
            "folder", self.tr("Choose folder…"), self.tr("Choose a folder of texts"), "Alt+O"
        )
        self.empty_face("file", self.tr("Drop texts or a folder here"), self.choose_texts, self.choose_folder)
        shown = self.filled_face(self.tr("Add more texts"), self.tr("Changes are written into the originals"))
        self.shape, self.example, self.trouble = QLabel(), ElidedLabel(mode=_RIGHT), ElidedLabel(mode=_RIGHT)
        theme.role(self.shape, "muted")
        theme.role(self.example, "faint")
        theme.role(self.trouble, "warning")
        for label in (self.shape, self.example, self.trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
            shown.addWidget(label)

    def look(self, places: list[Path]) -> tuple[int, Any]:
        from project.library.texts import detect

        found = detect(places)
        return found.rows, found

    def show_found(self, found: Any) -> None:
        self.shape.setText("" if found is None else shapes_of(found.shapes))
        example = found.example if found is not None else None
        words = " ".join(example.text.split())[:300] if example is not None else ""
        self.example.setText(self.tr("For example: {0}").format(words) if words else "")
        trouble = "" if found is None else self._trouble(found)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.shape.setToolTip("\n".join(map(translated, [*found.problems, *found.notes])) if found is not None else "")

    def _trouble(self, found: Any) -> str:
        """What is left out, or else what else is to be known; the tooltip has all of it."""
        if not found.problems:
            return translated(found.notes[0]) if found.notes else ""
        first = translated(found.problems[0])
        if found.left_out > 1:
            return self.tr("{0} rows are left out; the first: {1}").format(f"{found.left_out:,}", first)
        return self.tr("Left out: {0}").format(first)

    def counted(self, count: int) -> str:
        return self.tr("1 row") if count == 1 else self.tr("{0} rows").format(f"{count:,}")

    def titles(self) -> tuple[str, str, str]:
        endings = " ".join(f"*{suffix}" for suffix in TEXT_SUFFIXES)
        return (
            self.tr("Choose texts"),
            self.tr("Texts ({0})").format(endings),
            self.tr("Choose a folder of texts"),
        )


_RIGHT = Qt.TextElideMode.ElideRight


def shapes_of(counts: Any) -> str:
    """Which shapes were found, as a sentence: one alone, or each with its number."""
    titles = {
        "text": translate("TextShapes", "Plain texts"),
        "instruction": translate("TextShapes", "Instructions with their outputs (Alpaca)"),
        "messages": translate("TextShapes", "Conversations in turns"),
        "prompt": translate("TextShapes", "Prompts with their completions"),
    }
    named = [(titles.get(shape, shape), count) for shape, count in counts.most_common() if count]
    if not named:
        return translate("TextShapes", "Nothing in it can be trained")
    return named[0][0] if len(named) == 1 else listed(*(f"{title}: {count:,}" for title, count in named))
