"""Downloads a model from the Hugging Face hub: with progress, going on where a broken download stopped."""

import hashlib
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project.errors import BadInput, Cancelled, JobFailed
from project.models.places import MARKS, find, hub_place, is_hub_name, models_folder
from project.models.repository import RemoteFile, choose

RESERVE = 512 << 20  # bytes that stay free beside a model
_TELL_EVERY = 0.1  # seconds between two reports of progress
_SPAN = 5.0  # seconds over which the speed is measured
_PIECE = 256 << 10  # bytes; what a broken connection loses at most, and how soon a stop is obeyed
_TRIES = 3  # of a file whose connection breaks, beside those of the library
_LOOK_EVERY = 0.2  # seconds between two looks whether another process has finished its download
_UNFINISHED = ".getting"  # begins with a dot: a look for models passes it over


@dataclass(frozen=True)
class Progress:
    """Where a download is: bytes there and in all, bytes a second (0 unknown), and the file in work."""

    done: int
    total: int
    speed: float = 0.0
    file: str = ""

    @property
    def left(self) -> float | None:
        """Seconds to go; None while nobody knows."""
        return (self.total - self.done) / self.speed if self.speed > 0 else None


Tell = Callable[[Progress], None]


def get(name: str, tell: Tell | None = None, stop: threading.Event | None = None, token: str | None = None) -> Path:
    """Download ``owner/name``, or the file ``owner/name/FILE.safetensors`` of it, and return where it lies.

    A model that is there already is returned at once. ``token`` is the hub's access token; without one HF_TOKEN and the
    one of ``hf auth login`` count. Raises BadInput for a wrong name or missing permission, JobFailed for a broken
    connection or a full disk, Cancelled after ``stop`` was set; each leaves what came so far for the next try. Where
    another process downloads the same model, this waits for it.
    """
    name = name.strip().removeprefix("https://huggingface.co/").strip("/")
    if not is_hub_name(name):
        raise BadInput(f'"{name}" is no name of a model on the hub: write it as owner/name')
    if (there := find(name)) is not None and (there.is_dir() or name.count("/") == 2):
        return there
    repository, single = "/".join(name.split("/")[:2]), "/".join(name.split("/")[2:])
    stop = stop or threading.Event()
    with _readable(repository), _alone(repository, tell, stop):
        if (there := find(name)) is not None and (there.is_dir() or single):
            return there  # another process was faster
        files, revision = _listed(repository, single, token)
        parts = models_folder() / _UNFINISHED / repository.replace("/", "--")
        _check_room(parts, files)
        fetch = _Fetch(repository, revision, parts, _Meter(files, parts, tell, stop), token)
        for file in files:
            fetch.one(file)
        place = hub_place(repository)
        for file in files:  # one of MARKS comes last, so a folder that has it is whole
            target = place / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(parts / file.name, target)
        shutil.rmtree(parts, ignore_errors=True)
    return place if files[-1].name in MARKS else place / files[0].name


