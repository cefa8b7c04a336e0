"""The tools for LoRA files, through the jobs that the app and the shell make, on a tiny model of random weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from engine import cli
from engine.publish.read import read_adapter
from engine.publish.sgm_names import sgm_names
from engine.publish.weights import AdapterWeights
from engine.tools.base import open_base
from engine.tools.known_layers import known_layers
from engine.tools.sgm_layers import unet_keys
from engine.tools.work import do
from engine.tools.writing import Form, write
from project import runs
from project.errors import BadInput, JobFailed
from tests.engine.publish.tiny_pipeline import make_pipeline, random_adapter
from tests.engine.small_world import save_tiny_model

BOTH = {"unet_layers": ("to_q", "ff.net.2", "conv1"), "text_layers": ("q_proj", "fc1")}


def quiet(*_: object) -> None:
    """Hears the progress."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("base") / "tiny")


def write_lora(path: Path, base: Path, layout: str = "kohya", **random: object) -> AdapterWeights:
    weights = random_adapter(make_pipeline(), **{**BOTH, **random})  # type: ignore[arg-type]
    write(path, weights, open_base(base).modules(), {"ss_steps": "12", "ss_sd_model_name": "tiny"}, Form(layout))
    return weights


def updates(path: Path, base: Path) -> dict[str, torch.Tensor]:
    """What a file adds to each layer."""
    opened = open_base(base)
    found = read_adapter(path, opened.modules())
    return {name: module.update(opened.weight(*name.split(".", 1))) for name, module in found.items()}


def job(tool: str, *inputs: Path, **more: object) -> runs.ToolJob:
    return runs.ToolJob(tool=tool, inputs=tuple(map(str, inputs)), dtype="fp32", **more)  # type: ignore[arg-type]


def test_resizing_says_what_it_loses_and_keeps_the_rest_of_the_header(base: Path, tmp_path: Path) -> None:
    write_lora(tmp_path / "a.safetensors", base, ranks=(8,))
    small = tmp_path / "small.safetensors"
    outcome = do(
        job("resize", tmp_path / "a.safetensors", base=str(base), output=str(small), settings=("rank=2",)), quiet
    )
    assert outcome.files == (small,)
    before, after = updates(tmp_path / "a.safetensors", base), updates(small, base)
    lost = sum(float((before[name] - after[name]).square().sum()) for name in before)
    whole = sum(float(update.square().sum()) for update in before.values())
    assert outcome.report.lines[1].startswith(f"{(lost / whole) ** 0.5:.2%} of the effect is lost")
    assert 0 < lost < whole
    with safe_open(small, framework="pt") as file:
        texts = file.metadata()
    assert (texts["ss_steps"], texts["ss_network_dim"]) == ("12", "2")


def test_combining_is_the_weighted_sum(base: Path, tmp_path: Path) -> None:
    one, other, both = (tmp_path / f"{name}.safetensors" for name in ("one", "other", "both"))
    write_lora(one, base, seed=1)
    write_lora(other, base, layout="diffusers", seed=2, unet_layers=("to_q", "to_v"), text_layers=())
    do(job("combine", one, other, strengths=(0.5, -1.25), base=str(base), output=str(both)), quiet)
    first, second, sum_ = updates(one, base), updates(other, base), updates(both, base)
    assert sum_.keys() == first.keys() | second.keys()
    for name, update in sum_.items():
        wanted = 0.5 * first.get(name, torch.zeros_like(update)) - 1.25 * second.get(name, torch.zeros_like(update))
        torch.testing.assert_close(update, wanted, rtol=1e-4, atol=1e-4)


