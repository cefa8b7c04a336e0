"""Turn a scanned dataset into micro-batches: which picture comes when, how, and with which words, by the seed alone."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from engine.data.captions import caption_for
from project.buckets import Buckets, Size
from project.dataset import Picture
from project.errors import BadInput
from project.options import DataOptions, TrainingOptions
from project.plan import Share, length, shares

CROPS = 4  # random crop draws one of so many places a picture, so that their latents can be cached
TINTS = 4  # and colours are varied in so many ways


@dataclass(frozen=True)
class Sample:
    """One picture's turn in a micro-batch."""

    picture: int
    bucket: Size
    flip: bool
    crop: int  # 0 = centred, else one of CROPS places
    caption: str
    tint: int = 0  # 0 = its own colours, else one of TINTS changes


def random_of(*parts: object) -> random.Random:
    """A random source that depends on nothing but its parts: a resumed run draws what the first one drew."""
    return random.Random(hashlib.sha256(repr(parts).encode()).digest())


class Plan:
    """Which pictures are in which micro-batch of which epoch: a pure function of the data, the options and the seed.

    ``members`` has the pictures of the first epoch by bucket, with their repeats; later epochs have as many.
    ``options`` and ``weights`` are those of each picture: its concept's options, and what its loss counts.
    Raises BadInput if no picture has a turn.
    """

    def __init__(self, pictures: list[Picture], buckets: Buckets, data: DataOptions, training: TrainingOptions) -> None:
        self.pictures, self.data, self.training = pictures, data, training
        self.shares = shares([picture.shape for picture in pictures], buckets, data)
        self.members = self._members(0)
        counted = length(map(len, self.members.values()), training)
        if not counted.samples:
            raise BadInput("no picture has a turn in an epoch: every concept has 0 repeats")
        self.batches_per_epoch, self.steps_per_epoch = counted.batches_per_epoch, counted.steps_per_epoch
        self.total_steps = counted.total_steps
        concepts = data.concept_list()
        each = [(data.of_concept(c), c.weight * (data.reg_weight if c.regularisation else 1.0)) for c in concepts]
        known = [each[picture.concept] if picture.concept < len(each) else (data, 1.0) for picture in pictures]
        self.options = [options for options, _ in known]
        self.weights = [weight for _, weight in known]

    def epoch(self, number: int) -> list[list[Sample]]:
        """The micro-batches of one epoch, in order."""
        draw = random_of(self.training.seed, "epoch", number)
        batches = []
        for bucket, members in sorted(self._members(number).items()):
            order = draw.sample(members, len(members))
            for start in range(0, len(order), self.training.batch_size):
                batches.append([self._sample(i, bucket, draw) for i in order[start : start + self.training.batch_size]])
        draw.shuffle(batches)
        return batches

    def steps(self, start: int) -> Iterator[tuple[int, int, list[list[Sample]]]]:
        """(step, epoch, its micro-batches) from optimizer step ``start`` (0-based) to the end."""
        accumulate = self.training.gradient_accumulation_steps
        step = start
        while step < self.total_steps:
            epoch, place = divmod(step, self.steps_per_epoch)
            batches = self.epoch(epoch)
            for i in range(place, self.steps_per_epoch):
                if step == self.total_steps:
                    return
                yield step, epoch, batches[i * accumulate : (i + 1) * accumulate]
                step += 1

    def _members(self, epoch: int) -> dict[Size, list[int]]:
        """The pictures of each bucket in one epoch, each as often as it comes."""
        turns: dict[Size, dict[int, int]] = defaultdict(dict)
        for number, share in enumerate(self.shares):
            more = self._chosen(share, number, epoch)
            for picture in share.pictures:
                turns[share.bucket][picture] = share.whole + (picture in more)
        members = {bucket: [i for i, n in sorted(found.items()) for _ in range(n)] for bucket, found in turns.items()}
        return {bucket: found for bucket, found in members.items() if found}

    def _chosen(self, share: Share, number: int, epoch: int) -> set[int]:
        """Which pictures have one turn more in an epoch: the next ones of a drawn order, so that all have it."""
        if not share.extra:
            return set()
        count = len(share.pictures)
        order = random_of(self.training.seed, "share", number).sample(share.pictures, count)
        return {order[(epoch * share.extra + i) % count] for i in range(share.extra)}

    def _sample(self, number: int, bucket: Size, draw: random.Random) -> Sample:
        options = self.options[number]
        flip = options.horizontal_flip and draw.random() < 0.5
        crop = draw.randrange(1, CROPS + 1) if options.random_crop else 0
        caption = caption_for(self.pictures[number].caption, options, draw)
        tint = draw.randrange(TINTS + 1) if self.data.color_jitter else 0
        return Sample(number, bucket, flip, crop, caption, tint)
