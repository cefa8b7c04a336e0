"""What goes into a package: the right releases, everything the window imports, one version, and a bill of all of it."""

import ast
import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy
import PIL.Image
import pytest

from project.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
# Where the name to import is not the name to install.
INSTALLED_AS = {"PIL": "pillow", "yaml": "pyyaml", "PySide6": "pyside6-essentials", "shiboken6": "pyside6-essentials",
                "pynvml": "nvidia-ml-py", "pydantic_core": "pydantic", "httpx2": "huggingface-hub"}  # fmt: skip


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of packaging/ as a module, its neighbours within reach as when it is run."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def plain(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file: str) -> dict[str, str]:
    """name → what stands behind it, of a requirements file."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines())
    found = (re.match(r"([A-Za-z0-9_.-]+)(.*)", line) for line in lines if line and not line.startswith("-"))
    return {plain(match[1]): match[2] for match in found if match}


def imported(room: str) -> Iterator[str]:
    """The packages that a room imports, at the top of a file or later."""
    for path in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                yield node.module.split(".")[0]


def test_packaging_is_no_python_package() -> None:
    assert not list(PACKAGING.rglob("__init__.py"))


def test_the_window_finds_all_that_it_imports_in_its_package() -> None:
    ours = {"gui", "project"}
    names = {name for room in ours for name in imported(room)} - ours - sys.stdlib_module_names
    wanted = {plain(INSTALLED_AS.get(name, name)) for name in names}
    packed = pins("packaging/requirements-app.txt")
    assert wanted <= set(packed), "name them in packaging/requirements-app.txt"
    assert set(packed) <= set(pins("requirements.txt"))
    assert not any(packed.values()), "the releases stand in requirements.txt alone"


def test_what_builds_is_pinned() -> None:
    assert all(re.match(r"==\d", rest) for rest in pins("packaging/requirements-build.txt").values())


def test_the_version_stands_in_one_place() -> None:
    written = re.compile(rf"(?<![\d.]){re.escape(VERSION)}(?![\d.])")
    kinds = (".py", ".spec", ".sh", ".nsi", ".nsh", ".desktop", ".xml")
    scripts = [path for path in PACKAGING.rglob("*") if path.suffix in kinds and not path.name.startswith("check_")]
    assert PACKAGING / "atelier.spec" in scripts
    assert [path.name for path in scripts if written.search(path.read_text(encoding="utf-8"))] == []
    ast.parse((PACKAGING / "atelier.spec").read_text(encoding="utf-8"))


def test_a_library_that_was_not_found_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    build = load("build", monkeypatch)
    log = """
31 WARNING: Library not found: could not resolve 'libxcb-keysyms.so.1', dependency of '/x/libqxcb.so'.
32 WARNING: Library not found: could not resolve 'libgtk-3.so.0', dependency of '/x/libqgtk3.so'.
33 INFO: Building COLLECT
"""
    assert build.missing_libraries(log) == ["libxcb-keysyms.so.1"]


def test_the_sources_of_the_engine_are_plain_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    build = load("build", monkeypatch)
    monkeypatch.setattr(build, "compile_all", lambda folder: None)  # takes seconds, and hides nothing
    build.add_sources("app", tmp_path / "app")
    build.add_sources("cpu", tmp_path / "cpu")
    for name in ("main.py", "bootstrap.py", "requirements.txt", "engine/cli.py", "project/version.py"):
        assert (tmp_path / "app" / name).read_bytes() == (ROOT / name).read_bytes()
    assert sorted(path.name for path in (tmp_path / "cpu").iterdir()) == ["resources"]
    for shape in ("app", "cpu"):
        assert (tmp_path / shape / "resources" / "starter").is_dir()
        assert not list((tmp_path / shape).rglob("build.py"))
        assert not (tmp_path / shape / "gui").exists()


def test_the_bill_lists_what_went_in_and_its_licences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inventory = load("inventory", monkeypatch)
    contents = tmp_path / "work" / "contents.json"
    contents.parent.mkdir()
    files = [numpy.__file__, PIL.Image.__file__, str(ROOT / "main.py"), str(contents.parent / "made.zip")]
    contents.write_text(json.dumps(files), encoding="utf-8")
    inventory.write(contents, tmp_path, with_engine_tools=False)

    bill = json.loads((tmp_path / inventory.SBOM).read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"], bill["metadata"]["component"]["version"]) == (
        "CycloneDX", "1.6", VERSION,
    )  # fmt: skip
    found = {part["name"]: (part["version"], part["purl"]) for part in bill["components"]}
    version = importlib.metadata.version("numpy")
    assert set(found) == {"CPython", "numpy", "pillow"}
    assert found["numpy"] == (version, f"pkg:pypi/numpy@{version}")
    assert all(part["licenses"][0]["license"]["name"] != "unknown" for part in bill["components"])
    text = (tmp_path / inventory.LICENCES).read_text(encoding="utf-8")
    assert "NumPy Developers" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text
    first = (tmp_path / inventory.SBOM).read_bytes()
    inventory.write(contents, tmp_path, with_engine_tools=False)
    assert (tmp_path / inventory.SBOM).read_bytes() == first


def test_icons_come_in_every_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: object) -> None:
    icons = load("icons", monkeypatch)
    icons.draw(ROOT / "resources" / "icons" / "app.svg", tmp_path)
    for size in icons.SIZES:
        with PIL.Image.open(tmp_path / f"app-{size}.png") as picture:
            picture.load()
        assert picture.size == (size, size)
        assert picture.getchannel("A").getextrema() == (0, 255) or size < 24  # drawn, on a clear ground
    with PIL.Image.open(tmp_path / "app.ico") as icon:
        sizes = icon.info["sizes"]
    assert {16, 32, 48, 256} <= {width for width, _ in sizes}
