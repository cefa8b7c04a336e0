"""Captions as sentences, tags or both, and edits that change what they are asked to and nothing else."""

from __future__ import annotations

import random
import threading
import time
import unicodedata

import pytest

from project.errors import BadInput
from project.words import phrases
from project.words.operations import (
    Edit,
    Proposal,
    add_tags,
    chain,
    deduplicate,
    merge_tags,
    proposals,
    put_first,
    remove_tags,
    rename_tag,
    replace,
    rewritten,
    shuffle,
    sort_tags,
    tidy,
)
from project.words.style import Parts, Style, guess_style, joined, parts, style_of

TEXT, TAGS, MIXED = Style(), Style("tags"), Style("mixed")
SEPARATORS = (",", "、", "；", ";", "|||", "，", "|")
WORDS = ["red hair", "Smile", "1girl", "赤い髪", "猫", "café", "cafe\u0301", "a (b)", "x_y", "ß", "don't"]


def odd_caption(draw: random.Random, separator: str) -> str:
    """Tags with odd spaces, empty ones, empty lines and repeats."""
    lines = []
    for _ in range(draw.randrange(1, 4)):
        pieces = [draw.choice([*WORDS, ""]) for _ in range(draw.randrange(6))]
        lines.append(separator.join(draw.choice(["", " ", "  ", "\u3000"]) + piece + draw.choice(["", " "])
                                    for piece in pieces))  # fmt: skip
    return "\n".join(lines)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_captions_that_an_edit_does_not_concern_stay_identical(separator: str) -> None:
    draw = random.Random(separator)
    for kind in ("text", "tags", "mixed"):
        style = Style(kind, separator)
        idle: list[Edit] = [
            add_tags([], style), remove_tags(["not there"], style), rename_tag("not there", "x", style),
            merge_tags(["no", "none"], "x", style), replace("not there", "x", style=style),
            replace("not there", "x", tags_only=True, style=style), sort_tags(TEXT), deduplicate(TEXT),
            shuffle(1, TEXT), put_first("", style), rename_tag("Smile", "Smile", style),
        ]  # fmt: skip
        for _ in range(40):
            caption = odd_caption(draw, separator)
            for number, edit in enumerate(idle):
                assert edit(caption) == caption, (kind, number)
            there = parts(caption, style).tags
            assert add_tags(there, style)(caption) == caption
            again = tidy(style)(caption)
            assert tidy(style)(again) == again


@pytest.mark.parametrize("separator", SEPARATORS)
def test_edits_change_the_tags_that_they_name_and_no_others(separator: str) -> None:
    draw = random.Random(separator)
    style = Style("tags", separator)
    for _ in range(60):
        caption = odd_caption(draw, separator)
        before = list(parts(caption, style).tags)
        gone = remove_tags(["red hair", "café"], style)(caption)
        accents = {"café", "cafe\u0301"}
        assert list(parts(gone, style).tags) == [tag for tag in before if tag != "red hair" and tag not in accents]
        assert list(parts(rename_tag("smile", "grin", style)(caption), style).tags).count("Smile") == 0
        assert sorted(parts(shuffle(3, style)(caption), style).tags) == sorted(before)
        assert sorted(parts(sort_tags(style)(caption), style).tags) == sorted(before)
        assert parts(add_tags(["new"], style)(caption), style).tags[-1] == "new"
        assert parts(add_tags(["new"], style, first=True)(caption), style).tags[0] == "new"
        assert parts(put_first("ohwx", style)(caption), style).tags[0] == "ohwx"
        assert set(parts(deduplicate(style)(caption), style).tags) <= set(before)


def test_parts_and_joined_are_each_others_opposite() -> None:
    draw = random.Random(5)
    for separator in SEPARATORS:
        for _ in range(30):
            tags = tuple(draw.choice(WORDS) for _ in range(draw.randrange(5)))
            text = draw.choice(["", "A dog, on grass.\n\nIt runs.", "一只狗，坐着。"])
            mixed = Style("mixed", separator)
            assert parts(joined(Parts(tags, text), mixed), mixed) == Parts(tags, text)
            only_tags = Style("tags", separator)
            assert parts(joined(Parts(tags), only_tags), only_tags) == Parts(tags)
    assert joined(Parts(("a", "b"), "A dog."), MIXED) == "a, b\nA dog."
    assert joined(Parts(("赤", "青")), Style("tags", "、")) == "赤、青"


def test_a_comma_in_a_sentence_is_nothing() -> None:
    caption = "A dog, a cat, and a bird, in the sun."
    assert parts(caption, TEXT) == Parts((), caption)
    for edit in (sort_tags(TEXT), deduplicate(TEXT), shuffle(7, TEXT)):
        assert edit(caption) == caption
    mixed = f"bird, cat\n{caption}"
    assert sort_tags(MIXED)(f"cat, bird\n{caption}") == mixed
    assert parts(mixed, MIXED) == Parts(("bird", "cat"), caption)


