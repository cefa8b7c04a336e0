"""What the list of models shows: one row for each entry, sorted and searched."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from gui.language import translated
from gui.widgets import human_bytes
from project.models import Entry
from project.options import FAMILIES, STARTER_MODEL

translate = QCoreApplication.translate
BADGES = {"sd15": "SD 1.5", "sd2": "SD 2.x", "sdxl": "SDXL"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One line of the list: the value it stands for, two lines of text, badges, and why it cannot be taken."""

    value: str
    name: str
    line: str
    badges: tuple[str, ...] = ()
    size: int = 0
    reason: str = ""
    usable: bool = True
    first: bool = False  # stands on top, however the list is sorted

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.name, *self.badges, self.reason or self.line) if part)


def starter_row() -> Row:
    """The model that comes with the app."""
    return Row(
        STARTER_MODEL,
        translate("ModelPicker", "Starter (built in)"),
        translate("ModelPicker", "A tiny model that comes with the app: made for trying everything in minutes."),
        first=True,
    )


def language_starter_row() -> Row:
    """The language model that comes with the app."""
    return Row(
        STARTER_MODEL,
        translate("ModelPicker", "Starter (built in)"),
        translate("ModelPicker", "A tiny Llama that comes with the app: made for trying everything in minutes."),
        first=True,
    )


def own_vae_row() -> Row:
    """No extra VAE."""
    words = translate("ModelPicker", "The autoencoder that the base model has; right for nearly every model.")
    return Row("", translate("ModelPicker", "The model’s own"), words, first=True)


def row_of(entry: Entry, kind: str = "base") -> Row | None:
    """The row of an entry; None if it has no place in a list of that kind."""
    file = entry.file
    if kind == "vae" and entry.kind != "vae":
        return None
    if kind == "language" and entry.kind != "language":
        return None
    if kind == "base" and entry.kind in ("vae", "lora", "language"):
        return None
    usable = entry.usable or kind == "vae"
    badges = [translated(file.title)] if entry.kind == "language" else []
    badges += [BADGES.get(file.family, FAMILIES[file.family].title)] if file.family else []
    if file.family and file.prediction_type == "v_prediction":
        badges.append("v-pred")
    badges += [parameters(file.parameters)] if file.parameters else []
    badges += [file.precision] if file.precision else []
    badges += [human_bytes(file.size)] if file.size else []
    reason = "" if usable and not file.missing else translated(file.reason)
    reason = reason[:1].upper() + reason[1:]
    return Row(str(entry.path), entry.name, str(entry.path.parent), tuple(badges), file.size, reason, usable)


def summary(entry: Entry) -> str:
    """A model in one line for the form: family, number of weights, precision, size and folder."""
    file = entry.file
    facts = (
        [FAMILIES[file.family].title] if file.family else [translated(file.title)] if entry.kind == "language" else []
    )
    facts += [parameters(file.parameters)] if file.parameters else []
    facts += [part for part in (file.precision, human_bytes(file.size) if file.size else "") if part]
    return " · ".join([*facts, str(entry.path)])


def parameters(count: int) -> str:
    """A number of weights as such models are named: "7.6 B", "494 M"."""
    if count >= 1e9:
        return f"{count / 1e9:.1f} B"
    return f"{count / 1e6:.1f} M" if count < 1e7 else f"{count / 1e6:.0f} M"


def arranged(rows: Iterable[Row], words: str, order: str) -> list[Row]:
    """The rows that have all the words, in an order ("name", "family" or "size"); what cannot be taken comes last."""
    wanted = words.casefold().split()
    kept = [row for row in rows if all(word in f"{row.spoken} {row.value}".casefold() for word in wanted)]

    def key(row: Row) -> tuple[object, ...]:
        chosen = {"size": (-row.size,), "family": (row.badges[:1],)}.get(order, ())
        return (not row.first, not row.usable, *chosen, row.name.casefold(), row.value)

    return sorted(kept, key=key)


class RowList(QAbstractListModel):
    """The rows as Qt's views want them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.current = ""

    def show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.name, row.reason, row.value if not row.first else row.line) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None
