"""A process that behaves like an engine without training anything: it holds the lock, writes events, obeys commands.

Called as an engine is: `python scripted_engine.py work --run DIR`. DIR/script.json says what it does.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from project import runs

DEFAULTS = {
    "steps": 20, "seconds": 0.01, "save_steps": 5, "loud": "", "exit": None, "fail": "", "start_delay": 0.0,
    "deaf": False,
}  # fmt: skip


class Script:
    """One run as its script has it."""

    def __init__(self, folder: runs.RunFolder) -> None:
        self.folder = folder
        self.plan = {**DEFAULTS, **json.loads((folder.path / "script.json").read_text())}

    def work(self) -> int:
        time.sleep(self.plan["start_delay"])
        if self.plan["loud"]:
            print(self.plan["loud"], file=sys.stderr, flush=True)
        if self.plan["exit"] is not None:
            return int(self.plan["exit"])
        with runs.RunLock(self.folder.path), runs.EventLog(self.folder.events) as self.log:
            self.inbox = runs.CommandReader(self.folder.path)
            self.log.write(runs.Start(total_steps=self.plan["steps"], epochs=2, device="cpu", pictures=3))
            return self.train()

    def train(self) -> int:
        saved = sorted(self.folder.checkpoints.glob("step-*"))
        first = int(saved[-1].name.removeprefix("step-")) if saved else 0
        if first:
            self.log.write(runs.Resumed(step=first))
        for step in range(first + 1, self.plan["steps"] + 1):
            time.sleep(self.plan["seconds"])
            memory = runs.Memory(used=1 << 30, reserved=2 << 30, total=8 << 30)
            self.log.write(runs.Step(step=step, loss=1 / step, lr=1e-4, seconds=0.01, memory=memory))
            if self.plan["fail"] and step == 3:
                self.log.write(runs.ErrorEvent(message=self.plan["fail"], detail="Traceback: here"))
                self.log.write(runs.End(status="failed", step=step))
                return 1
            if self.obey(step):
                self.log.write(runs.End(status="stopped", step=step))
                return 0
            if self.plan["save_steps"] and step % self.plan["save_steps"] == 0:
                self.save(step)
        self.log.write(runs.End(status="finished", step=self.plan["steps"], result="x.safetensors", seconds=1))
        return 0

    def obey(self, step: int) -> bool:
        """Do what was asked; True to stop."""
        paused = False
        while True:
            for command in [] if self.plan["deaf"] else self.inbox.poll():
                if isinstance(command, runs.Stop):
                    self.save(step)
                    return True
                if isinstance(command, runs.Save):
                    self.save(step)
                if isinstance(command, runs.Pause):
                    paused = True
                    self.log.write(runs.Paused(step=step))
                if isinstance(command, runs.Resume):
                    paused = False
                    self.log.write(runs.Resumed(step=step))
                if isinstance(command, runs.PreviewRequest):
                    self.log.write(runs.Preview(id=command.id, path="previews/x.png", prompt=command.prompt, step=step))
                if isinstance(command, runs.Ask):
                    self.answer(command, step)
            if not paused:
                return False
            time.sleep(0.02)

    def answer(self, wanted: runs.Ask, step: int) -> None:
        text = f"{wanted.question} answered by the training"
        self.log.write(runs.Phase(name="answering", detail=wanted.id))
        self.log.write(runs.Answer(id=wanted.id, text=text))
        told = {key: getattr(wanted, key) for key in ("id", "question", "strength", "seed", "adapter", "group")}
        self.log.write(runs.Answer(**told, text=text, done=True, step=step, tokens=4, seconds=0.1, reason="end"))

    def save(self, step: int) -> None:
        self.folder.checkpoint(step).mkdir(parents=True, exist_ok=True)
        self.log.write(runs.Checkpoint(step=step, path=f"checkpoints/step-{step:06d}"))


if __name__ == "__main__":
    sys.exit(Script(runs.RunFolder(Path(sys.argv[sys.argv.index("--run") + 1]))).work())
