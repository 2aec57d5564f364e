"""One worker process and the calls on its pipe: level 1 of the wire protocol (proto/README.md), with credits both ways."""
import collections
import io
import os
import subprocess
import threading
import time

from google.protobuf.proto import serialize_length_prefixed

from .errors import CallError, StatusCode, WarraqError, WorkerEnded
from .program import program
from .wire.v1 import frame_pb2 as wire

MAGIC = 0x71727257
AGENT = "warraq-python/0.1.0"
#: Bytes of a reply that the worker may send for a call before its parts are taken.
WINDOW = 1 << 20
#: Bytes of a request in one frame.
PIECE = 1 << 16
#: Seconds after a call's own deadline at which it is given up here, should the worker not answer.
GRACE = 5.0
LOG_LINES = 20


class Call:
    """One call: an iterator of its reply's parts as bytes, in order.

    Raises `CallError` where the call ends with a status.
    """

    def __init__(self, connection, number, timeout, is_eager):
        self._connection, self.number, self._is_eager = connection, number, is_eager
        self._deadline = None if timeout is None else time.monotonic() + timeout + GRACE
        self._changed = threading.Condition(connection.lock)
        self._parts = collections.deque()
        self._pieces = []
        self._error = None
        self._callback = None
        self.credit = connection.hello.window or PIECE * 4
        self.is_done = False
        self.taken = 0

    def __iter__(self):
        return self

    def __next__(self):
        with self._changed:
            while not self._parts:
                if self.is_done:
                    if self._error:
                        raise self._error
                    raise StopIteration
                left = None if self._deadline is None else self._deadline - time.monotonic()
                if left is not None and left <= 0:
                    self._connection.cancel(self, "the host's deadline passed")
                    self._close(CallError(StatusCode.DEADLINE_EXCEEDED, "the worker did not answer in time"))
                else:
                    self._changed.wait(left)
            part, last = self._parts.popleft()
        if not self._is_eager:
            self._connection.grant(self, last)
        return part

    def cancel(self, reason=""):
        """Gives the call up; it ends with CANCELLED."""
        self._connection.cancel(self, reason)

    def add_done_callback(self, callback):
        """Calls `callback(call)` once the call is done, from the reading thread, or at once where it is done already."""
        with self._changed:
            if not self.is_done:
                self._callback = callback
                return
        callback(self)

    # Of the connection, under its lock.

    def _take(self, chunk):
        """Takes a piece; returns how many bytes of credit it gives back at once.

        A part may be larger than the window, so its pieces but the last are given back when they come; those of an eager call all.
        """
        self._pieces.append(chunk.data)
        if chunk.more:
            return len(chunk.data)
        self._parts.append((self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces), len(chunk.data)))
        self._pieces = []
        self._changed.notify_all()
        return len(chunk.data) if self._is_eager else 0

    def _close(self, error):
        self._error, self.is_done = error, True
        self._changed.notify_all()
        return self._callback

    def _add_credit(self, count):
        self.credit += count
        self._changed.notify_all()


