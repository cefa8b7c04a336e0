"""A folder of everything that can be wrong with a dataset: broken pictures, captions, tables, links and names.

The same seed gives the same folder. No file in it may hang, crash or fill the memory of what reads it.
"""

from __future__ import annotations

import io
import json
import os
import random
import socket
import struct
import zlib
from contextlib import suppress
from pathlib import Path

from PIL import Image

SIDE = 72
# How every kind of file that Pillow can write is called here: by its own suffix, and each once by a wrong one.
WRITTEN = {
    "PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "BMP": ".bmp", "GIF": ".gif", "TIFF": ".tif", "AVIF": ".avif",
    "ICO": ".ico", "TGA": ".tga", "PCX": ".pcx", "PPM": ".ppm", "DDS": ".dds", "JPEG2000": ".jp2", "EPS": ".eps",
    "SGI": ".gif", "MPO": ".jpeg", "ICNS": ".png", "QOI": ".tiff", "PDF": ".jfif",
}  # fmt: skip
GOOD = ("good", "also good", "猫")  # pictures that nothing is wrong with
NAMES = (
    "new\nline.png", "tab\there.png", "-n.png", "--output.png", " spaces .png", "dots...png", "%s%n{0}.png",
    'quo"te\'s.png', "\x1b[31mred\x1b[0m.png", "right\u202egnp.png", "emoji 🐈‍⬛.png", "CON.png", "aux.png", "a:b.png",
    "back\\slash.png", "<b>bold</b>.png", "&amp;.png", "é decomposed é.png", "x" * 251 + ".png",
    "字" * 83 + ".png", "UPPER.PNG", "two.png.jpg", "~.png", "#1?.png", "comma,name.png", "=1+1.png",
)  # fmt: skip
NOT_UTF8 = b"latin \xe9\xff.png"
CAPTIONS: dict[str, bytes] = {
    "latin": "Käse".encode("latin-1"), "utf16": "a cat".encode("utf-16"), "half utf16": b"\xff\xfea\x00b",
    "zeros": bytes(300), "surrogate": b"\xed\xa0\x80 cat", "bom only": b"\xef\xbb\xbf", "white": b" \r\n\t\x0b\x0c ",
    "one long line": b"word " * 60_000, "many lines": b"x\n" * 50_000, "escapes": b"\x1b[2Jcat\x07\x08\x00",
    "separators": "a\u2028b\u2029c\x85d\x1ce".encode(), "binary": random.Random(5).randbytes(4000),
    "cjk": "水墨画，钟".encode("gb18030"), "commas": b",,, , ,", "brackets": b"(" * 3000 + b"{[" * 3000,
}  # fmt: skip


def make(folder: Path, seed: int = 0, turns: int = 3) -> Path:
    """Fill a new folder; ``turns`` is how many broken versions are made of each kind of picture."""
    folder.mkdir(parents=True)
    draw = random.Random(seed)
    for number, name in enumerate(GOOD):
        _scene(number).save(folder / f"{name}.png")
        (folder / f"{name}.txt").write_text(f"a picture, number {number}", encoding="utf-8")
    _broken(folder / "broken", draw, turns)
    _bombs(folder / "bombs")
    _named(folder / "names")
    _captioned(folder / "captions")
    _tables(folder / "tables")
    _places(folder / "places")
    return folder


def state(folder: Path) -> dict[str, object]:
    """Every name in a folder with what it is: the bytes of a file, where a link leads, or the kind of anything else."""
    found: dict[str, object] = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(place, name)
            facts = os.lstat(path)
            kind = facts.st_mode & 0o170000
            content: object = None
            if os.path.islink(path):
                content = os.readlink(path)
            elif os.path.isfile(path):
                content = (facts.st_size, facts.st_mtime_ns, _summed(path))
            found[os.path.relpath(path, folder)] = (kind, content)
    return found


def _summed(path: str) -> int:
    if os.path.getsize(path) > 32 << 20:
        return 0  # a file with a hole: its size and time tell
    with open(path, "rb") as file:
        return zlib.crc32(file.read())


def _scene(seed: int, mode: str = "RGB") -> Image.Image:
    return Image.frombytes("RGB", (SIDE, SIDE), random.Random(seed).randbytes(SIDE * SIDE * 3)).convert(mode)


def _encoded(kind: str) -> bytes:
    written = io.BytesIO()
    with suppress(OSError, ValueError, KeyError):  # a Pillow without this coder: the file is then empty
        _scene(1).save(written, kind)
    return written.getvalue()


