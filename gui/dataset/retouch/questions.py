"""What is asked before an edit is saved."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from gui import theme

translate = QCoreApplication.translate


def ask_place(parent: QWidget) -> str:
    """Where edits go: "beside", "instead", or "" if the person thinks better of it. Asked once for a project."""
    title = translate("retouch", "Where does the edited picture go?")
    text = translate(
        "retouch",
        "Beside the original: a new picture NAME-edit.png with the same caption. Both are trained.\n\n"
        "Instead of the original: the edit takes its place, and the untouched original is kept in the project. "
        "“Take back the edit” brings it back as it was.\n\n"
        "You are asked only once; the choice stands below the picture.",
    )
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=parent)
    box.setInformativeText(text)
    instead = box.addButton(translate("retouch", "Instead of the original"), QMessageBox.ButtonRole.AcceptRole)
    beside = box.addButton(translate("retouch", "Beside the original"), QMessageBox.ButtonRole.AcceptRole)
    theme.role(beside, "primary")
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(beside)
    box.setEscapeButton(cancel)
    box.exec()
    return {beside: "beside", instead: "instead"}.get(box.clickedButton(), "")  # type: ignore[call-overload]
