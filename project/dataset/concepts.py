"""All pictures of a training: its folders scanned one by one, each with its concept's own options."""

import dataclasses
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from project.concepts import Concept
from project.dataset.listing import list_pictures
from project.dataset.masks import with_masks
from project.dataset.scan import Dataset, Picture, Progress, scan
from project.dataset.wildcards import balanced
from project.errors import BadInput
from project.options import SAMPLE_DATASET, DataOptions
from project.workspace import sample_dataset


@dataclass(frozen=True)
class Place:
    """The folder of one concept: its place in `DataOptions.concept_list`, and the folders in it that are others'."""

    number: int
    concept: Concept
    folder: Path
    without: frozenset[str]

    @property
    def may_be_empty(self) -> bool:
        """Whether all its pictures may belong to the concepts inside it."""
        return bool(self.without)


def places(data: DataOptions) -> list[Place]:
    """Where the pictures of a training lie."""
    concepts = data.concept_list()
    folders = [_folder(concept.folder) for concept in concepts]
    real = [os.path.realpath(folder) for folder in folders]
    found = []
    for number, (concept, folder) in enumerate(zip(concepts, folders, strict=True)):
        inside = frozenset(path for path in real if path.startswith(real[number] + os.sep))
        found.append(Place(number, concept, folder, inside))
    return found


def scan_concepts(data: DataOptions, minimum: int, progress: Progress | None = None) -> Dataset:
    """The pictures of every folder of a training, in order, with their captions and masks.

    `minimum` is the least side in pixels. Raises BadInput with one line for a folder or a caption that cannot be used.
    """
    there = places(data)
    if not there:
        raise BadInput(
            'train_data_dir is missing: name the folder with your pictures, or "sample" for the built-in ones'
        )
    if all(place.concept.regularisation for place in there):
        raise BadInput(f"{there[0].folder} holds regularisation pictures only: name a train_data_dir to learn from")
    whole = Dataset(there[0].folder, [])
    for place in there:
        if place.may_be_empty and not list_pictures(place.folder, stamps=False, without=place.without).pictures:
            continue
        found = _scan(place, data, minimum, progress)
        whole.pictures += found.pictures
        whole.skipped += found.skipped
        whole.notes += found.notes
    return whole


def _scan(place: Place, data: DataOptions, minimum: int, progress: Progress | None) -> Dataset:
    concept, options = place.concept, data.of_concept(place.concept)
    own_table = place.number == 0 or "metadata_path" in concept.changes
    table = options.metadata_path if own_table and not concept.regularisation else ""
    found = scan(
        place.folder,
        metadata_path=Path(table).expanduser() if table else None,
        minimum=minimum,
        missing_caption="trigger" if concept.regularisation else options.missing_caption,
        trigger_word=options.class_word if concept.regularisation else options.trigger_word,
        without=place.without,
        progress=progress,
    )
    if options.caption_wildcards:
        _check_wildcards(found.pictures, options)
    found.pictures = [dataclasses.replace(picture, concept=place.number) for picture in found.pictures]
    if options.mask_source != "off" and not concept.regularisation:
        found.pictures, notes = with_masks(found.pictures, place.folder, options)
        found.notes += notes
    return found


def _check_wildcards(pictures: list[Picture], options: DataOptions) -> None:
    for name, text in _texts(pictures, options):
        if not balanced(text):
            raise BadInput(f"{name}: the braces of its wildcards do not pair up: write {{one|two}}, or turn them off")


def _texts(pictures: list[Picture], options: DataOptions) -> Iterator[tuple[str, str]]:
    yield "caption_prefix", options.caption_prefix
    yield "caption_suffix", options.caption_suffix
    for picture in pictures:
        yield f"the caption of {picture.path}", picture.caption


def _folder(text: str) -> Path:
    return sample_dataset() if text == SAMPLE_DATASET else Path(text).expanduser()
