"""Translation files of Qt (.ts): read, filled with what was translated before, and written as lupdate writes them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Key = tuple[str, str, str]  # context, English text, what tells it from the same text with another meaning


@dataclass(frozen=True)
class Entry:
    """One text in both languages. `forms` has a translation, or one for each plural form; `state` is Qt's `type`."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    plural: bool
    state: str

    @property
    def key(self) -> Key:
        return self.context, self.source, self.comment


def read(path: Path) -> list[Entry]:
    """Every text of a file, in its order."""
    entries = []
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        entries += [_entry(name, message) for message in context.iter("message")]
    return entries


def write(path: Path, language: str, entries: list[Entry], known: Mapping[Key, Entry]) -> None:
    """Write texts with their known translations; a text without one is "unfinished"."""
    contexts: dict[str, ET.Element] = {}
    for entry in sorted(entries, key=lambda one: one.context):
        if entry.context not in contexts:
            contexts[entry.context] = ET.Element("context")
            ET.SubElement(contexts[entry.context], "name").text = entry.context
        _add(contexts[entry.context], entry, known.get(entry.key))
    parts = [f'{_HEAD}<TS version="2.1" language="{language}">']
    for context in contexts.values():
        ET.indent(context, "    ")
        parts.append(_as_qt(ET.tostring(context, encoding="unicode", short_empty_elements=False).rstrip()))
    path.write_text("\n".join([*parts, "</TS>\n"]), encoding="utf-8")


def _entry(context: str, message: ET.Element) -> Entry:
    translation = message.find("translation")
    state = "unfinished"
    forms: tuple[str, ...] = ("",)
    if translation is not None:
        state = translation.get("type", "")
        forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
    plural = message.get("numerus") == "yes"
    return Entry(context, message.findtext("source") or "", message.findtext("comment") or "", forms, plural, state)


def _add(context: ET.Element, entry: Entry, known: Entry | None) -> None:
    message = ET.SubElement(context, "message")
    if entry.plural:
        message.set("numerus", "yes")
    ET.SubElement(message, "source").text = entry.source
    if entry.comment:
        ET.SubElement(message, "comment").text = entry.comment
    translation = ET.SubElement(message, "translation")
    forms = known.forms if known is not None else ("",)
    if known is None or known.state or not all(forms):
        translation.set("type", "unfinished")
    if entry.plural:
        for form in forms:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0]


def _as_qt(text: str) -> str:
    """The same signs written out as Qt's tools do it, so that a file changes only where its texts do."""
    parts = text.split("<")
    for number, part in enumerate(parts):
        tag, end, inside = part.partition(">")
        parts[number] = f"{tag}{end}" + inside.replace('"', "&quot;").replace("'", "&apos;")
    return "<".join(parts)
