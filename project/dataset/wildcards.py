"""Wildcards in a caption: `a {red|blue} box` is one of two captions, drawn each time it is shown."""

import random
import re

_INNERMOST = re.compile(r"\{([^{}]*)\}")


def balanced(text: str) -> bool:
    """Whether each brace that opens has one that closes it, line by line."""
    return all("{" not in line and "}" not in line for line in _without_pairs(text).split("\n"))


def drawn(text: str, draw: random.Random) -> str:
    """The text with one of each wildcard's words, nested ones from the inside out."""
    while found := _INNERMOST.search(text):
        chosen = draw.choice(found[1].split("|")).strip()
        text = text[: found.start()] + chosen + text[found.end() :]
    return text


def _without_pairs(text: str) -> str:
    while (shorter := _INNERMOST.sub("", text)) != text:
        text = shorter
    return text
