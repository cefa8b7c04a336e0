"""How many steps a run has: pictures to buckets to batches to steps. The engine counts by the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from project.buckets import Buckets, Size, make_buckets
from project.concepts import Concept
from project.options import DataOptions, TrainingOptions


class Shape(NamedTuple):
    """What the length of a run depends on of a picture: its size in pixels, its folder's repeats and its concept."""

    width: int
    height: int
    repeats: int = 1
    concept: int = 0  # its place in `DataOptions.concept_list`


@dataclass(frozen=True)
class Share:
    """Pictures of one concept in one bucket: each has `whole` turns an epoch, and `extra` of them one turn more."""

    concept: int
    bucket: Size
    pictures: tuple[int, ...]
    whole: int
    extra: int

    @property
    def turns(self) -> int:
        return len(self.pictures) * self.whole + self.extra


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


def buckets_of(data: DataOptions, resolution: int, granularity: int) -> Buckets:
    """The sizes that pictures may be trained at: for each resolution one, or those of about equal area with buckets on.

    `resolution` and `granularity` are the model's own, in pixels. Raises BadInput if no size fits.
    """
    sizes = data.sizes or [(resolution, resolution)]
    step = data.bucket_step or granularity
    if not data.bucket:
        return Buckets(tuple((size,) for size in sizes), step)
    sets = tuple(tuple(make_buckets(size, step, data.max_aspect_ratio)) for size in sizes)
    return Buckets(sets, step, upscale=not data.bucket_no_upscale)


def shares(pictures: Iterable[tuple[int, ...]], buckets: Buckets, data: DataOptions) -> list[Share]:
    """How often each picture comes in an epoch, and at which sizes. A picture is a Shape, or begins like one.

    Every picture comes its folder's repeats times its concept's, at each resolution. A fraction of the repeats gives
    so many of a concept's pictures one turn more, rounded so that the whole concept has the turns that it should.
    """
    shapes = [Shape(*picture) for picture in pictures]
    factors = _factors(shapes, data)
    sizes: dict[tuple[int, int], tuple[Size, ...]] = {}  # many are of the same size, and finding a bucket takes a while
    groups: dict[tuple[int, Size, float], list[int]] = defaultdict(list)
    for number, shape in enumerate(shapes):
        size = shape.width, shape.height
        if size not in sizes:
            sizes[size] = buckets.of(*size)
        for bucket in sizes[size]:
            groups[shape.concept, bucket, round(shape.repeats * factors[shape.concept], 9)].append(number)
    due: dict[int, float] = defaultdict(float)  # extra turns of a concept so far, before rounding
    found = []
    for (concept, bucket, repeats), members in sorted(groups.items()):
        whole = int(repeats)
        before = due[concept]
        due[concept] += len(members) * (repeats - whole)
        extra = int(due[concept] + 0.5 + 1e-6) - int(before + 0.5 + 1e-6)
        found.append(Share(concept, bucket, tuple(members), whole, extra))
    return found


def members(pictures: Iterable[tuple[int, ...]], buckets: Buckets, data: DataOptions) -> Counter[Size]:
    """How many turns an epoch has in each bucket."""
    counts: Counter[Size] = Counter()
    for share in shares(pictures, buckets, data):
        counts[share.bucket] += share.turns
    return +counts


def _factors(shapes: Sequence[Shape], data: DataOptions) -> dict[int, float]:
    """By how much each concept multiplies the repeats of its pictures.

    Regularisation pictures together get as many turns as all others together.
    """
    own: Counter[int] = Counter()
    for shape in shapes:
        own[shape.concept] += shape.repeats
    listed = data.concept_list()
    concepts = {number: listed[number] if number < len(listed) else Concept("") for number in own}
    factors = {n: c.samples / own[n] if c.samples and own[n] else c.repeats for n, c in concepts.items()}
    learned = [number for number, concept in concepts.items() if not concept.regularisation]
    if data.balance_concepts and learned:
        most = max(own[number] * factors[number] for number in learned)
        # a concept that was switched off with 0 repeats stays off
        factors |= {number: most / own[number] for number in learned if own[number] and factors[number]}
    total = sum(own[number] * factors[number] for number in learned)
    regular = sum(own[number] * factors[number] for number in own if concepts[number].regularisation)
    if regular and total:
        factors |= {n: factors[n] * total / regular for n in own if concepts[n].regularisation}
    return factors


def length(turns: Iterable[int], training: TrainingOptions) -> Length:
    """The length of a run whose buckets have so many turns each: a batch holds one bucket, a step never two epochs."""
    counts = list(turns)
    batches = sum(-(-count // training.batch_size) for count in counts)
    steps = -(-batches // training.gradient_accumulation_steps)
    return Length(sum(counts), batches, steps, training.max_steps or training.epochs * steps)
