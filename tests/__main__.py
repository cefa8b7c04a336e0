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

    return int(pytest.main(["--durations=15", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
