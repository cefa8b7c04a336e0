"""Masks by models: background removers as ONNX files, CLIPSeg with random weights, jobs and the verb of the shell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from transformers import (
    CLIPSegConfig,
    CLIPSegForImageSegmentation,
    CLIPSegProcessor,
    CLIPTokenizerFast,
    ViTImageProcessor,
)

from engine import cli
from engine.masks.clipseg import Seeker
from engine.masks.finding import find_clipseg, find_onnx
from engine.masks.rembg import Remover, reading_of
from engine.worker import work
from project import runs
from project.dataset import load_picture
from project.errors import BadInput, JobFailed
from project.masking import MaskingOptions, make_masks
from tests.engine.caption_models import byte_words, lively

SIDE = 32  # pixels


def save_remover(path: Path, weights: tuple[float, float, float], bias: float = 0.0, side: int = SIDE) -> Path:
    """A background remover whose answer is a sum of red, green and blue as the model is given them."""
    shape = [1, 3, side or "height", side or "width"]
    taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)
    given = helper.make_tensor_value_info("mask", TensorProto.FLOAT, [1, 1, *shape[2:]])
    kernel = numpy_helper.from_array(np.array(weights, np.float32).reshape(1, 3, 1, 1), "kernel")
    offset = numpy_helper.from_array(np.array([bias], np.float32), "offset")
    node = helper.make_node("Conv", ["input", "kernel", "offset"], ["mask"])
    graph = helper.make_graph([node], "remover", [taken], [given], [kernel, offset])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)
    return path


def save_clipseg(folder: Path) -> Path:
    """CLIPSeg of the real class at tiny width, saved as the hub delivers it."""
    special = ["<|startoftext|>", "<|endoftext|>"]
    words = byte_words(special).backend_tokenizer
    words.save(str(folder.with_suffix(".json")))
    tokenizer = CLIPTokenizerFast(tokenizer_file=str(folder.with_suffix(".json")), model_max_length=16)
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 3, "num_attention_heads": 2}
    text = {**sizes, "vocab_size": len(tokenizer), "max_position_embeddings": 16}
    ends = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.eos_token_id}  # fmt: skip
    config = CLIPSegConfig(
        text_config={**text, **ends}, vision_config={**sizes, "image_size": SIDE, "patch_size": 8},
        projection_dim=16, reduce_dim=16, extract_layers=[0, 1, 2], decoder_num_attention_heads=2,
        decoder_intermediate_size=32, conditional_layer=0,
    )  # fmt: skip
    lively(CLIPSegForImageSegmentation(config)).save_pretrained(folder)
    CLIPSegProcessor(ViTImageProcessor(size={"height": SIDE, "width": SIDE}), tokenizer).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def clipseg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_clipseg(tmp_path_factory.mktemp("seeker") / "clipseg")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Four pictures with a red square on blue; one is broken, one has a mask."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("a", "b", "c"):
        image = Image.new("RGB", (80, 40), (20, 30, 200))
        image.paste((220, 30, 20), (10, 10, 30, 30))
        image.save(folder / f"{name}.png")
    (folder / "b.png").write_bytes((folder / "b.png").read_bytes()[:60])
    Image.new("L", (8, 4), 77).save(folder / "c-masklabel.png")
    return folder


def square(values: np.ndarray) -> None:
    """[40, 80]: learned is the square, but for what a model's small size blurs at its edge."""
    assert values.shape == (40, 80)
    assert values[14:26, 14:26].min() > 0.8
    outside = values.copy()
    outside[6:34, 6:34] = 0
    assert outside.max() < 0.2


def seen(model: Path, picture: Path) -> np.ndarray:
    remover = Remover(model, "cpu")
    values = remover.look(remover.read(picture)).values
    assert values is not None
    return values


