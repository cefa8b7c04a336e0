"""The adapter as a folder for PEFT, loaded back by PEFT itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from peft import PeftModel

from engine import adapter
from engine.families.causal_lm import CausalLM
from engine.memory import place
from engine.publish.peft_layers import strip
from engine.publish.peft_layout import write_peft
from engine.publish.weights import AdapterWeights
from engine.text_export.proof import CLOSE, answers, compare, probe
from engine.text_export.run import DTYPES, Tell, TextRun, TextWishes
from project.options import PrecisionOptions


def write(run: TextRun, folder: Path, wishes: TextWishes, tell: Tell) -> None:
    """Write the folder and prove it. Errors as for export_text."""
    dtype = torch.float32 if wishes.dtype == "auto" else DTYPES[wishes.dtype]
    weights = run.at(wishes.strength)
    card = run.card("peft", wishes.name, wishes.strength)
    write_peft(folder, weights, run.shape, run.base_name, dtype=dtype, more=card)
    tell("loading the model", 0, 0)
    placement = place(PrecisionOptions())
    model = run.load(placement.weights, placement.device)
    tell("checking the file", 0, 0)
    prove(folder, weights, model, max(CLOSE[dtype], CLOSE[placement.weights]))


def prove(folder: Path, weights: AdapterWeights, model: CausalLM, close: float) -> None:
    """Compare the answers of the folder, loaded by PEFT, with those of the adapter. Raises JobFailed."""
    ids = probe(model)
    base = answers(model, ids)
    family: Any = model
    adapter.put_on(family, weights)
    meant = answers(model, ids)
    strip(model.model)
    loaded = PeftModel.from_pretrained(model.model, folder)
    loaded.eval()
    compare(f"{folder.name}, loaded by PEFT,", answers(model, ids), meant, base, close)
