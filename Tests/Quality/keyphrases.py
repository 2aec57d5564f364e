"""Keyphrases against people's, F1 at 10."""
import functools
import re

import scorers
from command import install
from extractions import Text, extracted
from figures import DATA, PART, Part

# AKEC's gold is long and ranked; its first twenty count.
SETS = {"inspec": [], "akec": ["--gold-top", "20"]}


def score(name):
    install("nltk", "nltk")  # the scorer stems with it
    split = "test" if PART == "test" else "train"
    rows = scorers.rows(DATA / "extract" / "gold" / f"{name}.{split}.jsonl")
    # More than ten, because the scorer takes the first ten that differ by more than endings.
    texts = (Text(r["id"], r["text"], r["lang"], keyphrases=20) for r in rows)
    found = extracted(f"keyphrase.{name}", texts)
    predictions = [{"id": key, "phrases": [k.text for k in got.extraction.keyphrases]}
                   for key, got in found.items()]
    with scorers.Lines(rows) as gold, scorers.Lines(predictions) as pred:
        printed = scorers.output("extract", "keyphrase_score.py", gold, pred, *SETS[name])
    f1 = dict(re.findall(r"^(all|present) .*F1@10 +([\d.]+)", printed, re.M))
    key = f"keyphrase.{name}"
    return {key: float(f1["all"]), f"{key}.present": float(f1["present"])}


PARTS = [Part(f"keyphrase.{name}", functools.partial(score, name)) for name in SETS]
