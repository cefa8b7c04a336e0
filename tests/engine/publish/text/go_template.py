"""The part of Go's text/template that Ollama templates of ours use, rendered here: an independent reader of them.

Known are `{{- -}}`, strings, numbers, true and false, variables, fields, `eq`, `and`, `if`/`else if`/`else` and
`range $i, $m :=`. Everything else is an error, as an unknown function is one in Go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_ACTION = re.compile(r"\{\{(- )?((?:\"(?:[^\"\\]|\\.)*\"|[^\"}]|\}(?!\}))*?)( -)?\}\}", re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[()]|:=|=|,|[^\s(),=]+')


@dataclass
class _Scope:
    """Variables, those of an outer block seen from within."""

    own: dict[str, Any]
    outer: _Scope | None = None

    def holder(self, name: str) -> dict[str, Any]:
        if name in self.own:
            return self.own
        assert self.outer is not None, f"undefined variable {name}"
        return self.outer.holder(name)


@dataclass
class _Block:
    """A list of texts, actions and inner blocks."""

    head: str = ""
    body: list[Any] = field(default_factory=list)
    otherwise: list[Any] | None = None


def render(template: str, data: Mapping[str, Any]) -> str:
    """The template applied to this data; raises AssertionError for what is not known here."""
    return _run(_parse(_pieces(template)), _Scope({"$": data}))


def ollama(template: str, turns: Sequence[tuple[str, str]]) -> str:
    """What Ollama makes of a conversation: the system prompt beside the messages, and among them."""
    system = "\n\n".join(content for role, content in turns if role == "system")
    messages = [{"Role": role, "Content": content} for role, content in turns]
    return render(template, {"System": system, "Messages": messages})


def _pieces(template: str) -> list[tuple[str, str]]:
    found, place, trim = [], 0, False
    for match in _ACTION.finditer(template):
        text = template[place : match.start()]
        text = text.lstrip() if trim else text
        text = text.rstrip() if match[1] else text
        assert "{{" not in text, f"an action that cannot be read: {text}"
        found += [("text", text), ("action", match[2].strip())]
        place, trim = match.end(), bool(match[3])
    text = template[place:]
    found.append(("text", text.lstrip() if trim else text))
    return found


def _parse(pieces: list[tuple[str, str]]) -> list[Any]:
    root = _Block()
    stack: list[tuple[_Block, list[Any]]] = [(root, root.body)]
    for kind, text in pieces:
        if kind == "text":
            stack[-1][1].append(("text", text))
        elif text.startswith(("if ", "range ")):
            block = _Block(text)
            stack[-1][1].append(block)
            stack.append((block, block.body))
        elif text.startswith("else"):
            block = stack.pop()[0]
            block.otherwise = []
            stack.append((block, block.otherwise))
            if rest := text[4:].strip():
                inner = _Block(rest)
                block.otherwise.append(inner)
                stack[-1] = (inner, inner.body)  # one end closes both
        elif text == "end":
            stack.pop()
        else:
            stack[-1][1].append(("action", text))
    assert len(stack) == 1, "a block without an end"
    return root.body


def _run(body: list[Any], scope: _Scope) -> str:
    return "".join(_node(node, scope) for node in body)


def _node(node: Any, scope: _Scope) -> str:
    if isinstance(node, _Block):
        return _block(node, scope)
    kind, text = node
    if kind == "text":
        return str(text)
    tokens = _TOKEN.findall(text)
    if len(tokens) > 2 and tokens[1] in (":=", "="):
        target = scope.own if tokens[1] == ":=" else scope.holder(tokens[0])
        target[tokens[0]] = _value(tokens[2:], scope)
        return ""
    return str(_value(tokens, scope))


def _block(block: _Block, scope: _Scope) -> str:
    tokens = _TOKEN.findall(block.head)
    if tokens[0] == "if":
        chosen = block.body if _value(tokens[1:], scope) else block.otherwise or []
        return _run(chosen, _Scope({}, scope))
    index, element = tokens[1], tokens[3]
    assert (tokens[2], tokens[4]) == (",", ":=")
    return "".join(
        _run(block.body, _Scope({index: number, element: value}, scope))
        for number, value in enumerate(_value(tokens[5:], scope))
    )


def _value(tokens: list[str], scope: _Scope) -> Any:
    values: list[Any] = []
    place = 0
    while place < len(tokens):
        if tokens[place] == "(":
            end = tokens.index(")", place)  # no brackets within brackets
            values.append(_value(tokens[place + 1 : end], scope))
            place = end
        else:
            values.append(_term(tokens[place], scope))
        place += 1
    if values[0] == ("call", "eq"):
        return values[1] == values[2]
    if values[0] == ("call", "and"):
        return next((value for value in values[1:] if not value), values[-1])
    assert len(values) == 1, f"too much in {tokens}"
    return values[0]


def _term(token: str, scope: _Scope) -> Any:
    if token.startswith('"'):
        return json.loads(token)
    if token in ("true", "false"):
        return token == "true"
    if re.fullmatch(r"-?\d+", token):
        return int(token)
    if token in ("eq", "and"):
        return "call", token
    name, *path = token.split(".")
    name = name or "$"
    value: Any = scope.holder(name)[name]
    for step in path:
        value = value[step]
    return value
