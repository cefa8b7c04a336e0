"""Where a run computes and in which precision, and how much memory it holds there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
import torch

from project.errors import BadInput, JobFailed
from project.options import TEXTS, Config, PrecisionOptions
from project.runs import Memory


@dataclass(frozen=True)
class Placement:
    """``weights`` is the dtype of the frozen base; adapters and optimizer state are always fp32."""

    device: torch.device
    weights: torch.dtype
    mixed: str  # accelerate's mixed_precision: "no", "bf16" or "fp16"
    later: bool = False  # the image model stays in the main memory until `Family.wake`


def has_bf16(device: torch.device) -> bool:
    """Whether the device computes bf16 natively: emulation is many times slower than fp32."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type == "cpu":
        return bool(torch.cpu.get_capabilities().get("avx512_bf16", False))
    return False


def pick_device(wanted: str) -> torch.device:
    """``auto`` takes CUDA (or ROCm), then MPS, then the CPU. Raises BadInput for a device that is not there."""
    if wanted == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda", torch.cuda.current_device())
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(wanted)
    except RuntimeError:
        raise BadInput(f'device "{wanted}" is not a device: use auto, cpu, cuda, cuda:N or mps') from None
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not there.get(device.type, False):
        raise BadInput(f'device "{wanted}" is not available on this machine: set device to auto or cpu')
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise BadInput(f'device "{wanted}" is not there: this machine has {torch.cuda.device_count()} CUDA device(s)')
    return device


def place(options: PrecisionOptions) -> Placement:
    """Device and precision for a run; bf16 where the device has it, unless fp16 or fp32 is asked for."""
    device, later = pick_device(options.device), options.encode_first
    if options.fp16:
        if device.type != "cuda":
            raise BadInput(f"fp16 training needs a CUDA card and this run is on {device.type}: remove fp16")
        return Placement(device, torch.float16, "fp16", later)
    bf16 = has_bf16(device) and options.fp16 is None if options.bf16 is None else options.bf16
    return Placement(device, torch.bfloat16, "bf16", later) if bf16 else Placement(device, torch.float32, "no", later)


def usage(device: torch.device) -> Memory:
    """Bytes used, reserved and in all on the device; on a CPU those of this process and of the machine."""
    if device.type == "cuda":
        total = torch.cuda.get_device_properties(device).total_memory
        used, reserved = torch.cuda.memory_allocated(device), torch.cuda.memory_reserved(device)
        return Memory(used=used, reserved=reserved, total=total)
    if device.type == "mps":
        used, reserved = torch.mps.current_allocated_memory(), torch.mps.driver_allocated_memory()
        return Memory(used=used, reserved=reserved, total=torch.mps.recommended_max_memory())
    resident = psutil.Process().memory_info().rss
    return Memory(used=resident, reserved=resident, total=psutil.virtual_memory().total)


def is_out_of_memory(error: BaseException) -> bool:
    """CUDA's own class, and the texts that the CPU and MPS allocators use."""
    texts = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, (torch.OutOfMemoryError, MemoryError)) or (
        isinstance(error, RuntimeError) and any(text in str(error).lower() for text in texts)
    )


@contextmanager
def explained(config: Config) -> Iterator[None]:
    """Running out of memory within the block is answered with what to change. Raises JobFailed."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if is_out_of_memory(error):
            raise out_of_memory(pick_device(config.precision.device), config) from error
        raise


def out_of_memory(device: torch.device, config: Config) -> JobFailed:
    """The answer to running out of memory: what to change, cheapest first."""
    training, precision, model = config.training, config.precision, config.model
    texts = model.task_type == TEXTS
    advice = []
    if not precision.gradient_checkpointing:
        advice.append("gradient_checkpointing: true")
    if training.batch_size > 1:
        together = training.batch_size * training.gradient_accumulation_steps
        advice.append(f"batch_size: 1 with gradient_accumulation_steps: {together}")
    if precision.fp16 is None and precision.bf16 is None and device.type == "cuda" and not has_bf16(device):
        advice.append("fp16: true")
    advice.append("a smaller max_seq_length" if texts else "a smaller resolution")
    if texts and device.type == "cuda" and model.base_quantization != "4bit":
        advice.append("base_quantization: 4bit")
    return JobFailed(
        f"out of memory on {device}: try {', or '.join(advice)}, and go on with --resume; or start a new run with a "
        "smaller lora_rank"
    )
