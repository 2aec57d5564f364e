"""Requests from keyword arguments."""
import os
import pathlib

from .v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2

SERVICE = "warraq.v1.Documents/"
OFFSETS = document_pb2.OffsetUnit.UNICODE_SCALARS
#: By what a file's name ends with, what is in it.
MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".md": "text/markdown", ".markdown": "text/markdown"}
BUDGETS = ("sentences", "words", "characters", "ratio")


def content_of(source):
    """(bytes, options) of what a document is given as: bytes, a string, or a path.

    A string is text that was decoded already, not the name of a file: give a `pathlib.Path` for that.
    """
    if isinstance(source, str):
        return source.encode(), {"charset": "utf-8"}
    if isinstance(source, os.PathLike):
        path = pathlib.Path(source)
        return path.read_bytes(), {"media_type": MEDIA_TYPES.get(path.suffix.lower(), "")}
    return bytes(source), {}


def options_of(found, options):
    """ParseOptions; what the caller says wins over what the source tells."""
    roles = [document_pb2.BlockRole.Value.Value(role.upper()) for role in options.pop("roles", ())]
    return document_pb2.ParseOptions(offset_unit=OFFSETS, roles=roles, **{**found, **options})


def extract_options(kinds=(), reference_date="", keyphrases=0):
    """What is looked for: names of MentionKind such as "person" or "date", ISO 8601, and how many keyphrases at most."""
    return extraction_pb2.ExtractOptions(
        kinds=[extraction_pb2.MentionKind.Value.Value(kind.upper()) for kind in kinds],
        reference_date=str(reference_date), keyphrases=keyphrases)


def summarize_options(**options):
    """`sentences`, `words`, `characters` or `ratio`, one of them; `keyphrases`, `strict`, `query`, `compress`, `explain`."""
    if sum(options.get(budget) is not None for budget in BUDGETS) > 1:
        raise ValueError("give one of " + ", ".join(BUDGETS))
    return summary_pb2.SummarizeOptions(**options)


def request(method, source, *, extract=None, summarize=None, include_document=False, **options):
    """The message of a request.

    `extract` and `summarize` are dictionaries of their options, or True; `options` are fields of ParseOptions.
    """
    content, found = content_of(source)
    parse = options_of(found, options)
    if method == "Parse":
        return documents_pb2.ParseRequest(options=parse, content=[content])
    asked = {}
    if extract is not None and extract is not False:
        asked["extract"] = extract_options(**({} if extract is True else extract))
    if summarize is not None and summarize is not False:
        asked["summarize"] = summarize_options(**({} if summarize is True else summarize))
    if method == "Analyze":
        return documents_pb2.AnalyzeRequest(options=parse, content=[content], **asked)
    kind = documents_pb2.ExtractRequest if method == "Extract" else documents_pb2.SummarizeRequest
    return kind(options=parse, content=[content], include_document=include_document, **asked)
