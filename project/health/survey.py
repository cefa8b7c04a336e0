"""All that is known of a set before it is judged: its pictures, measured, with their captions and what is trained."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.config import parse_config
from project.dataset.concepts import Place, places
from project.dataset.listing import Caption, CaptionReader, Listed, Listing, list_pictures
from project.dataset.scan import kohya_folder
from project.errors import BadInput
from project.health.inspection import Tell, inspect
from project.health.record import Record
from project.health.store import Store
from project.library import Project
from project.model_facts import model_facts, smallest_picture
from project.model_family import family_of_config
from project.options import FAMILIES, Config, all_options
from project.presets import find_preset
from project.words.style import Style, guess_style, style_of
from project.workspace import cache_dir

FOLDER = "health"  # in a project's cache, and in the user's
DEFAULT_FAMILY = "sd15"
_TEXT = Style()


@dataclass(frozen=True)
class Item:
    """A picture of the set. `name` is its path within its folder, `bare` means that no words were written for it.

    `left_out` says why it is not trained, with `left_code` as one word for programs; both are empty if it is.
    """

    file: str
    name: str
    record: Record
    caption: str
    source: str
    repeats: int
    concept: int
    regular: bool
    left_code: str = ""
    left_out: str = ""

    @property
    def path(self) -> Path:
        return Path(self.file)

    @property
    def bare(self) -> bool:
        return not self.caption

    @property
    def trained(self) -> bool:
        return not self.left_code


@dataclass(frozen=True)
class Survey:
    """A set as a training with `config` would find it, in the training's own order.

    `resolution` and `granularity` are the base model's, `least` the shortest side that is trained, in pixels. `style`
    is how captions are read. `whole` is False if the pass was stopped.
    """

    config: Config
    items: tuple[Item, ...]
    resolution: int
    granularity: int
    least: int
    subject: str = ""
    style: Style = _TEXT
    whole: bool = True

    @property
    def readable(self) -> list[Item]:
        """The pictures that can be opened."""
        return [item for item in self.items if item.record.usable]

    @property
    def learned(self) -> list[Item]:
        """The pictures that are trained and are no regularisation pictures."""
        return [item for item in self.items if item.trained and not item.regular]


def survey(config: Config, store: Store, tell: Tell | None = None, stop: threading.Event | None = None, *,
           subject: str = "", style: Style | None = None) -> Survey:  # fmt: skip
    """Look through every folder of a training. Raises BadInput for one that is not there.

    Without a `style` it is guessed from the captions.
    """
    data = config.data
    looks = [(place, list_pictures(place.folder, without=place.without)) for place in places(data)]
    listed = [(one.file, one.stamp) for _, look in looks for one in look.pictures]
    records = inspect(listed, store, tell, stop)
    facts, family = model_facts(config.model.base_model), FAMILIES[family_of_config(config) or DEFAULT_FAMILY]
    least = smallest_picture(config.model.base_model, data.min_size)
    items: list[Item] = []
    for place, look in looks:
        options = data.of_concept(place.concept)
        own_table = options.metadata_path and (place.number == 0 or "metadata_path" in place.concept.changes)
        read = _reader(look, Path(options.metadata_path).expanduser() if own_table else None, store)
        found = [one for one in look.pictures if one.file in records]
        found.sort(key=lambda one: one.name)  # the engine's order, by which the held-back ones are drawn
        missing = "trigger" if place.concept.regularisation else options.missing_caption
        items += [_item(one, place, read(one), records[one.file], least, missing) for one in found]
    return Survey(
        config=config,
        items=tuple(items),
        resolution=facts.resolution if facts else family.resolution,
        granularity=facts.granularity if facts else family.bucket_step,
        least=least,
        subject=subject,
        style=style or guess_style(item.caption for item in items),
        whole=len(records) == len({file for file, _ in listed}),
    )


def _reader(look: Listing, table: Path | None, store: Store) -> Callable[[Listed], Caption]:
    """What reads a caption, or knows it from an earlier look if no file that it may stand in has changed since."""
    reader = CaptionReader(look, table)
    with suppress(OSError):
        given = (str(table), table.stat().st_mtime_ns) if table else None
    tables = (look.tables, given if table else None)

    def read(one: Listed) -> Caption:
        state = (one.captions, tables)
        known = store.captions.get(one.file)
        if known is None or known[0] != state:
            known = store.captions[one.file] = (state, reader.read(one.path))
        return known[1]

    return read


def _item(one: Listed, place: Place, caption: Caption, record: Record, least: int, missing: str) -> Item:
    repeats = kohya_folder(one.path, place.folder)[0] if "/" in one.name else 1
    code, reason = record.code, record.reason
    if not code and caption.problem:
        code, reason = "caption", f"its caption {caption.problem}"
    if not code and min(record.width, record.height) < least:
        code = "too-small"
        reason = f"{record.width}x{record.height} is smaller than the minimum {least}x{least}"
    if not code and repeats == 0:
        code, reason = "repeats", "its folder's name asks for 0 repeats"
    if not code and not caption.text and missing == "skip":
        code, reason = "no-caption", "it has no caption"
    return Item(
        one.file, one.name, record, caption.text, caption.source, repeats, place.number, place.concept.regularisation,
        code, reason,
    )  # fmt: skip


def store_of(project: Project) -> Store:
    """Where the records of a project's pictures are kept."""
    return Store(project.cache / FOLDER, project.folder)


def store_for(folder: Path) -> Store:
    """Where the records of a folder are kept that is checked from the shell: its project's place, or the user's."""
    import hashlib

    folder = folder.absolute()
    if (folder.parent / "project.yaml").is_file():
        return Store(folder.parent / "cache" / FOLDER, folder.parent)
    key = hashlib.blake2b(str(folder).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return Store(cache_dir() / FOLDER / key, folder)


def config_of(project: Project) -> Config:
    """The training that a project is set to. Settings that are not right as they stand count as their defaults."""
    values: dict[str, Any] = {}
    with suppress(BadInput):
        values |= find_preset(project.preset).values if project.preset else {}
    values |= {"trigger_word": project.trigger_word, "base_model": project.base_model, **project.settings}
    known = {info.key for info in all_options()}
    values = {key: value for key, value in values.items() if key in known}
    values |= {"train_data_dir": str(project.images)}
    try:
        return parse_config(values, "project")
    except BadInput:
        return parse_config({key: value for key, value in values.items() if _right(key, value)}, "project")


def _right(key: str, value: object) -> bool:
    try:
        parse_config({key: value}, "project")
    except BadInput:
        return False
    return True


def state_of(project: Project) -> object:
    """What a check of a project depends on: two that are equal would find the same. Raises BadInput."""
    config = config_of(project)
    looks = tuple(list_pictures(place.folder, without=place.without) for place in places(config.data))
    return config, looks, project.subject, style_of(project)
