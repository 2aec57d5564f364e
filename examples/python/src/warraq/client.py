"""Clients of one worker."""
import asyncio
from concurrent.futures import ThreadPoolExecutor

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


class Methods:
    """What both clients offer; `_run` sends one request."""

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


class Client(Methods):
    """Parses, extracts and summarizes by one worker, which starts at once and ends with the `with` block.

    Documents are bytes, strings (text that is decoded already) or `pathlib.Path`s. `timeout` is in seconds. Safe to use from several
    threads: the worker runs their calls at the same time. Methods raise `CallError`.

    >>> with Client() as client:
    ...     client.parse("<h1>Snow</h1><p>It snowed all night.</p>", media_type="text/html").text
    'Snow\\n\\nIt snowed all night.'
    """

    def __init__(self, arguments=(), command=None):
        self.connection = Connection(arguments, command)

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


class AsyncClient(Methods):
    """The same under asyncio: the methods are coroutines, and a task that is cancelled cancels its call.

    The worker starts with the `async with` block and ends with it. Calls above the worker's limit wait.
    """

    def __init__(self, arguments=(), command=None):
        self._arguments, self._command = arguments, command
        self.connection = None

    async def _run(self, method, source, timeout, options):
        loop = asyncio.get_running_loop()
        # Files are read, and what the pipe does not take at once is waited for, beside the loop.
        opening = loop.run_in_executor(self._executor, self._open, method, source, timeout, options)
        try:
            call = await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(_cancel)
            raise
        done = loop.create_future()
        call.add_done_callback(lambda _: loop.call_soon_threadsafe(_settle, done))
        try:
            await done
        except asyncio.CancelledError:
            call.cancel("the task was cancelled")
            raise
        return merged(method, call)

    def _open(self, method, source, timeout, options):
        message = request(method, source, **options)
        return self.connection.call(SERVICE + method, message.SerializeToString(), timeout, is_eager=True)

    async def __aenter__(self):
        self._executor = ThreadPoolExecutor(4, "warraq")
        loop = asyncio.get_running_loop()
        self.connection = await loop.run_in_executor(self._executor, Connection, self._arguments, self._command)
        return self

    async def __aexit__(self, *_):
        await asyncio.get_running_loop().run_in_executor(self._executor, self.connection.close)
        self._executor.shutdown()


def _cancel(opening):
    if not opening.cancelled() and opening.exception() is None:
        opening.result().cancel("the task was cancelled")


def _settle(future):
    if not future.done():
        future.set_result(None)
