"""One worker process and the calls on its pipe: level 1 of the wire protocol (proto/README.md), with credits both ways.

Whoever has a frame to send queues it and writes what the pipe takes at once; what it does not take is left to a thread of the
connection. So neither callers nor the thread that reads ever wait for the worker to read: both pipes may be full.
"""
from __future__ import annotations

import collections
import contextlib
import os
import select
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

from .errors import CallError, StatusCode, WarraqError, WorkerEnded
from .program import program
from .wire.v1 import frame_pb2 as wire

MAGIC = 0x71727257
AGENT = "warraq-python/0.1.0"
#: Bytes of a reply that the worker may send for a call before it is granted more.
WINDOW = 1 << 20
#: Bytes of requests that are open at once, unless one alone is larger: the worker holds 256 MiB.
HELD = 128 << 20
#: Bytes of a request in one frame.
PIECE = 1 << 16
#: The longest frame that a worker sends.
MAX_FRAME = 1 << 20
#: What stands before a frame: a zero byte and the length. The worker answers in kind, and text is told at its first byte.
PREFIX = struct.Struct(">BI")
#: Seconds after a call's own deadline at which it is given up here, should the worker not answer.
GRACE = 1.0
#: Seconds without a frame, while calls are open, after which the worker is asked whether it lives; it has as long to answer.
PING = 10.0
#: Seconds between two looks at deadlines, while calls are open.
TICK = 0.25
LOG_LINES = 20


class Call:
    """One call, whose reply comes whether anybody waits for it or not."""

    def __init__(self, connection: Connection, start: wire.Start, message: bytes, timeout: float | None):
        self._connection, self._start, self._message, self._sent = connection, start, message, 0
        self._size = len(message)
        self._deadline = None if timeout is None else time.monotonic() + timeout
        self._number = self._credit = self._taken = 0
        self._pieces: list[bytes] = []
        self._error: CallError | None = None
        self._callback: Callable[[Call], object] | None = None
        self._done = threading.Lock()
        self._done.acquire()
        self.is_done = False

    def result(self) -> bytes:
        """The reply, once it has come: its parts one after another, which is protobuf's merge. Raises `CallError` where the call failed."""
        with self._done:
            if self._error:
                raise self._error
            return b"".join(self._pieces)

    def cancel(self, reason: str = "") -> None:
        """Gives the call up; it ends with CANCELLED."""
        self._connection._cancel(self, reason)

    def add_done_callback(self, callback: Callable[[Call], object]) -> None:
        """Calls `callback(call)` once the call is done, from a thread of the connection, or at once where it is done already."""
        with self._connection._lock:
            if not self.is_done:
                self._callback = callback
                return
        callback(self)


