"""Each family trains at tiny width from one file, moves its weights, and draws with what it learned."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine.families.base import Request
from engine.preview import Source, open_source, render
from tests.engine.families.checkpoint_writer import make_tiny
from tests.engine.small_world import Recorded, config_of


@pytest.mark.parametrize("family", ["sd15", "sd2", "sdxl"])
def test_train_from_a_single_file_and_preview(family: str, pictures: Path, tmp_path: Path) -> None:
    base = make_tiny(family).save_file(tmp_path / "base.safetensors")
    run = Recorded(
        config_of(
            base_model=base, train_data_dir=pictures, output_dir=tmp_path / "run", cache_dir=tmp_path / "cache",
            lora_rank=2, batch_size=2, max_steps=3, learning_rate="1e-2",
        )
    )  # fmt: skip
    assert run.train() == "finished"
    losses = [step.loss for step in run.steps()]
    assert len(losses) == 3
    assert all(math.isfinite(loss) for loss in losses)
    (file,) = (tmp_path / "run").glob("*.safetensors")
    up = {name: tensor for name, tensor in load_file(file).items() if "lora_up" in name}
    assert up
    assert any(bool(tensor.abs().max() > 0) for tensor in up.values())
    trained = open_source(Source(str(base), file, "cpu"))
    request = Request("a red box", steps=2, guidance=2)
    without, with_it = render(trained, request, 0.0), render(trained, request, 1.0)
    assert without.size == (16, 16)
    assert without.tobytes() != with_it.tobytes()
    assert torch.isfinite(trained.embed(["a"])["hidden"]).all()
