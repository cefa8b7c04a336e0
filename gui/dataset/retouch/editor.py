"""The editor that lies over the page: one picture, cropped, turned, or with its mask painted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gui import background
from gui.dataset.entries import Entry
from gui.dataset.retouch.draft import Draft, fresh
from gui.dataset.retouch.editor_layout import EditorLayout
from gui.dataset.retouch.landing_text import MUCH, scale_text
from gui.dataset.retouch.loading import Opened, open_picture
from gui.dataset.retouch.mask_layer import MaskLayer
from gui.dataset.retouch.preview import turned
from gui.dataset.retouch.stage import Stage
from gui.language import translated
from gui.widgets import confirm
from project.library import Project
from project.retouch import landing, shape_of_bucket, snapped
from project.retouch.edit import Box

MODES = ("crop", "turn", "mask")
_KEYS: dict[int, str] = {Qt.Key.Key_C: "crop", Qt.Key.Key_R: "turn", Qt.Key.Key_M: "mask"}
_TOOLS: dict[int, str] = {Qt.Key.Key_P: "paint", Qt.Key.Key_E: "erase", Qt.Key.Key_G: "fill"}


class Editor(QWidget):
    """What is made here is saved by whoever listens: `save_wanted` with an Edit, `mask_wanted` with a MaskLayer."""

    save_wanted = Signal(object, object, str)  # Entry, Edit, "beside" or "instead" or "" if not asked yet
    mask_wanted = Signal(object, object)  # Entry, MaskLayer
    mask_gone = Signal(object)  # Entry
    take_back_wanted = Signal(object)  # Entry
    step_wanted = Signal(int)
    place_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.entry: Entry | None = None
        self.project: Project | None = None
        self.opened: Opened | None = None
        self.draft = fresh(1, 1)
        self.place = ""
        self.has_mask = False
        self.unwritten: dict[str, MaskLayer] = {}  # masks that are not on disk yet, by the picture's file
        self.mode = "crop"
        self._turn = 0  # answers for a picture that is no longer shown are dropped
        self.parts = EditorLayout(self)
        self.crop_stage, self.mask_stage = self.parts.crop_stage, self.parts.mask_stage
        self._soon = QTimer(self)  # straightening paints the picture anew: not for each step of the slider
        self._soon.setSingleShot(True)
        self._soon.setInterval(15)
        self._soon.timeout.connect(lambda: self._paint_turned())
        self._connect()
        parent.installEventFilter(self)
        self.hide()

    def _connect(self) -> None:
        parts = self.parts
        parts.modes.changed.connect(self.set_mode)
        parts.back.clicked.connect(lambda: self.step(-1))
        parts.forward.clicked.connect(lambda: self.step(1))
        parts.fit.clicked.connect(lambda: self._stage().fit())
        parts.leave.clicked.connect(self.leave)
        parts.save.clicked.connect(self.save)
        parts.places.changed.connect(self._choose_place)
        parts.take_back.clicked.connect(self._take_back)
        self.crop_stage.box_changed.connect(self._box_changed)
        self.crop_stage.settled.connect(self._box_settled)
        for stage in (self.crop_stage, self.mask_stage):
            stage.zoomed.connect(self.refresh)
        crop, turn = parts.crop, parts.turn
        crop.shape_changed.connect(self._shape_changed)
        crop.typed.connect(self._typed)
        crop.whole_wanted.connect(lambda: self.crop_stage.set_box((0, 0, *self.draft.frame)))
        crop.snap_wanted.connect(self.snap)
        turn.turned.connect(lambda clockwise: self._change(self.draft.with_turn(clockwise)))
        turn.mirrored.connect(lambda: self._change(self.draft.with_mirror()))
        turn.straightened.connect(lambda angle: self._change(self.draft.with_angle(angle), soon=True))
        turn.reset_wanted.connect(lambda: self._change(self.draft.upright()))
        parts.mask.delete_wanted.connect(self._delete_mask)
        self.mask_stage.painted.connect(self.refresh)

    # opening and leaving

    def open_on(self, entry: Entry, project: Project, mode: str, small: QPixmap | None = None) -> None:
        """Work on this picture; `small` is shown until it is read. What was painted on the former one is saved."""
        self.save_mask()
        self.entry, self.project, self.opened = entry, project, None
        self.setGeometry(self._page.rect())
        self.parts.name.setText(entry.name)
        self.parts.banner.clear()
        self.mask_stage.clear()
        size = _known_size(entry)
        self.draft = fresh(max(1, size.width()), max(1, size.height()))
        if small is not None and not size.isEmpty():
            self.crop_stage.show_frame(small, size, self.draft.box, True)
            self.mask_stage.show_pixmap(small, size, True)
        else:
            self.crop_stage.show_frame(QPixmap(), QSize(), (0, 0, 1, 1), True)
        self.set_mode(mode)
        self.show()
        self.raise_()
        self._stage().setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def reload(self) -> None:
        """Read the picture again. What is not saved of an edit stays, unless the picture has another size now."""
        entry, project = self.entry, self.project
        if entry is None or project is None:
            return
        self._turn += 1
        turn, path, size = self._turn, entry.path, _known_size(entry)

        def done(opened: Opened) -> None:
            if turn == self._turn:
                self._opened(opened)

        def failed(error: Exception) -> None:
            self.parts.banner.show_message(background.readable(error), "error")

        background.run(self, lambda: open_picture(path, project, size), done, failed)

    @property
    def pending(self) -> bool:
        """Whether a crop or a turn is not saved."""
        return self.opened is not None and not self.opened.problem and bool(self.draft.edit)

    def leave(self) -> None:
        """Save the mask, ask about an edit that is not saved, and go back."""
        if self._may_leave():
            self.close_editor()

    def close_editor(self) -> None:
        """Save the mask and go back without a question."""
        if self.entry is None:
            return
        self.save_mask()
        self._turn += 1
        self.entry = self.opened = None
        self.mask_stage.clear()
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go on to another picture."""
        if self._may_leave():
            self.save_mask()
            self.step_wanted.emit(by)

    def _may_leave(self) -> bool:
        return not self.pending or confirm(
            self,
            self.tr("Leave without saving the edit?"),
            self.tr("The picture stays as it is. A painted mask is saved in any case."),
            self.tr("Leave"),
        )

    # saving

    def save(self) -> None:
        """Save what the mode is about."""
        if self.mode == "mask":
            self.save_mask()
            return
        if self.pending and self.entry is not None:
            self.save_mask()
            self.save_wanted.emit(self.entry, self.draft.edit, self.place)

    def save_mask(self) -> None:
        """Hand the mask on if something was painted."""
        layer = self.mask_stage.layer
        if layer is not None:
            layer.end()
            if self.entry is not None and layer.changed:
                self.has_mask = True
                self.mask_wanted.emit(self.entry, layer.snapshot())
                self.refresh()

    def mask_refused(self, entry: Entry) -> None:
        """The mask of a picture could not be written: it counts as not saved, here and when it is opened again."""
        shown = self.mask_stage.layer if self.entry is not None and self.entry.file == entry.file else None
        for layer in (self.unwritten.get(entry.file), shown):
            if layer is not None:
                layer.mark_unsaved()
        self.refresh()

    def _delete_mask(self) -> None:
        layer = self.mask_stage.layer
        if self.entry is None or layer is None:
            return
        self.mask_stage.fill_all(0)
        layer.snapshot()
        self.has_mask = False
        self.mask_gone.emit(self.entry)
        self.refresh()

    def _take_back(self) -> None:
        if self.entry is not None:
            self.save_mask()
            self.take_back_wanted.emit(self.entry)

    def _choose_place(self, place: str) -> None:
        self.place = place
        self.place_chosen.emit(place)
        self.refresh()

    # what is shown

    def set_mode(self, mode: str) -> None:
        """Crop, turn or mask."""
        self.mode = mode if mode in MODES else "crop"
        self.parts.show_mode(self.mode)
        self.crop_stage.cropping = self.mode == "crop" and self.opened is not None
        self._stage().setFocus(Qt.FocusReason.OtherFocusReason)
        self.crop_stage.update_cursor()
        self.refresh()

    def snap(self) -> None:
        """Make the crop exactly the shape of the bucket in which it lands."""
        buckets = self.opened.buckets if self.opened is not None else None
        if buckets is None or self.crop_stage.at_work:
            return
        left, top, right, bottom = self.draft.box
        shape = shape_of_bucket(right - left, bottom - top, buckets)
        self.crop_stage.set_box(snapped(self.draft.box, shape, self.draft.frame))

    def refresh(self) -> None:
        """Show what is set by now."""
        parts, draft, opened = self.parts, self.draft, self.opened
        usable = opened is not None and not opened.problem
        left, top, right, bottom = draft.box
        found = None
        if opened is not None and usable and opened.buckets is not None:
            found = landing(right - left, bottom - top, opened.buckets)
        parts.crop.show_landing(found, translated(opened.notes[0]) if opened is not None and opened.notes else "")
        parts.crop.show_box(draft.box, draft.frame)
        parts.turn.show_turn(draft.turn, draft.mirror, draft.angle)
        parts.mask.refresh()
        self.crop_stage.kept = found.kept if found is not None and self.mode == "crop" else None
        self.crop_stage.update()
        layer = self.mask_stage.layer
        parts.mask.delete.setEnabled(self.has_mask or (layer is not None and bool(layer.learned)))
        ready = self.pending if self.mode != "mask" else layer is not None and layer.changed
        parts.save.setEnabled(bool(usable and ready))
        parts.take_back.setVisible(bool(opened and opened.edits) and self.mode != "mask")
        parts.places.set_value(self.place or "beside")
        size = self.tr("{width} × {height} pixels").format(width=right - left, height=bottom - top)
        notes = [size] if usable and self.mode != "mask" else []
        if found is not None and found.scale >= MUCH and self.mode == "turn":
            notes.append(scale_text(found))
        parts.facts.setText("   ·   ".join([*notes, f"{self._stage().scale * 100:.0f} %"]))

    def _opened(self, opened: Opened) -> None:
        self.opened, self.has_mask = opened, opened.has_mask
        self.crop_stage.cropping = self.mode == "crop" and not opened.problem
        self.place = self.place or opened.place
        if opened.problem or opened.image.isNull():
            self.crop_stage.show_failure()
            self.mask_stage.show_failure()
            reason = translated(opened.problem) or self.tr("it is damaged")
            text = self.tr("{name} cannot be edited: {reason}.")
            name = self.entry.name if self.entry is not None else ""
            self.parts.banner.show_message(text.format(name=name, reason=reason), "error")
            self.refresh()
            return
        size = opened.full.width(), opened.full.height()
        again = self.mask_stage.layer is not None and self.draft.full == size
        if not again:
            self.draft = fresh(*size)
            self.parts.crop.shape.set_picture(*size)
            self.crop_stage.shape_ = None
        self.mask_stage.show_picture(opened.image, opened.full, self._layer_for(opened, size))
        self._paint_turned(fit=not again)
        if self.project is not None:
            self.use_settings(self.project)
        self._shape_changed()
        self.refresh()

    def _layer_for(self, opened: Opened, size: tuple[int, int]) -> MaskLayer:
        """What is painted on: the mask as it was read, or one that is not on disk yet."""
        now = self.mask_stage.layer
        kept = self.unwritten.get(self.entry.file) if self.entry is not None else None
        if now is not None and now.size == size and now.changed:
            return now
        return kept.copy() if kept is not None and kept.size == size else MaskLayer(size, opened.mask)

    def use_settings(self, project: Project) -> None:
        """The project's settings may be others now."""
        if self.entry is not None:
            self.project = project
            self.parts.mask.show_use(str(project.settings.get("mask_source") or "off"))

    def _change(self, draft: Draft, soon: bool = False) -> None:
        """Show another turn."""
        if self.opened is None or self.opened.problem:
            return
        self.draft = draft
        if soon:
            if not self._soon.isActive():
                self._soon.start()
        else:
            self._paint_turned()

    def _paint_turned(self, fit: bool = False) -> None:
        if self.opened is None:
            return
        image = turned(self.opened.image, self.draft.edit, self.opened.full)
        self.crop_stage.show_frame(QPixmap.fromImage(image), QSize(*self.draft.frame), self.draft.box, fit)
        self.refresh()

    def _box_changed(self) -> None:
        self.draft = replace(self.draft, box=self.crop_stage.box)
        self.refresh()

    def _box_settled(self) -> None:
        if self.parts.crop.shape.key() == "bucket":
            self.snap()

    def _typed(self, box: Box) -> None:
        self.crop_stage.set_box(box)
        self._box_settled()
        self.refresh()

    def _shape_changed(self) -> None:
        if self.opened is None or self.opened.problem:
            return
        shape = self.parts.crop.shape
        self.crop_stage.set_shape(shape.shape())
        if shape.key() == "bucket":
            self.snap()

    def _stage(self) -> Stage:
        return self.mask_stage if self.mode == "mask" else self.crop_stage

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and self.isVisible() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        elif watched is self._page and event.type() == QEvent.Type.Hide:
            self.save_mask()  # another page is looked at
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()  # the page's own undo is not for what is painted here
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.palette().window().color()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._own(event):
            self._do(event)
        elif key in _KEYS:
            self.set_mode(_KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_0:
            self._stage().fit()
        elif not self._tool_key(key):
            event.accept()  # nothing of what lies beneath is meant

    def _tool_key(self, key: int) -> bool:
        stage, parts = self.mask_stage, self.parts
        if self.mode == "mask":
            if key in _TOOLS:
                parts.mask.choose_tool(_TOOLS[key])
            elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
                stage.set_width(stage.width_ * (1.15 if key == Qt.Key.Key_BracketRight else 1 / 1.15))
            elif key == Qt.Key.Key_I:
                stage.invert()
            else:
                return False
            return True
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_L: lambda: self._change(self.draft.with_turn(False)),
            Qt.Key.Key_H: lambda: self._change(self.draft.with_mirror()),
            Qt.Key.Key_B: self.snap,
            Qt.Key.Key_X: parts.crop.shape.turn_over,
        }
        if key in acts:
            acts[key]()
        return key in acts

    def _own(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the editor although the page or the window has a shortcut for it."""
        return any(event.matches(key) for key in _OWN) or (
            event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )

    def _do(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif self.mode != "mask":
            return
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.mask_stage.undo()
        else:
            self.mask_stage.redo()


def _known_size(entry: Entry) -> QSize:
    """A picture's size in pixels as far as it was looked at."""
    return QSize(entry.width, entry.height)


_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Save)
