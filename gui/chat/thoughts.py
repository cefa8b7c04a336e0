"""Models that think write their thoughts before the answer: where these end, and the answer without them."""

from typing import NamedTuple

BEGIN, END = "<think>", "</think>"  # as Qwen, DeepSeek, GLM and others are trained to write them


class Parted(NamedTuple):
    """An answer in two parts. `thinking` = the thoughts have not come to their end."""

    thoughts: str
    answer: str
    thinking: bool = False


def part(text: str) -> Parted:
    """The thoughts of a text and its answer, while it grows too.

    Some templates write the first mark themselves, so that only the last one stands in the text.
    """
    before, mark, after = text.partition(END)
    if mark:
        return Parted(before.strip().removeprefix(BEGIN).strip(), after.lstrip())
    begun = text.lstrip()
    if begun.startswith(BEGIN):
        return Parted(begun.removeprefix(BEGIN).strip(), "", thinking=True)
    return Parted("", text)
