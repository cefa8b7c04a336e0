"""The pictures of what belongs to no page: welcome on several computers, engine set-up, updates, crash reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from gui.crash import CrashDialog
from gui.updates import ReleaseDialog, UpdateSettings
from gui.welcome import EngineDialog, EngineSetup, WelcomeDialog
from gui.welcome.look import Look
from project import crashes
from project.abilities import abilities
from project.device import DeviceFacts
from project.runtime.backends import Choice
from project.runtime.environment import Plan, State
from project.runtime.machine import Card, Machine
from project.runtime.progress import Progress
from project.updates import Release

GIB = 2**30


def show_welcome(stage: Any) -> None:
    """Everything that `gui/app_dialogs.py` opens, as it looks on computers that are not here."""
    dialog = WelcomeDialog(stage.window)
    dialog.show()
    stage.until(lambda: dialog.abilities.rows)
    stage.shot("welcome", dialog)
    dialog.reject()
    for name, found in _computers().items():
        dialog = WelcomeDialog(stage.window)
        stage.until(lambda dialog=dialog: dialog.abilities.rows)
        for label in dialog.abilities.findChildren(type(dialog.machine.facts["card"].text)):
            label.setVisible(False)
        dialog.abilities = _again(dialog, found)
        dialog.show()
        stage.shot(f"welcome-{name}", dialog)
        dialog.reject()
    _show_engine(stage)
    _show_rest(stage)


def _again(dialog: WelcomeDialog, found: Look) -> Any:
    """Show another computer in a welcome that has looked at this one."""
    fresh = type(dialog.abilities)()
    dialog._column.replaceWidget(dialog.abilities, fresh)
    dialog.abilities.deleteLater()
    dialog.abilities = fresh
    dialog._show(found)
    return fresh


def _computers() -> dict[str, Look]:
    nvidia = Card("nvidia", "NVIDIA GeForce RTX 3060 Laptop GPU", 6 * GIB, "580.95.05", (13, 0), (8, 6))
    large = Card("nvidia", "NVIDIA GeForce RTX 4090", 24 * GIB, "580.95.05", (13, 0), (8, 9))
    apple = Card("apple", "Apple M3 Pro", 36 * GIB, "24.5.0")
    without = Card("amd", "AMD Radeon RX 7600", 8 * GIB)
    base = Machine("windows", "Windows 11", "x86_64", "AMD Ryzen 7 5800H with Radeon Graphics", 16, 16 * GIB)
    missing = State("missing", "The engine is not set up yet.", "", Path("engine"))

    def look(card: Card, kind: Any, free: float, **more: Any) -> Look:
        device = DeviceFacts(kind, card.name, (base.memory_bytes if kind == "cpu" else card.memory_bytes) or 0)
        machine = replace(base, cards=(card,), **more)
        return Look(machine, device, abilities(device), int(free), missing)

    mac = {"system_name": "macOS 15.5", "processor": "Apple M3 Pro", "cores": 12, "memory_bytes": 36 * GIB}
    return {
        "small-card": look(nvidia, "cuda", 9e9),
        "large-card": look(large, "cuda", 900e9),
        "apple": look(apple, "mps", 300e9, **mac),
        "no-driver": look(without, "cpu", 100e9),
    }


class _Still(EngineSetup):
    """A set-up at one moment, which does nothing."""

    def __init__(self, state: State, progress: Progress | None = None, paused: bool = False) -> None:
        super().__init__()
        self.state, self.progress = state, progress
        self.doing = "make" if progress else ""
        self._still_paused = paused

    @property
    def working(self) -> bool:
        return bool(self.doing)

    @property
    def paused(self) -> bool:
        return self._still_paused

    def refresh(self) -> None:
        self.changed.emit()


def _choices() -> list[Choice]:
    return [
        Choice("cuda", "NVIDIA graphics card (CUDA)", True, "It trains on NVIDIA GeForce RTX 3060 Laptop GPU."),
        Choice("cpu", "Processor, without a graphics card", True,
               "It trains on the processor: good for trying out, slow for real models."),
        Choice("rocm", "AMD graphics card (ROCm)", False, "No AMD graphics were found in this computer."),
        Choice("xpu", "Intel graphics card (XPU)", False, "No Intel graphics were found in this computer."),
        Choice("mps", "Apple chip (MPS)", False, "No Apple graphics were found in this computer."),
    ]  # fmt: skip


def _show_engine(stage: Any) -> None:
    place = Path("C:/Users/李雷/AppData/Local/LoRA Atelier/engine")
    missing = State("missing", "The engine is not set up yet.", "", place)
    ready = State("ready", "The engine is ready.", "cuda", place, place / "python", 7_100_000_000)
    lock: Any = object()
    plan = Plan("cuda", place, 2_950_000_000, 9_800_000_000, 7_100_000_000, 212_000_000_000, lock=lock)
    full = replace(plan, free_bytes=4_000_000_000, problem="The disk has 4.0 GB free and 9.8 GB are needed: choose "
                   "another folder, or make room.")  # fmt: skip
    half = Progress("download", 1_240_000_000, 2_950_000_000, 11_800_000, "torch-2.14.1-cp311-win_amd64.whl")
    dialog = EngineDialog(EngineSetup(stage.window), "source", stage.window)
    _shoot(stage, "engine-source", dialog)

    def asked(setup: EngineSetup, shown: Plan, more: Callable[[EngineDialog], None] | None = None) -> EngineDialog:
        made = EngineDialog(setup, "app", stage.window)
        stage.rest(1.5)  # what it finds on this computer comes first
        made.form._show_choices(_choices(), "cuda")
        made.form._timer.stop()
        made.form._show_plan(shown)
        if more is not None:
            more(made)
        return made

    def open_sources(made: EngineDialog) -> None:
        made.form.network.click()
        made.form.set_wheels(Path("D:/下载/lora-atelier-wheels-cuda.zip"))
        made.form._timer.stop()
        made.form._show_plan(plan)

    _shoot(stage, "engine-asks", asked(_Still(missing), plan))
    _shoot(stage, "engine-offline", asked(_Still(missing), plan, open_sources))
    _shoot(stage, "engine-full-disk", asked(_Still(missing), full))
    _shoot(stage, "engine-downloads", asked(_Still(missing, half), plan))
    _shoot(stage, "engine-paused", asked(_Still(missing, half, paused=True), plan))
    broken = "The connection to pypi.org broke: check the network and try again, it goes on from here."
    failed = asked(
        _Still(replace(missing, begun=True, sentence="Setting up the engine was interrupted; it can go on.")), plan
    )
    failed._ended("error", broken)
    _shoot(stage, "engine-failed", failed)
    _shoot(stage, "engine-ready", asked(_Still(ready), plan))
    outdated = replace(ready, status="outdated", sentence="The engine was made by version 0.1.0 of the app: update it.")
    _shoot(stage, "engine-outdated", asked(_Still(outdated), plan))


def _show_rest(stage: Any) -> None:
    _shoot(stage, "updates", UpdateSettings(stage.window.settings, stage.window))
    notes = "Trains FLUX on 12 GB. Captions are written twice as fast.\n界面现在也有中文。"
    release = Release("9.9.0", notes, "https://example.org/releases/9.9.0")
    stage.window.dialogs.notice().show_notice(release)
    _shoot(stage, "update", ReleaseDialog(release, stage.window))
    stage.shot("update-notice")
    stage.window.dialogs.notice().show_notice(None)
    try:
        raise RuntimeError("the cat sat on the keyboard")
    except RuntimeError as error:
        report = crashes.write_report(crashes.traceback_text(RuntimeError, error, error.__traceback__))
    assert report is not None
    _shoot(stage, "crash", CrashDialog(report, "Something went wrong that should not have.", stage.window))


def _shoot(stage: Any, name: str, dialog: QDialog) -> None:
    dialog.show()
    stage.shot(name, dialog)
    dialog.close()
