from warraq.v1 import document_pb2 as _document_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Attribution(_message.Message):
    __slots__ = ["confidence", "content", "cue", "direct", "entity", "input", "reporter", "source"]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    CUE_FIELD_NUMBER: _ClassVar[int]
    DIRECT_FIELD_NUMBER: _ClassVar[int]
    ENTITY_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    REPORTER_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    confidence: float
    content: _document_pb2.Range
    cue: _document_pb2.Range
    direct: bool
    entity: int
    input: _document_pb2.Range
    reporter: _document_pb2.Range
    source: _document_pb2.Range
    def __init__(self, cue: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., source: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., content: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., direct: bool = ..., entity: _Optional[int] = ..., confidence: _Optional[float] = ..., input: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., reporter: _Optional[_Union[_document_pb2.Range, _Mapping]] = ...) -> None: ...

class Entity(_message.Message):
    __slots__ = ["id", "kind", "name", "salience"]
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SALIENCE_FIELD_NUMBER: _ClassVar[int]
    id: int
    kind: MentionKind.Value
    name: str
    salience: float
    def __init__(self, id: _Optional[int] = ..., kind: _Optional[_Union[MentionKind.Value, str]] = ..., name: _Optional[str] = ..., salience: _Optional[float] = ...) -> None: ...

class ExtractOptions(_message.Message):
    __slots__ = ["keyphrases", "kinds", "reference_date"]
    KEYPHRASES_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_DATE_FIELD_NUMBER: _ClassVar[int]
    keyphrases: int
    kinds: _containers.RepeatedScalarFieldContainer[MentionKind.Value]
    reference_date: str
    def __init__(self, kinds: _Optional[_Iterable[_Union[MentionKind.Value, str]]] = ..., reference_date: _Optional[str] = ..., keyphrases: _Optional[int] = ...) -> None: ...

class Extraction(_message.Message):
    __slots__ = ["attributions", "document", "entities", "keyphrases", "mentions", "offset_unit", "reference_date", "relations"]
    ATTRIBUTIONS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    KEYPHRASES_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    OFFSET_UNIT_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_DATE_FIELD_NUMBER: _ClassVar[int]
    RELATIONS_FIELD_NUMBER: _ClassVar[int]
    attributions: _containers.RepeatedCompositeFieldContainer[Attribution]
    document: _document_pb2.Document
    entities: _containers.RepeatedCompositeFieldContainer[Entity]
    keyphrases: _containers.RepeatedCompositeFieldContainer[Keyphrase]
    mentions: _containers.RepeatedCompositeFieldContainer[Mention]
    offset_unit: _document_pb2.OffsetUnit.Value
    reference_date: str
    relations: _containers.RepeatedCompositeFieldContainer[Relation]
    def __init__(self, offset_unit: _Optional[_Union[_document_pb2.OffsetUnit.Value, str]] = ..., reference_date: _Optional[str] = ..., mentions: _Optional[_Iterable[_Union[Mention, _Mapping]]] = ..., entities: _Optional[_Iterable[_Union[Entity, _Mapping]]] = ..., attributions: _Optional[_Iterable[_Union[Attribution, _Mapping]]] = ..., relations: _Optional[_Iterable[_Union[Relation, _Mapping]]] = ..., keyphrases: _Optional[_Iterable[_Union[Keyphrase, _Mapping]]] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ...) -> None: ...

class Keyphrase(_message.Message):
    __slots__ = ["score", "spans", "text"]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SPANS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    score: float
    spans: _containers.RepeatedCompositeFieldContainer[_document_pb2.Range]
    text: str
    def __init__(self, text: _Optional[str] = ..., score: _Optional[float] = ..., spans: _Optional[_Iterable[_Union[_document_pb2.Range, _Mapping]]] = ...) -> None: ...

