"""`preview`: pictures with an adapter at any strength, from every layout, and one line for what cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from engine import cli, families
from engine.families.base import Family, Request
from engine.publish.files import write_diffusers, write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.weights import AdapterWeights
from tests.engine.publish.tiny_pipeline import make_pipeline, random_adapter
from tests.engine.small_world import Recorded, config_of, lines_of, load_tiny

FACTS = TrainingFacts(output_name="x", rank=4, alpha=6.0, width=16, height=16, prediction_type="epsilon",
                      base_model_name="tiny")  # fmt: skip


pytestmark = pytest.mark.usefixtures("fp32")


@pytest.fixture(scope="module")
def weights() -> AdapterWeights:
    return random_adapter(make_pipeline(), text_layers=("q_proj",))


@pytest.fixture
def lora(weights: AdapterWeights, tmp_path: Path) -> Path:
    write_kohya(tmp_path / "lora.safetensors", weights, FACTS)
    return tmp_path / "lora.safetensors"


@pytest.fixture
def shot(tiny_model: Path, lora: Path, tmp_path: Path) -> Shot:
    return Shot(tiny_model, lora, tmp_path)


class Shot:
    """Runs the command on the tiny model."""

    def __init__(self, model: Path, lora: Path, folder: Path) -> None:
        self.model, self.lora, self.folder, self.count = model, lora, folder, 0

    def __call__(self, *arguments: object, lora: Path | None = None, output: Path | None = None) -> tuple[int, Path]:
        self.count += 1
        output = output or self.folder / f"{self.count}.png"
        line = ["preview", "--lora", lora or self.lora, "--base", self.model, "--prompt", "red box", "--steps", 2]
        return cli.main([str(part) for part in (*line, "--output", output, *arguments)]), output

    def pixels(self, *arguments: object, lora: Path | None = None) -> bytes:
        code, output = self(*arguments, lora=lora)
        assert code == 0
        with Image.open(output) as picture:
            assert picture.format == "PNG"
            return picture.tobytes()


def test_strength_zero_is_the_base_model_s_picture_exactly(shot: Shot, tiny_model: Path) -> None:
    base = load_tiny(tiny_model).sample([Request("red box", seed=3, steps=2, guidance=5.0)])[0]
    assert shot.pixels("--seed", 3, "--strength", 0) == base.tobytes()
    assert shot.pixels("--seed", 3) != base.tobytes()


def test_the_same_seed_gives_the_same_picture(shot: Shot) -> None:
    assert shot.pixels("--seed", 4) == shot.pixels("--seed", 4)
    assert shot.pixels("--seed", 4) != shot.pixels("--seed", 5)
    assert shot.pixels("--seed", 4, "--negative", "blue") != shot.pixels("--seed", 4)


def test_several_strengths_are_one_row_from_one_load(shot: Shot, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    load = families.load

    def count(*arguments: object) -> Family:
        loaded.append(arguments)
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("engine.preview.families.load", count)
    from engine import preview

    shown: list[bytes] = []
    render = preview.render

    def keep(*arguments: object) -> Image.Image:
        picture = render(*arguments)  # type: ignore[arg-type]
        shown.append(picture.tobytes())
        return picture

    monkeypatch.setattr(preview, "render", keep)
    code, output = shot("--strength", 0, 0.5, 1, 2)
    assert code == 0
    assert len(loaded) == 1
    assert len(shown) == len(set(shown)) == 4
    with Image.open(output) as row:
        assert row.width > 4 * 128
        assert row.height < row.width / 2
    assert shot.pixels("--strength", 0.5) == shown[1]


def test_both_layouts_give_the_same_picture(shot: Shot, weights: AdapterWeights, tmp_path: Path) -> None:
    folder = tmp_path / "diffusers"
    folder.mkdir()
    write_diffusers(folder / "pytorch_lora_weights.safetensors", weights, FACTS)
    first = shot.pixels()
    assert shot.pixels(lora=folder / "pytorch_lora_weights.safetensors") == first
    assert shot.pixels(lora=folder) == first


def test_the_file_of_a_run_is_shown(shot: Shot, options: dict[str, object], tmp_path: Path) -> None:
    Recorded(config_of(**{**options, "learning_rate": 0.1, "output_name": "boxes"})).train()
    trained = shot.pixels(lora=tmp_path / "run" / "boxes.safetensors")
    assert trained != shot.pixels("--strength", 0)
    (newest,) = (tmp_path / "run" / "checkpoints").iterdir()
    assert shot.pixels(lora=newest) == trained  # a checkpoint is a usable adapter too


def test_width_and_height(shot: Shot) -> None:
    code, output = shot("--width", 32, "--height", 24)
    assert code == 0
    with Image.open(output) as picture:
        assert picture.size == (32, 24)


def refused(shot: Shot, capsys: pytest.CaptureFixture[str], *arguments: object, **more: Path) -> str:
    """The one line with which the command refuses, having written nothing."""
    capsys.readouterr()
    code, output = shot(*arguments, **more)
    assert code == 2
    assert not output.is_file()
    (line,) = lines_of(capsys.readouterr().err)
    assert line.startswith("error: ")
    return line


@pytest.mark.parametrize("size", [("--width", 33), ("--height", 18), ("--width", -16)])
def test_a_size_that_does_not_fit_the_model(
    size: tuple[str, int], shot: Shot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "use a multiple of 4" in refused(shot, capsys, *size)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\x80\x04."], ids=["empty", "text", "pickle"])
@pytest.mark.parametrize("name", ["bad.safetensors", "bad.pt"])
def test_a_file_that_is_no_adapter(
    content: bytes, name: str, shot: Shot, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert name in refused(shot, capsys, lora=tmp_path / name)


def test_a_file_that_is_not_there(shot: Shot, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "no such file" in refused(shot, capsys, lora=tmp_path / "none.safetensors")


def test_an_adapter_for_another_model(shot: Shot, capsys: pytest.CaptureFixture[str]) -> None:
    shot.model = "starter"  # type: ignore[assignment]
    assert "does not fit this base model" in refused(shot, capsys)


def test_outputs_that_cannot_be_written(shot: Shot, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ".png" in refused(shot, capsys, output=tmp_path / "picture.jpg")
    (tmp_path / "file").write_text("")
    assert "cannot be written" in refused(shot, capsys, output=tmp_path / "file" / "x.png")
    (tmp_path / "folder.png").mkdir()
    assert "cannot be written" in refused(shot, capsys, output=tmp_path / "folder.png")


@pytest.mark.parametrize(
    "wrong",
    [("--strength", 2.5), ("--strength", -1), ("--strength", "x"), ("--steps", 0), ("--seed", -1), ("--seed", 1 << 70),
     ("--strength", "nan")],
)  # fmt: skip
def test_wrong_numbers(wrong: tuple[str, object], shot: Shot, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        shot(*wrong)
    assert caught.value.code == 2
    assert f"argument {wrong[0]}:" in capsys.readouterr().err
