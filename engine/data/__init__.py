"""Which picture comes when and how, and its latents and embeddings."""

from engine.data.cut import Cut, cut_for, fit, pixels
from engine.data.loader import Loader
from engine.data.plan import CROPS, TINTS, Plan, Sample
from engine.families.base import Family
from project.buckets import Buckets
from project.dataset import Dataset
from project.dataset.concepts import scan_concepts
from project.options import DataOptions
from project.plan import buckets_of

__all__ = [
    "CROPS", "TINTS", "Cut", "Loader", "Plan", "Sample", "buckets_for", "cut_for", "find_pictures", "fit", "pixels",
]  # fmt: skip


def find_pictures(options: DataOptions, resolution: int) -> Dataset:
    """Scan the dataset of a config; ``resolution`` is the model's, the minimum where none is set. Raises BadInput."""
    return scan_concepts(options, options.min_size or resolution)


def buckets_for(family: Family, options: DataOptions) -> Buckets:
    """The sizes that pictures may be trained at: for each resolution one, or those of about equal area."""
    return buckets_of(options, family.resolution, family.granularity)
