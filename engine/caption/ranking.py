"""Captions by a CLIP model: the phrases of a bank that fit a picture best, put together."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from engine.caption.base import Context, Made, Tell
from engine.clip import CONFIG, WEIGHTS, Clip, starter_clip
from project.captioning.options import CaptioningOptions
from project.captioning.phrases import CATEGORIES, TEMPLATE, Bank, Phrase, load_bank, read_phrases
from project.errors import BadInput
from project.workspace import atomic_write, cache_dir

READING = "reading the phrases"  # the phase, which takes minutes with a large model on a processor, and only once
KNOWN = "phrases.txt"  # beside a model that knows few words: what it can be asked, and how
SUBJECT, COLOUR = "subject", "colour"
ORDER = (SUBJECT, "medium", "style", COLOUR, "light", "composition", "background")  # in the caption
# A text is the mean of a phrase in several settings (Radford et al. 2021, section 3.1.4), which evens out the wording.
TEMPLATES = {
    SUBJECT: (
        "{}",
        "a {}",
        "a picture of a {}",
        "a photo of a {}",
        "a drawing of a {}",
        "there is a {} in the picture",
    ),
    "medium": ("{}", "a {}", "this is a {}"),
    "style": ("{}", "{} style", "a picture in {} style"),
    COLOUR: ("{}", "a {} picture", "the main colour is {}"),
    "light": ("{}", "a picture with {}", "a scene in {}"),
    "composition": ("{}", "{} picture", "a picture, {}"),
    "background": ("{}", "a picture with {}", "something on {}"),
}
NO_SHADE = ("monochrome", "colourful", "sepia")  # words for colours that do not stand before a thing
SENTENCES = {"zh": ("", "，", "。"), "ja": ("の", "、", "。")}  # between colour and thing, between phrases, at the end
WESTERN = (" ", ", ", "")
_WORKERS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True)
class Found:
    """A phrase with the share that it has of the softmax over its category."""

    phrase: Phrase
    share: float


class Ranking:
    """A CLIP model with a bank of phrases; a `Staged` captioner."""

    def __init__(self, clip: Clip, bank: Bank, options: CaptioningOptions, tell: Tell = lambda *_: None) -> None:
        """Raises BadInput if no phrase of the bank is left for the model. ``tell`` hears of the reading of phrases."""
        known, templates = _for_model(clip.path, bank)
        vectors = text_vectors(clip, known, templates, tell)  # of the excluded too, so that the cache serves them all
        phrases = [one for category in CATEGORIES for one in known.of(category)]
        rows = [row for row, one in enumerate(phrases) if not _excluded(one, options.exclude_tags)]
        self.bank = Bank(bank.language, tuple(phrases[row] for row in rows))
        if not self.bank.of(SUBJECT):
            raise BadInput(f"no subject of the phrases in {bank.language} is left that {clip.path.name} could be asked")
        self.clip, self._options = clip, options
        place, self._spans = 0, {}
        for category in CATEGORIES:
            count = len(self.bank.of(category))
            self._spans[category] = slice(place, place + count)
            place += count
        self._texts = vectors[rows].T.contiguous().to(clip.device)
        self._pool = ThreadPoolExecutor(_WORKERS, "prepare")

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        """The phrases that fit each picture; nothing of the contexts counts."""
        return self.answer(self.prepare(pictures, contexts)) if pictures else []

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> Tensor:
        """[n, 3, h, w] on the processor."""
        return torch.stack(list(self._pool.map(self.clip.prepared, pictures)))

    def answer(self, prepared: Tensor) -> list[Made]:
        cosines = (self.clip.encoded(prepared) @ self._texts).cpu()
        shares = {name: (cosines[:, span] * self.clip.scale).softmax(-1) for name, span in self._spans.items()}
        return [self._made({name: share[row] for name, share in shares.items()}) for row in range(len(prepared))]

    def ranked(self, picture: Image.Image, category: str, most: int = 5) -> list[Found]:
        """The phrases of a category that fit best, and how well."""
        cosines = (self.clip.encoded(self.clip.prepared(picture)[None]) @ self._texts).cpu()[0]
        return self._best(category, (cosines[self._spans[category]] * self.clip.scale).softmax(-1), most)

    def _best(self, category: str, shares: Tensor, most: int) -> list[Found]:
        phrases = self.bank.of(category)
        best = shares.topk(min(most, len(phrases)))
        return [Found(phrases[i], share) for share, i in zip(best.values.tolist(), best.indices.tolist(), strict=True)]

    def _made(self, shares: dict[str, Tensor]) -> Made:
        """The subject always; more of it, and the best of the others, where the model is sure enough."""
        wanted = self._options
        found: list[Found] = []
        for category in ORDER:
            if not self._spans[category].stop - self._spans[category].start:
                continue
            best = self._best(category, shares[category], wanted.per_category)
            sure = [one for one in best if one.share >= wanted.threshold]
            found += (sure or best[:1]) if category == SUBJECT else sure
        subject = found[0]
        rest = sorted(found[1:], key=lambda one: -one.share)[: wanted.phrases - 1]
        kept = [one for one in found if one is subject or one in rest]
        if wanted.style.kind == "text":
            return Made(text=sentence([one.phrase for one in kept], self.bank.language), score=subject.share)
        return Made(tags=tuple(dict.fromkeys(one.phrase.writes for one in kept)), score=subject.share)


def open_ranking(
    path: Path | None, options: CaptioningOptions, device: torch.device, tell: Tell = lambda *_: None
) -> Ranking:
    """The CLIP model in a file or folder, None for the one that comes with the app, with the phrases of its language.

    Raises BadInput for a model or a bank that cannot be used.
    """
    bank = load_bank(options.language)  # a mistake in it is told before a large model is loaded
    return Ranking(Clip(path or starter_clip(), device), bank, options, tell)


def sentence(phrases: Sequence[Phrase], language: str) -> str:
    """Phrases as one line of text, a colour before the first subject: "red apple, line art, white background"."""
    between, comma, end = SENTENCES.get(language.split("-")[0].lower(), WESTERN)
    shade = next((one for one in phrases if one.category == COLOUR and _is_shade(one)), None)
    parts, stood = [], False
    for one in phrases:
        if one is shade:
            continue
        text = one.writes
        if one.category == SUBJECT and shade and not stood:
            text, stood = shade.writes + between + text, True
        parts.append(text)
    if shade and not stood:
        parts.insert(0, shade.writes)
    return comma.join(dict.fromkeys(parts)) + end


def _is_shade(phrase: Phrase) -> bool:
    return " " not in phrase.asks and phrase.asks not in NO_SHADE


def _excluded(phrase: Phrase, patterns: Sequence[str]) -> bool:
    """Whether a pattern names the phrase as it is asked or as it is written."""
    halves = {phrase.asks.casefold(), phrase.writes.casefold()}
    return any(fnmatch(half, pattern.strip().casefold()) for pattern in patterns for half in halves)


def _for_model(path: Path, bank: Bank) -> tuple[Bank, dict[str, tuple[str, ...]]]:
    """What of a bank a model can be asked, and in which templates: all, unless a list beside it says what it knows."""
    listed = path / KNOWN
    if not listed.is_file():
        return bank, TEMPLATES
    known = read_phrases(listed, more=(TEMPLATE,)).phrases
    templates = tuple(one.asks for one in known if one.category == TEMPLATE) or ("{}",)
    return bank.only({(one.category, one.asks) for one in known}), dict.fromkeys(CATEGORIES, templates)


def text_vectors(clip: Clip, bank: Bank, templates: dict[str, tuple[str, ...]], tell: Tell = lambda *_: None) -> Tensor:
    """[phrases, d] in the order of CATEGORIES, each of length 1; from the user's cache if they were made before."""
    phrases = [one for category in CATEGORIES for one in bank.of(category)]
    asked = [template.format(one.asks) for one in phrases for template in templates[one.category]]
    key = hashlib.sha256("\n".join([fingerprint(clip.path), *asked]).encode()).hexdigest()
    file = cache_dir() / "phrases" / f"{key}.npy"
    if (kept := _read(file)) is not None and len(kept) == len(phrases):
        return torch.from_numpy(kept)
    single = clip.texts(asked, lambda done, total: tell(READING, done, total))
    counts = [len(templates[one.category]) for one in phrases]
    vectors = F.normalize(torch.stack([part.mean(0) for part in single.split(counts)]), dim=-1)
    _write(file, vectors.numpy())
    return vectors


def fingerprint(path: Path) -> str:
    """Another one for another model: of its files' names, sizes, ages, and of their beginnings and ends."""
    files = [path] if path.is_file() else sorted(one for one in path.iterdir() if _counts(one))
    digest = hashlib.sha256()
    for file in files:
        about = file.stat()
        digest.update(f"{file.name}\t{about.st_size}\t{about.st_mtime_ns}\n".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(1 << 20))
            stream.seek(max(0, about.st_size - (1 << 20)))
            digest.update(stream.read(1 << 20))
    return digest.hexdigest()


def _counts(file: Path) -> bool:
    return file.name == CONFIG or file.suffix in WEIGHTS or file.name.startswith("tokenizer")


def _read(file: Path) -> np.ndarray | None:
    """What the cache holds, None for nothing or a damaged entry."""
    try:
        vectors = np.load(io.BytesIO(file.read_bytes()), allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = vectors.ndim == 2 and vectors.dtype == np.float32 and np.isfinite(vectors).all()
    return vectors if fits else None


def _write(file: Path, vectors: np.ndarray) -> None:
    """A cache that cannot be written is done without."""
    stream = io.BytesIO()
    np.save(stream, vectors)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(file, stream.getvalue())
