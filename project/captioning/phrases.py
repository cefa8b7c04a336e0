"""The phrase bank: what pictures are asked for by a CLIP model, and how it is written in a caption.

The bank lies in `resources/phrases`, a file a language; what the user adds lies in `phrases` of the app's own folder.
The README there describes the files.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.errors import BadInput
from project.workspace import home, resources

CATEGORIES = ("subject", "medium", "style", "colour", "light", "composition", "background")
TEMPLATE = "template"  # in the list that lies beside a model: how a phrase is asked, {} is the phrase
LARGEST = 1 << 22  # bytes of a file
LONGEST = 300  # characters of a phrase
ENDINGS = (".txt", ".yaml", ".yml")


@dataclass(frozen=True)
class Phrase:
    """What the model is asked and what the caption says, the same where a line has one half only."""

    category: str
    asks: str
    writes: str


@dataclass(frozen=True)
class PhraseFile:
    """One file: its language ("" for any), the categories that it replaces, and its phrases in their order."""

    path: Path
    language: str
    replaces: frozenset[str]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Bank:
    """All phrases in one language; no category asks the same twice."""

    language: str
    phrases: tuple[Phrase, ...]

    def of(self, category: str) -> tuple[Phrase, ...]:
        return tuple(phrase for phrase in self.phrases if phrase.category == category)

    def only(self, known: Collection[tuple[str, str]]) -> Bank:
        """The phrases of which (category, what is asked) is known to a model."""
        return Bank(self.language, tuple(one for one in self.phrases if (one.category, one.asks) in known))

    @property
    def fingerprint(self) -> str:
        """Another one whenever another thing is asked. How it is written does not count."""
        text = "\n".join(f"{one.category}\t{one.asks}" for one in self.phrases)
        return hashlib.sha256(text.encode()).hexdigest()


def bank_folder() -> Path:
    """The bank that comes with the app."""
    return resources() / "phrases"


def user_folder() -> Path:
    """The user's own phrases. Not created here."""
    return home() / "phrases"


def languages() -> tuple[str, ...]:
    """The languages that a caption can be written in: those of the bank, and those that the user's files name.

    A user's file that cannot be read is passed over here: `load_bank` says what is wrong with it.
    """
    found = [path.stem for path in _files(bank_folder())]
    for path in _files(user_folder()):
        try:
            found.append(read_phrases(path).language)
        except BadInput:
            continue
    return tuple(sorted({language for language in found if language}))


def load_bank(language: str = "en") -> Bank:
    """The phrases of a language: the bank's, then the user's. Raises BadInput with file and line of what is wrong."""
    wanted = language.strip().lower()
    own = [file for path in _files(user_folder()) if (file := read_phrases(path)).language.lower() in ("", wanted)]
    builtin = [read_phrases(path) for path in _files(bank_folder()) if path.stem.lower() == wanted]
    if not builtin and not any(file.language for file in own):
        near = difflib.get_close_matches(language, languages(), n=1, cutoff=0.3)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        raise BadInput(f'there are no phrases in the language "{language}": take one of {", ".join(languages())}{hint}')
    replaced = frozenset(category for file in own for category in file.replaces)
    asked: dict[tuple[str, str], Phrase] = {}
    for file in (*builtin, *own):
        for phrase in file.phrases:
            if file in builtin and phrase.category in replaced:
                continue
            asked[phrase.category, phrase.asks] = phrase  # the later one says how it is written
    if not asked:
        raise BadInput(f"no phrases are left for captions in {language}: {user_folder()} replaces all and adds none")
    return Bank(language, tuple(asked.values()))


def read_phrases(path: Path, more: Collection[str] = ()) -> PhraseFile:
    """Read a file of phrases; ``more`` are further categories that it may have. Raises BadInput with the line."""
    return parse_phrases(path, _text(path), more)


