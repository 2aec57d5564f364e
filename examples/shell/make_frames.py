"""Writes the frames of one connection to standard output: Hello, and one Parse call with a small document."""
import sys

from google.protobuf.proto import serialize_length_prefixed
from warraq.v1 import documents_pb2
from warraq.wire.v1 import frame_pb2 as wire

PAGE = """<!DOCTYPE html>
<html lang="en">
<title>Heron seen at the lock</title>
<nav><a href="/">Home</a> <a href="/birds">Birds</a></nav>
<h1>Heron seen at the lock</h1>
<p>A grey heron was seen at Tanner&rsquo;s Lock on 3 May 2025, the first in eleven years.</p>
<p>It stayed for twenty minutes, caught two fish and left to the north, said Ida Brandvold, who keeps the lock.</p>
"""

request = documents_pb2.ParseRequest(content=[PAGE.encode()])
for frame in (
    wire.Frame(hello=wire.Hello(magic=0x71727257)),
    wire.Frame(call=1, start=wire.Start(method="warraq.v1.Documents/Parse"),
               chunk=wire.Chunk(data=request.SerializeToString()), end=wire.End()),
):
    serialize_length_prefixed(frame, sys.stdout.buffer)
