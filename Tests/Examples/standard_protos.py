"""What gRPC's own libraries expect: error details, health, reflection, the descriptor set, gzip and deflate."""
import gzip
import subprocess
import zlib

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from google.rpc import error_details_pb2
from warraq.v1 import document_pb2, documents_pb2
from warraq.wire.v1 import frame_pb2 as wire

PARSE = "warraq.v1.Documents/Parse"
FILES = descriptor_pb2.FileDescriptorSet.FromString(subprocess.check_output(["warraq", "--descriptor-set"]))
# From the descriptor set, because grpcio's own package hides modules that protoc generates for grpc.*.
GRPC = message_factory.GetMessages(FILES.file, pool=descriptor_pool.DescriptorPool())


class Host:
    """One call after another, each to its End."""

    def __init__(self, *arguments, **hello):
        self.worker = subprocess.Popen(["warraq", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.send(wire.Frame(hello=wire.Hello(magic=0x71727257, **hello)))
        self.hello = parse_length_prefixed(wire.Frame, self.worker.stdout).hello
        self.last = -1

    def send(self, frame):
        serialize_length_prefixed(frame, self.worker.stdin)
        self.worker.stdin.flush()

    def call(self, method, *messages, encoding="", compressed=False):
        """(messages, End, encoding of the replies)."""
        self.last += 2
        self.send(wire.Frame(call=self.last, start=wire.Start(method=method, encoding=encoding)))
        for message in messages:
            self.send(wire.Frame(call=self.last, chunk=wire.Chunk(data=message, compressed=compressed)))
        self.send(wire.Frame(call=self.last, end=wire.End()))
        replies, encoding = [], ""
        while True:
            frame = parse_length_prefixed(wire.Frame, self.worker.stdout)
            encoding = frame.head.encoding or encoding
            if frame.HasField("chunk"):
                replies.append((frame.chunk.data, frame.chunk.compressed))
            if frame.HasField("end"):
                return replies, frame.end, encoding

    def close(self):
        self.worker.stdin.close()
        assert self.worker.wait() == 0


def detail(end, kind):
    """The first of a status' details that is of this kind."""
    for any_ in end.status.details:
        found = kind()
        if any_.Unpack(found):
            return found
    raise AssertionError(f"no {kind.DESCRIPTOR.full_name} in {end}")


def error_details():
    host = Host("serve", "--max-message", "1K")
    bad = documents_pb2.ParseRequest(content=[b"x"]).SerializeToString() + b"\x0a\x03\x0a\x01\xff"
    _, end, _ = host.call(PARSE, bad)
    violation = detail(end, error_details_pb2.BadRequest).field_violations[0]
    assert end.status.code == 3
    assert (violation.field, violation.description) == ("options.media_type", "the string is not valid UTF-8"), violation
    _, end, _ = host.call(PARSE, b"x" * 2000)
    info = detail(end, error_details_pb2.ErrorInfo)
    assert end.status.code == 8
    assert (info.reason, info.domain) == ("LIMIT_EXCEEDED", "warraq")
    assert dict(info.metadata) == {"what": "message", "value": "2000", "limit": "1024"}, info
    host.close()


def compression():
    page = documents_pb2.ParseRequest(content=[b"A sentence that is long enough. " * 50]).SerializeToString()
    for encoding, compress, restore in (("gzip", gzip.compress, gzip.decompress), ("deflate", zlib.compress, zlib.decompress)):
        host = Host(encodings=["gzip", "deflate"])
        replies, end, used = host.call(PARSE, compress(page), encoding=encoding, compressed=True)
        assert not end.status.code and used == encoding and all(flag for _, flag in replies), end
        document = document_pb2.Document.FromString(b"".join(restore(data) for data, _ in replies))
        assert document.text.startswith("A sentence that is long enough.")
        host.close()


def health():
    host = Host()
    request = GRPC["grpc.health.v1.HealthCheckRequest"](service="warraq.v1.Documents").SerializeToString()
    replies, _, _ = host.call("grpc.health.v1.Health/Check", request)
    assert GRPC["grpc.health.v1.HealthCheckResponse"].FromString(replies[0][0]).status == 1  # SERVING
    replies, _, _ = host.call("grpc.health.v1.Health/List", b"")
    statuses = GRPC["grpc.health.v1.HealthListResponse"].FromString(replies[0][0]).statuses
    assert set(statuses) == {"", *host.hello.services}, statuses
    host.close()


def reflection():
    """A call made with nothing but what reflection told."""
    host = Host()
    request = GRPC["grpc.reflection.v1.ServerReflectionRequest"]
    requests = [request(list_services=""), request(file_containing_symbol="warraq.v1.Documents")]
    replies, _, _ = host.call("grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                              *(request.SerializeToString() for request in requests))
    response = GRPC["grpc.reflection.v1.ServerReflectionResponse"]
    services, files = (response.FromString(data) for data, _ in replies)
    assert sorted(host.hello.services) == [service.name for service in services.list_services_response.service]
    pool = descriptor_pool.DescriptorPool()
    for data in reversed(files.file_descriptor_response.file_descriptor_proto):
        pool.AddSerializedFile(data)
    method = pool.FindServiceByName("warraq.v1.Documents").methods_by_name["Parse"]
    request = message_factory.GetMessageClass(method.input_type)(content=[b"Told by reflection."])
    replies, _, _ = host.call(method.full_name.rpartition(".")[0] + "/" + method.name, request.SerializeToString())
    assert message_factory.GetMessageClass(method.output_type).FromString(replies[0][0]).text == "Told by reflection."
    host.close()


def descriptor_set():
    names = {file.name for file in FILES.file}
    assert {"warraq/v1/documents.proto", "warraq/wire/v1/frame.proto", "grpc/health/v1/health.proto"} <= names, names


for check in (error_details, compression, health, reflection, descriptor_set):
    check()
print("standard protos: details, compression, health, reflection and the descriptor set as gRPC's libraries expect")