class Connection:
    """A worker process, started at once.

    `arguments` follow `warraq serve`. Safe to use from several threads. Calls above the worker's `max_calls` wait for their turn.
    """

    def __init__(self, arguments: Sequence[str] = (), command: Sequence[str] | None = None, hello_timeout: float = 30.0):
        command = list(command or (program(), "serve", *arguments))
        self._lock = threading.RLock()
        # Open calls by number, numbers that are free again, and calls that wait for a place.
        self._calls: dict[int, Call] = {}
        self._free: list[int] = []
        self._waiting: collections.deque[Call] = collections.deque()
        self._held = 0
        self._ended_calls: collections.deque[Call] = collections.deque()
        # Frames to write. Whoever holds the lock writes; while the pipe is full that is left to the minding thread.
        self._outbox: collections.deque[bytes] = collections.deque()
        self._writing = threading.Lock()
        self._is_full = self._is_closing = False
        self._is_idle, self._wake = True, threading.Event()
        self._heard = self._alive = time.monotonic()
        self._pinged = 0.0
        self._log: collections.deque[str] = collections.deque(maxlen=LOG_LINES)
        self._greeted = threading.Event()
        self.hello: wire.Hello | None = None
        self.ended: WorkerEnded | None = None
        self.max_calls = 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        assert self.process.stdin and self.process.stdout and self.process.stderr
        self._stdin, self._stdout, self._stderr = self.process.stdin, self.process.stdout, self.process.stderr
        os.set_blocking(self._stdin.fileno(), False)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._drain_log, self._mind, self._read)]
        for thread in self._threads:
            thread.start()
        self._queue(wire.Frame(hello=wire.Hello(magic=MAGIC, agent=AGENT, credits=True, window=WINDOW)))
        self.flush()
        self._greeted.wait(hello_timeout)
        # A worker answers with the version it chose: an echo of this side's own Hello has none.
        if self.hello is None or self.hello.magic != MAGIC or not (self.hello.versions or self.hello.HasField("failure")):
            self.kill()
            raise WarraqError(f"{command[0]} does not speak the protocol" if self.ended is None else f"{command[0]}: {self.ended}")
        if self.hello.HasField("failure"):
            self.kill()
            raise CallError(self.hello.failure.code, self.hello.failure.message)

    # Calls

    def call(self, method: str, message: bytes, timeout: float | None = None, *, flush: bool = True) -> Call:
        """Opens a call with its one request; never waits. Raises `WorkerEnded` where there is no worker any more.

        Without `flush` it goes out with the next that has it, or by the next `flush()`: several calls cost one write.

        After `timeout` seconds, time spent waiting for a place included, the call ends with DEADLINE_EXCEEDED: the worker sees to that,
        and where it does not, this side does a little later.
        """
        call = Call(self, wire.Start(method=method), message, timeout)
        with self._lock:
            if self.ended:
                raise self.ended
            self._waiting.append(call)
            self._admit()
            if self._is_idle:
                self._is_idle = False
                self._heard = self._alive = time.monotonic()
                self._wake.set()
        if flush:
            self.flush()
        return call

    @property
    def open_calls(self) -> int:
        """How many calls are open or wait to be."""
        return len(self._calls) + len(self._waiting)

    def _cancel(self, call: Call, reason: str) -> None:
        with self._lock:
            if call in self._waiting:
                self._waiting.remove(call)
                self._close_call(call, CallError(StatusCode.CANCELLED, reason))
            elif not call.is_done:
                self._queue(wire.Frame(call=call._number, cancel=wire.Cancel(reason=reason)))
        self.flush()
        self._tell()

    # The following four, under the lock. What they queue is flushed, and whom they end is told, after it.

    def _admit(self) -> None:
        """Opens calls that wait, as many as there is room for."""
        while self._waiting and len(self._calls) < self.max_calls and self.hello:
            if self._calls and self._held + self._waiting[0]._size > HELD:
                return
            call = self._waiting.popleft()
            self._held += call._size
            call._number = self._free.pop() if self._free else 2 * len(self._calls) + 1
            call._credit = self.hello.window or PIECE * 4
            self._calls[call._number] = call
            if call._deadline is not None:
                left = call._deadline - time.monotonic()
                call._start.timeout_ms = max(0, min(int(left * 1000), 0xFFFFFFFF))
            self._pump(call, call._start)

    def _pump(self, call: Call, start: wire.Start | None = None) -> None:
        """Queues what there is credit for of a call's request."""
        while call._credit > 0 and (start or call._sent < len(call._message)):
            piece = call._message[call._sent:call._sent + min(PIECE, call._credit)]
            call._sent += len(piece)
            call._credit -= len(piece)
            is_last = call._sent == len(call._message)
            chunk = wire.Chunk(data=piece) if is_last else wire.Chunk(data=piece, more=True, total=len(call._message) if start else 0)
            self._queue(wire.Frame(call=call._number, start=start, chunk=chunk, end=wire.End() if is_last else None))
            start = None

    def _take(self, frame: wire.Frame) -> None:
        if frame.HasField("hello"):
            self.hello, self.max_calls = frame.hello, frame.hello.max_calls or 100
            self._greeted.set()
        call = self._calls.get(frame.call)
        if call is None:
            return
        if frame.HasField("chunk"):
            call._pieces.append(frame.chunk.data)
            call._taken += len(frame.chunk.data)
        if frame.HasField("end"):
            status = frame.end.status
            del self._calls[frame.call]
            self._held -= call._size
            self._free.append(frame.call)
            self._close_call(call, CallError(status.code, status.message, status.details, frame.end.refused) if status.code else None)
            self._admit()
            return
        if call._taken >= WINDOW // 2:
            self._queue(wire.Frame(call=frame.call, credit=wire.Credit(bytes=call._taken)))
            call._taken = 0
        if frame.HasField("credit"):
            call._credit += frame.credit.bytes
            self._pump(call)

    def _close_call(self, call: Call, error: CallError | None) -> None:
        """Ends a call for whoever waits for it; one that was given up before keeps the error that it has."""
        if call.is_done:
            return
        call._error, call.is_done, call._message, call._sent = error, True, b"", 0
        if error:
            call._pieces.clear()
        call._done.release()
        if call._callback:
            self._ended_calls.append(call)

    # Without the lock.

    def _tell(self) -> None:
        """Calls the callbacks of calls that have ended; what one raises is logged and stops nothing else."""
        while True:
            try:
                call = self._ended_calls.popleft()
            except IndexError:
                return
            try:
                assert call._callback
                call._callback(call)
            except Exception as error:
                self._log.append(f"a callback raised {error!r}")

    # Frames

    def _queue(self, frame: wire.Frame) -> None:
        data = frame.SerializeToString()
        self._outbox.append(PREFIX.pack(0, len(data)) + data)

    def flush(self) -> None:
        """Writes what is queued as far as the pipe takes it; a thread of the connection writes the rest."""
        # Looked at again once the lock is free: what another thread queued meanwhile it has left to this one.
        while self._outbox and not self._is_full and self._writing.acquire(blocking=False):
            try:
                self._write_some()
            finally:
                self._writing.release()

    def _write_some(self) -> None:
        frames, size = [], 0
        while self._outbox and size < PIECE:
            frames.append(self._outbox.popleft())
            size += len(frames[-1])
        data = b"".join(frames)
        try:
            count = os.write(self._stdin.fileno(), data)
        except BlockingIOError:
            count = 0
        except (OSError, ValueError):  # the reading thread sees the end and tells every call
            self._outbox.clear()
            return
        if count < len(data):
            self._outbox.appendleft(data[count:])
            self._is_full = True
            self._wake.set()

    def _read(self) -> None:
        descriptor, buffer, start = self._stdout.fileno(), b"", 0
        try:
            while piece := os.read(descriptor, 1 << 18):
                self._heard = time.monotonic()
                buffer, start = (buffer[start:] + piece if start < len(buffer) else piece), 0
                with self._lock:
                    while (end := _end(buffer, start)) <= len(buffer):
                        self._take(wire.Frame.FromString(buffer[start + PREFIX.size:end]))
                        start = end
                self.flush()
                self._tell()
        except Exception as error:  # bytes that are no frame end the connection as the end of the pipe does
            self._log.append(f"not a frame: {error}")
            self.process.kill()
        self._end()
        self._stdout.close()

    def _end(self) -> None:
        """Ends every call because the worker has ended."""
        code = self.process.wait()
        self._threads[0].join(1)  # its last lines
        with self._lock:
            if self.ended:
                return
            self.ended = WorkerEnded(code, "\n".join(self._log))
            for call in (*self._calls.values(), *self._waiting):
                self._close_call(call, self.ended)
            self._calls.clear()
            self._waiting.clear()
        self._greeted.set()
        self._wake.set()
        self._tell()

    def _drain_log(self) -> None:
        with self._stderr:
            for line in self._stderr:
                self._log.append(line.decode(errors="replace").rstrip())

    # What nobody else may wait for

    def _mind(self) -> None:
        """Writes what the pipe did not take at once, gives up what is late, and closes the input when it is time."""
        room = select.poll()
        room.register(self._stdin, select.POLLOUT)
        while self.ended is None:
            if self._is_full:
                room.poll(TICK * 1000)
                self._is_full = False
                self.flush()
            else:
                with self._lock:
                    self._is_idle = not self._calls and not self._waiting and not self._is_closing
                self._wake.wait(None if self._is_idle else TICK)
                self._wake.clear()
            self._give_up_late_calls()
            self._look_after_worker()
            if self._is_closing and self._is_done():
                self._close_input()
        self._close_input()

    def _is_done(self) -> bool:
        """Whether no call is open: the worker needs its input until then, for the credits of long replies."""
        with self._lock:
            return not self._waiting and not self._outbox and not self._calls

    def _close_input(self) -> None:
        with self._writing, contextlib.suppress(OSError):
            self._stdin.close()

    def _give_up_late_calls(self) -> None:
        """Ends calls that the worker should have ended; their numbers stay taken until it has."""
        now = time.monotonic()
        error = CallError(StatusCode.DEADLINE_EXCEEDED, "the worker did not answer in time")
        with self._lock:
            for call in (*self._calls.values(), *self._waiting):
                if call._deadline is not None and now > call._deadline + GRACE and not call.is_done:
                    self._close_call(call, error)
            for call in [call for call in self._waiting if call.is_done]:
                self._waiting.remove(call)
        self._tell()

    def _look_after_worker(self) -> None:
        """Asks a worker that has been silent whether it lives, and ends one that does not answer or whose pipe outlives it."""
        now = time.monotonic()
        if not self._calls or now - self._heard < PING:
            self._pinged = 0.0
        elif not self._pinged:
            self._pinged = now
            self._queue(wire.Frame(ping=wire.Ping(nonce=b"?")))
            self.flush()
        elif now - self._pinged > PING:
            self._log.append(f"it left a Ping unanswered for {PING:g} s and was killed")
            self.process.kill()
            self._pinged = now
        if self.process.poll() is None:
            self._alive = now
        elif now - self._alive > GRACE:  # what it wrote last has been read by now
            self._end()

    # The end

    def close(self, timeout: float = 30.0) -> None:
        """Lets open calls finish, then ends the worker; kills it after `timeout` seconds."""
        self._is_closing = True
        self._wake.set()
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._join()

    def kill(self) -> None:
        """Ends the worker at once."""
        self.process.kill()
        self._join()

    def _join(self) -> None:
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(2 * GRACE)  # a grandchild may hold the pipe open

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _end(buffer: bytes, start: int) -> int:
    """Where the frame at an offset ends; past the buffer's end where even its length is not whole yet."""
    if len(buffer) - start < PREFIX.size:
        if start < len(buffer) and buffer[start]:
            raise ValueError(f"it writes {buffer[start:start + 60]!r}")
        return len(buffer) + 1
    zero, count = PREFIX.unpack_from(buffer, start)
    if zero:
        raise ValueError(f"it writes {buffer[start:start + 60]!r}")
    if count > MAX_FRAME:
        raise ValueError(f"a length of {count} bytes exceeds the limit of {MAX_FRAME}")
    return start + PREFIX.size + int(count)