def endpoint() -> str:
    """The address of the hub; HF_ENDPOINT names a mirror."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or "https://huggingface.co"


def _listed(repository: str, single: str, token: str | None) -> tuple[list[RemoteFile], str]:
    """(files to get, revision): one answer of the hub, so that all files are of the same version."""
    from huggingface_hub import HfApi

    info = HfApi(endpoint=endpoint(), token=token).model_info(repository, files_metadata=True, timeout=20)
    listed = [
        RemoteFile(one.rfilename, one.size or 0, one.lfs.sha256 if one.lfs else "") for one in info.siblings or []
    ]
    return choose(repository, listed, single), info.sha or "main"


@contextmanager
def _alone(repository: str, tell: Tell | None, stop: threading.Event) -> Iterator[None]:
    """One process downloads a model: two would write into the same unfinished files. Waits for the other one."""
    from project.runs.lock import OsLock

    folder = models_folder() / _UNFINISHED
    folder.mkdir(parents=True, exist_ok=True)
    lock = OsLock(folder / f"{repository.replace('/', '--')}.lock")
    while not lock.acquire():
        if tell is not None:
            tell(Progress(0, 0))
        if stop.wait(_LOOK_EVERY):
            raise Cancelled("the download was stopped; the next try goes on from here")
    try:
        yield
    finally:
        lock.release()


def _check_room(parts: Path, files: list[RemoteFile]) -> None:
    parts.mkdir(parents=True, exist_ok=True)
    here = sum(_size(path) for file in files for path in (parts / file.name, _part(parts, file)))
    needed, free = sum(file.size for file in files) - here + RESERVE, shutil.disk_usage(parts).free
    if needed > free:
        raise JobFailed(
            f"the model needs {needed / 1e9:.1f} GB and only {free / 1e9:.1f} GB are free on the disk of "
            f"{models_folder()}: free some space and try again"
        )


class _Meter:
    """Counts bytes, tells of them, and looks whether the download is to stop."""

    def __init__(self, files: list[RemoteFile], parts: Path, tell: Tell | None, stop: threading.Event) -> None:
        self.tell, self.stop, self.total = tell, stop, sum(file.size for file in files)
        self.done = sum(max(_size(parts / file.name), _size(_part(parts, file))) for file in files)
        self.file = ""
        self._told = 0.0
        self._points = [(time.monotonic(), self.done)]

    def add(self, count: int) -> None:
        if self.stop.is_set():
            raise Cancelled("the download was stopped; the next try goes on from here")
        self.done += count
        now = time.monotonic()
        if self.tell is None or (now - self._told < _TELL_EVERY and self.done < self.total):
            return
        self._told = now
        self._points.append((now, self.done))
        while len(self._points) > 2 and now - self._points[1][0] > _SPAN:
            self._points.pop(0)
        before, span = self._points[0][1], now - self._points[0][0]
        speed = max(0.0, (self.done - before) / span) if span > 0.2 else 0.0
        self.tell(Progress(min(self.done, self.total), self.total, speed, self.file))


class _Fetch:
    """Gets the files of one revision, each into a part file that says in its name which content it is of."""

    def __init__(self, repository: str, revision: str, folder: Path, meter: _Meter, token: str | None) -> None:
        from huggingface_hub import constants
        from huggingface_hub.utils._headers import build_hf_headers

        constants.DOWNLOAD_CHUNK_SIZE = _PIECE  # the library's 10 MB are half a minute on a slow line
        logging.getLogger("huggingface_hub").setLevel(
            logging.ERROR
        )  # it tells of each try again; the person sees the progress

        self.repository, self.revision, self.folder, self.meter = repository, revision, folder, meter
        self.headers = build_hf_headers(token=token, library_name="lora-atelier")

    def one(self, file: RemoteFile) -> None:
        """One file, whole and verified."""
        target = self.folder / file.name
        self.meter.file = file.name
        self.meter.add(0)
        if _size(target) == file.size and target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        part = _part(self.folder, file)
        self._bytes(file, part)
        if file.sha256 and not self._is(part, file.sha256):
            part.unlink()
            raise JobFailed(f"{file.name} of {self.repository} arrived damaged: try again")
        os.replace(part, target)

    def _bytes(self, file: RemoteFile, part: Path) -> None:
        import httpx2
        from huggingface_hub import hf_hub_url
        from huggingface_hub.file_download import http_get

        url = hf_hub_url(self.repository, file.name, revision=self.revision, endpoint=endpoint())
        for attempt in range(_TRIES):
            with part.open("ab") as handle:
                have = handle.tell()
                if have > file.size:
                    handle.truncate(0)
                    handle.seek(0)
                    self.meter.done -= have
                    have = 0
                try:
                    http_get(
                        url, handle, resume_size=have, headers=self.headers, expected_size=file.size,
                        displayed_filename=file.name, tqdm_class=_bar(self.meter), _nb_retries=1,
                    )  # fmt: skip
                    return
                except httpx2.TransportError:
                    if attempt == _TRIES - 1:
                        raise

    def _is(self, path: Path, sha256: str) -> bool:
        """Read the file again: after a resume nothing else tells whether the pieces belong together."""
        digest = hashlib.sha256()
        with path.open("rb") as handle:
            while block := handle.read(1 << 20):
                digest.update(block)
                self.meter.add(0)
        return digest.hexdigest() == sha256.lower()


def _bar(meter: _Meter) -> Any:
    """What the library takes for its progress bar."""

    class Bar:
        def __init__(self, *_: Any, **__: Any) -> None:
            self.n = 0

        def update(self, count: float | None = 1) -> None:
            meter.add(int(count or 0))

        def close(self) -> None:
            pass

        def __enter__(self) -> "Bar":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    return Bar


@contextmanager
def _readable(repository: str) -> Iterator[None]:
    """Errors of the library as one line that says what to do."""
    import httpx2
    from huggingface_hub import errors

    try:
        yield
    except errors.GatedRepoError as error:
        raise BadInput(
            f"{repository} asks for permission: accept its terms at https://huggingface.co/{repository} and set "
            "HF_TOKEN to your access token"
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise BadInput(
            f"{repository} is not on the hub, or it is private: look at the spelling, or set HF_TOKEN to your token"
        ) from error
    except errors.EntryNotFoundError as error:
        raise JobFailed(f"{repository} changed while it was read: try again") from error
    except (errors.OfflineModeIsEnabled, httpx2.ConnectError, httpx2.ConnectTimeout) as error:
        raise JobFailed(
            f"the hub cannot be reached at {endpoint()}: look at your connection and try again; nothing is lost"
        ) from error
    except httpx2.TransportError as error:
        raise JobFailed("the connection broke: try again, and the download goes on where it stopped") from error
    except errors.HfHubHTTPError as error:
        status = error.response.status_code if error.response is not None else "an error"
        raise JobFailed(f"the hub answered {status} for {repository}: try again later") from error
    except OSError as error:
        raise JobFailed(f"{error.filename or models_folder()}: {error.strerror or error}") from error


def _part(folder: Path, file: RemoteFile) -> Path:
    return folder / f"{file.name}.{file.sha256[:12] or file.size}.part"


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
