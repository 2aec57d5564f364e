"""Parsing pages: the library, the worker, trafilatura and resiliparse on the same pages in the same rounds."""
import os
import statistics

import bench
from figures import EVAL, Part, Skipped
from stream import Stream
from worker import page_request

SET = "scrapinghub"
PASSES = 5


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
    stream = Stream("Parse", [page_request(path.read_bytes()) for path in paths])
    total = sum(path.stat().st_size for path in paths)
    got = bench.rounds(contenders(paths, stream))
    stream.close()
    ours = got["ours"]
    memory, worst = bench.memory_ratios("parse", paths)
    out = {
        "bench.parse.mbps": bench.median_of(ours, bench.megabytes_a_second),
        "bench.parse.worker_mbps": bench.median_of(got["worker"], lambda s: total / s / 1e6),
        "bench.parse.p50_ms": bench.median_of(ours, lambda m: percentiles(m)[0]),
        "bench.parse.p99_over_p50": bench.median_of(ours, lambda m: percentiles(m)[1] / percentiles(m)[0]),
        "bench.parse.memory_ratio": memory, "bench.parse.memory_ratio_worst": worst,
        "bench.parse.pages_s": bench.median_of(ours, pages_a_second),
        "bench.parse.worker_pages_s": bench.median_of(got["worker"], lambda s: len(paths) / s),
    }
    for name in ("trafilatura", "resiliparse"):
        if name in got:
            theirs = [m["cpu_pages_s"] for m in got[name]]
            out[f"bench.parse.vs_{name}"] = bench.ratio(map(pages_a_second, ours), theirs)
            out[f"bench.parse.{name}_pages_s"] = statistics.median(theirs)
            out[f"bench.parse.{name}_mbps"] = bench.median_of(got[name], lambda m: m["cpu_mb_s"])
    return out


PARTS = [Part("bench.parse", parse)]
