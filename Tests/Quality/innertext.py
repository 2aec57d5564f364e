"""The text of whole pages against what a browser shows: headless Chromium's innerText, recorded by `make test-browser`."""
import hashlib
import json
import statistics

import scorers
from figures import ROOT, Part, Skipped
from worker import Worker, document_pb2, page_request

RECORD = ROOT / ".build" / "innertext" / "chromium.jsonl"
SETS = ("scrapinghub", "readability", "arabic")
PAGES = 200
EVERY_ROLE = [role for role in document_pb2.BlockRole.Value.values() if role]


def cases():
    """The first pages of the sets by the sha1 of their ids, each with its set's name."""
    corpora = scorers.module("parse", "corpora")
    found = []
    for name in SETS:
        try:
            found += [case | {"set": name} for case in corpora.cases(name)]
        except FileNotFoundError as error:
            raise Skipped(f"{error.filename} is not there") from error
    return sorted(found, key=lambda case: hashlib.sha1(case["id"].encode()).hexdigest())[:PAGES]


def recorded():
    """{id: innerText} of the pages that a browser has shown."""
    if not RECORD.exists():
        return {}
    with RECORD.open(encoding="utf-8") as file:
        return {line["id"]: line["text"] for line in map(json.loads, file)}


def word_f1():
    """The mean word F1 of the pages, and that of each set."""
    shown = recorded()
    if not shown:
        raise Skipped(f"{RECORD} is not there: make test-browser")
    corpora, metrics = scorers.module("parse", "corpora"), scorers.module("parse", "metrics")
    pages = [case for case in cases() if case["id"] in shown]
    requests = (page_request(corpora.read(case), roles=EVERY_ROLE) for case in pages)
    with Worker() as worker:
        documents = worker.call("Parse", requests, [case["id"] for case in pages])
    worker.report("innertext")
    scores = {case["id"]: metrics.word_f1(shown[case["id"]], document.text if document else "")[2]
              for case, document in zip(pages, documents)}
    out = {"innertext.word_f1": statistics.mean(scores.values()), "innertext.pages": len(scores),
           "innertext.worst": min(scores.values())}
    for name in SETS:
        own = [scores[case["id"]] for case in pages if case["set"] == name]
        if own:
            out[f"innertext.{name}.word_f1"] = statistics.mean(own)
    return out


PARTS = [Part("innertext", word_f1)]
