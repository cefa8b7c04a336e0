"""Options of the loss and of the noise that the model learns to take away."""

from project.schema import Section, option


class TechniqueOptions(Section):
    """What counts as an error, and which noise is learned from."""

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
