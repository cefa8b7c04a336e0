"""Taking an adapter to other tools: which files are written where, and that nothing is ever replaced silently."""

from __future__ import annotations

import base64
import errno
import json
import os
from io import BytesIO
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors import safe_open

from engine.publish.export import export_diffusers, export_webui
from engine.publish.files import write_files, write_kohya
from engine.publish.metadata import TrainingFacts
from engine.publish.sidecar import Sidecar, write_preview, write_sidecar
from engine.publish.weights import AdapterWeights, LoraModule
from project.errors import BadInput, JobFailed

FACTS = TrainingFacts("run name", 2, 1.0, 512, 512, trigger_phrase="ink drawing", description="Tusche 墨")
WEIGHTS = AdapterWeights({"unet": {"conv_in": LoraModule(torch.ones(2, 4, 3, 3), torch.ones(8, 2, 1, 1), 1.0)}})
PREVIEW = Image.new("RGB", (8, 6), (200, 30, 30))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_three_files_for_a_webui(tmp_path: Path) -> None:
    paths = export_webui(WEIGHTS, FACTS, tmp_path / "new" / "folder", "Ink 墨", PREVIEW, preferred_weight=0.7)
    folder = tmp_path / "new" / "folder"
    assert paths == [folder / "Ink 墨.safetensors", folder / "Ink 墨.json", folder / "Ink 墨.png"]
    assert sorted(contents(tmp_path)) == sorted(str(path.relative_to(tmp_path)) for path in paths)
    assert json.loads(paths[1].read_text(encoding="utf-8")) == {
        "description": "Tusche 墨",
        "sd version": "SD1",
        "activation text": "ink drawing",
        "preferred weight": 0.7,
        "negative text": "",
        "notes": "",
    }
    with Image.open(paths[2]) as picture:
        assert (picture.format, picture.size) == ("PNG", (8, 6))
    with safe_open(paths[0], framework="pt") as file:
        # The WebUIs call the LoRA by this in <lora:…>: it must be the file's name.
        assert file.metadata()["ss_output_name"] == "Ink 墨"
        assert file.metadata()["modelspec.title"] == "Ink 墨"
        assert file.get_tensor("lora_unet_conv_in.alpha").item() == 1.0


def test_the_picture_is_in_the_header_too(tmp_path: Path) -> None:
    path = export_webui(WEIGHTS, FACTS, tmp_path, "ink", PREVIEW)[0]
    with safe_open(path, framework="pt") as file:
        kind, _, data = file.metadata()["modelspec.thumbnail"].partition("base64,")
    assert kind == "data:image/jpeg;"
    with Image.open(BytesIO(base64.b64decode(data))) as small:
        assert max(small.size) <= 256
        assert small.width / small.height == pytest.approx(PREVIEW.width / PREVIEW.height, rel=0.02)


def test_without_a_preview_there_is_no_picture(tmp_path: Path) -> None:
    export_webui(WEIGHTS, FACTS, tmp_path, "ink", None)
    assert sorted(contents(tmp_path)) == ["ink.json", "ink.safetensors"]


@pytest.mark.parametrize("lora_folder", ["models/Lora", "models/loras"])
def test_the_root_of_a_webui_or_comfyui_means_its_lora_folder(lora_folder: str, tmp_path: Path) -> None:
    (tmp_path / lora_folder).mkdir(parents=True)
    (adapter, *_) = export_webui(WEIGHTS, FACTS, tmp_path, "ink", None)
    assert adapter == tmp_path / lora_folder / "ink.safetensors"


def test_a_webui_that_was_never_started_has_no_lora_folder_yet(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "webui.py").touch()
    (adapter, *_) = export_webui(WEIGHTS, FACTS, tmp_path, "ink", None)
    assert adapter == tmp_path / "models" / "Lora" / "ink.safetensors"


@pytest.mark.parametrize("taken", ["ink.safetensors", "ink.json", "ink.png"])
def test_nothing_is_written_where_one_name_is_taken(taken: str, tmp_path: Path) -> None:
    (tmp_path / taken).write_text("mine")
    with pytest.raises(BadInput, match=rf"{taken} already exists; .*--overwrite"):
        export_webui(WEIGHTS, FACTS, tmp_path, "ink", PREVIEW)
    assert contents(tmp_path) == {taken: b"mine"}
    export_webui(WEIGHTS, FACTS, tmp_path, "ink", PREVIEW, overwrite=True)
    assert contents(tmp_path)[taken] != b"mine"
    assert len(contents(tmp_path)) == 3