class Mention(_message.Message):
    __slots__ = ["assumed", "calendar", "confidence", "end", "entity", "extent", "honorific", "input", "kind", "modifier", "nationality", "number", "qualifier", "role", "span", "start", "text", "timex", "unit", "value"]
    ASSUMED_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    ENTITY_FIELD_NUMBER: _ClassVar[int]
    EXTENT_FIELD_NUMBER: _ClassVar[int]
    HONORIFIC_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODIFIER_FIELD_NUMBER: _ClassVar[int]
    NATIONALITY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUALIFIER_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TIMEX_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    assumed: _containers.RepeatedScalarFieldContainer[str]
    calendar: str
    confidence: float
    end: str
    entity: int
    extent: _document_pb2.Range
    honorific: str
    input: _document_pb2.Range
    kind: MentionKind.Value
    modifier: Modifier.Value
    nationality: str
    number: _document_pb2.Range
    qualifier: _document_pb2.Range
    role: str
    span: _document_pb2.Range
    start: str
    text: str
    timex: str
    unit: str
    value: str
    def __init__(self, kind: _Optional[_Union[MentionKind.Value, str]] = ..., span: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., input: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., text: _Optional[str] = ..., value: _Optional[str] = ..., timex: _Optional[str] = ..., start: _Optional[str] = ..., end: _Optional[str] = ..., unit: _Optional[str] = ..., modifier: _Optional[_Union[Modifier.Value, str]] = ..., calendar: _Optional[str] = ..., entity: _Optional[int] = ..., confidence: _Optional[float] = ..., role: _Optional[str] = ..., number: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., qualifier: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., assumed: _Optional[_Iterable[str]] = ..., honorific: _Optional[str] = ..., nationality: _Optional[str] = ..., extent: _Optional[_Union[_document_pb2.Range, _Mapping]] = ...) -> None: ...

class MentionKind(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    AGE: MentionKind.Value
    DATE: MentionKind.Value
    DATE_RANGE: MentionKind.Value
    DATE_TIME: MentionKind.Value
    DATE_TIME_RANGE: MentionKind.Value
    DURATION: MentionKind.Value
    EMAIL: MentionKind.Value
    EVENT: MentionKind.Value
    FACILITY: MentionKind.Value
    GUID: MentionKind.Value
    HANDLE: MentionKind.Value
    HASHTAG: MentionKind.Value
    IDENTIFIER: MentionKind.Value
    IP_ADDRESS: MentionKind.Value
    LOCATION: MentionKind.Value
    MONEY: MentionKind.Value
    NATIONALITY: MentionKind.Value
    NUMBER: MentionKind.Value
    NUMBER_RANGE: MentionKind.Value
    ORDINAL: MentionKind.Value
    ORGANIZATION: MentionKind.Value
    PERCENTAGE: MentionKind.Value
    PERSON: MentionKind.Value
    PHONE: MentionKind.Value
    PRODUCT: MentionKind.Value
    QUANTITY: MentionKind.Value
    SET: MentionKind.Value
    TEMPERATURE: MentionKind.Value
    TIME: MentionKind.Value
    TIME_RANGE: MentionKind.Value
    UNSPECIFIED: MentionKind.Value
    URL: MentionKind.Value
    def __init__(self) -> None: ...

class Modifier(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    APPROXIMATE: Modifier.Value
    END: Modifier.Value
    EXACT: Modifier.Value
    MAXIMUM: Modifier.Value
    MIDDLE: Modifier.Value
    MINIMUM: Modifier.Value
    START: Modifier.Value
    UNSPECIFIED: Modifier.Value
    VAGUE: Modifier.Value
    def __init__(self) -> None: ...

class Relation(_message.Message):
    __slots__ = ["confidence", "evidence", "input", "object", "place", "subject", "time", "type"]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    OBJECT_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    confidence: float
    evidence: _document_pb2.Range
    input: _document_pb2.Range
    object: int
    place: int
    subject: int
    time: _document_pb2.Range
    type: str
    def __init__(self, type: _Optional[str] = ..., subject: _Optional[int] = ..., object: _Optional[int] = ..., evidence: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., confidence: _Optional[float] = ..., time: _Optional[_Union[_document_pb2.Range, _Mapping]] = ..., place: _Optional[int] = ..., input: _Optional[_Union[_document_pb2.Range, _Mapping]] = ...) -> None: ...
