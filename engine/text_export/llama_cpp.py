"""The adapter for llama.cpp, and for Ollama with a Modelfile that asks it as it was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from engine.publish.files import write_files
from engine.publish.text.chat_form import ChatForm, Turn, derived, keeps_spaces
from engine.publish.text.gguf_lora import About, gguf_lora, write_gguf
from engine.publish.text.modelfile import NAME, Modelfile
from engine.publish.weights import LANGUAGE
from engine.text_export.run import DTYPES, Tell, TextRun, TextWishes
from project.errors import BadInput
from project.models.language import read_config
from project.texts.rows import Message
from project.texts.tokenizer import open_tokenizer

_USUAL_CONTEXT = 4096  # tokens: what Ollama gives by default
_DATED = "strftime_now"


def write_gguf_file(run: TextRun, file: Path, wishes: TextWishes, tell: Tell) -> None:
    """Write the GGUF file, read back and compared. Errors as for export_text."""
    tell("writing the adapter", 0, 0)
    modules = run.at(wishes.strength).part(LANGUAGE)
    base, licence = run.base_name, run.licence
    about = About(wishes.name, f"A LoRA for {base}, made with LoRA Atelier", base, licence.name or licence.title)
    dtype = torch.float16 if wishes.dtype == "auto" else DTYPES[wishes.dtype]
    write_gguf(file, gguf_lora(modules, read_config(run.found.path), about), dtype)


def write_ollama(run: TextRun, folder: Path, wishes: TextWishes, tell: Tell) -> None:
    """Write the adapter, the Modelfile and the card. Errors as for export_text."""
    content = modelfile(run, wishes).text()
    folder.mkdir()
    write_gguf_file(run, folder / f"{wishes.name}.gguf", wishes, tell)
    files = {NAME: content.encode(), **run.card("ollama", wishes.name, wishes.strength)}
    write_files({folder / name: data for name, data in files.items()})


def modelfile(run: TextRun, wishes: TextWishes) -> Modelfile:
    """The Modelfile of a run. Raises BadInput where its chat template cannot be written for Ollama."""
    form, notes = _form(run)
    base = wishes.ollama_base or str(run.found.path.absolute())
    if not wishes.ollama_base:
        notes = [
            "FROM may also name an Ollama model or a GGUF file of the same base model; do so where Ollama does not "
            "know how to read this folder.",
            *notes,
        ]
    context = run.found.context_length
    wanted = max(_USUAL_CONTEXT, run.config.model.max_seq_length)
    return Modelfile(
        name=wishes.name,
        base=base,
        adapter=f"{wishes.name}.gguf",
        form=form,
        system=run.config.text.system_prompt,
        stops=_stops(run),
        temperature=_temperature(run.found.path),
        context=min(context, wanted) if context else wanted,
        notes=[*notes, run.licence.sentence(run.base_name)],
    )


def _form(run: TextRun) -> tuple[ChatForm, list[str]]:
    """The chat template's form, and what of it cannot be said in a Modelfile."""
    encoder = run.encoder
    if encoder.problem:
        raise BadInput(encoder.problem)
    bos = encoder.words.tokens.get("bos_token", "")
    added = bool(bos) and encoder.beginning("")[:1] == [encoder.token(bos)]

    def written(turns: Sequence[Turn]) -> str:
        """A conversation; without the mark of the beginning where the tokenizer puts it there, as Ollama does too."""
        text = encoder.template.prompt([Message(role, content) for role, content in turns])
        return text.removeprefix(bos) if added else text

    form = derived(written)
    notes = []
    if added and not encoder.template.prompt([Message("user", "x")]).startswith(bos):
        notes.append(f"Ollama puts {bos} before the text, which the training did not.")
    if _DATED in encoder.template_source:
        notes.append("The model's own template writes today's date; here stands that of the training.")
    if not keeps_spaces(written, form):
        notes.append("The model's own template cuts spaces around a message off, which Ollama keeps.")
    return form, notes


def _stops(run: TextRun) -> list[str]:
    """The texts at which an answer ends."""
    tokenizer = open_tokenizer(run.found.path)
    found = [tokenizer.id_to_token(token) for token in run.encoder.end_ids]
    return list(dict.fromkeys(text for text in [run.encoder.stop_text, *found] if text))


def _temperature(folder: Path) -> float | None:
    """What the base model's own files advise; None where they say nothing."""
    advice: Mapping[str, Any] = read_config(folder, "generation_config.json")
    found = advice.get("temperature")
    return float(found) if isinstance(found, int | float) and found > 0 else None
