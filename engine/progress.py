"""Events as a person at a terminal reads them: a bar with loss, speed and time left, and lines for the rest."""

import sys
from datetime import datetime

from tqdm import tqdm

from project import runs
from project.schema import TEXTS

EVERY = 10.0  # seconds between two lines about steps in a log file
MOST_OF_AN_ANSWER = 300  # letters of an answer in a line
BETWEEN_STEPS = ("training", "rendering", "answering", "validating", "encoding")  # phases that come all the time


def validation_text(event: runs.Validation) -> str:
    """A validation in one line."""
    said = f"validation after step {event.step}: loss {event.loss:.4f}"
    if event.perplexity:
        return f"{said}, perplexity {event.perplexity:.2f} on {event.pictures} held-back texts"
    return f"{said} on {event.pictures} held-back pictures"


def answer_text(event: runs.Answer) -> str:
    """A question and its answer in one line; empty for a piece of one."""
    if not event.done:
        return ""
    asked, said = (" ".join(text.split()) for text in (event.question, event.text))
    return f"after step {event.step}, {asked!r} is answered: {said[:MOST_OF_AN_ANSWER]}"


class TerminalProgress:
    """Call it with every event of a run; a context, after which the bar is closed whatever happened."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None
        self.total = 0
        self.average: float | None = None
        self.done = 0

    def __call__(self, event: runs.Event) -> None:
        if isinstance(event, runs.Answer):
            self._answer(event)
        else:
            self._other(event)

    def _answer(self, event: runs.Answer) -> None:
        if text := answer_text(event):
            self._line(text)

    def _other(self, event: runs.Event) -> None:
        if isinstance(event, runs.Start):
            self.total = event.total_steps
            what = "texts" if event.task == TEXTS else "pictures"
            self._line(f"{event.pictures} {what}, {event.total_steps} steps on {event.device}")
        elif isinstance(event, runs.Phase) and event.name not in BETWEEN_STEPS and not event.total:
            self._line(f"{event.name} …")
        elif isinstance(event, runs.Resumed):
            self.done = event.step
            self._line(f"going on from step {event.step}")
        elif isinstance(event, runs.Step):
            self._step(event)
        elif isinstance(event, runs.Validation):
            self._line(validation_text(event))
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


class LogProgress:
    """The same as lines of a log file: no bar, and steps only now and then."""

    def __init__(self) -> None:
        self.total = 0
        self.told = 0.0
        self.phase = ""

    def __call__(self, event: runs.Event) -> None:
        text = answer_text(event) if isinstance(event, runs.Answer) else self._text(event)
        if text:
            print(f"{datetime.fromtimestamp(event.t):%H:%M:%S} {text}", file=sys.stderr, flush=True)

    def _text(self, event: runs.Event) -> str:
        """What is said of an event; empty for nothing."""
        match event:
            case runs.Start():
                self.total = event.total_steps
                return f"{event.job} {event.name}".strip() + (f" on {event.device}" if event.device else "")
            case runs.Phase():
                news = event.name != self.phase
                self.phase = event.name
                return f"{event.name} {event.detail}".strip() if news else ""
            case runs.Step():
                if event.t - self.told < EVERY and event.step != self.total:
                    return ""
                self.told = event.t
                return f"step {event.step} of {self.total}, loss {event.loss:.4f}, {event.seconds:.2f} s a step"
            case runs.Validation():
                return validation_text(event)
            case runs.Warning_() | runs.ErrorEvent():
                return f"{event.kind}: {event.message}"
            case runs.Preview() | runs.Checkpoint() | runs.Written():
                return f"{event.kind} {event.path}"
            case runs.Paused() | runs.Resumed():
                return f"{event.kind} after step {event.step}"
            case runs.End():
                return f"{event.status} {event.result}".strip()
        return ""
