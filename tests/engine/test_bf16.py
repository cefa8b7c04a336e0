"""The whole way of a LoRA with the base model in bf16, as on a graphics card: the VAE and the LoRA stay in fp32."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine import export, memory
from engine.cli import main
from project import runs
from project.exports import PLACES
from project.schema import PICTURES
from tests.engine.small_world import Recorded, config_of


@pytest.fixture
def bf16(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that computes in bf16, whatever this processor does it with."""
    monkeypatch.setattr(memory, "has_bf16", lambda device: True)


@pytest.mark.usefixtures("bf16")
@pytest.mark.parametrize("place", PLACES[PICTURES])
def test_what_was_trained_is_exported_and_drawn(place: str, options: dict[str, object], tmp_path: Path) -> None:
    run = Recorded(config_of(**{**options, "learning_rate": 0.01, "output_name": "boxes"}))
    assert run.train() == "finished"
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert start.precision == "bfloat16"
    (lora, *_) = export.export(tmp_path / "run", place, tmp_path / place, export.Wishes(dtype="fp32"))
    assert {tensor.dtype for tensor in load_file(lora).values()} == {torch.float32}
    shot = ["preview", "--base", str(options["base_model"]), "--prompt", "red box", "--steps", "2", "--seed", "3"]
    for strength in ("0", "1"):
        output = tmp_path / f"{strength}.png"
        assert main([*shot, "--lora", str(lora), "--strength", strength, "--output", str(output)]) == 0
    assert (tmp_path / "0.png").read_bytes() != (tmp_path / "1.png").read_bytes()
