"""The health of texts in words, line by line for the shell, and as JSON for other programs."""

import json
from collections.abc import Iterator
from typing import Any

from project.texts.health import TextFinding, TextHealth
from project.texts.lengths import Bin
from project.texts.reading import TextSet
from project.texts.rows import CODES, SHAPES, place

_NAMED, _GROUPS = 5, 5
_TOLD = ("file", "mixed", "encoding")  # what the lines about the files say already
_WIDTH = 40  # letters of the longest bar


def file_lines(found: TextSet) -> Iterator[str]:
    """Each file with what is in it, and each line that is left out with its reason."""
    for file in found.files:
        usable = sum(not code for code in file.codes)
        left_out = len(file) - usable
        shapes = sorted({shape for shape, code in zip(file.shapes, file.codes, strict=True) if not code})
        named = ", ".join(("", *SHAPES.values())[shape] for shape in shapes)
        rows = f"{usable:,} {'row' if usable == 1 else 'rows'}"
        mark = "ok   " if usable else "skip "
        yield (
            f"{mark} {file.name}  {rows}"
            + (f", {named}" if named else "")
            + f"; {left_out:,} left out" * bool(left_out)
        )
        for number, text in sorted((number, p.text) for p in file.problems for number in p.numbers):
            yield f"skip  {place(file.name, number)}  {text}"
        for problem in file.problems:
            if (more := problem.count - len(problem.numbers)) > 0:
                yield f"skip  {file.name}  {more:,} more of them: {problem.text}"
    for problem in found.problems:
        if problem.code == "file":
            yield f"skip  {problem.sentence}"
    for note in found.notes:
        yield f"note  {note}"


def health_lines(health: TextHealth) -> Iterator[str]:
    """Each finding with its reason, what can be done and the rows concerned, then the lengths."""
    for finding in health.findings:
        if finding.code in CODES or finding.code in _TOLD:
            continue
        yield f"{finding.level:8}{finding.title}"
        if finding.why:
            yield f"    why   {finding.why}"
        if finding.fix:
            yield f"    fix   {finding.fix}"
        yield from _rows(health.found, finding)
    counted = [length for length in health.lengths if length >= 0]
    if counted:
        middle = sorted(counted)[len(counted) // 2]
        yield f"tokens  {health.tokens:,} in all; half of the rows have up to {middle:,}, the longest {max(counted):,}"
        yield from bars(health.histogram, health.limit)
    levels = (("problem", "problems"), ("warning", "warnings"), ("hint", "hints"))
    numbers = [(health.count(one), one, many) for one, many in levels]  # type: ignore[arg-type]
    yield "health: " + ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in numbers)


def bars(bins: list[Bin], limit: int = 0) -> Iterator[str]:
    """A histogram of lengths, a line for each bin; what is over the limit is marked."""
    most = max((each.count for each in bins), default=0)
    labels = [f"{each.first:,} to {each.last:,}" if each.last > each.first else f"{each.first:,}" for each in bins]
    wide = max(map(len, labels), default=0)
    for each, label in zip(bins, labels, strict=True):
        bar = "#" * max(round(each.count / most * _WIDTH), 1 if each.count else 0)
        over = "  over the limit" if limit and each.first > limit and each.count else ""
        yield f"    {label:>{wide}}  {bar:{_WIDTH}}  {each.count:,}{over}".rstrip()


def as_json(health: TextHealth) -> str:
    """Everything that was found, for other programs."""
    found = health.found
    content: dict[str, Any] = {
        "rows": len(found.entries),
        "trained": len(found.rows),
        "files": [
            {"name": file.name, "rows": len(file), "trained": sum(not c for c in file.codes)} for file in found.files
        ],
        "findings": [
            {
                "code": finding.code,
                "level": finding.level,
                "title": finding.title,
                "why": finding.why,
                "fix": finding.fix,
                "rows": [_place(found, index) for index in finding.rows],
                "groups": [[_place(found, index) for index in group] for group in finding.groups],
                "remarks": {_place(found, index): remark for index, remark in finding.remarks.items()},
            }
            for finding in health.findings
        ],
        "tokens": health.tokens,
        "limit": health.limit,
        "histogram": [{"from": each.first, "to": each.last, "rows": each.count} for each in health.histogram],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rows(found: TextSet, finding: TextFinding) -> Iterator[str]:
    def shown(index: int) -> str:
        remark = finding.remarks.get(index)
        return _place(found, index) + (f" ({remark})" if remark else "")

    if finding.groups:
        for group in finding.groups[:_GROUPS]:
            yield f"          {'; '.join(map(shown, group[:_NAMED]))}{_more(len(group))}"
        if len(finding.groups) > _GROUPS:
            yield f"          and {len(finding.groups) - _GROUPS:,} more groups"
    elif finding.rows:
        yield f"          {'; '.join(map(shown, finding.rows[:_NAMED]))}{_more(len(finding.rows))}"


def _place(found: TextSet, index: int) -> str:
    file, record = found.entries.place(index)
    return place(file.name, file.numbers[record])


def _more(number: int) -> str:
    return f" and {number - _NAMED:,} more" if number > _NAMED else ""
