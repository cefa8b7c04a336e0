"""Rows of a Parquet file, a row group at a time."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from project.errors import BadInput
from project.texts.source import Stamp, stamp_of, unreadable

_BATCH = 1024


def groups(path: Path) -> list[int]:
    """The number of rows of each row group. Raises BadInput."""
    with _opened(path) as file:
        return [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """All rows in order. Raises BadInput."""
    import pyarrow

    try:
        with _opened(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error


def part(path: Path, group: int, start: int, count: int) -> list[dict[str, Any]]:
    """Some rows of a row group. Raises BadInput."""
    import pyarrow

    try:
        found: list[dict[str, Any]] = _group(path, group, stamp_of(path)).slice(start, count).to_pylist()
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error
    return found


@lru_cache(maxsize=2)
def _group(path: Path, group: int, stamp: Stamp) -> Any:
    with _opened(path) as file:
        return file.read_row_group(group)


def _opened(path: Path) -> Any:
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(path)
    except pyarrow.ArrowException as error:
        raise _damaged(path, error) from error
    except OSError as error:
        raise unreadable(path, error) from error


def _damaged(path: Path, error: Exception) -> BadInput:
    lines = str(error).splitlines() or [type(error).__name__]
    return BadInput(f"{path}: this Parquet file is damaged ({lines[0][:120]})")
