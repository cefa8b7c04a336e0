"""Pictures of every kind: what is refused, and what the others look like as RGB."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFile, features

from project.dataset.pictures import PictureError, load_picture, measure
from project.errors import BadInput

WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0)


def _saved(image: Image.Image, path: Path, **options: Any) -> Path:
    image.save(path, **options)
    return path


def _noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


def _near(one: object, other: tuple[int, ...], by: int = 3) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _png(width: int, height: int, depth: int, color: int, rows: bytes) -> bytes:
    """A PNG written by hand, for kinds that Pillow does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.bmp", "a.gif", "a.tif", "a.avif"])
def test_every_promised_format_opens(tmp_path: Path, name: str) -> None:
    if name == "a.avif":
        assert features.check("avif")
    path = _saved(Image.new("RGB", (40, 24), RED), tmp_path / name)
    assert measure(path) == (40, 24)
    picture = load_picture(path, "#ffffff")
    assert (picture.mode, picture.size) == ("RGB", (40, 24))
    assert _near(picture.getpixel((20, 12)), RED)


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    path = _saved(Image.new("RGB", (8, 9), RED), tmp_path / "really-a-png.jpg", format="PNG")
    assert measure(path) == (8, 9)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_exif_rotation(tmp_path: Path, orientation: int, suffix: str) -> None:
    """The upper left corner is red once the picture stands as its EXIF says."""
    upright = Image.new("RGB", (60, 40), WHITE)
    upright.paste(RED, (0, 0, 20, 20))
    back = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90",
            7: "TRANSVERSE", 8: "ROTATE_270"}  # fmt: skip
    stored = upright.transpose(Image.Transpose[back[orientation]]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = _saved(stored, tmp_path / f"turned.{suffix}", exif=exif)
    assert measure(path) == (60, 40)
    picture = load_picture(path, "#ffffff")
    assert picture.size == (60, 40)
    assert _near(picture.getpixel((5, 5)), RED, 12)
    assert _near(picture.getpixel((50, 30)), WHITE, 12)


def test_a_wrong_orientation_is_no_orientation(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    path = _saved(Image.new("RGB", (10, 20), RED), tmp_path / "a.jpg", exif=exif)
    assert measure(path) == load_picture(path, "#ffffff").size == (10, 20)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_damaged_exif_costs_the_rotation_only(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    broken = _saved(Image.new("RGB", (10, 20), RED), tmp_path / "a.jpg", exif=exif)
    data = broken.read_bytes()
    start = data.index(b"Exif") + 6
    broken.write_bytes(data[: start + 8] + b"\xff" * 14 + data[start + 22 :])
    assert measure(broken) == load_picture(broken, "#ffffff").size == (10, 20)
    broken = _saved(Image.new("RGB", (10, 20), RED), tmp_path / "b.jpg", exif=b"Exif\x00\x00garbage that is no TIFF")
    assert measure(broken) == load_picture(broken, "#ffffff").size == (10, 20)


def test_cmyk(tmp_path: Path) -> None:
    path = _saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), tmp_path / "print.jpg", quality=95)
    assert measure(path) == (16, 16)
    assert _near(load_picture(path, "#ffffff").getpixel((8, 8)), RED, 6)


@pytest.mark.parametrize(("value", "grey"), [(0, 0), (65535, 255), (32896, 128), (257 * 40, 40), (300, 1)])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_16_bits_are_scaled_not_clipped(tmp_path: Path, value: Any, grey: int, suffix: str) -> None:
    path = _saved(Image.new("I;16", (8, 8), value), tmp_path / f"deep.{suffix}")
    assert measure(path) == (8, 8)
    assert _near(load_picture(path, "#ffffff").getpixel((4, 4)), (grey, grey, grey), 1)


def test_16_bits_a_color(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    path.write_bytes(_png(1, 1, 16, 2, b"\x00" + struct.pack(">HHH", 65535, 32896, 257)))
    assert _near(load_picture(path, "#ffffff").getpixel((0, 0)), (255, 128, 1), 1)


@pytest.mark.parametrize(("value", "grey"), [(1.0, 255), (0.5, 128), (200.0, 200)])
def test_floats(tmp_path: Path, value: Any, grey: int) -> None:
    path = _saved(Image.new("F", (8, 8), value), tmp_path / "float.tif")
    assert _near(load_picture(path, "#ffffff").getpixel((4, 4)), (grey, grey, grey), 1)


@pytest.mark.parametrize(("background", "filled"), [("#ffffff", WHITE), ("#102030", (16, 32, 48))])
@pytest.mark.parametrize("kind", ["RGBA", "LA", "palette", "palette-alpha", "RGB-key", "grey-key"])
def test_transparent_parts_get_the_background(tmp_path: Path, kind: Any, background: str, filled: Any) -> None:
    path = tmp_path / "clear.png"
    clear = Image.new("RGBA", (20, 20), (9, 9, 9, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 10, 20))
    if kind == "RGBA":
        clear.save(path)
    elif kind == "LA":
        clear.convert("LA").save(path)
    elif kind == "palette-alpha":
        clear.quantize().save(path)
    elif kind == "palette":
        image = Image.new("P", (20, 20), 1)
        image.putpalette([0, 0, 0, 200, 0, 0])
        image.paste(0, (0, 0, 10, 20))
        image.save(path, transparency=1)
    elif kind == "RGB-key":
        image = Image.new("RGB", (20, 20), (1, 2, 3))
        image.paste(BLACK, (0, 0, 10, 20))
        image.save(path, transparency=(1, 2, 3))
    else:
        image = Image.new("L", (20, 20), 77)
        image.paste(0, (0, 0, 10, 20))
        image.save(path, transparency=77)
    picture = load_picture(path, background)
    assert picture.mode == "RGB"
    assert picture.getpixel((15, 10)) == filled
    assert picture.getpixel((5, 10)) == BLACK


def test_half_transparent_is_mixed(tmp_path: Path) -> None:
    path = _saved(Image.new("RGBA", (4, 4), (0, 0, 0, 128)), tmp_path / "half.png")
    assert _near(load_picture(path, "#ffffff").getpixel((1, 1)), (127, 127, 127), 1)


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_other_modes_without_transparency(tmp_path: Path, mode: str) -> None:
    path = _saved(Image.new("RGB", (8, 8), WHITE).convert(mode), tmp_path / "a.png")
    assert load_picture(path, "#000000").getpixel((4, 4)) == WHITE


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_of_an_animation_the_first_frame(tmp_path: Path, suffix: str) -> None:
    frames = [Image.new("RGB", (16, 16), color) for color in (RED, (0, 255, 0), (0, 0, 255))]
    path = tmp_path / f"moving.{suffix}"
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=50)
    assert measure(path) == (16, 16)
    assert _near(load_picture(path, "#ffffff").getpixel((8, 8)), RED, 6)


def test_a_camera_picture_of_several_views(tmp_path: Path) -> None:
    path = tmp_path / "stereo.jpg"
    views = [Image.new("RGB", (16, 16), color) for color in (RED, WHITE)]
    views[0].save(path, format="MPO", save_all=True, append_images=views[1:])
    assert measure(path) == (16, 16)
    assert _near(load_picture(path, "#ffffff").getpixel((8, 8)), RED, 6)


def test_unicode_names(tmp_path: Path) -> None:
    path = _saved(Image.new("RGB", (8, 8), RED), tmp_path / "Katze 猫 🐱 é.png")
    assert load_picture(path, "#ffffff").size == measure(path) == (8, 8)


@pytest.mark.parametrize(("suffix", "options"), [
    ("jpg", {}), ("jpg", {"progressive": True}), ("png", {}), ("webp", {}), ("bmp", {}), ("gif", {}), ("tif", {}),
    ("avif", {}),
])  # fmt: skip
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_truncated_files_are_refused(tmp_path: Path, suffix: str, options: dict[str, Any], share: float) -> None:
    whole = _saved(_noise((400, 300)), tmp_path / f"whole.{suffix}", **options)
    data = whole.read_bytes()
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes(data[: int(len(data) * share)])
    assert measure(whole) == (400, 300)
    with pytest.raises(PictureError) as caught:
        measure(cut)
    assert caught.value.code in ("truncated", "unreadable")
    if suffix in ("jpg", "png"):
        assert caught.value.code == "truncated"
    with pytest.raises(BadInput):
        load_picture(cut, "#ffffff")


def test_truncated_files_are_refused_whatever_another_library_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = _saved(_noise((400, 300)), tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(PictureError, match="truncated"):
        measure(tmp_path / "a.jpg")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "unreadable"),
        (b"this is a text", "unreadable"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "unreadable"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "unreadable"),
        (b"GIF89a", "unreadable"),
        (b"II*\x00\x08\x00\x00\x00", "unreadable"),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, of damaged EXIF data
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(PictureError) as caught:
        measure(path)
    assert caught.value.code in (code, "truncated") if code != "empty" else caught.value.code == code
    with pytest.raises(BadInput, match=r"a\.png: ") as told:
        load_picture(path, "#ffffff")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_flipped_bit_never_gets_past_as_another_error(tmp_path: Path, place: int) -> None:
    data = bytearray(_saved(_noise((40, 30)), tmp_path / "a.png").read_bytes())
    data[place] ^= 0x55
    (tmp_path / "b.png").write_bytes(bytes(data))
    try:
        outcome = "whole" if min(measure(tmp_path / "b.png")) > 0 else "without size"
    except PictureError as error:
        outcome = error.code
    assert outcome in ("whole", "unreadable", "truncated", "bomb")


@pytest.mark.parametrize(("width", "height"), [(20000, 20000), (10000, 10000), (2**31 - 1, 1)])
def test_decompression_bombs_are_refused_before_they_are_decoded(tmp_path: Path, width: int, height: int) -> None:
    """10,000 x 10,000 is where Pillow only warns. The file holds no such pixels: decoding it would say truncated."""
    path = tmp_path / "bomb.png"
    path.write_bytes(_png(width, height, 8, 2, b"\x00" * 100))
    with pytest.raises(PictureError) as caught:
        measure(path)
    assert caught.value.code == "bomb"
    with pytest.raises(BadInput, match="more pixels than is safe"):
        load_picture(path, "#ffffff")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        load_picture(tmp_path / "a.png", "#ffffff")
    with pytest.raises(BadInput, match="cannot be read"):
        load_picture(tmp_path / "none.png", "#ffffff")


def test_lab(tmp_path: Path) -> None:
    path = _saved(Image.new("LAB", (8, 8), (255, 128, 128)), tmp_path / "lab.tif")
    assert measure(path) == (8, 8)
    assert _near(load_picture(path, "#000000").getpixel((4, 4)), WHITE)


def test_the_picture_outlives_its_file(tmp_path: Path) -> None:
    path = _saved(Image.new("RGB", (8, 8), RED), tmp_path / "a.png")
    picture = load_picture(path, "#ffffff")
    path.unlink()
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    assert buffer.getvalue().startswith(b"\x89PNG")
