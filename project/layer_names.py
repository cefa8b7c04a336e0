"""Layers of a model by patterns of their names, and the names that come nearest to a pattern that means none.

A pattern means a layer by its path: the end of it (`to_q`, `ff.net.2`), a block with all that is in it
(`down_blocks.1`), either with `*` and `?`, or a regular expression behind `re:`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from project.errors import BadInput

_SHOWN, _NEAR = 8, 0.5


def meaning(pattern: str, key: str) -> Callable[[str], object]:
    """A test whether a pattern of the option `key` means a name. Raises BadInput for what is no regular expression."""
    if pattern.startswith("re:"):
        try:
            return re.compile(pattern[3:]).search
        except re.error as error:
            raise BadInput(f"{key}: {pattern[3:]} is not a regular expression ({error})") from error
    shapes = (pattern, f"{pattern}.*", f"*.{pattern}", f"*.{pattern}.*")
    return lambda name: any(fnmatchcase(name, shape) for shape in shapes)


def unknown(patterns: Iterable[str], names: Sequence[str], key: str) -> list[str]:
    """The patterns that mean none of the names. Raises BadInput as `meaning` does."""
    tests = [(pattern, meaning(pattern, key)) for pattern in patterns]
    return [pattern for pattern, means in tests if not any(map(means, names))]


def no_such_layer(missing: Sequence[str], names: Iterable[str]) -> str:
    """The sentence for patterns that mean none of the names, with the names that come nearest, or the commonest."""
    ends = Counter(name.rpartition(".")[2] if not name[-1].isdigit() else name for name in names)
    ends = Counter({name: count for name, count in ends.items() if "." not in name}) or ends
    near = [one for name in missing for one in get_close_matches(name.rpartition(".")[2], ends, n=3, cutoff=_NEAR)]
    shown = list(dict.fromkeys(near)) or [name for name, _ in ends.most_common(_SHOWN)]
    sentence = f"no layer of this base model that can be trained is called {', '.join(missing)}"
    return f"{sentence}; it has {', '.join(shown)}" if shown else sentence
