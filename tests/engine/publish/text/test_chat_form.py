"""The Ollama template says what the model's chat template says, for every family; what it cannot say is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest
from jinja2 import TemplateError

from engine.publish.text.chat_form import (
    ASSISTANT,
    SYSTEM,
    USER,
    Inexpressible,
    Render,
    Turn,
    conversations,
    derived,
    keeps_spaces,
)
from project.texts.rows import Message
from project.texts.template import CHATML, PLAIN, ChatTemplate, compiled
from tests.engine.publish.text.go_template import ollama, render
from tests.project.text_models import KINDS

TEMPLATES = {name: kind.template for name, kind in KINDS.items() if kind.template} | {"chatml": CHATML, "plain": PLAIN}
SMALL = """{%- if messages[0].role == 'system' %}{{ '[SYSTEM_PROMPT]' + messages[0].content + '[/SYSTEM_PROMPT]' }}
{%- endif %}{%- for m in messages if m.role != 'system' %}
{{- ('[INST]' + m.content + '[/INST]') if m.role == 'user' else (m.content + eos_token) }}{% endfor %}"""
GEMMA3 = """{{ bos_token }}{%- set first = '' %}{%- if messages[0].role == 'system' %}
{%- set first = messages[0].content + '\n\n' %}{%- set messages = messages[1:] %}{%- endif %}{%- for m in messages %}
{{- '<start_of_turn>' + ('model' if m.role == 'assistant' else 'user') + '\n' + (first if loop.first else '') }}
{{- m.content | trim + '<end_of_turn>\n' }}{% endfor %}
{%- if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"""
TEMPLATES |= {"mistral small": SMALL, "gemma3": GEMMA3}


def written_by(source: str) -> Render:
    template = ChatTemplate(source, {"bos_token": "<s>", "eos_token": "</s>"}, date=datetime(2025, 3, 1))
    return lambda turns: template.prompt([Message(role, content) for role, content in turns])


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_go_template_writes_what_the_chat_template_writes(name: str) -> None:
    write = written_by(TEMPLATES[name])
    form = derived(write)
    go = form.go()
    talks = conversations(system=True)
    assert len({len(turns) for turns in talks}) > 4
    for turns in talks:
        assert ollama(go, turns) == form.render(turns) == write(turns), turns


def _as_it_is(source: str) -> Render:
    """The bare template, without what the app does for templates that take no system prompt."""

    def write(turns: Sequence[Turn]) -> str:
        try:
            messages = [{"role": role, "content": content} for role, content in turns]
            return compiled(source).render(
                messages=messages, bos_token="<s>", eos_token="</s>", add_generation_prompt=True,
                strftime_now=datetime(2025, 3, 1).strftime,
            )  # fmt: skip
        except TemplateError as error:
            raise ValueError(str(error)) from error

    return write


def test_where_each_template_has_its_system_prompt() -> None:
    forms = {name: derived(_as_it_is(source)) for name, source in TEMPLATES.items()}
    others = {name: form.system for name, form in forms.items() if form.system != "own"}
    assert others == {"mistral": "last", "gemma": "none"}
    for name in others:
        for turns in conversations(system=name == "mistral"):
            assert ollama(forms[name].go(), turns) == _as_it_is(TEMPLATES[name])(turns)


def test_an_answer_that_is_begun_is_gone_on_with() -> None:
    form = derived(written_by(KINDS["qwen3"].template))
    turns = [(USER, "Hi"), (ASSISTANT, "Hel")]
    wanted = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHel"
    assert ollama(form.go(), turns) == form.render(turns) == wanted


def test_spaces_around_a_message_are_noticed() -> None:
    for name, kept in (("llama3", False), ("qwen25", True)):
        write = written_by(TEMPLATES[name])
        assert keeps_spaces(write, derived(write)) == kept


def _counting(turns: Sequence[Turn]) -> str:
    return "".join(f"[{number}] {content}\n" for number, (_, content) in enumerate(turns))


def _short_only(turns: Sequence[Turn]) -> str:
    if len(turns) > 3:
        raise ValueError("no more than three turns")
    return "".join(f"{role}: {content}\n" for role, content in turns)


def _forgetful(turns: Sequence[Turn]) -> str:
    return turns[-1][1]


@pytest.mark.parametrize(
    ("write", "why"), [(_counting, "otherwise"), (_short_only, "no more than three turns"), (_forgetful, "leaves out")]
)
def test_what_a_go_template_cannot_say_is_refused(write: Render, why: str) -> None:
    with pytest.raises(Inexpressible, match=why) as refused:
        derived(write)
    assert "export to gguf" in str(refused.value)


def test_the_reader_of_go_templates_knows_what_go_does() -> None:
    data = {"System": "s", "Messages": [{"Role": "user", "Content": "a"}, {"Role": "assistant", "Content": "b"}]}
    cases = {
        "x \n{{- \" y \" }} z": "x y  z",
        "{{ if .System }}[{{ .System }}]{{ else }}none{{ end }}": "[s]",
        '{{ range $i, $m := .Messages }}{{ if eq $i 0 }}U{{ $i }}{{ else if eq $i 1 }}A{{ end }}{{ end }}': "U0A",
        "{{ $x := 1 }}{{ range $i, $m := .Messages }}{{ $x = $i }}{{ end }}{{ $x }}": "1",
        "{{ if and $.System (eq 1 2) }}both{{ else }}not{{ end }}": "not",
    }  # fmt: skip
    assert {case: render(case, data) for case in cases} == cases


def test_the_system_prompt_may_be_missing_or_there() -> None:
    form = derived(written_by(KINDS["qwen25"].template))
    assert "You help." in ollama(form.go(), [(USER, "x")])
    assert "You help." not in ollama(form.go(), [(SYSTEM, "s"), (USER, "x")])
