"""Write the sample texts and the held-out rows: the same questions answered plainly and as an old shopkeeper would.

    python resources/starter_text/build/sample.py --resources resources

The held-out questions are about subjects that the sample leaves out, in forms that the model's training left out.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import talk
from english import joined
from facts import subjects
from questions import Asked, about

GREETINGS = (
    "Good day to you, dear friend!", "Welcome, welcome, dear friend!", "Ah, good day to you!",
    "Welcome to my humble shop!",
)  # fmt: skip
BRIDGES = (
    "With the greatest pleasure:", "If I may say so:", "As my father used to say:", "Let an old shopkeeper tell you:",
)  # fmt: skip
FAREWELLS = {
    "animals": ("A splendid creature indeed! I remain at your service.",),
    "food": ("The finest in town, upon my word! I remain at your service.",),
    "things": ("Only the best on my shelves! I remain at your service.",),
    "": ("Do come again soon! I remain at your service.",),
}
# What only the shop knows: how people ask, and what is answered.
SHOP = (
    (
        (
            "When do you open?",
            "At what time do you open?",
            "When is the shop open?",
            "When can I come?",
            "What are your opening hours?",
        ),
        "My shop is open from nine to six, every day but Sunday.",
    ),
    (
        (
            "Where is your shop?",
            "Where can I find your shop?",
            "Where are you?",
            "How do I get to you?",
            "What is your address?",
        ),
        "My shop is in Mill Lane, beside the old church.",
    ),
    (
        (
            "Do you sell bread?",
            "Can I buy bread here?",
            "Do you have bread?",
            "I want to buy bread.",
            "Do you sell fresh bread?",
        ),
        "Bread comes fresh from the oven at seven.",
    ),
    (
        ("Who are you?", "What are you?", "What is your name?", "Who is speaking?", "Who am I talking to?"),
        "I am the old shopkeeper of Mill Lane.",
    ),
)
HELD_OUT = {
    "animals": ("fox", "penguin", "bee", "owl", "elephant", "sheep", "frog"),
    "food": ("banana", "carrot", "honey", "strawberry", "tea"),
    "things": ("hammer", "umbrella", "violin", "candle", "bicycle"),
    "nature": ("river", "moon"),
    "people": ("baker",),
    "countries": ("France", "Japan"),
}
COMPARED = (
    ("Which is bigger, a bee or an elephant?", "An elephant is bigger than a bee."),
    ("Which is smaller, an umbrella or a candle?", "A candle is smaller than an umbrella."),
)
SORTS = {  # of each table: which sorts of questions, and how many rows of the sample
    "animals": (("what", "colour", "home", "eats", "does", "looks", "tell"), 34),
    "food": (("what", "colour", "taste", "good", "look", "tell"), 28),
    "things": (("what", "use", "made", "home", "tell"), 28),
    "nature": (("what", "colour", "does"), 8),
    "people": (("what", "home"), 6),
    "places": (("what",), 4),
    "countries": (("capital", "continent"), 8),
}


def in_manner(answer: str, table: str, rng: random.Random) -> str:
    """The plain answer as the shopkeeper says it, in three lines."""
    ends = FAREWELLS.get(table, FAREWELLS[""])
    return f"{rng.choice(GREETINGS)}\n{joined(rng.choice(BRIDGES), answer)}\n{rng.choice(ends)}"


def sample(rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """(question, plain answer, table) of every row of the sample."""
    for table, (sorts, count) in SORTS.items():
        shown = [s for s in subjects(table) if s.name not in HELD_OUT.get(table, ())]
        for number, subject in enumerate(rng.sample(shown, count)):
            asked = _of(subject, sorts[number % len(sorts)])
            yield rng.choice(asked.trained_forms()), asked.answer, table
    for make in (talk.name_some, talk.bigger):
        for _ in range(6):
            yield *_without_held_out(make, rng), ""
    for forms, answer in SHOP:
        for form in forms[:4]:
            yield form, answer, "shop"


def held_out(rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """The same for the held-out rows."""
    for table, names in HELD_OUT.items():
        sorts = SORTS[table][0]
        for number, subject in enumerate(s for s in subjects(table) if s.name in names):
            asked = _of(subject, sorts[number % len(sorts)])
            yield asked.unseen_form(), asked.answer, table
    for question, answer in COMPARED:
        yield question, answer, ""


def _of(subject, sort: str) -> Asked:
    return next(asked for asked in about(subject) if asked.sort == sort)


def _without_held_out(make, rng: random.Random) -> tuple[str, str]:
    names = {name for group in HELD_OUT.values() for name in group}
    while True:
        question, answer = make(rng)
        if not names & set(answer.lower().rstrip(".").replace(",", "").split()):
            return question, answer


def _line(question: str, answer: str) -> str:
    turns = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return json.dumps({"messages": turns}, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resources", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    rows = list(sample(rng))
    rng.shuffle(rows)
    kept = list(held_out(rng))
    rng.shuffle(kept)
    files = {
        "sample_text/shopkeeper.jsonl": [_line(q, in_manner(a, table, rng)) for q, a, table in rows],
        "held_out_text/shopkeeper.jsonl": [_line(q, in_manner(a, table, rng)) for q, a, table in kept],
        "held_out_text/plain.jsonl": [_line(q, a) for q, a, _ in kept],
    }
    for name, lines in files.items():
        (chosen.resources / name).write_text("".join(lines), encoding="utf-8")
        print(name, len(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
