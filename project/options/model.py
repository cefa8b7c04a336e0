"""Options of the base model, and the model families that they choose from."""

from dataclasses import dataclass
from typing import Any

from pydantic import field_validator

from project.schema import PICTURES, TEXTS, Section, complaint, option

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
        PICTURES,
        "Task",
        "What is trained: a model that makes pictures, or one that writes. It decides which other settings count.",
        choices={
            PICTURES: "a diffusion model that makes pictures from text",
            TEXTS: "a language model that writes: Llama, Qwen, GLM, Mistral, Gemma, Phi and others",
        },
        level="advanced",
    )
    base_model: str = option(
        STARTER_MODEL,
        "Base model",
        "The model that the LoRA is trained for: the .safetensors file that people download, or a folder in diffusers "
        'layout. "starter" stands for the embedded model.',
        kind="path",
        task=PICTURES,
    )
    family: str = option(
        "auto",
        "Model family",
        "The architecture of the base model. It is recognised from the model's own files unless set here.",
        choices={"auto": "recognise it from the model's files", **{name: f.title for name, f in FAMILIES.items()}},
        level="advanced",
        task=PICTURES,
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
        task=PICTURES,
    )
    vae: str = option(
        "",
        "Extra VAE",
        "An autoencoder to use in place of the model's own: a .safetensors file or a folder. Give the one that the "
        "model's page recommends, or one for a checkpoint that has none. Typical: empty.",
        kind="path",
        level="advanced",
        task=PICTURES,
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
        task=PICTURES,
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
        task=PICTURES,
    )
    base_loras: list[str] = option(
        [],
        "LoRAs in the base",
        "LoRA files that are merged into the base model before training, one a line as path:strength. The new LoRA is "
        "learned on top of them, and needs them when it is used. Typical: empty.",
        kind="lines",
        level="advanced",
        task=PICTURES,
    )
    model_name_or_path: str = option(
        "",
        "Language model",
        "The language model that the LoRA is trained for: a folder as transformers has it, or a name on the hub of a "
        'model that was downloaded. Empty or "starter" stands for the embedded small one.',
        kind="path",
        task=TEXTS,
    )
    max_seq_length: int = option(
        2048,
        "Longest text",
        "Texts of more tokens are cut here, and packed texts fill this much. Long ones take much memory: look at the "
        "lengths of your texts and set no more than most of them need.",
        unit="tokens",
        ge=8,
        le=1048576,
        task=TEXTS,
    )
    base_quantization: str = option(
        "none",
        "Base in fewer bits",
        "Holds the frozen model in fewer bits (QLoRA), so that a large one fits onto the card; training is slower and "
        "a little less exact. It needs an NVIDIA card and bitsandbytes.",
        choices={
            "none": "in its own precision",
            "8bit": "half the memory of bf16 for the base model, hardly a difference",
            "4bit": "a quarter (NF4), for a model that does not fit otherwise",
        },
        level="advanced",
        task=TEXTS,
    )

    @field_validator("base_loras")
    @classmethod
    def _strengths(cls, value: list[str]) -> list[str]:
        for entry in value:
            if not -10 <= base_lora(entry)[1] <= 10:
                raise complaint(f'must have strengths from -10 to 10, not "{entry}"')
        return value

    @field_validator("max_token_length", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("base_model")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        return value or STARTER_MODEL

    @property
    def base(self) -> str:
        """The base model of the task: a path, a name on the hub, or STARTER_MODEL."""
        return (self.model_name_or_path or STARTER_MODEL) if self.task_type == TEXTS else self.base_model
