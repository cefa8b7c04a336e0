"""The header of published files: what the WebUIs read from it, and that its hashes are right."""

from __future__ import annotations

import hashlib
import json
import struct
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from engine.publish.files import kohya_bytes, write_diffusers, write_kohya
from engine.publish.metadata import (
    Bucket,
    DatasetFolder,
    TrainingFacts,
    build_metadata,
    count_tags,
    legacy_hash,
    model_hash,
)
from engine.publish.weights import AdapterWeights, LoraModule

FACTS = TrainingFacts(
    output_name="ink style",
    rank=8,
    alpha=4.0,
    width=512,
    height=768,
    prediction_type="v_prediction",
    base_model_name="v1-5-pruned.safetensors",
    base_model_sha256="ab" * 32,
    title="Ink style",
    trigger_phrase="ink drawing",
    started_at=1700000000.0,
    finished_at=1700000600.25,
    epochs=10,
    batches_per_epoch=12,
    max_steps=60,
    batch_size=4,
    gradient_accumulation_steps=2,
    seed=42,
    learning_rate=2e-4,
    optimizer="AdamW",
    scheduler="cosine",
    noise_offset=0.05,
    min_snr_gamma=5.0,
    mixed_precision="bf16",
    clip_skip=2,
    shuffle_caption=False,
    folders=(DatasetFolder("10_ink", 10, 3, {"ink drawing": 3, "猫": 1}), DatasetFolder("cats", 1, 2)),
    buckets=(Bucket(512, 768, 30), Bucket(768, 512, 2)),
)


def small_adapter(width: int = 6) -> AdapterWeights:
    generator = torch.Generator().manual_seed(0)
    module = LoraModule(torch.randn(3, width, generator=generator), torch.randn(width, 3, generator=generator), 1.5)
    return AdapterWeights({"unet": {"mid_block.attentions.0.proj_in": module}})


