"""What is worth thinking over before a run starts: what may go wrong and what to set instead, the lint's finds too."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from project.config import without_effect
from project.device import DeviceFacts
from project.estimate.forecast import Estimate, Known, Pictures, bucket_counts, count
from project.estimate.memory import memory_needed
from project.estimate.pace import picture_size
from project.lint import Facts, Finding, lint, worst_first
from project.model_facts import model_facts
from project.model_family import family_of_config, is_starter, look_at
from project.optimizers import finds_rate
from project.options import Config

FEW, SOME, FOR_A_PERSON = 15, 30, 50  # pictures
_FEWEST = 10
_RESERVE = 512 << 20  # bytes of the disk that a run had better leave free
_LONG = 3600  # seconds


@dataclass(frozen=True)
class _Case:
    """All that a hint may look at."""

    config: Config
    pictures: int
    estimate: Estimate
    device: DeviceFacts
    free_bytes: int | None
    known: Known


def findings(config: Config, pictures: Pictures, estimate: Estimate, device: DeviceFacts,
             free_bytes: int | None, known: Known | None = None) -> list[Finding]:  # fmt: skip
    """All that is worth a thought, the most pressing first; none if all looks well.

    `free_bytes` is the room on the disk of the run, None if unknown.
    """
    case = _Case(config, count(pictures), estimate, device, free_bytes, known or Known())
    found = [Finding("warning", keys, text) for hint, keys in _HINTS for text in hint(case)]
    linted = lint(config, _facts(case, pictures))
    said = {finding.keys[0] for finding in linted}
    found += [one for one in linted if one.severity != "hint"]
    idle = [(sentence.split(" ", 1)[0], f"{sentence}.") for sentence in without_effect(config)]
    found += [Finding("warning", (key,), sentence) for key, sentence in idle if key not in said]
    return worst_first(found + [one for one in linted if one.severity == "hint"])


def helpful_warnings(config: Config, pictures: Pictures, estimate: Estimate, device: DeviceFacts,
                     free_bytes: int | None, known: Known | None = None) -> list[str]:  # fmt: skip
    """The sentences of `findings` without those that are mere hints."""
    found = findings(config, pictures, estimate, device, free_bytes, known)
    return [finding.text for finding in found if finding.severity != "hint"]


def _facts(case: _Case, pictures: Pictures) -> Facts:
    """What the lint may know of the case."""
    base, config = look_at(case.config.model.base_model), case.config
    return Facts(
        family=family_of_config(config),
        prediction=base.prediction_type if base else "",
        resolution=base.resolution if base else 0,
        starter=is_starter(config.model.base_model),
        pictures=case.pictures,
        captioned=case.known.captioned,
        masks=case.known.masks,
        steps=case.estimate.steps or None,
        buckets=() if isinstance(pictures, int) else bucket_counts(config, pictures),
        device=case.device,
    )


def most_epochs(pictures: int, base_model: str) -> int:
    """How often each picture may be looked at before it is likely to be learned by heart: a rule of thumb.

    The starter model takes more, because it is small and its LoRA begins further away.
    """
    steps = ((FEW, 32), (FOR_A_PERSON, 100)) if is_starter(base_model) else ((FEW, 12), (SOME, 20), (FOR_A_PERSON, 30))
    return next((most for below, most in steps if pictures < below), 200 if is_starter(base_model) else 60)


def in_words(seconds: float) -> str:
    """A time as one would say it: "about 3 hours"."""
    minutes, hours = round(seconds / 60), round(seconds / 3600)
    if minutes < 1:
        return "less than a minute"
    if minutes < 90:
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"
    if hours < 48:
        return f"about {hours} hours"
    return f"about {round(hours / 24)} days"


def gigabytes(size: float) -> str:
    """A size of disk or memory as one would say it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6))} MB"


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


