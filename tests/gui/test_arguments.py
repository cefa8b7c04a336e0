"""What the app opens when a file manager or a shell starts it with something."""

from pathlib import Path

import pytest

import main
from gui.arguments import Given, given
from project import library


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], Given()),
        (["--project", "/a/My cats"], Given(Path("/a/My cats"))),
        (["--project"], Given()),
        (["/a/我的 猫"], Given(Path("/a/我的 猫"))),
        (["/a/My cats/project.atelier"], Given(Path("/a/My cats"))),
        (["/a/Style.SAFETENSORS", "/b/x.sft"], Given(None, (Path("/a/Style.SAFETENSORS"), Path("/b/x.sft")))),
        (["/a/one", "/a/x.safetensors"], Given(Path("/a/one"), (Path("/a/x.safetensors"),))),
    ],
)
def test_arguments_say_what_is_opened(arguments: list[str], wanted: Given) -> None:
    assert given(arguments) == wanted


def test_a_new_project_brings_the_file_that_opens_it(tmp_path: Path) -> None:
    project = library.create(tmp_path, "Cats", pictures=[], subject="style")
    opener = project.folder / library.OPENER
    assert given([str(opener)]).project == project.folder
    opener.unlink()
    library.save(project)
    assert opener.is_file()


@pytest.mark.parametrize("arguments", [[], ["--project", "x"], ["/a/b.safetensors"], ["./b.atelier"]])
def test_paths_open_the_window(arguments: list[str]) -> None:
    assert main.opens_window(arguments)


@pytest.mark.parametrize("arguments", [["demo"], ["--help"], ["train", "--config", "/a/b.yaml"]])
def test_verbs_open_none(arguments: list[str]) -> None:
    assert not main.opens_window(arguments)
