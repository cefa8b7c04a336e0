"""What the app opens when a file manager or a shell starts it with something."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from gui.arguments import Given, given
from gui.speaking_window import SpeakingWindow
from project import library
from project.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


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


def test_a_file_that_macos_hands_in_is_opened_in_the_window_at_work(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    project = library.create(tmp_path, "Cats", pictures=[], subject="style")
    spoken = SpeakingWindow(qapp, Settings())
    qtbot.addWidget(spoken.window)
    spoken.window.show()
    spoken.window.begin(library.sample_project().folder)
    qtbot.waitUntil(lambda: spoken.window.project is not None)
    spoken.open_file(str(project.folder / library.OPENER))
    qtbot.waitUntil(lambda: spoken.window.project is not None and spoken.window.project.folder == project.folder)
    spoken.open_file(str(tmp_path / "gone"))
    qtbot.waitUntil(lambda: "gone" in spoken.window.banner.text())
    assert spoken.window.project is not None
    assert spoken.window.project.folder == project.folder
    spoken.window.close()


def test_what_is_handed_in_reaches_the_app_as_a_signal() -> None:
    """In a process of its own: there is one application object in each."""
    script = (
        "from PySide6.QtCore import QEvent; from PySide6.QtGui import QFileOpenEvent\n"
        "from gui import app\n"
        "one, found = app.make_application(['x']), []\n"
        "one.file_opened.connect(found.append)\n"
        "one.sendEvent(one, QFileOpenEvent('/a/猫/project.atelier'))\n"
        "one.sendEvent(one, QEvent(QEvent.Type.User))\n"
        "assert found == ['/a/猫/project.atelier'], found"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", [[], ["--project", "x"], ["/a/b.safetensors"], ["./b.atelier"]])
def test_paths_open_the_window(arguments: list[str]) -> None:
    assert main.opens_window(arguments)


@pytest.mark.parametrize("arguments", [["demo"], ["--help"], ["train", "--config", "/a/b.yaml"]])
def test_verbs_open_none(arguments: list[str]) -> None:
    assert not main.opens_window(arguments)
