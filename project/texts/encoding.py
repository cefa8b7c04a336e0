"""Rows as tokens: the very numbers that a training reads, and which of them it learns from.

The window shows what this says and the engine trains on it, so the picture of the trained tokens is the truth.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from project.options.text import TextOptions
from project.texts.rows import ASSISTANT, Message, Row
from project.texts.template import CHATML, PLAIN, ChatTemplate, Span, TemplateRefusal
from project.texts.tokenizer import Words, open_tokenizer, read_words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BATCH = 128
_KEPT_OF_A_TURN = 16  # tokens that a shortened question keeps at each end


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sequence. `ids`, `trained` and `places` are of one length; the last says where in `text` each token stands,
    without gaps if `gapless`. `cut`: the row was longer than the limit, and something of it is missing."""

    ids: list[int]
    trained: list[bool]
    text: str = ""
    places: Sequence[Span] = ()
    gapless: bool = False
    cut: bool = False

    @property
    def learned(self) -> int:
        """How many tokens are learned."""
        return sum(self.trained)

    @property
    def pieces(self) -> list[str]:
        """The characters of each token. A character of several tokens stands at the first of them."""
        return [self.text[start:end] for start, end in (self.places if self.gapless else _extents(self.places))]


class Encoder:
    """Turns rows into tokens as one model reads them.

    `notes` say what a person should know of it; `problem` is a sentence if conversations cannot be trained with it.
    `max_length` is the limit in tokens, special ones included.
    """

    def __init__(
        self, tokenizer: "Tokenizer", words: Words, options: TextOptions, max_length: int, date: datetime | None = None
    ) -> None:
        self.words, self.options = words, options
        self.max_length = min(max_length, words.context_length or max_length)
        marked = tokenizer.encode("a")
        self._tokenizer = _bare(tokenizer)
        self._begin = _leading(marked.ids, marked.special_tokens_mask)
        bos = words.tokens.get("bos_token", "")
        if words.add_bos is not None:
            self._begin = [self.token(bos)] if words.add_bos and self.token(bos) >= 0 else []
        self.eos = self._eos()
        self.notes: list[str] = []
        if max_length > self.max_length:
            self.notes.append(f"{words.name} reads at most {self.max_length} tokens: max_seq_length is lowered to that")
        self.template = self._template(date)
        self._specials = frozenset(self._tokenizer.get_added_tokens_decoder())

    @classmethod
    def of_folder(cls, folder: Path, options: TextOptions, max_length: int, date: datetime | None = None) -> "Encoder":
        """The encoder of a model's folder. `date` is told to templates that ask for it. Raises BadInput."""
        return cls(open_tokenizer(folder), read_words(folder), options, max_length, date)

    @property
    def problem(self) -> str:
        """Why conversations cannot be written for this model; empty if they can."""
        if not (said := self.template.habits.problem):
            return ""
        return f"the chat template of {self.words.name} cannot be used ({said}): set chat_template to plain or chatml"

    @property
    def template_source(self) -> str:
        """The chat template as a Jinja text, for exports."""
        return self.template.source

    @cached_property
    def end_ids(self) -> tuple[int, ...]:
        """The tokens at which an answer is over: those that the model names, and that of the template."""
        ending = self._tokenizer.encode(self.template.habits.ending.strip(), add_special_tokens=False).ids
        found = [*self.words.end_ids, *([self.eos] if self.eos >= 0 else []), *(ending if len(ending) == 1 else [])]
        return tuple(dict.fromkeys(found))

    @property
    def stop_text(self) -> str:
        """What the template writes behind an answer; a stop word where that is no single token."""
        return self.template.habits.ending.strip()

    @property
    def pad_id(self) -> int:
        """What fills short rows of a batch; it is never looked at, so any token will do."""
        pad = self.token(self.words.tokens.get("pad_token", ""))
        return pad if pad >= 0 else max(self.eos, 0)

    @property
    def fingerprint(self) -> str:
        """Another one wherever a row may give other tokens."""
        options = self.options.model_dump_json(include={"system_prompt", "chat_template", "train_on"})
        told = f"{self.words.fingerprint}|{options}|{self.max_length}|{self.template.source}|1"
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    def token(self, text: str) -> int:
        """The number of a token by its text, -1 if there is none."""
        found = self._tokenizer.token_to_id(text) if text else None
        return -1 if found is None else found

    def mark(self, token: int) -> str:
        """The name of a special token, which may stand for no character of the text; empty for others."""
        return (self._tokenizer.id_to_token(token) or "") if token in self._specials else ""

    def prompt(self, messages: Sequence[Message], tools: Sequence[dict[str, Any]] = ()) -> list[int]:
        """The tokens of a conversation up to where the answer begins. Raises TemplateRefusal."""
        text = _safe(self.template.prompt(messages, tools))
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def beginning(self, text: str) -> list[int]:
        """The tokens of a plain text that is to be continued."""
        return [*self._begin, *self._tokenizer.encode(_safe(text), add_special_tokens=False).ids]

    def decode(self, ids: Sequence[int]) -> str:
        """The text of tokens, without special ones."""
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=True))

    def encode(self, row: Row) -> Encoded:
        """The tokens of a row; of a plain text over the limit its first part. Raises TemplateRefusal."""
        return self.parts(row)[0]

    def parts(self, row: Row) -> list[Encoded]:
        """The sequences that a row is trained as: one, but as many as it takes for a plain text over the limit.

        A conversation over the limit loses what is in the middle of its questions, so that the answer stays; if that is
        not enough, its end. Raises TemplateRefusal for one that the template does not take.
        """
        text, spans, others = self._written(row)
        return self._finished(row, self._tokenizer.encode(text, add_special_tokens=False), text, spans, others)

    def all_parts(self, rows: Iterable[Row]) -> Iterator[list[Encoded] | str]:
        """The same for many rows, which is faster than one by one; a text says why one cannot be encoded."""
        remaining = iter(rows)
        while batch := list(islice(remaining, _BATCH)):
            written = [self._tried(row) for row in batch]
            texts = [entry[0] for entry in written if not isinstance(entry, str)]
            encodings = iter(self._tokenizer.encode_batch(texts, add_special_tokens=False))
            for row, entry in zip(batch, written, strict=True):
                yield entry if isinstance(entry, str) else self._finished(row, next(encodings), *entry)

    def lengths(self, rows: Sequence[Row]) -> list[int]:
        """Tokens of each row before it is shortened or parted, -1 for one that cannot be encoded."""
        written = [self._tried(row) for row in rows]
        texts = [entry[0] for entry in written if not isinstance(entry, str)]
        counts = iter([len(found) for found in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)])
        found = []
        for row, entry in zip(rows, written, strict=True):
            marks = len(self._begin) + (self.eos >= 0) if row.shape == "text" else 0
            found.append(-1 if isinstance(entry, str) else next(counts) + marks)
        return found

    def _tried(self, row: Row) -> tuple[str, list[Span], tuple[Span, ...]] | str:
        try:
            return self._written(row)
        except TemplateRefusal as error:
            return str(error)

    def _written(self, row: Row) -> tuple[str, list[Span], tuple[Span, ...]]:
        """(text, what of it is learned, the contents of the other turns)."""
        messages = row.messages()
        if messages is None:
            text = _safe(row.part("text"))
            return text, [(0, len(text))], ()
        if not messages:
            raise TemplateRefusal(row.problem or "there are no turns in it")
        rendered = self.template.render(messages, row.tools)
        answers = [turn for turn in messages if turn.role == ASSISTANT]
        text = rendered.text
        spans = [span for turn, span in zip(answers, rendered.answers, strict=False) if turn.learned and span]
        if not spans:
            raise TemplateRefusal("the chat template leaves its answers out")
        if self._unmarked_end and messages[-1].role == ASSISTANT and rendered.answers[-1]:
            end = self.words.tokens.get("eos_token", "")
            if messages[-1].learned:
                spans[-1] = (spans[-1][0], len(text) + len(end))
            text += end
        if self.options.train_on == "all":
            spans = [(0, len(text))]
        return _safe(text), spans, rendered.others

    def _finished(
        self, row: Row, encoding: Any, text: str, spans: list[Span], others: tuple[Span, ...]
    ) -> list[Encoded]:
        ids, offsets = encoding.ids, encoding.offsets
        if row.shape == "text":
            return self._text_parts(ids, _extents(offsets), text)
        trained = _touched(offsets, spans, [token in self._specials for token in ids])
        if self._unmarked_end:
            for index in range(1, len(ids)):  # the mark of the next turn is what ends an answer, in GLM's templates
                if ids[index] in self._specials and trained[index - 1] and ids[index - 1] not in self._specials:
                    trained[index] = True
        if len(ids) <= self.max_length:
            return [Encoded(ids, trained, text, offsets)]
        extents = _extents(offsets)
        kept = _shortened(extents, others, len(ids) - self.max_length)[: self.max_length]
        return [
            Encoded([ids[i] for i in kept], [trained[i] for i in kept], text, [extents[i] for i in kept], True, True)
        ]

    def _text_parts(self, ids: list[int], extents: list[Span], text: str) -> list[Encoded]:
        """Parts of a plain text, each with the mark of the beginning; the last one ends with that of the end."""
        end = [self.eos] if self.eos >= 0 else []
        room = max(1, self.max_length - len(self._begin) - len(end))
        found: list[Encoded] = []
        start, begin = 0, len(self._begin)
        while start < len(ids) or not found:
            stop = _stop(start, room, len(ids), extents, text)
            last = stop >= len(ids)
            part = [*self._begin, *ids[start:stop], *(end if last else [])]
            here = extents[start:stop]
            edge = here[0][0] if here else 0
            tail = here[-1][1] if here else 0
            places = ((edge, edge),) * begin + tuple(here) + (((tail, tail),) if last and end else ())
            found.append(Encoded(part, [True] * len(part), text, places, True))
            start = stop
        return found

    @cached_property
    def _unmarked_end(self) -> bool:
        """Whether the template writes nothing behind an answer, so that its end would not be learned."""
        habits = self.template.habits
        return not habits.ending and not habits.final and self.eos >= 0

    def _eos(self) -> int:
        if (found := self.token(self.words.tokens.get("eos_token", ""))) >= 0:
            return found
        return self.words.end_ids[0] if self.words.end_ids else -1

    def _template(self, date: datetime | None) -> ChatTemplate:
        chosen, own = self.options.chat_template, self.words.template
        tokens = {"bos_token": "", "eos_token": "", **self.words.tokens}
        if not tokens["eos_token"] and self.eos >= 0:
            tokens["eos_token"] = self._tokenizer.id_to_token(self.eos) or ""
        source = own
        if chosen == "auto" and not own:
            self.notes.append(
                f"{self.words.name} has no chat template: conversations are trained as plain turns; set chat_template "
                "to chatml if the LoRA is to be used for chats"
            )
        if chosen != "auto" or not own:
            begin = "".join(self._tokenizer.id_to_token(token) or "" for token in self._begin)
            first = "bos_token" if begin == tokens["bos_token"] else repr(begin)
            source = f"{{{{ {first} }}}}" * bool(begin) + (CHATML if chosen == "chatml" else PLAIN)
            if chosen == "chatml" and self.token("<|im_start|>") < 0:
                self.notes.append(
                    f"{self.words.name} has no tokens <|im_start|> and <|im_end|>: it has to learn them as text"
                )
        tools = self.words.tool_template if chosen == "auto" else ""
        marks = [token.content for token in self._tokenizer.get_added_tokens_decoder().values()]
        template = ChatTemplate(
            source, tokens, tool_source=tools, marks=marks, date=date, default_system=self.options.system_prompt
        )
        if not template.habits.problem and not template.habits.ending and not template.habits.final and self.eos >= 0:
            self.notes.append(
                f"the chat template does not end an answer: {tokens['eos_token']} is put behind the last one"
            )
        if not template.habits.problem and not template.habits.takes_system:
            self.notes.append("the chat template takes no system prompt: it is put before the first question")
        return template


