"""Clients of one worker."""
from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .connection import Connection
from .requests import SERVICE, Requests, Source
from .results import Analysis, Document, Extraction, Summary

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .requests import AnalyzeCall, ExtractCall, ParseOptions, SummarizeCall


class Client:
    """Parses, extracts and summarizes by one worker, which starts at once and ends with the `with` block.

    Documents are bytes, strings (text that is decoded already) or `pathlib.Path`s. `timeout` is in seconds. Safe to use from several
    threads: the worker runs their calls at the same time. Methods raise `CallError`.

    >>> with Client() as client:
    ...     client.parse("<h1>Snow</h1><p>It snowed all night.</p>", media_type="text/html").text
    'Snow\\n\\nIt snowed all night.'
    """

    def __init__(self, arguments: Sequence[str] = (), command: Sequence[str] | None = None):
        self.connection = Connection(arguments, command)

    def parse(self, source: Source, *, timeout: float | None = None, **options: Unpack[ParseOptions]) -> Document:
        """The clean text and structure of a document."""
        return Document(self._reply("Parse", source, timeout, options))

    def extract(self, source: Source, *, timeout: float | None = None, **options: Unpack[ExtractCall]) -> Extraction:
        """Who, where, when, how much and who said what."""
        return Extraction(self._reply("Extract", source, timeout, options))

    def summarize(self, source: Source, *, timeout: float | None = None, **options: Unpack[SummarizeCall]) -> Summary:
        """The sentences that say most."""
        return Summary(self._reply("Summarize", source, timeout, options))

    def analyze(self, source: Source, *, timeout: float | None = None, **options: Unpack[AnalyzeCall]) -> Analysis:
        """Any of the three on one parse; `extract` and `summarize` are dictionaries of options, True (as they are unless said) or False."""
        return Analysis(self._reply("Analyze", source, timeout, BOTH | options))

    def _reply(self, method: str, source: Source, timeout: float | None, options: Mapping[str, Any]) -> bytes:
        message = Requests(method, options).of(source)
        return self.connection.call(SERVICE + method, message, timeout).result()

    def close(self) -> None:
        """Lets open calls finish and ends the worker."""
        self.connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient:
    """The same under asyncio: the methods are coroutines, and a task that is cancelled cancels its call.

    The worker starts with the `async with` block and ends with it. Calls above the worker's limit wait.
    """

    connection: Connection

    def __init__(self, arguments: Sequence[str] = (), command: Sequence[str] | None = None):
        self._arguments, self._command = arguments, command

    async def parse(self, source: Source, *, timeout: float | None = None, **options: Unpack[ParseOptions]) -> Document:
        """`Client.parse` as a coroutine."""
        return Document(await self._reply("Parse", source, timeout, options))

    async def extract(self, source: Source, *, timeout: float | None = None, **options: Unpack[ExtractCall]) -> Extraction:
        """`Client.extract` as a coroutine."""
        return Extraction(await self._reply("Extract", source, timeout, options))

    async def summarize(self, source: Source, *, timeout: float | None = None, **options: Unpack[SummarizeCall]) -> Summary:
        """`Client.summarize` as a coroutine."""
        return Summary(await self._reply("Summarize", source, timeout, options))

    async def analyze(self, source: Source, *, timeout: float | None = None, **options: Unpack[AnalyzeCall]) -> Analysis:
        """`Client.analyze` as a coroutine."""
        return Analysis(await self._reply("Analyze", source, timeout, BOTH | options))

    async def _reply(self, method: str, source: Source, timeout: float | None, options: Mapping[str, Any]) -> bytes:
        if isinstance(source, os.PathLike):
            message = await asyncio.to_thread(Requests(method, options).of, source)
        else:
            message = Requests(method, options).of(source)
        call = self.connection.call(SERVICE + method, message, timeout)
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        call.add_done_callback(lambda _: loop.call_soon_threadsafe(_settle, done))
        try:
            await done
        except asyncio.CancelledError:
            call.cancel("the task was cancelled")
            raise
        return call.result()

    async def __aenter__(self) -> AsyncClient:
        self.connection = await asyncio.to_thread(Connection, self._arguments, self._command)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.connection.close)


#: What `analyze` gives unless it is told otherwise.
BOTH = {"extract": True, "summarize": True}


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
