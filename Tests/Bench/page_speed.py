"""Parsing pages: the library, the worker, trafilatura and resiliparse on the same pages in the same rounds."""
import os
import statistics
import threading
import time

import bench
from figures import EVAL, Part, Skipped
from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from worker import Connection, page_request, wire

SET = "scrapinghub"
PASSES = 5
IN_FLIGHT = 16


class PageStream:
    """The worker with requests made beforehand; replies are read and counted, not unpacked."""

    def __init__(self, paths):
        self._connection = Connection([bench.program("warraq"), "serve"])
        self._room = threading.Semaphore(min(IN_FLIGHT, self._connection.in_flight))
        self._frames = [self._frame(2 * i + 1, path.read_bytes()) for i, path in enumerate(paths)]
        self._bytes = sum(path.stat().st_size for path in paths)

    @staticmethod
    def _frame(call, page):
        return wire.Frame(
            call=call, start=wire.Start(method="warraq.v1.Documents/Parse"),
            chunk=wire.Chunk(data=page_request(page).SerializeToString()), end=wire.End())

    def once(self):
        """Seconds, bytes and pages of all pages once."""
        begun, reader = time.perf_counter(), threading.Thread(target=self._read)
        reader.start()
        for frame in self._frames:
            self._room.acquire()
            serialize_length_prefixed(frame, self._connection.process.stdin)
            self._connection.process.stdin.flush()
        reader.join()
        return {"seconds": time.perf_counter() - begun, "bytes": self._bytes, "files": len(self._frames)}

    def _read(self):
        for _ in self._frames:
            while not parse_length_prefixed(wire.Frame, self._connection.process.stdout).HasField("end"):
                pass
            self._room.release()

    def close(self):
        self._connection.close()


def python_peer(name):
    """One of $WARRAQ_EVAL's peers over the same pages; its own CPU time."""
    script = EVAL / "parse" / "peers.py"
    return lambda: bench.json_of([bench.SYSTEM_PYTHON, str(script), name, SET, os.devnull])


def contenders(paths, stream):
    out = {"ours": lambda: bench.ours("parse", paths, PASSES), "worker": stream.once}
    for name in ("trafilatura", "resiliparse"):
        try:
            bench.peer(name)
            out[name] = python_peer(name)
        except Skipped as error:
            print(f"bench.parse: without {name}, {error}", flush=True)
    return out


def pages_a_second(measured):
    return measured["files"] / statistics.median(measured["pass_seconds"])


def percentiles(measured):
    """(median, 99th percentile) of the pages' times, milliseconds."""
    times = sorted(measured["page_seconds"])
    return 1e3 * times[len(times) // 2], 1e3 * times[int(len(times) * 0.99)]


def parse():
    bench.program("warraq-bench")
    paths = bench.pages(SET)
    stream = PageStream(paths)
    stream.once()
    got = bench.rounds(contenders(paths, stream))
    stream.close()
    ours = got["ours"]
    memory, worst = bench.memory_ratios("parse", paths)
    out = {
        "bench.parse.mbps": bench.median_of(ours, bench.megabytes_a_second),
        "bench.parse.worker_mbps": bench.median_of(got["worker"], lambda m: m["bytes"] / m["seconds"] / 1e6),
        "bench.parse.p50_ms": bench.median_of(ours, lambda m: percentiles(m)[0]),
        "bench.parse.p99_over_p50": bench.median_of(ours, lambda m: percentiles(m)[1] / percentiles(m)[0]),
        "bench.parse.memory_ratio": memory, "bench.parse.memory_ratio_worst": worst,
        "bench.parse.pages_s": bench.median_of(ours, pages_a_second),
        "bench.parse.worker_pages_s": bench.median_of(got["worker"], lambda m: m["files"] / m["seconds"]),
    }
    for name in ("trafilatura", "resiliparse"):
        if name in got:
            theirs = [m["cpu_pages_s"] for m in got[name]]
            out[f"bench.parse.vs_{name}"] = bench.ratio(map(pages_a_second, ours), theirs)
            out[f"bench.parse.{name}_pages_s"] = statistics.median(theirs)
            out[f"bench.parse.{name}_mbps"] = bench.median_of(got[name], lambda m: m["cpu_mb_s"])
    return out


PARTS = [Part("bench.parse", parse)]
