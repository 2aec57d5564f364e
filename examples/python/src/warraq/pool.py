"""A pool of workers that outlives their crashes."""
from __future__ import annotations

import collections
import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from .connection import Call, Connection
from .errors import CallError, NotADocument, StatusCode, WorkerEnded
from .progress import counted
from .requests import SERVICE, Requests, Source
from .results import RESULTS, Analysis, Document, Extraction, Result, Summary

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .requests import AnalyzeCall, ExtractCall, ParseOptions, SummarizeCall

#: Calls that are open at once on one worker, unless said otherwise. New ones are sent once half of them are done: together they cost one
#: write, and the worker has the other half to go on with.
IN_FLIGHT = 64
#: Bytes of documents for each worker above which no more are taken.
BYTES = 64 << 20

#: Seconds for which a document waits for others to go out with.
PAUSE = 0.001

Given = TypeVar("Given", bound=Source)


class Pool:
    """Several workers. A worker that ends is started again; the documents that were open on it are tried once more, each alone, and
    one that ends its worker then too is given up: its result is a `CallError` with INTERNAL.

    >>> with Pool(2) as pool:
    ...     [document.text for _, document in pool.map("parse", ["One.", "Two."])]
    ['One.', 'Two.']
    """

    def __init__(self, workers: int | None = None, arguments: Sequence[str] = (), command: Sequence[str] | None = None,
                 in_flight: int = IN_FLIGHT):
        self._start = lambda: Connection(arguments, command)
        self._slots = [_Slot(self._start) for _ in range(workers or os.cpu_count() or 1)]
        self._in_flight = in_flight

    @overload
    def map(self, method: Literal["parse"], documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Unpack[ParseOptions]) -> Iterator[tuple[Given, Document | Exception]]: ...

    @overload
    def map(self, method: Literal["extract"], documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Unpack[ExtractCall]) -> Iterator[tuple[Given, Extraction | Exception]]: ...

    @overload
    def map(self, method: Literal["summarize"], documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Unpack[SummarizeCall]) -> Iterator[tuple[Given, Summary | Exception]]: ...

    @overload
    def map(self, method: Literal["analyze"], documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Unpack[AnalyzeCall]) -> Iterator[tuple[Given, Analysis | Exception]]: ...

    @overload
    def map(self, method: str, documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Any) -> Iterator[tuple[Given, Any]]: ...

    def map(self, method: str, documents: Iterable[Given], *, ordered: bool = True, timeout: float | None = None,
            progress: bool | None = False, **options: Any) -> Iterator[tuple[Given, Any]]:
        """(document, result) of each document; the result of one that failed is the `CallError`, which is not raised.

        `method` is "parse", "extract", "summarize" or "analyze", with the options that it has as a method of `Client`. Documents are
        taken from the iterable as there is room, so that it may be endless; results come in its order, or as they are complete where
        `ordered` is False. A document that can't be read (a path that is gone) has the exception as its result. `progress` counts
        on standard error: None where that is a terminal, True always.
        """
        name = method.capitalize()
        if name not in RESULTS:
            raise ValueError(f"no method {method}: one of " + ", ".join(known.lower() for known in RESULTS))
        if name == "Analyze":
            options = {"extract": True, "summarize": True} | options
        requests = Requests(name, options)
        jobs = (_Job(name, document, timeout, requests) for document in documents)
        results = self._in_order(jobs) if ordered else self._as_completed(jobs)
        return counted(results, len(documents) if isinstance(documents, Sized) else None, progress)

    def _in_order(self, jobs: Iterator[_Job[Given]]) -> Iterator[tuple[Given, Any]]:
        sent: collections.deque[_Job[Given]] = collections.deque()
        try:
            while True:
                if len(sent) <= self._room // 2:
                    sent.extend(self._send(jobs, self._room - len(sent), sum(job.size for job in sent)))
                if not sent:
                    return
                yield sent[0].document, sent[0].result(self._start)
                sent.popleft()
        finally:
            for job in sent:
                job.cancel()

    def _as_completed(self, jobs: Iterator[_Job[Given]]) -> Iterator[tuple[Given, Any]]:
        done: queue.SimpleQueue[_Job[Given]] = queue.SimpleQueue()
        sent: set[_Job[Given]] = set()
        try:
            while True:
                if len(sent) <= self._room // 2:
                    sent.update(self._send(jobs, self._room - len(sent), sum(job.size for job in sent), done.put))
                if not sent:
                    return
                job = done.get()
                yield job.document, job.result(self._start)
                sent.remove(job)
        finally:
            for job in sent:
                job.cancel()

    def _send(self, jobs: Iterator[_Job[Given]], count: int, size: int,
              done: Callable[[_Job[Given]], object] | None = None) -> Iterator[_Job[Given]]:
        """Sends so many documents, or as many as there are and as fit beside those of `size` bytes. Those that come slowly go out as they
        come, the others together."""
        flushed = time.monotonic()
        try:
            while count and size < BYTES * len(self._slots) and (job := next(jobs, None)):
                job.send(self._emptiest(), done)
                yield job
                count, size = count - 1, size + job.size
                if (now := time.monotonic()) - flushed > PAUSE:
                    self._flush()
                    flushed = now
        finally:
            self._flush()

    def _flush(self) -> None:
        for slot in self._slots:
            slot.flush()

    @property
    def _room(self) -> int:
        return self._in_flight * len(self._slots)

    def _emptiest(self) -> _Slot:
        return min(self._slots, key=lambda slot: slot.open_calls)

    def close(self) -> None:
        """Lets open calls finish and ends the workers."""
        for slot in self._slots:
            slot.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Slot:
    """A worker, started when it is needed and again where it ended."""

    def __init__(self, start: Callable[[], Connection]):
        self._start, self._lock = start, threading.Lock()
        self._connection: Connection | None = None

    @property
    def open_calls(self) -> int:
        return self._connection.open_calls if self._connection else 0

    def connection(self) -> Connection:
        with self._lock:
            if self._connection is None or self._connection.ended:
                self._connection = self._start()
            return self._connection

    def flush(self) -> None:
        if self._connection:
            self._connection.flush()

    def close(self) -> None:
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None


