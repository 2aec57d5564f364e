"""The worker from a Python host that keeps calls in flight and does as little as it can."""
import io
import threading
import time

import bench
from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from worker import SERVICE, Connection, wire

IN_FLIGHT = 16


def framed(frame):
    """A frame's bytes on the wire."""
    buffer = io.BytesIO()
    serialize_length_prefixed(frame, buffer)
    return buffer.getvalue()


class Stream:
    """Calls made beforehand, sent again and again; replies are read and counted, not unpacked."""

    def __init__(self, method, requests):
        self._connection = Connection([bench.program("warraq"), "serve"])
        self._room = threading.Semaphore(min(IN_FLIGHT, self._connection.hello.max_calls or IN_FLIGHT))
        self._frames = [
            framed(wire.Frame(call=2 * number + 1, start=wire.Start(method=SERVICE + method),
                              chunk=wire.Chunk(data=request.SerializeToString()), end=wire.End()))
            for number, request in enumerate(requests)]
        self._failure = None
        self.once()

    def once(self):
        """Wall seconds of all calls once."""
        begun, reader = time.perf_counter(), threading.Thread(target=self._read)
        reader.start()
        for frame in self._frames:
            self._room.acquire()
            self._connection.process.stdin.write(frame)
            self._connection.process.stdin.flush()
        reader.join()
        if self._failure:
            raise RuntimeError(f"a call failed: {self._failure}")
        return time.perf_counter() - begun

    def _read(self):
        for _ in self._frames:
            while not (frame := parse_length_prefixed(wire.Frame, self._connection.process.stdout)).HasField("end"):
                pass
            if frame.end.status.code:
                self._failure = frame.end.status.message
            self._room.release()

    def close(self):
        self._connection.close()
