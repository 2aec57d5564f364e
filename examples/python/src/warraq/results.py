"""Results as plain dataclasses; the protobuf messages that they are made of are in `message`.

Spans count characters of a Python string, so that `document.text[span.slice]` is the text of a span; `input` counts bytes of what was sent.
"""
import dataclasses
import functools
from dataclasses import dataclass

from .v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2


@dataclass(frozen=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def slice(self):
        return slice(self.start, self.end)

    def __len__(self):
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
    spans: tuple


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

    def __init__(self, message):
        self.message = message

    @property
    def text(self):
        return self.message.text

    @property
    def title(self):
        return self.message.metadata.title.value

    @property
    def authors(self):
        return [author.value for author in self.message.metadata.authors]

    @property
    def published(self):
        """ISO 8601; empty where it is not told."""
        return self.message.metadata.published.value

    @property
    def url(self):
        return self.message.metadata.url.value

    @property
    def language(self):
        """BCP 47."""
        return self.message.language

    @property
    def markdown(self):
        return self.message.markdown

    @property
    def warnings(self):
        return [warning.message for warning in self.message.warnings]

    @functools.cached_property
    def blocks(self):
        text, kinds, roles = self.text, document_pb2.BlockKind.Value, document_pb2.BlockRole.Value
        return [Block(kinds.Name(b.kind).lower(), roles.Name(b.role).lower(), _span(b.span), _part(b, "input"),
                      text[b.span.start:b.span.end], b.level, b.marker) for b in self.message.blocks]

    @functools.cached_property
    def sentences(self):
        return [self.text[s.start:s.end] for s in self.message.sentences]


class Extraction:
    """What a document says of whom, when and how much."""

    def __init__(self, message):
        self.message = message

    @property
    def document(self):
        """The document; None unless it was asked for."""
        return Document(self.message.document) if self.message.HasField("document") else None

    @functools.cached_property
    def mentions(self):
        return [Mention(_kind(m.kind), m.text, _span(m.span), _part(m, "input"), m.value, m.start, m.end, m.unit,
                        _number(m, "entity"), m.confidence, m.role, m.honorific, m.nationality) for m in self.message.mentions]

    @functools.cached_property
    def entities(self):
        return [Entity(e.id, _kind(e.kind), e.name, e.salience) for e in self.message.entities]

    @functools.cached_property
    def attributions(self):
        return [Attribution(_part(a, "source"), _span(a.cue), _span(a.content), _part(a, "reporter"), _part(a, "input"), a.direct,
                            _number(a, "entity"), a.confidence) for a in self.message.attributions]

    @functools.cached_property
    def relations(self):
        return [Relation(r.type, r.subject, r.object, _span(r.evidence), _part(r, "time"), _number(r, "place"), r.confidence)
                for r in self.message.relations]

    @functools.cached_property
    def keyphrases(self):
        return [Keyphrase(k.text, k.score, tuple(map(_span, k.spans))) for k in self.message.keyphrases]


class Summary:
    """The sentences that say most."""

    def __init__(self, message):
        self.message = message

    @property
    def headline(self):
        return self.message.headline

    @property
    def text(self):
        """The sentences, one after another."""
        return " ".join(sentence.text for sentence in self.message.sentences)

    @functools.cached_property
    def sentences(self):
        return [Sentence(s.text, s.score, _span(s.span), _part(s, "input"), s.document) for s in self.message.sentences]


class Analysis:
    """A document with what was asked of it; `extraction` and `summary` are None where they were not."""

    def __init__(self, message):
        self.message = message
        self.document = Document(message.document)
        self.extraction = Extraction(message.extraction) if message.HasField("extraction") else None
        self.summary = Summary(message.summary) if message.HasField("summary") else None


def to_dict(result):
    """A dataclass, or a list of them, as plain dictionaries."""
    if isinstance(result, list):
        return [to_dict(item) for item in result]
    return dataclasses.asdict(result)


#: By method, the class of its message and the one that it is given as.
RESULTS = {"Parse": (document_pb2.Document, Document), "Extract": (extraction_pb2.Extraction, Extraction),
           "Summarize": (summary_pb2.Summary, Summary), "Analyze": (documents_pb2.Analysis, Analysis)}


def _span(range_):
    return Span(range_.start, range_.end)


def _part(message, field):
    return _span(getattr(message, field)) if message.HasField(field) else None


def _number(message, field):
    return getattr(message, field) if message.HasField(field) else None


@functools.cache
def _kind(number):
    return extraction_pb2.MentionKind.Value.Name(number).lower()
