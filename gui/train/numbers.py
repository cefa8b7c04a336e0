"""Numbers as people write them: reading 1e-4, showing 0.0001, and the next one up or down."""

import math
from typing import Any

from project.options import OptionInfo


def as_text(value: Any) -> str:
    """A number without needless digits or exponents; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    if abs(value) < 1e-6:
        return repr(value)
    text = f"{value:.12f}".rstrip("0")
    return text if float(text) == value else repr(value)


def read_number(text: str, whole: bool) -> int | float | str:
    """The number that a text means, or the text itself if it means none."""
    text = text.strip()
    try:
        number = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    if whole:
        return int(number) if number.is_integer() else text
    return number


def stepped(value: Any, steps: int, info: OptionInfo) -> int | float | None:
    """The value so many steps further, within the option's range; None if there is no number to start from."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if info.kind == "integer":
        return _within(value + steps, info)
    # stepping down from 0.001 goes to 0.0009, not to 0
    size = _step_size(value if steps > 0 else value * (1 - 1e-9), info)
    return _within(float(f"{value + steps * size:.10g}"), info)


def _step_size(value: float, info: OptionInfo) -> float:
    """A tenth to a hundredth of where the number is; fixed steps for shares and large numbers."""
    if info.maximum is not None and info.maximum <= 1 and not 0 < value < 0.05:
        return 0.05
    if info.maximum is not None and info.maximum <= 8:
        return 10 ** math.floor(math.log10(value)) if 0 < value < 1 else 0.1
    return 0.5 if (info.maximum or 0) <= 100 else 1.0


def _within(value: float, info: OptionInfo) -> int | float:
    low = -math.inf if info.minimum is None else info.minimum
    high = math.inf if info.maximum is None else info.maximum
    bounded = min(max(value, low), high)
    return int(bounded) if info.kind == "integer" else float(bounded)
