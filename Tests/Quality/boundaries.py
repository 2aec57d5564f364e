"""Sentence boundaries: treebanks, and the golden rules of pragmatic_segmenter."""
import functools

import scorers
from figures import DATA, PART, Part
from worker import PLAIN, Worker, parse_request

GOLD = DATA / "summarize" / "gold"
TREEBANKS = {"ewt_par": "en_ewt_{}_par", "ewt_flat": "en_ewt_{}_flat", "gum_par": "en_gum_{}_par",
             "gum_flat": "en_gum_{}_flat", "padt": "ar_padt_{}_flat"}


def sentences(rows):
    """The sentences of each row, as strings: the scorer counts what they hold, so white space may differ."""
    requests = [parse_request(row["text"].encode(), PLAIN, row["language"]) for row in rows]
    with Worker() as worker:
        documents = worker.call("Parse", requests)
    for failure in worker.failures[:5]:
        print(f"seg: {failure}", flush=True)
    return [[document.text[s.start:s.end] for s in document.sentences] if document else []
            for document in documents]


def treebank(name):
    rows = scorers.rows(GOLD / f"seg_{TREEBANKS[name].format(PART)}.jsonl")
    found = sentences([row | {"language": row["lang"]} for row in rows])
    score = scorers.module("summarize", "score_boundaries").score
    p, r, f1, exact = score(rows, {row["id"]: s for row, s in zip(rows, found)})
    return {f"seg.{name}": 100 * f1, f"seg.{name}_p": 100 * p, f"seg.{name}_r": 100 * r,
            f"seg.{name}_exact": 100 * exact}


def golden():
    """How many golden rules give exactly the sentences asked for; Arabic's demand splits at commas and stand apart."""
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


PARTS = [*(Part(f"seg.{name}", functools.partial(treebank, name)) for name in TREEBANKS),
         Part("seg.golden", golden)]
