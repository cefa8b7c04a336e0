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
from engine.answers import Answers
from engine.data import Loader, Plan
from engine.ema import Average
from engine.families.base import Family
from engine.inbox import Inbox
from engine.optim.following import Following
from engine.publish.files import write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.read import read_adapter
from engine.validation import HeldBack, Validation
from project import runs
from project.options import Config
from project.workspace import atomic_write

FACTS = "facts.json"  # what an export writes into the header of its file
PLANNED = "planned"  # the group of the previews that the config asks for
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
    family: Family
    plan: Plan
    loader: Loader
    accelerator: Accelerator
    optimizer: AcceleratedOptimizer
    schedule: LambdaLR | Following
    parameters: list[torch.nn.Parameter]
    facts: TrainingFacts
    held: HeldBack | None = None  # what is validated on
    progress: checkpoint.Progress = field(default_factory=checkpoint.Progress)
    saved_step: int = -1
    encoded: int = -1
    inbox: Inbox = field(init=False)
    answers: Answers = field(init=False)
    validation: Validation = field(init=False)
    average: Average = field(init=False)

    def __post_init__(self) -> None:
        self.inbox = Inbox(self.job.commands, self.job.emit)
        self.answers = Answers(self.family, self.job.folder, self.job.emit, self.inbox, trains=True)
        self.average = Average(self.parameters, self.job.config.technique, self.optimizer.optimizer)
        self.validation = Validation(
            self.job.config, self.held, self.job.emit, self.obey, self.accelerator.autocast, self.average.worn
        )

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
        """Measure the held-back pictures where that is due. False when the run is to end, since nothing gets better."""
        step, last, validation = self.progress.step, self.plan.total_steps, self.validation
        if validation.due(step, last) and validation.run(step) and step in validation.to_keep():
            self.save()
        return not validation.exhausted(step, last)

    def write_result(self) -> None:
        """The finished adapter in kohya's layout, fp32, and what an export needs to know of the run.

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
        write_kohya(folder.result(self.job.config.output.name), weights, self.facts)
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
            elif isinstance(command, runs.PreviewRequest):
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

    def preview(self, wanted: runs.PreviewRequest) -> None:
        """Render between two steps. A preview that fails is a warning, never the end of training."""
        with self.average.worn():
            self.answers.answer(wanted, self.progress.step)
        self.job.emit(runs.Phase(name="training"))

    def planned_previews(self) -> None:
        """The pictures that the config asks for."""
        options = self.job.config.preview
        for number, prompt in enumerate(options.preview_prompts, start=1):
            wanted = runs.PreviewRequest(
                id=f"prompt-{number}",
                prompt=prompt,
                negative=options.negative_prompt,
                seed=options.preview_seed,
                steps=options.preview_steps,
                guidance=options.preview_guidance,
                group=PLANNED,
            )
            if not self.inbox.stopping:
                with self.average.worn():
                    self.answers.answer(wanted, self.progress.step, replaceable=False)
        if options.preview_prompts:
            self.job.emit(runs.Phase(name="training"))

    def park_when_cached(self) -> None:
        """After an epoch that encoded nothing the encoders only take memory."""
        encoded = self.loader.latents.made + self.loader.texts.made
        if encoded == self.encoded and not self.job.config.adapter.train_text_encoder:
            self.family.park_encoders()
        self.encoded = encoded
