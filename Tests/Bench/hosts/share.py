"""share.py METHOD … — the share of the worker's own speed that reaches a Python and a Go caller on articles of 2 kB.

The worker's own speed is that under replay.c, which sends premade frames with as many calls in flight as the caller; the callers' that of
a pool of one worker's map, which makes the requests and gives results. They take turns, in rounds. Prints JSON: {METHOD: {"python", "worker_of_python",
"go", "worker_of_go", "python_share", "go_share"}}, documents a second.
"""
import io
import json
import os
import pathlib
import shutil
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
# Calls in flight: inFlight of examples/go/pool.go.
GO_IN_FLIGHT = 32


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


def built_go(folder):
    """The Go module's bench program; None without Go."""
    if not shutil.which("go"):
        return None
    target = pathlib.Path(folder, "go")
    environment = {**os.environ, "GOPROXY": "off", "GOFLAGS": "-buildvcs=false", "GOWORK": "off"}
    subprocess.run(["go", "build", "-o", target, "./cmd/bench"], cwd=GO, env=environment, check=True)
    return target


def measured(method, texts, folder, replay, go):
    path, lines = pathlib.Path(folder, method), pathlib.Path(folder, "articles.jsonl")
    path.write_bytes(frames(method.capitalize(), texts))
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    with warraq.Pool(1) as pool:
        by_pool(pool, method, texts)
        def worker(in_flight):
            return number([replay, path, str(in_flight), "3", program(), "serve"])

        contenders = {"worker_of_python": lambda: worker(IN_FLIGHT), "python": lambda: by_pool(pool, method, texts)}
        if go:
            contenders["worker_of_go"] = lambda: worker(GO_IN_FLIGHT)
            contenders["go"] = lambda: number([go, "-method", method, "-seconds", str(SECONDS), lines])
        rounds = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, run in contenders.items():
                rounds[name].append(run())
    out = {name: statistics.median(rates) for name, rates in rounds.items()}
    for name in {"python", "go"} & rounds.keys():
        pairs = zip(rounds[name], rounds[f"worker_of_{name}"])
        out[f"{name}_share"] = statistics.median(ours / theirs for ours, theirs in pairs)
    return out


def main():
    with warraq.Client() as client:
        texts = articles(client, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        replay = str(pathlib.Path(folder, "replay"))
        subprocess.run(["cc", "-O2", "-o", replay, HERE / "replay.c"], check=True)
        go = built_go(folder)
        print(json.dumps({method: measured(method, texts, folder, replay, go) for method in sys.argv[1:]}))


if __name__ == "__main__":
    main()
