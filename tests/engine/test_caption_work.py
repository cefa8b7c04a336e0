"""Caption jobs: batches, broken pictures, a stop, memory that runs out, and the verb of the shell."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine import cli
from engine.caption import pipeline
from engine.caption.base import Context, Made, Staged
from engine.caption.pipeline import Captioned, captioned
from engine.caption.work import choose
from engine.worker import work
from project import runs
from project.captioning import CaptioningOptions
from project.dataset import load_picture
from project.errors import BadInput, JobFailed
from tests.engine.caption_models import save_blip


@pytest.fixture(scope="module")
def blip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_blip(tmp_path_factory.mktemp("captioner") / "blip")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Six pictures, one of them broken; the first has a caption beside it."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(5):
        Image.new("RGB", (40 + number, 30), (50 * number, 255 - 40 * number, 90)).save(folder / f"{number}.png")
    (folder / "2b.png").write_bytes((folder / "2.png").read_bytes()[:60])
    (folder / "0.txt").write_text("an old one\n")
    return folder


class Echo:
    """Says a picture's name; as a model does, it may fail."""

    def __init__(self, room: int = 99, wrong: Sequence[str] = ()) -> None:
        self.room, self.wrong = room, wrong
        self.batches: list[int] = []

    def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
        if len(pictures) > self.room:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
        if any(context.name in self.wrong for context in contexts):
            raise ValueError("absolute aspect ratio must be smaller than 200\nmore of it")
        self.batches.append(len(pictures))
        return [Made(f"this is {context.name}") for context in contexts]


