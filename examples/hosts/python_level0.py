"""A level-0 host: parse, extract and summarize one page at once. python_level0.py PAGE WORKER [ARGUMENT …]"""
import subprocess
import sys

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from warraq.v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2
from warraq.wire.v1 import frame_pb2 as wire

page = open(sys.argv[1], "rb").read()
worker = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(frame):
    serialize_length_prefixed(frame, worker.stdin)


send(wire.Frame(hello=wire.Hello(magic=0x71727257)))
calls = {1: ("Parse", documents_pb2.ParseRequest, document_pb2.Document()),
         3: ("Extract", documents_pb2.ExtractRequest, extraction_pb2.Extraction()),
         5: ("Summarize", documents_pb2.SummarizeRequest, summary_pb2.Summary())}
for call, (method, request, _) in calls.items():
    data = request(content=[page]).SerializeToString()
    send(wire.Frame(call=call, start=wire.Start(method="warraq.v1.Documents/" + method),
                    chunk=wire.Chunk(data=data), end=wire.End()))
worker.stdin.close()

pieces = dict.fromkeys(calls, b"")
while (frame := parse_length_prefixed(wire.Frame, worker.stdout)) is not None:
    if frame.HasField("chunk"):
        pieces[frame.call] += frame.chunk.data
        if not frame.chunk.more:  # a whole part of the response: merge it
            calls[frame.call][2].MergeFromString(pieces[frame.call])
            pieces[frame.call] = b""
    if frame.HasField("end") and frame.end.status.code:
        sys.exit(f"{calls[frame.call][0]}: {frame.end.status.message}")

document, extraction, summary = (response for _, _, response in calls.values())
print("title:", document.metadata.title.value)
print("entities:", ", ".join(entity.name for entity in extraction.entities[:8]))
print("summary:", " ".join(sentence.text for sentence in summary.sentences))
