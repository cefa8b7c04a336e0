"""THE training loop. It knows no family, no task and no screen: it reads a config, emits events and obeys commands."""

import contextlib
import hashlib
import math
import time
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from torch.utils.tensorboard import SummaryWriter

from engine import adapter, checkpoint, memory, optim
from engine.session import Job, Session
from engine.tasks import task_of
from project import runs
from project.errors import BadInput, JobFailed
from project.version import VERSION

SMOOTHING = 0.05  # weight of the newest loss in the running average


def train(job: Job) -> str:
    """Train to the end and write the result; returns "finished", or "stopped" when a command asked for it.

    Raises BadInput for data or a model that cannot be trained, JobFailed when training breaks down. Whatever happens,
    the newest checkpoint is whole.
    """
    output = job.config.output
    most = job.config.optimizing.max_grad_norm or math.inf
    with memory.explained(job.config):
        session = begin(job)
        session.resume()
    plan, device = session.plan, session.accelerator.device
    log = open_log(output.tensorboard_dir, session.progress.step)
    job.emit(runs.Phase(name="training"))
    try:
        with memory.explained(job.config):
            if not session.progress.step:
                session.planned_previews()
            for step, epoch, batches in plan.steps(session.progress.step):
                if not session.validate():
                    break
                if not session.obey():
                    session.save()
                    return "stopped"
                began = time.perf_counter()
                loss = gradients(session, step, batches)
                norm = float(session.accelerator.clip_grad_norm_(session.parameters, most))
                stop_if_broken(session, loss, norm)
                rate = optim.effective_rate(session.optimizer)
                session.optimizer.step()
                if job.config.adapter.max_norm:
                    limited = adapter.limit_norms(session.family, job.config.adapter.max_norm)
                    log.add_scalar("norm/scaled_down", limited.scaled, step + 1)
                    log.add_scalar("norm/mean", limited.mean, step + 1)
                session.optimizer.zero_grad(set_to_none=True)

                done = step + 1
                average = session.progress.average_loss
                average = loss if step == 0 else average + SMOOTHING * (loss - average)
                session.progress = checkpoint.Progress(done, average)
                optim.advance(session.schedule, average)
                session.average.update(done)
                seconds, held = time.perf_counter() - began, memory.usage(device)
                job.emit(
                    runs.Step(step=done, epoch=epoch, loss=loss, lr=rate, memory=held, seconds=seconds, grad_norm=norm)
                )
                log.add_scalar("loss", loss, done)
                log.add_scalar("learning_rate", rate, done)
                if done % plan.steps_per_epoch == 0:
                    session.after_epoch()
                if output.save_steps and done % output.save_steps == 0:
                    session.save()
                session.planned_previews()
            session.validate()
            session.obey()
    finally:
        with contextlib.suppress(OSError):  # a full disk: what ended the run is what is to be told
            log.close()
    session.save()
    session.write_result()
    return "finished"


def begin(job: Job) -> Session:
    """Load everything that a run needs and put the adapter on. Raises BadInput."""
    config, training = job.config, job.config.training
    placement = memory.place(config.precision)
    if placement.device.type == "cuda":
        torch.cuda.set_device(placement.device)  # accelerate takes the current card
    task = task_of(config.model.task_type)
    ready = task.prepare(job, placement)
    family, plan = ready.model, ready.plan
    torch.manual_seed(training.seed)
    adapter.attach(family, config.adapter)
    if config.precision.gradient_checkpointing:
        family.save_memory()
    accelerator = Accelerator(mixed_precision=placement.mixed, cpu=placement.device.type == "cpu")
    parameters = {part: adapter.trainable(module) for part, module in family.components.items()}
    for part, module in family.components.items():
        module.train(bool(parameters[part]))  # dropout where something learns
    groups = adapter.groups(family, config.adapter, config.optimizing)
    optimizer = optim.build(groups, config.optimizing, placement.device)
    schedule = optim.schedule(optimizer, config.optimizing, plan.total_steps)
    job.emit(
        runs.Start(
            task=config.model.task_type,
            name=config.output.name,
            total_steps=plan.total_steps,
            epochs=-(-plan.total_steps // plan.steps_per_epoch),
            steps_per_epoch=plan.steps_per_epoch,
            pictures=ready.examples,
            device=str(placement.device),
            precision=str(placement.weights).removeprefix("torch."),
            version=VERSION,
        )
    )
    learning = [parameter for members in parameters.values() for parameter in members]
    prepared = accelerator.prepare_optimizer(optimizer)
    return Session(job, task, ready, accelerator, prepared, schedule, learning)


def gradients(session: Session, step: int, batches: list[list[Any]]) -> float:
    """Forward and backward over one optimizer step's micro-batches; returns their mean loss, by their shares.

    Each micro-batch reseeds the random state from the seed and its own number. So a resumed run draws the same noise
    without any state saved, and whatever happens between steps (a preview) cannot change the result.
    """
    accelerator, training = session.accelerator, session.job.config.training
    total = torch.zeros((), device=accelerator.device)
    shares = session.loader.shares(batches)
    for number, (samples, share) in enumerate(zip(batches, shares, strict=True)):
        batch = session.loader.batch(samples)
        torch.manual_seed(_seed(training.seed, step, number))
        with accelerator.autocast():
            loss = session.family.loss(batch, session.job.config.technique)
        accelerator.backward(loss * share)
        total += loss.detach() * share
    return float(total)


def open_log(folder: Path, step: int) -> SummaryWriter:
    """TensorBoard's files, continued after ``step``. Raises BadInput for a folder that cannot be written."""
    try:
        return SummaryWriter(folder, purge_step=step + 1)
    except OSError as error:
        raise BadInput(f"log_dir {folder} cannot be written ({error.strerror or error}): choose another") from error


def stop_if_broken(session: Session, loss: float, norm: float) -> None:
    """Raise JobFailed for a loss or gradient that is no finite number, before the step that would spread it.

    An infinite gradient alone is normal under fp16: its loss scaler leaves that step out.
    """
    if math.isfinite(loss) and (math.isfinite(norm) or session.accelerator.scaler is not None):
        return
    session.optimizer.zero_grad(set_to_none=True)
    session.save()
    step = session.progress.step
    what = "not a number" if math.isnan(norm if math.isfinite(loss) else loss) else "infinite"
    raise JobFailed(
        f"the {'gradient' if math.isfinite(loss) else 'loss'} became {what} in step {step + 1}; the adapter as it was "
        f"after step {step} is kept as a checkpoint: lower learning_rate, or use bf16 or fp32 in place of fp16"
    )


def _seed(*parts: int) -> int:
    """A 63-bit seed from numbers."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1
