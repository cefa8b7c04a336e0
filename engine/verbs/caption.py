"""The verb that captions a folder of pictures by a model."""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from project.captioning import MODES, CaptioningOptions, read_options
from project.captioning.table import CaptionTable, open_table
from project.errors import BadInput

AddVerb = Callable[[str, str], argparse.ArgumentParser]
KEEP_EVERY = 20.0  # seconds between two writings of the table


def add(verb: AddVerb) -> None:
    """Add the parser."""
    caption = verb("caption", "captions for a folder of pictures, by a model: CLIP, CoCa, taggers, BLIP, Qwen-VL …")
    caption.add_argument("--input", type=Path, required=True, help="folder with pictures, or a project")
    caption.add_argument("--output", type=Path, metavar="CSV",
                         help="write a table filename,prompt (default: NAME.txt beside each picture)")  # fmt: skip
    caption.add_argument(
        "--model", default="", help="a folder, a file or OWNER/NAME on the hub (default: starter-clip)"
    )
    caption.add_argument("--mode", choices=tuple(MODES), help="what becomes of captions that are there (default: fill)")
    caption.add_argument("--trigger", metavar="WORD", help="trigger word that each new caption begins with")
    caption.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                         help="prompt, temperature, threshold, batch_size … (repeatable)")  # fmt: skip
    caption.add_argument("--device", default="auto")
    caption.add_argument("--dry-run", action="store_true", help="print the captions and write nothing")


class Keeping(Protocol):
    """Where captions go."""

    def put(self, path: Path, name: str, caption: str) -> None: ...
    def close(self) -> None: ...


def run(chosen: argparse.Namespace) -> int:
    """Caption, and keep what is done whatever ends it. Returns 1 if a picture could not be captioned."""
    from engine.caption.opening import find_model
    from engine.caption.work import choose
    from engine.device import reserved_by_shell
    from engine.verbs.exchange import pictures_of

    options = _options(chosen)
    folder = pictures_of(chosen.input)
    table = open_table(chosen.output.expanduser()) if chosen.output else None
    told = _told(table, folder) if table else {}
    wanted, problems = choose((), folder, options, told)
    for problem in problems:
        print(f"passed over {problem.problem}", file=sys.stderr)
    if not wanted:
        print("no picture needs a caption; --mode replace, append or prepend goes over those that have one")
        return 1 if problems else 0
    progress = _Progress()
    try:
        find_model(options.model, progress)
        with reserved_by_shell(chosen.device, "caption", folder):
            return _caption(chosen, options, wanted, _keeping(chosen, table, folder), progress) or int(bool(problems))
    finally:
        progress.close()


def _caption(
    chosen: argparse.Namespace, options: CaptioningOptions, wanted: list[Any], keeping: Keeping, progress: "_Progress"
) -> int:
    from engine.caption.opening import open_captioner
    from engine.caption.pipeline import captioned
    from engine.memory import pick_device

    made, failed = 0, 0
    try:
        captioner = open_captioner(options, pick_device(chosen.device), progress)
        progress("captioning", 0, len(wanted))
        for batch in captioned(captioner, wanted, options, lambda: True):
            for one in batch:
                if one.note:
                    progress.say(f"note: {one.wanted.name}: {one.note}")
                problem = one.problem or _put(keeping, one)
                if problem:
                    progress.say(f"passed over {problem}")
                made, failed = made + (not problem), failed + bool(problem)
            progress("captioning", made + failed, len(wanted))
    except KeyboardInterrupt:
        progress.say(f"stopped: {made} captions are kept; the same command goes on with the others")
        return 130
    finally:
        keeping.close()
    progress.close()
    where = "nothing was written" if chosen.dry_run else f"they are in {chosen.output or 'text files beside them'}"
    print(f"{made} pictures got a caption, {where}" + (f"; {failed} were passed over" if failed else ""))
    return 1 if failed else 0


