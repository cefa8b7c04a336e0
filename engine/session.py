"""The live objects of one training run, and what happens between its steps: saving, resuming, commands, previews."""

import dataclasses
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from accelerate import Accelerator
from accelerate.optimizer import AcceleratedOptimizer
from torch.optim.lr_scheduler import LambdaLR

from engine import adapter, checkpoint
from engine.ema import Average
from engine.families.base import Model
from engine.inbox import Inbox
from engine.optim.following import Following
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.tasks.base import Answering, Held, Loader, Plan, Prepared, Task
from engine.validation import Validation
from project import runs
from project.options import Config
from project.runs.folder import FACTS
from project.workspace import atomic_write

POLL = 0.05  # seconds between two looks for a command while paused


@dataclass
class Job:
    """One run: its folder, its frozen config, where events go and where commands come from."""

    folder: runs.RunFolder
    config: Config
    emit: Callable[[runs.Event], None]
    commands: Callable[[], list[runs.Command]]


@dataclass
class Session:
    """A run that is loaded and can take steps. ``progress`` counts the optimizer steps that are done."""

    job: Job
    task: Task
    ready: Prepared
    accelerator: Accelerator
    optimizer: AcceleratedOptimizer
    schedule: LambdaLR | Following
    parameters: list[torch.nn.Parameter]
    progress: checkpoint.Progress = field(default_factory=checkpoint.Progress)
    saved_step: int = -1
    facts: TrainingFacts = field(init=False)
    inbox: Inbox = field(init=False)
    answers: Answering | None = field(init=False)
    validation: Validation = field(init=False)
    average: Average = field(init=False)

    def __post_init__(self) -> None:
        self.facts = self.ready.facts
        self.inbox = Inbox(self.job.commands, self.job.emit)
        self.answers = self.task.answering(self)
        self.average = Average(self.parameters, self.job.config.technique, self.optimizer.optimizer)
        self.validation = Validation(
            self.job.config, self.held, self.job.emit, self.obey, self.accelerator.autocast, self.average.worn
        )

    @property
    def family(self) -> Model:
        """The model that is trained."""
        return self.ready.model

    @property
    def plan(self) -> Plan:
        return self.ready.plan

    @property
    def loader(self) -> Loader:
        return self.ready.loader

    @property
    def held(self) -> Held | None:
        """What is validated on."""
        return self.ready.held

    def after_epoch(self) -> None:
        """What the task does at the end of an epoch."""
        self.ready.after_epoch()

    def resume(self) -> None:
        """Go on from the newest checkpoint that verifies, if there is one. Raises JobFailed if it does not fit."""
        found = checkpoint.latest(self.job.folder.checkpoints)
        if found is None:
            earlier = runs.EventReader(self.job.folder.events).poll()
            if any(isinstance(event, runs.Step) for event in earlier):
                self.job.emit(runs.Resumed(step=0))  # those steps come again
            return
        self.progress, files = found
        checkpoint.unpack(files, self.family, self.optimizer, self.schedule, self.accelerator.scaler, self.average)
        self.saved_step = self.progress.step
        if self.held is not None:
            self.validation.remember(runs.EventReader(self.job.folder.events).poll(), self.progress.step)
        self.job.emit(runs.Resumed(step=self.progress.step))

    def save(self) -> None:
        """A checkpoint of this step, unless it has one. Raises JobFailed if the disk does not take it."""
        if self.saved_step == self.progress.step:
            return
        began = time.perf_counter()
        self.facts = dataclasses.replace(
            self.facts,
            steps=self.progress.step,
            epoch=-(-self.progress.step // self.plan.steps_per_epoch),
            finished_at=time.time(),
        )
        root = self.job.folder.checkpoints
        files = checkpoint.pack(
            self.family, self.optimizer, self.schedule, self.accelerator.scaler, self.facts, self.average
        )
        folder = checkpoint.write(root, self.progress, files)
        keep, spared = self.job.config.output.keep_checkpoints, self.validation.to_keep()
        checkpoint.prune(root, keep, self.progress.step, spared)
        self.saved_step = self.progress.step
        path = folder.relative_to(self.job.folder.path).as_posix()
        self.job.emit(runs.Checkpoint(step=self.saved_step, path=path, seconds=time.perf_counter() - began))

    def validate(self) -> bool:
        """Measure what is held back where that is due. False when the run is to end, since nothing gets better."""
        step, last, validation = self.progress.step, self.plan.total_steps, self.validation
        if validation.due(step, last) and validation.run(step) and step in validation.to_keep():
            self.save()
        return not validation.exhausted(step, last)

    def write_result(self) -> None:
        """The finished adapter, as the task has it, and what an export needs to know of the run.

        A run that was ended early gives its best checkpoint, if that was kept.
        """
        folder, step = self.job.folder, self.progress.step
        with self.average.worn():
            weights = adapter.collect(self.family)
        if self.validation.exhausted(step, self.plan.total_steps):
            taken = next((best for best in self.validation.to_keep() if self._has_checkpoint(best)), None)
            if taken is not None:
                file = folder.checkpoint(taken) / checkpoint.ADAPTER
                weights = read_adapter(file, adapter.layers_of(self.family))
                epoch = -(-taken // self.plan.steps_per_epoch)
                self.facts = dataclasses.replace(self.facts, steps=taken, epoch=epoch)
            self.validation.tell_early_stop(step, taken)
        self.task.write_result(folder, weights, self.facts, adapter.layers_of(self.family))
        atomic_write(folder.path / FACTS, json.dumps(self.facts.to_dict(), indent=1))

    def _has_checkpoint(self, step: int) -> bool:
        return checkpoint.read(self.job.folder.checkpoint(step)) is not None

    def obey(self) -> bool:
        """Carry out waiting commands, and wait while paused. False when training is to stop."""
        paused = False
        while True:
            command = self.inbox.next()
            if isinstance(command, runs.Stop):
                return False
            if isinstance(command, runs.Save):
                self.save()
            elif isinstance(command, self.task.REQUESTS):
                self.preview(command)
            elif isinstance(command, runs.Pause) and not paused:
                paused = True
                self.job.emit(runs.Paused(step=self.progress.step))
            elif isinstance(command, runs.Resume) and paused:
                paused = False
                self.job.emit(runs.Resumed(step=self.progress.step))
            elif command is None and not paused:
                return True
            elif command is None:
                time.sleep(POLL)

    def preview(self, wanted: runs.Command) -> None:
        """Answer a request between two steps. What fails there is a warning, never the end of training."""
        self._preview(wanted, replaceable=True)
        self.job.emit(runs.Phase(name="training"))

    def planned_previews(self) -> None:
        """What the config asks to be shown after this step."""
        wanted = self.task.planned(self.job.config, self.progress.step, self.plan.total_steps)
        for one in wanted:
            if not self.inbox.stopping:
                self._preview(one, replaceable=False)
        if wanted:
            self.job.emit(runs.Phase(name="training"))

    def _preview(self, wanted: runs.Command, replaceable: bool) -> None:
        if self.answers is not None:
            with self.average.worn():
                self.answers.answer(wanted, self.progress.step, replaceable)
