"""The Windows installer as far as it can be read and computed; check_install.py in its folder compiles and runs it."""

import re
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from project.library import OPENER
from project.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
TEXTS = {name: WINDOWS / f"texts-{name}.nsh" for name in ("english", "chinese")}

Loader = Callable[[str], ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Loader:
    """Load a script of packaging/windows; its neighbours are within reach until the test is over."""

    def loaded(name: str) -> ModuleType:
        monkeypatch.syspath_prepend(str(WINDOWS))
        spec = spec_from_file_location(f"packaging_windows_{name}", WINDOWS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return loaded


def bundle(folder: Path) -> Path:
    """A folder of a bundle's shape."""
    (folder / "_internal").mkdir(parents=True)
    for name in ("lora-atelier.exe", "lora-atelier-cli.exe"):
        (folder / name).write_bytes(b"MZ")
    (folder / "_internal" / "说明.txt").write_bytes(b"x" * 5000)
    return folder


def script() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(WINDOWS.glob("*.ns[ih]")))


def texts(language: str) -> dict[str, str]:
    found = re.findall(r'^LangString (\w+) \$\{L\} "(.*)"$', TEXTS[language].read_text(encoding="utf-8"), re.MULTILINE)
    assert len({name for name, _ in found}) == len(found), "a text is there twice"
    return dict(found)


def test_installer_has_a_64_bit_stub_and_asks_for_no_rights() -> None:
    # The 32-bit one ends with 0 and installs nothing where there are no 32-bit libraries.
    lines = (WINDOWS / "atelier.nsi").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Target amd64-unicode"
    assert "RequestExecutionLevel user" in lines
    assert "HKLM" not in script()


def test_texts_are_in_both_languages_with_the_same_gaps() -> None:
    english, chinese = texts("english"), texts("chinese")
    assert english.keys() == chinese.keys()
    for name, text in english.items():
        gaps = [sorted(set(re.findall(r"\$\{?\w+\}?", one))) for one in (text, chinese[name])]
        assert gaps[0] == gaps[1], name
        assert re.search("[一-鿿]", chinese[name]), name
        assert not re.search("[一-鿿]", text), name


def test_every_text_is_used_and_every_used_one_is_there() -> None:
    used = set(re.findall(r"\$\((\w+)\)", script()))
    assert used == set(texts("english"))


def test_script_uses_every_value_that_it_gets(load: Loader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_SIGN_COMMAND", "signtool {file}")
    build = load("build")
    measured = build.measure(bundle(tmp_path / "bundle"))
    places = tmp_path / "icons", tmp_path / "side.bmp", tmp_path / "setup.exe"
    given = build.defines(measured, *places)
    assert [name for name in given if f"${{{name}}}" not in script()] == []
    assert given["VERSION"] == VERSION
    assert given["INSTALLED_KB"] == measured.kilobytes
    monkeypatch.delenv("ATELIER_SIGN_COMMAND")
    assert "SIGN" not in build.defines(measured, *places)


def test_project_file_is_the_one_that_projects_have(load: Loader) -> None:
    assert Path(OPENER).suffix == load("build").EXTENSION


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", "0.1.0.0"),
        ("1.2", "1.2.0.0"),
        ("2.10.3rc1", "2.10.3.0"),
        ("3.0.0b2", "3.0.0.0"),
    ],
)
def test_version_becomes_four_numbers(load: Loader, version: str, numbers: str) -> None:
    assert load("build").quad(version) == numbers


def test_bundle_is_measured_as_the_disk_sees_it(load: Loader, tmp_path: Path) -> None:
    measured = load("build").measure(bundle(tmp_path / "bundle"))
    assert measured.kilobytes == 4 + 4 + 8  # in clusters of 4 KB
    assert measured.longest == len("lora-atelier-cli.exe")


def test_folder_that_is_no_bundle_is_refused(load: Loader, tmp_path: Path) -> None:
    (tmp_path / "lora-atelier.exe").touch()
    with pytest.raises(SystemExit, match=r"lacks lora-atelier-cli\.exe"):
        load("build").measure(tmp_path)


def test_bundle_that_nsis_cannot_hold_is_refused(load: Loader, tmp_path: Path) -> None:
    folder = bundle(tmp_path / "bundle")
    with (folder / "_internal" / "torch_cuda.dll").open("wb") as file:
        file.truncate(1_800_000_000)  # takes no room on the disk
    with pytest.raises(SystemExit, match=r"more than 1\.7 GB"):
        load("build").measure(folder)


def test_picture_of_the_first_page_is_a_bitmap_with_the_icon(load: Loader, tmp_path: Path) -> None:
    Image.new("RGBA", (256, 256), "#ff0000").save(tmp_path / "icon.png")
    build = load("build")
    build.draw_side(tmp_path / "icon.png", tmp_path / "side.bmp")
    with Image.open(tmp_path / "side.bmp") as picture:
        assert picture.format == "BMP"
        assert picture.size == build.SIDE
        assert picture.getpixel((build.SIDE[0] // 2, 200)) == (255, 0, 0)
        assert picture.getpixel((5, 5)) != (255, 0, 0)


def test_missing_compiler_is_named(load: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="install the package nsis"):
        load("build").compile_script({})


def test_other_folder_is_refused_with_what_to_do(load: Loader, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"run packaging/build\.py on Windows first"):
        load("build").main([str(tmp_path)])


# --- signing ----------------------------------------------------------------------------------------------------------


def test_nothing_is_signed_without_a_certificate(load: Loader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATELIER_SIGN_COMMAND", raising=False)
    file = tmp_path / "setup.exe"
    file.write_bytes(b"MZ")
    assert not load("sign").sign(file)
    assert file.read_bytes() == b"MZ"


def test_command_signs_the_file_in_its_place(load: Loader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tool = tmp_path / "a tool.py"
    tool.write_text("import sys\nopen(sys.argv[1], 'ab').write(b' signed')\n", encoding="utf-8")
    monkeypatch.setenv("ATELIER_SIGN_COMMAND", f'"{sys.executable}" "{tool}" {{file}}')
    file = tmp_path / "set up.exe"
    file.write_bytes(b"MZ")
    assert load("sign").sign(file)
    assert file.read_bytes() == b"MZ signed"


def test_failed_signing_stops_the_build(load: Loader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_SIGN_COMMAND", f'"{sys.executable}" -c "raise SystemExit(3)" {{file}}')
    file = tmp_path / "setup.exe"
    file.write_bytes(b"MZ")
    with pytest.raises(SystemExit, match=r"setup\.exe could not be signed.*exit code 3"):
        load("sign").sign(file)


def test_command_without_the_file_is_told(load: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SIGN_COMMAND", "signtool sign")
    with pytest.raises(SystemExit, match="does not say where the file goes"):
        load("sign").command()


def test_exit_codes_are_told_to_people() -> None:
    codes = set(re.findall(r"(?:Leave\}|RetryOrLeave\}|\$Code) (\d+)", script()))
    assert codes == {"10", "11", "12", "13", "14", "15"}
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert [code for code in codes if not re.search(rf"^\| {code} \|", page, re.MULTILINE)] == []
