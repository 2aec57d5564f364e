"""Our own Arabic gold: entities, times, quantities, attributions, relations."""
import functools
import re

import scorers
from extractions import Text, extracted
from figures import DATA, PART, Part
from worker import extraction_pb2

NAMES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "FACILITY": "FAC", "EVENT": "EVENT"}
TIMES = {"DATE": "date", "DATE_TIME": "time", "TIME": "time", "DATE_RANGE": "range", "TIME_RANGE": "range",
         "DATE_TIME_RANGE": "range", "DURATION": "duration", "SET": "set"}
NUMBERS = {"NUMBER": "number", "NUMBER_RANGE": "number", "PERCENTAGE": "percent", "QUANTITY": "count",
           "TEMPERATURE": "measure", "AGE": "age", "MONEY": "money"}
# UCUM as the gold writes it.
UNITS = {"Cel": "°C", "[bbl_us]": "bbl", "a": "year", "deg": "°C"}
MODIFIERS = {"APPROXIMATE": "approx", "MINIMUM": "min", "MAXIMUM": "max", "VAGUE": "vague",
             "START": "start", "MIDDLE": "mid", "END": "end"}
# key: the scorer's measure and which of its numbers
MEASURES = {
    "entities": ("entities span+type", "f1"), "times.value": ("times value", "f1"),
    "quantities.value": ("quantities value", "f1"), "attributions": ("attributions content", "f1"),
    "source": ("attributions source exact", "ratio"), "relations": ("relations", "f1"),
    "times.span": ("times span", "f1"), "quantities.span": ("quantities span", "f1"),
    "quantities.value_unit": ("quantities value+unit", "f1"), "entities.span": ("entities span", "f1"),
}


def modifier(mention):
    return MODIFIERS.get(extraction_pb2.Modifier.Value.Name(mention.modifier))


def number(mention):
    """A number, [low, high] of a range, or None of a vague one."""
    try:
        if mention.start and mention.end:
            return [float(mention.start), float(mention.end)]
        return float(mention.value) if mention.value else None
    except ValueError:
        return mention.value


def quantity(mention, kind, span):
    value, unit = number(mention), UNITS.get(mention.unit, mention.unit) or None
    # The guidelines write «مليون طن» in megatonnes.
    if unit == "t" and isinstance(value, float) and re.search("(?:مليون|ملايين) طن", mention.text):
        value, unit = value / 1e6, "Mt"
    limits = "range" if isinstance(value, list) else modifier(mention)
    return span | {"value": value, "unit": unit, "modifier": limits, "kind": kind}


def time(mention, kind, span):
    return span | {"value": mention.value, "kind": kind, "mod": modifier(mention),
                   "calendar": mention.calendar or "gregorian"}


def prediction(key, found):
    extraction = found.extraction
    return {
        "id": key,
        "entities": [found.span(m.span) | {"type": kind, "id": m.entity} for m, kind in found.mentions(NAMES)],
        "times": [time(m, kind, found.span(m.span)) for m, kind in found.mentions(TIMES)],
        "quantities": [quantity(m, kind, found.span(m.span)) for m, kind in found.mentions(NUMBERS)],
        "attributions": [
            {name: found.pair(a, name) for name in ("cue", "source", "content")} | {"direct": a.direct}
            for a in extraction.attributions],
        "relations": [{"type": r.type, "from": r.subject, "to": r.object} for r in extraction.relations],
    }


@functools.cache
def report():
    rows = scorers.rows(DATA / "extract" / "arabic-gold" / f"{PART}.jsonl")
    found = extracted("arabic_gold", (Text(r["id"], r["text"], r["lang"], r["document_date"]) for r in rows))
    predictions = {key: prediction(key, got) for key, got in found.items()}
    return scorers.module("extract", "arabic_gold_score").score(rows, predictions)


def layer(name):
    """The figures of one layer, in per cent; nothing found counts as nothing right."""
    got = report()
    keys = [key for key in MEASURES if key == name or key.startswith(name + ".")]
    return {f"arabic_gold.{key}": 100 * got.get(MEASURES[key][0], {}).get(MEASURES[key][1], 0) for key in keys}


PARTS = [Part(f"arabic_gold.{name}", functools.partial(layer, name))
         for name in ("entities", "times", "quantities", "attributions", "source", "relations")]
