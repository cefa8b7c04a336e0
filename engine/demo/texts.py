"""The whole job with texts on what is built in: train the sample's manner, show it, measure it, hand it over."""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

from engine import adapter, export, families, runner
from engine.families.causal_lm import CausalLM
from engine.memory import place
from engine.publish.read import read_adapter
from engine.texts.answers import Stream, generate
from engine.texts.validation import HeldTexts
from project import runs
from project.config import load_config
from project.errors import JobFailed
from project.options import Config
from project.texts.encoding import Encoder
from project.texts.reading import read_texts
from project.texts.rows import Message, Row
from project.workspace import resources, starter_text_model

STRENGTHS = (0.0, 0.5, 1.0)
MANNERS = {"plain": "plain.jsonl", "shopkeeper": "shopkeeper.jsonl"}
SHOWN = 8  # questions whose answers are printed
LONGEST = 96  # tokens of an answer
WIDTH = 100  # characters of a line
CLOSE = 1e-4  # of the largest logit: how far plain peft may be away
NAME = "shopkeeper"


def demo(output: Path, settings: Sequence[str] = ()) -> int:
    """Run it in the empty folder ``output``; 0 when the answers took the manner.

    ``settings`` change options of the training, as "key=value". Raises JobFailed where it did not learn, or where
    plain peft says otherwise than the app.
    """
    began = time.time()
    changed = [f"output_dir={output / 'run'}", f"output_name={NAME}", *settings]
    config = load_config(resources() / "presets" / "demo-text.yaml", changed)
    with one_thread():
        if runner.start(config) != "finished":
            return 1
        return report(config, output, began)


@contextmanager
def one_thread() -> Iterator[None]:
    """The model is so small that on a busy computer threads only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def report(config: Config, output: Path, began: float) -> int:
    """Show, measure and hand over what was trained. Raises JobFailed as `demo` does."""
    result = output / "run" / NAME

    print("asking the held-out questions …", file=sys.stderr)
    talker = open_talker(config, result)
    print(side_by_side(talker, [(row.messages() or ())[:-1] for row in held_out("plain")[:SHOWN]]))
    table = {manner: [talker.perplexity(held_out(manner), value) for value in STRENGTHS] for manner in MANNERS}
    print("strength                " + "".join(f"{value:8g}" for value in STRENGTHS))
    for manner, values in table.items():
        print(f"{'perplexity, ' + manner:24}" + "".join(f"{value:8.2f}" for value in values))
    exported = export.export(output / "run", "peft", output / "export", export.Wishes(dtype="fp32"))[0].parent
    away = difference(talker, exported)
    print(f"plain peft              loads the export; its logits are within {away:.1g} of the largest")
    print(f"adapter                 {result}")
    print(f"for peft                {exported}")
    print(f"run folder              {output / 'run'}")
    print(f"took                    {time.time() - began:.0f} s")
    if away > CLOSE:
        raise JobFailed("plain peft gives other logits for the adapter than the app does")
    if not learned(table):
        raise JobFailed("the answers did not take the manner; look at the loss in the run")
    return 0


@dataclass
class Talker:
    """The language model with its adapter, and how conversations are written for it."""

    model: CausalLM
    encoder: Encoder

    def answer(self, messages: Sequence[Message], strength: float) -> str:
        """The likeliest answer, token by token."""
        stream = Stream(self.encoder, "", emit=lambda _: None, unwanted=str)
        how = runs.Ask(id="", messages=(), temperature=0, max_tokens=LONGEST)
        generate(self.model, self.encoder, self.encoder.prompt(messages), how, (adapter.NAME, strength), stream)
        return stream.text.strip()

    def perplexity(self, rows: Sequence[Row], strength: float) -> float:
        """Of the answers in the rows."""
        held = HeldTexts([self.encoder.encode(row) for row in rows], self.model, batch_size=8)
        with adapter.strength(self.model, strength):
            return float(held.verdict([held.measure(call) for call in held.calls()])["perplexity"])


def open_talker(config: Config, result: Path) -> Talker:
    """The base model of a config with the adapter in a folder."""
    model = families.load_language(config.model, place(config.precision))
    adapter.put_on(model, read_adapter(result, adapter.layers_of(model)))
    return Talker(model, Encoder.of_folder(model.path, config.text, config.model.max_seq_length))


def held_out(manner: str) -> list[Row]:
    """Conversations that the sample does not have, answered in a manner: the same questions in all of them."""
    return list(read_texts(resources() / "held_out_text" / MANNERS[manner]).rows)


def side_by_side(talker: Talker, questions: Sequence[Sequence[Message]]) -> str:
    """A column of answers for each strength."""
    width = (WIDTH - 3 * (len(STRENGTHS) - 1)) // len(STRENGTHS)
    rule = "-+-".join(["-" * width] * len(STRENGTHS))
    lines = [" | ".join(f"{f'strength {value:g}':{width}}" for value in STRENGTHS)]
    for messages in questions:
        lines += [rule, f"> {messages[-1].content}"]
        columns = [_wrapped(talker.answer(messages, value), width) for value in STRENGTHS]
        for number in range(max(map(len, columns))):
            parts = [column[number] if number < len(column) else "" for column in columns]
            lines.append(" | ".join(f"{part:{width}}" for part in parts).rstrip())
    return "\n".join([*lines, ""])


def _wrapped(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width) or [""]]


def learned(perplexities: dict[str, list[float]]) -> bool:
    """Whether the manner became much likelier, strength by strength, and likelier than the plain answers are."""
    manner, plain = perplexities["shopkeeper"], perplexities["plain"]
    falls = all(after < before for before, after in pairwise(manner))
    return falls and manner[-1] < 0.5 * manner[0] and manner[-1] < plain[-1]


@torch.no_grad()
def difference(talker: Talker, exported: Path) -> float:
    """How far the logits of plain peft are from the app's, as a share of the largest, over the held-out rows."""
    base = AutoModelForCausalLM.from_pretrained(starter_text_model(), dtype=torch.float32, local_files_only=True)
    plain = PeftModel.from_pretrained(base, str(exported)).eval()
    away = 0.0
    for row in held_out("shopkeeper"):
        ids = torch.tensor([talker.encoder.encode(row).ids])
        theirs = plain(input_ids=ids).logits
        with adapter.evaluating(talker.model), adapter.strength(talker.model, 1.0):
            ours = talker.model.logits(ids).float().cpu()
        away = max(away, float((ours - theirs).abs().max() / theirs.abs().max()))
    return away
