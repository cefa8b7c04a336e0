"""Picks and opens the model that writes captions, by what lies there; one of the hub is downloaded first."""

from __future__ import annotations

from pathlib import Path

import torch

from engine.caption.base import Captioner, Tell
from project.captioning import STARTER_CLIP, CaptioningOptions, known, recognise
from project.errors import BadInput, JobFailed
from project.models import Progress, get
from project.models.places import find, is_hub_name

DOWNLOADING, LOADING = "downloading the model", "loading the model"


def open_captioner(options: CaptioningOptions, device: torch.device, tell: Tell) -> Captioner:
    """The model of the options, loaded; ``tell`` hears of the download in bytes, and of the loading.

    Raises BadInput for what is no such model, JobFailed where it cannot be downloaded.
    """
    path = find_model(options.model, tell)
    tell(LOADING, 0, 0)
    kind = recognise(path) if path else "open_clip"
    if options.four_bit and kind != "captioner":
        raise BadInput("4 bit is for captioners of transformers, and this model is none: turn four_bit off")
    if kind == "open_clip":
        from engine.caption.ranking import open_ranking

        return open_ranking(path, options, device, tell)
    assert path is not None
    if kind == "tagger":
        from engine.caption.tagger import open_tagger

        return open_tagger(path, options, device)
    if kind == "coca":
        from engine.caption.coca import CocaCaptioner

        return CocaCaptioner(path, options, device)
    from engine.caption.captioners import TransformersCaptioner

    return TransformersCaptioner(path, options, device)


def find_model(name: str, tell: Tell) -> Path | None:
    """Where the model lies that is named: None for the one that comes with the app. Raises BadInput and JobFailed."""
    name = name.strip()
    if name in ("", STARTER_CLIP):
        return None
    suggested = known(name)
    path = Path(name).expanduser()
    if path.exists():
        return path
    if suggested is not None:
        name = suggested.hub
    if not is_hub_name(name):
        raise BadInput(f"{name}: there is no such model: name a folder, a file, or a model on the hub as owner/name")
    if (there := find(name)) is not None:
        return there

    def progress(now: Progress) -> None:
        tell(DOWNLOADING, now.done, now.total)

    try:
        return get(name, progress)
    except JobFailed as error:
        raise JobFailed(f"{name} is not on this computer, and {error}; a folder or file that is here works without the "
                        "network") from error  # fmt: skip
