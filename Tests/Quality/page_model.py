"""The models of a page as a whole: how good the choice of its main content is, and of which kind it is."""
import functools

import content_model
import models
import scorers
from models import libraries

# PageFeatures' kinds, in order.
KINDS = ("article", "forum", "listing", "collection", "product", "documentation", "service")
# Sets of articles only, where no gold tells the kind.
ARTICLES = ("scrapinghub", "andy", "trafilatura", "htmldate", "arabic")
SELECTIONS = {"readability": ("CONTENT", "CAPTION"), "waddle": ("TITLE", "CONTENT")}
COMMON = {
    "learning_rate": 0.06, "num_leaves": 6, "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 3, "seed": 1, "num_threads": 2, "deterministic": True, "force_row_wise": True, "verbose": -1}
PARAMETERS = {
    "confidence": COMMON | {"objective": "cross_entropy", "min_data_in_leaf": 30},
    "kind": COMMON | {"objective": "multiclass", "num_class": len(KINDS), "min_data_in_leaf": 8}}
ROUNDS = {"confidence": 80, "kind": 80}


def kind_of(page):
    """The place of a page's kind in KINDS; None where it is not known."""
    kind = page.case.get("kind") if page.set == "wcxb-dev" else "article" if page.set in ARTICLES else None
    return KINDS.index(kind) if kind in KINDS else None


def f1_of(page):
    """The F1 of the text chosen for a page; None where the gold is no whole text."""
    if page.case.get("text") is None:
        return None
    metrics = scorers.module("parse", "metrics")
    text = content_model.text(page, SELECTIONS.get(page.set, ("CONTENT",)))
    return metrics.word_f1(page.case["text"], text, cjk=not page.set.startswith("wcxb"))[2]


@functools.cache
def table(name):
    """(pages, rows, labels, weights, folds) of the pages with a label."""
    _, numpy = libraries()
    told = [(page, (f1_of if name == "confidence" else kind_of)(page)) for page in content_model.chosen() if page.texts]
    told = [(page, label) for page, label in told if label is not None]
    light = ("arabised",) if name == "confidence" else ARTICLES
    return ([page for page, _ in told], numpy.vstack([page.numbers for page, _ in told]),
            numpy.array([label for _, label in told], float),
            numpy.array([0.3 if page.set in light else 1 for page, _ in told]),
            numpy.array([models.fold(page) for page, _ in told]))


def train(name, wanted):
    lightgbm, _ = libraries()
    _, rows, labels, weights, _ = table(name)
    return lightgbm.train(PARAMETERS[name], lightgbm.Dataset(rows[wanted], labels[wanted], weight=weights[wanted]),
                          ROUNDS[name])


def trained(name):
    """The model of all pages."""
    _, numpy = libraries()
    return train(name, numpy.ones(len(table(name)[1]), bool))


@functools.cache
def fold_models(name):
    folds = table(name)[4]
    return [train(name, folds != number) for number in range(models.FOLDS)]


@functools.cache
def cross_validated(name):
    """By page of the table, what a model says that has seen no page of the site."""
    _, numpy = libraries()
    _, rows, labels, _, folds = table(name)
    out = [None] * len(labels)
    for number, model in enumerate(fold_models(name)):
        for index, value in zip(numpy.flatnonzero(folds == number), model.predict(rows[folds == number])):
            out[index] = value
    return numpy.array(out)


@functools.cache
def whole():
    """The pages as they are with the kinds that models give them which have seen no page of the site."""
    kinds = []
    for page in content_model.chosen():
        if not page.texts:
            kinds.append("other")
            continue
        scores = fold_models("kind")[models.fold(page)].predict(page.numbers[None])[0]
        # As PageFeatures tells it.
        kinds.append(KINDS[scores.argmax()] if scores.max() > 0.4 else "other")
    return models.chosen(content_model.scores(), kinds)


def predictions(name, roles):
    """{id: text} of a set, the blocks chosen by cross-validated models of content and kind."""
    return {page.case["id"]: content_model.text(page, roles) for page in whole() if page.set == name}


def figures():
    """How well confidence tells the F1 and kind the kind, by models that have seen no page of the site."""
    _, numpy = libraries()
    said, f1 = cross_validated("confidence"), table("confidence")[2]
    out = {"confidence.error": float(numpy.abs(said - f1).mean()),
           "confidence.correlation": float(numpy.corrcoef(said, f1)[0, 1])}
    for low, high in ((0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        within = (said >= low) & (said < high)
        if within.any():
            out[f"confidence.{low:g}"] = float(f1[within].mean())
            out[f"confidence.{low:g}.pages"] = int(within.sum())
    pages, _, labels, _, _ = table("kind")
    known = numpy.array([page.set == "wcxb-dev" for page in pages])
    best = cross_validated("kind").argmax(1)
    out["kind.right"] = float((best == labels)[known].mean())
    for number, kind in enumerate(KINDS):
        own = known & (labels == number)
        if own.any():
            out[f"kind.{kind}.recall"] = float((best == labels)[own].mean())
    return out
