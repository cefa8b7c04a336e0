"""A process that behaves like an engine at an export, without a model: it writes the files that the job asks for.

Called as an engine is: `python scripted_export.py work --run DIR`. SCRIPT_EXPORT names how it behaves.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from project import runs
from project.exports import PLACES, text_target
from project.options import TEXTS


def main(folder: Path, manner: str) -> int:
    job = runs.read_job(folder)
    assert isinstance(job, runs.ExportJob)
    with runs.RunLock(folder), runs.EventLog(folder / "events.jsonl") as log:
        inbox = runs.CommandReader(folder)
        log.write(runs.Start(job="export", name=job.name))
        log.write(runs.Phase(name="loading the model"))
        if manner == "fail":
            log.write(runs.ErrorEvent(message="the disk is full: make room and export again"))
            log.write(runs.End(status="failed"))
            return 1
        if manner == "die":
            os._exit(3)
        for done in range(1, 6 if manner != "slow" else 500):
            time.sleep(0.02)
            log.write(runs.Phase(name="drawing the preview picture", done=done, total=500))
            if any(isinstance(command, runs.Stop) for command in inbox.poll()):
                log.write(runs.End(status="stopped"))
                return 0
        return write(job, log)


def write(job: runs.ExportJob, log: runs.EventLog) -> int:
    dest = Path(job.dest)
    if job.to in PLACES[TEXTS]:
        target = text_target(job.to, dest, job.name)
        main = target if job.to == "gguf" else target / "Modelfile"
        main.parent.mkdir(parents=True, exist_ok=True)
        main.write_text(f"{job.weight} {job.dtype} {job.ollama_base}")
        log.write(runs.Written(path=str(main), checked=True))
        log.write(runs.End(status="finished", result=str(main)))
        return 0
    dest.mkdir(parents=True, exist_ok=True)
    names = ["pytorch_lora_weights.safetensors"] if job.to == "diffusers" else [
        f"{job.name}{suffix}" for suffix in (".safetensors", ".json", ".png")]  # fmt: skip
    for number, name in enumerate(names):
        if (dest / name).exists() and not job.overwrite:
            log.write(runs.ErrorEvent(message=f"{name} already exists"))
            log.write(runs.End(status="failed"))
            return 2
        (dest / name).write_text(f"{job.weight} {job.trigger_word} {job.dtype} {job.picture}")
        log.write(runs.Written(path=str(dest / name), checked=number == 0))
    log.write(runs.End(status="finished", result=str(dest / names[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[sys.argv.index("--run") + 1]), os.environ.get("SCRIPT_EXPORT", "")))
