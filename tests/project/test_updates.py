"""The update notice's file: what is read of it, what is refused, and how often it is asked for."""

from __future__ import annotations

import json
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from project.errors import AtelierError, BadInput, JobFailed
from project.updates import DAY, Release, check_address, is_due, newer_release, read_release
from project.version import VERSION

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # for localhost alone, with its key, for a hundred years


def written(folder: Path, content: Any) -> str:
    file = folder / "更新 file.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file.as_uri()


def test_a_newer_version_is_told_with_its_notes_and_page(tmp_path: Path) -> None:
    page = "https://example.org/releases/9"
    address = written(tmp_path, {"version": "9.0.0", "notes": "Faster.\nSmaller.", "page": page, "more": [1]})
    assert newer_release(address) == Release("9.0.0", "Faster.\nSmaller.", page)


@pytest.mark.parametrize("version", ["0.0.1", VERSION, VERSION + ".0"])
def test_the_same_or_an_older_version_is_not_told(version: str, tmp_path: Path) -> None:
    assert newer_release(written(tmp_path, {"version": version})) is None


def test_a_version_that_the_person_passed_over_is_not_told_but_the_next_one_is(tmp_path: Path) -> None:
    address = written(tmp_path, {"version": "9.0.0"})
    assert newer_release(address, skipped="9.0.0") is None
    assert newer_release(address, skipped="8.9.9") is not None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"9.0"', b"{}", b'{"version": 9}', b'{"version": "newest"}', b"<html>not here</html>",
     b"\xff\xfe", b"[" * 50_000],
)  # fmt: skip
def test_a_file_in_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match="the update file"):
        read_release(content)


def test_what_comes_from_outside_is_cut_and_cleaned() -> None:
    release = read_release(json.dumps({"version": "9.0", "notes": "a\x1b[31m\u202eb" + "x" * 5000}).encode())
    assert len(release.notes) == 600
    assert release.notes.isprintable()


@pytest.mark.parametrize(
    "page", ["http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https://", 7, None]
)
def test_only_a_safe_page_can_be_opened(page: Any) -> None:
    assert read_release(json.dumps({"version": "9.0", "page": page}).encode()).page == ""


@pytest.mark.parametrize("address", ["", "http://example.org/a.json", "ftp://x/y", "https://", "example.org/a.json",
                                     "data:,{}", "https://[::1/x"])  # fmt: skip
def test_other_addresses_are_never_asked(address: str) -> None:
    with pytest.raises(BadInput, match="no address of an update file"):
        newer_release(address)


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="larger than 64 KB"):
        newer_release(written(tmp_path, b" " * (1 << 17)))


def test_a_file_that_is_not_there_fails_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="cannot be had"):
        newer_release((tmp_path / "nothing.json").as_uri())


def test_spaces_around_an_address_are_no_mistake() -> None:
    assert check_address("  https://example.org/a.json \n") == "https://example.org/a.json"


def test_it_is_asked_once_a_day_whatever_the_clock_does() -> None:
    now = 1_800_000_000.0
    assert is_due(0.0, now)
    assert not is_due(now - DAY / 2, now)
    assert is_due(now - DAY, now)
    assert is_due(now + 3600, now)  # the clock was set back
    assert is_due(float("nan"), now)


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/release.json")
            self.end_headers()
            return
        self.send_response(200 if self.path == "/release.json" else 404)
        self.end_headers()
        self.wfile.write(b'{"version": "9.0.0"}')

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with a certificate of its own, which this process trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    http = HTTPServer(("localhost", 0), Answers)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(urllib.request, "getproxies", dict)
    yield f"https://localhost:{http.server_port}"
    http.shutdown()
    thread.join(10)
    http.server_close()


def test_it_is_read_over_https_and_only_there(server: str) -> None:
    found = newer_release(f"{server}/release.json")
    assert found is not None
    assert found.version == "9.0.0"
    with pytest.raises(JobFailed, match="not https"):
        newer_release(f"{server}/away")
    with pytest.raises(AtelierError, match="cannot be had"):
        newer_release(f"{server}/nothing.json")


def test_a_certificate_that_nobody_vouches_for_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(JobFailed, match="certificate"):
        newer_release(f"{server}/release.json")
