"""Train the small language model and write its folder.

    python resources/starter_text/build/build.py --work ~/.cache/atelier-starter-text --output resources/starter_text

A training that was stopped goes on; delete ``model.pt`` in the work folder to begin anew, and the folder's files of the
tokenizer to learn that anew. ``--now`` writes what the work folder holds without training on.
"""

import argparse
import hashlib
import math
import os
import random
import sys
import time
from pathlib import Path

import talk
import tokens
import torch
import wordnet
from questions import all_asked
from torch import Tensor, nn
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

ROWS = 128  # texts in a step, of about the same length
POOL = 64  # steps whose texts are drawn and sorted by length together
RATE = 4e-3
DECAY = 0.995  # of the averaged weights
PLAIN = 0.1  # share of texts that are a sentence of WordNet
QUESTION = 0.1  # how much a token outside of the answers counts
SHAPE = {
    "vocab_size": tokens.SIZE, "hidden_size": 128, "intermediate_size": 256, "num_hidden_layers": 4,
    "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 512, "tie_word_embeddings": True,
}  # fmt: skip


def new_model(tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """With random weights."""
    ids = {f"{name}_token_id": getattr(tokenizer, f"{name}_token_id") for name in ("bos", "eos", "pad")}
    return LlamaForCausalLM(LlamaConfig(**SHAPE, **ids, attention_bias=False, initializer_range=0.05))


class Texts:
    """Batches of a step, a pure function of the seed and the step."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, seed: int) -> None:
        self.core = tokenizer.backend_tokenizer
        self.seed, self.pool, self.steps = seed, -1, []
        self.id = tokenizer.convert_tokens_to_ids

    def step(self, number: int) -> tuple[Tensor, Tensor]:
        """(ids, how much each counts), both rows × length."""
        if number // POOL != self.pool:
            self.pool = number // POOL
            rng = random.Random(f"{self.seed}/{self.pool}")
            rows = sorted((self._row(rng) for _ in range(ROWS * POOL)), key=lambda row: len(row[0]))
            self.steps = [rows[first : first + ROWS] for first in range(0, len(rows), ROWS)]
            rng.shuffle(self.steps)
        rows = self.steps[number % POOL]
        longest = max(len(ids) for ids, _ in rows)
        ids = torch.full((ROWS, longest), self.id(tokens.PAD))
        counts = torch.zeros(ROWS, longest)
        for place, (row, weight) in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
            counts[place, : len(row)] = torch.tensor(weight)
        return ids, counts

    def _row(self, rng: random.Random) -> tuple[list[int], list[float]]:
        begin, end = self.id(tokens.BEGIN), self.id(tokens.END)
        if rng.random() < PLAIN:
            ids = self._ids(rng.choice(wordnet.sentences()))
            return [begin, *ids, end], [0.0] + [1.0] * (len(ids) + 1)
        row, weight = [begin], [0.0]
        for role, text in talk.conversation(rng):
            ids = self._ids(text)
            told = 1.0 if role == "assistant" else QUESTION
            row += [self.id(f"<|{role}|>"), *ids, end]
            weight += [QUESTION, *[told] * (len(ids) + 1)]
        return row, weight

    def _ids(self, text: str) -> list[int]:
        return self.core.encode(text, add_special_tokens=False).ids


def train(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, work: Path, steps: int, seed: int) -> nn.Module:
    """The model with averaged weights."""
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(DECAY)
    )
    matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
    others = [p for n, p in model.named_parameters() if p.ndim < 2 or "embed" in n]
    groups = [{"params": matrices, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
    start = _resumed(work / "model.pt", model=model, averaged=averaged, optimizer=optimizer)
    texts, began, saved, seen = Texts(tokenizer, seed), time.time(), time.time(), 0
    for step in range(start, steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * rate(step / steps)
        ids, counts = texts.step(step)
        logits = model(ids[:, :-1]).logits
        losses = nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
        told = counts[:, 1:].flatten()
        loss = (losses * told).sum() / told.sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        averaged.update_parameters(model)
        seen += ids.numel()
        if (step + 1) % 50 == 0:
            passed = time.time() - began
            left = (steps - step - 1) * passed / (step + 1 - start) / 60
            print(
                f"{step + 1}/{steps}  loss {loss.item():.3f}  {seen / passed:.0f} tokens/s  {left:.1f} min left",
                flush=True,
            )
        if time.time() - saved > 120 or step + 1 == steps:
            _save(work / "model.pt", step + 1, model=model, averaged=averaged, optimizer=optimizer)
            saved = time.time()
            print(judge(averaged.module, tokenizer, 40, said=True), flush=True)
    return averaged.module


def rate(done: float) -> float:
    """Constant for the first half, then down to a fiftieth."""
    return 1.0 if done < 0.5 else 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * (done - 0.5) / 0.5))


def _resumed(path: Path, **parts: nn.Module | torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return state["step"]


def _save(path: Path, step: int, **parts: nn.Module | torch.optim.Optimizer) -> None:
    aside = path.with_suffix(".tmp")
    torch.save({"step": step} | {name: part.state_dict() for name, part in parts.items()}, aside)
    aside.replace(path)


@torch.no_grad()
def answer(model: nn.Module, tokenizer: PreTrainedTokenizerFast, question: str) -> str:
    """What the model says, greedily."""
    model.eval()
    given = tokenizer.apply_chat_template(
        [{"role": "user", "content": question}], add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    made = model.generate(**given, max_new_tokens=80, do_sample=False)
    model.train()
    return tokenizer.decode(made[0, given["input_ids"].shape[1] :], skip_special_tokens=True)


def judge(model: nn.Module, tokenizer: PreTrainedTokenizerFast, most: int, said: bool = False) -> str:
    """How many questions get exactly the right answer: pairs that were never asked, and forms that were not."""
    rng, lines = random.Random(0), []
    for title, asked in (
        ("never asked", [a for a in all_asked() if a.held_out]),
        ("unseen form", [a for a in all_asked() if not a.held_out]),
    ):
        chosen, right = rng.sample(asked, min(most, len(asked))), 0
        for number, one in enumerate(chosen):
            got = answer(model, tokenizer, one.unseen_form())
            right += got == one.answer
            if said and number < 6:
                lines.append(f"    {one.unseen_form()} -> {got}")
        lines.append(f"{title}: {right} of {len(chosen)} right")
    return "\n".join(lines)


def write(model: nn.Module, tokenizer: PreTrainedTokenizerFast, folder: Path) -> None:
    """The folder of the model, in fp16, and the hashes of its files."""
    shipped = new_model(tokenizer)
    shipped.load_state_dict(model.state_dict())
    shipped.half().save_pretrained(folder)
    names = ("config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
             "chat_template.jinja")  # fmt: skip
    files = [folder / name for name in names if (folder / name).exists()]
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Learn what is missing, write the folder, say how good it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for what is fetched and for checkpoints")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=5600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0, help="0 = all cores")
    parser.add_argument("--now", action="store_true", help="write what the work folder holds")
    chosen = parser.parse_args()
    work = chosen.work.expanduser().absolute()
    work.mkdir(parents=True, exist_ok=True)
    os.environ["STARTER_TEXT_WORK"] = str(work)
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    if not (work / "tokenizer.json").exists():
        tokens.make(work, chosen.seed)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(work)
    model = new_model(tokenizer)
    print(f"{model.num_parameters():,} parameters")
    steps = 0 if chosen.now else chosen.steps
    model = train(model, tokenizer, work, steps, chosen.seed).eval()
    tokenizer.save_pretrained(chosen.output)
    write(model, tokenizer, chosen.output)
    print(judge(model, tokenizer, 400))
    return 0


if __name__ == "__main__":
    sys.exit(main())
