"""How often tags and words stand in captions, which ones a beginning may mean, and which look misspelled."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from project.words.style import Style, key, parts
from project.words.tag_list import TagList

_RUN = re.compile(r"[\w\u0300-\u036f]+(?:['’-][\w\u0300-\u036f]+)*")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
# What stands in nearly every English sentence and says nothing of a picture.
_PLAIN = frozenset(
    """
    a an the and or but nor so of in on at to by for from with without into onto over under as is are was were be been
    being am it its this that these those there here he she they them his her hers their theirs him you your we our i
    my me who which what while where when has have had having do does did not no than then too very can could may might
    will would some any each one's it's also just more most other such
    """.split()  # noqa: SIM905 - a list of a hundred short texts is unreadable
)
_LEAST_PAIR = 3  # captions that a pair of words must stand in
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag to complete to. `count` is that of the project (`own`), or how common the tag list says it is."""

    tag: str
    count: int
    own: bool


def count_tags(captions: Iterable[str], style: Style) -> Counter[str]:
    """In how many captions each tag stands; in text style each word, and each pair of words that is met often.

    Words are counted without their capitals; tags as they are written, with accents composed.
    """
    if style.kind == "text":
        return _count_words(captions)
    counts: Counter[str] = Counter()
    for caption in captions:
        tags = set(parts(caption, style).tags)
        counts.update(tags if caption.isascii() else {unicodedata.normalize("NFC", tag) for tag in tags})
    return counts


def suggest(prefix: str, counts: Mapping[str, int], known: TagList | None = None, limit: int = 12) -> list[Suggestion]:
    """Tags that begin with what was typed, then those of which a later word does: first the project's own, the most
    frequent in front, then those of the list. An empty beginning suggests the project's most frequent ones."""
    start = key(prefix)
    ranked = sorted(
        (not spelled.startswith(start), -count, spelled, tag)
        for tag, count in counts.items()
        if start in (spelled := key(tag)) and _begins(start, spelled)
    )
    found = [Suggestion(tag, -count, True) for _, count, _, tag in ranked[:limit]]
    if known is not None and start and len(found) < limit:
        there = set(map(key, counts))
        for tag, count in known.beginning(start, limit + len(found)):
            if len(found) < limit and key(tag) not in there:
                found.append(Suggestion(tag, count, False))
    return found


def misspelled(counts: Mapping[str, int], known: TagList, ignore: Collection[str] = ()) -> list[tuple[str, str]]:
    """Tags that are not known but nearly are: (tag, nearest known one), the most frequent first.

    Only tags with a word that no known tag has are looked at, so that a new combination of words is none. Known are the
    list's tags, and the project's own where they are ten times as frequent as the other one. `ignore`: tags that are
    right as they are, such as the trigger word.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    fine = {key(tag) for tag in ignore}
    often = {key(tag): count for tag, count in counts.items()}
    choices = list(dict.fromkeys([*known.keys, *(tag for tag, count in often.items() if count >= 10)]))
    vocabulary = known.words
    found = []
    for tag, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        spelled = key(tag)
        if spelled in fine or spelled in known or len(spelled) < 4 or vocabulary.issuperset(spelled.split()):
            continue
        most = 1 if len(spelled) < 9 else 2
        near = process.extract(spelled, choices, scorer=OSA.distance, score_cutoff=most, limit=5)
        for other, _, _ in near:
            right = other in known or often[other] >= 10 * count
            if right and other != spelled and _is_slip(spelled, other):
                found.append((tag, known.spelled(other)))
                break
    return found


def _is_slip(one: str, other: str) -> bool:
    """Whether two spellings differ in letters: another number or a plural is another tag, not a slip."""
    if _LETTERS.sub("", one) != _LETTERS.sub("", other) and re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer not in (f"{shorter}s", f"{shorter}es")


def _begins(start: str, spelled: str) -> bool:
    """Whether a word of the tag begins so. Scripts without spaces have no words to begin with: anywhere will do."""
    if spelled.startswith(start) or not start.isascii():
        return True
    place = spelled.find(start)
    while place > 0:
        if not spelled[place - 1].isalnum():
            return True
        place = spelled.find(start, place + 1)
    return False


def _count_words(captions: Iterable[str]) -> Counter[str]:
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for caption in captions:
        row = _words(caption)
        single.update(set(row))
        pairs.update(set(pairwise(row)))
    del single[""]
    for (one, other), count in pairs.items():
        if count < _LEAST_PAIR or not one or not other or _SPACELESS.match(one + other):
            continue
        if count * 4 >= min(single[one], single[other]):
            single[f"{one} {other}"] = count
    return single


def _words(caption: str) -> list[str]:
    """The words of a caption in order, empty ones for those that say nothing. Of scripts without spaces, every two
    letters that stand together count as a word."""
    if caption.isascii():
        return ["" if word in _PLAIN else word for word in _RUN.findall(caption.lower())]
    row: list[str] = []
    for word in _RUN.findall(unicodedata.normalize("NFC", caption).casefold()):
        if not _SPACELESS.search(word):
            row.append("" if word in _PLAIN else word)
            continue
        for run in _SPACELESS.findall(word):
            row += ["", *(run[index : index + 2] for index in range(max(1, len(run) - 1))), ""]
        row += _SPACELESS.sub(" ", word).split()
    return row
