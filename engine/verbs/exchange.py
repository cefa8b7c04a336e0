"""The verbs that bring datasets in from other forms and take them out to them."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from project.errors import BadInput
from project.exchange import LAYOUTS
from project.exchange.text_forms import TEXT_LAYOUTS
from project.schema import TEXTS

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parsers."""
    bring = verb("import-dataset", "copy pictures with captions and masks into a folder, from whatever holds them")
    kinds = "picture, folder, .zip, metadata.csv or .jsonl, kohya's dataset .toml or .json"
    bring.add_argument("sources", type=Path, nargs="+", metavar="SOURCE", help=kinds)
    bring.add_argument("--into", type=Path, required=True, help="the picture folder, or a project")
    bring.add_argument("--prompts", action="store_true",
                       help="a picture without caption gets the prompt that was written into it")  # fmt: skip

    out = verb("export-dataset", "write a dataset in the form that other tools read")
    out.add_argument("--input", type=Path, required=True,
                     help="folder with pictures, folder or file with texts, or a project")  # fmt: skip
    out.add_argument("--to", choices=tuple(dict.fromkeys((*LAYOUTS, *TEXT_LAYOUTS))), required=True,
                     help=f"pictures: {', '.join(LAYOUTS)}; texts: {', '.join(TEXT_LAYOUTS)}")  # fmt: skip
    out.add_argument("--dest", type=Path, required=True,
                     help="a folder that is not there yet; a file with --zip, or for texts")  # fmt: skip
    out.add_argument("--zip", action="store_true", help="write one zip archive")
    out.add_argument("--repeats", type=int, default=1, help="kohya: repeats of pictures in no folder named 10_name")
    out.add_argument("--class-word", default="", help="kohya: name of that folder (default: the input folder's)")
    out.add_argument("--resolution", type=int, default=512, help="kohya: resolution in dataset.toml, in pixels")
    out.add_argument("--no-masks", action="store_true", help="leave masks behind")
    out.add_argument("--overwrite", action="store_true", help="replace an archive, or a file of texts, of this name")


def _import(chosen: argparse.Namespace) -> int:
    from project.exchange import bring

    for source in chosen.sources:
        if not source.exists():
            raise BadInput(f"{source}: there is no such file or folder")
    brought = bring(chosen.sources, pictures_of(chosen.into), _progress(), prompts=chosen.prompts)
    _tell(brought.problems, brought.notes)
    if brought.left_out:
        print(f"{brought.left_out} files are no pictures")
    print(f"{len(brought.pictures)} pictures are in {pictures_of(chosen.into)}")
    return 0 if brought.pictures and not brought.problems else 1


def _export(chosen: argparse.Namespace) -> int:
    from project.exchange import TakeOut, take_out

    if _about_texts(chosen.input, chosen.to):
        return _export_texts(chosen)
    if chosen.to not in LAYOUTS:
        raise BadInput(f"{chosen.to} is a form of texts, and {chosen.input} holds pictures: use {', '.join(LAYOUTS)}")
    folder = pictures_of(chosen.input)
    wish = TakeOut(chosen.to, chosen.dest, chosen.zip, max(0, chosen.repeats), chosen.class_word or folder.name,
                   chosen.resolution, not chosen.no_masks, chosen.overwrite)  # fmt: skip
    taken = take_out(folder, wish, _progress())
    _tell(taken.problems, taken.notes)
    print(f"{taken.pictures} pictures, {taken.captions} captions and {taken.masks} masks are in {taken.place}")
    return 1 if taken.problems else 0


def _about_texts(place: Path, layout: str) -> bool:
    """Whether texts are to be written. A bare folder with pictures is about those, whatever lies beside them."""
    from project import library
    from project.dataset import list_pictures
    from project.texts.reading import KINDS

    if library.is_project(place):
        return library.load(place).task == TEXTS
    if place.is_file():
        return place.suffix.lower() in KINDS
    return layout in TEXT_LAYOUTS and not (place.is_dir() and list_pictures(place).pictures)


def _export_texts(chosen: argparse.Namespace) -> int:
    from engine.check_texts import text_config
    from project.exchange.texts_out import TextsOut, take_texts_out
    from project.texts.reading import look

    if chosen.to not in TEXT_LAYOUTS:
        raise BadInput(
            f"{chosen.to} is a form of pictures, and {chosen.input} holds texts: use {', '.join(TEXT_LAYOUTS)}"
        )
    config = text_config(chosen.input, None, [f"task_type={TEXTS}"])
    assert config is not None
    found = look(Path(config.data.train_data_dir), config.text)
    taken = take_texts_out(found, TextsOut(chosen.to, chosen.dest, None, chosen.overwrite), _progress(" rows"))
    for where, reason in taken.left_out:
        print(f"left out {where}: {reason}", file=sys.stderr)
    if (more := taken.lost - len(taken.left_out)) > 0:
        print(f"left out {more:,} more rows", file=sys.stderr)
    print(f"{taken.rows:,} {'row is' if taken.rows == 1 else 'rows are'} in {taken.place}")
    return 1 if taken.lost else 0


def _tell(problems: list[tuple[Path, str]], notes: list[str]) -> None:
    from project.dataset.names import shown

    for path, reason in problems:
        print(f"left out {shown(str(path), 1000)}: {reason}", file=sys.stderr)
    for note in notes:
        print(f"note: {shown(note, 1000)}", file=sys.stderr)


def pictures_of(folder: Path) -> Path:
    """The picture folder that is meant: that of a project, or the folder itself."""
    from project import library

    return library.load(folder).images if library.is_project(folder) else folder


def _progress(unit: str = " pictures") -> Callable[[int, int], bool]:
    """A bar with the time left, on a terminal."""
    from tqdm import tqdm

    bar = tqdm(unit=unit, leave=False, disable=not sys.stderr.isatty())

    def tell(done: int, every: int) -> bool:
        bar.total = every
        bar.update(done - bar.n)
        return True

    return tell


VERBS = {"import-dataset": _import, "export-dataset": _export}
