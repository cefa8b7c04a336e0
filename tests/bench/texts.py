"""Texts read, looked through, changed and turned into tokens, each beside the least that Python can do for it.

The floor of reading is `json.loads` of every line, that of a change is copying the file, and that of tokens is the bare
tokenizer over the same texts. All on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["TOKENIZERS_PARALLELISM"] = "false"

from project.options.text import TextOptions
from project.texts.encoding import Encoder
from project.texts.health import inspect
from project.texts.lengths import Lengths
from project.texts.reading import look
from project.texts.writing import edited, write
from tests.bench.words import milliseconds
from tests.project.text_models import write_model


def make(path: Path, count: int) -> None:
    """Conversations of about a hundred words."""
    answer = "The clause says that the goods are delivered within ten days of the order, at the seller's risk. " * 4
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            turns = [{"role": "user", "content": f"What does clause {number} say about the delivery?"},
                     {"role": "assistant", "content": f"{answer}{number}"}]  # fmt: skip
            file.write(json.dumps({"messages": turns}) + "\n")


def measure(folder: Path, count: int) -> list[tuple[str, float, float]]:
    """(what, milliseconds, milliseconds of the floor), in processor time."""
    path = folder / "texts.jsonl"
    make(path, count)
    encoder = Encoder.of_folder(write_model(folder / "model", "qwen3"), TextOptions(), 1024)
    found = look(path)
    some = found.rows[: min(count, 5000)]
    written = [encoder.encode(row).text for row in some]

    def bare() -> None:
        with path.open("rb") as file:
            for line in file:
                json.loads(line)

    def tokens() -> None:
        for start in range(0, len(written), 128):
            encoder._tokenizer.encode_batch(written[start : start + 128], add_special_tokens=False)

    def counted(act: Callable[[], object]) -> float:
        began = time.process_time()
        act()
        return (time.process_time() - began) * 1000

    floor, words = milliseconds(bare, 3), counted(tokens)
    lengths = Lengths(encoder)
    return [
        (f"read {count:,} rows", milliseconds(lambda: look(path), 3), floor),
        (f"go through {count:,} rows", milliseconds(lambda: [row.number for row in found.rows], 3), floor),
        (f"look for what is wrong with {count:,} rows", milliseconds(lambda: inspect(look(path)), 1), floor),
        ("the same again after a change", looked_again(path, count), floor),
        ("change one row", *changed(path, count, folder)),
        (f"encode {len(some):,} rows", counted(lambda: list(encoder.all_parts(some))), words),
        (f"count {len(some):,} rows", counted(lambda: lengths.of(some)), words),
        (f"count {len(some):,} rows again", counted(lambda: lengths.of(some)), words),
    ]


def looked_again(path: Path, count: int) -> float:
    """Milliseconds of the findings after a change of one row in the middle of the file."""
    found = look(path)
    inspect(found)
    after = write(found, [edited(found, found.rows[count // 2], {"prompt": "New?", "completion": "Yes."})])
    return milliseconds(lambda: inspect(after), 1)


def changed(path: Path, count: int, folder: Path) -> tuple[float, float]:
    """(milliseconds of a change in the middle of the file, those of a copy)."""
    found = look(path)
    change = edited(found, found.rows[count // 2], {"messages": []})
    ours = milliseconds(lambda: write(found, [change]), 1)
    return ours, milliseconds(lambda: shutil.copyfile(path, folder / "copy"), 3)


def table(rows: list[tuple[str, float, float]]) -> str:
    """The figures in Markdown."""
    lines = ["| texts | LoRA Atelier | floor | ratio |", "|---|---|---|---|"]
    return "\n".join(
        lines + [f"| {what} | **{ours:.0f} ms** | {floor:.0f} ms | {ours / floor:.2f} |" for what, ours, floor in rows]
    )


def main() -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench texts", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(Path(folder), arguments.rows)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
