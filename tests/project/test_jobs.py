"""The job of a run folder comes back as it was written; what cannot be read is one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from project import runs
from project.errors import BadInput

PREVIEW = runs.PreviewJob(base_model="/models/größe", device="cuda:1")
EXPORT = runs.ExportJob(run="/runs/a", to="webui", dest="/loras", name="cat", weight=1.0, trigger_word="", picture="p")


@pytest.mark.parametrize("job", [PREVIEW, EXPORT, runs.ExportJob(run="a", to="diffusers", dest="b")])
def test_a_job_comes_back(job: runs.PreviewJob | runs.ExportJob, tmp_path: Path) -> None:
    run = tmp_path / "deep" / "run"
    assert runs.write_job(run, job) == run / "job.json"
    assert runs.read_job(run) == job


def test_no_job_is_a_training(tmp_path: Path) -> None:
    assert runs.read_job(tmp_path) is None
    assert runs.read_job(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is damaged"),
        ("[1]", "is damaged"),
        ('{"kind": "preview", "base_model": 3}', "is damaged"),
        ('{"kind": "export", "run": "a"}', "is damaged"),
        ('{"kind": "dance"}', "is damaged"),
        ('{"kind": "dance", "version": 2}', "newer version"),
        ("\xff\xfe", "is damaged"),
    ],
)
def test_a_job_that_cannot_be_read_is_one_line(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadInput, match=said) as caught:
        runs.read_job(tmp_path)
    assert str(tmp_path / "job.json") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_members_of_a_later_version_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(json.dumps({"kind": "preview", "base_model": "m", "speed": 3}))
    assert runs.read_job(tmp_path) == runs.PreviewJob(base_model="m")


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be written"):
        runs.write_job(tmp_path / "file" / "run", PREVIEW)
