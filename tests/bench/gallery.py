"""The gallery with 10,000 or 100,000 pictures: time until it is usable, first screen, stalls while scrolling, memory.

The floor is a bare list view with as many rows of plain text, laid out and scrolled alike in the same process.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from gui import theme
from gui.app import make_application
from gui.dataset import DatasetPage
from gui.dataset.picture_file import cache_file, thumbnail
from project.dataset import list_pictures
from project.library import Project
from project.words.style import Style

DISTINCT = 50
TILE = 160
KEPT = 192  # pixels of the cached thumbnails for tiles of this size
VIEW = QSize(1400, 900)


Stalls = list[tuple[float, float]]  # of each page the longest piece: by the clock, and of the processor


FILTERS = ("1", "", "NOT 1", "tag:*7* OR chars:>40", "caption:*1* AND NOT name:*5* AND chars:<400", "(1 OR 2) 3")


@dataclass(frozen=True)
class Result:
    """Seconds, but for the stalls, which are milliseconds of the GUI thread a page, and the memory in megabytes."""

    pictures: int
    usable: float
    first_screen_cold: float
    first_screen_warm: float
    captions: float
    floor_usable: float
    stalls: Stalls
    floor_stalls: Stalls
    flick_stalls: Stalls
    filters: Stalls
    pages: int
    scroll_seconds: float
    memory_before: float
    memory_after: float


def make_pictures(folder: Path, count: int) -> None:
    """Hard links to a few distinct pictures of about 1024 pixels, each with a caption of its own."""
    images, originals = folder / "images", folder / "originals"
    images.mkdir(parents=True)
    originals.mkdir()
    draw = random.Random(0)
    for number in range(DISTINCT):
        size = draw.choice([(1024, 1024), (1216, 832), (832, 1216)])
        picture = Image.effect_noise((size[0] // 4, size[1] // 4), 60).resize(size).convert("RGB")
        pencil = ImageDraw.Draw(picture)
        for _ in range(40):
            corner = draw.randrange(size[0]), draw.randrange(size[1])
            colour = tuple(draw.randrange(256) for _ in range(3))
            pencil.ellipse((*corner, corner[0] + draw.randrange(300), corner[1] + draw.randrange(300)), fill=colour)
        picture.save(originals / f"{number}.jpg", quality=88)
    words = ["a", "quiet", "harbour", "at dawn", "with boats", "fog", "lanterns", "and gulls", "in soft light"]
    for number in range(count):
        os.link(originals / f"{number % DISTINCT}.jpg", images / f"picture {number}.jpg")
        text = " ".join(draw.choices(words, k=draw.randrange(4, 30)))
        (images / f"picture {number}.txt").write_text(text, encoding="utf-8")


def warm_cache(project: Project) -> None:
    """Put every thumbnail where the gallery looks for it."""
    cache = project.cache / "thumbnails"
    cache.mkdir(parents=True, exist_ok=True)
    ready: dict[int, Path] = {}
    for listed in list_pictures(project.images).pictures:
        place = cache_file(cache, listed.path, KEPT)
        inode = listed.path.stat().st_ino
        assert place is not None
        if inode not in ready:
            thumbnail(listed.path, KEPT, cache)
            ready[inode] = place
            continue
        if not place.exists():
            os.link(ready[inode], place)


def measure(count: int = 10_000, pages: int = 0) -> Result:
    """Open, look and scroll. `pages` limits the scrolling; 0 = to the end. Needs the application to exist."""
    with tempfile.TemporaryDirectory() as place, _page() as page:
        folder = Path(place)
        make_pictures(folder, count)
        project = Project(folder=folder, name="many")
        cold = _open(page, project)[1]
        page.close_project()
        warm_cache(project)
        usable, warm = _open(page, project)
        captions = _until(lambda: not page.collection.loader.busy, 60)
        floor_usable, view = _floor(page, count)
        before = _megabytes()
        began = time.monotonic()
        stalls = _scroll(page.grid, page.thumbnails.idle, pages)
        seconds = time.monotonic() - began
        after = _megabytes()
        floor_stalls = _scroll(view, lambda: True, pages)
        flick = _scroll(page.grid, lambda: True, pages, backwards=True)
        view.close()
        filters = _filters(page)
        return Result(
            count, usable, cold, warm, warm + captions, floor_usable, stalls, floor_stalls, flick, filters, len(stalls),
            seconds, before, after,
        )  # fmt: skip


@contextmanager
def _page() -> Iterator[DatasetPage]:
    page = DatasetPage(TILE)
    page.resize(VIEW)
    page.show()
    QApplication.processEvents()
    try:
        yield page
    finally:
        page.close_project()
        page.close()


def _open(page: DatasetPage, project: Project) -> tuple[float, float]:
    """Seconds until the rows are there and painted, and until every thumbnail in view is."""
    began = time.monotonic()
    page.open_project(project)
    _until(lambda: bool(page.grid.entries_in_view()) and page.grid.isVisible(), 60)
    page.grid.viewport().repaint()
    usable = time.monotonic() - began

    def seen() -> bool:
        return all(page.thumbnails.get(entry) is not None for entry in page.grid.entries_in_view())

    _until(seen, 60)
    page.grid.viewport().repaint()
    return usable, time.monotonic() - began


def _floor(page: DatasetPage, count: int) -> tuple[float, QListView]:
    """A bare view of plain text in the same cells, and the seconds until it is painted."""
    began = time.monotonic()
    view = QListView()
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setMovement(QListView.Movement.Static)
    view.setUniformItemSizes(True)
    view.setGridSize(page.grid.gridSize())
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"picture {number}" for number in range(count)], view))
    view.resize(page.grid.size())
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()
    return time.monotonic() - began, view


def _scroll(view: QListView, ready: Callable[[], bool], pages: int, backwards: bool = False) -> Stalls:
    """The longest that the GUI thread was busy in one piece, in milliseconds, for each page of a scroll."""
    bar = view.verticalScrollBar()
    steps = list(range(0, bar.maximum() + bar.pageStep(), bar.pageStep()))[: pages or None]
    longest: Stalls = []
    for value in reversed(steps) if backwards else steps:
        pieces = [_busy(lambda value=value: bar.setValue(value))]  # type: ignore[misc]
        end = time.monotonic() + 0.016
        while time.monotonic() < end or (not ready() and time.monotonic() < end + 10):
            pieces.append(_busy(QApplication.processEvents))
            time.sleep(0.001)
        longest.append((max(clock for clock, _ in pieces) * 1000, max(work for _, work in pieces) * 1000))
    return longest


def _filters(page: DatasetPage) -> Stalls:
    """What the GUI thread takes for each of some searches, in milliseconds, the painting of the result included."""
    page.collection.model.set_rules(replace(page.collection.model.rules, style=Style("tags")))

    def search(words: str) -> None:
        page.collection.model.arrange(words=words)
        page.grid.viewport().repaint()

    def once(words: str) -> tuple[float, float]:
        clock, work = _busy(lambda: search(words))
        return clock * 1000, work * 1000

    return [once(words) for words in FILTERS * 3]


def _busy(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor that the GUI thread took. On a busy machine only the latter says
    anything of the app; on an idle one the former also holds what it waited for its own other threads."""
    began, worked = time.monotonic(), time.thread_time()
    act()
    return time.monotonic() - began, time.thread_time() - worked