def _too_slow(case: _Case) -> Iterator[str]:
    seconds, size = case.estimate.seconds, picture_size(case.config)
    on_processor = case.device.kind == "cpu" or case.config.precision.device == "cpu"
    if not on_processor or is_starter(case.config.model.base_model):
        if seconds is not None and seconds > 12 * _LONG:
            yield f"The run will take {in_words(seconds)}: fewer epochs or a smaller resolution make it shorter."
    elif size[0] * size[1] >= 512 * 512 or (seconds or 0) > 3 * _LONG:
        time = f" This run will take {in_words(seconds)}." if seconds is not None else ""
        yield (
            f"Pictures of {size[0]}×{size[1]} are slow to train without a graphics card.{time} "
            "Set the resolution to 256, or try the starter model first."
        )


def _memory(case: _Case) -> Iterator[str]:
    if not case.device.is_card or is_starter(case.config.model.base_model) or not case.device.memory_bytes:
        return
    needed = memory_needed(case.config)
    if needed > case.device.gigabytes:
        fits = memory_needed(case.config, twice=True) <= case.device.gigabytes
        wishes = [] if case.config.precision.gradient_checkpointing else ['turn on "save memory by computing twice"']
        wish = " and ".join(wishes if fits else [*wishes, "set a smaller batch or resolution"])
        yield (
            f"{case.device.name} has {gigabytes(case.device.memory_bytes)} of memory, and this run may need about "
            f"{gigabytes(needed * 2**30)}: {wish}."
        )


def _by_heart(case: _Case) -> Iterator[str]:
    if not case.pictures:
        return
    seen, most = _looks(case), most_epochs(case.pictures, case.config.model.base_model)
    if seen <= most:
        return
    repeats = case.estimate.samples / case.pictures
    epochs = max(1, int(most / repeats))
    more = "" if case.config.adapter.lora_dropout >= 0.1 else ", set the dropout to 0.2"
    yield (
        f"{_pictures(case.pictures)} looked at {seen} times each will be learned by heart, and every picture will "
        f"look like them: set the epochs to {epochs} or fewer{more}, or add more pictures."
    )


def _too_little(case: _Case) -> Iterator[str]:
    """Steps times learning rate is how far the LoRA can come."""
    rate, base = case.config.optimizing.learning_rate, case.config.model.base_model
    if finds_rate(case.config.optimizing.optimizer):
        return
    starter, most = is_starter(base), most_epochs(case.pictures, base)
    needed = 0.15 if starter else 0.01
    enough = case.estimate.steps * rate >= needed or rate < _lowest_rate(starter)
    if not case.estimate.steps or enough or _looks(case) > most:
        return
    epochs = math.ceil(needed / rate / max(1, case.estimate.steps_per_epoch))
    if rate < (5e-4 if starter else 1e-4):
        wish = f"try a learning rate of {_usual_rate(starter)}"
    elif epochs <= most:
        wish = f"set the epochs to {epochs} or more"
    else:
        wish = "add more pictures, or make the batch smaller"
    yield f"After {_count(case.estimate.steps, 'step')} at a learning rate of {rate:g} little will show: {wish}."


def _looks(case: _Case) -> int:
    """How often each picture is looked at in the whole run, repeats included."""
    epochs = case.estimate.steps / max(1, case.estimate.steps_per_epoch)
    return round(epochs * case.estimate.samples / max(1, case.pictures))


def _few_pictures(case: _Case) -> Iterator[str]:
    if 0 < case.pictures < _FEWEST:
        yield (
            f"{_pictures(case.pictures)} {'are' if case.pictures > 1 else 'is'} very few: with {FEW} or more different "
            "ones the LoRA will be able to make new pictures."
        )
    elif case.known.subject == "character" and 0 < case.pictures < FOR_A_PERSON:
        yield (
            f"A person or character is learned best from {FOR_A_PERSON} or more pictures, and there are "
            f"{case.pictures}: add some from other sides, in other light, with other expressions."
        )


def _batch(case: _Case) -> Iterator[str]:
    size, samples = case.config.training.batch_size, case.estimate.samples
    if 0 < samples < size:
        yield f"A batch of {size} never comes together from {_pictures(samples)}: set the batch size to {samples}."


