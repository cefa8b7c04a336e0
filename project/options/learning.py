"""Options of the LoRA, of how it learns, and of the device that does it."""

import re

from pydantic import field_validator, model_validator

from project.schema import Section, complaint, option


class AdapterOptions(Section):
    """The LoRA itself: its size, and which parts of the model it changes."""

    lora_rank: int = option(
        8, "Rank", "The size of the LoRA. More can hold more detail, takes more memory and learns by heart sooner.",
        ge=1, le=1024,
    )  # fmt: skip
    lora_alpha: float = option(
        8.0,
        "Alpha",
        "The LoRA acts with the strength alpha / rank. Equal to the rank, or half of it, is usual.",
        ge=0.001,
        le=4096,
    )
    lora_dropout: float = option(
        0.0,
        "Dropout",
        "The share of the LoRA's inputs that is left out at random in each step, against learning by heart.",
        ge=0,
        le=0.99,
        level="advanced",
    )
    lora_target_modules: list[str] = option(
        ["to_q", "to_k", "to_v", "to_out.0"],
        "Trained layers",
        "The layers of the image model that get a LoRA, by the ends of their names.",
        kind="names",
        level="advanced",
    )
    train_text_encoder: bool = option(
        False,
        "Train the text encoder",
        "The text encoder learns too. It helps with new words and forgets old ones sooner.",
        level="advanced",
    )
    text_encoder_learning_rate: float = option(
        0.0,
        "Text encoder learning rate",
        "The learning rate of the text encoder. 0 = the same as for the image model.",
        ge=0,
        le=1,
        level="advanced",
        applies_when=("train_text_encoder", True),
    )
    text_encoder_target_modules: list[str] = option(
        ["q_proj", "k_proj", "v_proj", "out_proj"],
        "Trained text layers",
        "The layers of the text encoder that get a LoRA, by the ends of their names.",
        kind="names",
        level="advanced",
        applies_when=("train_text_encoder", True),
    )

    @field_validator("lora_target_modules", "text_encoder_target_modules")
    @classmethod
    def _some(cls, value: list[str]) -> list[str]:
        if not value:
            raise complaint("must name at least one layer")
        return value


class TrainingOptions(Section):
    """How long and how fast the LoRA learns."""

    batch_size: int = option(
        1, "Batch size", "Pictures looked at together. More is steadier and takes more memory.",
        unit="pictures", ge=1, le=1024,
    )  # fmt: skip
    epochs: int = option(
        10, "Epochs", "How often each picture is looked at, its repeats not counted.", unit="epochs", ge=1, le=100000
    )
    max_steps: int = option(
        0,
        "Steps",
        "Training ends after so many steps, whatever the epochs say. 0 = by epochs.",
        unit="steps",
        ge=0,
        le=100000000,
    )
    gradient_accumulation_steps: int = option(
        1,
        "Gradient accumulation",
        "So many batches are added up for one step: the effect of a larger batch without its memory.",
        unit="batches",
        ge=1,
        le=4096,
        level="advanced",
    )
    learning_rate: float = option(
        1e-4,
        "Learning rate",
        "How far each step goes. Too high destroys the pictures, too low learns nothing.",
        ge=1e-9,
        le=1,
    )
    optimizer: str = option(
        "AdamW",
        "Optimizer",
        "How a step is made from the gradients.",
        choices={"AdamW": "adaptive steps with weight decay, the usual choice"},
        level="advanced",
    )
    weight_decay: float = option(
        0.01, "Weight decay", "Pulls the weights of the LoRA towards zero.", ge=0, le=1, level="advanced"
    )
    scheduler: str = option(
        "cosine",
        "Learning rate schedule",
        "How the learning rate changes over the run.",
        choices={
            "cosine": "falls slowly, then fast, then slowly to zero",
            "constant": "stays as it is",
            "linear": "falls evenly to zero",
        },
    )
    warmup_steps: int = option(
        0,
        "Warm-up",
        "The learning rate rises from zero over so many steps.",
        unit="steps",
        ge=0,
        le=1000000,
        level="advanced",
    )
    max_grad_norm: float = option(
        1.0,
        "Gradient clipping",
        "Gradients longer than this are shortened to it. 0 = off.",
        ge=0,
        le=1000,
        level="advanced",
    )
    min_snr_gamma: float = option(
        0.0,
        "Min-SNR gamma",
        "Weighs easy noise levels down, so that training is steadier; 5 is usual. 0 = off.",
        ge=0,
        le=100,
        level="advanced",
    )
    noise_offset: float = option(
        0.0,
        "Noise offset",
        "Shifts the noise as a whole, so that very dark and very bright pictures are learned; 0.05 is usual. 0 = off.",
        ge=0,
        le=1,
        level="advanced",
    )
    seed: int = option(
        42,
        "Seed",
        "The number from which all chance in the run is drawn: the same seed gives the same run.",
        ge=0,
        le=4294967295,
        level="advanced",
    )


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
