"""How far the stated confidences hold: of what is said to be 70 % sure, 70 % should be right.

Names on the corpora that are not trained on and on our gold, the rest on our gold alone. Right means: of names span and kind, of times span and
value, of quantities the span, of attributions that a gold content overlaps by half, of relations the type and both ends; of the types that
the gold has. The table goes to .build/confidence.tsv.
"""
import collections
import functools

import arabic_gold
import names
import scorers
from extractions import Text, extracted
from figures import DATA, PART, ROOT, Part

SETS = ("anercorp", "wojood", "uner")
FAMILIES = ("names", "times", "quantities", "attributions", "relations")
CLITICS = (0, 1, 2)
# The types that our gold annotates.
RELATIONS = ("InChargeOf", "MemberOf", "LocatedIn", "MetWith", "CameFrom", "WentTo")


def corpus(name):
    """(confidence, right) of each name of a corpus."""
    rows = names.rows(name)
    found = extracted(f"confidence.{name}", (Text(r["id"], r["text"], r["lang"]) for r in rows))
    for row in rows:
        gold = {(e["start"], e["end"], e["type"]) for e in row["entities"]}
        for mention, kind in found[row["id"]].mentions(names.TYPES):
            if kind != "FAC":
                span = found[row["id"]].span(mention.span)
                yield mention.confidence, any((span["start"] - c, span["end"], kind) in gold for c in CLITICS)


def gold():
    """{family: (confidence, right) of each} on our gold."""
    score = scorers.module("extract", "arabic_gold_score")
    rows = list(scorers.rows(DATA / "extract" / "arabic-gold" / f"{PART}.jsonl"))
    found = extracted("confidence.gold", (Text(r["id"], r["text"], r["lang"], r["document_date"]) for r in rows))
    pairs = collections.defaultdict(list)
    for row in rows:
        got = found[row["id"]]
        answer = arabic_gold.prediction(row["id"], got)

        def add(family, items, is_right):
            pairs[family] += [(item.confidence, is_right(p)) for item, p in items]  # noqa: B023

        spans = {(e["start"], e["end"], e["type"]) for e in row["entities"]}
        add("names", zip((m for m, _ in got.mentions(arabic_gold.NAMES)), answer["entities"]),
            lambda p: (p["start"], p["end"], p["type"]) in spans)  # noqa: B023
        times = {(t["start"], t["end"], t["value"]) for t in row["times"]}
        add("times", zip((m for m, _ in got.mentions(arabic_gold.TIMES)), answer["times"]),
            lambda p: (p["start"], p["end"], p["value"]) in times)  # noqa: B023
        numbers = {(q["start"], q["end"]) for q in row["quantities"]}
        add("quantities", zip((m for m, _ in got.mentions(arabic_gold.NUMBERS)), answer["quantities"]),
            lambda p: (p["start"], p["end"]) in numbers)  # noqa: B023
        add("attributions", zip(got.extraction.attributions, answer["attributions"]),
            lambda p: any(score.jaccard(a["content"], p["content"]) >= score.JACCARD for a in row["attributions"]))  # noqa: B023
        want = {score.relation_key(r["type"], r["from"], r["to"]) for r in row["relations"]}
        resolve = functools.partial(score.argument, entities=answer["entities"], gold=row)
        annotated = [(r, p) for r, p in zip(got.extraction.relations, answer["relations"]) if p["type"] in RELATIONS]
        add("relations", annotated,
            lambda p: score.relation_key(p["type"], resolve(p["from"]), resolve(p["to"])) in want)  # noqa: B023
    return pairs


def tenths(pairs):
    """[(lowest confidence, how many, mean confidence, share right)] by tenths of confidence."""
    groups = collections.defaultdict(list)
    for confidence, is_right in pairs:
        groups[min(9, int(confidence * 10))].append((confidence, is_right))
    mean = lambda values: sum(values) / len(values)  # noqa: E731
    return [(tenth / 10, len(group), mean([c for c, _ in group]), mean([r for _, r in group]))
            for tenth, group in sorted(groups.items())]


def measure():
    """The mean distance between stated and right by tenths, in points, of each family."""
    pairs = gold()
    for name in SETS:
        pairs["names"] += corpus(name)
    figures, lines = {}, ["family\tfrom\tcount\tstated\tright\n"]
    for family in FAMILIES:
        table = tenths(pairs[family])
        lines += [f"{family}\t{low:.1f}\t{count}\t{stated:.2f}\t{right:.2f}\n" for low, count, stated, right in table]
        total = sum(count for _, count, _, _ in table) or 1
        figures[f"confidence.{family}.error"] = 100 * sum(n * abs(stated - right) for _, n, stated, right in table) / total
    (ROOT / ".build" / "confidence.tsv").write_text("".join(lines), encoding="utf-8")
    return figures


PARTS = [Part("confidence", measure)]
