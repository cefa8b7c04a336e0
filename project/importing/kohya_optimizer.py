"""Optimizer and schedule of kohya's tools."""

from project.importing.kohya_network import pairs
from project.importing.taking import Taker, number
from project.optimizers import find, read_arguments

# Their names for what is called otherwise here; a package's name before a dot is left off.
_NAMES = {
    "adafactor": "Adafactor", "adamw": "AdamW", "adamw8bit": "AdamW8bit", "adamwschedulefree": "ScheduleFreeAdamW",
    "dadaptation": "DAdaptAdam", "dadaptadam": "DAdaptAdam", "lion": "Lion", "lion8bit": "Lion8bit",
    "pagedadamw": "PagedAdamW", "pagedadamw8bit": "PagedAdamW8bit", "prodigy": "Prodigy", "sgdnesterov": "SGD",
}  # fmt: skip
_SCHEDULES = {"rexlr": "rex", "rexannealingwarmrestarts": "rex"}
_MINOR = ("scale_parameter", "relative_step", "warmup_init")  # Adafactor's, which is at a fixed rate here


def take(taker: Taker) -> None:
    """Optimizer, its arguments, schedule, warm-up."""
    _optimizer(taker)
    _schedule(taker)


def _optimizer(taker: Taker) -> None:
    key = "optimizer_type" if taker.source.get("optimizer_type") else "optimizer"
    taker.pass_over("optimizer_type", "optimizer")
    there = str(taker.get(key, "")).split(".")[-1]
    name = _NAMES.get(there.lower(), there)
    arguments = pairs(taker, "optimizer_args", "optimizer_args_custom")
    if not there:
        name = "AdamW"
    elif find(name) is None:
        taker.leave(key, "there is no such optimizer here: AdamW is taken", there)
        return
    else:
        taker.put(key, "optimizer", name)
    if "weight_decay" in arguments:
        taker.put("optimizer_args weight_decay", "weight_decay", arguments.pop("weight_decay"))
    kept = []
    for argument, value in arguments.items():
        try:
            read_arguments(name, [f"{argument}={value}"])
        except ValueError as error:
            why = "a fixed learning rate is taken here" if argument in _MINOR else str(error)
            taker.leave(f"optimizer_args {argument}", why, value)
        else:
            kept.append(f"{argument}={value}")
    if kept:
        taker.put("optimizer_args", "optimizer_args", kept)


def _schedule(taker: Taker) -> None:
    there = str(taker.get("lr_scheduler_type", "") or taker.get("lr_scheduler", "")).split(".")[-1]
    taker.pass_over("lr_scheduler")
    if there:
        taker.put("lr_scheduler", "scheduler", _SCHEDULES.get(there.lower(), there))
    cycles = int(number(taker.get("lr_scheduler_num_cycles")))
    if cycles > 1 and there == "cosine_with_restarts":
        taker.put("lr_scheduler_num_cycles", "restarts", cycles)
    power = number(taker.get("lr_scheduler_power"))
    if power and there == "polynomial":
        taker.put("lr_scheduler_power", "scheduler_power", power)
    ratio = number(taker.get("lr_scheduler_min_lr_ratio"))
    if ratio:
        taker.put("lr_scheduler_min_lr_ratio", "min_lr", ratio)
    steps, percent = number(taker.get("lr_warmup_steps")), number(taker.get("lr_warmup"))
    if 0 < steps < 1:
        taker.put("lr_warmup_steps", "warmup_share", steps)
    elif steps:
        taker.put("lr_warmup_steps", "warmup_steps", int(steps))
    elif percent and there not in ("constant", "adafactor"):
        taker.put("lr_warmup", "warmup_share", percent / 100)
    if args := pairs(taker, "lr_scheduler_args"):
        taker.leave("lr_scheduler_args", "schedules have options of their own here", args)
