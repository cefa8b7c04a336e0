"""Which commands an engine obeys, in which order, and which preview requests make way for others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.inbox import CANCELLED, Inbox
from project import runs


def request(name: str, group: str = "") -> runs.PreviewRequest:
    return runs.PreviewRequest(id=name, prompt="red box", group=group)


class Post:
    """An inbox with what was dropped, and commands as they arrive."""

    def __init__(self) -> None:
        self.events: list[runs.Event] = []
        self.coming: list[runs.Command] = []
        self.inbox = Inbox(self._poll, self.events.append)

    def _poll(self) -> list[runs.Command]:
        arrived, self.coming = self.coming, []
        return arrived

    def bring(self, *commands: runs.Command) -> None:
        self.coming += commands

    def taken(self) -> Iterator[runs.Command]:
        while (command := self.inbox.next()) is not None:
            yield command

    def ids(self) -> list[str]:
        return [command.id for command in self.taken() if isinstance(command, runs.PreviewRequest)]

    def dropped(self) -> list[str]:
        assert all(isinstance(event, runs.Warning_) and event.code == CANCELLED for event in self.events)
        return [event.path for event in self.events if isinstance(event, runs.Warning_)]


@pytest.fixture
def post() -> Post:
    return Post()


def test_commands_come_in_their_order(post: Post) -> None:
    commands = [runs.Pause(), request("a"), runs.Save(), runs.Resume()]
    post.bring(*commands)
    assert list(post.taken()) == commands
    assert post.inbox.next() is None


@pytest.mark.parametrize(
    ("sent", "kept", "dropped"),
    [
        (["a", "b", "c"], ["c"], ["a", "b"]),
        (["a/g", "b/g", "c/g"], ["a", "b", "c"], []),
        (["a/g", "b/g", "c/h"], ["c"], ["a", "b"]),
        (["a/g", "b", "c/g"], ["c"], ["a", "b"]),
        (["a", "b/g", "c/g"], ["b", "c"], ["a"]),
    ],
)
def test_a_newer_request_replaces_those_of_other_groups(
    sent: list[str], kept: list[str], dropped: list[str], post: Post
) -> None:
    for text in sent:
        name, _, group = text.partition("/")
        post.bring(request(name, group))
        post.inbox.look()
    assert post.inbox.requests
    assert post.ids() == kept
    assert post.dropped() == dropped


@pytest.mark.parametrize(
    ("wanted", "kept"), [("a", ["b"]), ("g", []), ("", []), ("other", ["a", "b"])], ids=["id", "group", "all", "none"]
)
def test_cancelling_what_waits(wanted: str, kept: list[str], post: Post) -> None:
    post.bring(request("a", "g"), request("b", "g"))
    post.inbox.look()
    post.bring(runs.Cancel(id=wanted), runs.Pause())
    assert post.ids() == kept
    assert post.dropped() == [name for name in ("a", "b") if name not in kept]


@pytest.mark.parametrize(
    ("command", "left"),
    [
        (request("new"), True),
        (request("new", "h"), True),
        (request("new", "g"), False),
        (runs.Cancel(id="now"), True),
        (runs.Cancel(id="g"), True),
        (runs.Cancel(), True),
        (runs.Cancel(id="new"), False),
        (runs.Stop(), True),
        (runs.Pause(), False),
    ],
)
def test_what_makes_the_request_in_work_unwanted(command: runs.Command, left: bool, post: Post) -> None:
    post.inbox.begin(request("now", "g"))
    assert post.inbox.unwanted() == ""
    post.bring(command)
    assert bool(post.inbox.unwanted()) == left
    post.inbox.finish()
    assert post.inbox.unwanted() == ""


def test_a_planned_request_makes_way_for_a_stop_only(post: Post) -> None:
    post.inbox.begin(request("planned", "plan"), replaceable=False)
    post.bring(request("new"))
    assert post.inbox.unwanted() == ""
    post.bring(runs.Stop())
    assert post.inbox.unwanted() == "the engine stops"


def test_a_stop_comes_first_and_stays(post: Post) -> None:
    post.bring(runs.Save(), request("a"), runs.Stop())
    assert isinstance(post.inbox.next(), runs.Stop)
    assert isinstance(post.inbox.next(), runs.Stop)
    assert post.inbox.stopping
    assert post.dropped() == ["a"]


def test_what_is_put_back_is_next(post: Post) -> None:
    post.bring(request("a", "g"), request("b", "g"))
    first = post.inbox.next()
    assert first is not None
    post.inbox.put_back(first)
    assert post.ids() == ["a", "b"]