def test_a_changed_line_keeps_its_own_spacing() -> None:
    assert add_tags(["d"], TAGS)("a,b,c") == "a,b,c,d"
    assert add_tags(["d"], TAGS)("a , b") == "a , b , d"
    assert rename_tag("b", "x", TAGS)(" a,  b ,c, ") == " a,  x ,c, "
    assert remove_tags(["a"], TAGS)("a\n\nb,c") == "\nb,c"
    assert add_tags(["z"], TAGS)("a, b\n\nc\n") == "a, b\n\nc, z\n"
    assert add_tags(["x; y"], Style("tags", ";"))("a") == "a; x; y"


@pytest.mark.parametrize(
    ("line", "tags", "made"),
    [
        ("a,b , c", ["a", "b"], "a,b"),
        ("a,b , c", ["b", "c"], "b , c"),
        ("a, b,c", ["a", "c"], "a,c"),
        ("a, b,c", ["a", "b", "c", "d"], "a, b,c, d"),
        ("a, b,c", ["x", "a", "b", "c"], "x, a, b,c"),
        ("a, b,c", ["a", "x", "y", "b", "c"], "a, x, y, b,c"),
        ("a", ["x", "a"], "x, a"),
        ("a, b", [], ""),
        ("", ["a", "b"], "a, b"),
    ],
)
def test_a_line_keeps_the_space_around_the_tags_that_stay(line: str, tags: list[str], made: str) -> None:
    assert rewritten(line, TAGS, tags) == made


def test_a_sentence_above_is_no_line_of_tags() -> None:
    caption = "A girl, who smiles, looks up.\nA tree, too."
    assert parts(caption, MIXED) == Parts((), caption)
    assert remove_tags(["A girl"], MIXED)(caption) == caption
    assert add_tags(["1girl", "tree"], MIXED)(caption) == f"1girl, tree\n{caption}"
    assert put_first("ohwx", MIXED)(caption) == f"ohwx\n{caption}"
    assert parts("1girl, k-on!\nA girl.", MIXED) == Parts(("1girl", "k-on!"), "A girl.")


def test_merging_keeps_the_first_place_and_one_name() -> None:
    assert merge_tags(["crimson hair", "scarlet hair"], "red hair", TAGS)("a, scarlet hair, b, Crimson Hair") == (
        "a, red hair, b"
    )
    assert rename_tag("a", "b", TAGS)("a, c, b") == "b, c"
    assert rename_tag("red hair", "Red Hair", TAGS)("x, red hair") == "x, Red Hair"


def test_sorting_by_frequency_and_keeping_the_first_tags() -> None:
    counts = {"a": 1, "b": 9, "c": 9}
    assert sort_tags(TAGS, "frequency", counts)("a, c, b") == "b, c, a"
    assert sort_tags(TAGS, keep=1)("trigger, c, b") == "trigger, b, c"
    many = ", ".join(map(str, range(20)))
    assert shuffle(1, TAGS, keep=2)(many).startswith("0, 1, ")
    assert shuffle(1, TAGS)(many) == shuffle(1, TAGS)(many) != shuffle(2, TAGS)(many)


def test_the_trigger_word_comes_first() -> None:
    assert put_first("ohwx", TAGS)("a, OHWX, b") == "ohwx, a, b"
    assert put_first("ohwx", TAGS)("OHWX, a") == "OHWX, a"
    assert put_first("ohwx", TAGS)("") == put_first("ohwx", TEXT)("") == "ohwx"
    assert put_first("ohwx", TEXT)("A dog, running.") == "ohwx, A dog, running."
    assert put_first("ohwx", TEXT)("A photo of Ohwx.") == "A photo of Ohwx."
    assert put_first("ohwx", TEXT)("ohwxy runs") == "ohwx, ohwxy runs"
    assert put_first("ohwx", MIXED)("a, b\nA dog, ohwx.") == "ohwx, a, b\nA dog, ohwx."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A dog, blurry, on grass.", "A dog, on grass."),
        ("blurry, a dog", "a dog"),
        ("a blurry dog", "a dog"),
        ("a dog, Blurry", "a dog"),
        ("a dog is blurry.", "a dog is."),
        ("unblurry dog", "unblurry dog"),
        ("blurry", ""),
    ],
)
def test_words_are_taken_out_of_sentences_with_what_they_leave_behind(before: str, after: str) -> None:
    assert remove_tags(["blurry"], TEXT)(before) == after


def test_words_are_added_to_sentences_and_renamed_in_them() -> None:
    assert add_tags(["night"], TEXT)("A dog runs.") == "A dog runs. night"
    assert add_tags(["night"], TEXT)("a dog") == "a dog, night"
    assert add_tags(["dog"], TEXT)("a Dog runs") == "a Dog runs"
    assert rename_tag("cat", "dog", TEXT)("A cat, two cats.") == "A dog, two cats."


