"""Tables of documents: record batches of Arrow in, the same with the columns of a result out.

What a result's columns are is read from the schema of the protocol: a message is a struct whose fields have the names that they have
in JSON, an enum the name of its value, a metadata value its text. A string that says nothing is null.
"""
from __future__ import annotations

import collections
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from google.protobuf.descriptor import FieldDescriptor

from .errors import WarraqError
from .pool import Pool
from .progress import counted
from .v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2

try:
    import pyarrow as pa
except ImportError as missing:
    raise WarraqError("tables of documents need pyarrow: pip install 'warraq[arrow]'") from missing

#: Columns that are looked for where none is named.
CONTENT = ("content", "html", "text")
#: Rows that go out together.
ROWS = 64

_DOCUMENT = ("text", "metadata.title", "metadata.authors", "metadata.published", "metadata.modified", "metadata.site", "metadata.url",
             "metadata.description", "language", "page_kind", "confidence")
_EXTRACTION = ("mentions", "entities", "attributions", "relations", "keyphrases")
_SUMMARY = ("headline", "sentences", "keyphrases")
#: By method, the message of its result and the fields that become columns.
_COLUMNS: dict[str, tuple[Any, Sequence[str]]] = {
    "parse": (document_pb2.Document.DESCRIPTOR, _DOCUMENT),
    "extract": (extraction_pb2.Extraction.DESCRIPTOR, _EXTRACTION),
    "summarize": (summary_pb2.Summary.DESCRIPTOR, _SUMMARY),
    "analyze": (documents_pb2.Analysis.DESCRIPTOR, [
        *(f"document.{path}" for path in _DOCUMENT), *(f"extraction.{path}" for path in _EXTRACTION), "summary.headline", "summary.sentences"]),
}
#: Fields that few want of a table and that cost more than they are worth there; the message of a result has them.
_LEFT_OUT = {"number", "qualifier", "extent", "assumed", "pieces", "factors"}
_SCALARS = {
    FieldDescriptor.TYPE_STRING: pa.string(), FieldDescriptor.TYPE_BYTES: pa.binary(), FieldDescriptor.TYPE_BOOL: pa.bool_(),
    FieldDescriptor.TYPE_FLOAT: pa.float32(), FieldDescriptor.TYPE_ENUM: pa.string(),
    # Numbers are below 2³¹, and Spark knows no unsigned ones.
    FieldDescriptor.TYPE_UINT32: pa.int32(), FieldDescriptor.TYPE_INT32: pa.int32(),
}


def content_column(schema: pa.Schema, column: str | None = None) -> str:
    """The name of the column that holds the documents: the one given, else `content`, `html` or `text`."""
    for name in [column] if column else CONTENT:
        if name in schema.names:
            kind = schema.field(name).type
            if not any(is_kind(kind) for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)):
                raise WarraqError(f"the column {name} holds {kind}, not strings or bytes")
            return name
    raise WarraqError(f"no column {column or ', '.join(CONTENT)} among {', '.join(schema.names)}")


def result_schema(schema: pa.Schema, method: str, column: str | None = None) -> pa.Schema:
    """The schema of `results` for batches of a schema.

    The other columns than that of the documents stay; a result's whose name is taken is called warraq_ and its name. The last,
    `error`, tells why a document failed.
    """
    message, paths = _COLUMNS[method]
    schema = schema.remove(schema.get_field_index(content_column(schema, column)))
    for field in [*(pa.field(*_named(message, path)) for path in paths), pa.field("error", pa.string())]:
        schema = schema.append(field.with_name("warraq_" * (field.name in schema.names) + field.name))
    return schema


