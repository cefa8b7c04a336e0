"""The arithmetic of a crop that is dragged: which part of a picture it is, within the picture and in its shape."""

from project.retouch.edit import Box

Shape = tuple[float, float]  # width to height
Handle = tuple[int, int]  # -1 left or top, 0 neither, 1 right or bottom; (0, 0) is the whole box

_LEAST = 4  # pixels a side


def dragged(box: Box, handle: Handle, to: tuple[float, float], frame: tuple[int, int], shape: Shape | None) -> Box:
    """A crop with one of its handles drawn to a point; the opposite corner or side stays. All in picture pixels."""
    if shape is None:
        return _free(box, handle, to, frame)
    left, top, right, bottom = box
    across, down = handle
    middle = (left + right) / 2, (top + bottom) / 2
    anchor = (
        right if across < 0 else left if across > 0 else middle[0],
        bottom if down < 0 else top if down > 0 else middle[1],
    )
    wide = (to[0] - anchor[0]) * across / shape[0] if across else 0.0
    tall = (to[1] - anchor[1]) * down / shape[1] if down else 0.0
    return _shaped(anchor, handle, max(wide, tall), frame, shape)


def moved(box: Box, by: tuple[int, int], frame: tuple[int, int]) -> Box:
    """A crop moved as far as the picture reaches."""
    wide, tall = box[2] - box[0], box[3] - box[1]
    left = min(max(0, box[0] + by[0]), frame[0] - wide)
    top = min(max(0, box[1] + by[1]), frame[1] - tall)
    return left, top, left + wide, top + tall


def drawn(start: tuple[float, float], to: tuple[float, float], frame: tuple[int, int], shape: Shape | None) -> Box:
    """A new crop from where the button went down to where the pointer is."""
    x, y = min(max(0.0, start[0]), frame[0]), min(max(0.0, start[1]), frame[1])
    handle = (1 if to[0] >= x else -1), (1 if to[1] >= y else -1)
    if shape is not None:
        scale = max((to[0] - x) * handle[0] / shape[0], (to[1] - y) * handle[1] / shape[1])
        return _shaped((x, y), handle, scale, frame, shape)
    spot = min(frame[0] - 1, round(x)), min(frame[1] - 1, round(y))
    return _free((spot[0], spot[1], spot[0], spot[1]), handle, to, frame)


def fitted(box: Box, frame: tuple[int, int], shape: Shape | None) -> Box:
    """A crop brought into the picture, and to a shape about the same middle, as large as it was in area."""
    left, top, right, bottom = box
    if shape is None:
        wide, tall = min(right - left, frame[0]), min(bottom - top, frame[1])
    else:
        scale = ((right - left) * (bottom - top) / (shape[0] * shape[1])) ** 0.5
        scale = min(scale, frame[0] / shape[0], frame[1] / shape[1])
        wide, tall = _sides(scale, frame, shape)
    x, y = round((left + right - wide) / 2), round((top + bottom - tall) / 2)
    return moved((x, y, x + wide, y + tall), (0, 0), frame)


def turned(box: Box, frame: tuple[int, int], clockwise: bool) -> Box:
    """The same part after the picture was turned by 90 degrees; `frame` is its size before."""
    left, top, right, bottom = box
    wide, tall = frame
    return (tall - bottom, left, tall - top, right) if clockwise else (top, wide - right, bottom, wide - left)


def mirrored(box: Box, frame: tuple[int, int]) -> Box:
    """The same part after left and right were exchanged."""
    return frame[0] - box[2], box[1], frame[0] - box[0], box[3]


def resized(box: Box, before: tuple[int, int], after: tuple[int, int]) -> Box:
    """About the same part of a frame that became smaller or larger by straightening."""
    across, down = after[0] / before[0], after[1] / before[1]
    left, top = min(after[0] - 1, round(box[0] * across)), min(after[1] - 1, round(box[1] * down))
    right, bottom = max(left + 1, round(box[2] * across)), max(top + 1, round(box[3] * down))
    return left, top, min(right, after[0]), min(bottom, after[1])


def _free(box: Box, handle: Handle, to: tuple[float, float], frame: tuple[int, int]) -> Box:
    sides = list(box)
    for axis in (0, 1):
        least, place = min(_LEAST, frame[axis]), round(min(max(0.0, to[axis]), frame[axis]))
        if handle[axis] < 0:
            sides[axis] = max(0, min(place, sides[axis + 2] - least))
        elif handle[axis] > 0:
            sides[axis + 2] = min(frame[axis], max(place, sides[axis] + least))
        if sides[axis + 2] - sides[axis] < least:
            sides[axis] = max(0, sides[axis + 2] - least)
            sides[axis + 2] = sides[axis] + least
    return sides[0], sides[1], sides[2], sides[3]


def _shaped(anchor: tuple[float, float], handle: Handle, scale: float, frame: tuple[int, int], shape: Shape) -> Box:
    """A box of a shape that hangs at an anchor, as large as wished and as the picture allows."""
    for axis in (0, 1):
        room = min(anchor[axis], frame[axis] - anchor[axis]) * 2
        if handle[axis]:
            room = anchor[axis] if handle[axis] < 0 else frame[axis] - anchor[axis]
        scale = min(scale, room / shape[axis])
    wide, tall = _sides(max(scale, _LEAST / min(shape)), frame, shape)
    left = anchor[0] - (wide if handle[0] < 0 else 0 if handle[0] > 0 else wide / 2)
    top = anchor[1] - (tall if handle[1] < 0 else 0 if handle[1] > 0 else tall / 2)
    x, y = round(left), round(top)
    return moved((x, y, x + wide, y + tall), (0, 0), frame)


def _sides(scale: float, frame: tuple[int, int], shape: Shape) -> tuple[int, int]:
    return min(frame[0], max(1, round(scale * shape[0]))), min(frame[1], max(1, round(scale * shape[1])))
