"""From starting the process to the window's first picture: a package beside the source, in turns."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.cold_start import ROOT, shown_after

ALLOWED = 1.5  # times the start from the source


def measure(program: Path, rounds: int) -> list[tuple[float, float]]:
    """Seconds of the source and of the package, a pair for each round. Both open the same sample project."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ, "ATELIER_HOME": home, "XDG_DATA_HOME": str(Path(home) / "data"),
            "ATELIER_PRINT_SHOWN": "1", "ATELIER_NO_SETUP": "1",
        }  # fmt: skip
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        commands = [sys.executable, str(ROOT / "main.py")], [str(program)]
        for command in commands:
            shown_after(command, environment)  # makes the sample project, and warms the system's file cache
        return [
            (shown_after(commands[0], environment)[0], shown_after(commands[1], environment)[0]) for _ in range(rounds)
        ]


def main() -> int:
    """Measure and print one table; 1 if the package takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.packaged_start", description=__doc__)
    parser.add_argument("program", type=Path, help="the windowed program of a package")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    pairs = measure(chosen.program.absolute(), chosen.rounds)
    ratios = [packaged / source for source, packaged in pairs]
    source, packaged = (statistics.median(column) for column in zip(*pairs, strict=True))
    print("| seconds | source | package | ratio | of rounds |\n|---|---|---|---|---|")
    print(
        f"| first picture of the window | {source:.2f} | {packaged:.2f} | **{statistics.median(ratios):.2f}** | "
        f"{min(ratios):.2f} to {max(ratios):.2f} |"
    )
    return 0 if statistics.median(ratios) <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
