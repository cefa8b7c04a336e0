"""Operations on many captions: what would change is shown while one types, and applied as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import background, theme
from gui.dataset.entries import Entry
from gui.dataset.words.forms import Context, Operation, all_operations, readable
from gui.dataset.words.operation_form import OperationForm
from gui.dataset.words.preview import ChangesTable, ProposalModel
from gui.dataset.words.vocabulary import Vocabulary
from gui.widgets import Segmented
from project.errors import AtelierError
from project.words.operations import Proposal, proposals

_SOON = 120  # milliseconds after a key

Scopes = Mapping[str, Sequence[Entry]]  # "selected", "shown", "all"


class BulkDialog(QDialog):
    """Chooses an operation, its words and the pictures; `applied` gives its title and the ticked proposals."""

    applied = Signal(str, list)

    def __init__(self, scopes: Scopes, context: Context, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scopes, self.context = scopes, context
        self.setWindowTitle(self.tr("Change captions"))
        self.resize(980, 640)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("What to do"))
        self._operations = {each.key: each for each in all_operations()}
        for key, each in self._operations.items():
            if not (each.tags_only and context.style.kind == "text"):
                self.choice.addItem(each.title, key)
        self.form = OperationForm(vocabulary, context)
        self.scope = Segmented(self._scope_titles())
        self.scope.set_value("selected" if len(scopes["selected"]) > 1 else "shown")
        for key in self.scopes:
            self.scope.button(key).setEnabled(bool(scopes[key]))
        self.model = ProposalModel(self)
        self.table = ChangesTable(self.model)
        self.note = QLabel(wordWrap=True)
        theme.role(self.note, "muted")
        self.every = QPushButton(self.tr("All"))
        self.none = QPushButton(self.tr("None"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = QPushButton(self.tr("Change"))
        theme.role(self.apply, "primary")
        self.buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        self.busy = False
        self._turn = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._propose)
        self._lay_out()
        self._connect()

    def begin(self, operation: str, what: Mapping[str, Any]) -> None:
        """Show an operation with values in its fields."""
        place = self.choice.findData(operation)
        self.choice.setCurrentIndex(max(0, place))
        self._choose()
        self.form.fill(readable(what, self.context.style.glue if self.context.style.kind != "text" else ", "))
        self.look()

    @property
    def operation(self) -> Operation:
        return self._operations[str(self.choice.currentData())]

    def look(self) -> None:
        """Work out the table anew, soon."""
        self.busy = True
        self._turn += 1  # what is under way is about other words
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field changes nothing yet: what is typed may be half of it. Ctrl+Enter does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _propose(self) -> None:
        self._turn += 1
        turn, entries = self._turn, self.scopes[self.scope.value()]
        captions = {entry.file: entry.caption.text for entry in entries if entry.loaded and not entry.caption.problem}
        try:
            edit = self.operation.edit(self.form.values(), self.context)
        except AtelierError as error:
            self._show([], str(error))
            return

        def done(found: list[Proposal]) -> None:
            if turn == self._turn:
                self._show(found, "")

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._show([], background.readable(error))

        background.run(self, lambda: proposals(captions, edit, lambda: turn == self._turn), done, failed)

    def _end(self) -> None:
        self._turn += 1  # what is still worked out is for nobody

    def _show(self, rows: list[Proposal], problem: str) -> None:
        self.busy = False
        self.model.set_rows(rows)
        if problem:
            self.note.setText(problem)
        elif not rows:
            self.note.setText(self.tr("No caption of these pictures would change."))

    def _ticked(self) -> None:
        count, every = self.model.count, len(self.model.rows)
        self.apply.setEnabled(count > 0)
        for button in (self.every, self.none):
            button.setEnabled(every > 0)
        if count == 1:
            self.apply.setText(self.tr("Change 1 caption"))
        else:
            self.apply.setText(self.tr("Change {count} captions").format(count=f"{count:,}"))
        if every:
            looked = len(self.scopes[self.scope.value()])
            self.note.setText(
                self.tr("{count} of {every} captions change. One Ctrl+Z takes all of it back.").format(
                    count=f"{every:,}", every=f"{looked:,}"
                )
            )

    def _apply(self) -> None:
        if self.busy or not self.model.count:
            return
        self.applied.emit(self._title(), self.model.chosen())
        self.accept()

    def _title(self) -> str:
        values = [str(value) for value in self.form.values().values() if isinstance(value, str) and value]
        words = " → ".join(value if len(value) < 30 else f"{value[:28]}…" for value in values)
        title = self.operation.title
        return self.tr("{what}: {words}").format(what=title, words=words) if words else title

    def _counted(self) -> None:
        """The counts are there: a sorting may go by them."""
        self.context = replace(self.context, counts=self.form.vocabulary.counts)
        if self.operation.key == "sort_tags":
            self.look()

    def _choose(self) -> None:
        self.form.choose(self.operation)
        self.look()

    def _scope_titles(self) -> list[tuple[str, str]]:
        counts = {key: f"{len(entries):,}" for key, entries in self.scopes.items()}
        return [
            ("selected", self.tr("Selected ({count})").format(count=counts["selected"])),
            ("shown", self.tr("Shown ({count})").format(count=counts["shown"])),
            ("all", self.tr("All ({count})").format(count=counts["all"])),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        top = QHBoxLayout()
        top.setSpacing(theme.M)
        top.addWidget(self.choice)
        top.addStretch(1)
        label = QLabel(self.tr("In"))
        theme.role(label, "muted")
        top.addWidget(label)
        top.addWidget(self.scope)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.note, 1)
        for button, tip in ((self.every, self.tr("Tick every row")), (self.none, self.tr("Tick no row"))):
            theme.role(button, "quiet")
            button.setToolTip(tip)
            foot.addWidget(button)
        column.addLayout(foot)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._choose)
        self.form.vocabulary.changed.connect(self._counted)
        self.form.changed.connect(self.look)
        self.scope.changed.connect(self.look)
        self.model.ticked.connect(self._ticked)
        self.every.clicked.connect(lambda: self.model.tick(range(len(self.model.rows)), True))
        self.none.clicked.connect(lambda: self.model.tick(range(len(self.model.rows)), False))
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._end)
        self.apply.clicked.connect(self._apply)
        self.apply.setDefault(True)
        self.apply.setToolTip(self.tr("Write these captions (Ctrl+Enter)"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._apply)
