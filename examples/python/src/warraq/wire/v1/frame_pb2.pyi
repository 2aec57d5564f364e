from google.protobuf import any_pb2 as _any_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Cancel(_message.Message):
    __slots__ = ["reason"]
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: str
    def __init__(self, reason: _Optional[str] = ...) -> None: ...

class Chunk(_message.Message):
    __slots__ = ["compressed", "data", "more", "total"]
    COMPRESSED_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    compressed: bool
    data: bytes
    more: bool
    total: int
    def __init__(self, data: _Optional[bytes] = ..., more: bool = ..., compressed: bool = ..., total: _Optional[int] = ...) -> None: ...

class Credit(_message.Message):
    __slots__ = ["bytes"]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    bytes: int
    def __init__(self, bytes: _Optional[int] = ...) -> None: ...

class Drain(_message.Message):
    __slots__ = ["grace_ms", "why"]
    GRACE_MS_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    grace_ms: int
    why: Status
    def __init__(self, why: _Optional[_Union[Status, _Mapping]] = ..., grace_ms: _Optional[int] = ...) -> None: ...

class End(_message.Message):
    __slots__ = ["refused", "status", "trailers"]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TRAILERS_FIELD_NUMBER: _ClassVar[int]
    refused: bool
    status: Status
    trailers: _containers.RepeatedCompositeFieldContainer[Entry]
    def __init__(self, status: _Optional[_Union[Status, _Mapping]] = ..., trailers: _Optional[_Iterable[_Union[Entry, _Mapping]]] = ..., refused: bool = ...) -> None: ...

class Entry(_message.Message):
    __slots__ = ["binary", "key", "text"]
    BINARY_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    binary: bytes
    key: str
    text: str
    def __init__(self, key: _Optional[str] = ..., text: _Optional[str] = ..., binary: _Optional[bytes] = ...) -> None: ...

class Frame(_message.Message):
    __slots__ = ["call", "cancel", "chunk", "credit", "drain", "end", "head", "hello", "log", "ping", "pong", "start"]
    CALL_FIELD_NUMBER: _ClassVar[int]
    CANCEL_FIELD_NUMBER: _ClassVar[int]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    DRAIN_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    HELLO_FIELD_NUMBER: _ClassVar[int]
    LOG_FIELD_NUMBER: _ClassVar[int]
    PING_FIELD_NUMBER: _ClassVar[int]
    PONG_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    call: int
    cancel: Cancel
    chunk: Chunk
    credit: Credit
    drain: Drain
    end: End
    head: Head
    hello: Hello
    log: Log
    ping: Ping
    pong: Pong
    start: Start
    def __init__(self, call: _Optional[int] = ..., start: _Optional[_Union[Start, _Mapping]] = ..., head: _Optional[_Union[Head, _Mapping]] = ..., chunk: _Optional[_Union[Chunk, _Mapping]] = ..., end: _Optional[_Union[End, _Mapping]] = ..., hello: _Optional[_Union[Hello, _Mapping]] = ..., cancel: _Optional[_Union[Cancel, _Mapping]] = ..., credit: _Optional[_Union[Credit, _Mapping]] = ..., ping: _Optional[_Union[Ping, _Mapping]] = ..., pong: _Optional[_Union[Pong, _Mapping]] = ..., drain: _Optional[_Union[Drain, _Mapping]] = ..., log: _Optional[_Union[Log, _Mapping]] = ...) -> None: ...

class Head(_message.Message):
    __slots__ = ["encoding", "metadata"]
    ENCODING_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    encoding: str
    metadata: _containers.RepeatedCompositeFieldContainer[Entry]
    def __init__(self, metadata: _Optional[_Iterable[_Union[Entry, _Mapping]]] = ..., encoding: _Optional[str] = ...) -> None: ...

class Hello(_message.Message):
    __slots__ = ["agent", "credits", "drain_ms", "encodings", "failure", "features", "magic", "max_calls", "max_frame", "max_message", "services", "versions", "whole_messages", "window"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    DRAIN_MS_FIELD_NUMBER: _ClassVar[int]
    ENCODINGS_FIELD_NUMBER: _ClassVar[int]
    FAILURE_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    MAGIC_FIELD_NUMBER: _ClassVar[int]
    MAX_CALLS_FIELD_NUMBER: _ClassVar[int]
    MAX_FRAME_FIELD_NUMBER: _ClassVar[int]
    MAX_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    VERSIONS_FIELD_NUMBER: _ClassVar[int]
    WHOLE_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    agent: str
    credits: bool
    drain_ms: int
    encodings: _containers.RepeatedScalarFieldContainer[str]
    failure: Status
    features: _containers.RepeatedScalarFieldContainer[str]
    magic: int
    max_calls: int
    max_frame: int
    max_message: int
    services: _containers.RepeatedScalarFieldContainer[str]
    versions: _containers.RepeatedScalarFieldContainer[int]
    whole_messages: bool
    window: int
    def __init__(self, magic: _Optional[int] = ..., versions: _Optional[_Iterable[int]] = ..., agent: _Optional[str] = ..., max_frame: _Optional[int] = ..., max_message: _Optional[int] = ..., max_calls: _Optional[int] = ..., window: _Optional[int] = ..., credits: bool = ..., whole_messages: bool = ..., encodings: _Optional[_Iterable[str]] = ..., services: _Optional[_Iterable[str]] = ..., features: _Optional[_Iterable[str]] = ..., drain_ms: _Optional[int] = ..., failure: _Optional[_Union[Status, _Mapping]] = ...) -> None: ...

class Log(_message.Message):
    __slots__ = ["dropped", "severity", "text"]
    DROPPED_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    dropped: int
    severity: int
    text: str
    def __init__(self, severity: _Optional[int] = ..., text: _Optional[str] = ..., dropped: _Optional[int] = ...) -> None: ...

class Ping(_message.Message):
    __slots__ = ["nonce"]
    NONCE_FIELD_NUMBER: _ClassVar[int]
    nonce: bytes
    def __init__(self, nonce: _Optional[bytes] = ...) -> None: ...

class Pong(_message.Message):
    __slots__ = ["nonce", "open", "running", "stuck"]
    NONCE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    RUNNING_FIELD_NUMBER: _ClassVar[int]
    STUCK_FIELD_NUMBER: _ClassVar[int]
    nonce: bytes
    open: int
    running: int
    stuck: int
    def __init__(self, nonce: _Optional[bytes] = ..., running: _Optional[int] = ..., open: _Optional[int] = ..., stuck: _Optional[int] = ...) -> None: ...

class Start(_message.Message):
    __slots__ = ["attempt", "encoding", "metadata", "method", "timeout_ms", "window"]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    ENCODING_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    attempt: int
    encoding: str
    metadata: _containers.RepeatedCompositeFieldContainer[Entry]
    method: str
    timeout_ms: int
    window: int
    def __init__(self, method: _Optional[str] = ..., metadata: _Optional[_Iterable[_Union[Entry, _Mapping]]] = ..., timeout_ms: _Optional[int] = ..., window: _Optional[int] = ..., encoding: _Optional[str] = ..., attempt: _Optional[int] = ...) -> None: ...

class Status(_message.Message):
    __slots__ = ["code", "details", "message"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DETAILS_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    code: int
    details: _containers.RepeatedCompositeFieldContainer[_any_pb2.Any]
    message: str
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., details: _Optional[_Iterable[_Union[_any_pb2.Any, _Mapping]]] = ...) -> None: ...
