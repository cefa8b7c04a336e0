"""The whole model with the adapter merged in, loaded back by transformers."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import GenerationConfig

from engine import adapter
from engine.adapters.merging import merge
from engine.families import causal_lm
from engine.memory import Placement
from engine.publish.files import write_files
from engine.publish.peft_layers import strip
from engine.publish.text.landing import check_room, size
from engine.text_export.proof import CLOSE, answers, compare, probe
from engine.text_export.run import DTYPES, Tell, TextRun, TextWishes
from project.errors import BadInput, JobFailed
from project.exports import merged_bytes
from project.models import recognise

_SHARD = "4GB"
_CPU = torch.device("cpu")
# What belongs to a model beside its weights and its config.
_BESIDE = (
    "tokenizer*", "*.model", "special_tokens_map.json", "added_tokens.json", "vocab.*", "merges.txt", "chat_template.*",
    "LICENSE*", "LICENCE*", "NOTICE*", "USE_POLICY*",
)  # fmt: skip
_GENERATION = "generation_config.json"


def write(run: TextRun, folder: Path, wishes: TextWishes, tell: Tell) -> None:
    """Write the model and prove it. Errors as for export_text.

    It is done in the main memory, since a card that trained on a base model in fewer bits may not hold the whole one.
    """
    need = merged_bytes(run.found, wishes.dtype)
    check_room(folder, need)
    dtype = DTYPES.get(run.found.precision if wishes.dtype == "auto" else wishes.dtype, torch.bfloat16)
    weights, card = run.trained, run.card("merged", wishes.name, wishes.strength)
    tell(f"loading the model, of which {size(need)} will be written", 0, 0)
    model = run.load(dtype, _CPU)
    tell("merging", 0, 0)
    ids = probe(model)
    base = answers(model, ids)
    family: Any = model
    adapter.put_on(family, weights)
    with adapter.strength(family, wishes.strength):
        meant = answers(model, ids)
    strip(model.model)
    merge(model.components, weights, wishes.strength)
    got = answers(model, ids)
    compare("the merged model", got, meant, base, CLOSE[dtype])
    tell("writing the model", 0, 0)
    _save(model.model, run, folder)
    write_files({folder / name: content for name, content in card.items()})
    del model, family
    gc.collect()
    tell("checking the file", 0, 0)
    _prove(folder, run, dtype, ids, got)


def _save(model: Any, run: TextRun, folder: Path) -> None:
    model.generation_config = GenerationConfig()  # the base model's own may be one that transformers does not write
    model.save_pretrained(folder, max_shard_size=_SHARD)
    (folder / _GENERATION).unlink(missing_ok=True)
    path = run.found.path
    for pattern in (*_BESIDE, _GENERATION):
        for file in path.glob(pattern):
            if file.is_file():
                shutil.copyfile(file, folder / file.name)
    source = run.encoder.template_source
    if source != run.encoder.words.template:  # it was trained with another one than the model's own
        (folder / "chat_template.jinja").write_text(source, encoding="utf-8")


def _prove(folder: Path, run: TextRun, dtype: torch.dtype, ids: Tensor, meant: Tensor) -> None:
    """Load what was written and compare its answers. Raises JobFailed."""
    options = run.config.model.model_copy(update={"base_quantization": "none"})
    try:
        model = causal_lm.load(recognise(folder), options, Placement(_CPU, dtype, "no"))
    except BadInput as error:
        raise JobFailed(f"the merged model cannot be loaded back ({error}): nothing was written") from error
    compare("the merged model, loaded back,", answers(model, ids), meant, meant, 1e-5)
