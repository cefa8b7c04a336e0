"""How many steps a run has: pictures to buckets to batches to steps. The engine counts by the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from project.buckets import assign, make_buckets
from project.options import DataOptions, TrainingOptions

Size = tuple[int, int]  # width, height in pixels


@dataclass(frozen=True)
class Length:
    """The length of a run. `samples` counts the pictures of one epoch with their repeats."""

    samples: int
    batches_per_epoch: int
    steps_per_epoch: int
    total_steps: int

    @property
    def epochs(self) -> int:
        """How many epochs are begun: steps beyond a whole epoch count as one more."""
        return -(-self.total_steps // self.steps_per_epoch) if self.steps_per_epoch else 0


def buckets_of(data: DataOptions, resolution: int, granularity: int) -> list[Size]:
    """The sizes that pictures may be trained at: one, or those of about equal area when buckets are on.

    `resolution` and `granularity` are the model's own, in pixels. Raises BadInput if no size fits.
    """
    size = data.size or (resolution, resolution)
    step = data.bucket_step or granularity
    return make_buckets(size, step, data.max_aspect_ratio) if data.bucket else [size]


def members(pictures: Iterable[tuple[int, int, int]], buckets: list[Size]) -> Counter[Size]:
    """How many turns an epoch has in each bucket, for pictures of (width, height, repeats)."""
    sizes: Counter[Size] = Counter()  # many pictures have the same size, and finding a bucket takes a while
    for width, height, repeats in pictures:
        sizes[width, height] += repeats
    counts: Counter[Size] = Counter()
    for (width, height), repeats in sizes.items():
        counts[assign(width, height, buckets)] += repeats
    return counts


def length(turns: Iterable[int], training: TrainingOptions) -> Length:
    """The length of a run whose buckets have so many turns each: a batch holds one bucket, a step never two epochs."""
    counts = list(turns)
    batches = sum(-(-count // training.batch_size) for count in counts)
    steps = -(-batches // training.gradient_accumulation_steps)
    return Length(sum(counts), batches, steps, training.max_steps or training.epochs * steps)
