"""Sentence boundaries: treebanks, and the golden rules of pragmatic_segmenter."""
import functools
import itertools

import scorers
from figures import DATA, PART, Part
from worker import Worker, aligned, documents_pb2, text_request

GOLD = DATA / "summarize" / "gold"
TREEBANKS = {"ewt_par": "en_ewt_{}_par", "ewt_flat": "en_ewt_{}_flat", "gum_par": "en_gum_{}_par",
             "gum_flat": "en_gum_{}_flat", "padt": "ar_padt_{}_flat"}


def ends(text, document):
    """Where the sentences end in the text that was sent, the last at its end."""
    place = aligned(document, text)
    return [place(span)[1] for span in document.sentences[:-1]] + [len(text)]


def sentences(rows):
    """The sentences of each row as strings, each from the end of the one before."""
    requests = [text_request(documents_pb2.ParseRequest, row["text"], row["language"]) for row in rows]
    with Worker() as worker:
        documents = worker.call("Parse", requests)
    worker.report("seg")
    cuts = [ends(row["text"], document) if document else [] for row, document in zip(rows, documents)]
    return [[row["text"][a:b] for a, b in itertools.pairwise([0, *cut])] for row, cut in zip(rows, cuts)]


def treebank(name):
    rows = scorers.rows(GOLD / f"seg_{TREEBANKS[name].format(PART)}.jsonl")
    found = sentences([row | {"language": row["lang"]} for row in rows])
    score = scorers.module("summarize", "score_boundaries").score
    p, r, f1, exact = score(rows, {row["id"]: s for row, s in zip(rows, found)})
    return {f"seg.{name}": 100 * f1, f"seg.{name}_p": 100 * p, f"seg.{name}_r": 100 * r,
            f"seg.{name}_exact": 100 * exact}


@functools.cache
def rules():
    """How many golden rules give exactly the sentences asked for.

    Arabic's stand apart: they demand splits at commas.
    """
    rows = scorers.array(GOLD / "golden_rules.json")
    norm = scorers.module("summarize", "score_boundaries").norm
    out = {"seg.golden_en": 0, "seg.golden_others": 0, "seg.golden_ar": 0, "seg.golden_all_specs": 0}
    for row, found in zip(rows, sentences(rows)):
        is_right = [norm(s) for s in found if s.strip()] == [norm(s) for s in row["gold"]]
        out["seg.golden_all_specs"] += is_right
        if any("olden" in context for context in row["ctx"]):
            file = {"english": "en", "arabic": "ar"}.get(row["file"], "others")
            out[f"seg.golden_{file}"] += is_right
    return out


def golden(key):
    return {key: rules()[key]}


PARTS = [
    *(Part(f"seg.{name}", functools.partial(treebank, name)) for name in TREEBANKS),
    *(Part(f"seg.{name}", functools.partial(golden, f"seg.{name}"))
      for name in ("golden_en", "golden_others", "golden_ar", "golden_all_specs")),
]