def _broken(folder: Path, draw: random.Random, turns: int) -> None:
    folder.mkdir()
    suffixes = sorted({*WRITTEN.values(), ".heic", ".psd", ".svg"})
    for kind, suffix in WRITTEN.items():
        data = _encoded(kind)
        (folder / f"{kind} whole{suffix}").write_bytes(data)
        (folder / f"{kind} called otherwise{draw.choice(suffixes)}").write_bytes(data)
        (folder / f"{kind} empty{suffix}").write_bytes(b"")
        (folder / f"{kind} head{suffix}").write_bytes(data[:12])
        (folder / f"{kind} with a tail{suffix}").write_bytes(data + draw.randbytes(500))
        for turn in range(turns):
            (folder / f"{kind} cut {turn}{suffix}").write_bytes(data[: draw.randrange(len(data) + 1)])
            (folder / f"{kind} bits {turn}{suffix}").write_bytes(_flipped(data, draw, draw.choice((1, 8, 60))))
            head = _flipped(data[:120], draw, 6) + data[120:]
            (folder / f"{kind} head bits {turn}{suffix}").write_bytes(head)
    for suffix in suffixes:
        (folder / f"noise{suffix}").write_bytes(draw.randbytes(700))
    frames = [_scene(number, "P") for number in range(5)]
    frames[0].save(folder / "cut animation.gif", save_all=True, append_images=frames[1:])
    whole = (folder / "cut animation.gif").read_bytes()
    (folder / "cut animation.gif").write_bytes(whole[: len(whole) // 2])


def _flipped(data: bytes, draw: random.Random, times: int) -> bytes:
    found = bytearray(data)
    for _ in range(times if found else 0):
        found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def _png(width: int, height: int, *chunks: tuple[bytes, bytes], rows: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *(chunk(*each) for each in chunks), chunk(b"IDAT", zlib.compress(rows, 9))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def _bombs(folder: Path) -> None:
    """Small files that claim, or unpack to, a great deal."""
    folder.mkdir()
    (folder / "huge.png").write_bytes(_png(60_000, 60_000))
    (folder / "beyond.png").write_bytes(_png(2**31 - 1, 2**31 - 1))
    (folder / "nothing.png").write_bytes(_png(0, 0))
    Image.new("1", (9400, 9400)).save(folder / "large.png")  # as much as is opened
    (folder / "thin.png").write_bytes(_png(1, 2_000_000, rows=bytes(4 * 2_000_000)))
    text = b"parameters\x00\x00\x00\x00\x00" + zlib.compress(b"word " * (1 << 20))
    (folder / "text.png").write_bytes(_png(SIDE, SIDE, (b"iTXt", text[:12] + b"\x00" + text[12:]),
                                           (b"zTXt", b"x\x00\x00" + zlib.compress(bytes(8 << 20), 9)),
                                           rows=bytes((SIDE * 3 + 1) * SIDE)))  # fmt: skip
    (folder / "huge.bmp").write_bytes(b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 50_000, 50_000, 1, 24,
                                                          0, 0, 0, 0, 0, 0))  # fmt: skip
    (folder / "huge.gif").write_bytes(b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF0, 0, 0) + bytes(6))
    circle = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<HHHIII", 1, 256, 4, 1, 70_000, 8)
    (folder / "circle.tif").write_bytes(circle)
    one = Image.new("P", (4, 4))
    one.save(folder / "long.gif", save_all=True, append_images=[Image.new("P", (4, 4), n % 200) for n in range(600)])
    for name in ("hole.png", "hole.jpg"):
        _hole(folder / name)


def _hole(path: Path) -> None:
    """A sparse file: 6 GB that take no room."""
    with path.open("wb") as file:
        file.truncate(6 << 30)


def _named(folder: Path) -> None:
    folder.mkdir()
    data = _encoded("PNG")
    for name in NAMES:
        with suppress(OSError):  # a file system that does not take it
            (folder / name).write_bytes(data)
    with suppress(OSError):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + NOT_UTF8)).write_bytes(data)
    for name in ("same.png", "same.jpg", "SAME.webp", "same"):
        (folder / name).write_bytes(data)
    (folder / "same.txt").write_text("one caption for all")
    deep = folder.joinpath(*["deep"] * 40)
    deep.mkdir(parents=True)
    (deep / "buried.png").write_bytes(data)
    for name in ("0_never", "5_dog", "99999999999_many", "3_", "_3", "٣_arabic"):
        (folder / name).mkdir()
        (folder / name / "in it.png").write_bytes(data)


