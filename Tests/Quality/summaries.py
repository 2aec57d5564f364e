"""Summaries against people's, and whether their spans are what they claim."""
import functools
import itertools
import random
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import scorers
import summary_model
from figures import EVAL, PART, Part, Skipped
from summary_model import gold, reference_words
from worker import Worker, aligned, documents_pb2, summary_pb2, text_request

HELD = PART == "test"

# set: what the budget of a row is
BUDGETS = {
    "easc": lambda row: {"words": reference_words(row)}, "easc50": lambda _: {"words": 50},
    "easc100": lambda _: {"words": 100}, "gum": lambda row: {"words": reference_words(row)},
    "cnn": lambda _: {"sentences": 3},
}
FILES = {"easc50": "easc", "easc100": "easc", "cnn": "cnndm_test" if HELD else "cnndm_val"}


# On these the ranking was tuned: their summaries are chosen by weights that have not seen them.
TUNED = ("easc", "easc50", "easc100", "cnn")
# By set, how many texts the worker summarizes as summary_model does with the same weights, and of how many: the figures
# above are worth what this is.
same = {}


@functools.cache
def run(name):
    """(gold rows, predictions by id, how many are faithful) of a set."""
    rows = gold(FILES.get(name, name))
    requests = []
    for row in rows:
        request = text_request(documents_pb2.SummarizeRequest, row["text"], row["lang"])
        request.summarize.CopyFrom(summary_pb2.SummarizeOptions(**BUDGETS[name](row)))
        requests.append(request)
    with Worker() as worker:
        summaries = worker.call("Summarize", requests, [row["id"] for row in rows])
    worker.report(name)
    found, faithful = {}, 0
    for row, summary in zip(rows, summaries):
        if summary is not None:
            found[row["id"]] = prediction(row, summary)
            faithful += is_faithful(row, summary)
    if not HELD and name in TUNED:
        expected = summary_model.shipped(name, BUDGETS[name])
        same[name] = sum(found.get(key) == value for key, value in expected.items()), len(rows)
        found = summary_model.predictions(name, BUDGETS[name])
    return rows, found, faithful


def prediction(row, summary):
    place = aligned(summary.document, row["text"])
    spans = [place(sentence.span) for sentence in summary.sentences]
    return {"id": row["id"], "sentences": [{"start": start, "end": end} for start, end in spans]}


def is_faithful(row, summary):
    """Whether the spans are ordered, disjoint slices of the document's text, and the inputs say the same."""
    pieces = scorers.module("summarize", "score_summary").pieces
    said = [{"start": s.span.start, "end": s.span.end, "text": s.text} for s in summary.sentences]
    sent = row["text"].encode()
    same = all(sent[s.input.start:s.input.end].decode(errors="replace").split() == s.text.split()
               for s in summary.sentences)
    inputs = [s.input.start for s in summary.sentences]
    _, exact = pieces({"text": summary.document.text}, {"sentences": said}, "scalar")
    in_order = [s["start"] for s in said] == sorted(s["start"] for s in said)
    return exact and same and in_order and inputs == sorted(inputs) and bool(said)


def scored(name):
    """{measure: figure} of a set, with the scorer's own names."""
    rows, found, _ = run(name)
    return measured(rows, found, "scalar")


def by_row(rows, found, unit):
    """(ROUGE-1, -2 and -L of each row, from 0 to 1; {measure: figure} of the rest)."""
    options = SimpleNamespace(stem="none", multi="mean", lsum=False, unit=unit)
    scores, rest = scorers.module("summarize", "score_summary").score(rows, found, options)
    return [row[1:] for row in scores], rest


def measured(rows, found, unit):
    scores, rest = by_row(rows, found, unit)
    means = (100 * sum(row[column] for row in scores) / len(scores) for column in range(3))
    return dict(zip(("r1", "r2", "rl"), means)) | rest


# The scorer tells the budget from the file's name; GUM's by words is called gumw.
BASELINE_FILES = {"gum": "gumw", "cnn": "cnndm"}


