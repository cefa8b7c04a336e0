"""The verb that talks to a language model: one question with answers at several strengths, or a chat."""

from __future__ import annotations

import argparse
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.verbs.export import strength
from project import runs
from project.errors import BadInput, JobFailed
from project.texts.rows import USER

if TYPE_CHECKING:
    from engine.texts.talk import Talk

AddVerb = Callable[[str, str], argparse.ArgumentParser]
POLL = 0.1  # seconds between two looks for the answer of a training
HELP = "/clear begins anew, /seed N takes another seed, /quit ends; Ctrl-C stops an answer"


def add(verb: AddVerb) -> None:
    """Add the parser."""
    chat = verb("chat", "talk to a language model with a LoRA at any strength")
    chat.add_argument("--lora", type=Path, help="run folder, checkpoint, or folder in PEFT's layout (default: none)")
    chat.add_argument("--base", default="", help="base model: a folder, a name on the hub, or starter (default: the "
                      "one that the LoRA was trained on)")  # fmt: skip
    chat.add_argument("--ask", metavar="TEXT", help="one question; without it a chat begins")
    chat.add_argument("--system", metavar="TEXT", help="system prompt (default: the one of the training)")
    chat.add_argument("--strength", type=strength, nargs="+", default=[1.0], help="0 to 2; several answer in turn")
    add_sampling(chat)
    chat.add_argument("--device", default="auto")


def add_sampling(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how tokens are chosen."""
    usual = runs.Ask(id="", messages=())
    parser.add_argument("--seed", type=int, default=usual.seed, help="the same one gives the same answer")
    parser.add_argument("--temperature", type=float, default=usual.temperature, help="0 = the likeliest words")
    parser.add_argument("--top-p", type=float, default=usual.top_p, help="only the likeliest tokens of this share")
    parser.add_argument("--top-k", type=int, default=usual.top_k, help="only so many tokens; 0 = all")
    parser.add_argument("--repetition-penalty", type=float, default=usual.repetition_penalty, help="1 = none")
    parser.add_argument("--max-tokens", type=int, default=usual.max_tokens, help="the longest answer")


def asked_by(chosen: argparse.Namespace) -> runs.Ask:
    """How to answer, as the arguments say."""
    return runs.Ask(
        id="",
        messages=(),
        system=chosen.system,
        seed=chosen.seed,
        max_tokens=chosen.max_tokens,
        temperature=chosen.temperature,
        top_p=chosen.top_p,
        top_k=chosen.top_k,
        repetition_penalty=chosen.repetition_penalty,
    )


def run(chosen: argparse.Namespace) -> int:
    """Answer on stdout, while it is made."""
    from engine.device import reserved_by_shell
    from engine.texts.talk import Talk, find_voice

    voice = find_voice(chosen.lora, chosen.base)
    strengths = list(dict.fromkeys(chosen.strength)) if voice.lora is not None else [0.0]
    with reserved_by_shell(chosen.device, "shell", Path()):
        talk = Talk(voice, strengths, chosen.device)
        if chosen.ask is not None:
            answer(talk, chosen.ask, asked_by(chosen))
        else:
            _chat(talk, asked_by(chosen))
    return 0


def answer(talk: Talk, question: str, how: runs.Ask) -> None:
    """Print the answer at each strength. Raises JobFailed."""
    for value in talk.strengths:
        if len(talk.strengths) > 1:
            print(f"--- strength {value:g}")
        last = talk.ask(question, value, how, _print)
        print(" …" if last.reason == "length" else "", flush=True)


def _print(piece: str) -> None:
    print(piece, end="", flush=True)


def _chat(talk: Talk, how: runs.Ask) -> None:
    if sys.stdin.isatty():
        print(HELP, file=sys.stderr)
    for line in _lines():
        word, _, rest = line.partition(" ")
        if word == "/quit":
            return
        if word == "/clear":
            talk.clear()
        elif word == "/seed" and rest.strip().isdigit():
            how = replace(how, seed=int(rest))
        elif word.startswith("/"):
            print(HELP, file=sys.stderr)
        else:
            try:
                answer(talk, line, how)
            except JobFailed as error:
                print(f"note: {error}", file=sys.stderr)
            except KeyboardInterrupt:
                print("\n(stopped)", file=sys.stderr)


def _lines() -> Iterator[str]:
    """What the person types, or what another program sends; empty lines are passed over."""
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows and packages have none
            import readline  # noqa: F401 - gives input() its arrow keys

    while True:
        try:
            line = input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return
        if line.strip():
            yield line.strip()


def ask_training(run_dir: Path, question: str, how: runs.Ask) -> None:
    """Ask a live training and print its answer as it comes. Raises BadInput, and JobFailed if it does not answer."""
    if not question.strip():
        raise BadInput("a question needs --prompt")
    reader = runs.EventReader(runs.RunFolder(run_dir).events)
    reader.poll()
    name = uuid.uuid4().hex[:12]
    runs.send(run_dir, replace(how, id=name, messages=((USER, question),), group="shell"))
    try:
        while True:
            for event in reader.poll():
                if isinstance(event, runs.Answer) and event.id == name:
                    _print("\n" if event.done else event.text)
                    if event.done:
                        return
                elif isinstance(event, runs.Warning_) and event.path == name:
                    raise JobFailed(event.message)
            if not runs.is_live(run_dir):
                raise JobFailed("the training ended before it answered")
            time.sleep(POLL)
    except KeyboardInterrupt:
        runs.send(run_dir, runs.Cancel(id=name))
        raise


VERBS = {"chat": run}
