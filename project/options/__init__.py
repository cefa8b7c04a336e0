"""The one schema: every option of the app, declared once with its title, tooltip, unit, range, level and default."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from project.options.adapter import AdapterOptions
from project.options.data import SAMPLE_DATASET, DataOptions
from project.options.model import FAMILIES, STARTER_MODEL, FamilyInfo, ModelOptions, base_lora
from project.options.optimizing import OptimizerOptions
from project.options.output import OutputOptions, PreviewOptions
from project.options.precision import PrecisionOptions
from project.options.technique import TechniqueOptions
from project.options.text import TextOptions
from project.options.training import TrainingOptions
from project.options.validation import ValidationOptions
from project.schema import BOTH, PICTURES, TEXTS, Choice, OptionInfo, Section, describe

__all__ = [
    "BOTH", "FAMILIES", "PICTURES", "SAMPLE_DATASET", "SECTIONS", "STARTER_MODEL", "TEXTS", "AdapterOptions", "Choice",
    "Config", "DataOptions", "FamilyInfo", "ModelOptions", "OptimizerOptions", "OptionInfo", "OutputOptions",
    "PrecisionOptions", "PreviewOptions", "Section", "TechniqueOptions", "TextOptions", "TrainingOptions",
    "ValidationOptions", "all_options", "base_lora",
]  # fmt: skip

SECTIONS: dict[str, tuple[str, type[Section]]] = {
    "model": ("Model", ModelOptions),
    "data": ("Pictures", DataOptions),
    "text": ("Texts", TextOptions),
    "adapter": ("LoRA", AdapterOptions),
    "training": ("Training", TrainingOptions),
    "optimizing": ("Optimizer", OptimizerOptions),
    "technique": ("Loss and noise", TechniqueOptions),
    "validation": ("Validation", ValidationOptions),
    "precision": ("Device and precision", PrecisionOptions),
    "output": ("Output", OutputOptions),
    "preview": ("Previews", PreviewOptions),
}


class Config(BaseModel):
    """All options of a run, one attribute per section. In YAML they stand flat: no two sections share a key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: ModelOptions = Field(default_factory=ModelOptions)
    data: DataOptions = Field(default_factory=DataOptions)
    text: TextOptions = Field(default_factory=TextOptions)
    adapter: AdapterOptions = Field(default_factory=AdapterOptions)
    training: TrainingOptions = Field(default_factory=TrainingOptions)
    optimizing: OptimizerOptions = Field(default_factory=OptimizerOptions)
    technique: TechniqueOptions = Field(default_factory=TechniqueOptions)
    validation: ValidationOptions = Field(default_factory=ValidationOptions)
    precision: PrecisionOptions = Field(default_factory=PrecisionOptions)
    output: OutputOptions = Field(default_factory=OutputOptions)
    preview: PreviewOptions = Field(default_factory=PreviewOptions)


def all_options() -> Iterator[OptionInfo]:
    """Every option, section by section, in the order in which forms and the reference show them."""
    for section, (group, kind) in SECTIONS.items():
        for key, field in kind.model_fields.items():
            yield describe(key, section, group, field, kind.task)
