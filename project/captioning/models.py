"""Models that write captions: the ones worth naming, and what lies in a folder or a file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.models.pickled import read_names
from project.tensor_file import read_header
from project.workspace import resources

STARTER_CLIP = "starter-clip"
OPEN_CLIP_CONFIG = "open_clip_config.json"
TAGS = "selected_tags.csv"
KINDS = ("open_clip", "coca", "tagger", "captioner")
_WEIGHTS = (".safetensors", ".bin", ".pt", ".pth")
_PROCESSORS = ("processor_config.json", "preprocessor_config.json")


@dataclass(frozen=True)
class KnownModel:
    """A suggestion: `hub` is its name on the hub, empty for what comes with the app; `size` in bytes, about."""

    key: str
    title: str
    kind: str
    hub: str
    size: int
    sentence: str


KNOWN = (
    KnownModel(STARTER_CLIP, "Starter CLIP", "open_clip", "", 0,
               "Comes with the app and needs no download: short captions of simple subjects, good for a first try."),
    KnownModel("clip-vit-l-14", "CLIP ViT-L/14", "open_clip", "laion/CLIP-ViT-L-14-laion2B-s32B-b82K", 1_710_000_000,
               "Puts captions together from a list of phrases that you can edit: subject, medium, light, colours."),
    KnownModel("clip-vit-b-32", "CLIP ViT-B/32", "open_clip", "laion/CLIP-ViT-B-32-laion2B-s34B-b79K", 605_000_000,
               "The same in small: fast on a processor, a little less sure."),
    KnownModel("coca-vit-l-14", "CoCa ViT-L/14", "coca", "laion/mscoco_finetuned_CoCa-ViT-L-14-laion2B-s13B-b90k",
               2_550_000_000, "Writes one short plain sentence a picture."),
    KnownModel("wd-eva02", "WD EVA02-Large tagger v3", "tagger", "SmilingWolf/wd-eva02-large-tagger-v3", 1_260_000_000,
               "The most exact tagger for drawings and anime, with names of characters."),
    KnownModel("wd-vit", "WD ViT tagger v3", "tagger", "SmilingWolf/wd-vit-tagger-v3", 379_000_000,
               "A tagger for drawings and anime that is fast on a processor too."),
    KnownModel("wd-swinv2", "WD SwinV2 tagger v3", "tagger", "SmilingWolf/wd-swinv2-tagger-v3", 467_000_000,
               "A tagger for drawings and anime between the two others."),
    KnownModel("blip-large", "BLIP large", "captioner", "Salesforce/blip-image-captioning-large", 1_880_000_000,
               "Short sentences, fast, runs nearly everywhere."),
    KnownModel("blip2-opt", "BLIP-2 OPT 2.7B", "captioner", "Salesforce/blip2-opt-2.7b", 15_000_000_000,
               "Short sentences that are more exact; needs a card with 8 GB, or 4 bit."),
    KnownModel("florence-2-large", "Florence-2 large", "captioner", "florence-community/Florence-2-large",
               1_650_000_000, "A whole paragraph a picture at little cost; the best choice for a small card."),
    KnownModel("florence-2-base", "Florence-2 base", "captioner", "florence-community/Florence-2-base", 470_000_000,
               "The same in small, also for a processor."),
    KnownModel("qwen2.5-vl-3b", "Qwen2.5-VL 3B", "captioner", "Qwen/Qwen2.5-VL-3B-Instruct", 7_500_000_000,
               "Does what the prompt asks, in many languages; needs a card with 10 GB, or 4 bit."),
    KnownModel("qwen2.5-vl-7b", "Qwen2.5-VL 7B", "captioner", "Qwen/Qwen2.5-VL-7B-Instruct", 16_600_000_000,
               "Detailed captions that follow the prompt closely; needs a card with 20 GB, or 4 bit."),
)  # fmt: skip


def known(name: str) -> KnownModel | None:
    """The suggestion of this key or hub name."""
    return next((model for model in KNOWN if name and name in (model.key, model.hub)), None)


def starter_clip() -> Path:
    """The folder of the small CLIP model that comes with the app."""
    return resources() / "clip"


def recognise(path: Path) -> str:
    """Which of KINDS a folder or file is. Raises BadInput, one line, for anything else and for what is not there."""
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise BadInput(f"{path}: there is no such model: name a folder, a file, or a model on the hub as owner/name")
    if path.suffix == ".onnx":
        if not (path.parent / TAGS).is_file():
            raise BadInput(f"{path}: a tagger needs its {TAGS} in the same folder: download that too")
        return "tagger"
    if path.suffix in _WEIGHTS:
        return _weights(path)
    raise BadInput(f"{path} is no model: a folder, or a file .safetensors, .pt, .bin or .onnx is looked for")


def is_of_transformers(path: Path) -> bool:
    """Whether a folder is a CLIP model in the layout of transformers, such as openai/clip-vit-large-patch14."""
    if (path / OPEN_CLIP_CONFIG).exists() or not (path / "config.json").is_file():
        return False
    return _json(path / "config.json").get("model_type") == "clip"


def _folder(path: Path) -> str:
    names = {child.name for child in path.iterdir()}
    if "model_index.json" in names:
        raise BadInput(f"{path} is a base model that draws pictures, it cannot describe them: choose another")
    if TAGS in names:
        if not any(name.endswith(".onnx") for name in names):
            raise BadInput(f"{path} has the tags of a tagger but not its model.onnx: download that too")
        return "tagger"
    if OPEN_CLIP_CONFIG in names:
        config = _json(path / OPEN_CLIP_CONFIG)
        return "coca" if "multimodal_cfg" in (config.get("model_cfg") or config) else "open_clip"
    if "config.json" in names:
        return _transformers(path, names)
    single = sorted(name for name in names if name.endswith(_WEIGHTS))
    if len(single) == 1:
        return _weights(path / single[0])
    raise BadInput(f"{path} holds no model that writes captions: an open_clip model, a tagger or one of transformers")


def _transformers(path: Path, names: Iterable[str]) -> str:
    config = _json(path / "config.json")
    kind = str(config.get("model_type") or "")
    if not kind:
        raise BadInput(f"{path}: its config.json names no model_type: it is no model of transformers")
    if not any(name in names for name in _PROCESSORS):
        raise BadInput(f"{path} lacks preprocessor_config.json, which says how pictures are given to it: download it "
                       "too")  # fmt: skip
    if not any(name.endswith((".safetensors", ".bin")) for name in names):
        raise BadInput(f"{path} has a description of a {kind} model but no weights: download its .safetensors too")
    return "open_clip" if kind == "clip" else "captioner"


def _weights(path: Path) -> str:
    """The kind of open_clip's two that a file of weights holds, by the names of its tensors."""
    names = set(read_header(path).tensors) if path.suffix == ".safetensors" else read_names(path)[0]
    bare = {name.removeprefix("module.") for name in names}
    if any(name.startswith("text_decoder.") for name in bare):
        return "coca"
    if any(name.startswith("visual.") for name in bare):
        return "open_clip"
    raise BadInput(f"{path} is no model of open_clip: name its folder if it is of transformers")


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"{path} cannot be read: download it again") from error
    return found if isinstance(found, dict) else {}
