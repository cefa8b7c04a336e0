"""Conversations on disk: they come back as they were, newest first, and damage costs only the damaged one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from project.chats import Chat, Said, Turn, delete_chat, list_chats, save_chat
from project.errors import BadInput

ANSWERS = (Said(text="a dog 狗"), Said(text="Woof, dear friend", strength=0.8, seed=7, name="ink", step=50, tokens=5))
CHAT = Chat(t=1_700_000_000.25, system="be kind", turns=(Turn(question="What is\na dog?", answers=ANSWERS),))


def test_a_conversation_comes_back_as_it_was(tmp_path: Path) -> None:
    save_chat(tmp_path, CHAT)
    assert list_chats(tmp_path) == [CHAT]
    longer = dataclasses.replace(CHAT, turns=(*CHAT.turns, Turn(question="And \udc80 a cat?")))
    save_chat(tmp_path, longer)
    (found,) = list_chats(tmp_path)
    assert (found.title, found.turns[1].question) == ("What is a dog?", "And ? a cat?")


def test_the_newest_comes_first_and_damage_is_passed_over(tmp_path: Path) -> None:
    for number in range(4):
        save_chat(tmp_path, dataclasses.replace(CHAT, t=CHAT.t + number))
    files = sorted((tmp_path / "chats").iterdir())
    files[1].write_text("{", encoding="utf-8")
    files[2].write_text('{"kind": "chat", "turns": []}', encoding="utf-8")
    assert [chat.t - CHAT.t for chat in list_chats(tmp_path)] == [3, 0]
    assert len(list_chats(tmp_path, most=1)) == 1
    delete_chat(tmp_path, CHAT)
    delete_chat(tmp_path, CHAT)
    assert [chat.t - CHAT.t for chat in list_chats(tmp_path)] == [3]


def test_the_newest_answer_of_each_side(tmp_path: Path) -> None:
    turn = Turn(question="?", answers=(*ANSWERS, Said(text="again", strength=1.0)))
    assert turn.newest(base=True) == ANSWERS[0]
    assert turn.newest(base=False) == Said(text="again", strength=1.0)
    assert Turn(question="?").newest(base=True) is None
    assert list_chats(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "chats").write_text("a file")
    with pytest.raises(BadInput, match="cannot be written"):
        save_chat(tmp_path, CHAT)
