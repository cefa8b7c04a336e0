"""A finding as a card: what it is, why it matters, the pictures concerned, and buttons that mend it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import icons, theme
from gui.health.groups import GroupRows
from gui.health.strip import Strip
from gui.health.thumbs import SmallPictures
from gui.language import translated
from gui.widgets import FlowLayout, Symbol, action_button
from project.health import Finding, Fix

LEVEL_ICONS = {"problem": ("error", "danger"), "warning": ("warning", "warning"), "hint": ("info", "accent")}
_FIX_ICONS = {
    "show": "images", "trash": "trash", "keep_best": "check", "caption": "edit", "words": "tag",
    "set_option": "sliders", "crop": "crop", "add": "plus",
}  # fmt: skip


class FindingCard(QFrame):
    """Says which fix is wanted, with the pictures that it is for."""

    fix_wanted = Signal(object, object, list)  # Finding, Fix, files
    picked = Signal(str)  # a picture that was clicked

    def __init__(self, finding: Finding, small: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.finding = finding
        self.groups: GroupRows | None = None
        self.setAccessibleName(translated(finding.title))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self._column.setSpacing(theme.S)
        self._add_words()
        self._add_pictures(small)
        self._add_details()
        self._add_buttons()

    def button(self, code: str) -> QWidget | None:
        """The button of a fix; None if it is not offered."""
        return self._buttons.get(code)

    def _add_words(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        name, tone = LEVEL_ICONS[self.finding.level]
        row.addWidget(Symbol(icons.toned(name, tone), 20), 0, Qt.AlignmentFlag.AlignTop)
        title = QLabel(translated(self.finding.title), wordWrap=True)
        theme.role(title, "heading")
        row.addWidget(title, 1)
        self._column.addLayout(row)
        why = QLabel(translated(self.finding.why), wordWrap=True)
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.role(why, "muted")
        self._column.addWidget(why)

    def _add_pictures(self, small: SmallPictures) -> None:
        finding = self.finding
        remarks = {file: translated(remark) for file, remark in finding.remarks.items()}
        if finding.groups and any(fix.code == "keep_best" for fix in finding.fixes):
            self.groups = GroupRows(small)
            self.groups.show_groups(finding.groups, remarks)
            self._column.addWidget(self.groups)
        elif finding.files:
            strip = Strip(small)
            strip.show_files(finding.files, remarks)
            strip.picked.connect(self.picked)
            self._column.addWidget(strip)

    def _add_details(self) -> None:
        if self.finding.details:
            details = QLabel("\n".join(map(translated, self.finding.details)), wordWrap=True)
            details.setTextFormat(Qt.TextFormat.PlainText)
            details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(details)

    def _add_buttons(self) -> None:
        self._buttons: dict[str, QWidget] = {}
        if not self.finding.fixes:
            return
        place = QWidget()
        flow = FlowLayout(place, spacing=theme.S)
        for fix in self.finding.fixes:
            button = action_button(_FIX_ICONS[fix.code], self._title(fix), _sentence(fix))
            button.clicked.connect(partial(self._wish, fix))
            flow.addWidget(button)
            self._buttons.setdefault(fix.code, button)
        self._column.addSpacing(theme.XS)
        self._column.addWidget(place)

    def _title(self, fix: Fix) -> str:
        count = len(self.finding.files)
        if fix.code == "show" and fix.title == "Show them":
            if count == 1:
                return self.tr("Show in Dataset")
            return self.tr("Show all {number} in Dataset").format(number=f"{count:,}")
        return translated(fix.title)

    def _wish(self, fix: Fix) -> None:
        files = list(self.finding.files)
        if fix.code == "keep_best" and self.groups is not None:
            files = self.groups.to_remove()
        self.fix_wanted.emit(self.finding, fix, files)


def _sentence(fix: Fix) -> str:
    sentence = translated(fix.sentence)
    return sentence[:1].upper() + sentence[1:]