def test_finding_whole_words_in_any_script() -> None:
    def whole(find: str, by: str, caption: str) -> str:
        return replace(find, by, whole_word=True)(caption)

    assert whole("cat", "dog", "Cat, cats, cat_1, tomcat, (cat)") == "dog, cats, cat_1, tomcat, (dog)"
    assert whole("猫", "犬", "黑猫坐着，猫") == "黑犬坐着，犬"
    assert whole("ネコ", "イヌ", "白いネコがいる") == "白いイヌがいる"
    assert whole("cat", "dog", "黒cat猫") == "黒dog猫"
    assert whole("개", "고양이", "무지개 개") == "무지개 고양이"
    assert whole("cafe", "x", unicodedata.normalize("NFD", "café")) == unicodedata.normalize("NFD", "café")


def test_accents_are_found_however_they_are_composed() -> None:
    for form in ("NFC", "NFD"):
        for asked in ("NFC", "NFD"):
            find = unicodedata.normalize(asked, "Café")
            assert replace(find, "bar")(unicodedata.normalize(form, "un café, là")).startswith("un bar")
            assert remove_tags([find], TAGS)(unicodedata.normalize(form, "a, café")) == "a"


def test_replacing_with_and_without_expressions() -> None:
    assert replace("a.c", "x")("a.c abc A.C") == "x abc x"
    assert replace("a.c", r"\1", match_case=True)("a.c A.C") == r"\1 A.C"
    assert replace(r"(\w+) dog", r"dog, \1", regex=True)("red dog") == "dog, red"
    assert replace(r"\d", "", regex=True)("1girl, 2boys") == "girl, boys"
    assert replace("red", "", tags_only=True, style=TAGS)("red, red hair, a") == "hair, a"
    assert replace("^a$", "x", regex=True, tags_only=True, style=TAGS)("a, ba, a") == "x, ba, x"
    assert replace("a, b", "x", tags_only=True, style=TAGS)("a, b") == "a, b"
    assert replace("a\nb", "x")("a\nb") == "x"


@pytest.mark.parametrize(
    ("find", "by", "says"),
    [("", "x", "nothing to look for"), ("(a", "x", "character"), ("a", r"\1", "replacement"), ("a", "\\g<n>", "group")],
)
def test_a_wrong_expression_is_said_before_anything_changes(find: str, by: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        replace(find, by, regex=True)


def test_an_endless_expression_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("project.words.phrases.TIME_LIMIT", 0.05)
    with pytest.raises(BadInput, match="too long"):
        replace(r"(a|aa)+$", "", regex=True)("a" * 60 + "b")


def test_others_work_while_an_unlucky_expression_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "TIME_LIMIT", 0.3)
    edit = replace("^(a|aa|b?)+$", "x", regex=True)
    stop, turns = threading.Event(), 0

    def count() -> None:
        nonlocal turns
        while not stop.wait(0.001):
            turns += 1

    other = threading.Thread(target=count)
    other.start()
    with pytest.raises(BadInput, match="takes too long"):
        edit("a" * 60 + "c")
    stop.set()
    other.join()
    assert turns > 20


def test_a_slow_expression_ends_before_the_last_of_many_captions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "TIME_IN_ALL", 0.1)
    captions = {str(number): "a" * 21 + "c" for number in range(1000)}
    began = time.monotonic()
    with pytest.raises(BadInput, match="takes too long"):
        proposals(captions, replace("^(a|aa|b?)+$", "x", regex=True))
    assert time.monotonic() - began < 60


def test_proposals_nobody_waits_for_are_not_worked_out() -> None:
    left = iter((True, True, False))
    made = proposals(dict.fromkeys("abc", "red"), replace("red", "blue"), lambda: next(left))
    assert [each.file for each in made] == ["a", "b"]


def test_proposals_name_only_what_changes_and_chains_go_in_order() -> None:
    edit = chain([remove_tags(["a"], TAGS), put_first("t", TAGS)])
    captions = {"1.png": "a, b", "2.png": "t, b", "x/3.png": ""}
    assert proposals(captions, edit) == [Proposal("1.png", "a, b", "t, b"), Proposal("x/3.png", "", "t")]


def test_tidying() -> None:
    assert tidy(TAGS)(" a ,,b  c,\n  \n d") == "a, b c\n\nd"
    assert tidy(TEXT)(" A  dog ,  runs. ") == "A dog , runs."
    assert tidy(MIXED)("a,b\n A  dog, here") == "a, b\nA dog, here"


def test_the_style_is_the_projects_own() -> None:
    assert style_of({}) == TEXT
    assert style_of({"caption_style": "tags", "caption_separator": ";"}) == Style("tags", ";")
    assert style_of({"caption_style": "poem"}) == TEXT


@pytest.mark.parametrize(
    ("captions", "style"),
    [
        (["1girl, red hair, smile, looking at viewer", "1boy, short hair, park"], TAGS),
        (["A dog, a cat and a bird sit in the sun.", "Two dogs run."], TEXT),
        (["A photo of a dog, running over wet grass, in the evening light of autumn"], TEXT),
        (["红发、蓝眼、微笑"], Style("tags", "、")),
        (["a b|||c|||d"], Style("tags", "|||")),
        (["1girl, red hair, smile\nA girl smiles at us."], MIXED),
        (["a dog"], TEXT),
        ([], TEXT),
    ],
)
def test_the_style_is_guessed_from_captions(captions: list[str], style: Style) -> None:
    assert guess_style(captions) == style
