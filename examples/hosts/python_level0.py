"""A level-0 host: parse, extract and summarize one page at once. python_level0.py PAGE WORKER [ARGUMENT …]"""
import subprocess
import sys

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from warraq.v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2
from warraq.wire.v1 import frame_pb2 as wire

page = open(sys.argv[1], "rb").read()
worker = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
calls = {1: ("Parse", documents_pb2.ParseRequest), 3: ("Extract", documents_pb2.ExtractRequest),
         5: ("Summarize", documents_pb2.SummarizeRequest)}
try:
    with worker.stdin as stdin:
        serialize_length_prefixed(wire.Frame(hello=wire.Hello(magic=0x71727257)), stdin)
        for call, (method, request) in calls.items():
            chunk = wire.Chunk(data=request(content=[page]).SerializeToString())
            start = wire.Start(method="warraq.v1.Documents/" + method)
            serialize_length_prefixed(wire.Frame(call=call, start=start, chunk=chunk, end=wire.End()), stdin)
except BrokenPipeError:
    pass  # a worker that stops reading says why in its last frames

replies = {call: bytearray() for call in calls}  # parts, one after another, are the whole response
opened = len(calls)
while (frame := parse_length_prefixed(wire.Frame, worker.stdout)) is not None:
    if frame.hello.HasField("failure"):
        sys.exit(f"Hello: {frame.hello.failure.message}")
    if frame.HasField("chunk"):
        replies[frame.call] += frame.chunk.data
    if frame.HasField("end"):
        if frame.end.status.code:
            sys.exit(f"{calls[frame.call][0]}: {frame.end.status.message}")
        opened -= 1
if opened:
    sys.exit(f"the worker ended with {opened} calls open")

print("title:", document_pb2.Document.FromString(replies[1]).metadata.title.value)
print("entities:", ", ".join(entity.name for entity in extraction_pb2.Extraction.FromString(replies[3]).entities[:8]))
print("summary:", " ".join(sentence.text for sentence in summary_pb2.Summary.FromString(replies[5]).sentences))
