"""What the lint finds and what it looks at: one finding, and the facts that a config alone does not tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from project.config import to_mapping
from project.device import DeviceFacts
from project.optimizers import finds_rate, is_schedule_free, rate_for
from project.options import FAMILIES, Config

Severity = Literal["error", "warning", "hint"]
ORDER: tuple[Severity, ...] = ("error", "warning", "hint")  # the most pressing first


@dataclass(frozen=True)
class Finding:
    """Something that does not go together. `keys` are the options concerned, the one to change first.

    An "error" would fail or spoil the result for certain, a "warning" probably does, a "hint" is worth a thought.
    """

    severity: Severity
    keys: tuple[str, ...]
    text: str  # the reason, and what to set instead


@dataclass(frozen=True)
class Facts:
    """What is known besides the config. Everything may be unknown: "" or None.

    `family` is a key of FAMILIES; `prediction` what the model's own files say; `buckets` how many pictures each bucket
    has; `masks` how many pictures have a mask; `resolution` the side in pixels that the model makes, `context` how many
    tokens a language model reads.
    """

    family: str = ""
    prediction: str = ""
    resolution: int = 0
    starter: bool = False
    pictures: int | None = None
    captioned: int | None = None
    masks: int | None = None
    steps: int | None = None
    context: int = 0
    buckets: tuple[int, ...] = ()
    device: DeviceFacts | None = None


@dataclass(frozen=True)
class Case:
    """A config with its facts, asked by the options' names."""

    config: Config
    facts: Facts
    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Config, facts: Facts) -> "Case":
        return cls(config, facts, to_mapping(config))

    def get(self, key: str) -> Any:
        """An option's value."""
        return self.values[key]

    @property
    def rate(self) -> float:
        """The learning rate that the optimizer will use."""
        return rate_for(self.optimizer, float(self.values["learning_rate"]))

    @property
    def optimizer(self) -> str:
        return str(self.values["optimizer"])

    @property
    def finds_rate(self) -> bool:
        """Whether the optimizer finds the learning rate itself (Prodigy, D-adaptation): the option is a factor then."""
        return finds_rate(self.optimizer)

    @property
    def schedule_free(self) -> bool:
        return is_schedule_free(self.optimizer)

    @property
    def prediction(self) -> str:
        """What is trained: "epsilon", "v_prediction", or "" if nobody knows."""
        chosen = str(self.get("prediction_type"))
        return self.facts.prediction if chosen == "auto" else chosen

    @property
    def own_side(self) -> int:
        """The side in pixels at which the base model makes pictures; 0 if unknown."""
        if self.facts.resolution:
            return self.facts.resolution
        return FAMILIES[self.facts.family].resolution if self.facts.family in FAMILIES else 0


Rule = Iterator[Finding]


def error(text: str, *keys: str) -> Finding:
    return Finding("error", keys, text)


def warning(text: str, *keys: str) -> Finding:
    return Finding("warning", keys, text)


def hint(text: str, *keys: str) -> Finding:
    return Finding("hint", keys, text)
