"""Writes docs/configuration.md, the reference of all options, from the schema: `python -m project.reference`."""

from itertools import groupby
from pathlib import Path
from typing import Any

from project.options import FAMILIES, PICTURES, OptionInfo, all_options
from project.schema import SET
from project.workspace import atomic_write

TARGET = Path(__file__).resolve().parent.parent / "docs" / "configuration.md"

_HEAD = """# Configuration

<!-- Written by `python -m project.reference` from project/options. Do not edit. -->

A config is a YAML file of `key: value` lines. Every key is optional, except that a training needs `train_data_dir` and
`output_dir`. On the command line `--set key=value` wins over the file. Relative paths count from the current folder.
An unknown key is an error that names the nearest one. The run folder keeps the resolved config as `config.yaml`.

```yaml
train_data_dir: ./pictures/my_style
output_dir: ./output/my_style_lora
base_model: starter
trigger_word: mystyle
lora_rank: 8
lora_alpha: 8
batch_size: 4
epochs: 10
learning_rate: 2e-4
```

A language model is trained by the same keys, with `task_type: text-generation`. Options of the other task have no
effect, and a run says so.

```yaml
task_type: text-generation
model_name_or_path: ./models/Qwen3-0.6B
train_data_dir: ./texts/answers.jsonl
output_dir: ./output/our_terms
max_seq_length: 1024
lora_target_modules: all-linear
```
"""


def reference() -> str:
    """The whole page as Markdown."""
    pages = [_HEAD]
    for group, options in groupby(all_options(), key=lambda info: info.group):
        members = list(options)
        pages.append(f"## {group}\n\n" + "\n".join(_entry(info) for info in members))
    return "\n".join(pages) + "\n" + _families()


def _entry(info: OptionInfo) -> str:
    facts = [f"default {_value(info.default)}", *_limits(info)]
    if info.unit:
        facts.append(f"in {info.unit}")
    if info.level == "advanced":
        facts.append("advanced")
    if info.task:
        facts.append("pictures only" if info.task == PICTURES else "language models only")
    if info.applies_when:
        key, value = info.applies_when
        facts.append(f"only while `{key}` is {_condition(value)}")
    choices = "".join(f"\n- `{choice.value}`: {choice.meaning}" for choice in info.choices)
    listed = f"{choices}\n" if choices else ""
    return f"### `{info.key}`\n\n**{info.title}.** {info.tooltip}\n\n_{'; '.join(facts)}._\n{listed}"


def _condition(needed: object) -> str:
    if needed == SET:
        return "set"
    several = needed if isinstance(needed, tuple) else (needed,)
    return " or ".join(f"`{_plain(value)}`" for value in several)


def _limits(info: OptionInfo) -> list[str]:
    if info.minimum is None or info.maximum is None:
        return []
    return [f"from {_plain(info.minimum)} to {_plain(info.maximum)}"]


def _value(value: Any) -> str:
    if value is None:
        return "not set"
    return "empty" if value in ("", []) else f"`{_plain(value)}`"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _families() -> str:
    rows = [
        f"| `{name}` | {info.title} | {info.resolution} | {info.minimum_size} | {info.bucket_step} |"
        for name, info in FAMILIES.items()
    ]
    head = (
        "## Model families\n\n"
        "The sizes that 0 stands for. A model may bring smaller ones of its own, as the embedded starter does.\n\n"
        "| `family` | models | `resolution` | `min_size` | `bucket_step` |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    atomic_write(TARGET, reference())
