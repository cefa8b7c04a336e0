"""Findings of single pictures: what cannot be opened, what is too small, blurred, badly lit, see-through or odd."""

from collections import Counter
from collections.abc import Callable, Iterator

from project.health.finding import Finding, Fix, Level, pictures, set_option, show, trash
from project.health.survey import Item, Survey

_MOST_REASONS = 4
_SOFT = 0.02  # sharpness by the square of the contrast: about a picture of 512 pixels blurred by 3 or 4
_LOWEST_CONTRAST = 20.0  # below, noise alone would count as sharp
_BLANK = 3.0  # contrast of a picture that shows nothing
_DIM, _PALE = 90, 165  # greys: nearly all of a picture is darker, or brighter
_BLOWN = 0.4  # the share of pure black or white from which on much is lost
_PLAIN = 18.0  # spread of the edges below which they are a backdrop
_COLOURLESS = 6  # levels by which the channels of a grey picture may differ
_CLEAR = 0.01  # the share of transparent parts that is worth a word
_SMALLEST_OWN = 64  # pixels: pictures below are not worth training at their own size


def unreadable(survey: Survey) -> Iterator[Finding]:
    broken = [item for item in survey.items if not item.record.usable]
    kinds: dict[str, list[Item]] = {"truncated": [], "format": [], "unreadable": []}
    for item in broken:
        code = "truncated" if item.record.code in ("truncated", "empty") else item.record.code
        kinds[code if code in kinds else "unreadable"].append(item)
    told = (
        ("truncated", "not whole", "The file ends too early, so it was probably not copied or downloaded whole."),
        ("unreadable", "not readable", "The file is damaged, is no picture, or has more pixels than is safe to open."),
        ("format", "of a kind that is not opened", "This kind of file is not opened: save it as PNG or JPEG."),
    )  # fmt: skip
    for code, words, reason in told:
        if found := kinds[code]:
            yield Finding(
                code,
                "problem",
                f"{pictures(len(found), 'is', 'are')} {words}",
                f"{reason} A training leaves such a picture out, so the set is smaller than it looks.",
                files=_files(found),
                fixes=(show(), trash("copy the files again from where they came, or remove them from the set")),
                remarks={item.file: item.record.reason for item in found},
                details=_reasons(found),
            )


