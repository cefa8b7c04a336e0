"""What other pages wish for on the Dataset page: pictures shown, captioned, cropped, taken away and brought back."""

from __future__ import annotations

from tests.gui.dataset.conftest import Desk


def test_pictures_are_shown_and_opened_for_captions(desk: Desk) -> None:
    files = [desk.entry(name).file for name in ("bear", "bell")]
    desk.page.show_only(files, "2 pictures have no caption", "caption")
    assert desk.names() == ["bear.png", "bell.png"]
    assert desk.page.side.is_open("captioning")
    desk.page.show_only(files[:1], "1 picture has no caption", "caption")  # it stays open
    assert desk.page.side.is_open("captioning")
    desk.page.show_only(files, "2 pictures look alike")
    assert desk.names() == ["bear.png", "bell.png"]


def test_the_first_of_the_pictures_is_opened_for_its_crop(desk: Desk) -> None:
    desk.page.show_only([desk.entry(name).file for name in ("cactus", "bell")], "2 pictures are very long", "crop")
    editor = desk.page.retouching.editor
    desk.until(editor.isVisible)
    assert editor.entry is desk.entry("bell")


def test_a_wish_waits_until_the_pictures_are_there(desk: Desk) -> None:
    file = desk.entry("bell").file
    desk.page.close_project()
    desk.page.open_project(desk.project)
    desk.page.show_only([file], "1 picture has no caption", "caption")
    assert not desk.page.side.is_open("captioning")
    desk.until(lambda: desk.page.side.is_open("captioning"))
    assert desk.names() == ["bell.png"]


def test_what_was_taken_away_for_another_page_comes_back(desk: Desk) -> None:
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    desk.page.remove([desk.entry("bell").file])
    desk.until(lambda: not (desk.folder / "bell.png").exists())
    desk.page.undo_last()
    desk.until(lambda: {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before)
