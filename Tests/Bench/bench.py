"""What the bench's parts share: programs, pages on disk, interleaved rounds."""
import json
import os
import pathlib
import statistics
import subprocess
import sys

import scorers
from figures import BUILD, ROOT, Skipped

OUT = ROOT / ".build" / "bench"
HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
# The peers are installed for the system's Python, not for the project's.
SYSTEM_PYTHON = f"{sys.base_exec_prefix}/bin/python3"


def program(name):
    """The path of one of our executables; raises `Skipped` where it isn't built."""
    path = BUILD / name
    if not path.exists():
        raise Skipped(f"{path} is not built")
    return str(path)


def peer(*modules):
    """Raises `Skipped` where the system's Python lacks one of the modules."""
    done = subprocess.run([SYSTEM_PYTHON, "-c", "import " + ", ".join(modules)], stderr=subprocess.DEVNULL)
    if done.returncode:
        raise Skipped(f"the system's Python has no {' or no '.join(modules)}")


def compiled(name, *arguments):
    """One of the C programs here, compiled where it is older than its source."""
    source, target = HERE / f"{name}.c", OUT / name
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        OUT.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", target, source, *arguments], check=True)
    return str(target)


def json_of(command, **options):
    """The JSON object in the last line that a command prints.

    A shell forks it, because a process counts its parent's memory at the fork as its own peak.
    """
    through_shell = ["sh", "-c", '"$@"; exit $?', "sh", *command]
    done = subprocess.run(through_shell, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return json.loads(done.stdout.decode().splitlines()[-1])


def ours(mode, paths, passes):
    """What warraq-bench measures of these files."""
    listing = "".join(f"{path}\n" for path in paths).encode()
    return json_of([program("warraq-bench"), mode, "--passes", str(passes)], input=listing)


def megabytes_a_second(measured):
    return measured["bytes"] / statistics.median(measured["pass_seconds"]) / 1e6


def pages(name, decode=False, keep=lambda raw: True):
    """The set's pages as plain files, by the id of the case; `decode` gives them in UTF-8."""
    corpora = scorers.module("parse", "corpora")
    folder = OUT / "pages" / (name + "-utf8" * decode)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    try:
        for number, case in enumerate(corpora.cases(name)):
            raw = corpora.read(case)
            if not raw or not keep(raw):
                continue
            path = folder / f"{number:04}.html"
            path.write_bytes(raw.decode("utf-8-sig", "replace").encode() if decode else raw)
            paths.append(path)
    except FileNotFoundError as error:
        raise Skipped(f"{error.filename} is not there") from error
    if not paths:
        raise Skipped(f"no pages of {name} are there")
    return paths


def rounds(contenders, count=ROUNDS):
    """{name: what each round gave} of functions that take turns, so that the machine's noise is shared."""
    out = {name: [] for name in contenders}
    for _ in range(count):
        for name, run in contenders.items():
            out[name].append(run())
    return out


def median_of(measured, figure):
    return statistics.median(map(figure, measured))


def ratio(a, b):
    """The median over the rounds of one contender's figure over the other's in the same round."""
    return statistics.median(x / y for x, y in zip(a, b))


def peak_above_input(mode, path, resting):
    """Peak memory above the input and an idle process, as multiples of the input."""
    size = path.stat().st_size
    peak = ours(mode, [path], 1)["peak_rss_kb"] * 1024
    return max(0, peak - resting - size) / size


def memory_ratios(mode, paths):
    """(median, worst) of `peak_above_input` over the ten largest pages."""
    OUT.mkdir(parents=True, exist_ok=True)
    tiny = OUT / "tiny.html"
    tiny.write_text("<p>x</p>")
    resting = ours(mode, [tiny], 1)["peak_rss_kb"] * 1024
    largest = sorted(paths, key=lambda path: -path.stat().st_size)[:10]
    ratios = [peak_above_input(mode, path, resting) for path in largest]
    return statistics.median(ratios), max(ratios)
