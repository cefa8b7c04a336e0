"""Questions about one subject with their answers: templates over the facts of its table."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from english import a, capital, plural
from facts import Subject, subjects

# Of each sort of question: the forms that it is asked in, the form that goes on about "it", and the answer.
# {n} the subject with its article, {N} with a capital, {name} without, {names} several of them; the other names are
# columns of the table.
TEMPLATES: dict[str, dict[str, tuple[tuple[str, ...], str, str]]] = {
    "animals": {
        "what": (
            ("What is {n}?", "What's {n}?", "Can you tell me what {n} is?", "Explain what {n} is.",
             "What kind of animal is {n}?", "Do you know what {n} is?", "What are {names}?"),
            "What is it?", "{N} is {a_kind} with {has}.",
        ),
        "colour": (
            ("What colour is {n}?", "Which colour does {n} have?", "What is the colour of {n}?",
             "Tell me the colour of {n}.", "What colour does {n} have?", "What colour are {names}?"),
            "What colour is it?", "{N} {is_colour}.",
        ),
        "home": (
            ("Where does {n} live?", "Where can I find {n}?", "Where is the home of {n}?", "Where do I see {n}?",
             "In which place does {n} live?", "Where do {names} live?"),
            "Where does it live?", "{N} lives {home}.",
        ),
        "eats": (
            ("What does {n} eat?", "What is the food of {n}?", "What do you feed {n}?", "What does {n} like to eat?",
             "Tell me what {n} eats.", "What do {names} eat?"),
            "What does it eat?", "{N} eats {eats}.",
        ),
        "does": (
            ("What does {n} do?", "What is {n} known for?", "What can {n} do?", "What is special about {n}?",
             "What do {names} do?"),
            "What does it do?", "{N} {does}.",
        ),
        "looks": (
            ("What does {n} look like?", "How does {n} look?", "Describe how {n} looks.", "How do I recognise {n}?",
             "What do {names} look like?"),
            "What does it look like?", "{N} {is_colour} and has {has}.",
        ),
        "sound": (
            ("What sound does {n} make?", "What noise does {n} make?", "How does {n} sound?",
             "Which sound does {n} make?", "What sound do {names} make?", "Which sound do {names} make?"),
            "What sound does it make?", "{N} {sound}.",
        ),
        "young": (
            ("What is the young of {n} called?", "What is a young {name} called?", "What do you call a baby {name}?",
             "What is the baby of {n} called?"),
            "What is its young called?", "The young of {n} is called {a_young}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe {n}.", "What do you know about {n}?", "Tell me something about {n}.",
             "Write a few sentences about {n}.", "Tell me about {names}.", "Describe {names}.",
             "Tell me more about {names}."),
            "Tell me more about it.", "{N} is {a_kind}. It {is_colour} and has {has}. It lives {home} and eats {eats}.",
        ),
        "sentence": (
            ("Write a sentence about {n}.", "Make a sentence with the word {name}.", "Say something about {n}.",
             "Give me a sentence about {n}."),
            "Write a sentence about it.", "The {name} lives {home} and {does}.",
        ),
        "story": (
            ("Tell me a story about {n}.", "Write a short story about {n}.", "Do you know a story about {n}?"),
            "Tell me a story about it.",
            "There once was a little {name}. Its home was {home}. Every day it looked for {eats}. "
            "In the evening it was tired and happy.",
        ),
    },
    "food": {
        "what": (
            ("What is {n}?", "What's {n}?", "Can you tell me what {n} is?", "Explain what {n} is.",
             "Do you know what {n} is?", "What are {names}?"),
            "What is it?", "{N} is {a_colour_kind}. It is {look}.",
        ),
        "colour": (
            ("What colour is {n}?", "Which colour does {n} have?", "What is the colour of {n}?",
             "Tell me the colour of {n}.", "What colour does {n} have?", "What colour are {names}?"),
            "What colour is it?", "{N} {is_colour}.",
        ),
        "taste": (
            ("How does {n} taste?", "What does {n} taste like?", "What is the taste of {n}?",
             "Tell me how {n} tastes.", "How do {names} taste?"),
            "How does it taste?", "{N} tastes {taste}.",
        ),
        "look": (
            ("What does {n} look like?", "How does {n} look?", "What shape is {n}?", "Describe how {n} looks."),
            "What does it look like?", "{N} is {look}.",
        ),
        "source": (
            ("Where does {n} come from?", "Where do we get {n} from?", "Where is {n} from?",
             "Where do {names} come from?"),
            "Where does it come from?", "{N} {comes}.",
        ),
        "made": (
            ("What is {n} made of?", "What is in {n}?", "How is {n} made?", "What do I need for {n}?"),
            "What is it made of?", "{N} is made of {made}.",
        ),
        "good": (
            ("What is {n} good for?", "When do people have {n}?", "What do I use {n} for?", "What goes with {n}?",
             "What are {names} good for?"),
            "What is it good for?", "{N} is good for {good}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe {n}.", "What do you know about {n}?", "Tell me something about {n}.",
             "Write a few sentences about {n}.", "Tell me about {names}.", "Describe {names}.",
             "Tell me more about {names}."),
            "Tell me more about it.", "{N} is {a_kind}. It {is_colour} and tastes {taste}. It is good for {good}.",
        ),
        "sentence": (
            ("Write a sentence about {n}.", "Make a sentence with the word {name}.", "Say something about {n}.",
             "Give me a sentence about {n}."),
            "Write a sentence about it.", "{N} tastes {taste} and is good for {good}.",
        ),
    },
    "things": {
        "what": (
            ("What is {n}?", "What's {n}?", "Can you tell me what {n} is?", "Explain what {n} is.",
             "Do you know what {n} is?", "What are {names}?"),
            "What is it?", "{N} is {a_kind} with {has}.",
        ),
        "use": (
            ("What is {n} used for?", "What do I use {n} for?", "What is {n} for?", "What can I do with {n}?",
             "Why do people need {n}?", "What are {names} used for?", "What are {names} for?"),
            "What is it used for?", "{N} is used to {use}.",
        ),
        "made": (
            ("What is {n} made of?", "Which material is {n} made of?", "What is the material of {n}?",
             "Tell me what {n} is made of.", "What are {names} made of?"),
            "What is it made of?", "{N} is made of {made}.",
        ),
        "looks": (
            ("What does {n} look like?", "How does {n} look?", "What are the parts of {n}?", "How do I recognise {n}?"),
            "What does it look like?", "{N} has {has}.",
        ),
        "home": (
            ("Where can I find {n}?", "Where is {n} kept?", "Where do I look for {n}?", "Where is {n} found?",
             "Where are {names} kept?"),
            "Where can I find it?", "{N} is found {home}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe {n}.", "What do you know about {n}?", "Tell me something about {n}.",
             "Write a few sentences about {n}.", "Tell me about {names}.", "Describe {names}.",
             "Tell me more about {names}."),
            "Tell me more about it.",
            "{N} is {a_kind}. It is made of {made} and has {has}. People use it to {use}.",
        ),
        "sentence": (
            ("Write a sentence about {n}.", "Make a sentence with the word {name}.", "Say something about {n}.",
             "Give me a sentence about {n}."),
            "Write a sentence about it.", "The {name} is {home}, and people use it to {use}.",
        ),
    },
    "nature": {
        "what": (
            ("What is {n}?", "What's {n}?", "Can you tell me what {n} is?", "Explain what {n} is.",
             "Do you know what {n} is?", "What are {names}?"),
            "What is it?", "{N} is {gloss}.",
        ),
        "colour": (
            ("What colour is {n}?", "Which colour does {n} have?", "What is the colour of {n}?",
             "Tell me the colour of {n}.", "What colour does {n} have?"),
            "What colour is it?", "{N} {is_colour}.",
        ),
        "home": (
            ("Where is {n}?", "Where can I find {n}?", "Where can I see {n}?", "Where is {n} found?"),
            "Where can I find it?", "{N} is found {home}.",
        ),
        "does": (
            ("What does {n} do?", "What is special about {n}?", "What is {n} known for?"),
            "What does it do?", "{N} {does}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe {n}.", "What do you know about {n}?", "Tell me something about {n}.",
             "Write a few sentences about {n}."),
            "Tell me more about it.", "{N} is {gloss}. It {is_colour} and is found {home}. It {does}.",
        ),
    },
    "people": {
        "what": (
            ("What is {n}?", "What does {n} do?", "What is the work of {n}?", "Explain what {n} does.",
             "What is the job of {n}?", "What do {names} do?"),
            "What does that person do?", "{N} {does}.",
        ),
        "home": (
            ("Where does {n} work?", "Where can I find {n}?", "Where is the place of {n}?", "Where do {names} work?"),
            "Where does that person work?", "{N} works {home}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe the work of {n}.", "What do you know about {n}?",
             "Tell me something about {n}."),
            "Tell me more.", "{N} is a person who {does}. {N} works {home}.",
        ),
    },
    "places": {
        "what": (
            ("What is {n}?", "What do people do in {n}?", "What is {n} for?", "Explain what {n} is.",
             "Why do people go to {n}?"),
            "What do people do there?", "{N} is a place where people {there}.",
        ),
        "found": (
            ("What is found in {n}?", "What can I see in {n}?", "What is there in {n}?", "Who or what is in {n}?"),
            "What is found there?", "In {n} there are {found}.",
        ),
        "tell": (
            ("Tell me about {n}.", "Describe {n}.", "What do you know about {n}?", "Tell me something about {n}."),
            "Tell me more.", "{N} is a place where people {there}. There are {found}.",
        ),
    },
    "countries": {
        "capital": (
            ("What is the capital of {n}?", "Which city is the capital of {n}?", "Name the capital of {n}.",
             "Do you know the capital of {n}?", "Tell me the capital of {n}."),
            "What is its capital?", "The capital of {n} is {capital}.",
        ),
        "of": (
            ("Of which country is {capital} the capital?", "In which country is {capital}?", "Where is {capital}?"),
            "Which city is its capital?", "{capital} is the capital of {n}.",
        ),
        "continent": (
            ("Where is {n}?", "On which continent is {n}?", "Which continent does {n} lie in?"),
            "Where is it?", "{n} is a country in {continent}.",
        ),
        "tongue": (
            ("Which language do people speak in {n}?", "What language is spoken in {n}?",
             "What do people speak in {n}?"),
            "Which language do people speak there?", "In {n} people speak {tongue}.",
        ),
        "tell": (
            ("Tell me about {n}.", "What do you know about {n}?", "Tell me something about {n}.", "What is {n}?"),
            "Tell me more.", "{n} is a country in {continent}. Its capital is {capital}. People there speak {tongue}.",
        ),
    },
}  # fmt: skip

HELD_OUT_IN = 40  # one pair of subject and sort of question in so many is never asked in training


@dataclass(frozen=True)
class Asked:
    """One sort of question about one subject. `forms` ask about one of it, `several` about many; `follow` asks about
    "it", after the subject was named."""

    subject: Subject
    sort: str
    forms: tuple[str, ...]
    several: tuple[str, ...]
    follow: str
    answer: str

    @property
    def held_out(self) -> bool:
        """Whether training never asks it. What is told about a subject is always trained: the facts stand in it."""
        return self.sort not in ("tell", "of") and _number(self.subject.name, self.sort) % HELD_OUT_IN == 0

    def trained_forms(self) -> tuple[str, ...]:
        """All forms but the one that is held out for this subject."""
        unseen = self.unseen_form()
        return (*(form for form in self.forms if form != unseen), *self.several)

    def unseen_form(self) -> str:
        """The form that training leaves out for this subject."""
        return self.forms[_number(self.subject.name, self.sort, "form") % len(self.forms)]


def about(subject: Subject) -> Iterator[Asked]:
    """Everything that can be asked about a subject: a sort is left out where a fact is missing."""
    words = _words(subject)
    for sort, (forms, follow, answer) in TEMPLATES[subject.table].items():
        if (told := _filled(answer, words)) is not None:
            one, several = (tuple(f for f in forms if ("{names}" in f) == many) for many in (False, True))
            yield Asked(subject, sort, _all_filled(one, words), _all_filled(several, words), follow, told)


def _all_filled(forms: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
    return tuple(filled for form in forms if (filled := _filled(form, words)) is not None)


def _filled(template: str, words: dict[str, str]) -> str | None:
    """The template with its words; None where the subject lacks one of them."""
    try:
        return template.format_map(words)
    except KeyError:
        return None


def _words(subject: Subject) -> dict[str, str]:
    facts = dict(subject.facts)
    words = {"n": subject.named, "N": capital(subject.named), "name": subject.name, **facts}
    if subject.named == a(subject.name):
        words["names"] = plural(subject.name)
    if colour := facts.get("colour"):
        words["is_colour"] = "has many colours" if colour == "many colours" else f"is {colour}"
    if kind := facts.get("kind"):
        words["a_kind"] = a(kind)
        plain = facts.get("colour", "many colours") in ("many colours", "clear") or kind in ("food", "drink")
        words["a_colour_kind"] = f"a {kind}" if plain else a(f"{facts['colour']} {kind}")
    if young := facts.get("young"):
        words["a_young"] = a(young)
    if source := facts.get("source"):
        words["comes"] = f"comes {source}" if source.startswith("from") else f"grows {source}"
    return words


def _number(*words: str) -> int:
    return zlib.crc32("/".join(words).encode())


def all_asked() -> list[Asked]:
    """Every sort of question about every subject."""
    return [asked for table in TEMPLATES for subject in subjects(table) for asked in about(subject)]
