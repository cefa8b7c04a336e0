"""Finds the sentences of project/ and engine/ in their source: the rooms without Qt say them in English.

An f-string becomes a sentence with %1, %2 … for what is put in. Where a part depends on a condition ("row" or "rows"),
there is a sentence for each case, so that a translator always sees whole ones.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod
from pathlib import Path

_MOST_CASES = 12  # of one text; beyond, the parts are translated by themselves
_MOST_TRIED = 200
_PLACE = None  # in a case: something that is put in
If = tuple[str, bool]  # in a case: a condition that it depends on, so that no two parts contradict each other
Case = tuple[str | If | None, ...]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.Lambda, ast.Module, ast.ClassDef)

# Files whose texts stand in a shell or in a file that is written, and never in the window.
_SHELL = (
    "engine/cli.py", "engine/verbs/", "engine/demo/", "engine/progress.py", "engine/check.py", "engine/check_texts.py",
    "engine/publish/text/card.py", "engine/publish/text/modelfile.py", "engine/publish/metadata.py",
    "engine/publish/sidecar.py", "engine/publish/kohya.py", "project/reference.py", "project/texts/listing.py",
    "project/health/listing.py", "project/tools.py",
)  # fmt: skip
# Calls whose texts are read by programs, or printed.
_SILENT = {
    "option", "print", "add_argument", "add_parser", "add_mutually_exclusive_group", "ArgumentParser",
    "ArgumentTypeError", "verb", "execute", "executemany", "executescript", "connect", "compile", "search", "match",
    "fullmatch", "finditer", "findall", "sub", "split", "startswith", "endswith", "removeprefix", "removesuffix",
    "replace", "strip", "find", "index", "ThreadPoolExecutor", "Thread", "Random", "filterwarnings", "TypeVar",
    "AssertionError", "AttributeError", "encode", "tr", "translate", "set_postfix_str", "strftime", "Literal", "fold",
    "isinstance",
}  # fmt: skip
_ERRORS = {"BadInput", "JobFailed"}
_LOGGERS = {"_log", "log", "logging", "logger"}
# Texts that look like words and are none: names, code, file names, or what a model is asked.
_NAME = re.compile(r"(?:[A-Z0-9(][\w.\-/()]*\s?)*[A-Z0-9(][\w.\-/()]*(?: large| base)?")
_NO_TEXT = re.compile(
    r"application/.*|Sequence\[.*|(?:CREATE|SELECT|INSERT|DELETE) .*|_codecs .*|numpy.*|cat (?:AND|OR) dog|NOT blurry|"
    r"import .*|(?:network|optimizer)_args [\w, ]+|red apple|cat face|black and white|tag:.*|"
    r"caption en|Wie geht's\?|你好.*|\w+: (?:true|false|\d\w*|%)|"
    r"Describe this picture .*|A short picture description\.|"
    r"a (?:close-up|full body|wide shot|picture of somebody).*|(?:1 picture|% pictures) %|% copy(?: %)?|"
    r"allocate memory|can't allocate memory|(?:broken data|not enough image|unexpected end).*|"
    r"there is a \{\}.*|\{\} \w+|(?:a|an|this is a|the main colour is|something on)\b.* \{\}.*|.*<.*>.*",
    re.DOTALL,
)
_COLUMNS = {"SHOWN_COLUMNS", "shown_columns"}
_HELPERS = {"pictures", "_count"}  # functions that say a number of something, in the singular or the plural
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]?\s+\S|\S\s+[^\W\d_]{2,}")
_CODE = re.compile(r"\{%|\{\{|^#|\n")


@dataclass
class _Scope:
    """What a function's names stand for, where a text was given to them."""

    texts: dict[str, list[ast.expr]] = field(default_factory=dict)
    other: set[str] = field(default_factory=set)  # names that also got something else


def sentences(path: Path, root: Path) -> Iterator[str]:
    """The English sentences of a file, in its order, those with something put in as %1, %2 …

    In gui/ those of errors alone: the other ones are translated where they stand.
    """
    name = path.relative_to(root).as_posix()
    if not name.startswith(_SHELL):
        yield from in_source(path.read_text(encoding="utf-8"), only_errors=name.startswith("gui/"))


def in_source(source: str, only_errors: bool = False) -> Iterator[str]:
    """The sentences of a module's source."""
    yield from _Module(ast.parse(source), only_errors).sentences()


