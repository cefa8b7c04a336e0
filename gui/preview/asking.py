"""What a preview is asked with: the settings of a picture, and the requests made from them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from project import runs

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class PictureSettings:
    """What makes a picture, apart from the LoRA and its strength. A width and height of 0 are the model's own."""

    prompt: str = ""
    negative: str = ""
    seed: int = 42
    steps: int = 20
    guidance: float = 5.0
    width: int = 0
    height: int = 0


def request_for(settings: PictureSettings, strength: float, adapter: str) -> runs.PreviewRequest:
    """One picture."""
    return runs.PreviewRequest(
        id=uuid.uuid4().hex[:12],
        prompt=settings.prompt,
        negative=settings.negative,
        seed=settings.seed,
        steps=settings.steps,
        guidance=settings.guidance,
        strength=strength,
        width=settings.width,
        height=settings.height,
        adapter=adapter,
    )


def as_group(requests: Sequence[runs.PreviewRequest]) -> list[runs.PreviewRequest]:
    """Requests that are all to be rendered, in order. A single one needs no group."""
    group = uuid.uuid4().hex[:12] if len(requests) > 1 else ""
    return [replace(request, group=group) for request in requests]


def settings_of(event: runs.Preview) -> PictureSettings:
    """The settings that made a picture."""
    return PictureSettings(
        event.prompt, event.negative, event.seed, event.steps, event.guidance, event.width, event.height
    )
