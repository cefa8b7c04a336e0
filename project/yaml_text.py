"""A flat YAML file as keys, values and line numbers, with every scalar kept as the text that its author wrote.

YAML 1.1 would read `2e-4` as a text, `no` as false and `012` as ten; here the option's type decides what a text means.
"""

from pathlib import Path

import yaml  # type: ignore[import-untyped, unused-ignore]

from project.errors import BadInput

_LARGEST = 1 << 20  # bytes; a config is a page of text, not a data file


def read_mapping(path: Path) -> tuple[dict[str, object], dict[str, int]]:
    """The values and the line numbers of the keys of a YAML file.

    A value is a text, a list of texts, a mapping (which no option takes), or None where nothing stands. Raises
    BadInput with one line.
    """
    root = _compose(_read_text(path), str(path))
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode):
        raise BadInput(f"{path}, line {_line(root)}: a config is a list of `key: value` lines")
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in root.value:
        where = f"{path}, line {_line(key_node)}"
        if not isinstance(key_node, yaml.ScalarNode):
            raise BadInput(f"{where}: a key must be a plain word")
        key = key_node.value
        if key in values:
            raise BadInput(f'{where}: "{key}" stands here again, first in line {lines[key]}: keep one of the two')
        lines[key] = _line(key_node)
        values[key] = _value(value_node, f"{where}: {key}")
        if values[key] is None and _is_comment(value_node):
            raise BadInput(f'{where}: {key} is empty, because # begins a comment: put the value in quotes, "#..."')
    return values, lines


def read_value(text: str, place: str) -> object:
    """The value of an override: a list in brackets or a text in quotes as in YAML, anything else as it stands."""
    stripped = text.strip()
    if not stripped or stripped in ("null", "~"):
        return None
    if stripped[0] not in "[\"'":
        return stripped
    try:
        node = _compose(stripped, place)
    except BadInput:
        return stripped
    return _value(node, place.rstrip(": ")) if node is not None else None


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such config file") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: the config cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if len(data) > _LARGEST:
        raise BadInput(f"{path}: this is no config (larger than 1 MiB)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(f"{path}, line {line}: the config is not UTF-8 text: save it as UTF-8") from None


def _compose(text: str, where: str) -> yaml.Node | None:
    """The one document of a YAML text as nodes; nothing is constructed from tags."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise BadInput(f"{where}{line}: not readable as YAML ({error.problem or error.context})") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInput(f"{where}: not readable as YAML ({str(error).splitlines()[0]})") from None


def _value(node: yaml.Node, where: str) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_scalar(item, where) for item in node.value]
    if isinstance(node, yaml.MappingNode):  # no option takes one; what the error says depends on the key
        return {str(key.value): "..." for key, _ in node.value}
    return _scalar(node, where)


def _scalar(node: yaml.Node, where: str) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise BadInput(f"{where} must be one value or a plain list of values")
    if node.tag == "tag:yaml.org,2002:null" and not node.style:
        return None
    return str(node.value)


def _is_comment(node: yaml.Node) -> bool:
    """Whether an empty value is followed by a comment that begins without a space after #, as a colour would."""
    mark = node.start_mark
    if mark.buffer is None:
        return False
    rest = mark.buffer[mark.pointer :].split("\n", 1)[0].strip(" \t\0:")
    return len(rest) > 1 and rest[0] == "#" and rest[1] not in "# \t"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
