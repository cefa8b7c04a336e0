"""CLIPSeg: where in a picture is what a text names (Lüddecke and Ecker, 2022), by a model of transformers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from PIL import Image
from transformers import CLIPSegForImageSegmentation, CLIPSegProcessor
from transformers.utils import logging

from engine.masks.rembg import fitted
from project.dataset import load_picture
from project.errors import BadInput
from project.masking import Looked


class Seeker:
    """A CLIPSeg model that is loaded, with what it is to look for."""

    def __init__(self, folder: Path, prompt: str, device: torch.device) -> None:
        """Raises BadInput for an empty prompt and for a folder that holds no such model."""
        self.prompts = [part.strip() for part in prompt.split(",") if part.strip()]
        if not self.prompts:
            raise BadInput("what is to be masked is not named: give a prompt such as face")
        self.device = device
        logging.disable_progress_bar()  # it would break into ours
        try:
            self.processor: Any = CLIPSegProcessor.from_pretrained(folder, local_files_only=True)
            model: Any = CLIPSegForImageSegmentation.from_pretrained(folder, local_files_only=True)
            self.model: Any = model.to(device).eval()
            self.words: Any = self.processor.tokenizer(
                self.prompts, padding=True, truncation=True, return_tensors="pt"
            ).to(device)
        except (OSError, ValueError, KeyError, RuntimeError, ImportError, AttributeError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise BadInput(
                f"{folder} cannot be loaded as a CLIPSeg model ({reason[:200]}): download it again"
            ) from error

    def read(self, picture: Path) -> tuple[Any, tuple[int, int]]:
        """([1, 3, h, w] as the model takes it, the picture's width and height). Raises BadInput."""
        image = load_picture(picture, "#ffffff")
        return self._pixels(image), image.size

    def _pixels(self, image: Image.Image) -> Any:
        return self.processor.image_processor(images=[image], return_tensors="pt").pixel_values

    @torch.inference_mode()
    def look(self, read: tuple[Any, tuple[int, int]]) -> Looked:
        """How sure the model is of the surest of the prompts, for each pixel."""
        pixels, size = read
        several = pixels.to(self.device).expand(len(self.prompts), -1, -1, -1)
        logits = self.model(pixel_values=several, **self.words).logits
        sure = logits.reshape(len(self.prompts), *logits.shape[-2:]).float().sigmoid().amax(0)
        return Looked(fitted(sure.cpu().numpy(), size))
