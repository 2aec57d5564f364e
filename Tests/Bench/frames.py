"""Frames put together by hand where the protobuf library is too slow, and a host over them."""
import os
import select
import threading

from worker import Connection, wire


def varint(value):
    if value < 128:  # nearly always
        return bytes((value,))
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(**values):
    """A frame's fields but for the call's number, encoded: what `framed` makes a frame of."""
    return wire.Frame(**values).SerializeToString()


def opening(method, metadata=None, **start):
    """A Start; the metadata is a dictionary of texts."""
    entries = [wire.Entry(key=key, text=str(value)) for key, value in (metadata or {}).items()]
    return wire.Start(method=method, metadata=entries, **start)


def unary(method, message, metadata=None, **start):
    """The fields of a frame that opens a call, carries its only request and half-closes it."""
    return fields(start=opening(method, metadata, **start), chunk=wire.Chunk(data=message), end=wire.End())


def framed(call, encoded):
    """The bytes of a call's frame with these fields."""
    number = b"\x08" + varint(call)
    return varint(len(number) + len(encoded)) + number + encoded


def payload(buffer, at):
    """Where the frame whose length stands at `at` lies in the buffer, None where it isn't whole."""
    if at < len(buffer) and buffer[at] < 128:  # nearly always
        end = at + 1 + buffer[at]
        return slice(at + 1, end) if end <= len(buffer) else None
    length = shift = 0
    for start in range(at, len(buffer)):
        length |= (buffer[start] & 127) << shift
        shift += 7
        if buffer[start] < 128:
            end = start + 1 + length
            return slice(start + 1, end) if end <= len(buffer) else None
    return None


class Host:
    """A worker's host in one thread: bytes out, frames in. A worker that lives past `patience` seconds is killed."""

    def __init__(self, command, credits=False, patience=1800):
        self._connection = Connection(command, credits)
        self.hello = self._connection.hello
        self.process = self._connection.process
        self.input = self.process.stdin.fileno()
        self.output = self.process.stdout.fileno()
        self._buffer = b""
        self._watch = threading.Timer(patience, self.process.kill)
        self._watch.daemon = True
        self._watch.start()

    def write(self, data):
        while data:
            data = data[os.write(self.input, data):]

    def read(self):
        """The frames of one read, at least one; waits for it."""
        frames = []
        while not frames:
            got = os.read(self.output, 1 << 16)
            if not got:
                raise RuntimeError(f"the worker ended with {self.process.wait()}")
            self._buffer += got
            at = 0
            while (frame := payload(self._buffer, at)) is not None:
                frames.append(wire.Frame.FromString(self._buffer[frame]))
                at = frame.stop
            self._buffer = self._buffer[at:]
        return frames

    def is_readable(self, seconds):
        return bool(select.select([self.output], [], [], seconds)[0])

    def ping(self):
        """The Pong that answers a Ping, and the frames that came before it."""
        self.write(framed(0, fields(ping=wire.Ping())))
        before = []
        while True:
            frames = self.read()
            pong = next((frame for frame in frames if frame.HasField("pong")), None)
            if pong:
                return pong.pong, before + [frame for frame in frames if frame is not pong]
            before += frames

    def close(self):
        """Ends the input; the exit code."""
        self._connection.close()
        self._watch.cancel()
        return self.process.returncode
