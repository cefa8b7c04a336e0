"""Findings of captions: missing, identical, without the trigger word, too long, and words that stand everywhere."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from project.health.finding import Finding, Fix, Group, Level, pictures, set_option, show
from project.health.survey import Item, Survey
from project.words.frequency import count_tags
from project.words.style import Style, key
from project.words.tokens import CHUNK, TokenCounter

_OFTEN = 0.8  # of the captions: a word in so many says nothing of any of them
_COUNTED = 8  # captions from which on counting says something
_MOST_NAMED = 8


def missing(survey: Survey) -> Iterator[Finding]:
    data = survey.config.data
    bare = [item for item in _own(survey) if item.bare and item.left_code in ("", "no-caption")]
    if not bare:
        return
    write = Fix("caption", "Write captions", "write a caption for each, by hand or by model")
    level: Level = "warning"
    title = f"{pictures(len(bare), 'has', 'have')} no caption"
    fixes: tuple[Fix, ...] = (write, show())
    if data.missing_caption == "refuse":
        level, why = "problem", "The settings refuse to train anything until every picture has a caption."
    elif data.missing_caption == "skip":
        level, why = "problem", "The settings leave pictures without caption out, so they teach nothing."
    elif data.trigger_word:
        why = (
            f"Without a caption a picture is trained with “{data.trigger_word}” alone. Then all that is in it becomes "
            "part of that word, the background too; what a caption names stays apart from it and can be changed later."
        )
    else:
        why = (
            "Such a picture is trained without a word, so nothing that you write calls what it teaches, and it leaks "
            "into every picture. Write captions, or set a trigger word."
        )
        fixes += (
            Fix("words", "Add a trigger word", "set a trigger word", operation="put_first",
                what={"files": list(_files(bare))}),
        )  # fmt: skip
    yield Finding("missing-captions", level, title, why, files=_files(bare), fixes=fixes)


def unreadable_captions(survey: Survey) -> Iterator[Finding]:
    broken = [item for item in survey.items if item.left_code == "caption"]
    if broken:
        yield Finding(
            "unreadable-captions",
            "problem",
            f"{pictures(len(broken), 'has a caption', 'have captions')} that cannot be read",
            "Its bytes are no UTF-8 text, so the picture is left out. Open it on the Dataset page, which proposes "
            "what it probably says and keeps the old file.",
            files=_files(broken),
            fixes=(show(),),
            remarks={item.file: item.left_out for item in broken},
        )


def identical(survey: Survey) -> Iterator[Finding]:
    """Captions that are the same for several pictures."""
    by_words: dict[str, list[Item]] = defaultdict(list)
    for item in _captioned(survey):
        by_words[item.caption].append(item)
    groups = sorted((group for group in by_words.values() if len(group) > 1), key=len, reverse=True)
    if not groups:
        return
    same, every = sum(map(len, groups)), len(_captioned(survey))
    yield Finding(
        "identical-captions",
        "warning" if same > every / 2 and same > 3 else "hint",
        f"{pictures(same, 'shares', 'share')} {'its' if same == 1 else 'their'} caption with others "
        f"({len(groups)} {'caption' if len(groups) == 1 else 'captions'})",
        "One caption for different pictures says nothing of what differs, so their poses, backgrounds and colours are "
        "averaged and blamed on the same words. Say in each what is only in it.",
        files=tuple(item.file for group in groups for item in group),
        groups=tuple(Group(_files(group)) for group in groups),
        fixes=(show(), Fix("caption", "Write captions", "write what is only in each picture")),
        details=tuple(f"{len(group)} times: {_short(group[0].caption)}" for group in groups[:_MOST_NAMED]),
    )


def without_trigger(survey: Survey) -> Iterator[Finding]:
    words = _triggers(survey)
    found = [
        item for item in _captioned(survey) if _with_trigger(item.caption, words.get(item.concept, "")) != item.caption
    ]
    if found:
        word = words[found[0].concept]
        yield Finding(
            "no-trigger-word",
            "hint",
            f"{pictures(len(found), 'lacks', 'lack')} the trigger word “{word}”",
            "Training puts it in front of such captions by itself, so nothing is lost here; but other tools that use "
            "the set do not, and where it stands in the caption is better chosen by you.",
            files=_files(found),
            fixes=(
                Fix("words", "Add it in front", "put the trigger word in front of their captions",
                    operation="put_first", what={"trigger": word, "files": list(_files(found))}),
                show(),
            ),
        )  # fmt: skip


def too_long(survey: Survey) -> Iterator[Finding]:
    """Captions with more tokens than the base model reads, with the trigger word that training puts in front."""
    model, items = survey.config.model, _captioned(survey)
    counter = TokenCounter.of(model.base_model, model.max_token_length)
    words = _triggers(survey)
    texts = [_with_trigger(item.caption, words.get(item.concept, "")) for item in items]
    limit = counter.limit
    long = [place for place, text in enumerate(texts) if len(text.encode(errors="replace")) >= limit]
    counts = dict(zip(long, counter.counts([texts[place] for place in long]), strict=True))
    counted = {items[place].file: count for place, count in counts.items() if count > limit}
    if not counted:
        return
    files = tuple(sorted(counted, key=lambda file: counted[file], reverse=True))
    yield Finding(
        "too-long",
        "warning",
        f"{pictures(len(files), 'has a caption', 'have captions')} of more than {limit} tokens",
        f"The base model reads {limit} tokens (pieces of words), and what stands behind is never seen. Put what "
        "matters in front and leave out what does not show.",
        files=files,
        fixes=(show("Shorten them"), *_longer(int(model.max_token_length))),
        remarks={file: f"{count} tokens" for file, count in counted.items()},
    )


def everywhere(survey: Survey) -> Iterator[Finding]:
    """Words or tags that stand in nearly every caption."""
    items, style = _captioned(survey), survey.style
    if len(items) < _COUNTED:
        return
    often = _often([item.caption for item in items], style, survey.config.data.trigger_word)
    if not often:
        return
    named = ", ".join(f"“{word}”" for word, _ in often[:3]) + (" and others" if len(often) > 3 else "")
    what = "tag" if style.kind == "tags" else "word"
    yield Finding(
        "everywhere",
        "hint",
        f"{len(often)} {what}{'s stand' if len(often) > 1 else ' stands'} in nearly every caption: {named}",
        "What is in every caption is learned together with the subject, so it shares the meaning with the trigger word "
        "and draws a part of it wherever it is used. That is wanted for the kind of thing (“dog”), seldom else.",
        fixes=tuple(
            Fix("words", f"Remove “{word}”", f"remove “{word}” from the captions", operation="remove_tags",
                what={"tags": [word], "files": list(_files(items))})
            for word, _ in often[:3]
        ),
        details=tuple(f"{word}: {count} of {len(items)}" for word, count in often[:_MOST_NAMED]),
    )  # fmt: skip


WORDS: tuple[Callable[[Survey], Iterator[Finding]], ...] = (
    unreadable_captions, missing, identical, without_trigger, too_long, everywhere,
)  # fmt: skip


def _often(captions: list[str], style: Style, trigger: str) -> list[tuple[str, int]]:
    """(word, captions that have it), the most frequent first; a word only without the longer ones that hold it."""
    own = {key(trigger), *key(trigger).split()}
    least = _OFTEN * len(captions)
    found = [(word, count) for word, count in count_tags(captions, style).most_common() if count >= least]
    found = [(word, count) for word, count in found if not {key(word), *key(word).split()} & own]
    if style.kind != "text":
        return found
    pairs = [set(word.split()) for word, _ in found if " " in word]
    return [(word, count) for word, count in found if " " in word or not any(word in pair for pair in pairs)]


def _triggers(survey: Survey) -> dict[int, str]:
    """The trigger word of each concept that has one, by the concept's number."""
    data = survey.config.data
    words = {number: data.of_concept(concept).trigger_word for number, concept in enumerate(data.concept_list())}
    return {number: word for number, word in words.items() if word}


def _with_trigger(caption: str, word: str) -> str:
    return caption if not word or word.lower() in caption.lower() else f"{word}, {caption}"


def _longer(length: int) -> tuple[Fix, ...]:
    longer = length + CHUNK
    return (set_option("Read longer captions", max_token_length=str(longer)),) if longer <= 3 * CHUNK else ()


def _own(survey: Survey) -> list[Item]:
    return [item for item in survey.readable if not item.regular]


def _captioned(survey: Survey) -> list[Item]:
    return [item for item in survey.learned if item.caption]


def _files(items: list[Item]) -> tuple[str, ...]:
    return tuple(item.file for item in items)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
