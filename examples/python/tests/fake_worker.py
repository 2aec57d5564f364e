"""A worker that answers Parse with the content as text, and ends without a word where the content says CRASH."""
import os
import sys

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed

from warraq.v1 import document_pb2, documents_pb2
from warraq.wire.v1 import frame_pb2 as wire

pieces = {}


def send(frame):
    serialize_length_prefixed(frame, sys.stdout.buffer)
    sys.stdout.buffer.flush()


while (frame := parse_length_prefixed(wire.Frame, sys.stdin.buffer)) is not None:
    if frame.HasField("hello"):
        send(wire.Frame(hello=wire.Hello(magic=frame.hello.magic, versions=[1], max_calls=100, credits=True, window=1 << 18)))
    if frame.HasField("chunk"):
        pieces[frame.call] = pieces.get(frame.call, b"") + frame.chunk.data
    if frame.HasField("end"):
        request = documents_pb2.ParseRequest.FromString(pieces.pop(frame.call))
        text = b"".join(request.content).decode()
        if "CRASH" in text:
            os._exit(3)
        send(wire.Frame(call=frame.call, chunk=wire.Chunk(data=document_pb2.Document(text=text).SerializeToString()), end=wire.End()))
