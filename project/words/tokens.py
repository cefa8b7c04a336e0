"""How many tokens of a base model's text encoders a caption takes, counted as the engine counts, without torch.

The count is that of the words alone; the begin and end marks that each chunk needs are taken off the limit instead.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from project.errors import BadInput
from project.models import located, recognise
from project.options.model import FAMILIES, STARTER_MODEL
from project.workspace import resources, starter_model

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MARKS = 2  # the begin and the end of a chunk
LENGTH = 77  # tokens that CLIP's text encoders read, marks included
CHUNK = 75  # words of one chunk, as max_token_length counts them
_LARGEST_LENGTH = 1 << 20  # what is above stands for "not told"
_BATCH = 1024
_MOST_KNOWN = 1 << 18  # words whose counts are kept
_END = "<|endoftext|>"
# CLIP's words (Radford et al., 2021): marks, English contractions, runs of letters, single digits, runs of the rest.
_WORDS = (
    r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d"
    r"|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
)


@dataclass(frozen=True)
class _Words:
    """One tokenizer. `own`: what it takes for one token, which the first tokenizer of the model does not. `parted`: no
    token reaches across a space, so that each word needs to be counted only once."""

    tokenizer: "Tokenizer"
    own: tuple[str, ...] | None = None
    parted: bool = False
    known: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def concerns(self, text: str) -> bool:
        """Whether it may count otherwise than the first one."""
        return self.own is None or any(token in text for token in self.own)

    def counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text."""
        if not self.parted:
            return self._encoded(texts)
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        known = self.known.copy()
        rows = [text.replace("\n", " ").split(" ") for text in texts]
        new = list({word for row in rows for word in row} - known.keys())
        found = dict(zip(new, self._encoded(new), strict=True))
        self.known.update(found)
        known |= found
        return [sum(map(known.__getitem__, row)) for row in rows]

    def _encoded(self, texts: Sequence[str]) -> list[int]:
        found: list[int] = []
        for start in range(0, len(texts), _BATCH):
            part = [_safe(text) for text in texts[start : start + _BATCH]]
            found += map(len, self.tokenizer.encode_batch_fast(part, add_special_tokens=False))
        return found