class _Job(Generic[Given]):
    """One document of a `map`."""

    def __init__(self, method: str, document: Given, timeout: float | None, requests: Requests):
        self._method, self.document, self._timeout, self._requests = method, document, timeout, requests
        self._message = b""
        self._call: Call | None = None
        self._error: Exception | None = None

    @property
    def size(self) -> int:
        return len(self._message)

    def send(self, slot: _Slot, done: Callable[[_Job[Given]], object] | None = None) -> None:
        """Sends the document to a worker; `done(self)` is called once there is a result."""
        try:
            self._message = self._requests.of(self.document)
        except (OSError, UnicodeError, NotADocument) as error:
            self._error = error
        else:
            for _ in range(2):  # a worker may end between one look and the next
                try:
                    self._call = slot.connection().call(SERVICE + self._method, self._message, self._timeout, flush=False)
                    break
                except WorkerEnded as error:
                    self._error = error
        if done and self._call:
            self._call.add_done_callback(lambda _: done(self))
        elif done:
            done(self)

    def result(self, start: Callable[[], Connection]) -> Result | Exception:
        """What came of it. A document whose worker ended is tried once more, on a worker of its own."""
        if not self._call:
            assert self._error
            return self._error
        try:
            return RESULTS[self._method](self._call.result())
        except CallError as error:
            return self._alone(start) if error.code == StatusCode.UNAVAILABLE or error.refused else error

    def _alone(self, start: Callable[[], Connection]) -> Result | Exception:
        connection = start()
        try:
            return RESULTS[self._method](connection.call(SERVICE + self._method, self._message, self._timeout).result())
        except CallError as error:
            if error.code != StatusCode.UNAVAILABLE:
                return error
            return CallError(StatusCode.INTERNAL, f"the document ended its worker twice: {error.message}")
        finally:
            connection.close()

    def cancel(self) -> None:
        if self._call:
            self._call.cancel("nobody waits for it")