def test_removers_of_each_family_are_fed_and_read_as_they_were_trained(tmp_path: Path, dataset: Path) -> None:
    picture = dataset / "a.png"
    for name in ("u2net", "isnet-general-use", "silueta"):  # stretched from the least to the greatest value
        square(seen(save_remover(tmp_path / f"{name}.onnx", (3.0, 0.0, -3.0), 40.0), picture))
    for name in ("birefnet-general", "rmbg-2.0"):  # what lies outside of 0 to 1 goes through the logistic function
        square(seen(save_remover(tmp_path / f"{name}.onnx", (3.0, 0.0, -3.0)), picture))
    square(seen(save_remover(tmp_path / "anything.onnx", (3.0, 0.0, -3.0), side=0), picture))
    grey = tmp_path / "grey.png"
    Image.new("RGB", (10, 10), (128, 128, 128)).save(grey)
    remover = Remover(save_remover(tmp_path / "isnet.onnx", (1, 1, 1)), "cpu")
    np.testing.assert_allclose(remover.read(grey)[0], 128 / 255 - 0.5, atol=1e-6)
    remover = Remover(tmp_path / "u2net.onnx", "cpu")
    np.testing.assert_allclose(remover.read(grey)[0][0, 0], (1 - 0.485) / 0.229, atol=1e-5)  # by the brightest value
    assert reading_of("isnet-anime", 1024).deviation == (1.0, 1.0, 1.0)
    assert reading_of("rmbg-1.4", 1024).stretched
    assert reading_of("my-model", 320).stretched
    assert not reading_of("my-model", 1024).stretched


def test_what_is_no_remover_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.onnx").write_bytes(b"no model")
    with pytest.raises(BadInput, match=r"bad\.onnx"):
        Remover(tmp_path / "bad.onnx", "cpu")
    kinds = onnx.load(save_remover(tmp_path / "kinds.onnx", (1, 1, 1)))
    kinds.graph.output[0].type.tensor_type.shape.dim[1].dim_value = 21
    kinds.graph.initializer[0].CopyFrom(numpy_helper.from_array(np.ones((21, 3, 1, 1), np.float32), "kernel"))
    kinds.graph.initializer[1].CopyFrom(numpy_helper.from_array(np.ones(21, np.float32), "offset"))
    onnx.save(kinds, tmp_path / "kinds.onnx")
    with pytest.raises(BadInput, match="21 kinds"):
        Remover(tmp_path / "kinds.onnx", "cpu")


def test_clipseg_is_asked_for_each_thing_and_answers_at_the_pictures_size(clipseg: Path, dataset: Path) -> None:
    picture = dataset / "a.png"

    def look(prompt: str) -> np.ndarray:
        seeker = Seeker(clipseg, prompt, torch.device("cpu"))
        values = seeker.look(seeker.read(picture)).values
        assert values is not None
        return values

    red, cat = look("red square"), look("cat")
    assert red.shape == cat.shape == (40, 80)
    assert np.abs(red - cat).max() > 0.003  # the words count
    assert red.std() > 1e-4  # and so does the place
    more = look(" red square, cat,") - np.maximum(red, cat)
    assert more.min() > -1e-5
    assert more.max() < 0.01  # the surest counts before it is enlarged
    model: Any = CLIPSegForImageSegmentation.from_pretrained(clipseg)
    processor: Any = CLIPSegProcessor.from_pretrained(clipseg)
    inputs = processor(text=["cat"], images=[load_picture(picture, "#ffffff")], return_tensors="pt")
    with torch.inference_mode():
        small = model(**inputs).logits.reshape(SIDE, SIDE).sigmoid().numpy()
    assert cat.min() >= small.min() - 1e-6
    assert cat.max() <= small.max() + 1e-6
    assert cat[20, 40] == pytest.approx(small[15:17, 15:17].mean(), abs=0.05)
    with pytest.raises(BadInput, match="not named"):
        Seeker(clipseg, " , ", torch.device("cpu"))


