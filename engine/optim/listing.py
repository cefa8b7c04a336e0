"""Write resources/optimizers.json: the optimizers of the installed packages that can be named, with their arguments."""

from __future__ import annotations

import importlib
import inspect
import json
from typing import Any

from project.optimizers import FILE
from project.workspace import resources

OURS = {
    "torch": ["AdamW", "SGD"],
    "bitsandbytes": ["AdamW8bit", "PagedAdamW", "PagedAdamW8bit", "Lion8bit", "AdEMAMix8bit"],
    "transformers": ["Adafactor"],
    "prodigyplus": ["ProdigyPlusScheduleFree"],
}
MODULES = {"torch": "torch.optim", "bitsandbytes": "bitsandbytes.optim", "transformers": "transformers.optimization"}
REASONS = {
    "needs the loss computed anew inside its step": ["AliG", "BSAM", "LBFGS"],
    "needs second derivatives of the loss": ["AdaHessian", "SophiaH"],
    "wants the whole model": ["AdaLOMO", "AdamMini", "LOMO"],
    "needs several machines": ["DeMo", "DistributedMuon"],
    "its state cannot be read back safely, so a resume would not be exact": [
        "AdaShift", "Conda", "ScalableShampoo", "SCION", "SCIONLight",
    ],
    "needs the length of the run": ["Ranger21"],
    "keeps its progress in its own arguments, so a resume would not be exact": ["ASGD"],
    "wraps another optimizer, whose state it does not give": ["Magma"],
    "takes its parameters sorted by hand": ["AdaGO", "AdaMuon", "NorMuon"],
    "is made for attention weights of a language model, or for matrices alone": ["MuonClip", "SpectralSphere"],
}  # fmt: skip
LEFT_OUT = {name.lower(): reason for reason, names in REASONS.items() for name in names}
_NOT_OFFERED = {
    "self", "params", "lr", "fused_back_pass", "kwargs", "args", "foreach", "maximize", "is_paged", "use_muon",
    "relative_step", "scale_parameter", "warmup_init",
}  # fmt: skip


def arguments(optimizer: type) -> dict[str, Any]:
    """An optimizer's arguments with their defaults, those left out that the engine decides."""
    found = {}
    for name, parameter in inspect.signature(optimizer).parameters.items():
        default = None if parameter.default is inspect.Parameter.empty else parameter.default
        if name not in _NOT_OFFERED and _plain(default):
            found[name] = list(default) if isinstance(default, tuple) else default
    return found


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | str | list | tuple)


def listing() -> dict[str, dict[str, dict[str, Any]]]:
    """package → optimizer → argument → default, of the installed packages."""
    from pytorch_optimizer.optimizer import OPTIMIZERS

    found = {
        package: {
            name: arguments(getattr(importlib.import_module(MODULES.get(package, package)), name)) for name in names
        }
        for package, names in OURS.items()
    }
    taken = {name.lower() for names in OURS.values() for name in names}
    rest = {cls.__name__: cls for key, cls in OPTIMIZERS.items() if key not in taken and key not in LEFT_OUT}
    found["pytorch_optimizer"] = {name: arguments(rest[name]) for name in sorted(rest)}
    return found


def text() -> str:
    """The file's content."""
    return json.dumps(listing(), indent=1) + "\n"


def main() -> None:
    (resources() / FILE).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
