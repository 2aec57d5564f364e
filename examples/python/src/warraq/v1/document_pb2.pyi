from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Block(_message.Message):
    __slots__ = ["anchor", "cells", "input", "kind", "language", "level", "marker", "role", "span"]
    ANCHOR_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    MARKER_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    anchor: str
    cells: _containers.RepeatedCompositeFieldContainer[Cell]
    input: Range
    kind: BlockKind.Value
    language: str
    level: int
    marker: str
    role: BlockRole.Value
    span: Range
    def __init__(self, kind: _Optional[_Union[BlockKind.Value, str]] = ..., role: _Optional[_Union[BlockRole.Value, str]] = ..., span: _Optional[_Union[Range, _Mapping]] = ..., input: _Optional[_Union[Range, _Mapping]] = ..., level: _Optional[int] = ..., language: _Optional[str] = ..., cells: _Optional[_Iterable[_Union[Cell, _Mapping]]] = ..., marker: _Optional[str] = ..., anchor: _Optional[str] = ...) -> None: ...

class BlockKind(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    CAPTION: BlockKind.Value
    CODE: BlockKind.Value
    DEFINITION: BlockKind.Value
    FIGURE: BlockKind.Value
    FOOTNOTE: BlockKind.Value
    HEADING: BlockKind.Value
    LIST_ITEM: BlockKind.Value
    PARAGRAPH: BlockKind.Value
    QUOTE: BlockKind.Value
    RULE: BlockKind.Value
    TABLE: BlockKind.Value
    TERM: BlockKind.Value
    TITLE: BlockKind.Value
    UNSPECIFIED: BlockKind.Value
    def __init__(self) -> None: ...

class BlockRole(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    ADVERTISEMENT: BlockRole.Value
    BOILERPLATE: BlockRole.Value
    BYLINE: BlockRole.Value
    CAPTION: BlockRole.Value
    COMMENT: BlockRole.Value
    CONTENT: BlockRole.Value
    CONTROL: BlockRole.Value
    DATELINE: BlockRole.Value
    LEGAL: BlockRole.Value
    NAVIGATION: BlockRole.Value
    RELATED: BlockRole.Value
    SHARE: BlockRole.Value
    SUBTITLE: BlockRole.Value
    TITLE: BlockRole.Value
    UNSPECIFIED: BlockRole.Value
    def __init__(self) -> None: ...

class Cell(_message.Message):
    __slots__ = ["column", "column_span", "header", "row", "row_span", "span"]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    COLUMN_SPAN_FIELD_NUMBER: _ClassVar[int]
    HEADER_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    ROW_SPAN_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    column: int
    column_span: int
    header: bool
    row: int
    row_span: int
    span: Range
    def __init__(self, span: _Optional[_Union[Range, _Mapping]] = ..., row: _Optional[int] = ..., column: _Optional[int] = ..., row_span: _Optional[int] = ..., column_span: _Optional[int] = ..., header: bool = ...) -> None: ...

class Direction(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    LTR: Direction.Value
    RTL: Direction.Value
    UNSPECIFIED: Direction.Value
    def __init__(self) -> None: ...

class Document(_message.Message):
    __slots__ = ["blocks", "charset", "confidence", "direction", "emphasis", "images", "language", "links", "markdown", "media_type", "metadata", "offset_unit", "page_kind", "posts", "sentences", "source_map", "text", "warnings"]
    BLOCKS_FIELD_NUMBER: _ClassVar[int]
    CHARSET_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    EMPHASIS_FIELD_NUMBER: _ClassVar[int]
    IMAGES_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LINKS_FIELD_NUMBER: _ClassVar[int]
    MARKDOWN_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    OFFSET_UNIT_FIELD_NUMBER: _ClassVar[int]
    PAGE_KIND_FIELD_NUMBER: _ClassVar[int]
    POSTS_FIELD_NUMBER: _ClassVar[int]
    SENTENCES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_MAP_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    blocks: _containers.RepeatedCompositeFieldContainer[Block]
    charset: str
    confidence: float
    direction: Direction.Value
    emphasis: _containers.RepeatedCompositeFieldContainer[Emphasis]
    images: _containers.RepeatedCompositeFieldContainer[Image]
    language: str
    links: _containers.RepeatedCompositeFieldContainer[Link]
    markdown: str
    media_type: str
    metadata: Metadata
    offset_unit: OffsetUnit.Value
    page_kind: PageKind.Value
    posts: _containers.RepeatedCompositeFieldContainer[Post]
    sentences: _containers.RepeatedCompositeFieldContainer[Range]
    source_map: SourceMap
    text: str
    warnings: _containers.RepeatedCompositeFieldContainer[Warning]
    def __init__(self, text: _Optional[str] = ..., language: _Optional[str] = ..., direction: _Optional[_Union[Direction.Value, str]] = ..., page_kind: _Optional[_Union[PageKind.Value, str]] = ..., confidence: _Optional[float] = ..., metadata: _Optional[_Union[Metadata, _Mapping]] = ..., media_type: _Optional[str] = ..., charset: _Optional[str] = ..., offset_unit: _Optional[_Union[OffsetUnit.Value, str]] = ..., source_map: _Optional[_Union[SourceMap, _Mapping]] = ..., blocks: _Optional[_Iterable[_Union[Block, _Mapping]]] = ..., sentences: _Optional[_Iterable[_Union[Range, _Mapping]]] = ..., links: _Optional[_Iterable[_Union[Link, _Mapping]]] = ..., emphasis: _Optional[_Iterable[_Union[Emphasis, _Mapping]]] = ..., images: _Optional[_Iterable[_Union[Image, _Mapping]]] = ..., warnings: _Optional[_Iterable[_Union[Warning, _Mapping]]] = ..., markdown: _Optional[str] = ..., posts: _Optional[_Iterable[_Union[Post, _Mapping]]] = ...) -> None: ...

class Emphasis(_message.Message):
    __slots__ = ["span", "strong"]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    STRONG_FIELD_NUMBER: _ClassVar[int]
    span: Range
    strong: bool
    def __init__(self, span: _Optional[_Union[Range, _Mapping]] = ..., strong: bool = ...) -> None: ...

class Image(_message.Message):
    __slots__ = ["alt", "input", "url"]
    ALT_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    alt: str
    input: Range
    url: str
    def __init__(self, url: _Optional[str] = ..., alt: _Optional[str] = ..., input: _Optional[_Union[Range, _Mapping]] = ...) -> None: ...

class Link(_message.Message):
    __slots__ = ["span", "url"]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    span: Range
    url: str
    def __init__(self, span: _Optional[_Union[Range, _Mapping]] = ..., url: _Optional[str] = ...) -> None: ...

class Metadata(_message.Message):
    __slots__ = ["authors", "description", "image", "language", "modified", "published", "site", "tags", "title", "url"]
    AUTHORS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    MODIFIED_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_FIELD_NUMBER: _ClassVar[int]
    SITE_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    authors: _containers.RepeatedCompositeFieldContainer[Value]
    description: Value
    image: Value
    language: Value
    modified: Value
    published: Value
    site: Value
    tags: _containers.RepeatedCompositeFieldContainer[Value]
    title: Value
    url: Value
    def __init__(self, title: _Optional[_Union[Value, _Mapping]] = ..., authors: _Optional[_Iterable[_Union[Value, _Mapping]]] = ..., published: _Optional[_Union[Value, _Mapping]] = ..., modified: _Optional[_Union[Value, _Mapping]] = ..., site: _Optional[_Union[Value, _Mapping]] = ..., url: _Optional[_Union[Value, _Mapping]] = ..., description: _Optional[_Union[Value, _Mapping]] = ..., image: _Optional[_Union[Value, _Mapping]] = ..., tags: _Optional[_Iterable[_Union[Value, _Mapping]]] = ..., language: _Optional[_Union[Value, _Mapping]] = ...) -> None: ...

class OffsetUnit(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    UNICODE_SCALARS: OffsetUnit.Value
    UNSPECIFIED: OffsetUnit.Value
    UTF16_CODE_UNITS: OffsetUnit.Value
    UTF8_BYTES: OffsetUnit.Value
    def __init__(self) -> None: ...

class Origin(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    DETECTED: Origin.Value
    DUBLIN_CORE: Origin.Value
    HEADER: Origin.Value
    JSON_LD: Origin.Value
    META: Origin.Value
    MICRODATA: Origin.Value
    OPEN_GRAPH: Origin.Value
    REQUEST: Origin.Value
    UNSPECIFIED: Origin.Value
    URL: Origin.Value
    VISIBLE_TEXT: Origin.Value
    def __init__(self) -> None: ...

class PageKind(_message.Message):
    __slots__ = []
    class Value(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    ARTICLE: PageKind.Value
    COLLECTION: PageKind.Value
    DOCUMENTATION: PageKind.Value
    FORUM: PageKind.Value
    LISTING: PageKind.Value
    OTHER: PageKind.Value
    PRODUCT: PageKind.Value
    SERVICE: PageKind.Value
    UNSPECIFIED: PageKind.Value
    def __init__(self) -> None: ...

class ParseOptions(_message.Message):
    __slots__ = ["charset", "language", "markdown", "media_type", "offset_unit", "roles", "source_map", "url"]
    CHARSET_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    MARKDOWN_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    OFFSET_UNIT_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_MAP_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    charset: str
    language: str
    markdown: bool
    media_type: str
    offset_unit: OffsetUnit.Value
    roles: _containers.RepeatedScalarFieldContainer[BlockRole.Value]
    source_map: bool
    url: str
    def __init__(self, media_type: _Optional[str] = ..., charset: _Optional[str] = ..., language: _Optional[str] = ..., url: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[BlockRole.Value, str]]] = ..., source_map: bool = ..., offset_unit: _Optional[_Union[OffsetUnit.Value, str]] = ..., markdown: bool = ...) -> None: ...

class Post(_message.Message):
    __slots__ = ["author", "depth", "input", "published", "span"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    DEPTH_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    author: Value
    depth: int
    input: Range
    published: Value
    span: Range
    def __init__(self, span: _Optional[_Union[Range, _Mapping]] = ..., input: _Optional[_Union[Range, _Mapping]] = ..., author: _Optional[_Union[Value, _Mapping]] = ..., published: _Optional[_Union[Value, _Mapping]] = ..., depth: _Optional[int] = ...) -> None: ...

class Range(_message.Message):
    __slots__ = ["end", "start"]
    END_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    end: int
    start: int
    def __init__(self, start: _Optional[int] = ..., end: _Optional[int] = ...) -> None: ...

class SourceMap(_message.Message):
    __slots__ = ["runs", "sizes", "skips"]
    RUNS_FIELD_NUMBER: _ClassVar[int]
    SIZES_FIELD_NUMBER: _ClassVar[int]
    SKIPS_FIELD_NUMBER: _ClassVar[int]
    runs: _containers.RepeatedScalarFieldContainer[int]
    sizes: _containers.RepeatedScalarFieldContainer[int]
    skips: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, runs: _Optional[_Iterable[int]] = ..., skips: _Optional[_Iterable[int]] = ..., sizes: _Optional[_Iterable[int]] = ...) -> None: ...

class Value(_message.Message):
    __slots__ = ["confidence", "input", "origin", "value"]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    confidence: float
    input: Range
    origin: Origin.Value
    value: str
    def __init__(self, value: _Optional[str] = ..., origin: _Optional[_Union[Origin.Value, str]] = ..., confidence: _Optional[float] = ..., input: _Optional[_Union[Range, _Mapping]] = ...) -> None: ...

class Warning(_message.Message):
    __slots__ = ["code", "message"]
    class Code(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    CHARSET_MISMATCH: Warning.Code
    CODE_FIELD_NUMBER: _ClassVar[int]
    EMPTY: Warning.Code
    INVALID_BYTES: Warning.Code
    LIMIT_REACHED: Warning.Code
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    NO_MAIN_CONTENT: Warning.Code
    NUL_CHARACTERS: Warning.Code
    UNKNOWN_MEDIA_TYPE: Warning.Code
    UNSPECIFIED: Warning.Code
    code: Warning.Code
    message: str
    def __init__(self, code: _Optional[_Union[Warning.Code, str]] = ..., message: _Optional[str] = ...) -> None: ...
