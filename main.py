"""The one door: no argument opens the app, a verb runs headless; imports lazily."""

from __future__ import annotations

import os
import sys

import bootstrap


def main(argv: list[str] | None = None) -> int:
    """Run one command line (`sys.argv[1:]` if None) and return its exit code: 0, 1 a failed job, 2 a wrong argument."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a loader's worker in a package starts here, and must not start a command
    arguments = sys.argv[1:] if argv is None else argv
    bootstrap.ensure("app")
    if opens_window(arguments):
        bootstrap.check_window()
        bootstrap.restore_library_path()
        from gui import app

        return app.main(arguments)
    if getattr(sys, "frozen", False):
        from project.runtime import command, launch, places

        if arguments[0] == "engine":
            return command.main(arguments[1:])
        if arguments == ["--version"]:  # for this the small package needs no engine
            from project.version import VERSION

            print(f"LoRA Atelier {VERSION}")
            return 0
        if places.shape() == "app":  # the small package: the engine lives in an environment of its own
            return launch.hand_over(arguments)
    from engine import cli

    return cli.main(arguments)


def opens_window(arguments: list[str]) -> bool:
    """Whether these are for the app and no verb: nothing, a project, or a path as a file manager gives it."""
    return not arguments or arguments[0] == "--project" or os.path.basename(arguments[0]) != arguments[0]


if __name__ == "__main__":
    sys.exit(main())
