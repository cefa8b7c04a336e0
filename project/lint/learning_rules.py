"""Rules of optimizer, learning rate and schedule."""

from project.lint.finding import Case, Rule, hint, warning

_BITSANDBYTES = ("8bit", "4bit", "paged")  # parts of the names of its optimizers
_HIGH_TEXT_RATE = 1e-4
_FEW = 15  # pictures


def _own_rate(case: Case) -> Rule:
    if case.finds_rate and case.rate < 0.1:
        yield warning(
            f"{case.optimizer} finds the learning rate itself, and yours of {case.rate:g} is a factor on it, so almost "
            "nothing would be learned: set learning_rate to 1.",
            "learning_rate",
            "optimizer",
        )


def _schedule_free(case: Case) -> Rule:
    scheduler = str(case.get("scheduler"))
    if case.schedule_free and scheduler not in ("constant", "constant_with_warmup"):
        yield warning(
            f"{case.optimizer} replaces the schedule by averaging its steps, and a rate that falls besides makes it "
            "learn less: set scheduler to constant.",
            "scheduler",
            "optimizer",
        )


def _processor(case: Case) -> Rule:
    """bitsandbytes 0.50: 8 bits work on any processor, paging only on CUDA."""
    name, device = case.optimizer.lower(), case.facts.device
    kind = str(case.get("device")) if case.get("device") in ("cpu", "mps") else device.kind if device else "cuda"
    if kind == "cuda" or not any(part in name for part in _BITSANDBYTES):
        return
    if kind == "cpu" and "paged" in name:
        yield warning(
            f"{case.optimizer} moves its state out of a card's memory, and a processor has none, so nothing is saved: "
            "set optimizer to AdamW.",
            "optimizer",
        )
    elif kind == "cpu":
        yield hint(
            f"{case.optimizer} saves the memory of a card, and a processor has plenty: without the 8 bits it is more "
            "exact. Set optimizer to its plain kind, such as AdamW.",
            "optimizer",
        )
    else:
        yield warning(
            f"{case.optimizer} comes from bitsandbytes, which is made for NVIDIA cards: if the run does not start "
            "here, set optimizer to AdamW, or to Adafactor to save memory.",
            "optimizer",
        )


def _lora_plus(case: Case) -> Rule:
    ratio = float(case.get("lora_plus_ratio"))
    if ratio not in (0, 1) and case.finds_rate:
        yield warning(
            f"LoRA+ gives the up matrices a rate {ratio:g} times as high, and {case.optimizer} measures one rate for "
            "all: the two work against each other. Set lora_plus_ratio to 0, or optimizer to AdamW.",
            "lora_plus_ratio",
            "optimizer",
        )
    elif ratio > 1 and case.rate * ratio > 2e-2:
        yield warning(
            f"LoRA+ makes the rate of the up matrices {case.rate * ratio:g}, which may break the pictures: set "
            f"learning_rate to {5e-3 / ratio:.1g} or lora_plus_ratio to {max(2, round(5e-3 / case.rate))}.",
            "lora_plus_ratio",
            "learning_rate",
        )


def _alpha(case: Case) -> Rule:
    rank, alpha = int(case.get("lora_rank")), float(case.get("lora_alpha"))
    if case.get("rslora"):
        if alpha >= rank >= 16 and not case.finds_rate and case.rate > 5e-5:
            yield warning(
                f"rsLoRA divides alpha by the square root of the rank, so alpha {alpha:g} makes the LoRA act "
                f"{alpha / rank**0.5:.3g} times as strongly as usual: set lora_alpha to {max(1, round(rank**0.5))}, or "
                "a lower learning rate.",
                "lora_alpha",
                "rslora",
            )
        return
    if rank >= 16 and alpha <= 1 and case.rate <= 2e-4 and not case.finds_rate:
        yield warning(
            f"Alpha {alpha:g} with rank {rank} leaves {alpha / rank:.2g} of each step, and a learning rate of "
            f"{case.rate:g} is meant for alpha equal to the rank: set lora_alpha to {rank} or {rank // 2}, or "
            "learning_rate to 0.0005 or more.",
            "lora_alpha",
            "lora_rank",
            "learning_rate",
        )


def _text_rate(case: Case) -> Rule:
    if not case.get("train_text_encoder") or case.finds_rate or case.facts.starter:
        return
    for key in ("text_encoder_learning_rate", "text_encoder_2_learning_rate"):
        own = float(case.get(key))
        if key == "text_encoder_2_learning_rate" and not own:
            continue
        rate = own or case.rate
        if rate > _HIGH_TEXT_RATE and rate >= case.rate:
            yield warning(
                f"A text encoder that learns at {rate:g} soon forgets the words that it knows, since it needs less "
                f"than the image model: set {key} to {min(case.rate / 2, 5e-5):.1g}.",
                key,
                "learning_rate",
            )


def _text_few(case: Case) -> Rule:
    pictures = case.facts.pictures
    if case.get("train_text_encoder") and pictures is not None and 0 < pictures < _FEW and not case.facts.starter:
        yield warning(
            f"With {pictures} picture{'s' * (pictures > 1)} the text encoder learns their captions by heart and "
            "forgets other words: set train_text_encoder to false.",
            "train_text_encoder",
        )


def _average(case: Case) -> Rule:
    if case.get("ema") and case.schedule_free:
        yield warning(
            f"{case.optimizer} averages the weights itself, and a second average (EMA) over them only lags behind: "
            "set ema to false.",
            "ema",
            "optimizer",
        )
        return
    decay, steps = float(case.get("ema_decay")), case.facts.steps
    if not case.get("ema") or not steps or decay >= 1:
        return
    memory = 1 / (1 - decay)
    if steps < 2 * memory:
        yield warning(
            f"The average over the weights (EMA) with a decay of {decay:g} looks back about {memory:.0f} steps, and "
            f"the run has only {steps}: the result would be close to the untrained LoRA. Set ema_decay to "
            f"{max(0.5, 1 - 5 / steps):.2g}, or ema to false.",
            "ema_decay",
            "ema",
        )


def _rates_over_time(case: Case) -> Rule:
    least = float(case.get("min_lr"))
    if least == 1:
        yield warning(
            "The schedule ends at the whole learning rate, so it does not fall at all: set min_lr to 0.1, or scheduler "
            "to constant.",
            "min_lr",
            "scheduler",
        )
    if case.get("warmup_steps") and case.get("warmup_share"):
        yield hint(
            "The warm-up is given twice, by steps and as a share of the run: set one of warmup_steps and warmup_share "
            "to 0.",
            "warmup_share",
            "warmup_steps",
        )


LEARNING_RULES = (
    _processor, _own_rate, _schedule_free, _lora_plus, _alpha, _text_rate, _text_few, _average, _rates_over_time,
)  # fmt: skip
