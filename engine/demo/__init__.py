"""The whole job on what is built in, a file per task; this one finds the file and the folder."""

import importlib
from pathlib import Path

from project.errors import BadInput
from project.options import PICTURES, TEXTS

_FILES = {PICTURES: "engine.demo.pictures", TEXTS: "engine.demo.texts"}


def demo(task: str, output: Path | None = None) -> int:
    """Run the demo of a task in ``output`` (default: a new folder ./atelier-demo); 0 when the model learned.

    Raises BadInput for a folder that holds something, JobFailed when it did not learn.
    """
    output = (output or _free(Path("atelier-demo"))).expanduser().absolute()
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise BadInput(f"{output} is not an empty folder: give another --output")
    code: int = importlib.import_module(_FILES[task]).demo(output)
    return code


def _free(path: Path) -> Path:
    """The path, or the path with the first number that is not taken."""
    tries = [path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1000))]
    return next(one for one in tries if not one.exists())
