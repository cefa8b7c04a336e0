"""Options of the LoRA itself: its size and kind, and which parts of the model it changes."""

from pydantic import field_validator

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
