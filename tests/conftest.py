"""What every test runs under: no network, no screen, few threads, a home of its own, a fixed seed."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

# Before any test module is imported: torch and Qt read these once. Engines that a test starts inherit them.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ.setdefault("OMP_NUM_THREADS", str(min(os.cpu_count() or 1, 4)))

HOME = pytest.StashKey[Path]()
PATIENCE = 30_000  # ms


def pytest_configure(config: pytest.Config) -> None:
    """Keep the settings and caches of the person who runs the tests out of them."""
    home = Path(tempfile.mkdtemp(prefix="atelier-home-"))
    config.stash[HOME] = home
    os.environ["ATELIER_HOME"] = str(home)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def _fixed_seed() -> None:
    """The same random numbers whichever tests ran before; torch's and numpy's too, where a test has brought them in."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
        torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


class PatientBot(QtBot):
    """Waits half a minute at most instead of five seconds: only a test that fails, or a busy machine, takes so long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with patience."""
    return PatientBot(request)
