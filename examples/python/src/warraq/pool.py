"""A pool of workers that outlives their crashes."""
import collections
import os
import threading

from .client import merged
from .connection import Connection
from .errors import CallError, StatusCode, WorkerEnded
from .requests import SERVICE, request
from .results import RESULTS

#: Calls that are open at once on one worker, unless said otherwise.
IN_FLIGHT = 16


class Pool:
    """Several workers. A worker that ends is started again; the documents that were open on it are tried once more, each alone, and
    one that ends its worker then too is given up: its result is a `CallError` with INTERNAL.

    >>> with Pool(2) as pool:
    ...     [document.text for _, document in pool.map("parse", ["One.", "Two."])]
    ['One.', 'Two.']
    """

    def __init__(self, workers=None, arguments=(), command=None, in_flight=IN_FLIGHT):
        self._start = lambda: Connection(arguments, command)
        self._slots = [_Slot(self._start) for _ in range(workers or os.cpu_count() or 1)]
        self._in_flight = in_flight

    def map(self, method, documents, *, ordered=True, timeout=None, **options):
        """(document, result) of each document; the result of one that failed is the `CallError`, which is not raised.

        `method` is "parse", "extract", "summarize" or "analyze", `options` as `requests.request` has them. Documents are taken from the
        iterable as there is room, so that it may be endless; results come in its order, or as they are complete where `ordered` is
        False. A document that can't be read (a path that is gone) has the exception as its result.
        """
        name = method.capitalize()
        if name not in RESULTS:
            raise ValueError(f"no method {method}: one of " + ", ".join(known.lower() for known in RESULTS))
        run = _Run(name, timeout, options)
        room = self._in_flight * len(self._slots)
        waiting, source = collections.deque(), enumerate(documents)
        pending, is_over = {}, False
        while True:
            while not is_over and len(pending) < room:
                try:
                    number, document = next(source)
                except StopIteration:
                    is_over = True
                    break
                pending[number] = document
                waiting.append(number)
                run.send(number, document, self._emptiest())
            if not pending:
                return
            if ordered:
                number = waiting.popleft()
                result = run.wait(number, self._start)
            else:
                number, result = run.wait_any(self._start)
            yield pending.pop(number), result

    def _emptiest(self):
        return min(self._slots, key=lambda slot: slot.open_calls)

    def close(self):
        """Lets open calls finish and ends the workers."""
        for slot in self._slots:
            slot.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _Slot:
    """A worker, started when it is needed and again where it ended."""

    def __init__(self, start):
        self._start, self._connection = start, None

    @property
    def open_calls(self):
        return self._connection.open_calls if self._connection else 0

    def connection(self):
        if self._connection is None or self._connection.ended:
            if self._connection:
                self._connection.kill()
            self._connection = self._start()
        return self._connection

    def close(self):
        if self._connection:
            self._connection.close()
            self._connection = None


class _Run:
    """The calls of one `map`."""

    def __init__(self, method, timeout, options):
        self._method, self._timeout, self._options = method, timeout, options
        self._calls, self._messages = {}, {}
        # By number, in the order in which they were done: why one could not be sent, or None.
        self._done = {}
        self._changed = threading.Condition()

    def send(self, number, document, slot):
        try:
            message = request(self._method, document, **self._options).SerializeToString()
        except (OSError, UnicodeError) as error:
            self._finish(number, error)
            return
        self._messages[number] = message
        self._open(number, slot.connection)

    def _open(self, number, connect):
        for _ in range(2):  # a worker may end between one look and the next
            try:
                call = connect().call(SERVICE + self._method, self._messages[number], self._timeout, is_eager=True)
                break
            except WorkerEnded as error:
                last = error
        else:
            self._finish(number, last)
            return
        self._calls[number] = call
        call.add_done_callback(lambda call: self._finish(number, None))

    def _finish(self, number, error):
        with self._changed:
            self._done[number] = error
            self._changed.notify()

    def wait_any(self, start):
        """The number and result of a call that is done."""
        with self._changed:
            self._changed.wait_for(lambda: self._done)
            number = next(iter(self._done))
        return number, self.wait(number, start)

    def wait(self, number, start):
        """The result of one call."""
        with self._changed:
            self._changed.wait_for(lambda: number in self._done)
            error = self._done.pop(number)
        return error if error else self._result(number, start)

    def _result(self, number, start):
        message = self._messages.pop(number)
        try:
            return merged(self._method, self._calls.pop(number))
        except WorkerEnded:
            return self._alone(message, start)
        except CallError as error:
            return error

    def _alone(self, message, start):
        """The result of a call that was open when its worker ended, on a worker of its own."""
        connection = start()
        try:
            return merged(self._method, connection.call(SERVICE + self._method, message, self._timeout))
        except WorkerEnded as error:
            return CallError(StatusCode.INTERNAL, f"the document ended its worker twice: {error.message}")
        except CallError as error:
            return error
        finally:
            connection.close()
