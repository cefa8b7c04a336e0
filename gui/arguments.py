"""What the app is started with: a project to open, or LoRA files to look into."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from project.lora_file import SUFFIXES


@dataclass(frozen=True)
class Given:
    """The folder of a project, or None for that of last time, and LoRA files."""

    project: Path | None = None
    loras: tuple[Path, ...] = ()


def given(arguments: Sequence[str]) -> Given:
    """Read `--project DIR`, or paths as a file manager passes them: a project's folder or opener, LoRA files."""
    paths = [Path(text) for text in arguments if text != "--project"]
    loras = tuple(path for path in paths if path.suffix.lower() in SUFFIXES)
    project = next((path for path in paths if path not in loras), None)
    if project is not None:
        from project.library import OPENER  # brings the schema along, which a start without arguments need not wait for

        project = project.parent if project.name == OPENER else project
    return Given(project, loras)
