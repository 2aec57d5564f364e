"""Many documents through the shell: memory that does not grow, and documents a second."""
import json
import statistics
import subprocess
import time

import bench
import processes
from figures import Part
from text_speed import texts

DOCUMENTS = 100_000
# Between two looks at the memory, seconds.
INTERVAL = 0.25


def lines():
    """A file of 100,000 lines of JSON, texts of some 2 kB among them in turn."""
    path = bench.OUT / "lines.jsonl"
    if not path.exists():
        bench.OUT.mkdir(parents=True, exist_ok=True)
        rows = [json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts(2000))]
        with open(path, "w", encoding="utf-8") as out:
            for number in range(DOCUMENTS):
                out.write(rows[number % len(rows)])
    return path


def shell():
    """The processes' memory together, what they share counted once; and how much more the last tenth takes than the second."""
    path = lines()
    command = [bench.program("warraq"), "parse", "--format", "jsonl", "--field", "text", str(path)]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        samples = []
        while run.poll() is None:
            samples.append(sum(map(processes.proportional_mb, processes.tree(run.pid))))
            time.sleep(INTERVAL)
        assert run.returncode == 0
    seconds = time.perf_counter() - begun
    tenth = len(samples) // 10
    return {
        "bench.shell.memory_mb": max(samples),
        "bench.shell.memory_growth_mb": statistics.median(samples[-tenth:]) - statistics.median(samples[tenth:2 * tenth]),
        "bench.shell.docs_s": DOCUMENTS / seconds,
    }


PARTS = [Part("bench.shell", shell)]
