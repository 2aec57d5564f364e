"""Extractions of plain texts, their spans in the code points of what was sent."""
from collections import namedtuple

from worker import Worker, aligned, documents_pb2, extraction_pb2, text_request

KIND = extraction_pb2.MentionKind
# A text to run on; `date` resolves relative times.
Text = namedtuple("Text", "id text language date keyphrases", defaults=("", "", 0))


class Found:
    """An extraction and the way from its spans to the sent text."""

    def __init__(self, extraction, text):
        self.extraction, self.text = extraction, text
        self._place = aligned(extraction.document, text)

    def span(self, span):
        """{"start", "end"} of a span."""
        start, end = self._place(span)
        return {"start": start, "end": end}

    def pair(self, message, field):
        """[start, end] of a field that may be absent, else None."""
        return list(self._place(getattr(message, field))) if message.HasField(field) else None

    def mentions(self, kinds):
        """The mentions whose kind is in the mapping, with what it maps the kind to."""
        names = ((m, KIND.Value.Name(m.kind)) for m in self.extraction.mentions)
        return [(m, kinds[name]) for m, name in names if name in kinds]


def extracted(name, texts):
    """{id: Found} of each text; failures are printed and left out."""
    texts, requests = list(texts), []
    for text in texts:
        request = text_request(documents_pb2.ExtractRequest, text.text, text.language)
        request.extract.reference_date = text.date or ""
        request.extract.keyphrases = text.keyphrases
        requests.append(request)
    with Worker() as worker:
        answers = worker.call("Extract", requests, [text.id for text in texts])
    found = {}
    for text, answer in zip(texts, answers):
        try:
            if answer is not None:
                found[text.id] = Found(answer, text.text)
        except ValueError as error:
            worker.failures.append(f"{text.id}: {error}")
    worker.report(name)
    return found
