"""The smallest calls: ours beside a C worker on the same frames, and beside gRPC in Python."""
import collections
import statistics
import subprocess
import sys
import tempfile
import time

import bench
from command import install
from figures import ROOT, Part
from frames import Host, varint
from worker import wire

METHOD = "warraq.test.v1.Test/Echo"
# The same handler handed over to another thread, as every method of the product is.
HANDED_OVER = "warraq.test.v1.Test/Relay"
MESSAGE = b"\x0a\x3e" + b"x" * 62
ONE_AT_A_TIME = 5000
IN_FLIGHT = 64


def in_c():
    """Our worker and the limit worker under the same host in C."""
    ours = bench.program("testworker")
    schema = ROOT / "Sources" / "CSchema"
    sources = [schema / "warraq/wire/v1/frame.pb-c.c", schema / "google/protobuf/any.pb-c.c"]
    host = bench.compiled("host")
    limit = bench.compiled("limit_worker", f"-I{schema / 'include'}", *sources, "-lprotobuf-c")
    got = bench.rounds({
        "ours": lambda: bench.json_of([host, METHOD, ours]),
        "handed_over": lambda: bench.json_of([host, HANDED_OVER, ours]),
        "limit": lambda: bench.json_of([host, METHOD, limit])})

    def over(name):
        return bench.ratio([m[name] for m in got["ours"]], [m[name] for m in got["limit"]])

    out = {"bench.call.p50_over_c": over("p50_us"), "bench.call.rate_below_c": 1 / over("calls_s"),
           "bench.call.mib_over_c": over("mb_s")}
    # A wake-up costs ten times more where the other core was idle or taken, so the best round of each stands by.
    fastest = {who: min(m["p50_us"] for m in measured) for who, measured in got.items()}
    out["bench.call.p50_over_c_best_rounds"] = fastest["ours"] / fastest["limit"]
    for who, name in (("ours", ""), ("handed_over", "handed_over_"), ("limit", "c_")):
        for measure in ("p50_us", "calls_s", "mb_s"):
            out[f"bench.call.{name}{measure}"] = bench.median_of(got[who], lambda m: m[measure])
    return out


class PipeTransport:
    """Unary calls to our worker over its pipes, frames by the protobuf library."""

    def __init__(self, command):
        self._host = Host(command)
        # One object for all requests: only the number and the message differ.
        self._request = wire.Frame(start=wire.Start(method=METHOD), chunk=wire.Chunk(), end=wire.End())

    def _frame(self, call, message):
        self._request.call = call
        self._request.chunk.data = message
        frame = self._request.SerializeToString()
        return varint(len(frame)) + frame

    def call(self, message):
        self._host.write(self._frame(1, message))
        data = b""
        while True:
            for frame in self._host.read():
                data += frame.chunk.data
                if frame.HasField("end"):
                    _check(frame.end)
                    return data

    def many(self, message, total, width):
        """Makes `total` calls with `width` in flight."""
        self._host.write(b"".join(self._frame(2 * i + 1, message) for i in range(width)))
        sent, done = width, 0
        while done < total:
            ended = [frame for frame in self._host.read() if frame.HasField("end")]
            for frame in ended:
                _check(frame.end)
            done += len(ended)
            again = ended[:total - sent]
            sent += len(again)
            self._host.write(b"".join(self._frame(frame.call, message) for frame in again))

    def close(self):
        self._host.close()


def _check(end):
    if end.HasField("status"):
        raise RuntimeError(f"a call failed: {end.status.message}")


class GRPCTransport:
    """Unary calls to a server of grpcio in a process of its own, over a Unix socket."""

    def __init__(self):
        import grpc
        self._folder = tempfile.TemporaryDirectory()
        address = f"unix:{self._folder.name}/echo"
        self._server = subprocess.Popen([sys.executable, bench.HERE / "grpc_echo.py", address],
                                        stdout=subprocess.PIPE)
        self._server.stdout.readline()
        self._channel = grpc.insecure_channel(address)
        self.call = self._channel.unary_unary("/" + METHOD)

    def many(self, message, total, width):
        waiting = collections.deque(self.call.future(message) for _ in range(width))
        for _ in range(total - width):
            waiting.popleft().result()
            waiting.append(self.call.future(message))
        for future in waiting:
            future.result()

    def close(self):
        self._channel.close()
        self._server.terminate()
        self._server.wait()
        self._folder.cleanup()


def timed(transport, total):
    """(median seconds of one call at a time, calls a second with many in flight)."""
    if transport.call(MESSAGE) != MESSAGE:
        raise RuntimeError("the echo differs")
    times = []
    for _ in range(ONE_AT_A_TIME):
        begun = time.perf_counter()
        transport.call(MESSAGE)
        times.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    transport.many(MESSAGE, total, IN_FLIGHT)
    return statistics.median(times), total / (time.perf_counter() - begun)


def beside_grpcio():
    command = [bench.program("testworker")]
    install("grpcio", "grpc")
    pipe, grpc = PipeTransport(command), GRPCTransport()
    try:
        got = bench.rounds({"ours": lambda: timed(pipe, 200_000), "grpc": lambda: timed(grpc, 10_000)})
    finally:
        pipe.close()
        grpc.close()
    p50 = {who: [m[0] for m in measured] for who, measured in got.items()}
    rate = {who: [m[1] for m in measured] for who, measured in got.items()}
    return {
        "bench.call.p50_under_grpcio": bench.ratio(p50["grpc"], p50["ours"]),
        "bench.call.rate_over_grpcio": bench.ratio(rate["ours"], rate["grpc"]),
        "bench.call.python_p50_us": 1e6 * statistics.median(p50["ours"]),
        "bench.call.python_calls_s": statistics.median(rate["ours"]),
        "bench.call.grpcio_p50_us": 1e6 * statistics.median(p50["grpc"]),
        "bench.call.grpcio_calls_s": statistics.median(rate["grpc"]),
    }


PARTS = [Part("bench.call.c", in_c), Part("bench.call.grpcio", beside_grpcio)]
