"""The model of main content: which blocks of a page are content, by the sets' gold."""
import functools
import re

import models
import scorers
from models import libraries, pages

SETS = ("scrapinghub", "andy", "readability", "waddle", "wcxb-dev", "trafilatura", "arabic", "arabic-made", "arabised")
ROUNDS = 140
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 16, "max_depth": 6, "min_data_in_leaf": 40,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "max_bin": 127, "seed": 1,
    "num_threads": 2, "deterministic": True, "force_row_wise": True, "verbose": -1}
# Roles that rules give, whatever the model says.
RULED = ("TITLE", "BYLINE", "DATELINE", "CAPTION")
# Places in a row of BlockFeatures, and cases of BlockKind.
LINK_DENSITY, KIND, EXCLUDED, RELATION, SIGNALS = 2, 14, 29, 100, 111
HEADING, LIST_ITEM, QUOTE, TABLE, CAPTION = 1, 3, 4, 6, 7


def labels(page):
    """By block whether it is content, and how much that matters: its share of the content's words, at most 1."""
    metrics = scorers.module("parse", "metrics")
    if page.case.get("text") is None:
        return snippet_labels(page, metrics)
    def split(text):
        return metrics._CHARS.findall(text.lower())
    gold = split(page.case["text"])
    shingles = {tuple(gold[i:i + 4]) for i in range(len(gold) - 3)}
    short = [set()] + [{tuple(gold[i:i + n]) for i in range(len(gold) - n + 1)} for n in (1, 2, 3)]
    lines = {tuple(split(line)) for line in re.split(r"[\n\t|•]", page.case["text"])}
    words = [split(text) for text in page.texts]
    found = [None] * len(words)
    for index, block in enumerate(words):
        if len(block) >= 4:
            parts = [tuple(block[i:i + 4]) in shingles for i in range(len(block) - 3)]
            found[index] = 2 * sum(parts) >= len(parts)
    # What a few words are is told by the longer blocks around them.
    result = [bool(value) for value in found]
    for index, block in enumerate(words):
        if found[index] is None and tuple(block) in short[len(block)]:
            near = [value for value in found[max(0, index - 4):index + 5] if value is not None]
            result[index] = sum(near) >= max(1, 0.4 * len(near)) or any(near) and tuple(block) in lines
    weight = 0.3 if page.set == "arabised" else 1
    return result, [weight * min(1, (len(block) + 0.5) / max(len(gold), 30)) for block in words]


def snippet_labels(page, metrics):
    wanted = [metrics.squash(text) for text in page.case.get("with_", []) if text]
    unwanted = [metrics.squash(text) for text in page.case.get("without", []) if text]
    values, weights = [], []
    for text in page.texts:
        text = metrics.squash(text)
        values.append(any(part in text for part in wanted))
        weights.append(0.15 if values[-1] or any(part in text for part in unwanted) else 0)
    return values, weights


@functools.cache
def table():
    """(rows, labels, weights, folds, places of the pages' first rows) of all pages."""
    _, numpy = libraries()
    every = [page for page in pages() if page.texts and page.set in SETS]
    told = [labels(page) for page in every]
    sizes = [len(page.texts) for page in every]
    return (numpy.vstack([page.features for page in every]),
            numpy.concatenate([value for value, _ in told]).astype(float),
            numpy.concatenate([weight for _, weight in told]),
            numpy.repeat([models.fold(page) for page in every], sizes),
            dict(zip((id(page) for page in every), numpy.cumsum([0] + sizes))))


def train(chosen):
    lightgbm, _ = libraries()
    rows, values, weights, _, _ = table()
    chosen = chosen & (weights > 0)
    data = lightgbm.Dataset(rows[chosen], values[chosen], weight=weights[chosen])
    return lightgbm.train(PARAMETERS, data, ROUNDS)


@functools.cache
def cross_validated():
    """By row, what a model says that has seen no page of its site."""
    _, numpy = libraries()
    rows, values, _, folds, _ = table()
    scores = numpy.zeros(len(values))
    for number in range(models.FOLDS):
        scores[folds == number] = train(folds != number).predict(rows[folds == number])
    return scores


def settled(scores, rows):
    """The scores with hints heeded, lists joined and gaps filled, as ContentChoice does it."""
    _, numpy = libraries()
    kinds, relations, page = rows[:, KIND], rows[:, RELATION], rows[0, SIGNALS:]
    is_article = (page[0] == 2 or page[1] or page[8]) and not page[2:5].any()
    scores = numpy.where(rows[:, EXCLUDED] > 0, scores * 0.3, scores) if is_article else scores.copy()
    lists = numpy.isin(kinds, (LIST_ITEM, QUOTE))
    for start, end in stretches(len(scores), lambda i: lists[i] and kinds[i] == kinds[i - 1]
                                  and (kinds[i] == QUOTE or relations[i] >= 1)):
        scores[start:end] = numpy.average(scores[start:end], weights=numpy.maximum(rows[start:end, 0], 4))
    gap = (numpy.isin(kinds, (TABLE, CAPTION))
           | numpy.isin(kinds, (HEADING, LIST_ITEM, QUOTE)) & (rows[:, LINK_DENSITY] < 0.3))
    before, after = nearest(scores, gap), nearest(scores[::-1], gap[::-1])[::-1]
    filled = gap & (kinds != CAPTION) & (scores > 0.1)
    return numpy.where(filled, numpy.maximum(scores, numpy.minimum(before, after)), scores)


def nearest(scores, gap):
    """By row the best of the two nearest rows before it that are no gaps; 0 where there are none."""
    _, numpy = libraries()
    out, last = numpy.zeros(len(scores)), (0, 0)
    for index, score in enumerate(scores):
        out[index] = max(last)
        if not gap[index]:
            last = (score, last[0])
    return out


def stretches(count, joins):
    """(start, end) of the stretches of rows each of which, but the first, joins the one before it."""
    start = 0
    for index in range(1, count + 1):
        if index == count or not joins(index):
            yield start, index
            start = index


def threshold(scores, lengths):
    """The probability from which blocks are content, for the greatest expected F1, as ContentChoice sets it."""
    _, numpy = libraries()
    bins = numpy.minimum((scores * 40).astype(int), 39)
    all_hits = float((scores * lengths).sum())
    best = (-1, 0)
    hits = taken = 0.0
    for number in range(39, 1, -1):
        hits += float((scores * lengths)[bins == number].sum())
        taken += float(lengths[bins == number].sum())
        best = max(best, (2 * hits / max(1e-9, taken + all_hits), number))
    return best[1] / 40, best[0]


def predictions(name, roles):
    """{id: text} of a set, the blocks chosen by the cross-validated scores."""
    _, numpy = libraries()
    first = table()[4]
    out = {}
    for page in pages():
        if page.set != name:
            continue
        chosen = []
        if page.texts:
            scores = cross_validated()[first[id(page)]:first[id(page)] + len(page.texts)]
            scores = settled(scores, page.features)
            least, _ = threshold(scores, numpy.maximum(page.features[:, 0], 1))
            for text, role, score in zip(page.texts, page.roles, scores):
                if role not in RULED:
                    role = "CONTENT" if score >= least else "BOILERPLATE"
                if role in roles:
                    chosen.append((role != "TITLE", text))
        out[page.case["id"]] = "\n\n".join(text for _, text in sorted(chosen, key=lambda pair: pair[0]))
    return out


def trained():
    """The model of all pages."""
    _, numpy = libraries()
    return train(numpy.ones(len(table()[1]), bool))
