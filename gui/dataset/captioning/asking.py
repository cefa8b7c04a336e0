"""The question what is to become of results that are not applied."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from gui import theme

translate = QCoreApplication.translate


def ask_what_of_rest(parent: QWidget, title: str) -> str:
    """Ask, and return "apply", "discard" or "cancel"."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, translate("captioning", "Apply first?"), f"<b>{title}</b>", parent=parent
    )
    box.setInformativeText(translate("captioning", "Apply them now, or forget what was made?"))
    apply = box.addButton(translate("captioning", "Apply"), QMessageBox.ButtonRole.AcceptRole)
    theme.role(apply, "primary")
    discard = box.addButton(translate("captioning", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(apply)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return "apply" if clicked is apply else "discard" if clicked is discard else "cancel"
