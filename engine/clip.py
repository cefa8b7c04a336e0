"""A CLIP model of open_clip or transformers on this computer: how alike pictures are, and how well they fit a text."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from project.captioning.models import is_of_transformers
from project.errors import BadInput
from project.workspace import home, resources

CONFIG = "open_clip_config.json"
WEIGHTS = (".safetensors", ".bin", ".pt", ".pth")
AT_ONCE = 16  # pictures encoded together
WORDS_AT_ONCE = 256  # texts
HOW_TO_GET = (
    "no CLIP model at hand: put an open_clip model (its file, or its folder with open_clip_config.json, for example "
    "of laion/CLIP-ViT-B-32-laion2B-s34B-b79K) into {folder}, or name one as clip_model"
)


def clip_folder() -> Path:
    """Where a CLIP model is looked for when none is named."""
    return home() / "models" / "clip"


def find_clip(named: str) -> Path | None:
    """The model that is named, else the first of the app's own folder; None if there is none. Raises BadInput."""
    if named:
        path = Path(named).expanduser()
        if not path.exists():
            raise BadInput(f"clip_model: {path} is not there")
        return path
    folder = clip_folder()
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return None
    if (folder / CONFIG).is_file():
        return folder
    return next((path for path in inside if path.suffix in WEIGHTS or (path / CONFIG).is_file()), None)


def starter_clip() -> Path:
    """The small model that comes with the app. It knows a few hundred drawn subjects only: no scores come from it."""
    return resources() / "clip"


class Clip:
    """Pictures and texts as unit vectors of one space, on the processor where no other device is named."""

    def __init__(self, path: Path, device: torch.device | None = None) -> None:
        """Raises BadInput for what is no CLIP model."""
        self.path = path
        self.device = device or torch.device("cpu")
        try:
            self.model, self._prepare, self._words = _open(path, self.device)
        except BadInput:
            raise
        except Exception as error:  # open_clip and torch raise whatever they met
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise BadInput(f"{path} cannot be loaded as a CLIP model ({reason[:200]})") from error
        self.model.eval()

    @property
    def scale(self) -> float:
        """What a cosine is multiplied with before the softmax over texts: the model learned it, 100 at most."""
        return min(float(self.model.logit_scale.detach().exp()), 100.0)

    def prepared(self, picture: Image.Image) -> Tensor:
        """[3, h, w] as the model takes it; any thread may call this."""
        tensor: Tensor = self._prepare(picture.convert("RGB"))
        return tensor

    @torch.no_grad()
    def encoded(self, prepared: Tensor) -> Tensor:
        """[n, d] on the device, each of length 1, of pictures [n, 3, h, w] that are encoded at once."""
        return F.normalize(self.model.encode_image(prepared.to(self.device)).float(), dim=-1)

    def pictures(self, pictures: Sequence[Image.Image]) -> Tensor:
        """[n, d] on the processor, each of length 1."""
        prepared = [self.prepared(picture) for picture in pictures]
        parts = [torch.stack(prepared[i : i + AT_ONCE]) for i in range(0, len(prepared), AT_ONCE)]
        return torch.cat([self.encoded(part).cpu() for part in parts])

    @torch.no_grad()
    def texts(self, texts: Sequence[str], tell: Callable[[int, int], None] = lambda done, total: None) -> Tensor:
        """[n, d] on the processor, each of length 1; words beyond the model's length are cut off.

        ``tell`` hears how many of how many are done; what it raises ends the work.
        """
        if not texts:
            return torch.empty(0, 0)
        parts = [self._words(list(texts[i : i + WORDS_AT_ONCE])) for i in range(0, len(texts), WORDS_AT_ONCE)]
        ids = torch.cat(parts)
        lengths = ids.argmax(-1) + 1 if _ends_with_largest(self.model) else torch.full((len(ids),), ids.shape[1])
        order = lengths.argsort(stable=True)  # those of like length together: a batch is as long as its longest
        found: list[Tensor] = []
        for start in range(0, len(ids), WORDS_AT_ONCE):
            tell(start, len(ids))
            rows = order[start : start + WORDS_AT_ONCE]
            encoded = _encoded_text(self.model, ids[rows, : int(lengths[rows].max())].to(self.device))
            found.append(F.normalize(encoded.float(), dim=-1).cpu())
        return torch.cat(found)[order.argsort()]


def _open(path: Path, device: torch.device) -> tuple[Any, Any, Any]:
    """(model, preparation of a picture, tokenizer). Nothing is fetched from the network."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import open_clip

    if is_of_transformers(path):
        return _of_transformers(path, device)
    if path.is_dir() and (path / CONFIG).is_file():
        name, weights = f"local-dir:{path}", None
        if not any(file.suffix in WEIGHTS for file in path.iterdir()):
            raise BadInput(f"{path} has the description of a CLIP model but no weights")
    else:
        file = next((one for one in sorted(path.iterdir()) if one.suffix in WEIGHTS), None) if path.is_dir() else path
        if file is None:
            raise BadInput(f"{path} holds no CLIP model: a file .safetensors, .bin or .pt is looked for")
        name, weights = _architecture(file), str(file)
    model, prepare = open_clip.create_model_from_pretrained(name, pretrained=weights, device=device, weights_only=True)
    return model, prepare, open_clip.get_tokenizer(name)


def _ends_with_largest(model: Any) -> bool:
    """Whether a text's vector is read at its end mark, the largest id, and nothing behind that mark counts."""
    import open_clip

    if isinstance(model, _OfTransformers):
        config = model.inner.config.text_config
        return bool(config.eos_token_id in (2, config.vocab_size - 1))
    return isinstance(model, open_clip.CLIP) and model.text_pool_type == "argmax" and model.attn_mask is not None


