"""Versions and their order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from project.version import VERSION, is_newer, is_version

IN_ORDER = ["0.1.0a1", "0.1.0b1", "0.1.0rc1", "0.1.0rc2", "0.1.0", "0.1.1", "0.2", "0.10.0", "1.0", "1.0.1", "2.0.0a1"]


def test_versions_come_in_their_order() -> None:
    for before, after in pairwise(IN_ORDER):
        assert is_newer(after, before), (before, after)
        assert not is_newer(before, after)


def test_zeros_at_the_end_and_a_letter_in_front_say_nothing() -> None:
    assert not is_newer("1.0", "1.0.0")
    assert not is_newer("1.0.0", "1")
    assert not is_newer("v1.2", "1.2")
    assert is_newer("v1.2", "1.1.9")


@pytest.mark.parametrize("text", ["", "newest", "1..2", "1.2.3.post1; rm", "1" * 40, "-1", "1.2 3", "١.٢"])
def test_what_is_no_version_is_never_newer(text: str) -> None:
    assert not is_newer(text, "0.0.1")
    assert not is_newer("1.0", text)


def test_the_apps_own_version_is_one() -> None:
    assert is_version(VERSION)
    assert not is_newer(VERSION)
