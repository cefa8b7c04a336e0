"""Options of the optimizer and of the learning rate over the run."""

from project.schema import Section, option


class OptimizerOptions(Section):
    """How a step is made from the gradients, and how far it goes."""

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
