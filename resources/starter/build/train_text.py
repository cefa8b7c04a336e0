"""Stage 2: the tokenizer, and a text encoder that already knows which words look like what.

The text encoder first learns to predict the latents of a caption's picture through a small head that is thrown away.
The UNet's cross-attention then finds the picture in the text embeddings from its first step, instead of waiting for
the encoder to become useful, which from scratch takes most of the training.
"""

import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from pictures import LOOKS, caption
from state import load_state, report, save_state
from subjects import SUBJECTS
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

TOKENS = 16
WIDTH = 128
TEMPLATES = (("{}", 0.7), ("a {}", 0.15), ("{} emoji", 0.15))


def new_tokenizer(words: list[str]) -> CLIPTokenizer:
    """A byte-level BPE over the captions' words: each is one token, anything else falls back to bytes."""
    bpe = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=3000,
        end_of_word_suffix="</w>",
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(words, trainer)
    # as in OpenAI's files: every byte alone and as a word's end, then the merges, then the two special tokens
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [tuple(pair) for pair in json.loads(bpe.to_str())["model"]["merges"]]
    order = alphabet + [letter + "</w>" for letter in alphabet]
    order += [a + b for a, b in merges if a + b not in set(order)]
    order += ["<|startoftext|>", "<|endoftext|>"]
    vocab = {token: number for number, token in enumerate(dict.fromkeys(order))}
    return CLIPTokenizer(vocab=vocab, merges=merges, model_max_length=TOKENS)


def tokenizer_of(work: Path, words: list[str]) -> CLIPTokenizer:
    """The tokenizer of a work folder, made once: the BPE trainer breaks ties by chance, and ids must stay."""
    folder = work / "tokenizer"
    if not folder.exists():
        new_tokenizer(words).save_pretrained(folder)
    return CLIPTokenizer.from_pretrained(folder)


def new_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=WIDTH,
            intermediate_size=4 * WIDTH,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=TOKENS,
            projection_dim=WIDTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def captions(data: dict[str, np.ndarray], rows: np.ndarray, rng: np.random.Generator) -> list[str]:
    """One caption a row, through a random template."""
    names, out = list(SUBJECTS.values()), []
    shapes, shares = zip(*TEMPLATES, strict=True)
    for row, template in zip(rows, rng.choice(shapes, len(rows), p=shares), strict=True):
        style, background, _ = LOOKS[data["look"][row]]
        out.append(template.format(caption(names[data["subject"][row]], style, background)))
    return out


def tokens(tokenizer: CLIPTokenizer, texts: list[str]) -> Tensor:
    """int64 [n, 16]"""
    return tokenizer(texts, padding="max_length", max_length=TOKENS, truncation=True, return_tensors="pt").input_ids


def train(
    data: dict[str, np.ndarray], latents: Tensor, tokenizer: CLIPTokenizer, work: Path, steps: int, seed: int
) -> CLIPTextModel:
    torch.manual_seed(seed)
    encoder = new_encoder(tokenizer)
    head = nn.Sequential(nn.Linear(WIDTH, 512), nn.GELU(), nn.Linear(512, latents[0].numel()))
    both = nn.ModuleList([encoder, head])
    optimizer = torch.optim.AdamW(both.parameters(), lr=1e-3, betas=(0.9, 0.99), fused=True)
    start = load_state(work / "text.pt", both=both, optimizer=optimizer)
    began = time.time()
    for step in range(start, steps):
        for group in optimizer.param_groups:
            group["lr"] = 1e-3 * min(1, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        rng = np.random.default_rng((seed, 1, step))
        rows = rng.integers(0, len(latents), 128)
        ids = tokens(tokenizer, captions(data, rows, rng))
        states = encoder(ids).last_hidden_state
        after = (ids == tokenizer.eos_token_id).float()[..., None]  # the end and the padding see the whole caption
        loss = F.mse_loss(head((states * after).sum(1) / after.sum(1)), latents[rows].flatten(1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        report("text", step, steps, start, began, loss.item())
    if start < steps:
        save_state(work / "text.pt", steps, both=both, optimizer=optimizer)
    return encoder
