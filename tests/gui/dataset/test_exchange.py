"""What is dropped, pasted, imported and exported on the Dataset page."""

from __future__ import annotations

import functools
import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dataset.exchange.take_out import TakeOutDialog
from tests.gui.dataset.conftest import Desk


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A web server with one picture and one page of text."""
    folder = tmp_path / "site"
    folder.mkdir()
    Image.new("RGB", (40, 30), "green").save(folder / "green cat.png")
    (folder / "page.html").write_text("<html>")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def links(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_a_picture_from_the_browser_is_fetched_or_the_reason_said(desk: Desk, site: str) -> None:
    exchange, banner = desk.page.exchange, desk.page.banner
    data = links(f"{site}/green%20cat.png")
    assert exchange.takes(data)
    assert exchange.take(data)
    desk.until(lambda: "green cat.png" in desk.names())
    for address, reason in (
        (f"{site}/page.html", "no picture"),
        (f"{site}/gone.png", "404"),
        ("http://127.0.0.1:1/a.png", ""),
    ):
        assert exchange.take(links(address))
        desk.until(lambda: "Save it with the browser" in banner.text() and reason in banner.text())  # noqa: B023
        banner.clear()
    assert len(desk.names()) == 7
    assert not exchange.takes(links("ftp://host/a.png"))


def test_paste_takes_a_picture_or_says_that_there_is_none(desk: Desk) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("only words")
    desk.page.exchange.paste()
    assert "no picture in the clipboard" in desk.page.banner.text()
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    clipboard.setImage(image)
    desk.page.exchange.paste()
    desk.until(lambda: len(desk.names()) == 7)
    [pasted] = [path for path in desk.folder.iterdir() if path.name.startswith("pasted-")]
    with Image.open(pasted) as opened:
        assert (opened.size, opened.convert("RGB").getpixel((9, 9))) == ((50, 40), (0, 0, 255))
    desk.page.collection.undo.undo()
    desk.until(lambda: not pasted.exists() and len(desk.names()) == 6)


def test_an_archive_comes_in_with_its_words_as_one_step(desk: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.write(desk.folder / "bear.png", "set/one.png")
        opened.writestr("set/one.txt", "a bear, with\ntwo lines")
    desk.page.add_pictures([archive])
    desk.until(lambda: "one.png" in desk.names() and desk.shown("one") == "a bear, with\ntwo lines")
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    desk.page.add_pictures([tmp_path / "bad.zip"])
    desk.until(lambda: "no zip archive" in desk.page.banner.text())
    desk.page.collection.undo.undo()
    desk.until(lambda: len(desk.names()) == 6)


def test_prompts_fill_bare_pictures_only(desk: Desk) -> None:
    info = PngInfo()
    info.add_text("parameters", "a (red:1.2) fox\nNegative prompt: dog\nSteps: 20")
    for name in ("bear", "bell"):
        Image.new("RGB", (64, 64)).save(desk.folder / f"{name}.png", pnginfo=info)
    (desk.folder / "bear.txt").unlink()
    desk.until(lambda: desk.entry("bear").bare)
    kept = desk.written("bell")
    desk.page.exchange.prompts()
    desk.until(lambda: desk.written("bear") == "a red fox")
    assert desk.written("bell") == kept
    desk.page.collection.undo.undo()
    desk.until(lambda: desk.written("bear") is None)


def test_the_dataset_goes_out_from_the_dialog(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.select("bear", "bell")
    desk.page.exchange.take_out()
    [dialog] = desk.page.findChildren(TakeOutDialog)
    dialog.place.setText(str(tmp_path / "out"))
    dialog.repeats.setValue(4)
    dialog.word.setText("ink")
    assert dialog.only.isChecked()
    dialog.go.click()
    desk.until(lambda: "2 pictures" in dialog.message.text())
    assert sorted(path.name for path in (tmp_path / "out" / "4_ink").iterdir()) == [
        "bear.png", "bear.txt", "bell.png", "bell.txt",
    ]  # fmt: skip
    dialog.layouts.buttons()[2].setChecked(True)
    assert not dialog.kohya.isVisible()
    dialog.go.click()
    desk.until(lambda: "there already" in dialog.message.text())
    assert [label for label in dialog.findChildren(QLabel) if label.property("role") == "chip"] == [dialog.message]
    dialog.close()