def too_small(survey: Survey) -> Iterator[Finding]:
    small = [item for item in survey.items if item.left_code == "too-small"]
    if not small:
        return
    least = min(min(item.record.width, item.record.height) for item in small)
    fixes: tuple[Fix, ...] = (show(), trash("replace them by larger versions, or remove them from the set"))
    if least >= _SMALLEST_OWN and survey.config.data.bucket:
        fixes += (set_option("Train at own size", min_size=least // 8 * 8, bucket_no_upscale=True),)
    yield Finding(
        "too-small",
        "problem",
        f"{pictures(len(small), 'is', 'are')} smaller than {survey.least} pixels",
        "Such pictures are left out: enlarged to what the base model draws they would be soft, and the LoRA would "
        "learn softness as part of the subject. Larger versions of the same pictures are best.",
        files=_files(small),
        fixes=fixes,
        remarks={item.file: f"{item.record.width}×{item.record.height}" for item in small},
    )


def blank(survey: Survey) -> Iterator[Finding]:
    empty = [item for item in survey.readable if _shows_nothing(item)]
    if empty:
        yield Finding(
            "blank",
            "warning",
            f"{pictures(len(empty), 'shows', 'show')} nothing",
            "A picture of one colour teaches the LoRA to draw empty areas, and its caption gets that meaning.",
            files=_files(empty),
            fixes=(show(), trash()),
        )


def blurred(survey: Survey) -> Iterator[Finding]:
    soft = [item for item in survey.readable if not _shows_nothing(item) and _softness(item) < _SOFT]
    soft.sort(key=_softness)
    if soft:
        yield Finding(
            "blurred",
            "warning",
            f"{pictures(len(soft), 'looks', 'look')} blurred",
            "Not even the sharpest parts are sharp. A LoRA learns blur like any other look, and draws softly ever "
            "after. Keep one only if the softness is what you want.",
            files=_files(soft),
            fixes=(show(), trash()),
            remarks={item.file: f"sharpness {item.record.sharpness:.0f}" for item in soft},
        )


def exposure(survey: Survey) -> Iterator[Finding]:
    seen = [item for item in survey.readable if not _shows_nothing(item)]
    dark = [item for item in seen if _is_dark(item)]
    pale = [item for item in seen if _is_pale(item) and not _is_dark(item)]
    told = (
        ("underexposed", dark, "very dark", "In the dark no shape or colour is seen, so only darkness is learned."),
        ("overexposed", pale, "very bright", "What is washed out to white has no shape or colour left to learn."),
    )  # fmt: skip
    for code, found, words, reason in told:
        if found:
            yield Finding(
                code,
                "warning",
                f"{pictures(len(found), 'is', 'are')} {words}",
                f"{reason} Correct the exposure in another program, or name the light in the caption if it is meant.",
                files=_files(found),
                fixes=(show(), trash("correct their exposure, or remove them from the set")),
            )


def transparent(survey: Survey) -> Iterator[Finding]:
    found = [item for item in survey.readable if item.record.clear >= _CLEAR]
    if not found:
        return
    data = survey.config.data
    masked = data.mask_source == "alpha"
    ground = f"filled with the background colour {data.background_color}"
    why = f"Transparent parts are {ground}, and a LoRA learns this ground as part of every picture."
    if masked:
        why = f"Transparent parts are {ground} and, as masks come from transparency, are not learned."
    fixes: tuple[Fix, ...] = (show(),)
    if not masked:
        fixes += (set_option("Learn only what is opaque", mask_source="alpha"),)
    yield Finding(
        "transparent",
        "hint",
        f"{pictures(len(found), 'is', 'are')} partly transparent",
        why,
        files=_files(found),
        fixes=fixes,
        remarks={item.file: f"{item.record.clear:.0%} transparent" for item in found},
    )


_MODES: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("cmyk", ("CMYK", "YCbCr", "LAB"), "in colours for print (CMYK)",
     "Such pictures are converted to RGB without their colour profile, so colours may come out otherwise than you see. "
     "Save as sRGB to be sure."),
    ("deep", ("I", "F", "I;16", "I;16B", "I;16L", "I;16N"), "of 16 bits or more",
     "All is scaled to 8 bits, and a picture that uses a small part of the range comes out dark. Look at it, and "
     "save it with 8 bits if it looks wrong."),
    ("palette", ("P", "PA"), "of a palette of 256 colours at most",
     "Colours were rounded to few when it was saved, and a LoRA learns the bands and dots that came of it. Take the "
     "original where there is one."),
)  # fmt: skip


def modes(survey: Survey) -> Iterator[Finding]:
    for code, kinds, words, why in _MODES:
        found = [item for item in survey.readable if item.record.mode in kinds]
        if found:
            level: Level = "warning" if code == "cmyk" else "hint"
            title = f"{pictures(len(found), 'is', 'are')} {words}"
            yield Finding(code, level, title, why, files=_files(found), fixes=(show(),))
    seen = survey.readable
    grey = [
        item for item in seen if item.record.mode in ("1", "L", "LA", "I", "F") or item.record.colour <= _COLOURLESS
    ]
    if grey and len(grey) < 0.9 * len(seen):
        yield Finding(
            "grey",
            "hint",
            f"{pictures(len(grey), 'has', 'have')} no colour",
            "A set of coloured and grey pictures teaches both, and the LoRA draws greyish at times. Say “black and "
            "white” in the captions of these, or remove them.",
            files=_files(grey),
            fixes=(
                show(),
                Fix("words", "Add “black and white”", "add “black and white” to their captions", operation="add_tags",
                    what={"tags": ["black and white"], "files": list(_files(grey))}),
            ),
        )  # fmt: skip
    moving = [item for item in seen if item.record.frames > 1]
    if moving:
        yield Finding(
            "animated",
            "hint",
            f"{pictures(len(moving), 'is an animation', 'are animations')}",
            "Only the first frame is trained. Save the frame that you want as a picture of its own.",
            files=_files(moving),
            fixes=(show(),),
            remarks={item.file: f"{item.record.frames} frames" for item in moving},
        )


SIGHT: tuple[Callable[[Survey], Iterator[Finding]], ...] = (
    unreadable, too_small, blank, blurred, exposure, transparent, modes,
)  # fmt: skip


def _reasons(items: list[Item]) -> tuple[str, ...]:
    """The reasons with their numbers, the most frequent first, where there are several."""
    counts = Counter(item.record.reason for item in items).most_common(_MOST_REASONS + 1)
    told = [f"{count:,}: {reason}" for reason, count in counts[:_MOST_REASONS]]
    return tuple(told + ["…"] * (len(counts) > _MOST_REASONS)) if len(counts) > 1 else ()


def _files(items: list[Item]) -> tuple[str, ...]:
    return tuple(item.file for item in items)


def _shows_nothing(item: Item) -> bool:
    return item.record.contrast < _BLANK


def _softness(item: Item) -> float:
    return item.record.sharpness / max(item.record.contrast, _LOWEST_CONTRAST) ** 2


def _is_dark(item: Item) -> bool:
    seen = item.record
    backdrop = seen.spread < _PLAIN and max(seen.border) < 24
    return seen.high < _DIM or (seen.dark > 2 * _BLOWN and not backdrop)


def _is_pale(item: Item) -> bool:
    """Whether highlights are burnt out. White paper or a white backdrop is no fault."""
    seen = item.record
    backdrop = seen.spread < _PLAIN and min(seen.border) > 232
    return not backdrop and seen.low > _PALE and (seen.bright > _BLOWN or seen.mean > 225)
