"""Say what a training would make of texts: file by file and line by line, with reasons, and how long they are."""

import sys
from pathlib import Path

from project import library
from project.config import load_config
from project.errors import BadInput
from project.options import SAMPLE_DATASET, TEXTS, Config
from project.texts.encoding import Encoder
from project.texts.health import inspect
from project.texts.lengths import Lengths
from project.texts.listing import as_json, file_lines, health_lines
from project.texts.reading import KINDS, look, nothing
from project.texts.tokenizer import model_folder, why_unfit
from project.workspace import atomic_write, sample_texts


def text_config(path: Path, file: Path | None, changes: list[str]) -> Config | None:
    """The config by which texts at `path` are checked: a project's own settings, or those of a config file, with
    changes; None if it is not about texts. A file of rows is about texts whatever the settings say. Raises BadInput."""
    below: dict[str, object] = {}
    place = path.expanduser()
    if place.is_dir() and library.is_project(place):
        project = library.load(place)
        if project.task == TEXTS:
            below = {**project.settings, "task_type": TEXTS}
            place = project.images
    elif place.is_file() and place.suffix.lower() in KINDS:
        below = {"task_type": TEXTS}
    config = load_config(file, [*changes, f"train_data_dir={place}"], below)
    return config if config.model.task_type == TEXTS else None


def check_texts(config: Config, report: Path | None = None) -> int:
    """Print the findings; 0 when every row would be trained, 1 when some would be left out.

    `report` is a JSON file to write. Raises BadInput, also when nothing could be trained.
    """
    name = config.data.train_data_dir
    path = sample_texts() if name == SAMPLE_DATASET else Path(name)
    found = look(path, config.text)
    for line in file_lines(found):
        print(line)
    if not found.rows:
        raise BadInput(nothing(path, found))
    lengths, why = _lengths(config)
    health = inspect(found, lengths, _tell, why, why_unfit(config.model.model_name_or_path))
    for line in health_lines(health):
        print(line)
    if report is not None:
        try:
            atomic_write(report.expanduser(), as_json(health))
        except OSError as error:
            raise BadInput(f"{report} cannot be written ({error.strerror or error})") from error
    return 1 if health.count("problem") else 0


def _lengths(config: Config) -> tuple[Lengths | None, str]:
    """What counts the tokens, or why nothing does."""
    try:
        folder = model_folder(config.model.model_name_or_path)
        return Lengths(Encoder.of_folder(folder, config.text, config.model.max_seq_length)), ""
    except BadInput as error:
        return None, str(error)


def _tell(what: str, done: int, total: int) -> None:
    """Counts rows on a terminal's last line; says nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"{what} {done} of {total}", end="\r" if done < total else "\r\033[K", file=sys.stderr, flush=True)