def _encoded_text(model: Any, ids: Tensor) -> Tensor:
    """What `encode_text` gives for [n, length], for less than the model's length as well.

    The text tower is causal, so that what stands behind the end mark changes nothing; open_clip's own method computes
    it all the same, ten times as much as short phrases need.
    """
    length = ids.shape[1]
    if isinstance(model, _OfTransformers) or not _ends_with_largest(model) or length == len(model.positional_embedding):
        encoded: Tensor = model.encode_text(ids)
        return encoded
    dtype = model.transformer.get_cast_dtype()
    words = model.token_embedding(ids).to(dtype) + model.positional_embedding[:length].to(dtype)
    words = model.ln_final(model.transformer(words, attn_mask=model.attn_mask[:length, :length]))
    ends = words[torch.arange(len(ids)), ids.argmax(-1)]
    projection = model.text_projection
    if projection is None:
        return ends
    projected: Tensor = projection(ends) if isinstance(projection, torch.nn.Linear) else ends @ projection
    return projected


class _OfTransformers(torch.nn.Module):
    """A CLIPModel of transformers under the names that open_clip has for the same parts."""

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self.inner, self.logit_scale = inner, inner.logit_scale

    def encode_image(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.inner.get_image_features(pixel_values=pixels).pooler_output
        return found

    def encode_text(self, ids: Tensor) -> Tensor:
        """``ids`` are padded behind their end mark, which the model looks for and reads nothing beyond."""
        found: Tensor = self.inner.get_text_features(input_ids=ids).pooler_output
        return found


def _of_transformers(path: Path, device: torch.device) -> tuple[Any, Any, Any]:
    from transformers import AutoProcessor, CLIPModel
    from transformers.utils import logging

    logging.disable_progress_bar()  # it would break into ours
    model = CLIPModel.from_pretrained(path, local_files_only=True, weights_only=True, dtype=torch.float32)
    processor = AutoProcessor.from_pretrained(path, local_files_only=True)
    length = model.config.text_config.max_position_embeddings

    def prepare(picture: Image.Image) -> Tensor:
        pixels: Tensor = processor.image_processor(picture, return_tensors="pt")["pixel_values"][0]
        return pixels

    def words(texts: list[str]) -> Tensor:
        ids: Tensor = processor.tokenizer(
            texts, padding="max_length", truncation=True, max_length=length, return_tensors="pt"
        )["input_ids"]
        return ids

    return _OfTransformers(model).to(device), prepare, words


def _architecture(file: Path) -> str:
    """The name that open_clip has for the model in a file, by the shapes of its tensors. Raises BadInput."""
    import open_clip
    from open_clip.factory import load_state_dict

    try:
        found = _shape_of(load_state_dict(str(file), weights_only=True))
    except Exception as error:
        raise BadInput(f"{file} cannot be read as a CLIP model: a file of open_clip is needed") from error
    if found is None:
        raise BadInput(
            f"{file} is no CLIP model of open_clip with a vision transformer: take open_clip_model.safetensors of one, "
            f"and its {CONFIG} beside it in a folder"
        )
    fitting = [name for name in open_clip.list_models() if _shape_in(open_clip.get_model_config(name)) == found]
    if not fitting:
        raise BadInput(f"{file}: open_clip knows no model of this size; put its {CONFIG} beside it and name the folder")
    first = "quickgelu" in file.name.lower() or "openai" in file.name.lower()  # the shapes do not tell
    return min(fitting, key=lambda name: (("quickgelu" in name) != first, len(name)))


Shape = tuple[int, int, int, int, int, int, int]


def _shape_of(tensors: Mapping[str, Tensor]) -> Shape | None:
    """Embedding, picture's width, layers and patch, text's width, layers and length, of a file's tensors."""
    text = "text." if "text.token_embedding.weight" in tensors else ""
    try:
        patch, words = tensors["visual.conv1.weight"], tensors[f"{text}token_embedding.weight"]
        long = tensors[f"{text}positional_embedding"].shape[0]
        embedding = tensors["visual.proj"].shape[1]
    except KeyError:
        return None
    vision, language = (_layers(tensors, prefix) for prefix in ("visual.transformer", f"{text}transformer"))
    return embedding, patch.shape[0], vision, patch.shape[-1], words.shape[1], language, long


def _layers(tensors: Mapping[str, Tensor], prefix: str) -> int:
    pattern = re.compile(rf"{re.escape(prefix)}\.resblocks\.(\d+)\.")
    return max((int(match[1]) for name in tensors if (match := pattern.match(name))), default=-1) + 1


def _shape_in(config: Mapping[str, Any] | None) -> Shape | None:
    """The same of a config; None for another kind of model."""
    if config is None or "multimodal_cfg" in config:
        return None
    vision, text = config.get("vision_cfg", {}), config.get("text_cfg", {})
    if vision.get("timm_model_name") or text.get("hf_model_name") or not isinstance(vision.get("layers", 12), int):
        return None
    return (
        config["embed_dim"], vision.get("width", 768), vision.get("layers", 12), vision.get("patch_size", 16),
        text.get("width", 512), text.get("layers", 12), text.get("context_length", 77),
    )  # fmt: skip
