"""The verb `engine` of the shell: what there is of an engine, and setting up, mending, updating and removing it."""

import argparse
import sys
from pathlib import Path

from project.errors import AtelierError, BadInput
from project.runtime import environment, machine, places
from project.runtime.backends import TITLES
from project.runtime.environment import State
from project.runtime.kinds import BACKENDS, SYSTEMS
from project.runtime.progress import Progress

TEXT = "the engine's own Python environment: what fits this computer, set up, repair, update, remove"
_PHASES = {
    "waiting": "another set-up is at work here; waiting for it",
    "python": "preparing Python",
    "download": "downloading",
    "check": "checking",
    "install": "installing",
    "remove": "removing",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's own arguments to its parser."""
    parser.add_argument(
        "action", nargs="?", default="status", choices=tuple(_ACTIONS), help="what to do (default: %(default)s)"
    )
    parser.add_argument("--backend", choices=BACKENDS, help="for which card (default: the best one here)")
    parser.add_argument("--folder", type=Path, help="where the engine goes (default: in the app's own folder)")
    parser.add_argument(
        "--index", action="append", metavar="URL", help="a package index to ask before the public one (repeatable)"
    )
    parser.add_argument(
        "--wheels",
        type=Path,
        metavar="PATH",
        help="a folder or an archive of wheels: nothing is downloaded; for collect: the folder to fill",
    )
    parser.add_argument("--system", choices=SYSTEMS, help="for collect: of the other computer (default: this one's)")
    parser.add_argument("--dry-run", action="store_true", help="for install: say what it takes, and change nothing")


def main(arguments: list[str]) -> int:
    """Run the verb by itself, for a package whose other verbs need the engine; returns the exit code."""
    parser = argparse.ArgumentParser(prog="lora-atelier-cli engine", description=TEXT)
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except AtelierError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked for, and print it. Raises AtelierError."""
    given = chosen.backend or chosen.folder or chosen.index or chosen.wheels
    if chosen.action not in ("install", "collect") and given:
        raise BadInput(f"engine {chosen.action} takes no more arguments: `engine install` changes what was chosen")
    return _ACTIONS[chosen.action](chosen)


def _status(_: argparse.Namespace) -> int:
    here, state = machine.look(), environment.state()
    print(f"{here.system_name}, {here.processor}, {_gigabytes(here.memory_bytes)} memory")
    for card in here.cards:
        cuda = f", CUDA {card.cuda[0]}.{card.cuda[1]}" if card.cuda else ""
        print(f"{card.name}, {_gigabytes(card.memory_bytes)}, driver {card.driver or 'none'}{cuda}")
    if places.shape() != "app":
        print("\nThis engine is part of the installation; one of its own is only needed by the small package.")
    print(f"\n{state.sentence}")
    if state.status != "missing" and state.backend:
        print(f"  {TITLES[state.backend]}, {_gigabytes(state.size_bytes)} in {state.folder}")
    print()
    for choice in environment.choices():
        print(f"{'+' if choice.fits else '-'} {choice.backend:5} {choice.reason}")
    return 0


def _install(chosen: argparse.Namespace) -> int:
    plan = environment.plan(
        chosen.backend, chosen.folder, None if chosen.index is None else tuple(chosen.index), chosen.wheels
    )
    print(f"{TITLES[plan.backend]}, in {plan.folder}")
    if not plan.problem:
        print(f"  to download {_gigabytes(plan.download_bytes)}; needs {_gigabytes(plan.disk_bytes)} of the disk, "
              f"{_gigabytes(plan.kept_bytes)} when it is done; free {_gigabytes(plan.free_bytes)}")  # fmt: skip
    if chosen.dry_run and not plan.problem:
        return 0
    return _told(environment.make(plan, Teller()))


def _repair(_: argparse.Namespace) -> int:
    return _told(environment.repair(Teller()))


def _update(_: argparse.Namespace) -> int:
    return _told(environment.update(Teller()))


def _remove(_: argparse.Namespace) -> int:
    return _told(environment.remove(Teller()), wanted="missing")


def _collect(chosen: argparse.Namespace) -> int:
    if chosen.wheels is None:
        raise BadInput("engine collect needs --wheels: the folder to fill")
    backend = chosen.backend or environment.plan().backend
    system = chosen.system or machine.this_system()
    size = environment.collect(backend, system, chosen.wheels, tuple(chosen.index or ()), Teller())
    print(f"{_gigabytes(size)} in {chosen.wheels}: take it to the other computer, and give it there as --wheels")
    return 0


def _told(state: State, wanted: str = "ready") -> int:
    print(state.sentence)
    return 0 if state.status == wanted else 1


class Teller:
    """Prints progress: a bar on a terminal, else a line for each phase."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._bar = tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False)
        self._phase = ""

    def __call__(self, progress: Progress) -> None:
        if progress.phase != self._phase:
            self._phase = progress.phase
            self._bar.clear()
            print(_PHASES[progress.phase], file=sys.stderr)
            self._bar.reset(progress.total)
        self._bar.total = progress.total
        self._bar.set_description(progress.item[:40], refresh=False)
        self._bar.update(progress.done - self._bar.n)


def _gigabytes(count: int | None) -> str:
    if count is None:
        return "unknown"
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.1f} MB"


_ACTIONS = {
    "status": _status,
    "install": _install,
    "repair": _repair,
    "update": _update,
    "remove": _remove,
    "collect": _collect,
}
