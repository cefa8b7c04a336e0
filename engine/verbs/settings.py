"""The verbs about settings: what does not go together in a config, what another tool's file says, the presets."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.options import FAMILIES, TEXTS, Config, ModelOptions
from project.presets import Preset

AddVerb = Callable[[str, str], argparse.ArgumentParser]

_WORDS = {"error": "error", "warning": "warning", "hint": "note"}


def add(verb: AddVerb) -> None:
    """Add the parsers."""
    lint = verb("lint", "what does not go together in a config, why, and what to set instead")
    lint.add_argument("--config", type=Path, required=True, help="YAML file; see docs/configuration.md")
    lint.add_argument("--preset", help="take what the config leaves open from a preset")
    lint.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="change one option (repeatable)")
    add_card(lint)

    taking = verb("import-settings", "settings of kohya's scripts, kohya_ss, lora-scripts or OneTrainer as a config")
    taking.add_argument("file", type=Path, help="TOML or JSON file of the tool, or a folder with 10_name folders")
    taking.add_argument("--output", type=Path, help="config to write (default: it is printed)")
    taking.add_argument("--overwrite", action="store_true", help="replace a file of this name")

    presets = verb("presets", "the presets that train --preset takes, or what one of them sets and why")
    presets.add_argument("name", nargs="?", help="preset to show with its values and reasons (default: all)")
    presets.add_argument("--base", default="", help="base model to fit it to: a file, a folder, or starter")
    presets.add_argument("--family", choices=tuple(FAMILIES), help="family to fit it to, in place of a base model")
    add_card(presets)


def add_card(parser: argparse.ArgumentParser) -> None:
    """The option that names another card than this computer's."""
    parser.add_argument("--card", type=_gigabytes, metavar="GB", help="fit a preset to a card of so many gigabytes")


def preset_values(name: str, model: ModelOptions, card: float | None) -> dict[str, Any]:
    """What a preset sets, as far as it fits this model and device; what is changed or left out is told.

    A preset for language models makes the task one of texts.
    """
    from project.presets import find_preset, fitted

    preset = find_preset(name)
    texts = preset.task == TEXTS
    fit = fitted(preset, model.model_name_or_path if texts else model.base_model, _device(card))
    for note in fit.notes:
        print(f"note: {note}", file=sys.stderr)
    return {**fit.values, "task_type": TEXTS} if texts else dict(fit.values)


def tell_findings(config: Config) -> None:
    """Print what does not go together before a training. Raises BadInput for the first thing that would fail."""
    from project.device import find_device
    from project.lint import facts_of, lint

    found = lint(config, facts_of(config, find_device()))
    for finding in found:
        if finding.severity == "error":
            raise BadInput(finding.text)
        print(f"{_WORDS[finding.severity]}: {finding.text}", file=sys.stderr)


def _gigabytes(text: str) -> float:
    try:
        value = float(text.lower().removesuffix("gb"))
    except ValueError:
        value = 0.0
    if not 1 <= value <= 1024:
        raise argparse.ArgumentTypeError("a card has 1 to 1024 gigabytes")
    return value


def _device(card: float | None) -> Any:
    from project.device import find_device
    from project.presets import card_of

    return card_of(card) if card else find_device()


def _lint(chosen: argparse.Namespace) -> int:
    from project.config import load_config, without_effect
    from project.lint import facts_of, lint

    config = load_config(chosen.config, chosen.set)
    if chosen.preset:
        below = preset_values(chosen.preset, config.model, chosen.card)
        config = load_config(chosen.config, chosen.set, below)
    found = lint(config, facts_of(config, _device(chosen.card)))
    for finding in found:
        print(f"{_WORDS[finding.severity]}: {', '.join(finding.keys)}: {finding.text}")
    said = {finding.keys[0] for finding in found}
    idle = [sentence for sentence in without_effect(config) if sentence.split(" ", 1)[0] not in said]
    for sentence in idle:
        print(f"note: {sentence}.")
    if not found and not idle:
        print("all settings go together")
    return 2 if any(finding.severity == "error" for finding in found) else 0


def _import_settings(chosen: argparse.Namespace) -> int:
    from project.importing import read_settings
    from project.workspace import atomic_write

    found = read_settings(chosen.file)
    text = f"# from {found.tool}: {chosen.file.name}\n{_yaml(found.values)}"
    if chosen.output is None:
        print(text, end="")
    elif chosen.output.exists() and not chosen.overwrite:
        raise BadInput(f"{chosen.output} is there already: choose another name, or add --overwrite")
    else:
        try:
            atomic_write(chosen.output, text)
        except OSError as error:
            raise BadInput(f"{chosen.output} cannot be written ({error.strerror or error})") from error
    print(f"{len(found.taken)} settings of {found.tool} are taken:", file=sys.stderr)
    for taken in found.taken:
        print(f"  {taken.ours}: {taken.value} (there {taken.theirs})", file=sys.stderr)
    print(f"{len(found.left)} are not:" if found.left else "nothing is left out", file=sys.stderr)
    for left in found.left:
        print(f"  {left.theirs} = {left.shown}: {left.why}", file=sys.stderr)
    return 0


def _presets(chosen: argparse.Namespace) -> int:
    from project.presets import damaged_presets, every_preset, find_preset

    if chosen.name is not None:
        _show(find_preset(chosen.name), chosen)
        return 0
    fitting = bool(chosen.family or chosen.base or chosen.card)
    for preset in (*every_preset(), *every_preset(TEXTS)):
        if fitting and (preset.task == TEXTS) != (chosen.family is None and _is_language(chosen.base)):
            continue
        if fitting:
            print(f"# {preset.name}")
            _show(preset, chosen)
            print()
        else:
            print(f"{preset.name:16} {preset.purpose}")
    for path, reason in damaged_presets():
        print(f"note: {path} is left out: {reason}", file=sys.stderr)
    return 0


def _is_language(base: str) -> bool:
    """Whether a base model that is named is a language model."""
    from project.model_family import look_at

    found = look_at(base) if base else None
    return found is not None and found.task == TEXTS


def _show(preset: Preset, chosen: argparse.Namespace) -> None:
    """A preset as a config for the family, model and card that were asked for, with the reasons as comments."""
    from project.presets import fitted
    from project.presets.recipe import composed

    device = _device(chosen.card)
    if chosen.family and preset.task != TEXTS:
        made = composed(preset, chosen.family, device)
        values, reasons = made.values, made.reasons
    else:
        fit = fitted(preset, chosen.base, device)
        values, reasons = fit.values, fit.notes
    print(f"# {preset.title}: {preset.purpose}", *(f"# - {reason}" for reason in reasons), sep="\n")
    print(_yaml(values), end="")


def _yaml(values: Mapping[str, Any]) -> str:
    import yaml  # type: ignore[import-untyped, unused-ignore]

    return str(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=1 << 20))


VERBS = {"lint": _lint, "import-settings": _import_settings, "presets": _presets}