def _bare(tokenizer: "Tokenizer") -> "Tokenizer":
    """The tokenizer without what it would add, cut or fill, so that each token has its whole place in the text."""
    from tokenizers import Tokenizer

    bare: Tokenizer = Tokenizer.from_str(tokenizer.to_str())
    bare.post_processor = None
    bare.no_truncation()
    bare.no_padding()
    return bare


def _leading(ids: Sequence[int], marks: Sequence[int]) -> list[int]:
    """The special tokens that are put before a text."""
    content = next((place for place, mark in enumerate(marks) if not mark), 0)
    return list(ids[:content])


def _extents(offsets: Sequence[Span]) -> list[Span]:
    """Places that follow each other without gaps, so that nothing of the text is lost between two tokens."""
    found, place = [], 0
    for _, end in offsets:
        found.append((place, max(place, end)))
        place = max(place, end)
    return found


def _touched(offsets: Sequence[Span], spans: Sequence[Span], marks: Sequence[bool]) -> list[bool]:
    """For each token whether it stands for a character of a span. A mark before a span may have taken the space behind
    it along; it is not learned for that."""
    found = [False] * len(offsets)
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    for start, end in spans:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first < last and marks[first] and starts[first] < start:
            first += 1
        found[first:last] = [True] * max(0, last - first)
    return found


