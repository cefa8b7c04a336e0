"""Load the parts of a base model, frozen and on their device, whatever they lie in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diffusers import AutoencoderKL, SchedulerMixin, UNet2DConditionModel
from safetensors import SafetensorError
from transformers import CLIPTokenizer
from transformers.utils.logging import disable_progress_bar

from engine.loading import folder, single_file
from engine.loading.probe import predicts_noise
from engine.loading.vae import load_vae
from engine.memory import Placement
from project.errors import BadInput
from project.models import ModelFile
from project.options import ModelOptions

BROKEN = (OSError, ValueError, TypeError, RuntimeError, LookupError, AttributeError, SafetensorError)


@dataclass(frozen=True)
class Parts:
    """``text_encoders`` and ``tokenizers`` in the order in which the model names them; ``notes`` are for the user."""

    unet: UNet2DConditionModel
    vae: AutoencoderKL
    text_encoders: tuple[Any, ...]  # CLIPTextModel, the second one CLIPTextModelWithProjection
    tokenizers: tuple[CLIPTokenizer, ...]
    sampler: SchedulerMixin
    notes: tuple[str, ...] = ()


def load_parts(found: ModelFile, options: ModelOptions, placement: Placement) -> Parts:
    """All parts, frozen; the autoencoder in fp32, the others in the placement's precision.

    Raises BadInput for weights that are damaged, missing, misshapen or left over.
    """
    disable_progress_bar()
    path, extra = found.path, Path(options.vae).expanduser() if options.vae else None
    source = folder if found.layout == "folder" else single_file
    vae = None
    if extra is not None:
        vae = _told(extra, "the VAE in", lambda: load_vae(extra, found.family or "sd15"))
    parts = _told(path, "the model in", lambda: source.load(found, vae, placement.weights))
    unet, own_vae, text_encoders, tokenizers, sampler = parts
    for module in (unet, own_vae, *text_encoders):
        module.requires_grad_(False).eval()
        if not (module is unet and placement.later):
            module.to(placement.device)
    changes, notes = _schedule_changes(found, options, unet, placement)
    if changes:
        sampler = _told(path, "the model in", lambda: type(sampler).from_config(sampler.config, **changes))
    return Parts(unet, own_vae, text_encoders, tokenizers, sampler, notes)


def _told(path: Path, what: str, load: Any) -> Any:
    """The result of ``load``, whose errors become one line."""
    try:
        return load()
    except BROKEN as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise BadInput(f"{what} {path} cannot be loaded ({reason})") from error


def _schedule_changes(
    found: ModelFile, options: ModelOptions, unet: UNet2DConditionModel, placement: Placement
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """(what the sampler's config must say otherwise, notes for the user).

    The prediction type is the option's, else the file's, else, for a file that does not tell, what the UNet does. A
    model with zero terminal SNR samples from the last timestep, as Lin et al. (2023) ask for.
    """
    changes: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
    if options.prediction_type != "auto":
        changes["prediction_type"] = options.prediction_type
    elif found.layout != "folder":
        kind = found.prediction_type
        if not kind:
            kind = "epsilon" if predicts_noise(unet, unet.device) else "v_prediction"
            notes = (
                f"{found.path.name} does not say what it predicts; judged by what it answers to pure noise, it is "
                f"{kind}: set prediction_type if that is wrong",
            )
        changes["prediction_type"] = kind
    if found.layout != "folder" and found.zero_terminal_snr:
        changes |= {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}
    return changes, notes
