"""What a chat template writes around the words of a conversation, found out by trying it, and the same for Ollama.

A chat template is a program in Jinja, Ollama's are texts of Go's text/template, and neither can be turned into the
other. But what nearly all of them do is to write fixed texts between the contents: that is found with stand-ins for
the contents, and then held against conversations of other lengths and contents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from project.errors import BadInput

SYSTEM, USER, ASSISTANT = "system", "user", "assistant"
Turn = tuple[str, str]  # (role, content)
Render = Callable[[Sequence[Turn]], str]  # the conversation up to where the answer begins; raises ValueError

_S, _U, _A, _V = "\ue0b1", "\ue0b2", "\ue0b3", "\ue0b4"  # stand-ins, from Unicode's private area
_OWN, _LAST, _NONE = "own", "last", "none"


class Inexpressible(BadInput):
    """Why a chat template cannot be written for Ollama, as one sentence."""


@dataclass(frozen=True)
class ChatForm:
    """The texts between the contents of a conversation that ends with a question.

    `begin` stands before the first question, `answer` between a question and its answer in what was said before,
    `question` between an answer and the next question, `generate` behind the last question. `before_system` and
    `behind_system` stand around a system prompt. `system` says where it stands: at the beginning, where `begin` gives
    way ("own"), before the words of the last question ("last"), or nowhere ("none").
    """

    begin: str
    answer: str
    question: str
    generate: str
    system: str = _NONE
    before_system: str = ""
    behind_system: str = ""

    def render(self, turns: Sequence[Turn]) -> str:
        """The text of a conversation up to where the answer begins; no two turns of one role follow each other."""
        system = next((content for role, content in turns if role == SYSTEM), "")
        spoken = [turn for turn in turns if turn[0] != SYSTEM]
        begin = self.begin
        if system and self.system == _OWN:
            begin = self.before_system + system + self.behind_system
        text = ""
        for number, (role, content) in enumerate(spoken):
            if role == ASSISTANT:
                text += self.answer + content
                continue
            text += self.question if number else begin
            if system and self.system == _LAST and number >= len(spoken) - 2 + (spoken[-1][0] == USER):
                text += system + self.behind_system
            text += content
        return text + (self.generate if spoken and spoken[-1][0] == USER else "")

    def go(self) -> str:
        """The form as a template of Ollama's: of Go's text/template, with `.System` and `.Messages`."""
        system = "{{ $.System }}" + _print(self.behind_system)
        begin = _print(self.begin)
        if self.system == _OWN:
            begin = f"{{{{ if $.System }}}}{_print(self.before_system)}{system}{{{{ else }}}}{begin}{{{{ end }}}}"
        find_last = (
            "{{- $last := 0 }}{{ range $i, $m := .Messages }}"
            '{{ if eq $m.Role "user" }}{{ $last = $i }}{{ end }}{{ end }}'
        )
        last = f"{{{{- if and $.System (eq $i $last) }}}}{system}{{{{ end }}}}"
        return "\n".join(
            line
            for line in (
                "{{- $said := false }}{{ $asked := false }}",
                find_last if self.system == _LAST else "",
                "{{- range $i, $m := .Messages }}",
                '{{- if eq $m.Role "user" }}',
                f"{{{{- if $said }}}}{_print(self.question)}{{{{ else }}}}{begin}{{{{ end }}}}",
                last if self.system == _LAST else "",
                "{{- $m.Content }}{{ $said = true }}{{ $asked = true }}",
                '{{- else if eq $m.Role "assistant" }}',
                f"{{{{- $asked = false }}}}{_print(self.answer)}{{{{ $m.Content }}}}{{{{ $said = true }}}}",
                "{{- end }}",
                "{{- end }}",
                f"{{{{- if $asked }}}}{_print(self.generate)}{{{{ end }}}}",
            )
            if line
        )


def _print(text: str) -> str:
    """An action that writes this text whatever spaces it has at its ends; nothing for an empty one."""
    return "{{ " + _quoted(text) + " }}" if text else ""


def _quoted(text: str) -> str:
    """A text as a string of Go's: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False)


def derived(render: Render) -> ChatForm:
    """The form of a chat template, which `render` applies. Raises Inexpressible where it has none."""
    begin, generate = _split(render, [(USER, _U)])
    first, answer, question, last = _split(render, [(USER, _U), (ASSISTANT, _A), (USER, _V)])
    if (first, last) != (begin, generate):
        raise Inexpressible(_refusal("it writes the same turn in two ways"))
    system, before, behind = _system(render, begin)
    form = ChatForm(begin, answer, question, generate, system, before, behind)
    for turns in conversations(form.system != _NONE):
        if form.render(turns) != _rendered(render, turns):
            raise Inexpressible(_refusal(f"a conversation of {len(turns)} turns came out otherwise when it was tried"))
    return form


def keeps_spaces(render: Render, form: ChatForm) -> bool:
    """Whether the template leaves spaces and line ends around a turn's words, as Ollama's always do."""
    turns = [(USER, " a \n")]
    return _rendered(render, turns) == form.render(turns)


def conversations(system: bool) -> list[list[Turn]]:
    """What a form is held against: short and long conversations, contents of several lines and with marks in them."""
    words = [
        "Wie geht's?",
        "Fine, thanks.\n\n- one\n- two",
        "你好 👋",
        '{{ .System }} <b>"x"</b> \\n',
        "5 < 7",
        "ja",
        "?",
    ]
    found: list[list[Turn]] = []
    for count in (1, 3, 5, 7):
        spoken = [((USER, ASSISTANT)[number % 2], words[number]) for number in range(count)]
        found.append(spoken)
        if system:
            found.append([(SYSTEM, "You are a pirate.\nBe brief."), *spoken])
    return found


def _system(render: Render, begin: str) -> tuple[str, str, str]:
    """(where the system prompt stands, what stands before it, what behind it)."""
    try:
        text = render([(SYSTEM, _S), (USER, _U), (ASSISTANT, _A), (USER, _V)])
    except ValueError:
        return _NONE, "", ""
    if text.count(_S) != 1:
        return _NONE, "", ""
    if text.index(_S) < text.index(_U):
        before, behind, _ = _split(render, [(SYSTEM, _S), (USER, _U)])
        return _OWN, before, behind
    before, behind, _ = _split(render, [(SYSTEM, _S), (USER, _U)])
    if before != begin:
        raise Inexpressible(_refusal("it moves the system prompt about"))
    return _LAST, "", behind


def _split(render: Render, turns: Sequence[Turn]) -> list[str]:
    """What stands before, between and behind the contents."""
    rest, parts = _rendered(render, turns), []
    for _, mark in turns:
        before, found, rest = rest.partition(mark)
        if not found or mark in rest:
            raise Inexpressible(_refusal("it leaves out or repeats what is said"))
        parts.append(before)
    return [*parts, rest]


def _rendered(render: Render, turns: Sequence[Turn]) -> str:
    try:
        return render(turns)
    except ValueError as error:
        raise Inexpressible(_refusal(f"it refuses an ordinary conversation ({error})")) from error


def _refusal(why: str) -> str:
    return (
        f"the chat template of this model cannot be written as one of Ollama's: {why}; export to gguf instead and use "
        "llama.cpp, which runs the model's own template"
    )
