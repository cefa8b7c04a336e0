"""Options of the device and of its number format."""

import re

from pydantic import field_validator, model_validator

from project.schema import PICTURES, Section, complaint, option


class PrecisionOptions(Section):
    """On which device, and in which number format."""

    fp16: bool | None = option(
        None,
        "Half floats (fp16)",
        "Halves the memory on older NVIDIA cards. With fp16 and bf16 both unset the best format of the device is "
        "taken; both off means 32 bits.",
        level="advanced",
    )
    bf16: bool | None = option(
        None,
        "Brain floats (bf16)",
        "Halves the memory on newer cards and is steadier than fp16. With fp16 and bf16 both unset the frozen weights "
        "are bf16 and the LoRA 32 bits, where the device can.",
        level="advanced",
    )
    device: str = option(
        "auto", "Device", "Where to train: auto, cpu, cuda, cuda:1 (the second card) or mps.", level="advanced"
    )
    gradient_checkpointing: bool = option(
        False, "Save memory by computing twice", "Takes much less memory and about a third more time.", level="advanced"
    )
    encode_first: bool = option(
        False,
        "Encode everything first",
        "Pictures and captions are encoded before the image model comes onto the card, so that it and the encoders are "
        "never there together. Turn it on where memory is short, as for SDXL on 6 or 8 GB. It saves nothing where "
        "captions or crops change each time.",
        level="advanced",
        task=PICTURES,
    )

    @field_validator("device")
    @classmethod
    def _device(cls, value: str) -> str:
        if not re.fullmatch(r"auto|cpu|mps|cuda(:\d{1,3})?", value.lower()):
            raise complaint(f'must be auto, cpu, cuda, cuda:N or mps, not "{value}"')
        return value.lower()

    @model_validator(mode="after")
    def _one_format(self) -> "PrecisionOptions":
        if self.fp16 and self.bf16:
            raise complaint("fp16 and bf16 cannot both be on: set one of them to false")
        return self
