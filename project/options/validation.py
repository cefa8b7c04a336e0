"""Options of the pictures that are held back, to see which step is best."""

from project.schema import Section, option


class ValidationOptions(Section):
    """What is measured on pictures that are not learned from."""

    validate_every: int = option(
        0,
        "Validate every",
        "The loss on held-back pictures is measured each time so many steps are done, always with the same noise. It "
        "says which step is best; the loss of training does not. A tenth of the run is usual. 0 = off.",
        unit="steps",
        ge=0,
        le=10000000,
    )
