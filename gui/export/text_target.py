"""Where the LoRA of a language model goes: what each target is, what it writes, and what to type next."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.export.target import Target
from project.exports import PLACES, merged_bytes, ollama_name, text_target
from project.models import located, recognise
from project.options import STARTER_MODEL, TEXTS
from project.workspace import starter_text_model

translate = QCoreApplication.translate

KINDS = PLACES[TEXTS]


@dataclass(frozen=True)
class TextTarget(Target):
    """A folder, and what is written into it: `kind` is one of KINDS."""

    @property
    def to(self) -> str:
        return self.kind

    def sentence(self) -> str:
        return description(self.kind)

    def files(self, name: str) -> list[Path]:
        return [text_target(self.kind, self.folder, name)]

    def ready_text(self, name: str, weight: float, trigger: str) -> str:
        """What is typed next: a line for a terminal or of a script."""
        written = text_target(self.kind, self.folder, name)
        path = written.as_posix()
        if self.kind == "peft":
            return f'model = PeftModel.from_pretrained(base, "{path}")'
        if self.kind == "merged":
            return f'model = AutoModelForCausalLM.from_pretrained("{path}")'
        if self.kind == "gguf":
            return f'llama-cli -m base-model.gguf --lora "{path}"'
        return f'ollama create {ollama_name(name)} -f "{path}/Modelfile"'

    def how_to_use(self, name: str, weight: float, trigger: str) -> str:
        if self.kind == "peft":
            return translate("ExportPage", "Load it in your script with this line, after the base model:")
        if self.kind == "merged":
            return translate("ExportPage", "Load it like any model of transformers; the base model is not needed:")
        if self.kind == "gguf":
            return translate(
                "ExportPage",
                "Start llama.cpp with a GGUF file of the same base model; --lora-scaled FILE:0.5 sets another "
                "strength:",
            )
        return translate(
            "ExportPage", "Type this in a terminal, with Ollama installed; then talk to it with: ollama run {0}"
        ).format(ollama_name(name))


def title(kind: str) -> str:
    """The name of a target."""
    return {
        "peft": translate("ExportPage", "Adapter for PEFT"),
        "merged": translate("ExportPage", "Whole model"),
        "gguf": translate("ExportPage", "GGUF adapter"),
        "ollama": translate("ExportPage", "For Ollama"),
    }[kind]


def description(kind: str) -> str:
    """What a target is for, in one sentence."""
    return {
        "peft": translate("ExportPage", "A small folder for Python, vLLM and others, loaded onto the base model."),
        "merged": translate("ExportPage", "The base model with the LoRA merged in, as a model of its own."),
        "gguf": translate("ExportPage", "A small file for llama.cpp and LM Studio, beside a GGUF of the base model."),
        "ollama": translate("ExportPage", "The GGUF adapter with a Modelfile that asks as it was trained."),
    }[kind]


def room_needed(settings: Mapping[str, object], kind: str, dtype: str) -> int:
    """How many bytes the whole model takes; 0 for the small targets and where it is not known. Slow."""
    if kind != "merged":
        return 0
    name = str(settings.get("model_name_or_path") or STARTER_MODEL)
    return merged_bytes(recognise(starter_text_model() if name == STARTER_MODEL else Path(located(name))), dtype)
