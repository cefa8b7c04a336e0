"""An engine of a few lines that answers questions for real, through the run folder: `work --run DIR`.

Its answers say at which strength and seed, and after how many messages. Words in a question make it misbehave: "slow"
takes its time between the words, "refuse" gives a warning, "die" ends it without a word, "think" has it think first.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from project import runs


class Engine:
    """The questions that wait, and what is done about them."""

    def __init__(self, folder: Path, emit: Callable[[runs.Event], object]) -> None:
        self.emit = emit
        self.commands = runs.CommandReader(folder)
        self.waiting: list[runs.Ask] = []
        self.left = self.stopped = False

    def look(self, current: runs.Ask | None = None) -> None:
        """Take in commands; `left` says that the answer in work is not wanted any more."""
        for command in self.commands.poll():
            if isinstance(command, runs.Stop):
                self.stopped = self.left = True
            elif isinstance(command, runs.Cancel):
                self.waiting = [r for r in self.waiting if command.id not in ("", r.id, r.group)]
                self.left = current is not None and command.id in ("", current.id, current.group)
            elif isinstance(command, runs.Ask):
                self.waiting = [r for r in self.waiting if r.group and r.group == command.group]
                same = current is not None and bool(current.group) and current.group == command.group
                self.left = self.left or (current is not None and not same)
                self.waiting.append(command)

    def answer(self, wanted: runs.Ask) -> None:
        if "die" in wanted.question:
            os._exit(1)
        if "refuse" in wanted.question:
            self.emit(runs.Warning_(message="the answer failed: out of memory", code="preview", path=wanted.id))
            return
        self.left = False
        self.emit(runs.Phase(name="answering", detail=wanted.id))
        words = f"at {wanted.strength:g} with {wanted.seed} after {len(wanted.messages)}".split()
        if "think" in wanted.question:
            words = ["<think>", "let", "me", "see", "</think>", *words]
        said, reason = "", "end"
        for word in words:
            piece = f" {word}" if said else word
            self.emit(runs.Answer(id=wanted.id, text=piece))
            said += piece
            time.sleep(0.3 if "slow" in wanted.question else 0.002)
            self.look(wanted)
            if self.left:
                reason = "stopped"
                break
        told = {key: getattr(wanted, key) for key in ("id", "question", "strength", "seed", "adapter", "group")}
        self.emit(runs.Answer(**told, text=said, done=True, tokens=len(words), seconds=0.5, reason=reason))


def main(folder: Path) -> int:
    with runs.RunLock(folder), runs.EventLog(folder / "events.jsonl") as log:
        engine = Engine(folder, log.write)
        job = runs.read_job(folder)
        assert isinstance(job, runs.PreviewJob)
        assert job.task == "text-generation"
        log.write(runs.Start(job="preview", name=job.base_model))
        log.write(runs.Phase(name="ready"))
        end = time.time() + 60
        while not engine.stopped and time.time() < end and runs.is_locked(folder / "owner.lock"):
            engine.look()
            if engine.waiting:
                engine.answer(engine.waiting.pop(0))
            else:
                time.sleep(0.02)
        log.write(runs.End(status="stopped" if engine.stopped else "finished"))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[sys.argv.index("--run") + 1])))
