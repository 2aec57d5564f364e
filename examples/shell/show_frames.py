"""Prints the frames that a worker sent, read from standard input, and then the Document in them, as protobuf's text."""
import sys

from google.protobuf.proto import parse_length_prefixed
from google.protobuf.text_format import MessageToString
from warraq.v1 import document_pb2
from warraq.wire.v1 import frame_pb2 as wire


def show(name, message):
    print(name, "{\n", MessageToString(message, as_utf8=True, indent=2), "}", sep="")


document, pieces = document_pb2.Document(), b""
while (frame := parse_length_prefixed(wire.Frame, sys.stdin.buffer)) is not None:
    if frame.HasField("chunk"):
        pieces += frame.chunk.data
        if not frame.chunk.more:  # a whole part of the document: merge it
            document.MergeFromString(pieces)
            pieces = b""
        frame.chunk.data = b"(%d bytes)" % len(frame.chunk.data)  # shown below, decoded
    show("frame ", frame)
show("document ", document)
