"""The commands that wait for an engine: in order, but a stop comes first and a newer request replaces older."""

from collections.abc import Callable

from project import runs

CANCELLED = "preview-cancelled"
NEWER = "a newer one was asked for"


class Inbox:
    """Sorts what ``poll`` brings; requests that nobody waits for any more are dropped with a warning each."""

    def __init__(self, poll: Callable[[], list[runs.Command]], emit: Callable[[runs.Event], None]) -> None:
        self._poll, self._emit = poll, emit
        self._waiting: list[runs.Command] = []
        self._stop: runs.Stop | None = None
        self._in_work: runs.Request | None = None
        self._replaceable = True
        self._unwanted = ""  # why the request in work is to be left

    def next(self) -> runs.Command | None:
        """The next command to obey, None if there is none now. After a stop it is the stop, again and again."""
        self.look()
        if self._stop is not None:
            return self._stop
        return self._waiting.pop(0) if self._waiting else None

    def put_back(self, command: runs.Command) -> None:
        """Have a command that was taken but not obeyed wait again, before all others."""
        self._waiting.insert(0, command)

    def look(self) -> None:
        """Take in what has come; `stopping` and `unwanted` tell what it means for the work at hand."""
        for command in self._poll():
            if isinstance(command, runs.Stop):
                self._stop = command
                self.drop("the engine stops")
            elif isinstance(command, runs.Cancel):
                self.drop("it was cancelled", only=command.id)
            elif isinstance(command, runs.REQUESTS):
                self._replace(command)
                self._waiting.append(command)
            else:
                self._waiting.append(command)

    @property
    def stopping(self) -> bool:
        return self._stop is not None

    @property
    def requests(self) -> bool:
        """Whether a request waits."""
        return any(isinstance(command, runs.REQUESTS) for command in self._waiting)

    def begin(self, request: runs.Request, replaceable: bool = True) -> None:
        """Say which request is in work from now on, and whether a newer one replaces it."""
        self._in_work, self._replaceable, self._unwanted = request, replaceable, ""

    def finish(self) -> None:
        """The request in work is answered, one way or another."""
        self._in_work, self._unwanted = None, ""

    def unwanted(self) -> str:
        """Why the request in work is not wanted any more; empty while it is."""
        self.look()
        return self._unwanted

    def drop(self, reason: str, only: str = "") -> None:
        """Drop the requests that wait and the one in work: all, or those whose id or group is ``only``."""
        kept: list[runs.Command] = []
        for command in self._waiting:
            if isinstance(command, runs.REQUESTS) and only in ("", command.id, command.group):
                self.tell_dropped(command, reason)
            else:
                kept.append(command)
        self._waiting = kept
        if self._in_work is not None and only in ("", self._in_work.id, self._in_work.group):
            self._unwanted = reason

    def tell_dropped(self, request: runs.Request, reason: str) -> None:
        """The event that a request gets in place of its picture or its answer."""
        what = "answer" if isinstance(request, runs.Ask) else "preview"
        self._emit(runs.Warning_(message=f"no {what}: {reason}", code=CANCELLED, path=request.id))

    def _replace(self, newer: runs.Request) -> None:
        def replaced(older: runs.Request) -> bool:
            return not newer.group or older.group != newer.group

        waiting = [command for command in self._waiting if isinstance(command, runs.REQUESTS)]
        for older in filter(replaced, waiting):
            self._waiting.remove(older)
            self.tell_dropped(older, NEWER)
        if self._in_work is not None and self._replaceable and replaced(self._in_work):
            self._unwanted = NEWER
