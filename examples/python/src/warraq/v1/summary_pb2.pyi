from warraq.v1 import document_pb2 as _document_pb2
from warraq.v1 import extraction_pb2 as _extraction_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ScoreFactor(_message.Message):
    __slots__ = ["feature", "value", "weight"]
    FEATURE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    feature: str
    value: float
    weight: float
    def __init__(self, feature: _Optional[str] = ..., value: _Optional[float] = ..., weight: _Optional[float] = ...) -> None: ...

class SentencePiece(_message.Message):
    __slots__ = ["input", "span"]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    input: _document_pb2.Range
    span: _document_pb2.Range
    def __init__(self, span: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., input: _Optional[_Union[_document_pb2.Range, _Mapping]] = ...) -> None: ...

class SummarizeOptions(_message.Message):
    __slots__ = ["characters", "compress", "explain", "keyphrases", "query", "ratio", "sentences", "strict", "words"]
    CHARACTERS_FIELD_NUMBER: _ClassVar[int]
    COMPRESS_FIELD_NUMBER: _ClassVar[int]
    EXPLAIN_FIELD_NUMBER: _ClassVar[int]
    KEYPHRASES_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    RATIO_FIELD_NUMBER: _ClassVar[int]
    SENTENCES_FIELD_NUMBER: _ClassVar[int]
    STRICT_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    characters: int
    compress: bool
    explain: bool
    keyphrases: int
    query: str
    ratio: float
    sentences: int
    strict: bool
    words: int
    def __init__(self, sentences: _Optional[int] = ..., words: _Optional[int] = ..., characters: _Optional[int] = ..., ratio: _Optional[float] = ..., keyphrases: _Optional[int] = ..., strict: bool = ..., query: _Optional[str] = ..., compress: bool = ..., explain: bool = ...) -> None: ...

class Summary(_message.Message):
    __slots__ = ["document", "documents", "headline", "keyphrases", "offset_unit", "sentences"]
    DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    HEADLINE_FIELD_NUMBER: _ClassVar[int]
    KEYPHRASES_FIELD_NUMBER: _ClassVar[int]
    OFFSET_UNIT_FIELD_NUMBER: _ClassVar[int]
    SENTENCES_FIELD_NUMBER: _ClassVar[int]
    document: _document_pb2.Document
    documents: _containers.RepeatedCompositeFieldContainer[_document_pb2.Document]
    headline: str
    keyphrases: _containers.RepeatedCompositeFieldContainer[_extraction_pb2.Keyphrase]
    offset_unit: _document_pb2.OffsetUnit.Value
    sentences: _containers.RepeatedCompositeFieldContainer[SummarySentence]
    def __init__(self, offset_unit: _Optional[_Union[_document_pb2.OffsetUnit.Value, str]] = ..., headline: _Optional[str] = ..., sentences: _Optional[_Iterable[_Union[SummarySentence, _Mapping]]] = ..., keyphrases: _Optional[_Iterable[_Union[_extraction_pb2.Keyphrase, _Mapping]]] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., documents: _Optional[_Iterable[_Union[_document_pb2.Document, _Mapping]]] = ...) -> None: ...

class SummarySentence(_message.Message):
    __slots__ = ["document", "factors", "input", "pieces", "score", "span", "text"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    FACTORS_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    PIECES_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    document: int
    factors: _containers.RepeatedCompositeFieldContainer[ScoreFactor]
    input: _document_pb2.Range
    pieces: _containers.RepeatedCompositeFieldContainer[SentencePiece]
    score: float
    span: _document_pb2.Range
    text: str
    def __init__(self, span: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., input: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., text: _Optional[str] = ..., score: _Optional[float] = ..., document: _Optional[int] = ..., pieces: _Optional[_Iterable[_Union[SentencePiece, _Mapping]]] = ..., factors: _Optional[_Iterable[_Union[ScoreFactor, _Mapping]]] = ...) -> None: ...
