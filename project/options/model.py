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
}


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
        'The model that the LoRA is trained for: a folder in diffusers layout, or "starter" for the embedded model.',
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
        "What the model was trained to predict. Set it only if the model's own scheduler config is wrong or missing.",
        choices={
            "auto": "as the model's own scheduler config says",
            "epsilon": "the noise, as most Stable Diffusion 1.x models do",
            "v_prediction": "the velocity",
        },
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

    @field_validator("task_type", mode="before")
    @classmethod
    def _only_pictures(cls, value: Any) -> Any:
        if str(value).strip().lower() == "text-generation":
            raise complaint('"text-generation" cannot be trained: this version trains text-to-image only')
        return value

    @field_validator("base_model")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        return value or STARTER_MODEL
