"""The language of the window: which one is spoken, its texts, and what comes from the rooms without Qt said in it."""

from gui.language.choice import ENGLISH, SYSTEM, beside_english, chosen, languages, title
from gui.language.speaking import apply, as_sentence, joined, listed, project_title, spoken, translated

__all__ = [
    "ENGLISH", "SYSTEM", "apply", "as_sentence", "beside_english", "chosen", "joined", "languages", "listed",
    "project_title", "spoken", "title", "translated",
]  # fmt: skip
