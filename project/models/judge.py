"""What a single file's tensors are: a base model of a known family, or something else that has a name.

The layouts: CompVis' latent-diffusion (SD 1.x, 2.x) and Stability's generative-models (SDXL), which prefix the UNet
with `model.diffusion_model.`, the autoencoder with `first_stage_model.`, the text encoders with `cond_stage_model.` or
`conditioner.embedders.N.`, and averaged UNet weights with `model_ema.`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from project.models.model_file import ModelFile
from project.options.model import FAMILIES

UNET = "model.diffusion_model."
VAE = "first_stage_model."
AVERAGED = "model_ema."
# What each text encoder's names begin with; SD 1.x files made by early tools leave `text_model.` out.
TEXT = {
    "sd15": {"text_encoder": "cond_stage_model.transformer."},
    "sd2": {"text_encoder": "cond_stage_model.model."},
    "sdxl": {
        "text_encoder": "conditioner.embedders.0.transformer.",
        "text_encoder_2": "conditioner.embedders.1.model.",
    },
}
REFINER_TEXT = "conditioner.embedders.0.model."
# A part without these is torn: the first and the last tensor of what it computes.
UNET_ENDS = ("time_embed.0.weight", "input_blocks.0.0.weight", "middle_block.0.in_layers.0.weight", "out.2.weight")
VAE_ENDS = ("encoder.conv_in.weight", "decoder.conv_out.weight", "quant_conv.weight", "post_quant_conv.weight")

PRECISIONS = {"F16": "fp16", "BF16": "bf16", "F32": "fp32", "F8_E4M3": "fp8", "F8_E5M2": "fp8"}
VELOCITY_MARKS = ("v_pred", "v_pred.weight")
ZERO_SNR_MARKS = ("ztsnr", "ztsnr.weight")

# Files of other kinds, by a part of a name that only they have; the first that fits.
OTHERS = (
    ("a LoRA, not a base model", (".lora_down.", ".lora_up.", ".lora_A.", ".lora_B.", ".hada_w1_", ".lokr_w", ".oft_")),
    ("a ControlNet", ("control_model.", "controlnet_cond_embedding.", "controlnet_blocks.")),
    ("a FLUX model", ("double_blocks.", "single_transformer_blocks.")),
    ("a Stable Diffusion 3 model", ("joint_blocks.",)),
    ("a Stable Cascade model", ("clip_txt_mapper.", ".channelwise.")),
    ("an AnimateDiff motion module", ("motion_modules.",)),
    ("a textual inversion embedding", ("emb_params", "string_to_param")),
    ("a VAE alone", ("decoder.mid.block_1.", "decoder.mid_block.resnets.")),
    ("the UNet of a model folder alone", ("down_blocks.0.resnets.0.", "mid_block.resnets.0.")),
    ("a text encoder alone", ("text_model.encoder.layers.", "encoder.block.0.layer.", "transformer.resblocks.")),
    ("an upscaler", ("conv_first.", "body.0.rdb1.", "model.1.sub.")),
)

Tensors = Mapping[str, tuple[tuple[int, ...], str]]


def judge(path: Path, tensors: Tensors, metadata: Mapping[str, str]) -> ModelFile:
    """The facts of a file from its tensors' names, shapes (empty if unknown) and number types, and its texts."""
    found = ModelFile(
        path,
        precision=precision(kind for name, (_, kind) in tensors.items() if name.startswith((UNET, VAE, "cond"))),
        has_ema=any(name.startswith(AVERAGED + "diffusion_model") for name in tensors),
        has_vae=all(VAE + end in tensors for end in VAE_ENDS),
    )
    if not any(name.startswith((UNET, AVERAGED)) for name in tensors):
        return _other(found, tensors)
    return _with_unet(found, tensors, metadata)


def precision(kinds: Iterable[str]) -> str:
    """One word for the number types of many tensors; counters and step numbers do not count."""
    counts = Counter(PRECISIONS[kind] for kind in kinds if kind in PRECISIONS)
    rare = 0.02 * counts.total()  # a few tensors in another precision do not make a file mixed
    often = [word for word, count in counts.most_common() if count > rare]
    return "" if not often else often[0] if len(often) == 1 else "mixed"


def _other(found: ModelFile, tensors: Tensors) -> ModelFile:
    """A file without a UNet of these layouts."""
    if not tensors:
        return _refused(found, "an empty file", "it holds no tensors")
    for title, marks in OTHERS:
        if any(mark in name or name.startswith(mark) for name in tensors for mark in marks):
            return _refused(found, title, f"it looks like {title}")
    if set(tensors) <= {"clip_l", "clip_g"}:
        return _refused(found, "a textual inversion embedding", "it looks like a textual inversion embedding")
    if any(name.startswith(VAE) for name in tensors):
        return _refused(found, "a VAE alone", "it looks like a VAE alone")
    if any(name.startswith(("cond_stage_model.", "conditioner.")) for name in tensors):
        return _refused(found, "a checkpoint without a UNet", "it lacks the UNet", ("unet",))
    example = min(tensors)
    return _refused(found, "an unknown file", f"none of its {len(tensors)} tensors is known, for example {example}")


