"""What can be trained, and which preset that asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Something to train. `phrase` stands in a sentence; `preset` is the preset for it, if only the nearest one."""

    title: str
    sentence: str
    phrase: str
    preset: str
    nearest: bool = False


# What a language model can be taught, and the preset for each; FRUGAL is for where the memory is not enough.
TEXT_SUBJECTS = {"terms": "niche-terms", "service": "customer-service", "writing": "writing-style"}
FRUGAL = "low-memory-text"
FEW_TEXTS = 50

SUBJECTS: dict[str, Subject] = {
    "style": Subject("Art style", "How pictures are drawn, whatever they show.", "an art style", "art-style"),
    "character": Subject(
        "Person or character", "One face or figure, again and again.", "a person or character", "character"
    ),
    "object": Subject("Object", "One thing or product, in any scene.", "an object", "object"),
    "clothing": Subject("Clothing", "A garment or outfit, worn by anyone.", "clothing", "object", nearest=True),
    "place": Subject("Place", "A room, building or landscape.", "a place", "art-style", nearest=True),
    "concept": Subject("Something else", "A pose, an effect, an idea.", "a pose, an effect or an idea", "concept"),
}
