"""Holds the house to its plan: who imports whom, what stays out of which process, how long files and functions get.

The plan is the table `ARROWS`. Every rule is also run on a small planted house that breaks it, so that it can fail.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("project", "engine", "gui")
QT = ("PySide6", "shiboken6", "pyqtgraph")
TORCH = ("torch", "torchvision", "diffusers", "transformers", "peft", "accelerate", "open_clip")
OUTSIDE = ("main", "bootstrap", "tests")

# Where → what is never imported from there, at the top or inside a function. A * stands for each neighbour.
ARROWS: dict[str, tuple[str, ...]] = {
    "project": ("engine", "gui", *TORCH, *QT, *OUTSIDE),
    "engine": ("gui", *QT, *OUTSIDE),
    "gui": ("engine", *TORCH, *OUTSIDE),
    "engine/families/*": ("engine.families.*", "engine.train"),
    "gui/*": ("gui.*",),  # pages; what is no page they share
}
SHARED: dict[str, tuple[str, ...]] = {"engine/families/*": ("base",), "gui/*": ()}
PAGES = ("home", "dataset", "health", "train", "runs", "preview", "chat", "export", "tools", "texts")

TEXT_MODULES = ("engine.tasks.texts", "engine.texts.answers", "engine.texts.talk", "engine.families.causal_lm")

FILE_LINES, FUNCTION_LINES, LOOP_LINES = 520, 70, 120


@dataclass(frozen=True)
class Import:
    """One module that a file imports: its full dotted name, and the line."""

    module: str
    line: int


def inside(module: str, forbidden: str) -> bool:
    """Whether `module` is `forbidden` or lies in it."""
    return module == forbidden or module.startswith(forbidden + ".")


def imports_of(path: Path, root: Path) -> Iterator[Import]:
    """Everything that a file imports: relative names resolved, imports by a literal name included."""
    package = path.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            named = [*above, *([node.module] if node.module else [])]
            yield from (Import(".".join([*named, alias.name]), node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__", "find_spec") and isinstance(node.args[0].value, str):
                yield Import(node.args[0].value, node.lineno)


def python_files(folder: Path) -> list[Path]:
    """A room's files: a folder's, or the one file of that name."""
    single = folder.with_suffix(".py")
    return sorted(folder.rglob("*.py")) + ([single] if single.is_file() else [])


def members(folder: Path, only: tuple[str, ...] = ()) -> list[str]:
    """The names of the modules and packages that lie directly in a folder, without private ones."""
    found = {p.stem for p in folder.glob("*.py")} | {p.parent.name for p in folder.glob("*/__init__.py")}
    return sorted(name for name in found if not name.startswith("_") and (not only or name in only))


def arrows(root: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The table spelled out: each file with what it may not import."""
    for place, never in ARROWS.items():
        folder = root / place.removesuffix("/*")
        if folder == root / place:
            yield from ((path, never) for path in python_files(folder))
            continue
        names = members(folder, PAGES if place == "gui/*" else ())
        for name in names:
            others = [other for other in names if other != name and other not in SHARED[place]]
            spelled = {pattern.replace("*", other) for pattern in never for other in [*others, ""]}
            spelled -= {pattern.replace("*", "") for pattern in never if "*" in pattern}
            yield from ((path, tuple(sorted(spelled))) for path in python_files(folder / name))


def wrong_imports(root: Path) -> list[str]:
    """Every import against an arrow, as `file:line: ...`."""
    return sorted(
        f"{path.relative_to(root)}:{found.line}: imports {found.module}, and may not import {forbidden}"
        for path, never in arrows(root)
        for found in imports_of(path, root)
        for forbidden in never
        if inside(found.module, forbidden)
    )


def eager_imports(root: Path) -> list[str]:
    """What the door imports before it knows what is wanted, and what the set-up takes beyond the standard library."""
    wrong = []
    for name, lazily in (("main.py", True), ("bootstrap.py", False)):
        tree = ast.parse((root / name).read_text(encoding="utf-8"))
        later = {
            inner
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for inner in ast.walk(function)
        }
        lines = {node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt) and node in later}
        for found in imports_of(root / name, root):
            top = found.module.split(".")[0]
            if top not in sys.stdlib_module_names | {"bootstrap"} and not (lazily and found.line in lines):
                wrong.append(f"{name}:{found.line}: imports {found.module}")
    return wrong


def imported_first(root: Path, roots: Sequence[str]) -> dict[str, str]:
    """What modules bring with them as soon as they are imported, each with the module of the house that asks for it."""
    found: dict[str, str] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        place = root.joinpath(*name.split("."))
        path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        if not path.is_file():
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_once = {line for node in tree.body if _runs_at_once(node) for line in range(node.lineno, _end(node) + 1)}
        for seen in imports_of(path, root):
            for module in (seen.module, seen.module.rpartition(".")[0]):
                if seen.line in at_once and module and module not in found:
                    found[module] = name
                    waiting.append(module)
    return found


