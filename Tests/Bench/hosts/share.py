"""share.py HOST METHOD … — the share of the worker's own speed that reaches a caller in python or go on articles of 2 kB.

The worker's own speed is that under replay.c, which sends premade frames with as many calls in flight as the caller; the caller's that of
a pool of one worker's map, which makes the requests and gives results. They take turns, in rounds. Prints JSON: {METHOD: {"worker", "caller",
"share"}}, documents a second.
"""
import io
import json
import os
import pathlib
import re
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
from warraq.requests import SERVICE, Requests
from warraq.wire.v1 import frame_pb2 as wire

HERE = pathlib.Path(__file__).resolve().parent
GO = HERE.parents[2] / "examples" / "go"
ROUNDS, COUNT = int(os.environ.get("ROUNDS", "5")), 2000
SECONDS = 2


def frames(method, texts):
    """The bytes of all calls."""
    out = io.BytesIO()
    requests = Requests(method, {"extract": True, "summarize": True} if method == "Analyze" else {})
    for number, text in enumerate(texts):
        chunk = wire.Chunk(data=requests.of(text))
        start = wire.Start(method=SERVICE + method)
        serialize_length_prefixed(wire.Frame(call=2 * number + 1, start=start, chunk=chunk, end=wire.End()), out)
    return out.getvalue()


def number(command):
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def by_pool(pool, method, texts):
    begun = time.perf_counter()
    for _, result in pool.map(method, texts):
        if isinstance(result, Exception):
            raise result
    return len(texts) / (time.perf_counter() - begun)


def go_in_flight():
    """How many calls the Go module's Map keeps open for each worker."""
    return int(re.search(r"^\tinFlight = (\d+)$", (GO / "pool.go").read_text(encoding="utf-8"), re.M)[1])


def built_go(folder):
    """The Go module's bench program."""
    target = pathlib.Path(folder, "go")
    environment = {**os.environ, "GOPROXY": "off", "GOFLAGS": "-buildvcs=false", "GOWORK": "off"}
    subprocess.run(["go", "build", "-o", target, "./cmd/bench"], cwd=GO, env=environment, check=True)
    return target


def measured(method, texts, folder, replay, in_flight, call):
    """What both reach, `call(method)` being the caller's documents a second."""
    path = pathlib.Path(folder, method)
    path.write_bytes(frames(method.capitalize(), texts))
    rounds = [(number([replay, path, str(in_flight), "3", program(), "serve"]), call(method)) for _ in range(ROUNDS)]
    worker, caller = map(statistics.median, zip(*rounds))
    return {"worker": worker, "caller": caller, "share": statistics.median(ours / theirs for theirs, ours in rounds)}


def main():
    host, *methods = sys.argv[1:]
    with warraq.Client() as client:
        texts = articles(client, COUNT)
    with tempfile.TemporaryDirectory() as folder, warraq.Pool(1) as pool:
        replay = str(pathlib.Path(folder, "replay"))
        subprocess.run(["cc", "-O2", "-o", replay, HERE / "replay.c"], check=True)
        if host == "go":
            lines, go = pathlib.Path(folder, "articles.jsonl"), built_go(folder)
            lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
            in_flight = go_in_flight()

            def call(method):
                return number([go, "-method", method, "-seconds", str(SECONDS), lines])
        else:
            in_flight = IN_FLIGHT
            by_pool(pool, "parse", texts)

            def call(method):
                return by_pool(pool, method, texts)
        print(json.dumps({method: measured(method, texts, folder, replay, in_flight, call) for method in methods}))


if __name__ == "__main__":
    main()
