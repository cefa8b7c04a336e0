"""What a model is asked: a prompt in which {tags}, {name}, {folder} and {caption} stand for a picture's own."""

import re
from collections.abc import Mapping

PLACES = ("tags", "name", "folder", "caption")
_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


def filled(prompt: str, values: Mapping[str, str]) -> str:
    """The prompt with the values in their places, once and literally; other braces stay as they are."""
    return _PLACE.sub(lambda match: values.get(match[1], ""), prompt)
