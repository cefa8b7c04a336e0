"""The form made from the schema: its groups, which settings are shown, and the way to one of them."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.language import translated
from gui.train.checks import OPTIONS, OWN_KEYS, PROJECT_KEYS, idle_keys
from gui.train.group import Group
from gui.train.parts import parted
from gui.train.row import Row
from gui.train.state import FormState
from gui.train.synonyms import SYNONYMS
from gui.widgets import EmptyState
from project.options import SECTIONS, OptionInfo

TOLD = ("start_from",)  # advanced settings that are seen at every level once they are set: other pages set them
_SLICE = 0.012  # seconds of building at a time, so that typing and painting come between


class Form(QWidget):
    """Every setting that the person may change. Rows are built in slices while the window goes on."""

    filled = Signal()  # the wanted rows are all there
    revealed = Signal(object)  # the row that the person was led to

    def __init__(self, state: FormState, advanced: bool) -> None:
        super().__init__()
        self.state = state
        self.advanced = advanced
        self.words: list[str] = []
        self.only_changed = False
        self._wanted_focus = ""
        self._stale = False
        self._task = state.task
        self.groups: dict[str, Group] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for name, title, infos in grouped(self.tr("Your LoRA")):
            group = self.groups[name] = Group(title, parted(name, infos), state)
            column.addWidget(group)
        self.empty = EmptyState(
            "search",
            self.tr("No setting has these words"),
            self.tr("Try another word."),
        )
        self.empty.setMinimumHeight(220)
        self.note = QLabel(wordWrap=True)
        theme.role(self.note, "faint")
        column.addWidget(self.empty)
        column.addWidget(self.note)
        column.addStretch(1)
        self._builder = QTimer(self, interval=0)
        self._builder.timeout.connect(self._build_some)
        state.changed.connect(self._one_changed)
        state.replaced.connect(self._all_changed)
        state.judged.connect(self._judged)
        self.arrange()

    # --- which settings are shown -------------------------------------------------------------------------------------

    def wanted(self) -> set[str]:
        """The keys of the settings that are to be seen now."""
        if self.words:
            keys = {key for key, info in OPTIONS.items() if found(info, self.words)}
        elif self.only_changed:
            keys = set(self.state.differing()) | set(self.state.errors)
        else:
            keys = {key for key, info in OPTIONS.items() if self.advanced or info.level == "basic"}
            keys |= set(OWN_KEYS) | set(self.state.errors) | {key for key in TOLD if self.state.value(key)}
        return keys - set(PROJECT_KEYS) - (idle_keys(self.state.task) - set(self.state.errors))

    def set_advanced(self, advanced: bool) -> None:
        self.advanced = advanced
        self.arrange()

    def search(self, text: str) -> None:
        """Show only settings that have all the words, of both levels."""
        self.words = text.lower().split()
        self.arrange()

    def set_only_changed(self, only: bool) -> None:
        """Show only settings that differ from the preset, of both levels."""
        self.only_changed = only
        self.arrange()

    def arrange(self) -> None:
        """Show the wanted settings; rows that are missing are built from now on."""
        wanted = self.wanted()
        for group in self.groups.values():
            if not group.missing(wanted):
                group.place_rows(wanted)
            group.show_rows(wanted, self.words, forced=bool(self.words or self.only_changed))
        self.empty.setVisible(not wanted)
        if self.only_changed and not self.words:
            self.empty.title.setText(self.tr("Nothing differs from the preset"))
            self.empty.text.setText(self.tr("Changed settings are listed here."))
        else:
            self.empty.title.setText(self.tr("No setting has these words"))
            self.empty.text.setText(self.tr("Try another word."))
        self.note.setVisible(not self.words and not self.only_changed)
        self._builder.start()

    def ready(self) -> bool:
        """Whether all wanted rows are built."""
        return not self._builder.isActive()

    def _build_some(self) -> None:
        wanted, until = self.wanted(), time.perf_counter() + _SLICE
        for group in self.groups.values():
            for info in group.missing(wanted):
                group.make_row(info).highlight(self.words)
                if time.perf_counter() > until:
                    return
            if group.place_rows(wanted):
                return
        self._builder.stop()
        self._order_tabs()
        self.filled.emit()
        if self._wanted_focus:
            self.go_to(self._wanted_focus)

    def _order_tabs(self) -> None:
        """Rows were not made from top to bottom: Tab shall go that way nevertheless."""
        before: QWidget | None = None
        for group in self.groups.values():
            for widget in (group.heading, *(group.rows[i.key].editor for i in group.infos if i.key in group.rows)):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    # --- values -------------------------------------------------------------------------------------------------------

    def row(self, key: str) -> Row | None:
        """The row of a setting, if it was built."""
        return next((group.rows[key] for group in self.groups.values() if key in group.rows), None)

    def go_to(self, key: str) -> None:
        """Show a setting, whatever the search and the level, and put the cursor into it."""
        self._wanted_focus = ""
        if key not in self.wanted():
            self.words, self.only_changed = [], False
            self.advanced = self.advanced or OPTIONS[key].level == "advanced"
            self.arrange()
        row = self.row(key)
        if row is None:
            self._wanted_focus = key if key in self.wanted() else ""
            return
        next(group for group in self.groups.values() if key in group.rows).unfold()
        row.focus_editor()
        self.revealed.emit(row)

    def _one_changed(self, key: str) -> None:
        self._refresh({key} | _tied(key) | self._with_notes())

    def _all_changed(self) -> None:
        self._refresh(set(OPTIONS))
        if self._task != self.state.task:
            self._task = self.state.task
            self._arrange_soon()

    def _judged(self) -> None:
        for group in self.groups.values():
            for row in group.rows.values():
                row.refresh_note()

    def _with_notes(self) -> set[str]:
        """Rows that show an error or should: one value may mend or break another."""
        shown = {row.info.key for group in self.groups.values() for row in group.rows.values() if row.note()}
        return shown | set(self.state.errors)

    def _refresh(self, keys: set[str]) -> None:
        for group in self.groups.values():
            for key, row in group.rows.items():
                if key in keys:
                    row.refresh()
            group.refresh_chip()
        missing = any(group.missing(set(self.state.errors)) for group in self.groups.values())
        told = any(key in TOLD and self.state.value(key) and key not in self._visible() for key in keys)
        if missing or told or (self.only_changed and not self.words and self.wanted() != self._visible()):
            self._arrange_soon()

    def _visible(self) -> set[str]:
        return {key for group in self.groups.values() for key, row in group.rows.items() if not row.isHidden()}

    def _arrange_soon(self) -> None:
        """Not now: the row that the person types in must not vanish below the cursor within its own signal."""
        if not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self._arrange_stale)

    def _arrange_stale(self) -> None:
        self._stale = False
        self.arrange()


def grouped(own_title: str) -> list[tuple[str, str, list[OptionInfo]]]:
    """(name, title, settings) of each group: those of this LoRA first, then the schema's sections."""
    shown = [info for info in OPTIONS.values() if info.key not in PROJECT_KEYS]
    own = [OPTIONS[key] for key in OWN_KEYS]
    groups = [("own", own_title, own)]
    for section, (title, _) in SECTIONS.items():
        groups.append(
            (section, translated(title), [i for i in shown if i.section == section and i.key not in OWN_KEYS])
        )
    return groups


def found(info: OptionInfo, words: list[str]) -> bool:
    """Whether a setting has all the words in its title, key, explanation or choices, or in other trainers' names."""
    choices = " ".join(f"{choice.value} {choice.meaning}" for choice in info.choices)
    text = f"{info.title} {info.key} {info.key.replace('_', ' ')} {info.tooltip} {info.group} {choices}".lower()
    names = SYNONYMS.get(info.key, "")
    return all(word in text or word in names for word in words)


def _tied(key: str) -> set[str]:
    """The settings that count only with a certain value of this one."""
    return {info.key for info in OPTIONS.values() if info.applies_when and info.applies_when[0] == key}
