"""The app's own dialogs, which belong to no page: welcome, engine, updates, crash reports."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from gui import background, crash, opening
from gui.language import joined, translated
from gui.widgets import confirm
from project import crashes
from project.settings import Unread
from project.workspace import home

if TYPE_CHECKING:
    from gui.updates import UpdateNotice
    from gui.welcome import EngineSetup
    from gui.window import Window

_log = logging.getLogger("gui")


class AppDialogs(QObject):
    """Opens them for the window, and holds what outlives them: the work on the engine, the notice of an update."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._begun = False
        self._engine: EngineSetup | None = None
        self._notice: UpdateNotice | None = None
        self._engine_link = window.status.add_link()
        self._engine_link.setToolTip(self.tr("Show the setting up of the engine"))
        self._engine_link.clicked.connect(self.engine)
        window.live.failed.connect(self._look_for_engine)
        self._broken: set[tuple[object, ...]] = set()  # what broke in this session
        self.shown: QDialog | None = None  # the dialog that is open, if one is

    def begin(self, asked_for: bool, unread: Unread | None) -> None:
        """What comes at a start by itself: the welcome at the first one, unless a project was asked for; and news."""
        if self._begun:
            return
        self._begun = True
        settings = self._window.settings
        first = not (settings.welcomed or settings.last_project or asked_for)
        if first:
            self.welcome()
        if unread is not None:
            self._tell(self._unread_words(unread), "warning")
        self.notice().begin()
        known = crash.facts()
        background.run(self, lambda: crashes.former_crash(known), self._former_crash)
        if not first:
            self._look_for_engine()

    def open(self, key: str) -> None:
        """Open one by its key in the settings menu."""
        deeds = {"welcome": self.welcome, "engine": self.engine, "updates": self.updates, "reports": self._reports}
        deeds[key]()

    # --- welcome and engine -------------------------------------------------------------------------------------------

    def welcome(self) -> None:
        from gui.welcome import WelcomeDialog

        dialog = WelcomeDialog(self._window)
        dialog.sample_wanted.connect(self._open_sample)
        dialog.project_wanted.connect(self._window.new_project)
        dialog.engine_wanted.connect(self.engine)
        self._window.remember(welcomed=True)
        self._show(dialog)

    def _open_sample(self) -> None:
        window = self._window

        def done(sample: object) -> None:
            if window.project is not None and window.project.folder == sample.folder:  # type: ignore[attr-defined]
                window.show_page("train")
            else:
                window.project_chosen(sample, "train")  # type: ignore[arg-type]

        background.run(self, opening.sample, done, lambda error: window.tell(background.readable(error), "error"))

    def engine(self) -> None:
        """Show the engine and what is done about it."""
        from gui.welcome import EngineDialog
        from project.runtime import places

        if isinstance(self.shown, EngineDialog):
            self.shown.raise_()
            self.shown.activateWindow()
            return
        self._show(EngineDialog(self.setup(), places.shape(), self._window))

    def setup(self) -> EngineSetup:
        """The engine's environment as the window knows it."""
        if self._engine is None:
            from gui.welcome import EngineSetup

            self._engine = EngineSetup(self)
            self._engine.changed.connect(self._engine_changed)
            self._engine.ended.connect(self._engine_ended)
            if (app := QCoreApplication.instance()) is not None:
                app.aboutToQuit.connect(self._engine.leave)  # the system may end the app without closing the window
        return self._engine

    def _look_for_engine(self) -> None:
        """In a package without an engine of its own: at the start, and when a training could not start, say what to do
        about it, if anything."""
        from project.runtime import places

        if places.shape() == "app" and not self.setup().working:
            setup = self.setup()
            setup.seen.connect(self._engine_seen, Qt.ConnectionType.UniqueConnection)
            setup.refresh()
            background.run(self, _tidy_engines)

    @Slot()
    def _engine_seen(self) -> None:
        setup = self.setup()
        setup.seen.disconnect(self._engine_seen)
        if setup.state is not None and setup.state.status != "ready":
            self._tell(translated(setup.state.sentence), "warning", self.tr("Engine…"), self.engine)

    def _engine_changed(self) -> None:
        setup = self.setup()
        self._engine_link.setVisible(setup.working)
        now = setup.progress
        if setup.paused:
            self._engine_link.setText(self.tr("Engine: paused"))
        elif now is not None and now.total:
            self._engine_link.setText(self.tr("Engine: {0} %").format(100 * now.done // now.total))
        else:
            self._engine_link.setText(self.tr("Engine: at work"))

    def _engine_ended(self, kind: str, text: str) -> None:
        """The dialog says it itself while it is open."""
        from gui.welcome import EngineDialog

        if not isinstance(self.shown, EngineDialog):
            self._window.notice.clear()
            self._tell(text, kind, self.tr("Engine…"), self.engine)

    # --- updates ------------------------------------------------------------------------------------------------------

    def notice(self) -> UpdateNotice:
        """The notice of a newer version."""
        if self._notice is None:
            from gui.updates import UpdateNotice

            self._notice = UpdateNotice(self._window)
        return self._notice

    def updates(self) -> None:
        from gui.updates import UpdateSettings

        settings = UpdateSettings(self._window.settings, self._window)
        settings.taken.connect(self.notice().take)
        self._show(settings)

    # --- what broke ---------------------------------------------------------------------------------------------------

    def tell_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report and say so: in a dialog the first time, later above the page; what repeats is only logged."""
        _log.error("%s", crashes.traceback_text(kind, error, trace))
        window, first = self._window, not self._broken
        at = (kind, *_place(trace))
        if at in self._broken and trace is not None:
            return
        self._broken.add(at)
        report = crash.write(kind, error, trace, crash.facts(window.status.device_name()), window.live.folder)
        words = self.tr(
            "Something went wrong that should not have: {error}. Your work is on disk; the details are in {file}"
        )
        text = words.format(error=crashes.last_line(error), file=report or home() / "app.log")
        if report is None:
            window.tell(text, "error")
            return
        window.tell(text, "error", self.tr("Show the report"), lambda: self._show_report(report))
        if first and window.isVisible():
            self._show_report(report)

    def _former_crash(self, report: Path | None) -> None:
        if report is not None:
            words = self.tr("LoRA Atelier broke down last time. Your work is on disk; a report of it was written.")
            self._tell(words, "warning", self.tr("Show the report"), lambda: self._show_report(report))

    def _show_report(self, report: Path) -> None:
        lead = self.tr("Something went wrong that should not have.")
        crash.CrashDialog(report, lead, self._window).show()

    def _reports(self) -> None:
        folder = crashes.reports_folder()
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._tell(self.tr("There are no crash reports."), "info")

    # --- the window closes --------------------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Ask, if the engine is being set up."""
        if self._engine is None or not self._engine.working:
            return True
        return confirm(
            self._window,
            self.tr("The engine is being set up"),
            self.tr("What is there is kept. When you open the app again, setting up can go on from there."),
            self.tr("Close and go on later"),
        )

    def leave(self) -> None:
        """The window closes: end what works for it."""
        if self._engine is not None:
            self._engine.leave()

    def _tell(self, text: str, kind: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say something above the page that opening another project does not take away; below what is said already."""
        notice = self._window.notice
        before = notice.text().splitlines()
        notice.show_message("\n".join([*before, *([] if text in before else [text])]), kind, action, on_action)

    def _show(self, dialog: QDialog) -> None:
        if self.shown is not None:
            self.shown.close()
        self.shown = dialog
        dialog.finished.connect(lambda: self._closed(dialog))
        dialog.show()

    def _closed(self, dialog: QDialog) -> None:
        if self.shown is dialog:
            self.shown = None
        dialog.deleteLater()

    def _unread_words(self, unread: Unread) -> str:
        names = ", ".join(unread.names)
        if unread.newer:
            text = self.tr(
                "Version {0} of the app wrote settings that this version cannot read; here they count as usual: {1}"
            )
            return text.format(unread.newer, names)
        if not unread.names:
            text = self.tr("The settings could not be read, so the app starts with the usual ones.")
        else:
            text = self.tr("Some settings could not be read and are as usual now: {0}.").format(names)
        kept = self.tr("The former file is kept as {0}.").format(unread.kept) if unread.kept else ""
        return joined(text, kept)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """File and line where an error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ("", 0)


def _tidy_engines() -> None:
    """Delete what a former version's engine left because it was at work when the new one was made."""
    from project.runtime import environment

    environment.tidy()
