"""From starting the process to the window's first picture, beside an empty window that imports PySide6 and pyqtgraph.

Both are processes of their own, started in turns, each with a home in which the app was opened once before.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 1.5  # times the floor
EMPTY = """
import time, pyqtgraph
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)
    def tell(self):
        print(f"shown {time.time():.6f}", flush=True)
        app.quit()
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""


@dataclass(frozen=True)
class Result:
    """Seconds until the first picture and until the first page, and processor seconds of the process, a round each."""

    floor: list[float]
    ours: list[float]
    page: list[float]
    floor_work: list[float]
    ours_work: list[float]


def shown_after(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds from a process's start until its window was painted, and until its page was; what it worked in all.

    Raises RuntimeError if it ends without saying so.
    """
    before, began = os.times(), time.time()
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    after = os.times()
    told = dict(line.split() for line in done.stdout.splitlines() if line.startswith(("shown ", "page ")))
    if "shown" not in told:
        raise RuntimeError(f"no window was shown (exit code {done.returncode}): {done.stderr[-2000:]}")
    work = after.children_user - before.children_user + after.children_system - before.children_system
    shown = float(told["shown"]) - began
    return shown, float(told.get("page", 0)) - began, work


def measure(rounds: int) -> Result:
    """Start both in turns."""
    result = Result([], [], [], [], [])
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ, "ATELIER_HOME": home, "XDG_DATA_HOME": str(Path(home) / "data"),
            "ATELIER_PRINT_SHOWN": "1", "ATELIER_NO_SETUP": "1",
        }  # fmt: skip
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        window, empty = [sys.executable, str(ROOT / "main.py")], [sys.executable, "-c", EMPTY]
        shown_after(window, environment)  # makes the sample project, and warms the system's file cache
        shown_after(empty, environment)
        for _ in range(rounds):
            shown, _, work = shown_after(empty, environment)
            result.floor.append(shown)
            result.floor_work.append(work)
            shown, page, work = shown_after(window, environment)
            result.ours.append(shown)
            result.page.append(page)
            result.ours_work.append(work)
    return result


def table(result: Result) -> str:
    """The figures in Markdown: medians, and the ratios of the rounds."""
    rows = [
        ("first picture of the window", result.floor, result.ours),
        ("first page in it", result.floor, result.page),
        ("processor time of the process", result.floor_work, result.ours_work),
    ]
    lines = ["| seconds | empty window | LoRA Atelier | ratio | of rounds |", "|---|---|---|---|---|"]
    for name, floor, ours in rows:
        ratios = [mine / bare for bare, mine in zip(floor, ours, strict=True)]
        lines.append(
            f"| {name} | {statistics.median(floor):.2f} | {statistics.median(ours):.2f} | "
            f"**{statistics.median(ratios):.2f}** | {min(ratios):.2f} to {max(ratios):.2f} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Measure and print one table; 1 if the window takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench cold-start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    result = measure(parser.parse_args().rounds)
    print(table(result))
    ratios = [ours / floor for floor, ours in zip(result.floor, result.ours, strict=True)]
    return 0 if statistics.median(ratios) <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
