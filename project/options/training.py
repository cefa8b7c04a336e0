"""Options of how long a LoRA learns."""

from project.schema import Section, option


class TrainingOptions(Section):
    """How long the LoRA learns, and from how much at once."""

    batch_size: int = option(
        1, "Batch size", "Pictures or texts looked at together. More is steadier and takes more memory.",
        unit="examples", ge=1, le=1024,
    )  # fmt: skip
    epochs: int = option(
        10,
        "Epochs",
        "How often each picture or text is looked at, its repeats not counted.",
        unit="epochs",
        ge=1,
        le=100000,
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
    seed: int = option(
        42,
        "Seed",
        "The number from which all chance in the run is drawn: the same seed gives the same run.",
        ge=0,
        le=4294967295,
        level="advanced",
    )
