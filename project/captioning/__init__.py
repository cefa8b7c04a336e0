"""Captions by model, without the models: the options, the models that are worth naming, and how captions are merged."""

from project.captioning.merge import Said, allowed, merged
from project.captioning.models import KINDS, KNOWN, STARTER_CLIP, KnownModel, known, recognise, starter_clip
from project.captioning.options import MODES, CaptioningOptions, all_options, keys_of, read_options
from project.captioning.template import PLACES, filled

__all__ = [
    "KINDS", "KNOWN", "MODES", "PLACES", "STARTER_CLIP", "CaptioningOptions", "KnownModel", "Said", "all_options",
    "allowed", "filled", "keys_of", "known", "merged", "read_options", "recognise", "starter_clip",
]  # fmt: skip
