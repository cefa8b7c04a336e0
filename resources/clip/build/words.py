"""The tokenizer, one token a word for the words of the captions and letters for all others; and what can be asked."""

import re
from pathlib import Path

from icons import subjects
from looks import COLOURS, MEDIA, PAPER
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

LENGTH = 24  # tokens
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def vocabulary() -> list[str]:
    phrases = [*subjects(), *COLOURS, *PAPER, *(word for words in MEDIA.values() for word in words)]
    phrases += ["black and white", "background", "close-up", "small subject", "a picture of a", "an the in on with"]
    words = sorted({word for phrase in phrases for word in re.findall(r"\w+|[^\w\s]", phrase.lower())})
    letters = [*LETTERS, *(f"##{letter}" for letter in LETTERS), ",", "."]
    return ["[PAD]", "[UNK]", *dict.fromkeys(letters + words), "[BOS]", "[EOS]"]  # the end has the highest number


def write(folder: Path) -> int:
    """Write the tokenizer's files and return how many tokens there are."""
    vocab = {word: number for number, word in enumerate(vocabulary())}
    tokenizer = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[BOS] $A [EOS]", special_tokens=[("[BOS]", vocab["[BOS]"]), ("[EOS]", vocab["[EOS]"])]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="[BOS]", eos_token="[EOS]", pad_token="[PAD]", unk_token="[UNK]",
        model_max_length=LENGTH,
    ).save_pretrained(folder)  # fmt: skip
    return len(vocab)


def asked() -> str:
    """The list beside the model: in which templates it was taught, and the phrases of the bank that it knows."""
    grounds = [f"{paper} background" for paper in PAPER]
    media = dict.fromkeys(words[0] for words in MEDIA.values())  # its other name would halve the share of each
    sections = {
        "template": ["{}", "a {}"],
        "subject": list(subjects()),
        "medium": list(media),
        "colour": [*COLOURS, "black and white"],
        "background": grounds,
    }
    head = "# What this model can be asked. Phrases of resources/phrases that are not here are left out for it.\n"
    return head + "".join(f"\n[{name}]\n" + "\n".join(phrases) + "\n" for name, phrases in sections.items())
