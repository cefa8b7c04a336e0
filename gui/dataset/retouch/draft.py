"""An edit while it is made: what is set so far, and what a change of one part does to the others."""

from dataclasses import dataclass, replace

from gui.dataset.retouch.crop_box import mirrored, resized, turned
from project.retouch import Edit
from project.retouch.edit import Box


@dataclass(frozen=True)
class Draft:
    """An edit of a picture of the size `full` (width, height), whose crop is always known: `box`."""

    full: tuple[int, int]
    turn: int = 0
    mirror: bool = False
    angle: float = 0.0
    box: Box = (0, 0, 1, 1)

    @property
    def frame(self) -> tuple[int, int]:
        """The size of what is cropped."""
        return Edit(self.turn, self.mirror, self.angle).frame(*self.full)

    @property
    def whole(self) -> bool:
        return self.box == (0, 0, *self.frame)

    @property
    def edit(self) -> Edit:
        """The edit as it is saved."""
        return Edit(self.turn, self.mirror, self.angle, None if self.whole else self.box)

    def with_turn(self, clockwise: bool) -> "Draft":
        """Turned by 90 degrees more; the crop stays on the same part."""
        # the mirror comes first, so a quarter more is the same with and without it; a lean stays a lean
        box = turned(self.box, self.frame, clockwise)
        return replace(self, turn=(self.turn + (90 if clockwise else 270)) % 360, box=box)

    def with_mirror(self) -> "Draft":
        """What is seen, left and right exchanged."""
        # it is mirrored before it is turned, so a picture that stands on its side is turned the other way
        return replace(
            self, mirror=not self.mirror, turn=-self.turn % 360, angle=-self.angle, box=mirrored(self.box, self.frame)
        )

    def with_angle(self, angle: float) -> "Draft":
        """Straightened by an angle in degrees; the crop goes with the frame, which becomes smaller or larger."""
        other = replace(self, angle=angle)
        box = (0, 0, *other.frame) if self.whole else resized(self.box, self.frame, other.frame)
        return replace(other, box=box)

    def upright(self) -> "Draft":
        """Neither turned nor mirrored nor straightened."""
        draft = self.with_mirror() if self.mirror else self
        draft = draft.with_angle(0.0)
        while draft.turn:
            draft = draft.with_turn(clockwise=False)
        return draft


def fresh(width: int, height: int) -> Draft:
    """Nothing done yet."""
    return Draft((width, height), box=(0, 0, width, height))
