from warraq.v1 import document_pb2 as _document_pb2
from warraq.v1 import extraction_pb2 as _extraction_pb2
from warraq.v1 import summary_pb2 as _summary_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Analysis(_message.Message):
    __slots__ = ["document", "extraction", "summary"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    EXTRACTION_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    document: _document_pb2.Document
    extraction: _extraction_pb2.Extraction
    summary: _summary_pb2.Summary
    def __init__(self, document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., extraction: _Optional[_Union[_extraction_pb2.Extraction, _Mapping]] = ..., summary: _Optional[_Union[_summary_pb2.Summary, _Mapping]] = ...) -> None: ...

class AnalyzeRequest(_message.Message):
    __slots__ = ["content", "extract", "options", "summarize"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    EXTRACT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZE_FIELD_NUMBER: _ClassVar[int]
    content: _containers.RepeatedScalarFieldContainer[bytes]
    extract: _extraction_pb2.ExtractOptions
    options: _document_pb2.ParseOptions
    summarize: _summary_pb2.SummarizeOptions
    def __init__(self, options: _Optional[_Union[_document_pb2.ParseOptions, _Mapping]] = ..., content: _Optional[_Iterable[bytes]] = ..., extract: _Optional[_Union[_extraction_pb2.ExtractOptions, _Mapping]] = ..., summarize: _Optional[_Union[_summary_pb2.SummarizeOptions, _Mapping]] = ...) -> None: ...

class ExtractRequest(_message.Message):
    __slots__ = ["content", "document", "extract", "include_document", "options"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    EXTRACT_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    content: _containers.RepeatedScalarFieldContainer[bytes]
    document: _document_pb2.Document
    extract: _extraction_pb2.ExtractOptions
    include_document: bool
    options: _document_pb2.ParseOptions
    def __init__(self, options: _Optional[_Union[_document_pb2.ParseOptions, _Mapping]] = ..., content: _Optional[_Iterable[bytes]] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., extract: _Optional[_Union[_extraction_pb2.ExtractOptions, _Mapping]] = ..., include_document: bool = ...) -> None: ...

class ParseRequest(_message.Message):
    __slots__ = ["content", "options"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    content: _containers.RepeatedScalarFieldContainer[bytes]
    options: _document_pb2.ParseOptions
    def __init__(self, options: _Optional[_Union[_document_pb2.ParseOptions, _Mapping]] = ..., content: _Optional[_Iterable[bytes]] = ...) -> None: ...

class Source(_message.Message):
    __slots__ = ["content", "document", "options"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    content: _containers.RepeatedScalarFieldContainer[bytes]
    document: _document_pb2.Document
    options: _document_pb2.ParseOptions
    def __init__(self, options: _Optional[_Union[_document_pb2.ParseOptions, _Mapping]] = ..., content: _Optional[_Iterable[bytes]] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ...) -> None: ...

class SummarizeRequest(_message.Message):
    __slots__ = ["content", "document", "include_document", "options", "sources", "summarize"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZE_FIELD_NUMBER: _ClassVar[int]
    content: _containers.RepeatedScalarFieldContainer[bytes]
    document: _document_pb2.Document
    include_document: bool
    options: _document_pb2.ParseOptions
    sources: _containers.RepeatedCompositeFieldContainer[Source]
    summarize: _summary_pb2.SummarizeOptions
    def __init__(self, options: _Optional[_Union[_document_pb2.ParseOptions, _Mapping]] = ..., content: _Optional[_Iterable[bytes]] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., summarize: _Optional[_Union[_summary_pb2.SummarizeOptions, _Mapping]] = ..., include_document: bool = ..., sources: _Optional[_Iterable[_Union[Source, _Mapping]]] = ...) -> None: ...
