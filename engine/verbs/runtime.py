"""The verb for the engine's own environment, which a package without torch has as well."""

import argparse
from collections.abc import Callable

from project.runtime import command

AddVerb = Callable[[str, str], argparse.ArgumentParser]


def add(verb: AddVerb) -> None:
    """Add the parser."""
    command.add_arguments(verb("engine", command.TEXT))


VERBS = {"engine": command.run}
