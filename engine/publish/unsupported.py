"""Names what a file holds when it is no adapter of a kind that this version can load."""

from __future__ import annotations

import re
from collections.abc import Iterable

from project.errors import BadInput

_KINDS = (
    (r"\.oft_R|^oft_|oft_diag", "an OFT adapter of another kind than LyCORIS'"),
    (r"\.on_input$|\.ia3_l", "an (IA)³ adapter"),
    (r"\.[ab][12]\.weight$", "a GLoRA adapter"),
    (r"lora_embedding_[AB]", "a LoRA with token embeddings"),
    (r"lora_(A|B|up|down)(\.\w+)?\.bias$", "a LoRA with biases"),
    (r"\.diff(_b)?$", "a full difference of weights"),
    (r"modules_to_save|\.original_module\.", "a LoRA with whole layers beside it"),
)
_WHOLE_MODELS = (
    ("model.diffusion_model.", "cond_stage_model.", "first_stage_model."),
    ("conv_in.weight", "down_blocks.0.resnets.0.conv1.weight", "text_model.embeddings.token_embedding.weight"),
)


def refuse_other_kinds(keys: Iterable[str]) -> None:
    """Raises BadInput, naming the kind, if any key belongs to an adapter that this version cannot load."""
    names = list(keys)
    for pattern, kind in _KINDS:
        if any(re.search(pattern, name) for name in names):
            raise BadInput(
                f"this is {kind}, which this version cannot load; it loads LoRA, LoCon, DoRA, LoHa, LoKr and OFT"
            )


def refuse_what_is_no_adapter(keys: Iterable[str]) -> None:
    """Raises BadInput that says, as far as the keys tell, what the file is instead of an adapter."""
    names = list(keys)
    starts, exact = _WHOLE_MODELS
    if any(name.startswith(starts) or name.endswith(exact) for name in names):
        raise BadInput("this is a whole model, not a LoRA; a model is given as the base model")
    if any(name in ("emb_params", "string_to_param", "clip_l", "clip_g") for name in names):
        raise BadInput("this is a textual inversion embedding, not a LoRA")
    example = f" (its first key is {names[0]})" if names else ""
    raise BadInput(f"this is not a LoRA file: it has no LoRA weights{example}")
