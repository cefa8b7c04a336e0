"""A conversation written as its model reads it, by the model's own chat template, and where the answers stand in it.

The templates are Jinja programs that come with models. They run in the sandbox, and with the names, that transformers
gives them, so that the same text comes out.
"""

import datetime
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from project.texts.rows import ASSISTANT, SYSTEM, USER, Message

if TYPE_CHECKING:
    from jinja2 import Template

PLAIN = (
    "{% for message in messages %}{{ message['content'] }}"
    "{% if message['role'] == 'assistant' %}{{ eos_token }}{% endif %}"
    "{% if not loop.last or add_generation_prompt %}{{ '\n\n' }}{% endif %}{% endfor %}"
)
CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_OPEN, _CLOSE = "\ue0a1", "\ue0a2"  # around a stand-in; from Unicode's private area, so that no text has them
_STAND_IN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_REASONING = ("reasoning_content", "thinking", "reasoning")
_NOT_FOR_TEMPLATES = ("weight",)
_MOST_SKELETONS = 4096
Span = tuple[int, int]


class TemplateRefusal(ValueError):
    """Why a template does not take a conversation, as half a sentence."""


@dataclass(frozen=True)
class Rendered:
    """A conversation as text. `answers` says for each assistant's turn in order which characters are its, with what
    ends it; None for one that the template leaves out. `others` are the characters of the other turns' contents."""

    text: str
    answers: tuple[Span | None, ...]
    others: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Habits:
    """What a template does, found out by trying: what stands before an answer (`header`), what it puts at the answer's
    own beginning (`lead`), what ends it (`ending`), and what stands behind the last one (`final`)."""

    header: str = ""
    lead: str = ""
    ending: str = ""
    final: str = ""
    takes_system: bool = False
    problem: str = ""


