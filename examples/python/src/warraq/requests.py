"""Requests from keyword arguments."""
from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypedDict, Union

from google.protobuf.message import Message

from .errors import NotADocument
from .v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2

SERVICE = "warraq.v1.Documents/"
OFFSETS = document_pb2.OffsetUnit.UNICODE_SCALARS
#: By what a file's name ends with, what is in it.
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".md": "text/markdown", ".markdown": "text/markdown"}
BUDGETS = ("sentences", "words", "characters", "ratio")

#: A document: bytes, text that is decoded already, or a file.
Source = Union[str, bytes, bytearray, memoryview, "os.PathLike[str]"]
Method = Literal["parse", "extract", "summarize", "analyze"]


class ParseOptions(TypedDict, total=False):
    """Hints at a document, and what of it is wanted."""

    media_type: str
    charset: str
    language: str
    url: str
    roles: Iterable[str]
    markdown: bool
    source_map: bool


class ExtractOptions(TypedDict, total=False):
    """What is looked for: names of MentionKind such as "person" or "date", ISO 8601, and how many keyphrases at most."""

    kinds: Iterable[str]
    reference_date: str | datetime.date
    keyphrases: int


class SummarizeOptions(TypedDict, total=False):
    """One of `sentences`, `words`, `characters` and `ratio`, and how to choose."""

    sentences: int
    words: int
    characters: int
    ratio: float
    keyphrases: int
    strict: bool
    query: str
    compress: bool
    explain: bool


class ExtractCall(ParseOptions, ExtractOptions, total=False):
    """What `extract` takes; `include_document` asks for the document too."""

    include_document: bool


class SummarizeCall(ParseOptions, SummarizeOptions, total=False):
    """What `summarize` takes; `include_document` asks for the document too."""

    include_document: bool


class AnalyzeCall(ParseOptions, total=False):
    """What `analyze` takes."""

    extract: ExtractOptions | bool
    summarize: SummarizeOptions | bool


def content_of(source: Source) -> tuple[bytes, dict[str, str]]:
    """(bytes, options) of what a document is given as: bytes, a string, or a path.

    A string is text that was decoded already, not the name of a file: give a `pathlib.Path` for that.
    """
    if isinstance(source, str):
        return source.encode(), {"charset": "utf-8"}
    if isinstance(source, os.PathLike):
        path = pathlib.Path(source)
        return path.read_bytes(), {"media_type": MEDIA_TYPES.get(path.suffix.lower(), "")}
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), {}
    if source is None:
        raise NotADocument("there is no document")
    raise NotADocument(f"a document is bytes, a string or a path, not {type(source).__name__}")


def options_of(found: Mapping[str, Any], options: Mapping[str, Any]) -> document_pb2.ParseOptions:
    """ParseOptions; what the caller says wins over what the source tells."""
    options = {**found, **options}
    roles: list[Any] = [document_pb2.BlockRole.Value.Value(role.upper()) for role in options.pop("roles", ())]
    return document_pb2.ParseOptions(offset_unit=OFFSETS, roles=roles, **options)


def extract_options(kinds: Iterable[str] = (), reference_date: str | datetime.date = "", keyphrases: int = 0) -> extraction_pb2.ExtractOptions:
    """`ExtractOptions` as a message."""
    numbers: list[Any] = [extraction_pb2.MentionKind.Value.Value(kind.upper()) for kind in kinds]
    return extraction_pb2.ExtractOptions(kinds=numbers, reference_date=str(reference_date), keyphrases=keyphrases)


def summarize_options(**options: Any) -> summary_pb2.SummarizeOptions:
    """`SummarizeOptions` as a message."""
    if sum(options.get(budget) is not None for budget in BUDGETS) > 1:
        raise ValueError("give one of " + ", ".join(BUDGETS))
    return summary_pb2.SummarizeOptions(**options)


def request_without_content(method: str, found: Mapping[str, Any], *, include_document: bool = False, **options: Any) -> Message:
    """The message of a request for any document of which this was found.

    `extract` and `summarize` are dictionaries of their options, or True; those of the method itself may stand beside the `ParseOptions`.
    """
    asked: dict[str, Any] = {}
    for name, known, make in (("extract", ExtractOptions, extract_options), ("summarize", SummarizeOptions, summarize_options)):
        given = options.pop(name, False)
        own = {key: options.pop(key) for key in known.__annotations__ if key in options} if method == name.capitalize() else {}
        if own or given or given == {}:
            asked[name] = make(**own, **(given if isinstance(given, Mapping) else {}))
    parse = options_of(found, options)
    if method == "Parse":
        return documents_pb2.ParseRequest(options=parse)
    if method == "Analyze":
        return documents_pb2.AnalyzeRequest(options=parse, **asked)
    kind: Any = documents_pb2.ExtractRequest if method == "Extract" else documents_pb2.SummarizeRequest
    return kind(options=parse, include_document=include_document, **asked)  # type: ignore[no-any-return]


class Requests:
    """Requests of one method with the same options, for one document each."""

    def __init__(self, method: str, options: Mapping[str, Any]):
        self._method, self._options = method, options
        self._starts: dict[tuple[tuple[str, str], ...], bytes] = {}

    def of(self, source: Source) -> bytes:
        """The serialized request for a document."""
        content, found = content_of(source)
        key = tuple(found.items())
        start = self._starts.get(key)
        if start is None:
            start = self._starts[key] = request_without_content(self._method, found, **self._options).SerializeToString()
        # Bytes one after another are merged, and the content is the same field of each method's request.
        return start + documents_pb2.ParseRequest(content=[content]).SerializeToString()
