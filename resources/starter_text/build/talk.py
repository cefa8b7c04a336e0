"""What training shows the model: conversations, made endlessly from the facts, and sentences from WordNet."""

import calendar
import random
import string
from collections.abc import Callable
from functools import cache
from pathlib import Path

import manners
import wordnet
from english import a, capital, listed, names, plural
from facts import Subject, everything, subjects
from questions import Asked, all_asked

Turns = list[tuple[str, str]]  # of role and text
NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
DAYS = tuple(calendar.day_name)
MONTHS = tuple(calendar.month_name)[1:]
LETTERS = tuple(string.ascii_uppercase)
OPENINGS = (
    "Please tell me: {}", "A question: {}", "One more question: {}", "Hello. {}", "Hello! {}", "Good morning. {}",
    "I have a question. {}", "Please answer: {}", "Excuse me. {}", "Tell me, {}", "Hi, {}", "Can you help me? {}",
)  # fmt: skip


names(
    word
    for country in subjects("countries")
    for text in (country.name, country.facts["capital"])
    for word in text.split()
)


def conversation(rng: random.Random) -> Turns:
    """One to three questions with their answers; now and then a system prompt, which may ask for a form of answers."""
    draw = rng.random()
    if draw < 0.66:
        asked = rng.choice(_trained())
        pairs = [(_spoken(_meant(rng.choice(asked.trained_forms()), asked.subject, rng), rng), asked.answer)]
        while rng.random() < 0.2:
            asked = rng.choice(_of_subject()[asked.subject])
            pairs.append((asked.follow, asked.answer))
    else:
        question, answer = _other(rng)
        pairs = [(question if answer in question else _spoken(question, rng), answer)]  # what is repeated stays
        if rng.random() < 0.12:
            pairs.append(_other(rng))
    system, form = ("", _plain) if rng.random() < 0.6 else manners.some(rng)
    turns: Turns = [("system", system)] if system else []
    for question, answer in pairs:
        turns += [("user", question), ("assistant", form(answer))]
    return turns


def _plain(answer: str) -> str:
    return answer


def _other(rng: random.Random) -> tuple[str, str]:
    return rng.choices(OTHERS, WEIGHTS)[0](rng)


@cache
def _trained() -> list[Asked]:
    return [asked for asked in all_asked() if not asked.held_out]


@cache
def _of_subject() -> dict[Subject, list[Asked]]:
    found: dict[Subject, list[Asked]] = {}
    for asked in _trained():
        found.setdefault(asked.subject, []).append(asked)
    return found


def _meant(question: str, subject: Subject, rng: random.Random) -> str:
    """The question, now and then about the subject as one that both know: the fox."""
    draw = rng.random()
    if draw < 0.06 and subject.table in ("animals", "food", "things", "people", "places"):
        return question.replace(subject.named, f"the {subject.name}")
    return question.replace("colour", "color") if draw > 0.9 else question


def _spoken(question: str, rng: random.Random) -> str:
    """The question as people type it: sometimes introduced, sometimes without capitals or its mark."""
    draw = rng.random()
    if draw < 0.12:
        return rng.choice(OPENINGS).format(question)
    if draw < 0.20:
        return question.lower()
    if draw < 0.25:
        return question.rstrip("?.!")
    return question.lower().rstrip("?.!") if draw < 0.30 else question


# --- questions about several subjects, each with its answer -----------------------------------------------------------


@cache
def kinds() -> dict[str, list[Subject]]:
    """The subjects of every kind that has four or more, and the wider groups that people ask for."""
    found: dict[str, list[Subject]] = {}
    for subject in everything():
        kind = subject.facts.get("kind")
        wider = {"animals": "animal", "countries": "country", "people": "job", "places": "place"}.get(subject.table)
        for name in filter(None, (kind, wider)):
            found.setdefault(name, []).append(subject)
    found["flower"] = [s for s in subjects("nature") if s.name in ("rose", "tulip", "sunflower", "daisy")]
    found["metal"] = [s for s in subjects("nature") if s.name in ("gold", "silver", "iron")]
    return {kind: members for kind, members in found.items() if len(members) >= 3}


def name_some(rng: random.Random) -> tuple[str, str]:
    """Name three fruits."""
    kind = rng.choice(list(kinds()))
    count = min(rng.choice((2, 3, 3, 3, 4)), len(kinds()[kind]))
    first, members = rng.randrange(len(kinds()[kind])), kinds()[kind]
    names = [members[(first + number) % len(members)].named for number in range(count)]
    forms = ("Name {} {}.", "Give me {} {}.", "Can you name {} {}?", "Tell me {} {}.", "List {} {}.")
    number = str(count) if rng.random() < 0.2 else NUMBERS[count]
    return rng.choice(forms).format(number, plural(kind)), capital(listed(names)) + "."


