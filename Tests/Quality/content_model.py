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


@functools.cache
def scores():
    """By page, the scores of its blocks by a model that has seen no page of the site."""
    first = table()[4]
    return [cross_validated()[first[id(page)]:first[id(page)] + len(page.texts)] if id(page) in first
            else [0.5] * len(page.texts) for page in pages()]


@functools.cache
def chosen():
    """The pages with the blocks chosen by these scores, whatever the kind of the page."""
    return models.chosen(scores(), ["other"] * len(pages()))


def text(page, roles):
    """The text of the blocks with these roles, titles first."""
    parts = [(role != "TITLE", part) for part, role in zip(page.texts, page.roles) if role in roles]
    return "\n\n".join(part for _, part in sorted(parts, key=lambda pair: pair[0]))


def trained():
    """The model of all pages."""
    _, numpy = libraries()
    return train(numpy.ones(len(table()[1]), bool))
