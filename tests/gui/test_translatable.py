"""Every text that the window shows goes through tr() or translate(), as a literal that a translator's tool can find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).resolve().parents[2] / "gui"

# Calls that put their text arguments on the screen, into a tooltip, or into the mouth of a screen reader.
SHOWING = {
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu",
    "QTreeWidgetItem", "QListWidgetItem", "QStandardItem", "QProgressDialog", "QLineEdit", "QPlainTextEdit",
    "ElidedLabel", "EmptyState", "action_button", "tool_button", "confirm", "ask_text", "with_key",
    "show_message", "tell", "header", "showText", "drawText", "addTab", "addSection", "addMenu", "addButton",
    "setText", "setPlainText", "setHtml", "setInformativeText", "setDetailedText", "setTitle", "setLabelText",
    "setCancelButtonText", "setButtonText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle",
    "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix",
    "setSpecialValueText", "setFormat", "setTabText", "setItemText", "setHeaderLabels", "setLabel", "setNameFilter",
    "addAction", "addItem", "addItems", "insertItem", "addRow",
    "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory", "getText", "getItem",
    "information", "question", "critical", "about",
}  # fmt: skip
LOGGERS = {"_log", "log", "logging", "logger"}
KEYS = {"shortcut", "role", "kind", "icon_name", "key"}  # arguments that nobody reads
TRANSLATING = {"tr", "translate"}
PLAIN = {"LoRA Atelier", "LoRA", "PNG", "CSV"}  # names, the same in every language


def called(node: ast.Call) -> str:
    """The bare name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def wrappers(tree: ast.Module) -> set[str]:
    """The file's own short names for translate(): functions that hand their argument on to it and do nothing else."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
            value = node.body[-1].value
            names = {argument.arg for argument in node.args.args}
            if isinstance(value, ast.Call) and called(value) in TRANSLATING and isinstance(value.args[-1], ast.Name):
                assert value.args[-1].id in names, f"line {value.lineno}: translates something that it was not given"
                found.add(node.name)
    return found


def is_key(text: str) -> bool:
    """Whether a text is the name of keys ("Ctrl+N", "Del"), which Qt itself translates."""
    return all(part in {"Ctrl", "Alt", "Shift", "Return", "Del", "Delete", "Esc", "Escape", "Left", "Right", "Space"}
               or len(part) == 1 or (part[:1] == "F" and part[1:].isdigit()) for part in text.split("+"))  # fmt: skip


def readable(text: str) -> bool:
    """Whether a person would read it as words: a capital letter, or two words."""
    words = re.sub(r"<[^>]*>", "", text).strip().rstrip("+")
    if words in PLAIN or is_key(words) or not any(letter.isalpha() for letter in words):
        return False
    return " " in words or any(letter.isupper() for letter in words)


def literals(node: ast.expr, translating: set[str]) -> Iterator[tuple[int, str]]:
    """The texts written out in an expression, without those that are translated."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        yield node.lineno, " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.BinOp):
        for side in (node.left, node.right):
            yield from literals(side, translating)
    elif isinstance(node, ast.IfExp):
        for side in (node.body, node.orelse):
            yield from literals(side, translating)
    elif isinstance(node, ast.BoolOp | ast.Tuple | ast.List):
        for side in node.values if isinstance(node, ast.BoolOp) else node.elts:
            yield from literals(side, translating)
    elif isinstance(node, ast.Call) and called(node) in ("format", "join") and isinstance(node.func, ast.Attribute):
        yield from literals(node.func.value, translating)


def untranslated(source: str, name: str = "") -> Iterator[str]:
    """Texts that are shown as they stand in the source."""
    tree = ast.parse(source)
    translating = TRANSLATING | wrappers(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in SHOWING:
            continue
        if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in LOGGERS:
            continue
        for argument in [*node.args, *(word.value for word in node.keywords if word.arg not in KEYS)]:
            for line, text in literals(argument, translating):
                if readable(text):
                    yield f"{name}:{line}: {text!r}"


def unfindable(source: str, name: str = "") -> Iterator[str]:
    """Calls of tr() that no tool can collect the text of, since it is put together first."""
    tree = ast.parse(source)
    own = wrappers(tree)
    inside = {id(node) for body in ast.walk(tree) if isinstance(body, ast.FunctionDef) and body.name in own
              for node in ast.walk(body)}  # fmt: skip
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in TRANSLATING | own or id(node) in inside:
            continue
        if called(node) == "translate" and len(node.args) < 2:
            continue  # a painter's translate(point)
        text = node.args[1] if called(node) == "translate" else node.args[0]
        if called(node) == "translate" and not isinstance(node.args[0], ast.Constant):
            continue
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
            yield f"{name}:{node.lineno}: {ast.unparse(node)}"


def test_every_shown_text_can_be_translated() -> None:
    paths = sorted(GUI.rglob("*.py"))
    sources = {str(path.relative_to(GUI.parent)): path.read_text(encoding="utf-8") for path in paths}
    assert len(sources) > 100
    assert not [found for name, source in sources.items() for found in untranslated(source, name)]
    assert not [found for name, source in sources.items() for found in unfindable(source, name)]


@pytest.mark.parametrize(
    "planted",
    [
        'QLabel("Train a style")',
        'button.setToolTip("Stop")',
        'button.setToolTip("now or later")',
        'label.setText(f"Step {step}")',
        'label.setText("Step {0}".format(step))',
        'label.setText(self.tr("On") if on else "Off")',
        'label.setText(name or "No name")',
        'action_button("save", "Save", self.tr("Save it"))',
        'menu.addAction(icon("x"), "Delete…" + key)',
        'self.header("Runs")',
    ],
)
def test_a_forgotten_text_is_found(planted: str) -> None:
    assert list(untranslated(planted))


@pytest.mark.parametrize("planted", ['self.tr(f"Step {step}")', "self.tr(words)", 'self.tr("a" + b)'])
def test_a_text_that_is_put_together_before_it_is_translated_is_found(planted: str) -> None:
    assert list(unfindable(planted))


@pytest.mark.parametrize(
    "clean",
    [
        'QLabel(self.tr("Train a style"))',
        'button.setToolTip(with_key(self.tr("Stop"), "Ctrl+."))',
        'label.setText(self.tr("Step {0}").format(step))',
        'label.setText(f"{name} · {size}")',
        'theme.role(label, "card-hover")',
        "painter.translate(point.x(), point.y())",
        'def said(text):\n    return QCoreApplication.translate("here", text)\nlabel.setText(said("Two words"))',
    ],
)
def test_what_is_translated_is_left_in_peace(clean: str) -> None:
    assert not list(untranslated(clean))
    assert not list(unfindable(clean))
