"""Whether there is a newer version: a small static JSON file at an address that the person chose, looked at once a day.

    {"version": "0.2.0", "notes": "What is new, in a few words.", "page": "https://…"}

Nothing is told to the place that is asked but the request itself; nothing is downloaded or installed.
"""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

from project.errors import BadInput, JobFailed
from project.runtime.certificates import trusting
from project.version import VERSION, is_newer, is_version

DAY = 24 * 3600.0  # seconds between two looks
_LARGEST = 1 << 16  # bytes of the file
_PATIENCE = 10.0  # seconds for each answer of the server
_NOTES = 600  # characters
_SCHEMES = ("https", "file")


@dataclass(frozen=True)
class Release:
    """A version that somebody published. `page` is an https address, or empty."""

    version: str
    notes: str = ""
    page: str = ""


def is_due(checked: float, now: float | None = None) -> bool:
    """Whether a day has passed since the last look, in unix seconds. One in the future (a clock set back) is none."""
    now = time.time() if now is None else now
    return not now - DAY < checked <= now


def newer_release(address: str, skipped: str = "", than: str = VERSION) -> Release | None:
    """The release that the file at `address` names; None if it is not newer `than` this app or is the `skipped` one.

    Raises BadInput for an address that is not https or file, or a file in another form, JobFailed where it cannot be
    had. Slow: for the background.
    """
    release = read_release(_fetched(address))
    return release if is_newer(release.version, than) and release.version != skipped else None


def check_address(address: str) -> str:
    """The address without spaces around it. Raises BadInput for one that is never asked."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        complete = bool(parts.hostname if parts.scheme == "https" else parts.path)
    except ValueError:
        complete = False
    if not complete or parts.scheme not in _SCHEMES:
        raise BadInput(f'"{address}" is no address of an update file: it must begin with https:// or file:///')
    return address


def read_release(content: bytes) -> Release:
    """The release that a file's content names. Raises BadInput if it is in another form."""
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"the update file is no JSON ({error})") from error
    version = values.get("version") if isinstance(values, dict) else None
    if not isinstance(version, str) or not is_version(version):
        raise BadInput('the update file names no version: it must hold {"version": "1.2.3", "notes": …, "page": …}')
    page = _text(values.get("page"))
    return Release(version.strip(), _text(values.get("notes"))[:_NOTES], page if _is_page(page) else "")


def _text(value: Any) -> str:
    """A text without what no person writes: control characters, also those that turn the direction of reading."""
    if not isinstance(value, str):
        return ""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in value).strip()


def _is_page(page: str) -> bool:
    try:
        parts = urlsplit(page)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False


class _OnlySafe(urllib.request.HTTPRedirectHandler):
    """Follows no way out of https."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError(f"it leads to {newurl}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetched(address: str) -> bytes:
    request = urllib.request.Request(check_address(address), headers={"User-Agent": "lora-atelier"})
    try:
        handler = urllib.request.HTTPSHandler(context=trusting())
        with urllib.request.build_opener(_OnlySafe, handler).open(request, timeout=_PATIENCE) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError) as error:  # URLError, timeouts and broken answers among them
        reason = getattr(error, "reason", None) or error
        raise JobFailed(f"the update file {address} cannot be had: {reason}") from error
    if len(content) > _LARGEST:
        raise BadInput(f"the update file {address} is larger than {_LARGEST >> 10} KB, so it is no update file")
    return content