class _Module:
    def __init__(self, tree: ast.Module, only_errors: bool) -> None:
        self.tree, self.only_errors = tree, only_errors
        self.parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self.scopes: dict[ast.AST, _Scope] = {}
        self.inlined: set[ast.AST] = set()  # texts that stand in the sentence that uses them

    def sentences(self) -> Iterator[str]:
        roots: dict[ast.expr, None] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (said := _number_of(node)) and not _verb(node):
                yield from (_numbered(case) for case in said)
            yield from _titles(node)
            if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                root = self._root(node)
                if root is not None and self._is_said(root):
                    roots[root] = None
        found = {root: list(self._texts(root)) for root in roots}
        for root, texts in found.items():
            if root not in self.inlined:
                yield from texts

    def _texts(self, root: ast.expr) -> Iterator[str]:
        for case in self._cases(root):
            text = _numbered(case)
            if is_words(text):
                yield text

    def _root(self, node: ast.expr) -> ast.expr | None:
        """The whole text that a part of it belongs to; None for a part that is no text of its own."""
        parent = self.parents.get(node)
        if isinstance(parent, ast.FormattedValue):
            return None if node is parent.format_spec else self._root(parent)
        if isinstance(parent, ast.JoinedStr) or (isinstance(parent, ast.BinOp) and _joins(parent, node)):
            return self._root(parent)
        if isinstance(parent, ast.IfExp):
            return None if node is parent.test else self._root(parent)
        if isinstance(parent, ast.BoolOp):
            return self._root(parent)
        if isinstance(parent, ast.Attribute) and parent.attr == "format":
            call = self.parents.get(parent)
            return self._root(call) if isinstance(call, ast.Call) else node
        return node

    def _is_said(self, node: ast.expr) -> bool:
        """Whether somebody may read this text, judged by what it is given to."""
        here: ast.AST = node
        is_error = False
        parent: ast.AST | None
        while (parent := self.parents.get(here)) is not None and not isinstance(parent, ast.stmt):
            if isinstance(parent, ast.Call) and (_called(parent) in _SILENT or _logs(parent)):
                return False
            if isinstance(parent, ast.Compare | ast.Subscript | ast.arg) or (
                isinstance(parent, ast.Dict) and here in parent.keys
            ):
                return False
            is_error |= isinstance(parent, ast.Call) and _called(parent) in _ERRORS
            here = parent
        if self.only_errors:
            return is_error
        if isinstance(parent, ast.Expr):
            return isinstance(parent.value, ast.Call | ast.Yield | ast.YieldFrom)
        if isinstance(parent, ast.AnnAssign):
            return here is parent.value
        if isinstance(parent, _FUNCTIONS):
            return isinstance(here, ast.arguments)  # what is said unless the caller says otherwise
        return not isinstance(parent, ast.Assert)

    def _cases(self, node: ast.expr) -> list[Case]:
        """Every form that a text may take, at most _MOST_CASES; just one place if it is unknown."""
        cases = self._written(node)
        return [(_PLACE,)] if cases is None or len(cases) > _MOST_CASES else cases

    def _written(self, node: ast.expr) -> list[Case] | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return [_filled(node.value)]
        if isinstance(node, ast.JoinedStr):
            return self._product(node.values)
        if isinstance(node, ast.FormattedValue):
            return self._cases(node.value) if node.format_spec is None and node.conversion == -1 else None
        if isinstance(node, ast.Name):
            return self._named(node)
        if isinstance(node, ast.Call):
            return self._called(node)
        return self._combined(node)

    def _combined(self, node: ast.expr) -> list[Case] | None:
        """Texts put together by an operator, or of which one is taken."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._product([node.left, node.right])
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            return [*self._cases(node.left), ()]
        if isinstance(node, ast.IfExp):
            test, holds = _condition(node.test)
            chosen = [((test, holds), *case) for case in self._cases(node.body)]
            return chosen + [((test, not holds), *case) for case in self._cases(node.orelse)]
        if isinstance(node, ast.BoolOp):
            return [case for value in node.values for case in self._cases(value)]
        return None

    def _called(self, node: ast.Call) -> list[Case] | None:
        if _verb(node):
            return _number_of(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            return self._cases(node.func.value)
        return None

    def _product(self, parts: list[ast.expr]) -> list[Case] | None:
        several = [self._cases(part) for part in parts]
        if prod(map(len, several)) <= _MOST_TRIED:
            joined = [sum(chosen, ()) for chosen in product(*several)]
            possible = [case for case in joined if _holds(case)]
            if len(possible) <= _MOST_CASES:
                return possible
        # Too many: what may be chosen is translated by itself.
        return [sum((cases[0] if len(cases) == 1 else (_PLACE,) for cases in several), ())]

    def _named(self, node: ast.Name) -> list[Case] | None:
        """What a name of this function stands for, if it only ever got texts in it."""
        function: ast.AST | None = node
        while function is not None and not isinstance(function, _FUNCTIONS):
            function = self.parents.get(function)
        if function is None:
            return None
        scope = self.scopes.get(function) or self._scope(function)
        texts = scope.texts.get(node.id)
        if not texts or node.id in scope.other:
            return None
        scope.other.add(node.id)  # a text that is made of itself would not end
        cases = [case for text in texts for case in self._cases(text)]
        scope.other.discard(node.id)
        if not any(isinstance(part, str) for case in cases for part in case):
            return None
        self.inlined.update(texts)
        return cases

    def _scope(self, function: ast.AST) -> _Scope:
        scope = _Scope()
        assert isinstance(function, _FUNCTIONS)
        arguments = function.args
        scope.other |= {one.arg for one in [*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs]}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._note(scope, target, node.value)
            elif isinstance(node, ast.AugAssign | ast.For | ast.comprehension | ast.NamedExpr | ast.AnnAssign):
                scope.other |= {name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)}
            elif isinstance(node, ast.withitem) and node.optional_vars is not None:
                scope.other |= {name.id for name in ast.walk(node.optional_vars) if isinstance(name, ast.Name)}
        self.scopes[function] = scope
        return scope

    def _note(self, scope: _Scope, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, its in zip(target.elts, value.elts, strict=True):
                self._note(scope, one, its)
        elif isinstance(target, ast.Name) and _textual(value):
            scope.texts.setdefault(target.id, []).append(value)
        else:
            scope.other |= {name.id for name in ast.walk(target) if isinstance(name, ast.Name)}


def is_words(text: str) -> bool:
    """Whether a text is something to read: two words at least, and neither code nor a name."""
    bare = re.sub(r"%\d+", "%", text).strip()
    code = _CODE.search(text) or _NO_TEXT.fullmatch(bare) or _NAME.fullmatch(bare)
    return bool(_WORDS.search(bare)) and not code


def _titles(node: ast.AST) -> Iterator[str]:
    """Single words that stand over a report or the columns of its table."""
    values: list[ast.expr] = []
    if isinstance(node, ast.Call) and _called(node) == "Report":
        values = [word.value for word in node.keywords if word.arg in ("title", "columns")]
    elif isinstance(node, ast.Call) and _called(node) == "_costs":
        values = node.args[:1]
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in _COLUMNS:
        values = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
    for value in values:
        parts = value.elts if isinstance(value, ast.Tuple) else [value]
        yield from (one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _number_of(node: ast.Call) -> list[Case] | None:
    """What a helper such as `pictures(3, "is", "are")` or `_count(3, "step")` says: of one, and of several."""
    words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if _called(node) not in _HELPERS or not words:
        return None
    if _called(node) == "pictures":
        test = f"{ast.unparse(node.args[0])} == 1"
        return [((test, True), f"1 picture {words[0]}"), ((test, False), _PLACE, f" pictures {words[-1]}")]
    return [(f"1 {words[0]}",), (_PLACE, f" {words[0]}s")]


def _verb(node: ast.Call) -> bool:
    """Whether a helper's words need the sentence that they stand in."""
    return _called(node) == "pictures" and _number_of(node) is not None


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _logs(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in _LOGGERS


def _joins(parent: ast.BinOp, node: ast.expr) -> bool:
    return isinstance(parent.op, ast.Add) or (isinstance(parent.op, ast.Mult) and node is parent.left)


def _textual(node: ast.expr) -> bool:
    """Whether an expression makes a text of texts that are written out."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.IfExp):
        return _textual(node.body) and _textual(node.orelse)
    if isinstance(node, ast.BinOp):
        return _textual(node.left) and (isinstance(node.op, ast.Mult) or _textual(node.right))
    return isinstance(node, ast.JoinedStr)


def _condition(test: ast.expr) -> If:
    """A condition, and whether it must hold: "x != 1" is that "x == 1" does not."""
    text = ast.unparse(test)
    return (text.replace("!=", "=="), False) if "!=" in text else (text, True)


def _holds(case: Case) -> bool:
    """Whether the conditions of a case can be together."""
    tests = [part for part in case if isinstance(part, tuple)]
    return not any((test, not holds) in tests for test, holds in tests)


def _filled(text: str) -> Case:
    """A text for `format`, now or later: what is named in braces is put in."""
    parts: list[str | None] = []
    for piece in re.split(r"\{[a-z_]+(?::[^}]*)?\}", text):
        parts += [_PLACE, piece]
    return tuple(parts[1:])


def _numbered(case: Case) -> str:
    """A case as one text. Two places without anything between them are one: nobody could tell them apart."""
    text, places, last = "", 0, ""
    for part in case:
        if part is _PLACE and last != "place":
            places += 1
            text += f"%{places}"
            last = "place"
        elif isinstance(part, str) and part:
            text += part
            last = "text"
    return text
