"""Options of what is held back, to see which step is best."""

from project.schema import PICTURES, SET, Section, option


class ValidationOptions(Section):
    """What is measured on pictures or texts that are not learned from, and what follows from it."""

    validate_every: int = option(
        0,
        "Validate every",
        "The loss on held-back pictures or texts is measured each time so many steps are done, always in the same way. "
        "It says which step is best; the loss of training does not. A tenth of the run is usual. 0 = off.",
        unit="steps",
        ge=0,
        le=10000000,
    )
    validation_share: float = option(
        0.1,
        "Held back",
        "This share of the pictures or texts is not trained, at least one of them: the validation is measured on them. "
        "0.1 is usual; with fewer than 15 of them a separate folder is better. Not used when a folder is named.",
        ge=0.0,
        le=0.5,
        applies_when=("validate_every", SET),
    )
    validation_dir: str = option(
        "",
        "Validation folder",
        "Pictures with captions, or texts, that the validation is measured on, in place of a share of those that are "
        "trained. They should be of the same kind and not be among the trained ones. Empty = hold back a share.",
        kind="path",
        level="advanced",
        applies_when=("validate_every", SET),
    )
    validation_noises: int = option(
        1,
        "Noises a picture",
        "With how many different noises each held-back picture is measured, at every noise level. More make the curve "
        "steadier and take as much longer. 1 is usual; 4 for fewer than five pictures.",
        ge=1,
        le=64,
        level="advanced",
        applies_when=("validate_every", SET),
        task=PICTURES,
    )
    early_stop: int = option(
        0,
        "Stop early after",
        "The training ends when so many validations in a row were no better than the best one. 5 is usual; a low "
        "number may end it too soon, since the curve wavers. 0 = train to the end.",
        unit="validations",
        ge=0,
        le=1000,
        level="advanced",
        applies_when=("validate_every", SET),
    )
    keep_best: bool = option(
        True,
        "Keep the best checkpoint",
        "A checkpoint is saved whenever a validation is the best so far, and stays when older ones are removed. A "
        "training that stops early gives the LoRA of this checkpoint. Usually on; off saves disk space.",
        level="advanced",
        applies_when=("validate_every", SET),
    )
    clip_model: str = option(
        "",
        "CLIP model",
        "A CLIP model on this computer (a file or a folder of open_clip) that scores the previews of checkpoints. "
        "Empty = the one in the folder models/clip of the app's own data, if there is one.",
        kind="path",
        level="advanced",
        task=PICTURES,
    )
