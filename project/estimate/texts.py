"""What a training on texts will take before it starts, and what is worth thinking over first."""

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from project.config import load_config, without_effect
from project.device import DeviceFacts
from project.errors import BadInput
from project.estimate.forecast import Estimate
from project.estimate.hints import gigabytes
from project.estimate.pace import GUESSED, IMPORTS, MEASURED, Pace, newest, pace_of
from project.estimate.text_memory import Sizes, sizes_of, text_adapter_numbers, text_memory_needed
from project.layer_names import no_such_layer, unknown
from project.lint import Finding, lint, worst_first
from project.lint.looking import text_facts_of
from project.model_family import is_starter
from project.options import TEXTS, Config
from project.options.adapter import ALL_LINEAR
from project.plan import Length
from project.texts.packing import packed, steps_of
from project.validation import held_count, split

FEW, MANY_LOOKS = 30, 12  # texts, and times that each is read
_LOOKED_AT = 40  # runs, from the newest on
_CHECKPOINT = 3.1  # an adapter, and the optimizer's two numbers for each of its
_STEP = 400  # bytes of events and TensorBoard for each step
_ANSWER = 2000  # bytes of an answer to a test question
_RESERVE = 512 << 20  # bytes of the disk that a run had better leave free
_WAY = 4  # calculations for each weight and token: there, and back to the adapter, for weights that stay
_CHECKPOINTING = 1.5  # of the way, with things computed twice
# Calculations a second in a training: of a card by its memory in GiB, of a processor's core, of an Apple chip.
_CARDS = ((40, 1.2e14), (20, 4e13), (11, 2e13), (7.5, 1e13), (0, 5e12))
_CORE, _APPLE = 2e10, 4e12
_SMALLEST_STEP = 0.02  # seconds that a step takes whatever the model


def estimate_texts(
    config: Config, lengths: Sequence[int], pace: Pace | None = None, device: DeviceFacts | None = None
) -> Estimate:
    """What a run over texts of these lengths in tokens will take. Without a pace it is guessed, if a device is given.

    The steps are the engine's own when the lengths are those of what it trains.
    """
    trained = trained_lengths(config, lengths)
    run = run_of(config, trained)
    pace = pace or (guessed_text_pace(config, trained, device) if device else None)
    seconds = None
    if pace is not None and run.total_steps:
        seconds = (
            pace.start_seconds + run.total_steps * pace.seconds_per_step + _validations(config, lengths, run, pace)
        )
    return Estimate(
        steps=run.total_steps,
        epochs=run.epochs,
        steps_per_epoch=run.steps_per_epoch,
        samples=len(trained),
        seconds=seconds,
        seconds_per_step=pace.seconds_per_step if pace else None,
        basis=pace.basis if pace else "",
        disk=_disk_needed(config, run),
    )


def trained_lengths(config: Config, lengths: Sequence[int]) -> list[int]:
    """The lengths of the texts that are trained, as they are after cutting: those held back are left out."""
    trained, _ = split(list(lengths), config.validation, config.training.seed)
    return [min(length, config.model.max_seq_length) for length in trained if length > 1]


def run_of(config: Config, trained: Sequence[int]) -> Length:
    """The steps of a run over texts of these lengths."""
    if not trained:
        return Length(0, 0, 0, 0)
    rows = len(trained)
    if config.text.packing:
        rows = len(packed(trained, config.model.max_seq_length, random.Random(0)))
    return steps_of(rows, config.training)


def measured_text_pace(runs_dirs: Iterable[Path], config: Config, device: DeviceFacts | None = None) -> Pace | None:
    """The pace of the newest earlier run of the same model, precision and lengths; None if there is none.

    A run with another batch size is scaled by it.
    """
    for folder in newest(runs_dirs)[:_LOOKED_AT]:
        with suppress(BadInput, OSError):
            earlier = load_config(folder.config)
            if _alike(earlier, config) and (pace := pace_of(folder, device)):
                scale = _rows(config) / _rows(earlier)
                return Pace(pace.seconds_per_step * scale, pace.start_seconds, MEASURED)
    return None


def guessed_text_pace(config: Config, trained: Sequence[int], device: DeviceFacts) -> Pace | None:
    """What the pace may be on a device, when nothing was measured; right to a factor of three. None for a model of
    unknown size."""
    sizes = sizes_of(config.model.model_name_or_path)
    if sizes is None:
        return None
    kind = "cpu" if config.precision.device == "cpu" else device.kind
    if kind == "cpu":
        speed = _CORE * (os.cpu_count() or 1)
    elif kind == "mps":
        speed = _APPLE
    else:
        speed = next(speed for size, speed in _CARDS if device.gigabytes >= size)
    extra = _CHECKPOINTING if config.precision.gradient_checkpointing else 1.0
    work = _tokens_a_step(config, trained) * sizes.parameters * _WAY * extra
    return Pace(max(_SMALLEST_STEP, work / speed), 5 + IMPORTS, GUESSED)


def text_findings(
    config: Config, lengths: Sequence[int], estimate: Estimate, device: DeviceFacts, free_bytes: int | None
) -> list[Finding]:
    """All that is worth a thought, the most pressing first; none if all looks well."""
    case = _Case(config, lengths, estimate, device, free_bytes, sizes_of(config.model.model_name_or_path))
    found = [Finding("warning", keys, text) for hint, keys in _HINTS for text in hint(case)]
    linted = lint(config, text_facts_of(config, device, len(lengths)))
    said = {finding.keys[0] for finding in linted if finding.keys}
    idle = [(sentence.split(" ", 1)[0], f"{sentence}.") for sentence in without_effect(config)]
    found += [Finding("warning", (key,), sentence) for key, sentence in idle if key not in said]
    return worst_first(found + linted)


