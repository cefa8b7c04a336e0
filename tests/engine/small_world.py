"""A tiny base model on disk, small pictures, configs for them, and engines started as real processes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from PIL import Image, ImageDraw
from torch import Tensor, nn

from engine import adapter, families
from engine.families.base import Family
from engine.memory import Placement
from engine.session import Job
from engine.train import train
from project import runs
from project.config import load_config, save_config
from project.options import Config, ModelOptions
from tests.engine.publish.tiny_pipeline import make_pipeline

ROOT = Path(__file__).resolve().parents[2]
CPU = Placement(torch.device("cpu"), torch.float32, "no")
COLORS = ("red", "blue", "green", "yellow", "black", "orange", "purple", "brown", "cyan", "magenta")


def save_tiny_model(folder: Path, seed: int = 0) -> Path:
    """A random model of the Stable Diffusion 1.x architecture as a folder; its own resolution is 16 pixels."""
    make_pipeline(seed).save_pretrained(folder)
    return folder


def load_tiny(path: Path) -> Family:
    return families.load(ModelOptions(base_model=str(path)), CPU)


def write_picture(path: Path, size: tuple[int, int] = (32, 32), color: str = "red", caption: str | None = None) -> None:
    """A coloured shape on white that is different in each half, so that a mirrored picture differs."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 3, size[0] // 2, size[1] - 5), fill=color)
    draw.line((0, size[1] - 1, size[0] - 1, 0), fill="gray", width=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    if caption is not None:
        path.with_suffix(".txt").write_text(caption, encoding="utf-8")


def write_dataset(folder: Path, count: int = 5, size: tuple[int, int] = (32, 32)) -> Path:
    """``count`` pictures with captions of three tags each."""
    for number in range(count):
        color = COLORS[number % len(COLORS)]
        write_picture(folder / f"{number:02}-{color}.png", size, color, f"{color}, box, number {number}")
    return folder


def write_config(path: Path, **options: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key}: {_yaml(value)}\n" for key, value in options.items()), encoding="utf-8")
    return path


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def config_of(**options: object) -> Config:
    """A config of options alone, as if they stood in a file."""
    return load_config(None, [f"{key}={_yaml(value)}" for key, value in options.items()])


class Recorded:
    """A run folder with a job whose events are kept and whose commands a test decides."""

    def __init__(self, config: Config) -> None:
        self.folder = runs.prepare_run(Path(config.output.output_dir), resume=True)
        save_config(config, self.folder.config)
        self.events: list[runs.Event] = []
        self.hooks: list[Callable[[runs.Event], None]] = []
        self.waiting: list[runs.Command] = []
        self.job = Job(self.folder, config, self._emit, self._commands)

    def _emit(self, event: runs.Event) -> None:
        self.events.append(event)
        for hook in self.hooks:
            hook(event)

    def _commands(self) -> list[runs.Command]:
        sent, self.waiting = self.waiting, []
        return sent

    def train(self) -> str:
        return train(self.job)

    def steps(self) -> list[runs.Step]:
        return [event for event in self.events if isinstance(event, runs.Step)]


def result_tensors(run: Path) -> dict[str, Tensor]:
    """The tensors of the one finished file of a run."""
    from safetensors.torch import load_file

    (file,) = run.glob("*.safetensors")
    return load_file(file)


def assert_same_tensors(one: dict[str, Tensor], other: dict[str, Tensor]) -> None:
    """Byte for byte the same, -0.0 and 0.0 apart."""
    assert one.keys() == other.keys()
    assert one
    for name, tensor in one.items():
        assert tensor.dtype == other[name].dtype, name
        assert tensor.numpy().tobytes() == other[name].numpy().tobytes(), name


def base_hash(family: Family) -> str:
    """A hash of every tensor of the base model, the adapter's left out."""
    digest = hashlib.sha256()
    parts: list[nn.Module] = [*family.components.values(), family.vae]  # type: ignore[attr-defined]
    for part in parts:
        for name, tensor in part.state_dict().items():
            if not any(prefix in name for prefix in ("lora_", "hada_", "lokr_", "oft_")):
                digest.update(name.replace(".base_layer", "").encode())
                digest.update(tensor.detach().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def adapter_tensors(family: Family) -> dict[str, Tensor]:
    found: dict = {}
    for name, module in adapter.collect(family).items():
        found |= {f"{name}.{key}": tensor for key, tensor in module.tensors().items()}
    return found


def read_events(run: Path) -> list[runs.Event]:
    return runs.EventReader(runs.RunFolder(run).events).poll()


def steps_of(events: Iterable[runs.Event]) -> list[tuple[int, int, float, float]]:
    """(step, epoch, loss, learning rate) of each step that counts, what a resume made void left out."""
    return [
        (event.step, event.epoch, event.loss, event.lr)
        for event in runs.drop_after_resume(events)
        if isinstance(event, runs.Step)
    ]


def start_engine(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """``python main.py`` with these arguments, as a user would start it."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


DIES_WHILE_SAVING = """
import os, signal, sys
from engine import checkpoint, cli
whole, left = checkpoint._write_through, [int(sys.argv[1])]

def torn(path, content):
    left[0] -= 1
    if left[0] == 0:
        path.write_bytes(content[: len(content) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    whole(path, content)

checkpoint._write_through = torn
sys.exit(cli.main(sys.argv[2:]))
"""


def start_engine_that_dies_while_saving(files: int, *arguments: object) -> subprocess.Popen[str]:
    """The engine in a real process that gets SIGKILL with half of its ``files``-th checkpoint file on the disk."""
    return subprocess.Popen(
        [sys.executable, "-c", DIES_WHILE_SAVING, str(files), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def finish(process: subprocess.Popen[str], timeout: float = 120) -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of an engine; one that hangs is killed and fails the test."""
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out, err


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str], timeout: float = 90) -> bool:
    """Wait for a condition, or for the end of the process; True if the condition came."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if condition():
            return True
        if process.poll() is not None:
            return condition()
        time.sleep(0.01)
    process.kill()
    raise AssertionError("the engine did not come so far in time")


def lines_of(text: str) -> list[str]:
    """What a terminal would show at the end: of a line that was overwritten, the last version."""
    shown = [line.rstrip("\r").rsplit("\r", 1)[-1].rstrip() for line in text.split("\n")]
    return [line for line in shown if line]
