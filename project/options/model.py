"""Options of the base model, and the model families that they choose from."""

from dataclasses import dataclass
from typing import Any

from pydantic import field_validator

from project.schema import Section, complaint, option

STARTER_MODEL = "starter"


@dataclass(frozen=True)
class FamilyInfo:
    """What the form, the shell and the reference know of a model family without loading it. Sizes are in pixels."""

    title: str
    minimum_size: int
    resolution: int
    bucket_step: int
    traits: frozenset[str]


FAMILIES = {
    "sd15": FamilyInfo(
        title="Stable Diffusion 1.x",
        minimum_size=512,
        resolution=512,
        bucket_step=64,
        traits=frozenset({"negative_prompt", "noise_prediction"}),
    ),
    "sd2": FamilyInfo(
        title="Stable Diffusion 2.x",
        minimum_size=512,
        resolution=768,
        bucket_step=64,
        traits=frozenset({"negative_prompt", "noise_prediction"}),
    ),
    "sdxl": FamilyInfo(
        title="Stable Diffusion XL",
        minimum_size=1024,
        resolution=1024,
        bucket_step=64,
        traits=frozenset({"negative_prompt", "noise_prediction", "two_text_encoders"}),
    ),
}


def base_lora(entry: str) -> tuple[str, float]:
    """(path, strength) of an entry of base_loras: `path:strength`, or a path alone for strength 1."""
    path, colon, number = entry.rpartition(":")
    try:
        return (path, float(number)) if colon else (entry, 1.0)
    except ValueError:  # the colon belongs to the path
        return entry, 1.0


class ModelOptions(Section):
    """Which base model is trained, and how it is read."""

    task_type: str = option(
        "text-to-image",
        "Task",
        "What the base model makes. This version trains text-to-image models.",
        choices={"text-to-image": "a diffusion model that makes pictures from text"},
        level="advanced",
    )
    base_model: str = option(
        STARTER_MODEL,
        "Base model",
        "The model that the LoRA is trained for: the .safetensors file that people download, or a folder in diffusers "
        'layout. "starter" stands for the embedded model.',
        kind="path",
    )
    family: str = option(
        "auto",
        "Model family",
        "The architecture of the base model. It is recognised from the model's own files unless set here.",
        choices={"auto": "recognise it from the model's files", **{name: f.title for name, f in FAMILIES.items()}},
        level="advanced",
    )
    prediction_type: str = option(
        "auto",
        "Prediction type",
        "What the model was trained to predict. A wrong one gives grey or noisy samples: set it only when the model's "
        "page says other than what was recognised. Typical: auto.",
        choices={
            "auto": "as the model's files say; an SD 2.x file that does not say it is asked what it answers to noise",
            "epsilon": "the noise, as SD 1.x, SD 2 base (512 pixels) and most SDXL models do",
            "v_prediction": "the velocity, as SD 2 at 768 pixels and the v-pred versions of SDXL models do",
        },
        level="advanced",
    )
    vae: str = option(
        "",
        "Extra VAE",
        "An autoencoder to use in place of the model's own: a .safetensors file or a folder. Give the one that the "
        "model's page recommends, or one for a checkpoint that has none. Typical: empty.",
        kind="path",
        level="advanced",
    )
    clip_skip: int = option(
        0,
        "Clip skip",
        "Which layer of the text encoder is read, counted from its end as the WebUIs count: 1 is the last, 2 the one "
        "before it. Set 2 for anime models of the SD 1.x kind; SD 2.x and SDXL are made for 2. 0 = the model's own.",
        unit="layers",
        ge=0,
        le=12,
        level="advanced",
    )
    max_token_length: str = option(
        "75",
        "Longest caption",
        "Longer captions are cut here. Above 75 they are read in parts of 75 tokens, as the WebUIs do; it takes "
        "memory. Raise it when captions are long. Typical: 75, or 225 for long descriptions.",
        choices={
            "75": "what the text encoder reads at once",
            "150": "two parts",
            "225": "three parts",
        },
        level="advanced",
    )
    base_loras: list[str] = option(
        [],
        "LoRAs in the base",
        "LoRA files that are merged into the base model before training, one a line as path:strength. The new LoRA is "
        "learned on top of them, and needs them when it is used. Typical: empty.",
        kind="lines",
        level="advanced",
    )
    model_name_or_path: str = option(
        "",
        "Language model",
        "The base model of a text-generation task. It has no effect on text-to-image.",
        kind="path",
        level="advanced",
        applies_when=("task_type", "text-generation"),
    )
    max_seq_length: int = option(
        2048,
        "Longest text",
        "Texts of a text-generation task are cut at this length. It has no effect on text-to-image.",
        unit="tokens",
        ge=8,
        le=1048576,
        level="advanced",
        applies_when=("task_type", "text-generation"),
    )

    @field_validator("base_loras")
    @classmethod
    def _strengths(cls, value: list[str]) -> list[str]:
        for entry in value:
            if not -10 <= base_lora(entry)[1] <= 10:
                raise complaint(f'must have strengths from -10 to 10, not "{entry}"')
        return value

    @field_validator("task_type", mode="before")
    @classmethod
    def _only_pictures(cls, value: Any) -> Any:
        if str(value).strip().lower() == "text-generation":
            raise complaint('"text-generation" cannot be trained: this version trains text-to-image only')
        return value

    @field_validator("max_token_length", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("base_model")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        return value or STARTER_MODEL
