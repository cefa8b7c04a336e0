"""What the window's tests share: the theme, and a look at what each test leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool
from PySide6.QtWidgets import QApplication

from gui import theme

_started: WeakSet[QThread] = WeakSet()


@pytest.fixture(scope="session", autouse=True)
def _threads() -> Iterator[None]:
    """Remember every thread that is started: looking for them among all objects takes a tenth of a second a test."""
    start = QThread.start

    def remembering(thread: QThread, *priority: QThread.Priority) -> None:
        _started.add(thread)
        start(thread, *priority)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QThread, "start", remembering)
        yield


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    """Every test sees the app as people do."""
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, project list, caches and trash of each test are its own."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "atelier-home"))
    data = tmp_path / "data-home"
    data.mkdir()  # without it nothing can go to the trash
    monkeypatch.setenv("XDG_DATA_HOME", str(data))


@pytest.fixture(autouse=True)
def _nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread at work: it would run into the next one, or crash the end of the app."""
    yield
    assert QThreadPool.globalInstance().waitForDone(30_000), "background work did not end"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = [thread for thread in _started if _runs(thread)]
    assert not left, f"still running: {left}"


def _runs(thread: QThread) -> bool:
    try:
        return thread.isRunning() and thread is not QThread.currentThread() and type(thread) is not QThread
    except RuntimeError:  # its Qt side is gone
        return False
