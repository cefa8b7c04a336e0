"""Write the sample dataset (line art with captions) and the held-out references that the demo measures against.

python resources/starter/build/sample.py --work ~/.cache/atelier-starter --resources resources
"""

import argparse
import csv
from pathlib import Path

from pictures import draw, fetch, onto
from subjects import HELD_OUT, SAMPLE, SUBJECTS

SIDE = 256  # pixels


def write(sets: dict[str, dict], names: list[str], folder: Path, captions: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        picture = onto(draw(sets["line"], name, SIDE), (255, 255, 255)).convert("L")
        picture.save(folder / f"{name}.png", optimize=True)
        if captions:
            (folder / f"{name}.txt").write_text(SUBJECTS[name] + "\n", encoding="utf-8")
    if not captions:
        with open(folder / "prompts.csv", "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["filename", "prompt"])
            rows.writerows([f"{name}.png", SUBJECTS[name]] for name in names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--resources", type=Path, required=True)
    arguments = parser.parse_args()
    sets = fetch(arguments.work.expanduser() / "npm")
    write(sets, SAMPLE, arguments.resources / "sample", captions=True)
    write(sets, HELD_OUT, arguments.resources / "held_out", captions=False)


if __name__ == "__main__":
    main()
