"""The schema's options with their texts in the language in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gui.language.speaking import spoken, translated
from project.schema import Choice, OptionInfo


def said(info: OptionInfo) -> OptionInfo:
    """The same option with its texts translated; what programs read of it stays."""
    choices = tuple(Choice(choice.value, translated(choice.meaning)) for choice in info.choices)
    return replace(
        info,
        group=translated(info.group),
        title=translated(info.title),
        tooltip=translated(info.tooltip),
        unit=translated(info.unit),
        choices=choices,
    )


class SpokenOptions(Mapping[str, OptionInfo]):
    """Options by their keys, translated; in another language from the moment that one is in force."""

    def __init__(self, infos: Iterable[OptionInfo]) -> None:
        self._infos = {info.key: info for info in infos}
        self._said: dict[str, OptionInfo] = {}
        self._language = ""

    def __getitem__(self, key: str) -> OptionInfo:
        if self._language != spoken():
            self._language, self._said = spoken(), {}
        if key not in self._said:
            self._said[key] = said(self._infos[key])
        return self._said[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)