@dataclass(frozen=True)
class TokenCounter:
    """Counts with all tokenizers of a base model; the largest count is the one that matters.

    `limit` is how many tokens are read; what is longer is cut. `name` is the model's, for a person. `note` is empty, or
    says why CLIP's usual tokenizer stands in for the model's own.
    """

    name: str
    limit: int
    words: tuple[_Words, ...]
    note: str = ""

    @classmethod
    def of(cls, base_model: str, max_token_length: int | str = CHUNK) -> "TokenCounter":
        """The counter of a base model as settings name it: "starter", a file, a folder or a hub name.

        `max_token_length` is the option: 75, 150 or 225, for one to three chunks. A model that is not there or cannot
        be read is counted with CLIP's usual tokenizer, as most models are.
        """
        chunks = max(1, round(_number(max_token_length) / CHUNK))
        try:
            name, sources, note = _sources(base_model)
            loaded = [_load(source, _stamp(source)) for source in sources]
        except (BadInput, OSError, ValueError, KeyError, TypeError) as error:
            reason = str(error) or type(error).__name__
            name, note = "CLIP", f"CLIP's usual tokenizer counts, since the model's own cannot be read ({reason})"
            loaded = [_load(_published(_END), ())]
        first, length = loaded[0][0], min(length for _, length, _ in loaded)
        specials = loaded[0][2].specials
        words = [_Words(first, parted=loaded[0][2].parted)]
        for tokenizer, _, facts in loaded[1:]:
            alike = facts.same_words(loaded[0][2])
            own = tuple(facts.specials ^ specials) if alike else None
            if own != ():
                words.append(_Words(tokenizer, own, facts.parted))
        return cls(name, max(1, length - MARKS) * chunks, tuple(words), note)

    def count(self, text: str) -> int:
        """Tokens of one caption."""
        return self.counts([text])[0]

    def counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each caption; many at once are much faster than one by one. Safe in any thread."""
        most = [0] * len(texts)
        for words in self.words:
            places = [place for place, text in enumerate(texts) if text and words.concerns(text)]
            for place, count in zip(places, words.counts([texts[place] for place in places]), strict=True):
                most[place] = max(most[place], count)
        return most

    def overflow(self, text: str) -> int | None:
        """The character at which the first token begins that is not read; None if all are."""
        crossed = []
        for words in self.words:
            if words.concerns(text):
                offsets = words.tokenizer.encode(_safe(text), add_special_tokens=False).offsets
                if len(offsets) > self.limit:
                    crossed.append(offsets[self.limit][0])
        return min(crossed) if crossed else None


@dataclass(frozen=True)
class _Source:
    """Where a tokenizer lies, and the padding of a published one. `length`: what its encoder reads, 0 unknown."""

    folder: Path
    filling: str = ""
    length: int = 0


@dataclass(frozen=True)
class _Facts:
    """What tells whether two tokenizers split alike: their words, and what counts as one token besides."""

    words: int
    specials: frozenset[str]
    parted: bool = False

    def same_words(self, other: "_Facts") -> bool:
        return self.words == other.words


def _sources(base_model: str) -> tuple[str, list[_Source], str]:
    """(name, where its tokenizers lie, note). Raises BadInput."""
    if base_model in ("", STARTER_MODEL):
        return STARTER_MODEL, _in_folder(starter_model()), ""
    path = Path(located(base_model))
    if path.is_dir() and (found := _in_folder(path)):
        return path.name, found, ""
    if not path.exists():
        note = f"CLIP's usual tokenizer counts, since {base_model} is not on this computer"
        return "CLIP", [_published(_END)], note
    family = recognise(path).family
    if family is None:
        note = f"CLIP's usual tokenizer counts, since {path.name} is no model whose own is known"
        return "CLIP", [_published(_END)], note
    fillings = {"sd2": ["!"], "sdxl": [_END, "!"]}.get(family, [_END])
    return FAMILIES[family].title, [_published(filling) for filling in fillings], ""


def _in_folder(folder: Path) -> list[_Source]:
    """The tokenizers of a model folder: in `tokenizer`, `tokenizer_2` and so on, or beside its weights."""
    found = []
    for place in (folder, *sorted(folder.glob("tokenizer*"))):
        if (place / "tokenizer.json").is_file() or (
            (place / "vocab.json").is_file() and (place / "merges.txt").is_file()
        ):
            encoder = folder / place.name.replace("tokenizer", "text_encoder") if place != folder else folder
            found.append(_Source(place, "", _positions(encoder / "config.json")))
    return found


def _published(filling: str) -> _Source:
    return _Source(resources() / "models" / "tokenizer", filling, LENGTH)


def _positions(config: Path) -> int:
    values = _json(config)
    nested = values.get("text_config")
    found = values.get("max_position_embeddings") or (nested or {}).get("max_position_embeddings")
    return found if isinstance(found, int) else 0


def _stamp(source: _Source) -> tuple[int, ...]:
    """So that a tokenizer that was replaced is read again."""
    names = ("tokenizer.json", "vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json")
    return tuple(path.stat().st_mtime_ns if (path := source.folder / name).is_file() else 0 for name in names)


@lru_cache(maxsize=8)
def _load(source: _Source, stamp: tuple[int, ...]) -> tuple["Tokenizer", int, _Facts]:
    """(tokenizer, tokens that it may give with marks, facts). Raises OSError, ValueError, KeyError or TypeError."""
    from tokenizers import AddedToken, Tokenizer

    folder = source.folder
    config = _json(folder / "special_tokens_map.json") | _json(folder / "tokenizer_config.json")
    whole = _json(folder / "tokenizer.json")
    if _is_clip(config, whole):
        tokenizer, words = _clip(folder, whole, _content(config.get("unk_token")) or _END)
        defaults = {"unk_token": _END, "bos_token": "<|startoftext|>", "eos_token": _END, "pad_token": _END}
        named = {name: _content(config.get(name, usual)) for name, usual in defaults.items()}
        if source.filling:
            named["pad_token"] = source.filling
        extra = [entry["content"] for entry in whole.get("added_tokens", [])]
        extra += [entry["content"] for entry in (config.get("added_tokens_decoder") or {}).values()]
        specials = [token for token in dict.fromkeys([*extra, *named.values()]) if token]
        tokenizer.add_tokens([AddedToken(token, special=True) for token in specials])
        facts = _Facts(words, frozenset(specials), not any(map(_has_space, specials)))
    else:
        tokenizer = _from_file(folder / "tokenizer.json", Tokenizer)
        facts = _Facts(hash(json.dumps(whole.get("model"), sort_keys=True)), frozenset())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    told = config.get("model_max_length")
    lengths = [int(length) for length in (told, source.length) if length is not None and _is_length(length)]
    return tokenizer, min(lengths, default=LENGTH), facts


def _clip(folder: Path, whole: dict[str, Any], unknown: str) -> tuple["Tokenizer", int]:
    """CLIP's tokenizer over the vocabulary and the merges of a folder, and a fingerprint of these two."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import BPE

    if whole:
        vocab = {str(word): int(number) for word, number in whole["model"]["vocab"].items()}
        pairs = [pair.split(" ") if isinstance(pair, str) else pair for pair in whole["model"]["merges"]]
    else:
        vocab = {str(word): int(number) for word, number in _json(folder / "vocab.json").items()}
        lines = (folder / "merges.txt").read_text(encoding="utf-8").split("\n")
        pairs = [line.split() for line in lines if line.strip() and not line.startswith("#version")]
    merges = [(str(one), str(other)) for one, other in pairs]
    model = BPE(vocab, merges, continuing_subword_prefix="", end_of_word_suffix="</w>", unk_token=unknown)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),  # they are split already
        ]
    )
    return tokenizer, hash((tuple(vocab.items()), tuple(merges)))


def _is_clip(config: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether the engine would open it as CLIP's: the class is named, or a plain vocabulary without a pipeline."""
    name = str(config.get("tokenizer_class") or "")
    if name:
        return name.startswith("CLIP")
    return not whole or whole.get("model", {}).get("end_of_word_suffix") == "</w>"


def _from_file(path: Path, kind: Any) -> Any:
    try:
        return kind.from_file(str(path))
    except Exception as error:  # the library raises nothing more exact
        raise ValueError(f"{path.name} is damaged: {str(error).splitlines()[0]}") from None


def _has_space(text: str) -> bool:
    return any(letter.isspace() for letter in text)


def _is_length(value: Any) -> bool:
    return isinstance(value, int | float) and MARKS < value < _LARGEST_LENGTH


def _content(token: Any) -> str:
    """A special token, which files write as a text or as an object."""
    return str(token.get("content", "")) if isinstance(token, dict) else str(token or "")


def _json(path: Path) -> dict[str, Any]:
    """The object in a file; empty without the file. Raises OSError and ValueError."""
    if not path.is_file():
        return {}
    values = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise ValueError(f"{path.name} holds no object")
    return values


def _number(value: int | str) -> float:
    try:
        return float(value)
    except ValueError:
        return CHUNK


def _safe(text: str) -> str:
    """A text without the halves of characters that no encoding has; the library refuses them."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
