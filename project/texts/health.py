"""What is wrong with texts before they are trained: which rows, why it matters, and what to do about it."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from project.health.finding import LEVELS, Level
from project.texts.encoding import Encoder
from project.texts.lengths import REFUSED, Bin, Lengths, histogram
from project.texts.looks import CHAT, MAIL, MARKED, Looks
from project.texts.reading import CODE_NAMES, TextSet
from project.texts.rows import CODES, SHAPES, Row

_FEW_ROWS = 20
_SAME_ANSWER_SHARE, _SAME_ANSWER_ROWS = 0.2, 5
_TELL_EVERY = 500
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class TextFinding:
    """Something about the texts. `rows` are places in `entries` of the set; none if it is about all of them. `groups`
    part them where they belong together, the one to keep first; `remarks` has a few words for some of the rows."""

    code: str
    level: Level
    title: str
    why: str
    fix: str = ""
    rows: tuple[int, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    remarks: dict[int, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class TextHealth:
    """Everything that was found. `lengths` has for each of the set's entries its tokens: REFUSED for one that cannot
    be encoded, or where nothing could be counted. `limit` is in tokens, 0 if nothing was counted."""

    found: TextSet
    findings: tuple[TextFinding, ...]
    lengths: "array[int]"
    limit: int = 0

    @property
    def histogram(self) -> list[Bin]:
        return histogram(self.lengths)

    @property
    def tokens(self) -> int:
        """Of all rows that can be trained."""
        return sum(length for length in self.lengths if length > 0)

    def count(self, level: Level) -> int:
        return sum(finding.level == level for finding in self.findings)


def inspect(
    found: TextSet, lengths: Lengths | None = None, tell: Tell | None = None, why: str = "", unfit: str = ""
) -> TextHealth:
    """Look at every row that nobody has looked at, and bring together what is known of all.

    `lengths` counts the tokens; `why` says why nothing counts them where it is missing, `unfit` why the model cannot be
    trained. `tell` gets what is done, how much of it and of how much; it may raise to end it. Raises BadInput if a file
    was changed since it was read.
    """
    seen, total = _Seen(), len(found.entries)
    start = 0
    for file in found.files:
        for done, index in enumerate(file.look_at()):
            if tell is not None and done % _TELL_EVERY == 0:
                tell("looking", start + index, total)
        seen.take(start, file.looked_at(), file.codes)
        start += len(file)
    counts = array("i", [REFUSED]) * total
    if lengths is not None:
        usable = seen.usable
        counted = lengths.of_noted(
            seen.keys,
            lambda place: found.entries[usable[place]],
            None if tell is None else lambda done: tell("counting tokens", done, len(usable)),
        )
        lengths.save()
        for index, count in zip(usable, counted, strict=True):
            counts[index] = count
    findings = [*seen.findings(), *_of_the_set(found, seen)]
    findings += _of_the_lengths(found, seen, counts, lengths.encoder) if lengths else _uncounted(why)
    if unfit:
        findings.append(
            TextFinding("model", "problem", "The base model cannot be trained", unfit, "choose another one")
        )
    findings.sort(key=lambda finding: LEVELS.index(finding.level))
    return TextHealth(found, tuple(findings), counts, lengths.encoder.max_length if lengths else 0)


class _Seen:
    """What was noted of the rows of all files, brought together: numbers and hashes, no texts."""

    def __init__(self) -> None:
        self.usable, self.chats, self.keys = array("Q"), array("Q"), array("Q")
        self._by_code: dict[str, list[int]] = defaultdict(list)
        self._reasons: dict[int, str] = {}
        self._wholes: dict[int, list[int]] = defaultdict(list)
        self._questions: dict[int, list[int]] = defaultdict(list)
        self._answers: dict[int, list[int]] = defaultdict(list)
        self._marked: list[int] = []
        self._mails: list[int] = []

    def take(self, start: int, looks: Looks, codes: Sequence[int]) -> None:
        """The records of a file whose first one stands at `start` in the set's entries."""
        for index, flags in enumerate(looks.flags):
            place = start + index
            if codes[index]:
                self._by_code[CODE_NAMES[codes[index]]].append(place)
                self._reasons[place] = looks.reason(index)
                continue
            self.usable.append(place)
            self.keys.append(looks.keys[index])
            self._wholes[looks.wholes[index]].append(place)
            if flags & CHAT:
                self.chats.append(place)
                self._questions[looks.questions[index]].append(place)
                self._answers[looks.answers[index]].append(place)
            if flags & MARKED:
                self._marked.append(place)
            if flags & MAIL:
                self._mails.append(place)

    def findings(self) -> Iterable[TextFinding]:
        """What single rows, and rows compared with each other, have wrong."""
        for code, rows in self._by_code.items():
            yield TextFinding(
                code,
                "problem",
                f"{_rows(len(rows))} {CODES[code]}",
                "They are left out of the training.",
                _FIXES.get(code, "change or remove them"),
                tuple(rows),
                remarks={index: self._reasons[index] for index in rows},
            )
        yield from self._copies()
        if self._marked:
            yield TextFinding(
                "marks",
                "warning",
                f"{_rows(len(self._marked))} with marks of a chat template in the text",
                "The chat template writes these marks itself. Twice, they teach the model to break its turns.",
                "give the turns as messages, or as prompt and completion, without marks",
                tuple(self._marked),
            )
        if self._mails:
            yield TextFinding(
                "mail",
                "hint",
                f"{_rows(len(self._mails))} with an e-mail address",
                "A model can learn such words by heart and say them to anyone.",
                "put another word in their place unless they are meant to be said",
                tuple(self._mails),
            )

    def _copies(self) -> Iterable[TextFinding]:
        groups = _repeated(self._wholes)
        if groups:
            surplus = sum(map(len, groups)) - len(groups)
            yield TextFinding(
                "duplicate",
                "warning",
                f"{_rows(surplus)} that another row says already",
                "They are learned so much more often than the others, and may stand among the held-back ones too.",
                "keep one of each",
                tuple(index for group in groups for index in group),
                groups,
            )
        same = {index for group in groups for index in group}
        others = [tuple(i for i in group if i not in same) for group in _repeated(self._questions)]
        asked = tuple(group for group in others if len(group) > 1)
        if asked:
            yield TextFinding(
                "question",
                "hint",
                f"{len(asked):,} {'question' if len(asked) == 1 else 'questions'} with several answers",
                "That is right where answers may differ, and confusing where they contradict each other.",
                "look whether they agree",
                tuple(index for group in asked for index in group),
                asked,
            )
        most = max(self._answers.values(), key=len, default=[])
        if len(most) >= _SAME_ANSWER_ROWS and len(most) > _SAME_ANSWER_SHARE * len(self.chats):
            yield TextFinding(
                "answer_repeated",
                "warning",
                f"{_rows(len(most))} of {len(self.chats):,} with the same answer",
                "The model will tend to give this answer to everything.",
                "keep fewer of them",
                tuple(most),
            )


