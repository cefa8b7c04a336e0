"""What a run of the present settings will take: looks at the pictures, the disk and earlier runs. No Qt in here."""

import math
import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from project.config import parse_config
from project.dataset import list_pictures
from project.dataset.concepts import places
from project.dataset.listing import Listed, Stamp, never_trained
from project.dataset.scan import kohya_folder
from project.device import DeviceFacts
from project.errors import BadInput
from project.estimate import (
    Estimate,
    Known,
    estimate,
    estimate_texts,
    findings,
    free_space,
    measured_pace,
    measured_text_pace,
    text_findings,
)
from project.library import Project
from project.lint import Finding, worst_first
from project.lint.looking import MASK
from project.model_facts import model_facts, smallest_picture
from project.options import PICTURES, TEXTS, Config, DataOptions
from project.options.text import TextOptions
from project.plan import Shape
from project.texts.encoding import Encoder
from project.texts.lengths import REFUSED, Lengths
from project.texts.reading import TextSet, look, text_files
from project.texts.tokenizer import model_folder, why_unfit

_MEASURED = 3000  # pictures; of larger folders only the number counts
_ORIENTATION, _TURNED = 274, (5, 6, 7, 8)  # the EXIF tag, and its values for pictures that lie on their side


@dataclass(frozen=True)
class Pictures:
    """What a quick look at picture folders gives: the shape of each picture, and how many have a caption."""

    sizes: tuple[Shape, ...]
    captioned: int | None
    problem: str = ""


@dataclass(frozen=True)
class Outlook:
    """What to expect of a run, and what is worth thinking over first. `pictures` is how many pictures or texts will be
    trained."""

    estimate: Estimate
    pictures: int
    free: int | None
    findings: tuple[Finding, ...]
    task: str = PICTURES

    @property
    def blocking(self) -> str:
        """Why the run would fail; empty if it would not."""
        return next((finding.text for finding in self.findings if finding.severity == "error"), "")


class PictureLook:
    """Looks at picture folders again and again, in one thread at a time; a file that did not change is opened once."""

    def __init__(self) -> None:
        self._sizes: dict[tuple[str, Stamp], tuple[int, int]] = {}

    def look_everywhere(self, data: DataOptions) -> Pictures:
        """The pictures of every folder of a training, each with the number of its concept."""
        sizes: list[Shape] = []
        captioned: int | None = 0
        for place in places(data):
            seen = self.look(place.folder, place.number, place.without)
            if seen.problem:
                return seen
            sizes += seen.sizes
            captioned = None if captioned is None or seen.captioned is None else captioned + seen.captioned
        return Pictures(tuple(sizes), captioned)

    def look(self, folder: Path, concept: int = 0, without: Collection[str] = ()) -> Pictures:
        """The pictures of a folder. What cannot be read is left out, as a training would."""
        try:
            listing = list_pictures(folder, without=without)
        except BadInput as error:
            return Pictures((), None, str(error))
        trained = [listed for listed in listing.pictures if not never_trained(listed, folder)]
        captioned = None if listing.tables else sum(bool(listed.captions) for listed in trained)
        measure = len(trained) <= _MEASURED
        sizes = [self._size(listed) if measure else (1 << 14, 1 << 14) for listed in trained]
        return Pictures(
            tuple(
                Shape(*size, kohya_folder(listed.path, folder)[0], concept)
                for listed, size in zip(trained, sizes, strict=True)
                if size
            ),
            captioned,
        )

    def _size(self, listed: Listed) -> tuple[int, int] | None:
        key = (listed.file, listed.stamp)
        if key not in self._sizes:
            with suppress(Exception):  # a damaged picture fails in ways of its kind; the training skips it and says so
                self._sizes[key] = _header(listed.path)
        return self._sizes.get(key)


