"""Scores of checkpoints: copies are caught, other drawings are not, and CLIP's cosines mean what they say."""

from __future__ import annotations

import io
import json
from pathlib import Path

import open_clip
import pytest
import torch
from PIL import Image, ImageEnhance
from safetensors.torch import save_file

from engine import cli
from engine.clip import Clip, find_clip
from engine.likeness import COPY, Originals, likeness
from engine.scores import notes, report, score
from engine.worker import work
from project import runs
from project.config import save_config
from project.dataset import load_picture
from project.errors import BadInput
from project.runs.scores import read_scores
from project.workspace import resources, sample_dataset
from tests.engine.small_world import config_of

TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 64, "heads": 1, "layers": 1},
}


def sample(name: str, folder: Path | None = None) -> Image.Image:
    return load_picture((folder or sample_dataset()) / f"{name}.png", "#ffffff")


@pytest.fixture(scope="module")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model of open_clip's own class, as the folder that people download."""
    folder = tmp_path_factory.mktemp("clip") / "tiny"
    folder.mkdir()
    torch.manual_seed(0)
    model = open_clip.model.CLIP(**TINY)
    save_file({name: tensor.contiguous() for name, tensor in model.state_dict().items()},
              folder / "open_clip_model.safetensors")  # fmt: skip
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": TINY, "preprocess_cfg": {}}))
    return folder


def test_copies_are_told_from_other_drawings_of_the_same() -> None:
    names = ["bear", "ghost", "green-apple", "penguin", "hamburger"]
    originals = Originals([sample(name) for name in names])
    bear = sample("bear")
    packed = io.BytesIO()
    bear.save(packed, "JPEG", quality=30)
    width, height = bear.size
    copies = {
        "itself": bear,
        "compressed": Image.open(packed),
        "darker": ImageEnhance.Brightness(bear).enhance(0.7),
        "small": bear.resize((width // 2, height // 2)),
        "mirrored": bear.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "shifted": bear.transform(bear.size, Image.Transform.AFFINE, (1, 0, width * 0.03, 0, 1, 0), fillcolor="white"),
    }
    for how, picture in copies.items():
        found = originals.nearest(picture)
        assert (names[found.place], found.copied) == ("bear", True), (how, found)
    assert likeness(bear, bear) == pytest.approx(1)
    for one, other in (("bear", "dog-face"), ("green-apple", "cherries"), ("pear", "lemon")):
        assert likeness(sample(one), sample(other)) < COPY - 0.15, (one, other)
    apple = sample("red-apple", resources() / "held_out")  # the same outline, shaded otherwise
    assert not originals.nearest(apple).copied
    red, blue = (Image.new("RGB", (64, 64), "white") for _ in range(2))
    red.paste("red", (16, 16, 48, 48))
    blue.paste("blue", (16, 16, 48, 48))
    assert likeness(red, blue) < 0.5 < likeness(red, red)
    assert likeness(Image.new("RGB", (64, 64), "white"), bear) == 0  # nothing drawn: nothing copied


def test_clip_measures_pictures_and_words(tiny_clip: Path, tmp_path: Path) -> None:
    clip = Clip(tiny_clip)
    bear, ghost = sample("bear"), sample("ghost")
    vectors = clip.pictures([bear, bear.copy(), ghost])
    cosines = vectors @ vectors.T
    assert float(cosines[0, 1]) == pytest.approx(1, abs=1e-5)
    assert float(cosines[0, 2]) < 1 - 1e-4
    blended = clip.pictures([Image.blend(bear, ghost, share) for share in (0.0, 0.5, 1.0)]) @ vectors[0]
    assert blended[0] > blended[1] > blended[2]  # the less of the bear, the less alike
    words = clip.texts(["a bear", "a ghost", "a bear"])
    assert words.norm(dim=-1).tolist() == pytest.approx([1, 1, 1])
    assert float(words[0] @ words[2]) == pytest.approx(1)
    (tmp_path / "other.safetensors").write_bytes(b"no model")
    for path, text in ((tmp_path / "other.safetensors", "cannot be read"), (tmp_path / "none", "not there")):
        with pytest.raises(BadInput, match=text):
            Clip(find_clip(str(path)) or path)


def test_a_run_is_scored(tiny_clip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = runs.prepare_run(tmp_path / "run", resume=False)
    save_config(config_of(train_data_dir="sample", output_dir=folder.path), folder.config)
    folder.previews.mkdir()
    blank = Image.new("RGB", (64, 64), "white")
    pictures = {10: blank, 20: sample("bear")}
    with runs.EventLog(folder.events) as log:
        log.write(runs.Start(total_steps=20))
        for step, picture in pictures.items():
            path = folder.previews / f"step-{step:06d}.png"
            picture.save(path)
            where = path.relative_to(folder.path).as_posix()
            log.write(runs.Preview(id="prompt-1", path=where, step=step, prompt="a bear", group="planned"))
            log.write(runs.Validation(step=step, loss=step / 100))
            folder.checkpoint(step).mkdir(parents=True)
    bare = score(folder.path)
    assert [(row.step, row.validation, row.copied) for row in bare.rows] == [(10, 0.1, False), (20, 0.2, True)]
    assert (bare.best, bare.clip) == (10, "")
    assert bare.rows[1].nearest_picture == "bear.png"
    assert any("no CLIP model at hand" in line for line in notes(bare))
    assert any("copy of bear.png" in line for line in notes(bare))
    assert read_scores(folder.path) == bare
    assert cli.main(["score", "--run", str(folder.path), "--clip", str(tiny_clip)]) == 0
    said = capsys.readouterr().out
    assert "10 *" in said
    assert "1.00 !" in said
    found = read_scores(folder.path)
    assert found is not None
    assert found.clip == "tiny"
    assert all(-1 <= (row.to_prompt or 9) <= 1 and -1 <= (row.to_training or 9) <= 1 for row in found.rows)
    assert len(report(found).rows) == 2
    job = tmp_path / "job"
    runs.write_job(job, runs.ScoreJob(run=str(folder.path), clip=str(tiny_clip)))
    assert work(runs.RunFolder(job)) == "finished"
    events = runs.EventReader(runs.RunFolder(job).events).poll()
    assert [event.rows for event in events if isinstance(event, runs.Report)] == [report(found).rows]
    with pytest.raises(BadInput, match="not a run folder"):
        score(tmp_path)