_FIXES = {
    "broken": "mend the line in an editor, or remove it",
    "shape": "rename the columns, or say with text_columns what they hold",
    "answer": "write an answer, or remove them",
    "empty": "write something, or remove them",
}


def _of_the_set(found: TextSet, seen: _Seen) -> Iterable[TextFinding]:
    for problem in found.problems:
        if problem.code == "file":
            yield TextFinding("file", "problem", problem.sentence, "Nothing of this file is trained.", "save it again")
    shapes = found.shapes()
    if len(shapes) > 1:
        listed = ", ".join(f"{count:,} {SHAPES[shape]}" for shape, count in shapes.most_common())
        text_and_talk = "text" in shapes
        yield TextFinding(
            "mixed",
            "warning" if text_and_talk else "hint",
            f"Rows of several shapes: {listed}",
            "Plain texts are learned whole, of conversations only the answers."
            if text_and_talk
            else "All of them are trained as conversations.",
            "look whether this is meant, or set text_format",
        )
    for file in found.files:
        if file.source is not None and not file.source.usual:
            yield TextFinding(
                "encoding",
                "hint",
                f"{file.name} was read as {file.source.encoding}",
                "If letters look wrong, it is in another one.",
                "save it as UTF-8",
            )
    if 0 < len(seen.usable) < _FEW_ROWS and set(shapes) != {"text"}:
        yield TextFinding(
            "few",
            "hint",
            f"Only {_rows(len(seen.usable))}",
            "A manner of speaking takes some fifty examples, and reliable facts take some hundred.",
            "add more, or train fewer epochs",
        )


def _of_the_lengths(found: TextSet, seen: _Seen, counts: Sequence[int], encoder: Encoder) -> Iterable[TextFinding]:
    if encoder.problem and seen.chats:
        yield TextFinding(
            "template", "problem", "The chat template cannot be used", encoder.problem, "choose another one"
        )
        return
    talks = set(seen.chats)
    for note in encoder.notes if talks else ():
        yield TextFinding("template", "warning" if "no chat template" in note else "hint", note, "")
    refused = [index for index in seen.usable if counts[index] == REFUSED]
    if refused:
        yield TextFinding(
            "refused",
            "problem",
            f"{_rows(len(refused))} that the chat template does not take",
            "They are left out of the training.",
            "change their turns, or set chat_template to chatml",
            tuple(refused),
            remarks={index: _refusal(encoder, found.entries[index]) for index in refused[:100]},
        )
    long = [index for index in seen.usable if counts[index] > encoder.max_length]
    cut = tuple(index for index in long if index in talks)
    parted = tuple(index for index in long if index not in talks)
    if cut:
        yield TextFinding(
            "long",
            "warning",
            f"{_rows(len(cut))} longer than {encoder.max_length:,} tokens",
            "Their questions lose their middle; where that is not enough, the answer loses its end.",
            f"shorten them, or raise max_seq_length (the longest has {max(counts[index] for index in cut):,})",
            cut,
            remarks={index: f"{counts[index]:,} tokens" for index in cut},
        )
    if parted:
        yield TextFinding(
            "parted",
            "hint",
            f"{_rows(len(parted))} of plain text longer than {encoder.max_length:,} tokens",
            "They are trained in parts of this length, each at a line's end where there is one. Nothing is lost.",
            "",
            parted,
            remarks={index: f"{counts[index]:,} tokens" for index in parted},
        )


def _uncounted(why: str) -> Iterable[TextFinding]:
    if why:
        yield TextFinding("tokens", "hint", "Tokens are not counted", why, "choose a model that is on this computer")


def _refusal(encoder: Encoder, row: Row) -> str:
    try:
        encoder.encode(row)
    except ValueError as error:
        return str(error)
    return ""


def _repeated(places: dict[int, list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(rows) for rows in places.values() if len(rows) > 1)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"
