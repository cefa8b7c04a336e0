"""The verb that makes masks for a folder of pictures, and puts them beside the pictures."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from project.errors import BadInput

AddVerb = Callable[[str, str], argparse.ArgumentParser]
METHODS = ("alpha", "colour", "model", "prompt")
KEPT = ".replaced-masks"  # in a folder that belongs to no project; a look for pictures passes it over


def add(verb: AddVerb) -> None:
    """Add the parser."""
    mask = verb("mask", "masks beside pictures (NAME-masklabel.png), from transparency, a colour or a model")
    mask.add_argument("--input", type=Path, required=True, help="folder with pictures, or a project")
    mask.add_argument(
        "--method", choices=METHODS, required=True,
        help="alpha: transparency; colour: what differs from the background's; model: a background remover (rembg's "
        "ONNX models); prompt: what a text names (CLIPSeg)",
    )  # fmt: skip
    mask.add_argument("--model", default="", help="a file, a folder or a name (default: the first that is at hand)")
    mask.add_argument("--prompt", default="", metavar="TEXT", help="what CLIPSeg looks for, such as face")
    mask.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                      help="threshold, edges, grow, feather, invert, colour, tolerance … (repeatable)")  # fmt: skip
    mask.add_argument("--replace", action="store_true", help="make masks that are there again; the old ones are kept")
    mask.add_argument("--device", default="auto")


def run(chosen: argparse.Namespace) -> int:
    """Make the masks. Returns 1 if a picture could not be read or got no mask for another reason."""
    from engine.verbs.exchange import pictures_of
    from project.dataset import list_pictures
    from project.masking import make_masks, put_mask

    options = _options(chosen)
    folder = pictures_of(chosen.input)
    pictures = [listed.path for listed in list_pictures(folder, stamps=False).pictures]
    if not pictures:
        raise BadInput(f"{folder} holds no pictures")
    place = _place(chosen.input, folder)
    done = replaced = kept = failed = 0
    with _eye(chosen, options, folder) as eye, _Bar(len(pictures)) as bar:
        for made in make_masks(pictures, eye, chosen.method, options):
            if made.notes and not made.kept:
                bar.say(f"note: {made.picture.name} {'; '.join(made.notes)}")
            kept, failed = kept + made.kept, failed + made.broken
            if made.mask is not None:
                try:
                    before = put_mask(made.picture, made.mask, place).before
                except BadInput as error:
                    bar.say(f"passed over {error}")
                    failed += 1
                else:
                    done, replaced = done + 1, replaced + (before is not None)
            bar.step()
    print("1 mask was written beside its picture" if done == 1 else f"{done} masks were written beside their pictures")
    if kept:
        have = "1 picture has" if kept == 1 else f"{kept} pictures have"
        print(f"{have} a mask already; --replace makes it again")
    if replaced:
        print(f"the masks that were replaced are in {place}")
    return 1 if failed else 0


def _options(chosen: argparse.Namespace) -> Any:
    from project.masking import read_options

    named = [f"prompt={chosen.prompt}"] if chosen.prompt else []
    named += ["existing=replace"] if chosen.replace else []
    return read_options([*chosen.set, *named])


def _place(named: Path, folder: Path) -> Path:
    from project import library
    from project.retouch import former_masks

    return former_masks(library.load(named)) if library.is_project(named) else folder / KEPT


@contextmanager
def _eye(chosen: argparse.Namespace, options: Any, folder: Path) -> Iterator[Any]:
    """What makes the masks. No engine is loaded for transparency and colours."""
    if chosen.method in ("alpha", "colour"):
        from project.masking import Plain

        yield Plain(chosen.method, options)
        return
    if chosen.method == "prompt" and not options.prompt.strip():
        raise BadInput("what is to be masked is not named: add --prompt face")
    from engine.masks.finding import found_model

    model = found_model(chosen.method, chosen.model, _told())  # said at once, before torch is loaded
    from engine.device import reserved_by_shell
    from engine.masks.opening import open_eye
    from engine.masks.work import device_for, readable_memory

    with reserved_by_shell(chosen.device, "mask", folder), readable_memory(chosen.device):
        yield open_eye(chosen.method, str(model), options, device_for(chosen.device))


def _told() -> Callable[[str, int, int], None]:
    """What shows a download on a terminal."""

    def tell(phase: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            share = f" {done / total:.0%}" if total else " …"
            print(f"\r\033[K{phase}{share}", end="\n" if done >= total else "", file=sys.stderr, flush=True)

    return tell


class _Bar:
    """A bar with the time left on a terminal, and lines above it."""

    def __init__(self, total: int) -> None:
        from tqdm import tqdm

        self.bar = tqdm(total=total, unit=" pictures", leave=False, disable=not sys.stderr.isatty())

    def step(self) -> None:
        self.bar.update()

    def say(self, text: str) -> None:
        self.bar.clear()
        print(text, file=sys.stderr, flush=True)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()


VERBS = {"mask": run}
