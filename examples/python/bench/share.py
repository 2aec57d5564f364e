"""share.py [METHOD …] — the share of the worker's own speed that reaches a Python caller on articles of 2 kB.

The worker's own speed is that under replay.c, which sends premade frames with as many calls in flight; the caller's that of Pool(1).map,
which makes the requests and gives results. They take turns, in rounds. Without a method it prints the share for parse, the hardest
because the worker does least; for each method named a line with both speeds in documents a second.
"""
import io
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from articles import articles
from google.protobuf.proto import serialize_length_prefixed

import warraq
from warraq.pool import IN_FLIGHT
from warraq.program import program
from warraq.requests import SERVICE, request
from warraq.wire.v1 import frame_pb2 as wire

ROUNDS, COUNT = 7, 2000


def frames(method, texts):
    """The bytes of all calls."""
    out, options = io.BytesIO(), {"extract": True, "summarize": True} if method == "Analyze" else {}
    for number, text in enumerate(texts):
        chunk = wire.Chunk(data=request(method, text, **options).SerializeToString())
        serialize_length_prefixed(wire.Frame(call=2 * number + 1, start=wire.Start(method=SERVICE + method), chunk=chunk, end=wire.End()), out)
    return out.getvalue()


def by_replay(replay, path):
    done = subprocess.run([replay, path, str(IN_FLIGHT), "1", program(), "serve"], stdout=subprocess.PIPE, check=True)
    return float(done.stdout)


def by_pool(pool, method, texts):
    begun = time.perf_counter()
    for _, result in pool.map(method, texts):
        if isinstance(result, Exception):
            raise result
    return len(texts) / (time.perf_counter() - begun)


def measured(method, texts, replay, folder):
    """(own, reached, share): the medians of the rounds."""
    path = pathlib.Path(folder, method)
    path.write_bytes(frames(method.capitalize(), texts))
    with warraq.Pool(1) as pool:
        by_pool(pool, method, texts)
        rounds = [(by_replay(replay, path), by_pool(pool, method, texts)) for _ in range(ROUNDS)]
    own, reached = map(statistics.median, zip(*rounds))
    return own, reached, statistics.median(ours / theirs for theirs, ours in rounds)


def main():
    with warraq.Client() as client:
        texts = articles(client, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        replay = str(pathlib.Path(folder, "replay"))
        subprocess.run(["cc", "-O2", "-o", replay, pathlib.Path(__file__).with_name("replay.c")], check=True)
        for method in sys.argv[1:]:
            print("{0}: worker {1:.0f}/s, Python {2:.0f}/s, share {3:.2f}".format(method, *measured(method, texts, replay, folder)), flush=True)
        if not sys.argv[1:]:
            print(f"{measured('parse', texts, replay, folder)[2]:.3f}")


if __name__ == "__main__":
    main()
