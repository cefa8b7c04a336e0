"""Turn a scanned dataset into micro-batches: buckets, epochs, augmentation and captions, all decided by the seed."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.cache import FileHashes, TensorCache, key_of
from engine.families.base import Batch, Family
from project.buckets import assign
from project.dataset import Dataset, Picture, load_picture, scan
from project.errors import BadInput
from project.options import SAMPLE_DATASET, DataOptions, TrainingOptions
from project.plan import buckets_of, length
from project.workspace import sample_dataset

CROPS = 4  # random crop draws one of so many places a picture, so that their latents can be cached


@dataclass(frozen=True)
class Sample:
    """One picture's turn in a micro-batch."""

    picture: int
    bucket: tuple[int, int]  # width, height in pixels
    flip: bool
    crop: int  # 0 = centred, else one of CROPS places
    caption: str


def _random(*parts: object) -> random.Random:
    """A random source that depends on nothing but its parts: a resumed run draws what the first one drew."""
    return random.Random(hashlib.sha256(repr(parts).encode()).digest())


class Plan:
    """Which pictures are in which micro-batch of which epoch: a pure function of the data, the options and the seed."""

    def __init__(self, pictures: list[Picture], buckets: list[tuple[int, int]], data: DataOptions,
                 training: TrainingOptions) -> None:  # fmt: skip
        self.pictures, self.data, self.training = pictures, data, training
        self.buckets = [assign(picture.width, picture.height, buckets) for picture in pictures]
        self.members: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, picture in enumerate(pictures):
            self.members[self.buckets[number]] += [number] * picture.repeats
        counted = length(map(len, self.members.values()), training)
        self.batches_per_epoch, self.steps_per_epoch = counted.batches_per_epoch, counted.steps_per_epoch
        self.total_steps = counted.total_steps

    def epoch(self, number: int) -> list[list[Sample]]:
        """The micro-batches of one epoch, in order."""
        draw = _random(self.training.seed, "epoch", number)
        batches = []
        for bucket, members in sorted(self.members.items()):
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

    def _sample(self, number: int, bucket: tuple[int, int], draw: random.Random) -> Sample:
        flip = self.data.horizontal_flip and draw.random() < 0.5
        crop = draw.randrange(1, CROPS + 1) if self.data.random_crop else 0
        return Sample(number, bucket, flip, crop, self._caption(self.pictures[number].caption, draw))

    def _caption(self, caption: str, draw: random.Random) -> str:
        """The trigger word first, then the caption as its options vary it."""
        if self.data.caption_dropout and draw.random() < self.data.caption_dropout:
            return ""
        if self.data.caption_shuffle:
            tags = [tag.strip() for tag in caption.split(",") if tag.strip()]
            kept, rest = tags[: self.data.keep_tokens], tags[self.data.keep_tokens :]
            draw.shuffle(rest)
            caption = ", ".join(kept + rest)
        trigger = self.data.trigger_word
        if trigger and trigger.lower() not in caption.lower():
            caption = f"{trigger}, {caption}" if caption else trigger
        return caption


@dataclass(frozen=True)
class Cut:
    """How a picture is scaled and where it is cut, in pixels of the scaled picture."""

    scaled: tuple[int, int]  # width, height
    left: int
    top: int