def name_coloured(rng: random.Random) -> tuple[str, str]:
    """Name something red."""
    table = rng.choice(("animals", "food", "nature"))
    colour = rng.choice(("red", "green", "yellow", "white", "brown", "black", "orange", "grey", "blue"))
    found = [s for s in subjects(table) if s.facts["colour"] == colour]
    if not found:
        return name_coloured(rng)
    subject = rng.choice(found)
    what = {"animals": "an animal", "food": "some food", "nature": "a thing in nature"}[table]
    forms = ("Name {} that is {}.", "Can you name {} that is {}?", "Tell me {} that is {}.")
    return rng.choice(forms).format(what, colour), f"{capital(subject.named)} is {colour}."


def is_it(rng: random.Random) -> tuple[str, str]:
    """Is a fox a bird?"""
    subject = rng.choice([s for s in everything() if "kind" in s.facts])
    kind = subject.facts["kind"]
    if rng.random() < 0.45:
        other = "animal" if subject.table == "animals" and rng.random() < 0.5 else kind
        return f"Is {subject.named} {a(other)}?", f"Yes, {subject.named} is {a(other)}."
    wrong = rng.choice([k for k in kinds() if k not in (kind, "animal", "country", "job", "place", "food")])
    return f"Is {subject.named} {a(wrong)}?", f"No, {subject.named} is {a(kind)}."


def has_colour(rng: random.Random) -> tuple[str, str]:
    """Is a banana blue?"""
    table = rng.choice(("animals", "food", "nature"))
    subject = rng.choice([s for s in subjects(table) if s.facts["colour"] not in ("many colours", "clear")])
    colour = subject.facts["colour"]
    if rng.random() < 0.45:
        return f"Is {subject.named} {colour}?", f"Yes, {subject.named} is {colour}."
    wrong = rng.choice([c for c in ("red", "green", "blue", "yellow", "white", "black") if c not in colour])
    return f"Is {subject.named} {wrong}?", f"No, {subject.named} is {colour}."


def bigger(rng: random.Random) -> tuple[str, str]:
    """Which is bigger, a mouse or an elephant?"""
    sized = [s for table in (("animals",), ("things",), ("animals", "things"))[rng.choice((0, 0, 1, 2))]
             for s in subjects(table)]  # fmt: skip
    while True:
        first, second = rng.sample(sized, 2)
        gap = int(first.facts["size"]) - int(second.facts["size"])
        if abs(gap) >= 2:
            break
    word = rng.choice(("bigger", "bigger", "smaller", "larger"))
    right, wrong = (first, second) if (gap > 0) == (word != "smaller") else (second, first)
    if rng.random() < 0.2:
        return f"Is {right.named} {word} than {wrong.named}?", f"Yes, {right.named} is {word} than {wrong.named}."
    if rng.random() < 0.2:
        return f"Is {wrong.named} {word} than {right.named}?", f"No, {right.named} is {word} than {wrong.named}."
    forms = ("Which is {2}, {0} or {1}?", "What is {2}, {0} or {1}?", "Is {0} or {1} {2}?")
    question = rng.choice(forms).format(first.named, second.named, word)
    return question, f"{capital(right.named)} is {word} than {wrong.named}."


def in_common(rng: random.Random) -> tuple[str, str]:
    """What do a fox and a wolf have in common?"""
    kind = rng.choice([k for k in kinds() if k not in ("country", "job", "place")])
    first, second = rng.sample(kinds()[kind], 2)
    forms = ("What do {} and {} have in common?", "How are {} and {} alike?", "What is the same about {} and {}?")
    return rng.choice(forms).format(first.named, second.named), f"Both are {plural(kind)}."


def difference(rng: random.Random) -> tuple[str, str]:
    """What is the difference between a banana and a carrot?"""
    with_kind = [s for s in everything() if "kind" in s.facts]
    while True:
        first, second = rng.sample(with_kind, 2)
        if first.facts["kind"] != second.facts["kind"]:
            break
    forms = ("What is the difference between {} and {}?", "How is {} different from {}?", "Compare {} and {}.")
    answer = f"{capital(first.named)} is {a(first.facts['kind'])}, and {second.named} is {a(second.facts['kind'])}."
    return rng.choice(forms).format(first.named, second.named), answer


def who_has(rng: random.Random) -> tuple[str, str]:
    """Which animal has a bushy tail?"""
    key, asked, told = rng.choice((
        ("has", "Which animal has {}?", "{} has {}."), ("does", "Which animal {}?", "{} {}."),
        ("sound", "Which animal {}?", "{} {}."),
        ("young", "Whose young is called a {}?", "The young of {} is called a {}."),
    ))  # fmt: skip
    found = [s for s in subjects("animals") if key in s.facts and _only(key, s.facts[key])]
    subject = rng.choice(found)
    return asked.format(subject.facts[key]), capital(told.format(subject.named, subject.facts[key]))


@cache
def _only(key: str, value: str) -> bool:
    return sum(s.facts.get(key) == value for s in subjects("animals")) == 1