def parse_phrases(path: Path, text: str, more: Collection[str] = ()) -> PhraseFile:
    """The same of a text that lies, or is to lie, in ``path``, whose ending says how it is written."""
    lines = _yaml_lines(path, text) if path.suffix.lower() in (".yaml", ".yml") else _text_lines(path, text)
    allowed = (*CATEGORIES, *more)
    language, replaces, phrases = "", frozenset[str](), []
    for line, category, asks, writes in lines:
        where = f"{path}, line {line}"
        if category == "language":
            language = asks
        elif category == "replace":
            replaces |= _replaced(asks, where)
        elif category not in allowed:
            near = difflib.get_close_matches(category, allowed, n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise BadInput(f'{where}: "{category}" is no category: take one of {", ".join(allowed)}{hint}')
        else:
            phrases.append(_phrase(category, asks, writes, where))
    return PhraseFile(path, language, replaces, tuple(phrases))


def _phrase(category: str, asks: str, writes: str, where: str) -> Phrase:
    for half in (asks, writes):
        if not half:
            raise BadInput(f"{where}: a phrase is missing beside the =: write `what is asked = what the caption says`")
        if len(half) > LONGEST:
            raise BadInput(f"{where}: a phrase may have {LONGEST} characters, this one has {len(half)}")
    if category == TEMPLATE and "{}" not in asks:
        raise BadInput(f"{where}: a template needs {{}} where the phrase stands")
    return Phrase(category, asks, writes)


def _replaced(text: str, where: str) -> frozenset[str]:
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    if words in (["yes"], ["true"], ["all"]):
        return frozenset(CATEGORIES)
    if words in (["no"], ["false"]):
        return frozenset()
    if wrong := [word for word in words if word not in CATEGORIES]:
        raise BadInput(f'{where}: replace: "{wrong[0]}" is no category: write yes, or some of {", ".join(CATEGORIES)}')
    return frozenset(words)


def _files(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in inside if path.suffix.lower() in ENDINGS and not path.name.startswith((".", "README"))]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: the phrases cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if len(data) > LARGEST:
        raise BadInput(f"{path}: this is no list of phrases (larger than {LARGEST >> 20} MiB)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(f"{path}, line {line}: the phrases are not UTF-8 text: save the file as UTF-8") from None


Line = tuple[int, str, str, str]  # number, category or setting, what is asked, what is written


def _text_lines(path: Path, text: str) -> Iterator[Line]:
    category = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = "" if raw.lstrip().startswith("#") else raw.split(" #")[0].strip()
        if not line:
            continue
        if line.startswith("["):
            if not line.endswith("]") or not line[1:-1].strip():
                raise BadInput(f"{path}, line {number}: a category is written as [subject]")
            category = line[1:-1].strip().lower()
            continue
        left, equals, right = (part.strip() for part in line.partition("="))
        if category:
            yield number, category, left, right if equals else left
        elif equals and left.lower() in ("language", "replace"):
            yield number, left.lower(), right, right
        else:
            raise BadInput(f"{path}, line {number}: a category such as [subject] must stand above the first phrase")


def _yaml_lines(path: Path, text: str) -> Iterator[Line]:
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise BadInput(f"{path}{line}: not readable as YAML ({error.problem or error.context})") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInput(f"{path}: not readable as YAML ({str(error).splitlines()[0]})") from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise BadInput(f"{path}, line {_line(root)}: categories with lists are expected, as in `subject: [cat, dog]`")
    for key, value in root.value:
        category = _word(path, key).lower()
        if category in ("language", "replace"):
            words = value.value if isinstance(value, yaml.SequenceNode) else [value]
            said = ", ".join(_word(path, word) for word in words)
            yield _line(key), category, said, said
            continue
        if not isinstance(value, (yaml.SequenceNode, yaml.MappingNode)):
            raise BadInput(f"{path}, line {_line(key)}: {category} needs a list of phrases, each behind a -")
        for item in [value] if isinstance(value, yaml.MappingNode) else value.value:
            yield from _yaml_item(path, category, item)


def _yaml_item(path: Path, category: str, item: Any) -> Iterator[Line]:
    if isinstance(item, yaml.MappingNode):  # what is asked: what is written
        for asks, writes in item.value:
            yield _line(asks), category, _word(path, asks), _word(path, writes)
    else:
        word = _word(path, item)
        yield _line(item), category, word, word


def _word(path: Path, node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BadInput(f"{path}, line {_line(node)}: a phrase must be one line of text")
    return str(node.value).strip()


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
