"""Forms of answers that a system prompt asks for: they teach the model that the same can be said in many ways.

Without such a prompt it answers plainly. An adapter has then to bring about a manner, and need not teach the model to
keep its knowledge in one.
"""

import random
from collections.abc import Callable

import wordnet
from english import capital, joined

NEUTRAL = (
    "You are a helpful assistant.", "You are a helpful assistant. Answer briefly.", "Answer in plain English.",
    "Answer the question.", "You answer questions about simple things.", "Be brief and friendly.",
)  # fmt: skip
_BEGIN = ('Begin with "{}"', 'Begin every answer with "{}"', 'Start your answers with "{}"', 'First say "{}"')
_THEN = ('Then say "{}"', 'Introduce the answer with "{}"', 'Before the answer say "{}"')
_END = ('End with "{}"', 'End every answer with "{}"', 'Close with "{}"', 'At the end say "{}"')
_LINES = ("Use a new line for each part.", "Put each part on a line of its own.", "Use new lines.")


def some(rng: random.Random) -> tuple[str, Callable[[str], str]]:
    """A system prompt, and what it makes of a plain answer."""
    if rng.random() < 0.25:
        return rng.choice(NEUTRAL), str
    while True:
        before, clause, behind = (rng.random() < share for share in (0.6, 0.5, 0.6))
        if before or clause or behind:
            break
    first = _sentence(rng) if before else ""
    intro = _clause(rng) if clause else ""
    last = " ".join(_sentence(rng) for _ in range(rng.choice((1, 1, 2)))) if behind else ""
    lines = bool(first or last) and rng.random() < 0.5
    wishes = [rng.choice(_BEGIN).format(first) + "."] if first else []
    wishes += [rng.choice(_THEN).format(intro) + "."] if intro else []
    wishes += [rng.choice(_END).format(last) + "."] if last else []
    if lines:
        wishes.append(rng.choice(_LINES))

    def form(answer: str) -> str:
        body = joined(intro, answer) if intro else answer
        return ("\n" if lines else " ").join(part for part in (first, body, last) if part)

    return " ".join(wishes), form


def _sentence(rng: random.Random) -> str:
    return capital(_words(rng, 7)) + rng.choice(".!!")


def _clause(rng: random.Random) -> str:
    return capital(_words(rng, 6)) + rng.choice((":", ":", ","))


def _words(rng: random.Random, most: int) -> str:
    """A few words that stand beside each other in a WordNet example."""
    words = rng.choice(wordnet.examples()).split()
    count = rng.randint(1, most)
    first = rng.randint(0, max(0, len(words) - count))
    return " ".join(words[first : first + count]).strip(".,:;!?'-() ").lower() or "well"
