"""What the engine's tests share: one tiny model and one small dataset, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from accelerate.state import AcceleratorState

from engine import memory
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


@pytest.fixture
def fp32(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor computes no bf16, as many do not: what is compared with a model in 32 bits stays in them."""
    monkeypatch.setattr(memory, "has_bf16", lambda device: False)
