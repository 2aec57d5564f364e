"""A client of one worker."""
from .connection import Connection
from .requests import SERVICE, request
from .results import RESULTS


def merged(method, call):
    """The result that a call's parts make."""
    message, result = RESULTS[method]
    whole = message()
    for part in call:
        whole.MergeFromString(part)
    return result(whole)


class Client:
    """Parses, extracts and summarizes by one worker, which starts at once and ends with the `with` block.

    Documents are bytes, strings (text that is decoded already) or `pathlib.Path`s. `timeout` is in seconds. Safe to use from several
    threads: the worker runs their calls at the same time. Methods raise `CallError`.

    >>> with Client() as client:
    ...     client.parse("<h1>Snow</h1><p>It snowed all night.</p>", media_type="text/html").text
    'Snow\\n\\nIt snowed all night.'
    """

    def __init__(self, arguments=(), command=None):
        self.connection = Connection(arguments, command)

    def parse(self, source, *, timeout=None, **options):
        """The clean text and structure of a document, as a `Document`.

        `options` are fields of ParseOptions: media_type, charset, language, url, roles (names), markdown, source_map.
        """
        return self._run("Parse", source, timeout, options)

    def extract(self, source, *, kinds=(), reference_date="", keyphrases=0, include_document=False, timeout=None, **options):
        """Who, where, when, how much and who said what, as an `Extraction`."""
        extract = {"kinds": kinds, "reference_date": reference_date, "keyphrases": keyphrases}
        return self._run("Extract", source, timeout, options | {"extract": extract, "include_document": include_document})

    def summarize(self, source, *, include_document=False, timeout=None, media_type="", charset="", language="", url="", **budget):
        """The sentences that say most, as a `Summary`; `budget` as `requests.summarize_options` has it."""
        hints = {"media_type": media_type, "charset": charset, "language": language, "url": url}
        options = {name: hint for name, hint in hints.items() if hint}
        return self._run("Summarize", source, timeout, options | {"summarize": budget, "include_document": include_document})

    def analyze(self, source, *, extract=True, summarize=True, timeout=None, **options):
        """Any of the three on one parse, as an `Analysis`; `extract` and `summarize` are dictionaries of options, True or False."""
        return self._run("Analyze", source, timeout, options | {"extract": extract, "summarize": summarize})

    def _run(self, method, source, timeout, options):
        message = request(method, source, **options)
        return merged(method, self.connection.call(SERVICE + method, message.SerializeToString(), timeout))

    def close(self):
        """Lets open calls finish and ends the worker."""
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
