"""Which steps are in view: all of them as they come, until a person looks closer."""

from __future__ import annotations

CLOSEST = 4.0  # steps that fill the view at the nearest
MARGIN = 0.01  # of the whole, beside the newest step


class Span:
    """A range within the whole range of steps. While none is chosen it is the whole, which grows."""

    def __init__(self) -> None:
        self._whole = (0.0, CLOSEST)
        self._chosen: tuple[float, float] | None = None

    def set_whole(self, first: float, last: float) -> None:
        """The first and the last step that there are."""
        if first <= 1:
            first = 0.0
        self._whole = (first, max(last, first + CLOSEST) + (last - first) * MARGIN)

    @property
    def follows(self) -> bool:
        """Whether the newest steps come into view by themselves."""
        return self._chosen is None

    def now(self) -> tuple[float, float]:
        return self._chosen or self._whole

    def reset(self) -> None:
        self._chosen = None

    def show(self, left: float, right: float) -> None:
        """Choose a range. One as wide as the whole is the whole."""
        first, last = self._whole
        if right - left < CLOSEST:
            middle = (left + right) / 2
            left, right = middle - CLOSEST / 2, middle + CLOSEST / 2
        width = right - left
        if width >= last - first:
            self._chosen = None
            return
        left = min(max(left, first), last - width)
        self._chosen = (left, left + width)

    def zoom(self, factor: float, at: float) -> None:
        """Make the range wider or narrower around a step that stays where it is."""
        left, right = self.now()
        self.show(at - (at - left) * factor, at + (right - at) * factor)

    def pan(self, steps: float) -> None:
        """Move a chosen range; the whole has nowhere to go."""
        if self._chosen is not None:
            left, right = self._chosen
            self.show(left + steps, right + steps)
