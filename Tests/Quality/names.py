"""Persons, organizations and places against the gold of seven corpora."""
import functools
import re

import name_model
import scorers
from extractions import Text, extracted
from figures import PART, Part, Skipped

TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "FACILITY": "FAC"}
HELD = PART == "test"


def last_tenth(rows):
    """Trained on the first nine tenths of the training part."""
    rows = [row for row in rows if row["split"] == ("test" if HELD else "train")]
    return rows if HELD else name_model.tenths(rows)[1]


def one_split(dev, held):
    return lambda rows: [row for row in rows if row["split"] == (held if HELD else dev)]


def by_hash(rows):
    """re3d: held back by the text's hash, each text once and none that stands in both of its parts."""
    train = [row for row in rows if row["split"] == "train"]
    seen, out = {row["text"] for row in train} if HELD else set(), []
    for row in rows if HELD else train:
        if row["text"] not in seen and (row["split"] == "test" if HELD else name_model.is_held_back(row)):
            seen.add(row["text"])
            out.append(row)
    return out


SETS = {"anercorp": last_tenth, "aqmar": one_split("dev", "held"), "wojood": one_split("val", "test"),
        "uner": one_split("dev", "test"), "re3d": by_hash, "wikigold": one_split("dev", "held")}
# Corpora whose spans hold what our extents hold: places with «مدينة» and the like; titles, roles and articles.
EXTENTS = {"wojood": {"LOC"}, "re3d": {"PER", "ORG", "LOC"}}
# Trained on whole: measured with weights that have not seen the fold.
CROSS_VALIDATED = () if HELD else ("aqmar", "wikigold")


def rows(name):
    """What a set is measured on."""
    return SETS[name](scorers.rows(name_model.GOLD / f"{name}.jsonl"))


def extent(name, mention, kind):
    """The span of a mention as a corpus has it."""
    return mention.extent if kind in EXTENTS.get(name, ()) and mention.HasField("extent") else mention.span


def score(name):
    measured = rows(name)
    if not measured:
        raise Skipped(f"{name} has no rows of this part")
    if name in CROSS_VALIDATED:
        measured, predictions = folded(name)
    else:
        found = extracted(f"ner.{name}", (Text(r["id"], r["text"], r["lang"]) for r in measured))
        predictions = [
            {"id": key, "entities": [got.span(extent(name, m, kind)) | {"type": kind} for m, kind in got.mentions(TYPES)]}
            for key, got in found.items()]
    with scorers.Lines(measured) as gold, scorers.Lines(predictions) as pred:
        printed = scorers.output("extract", "ner_score.py", gold, pred, "--types", "PER,ORG,LOC", "--clitics")
    return figures(f"ner.{name}", printed)


def folded(name):
    """The rows and what was found in them."""
    kinds, measured, predictions = list(name_model.LABELS), [], []
    for row, found in name_model.cross_validated(name):
        data = row["text"].encode()
        place = lambda offset: len(data[:offset].decode())  # noqa: B023, E731
        measured.append(row)
        predictions.append({"id": row["id"], "entities": [
            {"start": place(start), "end": place(end), "type": kinds[kind]} for start, end, kind in found]})
    return measured, predictions


def figures(key, printed):
    """The F1 of each line of the scorer's table: gold, predicted, P, R, F1 and more."""
    lines = {}
    for line in printed.splitlines():
        match = re.match(r"(PER|ORG|LOC|micro|span only) +\d+ +\d+ +([\d.]+) +([\d.]+) +([\d.]+)", line)
        if match:
            lines[match[1]] = [float(match[i]) for i in (2, 3, 4)]
    out = {key: lines["micro"][2], f"{key}.p": lines["micro"][0], f"{key}.r": lines["micro"][1]}
    return out | {f"{key}.{kind}": lines[kind][2] for kind in ("PER", "ORG", "LOC") if kind in lines}


PARTS = [Part(f"ner.{name}", functools.partial(score, name)) for name in SETS]
