"""Rules of trainings on texts."""

from project.lint.finding import Case, Rule, error, hint, warning
from project.options import ModelOptions

_KINDS = ("lora", "dora")
USUAL_LENGTH = ModelOptions().max_seq_length
_MUCH_NOISE = 15
_HIGH_RATE = 1e-3


def _kind(case: Case) -> Rule:
    kind = str(case.get("adapter_type"))
    if kind not in _KINDS:
        yield error(
            f"{kind} is made for pictures, and no tool loads it on a language model: set adapter_type to lora or dora.",
            "adapter_type",
        )


def _bits(case: Case) -> Rule:
    bits, start, device = str(case.get("base_quantization")), str(case.get("lora_init")), case.facts.device
    if bits == "none":
        return
    if case.get("device") in ("cpu", "mps") or (device is not None and device.kind != "cuda"):
        yield error(
            f"A base in {bits} needs an NVIDIA card, and this run has none: set base_quantization to none.",
            "base_quantization",
        )
    if start in ("pissa", "olora"):
        yield error(
            f"The start {start} takes a part out of the weights, which {bits} holds only roughly: set lora_init to "
            "default.",
            "lora_init",
            "base_quantization",
        )
    if case.facts.starter:
        yield hint("The starter model is tiny: in fewer bits it only gets worse.", "base_quantization")


def _length(case: Case) -> Rule:
    room, most = int(case.get("max_seq_length")), case.facts.context
    if most and room > most and room != USUAL_LENGTH:  # what was left as it is needs no word
        yield hint(
            f"The model reads at most {most} tokens, so the longest text is that and not {room}.", "max_seq_length"
        )


def _noise(case: Case) -> Rule:
    alpha = float(case.get("neftune_alpha"))
    if alpha > _MUCH_NOISE:
        yield warning(
            f"Noise of {alpha:g} on the words drowns them: 5 is usual and {_MUCH_NOISE} is much.", "neftune_alpha"
        )


def _rate(case: Case) -> Rule:
    if not case.facts.starter and not case.finds_rate and case.rate > _HIGH_RATE:
        yield warning(
            f"A learning rate of {case.rate:g} makes a language model stammer: 0.0001 to 0.0003 is usual.",
            "learning_rate",
        )


def _packing(case: Case) -> Rule:
    if case.get("packing") and int(case.get("batch_size")) > 8:
        yield hint(
            f"A packed row holds several texts, so {case.get('batch_size')} rows may be a hundred: a batch of 1 to 4 "
            "is usual.",
            "batch_size",
            "packing",
        )


def _questions(case: Case) -> Rule:
    if case.get("test_questions") and not int(case.get("save_steps")):
        yield hint(
            "Test questions are asked at each checkpoint, and there is one at the end only: set save_steps.",
            "save_steps",
            "test_questions",
        )


TEXT_RULES = (_kind, _bits, _length, _noise, _rate, _packing, _questions)