@dataclass(frozen=True)
class _Case:
    """All that a hint may look at."""

    config: Config
    lengths: Sequence[int]
    estimate: Estimate
    device: DeviceFacts
    free_bytes: int | None
    sizes: Sizes | None


def _disk(case: _Case) -> Iterator[str]:
    if case.free_bytes is None:
        return
    left = case.free_bytes - case.estimate.disk
    if left < 0:
        yield (
            f"The run needs about {gigabytes(case.estimate.disk)} and the disk has {gigabytes(case.free_bytes)} free: "
            "make room, or keep fewer checkpoints."
        )
    elif left < _RESERVE:
        yield f"The disk will be almost full: only about {gigabytes(left)} stay free."


def _memory(case: _Case) -> Iterator[str]:
    longest = max(case.lengths, default=0)
    needed = text_memory_needed(case.config, longest)
    if needed is None or not case.device.is_card or not case.device.memory_bytes or needed <= case.device.gigabytes:
        return
    wishes = []
    if not case.config.precision.gradient_checkpointing:
        wishes.append('turn on "save memory by computing twice"')
    if (text_memory_needed(case.config, longest, twice=True) or 0) > case.device.gigabytes:
        if case.config.model.base_quantization == "none":
            wishes.append("hold the base in 4 bits")
        wishes.append("set a smaller batch or a shorter longest text")
    yield (
        f"{case.device.name} has {gigabytes(case.device.memory_bytes)} of memory, and this run may need about "
        f"{gigabytes(needed * 2**30)}: {' and '.join(wishes)}."
    )


def _targets(case: _Case) -> Iterator[str]:
    """Names that no layer answers to, as far as the weights' files tell: the engine refuses them in any case."""
    named = [name for name in case.config.adapter.language_targets if name.lower() != ALL_LINEAR]
    layers = list(case.sizes.linear) if case.sizes is not None else []
    with suppress(BadInput):
        if layers and (missing := unknown(named, layers, "lora_target_modules")):
            sentence = no_such_layer(missing, layers)
            yield f"{sentence[:1].upper()}{sentence[1:]}."


def _cut(case: _Case) -> Iterator[str]:
    room = case.config.model.max_seq_length
    over = sum(length > room for length in case.lengths)
    if over > len(case.lengths) / 20:
        yield (
            f"{over} of {len(case.lengths)} texts are longer than {room} tokens and lose something: raise the longest "
            "text, or shorten them."
        )


def _few(case: _Case) -> Iterator[str]:
    if 0 < len(case.lengths) < FEW:
        yield f"{len(case.lengths)} texts are very few: a few hundred teach terms and tone well."


def _by_heart(case: _Case) -> Iterator[str]:
    epochs = case.estimate.steps / max(1, case.estimate.steps_per_epoch)
    if epochs > MANY_LOOKS and not is_starter(case.config.model.model_name_or_path):
        yield (
            f"Each text is read {round(epochs)} times and will be learned by heart: 3 to 5 epochs are usual; look at "
            "the perplexity of held-back texts."
        )


def _batch(case: _Case) -> Iterator[str]:
    size, rows = (
        case.config.training.batch_size,
        run_of(case.config, trained_lengths(case.config, case.lengths)).samples,
    )
    if 0 < rows < size:
        yield f"A batch of {size} never comes together from {rows} {'rows' if rows > 1 else 'row'}: set it to {rows}."


def _saving(case: _Case) -> Iterator[str]:
    every, steps = case.config.output.save_steps, case.estimate.steps
    if every > steps > 0:
        yield (
            f"The run has {steps} steps and saves every {every}, so a power cut would lose all of it: set it to "
            f"{max(1, steps // 4)} to be safe."
        )


# The most pressing first.
_HINTS = (
    (_disk, ("keep_checkpoints",)),
    (_memory, ("gradient_checkpointing",)),
    (_targets, ("lora_target_modules",)),
    (_cut, ("max_seq_length",)),
    (_by_heart, ("epochs",)),
    (_few, ()),
    (_batch, ("batch_size",)),
    (_saving, ("save_steps",)),
)


def _rows(config: Config) -> int:
    return config.training.batch_size * config.training.gradient_accumulation_steps


def _tokens_a_step(config: Config, trained: Sequence[int]) -> float:
    if config.text.packing:
        return float(_rows(config) * config.model.max_seq_length)
    return _rows(config) * sum(trained) / max(1, len(trained))


def _validations(config: Config, lengths: Sequence[int], run: Length, pace: Pace) -> float:
    """Seconds for measuring the held-back texts: the way there alone."""
    options = config.validation
    if not options.validate_every:
        return 0.0
    share = options.model_copy(update={"validation_dir": "", "validation_share": options.validation_share or 0.1})
    times = run.total_steps // options.validate_every + 1
    return times * held_count(len(lengths), share) / _rows(config) * pace.seconds_per_step / 2


def _disk_needed(config: Config, run: Length) -> int:
    every, keep = config.output.save_steps, config.output.keep_checkpoints
    made = -(-run.total_steps // every) if every else 1
    kept = (min(made, keep) if keep else made) + 1  # one is being made
    one = text_adapter_numbers(config) * 4 + 40_000
    answers = made * len(config.preview.test_questions) * _ANSWER
    return int(one * (_CHECKPOINT * kept + 1) + run.total_steps * _STEP + answers)


def _alike(one: Config, other: Config) -> bool:
    return one.model.task_type == TEXTS and all(
        getattr(one.model, key) == getattr(other.model, key)
        for key in ("model_name_or_path", "max_seq_length", "base_quantization")
    ) and one.precision == other.precision and one.text.packing == other.text.packing  # fmt: skip