def _rate(case: _Case) -> Iterator[str]:
    adapter, starter = case.config.adapter, is_starter(case.config.model.base_model)
    if finds_rate(case.config.optimizing.optimizer):
        return  # the lint knows what such an optimizer wants
    rate, share = case.config.optimizing.learning_rate, adapter.lora_alpha / adapter.lora_rank
    highest = 5e-3 if starter else 1e-3
    if rate * max(share, 1) > highest:
        yield (
            f"A learning rate of {rate:g} with alpha {adapter.lora_alpha:g} and rank {adapter.lora_rank} may break the "
            f"pictures: try {_usual_rate(starter)}."
        )
    elif rate * min(share, 1) < _lowest_rate(starter):
        yield f"A learning rate of {rate:g} is so low that little will be learned: try {_usual_rate(starter)}."
    if share > 2 or (share < 0.25 and not (adapter.lora_alpha <= 1 and adapter.lora_rank >= 16 and rate <= 2e-4)):
        yield (
            f"Alpha {adapter.lora_alpha:g} with rank {adapter.lora_rank} makes the LoRA act at {share:.2g} times its "
            f"strength: set alpha to {adapter.lora_rank}, unless you mean it."
        )


def _words(case: _Case) -> Iterator[str]:
    captioned = case.known.captioned
    if captioned is None or case.config.data.trigger_word or not case.pictures:
        return
    if captioned == 0:
        yield "No picture has a caption and there is no trigger word, so no word calls the LoRA: set a trigger word."
    elif captioned < case.pictures and case.config.data.missing_caption == "trigger":
        missing = case.pictures - captioned
        yield f"{_pictures(missing)} without a caption are trained without a word: write one, or set a trigger word."


def _saving(case: _Case) -> Iterator[str]:
    every, steps = case.config.output.save_steps, case.estimate.steps
    if every > steps > 0:
        yield (
            f"The run has {_count(steps, 'step')} and saves every {every}, so a power cut would lose all of it: "
            f"set it to {max(1, steps // 4)} to be safe."
        )


def _previews(case: _Case) -> Iterator[str]:
    options, steps = case.config.preview, case.estimate.steps
    if options.preview_prompts and not options.preview_every:
        yield f"There are preview prompts but no previews: set preview every to {max(1, steps // 5)} steps."
    elif options.preview_every and not options.preview_prompts:
        yield "Previews are asked for but there is no preview prompt: write one."
    elif options.preview_every > steps > 0:
        yield f"The first preview would come after {options.preview_every} steps, and the run has only {steps}."


def _size(case: _Case) -> Iterator[str]:
    facts, size = model_facts(case.config.model.base_model), picture_size(case.config)
    if facts and max(size) > 2 * facts.resolution:
        yield (
            f"The base model draws at {facts.resolution}×{facts.resolution}: {size[0]}×{size[1]} will be slow and "
            "look no better. Set the resolution to 0 for the model's own."
        )


def _warm_up(case: _Case) -> Iterator[str]:
    warm_up, steps = case.config.optimizing.warmup_steps, case.estimate.steps
    if steps and warm_up * 2 > steps:
        yield f"The warm-up of {warm_up} steps takes most of the run's {steps}: set it to {steps // 20}."


# The most pressing first.
_HINTS: tuple[tuple[Callable[[_Case], Iterator[str]], tuple[str, ...]], ...] = (
    (_disk, ("keep_checkpoints",)),
    (_memory, ("gradient_checkpointing",)),
    (_too_slow, ("resolution",)),
    (_by_heart, ("epochs",)),
    (_words, ("trigger_word",)),
    (_few_pictures, ()),
    (_batch, ("batch_size",)),
    (_too_little, ("learning_rate", "epochs")),
    (_rate, ("learning_rate", "lora_alpha")),
    (_size, ("resolution",)),
    (_saving, ("save_steps",)),
    (_previews, ("preview_every",)),
    (_warm_up, ("warmup_steps",)),
)


def _usual_rate(starter: bool) -> str:
    return "0.001" if starter else "0.0001 to 0.0004"


def _lowest_rate(starter: bool) -> float:
    return 1e-4 if starter else 1e-5


def _pictures(number: int) -> str:
    return _count(number, "picture")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
