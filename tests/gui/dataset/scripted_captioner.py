"""A process that behaves like an engine that captions, without a model.

Called as an engine is: `python scripted_captioner.py work --run DIR`. What it does follows from the pictures' names:
"bell" is broken, "bear" has a note, "cactus" gets nothing new. With the option seed=7 it waits for Stop after three
pictures, unless it works on the cpu.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from project import runs


def work(folder: runs.RunFolder) -> None:
    job = runs.read_job(folder.path)
    assert isinstance(job, runs.CaptionJob)
    commands = runs.CommandReader(folder.path)
    with runs.RunLock(folder.path), runs.EventLog(folder.events) as log:
        log.write(runs.Start(job="caption"))
        if job.model == "broken":
            log.write(runs.ErrorEvent(message="broken is no model: name another"))
            log.write(runs.End(status="failed"))
            return
        log.write(runs.Phase(name="waiting for the device", detail="/x/runs/bells-3"))
        log.write(runs.Phase(name="loading the model"))
        for done, file in enumerate(job.pictures):
            if "seed=7" in job.settings and job.device != "cpu" and done == 3:
                while not any(isinstance(command, runs.Stop) for command in commands.poll()):
                    time.sleep(0.02)
                log.write(runs.End(status="stopped"))
                return
            name = Path(file).stem
            if name == "bell":
                log.write(runs.Warning_(message=f"passed over {file}: it is damaged", path=file))
            else:
                same = Path(file).with_suffix(".txt").read_text(encoding="utf-8").strip() if name == "cactus" else ""
                log.write(runs.CaptionEvent(path=file, caption=same or f"made, {name} ü 墨", score=0.5))
            if name == "bear":
                log.write(runs.Warning_(message=f"{file}: “blood” was left out", path=file))
            log.write(runs.Phase(name="captioning", done=done + 1, total=len(job.pictures)))
        log.write(runs.End(status="finished"))


if __name__ == "__main__":
    work(runs.RunFolder(Path(sys.argv[sys.argv.index("--run") + 1])))
