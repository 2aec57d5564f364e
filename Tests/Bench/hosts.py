"""Hosts: what of the worker's speed reaches Python and Go, Python beside its peers, and Spark beside a pool."""
import os
import pathlib
import shutil
import subprocess

import bench
from figures import ROOT, Part, Skipped

HERE = pathlib.Path(__file__).resolve().parent / "hosts"
PEERS = ["trafilatura", "lxml_html_clean", "recognizers-text-suite", "emoji<2", "sumy", "nltk", "numpy", "protobuf>=5.29,<7"]


def environment():
    return {**os.environ, "WARRAQ": bench.program("warraq"), "PYTHONPATH": str(ROOT / "examples" / "python" / "src")}


def venv(name, packages):
    """The Python of a folder of its own under .build, with these packages."""
    folder = ROOT / ".build" / name
    if not (folder / "bench.done").exists():
        subprocess.run([bench.SYSTEM_PYTHON, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", "--disable-pip-version-check", *packages], check=True)
        (folder / "bench.done").touch()
    return str(folder / "bin" / "python")


def shares(host):
    """On articles of 2 kB: all three on one parse, and the methods of which the worker does least."""
    python = str(ROOT / ".build" / "venv" / "bin" / "python")
    got = bench.json_of([python, str(HERE / "share.py"), host, "parse", "extract", "analyze"], env=environment())
    out = {}
    for method, measured in got.items():
        name = "" if method == "analyze" else f"_{method}"
        out[f"bench.{host}.share{name}"] = measured["share"]
        out[f"bench.{host}.docs_s{name}"] = measured["caller"]
        out[f"bench.{host}.worker_docs_s{name}"] = measured["worker"]
    return out


def go():
    if not shutil.which("go"):
        raise Skipped("no Go is installed")
    return shares("go")


def peers():
    """Parse, extract and summarize of pages, pools of two."""
    if not os.path.isdir(os.environ["WARRAQ_DATA"]):
        raise Skipped("the data is not there")
    got = bench.json_of([venv("peers", PEERS), str(HERE / "peers.py")], env=environment())
    return {"bench.python.vs_peers": got["ratio"], "bench.python.pages_s": got["ours"], "bench.python.peers_pages_s": got["peers"]}


def spark():
    """Spark on two cores against a pool of two."""
    python = ROOT / ".build" / "spark" / "bin" / "python"
    if not python.exists():
        raise Skipped("no PySpark: make test-spark installs it")
    got = bench.json_of([str(python), str(HERE / "spark.py")], env=environment())
    return {f"bench.spark.{name}": value for name, value in got.items()}


PARTS = [Part("bench.python.share", lambda: shares("python")), Part("bench.go", go), Part("bench.python.vs_peers", peers),
         Part("bench.spark", spark)]