def _shortened(extents: Sequence[Span], others: Sequence[Span], surplus: int) -> list[int]:
    """The tokens that stay when the middles of the longest questions go, as far as that brings the surplus down."""
    ranges = []
    for start, end in others:
        inside = [index for index, (a, b) in enumerate(extents) if a >= start and b <= end]
        if len(inside) > 2 * _KEPT_OF_A_TURN:
            ranges.append(inside)
    gone: set[int] = set()
    for inside in sorted(ranges, key=len, reverse=True):
        number = min(surplus - len(gone), len(inside) - 2 * _KEPT_OF_A_TURN)
        first = (len(inside) - number) // 2
        gone.update(inside[first : first + number])
    if len(gone) < surplus:
        gone = set()  # it would lose its end all the same
    return [index for index in range(len(extents)) if index not in gone]


def _stop(start: int, room: int, size: int, extents: Sequence[Span], text: str) -> int:
    """Where a part ends: at the end of a line, or else of a word, in its last quarter; or where it is full."""
    stop = start + room
    if stop >= size:
        return size
    for mark in ("\n", " "):
        for index in range(stop, stop - room // 4, -1):
            before, here = text[slice(*extents[index - 1])], text[slice(*extents[index])]
            if before.endswith(mark) or (mark == " " and here.startswith(mark)):
                return index
    return stop


def _safe(text: str) -> str:
    """A text without the halves of characters that no encoding has; the library refuses them."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