def results(pool: Pool, method: str, batches: Iterable[pa.RecordBatch], column: str | None = None, *, timeout: float | None = None,
            progress: bool | None = False, total: int | None = None, **options: Any) -> Iterator[pa.RecordBatch]:
    """The batches with the columns of the results for that of the documents, at most `ROWS` rows each; a document that failed has an
    `error` and no result.

    `column` holds documents, bytes or strings; `options` are those of the method. Batches are taken as there is room. `progress` is
    as in `Pool.map`, `total` how many rows there are.
    """
    message, paths = _COLUMNS[method]
    fields = [_field(message, path) for path in paths]
    taken: collections.deque[pa.RecordBatch] = collections.deque()

    def documents() -> Iterator[Any]:
        for batch in batches:
            name = content_column(batch.schema, column)
            for start in range(0, batch.num_rows, ROWS):
                taken.append(batch.slice(start, ROWS))
                yield from taken[-1].column(name).to_pylist()

    found: list[Any] = []
    errors: list[str | None] = []
    for _, result in counted(pool.map(method, documents(), timeout=timeout, **options), total, progress):
        failed = isinstance(result, Exception)
        found.append(None if failed else result.message)
        errors.append(str(result) if failed else None)
        if len(found) == taken[0].num_rows:
            batch = taken.popleft()
            columns = [_array(_values(found, path), field) for path, field in zip(paths, fields)]
            kept = [batch.column(name) for name in batch.schema.names if name != content_column(batch.schema, column)]
            schema = result_schema(batch.schema, method, column)
            yield pa.RecordBatch.from_arrays([*kept, *columns, pa.array(errors, pa.string())], schema=schema)
            found, errors = [], []


def _field(message: Any, path: str) -> Any:
    first, _, rest = path.partition(".")
    field = message.fields_by_name[first]
    return _field(field.message_type, rest) if rest else field


def _named(message: Any, path: str) -> tuple[str, pa.DataType]:
    field = _field(message, path)
    return field.json_name, _type(field)


def _fields(message: Any) -> list[Any]:
    return [field for field in message.fields if field.name not in _LEFT_OUT]


def _is_repeated(field: Any) -> bool:
    # protobuf 5 has no is_repeated, and 6 warns of label.
    return bool(field.is_repeated if hasattr(field, "is_repeated") else field.label == field.LABEL_REPEATED)


def _is_value(field: Any) -> bool:
    return bool(field.message_type is document_pb2.Value.DESCRIPTOR)


def _type(field: Any) -> pa.DataType:
    if _is_value(field):
        kind = pa.string()
    elif field.message_type:
        kind = pa.struct([(inner.json_name, _type(inner)) for inner in _fields(field.message_type)])
    else:
        kind = _SCALARS[field.type]
    return pa.list_(kind) if _is_repeated(field) else kind


def _values(messages: Sequence[Any], path: str) -> list[Any]:
    get = attrgetter(path)
    return [None if message is None else get(message) for message in messages]


def _array(values: Sequence[Any], field: Any) -> pa.Array:
    """The values of one field of many messages: lists where it is repeated, and None where there is no message."""
    if not _is_repeated(field):
        return _singular(values, field)
    ends = list(itertools.accumulate((len(value or ()) for value in values), initial=0))
    offsets = [start if value is not None else None for start, value in zip(ends, values)]
    inner = list(itertools.chain.from_iterable(value for value in values if value))
    return pa.ListArray.from_arrays(pa.array([*offsets, ends[-1]], pa.int32()), _singular(inner, field))


def _singular(values: Sequence[Any], field: Any) -> pa.Array:
    if _is_value(field):
        values = [value.value or None if value is not None else None for value in values]
        return pa.array(values, pa.string())
    if field.message_type:
        return _struct(values, field.message_type)
    if field.type == FieldDescriptor.TYPE_ENUM:
        names = {number: value.name for number, value in field.enum_type.values_by_number.items() if number}
        return pa.array([names.get(value) for value in values], pa.string())
    if field.type == FieldDescriptor.TYPE_STRING:
        return pa.array([value or None for value in values], pa.string())
    return pa.array(values, _SCALARS[field.type])


def _struct(messages: Sequence[Any], kind: Any) -> pa.Array:
    arrays = []
    for field in _fields(kind):
        get: Callable[[Any], Any] = attrgetter(field.name)
        if field.has_presence:
            name = field.name
            values = [get(message) if message is not None and message.HasField(name) else None for message in messages]
        else:
            values = [get(message) if message is not None else None for message in messages]
        arrays.append(_array(values, field))
    mask = pa.array([message is None for message in messages], pa.bool_())
    return pa.StructArray.from_arrays(arrays, fields=[pa.field(field.json_name, _type(field)) for field in _fields(kind)], mask=mask)
