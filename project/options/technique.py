"""Options of the loss and of the noise that the model learns to take away."""

from typing import ClassVar

from pydantic import model_validator

from project.schema import BOTH, PICTURES, SET, Section, complaint, option

_HUBER = ("loss_type", ("huber", "smooth_l1"))
_MASKED = ("mask_source", ("masklabel", "folder", "alpha"))


class TechniqueOptions(Section):
    """What counts as an error, and which noise is learned from."""

    task: ClassVar[str] = PICTURES

    loss_type: str = option(
        "l2",
        "Loss",
        "How the distance between what the model says and what it should say is measured. Huber forgives pictures that "
        "do not belong, at the price of some detail.",
        choices={
            "l2": "squared distance, the usual choice",
            "l1": "plain distance: outliers count less",
            "huber": "squared where small, plain where large, with a smooth way between",
            "smooth_l1": "as Huber, in the size of the plain distance",
            "log_cosh": "squared up to about 1, plain beyond",
        },
        level="advanced",
    )
    huber_c: float = option(
        0.1,
        "Huber threshold",
        "The distance beyond which an error counts as large. Lower it if the dataset has damaged or odd pictures; "
        "0.1 is usual.",
        ge=0.0001,
        le=10,
        level="advanced",
        applies_when=_HUBER,
    )
    huber_schedule: str = option(
        "snr",
        "Huber schedule",
        "How the threshold depends on the noise level.",
        choices={
            "snr": "1 at clean levels, falling with the signal-to-noise ratio to the threshold",
            "exponential": "falls evenly on a logarithmic scale, from 1 to the threshold",
            "constant": "the same at all levels",
        },
        level="advanced",
        applies_when=_HUBER,
    )
    loss_weighting: str = option(
        "none",
        "Loss weighting",
        "How much each noise level counts. A choice of debiased or P2 stands above min-SNR gamma.",
        choices={
            "none": "all alike, or by min-SNR gamma where that is set",
            "min_snr": "min-SNR: easy levels are weighed down; gamma is 5 where none is set",
            "debiased": "noisy levels are weighed up, clean ones down; finer than min-SNR",
            "p2": "clean levels are weighed down, so that the shape of things is learned first",
        },
        level="advanced",
    )
    min_snr_gamma: float = option(
        0.0,
        "Min-SNR gamma",
        "Weighs easy noise levels down, so that training is steadier; 5 is usual. 0 = off.",
        ge=0,
        le=100,
        level="advanced",
        applies_when=("loss_weighting", ("none", "min_snr")),
    )
    p2_gamma: float = option(
        1.0,
        "P2 gamma",
        "How strongly P2 weighs clean levels down; 0.5 or 1 is usual.",
        ge=0,
        le=5,
        level="advanced",
        applies_when=("loss_weighting", "p2"),
    )
    p2_k: float = option(
        1.0,
        "P2 k",
        "Up to about this signal-to-noise ratio P2 leaves a level its weight; 1 is usual.",
        ge=0.01,
        le=100,
        level="advanced",
        applies_when=("loss_weighting", "p2"),
    )
    noise_offset: float = option(
        0.0,
        "Noise offset",
        "Shifts the noise as a whole, so that very dark and very bright pictures are learned; 0.05 is usual. 0 = off.",
        ge=0,
        le=1,
        level="advanced",
    )
    noise_offset_random: bool = option(
        False,
        "Random noise offset",
        "Takes another offset for each picture, from none to the one set. Use it if all pictures become dark.",
        level="advanced",
        applies_when=("noise_offset", SET),
    )
    pyramid_noise_iterations: int = option(
        0,
        "Pyramid noise",
        "Adds coarser noise of so many sizes: as noise offset, for patches of light and shade. 6 is usual, 0 = off.",
        unit="sizes",
        ge=0,
        le=16,
        level="advanced",
    )
    pyramid_noise_discount: float = option(
        0.3,
        "Pyramid noise discount",
        "How much weaker each coarser noise is than the one before; 0.3 is usual, up to 0.8 for short trainings.",
        ge=0.01,
        le=1,
        level="advanced",
        applies_when=("pyramid_noise_iterations", SET),
    )
    input_perturbation: float = option(
        0.0,
        "Input perturbation",
        "Adds noise that the model is not told of, so that it copes with its own mistakes. 0.1 is usual, 0 = off.",
        ge=0,
        le=1,
        level="advanced",
    )
    zero_terminal_snr: bool = option(
        False,
        "Zero terminal SNR",
        "Lets the noisiest level hold nothing of the picture, so that fully dark and bright pictures can be made. Only "
        "for models with v-prediction; programs that use the LoRA must have the same setting.",
        level="advanced",
    )
    timestep_min: int = option(
        0,
        "Lowest timestep",
        "Cleaner noise levels than this are not trained. Raise it to learn composition and leave detail alone; "
        "0 is usual.",
        ge=0,
        le=999,
        level="advanced",
    )
    timestep_max: int = option(
        999,
        "Highest timestep",
        "Noisier levels than this are not trained. Lower it to learn detail and leave composition alone; 999 is usual.",
        ge=0,
        le=999,
        level="advanced",
    )
    timestep_sampling: str = option(
        "uniform",
        "Timestep distribution",
        "How often each noise level is trained. Prefer noisy levels to learn shapes, clean ones to learn texture.",
        choices={
            "uniform": "all alike, the usual choice",
            "sigmoid": "a bell in the middle that bias and scale move and widen (logit-normal)",
            "beta": "a bell or a slope by two numbers",
            "cubic": "mostly noisy levels: shapes and composition",
            "cubic_clean": "mostly clean levels: texture and detail",
            "cosmap": "a flat hill in the middle",
        },
        level="advanced",
    )
    timestep_bias: float = option(
        0.0,
        "Timestep bias",
        "Moves the bell: above 0 to noisy levels, below 0 to clean ones. -1 to 1 is usual.",
        ge=-6,
        le=6,
        level="advanced",
        applies_when=("timestep_sampling", "sigmoid"),
    )
    timestep_scale: float = option(
        1.0,
        "Timestep scale",
        "The width of the bell: 0.5 is narrow, 1 usual, above 1.7 it becomes a valley.",
        ge=0.05,
        le=5,
        level="advanced",
        applies_when=("timestep_sampling", "sigmoid"),
    )
    timestep_alpha: float = option(
        2.0,
        "Timestep alpha",
        "The more, the rarer are clean levels: 2 and 2 make a round hill, 1 and 1 all alike.",
        ge=0.5,
        le=20,
        level="advanced",
        applies_when=("timestep_sampling", "beta"),
    )
    timestep_beta: float = option(
        2.0,
        "Timestep beta",
        "The more, the rarer are noisy levels: 2 and 2 make a round hill, 1 and 1 all alike.",
        ge=0.5,
        le=20,
        level="advanced",
        applies_when=("timestep_sampling", "beta"),
    )
    mask_normalise: bool = option(
        False,
        "Masks of equal weight",
        "Lets a picture with a small mask count as much as one with a large mask. Use it if subjects differ in size.",
        level="advanced",
        applies_when=_MASKED,
    )
    mask_prior_preservation: float = option(
        0.0,
        "Keep what is outside the mask",
        "Outside the mask the model is held to what it made before the training. Takes a third more time; 1 is usual, "
        "0 = off.",
        ge=0,
        le=10,
        level="advanced",
        applies_when=_MASKED,
    )
    ema: bool = option(
        False,
        "Average of weights (EMA)",
        "Keeps a running average of the LoRA, which is steadier than its last step, and makes it the result. Use it "
        "for long trainings with a high learning rate.",
        level="advanced",
        task=BOTH,
    )
    ema_decay: float = option(
        0.999,
        "EMA decay",
        "How much of the average stays at each step: 0.999 looks back on about 1000 steps, 0.99 on 100. Early on it is "
        "less by itself.",
        ge=0,
        le=0.99999,
        level="advanced",
        applies_when=("ema", True),
        task=BOTH,
    )
    ema_update_every: int = option(
        1,
        "EMA interval",
        "The average is taken after every so many steps. More is faster; 1 is usual.",
        unit="steps",
        ge=1,
        le=1000,
        level="advanced",
        applies_when=("ema", True),
        task=BOTH,
    )

    @property
    def weighting(self) -> str:
        """The loss weighting in force: min_snr_gamma alone switches min-SNR on."""
        return "min_snr" if self.loss_weighting == "none" and self.min_snr_gamma else self.loss_weighting

    @model_validator(mode="after")
    def _ordered(self) -> "TechniqueOptions":
        if self.timestep_min > self.timestep_max:
            raise complaint(
                f"timestep_min {self.timestep_min} lies above timestep_max {self.timestep_max}: lower the one or raise "
                "the other"
            )
        return self
