"""Crash reports: what is in them, what is not, and what a process that was ended leaves for the next one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from project import crashes
from project.version import VERSION

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ünï person"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "ünï person"))
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "ünï person" / "家"))
    (tmp_path / "ünï person").mkdir()


def raised(text: str) -> str:
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        return crashes.traceback_text(RuntimeError, error, error.__traceback__)


def test_a_report_says_what_and_where_and_in_which_version() -> None:
    path = crashes.write_report(raised("the cat sat on the keyboard"), {"Card": "Voodoo 2, 12 MB"})
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "RuntimeError: the cat sat on the keyboard" in text
    assert "in raised" in text
    assert VERSION in text
    assert "Voodoo 2, 12 MB" in text
    assert sys.version.split()[0] in text


def test_the_persons_home_and_name_stand_in_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "berta")
    log = Path(os.environ["ATELIER_HOME"]) / "app.log"
    log.parent.mkdir()
    log.write_text(f"opened {Path.home()}/pictures/cat.png\nopened /media/berta/stick/dog.png\n", encoding="utf-8")
    path = crashes.write_report(raised(f"no such file: {Path.home() / 'lora'}"), None, {"the app": log})
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "ünï person" not in text
    assert "berta" not in text
    assert "~/pictures/cat.png" in text
    assert "/media/~/stick/dog.png" in text
    assert f"no such file: ~{os.sep}lora" in text


def test_a_home_folder_is_not_cut_out_of_longer_names() -> None:
    assert crashes.without_person(f"{Path.home()}s/x") == f"{Path.home()}s/x"


def test_only_the_last_lines_of_a_long_log_and_the_ends_of_a_long_traceback_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("".join(f"line {number}\n" for number in range(10_000)), encoding="utf-8")
    path = crashes.write_report("first\n" + "x" * 2_000_000 + "\nlast", None, {"the run": log})
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert len(text) < 210_000
    assert "first" in text
    assert "\nlast" in text
    assert "line 9999" in text
    assert "line 9000\n" not in text


def test_old_reports_make_room() -> None:
    written = [crashes.write_report(f"number {number}") for number in range(25)]
    kept = list(crashes.reports_folder().glob("crash-*.txt"))
    assert len(kept) == 20
    assert written[-1] in kept


def test_a_disk_that_takes_nothing_is_no_second_crash() -> None:
    crashes.reports_folder().parent.mkdir()
    crashes.reports_folder().write_text("a file where the folder should be")
    assert crashes.write_report("broken") is None
    crashes.watch_native()
    assert crashes.former_crash() is None


BREAK = """
import faulthandler, os, signal, sys
from project import crashes
crashes.watch_native()
crashes.note_native("a library said its last words")
{end}
"""


def run(end: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", BREAK.format(end=end)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    return done.returncode


def test_a_process_that_was_ended_by_a_fault_is_found_once_by_the_next() -> None:
    assert run("os.abort()") != 0
    report = crashes.former_crash({"Qt": "6"})
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "a library said its last words" in text
    assert "Fatal Python error: Aborted" in text
    assert 'File "<string>"' in text
    assert crashes.former_crash() is None


def test_a_process_that_ended_as_it_should_leaves_nothing() -> None:
    assert run("crashes.unwatch_native()") == 0
    assert list(crashes.reports_folder().iterdir()) == []
    assert crashes.former_crash() is None


def test_a_process_that_lives_is_left_alone() -> None:
    code = BREAK.format(end="print('ready', flush=True); sys.stdin.read(); os.abort()")
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"ready"
        assert crashes.former_crash() is None
        child.stdin.close()
        child.wait(30)
    end = time.monotonic() + 30
    while (report := crashes.former_crash()) is None and time.monotonic() < end:
        time.sleep(0.05)
    assert report is not None