def test_converting_there_and_back_changes_no_update(base: Path, tmp_path: Path) -> None:
    kohya, diffusers, again = (tmp_path / f"{name}.safetensors" for name in ("kohya", "diffusers", "again"))
    write_lora(kohya, base, alphas=(3.0, 6.0))
    do(job("convert", kohya, base=str(base), output=str(diffusers), settings=("layout=diffusers",)), quiet)
    do(job("convert", diffusers, base=str(base), output=str(again), settings=("layout=kohya",)), quiet)
    assert all(key.startswith(("unet.", "text_encoder.")) for key in load_file(diffusers))
    before, after = updates(kohya, base), updates(again, base)
    assert before.keys() == after.keys()
    for name, update in before.items():
        torch.testing.assert_close(after[name], update, rtol=1e-4, atol=1e-5)


def test_merging_and_extracting_are_each_other_s_inverse(base: Path, tmp_path: Path) -> None:
    lora, merged, found = tmp_path / "a.safetensors", tmp_path / "merged", tmp_path / "found.safetensors"
    write_lora(lora, base, ranks=(3,), alphas=(1.0,))
    do(job("merge", lora, strengths=(0.7,), base=str(base), output=str(merged)), quiet)
    assert {path.name for path in merged.iterdir()} == {path.name for path in base.iterdir()}
    before, after, added = open_base(base), open_base(merged), updates(lora, base)
    for part, layers in before.shapes.items():
        for name in layers:
            wanted = before.weight(part, name) + 0.7 * added.get(f"{part}.{name}", torch.zeros(()))
            torch.testing.assert_close(after.weight(part, name), wanted, rtol=1e-4, atol=1e-5)
    settings = ("rank=3", "conv_rank=3")
    outcome = do(job("extract", merged, base=str(base), output=str(found), settings=settings), quiet)
    extracted = updates(found, base)
    assert extracted.keys() == added.keys()
    for name, update in added.items():
        torch.testing.assert_close(extracted[name], 0.7 * update, rtol=1e-3, atol=1e-4)
    assert outcome.report.lines[1].startswith("0.00%")


def test_a_single_file_is_merged_into_its_own_layout(base: Path, tmp_path: Path) -> None:
    """The UNet under the original names: the LoRA's layers are found there, everything else stays to the last bit."""
    opened, single = open_base(base), tmp_path / "single.safetensors"
    tensors = {
        f"model.diffusion_model.{sgm}.weight": opened.weight("unet", name).contiguous()
        for sgm, name in sgm_names(opened.shapes["unet"].keys()).items()
    }
    save_file({**tensors, "first_stage_model.other": torch.arange(5)}, single)
    lora, merged = tmp_path / "a.safetensors", tmp_path / "new folder" / "merged.safetensors"
    write_lora(lora, base, text_layers=())
    do(job("merge", lora, base=str(single), output=str(merged)), quiet)
    added, after = updates(lora, base), load_file(merged)
    assert after.keys() == load_file(single).keys()
    for sgm, name in sgm_names(opened.shapes["unet"].keys()).items():
        wanted = opened.weight("unet", name) + added.get(f"unet.{name}", torch.zeros(()))
        torch.testing.assert_close(after[f"model.diffusion_model.{sgm}.weight"], wanted, rtol=1e-4, atol=1e-5)
    assert torch.equal(after["first_stage_model.other"], torch.arange(5))
    before = single.read_bytes()
    with pytest.raises(BadInput, match="base model itself"):
        do(job("merge", lora, base=str(single), output=str(single), overwrite=True), quiet)
    assert single.read_bytes() == before


@pytest.mark.parametrize("family", ["sd15", "sd2", "sdxl"])
def test_the_layers_of_a_published_checkpoint_are_found_by_their_original_names(family: str) -> None:
    names = known_layers(family).part("unet")
    original = {f"model.diffusion_model.{sgm}.weight": name for sgm, name in sgm_names(names.keys()).items()}
    found = {key.name: name for name, key in unet_keys(original.keys()).items()}
    assert found == original


