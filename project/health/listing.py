"""The health of a set in words, line by line for the shell, and as JSON for other programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from project.dataset.names import shown
from project.health.finding import Finding
from project.health.report import Health

_NAMED = 5


def lines(health: Health, folder: Path) -> Iterator[str]:
    """Each finding with its reason, what can be done and the pictures concerned, then buckets and split in short."""
    for finding in health.findings:
        yield f"{finding.level:8}{finding.title}"
        yield f"    why   {finding.why}"
        if finding.fixes:
            yield f"    fix   {'; or '.join(fix.sentence for fix in finding.fixes)}"
        for detail in finding.details:
            yield f"          {shown(detail)}"
        yield from _pictures(finding, folder)
    for bucket in health.buckets:
        parts = [f"{len(bucket.files)} pictures", f"{bucket.cropped:.0%} cut off"]
        parts += [f"{len(bucket.enlarged)} enlarged"] if bucket.enlarged else []
        yield f"shape {bucket.size[0]}x{bucket.size[1]}: {', '.join(parts)}"
    if health.parts.folder:
        yield f"split {len(health.parts.trained)} trained; validated on {health.parts.folder}"
    elif health.parts.held:
        yield f"split {len(health.parts.trained)} trained, {len(health.parts.held)} held back for validation"
    yield f"health: {_counted(health)}"


def as_json(health: Health) -> str:
    """Everything that was found, files with their whole paths. Names that are no Unicode come as `\\udc..` escapes."""
    content: dict[str, Any] = {
        "pictures": len(health.items),
        "trained": health.trained,
        "findings": [_plain(finding) for finding in health.findings],
        "buckets": [asdict(bucket) for bucket in health.buckets],
        "split": asdict(health.parts),
    }
    written = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return written.encode("utf-8", "backslashreplace").decode()


def _pictures(finding: Finding, folder: Path) -> Iterator[str]:
    def named(file: str) -> str:
        path = Path(file)
        name = shown(path.relative_to(folder).as_posix() if path.is_relative_to(folder) else file, 1000)
        return f"{name} ({finding.remarks[file]})" if file in finding.remarks else name

    if finding.groups:
        for group in finding.groups[:_NAMED]:
            listed = ", ".join(named(file) for file in group.files[:_NAMED])
            yield f"          {listed}{_more(len(group.files))}"
        if len(finding.groups) > _NAMED:
            yield f"          and {len(finding.groups) - _NAMED} more groups"
    elif finding.files:
        yield f"          {', '.join(named(file) for file in finding.files[:_NAMED])}{_more(len(finding.files))}"


def _more(number: int) -> str:
    return f" and {number - _NAMED} more" if number > _NAMED else ""


def _counted(health: Health) -> str:
    counts = [("problem", "problems"), ("warning", "warnings"), ("hint", "hints")]
    found = [(health.count(one), one, many) for one, many in counts]  # type: ignore[arg-type]
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in found)


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "title": finding.title,
        "why": finding.why,
        "files": list(finding.files),
        "groups": [list(group.files) for group in finding.groups],
        "fixes": [
            {
                "code": fix.code,
                "sentence": fix.sentence,
                "settings": dict(fix.settings),
                "operation": fix.operation,
                "what": dict(fix.what),
            }
            for fix in finding.fixes
        ],
        "remarks": dict(finding.remarks),
        "details": list(finding.details),
    }