@functools.cache
def lead(name):
    """Predictions of the first sentences within the same budget, as the scorer's own baseline takes them."""
    rows = gold(FILES.get(name, name))
    with tempfile.TemporaryDirectory() as folder:
        copy = f"{folder}/{BASELINE_FILES.get(name, name)}.jsonl"
        with scorers.Lines(rows) as path:
            subprocess.run(["cp", path, copy], check=True)
        script = EVAL / "summarize" / "peers.py"
        subprocess.run([sys.executable, script, copy, folder, "lead"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = scorers.module("summarize", "score_summary").load(copy.replace(".jsonl", ".lead.jsonl"))
    return {row["id"]: row for row in found}


def against_lead(name, rows, found):
    """{key: figure}: Lead's own, ours over Lead's, and by the paired bootstrap the chance that ours is no better."""
    ours, _ = by_row(rows, found, "scalar")
    first, rest = by_row(rows, lead(name), "utf8")
    gains = [a[1] - b[1] for a, b in zip(ours, first)]
    draw = random.Random(7)
    worse = sum(sum(draw.choices(gains, k=len(gains))) <= 0 for _ in range(2000))
    said = {"lead_r1": 100 * sum(row[0] for row in first) / len(first),
            "lead_r2": 100 * sum(row[1] for row in first) / len(first),
            "r2_minus_lead": 100 * sum(gains) / len(gains), "no_better_than_lead": worse / 2000}
    said |= {f"lead_{measure}": rest[measure] for measure in ("vote", "lvl1") if measure in rest}
    return {f"{name}.{measure}": figure for measure, figure in said.items()}


def figures(name, *wanted):
    rows, found, _ = run(name)
    got = measured(rows, found, "scalar")
    return {f"{name}.{measure}": got[measure] for measure in wanted} | against_lead(name, rows, found)


def easc():
    return figures("easc", "vote", "r1", "r2", "ratio") | {
        "easc.vote50": scored("easc50")["vote"], "easc.vote100": scored("easc100")["vote"]}


@functools.cache
def clusters():
    """(gold rows, predictions by id, how many are faithful) of the clusters, whose text is their documents' with two
    line feeds between."""
    rows = gold("vims")
    requests = []
    for row in rows:
        request = documents_pb2.SummarizeRequest(include_document=True)
        for text in row["docs"]:
            one = text_request(documents_pb2.SummarizeRequest, text, row["lang"])
            request.options.CopyFrom(one.options)
            request.sources.add(content=one.content)
        request.summarize.words = reference_words(row)
        requests.append(request)
    with Worker() as worker:
        summaries = worker.call("Summarize", requests, [row["id"] for row in rows])
    worker.report("vims")
    found, faithful = {}, 0
    for row, summary in zip(rows, summaries):
        if summary is None:
            continue
        starts = [0, *itertools.accumulate(len(text) + 2 for text in row["docs"])]
        places = [aligned(document, text) for document, text in zip(summary.documents, row["docs"])]
        spans = []
        for sentence in summary.sentences:
            start, end = places[sentence.document](sentence.span)
            spans.append({"start": starts[sentence.document] + start, "end": starts[sentence.document] + end})
        found[row["id"]] = {"id": row["id"], "sentences": spans}
        faithful += is_faithful_cluster(row, summary)
    return rows, found, faithful


def is_faithful_cluster(row, summary):
    """Whether each sentence is a slice of its own document, and they are in order and disjoint."""
    last = 0, 0
    for sentence in summary.sentences:
        document = summary.documents[sentence.document]
        sent = row["docs"][sentence.document].encode()[sentence.input.start:sentence.input.end].decode()
        said = document.text[sentence.span.start:sentence.span.end]
        if said != sentence.text or sent.split() != sentence.text.split():
            return False
        if (sentence.document, sentence.span.start) < last:
            return False
        last = sentence.document, sentence.span.end
    return bool(summary.sentences)


def vims():
    rows, found, _ = clusters()
    got = measured(rows, found, "scalar")
    own = {f"vims.{measure}": got[measure] for measure in ("r1", "r2", "dup2", "ratio")}
    return own | against_lead("vims", rows, found)


def faithful():
    """The share over all the sets above."""
    good = total = 0
    for name in BUDGETS:
        try:
            rows, _, count = run(name)
        except Skipped as error:
            print(f"summary.faithful: without {name}, {error}", flush=True)
            continue
        good, total = good + count, total + len(rows)
    try:
        rows, _, count = clusters()
        good, total = good + count, total + len(rows)
    except Skipped as error:
        print(f"summary.faithful: without vims, {error}", flush=True)
    if same:
        alike, of = (sum(column) for column in zip(*same.values()))
        print(f"summary.faithful: {alike} of {of} summaries are those of summary_model", flush=True)
    if not total:
        raise Skipped("none of its sets is there")
    return {"summary.faithful": 100 * good / total, "summary.faithful_of": total}


PARTS = [
    Part("easc", easc), Part("cnn", lambda: figures("cnn", "r1", "r2", "rl", "ratio")),
    Part("gum", lambda: figures("gum", "r2", "lvl1", "r1", "ratio")),
    Part("vims", vims), Part("summary.faithful", faithful),
]
