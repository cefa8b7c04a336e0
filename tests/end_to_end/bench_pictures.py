"""Pictures of the dataset bench: health, words, captions by the built-in model, crop, turn, mask, exchange."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from PIL import Image

from gui.dataset.captioning.actions import Making
from gui.dataset.exchange.take_out import TakeOutDialog
from gui.dataset.words import room_of
from project.library import Project
from project.workspace import sample_dataset

if TYPE_CHECKING:
    from tests.end_to_end.screenshots import Stage


def show_bench(stage: Stage, project: Project) -> None:
    """Make the set a little bad, look at everything that mends it, and leave it as it was."""
    images = project.images
    made = [images / name for name in ("bell-again.png", "small.png", "broken.png")]
    shutil.copy(sample_dataset() / "bell.png", made[0])
    Image.new("RGB", (40, 900), "#e0e0e0").save(made[1])
    made[2].write_bytes(b"\x89PNG\r\n\x1a\n")
    stage.window.open_project(project, "dataset")
    page = stage.page("dataset")
    stage.until(lambda: page.collection.model.rowCount() >= 31)
    stage.rest(1.5)
    _captions(stage, page)
    _words(stage, page)
    _retouch(stage, page)
    _health(stage)
    for path in made:
        path.unlink()


def _captions(stage: Stage, page: Any) -> None:
    making = page.findChild(Making)
    making.show_captions()
    stage.rest(1)
    stage.shot("bench-captioning")
    panel = making.captions
    panel.begin(page.collection.model.rows[:6])
    stage.until(lambda: not panel.work.active and panel.model.results, 180)
    stage.shot("bench-captions-made")
    panel.apply()
    stage.rest(0.5)
    making.show_captions()
    making.show_masks()
    stage.shot("bench-masks")
    making.show_masks()


def _words(stage: Stage, page: Any) -> None:
    room: Any = room_of(page)
    room.choose_style("tags")
    stage.rest(1)
    entry = page.collection.model.rows[2]
    page.grid.open_wanted.emit(entry)
    stage.rest(1)
    stage.shot("bench-chips")
    page.viewer.close_view()
    room.toggle_panel()
    stage.rest(1)
    stage.shot("bench-words")
    room.toggle_panel()
    room.change("replace", {"find": "face", "by": "head"})
    stage.until(lambda: room.dialog is not None, 20)
    stage.rest(1)
    stage.shot("bench-replace", room.dialog)
    room.dialog.reject()
    room.choose_style("text")
    dialog = TakeOutDialog(page.project, [], 30, page)
    dialog.show()
    stage.shot("bench-take-out", dialog)
    dialog.reject()


def _retouch(stage: Stage, page: Any) -> None:
    page.grid.open_wanted.emit(page.collection.model.rows[6])
    stage.rest(1)
    for mode in ("crop", "turn", "mask"):
        page.retouching.edit(mode)
        stage.rest(1.2)
        stage.shot(f"bench-{mode}")
    page.retouching.close()
    page.viewer.close_view()


def _health(stage: Stage) -> None:
    stage.page("health")
    stage.rest(4)
    stage.shot("bench-health")
