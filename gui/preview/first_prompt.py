"""What a project's first preview shows."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from project.dataset import CaptionReader, list_pictures
from project.errors import AtelierError
from project.library import Project

_FIRST = 20  # pictures that are looked at for a caption to begin with


def first_prompt(project: Project) -> str:
    """A prompt to begin with: the project's own preview prompt, else its trigger word, else the first caption."""
    prompts = project.settings.get("preview_prompts")
    if isinstance(prompts, str):
        prompts = prompts.splitlines()
    if isinstance(prompts, list | tuple) and (given := next((str(text) for text in prompts if str(text).strip()), "")):
        return given.strip()
    if project.trigger_word.strip():
        return project.trigger_word.strip()
    return next(_captions(project.images), "")


def _captions(pictures: Path) -> Iterator[str]:
    try:
        listing = list_pictures(pictures)
        captions = CaptionReader(listing)
        for listed in islice(listing.pictures, _FIRST):
            if text := captions.read(listed.path).text.strip():
                yield text
    except (AtelierError, OSError):
        return
