"""The version, in the one place where it is written, and how two versions compare."""

import re

VERSION = "0.1.0"

_FORM = re.compile(r"v?(\d{1,9}(?:\.\d{1,9}){0,5})(?:(a|b|rc)(\d{1,9}))?", re.ASCII)
_FINAL = "z"  # comes after the letters of versions that are still tried


def is_version(text: str) -> bool:
    """Whether a text is a version as this app writes them: 1.2, 1.2.3 or 1.2.3rc1."""
    return _FORM.fullmatch(text.strip()) is not None


def is_newer(version: str, than: str = VERSION) -> bool:
    """Whether one version comes after another; False where one of them is none. 1.2 and 1.2.0 are the same."""
    one, other = _order(version), _order(than)
    return one is not None and other is not None and one > other


def _order(version: str) -> tuple[tuple[int, ...], str, int] | None:
    found = _FORM.fullmatch(version.strip())
    if found is None:
        return None
    numbers = [int(number) for number in found[1].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers), found[2] or _FINAL, int(found[3] or 0)
