"""A package index on this machine: tiny real wheels, a lock of them, and a server that fails in the ways of servers."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from project.runtime.locks import Wheel


def write_wheel(folder: Path, name: str, version: str = "1.0", files: dict[str, bytes] | None = None) -> Path:
    """A wheel of pure Python with these files, as PEP 427 wants it."""
    info = f"{name}-{version}.dist-info"
    inside = {f"{name}/__init__.py": f"VERSION = {version!r}\n".encode(), **(files or {})}
    inside |= {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={_digest(content)},{len(content)}\n" for path, content in inside.items()]
    inside[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"]).encode()
    path = folder / f"{name}-{version}-py3-none-any.whl"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in inside.items():
            archive.writestr(zipfile.ZipInfo(member, (2020, 1, 1, 0, 0, 0)), content)
    return path


def as_wheel(path: Path, url: str, unpacked: int = 0) -> Wheel:
    """What a lock says of a wheel's file."""
    name, version = path.name.split("-")[:2]
    content = path.read_bytes()
    return Wheel(
        name, version, path.name, f"{url}/{path.name}", len(content), hashlib.sha256(content).hexdigest(), unpacked
    )


def write_lock(path: Path, wheels: Sequence[Wheel], imports: Sequence[str] = (), head: str = "") -> Path:
    """A lock as packaging/lock.py writes it."""
    lines = [
        'lock-version = "1.0"',
        *([] if wheels else ["packages = []"]),
        "[tool.lora-atelier]",
        f"imports = {json.dumps(list(imports))}",
        head,
    ]
    for wheel in wheels:
        lines += ["[[packages]]", f'name = "{wheel.name}"', f'version = "{wheel.version}"']
        hashes = f'{{ sha256 = "{wheel.sha256}" }}'
        lines += [f'wheels = [{{ url = "{wheel.url}", size = {wheel.size}, hashes = {hashes} }}]']
        lines += ["[packages.tool.lora-atelier]", f'unpacked = {{ "{wheel.file}" = {wheel.unpacked or 5000} }}']
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@dataclass
class Server:
    """Serves a folder's files at their names. What is set here it does wrong."""

    folder: Path
    url: str = ""
    break_after: int = 0  # bytes of an answer after which the connection is cut
    breaks: int = 0  # how often it is
    ranges: bool = True
    status: dict[str, list[int]] = field(default_factory=dict)  # file → the answers before the right one
    instead: dict[str, bytes] = field(default_factory=dict)  # file → the bytes sent in its place
    pages: dict[str, str] = field(default_factory=dict)  # path → page
    pause: float = 0.0  # seconds before each piece
    asked: list[tuple[str, str]] = field(default_factory=list)  # (path, Range) of each request


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server on a free port of this machine."""
    server = Server(folder)

    class Handler(_Handler):
        told = server

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server.url = f"http://127.0.0.1:{httpd.server_address[1]}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    told: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        told, path = self.told, unquote(self.path.lstrip("/"))
        told.asked.append((path, self.headers.get("Range", "")))
        if path in told.pages:
            self._send(200, told.pages[path].encode(), {})
            return
        if told.status.get(path):
            self._send(told.status[path].pop(0), b"", {})
            return
        if path not in told.instead and not (told.folder / path).is_file():
            self._send(404, b"", {})
            return
        content = told.instead.get(path) or (told.folder / path).read_bytes()
        wanted = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if not (wanted and told.ranges):
            self._send(200, content, {})
        elif int(wanted[1]) >= len(content):
            self._send(416, b"", {})
        else:
            start = int(wanted[1])
            place = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self._send(206, content[start:], {"Content-Range": place})

    def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        cut = status in (200, 206) and self.told.breaks > 0 and len(content) > self.told.break_after
        if cut:
            self.told.breaks -= 1
            content = content[: self.told.break_after]
            self.close_connection = True
        try:
            for start in range(0, len(content), 1 << 16):
                time.sleep(self.told.pause)
                self.wfile.write(content[start : start + (1 << 16)])
        except OSError:  # the one who asked has left
            self.close_connection = True


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
