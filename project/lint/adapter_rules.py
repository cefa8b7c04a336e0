"""Rules of the adapter: its kind, its start, its layers."""

from project.lint.finding import Case, Rule, error, hint, warning

_SPECTRAL = ("pissa", "olora", "loftq")  # starts that take a part out of the base weights
_PLAIN = ("lora", "dora")
_CONVOLUTIONS = ("conv", "resnet", "downsample", "upsample")


def _dropout(case: Case) -> Rule:
    start = str(case.get("lora_init"))
    dropped = [key for key in ("lora_dropout", "rank_dropout", "module_dropout") if float(case.get(key)) > 0]
    if start in _SPECTRAL[:2] and dropped:
        yield warning(
            f"The start {start} moves a main part of the base weights into the LoRA, and dropout then leaves a hole in "
            f"the model: set {dropped[0]} to 0, or lora_init to default.",
            dropped[0],
            "lora_init",
        )


def _start(case: Case) -> Rule:
    start, kind = str(case.get("lora_init")), str(case.get("adapter_type"))
    if start == "loftq":
        yield error(
            "LoftQ makes up for what a base model in 4 bits lost, and this version trains on none: set lora_init to "
            "default.",
            "lora_init",
        )
    elif start in _SPECTRAL and (kind != "lora" or case.get("max_norm") or case.get("start_from")):
        yield error(
            f"The start {start} is made for the two matrices of a new LoRA, without a limit on their norm: set "
            "lora_init to default, or adapter_type to lora with max_norm at 0 and start_from empty.",
            "lora_init",
            "adapter_type",
        )
    elif start == "gaussian" and case.get("start_from"):
        yield hint(
            "A training that goes on from a LoRA takes its weights, so lora_init does not count: set it to default.",
            "lora_init",
            "start_from",
        )
    if kind == "dora" and case.get("rank_dropout"):
        yield error(
            "DoRA's scale needs all ranks, so ranks cannot be left out: set rank_dropout to 0 and use lora_dropout.",
            "rank_dropout",
            "adapter_type",
        )


def _convolutions(case: Case) -> Rule:
    rank, layers = int(case.get("conv_rank")), str(case.get("layers"))
    named = [one for one in case.get("lora_target_modules") if any(part in one.lower() for part in _CONVOLUTIONS)]
    if not rank and layers == "custom" and named:
        yield hint(
            f"{named[0]} is a convolution, and a rank of its own suits it better, half of the others or less: set "
            f"conv_rank to {max(1, case.get('lora_rank') // 2)}.",
            "conv_rank",
            "lora_target_modules",
        )
    if rank > int(case.get("lora_rank")):
        yield hint(
            "Convolutions hold the finest grain, and a rank above that of the other layers learns the noise of the "
            f"pictures: half of it, {max(1, case.get('lora_rank') // 2)}, is usual.",
            "conv_rank",
            "lora_rank",
        )


def _size(case: Case) -> Rule:
    rank, pictures = int(case.get("lora_rank")), case.facts.pictures
    if rank > 128 and str(case.get("adapter_type")) in _PLAIN:
        yield hint(
            f"A rank of {rank} makes a large file that seldom shows more than 64 does: try 32 first.", "lora_rank"
        )
    elif rank > 64 and pictures is not None and 0 < pictures < 30:
        yield hint(
            f"A rank of {rank} has room to learn {pictures} pictures by heart: 8 to 32 is usual for so few.",
            "lora_rank",
        )


def _forced_strength(case: Case) -> Rule:
    if float(case.get("max_norm")) and str(case.get("adapter_type")) == "oft":
        yield warning("OFT turns weights and does not lengthen them, so max_norm has nothing to limit: set it to 0.",
                      "max_norm", "adapter_type")  # fmt: skip
    dropout = float(case.get("lora_dropout"))
    if dropout > 0.5:
        yield warning(
            f"A dropout of {dropout:g} leaves out more than is learned: 0.05 to 0.2 is usual.", "lora_dropout"
        )


def _text_layers(case: Case) -> Rule:
    if int(case.get("clip_skip")) not in (0, 2) and case.facts.family in ("sdxl", "sd2"):
        name = {"sdxl": "SDXL", "sd2": "Stable Diffusion 2.x"}[case.facts.family]
        yield warning(
            f"{name} is made for the last layer but one of its text encoder, and another one gives it words as it "
            "never saw them: set clip_skip to 0.",
            "clip_skip",
            "family",
        )
    second = float(case.get("text_encoder_2_learning_rate"))
    if second and case.facts.family in ("sd15", "sd2"):
        yield hint(
            "This base model has one text encoder, so text_encoder_2_learning_rate does not count: set it to 0.",
            "text_encoder_2_learning_rate",
        )


def _half_floats(case: Case) -> Rule:
    device = case.facts.device
    refused = device is not None and not device.is_card
    if case.get("fp16") and (refused or case.get("device") in ("cpu", "mps")):
        yield error("fp16 training needs a CUDA card, and this run has none: turn fp16 off.", "fp16")


SHARED_RULES = (_half_floats, _dropout, _start, _forced_strength)  # of every task
ADAPTER_RULES = (_half_floats, _dropout, _start, _convolutions, _text_layers, _forced_strength, _size)