def _runs_at_once(node: ast.stmt) -> bool:
    typing_only = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return not typing_only and not isinstance(node, ast.FunctionDef | ast.ClassDef)


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def family_names_in_loop(root: Path) -> list[str]:
    """Every name, attribute, argument, import or text in the loop that contains the name of a family."""
    families = [name for name in members(root / "engine" / "families") if name != "base"]
    word = re.compile(rf"(?<![a-z0-9])({'|'.join(map(re.escape, families))})(?![a-z0-9])", re.IGNORECASE)
    wrong = []
    for path in python_files(root / "engine" / "train"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = [v for _, value in ast.iter_fields(node) for v in (value if isinstance(value, list) else [value])]
            for text in said:
                if isinstance(text, str) and (found := word.search(text)):
                    wrong.append(f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}: names the family {found[0]}")
    return wrong


def too_long(root: Path) -> list[str]:
    """Files and functions over their lines. One function of the loop's file may be the loop, and longer."""
    wrong = []
    for path in all_files(root):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root)
        if (lines := text.count("\n")) > FILE_LINES:
            wrong.append(f"{name}:1: {lines} lines; a file gets {FILE_LINES}")
        functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        sizes = sorted((((f.end_lineno or f.lineno) - f.lineno + 1, f) for f in functions), key=lambda pair: -pair[0])
        for rank, (size, function) in enumerate(sizes):
            allowed = LOOP_LINES if rank == 0 and name.parts[:2] == ("engine", "train.py") else FUNCTION_LINES
            if size > allowed:
                wrong.append(f"{name}:{function.lineno}: {function.name} has {size} lines; it gets {allowed}")
    return wrong


def all_files(root: Path) -> list[Path]:
    """Every Python file of ours, the door and the scripts beside the resources included."""
    folders = [root / name for name in (*ROOMS, "tests", "resources", "packaging")]
    return sorted([*root.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))])


