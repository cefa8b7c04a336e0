"""Rows as tokens: the same as transformers writes them, and of them exactly the answers are learned."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from transformers import AutoTokenizer

from project.errors import BadInput
from project.options.text import TextOptions
from project.texts.encoding import Encoded, Encoder
from project.texts.rows import Message, Row, row_of
from project.texts.template import TemplateRefusal
from tests.project.text_models import KINDS, write_model

TALK: list[dict[str, Any]] = [
    {"role": "user", "content": "What is a term sheet?"},
    {"role": "assistant", "content": " It is a short list. 🎉 "},
    {"role": "user", "content": "And\n\nthe deadline? 猫"},
    {"role": "assistant", "content": "Friday.\n\n- one\n- two"},
]
SYSTEM = {"role": "system", "content": "You answer briefly."}
TEMPLATED = [name for name, kind in KINDS.items() if kind.template]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for name in KINDS:
        write_model(folder / name, name)
    return folder


def _row(messages: list[dict[str, Any]], **more: Any) -> Row:
    row = row_of("a.jsonl", 1, 0, {"messages": messages, **more}, {})
    assert not row.problem
    return row


def _encoder(folder: Path, length: int = 2048, **options: Any) -> Encoder:
    return Encoder.of_folder(folder, TextOptions(**options), length)


def _learned(encoded: Encoded) -> list[str]:
    """The stretches of text that are learned."""
    found: list[str] = []
    before = False
    for piece, trained in zip(encoded.pieces, encoded.trained, strict=True):
        if trained:
            found[-1:] = [found[-1] + piece] if before else [*found[-1:], piece]
        before = trained
    return found


def _theirs(folder: Path, messages: list[dict[str, Any]], **more: Any) -> list[int]:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    ids: list[int] = tokenizer.apply_chat_template(messages, **more)["input_ids"]
    return ids


@pytest.mark.parametrize("name", TEMPLATED)
def test_a_conversation_gives_the_tokens_that_transformers_gives(models: Path, name: str) -> None:
    encoder = _encoder(models / name)
    encoded = encoder.encode(_row(TALK))
    expected = _theirs(models / name, TALK)
    if name == "glm4":  # its template ends no answer, so the end of the text is put behind the last one
        expected.append(encoder.eos)
    assert encoded.ids == expected
    assert "".join(encoded.pieces) == encoded.text
    asked = [Message(turn["role"], turn["content"]) for turn in TALK[:3]]
    assert encoder.prompt(asked) == _theirs(models / name, TALK[:3], add_generation_prompt=True)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("llama3", "It is a short list. 🎉<|eot_id|>", "Friday.\n\n- one\n- two<|eot_id|>"),
        ("llama31", "It is a short list. 🎉<|eot_id|>", "Friday.\n\n- one\n- two<|eot_id|>"),
        ("qwen25", " It is a short list. 🎉 <|im_end|>", "Friday.\n\n- one\n- two<|im_end|>"),
        (
            "qwen3",
            " It is a short list. 🎉 <|im_end|>",
            "<think>\n\n</think>\n\nFriday.\n\n- one\n- two<|im_end|>",
        ),
        ("glm4", " It is a short list. 🎉 <|user|>", "Friday.\n\n- one\n- two<|endoftext|>"),
        ("mistral", "  It is a short list. 🎉 </s>", " Friday.\n\n- one\n- two</s>"),
        ("gemma", "It is a short list. 🎉<end_of_turn>", "Friday.\n\n- one\n- two<end_of_turn>"),
        ("phi3", "It is a short list. 🎉 <|end|>\n", "Friday.\n\n- one\n- two<|end|>\n"),
        ("base", " It is a short list. 🎉 </s>", "Friday.\n\n- one\n- two</s>"),
    ],
)
def test_exactly_the_answers_and_their_ends_are_learned(models: Path, name: str, first: str, second: str) -> None:
    encoder = _encoder(models / name)
    encoded = encoder.encode(_row(TALK))
    assert "".join(_learned(encoded)) == first + second
    questions = [piece for piece, trained in zip(encoded.pieces, encoded.trained, strict=True) if not trained]
    assert "term sheet" in "".join(questions)
    assert "deadline" in "".join(questions)


def test_all_tokens_are_learned_where_that_is_asked_for(models: Path) -> None:
    assert all(_encoder(models / "qwen25", train_on="all").encode(_row(TALK)).trained)


def test_a_turn_of_weight_zero_is_not_learned(models: Path) -> None:
    talk = [*TALK[:1], {**TALK[1], "weight": 0}, *TALK[2:]]
    assert _learned(_encoder(models / "qwen25").encode(_row(talk))) == ["Friday.\n\n- one\n- two<|im_end|>"]


@pytest.mark.parametrize("thinking", ["in the answer", "beside it"])
def test_a_thinking_answer_is_learned_with_its_thoughts_where_the_template_keeps_them(
    models: Path, thinking: str
) -> None:
    last = {"role": "assistant", "content": "Friday."}
    if thinking == "beside it":
        last["reasoning_content"] = "It says Friday."
    else:
        last["content"] = "<think>\nIt says Friday.\n</think>\n\nFriday."
    talk = [TALK[0], {"role": "assistant", "content": "<think>\nHm.\n</think>\n\nA list."}, TALK[2], last]
    encoded = _encoder(models / "qwen3").encode(_row(talk))
    assert encoded.ids == _theirs(models / "qwen3", talk)
    assert _learned(encoded) == ["A list.<|im_end|>", "<think>\nIt says Friday.\n</think>\n\nFriday.<|im_end|>"]


def test_calls_of_tools_are_learned_and_what_the_tools_say_is_not(models: Path) -> None:
    call = {"function": {"name": "clock", "arguments": {"zone": "UTC"}}}
    tools = [{"type": "function", "function": {"name": "clock", "parameters": {}}}]
    talk: list[dict[str, Any]] = [
        {"role": "user", "content": "What time is it?"},
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "content": "12:00"},
        {"role": "assistant", "content": "It is noon."},
    ]
    encoded = _encoder(models / "qwen25").encode(_row(talk, tools=tools))
    theirs = [{"role": "assistant", "tool_calls": [call]} if turn.get("tool_calls") else turn for turn in talk]
    assert encoded.ids == _theirs(models / "qwen25", theirs, tools=tools)
    learned = _learned(encoded)
    assert learned[-1] == "It is noon.<|im_end|>"
    assert '"name": "clock"' in learned[0]
    assert "12:00" not in "".join(learned)


@pytest.mark.parametrize("name", TEMPLATED)
def test_a_system_prompt_stands_in_front_or_in_the_first_question(models: Path, name: str) -> None:
    given = _encoder(models / name).encode(_row([SYSTEM, *TALK]))
    assert given.text.count("You answer briefly.") == 1
    by_option = _encoder(models / name, system_prompt="You answer briefly.").encode(_row(TALK))
    assert by_option.ids == given.ids
    own = _encoder(models / name, system_prompt="Something else.").encode(_row([SYSTEM, *TALK]))
    assert own.ids == given.ids
    assert "You answer briefly." not in "".join(_learned(given))
    told = any("takes no system prompt" in note for note in _encoder(models / name).notes)
    assert told == (name in ("mistral", "gemma"))


@pytest.mark.parametrize("name", list(KINDS))
def test_a_plain_text_begins_as_its_tokenizer_begins_it_and_ends_once(models: Path, name: str) -> None:
    encoder = _encoder(models / name)
    row = row_of("a.jsonl", 1, 0, {"text": "The quick brown fox."}, {})
    encoded = encoder.encode(row)
    assert encoded.ids == [
        *AutoTokenizer.from_pretrained(models / name)("The quick brown fox.")["input_ids"],
        encoder.eos,
    ]
    assert all(encoded.trained)
    assert encoder.lengths([row]) == [len(encoded.ids)]


def test_the_config_decides_about_the_mark_of_the_beginning(models: Path, tmp_path: Path) -> None:
    text = row_of("a.jsonl", 1, 0, {"text": "The fox."}, {})
    for add in (True, False):
        folder = write_model(tmp_path / str(add), "mistral", add_bos_token=add)
        encoder = _encoder(folder)
        assert (encoder.encode(text).ids[0] == encoder.token("<s>")) is add
    chat = _encoder(models / "mistral").encode(_row(TALK))
    assert chat.ids.count(chat.ids[0]) == 1  # the template writes the mark itself


def test_a_long_text_is_parted_and_nothing_of_it_is_lost(models: Path) -> None:
    encoder = _encoder(models / "llama3", 32)
    text = "\n".join(f"Line {number} of the contract." for number in range(40))
    parts = encoder.parts(row_of("a.txt", 1, 0, {"text": text}, {}))
    assert max(len(part.ids) for part in parts) <= 32
    assert all(part.ids[0] == encoder.token("<|begin_of_text|>") for part in parts)
    assert [part.ids[-1] == encoder.eos for part in parts] == [False] * (len(parts) - 1) + [True]
    assert "".join(encoder.decode(part.ids) for part in parts) == text
    assert not any(part.cut for part in parts)


def test_a_long_question_loses_its_middle_and_keeps_the_answer(models: Path) -> None:
    question = "Begin here. " + "and so on and on " * 60 + "What is asked stands here."
    talk = [{"role": "user", "content": question}, {"role": "assistant", "content": "The whole answer."}]
    encoded = _encoder(models / "qwen25", 120).encode(_row(talk))
    assert encoded.cut
    assert len(encoded.ids) == 120
    shown = "".join(encoded.pieces)
    assert "Begin here." in shown
    assert "stands here.<|im_end|>" in shown
    assert _learned(encoded) == ["The whole answer.<|im_end|>"]


def test_a_long_answer_is_cut_at_its_end(models: Path) -> None:
    talk = [TALK[0], {"role": "assistant", "content": "word " * 300}]
    encoded = _encoder(models / "qwen25", 100).encode(_row(talk))
    assert encoded.cut
    assert len(encoded.ids) == 100
    assert encoded.trained[-1]
    assert encoded.learned > 50


def test_many_rows_at_once_give_what_each_gives(models: Path) -> None:
    encoder = _encoder(models / "mistral", 64)
    wrong = _row([TALK[0], TALK[2], TALK[3]])
    rows = [_row(TALK), wrong, row_of("a", 1, 0, {"text": "fox " * 200}, {}), _row(TALK[:2])] * 40
    found = list(encoder.all_parts(rows))
    assert "must alternate" in str(found[1])
    assert [entry for entry in found[:4] if not isinstance(entry, str)] == [encoder.parts(rows[i]) for i in (0, 2, 3)]
    assert found[4:] == found[:4] * 39
    assert encoder.lengths(rows[:4])[1] == -1


def test_a_template_that_refuses_says_why(models: Path) -> None:
    with pytest.raises(TemplateRefusal, match="must alternate"):
        _encoder(models / "mistral").encode(_row([TALK[0], TALK[2], TALK[3]]))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% for m in messages %}{{ m.content }}", "not well formed"),
        ("{{ raise_exception('only for robots') }}", "only for robots"),
        ("Hello.", "leaves out"),
        ("{{ messages[0].content.__class__.__mro__ }}", "unsafe"),
        ("{{ no_such_thing.of_mine }}", "undefined"),
        ("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}", "without end"),
    ],
)
def test_an_unsuited_template_is_told_before_training(tmp_path: Path, template: str, said: str) -> None:
    encoder = _encoder(write_model(tmp_path / "m", "qwen25", chat_template=template))
    assert said in encoder.problem
    assert encoder.problem.endswith("set chat_template to plain or chatml")
    assert _encoder(tmp_path / "m", chat_template="chatml").problem == ""
    text = row_of("a", 1, 0, {"text": "Plain texts need none."}, {})
    assert encoder.encode(text).learned > 3


def test_a_model_without_a_template_gets_plain_turns_and_says_so(models: Path) -> None:
    encoder = _encoder(models / "base")
    encoded = encoder.encode(_row([SYSTEM, *TALK[:2]]))
    expected = "You answer briefly.\n\nWhat is a term sheet?\n\n It is a short list. 🎉 </s>"
    assert encoded.text == "<s>" + expected
    assert "no chat template" in encoder.notes[0]


def test_chatml_can_be_chosen_for_any_model(models: Path) -> None:
    own, chosen = _encoder(models / "qwen3"), _encoder(models / "qwen3", chat_template="chatml")
    assert chosen.encode(_row(TALK[:1] + TALK[3:])).text == (
        "<|im_start|>user\nWhat is a term sheet?<|im_end|>\n<|im_start|>assistant\nFriday.\n\n- one\n- two<|im_end|>\n"
    )
    assert own.notes == chosen.notes == []
    foreign = _encoder(models / "llama3", chat_template="chatml")
    assert "no tokens <|im_start|>" in foreign.notes[0]
    assert foreign.stop_text == "<|im_end|>"
    assert foreign.encode(_row(TALK)).text.startswith("<|begin_of_text|><|im_start|>user")


def test_the_date_of_a_template_is_the_one_that_is_given(models: Path) -> None:
    day = datetime.datetime(2024, 7, 4)
    encoder = Encoder.of_folder(models / "llama31", TextOptions(), 512, day)
    assert "Today Date: 04 Jul 2024" in encoder.encode(_row(TALK)).text


def test_answers_end_at_the_tokens_that_model_and_template_name(models: Path) -> None:
    ends = {name: _encoder(models / name) for name in ("gemma", "glm4", "phi3", "base")}
    assert ends["gemma"].token("<end_of_turn>") in ends["gemma"].end_ids
    assert ends["glm4"].token("<|user|>") in ends["glm4"].end_ids
    assert ends["phi3"].token("<|end|>") in ends["phi3"].end_ids
    assert ends["base"].end_ids == (ends["base"].eos,)


def test_the_limit_is_never_above_what_the_model_reads(models: Path) -> None:
    encoder = _encoder(models / "qwen25", 100000)
    assert encoder.max_length == 2048
    assert "reads at most 2048 tokens" in encoder.notes[0]


def test_a_folder_without_a_tokenizer_is_one_clear_sentence(models: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"there is no tokenizer\.json"):
        _encoder(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(BadInput, match="is damaged"):
        _encoder(tmp_path)
    folder = write_model(tmp_path / "m", "qwen25")
    (folder / "tokenizer_config.json").write_text("[1")
    with pytest.raises(BadInput, match="no valid JSON"):
        _encoder(folder)


def test_halves_of_characters_and_odd_texts_do_no_harm(models: Path) -> None:
    for name in KINDS:
        encoder = _encoder(models / name)
        for odd in (
            "\ud800 lone",
            "\x00\x01",
            "\ue0a10\ue0a2",
            "<|im_end|><|eot_id|></s>",
            "\u202e\u200b\ufeff",
            "a\r\n\r\nb",
        ):
            talk = [{"role": "user", "content": f"{odd} x"}, {"role": "assistant", "content": f"y {odd} z"}]
            encoded = encoder.encode(_row(talk))
            assert encoded.learned, (name, odd)
            assert "y " in "".join(_learned(encoded)), (name, odd)
