"""Watches the Qt binding for lost references: a release that drops one of None or True at each call kills the app.

PySide6-Essentials 6.12.0 does so on Python 3.11, which is why it is pinned below.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication

CALLS = 100
NOISE = 20  # what the interpreter itself lets go of meanwhile; a faulty binding loses one reference at each call


class EmptyModel(QAbstractListModel):
    """One row that has nothing to show, as most roles of most cells do."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return None


class Sender(QObject):
    """Sends a signal without arguments and one with."""

    plain = Signal()
    loaded = Signal(bool)


@pytest.fixture(scope="module", autouse=True)
def _application(qapp: QApplication) -> None:
    """One application serves all tests of a process."""


def lost(value: object, call: Callable[[], object]) -> int:
    """How many references to `value` disappear over CALLS calls."""
    call()
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(value)


@pytest.mark.parametrize("value", [None, True], ids=str)
def test_a_model_that_returns_none_loses_no_reference(value: object) -> None:
    model = EmptyModel()
    index = model.index(0)
    assert index.data() is None
    assert lost(value, index.data) < NOISE


@pytest.mark.parametrize("value", [None, True], ids=str)
def test_a_signal_loses_no_reference(value: object) -> None:
    sender = Sender()
    assert lost(value, sender.plain.emit) < NOISE
    received: list[bool] = []
    sender.loaded.connect(received.append)
    assert lost(value, lambda: sender.loaded.emit(True)) < NOISE
    assert len(received) == CALLS + 1


def test_a_lost_reference_is_counted() -> None:
    value = object()
    held = [value] * (CALLS + 1)
    assert lost(value, held.pop) == CALLS
