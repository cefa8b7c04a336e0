"""Causal language models of every architecture that transformers has: Llama, Qwen, GLM, Mistral, Gemma, Phi and others.

Code that a model brings is never run, and nothing is fetched.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AutoConfig, AutoModelForCausalLM
from transformers.integrations.neftune import neftune_post_forward_hook
from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
from transformers.pytorch_utils import Conv1D
from transformers.utils import logging as transformers_logging

from engine.memory import Placement
from engine.texts import quantised
from project.errors import BadInput
from project.models import ModelFile
from project.options import ModelOptions, TechniqueOptions

IGNORED = -100  # in the place of a target: nothing is to be said there
PART = "language_model"
_PROBE = (5, 8)  # tokens of the two texts with which a model is asked whether it keeps packed texts apart
_LEAK = 1e-5  # of the largest logit: more change by another text's words than this is a leak
_CLOSE, _CLOSE_HALF = 2e-3, 5e-2  # of the largest logit: how far texts in a row and alone may be apart, fp32 and less


@dataclass(frozen=True)
class Batch:
    """One micro-batch, on the CPU.

    ``ids`` [n, s]; ``targets`` [n, s] has for each place the token that comes next, or IGNORED. ``positions`` [n, s]
    begin at 0 with every text where several share a row, and are None where each row is one text. ``count`` is how
    many targets there are.
    """

    ids: Tensor
    targets: Tensor
    positions: Tensor | None
    count: int


@dataclass
class CausalLM:
    """A loaded language model, frozen."""

    model: Any
    path: Path
    title: str
    architecture: str  # its name in transformers, such as "llama"
    notes: tuple[str, ...] = ()
    name: str = field(init=False, default="causal_lm")
    components: dict[str, nn.Module] = field(init=False)
    picks: bool = field(init=False)  # computes the logits of chosen places alone
    positioned: bool = field(init=False)  # takes positions, without which no texts can share a row

    def __post_init__(self) -> None:
        self.components = {PART: self.model}
        accepted = inspect.signature(self.model.forward).parameters
        self.positioned = "position_ids" in accepted
        self.picks = "logits_to_keep" in accepted and self._picks_places()

    @property
    def device(self) -> torch.device:
        found: torch.device = self.model.device
        return found

    def save_memory(self) -> None:
        """Gradient checkpointing in every block."""
        self.model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})

    def add_noise(self, alpha: float) -> None:
        """NEFTune: uniform noise on the embeddings in training, alpha / √(tokens · width) at most.

        Jain et al., "NEFTune: Noisy Embeddings Improve Instruction Finetuning" (2023).
        """
        embedding = self.model.get_input_embeddings()
        embedding.neftune_noise_alpha = alpha
        embedding.register_forward_hook(neftune_post_forward_hook)

    def loss(self, batch: Batch, options: TechniqueOptions) -> Tensor:
        """The mean cross entropy over the targets, in nats."""
        return self.total(batch) / batch.count

    def total(self, batch: Batch) -> Tensor:
        """The sum of the cross entropy over the targets, in nats; the logits are computed only where one stands."""
        places, targets = chosen(batch.targets) if self.picks else (None, batch.targets)
        logits = self.logits(batch.ids, batch.positions, places)
        return F.cross_entropy(
            logits.float().flatten(0, 1), targets.to(self.device).flatten(), ignore_index=IGNORED, reduction="sum"
        )

    def logits(self, ids: Tensor, positions: Tensor | None = None, places: Tensor | None = None) -> Tensor:
        """What the model says of the next token: [n, s, words], or [n, k, words] at ``places`` [n, k] alone.

        Rows are filled up on their right, which no token before sees: so there is no mask.
        """
        more: dict[str, Any] = {}
        if positions is not None:
            more["position_ids"] = positions.to(self.device)
        if places is not None:
            more["logits_to_keep"] = places.to(self.device)
        found: Tensor = self.model(input_ids=ids.to(self.device), use_cache=False, **more).logits
        return found

    def keeps_texts_apart(self) -> bool:
        """Whether two texts in one row come out as each one alone does: packing is right only then.

        The second one must not change at all when the first is another; and both must be about what they are alone,
        which is not exact, since kernels round by the length of a row.
        """
        if not self.positioned:
            return False
        first, second = (self._words(count, seed) for seed, count in enumerate(_PROBE))
        other = self._words(_PROBE[0], 2)
        positions = torch.cat([torch.arange(count) for count in _PROBE])[None]
        together = self._quietly(torch.cat([first, second], dim=1), positions)
        beside = self._quietly(torch.cat([other, second], dim=1), positions)
        leaks = not alike(together[:, _PROBE[0] :], beside[:, _PROBE[0] :], _LEAK)
        alone = torch.cat([self._quietly(first), self._quietly(second)], dim=1)
        return not leaks and alike(alone, together, self._close)

    def _picks_places(self) -> bool:
        words, places = self._words(_PROBE[1], 0), torch.tensor([[1, 4]])
        try:
            found = self._quietly(words, places=places)
        except (RuntimeError, IndexError, TypeError, ValueError):
            return False
        whole = self._quietly(words)[:, places[0]]
        return found.shape == whole.shape and alike(whole, found, self._close)

    @property
    def _close(self) -> float:
        return _CLOSE if self.model.dtype == torch.float32 else _CLOSE_HALF

    def _words(self, count: int, seed: int) -> Tensor:
        source = torch.Generator().manual_seed(seed)
        return torch.randint(self.model.get_input_embeddings().num_embeddings, (1, count), generator=source)

    def _quietly(self, ids: Tensor, positions: Tensor | None = None, places: Tensor | None = None) -> Tensor:
        with torch.no_grad():
            return self.logits(ids, positions, places).float()


def with_plain_layers(model: nn.Module) -> None:
    """Put linear layers in the places of GPT-2's, which compute the same with their weights turned on their side."""
    for path, layer in list(model.named_modules()):
        if isinstance(layer, Conv1D):
            inputs, outputs = layer.weight.shape
            plain = nn.Linear(inputs, outputs, device="meta")
            plain.weight = nn.Parameter(layer.weight.detach().T.contiguous())
            plain.bias = layer.bias
            parent, _, child = path.rpartition(".")
            setattr(model.get_submodule(parent), child, plain)


