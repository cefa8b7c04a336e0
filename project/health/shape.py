"""What a training cuts its pictures to: buckets, what is lost at the edges, what is enlarged, what is held back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from project.buckets import Size
from project.errors import BadInput
from project.health.finding import Finding, Fix, crop, pictures, set_option, show
from project.health.survey import Item, Survey
from project.plan import Shape, buckets_of, shares
from project.validation import check_held, split

_MUCH = 0.2  # of a picture's area: more is lost than a subject at its edge can bear
_EXTREME = 2.5  # longer to shorter side
_ENLARGED = 1.1  # from this factor on it is seen
_ENOUGH = 20  # pictures from which on a tenth of them can be spared
_EVERY = 100  # steps
_MOST_ASPECT = 4.0  # what is offered as max_aspect_ratio at most


@dataclass(frozen=True)
class Bucket:
    """A size in which pictures are trained. `turns` is how often one of them comes in an epoch, `cropped` the mean
    share of their area that is cut off; `enlarged` are those that are smaller than the bucket."""

    size: Size
    files: tuple[str, ...]
    turns: int
    cropped: float
    enlarged: tuple[str, ...]


@dataclass(frozen=True)
class Parts:
    """Which pictures are trained, and which are held back to measure the training. `folder` holds other ones."""

    trained: tuple[str, ...]
    held: tuple[str, ...]
    folder: str = ""


@dataclass(frozen=True)
class Shapes:
    """The buckets of a set by size, its two parts, and the picture sizes' findings."""

    buckets: tuple[Bucket, ...]
    parts: Parts
    findings: tuple[Finding, ...]


def shapes(survey: Survey) -> Shapes:
    """What becomes of the pictures that are trained."""
    trained, held = _split(survey)
    parts = Parts(_files(trained), _files(held), survey.config.validation.validation_dir if _validates(survey) else "")
    if not trained:
        return Shapes((), parts, ())
    try:
        rows, losses, scales = _buckets(survey, trained)
    except BadInput as error:
        finding = Finding("no-bucket", "problem", "No picture size fits the settings", f"{error}.")
        return Shapes((), parts, (finding,))
    findings = [
        *_extreme(survey, trained, losses),
        *_cropped(survey, trained, losses),
        *_upscaled(trained, scales),
        *_partial(survey, rows),
        *_held(survey, trained + held),
    ]
    return Shapes(tuple(rows), parts, tuple(findings))


def loss(size: Size, bucket: Size) -> float:
    """The share of a picture's area that is cut off when it is scaled to cover a bucket."""
    scale = max(bucket[0] / size[0], bucket[1] / size[1])
    return max(0.0, 1 - bucket[0] * bucket[1] / (size[0] * size[1] * scale * scale))


def _split(survey: Survey) -> tuple[list[Item], list[Item]]:
    used = [item for item in survey.items if item.trained]
    options, seed = survey.config.validation, survey.config.training.seed
    return split(used, options, seed, survey.config.data.regular(item.concept for item in used))


def _buckets(survey: Survey, trained: list[Item]) -> tuple[list[Bucket], dict[str, float], dict[str, float]]:
    """(rows, what each file loses at most, by how much each is enlarged at most). Raises BadInput."""
    data = survey.config.data
    buckets = buckets_of(data, survey.resolution, survey.granularity)
    found = [Shape(item.record.width, item.record.height, item.repeats, item.concept) for item in trained]
    turns: dict[Size, int] = defaultdict(int)
    members: dict[Size, list[Item]] = defaultdict(list)
    for share in shares(found, buckets, data):
        turns[share.bucket] += share.turns
        members[share.bucket] += [trained[place] for place in share.pictures]
    losses: dict[str, float] = defaultdict(float)
    scales: dict[str, float] = defaultdict(float)
    rows = []
    for size in sorted(members, key=lambda size: (size[0] / size[1], size)):
        lost, enlarged = [], []
        for item in members[size]:
            own = (item.record.width, item.record.height)
            lost.append(loss(own, size))
            scale = max(size[0] / own[0], size[1] / own[1])
            losses[item.file] = max(losses[item.file], lost[-1])
            scales[item.file] = max(scales[item.file], scale)
            if scale > _ENLARGED:
                enlarged.append(item.file)
        rows.append(Bucket(size, _files(members[size]), turns[size], sum(lost) / len(lost), tuple(enlarged)))
    return rows, losses, scales