def _captioned(folder: Path) -> None:
    folder.mkdir()
    data = _encoded("PNG")
    for name, words in CAPTIONS.items():
        (folder / f"{name}.png").write_bytes(data)
        (folder / f"{name}.txt").write_bytes(words)
    for name in ("a folder", "a pipe", "a hole", "nowhere", "circle"):
        (folder / f"{name}.png").write_bytes(data)
    (folder / "a folder.txt").mkdir()
    os.mkfifo(folder / "a pipe.txt")
    _hole(folder / "a hole.txt")
    (folder / "nowhere.txt").symlink_to("not here.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "a folder-masklabel.png").mkdir()
    (folder / "latin-masklabel.png").write_bytes(b"no mask")
    os.mkfifo(folder / "utf16-masklabel.png")


def _tables(folder: Path) -> None:
    data = _encoded("PNG")
    tables: dict[str, dict[str, bytes]] = {
        "good": {"metadata.csv": b'filename,prompt\na.png,"one, two"\nb.png,\n'},
        "climbing": {"metadata.csv": b"filename,prompt\n../../good.png,x\n/etc/passwd,y\na.png,z\n"},
        "quotes": {"metadata.csv": b'filename,prompt\na.png,"' + b"x" * 300_000 + b"\nb.png,b\n"},
        "columns": {"metadata.csv": b"name;words\na.png;x\n", "metadata.jsonl": b'{"file_name": "a.png"}\n'},
        "surrogate": {"metadata.jsonl": b'{"file_name": "a.png", "text": "\\ud800 cat"}\n[1]\nnull\n{"text": 3}\n'},
        "deep": {"metadata.jsonl": b"[" * 99_999, "meta_cap.json": b"[" * 99_999, "dataset.toml": b"a=" + b"[" * 9000},
        "numbers": {"metadata.jsonl": b'{"file_name": 1, "text": 2}\n', "dataset.toml": b"datasets = 3\ngeneral = 4\n"},
        "lists": {"dataset.toml": b"datasets = [1, [2]]\n", "meta_cap.json": b'{"a": {"caption": 5}, "b": 7}'},
        "subsets": {"dataset.toml": b"[[datasets]]\nsubsets = 5\n"},
        "away": {"dataset.toml": b'[[datasets]]\n[[datasets.subsets]]\nimage_dir = "\\u0000"\nnum_repeats = true\n'},
        "binary": {"metadata.csv": random.Random(7).randbytes(999), "metadata.jsonl": random.Random(8).randbytes(999)},
    }  # fmt: skip
    for name, files in tables.items():
        (folder / name).mkdir(parents=True)
        for picture in ("a.png", "b.png"):
            (folder / name / picture).write_bytes(data)
        for file, content in files.items():
            (folder / name / file).write_bytes(content)
    for name in ("pipe", "folder", "hole"):
        (folder / name).mkdir()
        (folder / name / "a.png").write_bytes(data)
    for table in ("metadata.csv", "metadata.jsonl", "dataset.toml", "meta_cap.json"):
        os.mkfifo(folder / "pipe" / table)
        (folder / "folder" / table).mkdir()
        _hole(folder / "hole" / table)


def _places(folder: Path) -> None:
    """Things that are called like pictures and are none, and links of every kind."""
    folder.mkdir()
    (folder / "folder.png").mkdir()
    (folder / "folder.png" / "inside.png").write_bytes(_encoded("PNG"))
    (folder / "nowhere.png").symlink_to("not here.png")
    (folder / "circle.png").symlink_to("circle.png")
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to(".")
    (folder / "zero.png").symlink_to("/dev/zero")
    (folder / "null.png").symlink_to("/dev/null")
    (folder / "standard input.png").symlink_to("/dev/stdin")
    os.mkfifo(folder / "pipe.png")
    os.mkfifo(folder / "pipe.heic")
    with suppress(OSError), socket.socket(socket.AF_UNIX) as listening:  # a path may be too long for a socket
        listening.bind(str(folder / "socket.png"))
    (folder / "locked.png").write_bytes(_encoded("PNG"))
    (folder / "locked.png").chmod(0)
    (folder / "linked.png").symlink_to("../good.png")
    (folder / "words.json").write_text(json.dumps({"a": 1}))
