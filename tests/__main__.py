"""Runs the tests: `python3 -m tests`, with pytest's arguments behind it; sets itself up when packages are missing."""

from __future__ import annotations

import os
import sys

import bootstrap


def main() -> int:
    """Run pytest on what the command line names, or else on everything; returns its exit code."""
    bootstrap.ensure("tests")
    os.chdir(bootstrap.ROOT)
    import pytest

    return int(pytest.main(["--durations=15", *_spread(sys.argv[1:]), *sys.argv[1:]]))


def _spread(arguments: list[str]) -> list[str]:
    """Two processes or more, each test with one thread: twice as quick as one process that computes with all cores.

    A run that names tests is one process: it is over soon, and is for looking at.
    """
    if any(not argument.startswith("-") for argument in arguments):
        return []
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return ["-n", str(max(2, min(os.cpu_count() or 2, 8))), "--dist", "worksteal"]


if __name__ == "__main__":
    sys.exit(main())