def alike(one: Tensor, other: Tensor, close: float) -> bool:
    """Whether logits differ by no more than this share of the largest one."""
    return bool((one - other).abs().max() <= close * one.abs().max().clamp(min=1e-6))


def chosen(targets: Tensor) -> tuple[Tensor, Tensor]:
    """(places [n, k], their targets [n, k]) of the targets [n, s] that count; shorter rows are filled with IGNORED."""
    rows = [row.nonzero().flatten() for row in targets != IGNORED]
    most = max(1, *(len(row) for row in rows))
    places = torch.stack([F.pad(row, (0, most - len(row))) for row in rows])
    found = targets.gather(1, places)
    for number, row in enumerate(rows):
        found[number, len(row) :] = IGNORED
    return places, found


def load(found: ModelFile, options: ModelOptions, placement: Placement) -> CausalLM:
    """The model, frozen, on the placement's device. Raises BadInput for one that transformers cannot load."""
    if found.architecture not in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES:
        raise BadInput(
            f"{found.path} is of the architecture {found.architecture}, which the installed transformers does not "
            "know; code that a model brings is never run: choose another model"
        )
    config = AutoConfig.from_pretrained(found.path, trust_remote_code=False, local_files_only=True)
    bits = quantised.settings(options.base_quantization, placement)
    where: dict[str, Any] = {"quantization_config": bits, "device_map": {"": placement.device}} if bits else {}
    transformers_logging.set_verbosity_error()  # what it warns of is checked here
    transformers_logging.disable_progress_bar()
    try:
        model, told = AutoModelForCausalLM.from_pretrained(
            found.path,
            config=config,
            dtype=placement.weights,
            trust_remote_code=False,
            local_files_only=True,
            use_safetensors=True,
            output_loading_info=True,
            **where,
        )
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise BadInput(f"{found.path} cannot be loaded ({(str(error).splitlines() or ['?'])[0]})") from error
    if missing := sorted(told["missing_keys"]):
        raise BadInput(
            f"{found.path} is not whole: {len(missing)} weights are missing (for example {missing[0]}): download or "
            "copy it again"
        )
    with_plain_layers(model)
    model.requires_grad_(False)
    model.eval()
    if not bits:
        model.to(placement.device)
    return CausalLM(model, found.path, found.title, found.architecture)
