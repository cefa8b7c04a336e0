"""The verb that shows, counts and changes the captions of a folder."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engine.verbs import words_history
from project.errors import BadInput

if TYPE_CHECKING:
    from project.dataset import Caption
    from project.library import Project
    from project.words.operations import Edit
    from project.words.style import Style
    from project.words.tokens import TokenCounter

AddVerb = Callable[[str, str], argparse.ArgumentParser]
_MOST_COUNTED = 100


def add(verb: AddVerb) -> None:
    """Add the parser."""
    words = verb("words", "show, count, filter and change captions; nothing is written without --apply")
    words.add_argument("--input", type=Path, required=True, metavar="DIR", help="folder with pictures, or a project")
    words.add_argument("--where", default="", metavar="FILTER", help="only pictures that fit, such as "
                       """'tag:"red hair" AND NOT caption:*blurry* AND tokens:>75'""")  # fmt: skip
    words.add_argument("--style", choices=("text", "tags", "mixed"), help="what captions are (default: the project's)")
    words.add_argument("--separator", metavar="SIGN", help="what stands between tags (default: the project's, or ,)")
    what = words.add_mutually_exclusive_group(required=True)
    what.add_argument("--add", nargs="+", metavar="TAG", help="add tags that are not there, at the end")
    what.add_argument("--remove", nargs="+", metavar="TAG", help="take tags out")
    what.add_argument("--rename", nargs=2, metavar=("OLD", "NEW"), help="give a tag another name")
    what.add_argument("--merge", nargs="+", metavar="OLD", help="let one tag, --into, stand for several")
    what.add_argument("--sort", choices=("name", "frequency"), nargs="?", const="name", help="sort tags")
    what.add_argument("--deduplicate", action="store_true", help="keep the first of equal tags")
    what.add_argument("--shuffle", type=int, metavar="SEED", help="put tags in a new order")
    what.add_argument("--trigger", metavar="WORD", help="let captions begin with the trigger word")
    what.add_argument("--find", metavar="TEXT", help="find a text and put --replace in its place")
    what.add_argument("--tidy", action="store_true", help="remove surplus spaces and empty tags")
    what.add_argument("--count", action="store_true", help="print how often each tag or word occurs")
    what.add_argument("--list", action="store_true", help="print the pictures with their tokens and captions")
    what.add_argument("--undo", action="store_true", help="take back the last change of the project's captions")
    what.add_argument("--redo", action="store_true", help="make an undone change again")
    what.add_argument("--history", action="store_true", help="print the changes that can be undone")
    words.add_argument("--into", metavar="NEW", help="for --merge: the tag that stays")
    words.add_argument("--first", action="store_true", help="for --add: in front")
    words.add_argument("--keep", type=int, default=0, metavar="N", help="for --sort, --shuffle: so many stay first")
    words.add_argument("--replace", metavar="TEXT", help="for --find: what to put there; may be empty")
    for name, text in (
        ("regex", "the text is a regular expression"), ("match-case", "capitals count"),
        ("whole-word", "not inside longer words"), ("tags-only", "each tag by itself"),
    ):  # fmt: skip
        words.add_argument(f"--{name}", action="store_true", help=f"for --find: {text}")
    words.add_argument("--base", default="", metavar="MODEL", help="count tokens for this base model")
    words.add_argument("--apply", action="store_true", help="write the changes")


@dataclass
class _Item:
    """A picture as the filter sees it. Sizes and tokens are found out when they are asked for."""

    name: str
    path: Path
    caption: "Caption"
    bytes: int
    skipped: str
    style: "Style"
    count: Callable[[str], int] = field(repr=False)
    edited: bool = False

    @property
    def caption_text(self) -> str:
        return self.caption.text

    @cached_property
    def found_by(self) -> str:
        return f"{self.name}\n{self.caption.text}".casefold()

    @cached_property
    def tags(self) -> tuple[str, ...]:
        from project.words.style import parts

        return parts(self.caption.text, self.style).tags

    @cached_property
    def tokens(self) -> int:
        return self.count(self.caption.text)

    @cached_property
    def _size(self) -> tuple[int, int]:
        from PIL import Image

        try:
            with Image.open(self.path) as picture:
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                return picture.size[::-1] if turned else picture.size
        except (OSError, ValueError, SyntaxError):
            return 0, 0

    @property
    def width(self) -> int:
        return self._size[0]

    @property
    def height(self) -> int:
        return self._size[1]

    @property
    def masked(self) -> bool:
        return self.path.with_name(f"{self.path.stem}-masklabel.png").exists()


def run(chosen: argparse.Namespace) -> int:
    """Print what was asked for, or every change before and after; write only with --apply."""
    from project import library

    _check(chosen)
    project = library.project_of(chosen.input)
    folder = project.images if project is not None else chosen.input
    if chosen.history or chosen.undo or chosen.redo:
        _past(chosen, project)
        return 0
    style = _style(chosen, project)
    items = _items(folder, project, style, chosen.base)
    found = _fitting(items, chosen.where)
    if chosen.count:
        _print_counts(found, style)
        return 0
    if chosen.list:
        _print_list(found, _counter(project, chosen.base))
        return 0
    from project.words.operations import proposals

    readable = {item.name: item for item in found if not item.caption.problem}
    for item in found:
        if item.caption.problem:
            print(f"left alone: {item.name}: {item.caption.problem}")
    made = proposals({name: item.caption_text for name, item in readable.items()}, _edit(chosen, style, found))
    for each in made:
        _print_change(each.file, each.before, each.after)
    if not chosen.apply:
        print(f"{len(made)} of {len(found)} captions would change" + ("; add --apply to write them" if made else ""))
        return 0
    from project.dataset.caption_file import CaptionFile

    edits = [(CaptionFile(readable[each.file].path, readable[each.file].caption), each.after) for each in made]
    written = words_history.write(edits, project, _title(chosen))
    print(f"{written} of {len(found)} captions changed")
    return 0


def _check(chosen: argparse.Namespace) -> None:
    """What belongs together. Raises BadInput."""
    if chosen.find is not None and chosen.replace is None:
        raise BadInput('--find needs --replace: give the text to put there, or "" to remove what is found')
    if chosen.find is None and chosen.replace is not None:
        raise BadInput("--replace needs --find: give the text to look for")
    if (chosen.merge is None) != (chosen.into is None):
        raise BadInput("--merge and --into belong together: --merge OLD OLD --into NEW")


def _style(chosen: argparse.Namespace, project: "Project | None") -> "Style":
    from project.words.style import Style, style_of

    own = style_of(project) if project is not None else Style()
    return Style(chosen.style or own.kind, chosen.separator or own.separator)


def _counter(project: "Project | None", base: str) -> "TokenCounter":
    from project.words.tokens import TokenCounter

    settings: Mapping[str, object] = project.settings if project is not None else {}
    own = str(settings.get("base_model") or project.base_model) if project is not None else ""
    return TokenCounter.of(base or own, str(settings.get("max_token_length") or 75))


def _items(folder: Path, project: "Project | None", style: "Style", base: str) -> list[_Item]:
    from project.dataset import CaptionReader, list_pictures, never_trained

    listing = list_pictures(folder)
    table = str(project.settings.get("metadata_path") or "") if project is not None else ""
    reader = CaptionReader(listing, Path(table).expanduser() if table else None)
    counter: list[TokenCounter] = []

    def count(text: str) -> int:
        if not counter:
            counter.append(_counter(project, base))
        return counter[0].count(text)

    return [
        _Item(listed.name, listed.path, reader.read(listed.path), listed.stamp[1], never_trained(listed, folder),
              style, count)
        for listed in listing.pictures
    ]  # fmt: skip


def _fitting(items: Sequence[_Item], where: str) -> list[_Item]:
    from project.words.filter import FilterError, parse

    try:
        matches = parse(where).matches
    except FilterError as error:
        raise BadInput(f"--where, character {error.position + 1}: {error.message}") from None
    return [item for item in items if matches(item)]


def _edit(chosen: argparse.Namespace, style: "Style", items: Sequence[_Item]) -> "Edit":
    from project.words import operations
    from project.words.frequency import count_tags

    if chosen.add:
        return operations.add_tags(chosen.add, style, chosen.first)
    if chosen.remove:
        return operations.remove_tags(chosen.remove, style)
    if chosen.rename:
        old, new = chosen.rename
        return operations.rename_tag(old, new, style)
    if chosen.merge:
        return operations.merge_tags(chosen.merge, chosen.into, style)
    if chosen.sort:
        counts = count_tags((item.caption_text for item in items), style) if chosen.sort == "frequency" else {}
        return operations.sort_tags(style, chosen.sort, counts, chosen.keep)
    return _other_edit(chosen, style)


def _other_edit(chosen: argparse.Namespace, style: "Style") -> "Edit":
    from project.words import operations

    if chosen.deduplicate:
        return operations.deduplicate(style)
    if chosen.shuffle is not None:
        return operations.shuffle(chosen.shuffle, style, chosen.keep)
    if chosen.trigger is not None:
        return operations.put_first(chosen.trigger, style)
    if chosen.tidy:
        return operations.tidy(style)
    return operations.replace(
        chosen.find,
        chosen.replace,
        regex=chosen.regex,
        match_case=chosen.match_case,
        whole_word=chosen.whole_word,
        tags_only=chosen.tags_only,
        style=style,
    )


def _title(chosen: argparse.Namespace) -> str:
    names = ("add", "remove", "rename", "merge", "sort", "deduplicate", "shuffle", "trigger", "find", "tidy")
    return "words --" + next(name for name in names if getattr(chosen, name) not in (None, False))


def _past(chosen: argparse.Namespace, project: "Project | None") -> None:
    if project is None:
        raise BadInput(f"{chosen.input} is no project, and only projects have a history: nothing can be undone here")
    if chosen.history:
        words_history.list_steps(project)
    else:
        words_history.take(project, -1 if chosen.undo else 1, _print_change, chosen.apply)


def _print_change(file: str, before: str, after: str) -> None:
    print(file)
    for sign, text in (("-", before), ("+", after)):
        for line in text.split("\n"):
            print(f"  {sign} {line}".rstrip())


def _print_counts(items: Sequence[_Item], style: "Style") -> None:
    from project.words.frequency import count_tags

    counts = count_tags((item.caption_text for item in items), style)
    shown = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for tag, count in shown[:_MOST_COUNTED]:
        print(f"{count:7} {tag}")
    if len(shown) > _MOST_COUNTED:
        print(f"and {len(shown) - _MOST_COUNTED} more")


def _print_list(items: Sequence[_Item], counter: "TokenCounter") -> None:
    if counter.note:
        print(counter.note)
    tokens = counter.counts([item.caption_text for item in items])
    for item, count in zip(items, tokens, strict=True):
        mark = f" (only {counter.limit} are read)" if count > counter.limit else ""
        text = item.caption.problem or item.caption_text.replace("\n", " / ")
        print(f"{item.name}: {count} tokens{mark}: {text}")
    print(f"{len(items)} pictures, counted with the tokenizer of {counter.name}")


VERBS = {"words": run}
