"""Which files of texts come into a new project, where they go, and what is found in them before it is made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from project.errors import BadInput
from project.library.pictures import CopyPlan
from project.texts.reading import KINDS, TextSet, look, text_files
from project.texts.rows import Row

_PROBLEMS = 20  # sentences that are kept of the places of a project
_EXCERPT_BYTES = 1 << 22


@dataclass(frozen=True)
class FoundTexts:
    """What places hold. `rows` can be trained, `left_out` cannot; `shapes` counts the former by their keys of SHAPES.
    `problems` and `notes` are sentences, `example` the first row that can be trained."""

    files: int
    rows: int
    left_out: int
    shapes: Counter[str]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    example: Row | None = None


def find_texts(places: Sequence[Path]) -> list[Path]:
    """The files of texts that files and folders stand for, in their order, each once. Raises BadInput."""
    return list(plan_texts(places).files.values())


def detect(places: Sequence[Path]) -> FoundTexts:
    """Read everything once and say what it is. Slow with large files. Raises BadInput for a place that is gone or of
    another kind."""
    sets = [look(place) for place in places]
    rows = sum(len(found.rows) for found in sets)
    problems = [problem.sentence for found in sets for problem in found.problems]
    notes = dict.fromkeys(note for found in sets for note in found.notes)
    shapes: Counter[str] = sum((found.shapes() for found in sets), Counter())
    return FoundTexts(
        files=sum(len(found.files) for found in sets),
        rows=rows,
        left_out=sum(len(found.entries) for found in sets) - rows,
        shapes=shapes,
        problems=tuple(problems[:_PROBLEMS]),
        notes=tuple(notes),
        example=next((found.rows[0] for found in sets if found.rows), None),
    )


def plan_texts(places: Sequence[Path]) -> CopyPlan:
    """Where each file goes. Raises BadInput for a place that is gone.

    What one folder holds keeps its shape; each of several folders becomes a folder of its name. Files of the same name
    get a number.
    """
    plan = CopyPlan()
    taken: set[str] = set()
    folders = sum(place.is_dir() for place in places)
    for place in dict.fromkeys(path.expanduser().absolute() for path in places):
        if place.is_dir():
            inside = PurePosixPath(_free(place.name, "", taken) if folders > 1 or folders < len(places) else "")
            for name, source in _listed(place):
                plan.files[inside / name] = source
        elif not place.is_file():
            raise BadInput(f"{place} is not there any more: choose the texts again")
        elif place.suffix.lower() in KINDS:
            plan.files[PurePosixPath(_free(place.stem, place.suffix, taken))] = place
    return plan


def plan_added(folder: Path, places: Sequence[Path]) -> dict[str, Path]:
    """The names under which files of texts come into a folder that may hold others. Raises BadInput."""
    taken = {name.casefold() for name, _ in _listed(folder)} if folder.is_dir() else set()
    named = {}
    for wanted, source in plan_texts(places).files.items():
        inside = wanted.parent.as_posix()
        named[_free(f"{'' if inside == '.' else inside + '/'}{wanted.stem}", wanted.suffix, taken)] = source
    return named


def excerpt(folder: Path) -> tuple[int, tuple[str, ...]]:
    """(how many files of texts there are, the first few rows of the first one that is small enough). For a card."""
    files = [source for _, source in _listed(folder)]
    for file in files:
        if file.stat().st_size <= _EXCERPT_BYTES:
            found: TextSet = look(file)
            return len(files), tuple(" ".join(row.text.split())[:200] for row in found.rows[:4])
    return len(files), ()


def _listed(folder: Path) -> list[tuple[str, Path]]:
    """(name within the folder, path) of each file of texts below it, as a training would read them."""
    return [(path.relative_to(folder).as_posix(), path) for path in text_files(folder)]


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    number, free = 1, f"{stem}{suffix}"
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}{suffix}"
    taken.add(free.casefold())
    return free