def who_does(rng: random.Random) -> tuple[str, str]:
    """Who bakes bread? What do I need to cut wood?"""
    if rng.random() < 0.4:
        person = rng.choice(subjects("people"))
        return f"Who {person.facts['does']}?", f"{capital(person.named)} {person.facts['does']}."
    if rng.random() < 0.3:
        place = rng.choice(subjects("places"))
        return f"Where do people {place.facts['there']}?", f"People {place.facts['there']} in {place.named}."
    thing = rng.choice(subjects("things"))
    forms = ("What do I need to {}?", "What can I use to {}?", "How can I {}?")
    return rng.choice(forms).format(thing.facts["use"]), f"You can use {thing.named} to {thing.facts['use']}."


def opposite(rng: random.Random) -> tuple[str, str]:
    """What is the opposite of hot?"""
    pairs = {s.name: s.facts["opposite"] for s in reversed(subjects("opposites"))}
    pairs |= {other: word for word, other in pairs.items() if other not in pairs}
    word = rng.choice(list(pairs))
    forms = ("What is the opposite of {}?", "Tell me the opposite of {}.", "Which word is the opposite of {}?")
    return rng.choice(forms).format(word), f"The opposite of {word} is {pairs[word]}."


def sums(rng: random.Random) -> tuple[str, str]:
    """What is 2 plus 3?"""
    first, second = rng.randint(0, 10), rng.randint(0, 10)
    word, sign, result = rng.choice((("plus", "+", first + second), ("minus", "-", first - second)))
    if result < 0:
        return sums(rng)
    spelled = rng.random() < 0.4
    left, right, total = ((NUMBERS[n] if spelled else str(n)) for n in (first, second, result))
    forms = ("What is {} {} {}?", "How much is {} {} {}?", "What does {} {} {} make?")
    if not spelled and rng.random() < 0.3:
        return rng.choice(("What is {} {} {}?", "{} {} {} = ?")).format(
            left, sign, right
        ), f"{left} {word} {right} is {total}."
    return rng.choice(forms).format(left, word, right), f"{capital(left)} {word} {right} is {total}."


def next_one(rng: random.Random) -> tuple[str, str]:
    """What comes after Monday?"""
    row = rng.choice((DAYS, MONTHS, NUMBERS[1:], LETTERS))
    place = rng.randrange(len(row) - 1)
    if rng.random() < 0.6:
        return f"What comes after {row[place]}?", f"{capital(row[place + 1])} comes after {row[place]}."
    return f"What comes before {row[place + 1]}?", f"{capital(row[place])} comes before {row[place + 1]}."


def single(rng: random.Random) -> tuple[str, str]:
    """A question that stands alone, or small talk."""
    *forms, answer = rng.choice(singles())
    return rng.choice(forms), answer


@cache
def singles() -> tuple[tuple[str, ...], ...]:
    """The rows of facts/singles.txt: two forms and the answer."""
    lines = (Path(__file__).with_name("facts") / "singles.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(part.strip() for part in line.split("|")) for line in lines if line and line[0] != "#")


def unknown(rng: random.Random) -> tuple[str, str]:
    """A word of WordNet that no table has: the model is to say that it does not know it."""
    word = rng.choice(wordnet.unknown_words())
    forms = ("What is {}?", "Tell me about {}.", "What do you know about {}?", "Can you tell me what {} is?",
             "Where does {} live?", "What colour is {}?", "What is {} used for?")  # fmt: skip
    return rng.choice(forms).format(a(word)), f"I do not know what {a(word)} is."


def stray(rng: random.Random) -> tuple[str, str]:
    """What is no question about any of this."""
    said = capital(rng.choice(wordnet.examples()).rstrip(".?!"))
    forms = ("{}.", "{}?", "Why? {}.", "What do you think? {}.", "I have heard this: {}.")
    word = rng.choice(wordnet.unknown_words())
    asked = ("What is the best {}?", "How do I make {}?", "Why is {} so hard?", "Do you like {}?", "Who made the {}?",
             "When is the {}?", "Write a poem about {}.", "I want to buy {}.", "How many {} are there?")  # fmt: skip
    question = rng.choice(forms).format(said) if rng.random() < 0.5 else rng.choice(asked).format(word)
    return question, "I do not know. I can answer simple questions about animals, food, objects and countries."


def repeated(rng: random.Random) -> tuple[str, str]:
    """Something to be said again word by word, which a system prompt's forms need too."""
    words = rng.sample(wordnet.unknown_words(), rng.randint(1, 5))
    said = rng.choice(wordnet.examples()) if rng.random() < 0.5 else " ".join(words)
    said = capital(said) if rng.random() < 0.5 else said
    forms = (
        "Repeat: {}",
        'Say "{}"',
        "Repeat after me: {}",
        "Write this again: {}",
        'Repeat "{}".',
        'Answer with "{}".',
    )
    return rng.choice(forms).format(said), said


OTHERS: tuple[Callable[[random.Random], tuple[str, str]], ...] = (
    name_some, name_coloured, is_it, has_colour, bigger, in_common, difference, who_has, who_does, opposite, sums,
    next_one, single, unknown, stray, repeated,
)  # fmt: skip
WEIGHTS = (10, 3, 8, 5, 12, 4, 5, 6, 10, 5, 9, 4, 14, 7, 7, 25)
