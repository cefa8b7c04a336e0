"""The requests that a conversation makes, and its answers as they are kept."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from project import runs
from project.chats import Chat, Manner, Said, Turn

USER, ASSISTANT = "user", "assistant"
LARGEST_SEED = 2**31 - 1


def messages(turns: Sequence[Turn], question: str, base: bool) -> tuple[tuple[str, str], ...]:
    """A conversation up to a question, as the base model or the LoRA had it.

    Each goes on from its own answers; where it has none, from the other's. Turns without any answer are left out.
    """
    found: list[tuple[str, str]] = []
    for turn in turns:
        said = turn.newest(base) or turn.newest(not base)
        if said is not None and said.text:
            found += [(USER, turn.question), (ASSISTANT, said.text)]
    return (*found, (USER, question))


def request_for(chat: Chat, place: int, manner: Manner, strength: float, adapter: str) -> runs.Ask:
    """The question of turn number `place`, at a strength; 0 is the base model."""
    turn = chat.turns[place]
    return runs.Ask(
        id=uuid.uuid4().hex[:12],
        messages=messages(chat.turns[:place], turn.question, base=strength == 0),
        system=chat.system,
        seed=manner.seed,
        strength=strength,
        adapter=adapter if strength else "",
        max_tokens=manner.max_tokens,
        temperature=manner.temperature,
        top_p=manner.top_p,
        top_k=manner.top_k,
        repetition_penalty=manner.repetition_penalty,
    )


def as_group(requests: Sequence[runs.Ask]) -> list[runs.Ask]:
    """Requests that are all to be answered, in order. A single one needs no group."""
    group = uuid.uuid4().hex[:12] if len(requests) > 1 else ""
    return [replace(request, group=group) for request in requests]


def said_by(answer: runs.Answer, name: str, manner: Manner) -> Said:
    """An answer as a conversation keeps it. `name` is what the LoRA is called, `manner` how it was asked for."""
    return Said(
        text=answer.text,
        strength=answer.strength,
        seed=answer.seed,
        name="" if answer.strength == 0 else name,
        adapter=answer.adapter,
        step=answer.step,
        tokens=answer.tokens,
        seconds=answer.seconds,
        reason=answer.reason,
        manner=manner,
    )


def with_answer(chat: Chat, place: int, said: Said) -> Chat:
    """The conversation with one more answer in a turn."""
    turn = replace(chat.turns[place], answers=(*chat.turns[place].answers, said))
    return replace(chat, turns=(*chat.turns[:place], turn, *chat.turns[place + 1 :]))
