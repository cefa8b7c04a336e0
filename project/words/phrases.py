"""Finding and changing words inside running text, in any script.

The `regex` package, which the engine's libraries bring, serves for three things that `re` lacks: letters by script, a
time limit, and matching that lets other threads work, so that an unlucky expression cannot hold up the program.
"""

import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from project.errors import BadInput
from project.words.style import Style, key

Edit = Callable[[str], str]
TIME_LIMIT = 1.0  # seconds a caption; an ordinary expression takes microseconds
TIME_IN_ALL = 20.0  # seconds for all captions that an edit is used on
# Letters that belong to a longer word. Scripts written without spaces are no obstacle: between any two of their
# letters a word may end.
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々〆"
_BEFORE = rf"(?<!(?![{_SPACELESS}])[\p{{L}}\p{{N}}_]\p{{M}}*)"
_AFTER = rf"(?!(?![{_SPACELESS}])[\p{{L}}\p{{N}}_])"
_MARK = r"(?!\p{M})"  # a letter without its accent is another letter


def replacing(find: str, by: str, *, regex: bool, match_case: bool, whole_word: bool) -> Edit:
    """Replace every match. Raises BadInput for an empty or wrong expression, and while editing for one that takes
    longer than `TIME_LIMIT` on a caption or `TIME_IN_ALL` on all of them."""
    if not find:
        raise BadInput("There is nothing to look for: type the words to replace")
    pattern = _compiled(find, regex, match_case, whole_word)
    target: Any = by if regex else lambda match: by
    if regex:
        _check_template(pattern, by)

    left = TIME_IN_ALL

    def edit(caption: str) -> str:
        nonlocal left
        if not regex:
            return str(pattern.sub(target, caption))
        began = time.monotonic()
        try:
            made = str(pattern.sub(target, caption, timeout=min(TIME_LIMIT, max(left, 0.01)), concurrent=True))
            left -= time.monotonic() - began
            return made
        except TimeoutError:
            raise BadInput(f"The expression {find} takes too long: repeat fewer things inside repeated ones") from None

    return edit


def contains(words: str, caption: str) -> bool:
    """Whether the words stand whole in a text, whatever their capitals."""
    return bool(words) and _compiled(words, False, False, True).search(caption) is not None


def add(words: Sequence[str], style: Style, first: bool) -> Edit:
    """Words that a text lacks, behind it or in front."""

    def edit(caption: str) -> str:
        new = [word for word in words if not contains(word, caption)]
        if not new:
            return caption
        if not caption.strip():
            return style.glue.join(new)
        if first:
            return style.glue.join([*new, caption])
        return caption + (" " if caption.rstrip()[-1] in ".!?。！？" else style.glue) + style.glue.join(new)

    return edit


def put_first(words: str, style: Style) -> Edit:
    """The trigger word in front of a text that lacks it."""
    return add([words], style, first=True) if words else lambda caption: caption


def remove(words: Sequence[str], style: Style) -> Edit:
    """Whole words taken out, with the separator or the space that would be left over."""
    rx = _library()
    mark = rx.escape(style.separator)
    edits = []
    for word in words:
        body = _body(word, False, True)
        pattern = rx.compile(rf"(?:[ \t]*{mark})?[ \t]*{body}(?=[ \t]*(?:{mark}|$|[.!?。]))|{body}[ \t]*{mark}?[ \t]*",
                             rx.IGNORECASE | rx.MULTILINE)  # fmt: skip
        edits.append(pattern)

    def edit(caption: str) -> str:
        made = caption
        for pattern in edits:
            made = pattern.sub("", made)
        if made == caption:
            return caption
        lines = [_trimmed(line, style.separator) for line in made.split("\n")]
        return "\n".join(lines).strip("\n")

    return edit


def rename(words: Sequence[str], new: str) -> Edit:
    """Each of the words replaced where it stands whole."""
    edits = [
        replacing(word, new, regex=False, match_case=False, whole_word=True) for word in words if key(word) != key(new)
    ]
    if any(word != new and key(word) == key(new) for word in words):
        edits.append(replacing(new, new, regex=False, match_case=False, whole_word=True))

    def edit(caption: str) -> str:
        for step in edits:
            caption = step(caption)
        return caption

    return edit


def _trimmed(line: str, separator: str) -> str:
    """A line that does not begin with what stood behind a removed word."""
    left = line.lstrip()
    return left.removeprefix(separator).lstrip() if left.startswith(separator) else line.strip()


@lru_cache(maxsize=256)
def _compiled(find: str, regex: bool, match_case: bool, whole_word: bool) -> Any:
    rx = _library()
    flags = 0 if match_case else rx.IGNORECASE
    try:
        if regex:
            rx.compile(find, flags)  # by itself, so that an error names the place in it
        return rx.compile(_body(find, regex, whole_word), flags)
    except rx.error as error:
        where = f" at character {error.pos + 1}" if error.pos is not None else ""
        raise BadInput(f"The expression {find} is not a regular expression ({error.msg}{where})") from None


def _body(find: str, regex: bool, whole_word: bool) -> str:
    """The pattern: plain words in both ways of composing accents."""
    rx = _library()
    if regex:
        return rf"{_BEFORE}(?:{find}){_AFTER}" if whole_word else find
    forms = dict.fromkeys(unicodedata.normalize(form, find) for form in ("NFC", "NFD"))
    either = "|".join(rx.escape(form, special_only=True) for form in (find, *forms) if form)
    if not whole_word:
        return f"(?:{either}){_MARK}"
    before = "" if _spaceless(find[0]) else _BEFORE
    after = "" if _spaceless(find[-1]) else _AFTER
    return f"{before}(?:{either}){_MARK}{after}"


def _spaceless(letter: str) -> bool:
    rx = _library()
    return rx.match(rf"[{_SPACELESS}]", letter) is not None


def _check_template(pattern: Any, by: str) -> None:
    """Raise BadInput for a replacement that names a group that is not there."""
    rx = _library()
    try:
        pattern.sub(by, "")
        rx.compile("|" + pattern.pattern, pattern.flags).sub(by, "")
    except (rx.error, IndexError, KeyError) as error:
        text = getattr(error, "msg", None) or str(error)
        raise BadInput(f"The replacement {by} cannot be used ({text}): \\1 is the first group in brackets") from None


def _library() -> Any:
    """Loaded when it is first needed: opening a project needs no expressions."""
    import regex  # type: ignore[import-untyped, unused-ignore]

    return regex
