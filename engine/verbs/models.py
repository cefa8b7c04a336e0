"""The verb for base models: list those on this computer, add folders to look in, get one from the hub, check a file."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from project.errors import BadInput
from project.models.model_file import ModelFile

AddVerb = Callable[[str, str], argparse.ArgumentParser]
NEEDS = {
    "add": "a folder with models, or the root of a WebUI or of ComfyUI",
    "remove": "a folder that was added",
    "get": "the model's name on the Hugging Face hub, as owner/name",
    "check": "a file or a folder",
}


def add(verb: AddVerb) -> None:
    """Add the parser."""
    models = verb("models", "the base models on this computer; add folders, get one from the hub, check a file")
    models.add_argument("action", nargs="?", default="list", choices=("list", *NEEDS), help="default: list")
    models.add_argument(
        "target", nargs="?", default="", help="; ".join(f"{key}: {text}" for key, text in NEEDS.items())
    )


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked for, and print it."""
    if chosen.action == "list":
        return _list()
    if not chosen.target:
        raise BadInput(f"models {chosen.action} needs {NEEDS[chosen.action]}")
    return {"add": _add, "remove": _remove, "get": _get, "check": _check}[chosen.action](chosen.target)


def _list() -> int:
    from project.models import added_folders, models_folder, roots, scan

    entries = scan(roots())
    rows = [_row(entry.file) for entry in entries if entry.usable]
    print(f"{'starter':22} comes with the app")
    _print_table(rows)
    if vaes := [entry for entry in entries if entry.kind == "vae"]:
        print("\nVAEs, for the option vae:")
        _print_table([("VAE", _size(entry.file), str(entry.path)) for entry in vaes])
    unfit = [
        entry for entry in entries if entry.kind in ("broken", "other") or (entry.file.family and not entry.usable)
    ]
    if unfit:
        print("\nNot to be trained:")
        for entry in unfit:
            print(f"{entry.path}\n    {entry.file.reason}")
    loras = sum(entry.kind == "lora" for entry in entries)
    looked = ", ".join(map(str, (models_folder(), *added_folders())))
    print(f"\nLooked in {looked}" + (f"; {loras} LoRA files are not listed" if loras else ""))
    if not rows:
        print("No base model there yet: models add FOLDER, or models get OWNER/NAME")
    return 0


def _row(file: ModelFile) -> tuple[str, ...]:
    note = "  (needs the option vae)" if file.missing == ("vae",) else ""
    return file.title, file.precision or "?", _size(file), file.prediction_type or "?", f"{file.path}{note}"


def _print_table(rows: Iterable[tuple[str, ...]]) -> None:
    rows = list(rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        print("  ".join([cell.ljust(width) for cell, width in zip(row, widths, strict=False)] + [row[-1]]))


def _size(file: ModelFile) -> str:
    return f"{file.size / 1e9:.1f} GB" if file.size >= 1e8 else f"{file.size / 1e6:.1f} MB"


def _add(target: str) -> int:
    from project.models import add_folder

    print(add_folder(Path(target)))
    return 0


def _remove(target: str) -> int:
    from project.models import remove_folder

    remove_folder(Path(target))
    return 0


def _get(target: str) -> int:
    from tqdm import tqdm

    from project.models import Progress, get

    bar = tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False)

    def tell(progress: Progress) -> None:
        bar.total = progress.total
        bar.set_description(progress.file.rsplit("/", 1)[-1], refresh=False)
        bar.update(progress.done - bar.n)

    try:
        path = get(target, tell)
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130
    finally:
        bar.close()
    print(path)
    return 0


def _check(target: str) -> int:
    from project.models import look

    entry = look(Path(target).expanduser())
    file = entry.file
    print(f"{entry.path}: {file.title}")
    for label, value in (
        ("precision", file.precision),
        ("size", _size(file)),
        ("predicts", file.prediction_type),
        ("makes pictures of", f"{file.resolution} pixels" if file.resolution else ""),
        ("lacks", ", ".join(file.missing)),
        ("not to be trained", file.reason),
    ):
        if value:
            print(f"  {label}: {value}")
    return 0 if entry.usable or entry.kind == "vae" else 1


VERBS = {"models": run}
