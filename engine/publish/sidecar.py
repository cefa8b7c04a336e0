"""What the WebUIs read beside an adapter file: `NAME.json` with trigger and weight, and the preview `NAME.png`."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from engine.publish.files import write_files
from engine.publish.metadata import TrainingFacts
from project.errors import BadInput

OVERWRITE_FLAG = "--overwrite"
THUMBNAIL = 256  # pixels of the longer side


@dataclass(frozen=True)
class Sidecar:
    """The fields of Automatic1111's and Forge's `NAME.json`. A preferred weight of 0 means that none is preferred."""

    description: str = ""
    sd_version: str = "SD1"
    activation_text: str = ""
    preferred_weight: float = 0.0
    negative_text: str = ""
    notes: str = ""

    @classmethod
    def of(cls, facts: TrainingFacts, preferred_weight: float) -> Sidecar:
        """The sidecar of a training."""
        return cls(
            description=facts.description or "",
            sd_version=facts.webui_version,
            activation_text=facts.trigger_phrase or "",
            preferred_weight=preferred_weight,
            notes=facts.training_comment or "",
        )

    def to_bytes(self) -> bytes:
        """The file's content: JSON, UTF-8, indented by 4 as the WebUIs do."""
        fields = {
            "description": self.description,
            "sd version": self.sd_version,
            "activation text": self.activation_text,
            "preferred weight": self.preferred_weight,
            "negative text": self.negative_text,
            "notes": self.notes,
        }
        return json.dumps(fields, indent=4, ensure_ascii=False).encode()


def sidecar_path(adapter: Path) -> Path:
    """Where the WebUIs look for the JSON of an adapter file."""
    return adapter.with_name(f"{adapter.stem}.json")


def preview_path(adapter: Path) -> Path:
    """Where the WebUIs look first for the preview of an adapter file."""
    return adapter.with_name(f"{adapter.stem}.png")


def png_bytes(picture: Image.Image) -> bytes:
    """A picture as a PNG file."""
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, format="PNG")
    return buffer.getvalue()


def thumbnail(picture: Image.Image) -> str:
    """A small copy of a picture as the data URL that `modelspec.thumbnail` holds."""
    small = picture.convert("RGB")
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    buffer = BytesIO()
    small.save(buffer, format="JPEG", quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def write_sidecar(adapter: Path, sidecar: Sidecar, *, overwrite: bool = False) -> Path:
    """Writes `NAME.json` beside an adapter file. Raises BadInput if it is there and `overwrite` is not set."""
    path = sidecar_path(adapter)
    refuse_existing([path], overwrite=overwrite)
    write_files({path: sidecar.to_bytes()})
    return path


def write_preview(adapter: Path, picture: Image.Image, *, overwrite: bool = False) -> Path:
    """Writes `NAME.png` beside an adapter file. Raises BadInput if it is there and `overwrite` is not set."""
    path = preview_path(adapter)
    refuse_existing([path], overwrite=overwrite)
    write_files({path: png_bytes(picture)})
    return path


def refuse_existing(paths: Iterable[Path], *, overwrite: bool) -> None:
    """Raises BadInput, naming all that exist of `paths`, unless they may be replaced. A folder is never replaced."""
    try:
        existing = [path for path in paths if path.exists() or path.is_symlink()]
    except OSError as error:  # a name that is too long for the disk
        raise BadInput(f"{error.filename}: cannot be written: {error.strerror or error}") from error
    folders = [path for path in existing if path.is_dir()]
    if folders:
        raise BadInput(f"{folders[0]}: a folder of this name is in the way; choose another name or folder")
    if existing and not overwrite:
        names = ", ".join(str(path) for path in existing)
        verb = "exists" if len(existing) == 1 else "exist"
        raise BadInput(f"{names} already {verb}; choose another name, or replace with {OVERWRITE_FLAG}")