class Ahead(Echo):
    """Makes pictures ready in another thread than the one that it answers in."""

    def prepare(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> tuple[list[Context], int]:
        if any(context.name in self.wrong for context in contexts):
            raise BadInput("it cannot be asked this")
        return list(contexts), threading.get_ident()

    def answer(self, prepared: tuple[list[Context], int]) -> list[Made]:
        contexts, thread = prepared
        assert thread != threading.get_ident()
        return super().describe([Image.new("RGB", (1, 1))] * len(contexts), contexts)


def outcomes(captioner: Echo, dataset: Path, size: int = 2, **values: object) -> list[Captioned]:
    options = CaptioningOptions(batch_size=size, mode="replace", **values)
    wanted, problems = choose((), dataset, options)
    assert not problems
    return [one for batch in captioned(captioner, wanted, options, lambda: True) for one in batch]


@pytest.mark.parametrize("kind", [Echo, Ahead])
def test_every_picture_has_an_outcome_and_a_broken_one_holds_up_no_other(kind: type[Echo], dataset: Path) -> None:
    captioner = kind()
    assert isinstance(captioner, Staged) == (kind is Ahead)
    found = {one.wanted.name: one for one in outcomes(captioner, dataset)}
    assert list(found) == ["0.png", "1.png", "2.png", "2b.png", "3.png", "4.png"]
    assert {name: one.caption for name, one in found.items() if not one.problem} == {
        f"{number}.png": f"this is {number}" for number in range(5)
    }
    assert "2b.png" in found["2b.png"].problem
    assert captioner.batches == [2, 1, 2]


def test_memory_that_runs_out_halves_the_batch_for_the_rest(dataset: Path) -> None:
    captioner = Echo(room=1)
    assert sum(one.caption is not None for one in outcomes(captioner, dataset, size=4)) == 5
    assert captioner.batches == [1] * 5
    with pytest.raises(JobFailed, match="out of memory with one picture at a time"):
        outcomes(Echo(room=0), dataset)


@pytest.mark.parametrize("kind", [Echo, Ahead])
def test_a_picture_that_a_model_cannot_take_is_passed_over(kind: type[Echo], dataset: Path) -> None:
    found = {one.wanted.name: one for one in outcomes(kind(wrong=["3"]), dataset, size=8)}
    assert found["3.png"].problem
    assert "\n" not in found["3.png"].problem
    assert sum(one.caption is not None for one in found.values()) == 4


def test_a_model_that_captions_nothing_ends_the_job(dataset: Path) -> None:
    with pytest.raises(JobFailed, match="the model failed \\(absolute aspect ratio"):
        outcomes(Echo(wrong="01234"), dataset)
    with pytest.raises(JobFailed):
        outcomes(Ahead(wrong="01234"), dataset, size=8)


def test_pictures_are_read_while_the_model_is_at_work(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Path] = []

    def slowly(path: Path, ground: str) -> Image.Image:
        time.sleep(0.05)
        done.append(path)
        return load_picture(path, ground)

    class Slow(Echo):
        def describe(self, pictures: Sequence[Image.Image], contexts: Sequence[Context]) -> list[Made]:
            before = len(done)
            time.sleep(0.15)
            if len(self.batches) < 2:
                assert len(done) > before or len(done) == 6
            return super().describe(pictures, contexts)

    monkeypatch.setattr(pipeline, "load_picture", slowly)
    outcomes(Slow(), dataset)


def job_in(folder: Path, dataset: Path, blip: Path, *settings: str, **more: object) -> runs.RunFolder:
    job = runs.CaptionJob(folder=str(dataset), model=str(blip), settings=("max_new_tokens=4", *settings), device="cpu",
                          **more)  # type: ignore[arg-type]  # fmt: skip
    runs.write_job(folder, job)
    assert runs.read_job(folder) == job
    return runs.RunFolder(folder)


def test_a_job_tells_a_caption_for_each_picture_that_has_none(tmp_path: Path, dataset: Path, blip: Path) -> None:
    heard: list[runs.Event] = []
    folder = job_in(tmp_path / "run", dataset, blip, "batch_size=2", "trigger_word=zqx")
    assert work(folder, heard.append) == "finished"
    captions = {event.path: event.caption for event in heard if isinstance(event, runs.CaptionEvent)}
    assert list(captions) == ["1.png", "2.png", "3.png", "4.png"]
    assert all(text.startswith("zqx, ") for text in captions.values())
    warned = [event for event in heard if isinstance(event, runs.Warning_)]
    assert [event.path for event in warned] == ["2b.png"]
    phases = [
        (event.done, event.total) for event in heard if isinstance(event, runs.Phase) and event.name == "captioning"
    ]
    assert phases == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert sorted(path.suffix for path in dataset.iterdir()) == [".png"] * 6 + [".txt"]  # the job writes nothing
    other: list[runs.Event] = []
    chosen = job_in(tmp_path / "other", dataset, blip, "batch_size=3", "trigger_word=zqx",
                    pictures=(str(dataset / "3.png"), "1.png"))  # fmt: skip
    assert work(chosen, other.append) == "finished"
    again = {event.path: event.caption for event in other if isinstance(event, runs.CaptionEvent)}
    assert again == {str(dataset / "3.png"): captions["3.png"], "1.png": captions["1.png"]}


def test_a_stop_is_obeyed_between_batches(tmp_path: Path, dataset: Path, blip: Path) -> None:
    heard: list[runs.Event] = []
    folder = job_in(tmp_path / "run", dataset, blip, "batch_size=1", "mode=replace")

    def listen(event: runs.Event) -> None:
        heard.append(event)
        if isinstance(event, runs.CaptionEvent):
            runs.send(folder.path, runs.Stop())

    assert work(folder, listen) == "stopped"
    assert sum(isinstance(event, runs.CaptionEvent) for event in heard) == 1
    assert isinstance(heard[-1], runs.End)


def test_wrong_settings_and_models_fail_in_one_line(tmp_path: Path, dataset: Path, blip: Path) -> None:
    for number, (model, setting, words) in enumerate(
        [(blip, "temprature=1", "did you mean"), (dataset, "seed=1", "holds no model")]
    ):
        with pytest.raises(BadInput, match=words):
            work(job_in(tmp_path / f"run{number}", dataset, model, setting))


def test_the_verb_writes_beside_pictures_and_goes_on_where_it_was(
    dataset: Path, blip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["caption", "--input", str(dataset), "--model", str(blip), "--set", "max_new_tokens=4", "--device", "cpu"]
    assert cli.main([*call, "--dry-run"]) == 1  # for the broken one
    shown = capsys.readouterr()
    assert "1.png: " in shown.out
    assert "passed over" in shown.err
    assert "2b.png" in shown.err
    assert [path.name for path in dataset.glob("*.txt")] == ["0.txt"]
    (dataset / "2b.png").unlink()
    assert cli.main([*call, "--trigger", "zqx"]) == 0
    first = {path.name: path.read_text() for path in dataset.glob("*.txt")}
    assert first["0.txt"] == "an old one\n"
    assert sorted(first) == [f"{number}.txt" for number in range(5)]
    assert first["3.txt"].startswith("zqx, ")
    assert cli.main(call) == 0
    assert "no picture needs a caption" in capsys.readouterr().out
    assert cli.main([*call, "--mode", "append"]) == 0
    assert (dataset / "0.txt").read_text().startswith("an old one, ")


def test_the_verb_adds_to_a_table_and_keeps_what_is_done_when_it_is_interrupted(
    dataset: Path, blip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = dataset / "metadata.csv"
    table.write_text("filename,prompt\n4.png,mine\nelsewhere.png,kept\n")
    call = ["caption", "--input", str(dataset), "--model", str(blip), "--output", str(table), "--device", "cpu",
            "--set", "max_new_tokens=4", "--set", "batch_size=1"]  # fmt: skip
    from engine.caption import captioners

    answer, count = captioners.TransformersCaptioner.answer, [0]

    def interrupted(self: captioners.TransformersCaptioner, prepared: captioners.Prepared) -> list[Made]:
        count[0] += 1
        if count[0] == 3:
            raise KeyboardInterrupt
        return answer(self, prepared)

    monkeypatch.setattr(captioners.TransformersCaptioner, "answer", interrupted)
    assert cli.main(call) == 130
    assert [line.split(",")[0] for line in table.read_text().splitlines()] == [
        "filename", "4.png", "elsewhere.png", "1.png", "2.png",
    ]  # fmt: skip
    assert cli.main(call) == 1  # goes on; the broken one is passed over
    lines = table.read_text().splitlines()
    assert lines[1:3] == ["4.png,mine", "elsewhere.png,kept"]
    assert [line.split(",")[0] for line in lines[3:]] == ["1.png", "2.png", "3.png"]
    assert sorted(path.name for path in dataset.glob("*.txt")) == ["0.txt"]
    assert cli.main([*call[:-4], "--output", str(dataset / "x.txt")]) == 2
