"""The line at the bottom of the window: the device, the running job, how far it is and how long it will take."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gui import background, icons, theme
from gui.live_run import LiveRun
from gui.widgets import ElidedLabel, Symbol, human_bytes, human_duration
from project.device import DeviceFacts, find_device, memory_now

_LOOK_EVERY = 3000  # ms between two looks at the device's memory


class StatusLine(QFrame):
    """Always there. A click on the job leads to it."""

    job_clicked = Signal()

    def __init__(self, live: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(34)
        self._live = live
        self._device: DeviceFacts | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, 0, theme.L, 0)
        row.setSpacing(theme.S)
        row.addWidget(Symbol(icons.toned("cpu", "muted"), 16))
        self.device = ElidedLabel(self.tr("Looking for the device…"))
        theme.role(self.device, "muted")
        row.addWidget(self.device, 3)
        self.job = QPushButton()
        theme.role(self.job, "link")
        self.job.setToolTip(self.tr("Show the running job"))
        self.job.clicked.connect(self.job_clicked)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress of the running job"))
        self.time = QLabel()
        theme.role(self.time, "muted")
        row.addStretch(1)
        self._row, self._links_at = row, row.count()
        row.addWidget(self.job)
        row.addWidget(self.bar)
        row.addWidget(self.time)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        live.progressed.connect(self.refresh)
        live.state_changed.connect(self.refresh)
        self.refresh()

    def add_link(self) -> QPushButton:
        """A place before the job for a few words that can be clicked; hidden until it is shown."""
        link = QPushButton(self)
        theme.role(link, "link")
        link.hide()
        self._row.insertWidget(self._links_at, link)
        return link

    def device_name(self) -> str:
        """The device that trains; empty while nobody knows."""
        return self._device.name if self._device is not None else ""

    def begin(self) -> None:
        """Find the device, and look at its memory from time to time."""
        background.run(self, find_device, self._found)

    def _found(self, device: DeviceFacts) -> None:
        self._device = device
        self._look()
        self._timer.start(_LOOK_EVERY)

    def _look(self) -> None:
        device = self._device
        if device is not None and self.isVisible():
            background.run(self, lambda: memory_now(device), self._show_memory)

    def _show_memory(self, memory: tuple[int, int]) -> None:
        if self._device is None:
            return
        used, total = (human_bytes(count) for count in memory)
        words = self.tr("{name} · {used} of {total} memory in use")
        self.device.setText(words.format(name=self._device.name, used=used, total=total))

    def refresh(self) -> None:
        """Show the job as it is now."""
        follower, model = self._live.follower, self._live.model
        busy = self._live.at_work and follower is not None and model is not None
        for widget in (self.job, self.bar, self.time):
            widget.setVisible(busy)
        if follower is None or model is None or not busy:
            return
        total, done = model.total_steps, model.last_step
        self.bar.setRange(0, total)  # 0 to 0 is a bar that only says "busy"
        self.bar.setValue(done)
        self.job.setText(self._words(follower.state, done, total))
        left = model.seconds_left()
        self.time.setText(self.tr("{time} left").format(time=human_duration(left)) if left is not None else "")

    def _words(self, state: str, done: int, total: int) -> str:
        if state == "paused":
            return self.tr("Paused at step {done} of {total}").format(done=done, total=total)
        if state == "starting" or not total:
            return self.tr("Getting ready…")
        return self.tr("Training: step {done} of {total}").format(done=done, total=total)