def test_all_taken_names_are_named_and_a_dangling_link_is_one(tmp_path: Path) -> None:
    (tmp_path / "ink.json").write_text("mine")
    (tmp_path / "ink.safetensors").symlink_to(tmp_path / "gone")
    with pytest.raises(BadInput, match=r"ink\.safetensors, .*ink\.json already exist;"):
        export_webui(WEIGHTS, FACTS, tmp_path, "ink", None)


def test_a_folder_in_the_way_is_not_replaced_even_when_asked(tmp_path: Path) -> None:
    (tmp_path / "ink.json").mkdir()
    with pytest.raises(BadInput, match="a folder of this name is in the way"):
        export_webui(WEIGHTS, FACTS, tmp_path, "ink", None, overwrite=True)
    assert contents(tmp_path) == {}


def test_diffusers_layout_in_a_folder(tmp_path: Path) -> None:
    (path,) = export_diffusers(WEIGHTS, FACTS, tmp_path / "lora")
    assert path == tmp_path / "lora" / "pytorch_lora_weights.safetensors"
    with safe_open(path, framework="pt") as file:
        assert sorted(file.keys()) == ["unet.conv_in.lora_A.weight", "unet.conv_in.lora_B.weight"]
        assert file.get_tensor("unet.conv_in.lora_B.weight")[0, 0].item() == 0.5
    before = path.read_bytes()
    with pytest.raises(BadInput, match="already exists"):
        export_diffusers(WEIGHTS, FACTS, tmp_path / "lora")
    export_diffusers(WEIGHTS, FACTS, tmp_path / "lora", overwrite=True, dtype=torch.float16)
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    "name", ["", " ink", "ink.", "a/b", "a\\b", "..", "ink:0.8", "a>b", "line\nbreak", "con", "NUL.x"]
)
def test_names_that_break_a_path_or_a_prompt(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be the name"):
        export_webui(WEIGHTS, FACTS, tmp_path, name, None)
    assert contents(tmp_path) == {}


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for dest in (file, file / "below"):
        with pytest.raises(BadInput):
            export_webui(WEIGHTS, FACTS, dest, "ink", None)
        with pytest.raises(BadInput):
            export_diffusers(WEIGHTS, FACTS, dest)
    assert contents(tmp_path) == {"file": b"mine"}


def test_a_full_disk_leaves_nothing_new_and_nothing_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ink.json").write_text("mine")
    calls = []

    def full_at_the_second_file(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_at_the_second_file)
    with pytest.raises(JobFailed, match="no room on the disk") as caught:
        export_webui(WEIGHTS, FACTS, tmp_path, "ink", PREVIEW, overwrite=True)
    assert caught.value.exit_code == 1
    assert contents(tmp_path) == {"ink.json": b"mine"}


def test_a_file_that_exists_is_whole_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_files({path: b"one"})
    write_files({path: b"two", tmp_path / "deeper" / "b": b"three"})
    assert contents(tmp_path) == {"a": b"two", os.path.join("deeper", "b"): b"three"}


def test_values_that_a_number_type_cannot_hold_are_not_written(tmp_path: Path) -> None:
    large = AdapterWeights({"unet": {"conv_in": LoraModule(torch.full((1, 4), 1e6), torch.ones(8, 1), 1.0)}})
    with pytest.raises(JobFailed, match="float16 cannot hold"):
        write_kohya(tmp_path / "a.safetensors", large, FACTS, dtype=torch.float16)
    assert contents(tmp_path) == {}


def test_sidecars_alone_are_not_replaced_silently(tmp_path: Path) -> None:
    adapter = tmp_path / "ink.v2.safetensors"
    assert write_sidecar(adapter, Sidecar(activation_text="ink")) == tmp_path / "ink.v2.json"
    assert write_preview(adapter, PREVIEW.convert("RGBA")) == tmp_path / "ink.v2.png"
    before = contents(tmp_path)
    with pytest.raises(BadInput, match="already exists"):
        write_sidecar(adapter, Sidecar(activation_text="other"))
    with pytest.raises(BadInput, match="already exists"):
        write_preview(adapter, Image.new("RGB", (1, 1)))
    assert contents(tmp_path) == before
    write_sidecar(adapter, Sidecar(activation_text="other"), overwrite=True)
    assert json.loads((tmp_path / "ink.v2.json").read_bytes())["activation text"] == "other"
