"""`check`: what a training would make of a dataset, picture by picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import cli
from tests.engine.small_world import write_config, write_dataset, write_picture
from tests.project import broken_corpus


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three good pictures of two shapes, and three that cannot be trained."""
    folder = write_dataset(tmp_path / "data", 2, (64, 64))
    write_picture(folder / "3_wide" / "wide.png", (128, 64), "blue")
    write_picture(folder / "small.png", (20, 20), "red", "small")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n nonsense")
    (folder / "photo.heic").write_bytes(b"x")
    return folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


def test_each_file_is_listed_with_what_becomes_of_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--input", str(data), "--set", "trigger_word=zxq", "--set", "bucket_step=8"]) == 1
    found = lines(capsys)
    (red,) = [line for line in found if line.startswith("ok") and "00-red.png" in line]
    assert red.split() == ["ok", "00-red.png", "64x64", "->", "64x64", "red,", "box,", "number", "0", "[00-red.txt]"]
    (wide,) = [line for line in found if "wide.png" in line and line.startswith("ok")]
    assert wide.startswith("ok    3_wide/wide.png x3  128x64 -> ")
    assert wide.endswith("zxq  [trigger word]")
    bucket = wide.split("-> ")[1].split()[0]
    skipped = {line.split()[1]: line for line in found if line.startswith("skip")}
    assert set(skipped) == {"small.png", "broken.png", "photo.heic"}
    assert "20x20 is smaller than the minimum 64x64" in skipped["small.png"]
    assert "damaged" in skipped["broken.png"]
    assert "save it as PNG" in skipped["photo.heic"]
    assert "bucket 64x64: 2" in found
    assert f"bucket {bucket}: 3" in found
    (counts,) = [line for line in found if line.startswith("3 pictures")]
    assert "5 with repeats" in counts
    assert "3 left out" in counts
    assert any(line.startswith("note") and "no caption" in line for line in found)


def test_a_clean_dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--input", str(write_dataset(tmp_path / "d", 3, (64, 64)))]) == 0
    found = lines(capsys)
    assert sum(line.startswith("ok") for line in found) == 3
    assert not any(line.startswith(("skip", "note")) for line in found)
    assert "none left out" in "\n".join(found)


def test_the_config_s_model_and_sizes_count(
    data: Path, tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path / "c.yaml", base_model=tiny_model, resolution=32, bucket=False)
    assert cli.main(["check", "--input", str(data), "--config", str(config)]) == 1
    found = lines(capsys)
    assert sum("-> 32x32" in line for line in found) == 4  # small.png is large enough for this model
    assert "bucket 32x32: 6" in found


def test_a_refused_dataset_is_still_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_picture(tmp_path / "d" / "bare.png", (64, 64))
    assert cli.main(["check", "--input", str(tmp_path / "d"), "--set", "missing_caption=refuse"]) == 0
    assert any("(no caption)" in line for line in lines(capsys))


def test_the_health_is_told_with_reasons_and_fixes(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "health.json"
    assert cli.main(["check", "--input", str(data), "--json", str(report)]) == 1
    found = lines(capsys)
    at = found.index("problem 1 picture is not whole")
    assert found[at + 1].startswith("    why   The file ends too early")
    assert found[at + 2] == (
        "    fix   look at them on the Dataset page; or copy the files again from where they came, or remove them "
        "from the set"
    )
    assert found[at + 3].strip().startswith("broken.png (")
    assert "health: 3 problems" in found[-1]
    told = json.loads(report.read_text(encoding="utf-8"))
    small = next(finding for finding in told["findings"] if finding["code"] == "too-small")
    assert small["level"] == "problem"
    assert [Path(file).name for file in small["files"]] == ["small.png"]
    assert (told["pictures"], told["trained"]) == (6, 3)
    assert sum(len(bucket["files"]) for bucket in told["buckets"]) == 3


def test_a_set_without_one_good_picture_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_picture(tmp_path / "d" / "tiny.png", (8, 8))
    assert cli.main(["check", "--input", str(tmp_path / "d")]) == 2
    said = capsys.readouterr()
    assert "none of its 1 pictures can be used" in said.err
    assert "problem 1 picture is smaller than 64 pixels" in said.out


def test_a_report_that_cannot_be_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--input", str(data), "--json", str(tmp_path / "none" / "x.json")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be written" in line


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--input", str(tmp_path / "none")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "there is no such picture folder" in line


def test_everything_that_can_be_wrong_is_told_in_lines_that_a_terminal_can_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = broken_corpus.make(tmp_path / "set", turns=1)
    before = broken_corpus.state(folder)
    report = tmp_path / "health.json"
    assert cli.main(["check", "--input", str(folder), "--json", str(report)]) == 1
    found = lines(capsys)
    files = [line for line in found if line.startswith(("ok ", "skip "))]
    assert len(files) == json.loads(report.read_text(encoding="utf-8"))["pictures"]
    assert all(len(line) < 2500 for line in found)
    assert not any(sign in line for line in found for sign in "\x1b\x07\x00\u202e")
    assert broken_corpus.state(folder) == before
