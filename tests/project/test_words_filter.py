"""The filter language: what fits, what binds stronger, and what is said of a filter that cannot be understood."""

from __future__ import annotations

import random
import time
import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import Literal

import pytest

from project.words.filter import FilterError, parse, quoted


@dataclass
class Item:
    """A picture as a filter sees it."""

    name: str = "set/dogs/Rex 01.PNG"
    caption_text: str = "Red Hair, smile, café, 猫がいる, a*b\nsecond line"
    tags: tuple[str, ...] = ("Red Hair", "smile", "café", "猫がいる", "a*b")
    tokens: int = 80
    width: int = 1024
    height: int = 768
    bytes: int = 2_500_000
    skipped: str = ""
    masked: bool = True
    edited: bool = False
    conflict: str = ""
    path: str = "/data/set/dogs/Rex 01.PNG"


def error_of(text: str) -> FilterError | None:
    """What is wrong with a filter."""
    try:
        parse(text)
    except FilterError as error:
        return error
    return None


FITS = [
    "", "  ", "hair", "HAIR", '"red hair"', "rex", "smile rex", "sm?le", "h*r", "caption:smile", "caption:*second*",
    'caption:"red hair*"', "NOT caption:smile*", 'tag:"red hair"', "tag:*hair", "tag:SMILE", "TAG:smile", "tag:s?ile",
    "NOT tag:hair", 'tag:"a\\*b"', "tag:a*b", "name:rex", "name:*.png", "NOT name:set", "NOT name:*.jpg",
    "path:*/set/*", "path:data", "folder:dogs", "folder:set/dogs", "folder:d*", "NOT folder:cats", 'NOT folder:""',
    "tags:5", "tags:>4", "tags:!=4", "tags:1..5", "chars:>10", "words:>=5", "tokens:>75", "tokens:<=80", "lines:2",
    "width:1024", "width:<2000", "height:=768", "aspect:4:3", "aspect:4/3", "aspect:>1.3", "aspect:1..1.5",
    "bytes:>2mb", "bytes:<3M", "bytes:2500kb", "is:masked", "is:trained", "NOT is:skipped", "NOT is:bare",
    "NOT is:edited", "NOT is:conflict", "猫", "caption:猫がいる", "tag:猫*", "tag:?がいる", "CAFÉ", "tag:café",
    "tag：smile", "“red hair”", "(hair)", "((hair) OR x)", "NOT NOT hair", '"AND" OR smile', "NOT and",
]  # fmt: skip


@pytest.mark.parametrize("text", FITS)
def test_what_fits(text: str) -> None:
    assert parse(text).matches(Item())
    if text.strip():
        assert not parse(f"NOT ({text})").matches(Item())


def test_accents_are_found_however_they_are_composed() -> None:
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    for form, asked in product(forms, repeat=2):
        word = unicodedata.normalize(form, "café")
        item = Item(caption_text=word, tags=(word,))
        query = unicodedata.normalize(asked, "CAFÉ")
        for text in (query, f"caption:{query}", f"tag:{query}", f"tag:{query[:2]}*", f"caption:*{query}", f"?{query}"):
            assert parse(text).matches(item), (form, asked, text)


def test_operators_agree_with_their_truth_tables() -> None:
    def item(a: bool, b: bool, c: bool) -> Item:
        return Item(name="-", caption_text=" ".join(word for word, there in (("aa", a), ("bb", b), ("cc", c)) if there))

    same = {
        "aa AND bb": lambda a, b, c: a and b,
        "aa bb": lambda a, b, c: a and b,
        "aa OR bb": lambda a, b, c: a or b,
        "NOT aa": lambda a, b, c: not a,
        "aa OR bb AND cc": lambda a, b, c: a or (b and c),
        "aa OR bb cc": lambda a, b, c: a or (b and c),
        "(aa OR bb) cc": lambda a, b, c: (a or b) and c,
        "NOT aa OR bb": lambda a, b, c: (not a) or b,
        "NOT (aa OR bb)": lambda a, b, c: not (a or b),
        "NOT aa bb": lambda a, b, c: (not a) and b,
        "aa NOT bb OR NOT cc": lambda a, b, c: (a and not b) or not c,
        "aa AND NOT NOT bb": lambda a, b, c: a and b,
        "aa bb cc": lambda a, b, c: a and b and c,
        "aa OR bb OR cc": lambda a, b, c: a or b or c,
        "(aa)(bb)": lambda a, b, c: a and b,
    }
    for text, truth in same.items():
        for values in product((False, True), repeat=3):
            assert parse(text).matches(item(*values)) == truth(*values), (text, values)


