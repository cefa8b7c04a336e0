"""Benchmarks beside a floor: `python -m tests.bench [NAME ...]`, each measured in turns with its floor in one run."""

from __future__ import annotations

import argparse
import subprocess
import sys

import bootstrap

BENCHES = {
    "step": ("tests.bench.step_time", "a training step beside a bare loop"),
    "text-step": ("tests.bench.text_step", "a training step on texts beside a bare peft loop"),
    "cold-start": ("tests.bench.cold_start", "the app's start beside an empty window"),
    "gallery": ("tests.bench.gallery", "10,000 pictures, or as many as --pictures says, beside a plain list"),
    "health": ("tests.bench.health", "10,000 pictures checked beside bare decoding"),
    "captioning": ("tests.bench.captioning", "captions by a model beside the bare model"),
    "charts": ("tests.bench.charts", "a million points beside one bare line"),
    "painting": ("tests.bench.painting", "strokes over a mask of 84 million pixels beside a bare scribble"),
    "event-loop": ("tests.bench.event_loop", "the window's answers under load beside an idle window"),
    "texts": ("tests.bench.texts", "100,000 rows of text read, changed and encoded beside bare JSON and tokenizer"),
    "words": ("tests.bench.words", "filters and counts over 100,000 captions beside bare searching and splitting"),
}


def main() -> int:
    """Run the benches that are named, or all, each in a process of its own; the options of one go behind its name.

    Returns the worst exit code.
    """
    bootstrap.ensure("tests")
    listed = "\n".join(f"  {name:12} {text}" for name, (_, text) in BENCHES.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        epilog=f"benches:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones (default: all)")
    chosen, options = parser.parse_known_args()
    if unknown := [name for name in chosen.names if name not in BENCHES]:
        parser.error(f"there is no bench {unknown[0]}; there are {', '.join(BENCHES)}")
    if options and len(chosen.names) != 1:
        parser.error("options belong to one bench: name it")
    worst = 0
    for name in chosen.names or BENCHES:
        module, text = BENCHES[name]
        print(f"# {name}: {text}", flush=True)
        worst = max(worst, subprocess.call([sys.executable, "-m", module, *options], cwd=bootstrap.ROOT))
    return worst


if __name__ == "__main__":
    sys.exit(main())
