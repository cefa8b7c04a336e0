"""Pictures that are dropped or pasted: files, pictures without a file, and addresses that a browser hands over."""

import base64
import binascii
import html
import re
import shutil
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QImage

from project.dataset.pictures import PictureError, identify
from project.errors import BadInput
from project.workspace import cache_dir

translate = QCoreApplication.translate

_LARGEST_PAGE = 1 << 20  # characters of a piece of a web page
_LARGEST = 200 << 20  # bytes of a picture from an address
_OLD = 86_400.0  # seconds
_PATIENCE = 20  # seconds without an answer
_SUFFIXES = {"jpeg": ".jpg", "jpg": ".jpg", "png": ".png", "webp": ".webp", "gif": ".gif", "bmp": ".bmp",
             "avif": ".avif", "tiff": ".tif"}  # fmt: skip
_WEB = ("http", "https", "data")


@dataclass(frozen=True)
class Incoming:
    """What a drop or the clipboard holds: files of this computer, else a picture itself, else addresses.

    Of each picture there may be several addresses, of which the first that gives one is taken.
    """

    files: tuple[Path, ...] = ()
    addresses: tuple[tuple[str, ...], ...] = ()
    image: QImage | None = None

    def __bool__(self) -> bool:
        return bool(self.files or self.addresses or self.image is not None)


def incoming(data: QMimeData | None) -> Incoming:
    """What can be taken of it; false if nothing can."""
    if data is None:
        return Incoming()
    urls = data.urls() if data.hasUrls() else []
    if files := tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()):
        return Incoming(files)
    picture = QImage(data.imageData()) if data.hasImage() else QImage()
    if not picture.isNull():  # what a browser shows is there already: nothing needs to be fetched
        return Incoming(image=picture)
    addresses = [url.toEncoded().toStdString() for url in urls if url.scheme() in _WEB]
    if not addresses and data.hasText():
        text = data.text().strip()
        if re.fullmatch(r"(https?://|data:image/)\S+", text):
            addresses = [text]
    shown = _shown(data.html()) if data.hasHtml() and len(addresses) < 2 else ""
    if shown:  # a picture that is a link is dragged as the address of the page that it leads to
        return Incoming(addresses=(tuple(dict.fromkeys([shown, *addresses])),))
    return Incoming(addresses=tuple((address,) for address in addresses))


def _shown(text: str) -> str:
    """The address of the one picture in a piece of a web page; empty if there is none, or more."""
    found = re.findall(r"""<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']""", text[:_LARGEST_PAGE], re.IGNORECASE)
    address = html.unescape(found[0]).strip() if len(found) == 1 else ""
    return address if urllib.parse.urlsplit(address).scheme in _WEB else ""


def saved(image: QImage) -> Path:
    """The picture as a file of a folder of its own. Raises BadInput if it cannot be written."""
    file = _folder() / time.strftime("pasted-%Y%m%d-%H%M%S.png")
    if not image.save(str(file)):
        raise BadInput(translate("dataset", "The picture could not be saved: is the disk full?"))
    return file


def fetched(addresses: Sequence[Sequence[str]]) -> tuple[list[Path], str]:
    """The pictures at addresses, each as a file of one folder, and why one of them could not be had, if so. Slow.

    Raises BadInput with one line if there is none at all.
    """
    folder = _folder()
    files: list[Path] = []
    reason = ""
    for number, ways in enumerate(addresses, 1):
        for address in ways:
            try:
                files.append(_fetch(address, folder, number))
                break
            except BadInput as error:
                problem = str(error)
        else:
            reason = reason or problem
    if not files:
        raise BadInput(reason)
    return files, reason


def _folder() -> Path:
    """A new folder for what comes in; those of earlier days are removed."""
    place = cache_dir() / "incoming"
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        with suppress(OSError):
            if old.stat().st_mtime < time.time() - _OLD:
                shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(dir=place))


def _fetch(address: str, folder: Path, number: int) -> Path:
    if address.startswith("data:"):
        return _decode(address, folder, number)
    name = urllib.parse.unquote(Path(urllib.parse.urlsplit(address).path).name)
    host = urllib.parse.urlsplit(address).netloc
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 LoRA-Atelier"})
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            kind = answer.headers.get_content_type()
            content = answer.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        reason = " ".join(str(part) for part in (getattr(error, "code", ""), getattr(error, "reason", error)) if part)
        text = translate("dataset", "{host} gave no picture ({reason}). Save it with the browser and drop the file.")
        raise BadInput(text.format(host=host, reason=reason)) from error
    if not kind.startswith("image/") or len(content) > _LARGEST:
        raise _no_picture(host)
    return _write(folder, Path(name).stem, kind, content, number, host)


def _no_picture(host: str) -> BadInput:
    text = translate("dataset", "What {host} gave is no picture. Save it with the browser and drop the file.")
    return BadInput(text.format(host=host))


def _decode(address: str, folder: Path, number: int) -> Path:
    head, _, body = address.partition(",")
    kind = head.removeprefix("data:").split(";")[0]
    try:
        if not kind.startswith("image/"):
            raise ValueError(kind)
        content = base64.b64decode(body) if ";base64" in head else urllib.parse.unquote_to_bytes(body)
    except (ValueError, binascii.Error) as error:
        raise BadInput(translate("dataset", "What was dropped is no picture.")) from error
    return _write(folder, "picture", kind, content, number, translate("dataset", "the browser"))


def _write(folder: Path, stem: str, kind: str, content: bytes, number: int, host: str) -> Path:
    plain = re.sub(r"[^\w .()-]+", "-", stem).strip(" .-")[:80] or "picture"
    suffix = _SUFFIXES.get(kind.removeprefix("image/"), ".png")
    file = folder / f"{plain}{suffix}"
    if file.exists():
        file = folder / f"{plain}-{number}{suffix}"
    file.write_bytes(content)
    try:
        identify(file)
    except PictureError:
        file.unlink()
        raise _no_picture(host) from None
    return file
