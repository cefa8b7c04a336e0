"""Benchmarks beside a floor: `python -m tests.bench`. Ratios of CPU seconds, measured alternately in one process."""

from __future__ import annotations

import argparse
import sys

import bootstrap


def main() -> int:
    """Measure the training step on the starter and on a larger random model and print one table."""
    bootstrap.ensure("tests")
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="alternations of the two (default 12)")
    parser.add_argument("--steps", type=int, default=8, help="steps of each in a round (default 8)")
    parser.add_argument("--models", nargs="+", choices=("starter", "larger"), default=["starter", "larger"])
    arguments = parser.parse_args()
    from tests.bench.step_time import measure, table

    print(table([measure(name, arguments.rounds, arguments.steps) for name in arguments.models]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