def _refused(found: ModelFile, title: str, what: str, missing: tuple[str, ...] = ()) -> ModelFile:
    known = ", ".join(family.title for family in FAMILIES.values())
    reason = f"{what}; a base model of {known} is needed"
    return replace(found, title=title, reason=reason, missing=missing)


def _with_unet(found: ModelFile, tensors: Tensors, metadata: Mapping[str, str]) -> ModelFile:
    for title, marks in OTHERS[1:6]:  # some tools put the same prefix before other networks
        if any(mark in name for name in tensors for mark in marks):
            return _refused(found, title, f"it looks like {title}")
    if any(name.startswith(REFINER_TEXT) for name in tensors):
        return _refused(found, "the SDXL refiner", "it looks like the SDXL refiner, which is no model of its own")
    channels = _side(tensors, UNET + "input_blocks.0.0.weight", 1)
    if channels not in (0, 4):
        kinds = {9: "an inpainting model (its UNet has 9 input channels)", 8: "an editing model (8 input channels)"}
        title = kinds.get(channels, f"a model whose UNet has {channels} input channels")
        return _refused(found, title, f"it looks like {title}")
    family = _family(tensors)
    missing = _missing(family, tensors, found.has_vae)
    prediction = _prediction(family, tensors, metadata)
    info = FAMILIES[family]
    reason = ""
    if missing:
        reason = f"it looks like {info.title}, but lacks {', '.join(WORDS[part] for part in missing)}"
        reason += "; give one with the option vae" if missing == ("vae",) else "; take the full checkpoint"
    return replace(
        found,
        family=family,
        title=info.title,
        prediction_type=prediction,
        zero_terminal_snr=any(mark in tensors for mark in ZERO_SNR_MARKS),
        has_text_encoder=not any(part.startswith("text_encoder") for part in missing),
        missing=missing,
        resolution=_resolution(metadata) or _own_resolution(family, prediction),
        granularity=_granularity(tensors),
        reason=reason,
    )


WORDS = {
    "unet": "parts of the UNet",
    "vae": "the VAE",
    "text_encoder": "the text encoder",
    "text_encoder_2": "the second text encoder",
    "tokenizer": "the tokenizer",
    "scheduler": "the scheduler",
}


def _family(tensors: Tensors) -> str:
    """Told by the text encoders; where they lack, by the UNet, whose label embedding only SDXL has and whose
    projections around attention are convolutions in SD 1.x and matrices in SD 2.x."""
    if any(name.startswith("conditioner.embedders.1.") for name in tensors):
        return "sdxl"
    if any(name.startswith("cond_stage_model.model.") for name in tensors):
        return "sd2"
    if any(name.startswith("cond_stage_model.transformer.") for name in tensors):
        return "sd15"
    if UNET + "label_emb.0.0.weight" in tensors:
        return "sdxl"
    projections = (shape for name, (shape, _) in tensors.items() if name.endswith(".1.proj_in.weight"))
    return "sd2" if len(next(projections, ())) == 2 else "sd15"


def _missing(family: str, tensors: Tensors, has_vae: bool) -> tuple[str, ...]:
    averaged = {AVERAGED + "diffusion_model" + end.replace(".", "") for end in UNET_ENDS}
    whole = all(UNET + end in tensors for end in UNET_ENDS) or averaged <= tensors.keys()
    missing = [] if whole else ["unet"]
    missing += [] if has_vae else ["vae"]
    for part, prefix in TEXT[family].items():
        if not any(name.startswith(prefix) for name in tensors):
            missing.append(part)
    return tuple(missing)


def _prediction(family: str, tensors: Tensors, metadata: Mapping[str, str]) -> str:
    """The marker keys that v-prediction fine-tunes carry, else modelspec's word, else what every model of the family
    is; SD 2.x exists with both, and its tensors do not differ."""
    if any(mark in tensors for mark in VELOCITY_MARKS):
        return "v_prediction"
    word = metadata.get("modelspec.prediction_type", "").strip().lower()
    if word in ("v", "v_prediction", "v-prediction"):
        return "v_prediction"
    if word in ("epsilon", "eps"):
        return "epsilon"
    return "" if family == "sd2" else "epsilon"


def _resolution(metadata: Mapping[str, str]) -> int:
    """modelspec's "768x768" as a side in pixels; 0 when it is not there."""
    first = metadata.get("modelspec.resolution", "").lower().split("x")[0].strip()
    return int(first) if first.isdecimal() and 8 <= int(first) <= 8192 else 0


def _own_resolution(family: str, prediction: str) -> int:
    return 512 if family == "sd2" and prediction == "epsilon" else FAMILIES[family].resolution


def _granularity(tensors: Tensors) -> int:
    """Each downsampling layer of the autoencoder and of the UNet halves a side."""
    halves = sum(name.endswith(".downsample.conv.weight") and name.startswith(VAE) for name in tensors)
    halves = halves or 3  # without its autoencoder the usual one
    return 1 << (halves + sum(name.endswith(".op.weight") and name.startswith(UNET) for name in tensors))


def _side(tensors: Tensors, name: str, axis: int) -> int:
    shape = tensors[name][0] if name in tensors else ()
    return shape[axis] if len(shape) > axis else 0
