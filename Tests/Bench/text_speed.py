"""Plain texts: segmenting, summarizing and extracting, by the library and through the worker."""
import itertools
import json
import os
import re
import statistics
import subprocess

import bench
import scorers
from figures import DATA, EVAL, ROOT, Part, Skipped
from stream import Stream
from worker import documents_pb2, text_request

PASSES = 5
GOLD = DATA / "summarize" / "gold"


def texts(limit=None):
    """EASC's and CNN's texts (4 kB in the mean), or what fits of each into so many bytes."""
    rows = scorers.rows(GOLD / "easc.jsonl") + scorers.rows(GOLD / "cnndm_val.jsonl")
    if limit:
        return [row["text"].encode()[:limit].decode(errors="ignore") for row in rows]
    return [row["text"] for row in rows]


def saved(name, items):
    folder = bench.OUT / "texts" / name
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:04}.txt" for number, _ in enumerate(items)]
    for path, text in zip(paths, items):
        path.write_text(text, encoding="utf-8")
    return paths


def through_worker(kind, method, items):
    """Documents a second through a Python host, without the document in the answer."""
    requests = [text_request(kind, text) for text in items]
    for request in requests:
        request.include_document = False
        request.options.source_map = False
    stream = Stream(method, requests)
    rates = [len(items) / stream.once() for _ in range(bench.ROUNDS)]
    stream.close()
    return statistics.median(rates)


def documents_a_second(measured):
    return measured["files"] / statistics.median(measured["pass_seconds"])


def segment():
    bench.program("warraq-bench")
    measured = bench.ours("segment", saved("all", texts()), PASSES)
    return {"bench.seg.mbps": bench.megabytes_a_second(measured)}


def long_text():
    """A text of about a megabyte and 10,000 sentences."""
    split = scorers.module("summarize", "textnorm").split
    sentences = (text[a:b] for text in texts() for a, b in split(text))
    return " ".join(itertools.islice(sentences, 10_000))


def summary():
    bench.program("warraq-bench")
    items = texts()
    library = bench.ours("summarize", saved("all", items), PASSES)
    long = bench.ours("summarize", saved("long", [long_text()[:1_000_000]]), PASSES)
    return {
        "bench.summary.docs_s": documents_a_second(library),
        "bench.summary.worker_docs_s": through_worker(documents_pb2.SummarizeRequest, "Summarize", items),
        "bench.summary.mb_ms": 1e3 * statistics.median(long["pass_seconds"]) * 1e6 / long["bytes"],
    }


def extract():
    bench.program("warraq-bench")
    items = texts(1500)
    library = bench.ours("extract", saved("short", items), PASSES)
    return {
        "bench.extract.docs_s": through_worker(documents_pb2.ExtractRequest, "Extract", items),
        "bench.extract.library_docs_s": documents_a_second(library),
        "bench.extract.library_mbps": bench.megabytes_a_second(library),
    }


# Peers of the scorer's script, and their modules; gensim left its TextRank out, and summa is by the same author.
PEERS = {"sumy-textrank": "sumy", "newspaper4k": "newspaper", "summa": "summa"}
# How many of CNN's articles they get.
PEER_DOCUMENTS = 60


def peers():
    """Documents a second of CPU time of the peers, and how many times as many ours are, on the same articles."""
    bench.program("warraq-bench")
    rows = scorers.rows(GOLD / "cnndm_val.jsonl")[:PEER_DOCUMENTS]
    own = documents_a_second(bench.ours("summarize", saved("peers", [row["text"] for row in rows]), PASSES))
    figures = {}
    for name, module in PEERS.items():
        try:
            bench.peer(module)
        except Skipped as error:
            print(f"bench.summary.peers: without {name}, {error}", flush=True)
            continue
        command = [bench.SYSTEM_PYTHON, EVAL / "summarize" / "peers.py", "cnndm_val.jsonl", bench.OUT, name]
        done = subprocess.run(command, env=os.environ | {"LIMIT": str(PEER_DOCUMENTS)}, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True)
        rate = float(re.search(rb"docs/s\(cpu\)\s+([\d.]+)", done.stdout)[1])
        figures |= {f"bench.summary.peers.{module}_docs_s": rate, f"bench.summary.peers.times_{module}": own / rate}
    if not figures:
        raise Skipped("none of them is installed")
    return figures


