"""Findings of captions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from project.config import parse_config
from project.health import Finding, Item, Survey, judge
from project.health.record import Record
from project.words.style import Style
from project.words.tokens import TokenCounter


def survey(captions: list[str], style: Style | None = None, **options: object) -> Survey:
    """A set of good pictures with these captions; None was measured of a file."""
    config = parse_config({"train_data_dir": "/set", **options}, "test")
    items = tuple(
        Item(f"/set/{number}.png", f"{number}.png", record(number), caption, "x.txt", 1, 0, False)
        for number, caption in enumerate(captions)
    )
    return Survey(config, items, 64, 8, 64, style=style or Style())


def record(number: int) -> Record:
    """A good picture like no other."""
    spread = (0x9E3779B97F4A7C15 * (number + 1)) & (2**64 - 1)
    cells = bytes((spread >> (at % 56)) * (at + 7) * (number + 3) & 255 for at in range(192)).hex()
    return Record(
        width=64, height=64, mode="RGB", digest=str(number), dhash=spread, phash=~spread & (2**64 - 1), cells=cells,
        sharpness=2000.0, low=20, mean=120.0, high=230, contrast=60.0, spread=50.0,
    )  # fmt: skip


def found(seen: Survey, code: str) -> Finding | None:
    return next((finding for finding in judge(seen).findings if finding.code == code), None)


def names(finding: Finding | None) -> list[str]:
    assert finding is not None
    return [Path(file).name for file in finding.files]


DIFFERENT = ["a red fox in snow", "two owls at night", "a cat asleep", "an old boat"]


def test_good_captions_are_left_in_peace() -> None:
    assert [finding.code for finding in judge(survey(DIFFERENT)).findings] == ["few-pictures"]


@pytest.mark.parametrize(
    ("options", "level", "words"),
    [
        ({}, "warning", "without a word"),
        ({"trigger_word": "zxq"}, "warning", "“zxq” alone"),
        ({"missing_caption": "refuse"}, "problem", "refuse"),
    ],
)
def test_missing_captions(options: dict[str, Any], level: str, words: str) -> None:
    finding = found(survey(["a fox", "", ""], **options), "missing-captions")
    assert names(finding) == ["1.png", "2.png"]
    assert finding is not None
    assert finding.level == level
    assert words in finding.why


def test_identical_captions_are_grouped() -> None:
    finding = found(survey(["a fox", "an owl", "a fox", "a fox", "an owl", "alone"]), "identical-captions")
    assert finding is not None
    assert finding.level == "warning"
    assert [len(group.files) for group in finding.groups] == [3, 2]
    assert finding.details[0] == "3 times: a fox"


def test_the_trigger_word() -> None:
    finding = found(survey(["zxq fox", "a fox", "ZXQ, owl"], trigger_word="zxq"), "no-trigger-word")
    assert names(finding) == ["1.png"]
    assert finding is not None
    (fix,) = [fix for fix in finding.fixes if fix.code == "words"]
    assert (fix.operation, dict(fix.what)) == ("put_first", {"trigger": "zxq", "files": ["/set/1.png"]})
    assert found(survey(["a fox"]), "no-trigger-word") is None


def test_captions_over_the_limit_of_the_base_model() -> None:
    limit = TokenCounter.of("starter").limit
    long = " ".join(["a"] * (limit + 1))
    finding = found(survey([*DIFFERENT, long]), "too-long")
    assert names(finding) == ["4.png"]
    assert finding is not None
    assert f"{limit} tokens" in finding.title
    assert dict(finding.fixes[1].settings) == {"max_token_length": "150"}
    fits = " ".join(["a"] * limit)
    assert found(survey([*DIFFERENT, fits]), "too-long") is None
    assert found(survey([*DIFFERENT, fits], trigger_word="a"), "too-long") is None
    assert names(found(survey([*DIFFERENT, fits], trigger_word="sphere"), "too-long"))[0] == "4.png"


def test_tags_that_stand_everywhere() -> None:
    captions = [f"zxq, red hair, thing {number}" for number in range(10)]
    finding = found(survey(captions, Style("tags"), trigger_word="zxq"), "everywhere")
    assert finding is not None
    assert finding.details == ("red hair: 10 of 10",)
    assert finding.fixes[0].what["tags"] == ["red hair"]
    sentences = [f"a photo of thing{number} in a garden" for number in range(10)]
    finding = found(survey(sentences), "everywhere")
    assert finding is not None
    assert {detail.split(":")[0] for detail in finding.details} >= {"photo", "garden"}
    assert not {detail.split(":")[0] for detail in finding.details} & {"a", "of", "in"}


def test_few_pictures_for_the_goal() -> None:
    enough = survey([f"thing {number} here" for number in range(20)])
    assert found(enough, "few-pictures") is None
    person = Survey(enough.config, enough.items, 64, 8, 64, subject="character")
    finding = found(person, "few-pictures")
    assert finding is not None
    assert finding.level == "hint"
    assert found(survey(["one"]), "few-pictures").level == "warning"  # type: ignore[union-attr]
