"""The dialog that writes the texts in the form that other tools read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from gui.language import joined, translated
from gui.out_dialog import OutDialog, Tell
from project.exchange.text_forms import ENDINGS
from project.exchange.texts_out import TextsOut, TextsTaken, take_texts_out
from project.library import Project
from project.library.names import free_path, safe_name
from project.texts.reading import TextSet


class TextsOutDialog(OutDialog):
    """One file of the rows that can be trained: all, those that are shown, or those that are marked."""

    def __init__(
        self, project: Project, found: TextSet, marked: Sequence[int], shown: Sequence[int] | None, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Export the texts"), self._choices(), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project, self._found, self._marked = project, found, list(marked)
        self._shown = list(shown) if shown is not None else None
        self.only = QCheckBox(self.tr("Only the {count} marked rows").format(count=f"{len(self._marked):,}"))
        self.only.setVisible(len(self._marked) > 1)
        self.only.setChecked(len(self._marked) > 1)
        rows = len(self._shown) if self._shown is not None else 0
        self.filtered = QCheckBox(self.tr("Only the {count} rows that are shown").format(count=f"{rows:,}"))
        self.filtered.setVisible(self._shown is not None)
        self.filtered.setChecked(self._shown is not None and not self.only.isChecked())
        for box, other in ((self.only, self.filtered), (self.filtered, self.only)):
            box.toggled.connect(lambda on, other=other: on and other.setChecked(False))
            box.toggled.connect(lambda: self.clear())
            self.boxes.addWidget(box)
        self.boxes.addStretch(1)
        self.layout_chosen()

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("messages", self.tr("Most trainers and services"),
             self.tr("JSON Lines of conversations with role and content, with tools and weights")),
            ("alpaca", self.tr("Tools for Alpaca sets"),
             self.tr("A JSON list of instruction, input and output, with history where there are more turns")),
            ("prompt", self.tr("Tools for prompt and completion"),
             self.tr("JSON Lines of one question and one answer each")),
            ("csv", self.tr("A spreadsheet"), self.tr("A table with the columns prompt and completion, or text")),
            ("text", self.tr("A person"), self.tr("One plain text, the rows one below the other")),
            ("jsonl", self.tr("This app"), self.tr("JSON Lines of the rows as they are, with every name and value")),
        )  # fmt: skip

    def layout_chosen(self) -> None:
        """The file is named after the form, in the folder that was chosen."""
        ending = ENDINGS[self.layout_key()][0]
        before = Path(self.place.text()) if self.place.text() else self._project.folder / "exports" / "texts"
        name = f"{safe_name(self._project.name)}-{self.layout_key()}{ending}"
        self.place.setText(str(free_path(before.with_name(name))))

    def choose_place(self) -> str:
        kinds = self.tr("Files of this form ({0})").format(
            " ".join(f"*{ending}" for ending in ENDINGS[self.layout_key()])
        )
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where to?"), self.place.text(), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        return chosen

    def work(self, place: Path) -> Callable[[Tell], TextsTaken]:
        only = self._marked if self.only.isChecked() else self._shown if self.filtered.isChecked() else None
        found, wish = self._found, TextsOut(self.layout_key(), place, only)
        return lambda tell: take_texts_out(found, wish, tell)

    def outcome(self, done: TextsTaken) -> tuple[Path, str, bool]:
        said = self.tr("1 row is in {0}.") if done.rows == 1 else self.tr("{1} rows are in {0}.")
        words = said.format(done.place, f"{done.rows:,}")
        if done.lost:
            where, reason = done.left_out[0]
            left = self.tr("{0} left out, such as {1}, which {2}.")
            number = self.tr("1 was") if done.lost == 1 else self.tr("{0} were").format(f"{done.lost:,}")
            words = joined(words, left.format(number, translated(where), translated(reason)))
        return done.place, words, bool(done.lost)
