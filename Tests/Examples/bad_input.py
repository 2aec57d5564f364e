"""Input that no unit test can hold: 100 MB documents, and a terminal on standard input."""
import json
import os
import pty
import subprocess
import sys
import tempfile

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from warraq.v1 import document_pb2, documents_pb2
from warraq.wire.v1 import frame_pb2 as wire


def large_file():
    """100 MB of one byte through the shell, for each format."""
    for media_type in ("text/plain", "text/html"):
        with tempfile.NamedTemporaryFile() as f:
            f.write(b"a" * 100_000_000)
            f.flush()
            out = subprocess.run(["warraq", "parse", "--format", "json", "--media-type", media_type, f.name],
                                 stdout=subprocess.PIPE, check=True).stdout
        assert len(json.loads(out)["text"]) == 100_000_000, media_type


def large_stream():
    """100 MB over the wire, in pieces; the reply is larger than the host's limit and says so, and the next call works."""
    worker = subprocess.Popen(["warraq"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(frame):
        serialize_length_prefixed(frame, worker.stdin)

    send(wire.Frame(hello=wire.Hello(magic=0x71727257)))
    send(wire.Frame(call=1, start=wire.Start(method="warraq.v1.Documents/Parse")))
    piece = documents_pb2.ParseRequest(content=[b"\n" + b"a" * 9_999_999]).SerializeToString()
    for _ in range(10):
        send(wire.Frame(call=1, chunk=wire.Chunk(data=piece)))
    send(wire.Frame(call=1, end=wire.End()))
    data = documents_pb2.ParseRequest(content=[b"small"]).SerializeToString()
    send(wire.Frame(call=3, start=wire.Start(method="warraq.v1.Documents/Parse"), chunk=wire.Chunk(data=data), end=wire.End()))
    worker.stdin.close()
    ends, document = {}, document_pb2.Document()
    while (frame := parse_length_prefixed(wire.Frame, worker.stdout)) is not None:
        if frame.call == 3 and frame.HasField("chunk"):
            document.MergeFromString(frame.chunk.data)
        if frame.HasField("end"):
            ends[frame.call] = frame.end.status
    assert worker.wait() == 0
    assert ends[1].code == 8 and "exceeds the host's limit of 67108864" in ends[1].message, ends
    assert ends[3].code == 0 and document.text == "small"


def terminal():
    """A worker started by hand says so and exits with 64."""
    main, other = pty.openpty()
    done = subprocess.run(["warraq"], stdin=other, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(main)
    os.close(other)
    assert done.returncode == 64 and b"terminal" in done.stderr and not done.stdout, done


def missing_file():
    """jsonl has a line for the document that fails, in its place, and the exit code says so."""
    done = subprocess.run(["warraq", "parse", "--format", "jsonl", "README.md", "no-such-file", "LICENSE"], stdout=subprocess.PIPE)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1, done.returncode
    assert [line["name"] for line in lines] == ["README.md", "no-such-file", "LICENSE"]
    assert "No such file" in lines[1]["error"]["message"] and "document" in lines[2]


def silent_worker():
    """The conformance runner fails the cases in which a worker hangs and goes on, and bails out where none starts."""
    hello = [{"send": {"hello": {"magic": 0x71727257}}}, {"expect": {"hello": {}}}]
    cases = [{"name": method, "script": hello + [
        {"send": {"call": 1, "start": {"method": "warraq.test.v1.Test/" + method}, "message": "", "end": {}}},
        {"expect": {"call": 1, "message": "", "end": {}}}]} for method in ("Spin", "Echo")]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "suite.json"), "w") as f:
            json.dump({"cases": cases}, f)
        for command in (["sleep", "60"], ["false"], ["echo", "hello"], ["testworker"]):
            done = subprocess.run(["warraq", "conformance", "--timeout", "1", folder, "--", *command], stdout=subprocess.PIPE)
            lines = [line for line in done.stdout.splitlines() if not line.startswith(b"#")]
            expected = [b"not ok 1 - suite/Spin", b"ok 2 - suite/Echo"] if command == ["testworker"] else [b"Bail out! the worker does not start:"]
            got = lines[-len(expected):]
            assert done.returncode == 1 and all(map(bytes.startswith, got, expected)), (command, done)


def nonblocking_pipes():
    """A host whose pipes are non-blocking gets everything all the same."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    worker = subprocess.Popen(["warraq", "parse", "--format", "json", "README.md"], stdout=writing)
    os.close(writing)
    with open(reading, "rb") as f:
        assert json.load(f)["text"]
    assert worker.wait() == 0


for check in (large_file, large_stream, terminal, missing_file, silent_worker, nonblocking_pipes):
    check()
    print(f"bad input: {check.__name__} passed", flush=True)
sys.exit(0)