class ChatTemplate:
    """A chat template with the special tokens that it may name.

    `tokens`: bos_token, eos_token and so on as texts; `marks`: all texts that are one token by themselves. `date` is
    what templates get that ask for today's date, so that a resumed training reads what it read before.
    `default_system` stands before conversations without a system prompt.
    """

    def __init__(
        self,
        source: str,
        tokens: Mapping[str, str],
        *,
        tool_source: str = "",
        marks: Collection[str] = (),
        date: datetime.datetime | None = None,
        default_system: str = "",
    ) -> None:
        self.source, self.tokens = source, dict(tokens)
        self.tool_source = tool_source or source
        self.marks = marks
        self.date = date
        self.default_system = default_system
        self._skeletons: dict[tuple[Any, ...], list[str | int] | None] = {}

    @cached_property
    def habits(self) -> _Habits:
        """What the template does with a short conversation; `problem` says why it cannot be used at all."""
        question, answer = Message(USER, _stand_in(0)), Message(ASSISTANT, _stand_in(1))
        try:
            whole = self._render([question, answer])
            asked, open_ = self._render([question]), self._render([question], generation=True)
        except TemplateRefusal as error:
            return _Habits(problem=str(error))
        if whole.count(_stand_in(1)) != 1 or _stand_in(0) not in whole:
            return _Habits(problem="it leaves out what is said in a conversation")
        first, _, last = whole.partition(_stand_in(1))
        header = open_[self._alike(asked, open_) :]
        try:
            with_system = self._render([Message(SYSTEM, _stand_in(2)), question, answer])
            takes_system = _stand_in(2) in with_system
        except TemplateRefusal:
            takes_system = False
        lead = first[len(open_) :] if first.startswith(open_) else ""
        return _Habits(header, lead, self._ending(last), last.rstrip(), takes_system)

    def _ending(self, last: str) -> str:
        """What stands behind an answer, be it the last one or not. `last`: what stands behind the last one."""
        turns = [Message(role, _stand_in(index)) for index, role in enumerate((USER, ASSISTANT, USER, ASSISTANT))]
        try:
            between = self._render(turns).partition(_stand_in(1))[2].partition(_stand_in(2))[0]
        except TemplateRefusal:
            return last.rstrip()
        return last[: self._alike(last, between)].rstrip()

    def _alike(self, one: str, other: str) -> int:
        """How many characters two texts begin with alike, without the half of a mark, as different ones begin alike."""
        same = _common_prefix(one, other)
        for text in (one, other):
            for mark in self.marks:
                place = text.rfind(mark, max(0, same - len(mark) + 1), same + len(mark) - 1)
                if 0 <= place < same < place + len(mark):
                    same = place
        return same

    def prepared(self, messages: Sequence[Message]) -> list[Message]:
        """The turns as the template takes them: with the default system prompt, which stands in the first question
        where the template knows no system prompt."""
        turns = list(messages)
        if self.default_system and not any(turn.role == SYSTEM for turn in turns):
            turns.insert(0, Message(SYSTEM, self.default_system))
        if self.habits.takes_system or len(turns) < 2 or turns[0].role != SYSTEM or turns[1].role != USER:
            return turns
        both = f"{turns[0].content.strip()}\n\n{turns[1].content}"
        return [Message(USER, both, turns[1].more), *turns[2:]]

    def prompt(self, messages: Sequence[Message], tools: Sequence[Mapping[str, Any]] = ()) -> str:
        """The conversation up to where the assistant begins to answer. Raises TemplateRefusal."""
        return self._render(self.prepared(messages), tools, generation=True)

    def render(self, messages: Sequence[Message], tools: Sequence[Mapping[str, Any]] = ()) -> Rendered:
        """The whole conversation and where its answers stand. Raises TemplateRefusal."""
        turns = self.prepared(messages)
        text = self._render(turns, tools)
        contents = self._by_skeleton(text, turns, tools)
        if contents is not None:
            found = {index: span for index, span in contents.items() if turns[index].role == ASSISTANT}
            others = tuple(span for index, span in sorted(contents.items()) if turns[index].role != ASSISTANT)
        else:
            found, others = self._one_by_one(text, turns, tools), ()
        answers: list[Span | None] = []
        last = 0
        for index, turn in enumerate(turns):
            if turn.role == ASSISTANT:
                span = self._whole_turn(text, found[index], last, turns, index) if index in found else None
                last = span[1] if span else last
                answers.append(span)
            elif contents is not None and index in contents:
                last = max(last, contents[index][1])
        return Rendered(text, tuple(answers), others)

    def _by_skeleton(
        self, text: str, turns: Sequence[Message], tools: Sequence[Mapping[str, Any]]
    ) -> dict[int, Span] | None:
        """Where each turn's content stands, from what the template writes between them. That is the same for all
        conversations with the same roles, so it is asked for once. None where this one is written otherwise."""
        if any(turn.more or _OPEN in turn.content for turn in turns) or tools:
            return None
        key = tuple(turn.role for turn in turns)
        if key not in self._skeletons and len(self._skeletons) < _MOST_SKELETONS:
            self._skeletons[key] = self._skeleton(turns)
        parts = self._skeletons.get(key)
        return _matched(text, parts, turns) if parts is not None else None

    def _skeleton(self, turns: Sequence[Message]) -> list[str | int] | None:
        """What stands between the contents, and which content stands where; None if one is left out or stands twice."""
        try:
            text = self._render([Message(turn.role, _stand_in(index)) for index, turn in enumerate(turns)])
        except TemplateRefusal:
            return None
        split = _STAND_IN.split(text)
        order = [int(number) for number in split[1::2]]
        if sorted(order) != list(range(len(turns))):
            return None
        return [int(part) if place % 2 else part for place, part in enumerate(split)]

    def _one_by_one(self, text: str, turns: Sequence[Message], tools: Sequence[Mapping[str, Any]]) -> dict[int, Span]:
        """Where each answer stands: what changes in the text when that answer is another one. Templates that rewrite
        earlier answers, as those of thinking models do, are understood by this too."""
        found = {}
        for index, turn in enumerate(turns):
            if turn.role != ASSISTANT:
                continue
            more = {name: value for name, value in turn.more.items() if name not in (*_REASONING, "tool_calls")}
            other = [*turns[:index], Message(ASSISTANT, _stand_in(index), more), *turns[index + 1 :]]
            try:
                changed = self._render(other, tools)
            except TemplateRefusal:
                continue
            same = _common_prefix(text, changed)
            behind = _common_prefix(text[same:][::-1], changed[same:][::-1])
            if len(text) - behind > same:
                found[index] = (same, len(text) - behind)
        return found

    def _whole_turn(self, text: str, content: Span, last: int, turns: Sequence[Message], index: int) -> Span:
        """An answer from behind the mark that opens it to behind the mark that ends it."""
        start, end = content
        if (header := self.habits.header) and (place := text.rfind(header, last, start)) >= 0:
            start = place + len(header)
        elif text[:start].endswith(self.habits.lead):
            start -= len(self.habits.lead)
        tail = text[end:]
        is_last = index == len(turns) - 1
        ending = self.habits.ending or (self.habits.final if is_last else "")
        if ending and tail.startswith(ending):
            end += len(ending)
        elif ending and tail.lstrip().startswith(ending.lstrip()):
            end += len(tail) - len(tail.lstrip()) + len(ending.lstrip())
        return start, end

    def _render(
        self, turns: Sequence[Message], tools: Sequence[Mapping[str, Any]] = (), *, generation: bool = False
    ) -> str:
        template = compiled(self.tool_source if tools else self.source)
        try:
            return template.render(
                messages=[_plain(turn) for turn in turns],
                tools=[dict(tool) for tool in tools] or None,
                documents=None,
                add_generation_prompt=generation,
                strftime_now=self._strftime,
                **self.tokens,
            )
        except RecursionError:
            raise TemplateRefusal("the template calls itself without end") from None
        except Exception as error:  # a template is a program of somebody else's: it may raise anything
            raise TemplateRefusal(_said(error)) from None

    def _strftime(self, form: str) -> str:
        return (self.date or datetime.datetime.now()).strftime(form)