def test_checking_finds_what_is_wrong(base: Path, tmp_path: Path) -> None:
    lora = tmp_path / "a.safetensors"
    write_lora(lora, base)
    sound = do(job("check", lora, base=str(base)), quiet).report
    assert any("modules fit" in line for line in sound.lines)
    assert any("as the header says" in line for line in sound.lines)
    assert sound.rows
    tensors = load_file(lora)
    next(iter(tensors.values())).view(-1)[0] = float("nan")
    save_file(tensors, lora)
    assert any("not finite" in line for line in do(job("check", lora, base=str(base)), quiet).report.lines)
    foreign = do(job("check", lora), quiet).report  # a tiny LoRA does not fit the published model
    assert any("does not fit" in line for line in foreign.lines) or any("not finite" in line for line in foreign.lines)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"tool": "shrink"}, "is no tool"),
        ({"inputs": ()}, "no file is named"),
        ({"output": ""}, "not named"),
        ({"settings": ("rank=0",)}, "from 1 to 1024"),
        ({"settings": ("rank=many",)}, "a whole number"),
        ({"tool": "combine"}, "two LoRAs or more"),
        ({"tool": "merge", "strengths": (1.0, 2.0)}, "2 strengths are given for 1"),
        ({"tool": "merge", "strengths": (float("nan"),)}, "from -100 to 100"),
        ({"tool": "merge", "base": ""}, "base model is not named"),
        ({"output": "n" * 300}, "cannot be written"),
        ({"tool": "merge", "output": "/proc/none/model"}, "cannot be written|make room"),
        ({"settings": ("layout=other",)}, "cannot be written"),
    ],
)
def test_a_job_that_cannot_be_done_says_why_and_writes_nothing(
    change: dict[str, object], says: str, base: Path, tmp_path: Path
) -> None:
    write_lora(tmp_path / "a.safetensors", base)
    given: dict[str, object] = {
        "tool": "resize", "inputs": (str(tmp_path / "a.safetensors"),), "base": str(base), "dtype": "fp32",
        "output": str(tmp_path / "out.safetensors"), "settings": ("rank=2",),
    }  # fmt: skip
    with pytest.raises(BadInput, match=says):
        do(runs.ToolJob(**{**given, **change}), quiet)  # type: ignore[arg-type]
    assert not (tmp_path / "out.safetensors").exists()


def test_what_is_there_is_not_replaced_unasked(base: Path, tmp_path: Path) -> None:
    lora, out = tmp_path / "a.safetensors", tmp_path / "out.safetensors"
    write_lora(lora, base)
    out.write_bytes(b"mine")
    with pytest.raises(BadInput, match="already exists"):
        do(job("resize", lora, base=str(base), output=str(out), settings=("rank=1",)), quiet)
    assert out.read_bytes() == b"mine"
    do(job("resize", lora, base=str(base), output=str(out), settings=("rank=1",), overwrite=True), quiet)
    assert out.stat().st_size > 1000


def test_what_would_not_be_read_back_replaces_nothing(base: Path, tmp_path: Path) -> None:
    weights = random_adapter(make_pipeline(), **BOTH)  # type: ignore[arg-type]
    broken = next(module for _, module in weights.items())
    broken.up.fill_(float("nan"))  # type: ignore[attr-defined]
    out = tmp_path / "out.safetensors"
    out.write_bytes(b"mine")
    with pytest.raises(JobFailed, match="is not written"):
        write(out, weights, open_base(base).modules(), {}, Form())
    assert out.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [out]


def test_a_pickle_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "model.ckpt").write_bytes(b"PK")
    with pytest.raises(BadInput, match=r"read \.safetensors files only"):
        open_base(tmp_path / "model.ckpt")


def test_the_shell_says_the_same(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lora, out = tmp_path / "a.safetensors", tmp_path / "out.safetensors"
    write_lora(lora, base)
    arguments = ["resize", str(lora), "--rank", "2", "--base", str(base), "--output", str(out), "--dtype", "fp32"]
    assert cli.main(arguments) == 0
    assert "of the effect is lost" in capsys.readouterr().out
    assert cli.main(["inspect", str(out), "--base", str(base)]) == 0
    assert "Rank 2" in capsys.readouterr().out
    assert cli.main(["inspect", str(tmp_path / "none.safetensors")]) == 2
    assert "there is no such file" in capsys.readouterr().err
