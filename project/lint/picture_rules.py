"""Rules of pictures, captions, masks, regularisation pictures and the validation on held-back ones."""

from project.lint.finding import Case, Rule, error, hint, warning

_FEW = 15  # pictures: of fewer, none is held back lightly
_SPARED = 20  # pictures from which on some can be held back without loss
_WORTH = 500  # steps from which on it is worth knowing which of them was best


def _changing_captions(case: Case) -> Rule:
    varied = {
        "caption_shuffle": bool(case.get("caption_shuffle")),
        "tag_dropout": float(case.get("tag_dropout")) > 0,
        "caption_wildcards": bool(case.get("caption_wildcards")),
    }
    changing = [key for key, on in varied.items() if on]
    off = "0" if changing[:1] == ["tag_dropout"] else "false"
    if changing and case.get("cache") and not case.get("train_text_encoder") and not case.facts.starter:
        yield hint(
            "Captions that change each time cannot be kept encoded, so the text encoder stays in memory and reads each "
            f"anew: where memory or time is short, set {changing[0]} to {off}.",
            changing[0],
            "cache",
        )
    if case.get("train_text_encoder") and case.get("cache") and not case.facts.starter:
        yield hint(
            "A text encoder that learns reads each caption anew in every step, so only pictures are kept encoded, and "
            "it stays in memory: where memory or time is short, set train_text_encoder to false.",
            "train_text_encoder",
            "cache",
        )


def _captions(case: Case) -> Rule:
    dropout, tags = float(case.get("caption_dropout")), float(case.get("tag_dropout"))
    for value, key, usual in ((dropout, "caption_dropout", "0.05 to 0.1"), (tags, "tag_dropout", "0.1")):
        if value > 0.4:
            yield warning(
                f"{value:.0%} of the captions would be missing, so the words would hardly be tied to what was learned: "
                f"{usual} is usual for {key}.",
                key,
            )
    if int(case.get("keep_tokens")) and not case.get("caption_shuffle") and not tags:
        yield hint(
            "Tags that stay in front count only where tags are shuffled or left out: turn on caption_shuffle, or set "
            "keep_tokens to 0.",
            "keep_tokens",
            "caption_shuffle",
        )


def _regularisation(case: Case) -> Rule:
    if not case.get("reg_data_dir"):
        return
    if float(case.get("reg_weight")) == 0:
        yield warning(
            "Regularisation pictures with a weight of 0 take time and teach nothing: set reg_weight to 1, or empty "
            "reg_data_dir.",
            "reg_weight",
            "reg_data_dir",
        )
    no_words = case.facts.captioned == 0 and case.facts.pictures
    if no_words and not case.get("trigger_word"):
        yield warning(
            "Regularisation pictures hold the meaning of common words while the pictures give a new one to a trigger "
            "word, and here there are neither captions nor a trigger word: set trigger_word.",
            "trigger_word",
            "reg_data_dir",
        )


def _masks(case: Case) -> Rule:
    source = str(case.get("mask_source"))
    if source == "off":
        return
    if source == "folder" and not case.get("mask_dir") and not case.get("concepts"):
        yield error(
            "The masks are to come from a folder and none is named: set mask_dir, or mask_source to off.",
            "mask_dir",
            "mask_source",
        )
    elif case.facts.masks == 0 and source == "masklabel":
        yield warning(
            "No picture has a mask beside it (NAME-masklabel.png), so the masked loss changes nothing: paint masks on "
            "the Dataset page, or set mask_source to off.",
            "mask_source",
        )
    if float(case.get("mask_floor")) >= 1:
        yield warning(
            "A mask floor of 1 lets the masked parts count in full, so the masks change nothing: 0.1 is usual.",
            "mask_floor",
            "mask_source",
        )


def _size(case: Case) -> Rule:
    own, sizes = case.own_side, case.config.data.sizes
    if not own or not sizes or case.facts.starter:
        return
    less = round(own * 0.75 / 64) * 64
    least = min((width * height) ** 0.5 for width, height in sizes)
    if least < 0.55 * own:
        yield warning(
            f"The base model makes pictures of {own} pixels, and at {least:.0f} it draws them cut off and coarse, "
            f"which the LoRA learns too: set resolution to 0 for the model's own, or to {less} where "
            "memory is short.",
            "resolution",
            "base_model",
        )


def _buckets(case: Case) -> Rule:
    batch = int(case.get("batch_size"))
    short = [count for count in case.facts.buckets if count < batch]
    if batch > 1 and short and len(short) < len(case.facts.buckets):
        count = sum(short)
        yield hint(
            f"{count} picture{'s have' if count > 1 else ' has'} a shape that fewer than {batch} share, so "
            f"{'their' if count > 1 else 'its'} batches stay smaller: crop to common shapes, set bucket_step "
            "higher, or batch_size lower.",
            "batch_size",
            "bucket_step",
        )


def _validation(case: Case) -> Rule:
    pictures, steps = case.facts.pictures, case.facts.steps
    if pictures is None or not steps or case.facts.starter:
        return
    every = int(case.get("validate_every"))
    if not every and pictures >= _SPARED and steps >= _WORTH:
        yield hint(
            "Nothing is held back, so only your eyes can say which checkpoint is best, as the loss of training does "
            f"not: set validate_every to {max(1, steps // 10)}.",
            "validate_every",
        )
    if every and not case.get("validation_dir") and pictures < _FEW and case.get("validation_share"):
        yield warning(
            f"Of {pictures} pictures one or more would be held back and not be learned: name other pictures in "
            "validation_dir, or set validate_every to 0.",
            "validation_dir",
            "validate_every",
        )
    if every > steps:
        yield warning(
            f"The first validation would come after {every} steps, and the run has {steps}: set validate_every to "
            f"{max(1, steps // 10)}.",
            "validate_every",
        )


PICTURE_RULES = (_masks, _size, _captions, _regularisation, _changing_captions, _buckets, _validation)
