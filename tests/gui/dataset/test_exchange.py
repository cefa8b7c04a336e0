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
from gui.dataset.picture_file import thumbnail
from gui.health.thumbs import small_image
from tests.gui.dataset.conftest import Desk
from tests.project import broken_corpus


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A web server with one picture and one page of text."""
    folder = tmp_path / "site"
    folder.mkdir()
    Image.new("RGB", (40, 30), "green").save(folder / "green cat.png")
    (folder / "page.html").write_text("<html>")
    (folder / "drawing.svg").write_text("<svg/>")

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


def test_a_picture_that_is_a_link_is_taken_not_its_page(desk: Desk, site: str) -> None:
    data = links(f"{site}/page.html")
    data.setHtml(f'<a href="{site}/page.html"><img alt="a" src="{site}/green%20cat.png?x=1&amp;y=2"></a>')
    assert desk.page.exchange.take(data)
    desk.until(lambda: "green cat.png" in desk.names())


def test_of_several_addresses_those_that_work_come_in(desk: Desk, site: str) -> None:
    assert desk.page.exchange.take(links(f"{site}/gone.png", f"{site}/drawing.svg", f"{site}/green%20cat.png"))
    desk.until(lambda: "green cat.png" in desk.names())
    assert "404" in desk.page.banner.text()
    assert len(desk.names()) == 7
    assert desk.page.exchange.take(links(f"{site}/drawing.svg"))
    desk.until(lambda: "is no picture" in desk.page.banner.text())


def test_everything_that_can_be_wrong_is_dropped_on_the_page(desk: Desk, tmp_path: Path) -> None:
    """What can be used comes in and gets its thumbnail or the sign of a broken one; the rest is told of."""
    corpus = broken_corpus.make(tmp_path / "set", turns=1)
    before, own = broken_corpus.state(corpus), {path: path.read_bytes() for path in desk.folder.iterdir()}
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(corpus))])
    assert desk.page.exchange.take(data)
    desk.until(lambda: len(desk.page.collection.model.entries) > 100, 60_000)
    desk.until(lambda: "Could not be added" in desk.page.banner.text())
    model = desk.page.collection.model
    desk.until(lambda: all(entry.loaded and (entry.check or entry.never) for entry in model.entries.values()), 60_000)
    for file in model.entries:
        thumbnail(Path(file), 192, tmp_path / "thumbnails")
        small_image(Path(file))
    for path in corpus.rglob("*.*"):
        thumbnail(path, 192, tmp_path / "thumbnails")
    desk.page.collection.undo.undo()
    desk.until(lambda: {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == own, 60_000)
    desk.until(lambda: len(model.entries) == 6)
    assert broken_corpus.state(corpus) == before


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
