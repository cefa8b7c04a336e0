"""Where a run computes and in which number format, and how running out of memory is told from other errors."""

from __future__ import annotations

import mmap

import pytest
import torch

from engine import memory
from engine.memory import has_bf16, is_out_of_memory, out_of_memory, pick_device, place, usage
from project.config import parse_config
from project.errors import BadInput
from project.options import PrecisionOptions

CPU, CUDA = torch.device("cpu"), torch.device("cuda", 0)


def options(**values: object) -> PrecisionOptions:
    return PrecisionOptions.model_validate(values)


@pytest.fixture(params=[True, False], ids=["avx512_bf16", "avx2"])
def cpu_has_bf16(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx2": True, "avx512_bf16": request.param})
    return bool(request.param)


def test_bf16_is_taken_where_the_cpu_has_it(cpu_has_bf16: bool) -> None:
    assert has_bf16(CPU) is cpu_has_bf16
    weights, mixed = (torch.bfloat16, "bf16") if cpu_has_bf16 else (torch.float32, "no")
    assert place(options(device="cpu")) == memory.Placement(CPU, weights, mixed)


@pytest.mark.usefixtures("cpu_has_bf16")
def test_what_is_asked_for_is_taken() -> None:
    assert place(options(device="cpu", bf16=False)).weights == torch.float32
    assert place(options(device="cpu", bf16=True)).weights == torch.bfloat16
    assert place(options(device="cpu", fp16=False)).weights == torch.float32
    assert place(options(device="cpu", fp16=False, bf16=False)).mixed == "no"
    with pytest.raises(BadInput, match="fp16 training needs a CUDA card"):
        place(options(device="cpu", fp16=True))


def test_a_cpu_that_says_nothing_has_no_bf16(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    assert not has_bf16(CPU)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with one CUDA card without bf16, as far as torch's questions go."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch.cuda, "current_device", lambda: 0)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation=True: including_emulation)


@pytest.mark.usefixtures("card")
def test_cards() -> None:
    assert pick_device("auto") == CUDA
    assert pick_device("cuda:0") == CUDA
    assert pick_device("cpu") == CPU
    with pytest.raises(BadInput, match="1 CUDA device"):
        pick_device("cuda:1")
    assert place(options()).mixed == "no"  # bf16 by emulation does not count
    assert place(options(fp16=True)) == memory.Placement(CUDA, torch.float16, "fp16")


def test_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert pick_device("auto") == CPU
    for wanted in ("cuda", "cuda:3", "mps"):
        with pytest.raises(BadInput, match="not available on this machine"):
            pick_device(wanted)
    with pytest.raises(BadInput, match="not a device"):
        pick_device("toaster")


def test_memory_of_the_process() -> None:
    held = usage(CPU)
    assert 0 < held.used <= held.total
    with mmap.mmap(-1, 40 << 20) as kept:  # new pages, whatever the allocator has left of earlier tests
        kept.write(b"\x01" * len(kept))
        assert usage(CPU).used > held.used + (30 << 20)


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (torch.OutOfMemoryError("anything"), True),
        (MemoryError(), True),
        (RuntimeError("[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("MPS backend out of memory (MPS allocated: 1 GB)"), True),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_running_out_of_memory_is_told_from_other_errors(error: Exception, is_one: bool) -> None:
    assert is_out_of_memory(error) is is_one


def advice(device: torch.device, **values: object) -> str:
    return str(out_of_memory(device, parse_config(values, "test")))


@pytest.mark.usefixtures("card")
def test_advice_names_only_what_is_still_to_be_changed() -> None:
    everything = advice(CUDA, batch_size=4, gradient_accumulation_steps=2)
    for part in ("gradient_checkpointing: true", "batch_size: 1 with gradient_accumulation_steps: 8", "fp16: true",
                 "smaller resolution"):  # fmt: skip
        assert part in everything
    least = advice(CUDA, batch_size=1, gradient_checkpointing=True, fp16=True)
    for part in ("gradient_checkpointing", "batch_size", "fp16"):
        assert part not in least
    assert "smaller resolution" in least


@pytest.mark.usefixtures("card")
def test_advice_for_a_language_model_speaks_of_texts() -> None:
    told = advice(CUDA, task_type="text-generation", batch_size=2)
    assert "a smaller max_seq_length" in told
    assert "base_quantization: 4bit" in told
    assert "resolution" not in told
    assert "4bit" not in advice(CUDA, task_type="text-generation", base_quantization="4bit")
    assert "4bit" not in advice(CPU, task_type="text-generation")
