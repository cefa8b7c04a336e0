"""Takes an adapter to the tools where pictures are made: a WebUI's or ComfyUI's LoRA folder, or a diffusers folder."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import torch
from PIL import Image

from engine.publish.files import DIFFUSERS_NAME, diffusers_bytes, kohya_bytes, write_files
from engine.publish.metadata import TrainingFacts
from engine.publish.sidecar import Sidecar, png_bytes, preview_path, refuse_existing, sidecar_path, thumbnail
from engine.publish.weights import AdapterWeights
from project.errors import BadInput
from project.tools import recognise

# `:` and `>` would end the name in a prompt's <lora:NAME:0.8>; the others are not allowed in names on Windows.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def export_webui(  # noqa: PLR0913
    weights: AdapterWeights,
    facts: TrainingFacts,
    dest: Path,
    name: str,
    preview: Image.Image | None,
    *,
    preferred_weight: float = 0.8,
    overwrite: bool = False,
    dtype: torch.dtype = torch.float32,
) -> list[Path]:
    """Writes NAME.safetensors in kohya's layout, NAME.json and, with a preview, NAME.png; returns their paths.

    `dest` is any folder, or the root of a WebUI or of ComfyUI, whose folder for LoRAs is then taken. Nothing is written
    unless all can be. Raises BadInput for a name that cannot be one, for files that exist (unless `overwrite`) and for
    a place that cannot be written to; JobFailed if there is no room.
    """
    check_name(name)
    adapter = lora_folder(dest) / f"{name}.safetensors"
    paths = [adapter, sidecar_path(adapter)] + ([preview_path(adapter)] if preview is not None else [])
    refuse_existing(paths, overwrite=overwrite)
    # The WebUIs call a LoRA by its ss_output_name where that is not the file's name: keep the two the same.
    named = replace(facts, output_name=name, thumbnail=thumbnail(preview) if preview is not None else None)
    contents = {adapter: kohya_bytes(weights, named, dtype)}
    contents[sidecar_path(adapter)] = Sidecar.of(named, preferred_weight).to_bytes()
    if preview is not None:
        contents[preview_path(adapter)] = png_bytes(preview)
    write_files(contents)
    return paths


def check_name(name: str) -> None:
    """Raise BadInput for what cannot be a LoRA file's name on any system, or in a prompt."""
    if not name or name != name.strip(" .") or _NOT_IN_NAMES.search(name) or _DEVICES.fullmatch(name):
        raise BadInput(f"{name!r} cannot be the name of a LoRA file: use letters, digits, spaces, - and _")


def export_diffusers(
    weights: AdapterWeights,
    facts: TrainingFacts,
    dest: Path,
    *,
    overwrite: bool = False,
    dtype: torch.dtype = torch.float32,
) -> list[Path]:
    """Writes pytorch_lora_weights.safetensors into `dest`, for diffusers' load_lora_weights. Errors as export_webui."""
    if dest.exists() and not dest.is_dir():
        raise BadInput(f"{dest}: this is a file; give a folder")
    path = dest / DIFFUSERS_NAME
    refuse_existing([path], overwrite=overwrite)
    write_files({path: diffusers_bytes(weights, facts, dtype)})
    return [path]


def lora_folder(dest: Path) -> Path:
    """The folder for LoRAs that `dest` means: that of the WebUI or ComfyUI whose root it is, else `dest` itself.

    Raises BadInput if `dest` is a file.
    """
    if dest.exists() and not dest.is_dir():
        raise BadInput(f"{dest}: this is a file; give a folder")
    return recognise(dest).lora_folder