def test_models_are_found_where_people_put_them(tmp_path: Path, clipseg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, other = tmp_path / "home" / "models" / "masks", tmp_path / "u2net"
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("U2NET_HOME", str(other))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    for find in (find_onnx, find_clipseg):
        with pytest.raises(BadInput, match="at hand: put") as caught:
            find()
        assert str(place) in str(caught.value)
    save_remover(other / "u2net.onnx", (1, 0, 0))
    assert find_onnx() == other / "u2net.onnx"
    best = save_remover(place / "birefnet-general.onnx", (1, 0, 0))
    assert find_onnx() == best
    assert find_onnx("u2net") == find_onnx(str(other)) == other / "u2net.onnx"
    with pytest.raises(BadInput, match="no such mask model"):
        find_onnx("isnet")
    (place / "seg").symlink_to(clipseg)
    assert find_clipseg() == find_clipseg("seg") == place / "seg"
    with pytest.raises(BadInput, match="no CLIPSeg model"):
        find_clipseg(str(other))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(JobFailed, match="not on this computer"):
        find_clipseg("someone/clipseg-of-theirs")


def job(folder: Path, dataset: Path, method: str, model: Path, *settings: str) -> runs.RunFolder:
    runs.write_job(folder, runs.MaskJob(folder=str(dataset), method=method, model=str(model), settings=settings))
    return runs.RunFolder(folder)


def test_a_job_lays_masks_aside_and_goes_on_after_broken_pictures(tmp_path: Path, dataset: Path) -> None:
    model = save_remover(tmp_path / "u2net.onnx", (3.0, 0.0, -3.0))
    heard: list[runs.Event] = []
    assert work(job(tmp_path / "run", dataset, "model", model), heard.append) == "finished"
    assert [path.name for path in (tmp_path / "run" / "masks").iterdir()] == ["0-a.png"]
    square(np.asarray(Image.open(tmp_path / "run" / "masks" / "0-a.png")) / 255)
    told = {(event.path, event.code) for event in heard if isinstance(event, runs.Warning_)}
    assert told == {("b.png", "picture"), ("c.png", "kept")}
    assert sorted(path.name for path in dataset.iterdir()) == ["a.png", "b.png", "c-masklabel.png", "c.png"]
    phases = [(e.done, e.total) for e in heard if isinstance(e, runs.Phase) and e.name == "masking"]
    assert phases == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_job_is_stopped_between_pictures(tmp_path: Path, dataset: Path) -> None:
    model = save_remover(tmp_path / "u2net.onnx", (3.0, 0.0, -3.0))
    heard: list[runs.Event] = []
    folder = job(tmp_path / "run", dataset, "model", model, "existing=replace")

    def listen(event: runs.Event) -> None:
        heard.append(event)
        if isinstance(event, runs.Written):
            runs.send(folder.path, runs.Stop())

    assert work(folder, listen) == "stopped"
    assert sum(isinstance(event, runs.Written) for event in heard) == 1


def test_the_verb_with_models(tmp_path: Path, dataset: Path, clipseg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = save_remover(tmp_path / "u2net.onnx", (3.0, 0.0, -3.0))
    ask = ["mask", "--input", str(dataset), "--device", "cpu", "--method"]
    assert cli.main([*ask, "model", "--model", str(model)]) == 1
    assert "b.png has no mask" in capsys.readouterr().err
    square(np.asarray(Image.open(dataset / "a-masklabel.png")) / 255)
    assert np.asarray(Image.open(dataset / "c-masklabel.png")).max() == 77
    look = ["prompt", "--model", str(clipseg), "--prompt", "red", "--replace"]
    assert cli.main([*ask, *look, "--set", "edges=soft", "--set", "widen_thin=off"]) == 1
    options = MaskingOptions(prompt="red", edges="soft", widen_thin=False, existing="replace")
    made = next(make_masks([dataset / "a.png"], Seeker(clipseg, "red", torch.device("cpu")), "prompt", options))
    assert made.mask is not None
    np.testing.assert_array_equal(np.asarray(Image.open(dataset / "a-masklabel.png")), np.asarray(made.mask))
    capsys.readouterr()
    for wrong, words in ((["prompt"], "--prompt"), (["model", "--model", "nothing"], "no such mask model"),
                         (["prompt", "--prompt", "x", "--model", str(dataset)], "no CLIPSeg model")):  # fmt: skip
        assert cli.main([*ask, *wrong]) == 2
        assert words in capsys.readouterr().err
