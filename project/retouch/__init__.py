"""Pictures cropped, turned, straightened and masked, without ever changing an original."""

from project.retouch.applying import apply, copy_to, edits_of, many, take_back
from project.retouch.edit import Edit, applied, centred, scaled
from project.retouch.landing import (
    Landing,
    bucket_crop,
    buckets_of_config,
    buckets_of_project,
    landing,
    landings,
    read_aspect,
    shape_of_bucket,
    snapped,
)
from project.retouch.masks import former_masks, read_mask, remove_mask
from project.retouch.record import Applied, Place

__all__ = [
    "Applied",
    "Edit",
    "Landing",
    "Place",
    "applied",
    "apply",
    "bucket_crop",
    "buckets_of_config",
    "buckets_of_project",
    "centred",
    "copy_to",
    "edits_of",
    "former_masks",
    "landing",
    "landings",
    "many",
    "read_aspect",
    "read_mask",
    "remove_mask",
    "scaled",
    "shape_of_bucket",
    "snapped",
    "take_back",
]