def weights():
    """The size of the ranking's weights in the binary, and the memory that summarizing adds to parsed documents."""
    bench.program("warraq-bench")
    source = (ROOT / "Sources" / "Summarization" / "RankingWeights.swift").read_text(encoding="utf-8")
    count = len(re.findall(r"^ +-?[\d.e-]+,", source, re.M))
    paths = saved("all", texts())
    parsed, summarized = (bench.ours(mode, paths, 1)["peak_rss_kb"] for mode in ("segment", "summarize"))
    return {"bench.summary.model_kb": 4 * count / 1000, "bench.summary.memory_mb": (summarized - parsed) / 1024}


def clusters():
    """ViMs' clusters of news, seven articles in the mean, to the length of people's summaries."""
    bench.program("warraq-bench")
    rows = scorers.rows(GOLD / "vims.jsonl")
    items = [text for row in rows for text in row["docs"]]
    paths = iter(saved("clusters", items))
    lists = ["\t".join(str(next(paths)) for _ in row["docs"]) for row in rows]
    measured = bench.ours("clusters", lists, PASSES)
    return {"bench.summary.clusters_s": documents_a_second(measured),
            "bench.summary.cluster_articles": len(items) / len(rows)}


def sentences():
    """The English and Arabic inputs of the specs of Recognizers-Text: a sentence each."""
    cases = scorers.module("extract", "recspec").cases(("en", "ar"), "dev", core=True)
    return list(dict.fromkeys(case["text"] for case in cases))


def values():
    """Times, amounts and contacts alone: of running text, and of sentences that are full of them."""
    bench.program("warraq-bench")
    running = bench.ours("values", saved("all", texts()), PASSES)
    single = bench.ours("values", saved("sentences", sentences()), PASSES)
    return {
        "bench.values.mbps": bench.megabytes_a_second(running),
        "bench.values.us_per_sentence": 1e6 * statistics.median(single["pass_seconds"]) / single["files"],
    }


# The scripts of the scorer's peers, and what they import; each prints its milliseconds of CPU time per input.
VALUE_PEERS = {"recognizers_python.py": ("recognizers", "recognizers_date_time", []),
               "dateparser_peer.py": ("dateparser", "dateparser", ["find"])}
# How many sentences they get.
PEER_SENTENCES = 300


def value_peers():
    """Microseconds per sentence of the peers on the specs' English times, and how many times ours that is."""
    bench.program("warraq-bench")
    recspec = scorers.module("extract", "recspec")
    cases = [case for case in recspec.cases(("en",), "dev", core=True) if case["family"] == "DateTime"]
    cases = cases[:: max(1, len(cases) // PEER_SENTENCES)]
    measured = bench.ours("values", saved("peer-sentences", [case["text"] for case in cases]), PASSES)
    own = 1e6 * statistics.median(measured["pass_seconds"]) / measured["files"]
    inputs = bench.OUT / "peer-sentences.jsonl"
    inputs.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    figures = {"bench.values.peers.own_us": own}
    for script, (name, module, arguments) in VALUE_PEERS.items():
        try:
            bench.peer(module)
        except Skipped as error:
            print(f"bench.values.peers: without {name}, {error}", flush=True)
            continue
        command = [bench.SYSTEM_PYTHON, EVAL / "extract" / "peers" / script, *arguments, inputs]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
        micros = 1e3 * float(re.findall(rb"([\d.]+) ms", done.stderr)[-1])
        figures |= {f"bench.values.peers.{name}_us": micros, f"bench.values.peers.times_{name}": micros / own}
    if len(figures) == 1:
        raise Skipped("none of them is installed")
    return figures


def names():
    """Tokens a second of the tagger with its rules and lists, and the size of what it looks things up in."""
    bench.program("warraq-bench")
    measured = bench.ours("names", saved("all", texts()), PASSES)
    tables = (ROOT / "Sources" / "CModels").glob("*.bin")
    return {"bench.ner.tokens_s": measured["tokens"] / statistics.median(measured["pass_seconds"]),
            "weights.mb": sum(table.stat().st_size for table in tables) / 1e6}


PARTS = [
    Part("bench.seg", segment), Part("bench.summary", summary), Part("bench.summary.clusters_s", clusters),
    Part("bench.summary.peers", peers), Part("bench.summary.model_kb", weights),
    Part("bench.extract", extract), Part("bench.values", values), Part("bench.values.peers", value_peers), Part("bench.ner", names),
]
