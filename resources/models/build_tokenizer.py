"""Write CLIP's vocab.json and merges.txt from the byte-pair table that open_clip_torch ships (MIT).

    .venv/bin/python resources/models/build_tokenizer.py

The vocabulary is 256 bytes, the same bytes at a word's end, one entry a merge, and the marks for begin and end.
"""

import gzip
import json
from pathlib import Path

import open_clip.tokenizer as table

MERGES = 49152 - 256 - 2  # the number that CLIP was trained with (Radford et al., 2021)
FOLDER = Path(__file__).parent / "tokenizer"


def main() -> None:
    with gzip.open(table.default_bpe(), "rt", encoding="utf-8") as file:
        lines = file.read().split("\n")[1 : MERGES + 1]
    letters = list(table.bytes_to_unicode().values())
    words = [*letters, *(f"{letter}</w>" for letter in letters), *(line.replace(" ", "") for line in lines)]
    words += ["<|startoftext|>", "<|endoftext|>"]
    FOLDER.mkdir(exist_ok=True)
    vocabulary = json.dumps({word: number for number, word in enumerate(words)}, ensure_ascii=False)
    (FOLDER / "vocab.json").write_text(vocabulary + "\n", encoding="utf-8")
    (FOLDER / "merges.txt").write_text("\n".join(["#version: 0.2", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
