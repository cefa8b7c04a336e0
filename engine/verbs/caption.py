"""The verb that captions a folder of pictures by a model."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from project.captioning import MODES, CaptioningOptions, read_options

if TYPE_CHECKING:
    from engine.caption.keeping import Keeping
    from engine.caption.pipeline import Captioned, Wanted
    from project.captioning.table import CaptionTable
    from project.library import Project

AddVerb = Callable[[str, str], argparse.ArgumentParser]


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
    caption.add_argument("--trigger", metavar="WORD",
                         help="trigger word that each new caption begins with (default: the project's)")  # fmt: skip
    caption.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                         help="prompt, temperature, threshold, batch_size … (repeatable)")  # fmt: skip
    caption.add_argument("--device", default="auto")
    caption.add_argument("--dry-run", action="store_true", help="print the captions and write nothing")


def run(chosen: argparse.Namespace) -> int:
    """Caption, and keep what is done whatever ends it. Returns 1 if a picture could not be captioned."""
    from engine.caption.keeping import told_by
    from engine.caption.opening import find_model
    from engine.caption.work import choose
    from engine.device import reserved_by_shell
    from project import library
    from project.captioning.table import open_table

    project = library.project_of(chosen.input)
    folder = project.images if project is not None else chosen.input
    options = _options(chosen, project)
    table = open_table(chosen.output.expanduser()) if chosen.output else None
    told = told_by(table, folder) if table else {}
    named = str(project.settings.get("metadata_path") or "") if project is not None else ""
    wanted, problems = choose((), folder, options, told, Path(named).expanduser() if named else None)
    for problem in problems:
        print(f"passed over {problem.problem}", file=sys.stderr)
    if not wanted:
        print("no picture needs a caption; --mode replace, append or prepend goes over those that have one")
        return 1 if problems else 0
    keeping = _keeping(chosen, table, folder, wanted, project)  # what cannot be written to is told before the work
    progress = _Progress()
    try:
        find_model(options.model, progress)
        with reserved_by_shell(chosen.device, "caption", folder):
            return _caption(chosen, options, wanted, keeping, progress) or int(bool(problems))
    except BrokenPipeError:  # whoever read the captions has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        progress.close()


def _caption(
    chosen: argparse.Namespace,
    options: CaptioningOptions,
    wanted: "list[Wanted]",
    keeping: "Keeping",
    progress: "_Progress",
) -> int:
    from engine.caption.opening import open_captioner
    from engine.caption.pipeline import captioned
    from engine.memory import pick_device

    made, failed, stopped = 0, 0, False
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
        stopped = True
    finally:
        for problem in keeping.close():
            progress.say(f"passed over {problem}")
            made, failed = made - 1, failed + 1
    progress.close()
    if stopped:
        print(f"stopped: {made} captions are kept; the same command goes on with the others", file=sys.stderr)
        return 130
    where = "nothing was written" if chosen.dry_run else f"they are in {chosen.output or 'text files beside them'}"
    print(f"{made} pictures got a caption, {where}" + (f"; {failed} were passed over" if failed else ""))
    return 1 if failed else 0


def _put(keeping: "Keeping", one: "Captioned") -> str:
    """Keep a caption; why not, if it cannot be."""
    return keeping.put(one) if one.caption is not None else f"{one.wanted.name}: the model had nothing to say"


def _keeping(
    chosen: argparse.Namespace,
    table: "CaptionTable | None",
    folder: Path,
    wanted: "list[Wanted]",
    project: "Project | None",
) -> "Keeping":
    from engine.caption.keeping import Beside, InTable, Shown

    if chosen.dry_run:
        return Shown()
    return InTable(table, folder) if table is not None else Beside(wanted, project, "caption by model")


def _options(chosen: argparse.Namespace, project: "Project | None") -> CaptioningOptions:
    """What is given, above what a project says of its trigger word and of how its captions are read."""
    from project.words.style import style_of

    own: dict[str, str] = {}
    if project is not None:
        style = style_of(project)
        own = {"caption_style": style.kind, "caption_separator": style.separator, "trigger_word": project.trigger_word}
    given = {"model": chosen.model, "mode": chosen.mode, "trigger_word": chosen.trigger}
    named = {**own, **{key: value for key, value in given.items() if value}}
    return read_options([*(f"{key}={value}" for key, value in named.items() if value), *chosen.set])


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
            if total == 0 or (quiet and done < total):
                print(f"{phase} …", file=sys.stderr, flush=True)
            if total == 0:
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
