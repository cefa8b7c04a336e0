"""What happens between a wish for a picture and its place in the panel: asking, waiting, showing, giving up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gui.preview.asking import STRENGTHS, as_group, request_for
from gui.preview.face import PanelFace
from gui.preview.source import PreviewSource
from project import runs
from project.runs.history import PreviewRecord

MOVE_WAIT = 120  # ms that the slider rests before the picture in work is replaced


class Rendering(QObject):
    """Reads the face's fields, asks the source, and shows what comes. `device` is where an own engine renders."""

    made = Signal(object)  # PreviewRecord: every picture, also those that were replaced meanwhile

    def __init__(self, face: PanelFace, source: PreviewSource) -> None:
        super().__init__(face)
        self.face, self.source = face, source
        self.device = ""  # empty while there is no project
        self.after_training = False  # a picture is to be made as soon as the training's result is listed
        self._strip: dict[str, int] = {}  # request id -> place in the strip
        self._later = False  # the slider moved while a strip is made
        self._asked_for = 0
        self._moved = QTimer(self, singleShot=True, interval=MOVE_WAIT)
        self._moved.timeout.connect(self._render_moved)
        source.picture_made.connect(self._picture_made)
        source.progressed.connect(self._progressed)
        source.settled.connect(self._settled)
        source.warned.connect(lambda text: self.face.notice.show_message(text, "warning"))
        source.failed.connect(self._source_failed)
        source.dropped.connect(self._dropped)
        source.state_changed.connect(self.tell_state)
        self.tell_state(source.state)

    def reset(self) -> None:
        """Another project: nothing that was asked for counts any more."""
        self._moved.stop()
        self.device = ""
        self._strip = {}
        self._later = self.after_training = False

    def render_picture(self, *, fresh: bool = True) -> None:
        """Make the picture that the fields describe, with its partner at strength 0 if that is not there yet.

        A `fresh` one is made even if it is there already; the slider takes what it finds.
        """
        if not self.device:
            return
        self._begin(fresh)
        settings, choice, strength = self.face.form.settings(), self.face.picker.choice(), self._wanted_strength()
        wanted = [request_for(settings, 0.0, "")]
        if strength > 0:
            wanted.append(request_for(settings, strength, str(choice.adapter or "")))
        else:
            self.face.stage.show_right(None)
        missing = []
        for request in wanted:
            record = self.source.known(request, self.base_model())
            if record is not None and not (fresh and request is wanted[-1]):
                self._show(record, request)
            else:
                missing.append(request)
        self._ask(as_group(missing))

    def render_strip(self) -> None:
        """Make the picture at every quarter of strength. Those that are there already are taken."""
        if not self.device or not self.has_lora():
            return
        self._begin(fresh=True)
        settings, adapter = self.face.form.settings(), str(self.face.picker.choice().adapter or "")
        wanted = as_group([request_for(settings, value, adapter if value else "") for value in STRENGTHS])
        self._snap_to_quarter()
        self._strip = {request.id: row for row, request in enumerate(wanted)}
        self.face.strip.add_places([f"{value:g}" for value in STRENGTHS])
        self.face.strip.show()
        missing = []
        for request in wanted:
            record = self.source.known(request, self.base_model())
            if record is None:
                missing.append(request)
            else:
                self._show(record, request)
        self._ask(missing)

    def _snap_to_quarter(self) -> None:
        """One of the strip's pictures is to stand under the wipe: the one nearest to the slider."""
        now = self.face.strength.value()
        self.face.strength.set_value(min(STRENGTHS[1:], key=lambda value: abs(value - now)))

    def cancel(self) -> None:
        """Give up the picture in work."""
        self._moved.stop()
        self._later = self.after_training = False
        self.source.cancel()
        self.face.stage.busy.end()

    def _begin(self, fresh: bool) -> None:
        self._moved.stop()
        self._later = False
        self.face.notice.clear()
        self.face.from_history.hide()
        self.face.history.select(None)
        if fresh:
            self.face.form.next_seed()

    def _ask(self, requests: list[runs.PreviewRequest]) -> None:
        if not requests:
            self.cancel()  # what is in work is older than what is shown now
            return
        settings = self.face.picker.choice().settings
        job = runs.PreviewJob(base_model=self.base_model(), device=self.device, settings=settings)
        self._asked_for = len(requests)
        self.source.render(requests, job)
        self.face.stage.busy.begin(self._waiting_words())

    def strength_moved(self) -> None:
        """Follow the slider: at once when nothing is in work, else when it rests or the picture in work has come."""
        if not self.has_lora():
            return
        if self._strip_runs():
            self._later = True
        elif self.source.waiting:
            self._moved.start()
        else:
            self._render_moved()

    def _render_moved(self) -> None:
        self.render_picture(fresh=False)

    def render_if_shown(self) -> None:
        """After a choice: a panel that shows a picture shows the new one, one that is at rest stays so."""
        if self.face.stage.left is not None or self.face.stage.right is not None:
            self.render_picture(fresh=False)

    def _wanted_strength(self) -> float:
        return self.face.strength.value() if self.has_lora() else 0.0

    def has_lora(self) -> bool:
        return self.face.picker.choice().kind != "base"

    def base_model(self) -> str:
        return self.face.picker.base_model()

    def _strip_runs(self) -> bool:
        return any(name in self._strip for name in self.source.pending)

    # --- what comes back ----------------------------------------------------------------------------------------------

    def _picture_made(self, record: PreviewRecord, request: runs.PreviewRequest | None) -> None:
        self.made.emit(record)
        if request is not None:
            self._show(record, request)
            if self.source.waiting:
                self.face.stage.busy.tell(self._waiting_words(), None)

    def _show(self, record: PreviewRecord, request: runs.PreviewRequest) -> None:
        row = self._strip.get(request.id)
        if row is not None:
            self.face.strip.fill_place(row, record)
        if request.strength == 0:
            self.face.stage.show_left(record)
        elif row is None or abs(request.strength - self.face.strength.value()) < 0.01:
            self.face.stage.show_right(record)
            self.face.strip.select(record)

    def _settled(self) -> None:
        self.face.stage.busy.end()
        if self._moved.isActive() or self._later:
            self._render_moved()

    def _progressed(self, done: int, total: int, request: runs.PreviewRequest) -> None:
        if self._asked_for > 2:
            number = self._asked_for - self.source.waiting + 1
            words = self.tr("Picture {number} of {count}").format(number=number, count=self._asked_for)
        elif request.strength == 0:
            words = self.tr("Without the LoRA: {done} of {total}").format(done=done, total=total)
        else:
            words = self.tr("At {strength:.2f}: {done} of {total}").format(
                strength=request.strength, done=done, total=total
            )
        self.face.stage.busy.tell(words, done / total if total else None)

    def _waiting_words(self) -> str:
        words = {
            "training": self.tr("Waiting for the next training step…"),
            "loading": self.tr("Loading the model…"),
            "waiting": self.tr("Waiting until the device is free…"),
        }
        return words.get(self.source.state, self.tr("Rendering…"))

    def _source_failed(self, why: str) -> None:
        self.face.stage.busy.end()
        self._moved.stop()
        self._later = False
        self.face.notice.show_message(why, "error", self.tr("Try again"), self._try_again)

    def _try_again(self) -> None:
        self.source.try_again()
        if self.source.waiting:
            self.face.stage.busy.begin(self._waiting_words())

    def _dropped(self) -> None:
        """The training ended before it made the picture: its finished LoRA will."""
        self.face.stage.busy.end()
        self.after_training = True

    def tell_state(self, state: str) -> None:
        words = {
            "training": self.tr("Uses the running training"),
            "asleep": self.tr("Preview engine: asleep"),
            "loading": self.tr("Preview engine: loading the model…"),
            "waiting": self.tr("Preview engine: waits until the device is free"),
            "ready": self.tr("Preview engine: ready"),
            "failed": self.tr("Preview engine: not running"),
        }
        self.face.state_line.setText(words.get(state, ""))
        if self.source.waiting and state in ("loading", "waiting", "training"):
            self.face.stage.busy.begin(self._waiting_words())
