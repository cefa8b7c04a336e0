"""The tokenizer of a language model's folder, read without transformers: its special tokens and its chat template."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from project.errors import BadInput
from project.models import how_to_get, is_hub_name, located, recognise
from project.models.language import why_not_trained
from project.options.model import STARTER_MODEL
from project.texts.source import unreadable
from project.workspace import starter_text_model

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FILE = "tokenizer.json"
_NAMED = ("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token")
_LENGTHS = ("max_position_embeddings", "n_positions", "max_sequence_length", "seq_length")


@dataclass(frozen=True)
class Words:
    """What a model's folder says about its tokens.

    `tokens`: the special tokens by their names (bos_token, eos_token ...). `template` is the chat template, empty
    without one, `tool_template` the one for conversations with tools where that is another. `add_bos` is None where
    only the tokenizer's own pipeline says whether texts begin with a mark. `end_ids` end an answer. `context_length` is
    in tokens, 0 if not told.
    """

    name: str
    tokens: Mapping[str, str] = field(default_factory=dict)
    template: str = ""
    tool_template: str = ""
    add_bos: bool | None = None
    end_ids: tuple[int, ...] = ()
    context_length: int = 0
    fingerprint: str = ""


def model_folder(name: str) -> Path:
    """The folder of a language model as settings name it: "starter" or empty, a folder, a hub name. Raises BadInput."""
    if name in ("", STARTER_MODEL):
        return starter_text_model()
    path = Path(located(name))
    if path.is_dir():
        return path
    if is_hub_name(name) and not path.exists():
        raise BadInput(how_to_get(name))
    raise BadInput(f'model_name_or_path "{name}" is no folder of a language model')


def why_unfit(name: str) -> str:
    """Why the model that settings name cannot be trained; empty if it can, and where it is not on this computer."""
    try:
        folder = model_folder(name)
    except BadInput:
        return ""
    try:
        why = why_not_trained(recognise(folder))
    except BadInput as error:
        return str(error)
    return f"{folder.name}: {why}" if why else ""


def read_words(folder: Path) -> Words:
    """The facts of a model's folder. Raises BadInput for a file in it that is damaged."""
    config = _json(folder / "special_tokens_map.json") | _json(folder / "tokenizer_config.json")
    model, generation = _json(folder / "config.json"), _json(folder / "generation_config.json")
    nested = model.get("text_config")
    model = {**nested, **model} if isinstance(nested, dict) else model
    tokens = {name: text for name in _NAMED if (text := content(config.get(name)))}
    ends = generation.get("eos_token_id", model.get("eos_token_id"))
    lengths = [model[key] for key in _LENGTHS if isinstance(model.get(key), int) and model[key] > 0]
    add_bos = config.get("add_bos_token")
    template, tool_template = _templates(folder, config)
    return Words(
        folder.resolve().name,
        tokens,
        template,
        tool_template,
        add_bos if isinstance(add_bos, bool) else None,
        tuple(end for end in (ends if isinstance(ends, list) else [ends]) if isinstance(end, int)),
        lengths[0] if lengths else 0,
        _fingerprint(folder),
    )


def open_tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer in `tokenizer.json`. Raises BadInput if there is none or it is damaged."""
    from tokenizers import Tokenizer

    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"{folder}: there is no {FILE} in it, by which tokens are counted")
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing more exact
        reason = (str(error).splitlines() or ["?"])[0][:160]
        raise BadInput(f"{path} is damaged ({reason}): download or copy the model again") from None


def content(token: Any) -> str:
    """A special token, which files write as a text or as an object."""
    return str(token.get("content") or "") if isinstance(token, dict) else str(token or "")


def _templates(folder: Path, config: Mapping[str, Any]) -> tuple[str, str]:
    """(chat template, the one for tools if it is another), in the order in which transformers looks."""
    for name in ("chat_template.jinja", "chat_template.json"):
        path = folder / name
        if path.is_file():
            text = _text(path) if path.suffix == ".jinja" else str(_json(path).get("chat_template") or "")
            tools = folder / "additional_chat_templates" / "tool_use.jinja"
            return text, _text(tools) if tools.is_file() else ""
    found = config.get("chat_template")
    if isinstance(found, list):
        found = {str(entry.get("name")): entry.get("template") for entry in found if isinstance(entry, dict)}
    if isinstance(found, dict):
        usual = found.get("default") or next(iter(found.values()), "")
        return str(usual or ""), str(found.get("tool_use") or "")
    return str(found or ""), ""


def _fingerprint(folder: Path) -> str:
    """Another one as soon as a file that tokens depend on is another."""
    digest = hashlib.sha256()
    for name in (FILE, "tokenizer_config.json", "special_tokens_map.json", "chat_template.jinja", "chat_template.json"):
        path = folder / name
        if path.is_file():
            try:
                digest.update(name.encode() + b"\0" + path.read_bytes())
            except OSError as error:
                raise unreadable(path, error) from error
    return digest.hexdigest()[:16]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text") from None


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path} is no valid JSON ({str(error)[:120]})") from None
    if not isinstance(values, dict):
        raise BadInput(f"{path} holds no object")
    return values
