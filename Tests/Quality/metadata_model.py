"""The models of title, authors and date of publication: which candidate is right, by the sets' gold.

Candidates tell their place relative to the content, as chosen by the cross-validated model: what it has seen of a page
must not tell here, and the package's own model is no input of training."""
import functools

import models
import scorers
from content_model import chosen as pages
from models import libraries

SETS = ("readability", "andy", "trafilatura", "wcxb-dev", "htmldate", "arabic", "arabic-made")
ROUNDS = 120
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 12, "max_depth": 5, "min_data_in_leaf": 10,
    "feature_fraction": 0.2, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127, "seed": 1,
    "num_threads": 2, "deterministic": True, "force_row_wise": True, "verbose": -1}
# Less likely ones are not told, as in MetadataChoice.
LEAST = {"title": 0, "author": 0.1, "date": 0.1}


@functools.cache
def table(field):
    """(rows, labels, weights, folds) of the candidates of the pages with gold."""
    _, numpy = libraries()
    same = scorers.module("parse", "score").SAME[field]
    rows, labels, weights, folds = [], [], [], []
    for page in pages():
        values, features = page.fields[field]
        if page.set not in SETS or not page.case.get(field) or not values:
            continue
        right = [bool(same(page.case[field], value)) for value in values]
        weight = len(values) ** -0.5
        rows.append(features)
        labels += right
        weights += [weight] * len(values)
        folds += [models.fold(page)] * len(values)
    return numpy.vstack(rows), numpy.array(labels, float), numpy.array(weights), numpy.array(folds)


def train(field, chosen):
    lightgbm, _ = libraries()
    rows, labels, weights, _ = table(field)
    data = lightgbm.Dataset(rows[chosen], labels[chosen], weight=weights[chosen])
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def trained(field):
    """The model of all pages."""
    _, numpy = libraries()
    return train(field, numpy.ones(len(table(field)[1]), bool))


@functools.cache
def fold_models(field):
    return [train(field, table(field)[3] != number) for number in range(models.FOLDS)]


@functools.cache
def predictions(name, field):
    """{id: value} of a set, chosen by models that have seen no page of the site; None where nothing is likely."""
    out = {}
    for page in pages():
        if page.set != name:
            continue
        values, features = page.fields[field]
        scores = fold_models(field)[models.fold(page)].predict(features) if values else []
        best = max(range(len(values)), key=lambda index: scores[index], default=None)
        told = best is not None and scores[best] >= LEAST[field]
        out[page.case["id"]] = (whole_list(values, features, best) if field == "author" else values[best]) if told else None
    return out


def whole_list(values, features, best):
    """The list in JSON-LD that names all authors of the best candidate and others, as MetadataChoice takes it."""
    names = set(values[best].split("; "))
    lists = (value for value, row in zip(values, features) if row[0] or row[1])
    return next((value for value in lists if names < set(value.split("; "))), values[best])