def header_and_data(path: Path) -> tuple[dict[str, str], bytes]:
    """A safetensors file taken apart by hand: its texts, and all bytes after the header."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    return json.loads(content[8 : 8 + length])["__metadata__"], content[8 + length :]


def test_what_the_webuis_tell_a_base_model_by(tmp_path: Path) -> None:
    write_kohya(tmp_path / "a.safetensors", small_adapter(), FACTS)
    header, _ = header_and_data(tmp_path / "a.safetensors")
    assert header["ss_base_model_version"] == "sd_v1"
    assert header["ss_v2"] == "False"
    assert header["ss_network_module"] == "networks.lora"
    assert (header["ss_network_dim"], header["ss_network_alpha"]) == ("8", "4.0")
    assert header["modelspec.sai_model_spec"] == "1.0.1"
    assert header["modelspec.architecture"] == "stable-diffusion-v1/lora"
    assert header["modelspec.implementation"] == "diffusers"
    assert header["modelspec.resolution"] == "512x768"
    assert header["modelspec.prediction_type"] == "v"
    assert header["modelspec.title"] == "Ink style"
    assert header["modelspec.trigger_phrase"] == "ink drawing"
    assert header["modelspec.encoder_layer"] == "2"
    assert datetime.fromisoformat(header["modelspec.date"]).timestamp() == 1700000600
    assert all(isinstance(value, str) for value in header.values())


def test_the_facts_of_the_training(tmp_path: Path) -> None:
    write_kohya(tmp_path / "a.safetensors", small_adapter(), FACTS)
    header, _ = header_and_data(tmp_path / "a.safetensors")
    assert header["ss_resolution"] == "(512, 768)"
    assert header["ss_output_name"] == "ink style"
    assert header["ss_new_sd_model_hash"] == "ab" * 32
    assert header["ss_learning_rate"] == "0.0002"
    assert header["ss_total_batch_size"] == "8"
    assert header["ss_num_train_images"] == "32"
    assert header["ss_shuffle_caption"] == "False"
    assert header["ss_training_finished_at"] == "1700000600.25"
    assert json.loads(header["ss_dataset_dirs"]) == {
        "10_ink": {"n_repeats": 10, "img_count": 3},
        "cats": {"n_repeats": 1, "img_count": 2},
    }
    assert json.loads(header["ss_tag_frequency"]) == {"10_ink": {"ink drawing": 3, "猫": 1}}
    assert json.loads(header["ss_bucket_info"])["buckets"]["1"] == {"resolution": [768, 512], "count": 2}
    assert "None" not in header.values()
    assert "ss_unet_lr" not in header


@pytest.mark.parametrize("number_type", [torch.float32, torch.float16])
def test_the_model_hashes_are_those_of_the_files_tensor_section(number_type: torch.dtype, tmp_path: Path) -> None:
    for name, write in (("a", write_kohya), ("b", write_diffusers)):
        path = tmp_path / f"{name}.safetensors"
        write(path, small_adapter(), FACTS, dtype=number_type)
        header, data = header_and_data(path)
        assert header["sshs_model_hash"] == hashlib.sha256(data).hexdigest()
        assert header["modelspec.hash_sha256"] == f"0x{header['sshs_model_hash']}"


def test_the_model_hash_of_known_bytes() -> None:
    # The tensor section holds the tensors one after the other: here 1, 2 as little-endian fp32, and 3 as fp16.
    tensors = {"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0], dtype=torch.float16)}
    section = struct.pack("<ff", 1.0, 2.0) + np.array([3.0], dtype="<f2").tobytes()
    assert model_hash(tensors) == hashlib.sha256(section).hexdigest()


def test_the_legacy_hash_is_taken_one_mebibyte_into_a_file_with_only_the_training_texts() -> None:
    values = torch.arange(300_000, dtype=torch.float32)
    texts = {"ss_seed": "1", "ss_epoch": "2"}
    entry = {"w": {"dtype": "F32", "shape": [300_000], "data_offsets": [0, 1_200_000]}}
    header = json.dumps({"__metadata__": texts, **entry}, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    content = struct.pack("<Q", len(header)) + header + values.numpy().tobytes()
    expected = hashlib.sha256(content[1 << 20 : (1 << 20) + (1 << 16)]).hexdigest()[:8]
    assert legacy_hash({"w": values}, texts) == expected
    assert legacy_hash({"w": values}, {**texts, "modelspec.title": "x"}) == expected
    assert legacy_hash({"w": values}, {**texts, "ss_seed": "a longer text moves the tensors"}) != expected


def test_the_legacy_hash_in_a_large_file_ignores_what_is_not_of_the_training() -> None:
    tensors = {"w": torch.arange(300_000, dtype=torch.float32)}
    titled = build_metadata(TrainingFacts("a", 1, 1.0, 64, 64, title="A title"), tensors)
    untitled = build_metadata(TrainingFacts("a", 1, 1.0, 64, 64), tensors)
    assert titled["sshs_legacy_hash"] == untitled["sshs_legacy_hash"]
    assert titled["sshs_legacy_hash"] != hashlib.sha256(b"").hexdigest()[:8]


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib\n"
        "from engine.publish.files import kohya_bytes\n"
        "from tests.engine.publish.test_publish_metadata import FACTS, small_adapter\n"
        "print(hashlib.sha256(kohya_bytes(small_adapter(), FACTS)).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert there == hashlib.sha256(kohya_bytes(small_adapter(), FACTS)).hexdigest()


def test_files_open_with_safetensors_and_keep_the_number_type(tmp_path: Path) -> None:
    write_kohya(tmp_path / "a.safetensors", small_adapter(), FACTS, dtype=torch.bfloat16)
    with safe_open(tmp_path / "a.safetensors", framework="pt") as file:
        kinds = {key.rpartition(".")[2]: file.get_tensor(key).dtype for key in file.keys()}  # noqa: SIM118
        assert file.metadata()["ss_seed"] == "42"
    assert kinds == {"weight": torch.bfloat16, "alpha": torch.float32}


def test_tags_are_counted_as_in_comma_separated_captions() -> None:
    captions = ["a cat, Ink drawing,", "ink drawing , , a dog", ""]
    assert count_tags(captions) == {"a cat": 1, "ink drawing": 2, "a dog": 1}


def test_facts_survive_json() -> None:
    assert TrainingFacts.from_dict(json.loads(json.dumps(FACTS.to_dict()))) == FACTS
    assert TrainingFacts.from_dict({**FACTS.to_dict(), "from a later version": 1}) == FACTS


def test_facts_at_a_step() -> None:
    later = FACTS.at(13, 1700000700.0)
    assert (later.steps, later.epoch, later.finished_at) == (13, 3, 1700000700.0)
    assert later.seed == FACTS.seed
