"""An engine of a few lines that answers preview requests for real, through the run folder: `work --run DIR`.

Its pictures are of one colour: blue at strength 0, the more red the stronger. Words in the prompt make it misbehave:
"slow" takes half a second a picture, "refuse" gives a warning, "die" ends it without a word.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PIL import Image

from project import runs

SIDE = 64
STEPS = 10


class Engine:
    """The requests that wait, and what is done about them."""

    def __init__(self, folder: Path, emit: Callable[[runs.Event], object]) -> None:
        self.folder, self.emit = folder, emit
        self.commands = runs.CommandReader(folder)
        self.waiting: list[runs.PreviewRequest] = []
        self.left = self.stopped = False

    def look(self, current: runs.PreviewRequest | None = None) -> None:
        """Take in commands; `left` says that the picture in work is not wanted any more."""
        for command in self.commands.poll():
            if isinstance(command, runs.Stop):
                self.stopped = self.left = True
            elif isinstance(command, runs.Cancel):
                self.waiting = [r for r in self.waiting if command.id not in ("", r.id, r.group)]
                self.left = current is not None and command.id in ("", current.id, current.group)
            elif isinstance(command, runs.PreviewRequest):
                same = bool(command.group)
                self.waiting = [r for r in self.waiting if same and r.group == command.group]
                self.left = self.left or (current is not None and not (same and current.group == command.group))
                self.waiting.append(command)

    def render(self, request: runs.PreviewRequest) -> None:
        if "die" in request.prompt:
            os._exit(1)
        if "refuse" in request.prompt:
            text = "the preview failed: out of memory"
            self.emit(runs.Warning_(message=text, code="preview", path=request.id))
            return
        self.left = False
        for done in range(STEPS):
            self.emit(runs.Phase(name="rendering", done=done, total=STEPS, detail=request.id))
            time.sleep(0.05 if "slow" in request.prompt else 0.002)
            self.look(request)
            if self.left:
                self.emit(runs.Warning_(message="no preview", code="preview-cancelled", path=request.id))
                return
        red = round(min(request.strength / 1.5, 1) * 255)
        path = self.folder / "previews" / f"{request.id}.png"
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", (SIDE, SIDE), (red, request.seed % 256, 255 - red)).save(path)
        keys = ("id", "prompt", "negative", "seed", "strength", "steps", "guidance", "adapter", "group")
        made = {key: getattr(request, key) for key in keys}
        self.emit(runs.Preview(path=f"previews/{path.name}", width=SIDE, height=SIDE, **made))


def main(folder: Path) -> int:
    with runs.RunLock(folder), runs.EventLog(folder / "events.jsonl") as log:
        job = runs.read_job(folder)
        base = job.base_model if isinstance(job, runs.PreviewJob) else ""
        engine = Engine(folder, log.write)
        log.write(runs.Start(job="preview", name=base))
        if base == "broken":
            log.write(runs.ErrorEvent(message="broken: there is no such model. Choose another base model."))
            log.write(runs.End(status="failed"))
            return 2
        log.write(runs.Phase(name="loading the model"))
        log.write(runs.Phase(name="ready"))
        end = time.time() + 60
        while not engine.stopped and time.time() < end:
            engine.look()
            if engine.waiting:
                engine.render(engine.waiting.pop(0))
            elif not runs.is_locked(folder / "owner.lock") and isinstance(job, runs.PreviewJob):
                break
            else:
                time.sleep(0.02)
        log.write(runs.End(status="stopped" if engine.stopped else "finished"))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[sys.argv.index("--run") + 1])))
