"""A worker, of one thread, that answers Parse with the content as text; what the content says changes that.

CRASH ends it without a word, HANG makes it neither read nor write any more, LARGE has twenty times the content come back, whatever
credit there is.
"""
import os
import struct
import sys
import time

from warraq.v1 import document_pb2, documents_pb2
from warraq.wire.v1 import frame_pb2 as wire

PIECE = 1 << 16
pieces = {}


def send(frame):
    data = frame.SerializeToString()
    sys.stdout.buffer.write(struct.pack(">BI", 0, len(data)) + data)
    sys.stdout.buffer.flush()


def frames():
    while prefix := sys.stdin.buffer.read(5):
        yield wire.Frame.FromString(sys.stdin.buffer.read(struct.unpack(">BI", prefix)[1]))


def answer(call, text):
    message = document_pb2.Document(text=text).SerializeToString()
    starts = range(0, len(message), PIECE)
    for start in starts:
        is_last = start == starts[-1]
        chunk = wire.Chunk(data=message[start:start + PIECE], more=not is_last)
        send(wire.Frame(call=call, chunk=chunk, end=wire.End() if is_last else None))


for frame in frames():
    if frame.HasField("hello"):
        send(wire.Frame(hello=wire.Hello(magic=frame.hello.magic, versions=[1], max_calls=100, credits=True, window=1 << 18)))
    if frame.HasField("ping"):
        send(wire.Frame(pong=wire.Pong(nonce=frame.ping.nonce)))
    if frame.HasField("chunk"):
        pieces[frame.call] = pieces.get(frame.call, b"") + frame.chunk.data
    if frame.HasField("end"):
        request = documents_pb2.ParseRequest.FromString(pieces.pop(frame.call))
        text = b"".join(request.content).decode()
        if "CRASH" in text:
            os._exit(3)
        if "HANG" in text:
            time.sleep(1000)
        answer(frame.call, text * (20 if "LARGE" in text else 1))
