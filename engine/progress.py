"""Events as a person at a terminal reads them: a bar with loss, speed and time left, and lines for the rest."""

import sys

from tqdm import tqdm

from project import runs


class TerminalProgress:
    """Call it with every event of a run; a context, after which the bar is closed whatever happened."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None
        self.total = 0
        self.average: float | None = None
        self.done = 0

    def __call__(self, event: runs.Event) -> None:
        if isinstance(event, runs.Start):
            self.total = event.total_steps
            self._line(f"{event.pictures} pictures, {event.total_steps} steps on {event.device}")
        elif isinstance(event, runs.Phase) and event.name != "training":
            self._line(f"{event.name} …")
        elif isinstance(event, runs.Resumed):
            self.done = event.step
            self._line(f"going on from step {event.step}")
        elif isinstance(event, runs.Step):
            self._step(event)
        elif isinstance(event, runs.Warning_):
            self._line(f"note: {event.message}")
        elif isinstance(event, runs.Paused):
            self._line(f"paused after step {event.step}")
        elif isinstance(event, runs.Preview):
            self._line(f"preview: {event.path}")
        elif isinstance(event, (runs.ErrorEvent, runs.End)):
            self.close()

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def __enter__(self) -> "TerminalProgress":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _step(self, event: runs.Step) -> None:
        if self.bar is None:
            self.bar = tqdm(
                total=self.total,
                initial=self.done,
                unit="step",
                file=sys.stderr,
                dynamic_ncols=True,
                mininterval=0.2 if sys.stderr.isatty() else 10,  # a log file needs fewer lines
            )
        self.average = event.loss if self.average is None else self.average + 0.05 * (event.loss - self.average)
        self.bar.set_postfix_str(f"loss {self.average:.4f}", refresh=False)
        self.bar.update(event.step - self.bar.n)

    def _line(self, text: str) -> None:
        if self.bar is not None:
            self.bar.write(text, file=sys.stderr)
        else:
            print(text, file=sys.stderr, flush=True)
