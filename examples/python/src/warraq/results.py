"""Results as plain dataclasses; the protobuf messages that they are made of are in `message`.

Spans count characters of a Python string, so that `document.text[span.slice]` is the text of a span; `input` counts bytes of what was sent.
"""
from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Union

from google.protobuf.message import Message

from .v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2


@dataclass(frozen=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, table … ; `kind` and `role` are names of BlockKind and BlockRole in lower case."""

    kind: str
    role: str
    span: Span
    input: Span | None
    text: str
    level: int
    marker: str


@dataclass(frozen=True)
class Mention:
    """A name, time, amount or contact; `kind` is a name of MentionKind in lower case."""

    kind: str
    text: str
    span: Span
    input: Span | None
    value: str
    start: str
    end: str
    unit: str
    entity: int | None
    confidence: float
    role: str
    honorific: str
    nationality: str


@dataclass(frozen=True)
class Entity:
    """Something that mentions refer to; their `entity` is its `id`."""

    id: int
    kind: str
    name: str
    salience: float


@dataclass(frozen=True)
class Attribution:
    """Who said what."""

    source: Span | None
    cue: Span
    content: Span
    reporter: Span | None
    input: Span | None
    is_direct: bool
    entity: int | None
    confidence: float


@dataclass(frozen=True)
class Relation:
    """What holds between two entities, by their ids."""

    type: str
    subject: int
    object: int
    evidence: Span
    time: Span | None
    place: int | None
    confidence: float


@dataclass(frozen=True)
class Keyphrase:
    """A phrase that tells what a document is about."""

    text: str
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a summary."""

    text: str
    score: float
    span: Span
    input: Span | None
    document: int


class Document:
    """One text and what is known of it."""

    def __init__(self, message: document_pb2.Document | bytes):
        self.message = document_pb2.Document.FromString(message) if isinstance(message, bytes) else message

    @property
    def text(self) -> str:
        return self.message.text

    @property
    def title(self) -> str:
        return self.message.metadata.title.value

    @property
    def authors(self) -> list[str]:
        return [author.value for author in self.message.metadata.authors]

    @property
    def published(self) -> str:
        """ISO 8601; empty where it is not told."""
        return self.message.metadata.published.value

    @property
    def url(self) -> str:
        return self.message.metadata.url.value

    @property
    def language(self) -> str:
        """BCP 47."""
        return self.message.language

    @property
    def markdown(self) -> str:
        return self.message.markdown

    @property
    def warnings(self) -> list[str]:
        warnings: Any = self.message.warnings  # mypy takes their class for Python's own Warning
        return [warning.message for warning in warnings]

    @functools.cached_property
    def blocks(self) -> list[Block]:
        text, kinds, roles = self.text, document_pb2.BlockKind.Value, document_pb2.BlockRole.Value
        return [Block(kinds.Name(b.kind).lower(), roles.Name(b.role).lower(), _span(b.span), _part(b, "input"),
                      text[b.span.start:b.span.end], b.level, b.marker) for b in self.message.blocks]

    @functools.cached_property
    def sentences(self) -> list[str]:
        return [self.text[s.start:s.end] for s in self.message.sentences]


class Extraction:
    """What a document says of whom, when and how much."""

    def __init__(self, message: extraction_pb2.Extraction | bytes):
        self.message = extraction_pb2.Extraction.FromString(message) if isinstance(message, bytes) else message

    @property
    def document(self) -> Document | None:
        """The document; None unless it was asked for."""
        return Document(self.message.document) if self.message.HasField("document") else None

    @functools.cached_property
    def mentions(self) -> list[Mention]:
        return [Mention(_kind(m.kind), m.text, _span(m.span), _part(m, "input"), m.value, m.start, m.end, m.unit,
                        _number(m, "entity"), m.confidence, m.role, m.honorific, m.nationality) for m in self.message.mentions]

    @functools.cached_property
    def entities(self) -> list[Entity]:
        return [Entity(e.id, _kind(e.kind), e.name, e.salience) for e in self.message.entities]

    @functools.cached_property
    def attributions(self) -> list[Attribution]:
        return [Attribution(_part(a, "source"), _span(a.cue), _span(a.content), _part(a, "reporter"), _part(a, "input"), a.direct,
                            _number(a, "entity"), a.confidence) for a in self.message.attributions]

    @functools.cached_property
    def relations(self) -> list[Relation]:
        return [Relation(r.type, r.subject, r.object, _span(r.evidence), _part(r, "time"), _number(r, "place"), r.confidence)
                for r in self.message.relations]

    @functools.cached_property
    def keyphrases(self) -> list[Keyphrase]:
        return [Keyphrase(k.text, k.score, tuple(map(_span, k.spans))) for k in self.message.keyphrases]


class Summary:
    """The sentences that say most."""

    def __init__(self, message: summary_pb2.Summary | bytes):
        self.message = summary_pb2.Summary.FromString(message) if isinstance(message, bytes) else message

    @property
    def headline(self) -> str:
        return self.message.headline

    @property
    def text(self) -> str:
        """The sentences, one after another."""
        return " ".join(sentence.text for sentence in self.message.sentences)

    @functools.cached_property
    def sentences(self) -> list[Sentence]:
        return [Sentence(s.text, s.score, _span(s.span), _part(s, "input"), s.document) for s in self.message.sentences]


class Analysis:
    """A document with what was asked of it; `extraction` and `summary` are None where they were not."""

    def __init__(self, message: documents_pb2.Analysis | bytes):
        self.message = documents_pb2.Analysis.FromString(message) if isinstance(message, bytes) else message
        self.document = Document(self.message.document)
        self.extraction = Extraction(self.message.extraction) if self.message.HasField("extraction") else None
        self.summary = Summary(self.message.summary) if self.message.HasField("summary") else None


def to_dict(result: Any) -> Any:
    """A dataclass, or a list of them, as plain dictionaries."""
    if isinstance(result, list):
        return [to_dict(item) for item in result]
    return dataclasses.asdict(result)


Result = Union[Document, Extraction, Summary, Analysis]
#: By method, what its reply makes.
RESULTS: dict[str, type[Result]] = {"Parse": Document, "Extract": Extraction, "Summarize": Summary, "Analyze": Analysis}


def _span(range_: document_pb2.Range) -> Span:
    return Span(range_.start, range_.end)


def _part(message: Message, field: str) -> Span | None:
    return _span(getattr(message, field)) if message.HasField(field) else None


def _number(message: Message, field: str) -> int | None:
    return getattr(message, field) if message.HasField(field) else None


@functools.cache
def _kind(number: int) -> str:
    return extraction_pb2.MentionKind.Value.Name(number).lower()
