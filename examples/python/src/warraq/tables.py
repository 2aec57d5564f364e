"""Files of documents, as batches of Arrow: Parquet, Arrow's IPC (Feather) and JSON Lines."""
from __future__ import annotations

import base64
import contextlib
import itertools
import json
import pathlib
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyarrow as pa

from .arrow import ROWS
from .errors import WarraqError

#: Rows and bytes that go into one row group of Parquet: many, for those who read it, but not so many that memory grows.
GROUP_ROWS, GROUP_BYTES = 1 << 13, 1 << 25
#: What a JSON line may be written as.
_PARQUET, _ARROW = (".parquet", ".pq"), (".arrow", ".feather", ".ipc")


class Batches:
    """The batches of a file; what it is, is told by its first bytes."""

    def __init__(self, path: str):
        self._file: Any = open(path if path != "-" else sys.stdin.fileno(), "rb")
        start = self._file.peek(6)[:6]
        #: How many rows there are; None where only reading tells.
        self.rows: int | None = None
        self._batches: Iterator[pa.RecordBatch]
        if start.startswith(b"PAR1"):
            from pyarrow import parquet
            file = parquet.ParquetFile(self._file)
            self.schema, self.rows, self._batches = file.schema_arrow, file.metadata.num_rows, file.iter_batches(ROWS)
        elif start == b"ARROW1":
            reader = pa.ipc.open_file(self._file)
            self.schema = reader.schema
            self._batches = (reader.get_batch(number) for number in range(reader.num_record_batches))
        elif start.startswith(b"\xff\xff\xff\xff"):
            stream = pa.ipc.open_stream(self._file)
            self.schema, self._batches = stream.schema, iter(stream)
        else:
            self.schema, self._batches = _json_batches(self._file)

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        return self._batches

    def close(self) -> None:
        self._file.close()


def _json_batches(file: BinaryIO) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The schema is that of the first rows."""
    groups = _groups(enumerate(file, 1))
    first = next(groups, None)
    if first is None:
        raise WarraqError("there is nothing in it")
    schema = pa.RecordBatch.from_pylist(first[1], schema=_union(first[1])).schema

    def batches() -> Iterator[pa.RecordBatch]:
        for line, rows in itertools.chain([first], groups):
            unknown = {name for row in rows for name in row} - set(schema.names)
            try:
                if unknown:
                    raise ValueError("no such column before: " + ", ".join(sorted(unknown)))
                yield pa.RecordBatch.from_pylist(rows, schema=schema)
            except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError) as error:
                raise WarraqError(f"lines {line} to {line + len(rows) - 1} do not go with those before: {error}") from None

    return schema, batches()


def _union(rows: list[dict[str, Any]]) -> pa.Schema:
    """The schema of all the rows: names that some lack are null there."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.schema([(name, pa.array([row.get(name) for row in rows]).type) for name in names])


def _groups(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """(number of the first line, rows) of so many lines as make a batch; empty lines are passed over."""
    full = ((number, line) for number, line in lines if line.strip())
    while group := list(itertools.islice(full, ROWS)):
        yield group[0][0], [_row(number, line) for number, line in group]


def _row(number: int, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise WarraqError(f"line {number} is no JSON: {error}") from None
    if not isinstance(row, dict):
        raise WarraqError(f"line {number} is no JSON object")
    return row


def write(path: str | None, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Writes batches as what the name ends with says: Parquet, Arrow or JSON Lines; these to standard output where there is no name."""
    suffix = pathlib.Path(path or "").suffix.lower()
    if path and suffix in _PARQUET:
        from pyarrow import parquet
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            for table in _row_groups(batches):
                writer.write_table(table)
    elif path and suffix in _ARROW:
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, schema) as ipc:
            for batch in batches:
                ipc.write_batch(batch)
    else:
        with open(path, "w", encoding="utf-8") if path and path != "-" else contextlib.nullcontext(sys.stdout) as file:
            for batch in batches:
                for row in batch.to_pylist():
                    print(json.dumps(row, ensure_ascii=False, default=_plain), file=file)


def _row_groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    group: list[pa.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(one.num_rows for one in group) >= GROUP_ROWS or sum(one.nbytes for one in group) >= GROUP_BYTES:
            yield pa.Table.from_batches(group)
            group = []
    if group:
        yield pa.Table.from_batches(group)


def _plain(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
