"""Options of the optimizer and of the learning rate over the run."""

from pydantic import field_validator, model_validator

from project.optimizers import SUGGESTED, find, read_arguments, unknown
from project.schema import Section, complaint, option

_FALLING = ("linear", "cosine", "cosine_with_restarts", "cosine_with_min_lr", "polynomial", "inverse_sqrt", "rex",
            "warmup_stable_decay", "cosine_warmup_with_min_lr", "reduce_on_plateau", "greedy")  # fmt: skip


class OptimizerOptions(Section):
    """How a step is made from the gradients, and how far it goes."""

    learning_rate: float = option(
        1e-4,
        "Learning rate",
        "How far each step goes. Too high destroys what the model knows, too low learns nothing. 1e-4 is usual; "
        "Prodigy and D-adaptation find it themselves and take 1, also where this is left alone.",
        ge=1e-9,
        le=1,
    )
    optimizer: str = option(
        "AdamW",
        "Optimizer",
        "How a step is made from the gradients. AdamW is right unless memory is short (an 8-bit one) or the learning "
        "rate is not to be guessed (Prodigy). Any other name of the pytorch_optimizer collection can be typed.",
        choices=SUGGESTED,
        level="advanced",
        open=True,
    )
    optimizer_args: list[str] = option(
        [],
        "Optimizer arguments",
        "Further arguments of the optimizer, one name=value a line: d_coef=0.8 for Prodigy, betas=0.9, 0.99 for most. "
        "Leave it empty unless you follow a recipe.",
        kind="lines",
        level="advanced",
    )
    weight_decay: float = option(
        0.01,
        "Weight decay",
        "Pulls the weights of the LoRA towards zero, against learning by heart. 0.01 is usual, 0.1 is much.",
        ge=0,
        le=1,
        level="advanced",
    )
    lora_plus_ratio: float = option(
        0.0,
        "LoRA+ ratio",
        "The up matrices learn so many times as fast as the down matrices, which can reach the same in fewer steps: 4 "
        "to 16 with a lower learning rate. It counts for LoRA and DoRA. 0 = off.",
        ge=0,
        le=1000,
        level="advanced",
    )
    scheduler: str = option(
        "cosine",
        "Learning rate schedule",
        "How the learning rate changes over the run. Cosine suits most; constant goes with Prodigy and schedule-free "
        "optimizers.",
        choices={
            "cosine": "falls slowly, then fast, then slowly to zero",
            "constant": "stays as it is",
            "linear": "falls evenly to zero",
            "cosine_with_restarts": "a cosine that begins again several times",
            "cosine_with_min_lr": "a cosine that ends at the lowest rate, a tenth unless it is set",
            "polynomial": "falls along a power of what is left",
            "inverse_sqrt": "falls with the root of the steps, never to zero",
            "warmup_stable_decay": "stays, and falls in the last fifth",
            "piecewise_constant": "falls in steps at given places",
            "rex": "stays high for long and falls fast at the end",
            "reduce_on_plateau": "halves when the training loss has not fallen for some steps",
            "greedy": "falls when the training loss rises and rises again when it falls, up to the learning rate",
            "cosine_warmup_with_min_lr": "the same as cosine_with_min_lr: the warm-up counts for every schedule",
            "constant_with_warmup": "the same as constant: the warm-up counts for every schedule",
            "adafactor": "Adafactor sets the rate by itself from the size of the weights",
        },
    )
    warmup_steps: int = option(
        0,
        "Warm-up",
        "The learning rate rises from zero over so many steps, which calms the beginning: 5 to 10 % of a long run.",
        unit="steps",
        ge=0,
        le=1000000,
        level="advanced",
    )
    warmup_share: float = option(
        0.0,
        "Warm-up share",
        "The same as a share of the run, whatever its length: 0.05 is usual. It counts where no steps are set.",
        ge=0,
        le=0.9,
        level="advanced",
    )
    restarts: int = option(
        1,
        "Restarts",
        "How many waves the cosine with restarts has: 2 to 4 if you want several good places to stop.",
        unit="waves",
        ge=1,
        le=1000,
        level="advanced",
        applies_when=("scheduler", "cosine_with_restarts"),
    )
    min_lr: float = option(
        0.0,
        "Lowest learning rate",
        "Where a falling schedule ends, as a share of the learning rate: 0.1 keeps the last epochs learning.",
        ge=0,
        le=1,
        level="advanced",
        applies_when=("scheduler", _FALLING),
    )
    scheduler_power: float = option(
        1.0,
        "Power",
        "The power of the polynomial schedule: 1 falls evenly, 2 falls early.",
        ge=0.1,
        le=10,
        level="advanced",
        applies_when=("scheduler", "polynomial"),
    )
    scheduler_steps: list[str] = option(
        [],
        "Places of the steps",
        "For a schedule in steps: from which share of the run on which share of the rate counts, such as 0.5=0.3, "
        "0.8=0.1.",
        kind="names",
        level="advanced",
        applies_when=("scheduler", "piecewise_constant"),
    )
    scheduler_patience: int = option(
        100,
        "Patience",
        "How many steps a schedule that follows the loss waits before it changes the rate. The loss of single steps "
        "says little, so fewer than 50 are rarely wise.",
        unit="steps",
        ge=1,
        le=1000000,
        level="advanced",
        applies_when=("scheduler", ("reduce_on_plateau", "greedy")),
    )
    max_grad_norm: float = option(
        1.0,
        "Gradient clipping",
        "Gradients longer than this are shortened to it, so that one odd example cannot do harm. 1 is usual. 0 = off.",
        ge=0,
        le=1000,
        level="advanced",
    )

    @field_validator("optimizer")
    @classmethod
    def _known(cls, value: str) -> str:
        info = find(value)
        if info is None:
            raise complaint(unknown(value))
        return info.name

    @field_validator("scheduler_steps")
    @classmethod
    def _places(cls, value: list[str]) -> list[str]:
        for entry in value:
            place(entry)
        return value

    @model_validator(mode="after")
    def _arguments(self) -> "OptimizerOptions":
        try:
            read_arguments(self.optimizer, self.optimizer_args)
        except ValueError as error:
            raise complaint(f"optimizer_args: {error}") from error
        if self.scheduler == "adafactor" and self.optimizer != "Adafactor":
            raise complaint(
                f"scheduler adafactor belongs to the optimizer Adafactor, not to {self.optimizer}: set scheduler to "
                "constant, or optimizer to Adafactor"
            )
        if self.scheduler == "piecewise_constant" and not self.scheduler_steps:
            raise complaint("scheduler_steps is missing: say where the rate falls, for example 0.5=0.3, 0.8=0.1")
        return self


def place(entry: str) -> tuple[float, float]:
    """(share of the run, share of the rate) of an entry of `scheduler_steps`. Raises a complaint."""
    where, _, factor = entry.partition("=")
    try:
        share, rate = float(where), float(factor)
    except ValueError:
        raise complaint(f'must be places such as 0.5=0.3, not "{entry}"') from None
    if not 0 < share < 1 or not 0 <= rate <= 100:
        raise complaint(f'must have places between 0 and 1 and rates from 0 to 100, not "{entry}"')
    return share, rate
