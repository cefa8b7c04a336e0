"""The question before files are replaced."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from gui import theme

translate = QCoreApplication.translate

Answer = Literal["replace", "keep", "cancel"]


def ask_replace(parent: QWidget, existing: Sequence[Path], numbered: str) -> Answer:
    """Replace the files that are there, keep both under a numbered name (if one is given), or cancel."""
    one = len(existing) == 1
    title = (
        translate("ExportPage", "Replace the file that is there?")
        if one
        else translate("ExportPage", "Replace the files that are there?")
    )
    names = "\n".join(path.name for path in existing)
    text = translate("ExportPage", "{names}\n\nin {folder}").format(names=names, folder=existing[0].parent)
    if numbered:
        text += "\n\n" + translate("ExportPage", "Keep both writes the new one as {0}.").format(numbered)
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=parent)
    box.setInformativeText(text)
    replace = box.addButton(translate("ExportPage", "Replace"), QMessageBox.ButtonRole.DestructiveRole)
    theme.role(replace, "danger")
    keep = box.addButton(translate("ExportPage", "Keep both"), QMessageBox.ButtonRole.AcceptRole) if numbered else None
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keep or cancel)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is replace:
        return "replace"
    return "keep" if keep is not None and clicked is keep else "cancel"
