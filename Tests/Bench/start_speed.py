"""How fast the program starts, and what it holds while it waits."""
import statistics
import subprocess
import time

import bench
import processes
from figures import Part
from worker import Connection

SPAWNS = 50


def version_seconds():
    begun = time.perf_counter()
    subprocess.run([bench.program("warraq"), "--version"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def hello():
    """(seconds until the worker has answered Hello, its resident megabytes then)."""
    begun = time.perf_counter()
    connection = Connection([bench.program("warraq"), "serve"])
    seconds = time.perf_counter() - begun
    resident = processes.resident_mb(connection.process.pid)
    connection.close()
    return seconds, resident


def start():
    """Wall time; /bin/true by the same means is the least a process takes here."""
    got = bench.rounds({
        "true": lambda: _seconds(["/bin/true"]), "version": version_seconds, "hello": hello}, SPAWNS)
    return {
        "bench.start.version_ms": 1e3 * statistics.median(got["version"]),
        "bench.start.hello_ms": 1e3 * statistics.median(seconds for seconds, _ in got["hello"]),
        "bench.start.true_ms": 1e3 * statistics.median(got["true"]),
        "bench.start.resting_mb": statistics.median(resident for _, resident in got["hello"]),
    }


def _seconds(command):
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


PARTS = [Part("bench.start", start)]