class TextLook:
    """Reads texts and counts their tokens; what did not change since is neither read nor counted again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._read: tuple[Path, TextOptions, TextSet] | None = None
        self._counted: tuple[TextSet, str, list[int]] | None = None
        self._encoder: tuple[tuple[str, TextOptions, int], Encoder] | None = None

    def lengths(self, project: Project, config: Config) -> list[int]:
        """The tokens of each row that will be trained. Raises BadInput."""
        with self._guard:
            found, encoder = self._texts(project.images, config.text), self._encoder_of(config)
            if len(found.entries) and not found.rows:
                raise BadInput(f"None of the {len(found.entries):,} rows can be trained: see why on the Dataset page")
            if encoder.problem and any(shape != "text" for shape in found.shapes()):
                raise BadInput(f"{encoder.problem[:1].upper()}{encoder.problem[1:]}")
            known = self._counted
            if known is None or known[0] is not found or known[1] != encoder.fingerprint:
                counter = Lengths(encoder, project.cache)
                counts = counter.of(found.rows)
                counter.save()
                parts = _in_parts(found, counts, encoder.max_length)
                known = self._counted = (found, encoder.fingerprint, parts)
            return known[2]

    def _texts(self, folder: Path, options: TextOptions) -> TextSet:
        known = self._read
        if known is not None and known[:2] == (folder, options) and not known[2].changed():
            here = {path.relative_to(folder).as_posix() for path in text_files(folder)}
            if here == {file.name for file in known[2].files}:
                return known[2]
        found = look(folder, options, known=known[2].files if known is not None else ())
        self._read = (folder, options, found)
        return found

    def _encoder_of(self, config: Config) -> Encoder:
        key = (config.model.model_name_or_path, config.text, config.model.max_seq_length)
        if self._encoder is None or self._encoder[0] != key:
            if why := why_unfit(key[0]):
                raise BadInput(f"The base model cannot be trained. {why[:1].upper()}{why[1:]}")
            self._encoder = (key, Encoder.of_folder(model_folder(key[0]), config.text, config.model.max_seq_length))
        return self._encoder[1]


def _in_parts(found: TextSet, counts: Sequence[int], most: int) -> list[int]:
    """The lengths of what is trained: a plain text over the limit is trained in parts, a refused row not at all."""
    if "text" not in found.shapes():
        return [count for count in counts if count != REFUSED]
    lengths: list[int] = []
    for row, count in zip(found.rows, counts, strict=True):
        parts = math.ceil(count / most) if row.shape == "text" else 1
        lengths += [count // parts] * parts if count != REFUSED else []
    return lengths


_TEXTS = TextLook()
_ELSEWHERE = PictureLook()  # remembers the pictures of concepts outside the project


def _header(path: Path) -> tuple[int, int]:
    """The size of a picture as it is seen, without decoding it."""
    if not path.is_file():  # a pipe, say: opening it would wait for ever
        raise OSError(f"{path} is no file")
    with Image.open(path) as picture:
        width, height = picture.size
        turned = picture.getexif().get(_ORIENTATION) in _TURNED
    return (height, width) if turned else (width, height)


def run_values(project: Project, values: Mapping[str, Any], output_dir: Path) -> dict[str, Any]:
    """The whole config of a run of the project: the form's values, and the folders that the project gives."""
    return {**values, "train_data_dir": str(project.images), "output_dir": str(output_dir)}


def outlook(project: Project, values: Mapping[str, Any], pictures: Pictures, device: DeviceFacts) -> Outlook:
    """What to expect. Raises BadInput when the settings are not right, or the pictures cannot be seen."""
    if pictures.problem:
        raise BadInput(pictures.problem)
    config = parse_config(run_values(project, values, project.runs / "new"), "form")
    if project.task == TEXTS:
        return text_outlook(project, config, device)
    if config.data.concepts or config.data.reg_data_dir:
        pictures = _ELSEWHERE.look_everywhere(config.data)
        if pictures.problem:
            raise BadInput(pictures.problem)
    least = smallest_picture(config.model.base_model, config.data.min_size)
    fitting = [size for size in pictures.sizes if min(size[:2]) >= least]
    pace = measured_pace([project.runs], config, device)
    expected = estimate(config, fitting, pace, device)
    free = free_space(project.folder)
    captioned = min(pictures.captioned, len(fitting)) if pictures.captioned is not None else None
    masks = sum(1 for _ in project.images.rglob(f"*{MASK}")) if config.data.mask_source == "masklabel" else None
    found = findings(config, fitting, expected, device, free, Known(project.subject, captioned, masks))
    if small := len(pictures.sizes) - len(fitting):
        found.insert(0, Finding("warning", (), _too_small(small, least)))
    if model_facts(config.model.base_model) is None:
        words = f"{config.model.base_model} holds no model that can be trained: choose another one."
        found.insert(0, Finding("warning", ("base_model",), words))
    return Outlook(expected, len(fitting), free, tuple(worst_first(found)))


def text_outlook(project: Project, config: Config, device: DeviceFacts) -> Outlook:
    """The same for texts, whose tokens are counted as the model of the config counts them. Raises BadInput."""
    lengths = _TEXTS.lengths(project, config)
    pace = measured_text_pace([project.runs], config, device)
    expected = estimate_texts(config, lengths, pace, device)
    free = free_space(project.folder)
    found = text_findings(config, lengths, expected, device, free)
    return Outlook(expected, len(lengths), free, tuple(worst_first(found)), TEXTS)


def _too_small(count: int, least: int) -> str:
    what = "1 picture is" if count == 1 else f"{count} pictures are"
    return f"{what} smaller than {least} pixels and will be skipped."
