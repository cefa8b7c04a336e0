"""The verb that scores the checkpoints of a run."""

import argparse
from collections.abc import Callable
from pathlib import Path

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parser."""
    score = verb("score", "which checkpoint of a run is best: validation, likeness to pictures and prompt, copies")
    score.add_argument("--run", type=Path, required=True, help="run folder")
    score.add_argument("--clip", default="", metavar="FILE", help="CLIP model of open_clip: a file or a folder")


def run(chosen: argparse.Namespace) -> int:
    """Print the table of the scores, which also stay in the run folder as scores.json."""
    from engine.scores import report, score
    from engine.verbs.lora_tools import print_report

    print_report(report(score(chosen.run, chosen.clip)))
    return 0


VERBS = {"score": run}