def cut_for(size: tuple[int, int], bucket: tuple[int, int], crop: int, name: str) -> Cut:
    """Scale to cover the bucket and cut it out: centred, or at the place that ``crop`` and the name decide."""
    width, height = bucket
    scale = max(width / size[0], height / size[1])
    scaled = max(width, round(size[0] * scale)), max(height, round(size[1] * scale))
    if not crop:
        return Cut(scaled, (scaled[0] - width) // 2, (scaled[1] - height) // 2)
    draw = _random("crop", crop, name)
    return Cut(scaled, draw.randint(0, scaled[0] - width), draw.randint(0, scaled[1] - height))


def fit(image: Image.Image, bucket: tuple[int, int], crop: int, name: str) -> Image.Image:
    """The part of a picture that is trained, at the size of its bucket."""
    cut = cut_for(image.size, bucket, crop, name)
    image = image.resize(cut.scaled, Image.Resampling.LANCZOS)
    return image.crop((cut.left, cut.top, cut.left + bucket[0], cut.top + bucket[1]))


def pixels(image: Image.Image) -> Tensor:
    """RGB picture -> [3, h, w] in -1..1."""
    return torch.from_numpy(np.array(image, dtype=np.float32)).permute(2, 0, 1) / 127.5 - 1


class Loader:
    """Micro-batches with latents and embeddings, encoded when first met and cached from then on.

    Pictures and captions are encoded one at a time: a batched encoder rounds differently by what stands beside it, and
    a resumed run, which finds part of them cached, would then not repeat the same numbers.
    """

    def __init__(self, plan: Plan, family: Family, folder: Path | None, text_cached: bool) -> None:
        self.plan, self.family, self.text_cached = plan, family, text_cached
        self.hashes = FileHashes()
        self.latents = TensorCache(folder / "latents" if folder else None)
        # shuffled captions rarely come twice: they are not worth a file each
        shuffled = plan.data.caption_shuffle
        self.texts = TensorCache(folder / "embeddings" if folder and not shuffled else None)
        self.keys = {part: family.encoder_key(part) for part in ("latents", "embeddings")}

    def batch(self, samples: list[Sample]) -> Batch:
        latents = torch.stack([self._latents(sample) for sample in samples])
        captions = [sample.caption for sample in samples]
        sizes = torch.stack([self._sizes(sample) for sample in samples])
        if not self.text_cached:
            return Batch(latents, captions, None, sizes)
        each = [self._embeddings(caption) for caption in captions]
        return Batch(latents, captions, {name: torch.stack([one[name] for one in each]) for name in each[0]}, sizes)

    def _sizes(self, sample: Sample) -> Tensor:
        """Original, crop and target of a sample, as `Batch.sizes` has them."""
        picture, (width, height) = self.plan.pictures[sample.picture], sample.bucket
        content = self.hashes.of(picture.path) if sample.crop else ""
        cut = cut_for((picture.width, picture.height), sample.bucket, sample.crop, content)
        return torch.tensor([picture.height, picture.width, cut.top, cut.left, height, width], dtype=torch.float32)

    def _latents(self, sample: Sample) -> Tensor:
        picture = self.plan.pictures[sample.picture]
        background = self.plan.data.background_color
        content = self.hashes.of(picture.path)
        key = key_of("latents", content, self.keys["latents"], sample.bucket, sample.flip, sample.crop, background)

        def make() -> dict[str, Tensor]:
            image = fit(load_picture(picture.path, background), sample.bucket, sample.crop, content)
            if sample.flip:
                image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            return {"latents": self.family.encode_picture(pixels(image))}

        return self.latents.get(key, make)["latents"]

    def _embeddings(self, caption: str) -> dict[str, Tensor]:
        key = key_of("embedding", caption, self.keys["embeddings"])
        return self.texts.get(key, lambda: self.family.encode_caption(caption))


def find_pictures(options: DataOptions, resolution: int) -> Dataset:
    """Scan the dataset of a config; ``resolution`` is the model's, the minimum where none is set. Raises BadInput."""
    if not options.train_data_dir:
        raise BadInput(
            'train_data_dir is missing: name the folder with your pictures, or "sample" for the built-in ones'
        )
    sample = options.train_data_dir == SAMPLE_DATASET
    return scan(
        sample_dataset() if sample else Path(options.train_data_dir).expanduser(),
        metadata_path=Path(options.metadata_path).expanduser() if options.metadata_path else None,
        minimum=options.min_size or resolution,
        missing_caption=options.missing_caption,
        trigger_word=options.trigger_word,
    )


def buckets_for(family: Family, options: DataOptions) -> list[tuple[int, int]]:
    """The sizes that pictures may be trained at: one, or those of about equal area when buckets are on."""
    return buckets_of(options, family.resolution, family.granularity)
