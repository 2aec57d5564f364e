#!/usr/bin/env python3
"""instructions.py [--record] [NAME …] — instructions per call, held to the record in instructions.tsv beside this file.

valgrind counts them in a worker that gets one call at a time, in a run of N calls and in one of 2N, so that the start
falls out. Exit status 1 where a figure is above its record by more than its tolerance; --record writes them down.
"""
import argparse
import fcntl
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

sys.dont_write_bytecode = True
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Quality"))

import command  # noqa: E402

RECORD = pathlib.Path(__file__).with_suffix(".tsv")
# So that a message is written and read in one go, whenever the other side wakes up, bytes.
PIPE = 1 << 20
# What a new record is held to. Five runs differed by 0.3 % at most; relay's, where it matters which thread wakes up
# first, by 2.5 %, so that its line in the file says more.
TOLERANCE = 0.02
COLUMNS = "# name\tinstructions per call\ttolerance\n"


def without_debugging(name):
    """A copy of one of our executables without what valgrind can't read."""
    copy = bench.OUT / f"{name}-stripped"
    bench.OUT.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-debug", "-o", copy, bench.program(name)], check=True)
    return str(copy)


@dataclass
class Subject:
    """A call that is made again and again, and how often in the shorter run."""

    program: list
    request: bytes
    count: int

    def run(self, count):
        """The instructions of a worker that gets so many calls and ends."""
        with tempfile.NamedTemporaryFile("r") as log:
            host = Host(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log.name}",
                         without_debugging(self.program[0]), *self.program[1:], "--no-sandbox"])
            for pipe in (host.input, host.output):
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)
            for _ in range(count):
                host.write(framed(1, self.request))
                self._finish(host)
            if host.close():
                raise RuntimeError(f"the worker ended with {host.process.returncode}")
            return int(re.search(r"Collected : (\d+)", log.read())[1])

    def _finish(self, host):
        end = None
        while not end:
            end = next((frame.end for frame in host.read() if frame.HasField("end")), None)
        if end.status.code:
            raise RuntimeError(f"the call failed: {end.status.message}")

    def measured(self):
        return (self.run(2 * self.count) - self.run(self.count)) / self.count


def subjects():
    """By name."""
    def test(method, size, count):
        return Subject(["testworker"], unary(f"warraq.test.v1.Test/{method}", b"x" * size), count)

    def document(method, kind, name, count):
        content = (ROOT / "examples" / "documents" / name).read_bytes()
        request = kind(content=[content])
        return Subject(["warraq", "serve"], unary(SERVICE + method, request.SerializeToString()), count)

    return {"echo": test("Echo", 64, 500), "relay": test("Relay", 64, 500), "echo_64k": test("Echo", 64 << 10, 200),
            "parse": document("Parse", documents_pb2.ParseRequest, "news.en.html", 20),
            "extract": document("Extract", documents_pb2.ExtractRequest, "news.ar.html", 20),
            "summarize": document("Summarize", documents_pb2.SummarizeRequest, "news.en.html", 20)}


def recorded():
    """{name: (instructions, tolerance)}."""
    lines = RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: (float(count), float(tolerance)) for name, count, tolerance in rows}


def record(figures):
    """Writes figures down, beside those of the names that were not measured."""
    rows = recorded()
    rows |= {name: (count, rows.get(name, (0, TOLERANCE))[1]) for name, count in figures.items()}
    lines = "".join(f"{name}\t{count:.0f}\t{tolerance:g}\n" for name, (count, tolerance) in rows.items())
    RECORD.write_text(COLUMNS + lines, encoding="utf-8")


def verdict(name, count):
    """(what to say of a figure, whether it fails)."""
    if name not in recorded():
        return f"{name}: {count:.0f} instructions, nothing is recorded: --record", True
    before, tolerance = recorded()[name]
    change = count / before - 1
    said = f"{name}: {count:.0f} instructions, {change:+.1%} of {before:.0f} recorded"
    if change > tolerance:
        return f"{said}: above the tolerance of {tolerance:.0%}", True
    if change < -tolerance:
        return f"{said}: lower the record with --record", False
    return said, False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    if not shutil.which("valgrind"):
        raise Skipped("valgrind is not there")
    every, figures, failed = subjects(), {}, False
    if unknown := set(arguments.names) - set(every):
        parser.error(f"no {', '.join(sorted(unknown))}; there are {', '.join(every)}")
    for name in arguments.names or every:
        figures[name] = every[name].measured()
        said, fails = verdict(name, figures[name])
        print(said, flush=True)
        failed |= fails
    if arguments.record:
        record(figures)
    return int(failed and not arguments.record)


if __name__ == "__main__":
    command.prepare()
    import bench
    from figures import ROOT, Skipped
    from frames import Host, framed, unary
    from worker import SERVICE, documents_pb2
    try:
        sys.exit(main())
    except Skipped as error:
        print(f"instructions: skipped, {error}")
