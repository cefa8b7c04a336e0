"""The facts of one base model on the disk."""

from dataclasses import dataclass
from pathlib import Path

from project.schema import PICTURES


@dataclass(frozen=True)
class ModelFile:
    """A base model, or what was taken for one.

    ``precision`` is that of the weights: "fp16", "bf16", "fp32", "fp8", "mixed" or "" (unknown). ``prediction_type`` is
    "" where the file does not tell. ``missing`` names parts that lack: "unet", "vae", "text_encoder",
    "text_encoder_2", "tokenizer", "scheduler". ``resolution`` is the side in pixels that the model makes, 0 unknown.
    Of a causal language model ``task`` is TEXTS, ``family`` None, ``architecture`` its name in transformers ("llama"),
    ``parameters`` the numbers in its files and ``context_length`` how many tokens it reads at most, 0 unknown.
    ``reason`` says in one sentence why it cannot be trained; "" when it can.
    """

    path: Path
    layout: str = "single file"  # "folder", "single file" or "pickle"
    family: str | None = None  # a key of FAMILIES
    title: str = ""  # what it is, for a person
    precision: str = ""
    size: int = 0  # bytes
    prediction_type: str = ""
    zero_terminal_snr: bool = False
    has_ema: bool = False
    has_vae: bool = False
    has_text_encoder: bool = False
    missing: tuple[str, ...] = ()
    resolution: int = 0
    granularity: int = 64  # pixels, sides are multiples of it
    reason: str = ""
    task: str = PICTURES
    architecture: str = ""
    parameters: int = 0
    context_length: int = 0

    @property
    def trainable(self) -> bool:
        return not self.reason