def _put(keeping: Keeping, one: Any) -> str:
    """Keep a caption; why not, if it cannot be."""
    if one.caption is None:
        return f"{one.wanted.name}: the model had nothing to say"
    try:
        keeping.put(one.wanted.path, one.wanted.name, one.caption)
    except BadInput as error:
        return f"{one.wanted.path}: {error}"
    except OSError as error:
        return f"{one.wanted.path}: its caption cannot be written ({error.strerror or error})"
    return ""


def _options(chosen: argparse.Namespace) -> CaptioningOptions:
    given = {"model": chosen.model, "mode": chosen.mode, "trigger_word": chosen.trigger}
    named = [f"{key}={value}" for key, value in given.items() if value]
    return read_options([*_style_of(chosen.input), *named, *chosen.set])


def _style_of(folder: Path) -> list[str]:
    """How a project says that its captions are read."""
    from project import library
    from project.words.style import style_of

    if not library.is_project(folder):
        return []
    style = style_of(library.load(folder))
    return [f"caption_style={style.kind}", f"caption_separator={style.separator}"]


# --- where captions go ------------------------------------------------------------------------------------------------


def _keeping(chosen: argparse.Namespace, table: CaptionTable | None, folder: Path) -> Keeping:
    if chosen.dry_run:
        return _Shown()
    return _InTable(table, folder) if table is not None else _Beside()


class _Shown:
    """Printed, and written nowhere."""

    def put(self, path: Path, name: str, caption: str) -> None:
        print(f"{name}: {caption}", flush=True)

    def close(self) -> None:
        pass


class _Beside:
    """As NAME.txt beside each picture, at once."""

    def put(self, path: Path, name: str, caption: str) -> None:
        from project.dataset import write_caption

        write_caption(path, caption)

    def close(self) -> None:
        pass


class _InTable:
    """In a table, which is written now and then, and in the end."""

    def __init__(self, table: CaptionTable, folder: Path) -> None:
        self.table, self.folder = table, folder
        self.new: dict[str, str] = {}
        self.written, self.kept = time.monotonic(), 0

    def put(self, path: Path, name: str, caption: str) -> None:
        self.new[_known_as(name, self.table, self.folder)] = caption
        if time.monotonic() - self.written > KEEP_EVERY:
            self.close()

    def close(self) -> None:
        if len(self.new) > self.kept:
            self.table.with_captions(self.new).write()
            self.written, self.kept = time.monotonic(), len(self.new)


def _told(table: CaptionTable, folder: Path) -> Mapping[str, str]:
    """The captions of the table, by the names of the pictures within the folder."""
    from project.dataset import list_pictures

    captions = table.captions
    names = [listed.name for listed in list_pictures(folder, stamps=False).pictures]
    return {name: captions.get(_known_as(name, table, folder), "") for name in names}


def _known_as(name: str, table: CaptionTable, folder: Path) -> str:
    """What a table calls a picture: by its path from the table's own folder if it has that, else from the dataset."""
    from project.dataset.captions import normal

    path, base = (folder / name).absolute(), table.path.absolute().parent
    beside = path.relative_to(base).as_posix() if path.is_relative_to(base) else name
    return beside if normal(beside) in table.captions else name


class _Progress:
    """A bar with the time left on a terminal, and lines above it. Called with a phase, how much is done, and of how
    much."""

    def __init__(self) -> None:
        self.phase = ""
        self.bar: Any = None

    def __call__(self, phase: str, done: int, total: int) -> None:
        from tqdm import tqdm

        if phase != self.phase:
            self.close()
            self.phase = phase
            quiet = not sys.stderr.isatty()
            if total == 0:
                print(f"{phase} …", file=sys.stderr, flush=True)
                return
            unit = "B" if "download" in phase else " pictures"
            self.bar = tqdm(total=total, desc=phase, unit=unit, unit_scale=unit == "B", leave=False, disable=quiet)
        if self.bar is not None:
            self.bar.total = total
            self.bar.update(done - self.bar.n)

    def say(self, text: str) -> None:
        if self.bar is not None:
            self.bar.clear()
        print(text, file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
            self.bar = None


VERBS = {"caption": run}
