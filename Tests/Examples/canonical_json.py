"""canonical_json.py FILE…: our JSON is what the protobuf library itself reads and writes for the same messages."""
import json
import os
import subprocess
import sys
import tempfile

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

# Our reader takes what the library writes, in each of its spellings: conformance cases made of it pass.
SPELLINGS = {"canonical": {}, "snake": {"preserving_proto_field_name": True}, "numbers": {"use_integers_for_enums": True},
             "everything": {"always_print_fields_with_no_presence": True}}


def conformance(folder, *arguments, **options):
    return subprocess.run(["warraq", "conformance", *arguments, folder, "--", "warraq"], stdout=subprocess.DEVNULL, **options)


with tempfile.TemporaryDirectory() as recorded, tempfile.TemporaryDirectory() as respelled:
    for path in sys.argv[1:]:
        with open(path, "rb") as f:
            page = f.read()
        request = documents_pb2.ExtractRequest(content=[page[:1000], page[1000:]], include_document=True)
        request.options.roles.extend([document_pb2.BlockRole.CONTENT, document_pb2.BlockRole.TITLE])
        request.options.offset_unit = document_pb2.OffsetUnit.UNICODE_SCALARS
        for name, options in SPELLINGS.items():
            case = f"{os.path.basename(path)}-{name}"
            for folder in (recorded, respelled):
                os.makedirs(os.path.join(folder, case))
                with open(os.path.join(folder, case, "case.json"), "w") as f:
                    json.dump({"method": "warraq.v1.Documents/Extract", "request": json_format.MessageToDict(request, **options)}, f)
    conformance(recorded, "--record")
    for case in os.listdir(recorded):
        with open(os.path.join(recorded, case, "response.json"), "rb") as f:
            response = json_format.Parse(f.read(), extraction_pb2.Extraction())
        with open(os.path.join(respelled, case, "response.json"), "w") as f:
            f.write(json_format.MessageToJson(response, **SPELLINGS[case.rsplit("-", 1)[1]]))
    conformance(respelled, check=True)
print("canonical JSON: the protobuf library's spellings are read as the same messages")
