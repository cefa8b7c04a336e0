"""What every model family offers: to the training loop, and where it makes pictures to the preview and the export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from torch import Tensor, nn

if TYPE_CHECKING:
    from diffusers import DDPMScheduler, DiffusionPipeline, SchedulerMixin
    from PIL import Image

from project.options import TechniqueOptions


@dataclass(frozen=True)
class Batch:
    """One micro-batch, on the CPU.

    ``latents`` [n, c, h, w] fp32; ``embeddings`` by the names that `Family.embed` gives them, each [n, ...], or None
    when a text encoder is trained and the captions must pass through it. ``sizes`` [n, 6] in pixels: height and width
    of the original picture, top and left of the crop, height and width trained at. ``weights`` [n] multiply each
    picture's loss; ``masks`` [n, 1, h, w] in 0..1 say where it counts. None: all equally, everywhere.
    """

    latents: Tensor
    captions: list[str]
    embeddings: Mapping[str, Tensor] | None
    sizes: Tensor
    weights: Tensor | None = None
    masks: Tensor | None = None


@dataclass(frozen=True)
class Request:
    """Everything that one preview needs. ``width`` and ``height`` in pixels, 0 = the model's own."""

    prompt: str
    negative: str = ""
    seed: int = 0
    steps: int = 20
    guidance: float = 7.5
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class FileNames:
    """What LoRA files call the base model: kohya's `ss_base_model_version` and `ss_v2`, modelspec's architecture and
    implementation, and the WebUIs' version."""

    base_model_version: str
    architecture: str
    implementation: str
    webui_version: str
    v2: bool = False


class Abandoned(Exception):
    """Raised by a progress callback to leave a picture that nobody waits for any more."""


class Model(Protocol):
    """A loaded base model, whatever it is for; its weights never change."""

    name: str
    title: str
    components: dict[str, nn.Module]  # the parts that adapters attach to, by the names of AdapterWeights
    notes: tuple[str, ...]  # sentences for the person about how the model was read

    def save_memory(self) -> None:
        """Gradient checkpointing in everything that is trained: less memory for more time."""
        ...

    def loss(self, batch: Any, options: TechniqueOptions) -> Tensor:
        """The scalar training loss; draws what it needs of chance from the global random state."""
        ...


class Family(Model, Protocol):
    """A base model that makes pictures."""

    resolution: int  # pixels, the side that the model was made for
    prediction_type: str  # "epsilon" or "v_prediction"
    granularity: int  # pixels, sides are multiples of it
    file_names: FileNames
    noise: DDPMScheduler  # the schedule that training draws its noise levels from
    sampler: SchedulerMixin  # what pictures are drawn with

    def encode_picture(self, pixels: Tensor) -> Tensor:
        """One picture [3, h, w] in -1..1 -> latents [c, h', w'] fp32 on the CPU."""
        ...

    def embed(self, captions: list[str]) -> dict[str, Tensor]:
        """Captions -> embeddings by name, each [n, ...], with gradients where a text encoder has an adapter."""
        ...

    def encode_caption(self, caption: str) -> dict[str, Tensor]:
        """One caption -> the same embeddings without the axis n, fp32 on the CPU."""
        ...

    def predict(self, noisy: Tensor, timesteps: Tensor, embeddings: Mapping[str, Tensor], sizes: Tensor) -> Tensor:
        """What the model says of noisy latents [n, c, h, w] at timesteps [n]: fp32, of the latents' shape."""
        ...

    def encoder_key(self, part: str) -> str:
        """A fingerprint of the weights that make ``latents`` or ``embeddings``: part of the cache's key."""
        ...

    def park_encoders(self) -> None:
        """Take what only encodes off the accelerator once everything is cached."""
        ...

    def wake(self) -> None:
        """Bring what is trained to the device, if it was left in the main memory."""
        ...

    def pipeline(self) -> DiffusionPipeline:
        """diffusers' own pipeline around these components."""
        ...

    def sample(self, requests: list[Request], on_step: Callable[[int, int], None] | None = None) -> list[Image.Image]:
        """Pictures for requests of one size, steps and guidance; the same request gives the same picture."""
        ...
