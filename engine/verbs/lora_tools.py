"""The verbs that work on LoRA files: inspect, resize, combine, convert, extract and merge."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from project import runs

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parsers."""
    inspect = verb("inspect", "what a LoRA file is: kind, rank, base model, tags, and whether its numbers are sound")
    inspect.add_argument("lora", type=Path, help="LoRA file of any tool")
    inspect.add_argument("--base", default="", help="base model to compare with: a file, a folder, or starter")

    resize = verb("resize", "a LoRA with a smaller rank, and how much of its effect that loses")
    resize.add_argument("lora", type=Path)
    _rank(resize, required=True)
    _out(resize)

    combine = verb("combine", "several LoRAs as one")
    combine.add_argument("lora", type=Path, nargs="+")
    combine.add_argument("--strength", type=float, nargs="+", default=[1.0], help="one for each, or one for all")
    _rank(combine, required=False)
    _out(combine)

    convert = verb("convert", "a LoRA in another layout or number format")
    convert.add_argument("lora", type=Path)
    _out(convert)

    extract = verb("extract", "the LoRA that turns one model into another")
    extract.add_argument("model", type=Path, help="the fine-tuned model: a checkpoint file or a model folder")
    _rank(extract, required=True)
    extract.add_argument("--conv-rank", type=int, default=0, help="rank of convolutions; 0 leaves them out")
    _out(extract)

    merge = verb("merge", "LoRAs put into a model for good: a new checkpoint of the same layout")
    merge.add_argument("lora", type=Path, nargs="+")
    merge.add_argument("--strength", type=float, nargs="+", default=[1.0], help="one for each, or one for all")
    _out(merge, layout=False)
    merge.set_defaults(dtype="same")


def _rank(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument("--rank", type=int, required=required, help="the largest rank of a layer")
    parser.add_argument("--error", type=float, default=0.0, help="smaller where the loss stays below this share")


def _out(parser: argparse.ArgumentParser, layout: bool = True) -> None:
    parser.add_argument("--base", default="", help="base model: a file, a folder, or starter")
    parser.add_argument("--output", type=Path, required=True, help="file to write")
    parser.add_argument("--dtype", choices=("fp16", "bf16", "fp32", *(() if layout else ("same",))), default="fp16")
    if layout:
        parser.add_argument("--layout", choices=("kohya", "diffusers"), default="kohya")
    parser.add_argument("--overwrite", action="store_true", help="replace a file of this name")


def job_of(chosen: argparse.Namespace) -> runs.ToolJob:
    """The job that the arguments describe: the same that the app would write."""
    given = getattr(chosen, "lora", None) or chosen.model
    settings = {key: getattr(chosen, key, None) for key in ("rank", "error", "conv_rank", "layout")}
    return runs.ToolJob(
        tool="check" if chosen.verb == "inspect" else chosen.verb,
        inputs=tuple(map(str, given if isinstance(given, list) else [given])),
        strengths=tuple(getattr(chosen, "strength", ())),
        base=chosen.base,
        output=str(getattr(chosen, "output", "")),
        dtype=getattr(chosen, "dtype", "fp16"),
        settings=tuple(f"{key}={value}" for key, value in settings.items() if value is not None),
        overwrite=getattr(chosen, "overwrite", False),
    )


def run(chosen: argparse.Namespace) -> int:
    """Do what the arguments say, with a line of progress where somebody looks."""
    from engine.tools.work import do

    outcome = do(job_of(chosen), _progress if sys.stderr.isatty() else lambda *_: None)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print_report(outcome.report)
    for file in outcome.files:
        print(file)
    return 0


def _progress(phase: str, done: int, total: int) -> None:
    share = f" {done / total:.0%}" if total else ""
    print(f"\r\033[K{phase}{share}", end="", file=sys.stderr, flush=True)


def print_report(report: runs.Report) -> None:
    """A report as text: its sentences, then its table with aligned columns."""
    for line in report.lines:
        print(line)
    if report.rows:
        table = [report.columns, *report.rows]
        widths = [max(len(row[column]) for row in table) for column in range(len(report.columns))]
        for row in table:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


VERBS = dict.fromkeys(("inspect", "resize", "combine", "convert", "extract", "merge"), run)
