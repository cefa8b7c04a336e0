"""What the engine's tests share: one tiny model and one small dataset, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from accelerate.state import AcceleratorState

from tests.engine.small_world import save_tiny_model, write_dataset


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny random model with noise prediction."""
    return save_tiny_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five square pictures with captions."""
    return write_dataset(tmp_path_factory.mktemp("data") / "pictures")


@pytest.fixture
def options(tiny_model: Path, pictures: Path, tmp_path: Path) -> dict[str, object]:
    """Options of a run that takes well under a second."""
    return {
        "base_model": tiny_model,
        "train_data_dir": pictures,
        "output_dir": tmp_path / "run",
        "cache_dir": tmp_path / "cache",
        "lora_rank": 4,
        "batch_size": 2,
        "max_steps": 3,
        "learning_rate": 1e-3,
    }


@pytest.fixture(autouse=True)
def _fresh_accelerate() -> Iterator[None]:
    """Accelerate keeps device and precision for the life of a process; each test is a run of its own."""
    yield
    AcceleratorState._reset_state(reset_partial_state=True)


@pytest.fixture(autouse=True)
def _fp32(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures and weights are compared byte for byte here, so a processor with bf16 must not use it unasked."""
    known = {**torch.cpu.get_capabilities(), "avx512_bf16": False}
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known)