@lru_cache(maxsize=64)
def compiled(source: str) -> "Template":
    """The template as a program. Raises TemplateRefusal for one that is not well formed."""
    from jinja2 import TemplateError

    try:
        template: Template = _environment().from_string(source)
        return template
    except (TemplateError, RecursionError) as error:
        raise TemplateRefusal(f"the template is not well formed: {_said(error)}") from None


@lru_cache(maxsize=1)
def _environment() -> Any:
    """The sandbox with the manners that the templates of models are written for."""
    from jinja2 import TemplateError, nodes
    from jinja2.ext import Extension, loopcontrols
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.utils import Namespace

    class Generation(Extension):
        """{% generation %} marks answers for training; what stands in it is written as it is."""

        tags = {"generation"}  # noqa: RUF012 - Jinja's own form

        def parse(self, parser: Any) -> Any:
            line = next(parser.stream).lineno
            body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
            return nodes.Scope(body).set_lineno(line)

    class PlainNamespace(Namespace):
        """A namespace that takes no private names, by which templates could reach out of the sandbox."""

        def __setitem__(self, name: str, value: Any) -> None:
            if str(name).startswith("_"):
                raise TemplateError(f"a template may not set {name}")
            super().__setitem__(name, value)

    def raise_exception(message: str) -> None:
        raise TemplateError(message)

    def tojson(
        value: Any, ensure_ascii: bool = False, indent: Any = None, separators: Any = None, sort_keys: bool = False
    ) -> str:
        return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols]
    )
    environment.filters["tojson"] = tojson
    environment.globals["raise_exception"] = raise_exception
    environment.globals["namespace"] = PlainNamespace
    environment.globals["dict"] = lambda *args, **kwargs: dict(*args, **kwargs)  # not the class, whose methods are more
    return environment


def _plain(turn: Message) -> dict[str, Any]:
    """A turn as templates expect it. One without words that calls tools has no content, as with transformers."""
    message: dict[str, Any] = {"role": turn.role}
    if turn.content or not turn.more.get("tool_calls"):
        message["content"] = turn.content
    message |= {name: value for name, value in turn.more.items() if name not in _NOT_FOR_TEMPLATES}
    reasoning = next((message[name] for name in _REASONING if message.get(name) is not None), None)
    return message if reasoning is None else {"thinking": reasoning, **message, "reasoning_content": reasoning}


def _matched(text: str, parts: Sequence[str | int], turns: Sequence[Message]) -> dict[int, Span] | None:
    """Where the contents stand if the text is put together of these parts, each content as it is or stripped."""
    found, place = {}, 0
    for number, part in enumerate(parts):
        if isinstance(part, str):
            if not text.startswith(part, place):
                return None
            place += len(part)
            continue
        content = turns[part].content
        variants: tuple[Callable[[str], str], ...] = (str, str.strip, str.lstrip, str.rstrip)
        following = str(parts[number + 1])  # a stand-in always has text behind it, be it empty
        for variant in variants:
            written = variant(content)
            end = place + len(written)
            if text.startswith(written, place) and text.startswith(following, end):
                break
        else:
            return None
        found[part] = (place, end)
        place = end
    return found if place == len(text) else None


def _stand_in(number: int) -> str:
    return f"{_OPEN}{number}{_CLOSE}"


def _common_prefix(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _said(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0][:160] if lines else type(error).__name__).rstrip(".")