def test_random_filters_agree_with_python() -> None:
    draw = random.Random(3)

    def made(depth: int) -> tuple[str, str]:
        kind = draw.randrange(5) if depth else 0
        if kind == 0:
            word = draw.choice(["aa", "bb", "cc", "dd"])
            return word, f"({word!r} in text)"
        one, other = made(depth - 1), made(depth - 1)
        if kind == 1:
            return f"NOT ({one[0]})", f"(not {one[1]})"
        sign = draw.choice([" AND ", " ", " OR "])
        return f"({one[0]}){sign}({other[0]})", f"({one[1]} {'or' if sign == ' OR ' else 'and'} {other[1]})"

    for _ in range(150):
        text, python = made(4)
        for caption in ("", "aa", "bb dd", "aa cc dd"):
            item = Item(name="-", caption_text=caption)
            assert parse(text).matches(item) == eval(python, {"text": caption}), text


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("tgs:>3", 0, "did you mean tags:"), ("smile captoin:x", 6, "caption:"), ("qqq:x", 0, "quotes"),
        ('a "bc', 2, "never closed"), ("(a OR b", 0, "never closed"), ("a) b", 1, "never opened"), (")", 0, "opened"),
        ("a AND", 2, "behind AND"), ("a OR OR b", 2, "behind OR"), ("OR b", 0, "before OR"), ("x NOT", 2, "behind NOT"),
        ("x ()", 2, "nothing in these"), ("tag:", 4, "behind tag"), ('x caption:""', 10, "behind caption"),
        ("is:baer", 3, "is:bare"), ("tokens:many", 7, "needs a number"), ("tokens:", 7, "needs a number"),
        ("width:3:4", 6, "one number"), ("bytes:3zb", 6, "unit"), ("aspect:1:0", 7, "divide"),
        ("(" * 60 + "a" + ")" * 60, 50, "parentheses"),
    ],
)  # fmt: skip
def test_a_wrong_filter_is_explained_where_it_is_wrong(text: str, position: int, says: str) -> None:
    with pytest.raises(FilterError) as error:
        parse(text)
    assert error.value.position == position
    assert says in error.value.message
    assert "\n" not in error.value.message


def test_anything_that_is_typed_is_understood_or_explained() -> None:
    draw = random.Random(11)
    words = ["AND", "OR", "NOT", "tag:", "tokens:>", "is:", "猫", "\ufdd0", "e\u0301", "“", "\n"]
    pieces = [*'() "*?:\\<>=.1a', *words]
    item = Item()
    for _ in range(4000):
        text = "".join(draw.choice(pieces) for _ in range(draw.randrange(12)))
        wrong = error_of(text)
        if wrong is None:
            assert parse(text).matches(item) in (True, False)
        else:
            assert 0 <= wrong.position <= len(text)


def test_numbers_that_are_not_known_fit_nothing() -> None:
    unknown = Item(tokens=-1, width=0, height=0)
    for text in ("tokens:<75", "width:<768", "width:0", "height:<=5", "aspect:<2", "aspect:!=2", "tokens:0..5"):
        assert not parse(text).matches(unknown)


def test_quoting_finds_a_text_as_it_stands() -> None:
    for odd in ("a*b", "who?", 'say "hi"', "back\\slash", "(x) AND y", "tag:x", "", "\\*"):
        item = Item(name="-", caption_text=odd, tags=(odd,))
        assert parse(f"caption:{quoted(odd)}").matches(item) if odd else parse(quoted(odd)).matches(item)
        if odd:
            assert parse(f"tag:{quoted(odd)}").matches(item)
    assert not parse(f"tag:{quoted('a*b')}").matches(Item(tags=("aXb",), caption_text="aXb a*b"))


def test_a_filter_says_what_it_looks_at() -> None:
    assert parse("tokens:>75 width:<3 x").fields == {"tokens", "width", "text"}
    assert parse("").fields == frozenset()


def test_many_wildcards_take_no_longer_than_few() -> None:
    item = Item(caption_text="a" * 20_000)
    began = time.process_time()
    assert not parse("caption:" + "*a" * 30 + "*b").matches(item)
    assert not parse("caption:*" + "?a*" * 20 + "b").matches(item)
    assert time.process_time() - began < 0.5


def test_long_chains_are_no_trouble() -> None:
    assert parse(" OR ".join(["x"] * 1500) + " OR hair").matches(Item())
    assert not parse(" ".join(["hair"] * 1500) + " NOT hair").matches(Item())
