"""Wheels from a server that breaks, lies, is slow or away: each ends in the right file or in one sentence."""

from __future__ import annotations

import itertools
import os
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.errors import BadInput, Cancelled, JobFailed
from project.runtime import download, files, progress
from project.runtime.locks import Wheel
from project.runtime.progress import Control, Progress
from tests.project.runtime.small_index import Server, as_wheel, serving, write_wheel

CONTENT = random.Random(1).randbytes(1_000_000)


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(progress, "TELL_EVERY", 0.0)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    write_wheel(tmp_path / "served", "big", files={"big/data.bin": CONTENT})
    with serving(tmp_path / "served") as started:
        yield started


@pytest.fixture
def wheel(server: Server) -> Wheel:
    return as_wheel(server.folder / "big-1.0-py3-none-any.whl", server.url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "got 轮子"


def get(wheel: Wheel, folder: Path, *index: str, told: list[Progress] | None = None) -> Path:
    return download.fetch([wheel], folder, index, told.append if told is not None else None, Control())[wheel.file]


def right(server: Server) -> bytes:
    return (server.folder / "big-1.0-py3-none-any.whl").read_bytes()


def test_a_broken_download_goes_on_where_it_broke(server: Server, wheel: Wheel, folder: Path) -> None:
    server.break_after, server.breaks = 300_000, 3
    told: list[Progress] = []
    assert get(wheel, folder, told=told).read_bytes() == right(server)
    places = [int(asked.removeprefix("bytes=").rstrip("-") or 0) for _, asked in server.asked]
    assert places == [0, 300_000, 600_000, 900_000]
    assert told[-1].done == told[-1].total == wheel.size
    assert all(one.done <= two.done for one, two in itertools.pairwise(told))
    assert [path.name for path in folder.iterdir()] == [wheel.file]


def test_what_is_there_is_not_fetched_again(server: Server, wheel: Wheel, folder: Path) -> None:
    get(wheel, folder)
    asked = len(server.asked)
    get(wheel, folder)
    assert len(server.asked) == asked
    assert download.have(wheel, folder) == wheel.size


def test_a_server_without_ranges_begins_anew(server: Server, wheel: Wheel, folder: Path) -> None:
    server.ranges, server.break_after, server.breaks = False, 300_000, 1
    assert get(wheel, folder).read_bytes() == right(server)
    assert [asked for _, asked in server.asked] == ["", "bytes=300000-"]


def test_a_connection_that_never_brings_anything_ends_in_a_sentence(server: Server, wheel: Wheel, folder: Path) -> None:
    server.break_after, server.breaks = 0, 1000
    with pytest.raises(JobFailed, match=r"127.0.0.1.* broke: check the network and try again, it goes on from here"):
        get(wheel, folder)


def test_what_came_before_the_network_went_is_kept(server: Server, wheel: Wheel, folder: Path) -> None:
    server.break_after, server.breaks = 300_000, 1
    server.status = {wheel.file: []}
    real = right(server)

    def then_away(now: Progress) -> None:
        if now.done >= 300_000:
            server.status[wheel.file] = [503] * 50

    with pytest.raises(JobFailed, match="answered 503"):
        download.fetch([wheel], folder, (), then_away, Control())
    assert download.have(wheel, folder) >= 300_000
    server.status.clear()
    server.asked.clear()
    assert get(wheel, folder).read_bytes() == real
    assert server.asked[0][1].startswith("bytes=3")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(server: Server, wheel: Wheel, folder: Path, status: int) -> None:
    server.status = {wheel.file: [status, status]}
    assert get(wheel, folder).read_bytes() == right(server)


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_file_that_is_not_there_is_named(server: Server, wheel: Wheel, folder: Path, status: int) -> None:
    server.status = {wheel.file: [status] * 9}
    with pytest.raises(JobFailed, match=rf"big-1.0-py3-none-any.whl could not be fetched: .* answered {status}"):
        get(wheel, folder)
    assert len(server.asked) == 1


def test_wrong_bytes_are_never_kept(server: Server, wheel: Wheel, folder: Path) -> None:
    server.instead = {wheel.file: b"x" * wheel.size}
    with pytest.raises(JobFailed, match="is not the file that this version was made with"):
        get(wheel, folder)
    assert list(folder.iterdir()) == []


def test_pieces_that_do_not_belong_together_are_fetched_once_more(server: Server, wheel: Wheel, folder: Path) -> None:
    folder.mkdir()
    download._part(wheel, folder).write_bytes(b"x" * 1000)
    assert get(wheel, folder).read_bytes() == right(server)
    assert [asked for _, asked in server.asked] == ["bytes=1000-", ""]


def test_a_part_that_is_too_long_is_no_hindrance(server: Server, wheel: Wheel, folder: Path) -> None:
    folder.mkdir()
    download._part(wheel, folder).write_bytes(right(server) + b"more")
    assert get(wheel, folder).read_bytes() == right(server)


def test_a_stop_keeps_what_came_and_the_next_try_goes_on(server: Server, wheel: Wheel, folder: Path) -> None:
    control = Control()

    def stop(now: Progress) -> None:
        if now.done:
            control.cancel()

    with pytest.raises(Cancelled):
        download.fetch([wheel], folder, (), stop, control)
    there = download.have(wheel, folder)
    assert 0 < there < wheel.size
    server.asked.clear()
    assert get(wheel, folder).read_bytes() == right(server)
    assert server.asked == [(wheel.file, f"bytes={there}-")]


def test_a_pause_lets_the_connection_go_and_brings_nothing(server: Server, wheel: Wheel, folder: Path) -> None:
    server.pause = 0.01
    control, told = Control(), list[Progress]()
    begun = threading.Event()

    def tell(now: Progress) -> None:
        told.append(now)
        if now.done and not begun.is_set():
            control.pause()
            begun.set()

    thread = threading.Thread(target=lambda: download.fetch([wheel], folder, (), tell, control))
    thread.start()
    assert begun.wait(5)
    time.sleep(0.2)
    there = download.have(wheel, folder)
    time.sleep(0.2)
    assert download.have(wheel, folder) == there < wheel.size
    control.resume()
    thread.join(10)
    assert not thread.is_alive()
    assert (folder / wheel.file).read_bytes() == right(server)
    assert server.asked[-1][1] == f"bytes={there}-"


def test_a_full_disk_is_said(server: Server, wheel: Wheel, folder: Path) -> None:
    folder.mkdir()
    download._part(wheel, folder).symlink_to("/dev/full")
    with pytest.raises(JobFailed, match="is full: free some space and try again, it goes on from here"):
        get(wheel, folder)


def test_a_folder_that_cannot_be_written_is_said(server: Server, wheel: Wheel) -> None:
    with pytest.raises(JobFailed, match="/proc/nowhere"):
        get(wheel, Path("/proc/nowhere"))


def test_a_server_that_is_away_is_named(wheel: Wheel, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        away = Wheel(**{**vars(wheel), "url": f"http://127.0.0.1:{taken.getsockname()[1]}/{wheel.file}"})
        with pytest.raises(JobFailed, match=r"127.0.0.1:\d+ cannot be reached"):
            get(away, folder)


def test_a_silent_server_does_not_hold_for_ever(wheel: Wheel, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "TIMEOUT", 0.1)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        away = Wheel(**{**vars(wheel), "url": f"http://127.0.0.1:{silent.getsockname()[1]}/{wheel.file}"})
        with pytest.raises(JobFailed, match=r"does not answer|broke"):
            get(away, folder)


JSON = '{{"files": [{{"filename": "{file}", "url": "{url}"}}]}}'
HTML = '<!DOCTYPE html><a href="../old-0.1.whl">old</a><a class=x href="{url}#sha256=0">{file}</a>'


@pytest.mark.parametrize("page", [JSON, HTML], ids=["json", "html"])
def test_a_mirror_is_asked_by_the_name_of_the_file(
    server: Server, wheel: Wheel, folder: Path, tmp_path: Path, page: str
) -> None:
    (tmp_path / "mirrored" / "deep").mkdir(parents=True)
    (tmp_path / "mirrored" / "deep" / wheel.file).write_bytes(right(server))
    with serving(tmp_path / "mirrored") as mirror:
        mirror.pages = {"simple/big/": page.format(file=wheel.file, url=f"../../deep/{wheel.file}")}
        assert get(wheel, folder, f"{mirror.url}/simple/").read_bytes() == right(server)
    assert server.asked == []


@pytest.mark.parametrize("page", ["", "<p>nothing", "{not json", '{"files": 3}'])
def test_a_mirror_without_the_file_leaves_it_to_the_public_address(
    server: Server, wheel: Wheel, folder: Path, page: str
) -> None:
    server.pages = {"simple/big/": page}
    assert get(wheel, folder, f"{server.url}/simple").read_bytes() == right(server)


def test_a_mirror_that_lies_or_is_away_leaves_it_to_the_public_address(
    server: Server, wheel: Wheel, folder: Path
) -> None:
    server.pages = {"simple/big/": JSON.format(file=wheel.file, url="/wrong.whl")}
    server.instead = {"wrong.whl": b"y" * wheel.size}
    assert get(wheel, folder, "http://127.0.0.1:1/simple", f"{server.url}/simple").read_bytes() == right(server)
    assert ("wrong.whl", "") in server.asked


@pytest.mark.parametrize("index", ["pypi.org/simple", "ftp://pypi.org/simple", "", "https://"])
def test_what_is_no_address_is_said_before_anything_is_fetched(
    server: Server, wheel: Wheel, folder: Path, index: str
) -> None:
    with pytest.raises(BadInput, match="is no address of a package index"):
        get(wheel, folder, index)
    assert server.asked == []


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(
    server: Server, wheel: Wheel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, list[str]()

    def held(source: Path, target: Path) -> None:  # no scanner holds files on this system
        refused.append(str(target))
        if len(refused) <= 3:
            raise PermissionError(13, "in use", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(files, "PAUSE", 0.01)
    assert get(wheel, folder).read_bytes() == right(server)
    assert len(refused) == 4


def test_a_file_that_stays_held_ends_in_a_sentence_and_is_not_fetched_again(
    server: Server, wheel: Wheel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        patch.setattr(files, "PAUSE", 0.001)
        with pytest.raises(JobFailed, match="often a virus scanner, holds it"):
            get(wheel, folder)
    server.asked.clear()
    get(wheel, folder)
    assert server.asked == []