def modules_of(room: str) -> list[str]:
    """The dotted names of a room's modules, except those that run when they are imported."""
    names = []
    for path in python_files(ROOT / room):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[-1] != "__main__":
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def loaded_after(modules: list[str]) -> set[str]:
    """The top names in `sys.modules` of a fresh interpreter that has imported these modules."""
    script = (
        "import importlib, json, sys\n"
        "for name in json.loads(sys.argv[1]): importlib.import_module(name)\n"
        "print('LOADED', json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(modules)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stdout.splitlines() if line.startswith("LOADED "))
    return set(json.loads(line.removeprefix("LOADED ")))


# --- the house as it stands -------------------------------------------------------------------------------------------


def test_every_room_is_looked_at() -> None:
    for room in ROOMS:
        assert (ROOT / room / "__init__.py").is_file()
    looked_at = {path.relative_to(ROOT).parts[0] for path, _ in arrows(ROOT)}
    assert looked_at == set(ROOMS)
    assert any(found.module.startswith("torch") for p in python_files(ROOT / "engine") for found in imports_of(p, ROOT))


def test_imports_follow_the_arrows() -> None:
    assert wrong_imports(ROOT) == []


def test_door_and_set_up_import_nothing_before_it_is_wanted() -> None:
    assert eager_imports(ROOT) == []


def test_an_engine_of_texts_does_not_wait_for_diffusers() -> None:
    brought = imported_first(ROOT, ["engine.worker", "engine.train", "engine.preview_server", *TEXT_MODULES])
    assert "peft" in {module.split(".")[0] for module in brought}
    assert {module: by for module, by in brought.items() if inside(module, "diffusers")} == {}


def test_loop_names_no_family() -> None:
    assert [name for name in members(ROOT / "engine" / "families") if name != "base"], "no family to look for"
    assert python_files(ROOT / "engine" / "train"), "no loop to look at"
    assert family_names_in_loop(ROOT) == []


def test_files_and_functions_stay_short() -> None:
    assert too_long(ROOT) == []


@pytest.mark.parametrize("folder", ["packaging", "resources"])
def test_folder_never_hides_a_package(folder: str) -> None:
    assert (ROOT / folder).is_dir()
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize(("room", "never"), [("project", (*TORCH, *QT)), ("engine", QT), ("gui", TORCH)], ids=ROOMS)
def test_wall_holds_in_a_fresh_interpreter(room: str, never: tuple[str, ...]) -> None:
    modules = modules_of(room)
    loaded = loaded_after(modules)
    assert room in loaded
    assert loaded.isdisjoint(never), sorted(loaded.intersection(never))


def test_door_loads_nothing_heavy() -> None:
    assert loaded_after(["main"]).isdisjoint({*TORCH, *QT, *ROOMS, "numpy", "pydantic", "yaml", "PIL", "pathlib"})


# --- planted houses: each rule can fail -------------------------------------------------------------------------------


def plant(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


GOOD_HOUSE = {
    "main.py": "import bootstrap\n\ndef main():\n    from engine import cli\n    return cli.main()\n",
    "bootstrap.py": "import os\n",
    "project/__init__.py": "",
    "project/runs.py": "import json\nfrom . import config\n",
    "project/config.py": "import yaml\n",
    "engine/__init__.py": "",
    "engine/train.py": "import torch\nfrom engine import families\nfrom engine.families.base import Family\n",
    "engine/families/__init__.py": "",
    "engine/families/base.py": "import torch\n",
    "engine/families/sd15.py": "from .base import Family\nfrom engine.families import base\n",
    "engine/families/sdxl.py": "from engine.families.base import Family\n",
    "gui/__init__.py": "",
    "gui/window.py": "from gui import home, train\nfrom project import runs\n",
    "gui/home.py": "from PySide6 import QtCore\nfrom gui import theme\n",
    "gui/theme.py": "",
    "gui/train/__init__.py": "from gui import theme\n",
}


def test_a_good_house_passes(tmp_path: Path) -> None:
    plant(tmp_path, GOOD_HOUSE)
    assert wrong_imports(tmp_path) == []
    assert eager_imports(tmp_path) == []
    assert family_names_in_loop(tmp_path) == []
    assert too_long(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("project/config.py", "import torch"),
        ("project/config.py", "import PySide6.QtCore"),
        ("project/config.py", "from engine import train"),
        ("project/config.py", "from .. import gui"),
        ("project/config.py", "import main"),
        ("engine/train.py", "from gui import theme"),
        ("engine/train.py", "from PySide6.QtCore import QObject"),
        ("engine/train.py", "__import__('pyqtgraph')"),
        ("engine/families/sdxl.py", "from engine.families import base, sd15"),
        ("engine/families/sdxl.py", "from .sd15 import targets"),
        ("engine/families/sdxl.py", "from engine import train"),
        ("engine/families/base.py", "from . import sd15"),
        ("gui/home.py", "import torch.nn"),
        ("gui/home.py", "from engine.cli import main"),
        ("gui/home.py", "from gui.train import TrainPage"),
        ("gui/train/__init__.py", "from ..home import HomePage"),
        ("gui/theme.py", "def f():\n    import importlib\n    importlib.import_module('diffusers')"),
    ],
)
def test_a_planted_import_is_found_with_file_and_line(tmp_path: Path, name: str, line: str) -> None:
    plant(tmp_path, {**GOOD_HOUSE, name: GOOD_HOUSE[name] + line + "\n"})
    at = (GOOD_HOUSE[name] + line).count("\n") + 1
    found = wrong_imports(tmp_path)
    assert found
    assert all(message.startswith(f"{name}:{at}: ") for message in found), found


@pytest.mark.parametrize("line", ["import engine", "from project import runs", "import yaml"])
def test_an_eager_import_of_the_door_is_found(tmp_path: Path, line: str) -> None:
    plant(tmp_path, {**GOOD_HOUSE, "main.py": f"import bootstrap\n{line}\n"})
    assert [message.split(" ")[0] for message in eager_imports(tmp_path)] == ["main.py:2:"]


def test_what_comes_with_an_import_is_found(tmp_path: Path) -> None:
    files = {
        "engine/families/base.py": "if TYPE_CHECKING:\n    import timm\ndef f():\n    import peft\n",
        "project/runs.py": "import diffusers\n",
        "engine/families/__init__.py": "from project import runs\n",
    }
    plant(tmp_path, {**GOOD_HOUSE, **files})
    brought = imported_first(tmp_path, ["engine.train"])
    assert brought["diffusers"] == "project.runs"
    assert not {"timm", "peft"} & set(brought)


def test_a_package_in_the_set_up_is_found(tmp_path: Path) -> None:
    plant(tmp_path, {**GOOD_HOUSE, "bootstrap.py": "def f():\n    import yaml\n"})
    assert eager_imports(tmp_path) == ["bootstrap.py:2: imports yaml"]


@pytest.mark.parametrize(
    "line",
    [
        "if family == 'sd15': pass",
        "use_sdxl = True",
        "from engine.families import sdxl",
        "def f(sd15=1): pass",
        "x.SDXL",
    ],
)
def test_a_family_in_the_loop_is_found(tmp_path: Path, line: str) -> None:
    plant(tmp_path, {**GOOD_HOUSE, "engine/train.py": f"import torch\n{line}\n"})
    found = family_names_in_loop(tmp_path)
    assert found
    assert all(message.startswith("engine/train.py:2: ") for message in found), found


def test_long_files_and_functions_are_found(tmp_path: Path) -> None:
    function = "def f{}():\n" + "    pass\n" * FUNCTION_LINES
    loop = function.format("_loop") + "    pass\n" * (LOOP_LINES - FUNCTION_LINES - 1)
    plant(
        tmp_path,
        {
            "project/a.py": "\n" * (FILE_LINES + 1),
            "gui/b.py": "\n" + function.format("_long"),
            "engine/train.py": loop + function.format("_second"),
        },
    )
    assert [message.split(" ")[0] for message in too_long(tmp_path)] == [
        f"engine/train.py:{LOOP_LINES + 1}:",
        "gui/b.py:2:",
        "project/a.py:1:",
    ]
