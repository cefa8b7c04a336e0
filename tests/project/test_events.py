"""Events and commands: what is written, what a reader sees while another process writes, and what a resume voids."""

import dataclasses
import json
import math
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from project.errors import BadInput
from project.runs import (
    COMMANDS,
    EVENTS,
    Answer,
    Ask,
    Cancel,
    CaptionEvent,
    Checkpoint,
    CommandReader,
    End,
    ErrorEvent,
    Event,
    EventLog,
    EventReader,
    Memory,
    Pause,
    Paused,
    Phase,
    Preview,
    PreviewRequest,
    Report,
    Resume,
    Resumed,
    Save,
    Start,
    Step,
    Stop,
    Validation,
    Warning_,
    Written,
    drop_after_resume,
    send,
)

ONE_OF_EACH = [
    Start(
        job="train", name="cat", total_steps=10, epochs=2, steps_per_epoch=5, pictures=7, device="cpu", precision="fp32"
    ),
    Phase(name="encoding", done=1, total=7, detail="a.png"),
    Step(step=1, epoch=0, loss=0.5, lr=1e-4, seconds=0.1, memory=Memory(used=1, reserved=2, total=3), grad_norm=0.2),
    Validation(step=1, loss=0.4, name="held out"),
    Preview(id="p", path="previews/p.png", step=1, prompt="größe 猫", seed=3, strength=0.5, width=64, height=64),
    Answer(id="q", text="größe 猫", done=True, step=1, question="?", seed=3, strength=0.5, tokens=4, reason="end"),
    Checkpoint(step=1, path="checkpoints/step-000001"),
    CaptionEvent(path="a.png", caption="two\nlines", score=0.9),
    Written(path="/loras/cat.safetensors", checked=True),
    Report(title="Smaller", lines=("half the rank",), columns=("layer", "error"), rows=(("a", "1 %"), ("b", "2 %"))),
    Paused(step=1),
    Resumed(step=1),
    Warning_(message="small", code="size", path="a.png"),
    ErrorEvent(message="full", code="disk", detail="a\nb", exit_code=1),
    End(status="finished", step=10, result="cat.safetensors", seconds=9.5),
]
SECOND = [
    Pause(),
    Resume(),
    Stop(),
    Save(),
    PreviewRequest(id="1", prompt="猫", strength=0.5, width=64, height=96, group="strip"),
    Ask(id="2", messages=(("user", "猫?"), ("assistant", "no"), ("user", "why?")), system="", temperature=0.0, top_k=9),
    Cancel(id="strip"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


def _steps(events: list[Event]) -> list[int]:
    return [event.step for event in events if isinstance(event, Step | Paused | Resumed)]


def _write(path: Path, *events: Event) -> list[Event]:
    with EventLog(path) as log:
        return [log.write(event) for event in events]


def test_the_kinds_are_the_closed_list() -> None:
    expected = (
        "start phase step validation preview answer checkpoint caption written report paused resumed warning error end"
    )
    assert list(EVENTS) == expected.split() == [event.kind for event in ONE_OF_EACH]
    commands = ["pause", "resume", "stop", "save", "preview", "ask", "cancel"]
    assert list(COMMANDS) == commands == [command.kind for command in SECOND]


def test_every_event_comes_back_as_it_was(path: Path) -> None:
    written = _write(path, *ONE_OF_EACH)
    assert EventReader(path).poll() == written
    assert all(event.t > 1e9 for event in written)
    assert [dataclasses.replace(event, t=0.0) for event in written] == ONE_OF_EACH


def test_a_step_on_disk_is_what_the_format_says(path: Path) -> None:
    _write(path, dataclasses.replace(ONE_OF_EACH[2], t=5.0))
    line = path.read_text()
    assert line.endswith("}\n")
    memory = {"used": 1, "reserved": 2, "total": 3}
    rest = {"epoch": 0, "loss": 0.5, "lr": 1e-4, "memory": memory, "seconds": 0.1, "grad_norm": 0.2}
    assert json.loads(line) == {"kind": "step", "t": 5.0, "step": 1, **rest}


def test_losses_that_are_no_numbers_survive(path: Path) -> None:
    _write(path, Step(step=1, loss=math.nan), Step(step=2, loss=math.inf, lr=-math.inf))
    assert b"NaN" not in path.read_bytes()
    assert b"Infinity" not in path.read_bytes()
    assert [math.isnan(event.loss) for event in EventReader(path).poll() if isinstance(event, Step)] == [True, True]


def test_text_that_is_not_unicode_does_not_stop_the_log(path: Path) -> None:
    _write(path, Warning_(message="name \udcff"), Paused(step=2))
    assert [event.kind for event in EventReader(path).poll()] == ["warning", "paused"]


def test_a_reader_may_come_before_the_writer_and_sees_only_news(path: Path) -> None:
    reader = EventReader(path)
    assert reader.poll() == []
    with EventLog(path) as log:
        log.write(Paused(step=1))
        assert _steps(reader.poll()) == [1]
        assert reader.poll() == []
        log.write(Paused(step=2))
        log.write(Paused(step=3))
        assert _steps(reader.poll()) == [2, 3]


def test_every_way_to_tear_a_line_waits_for_its_end(path: Path) -> None:
    written = _write(path, Warning_(message="größe 猫"), Paused(step=2))
    data = path.read_bytes()
    for cut in range(len(data)):
        path.write_bytes(data[:cut])
        reader = EventReader(path)
        first = reader.poll()
        assert len(first) == data[:cut].count(b"\n")
        path.write_bytes(data)
        assert first + reader.poll() == written


def test_after_a_crash_the_torn_line_costs_no_later_event(path: Path) -> None:
    _write(path, Paused(step=1))
    with path.open("ab") as file:
        file.write(b'{"kind":"step","step":2,"lo')
    reader = EventReader(path)
    assert len(reader.poll()) == 1
    _write(path, Resumed(step=1), Paused(step=2))
    assert [event.kind for event in reader.poll()] == ["resumed", "paused"]
    assert [event.kind for event in EventReader(path).poll()] == ["paused", "resumed", "paused"]


def test_lines_that_are_no_event_are_passed_over(path: Path) -> None:
    lines = [
        b'{"kind":"paused","t":1,"step":1}',
        b'{"kind":"from the future","t":1}',
        b"garbage",
        b"\xff\xfe",
        b"",
        b"[]",
        b"null",
        b'"paused"',
        b'{"t":1}',
        b'{"kind":["paused"]}',
        b'{"kind":"step","t":1}',
        b'{"kind":"step","t":1,"step":"1","loss":1}',
        b'{"kind":"step","t":1,"step":true,"loss":1}',
        b'{"kind":"step","t":1,"step":1,"loss":1,"memory":[1]}',
        b'{"kind":"step","t":1,"step":1,"loss":1,"memory":{"used":"x"}}',
        b"[" * 100000,
        b'{"kind":"step","t":1,"step":2,"loss":1,"new member":{"a":1},"memory":{"used":4,"shared":5}}',
        b'{"kind":"paused","t":1,"step":3}',
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    events = EventReader(path).poll()
    assert [getattr(event, "step", None) for event in events] == [1, 2, 3]
    assert isinstance(events[1], Step)
    assert events[1].memory == Memory(used=4)


def test_a_file_that_became_shorter_is_read_anew(path: Path) -> None:
    reader = EventReader(path)
    _write(path, *ONE_OF_EACH)
    assert len(reader.poll()) == len(ONE_OF_EACH)
    path.unlink()
    assert reader.poll() == []
    _write(path, Paused(step=9))
    assert [event.kind for event in reader.poll()] == ["paused"]


def test_a_full_disk_tears_one_line_and_the_log_goes_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk:
        """A file of which the disk takes ten bytes of the next line, then nothing, then all again."""

        def __init__(self, file: Any) -> None:
            self.file = file
            self.script: list[int | None] = [10, None]

        def write(self, data: bytes) -> int:
            if not self.script:
                return int(self.file.write(data))
            room = self.script.pop(0)
            if room is None:
                raise OSError(28, "No space left on device")
            return int(self.file.write(data[:room]))

        def close(self) -> None:
            self.file.close()

    with EventLog(path) as log:
        log.write(Paused(step=1))
        monkeypatch.setattr(log, "_file", FullDisk(log._file))
        with pytest.raises(OSError, match="No space"):
            log.write(Paused(step=2))
        log.write(Paused(step=3))
    assert _steps(EventReader(path).poll()) == [1, 3]


def test_threads_of_one_engine_share_the_log(path: Path) -> None:
    with EventLog(path) as log:
        threads = [
            threading.Thread(target=lambda n=n: [log.write(Paused(step=n * 100 + i)) for i in range(100)])
            for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(_steps(EventReader(path).poll())) == list(range(400))


def test_following_a_process_that_is_killed_while_it_writes(path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from project.runs import EventLog, Step\n"
        "log = EventLog(pathlib.Path(sys.argv[1]))\n"
        "for n in range(10**9): log.write(Step(step=n, loss=0.5))\n"
    )
    engine = subprocess.Popen([sys.executable, "-c", script, str(path)])
    reader = EventReader(path)
    steps: list[int] = []
    try:
        while len(steps) < 500:
            steps += _steps(reader.poll())
    finally:
        engine.kill()
        engine.wait()
    steps += _steps(reader.poll())
    assert steps == list(range(len(steps)))
    _write(path, Resumed(step=7))
    assert reader.poll()[-1].kind == "resumed"


def test_a_resume_voids_what_came_after_its_step() -> None:
    before = [Start(), Step(step=1, loss=1.0), Checkpoint(step=1, path="c1"), Warning_(message="kept")]
    void = [
        Step(step=2, loss=0.9),
        Preview(id="a", path="p", step=2),
        Validation(step=2, loss=1),
        Checkpoint(step=2, path="c2"),
        Paused(step=2),
        ErrorEvent(message="crash"),
        End(status="stopped", step=1),
    ]
    after = [Start(), Resumed(step=1), Step(step=2, loss=0.8), End(status="finished")]
    assert drop_after_resume([*before, *void, *after]) == [*before, *after]
    assert drop_after_resume(before) == before


def test_resuming_twice() -> None:
    events = [Step(step=n, loss=1.0) for n in (1, 2, 3)]
    again = [Resumed(step=2), Step(step=3, loss=2.0), Resumed(step=1), Step(step=2, loss=3.0)]
    kept = drop_after_resume(events + again)
    assert [(event.step, event.loss) for event in kept if isinstance(event, Step)] == [(1, 1.0), (2, 3.0)]


def test_commands_reach_the_engine_in_order(tmp_path: Path) -> None:
    reader = CommandReader(tmp_path)
    assert reader.poll() == []
    sent = [send(tmp_path, command) for command in SECOND]
    assert reader.poll() == sent
    assert reader.poll() == []
    assert all(command.t > 1e9 for command in sent)


def test_commands_for_an_earlier_engine_are_not_obeyed(tmp_path: Path) -> None:
    send(tmp_path, Stop())
    reader = CommandReader(tmp_path)
    send(tmp_path, Pause())
    assert [command.kind for command in reader.poll()] == ["pause"]


def test_a_torn_command_costs_no_later_one(tmp_path: Path) -> None:
    reader = CommandReader(tmp_path)
    (tmp_path / "commands.jsonl").write_bytes(b'{"kind":"sto')
    assert reader.poll() == []
    send(tmp_path, Save())
    assert [command.kind for command in reader.poll()] == ["save"]


def test_several_senders_do_not_mix_their_lines(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from project.runs import PreviewRequest, send\n"
        "for n in range(200):\n"
        "    send(pathlib.Path(sys.argv[1]), PreviewRequest(id=sys.argv[2] + str(n), prompt='x' * 500))\n"
    )
    reader = CommandReader(tmp_path)
    senders = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name]) for name in "ab"]
    assert [sender.wait() for sender in senders] == [0, 0]
    ids = [command.id for command in reader.poll() if isinstance(command, PreviewRequest)]
    assert sorted(ids) == sorted(f"{name}{n}" for name in "ab" for n in range(200))


def test_a_command_to_no_run_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the command cannot be sent"):
        send(tmp_path / "none", Stop())
    assert os.listdir(tmp_path) == []