class Connection:
    """A worker process, started at once.

    `arguments` follow `warraq serve`. Safe to use from several threads.
    """

    def __init__(self, arguments=(), command=None, hello_timeout=30.0):
        command = list(command or (program(), "serve", *arguments))
        self.lock = threading.RLock()
        self._writing = threading.Lock()
        self._calls, self._free, self._next = {}, [], 1
        self._room = threading.Condition(self.lock)
        self._greeted = threading.Event()
        self._log = collections.deque(maxlen=LOG_LINES)
        self.hello = None
        self.ended = None
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        self._logger = threading.Thread(target=self._drain_log, daemon=True)
        self._logger.start()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._send(wire.Frame(hello=wire.Hello(magic=MAGIC, agent=AGENT, credits=True, window=WINDOW)))
        self._greeted.wait(hello_timeout)
        # A worker answers with the version it chose: an echo of this side's own Hello has none.
        if self.hello is None or self.hello.magic != MAGIC or not (self.hello.versions or self.hello.HasField("failure")):
            self.kill()
            raise WarraqError(f"{command[0]} does not speak the protocol" if self.ended is None else f"{command[0]}: {self.ended}")
        if self.hello.HasField("failure"):
            self.kill()
            raise CallError(self.hello.failure.code, self.hello.failure.message)
        self.max_calls = self.hello.max_calls or 100

    # Calls

    def call(self, method, message, timeout=None, is_eager=False):
        """Opens a call and sends its one request, bytes; returns the `Call`. Waits while as many calls are open as may be.

        `timeout` is in seconds; the worker ends the call with DEADLINE_EXCEEDED once they have passed. The parts of an eager call come
        whether they are taken or not, so that it is done once its reply has come; those of others wait for whoever iterates.
        """
        start = wire.Start(method=method)
        if timeout is not None:
            start.timeout_ms = max(0, min(int(timeout * 1000), 0xFFFFFFFF))
        with self._room:
            self._room.wait_for(lambda: self.ended or len(self._calls) < self.max_calls)
            if self.ended:
                raise self.ended
            number = self._free.pop() if self._free else self._next
            self._next += 2 if number == self._next else 0
            call = self._calls[number] = Call(self, number, timeout, is_eager)
        if len(message) <= min(PIECE, call.credit):
            call.credit -= len(message)
            self._send(wire.Frame(call=number, start=start, chunk=wire.Chunk(data=message), end=wire.End()))
        else:
            self._send(wire.Frame(call=number, start=start))
            self._send_pieces(call, message)
        return call

    def _send_pieces(self, call, message):
        view, offset = memoryview(message), 0
        while offset < len(view):
            with call._changed:
                call._changed.wait_for(lambda: call.credit > 0 or call.is_done)
                if call.is_done:
                    return
                count = min(PIECE, call.credit, len(view) - offset)
                call.credit -= count
            is_last = offset + count == len(view)
            chunk = wire.Chunk(data=bytes(view[offset:offset + count]), more=not is_last, total=0 if offset else len(view))
            self._send(wire.Frame(call=call.number, chunk=chunk, end=wire.End() if is_last else None), call)
            offset += count

    def cancel(self, call, reason):
        with self.lock:
            if call.is_done or self._calls.get(call.number) is not call:
                return
        self._send(wire.Frame(call=call.number, cancel=wire.Cancel(reason=reason)), call)

    def grant(self, call, count):
        """Lets the worker send so many more bytes of a call."""
        with self.lock:
            call.taken += count
            if call.is_done or call.taken < WINDOW // 2:
                return
            count, call.taken = call.taken, 0
        self._send(wire.Frame(call=call.number, credit=wire.Credit(bytes=count)), call)

    @property
    def open_calls(self):
        """How many calls are open."""
        return len(self._calls)

    # Frames

    def _send(self, frame, call=None):
        """Writes a frame; one of a call that has ended is dropped, because its number may be another's by then."""
        data = io.BytesIO()
        serialize_length_prefixed(frame, data)
        with self._writing:
            if call and self._calls.get(call.number) is not call:
                return
            try:
                view = data.getbuffer()
                while view:
                    view = view[os.write(self.process.stdin.fileno(), view):]
            except (BrokenPipeError, OSError, ValueError):
                pass  # the reading thread sees the end and tells every call

    def _read(self):
        descriptor, buffer, start = self.process.stdout.fileno(), b"", 0
        try:
            while piece := os.read(descriptor, 1 << 18):
                buffer, start = (buffer[start:] + piece if start < len(buffer) else piece), 0
                while (found := _length(buffer, start)) and found[1] + found[0] <= len(buffer):
                    count, at = found
                    start = at + count
                    self._take(wire.Frame.FromString(buffer[at:start]))
        except Exception as error:  # bytes that are no frame end the connection as the end of the pipe does
            self._log.append(f"not a frame: {error}")
            self.process.kill()
        self._end()

    def _take(self, frame):
        callback, freed = None, 0
        if frame.HasField("hello"):
            self.hello = frame.hello
            self._greeted.set()
        with self.lock:
            call = self._calls.get(frame.call)
            if call:
                if frame.HasField("chunk"):
                    freed = call._take(frame.chunk)
                if frame.HasField("credit"):
                    call._add_credit(frame.credit.bytes)
                if frame.HasField("end"):
                    status = frame.end.status
                    error = CallError(status.code, status.message, status.details, frame.end.refused) if status.code else None
                    del self._calls[frame.call]
                    self._free.append(frame.call)
                    self._room.notify()
                    callback = call._close(error)
        if freed:
            self.grant(call, freed)
        self._tell(callback, call)

    def _tell(self, callback, call):
        """Calls a callback; what it raises is logged and stops nothing else."""
        if callback:
            try:
                callback(call)
            except Exception as error:
                self._log.append(f"a callback raised {error!r}")

    def _end(self):
        code = self.process.wait()
        error = WorkerEnded(code, "\n".join(self._log))
        with self.lock:
            self.ended = error
            calls, self._calls = list(self._calls.values()), {}
            callbacks = [(call._close(error), call) for call in calls]
            self._room.notify_all()
        self._greeted.set()
        for callback, call in callbacks:
            self._tell(callback, call)

    def _drain_log(self):
        for line in self.process.stderr:
            self._log.append(line.decode(errors="replace").rstrip())

    # The end

    def close(self, timeout=30.0):
        """Lets open calls finish, then ends the worker; kills it after `timeout` seconds."""
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
        self._release()

    def kill(self):
        """Ends the worker at once."""
        self.process.kill()
        self.process.wait()
        self._release()

    def _release(self):
        for thread, pipe in ((self._reader, self.process.stdout), (self._logger, self.process.stderr)):
            if thread is not threading.current_thread():
                thread.join(1)  # a grandchild may hold the pipe open
            if not thread.is_alive():
                pipe.close()
        if self.process.stdin and not self.process.stdin.closed:
            self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _length(buffer, start):
    """(length, where the frame begins) of the frame at an offset; None where the length itself is not whole yet."""
    value = shift = 0
    for at in range(start, min(start + 5, len(buffer))):
        byte = buffer[at]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at + 1
        shift += 7
    if len(buffer) - start >= 5:
        raise ValueError("a length of more than 32 bits")
    return None
