"""Fetches wheels over HTTP: on from where a broken download stopped, from mirrors first, each verified by its hash."""

import hashlib
import http.client
import json
import os
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from project.errors import BadInput, JobFailed
from project.runtime import files
from project.runtime.certificates import trusting
from project.runtime.locks import Wheel
from project.runtime.progress import Control, Meter, Tell
from project.version import VERSION

TIMEOUT = 30.0  # seconds without a byte after which a connection counts as broken
WAITS = (0.5, 2.0, 5.0, 10.0)  # seconds before the next try of a connection that brought nothing
_PIECE = 256 << 10  # bytes; how soon a stop is obeyed


class _NotThere(Exception):
    """This address has not got the file, or not the right one: another one may."""


class _Broken(Exception):
    """The connection ended early."""


class _Beyond(Exception):
    """More is there than the server has."""


def fetch(
    wheels: Sequence[Wheel], folder: Path, index: Sequence[str], tell: Tell | None, control: Control
) -> dict[str, Path]:
    """Get all these wheels into a folder; returns file name → path. What is there whole is not fetched again.

    Each comes from the first index that has it, else from its own address. Raises BadInput for an index that is no
    address, JobFailed with one sentence for a network, server or disk that fails, Cancelled; what came so far stays.
    """
    sources = _Sources(index)
    meter = Meter("download", sum(wheel.size for wheel in wheels), tell, control)
    meter.skip(sum(have(wheel, folder) for wheel in wheels))
    with files.readable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return {wheel.file: _one(wheel, folder, sources, meter) for wheel in wheels}


def have(wheel: Wheel, folder: Path) -> int:
    """The bytes of a wheel that are there, whole or in part."""
    for path in (folder / wheel.file, _part(wheel, folder)):
        with suppress(OSError):
            return min(path.stat().st_size, wheel.size)
    return 0


def is_right(path: Path, wheel: Wheel) -> bool:
    """Whether a file is this wheel, by its size and hash. Raises OSError."""
    if path.stat().st_size != wheel.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == wheel.sha256


def check_index(address: str) -> str:
    """An address of a package index, without the slash at its end. Raises BadInput."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(f'"{address}" is no address of a package index: it looks like https://pypi.org/simple')
    return address.strip().rstrip("/")


def _part(wheel: Wheel, folder: Path) -> Path:
    return folder / f"{wheel.file}.{wheel.sha256[:12]}.part"


def _one(wheel: Wheel, folder: Path, sources: "_Sources", meter: Meter) -> Path:
    """One wheel, whole and verified. It gets its name only then, so a file of that name is right."""
    target, part = folder / wheel.file, _part(wheel, folder)
    meter.begin(wheel.file)
    if target.is_file():
        with suppress(OSError):
            part.unlink()
        return target
    reason = ""
    for url in sources.addresses(wheel):
        try:
            for _ in range(2):  # pieces of two tries may not belong together: then once from the beginning
                fresh = not part.exists()
                _bytes(url, wheel, part, meter)
                with files.readable(folder):
                    if is_right(part, wheel):
                        files.move(part, target)
                        return target
                    part.unlink()
                    meter.skip(-wheel.size)
                if fresh:
                    break
            reason = f"what {_host(url)} sent is not the file that this version was made with"
        except _NotThere as error:
            reason = str(error)
    raise JobFailed(f"{wheel.file} could not be fetched: {reason}. Try again later, or with another index")


def _bytes(url: str, wheel: Wheel, part: Path, meter: Meter) -> None:
    """Fill the part up to the wheel's size, however often the connection breaks, as long as each try brings bytes."""
    failed = 0
    while (before := _size(part)) < wheel.size:
        meter.control.check()
        try:
            _connection(url, wheel, part, meter)
        except _Broken as error:
            failed = 0 if _size(part) > before else failed + 1
            if failed > len(WAITS):
                raise JobFailed(f"{error}: check the network and try again, it goes on from here") from error
            meter.control.sleep(WAITS[max(failed, 1) - 1])
    if _size(part) > wheel.size:  # left by something else
        with files.readable(part):
            os.truncate(part, wheel.size)


