"""canonical_json.py FILE…: our JSON is what the protobuf library itself reads and writes for the same messages."""
import json
import subprocess
import sys

from google.protobuf import json_format
from warraq.v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2

TYPES = {"parse": document_pb2.Document, "extract": extraction_pb2.Extraction, "summarize": summary_pb2.Summary,
         "analyze": documents_pb2.Analysis}
checked = 0
for path in sys.argv[1:]:
    for verb, message_type in TYPES.items():
        out = subprocess.run(["warraq", verb, "--format", "json", "--source-map" if verb == "parse" else "--offsets=scalars", path],
                             stdout=subprocess.PIPE, check=True).stdout
        message = json_format.Parse(out, message_type())
        theirs = json_format.MessageToDict(message)
        ours = json.loads(out)
        if theirs != ours:
            sys.exit(f"{verb} {path}: our JSON is not canonical")
        if verb == "extract":  # the offsets asked for slice Python's strings
            text = subprocess.run(["warraq", "parse", "--format", "json", path], stdout=subprocess.PIPE, check=True).stdout
            text = json.loads(text).get("text", "")
            for mention in message.mentions:
                if text[mention.span.start:mention.span.end] != mention.text:
                    sys.exit(f"{path}: {mention} does not slice the text")
        checked += 1
print(f"canonical JSON: {checked} messages agree with the protobuf library")