def _extreme(survey: Survey, trained: list[Item], losses: dict[str, float]) -> Iterator[Finding]:
    found = [item for item in trained if item.record.aspect >= _EXTREME and losses[item.file] > _MUCH / 2]
    if not found:
        return
    longest = max(item.record.aspect for item in found)
    fixes: tuple[Fix, ...] = (crop("crop them to the part that matters"), show())
    if survey.config.data.bucket and longest <= _MOST_ASPECT:
        fixes += (set_option("Allow longer shapes", max_aspect_ratio=round(longest + 0.05, 1)),)
    yield Finding(
        "extreme-aspect",
        "warning",
        f"{pictures(len(found), 'is', 'are')} very long or very wide",
        "Buckets end at a shape, so both ends of such a picture are cut off, and with them perhaps the head or feet of "
        "the subject. Crop it yourself, or cut it into several pictures.",
        files=_files(found),
        fixes=fixes,
        remarks={item.file: f"{losses[item.file]:.0%} cut off" for item in found},
    )


def _cropped(survey: Survey, trained: list[Item], losses: dict[str, float]) -> Iterator[Finding]:
    found = [item for item in trained if losses[item.file] > _MUCH and item.record.aspect < _EXTREME]
    if not found:
        return
    found.sort(key=lambda item: losses[item.file], reverse=True)
    fixes: tuple[Fix, ...] = (crop("crop them so that the subject stays whole"), show())
    if not survey.config.data.bucket:
        fixes = (set_option("Keep aspect ratios", bucket=True), *fixes)
    yield Finding(
        "cropped",
        "warning",
        f"{pictures(len(found), 'loses', 'lose')} more than {_MUCH:.0%} of the area to cropping",
        "What does not fit the bucket is cut off evenly at both sides. Where the subject stands at an edge, the LoRA "
        "learns halves of it, while the caption still speaks of all.",
        files=_files(found),
        fixes=fixes,
        remarks={item.file: f"{losses[item.file]:.0%} cut off" for item in found},
    )


def _upscaled(trained: list[Item], scales: dict[str, float]) -> Iterator[Finding]:
    found = [item for item in trained if scales[item.file] > _ENLARGED]
    if not found:
        return
    found.sort(key=lambda item: scales[item.file], reverse=True)
    yield Finding(
        "upscaled",
        "warning",
        f"{pictures(len(found), 'is', 'are')} enlarged for training",
        "A picture that is smaller than its bucket is scaled up. That adds no detail, so the LoRA learns soft edges.",
        files=_files(found),
        fixes=(show(), set_option("Do not enlarge", bucket_no_upscale=True)),
        remarks={item.file: f"{scales[item.file]:.1f} times larger" for item in found},
    )


def _partial(survey: Survey, rows: list[Bucket]) -> Iterator[Finding]:
    batch = survey.config.training.batch_size
    short = [row for row in rows if row.turns < batch]
    if batch < 2 or not short or len(short) == len(rows):
        return
    files = tuple(dict.fromkeys(file for row in short for file in row.files))
    yield Finding(
        "small-buckets",
        "hint",
        f"{pictures(len(files), 'has a shape', 'have shapes')} that too few share for a whole batch of {batch}",
        "A batch holds pictures of one shape only. A batch that is not full makes a step of its own that counts as "
        "much as a full one, so its few pictures weigh more than the others.",
        files=files,
        fixes=(
            show(),
            crop("crop them to a common shape"),
            set_option("Fewer shapes", bucket_step=max(survey.granularity, survey.config.data.bucket_step) * 2),
        ),
        details=tuple(f"{row.size[0]}×{row.size[1]}: {row.turns} of {batch}" for row in short),
    )


def _held(survey: Survey, used: list[Item]) -> Iterator[Finding]:
    own = [item for item in used if not item.regular]
    if len(own) >= _ENOUGH and not _validates(survey):
        yield Finding(
            "no-validation",
            "hint",
            "No picture is held back to measure the training",
            "The loss of training goes down even when pictures are only learned by heart. Measured on a few pictures "
            "that are not trained, it shows from which step on that happens, and the best checkpoint is kept.",
            fixes=(set_option("Hold back a tenth", validate_every=_EVERY, validation_share=0.1),),
        )
    try:
        check_held(survey.config.validation, len(own))
    except BadInput as error:
        yield Finding(
            "validation",
            "problem",
            "There is nothing to validate on",
            f"Validation measures the LoRA on pictures that it did not learn: {error}.",
            fixes=(set_option("Turn validation off", validate_every=0),),
        )


def _validates(survey: Survey) -> bool:
    return bool(survey.config.validation.validate_every)


def _files(items: list[Item]) -> tuple[str, ...]:
    return tuple(item.file for item in items)