def _until(ready: Callable[[], bool], seconds: float) -> float:
    began = time.monotonic()
    while not ready():
        if time.monotonic() - began > seconds:
            raise TimeoutError("the gallery did not come so far")
        QApplication.processEvents()
        time.sleep(0.001)
    return time.monotonic() - began


def _megabytes() -> float:
    """Resident memory of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def table(result: Result) -> str:
    """The figures in Markdown."""

    def stalls(found: Stalls, which: int) -> str:
        ordered = sorted(piece[which] for piece in found)
        near_all = ordered[int(len(ordered) * 0.95)]
        return f"{statistics.median(ordered):.1f} / {near_all:.1f} / {ordered[-1]:.1f} ms"

    rows = [
        ("usable after opening", f"{result.usable:.2f} s", f"{result.floor_usable:.2f} s"),
        ("first screen, nothing cached", f"{result.first_screen_cold:.2f} s", ""),
        ("first screen, thumbnails on disk", f"{result.first_screen_warm:.2f} s", ""),
        ("all captions read", f"{result.captions:.2f} s", ""),
        ("blocked a page, median / 95 % / most", stalls(result.stalls, 0), stalls(result.floor_stalls, 0)),
        ("the same in processor time", stalls(result.stalls, 1), stalls(result.floor_stalls, 1)),
        ("blocked a page, flicked", stalls(result.flick_stalls, 0), ""),
        ("the same in processor time", stalls(result.flick_stalls, 1), ""),
        ("search and filter, painted, median / 95 % / most", stalls(result.filters, 0), ""),
        ("the same in processor time", stalls(result.filters, 1), ""),
        ("scrolled to the end", f"{result.scroll_seconds:.1f} s, {result.pages} pages", ""),
        ("memory before and after", f"{result.memory_before:.0f} and {result.memory_after:.0f} MB", ""),
    ]
    lines = [f"| {result.pictures:,} pictures | LoRA Atelier | floor |", "|---|---|---|"]
    return "\n".join(lines + [f"| {name} | **{ours}** | {floor} |" for name, ours, floor in rows])


def main() -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench gallery", description=__doc__)
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=0, help="how far to scroll (default: to the end)")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(["bench"])
    theme.apply(app, "light")
    print(table(measure(arguments.pictures, arguments.pages)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
