"""Takes a language model's LoRA to other programs: PEFT's folder, a whole model, llama.cpp and Ollama.

What is written is proven before it takes its place: loaded by the program's own library where there is one, and its
answers compared with those of the trained adapter; a GGUF file is read back number by number.
"""

from __future__ import annotations

from pathlib import Path

from engine.publish.export import check_name
from engine.publish.text.landing import landing, refuse
from engine.text_export import llama_cpp, merged, peft
from engine.text_export.run import Tell, TextRun, TextWishes
from project.exports import text_target

__all__ = ["Tell", "TextRun", "TextWishes", "export_text"]

_WRITERS = {
    "peft": peft.write,
    "merged": merged.write,
    "gguf": llama_cpp.write_gguf_file,
    "ollama": llama_cpp.write_ollama,
}
_FIRST = ("Modelfile", "adapter_model.safetensors", "model.safetensors", "model.safetensors.index.json")


def export_text(run: TextRun, to: str, dest: Path, wishes: TextWishes, tell: Tell) -> list[Path]:
    """Write the adapter of a finished run in the folder `dest`; returns the files, the most important one first.

    `tell` hears what is done; what it raises ends the export. Raises BadInput for what cannot be exported so, for a
    base model that is gone and for files that are in the way, JobFailed where there is no room and where what was
    written does not answer as the trained adapter does. Nothing is left in `dest` then, and nothing there is changed.
    """
    check_name(wishes.name)
    target = text_target(to, dest, wishes.name)
    refuse(target, overwrite=wishes.overwrite)
    with landing(target) as written:
        _WRITERS[to](run, written, wishes, tell)
        tell("writing the files", 0, 0)
    files = sorted(path for path in target.rglob("*") if path.is_file()) if target.is_dir() else [target]
    return sorted(files, key=lambda path: path.name not in _FIRST)
