"""What a training does that depends on what is trained: a file per task; this one only finds the file."""

import importlib

from engine.tasks.base import Prepared, Task
from project.options import PICTURES, TEXTS

__all__ = ["Prepared", "Task", "task_of"]

_FILES = {PICTURES: "engine.tasks.pictures", TEXTS: "engine.tasks.texts"}


def task_of(task_type: str) -> Task:
    """The functions of a task, by a value of the option `task_type`."""
    task: Task = importlib.import_module(_FILES[task_type])
    return task
