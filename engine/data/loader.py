"""Micro-batches with latents, masks and embeddings, made when first met and cached from then on."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from engine.cache import FileHashes, TensorCache, key_of
from engine.data.captions import changes_often
from engine.data.cut import cut_for, cut_out, fit, pixels, tinted
from engine.data.plan import Plan, Sample
from engine.families.base import Batch, Family
from project.dataset import load_picture
from project.dataset.masks import load_mask
from project.errors import BadInput


class Loader:
    """Gives each micro-batch what the loss needs of it.

    Pictures and captions are encoded one at a time: a batched encoder rounds differently by what stands beside it, and
    a resumed run, which finds part of them cached, would then not repeat the same numbers.
    """

    def __init__(self, plan: Plan, family: Family, folder: Path | None, text_cached: bool) -> None:
        self.plan, self.family, self.text_cached = plan, family, text_cached
        self.hashes = FileHashes()
        self.latents = TensorCache(folder / "latents" if folder else None)
        self.masks = TensorCache(folder / "masks" if folder else None)
        # shuffled captions rarely come twice: they are not worth a file each
        varied = any(map(changes_often, {id(options): options for options in plan.options}.values()))
        self.texts = TensorCache(folder / "embeddings" if folder and not varied else None)
        self.keys = {part: family.encoder_key(part) for part in ("latents", "embeddings")}

    def encode_all(self, tell: Callable[[int, int], None]) -> None:
        """Fill the cache with all that the first epoch needs; ``tell`` hears how far it is."""
        samples = list(dict.fromkeys(sample for batch in self.plan.epoch(0) for sample in batch))
        for number, sample in enumerate(samples):
            tell(number, len(samples))
            self._latents(sample)
            if self.text_cached:
                self._embeddings(sample.caption)

    def batch(self, samples: list[Sample]) -> Batch:
        """The samples of one micro-batch, encoded. Weights and masks are None where all count alike."""
        latents = torch.stack([self._latents(sample) for sample in samples])
        captions = [sample.caption for sample in samples]
        sizes = torch.stack([self._sizes(sample) for sample in samples])
        weights = torch.tensor([self.plan.weights[sample.picture] for sample in samples])
        each = [self._embeddings(caption) for caption in captions] if self.text_cached else []
        embeddings = {name: torch.stack([one[name] for one in each]) for name in each[0]} if each else None
        return Batch(
            latents,
            captions,
            embeddings,
            sizes,
            weights=None if all(weights == 1) else weights,
            masks=self._masks(samples, (latents.shape[-2], latents.shape[-1])),
        )

    def shares(self, batches: list[list[Sample]]) -> list[float]:
        """All micro-batches of a step count alike."""
        return [1 / len(batches)] * len(batches)

    def _sizes(self, sample: Sample) -> Tensor:
        """Original, crop and target of a sample, as `Batch.sizes` has them."""
        picture, (width, height) = self.plan.pictures[sample.picture], sample.bucket
        content = self.hashes.of(picture.path) if sample.crop else ""
        cut = cut_for((picture.width, picture.height), sample.bucket, sample.crop, content)
        return torch.tensor([picture.height, picture.width, cut.top, cut.left, height, width], dtype=torch.float32)

    def _latents(self, sample: Sample) -> Tensor:
        picture, amount = self.plan.pictures[sample.picture], self.plan.data.color_jitter
        background = self.plan.data.background_color
        content = self.hashes.of(picture.path)
        how = sample.bucket, sample.flip, sample.crop, background, *((sample.tint, amount) if sample.tint else ())
        key = key_of("latents", content, self.keys["latents"], *how)

        def make() -> dict[str, Tensor]:
            image = fit(load_picture(picture.path, background), sample.bucket, sample.crop, content)
            if sample.flip:
                image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            if sample.tint:
                image = tinted(image, amount, sample.tint, content)
            return {"latents": self.family.encode_picture(pixels(image))}

        return self.latents.get(key, make)["latents"]

    def _masks(self, samples: list[Sample], size: tuple[int, int]) -> Tensor | None:
        """[n, 1, h, w] in floor..1 at the latents' size; a picture without a mask counts as a whole."""
        if all(self.plan.pictures[sample.picture].mask is None for sample in samples):
            return None
        return torch.stack([self._mask(sample, size) for sample in samples])

    def _mask(self, sample: Sample, size: tuple[int, int]) -> Tensor:
        """One mask [1, h, w]: cut and mirrored as its picture is, and averaged over the area of each latent."""
        picture = self.plan.pictures[sample.picture]
        if picture.mask is None:
            return torch.ones(1, *size)
        content = self.hashes.of(picture.path) if sample.crop else ""
        cut = cut_for((picture.width, picture.height), sample.bucket, sample.crop, content)

        def make() -> dict[str, Tensor]:
            assert picture.mask is not None
            mask = cut_out(load_mask(picture.path, picture.mask), cut, sample.bucket, Image.Resampling.BILINEAR)
            if sample.flip:
                mask = mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            part = torch.from_numpy(np.array(mask, dtype=np.float32))[None] / 255
            return {"mask": F.adaptive_avg_pool2d(part, size)}

        try:
            alpha = picture.mask == picture.path
            key = key_of("mask", self.hashes.of(picture.mask), alpha, cut, sample.bucket, sample.flip, size)
            mask = self.masks.get(key, make)["mask"]
        except (OSError, BadInput):  # gone since the scan: no reason to end a training
            return torch.ones(1, *size)
        return mask.clamp(min=self.plan.options[sample.picture].mask_floor)

    def _embeddings(self, caption: str) -> dict[str, Tensor]:
        key = key_of("embedding", caption, self.keys["embeddings"])
        return self.texts.get(key, lambda: self.family.encode_caption(caption))