def _connection(url: str, wheel: Wheel, part: Path, meter: Meter) -> None:
    """Read one answer of the server into the part. Returns early when paused. Raises _Broken, _NotThere."""
    start = _size(part)
    try:
        answer = _open(url, {"Range": f"bytes={start}-"} if start else {})
    except _Beyond:
        _begin_anew(part, start, meter)
        return
    with answer:
        if start and not _continues(answer, start):
            _begin_anew(part, start, meter)
            if answer.status != 200:
                return
            start = 0
        with files.readable(part):
            file = part.open("ab", buffering=0)  # what is counted is on the disk, and a full one says so at once
        with file:
            while start < wheel.size and not meter.control.paused:
                piece = _read(answer, min(_PIECE, wheel.size - start), url)
                with files.readable(part):
                    count = file.write(piece)
                start += count
                meter.add(count)
                if count < len(piece):  # the disk took a part; the next request tells why
                    return


def _begin_anew(part: Path, start: int, meter: Meter) -> None:
    with files.readable(part):
        part.unlink()
    meter.skip(-start)


def _read(answer: Any, count: int, url: str) -> bytes:
    try:
        piece = bytes(answer.read1(count))  # what has come: a slow line is shown, and stopped, as it is
    except (OSError, http.client.HTTPException) as error:
        raise _Broken(f"the connection to {_host(url)} broke") from error
    if not piece:
        raise _Broken(f"the connection to {_host(url)} broke")
    return piece


def _continues(answer: Any, start: int) -> bool:
    """Whether the server sends the rest that it was asked for."""
    found = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return answer.status == 206 and found is not None and int(found[1]) == start


def _open(url: str, headers: dict[str, str]) -> Any:
    """An open answer of a server. Raises _NotThere, _Broken, _Beyond, or JobFailed where trying again is of no use."""
    request = urllib.request.Request(url, headers={"User-Agent": f"lora-atelier/{VERSION}", **headers})
    host = _host(url)
    try:
        handler = urllib.request.HTTPSHandler(context=trusting())
        return urllib.request.build_opener(handler).open(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 416 and "Range" in headers:
                raise _Beyond from error
            if error.code == 429 or error.code >= 500:
                raise _Broken(f"{host} answered {error.code}") from error
            raise _NotThere(f"{host} answered {error.code} ({error.reason})") from error
    except urllib.error.URLError as error:
        raise _unreachable(error.reason, host) from error
    except (OSError, http.client.HTTPException) as error:
        raise _unreachable(error, host) from error


def _unreachable(reason: object, host: str) -> Exception:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return JobFailed(
            f"the certificate of {host} is not trusted ({reason.verify_message}): look at this computer's clock and "
            "at proxies that read along, or set SSL_CERT_FILE to their certificate"
        )
    if isinstance(reason, socket.gaierror):
        return _Broken(f"{host} cannot be found")
    if isinstance(reason, TimeoutError):
        return _Broken(f"{host} does not answer")
    text = reason.strerror if isinstance(reason, OSError) and reason.strerror else reason
    return _Broken(f"{host} cannot be reached ({text})")


class _Sources:
    """Where a wheel can be had: at the mirrors that list its file's name, then at its own address."""

    def __init__(self, index: Sequence[str]) -> None:
        self.index = [check_index(address) for address in index]
        self._pages: dict[str, dict[str, str]] = {}

    def addresses(self, wheel: Wheel) -> Iterator[str]:
        for address in list(self.index):
            page = f"{address}/{re.sub(r'[-_.]+', '-', wheel.name).lower()}/"  # PEP 503
            try:
                if page not in self._pages:
                    self._pages[page] = _listed(page)
            except _Broken:
                self.index.remove(address)  # a mirror that is away would cost each wheel its patience
                continue
            if found := self._pages[page].get(wheel.file):
                yield found
        yield wheel.url


def _listed(page: str) -> dict[str, str]:
    """File name → address on a page of an index, in JSON (PEP 691) or HTML (PEP 503); empty without. Raises _Broken."""
    kinds = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
    try:
        with _open(page, {"Accept": kinds}) as answer:
            text, base = answer.read().decode("utf-8", "replace"), answer.geturl()
    except _NotThere:
        return {}
    except (OSError, http.client.HTTPException) as error:
        raise _Broken(f"the connection to {_host(page)} broke") from error
    if text.lstrip().startswith("{"):
        with suppress(ValueError, KeyError, TypeError):
            return {str(one["filename"]): urljoin(base, str(one["url"])) for one in json.loads(text)["files"]}
        return {}
    links = re.findall(r"<a\b[^>]*?\bhref\s*=\s*[\"']([^\"'#]+)", text, re.IGNORECASE)
    return {unquote(urlsplit(link).path.rsplit("/", 1)[-1]): urljoin(base, unescape(link)) for link in links}


def _host(url: str) -> str:
    return urlsplit(url).netloc.rsplit("@", 1)[-1]


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
