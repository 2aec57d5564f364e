"""What the trained models share: the pages of the development sets as the worker sees them, folds by site, trees as C."""
import dataclasses
import functools
import hashlib
import pathlib
import struct
import sys
from urllib.parse import urlparse

import command
import scorers
import trees
from figures import ROOT

SETS = ("scrapinghub", "andy", "readability", "waddle", "wcxb-dev", "trafilatura", "htmldate", "arabic", "arabic-made",
        "arabised")
FOLDS = 5
# The first of BlockRole's cases, in order.
ROLES = ("CONTENT", "TITLE", "SUBTITLE", "BYLINE", "DATELINE", "CAPTION")
# The fields of ContentExamples, in order.
FIELDS = ("title", "author", "date")
SOURCES = ROOT / "Sources" / "CModels"


@dataclasses.dataclass
class Page:
    set: str
    case: dict
    texts: list
    roles: list
    features: "numpy.ndarray"
    numbers: "numpy.ndarray"
    fields: dict


@functools.cache
def libraries():
    command.install("lightgbm==4.7.0", "lightgbm")
    import lightgbm
    import numpy
    return lightgbm, numpy


@functools.cache
def cases():
    """(set, case) of every page of the sets."""
    corpora = scorers.module("parse", "corpora")
    found = []
    for name in SETS:
        try:
            found += [(name, case) for case in corpora.cases(name, "dev")]
        except FileNotFoundError as error:
            print(f"without {name}: {error.filename} is not there", file=sys.stderr)
    return found


@functools.cache
def pages():
    """Every page of the sets with its blocks and the candidates of its metadata."""
    corpora = scorers.module("parse", "corpora")
    records = trees.answers("blocks", [corpora.read(case) for _, case in cases()])
    return [Page(name, case, *read(record)) for (name, case), record in zip(cases(), records, strict=True)]


# PageKind's cases, in order.
PAGE_KINDS = ("article", "forum", "listing", "collection", "product", "documentation", "service", "other")


def chosen(scores, kinds):
    """The pages as the worker would see them if its models gave these scores of content, a list a page, and kinds."""
    corpora = scorers.module("parse", "corpora")
    _, numpy = libraries()
    records = []
    for (_, case), own, kind in zip(cases(), scores, kinds, strict=True):
        records += [corpora.read(case), numpy.asarray([*own, PAGE_KINDS.index(kind)], "<f4").tobytes()]
    found = trees.answers("blocks", records, "scores")
    return [Page(name, case, *read(record)) for (name, case), record in zip(cases(), found, strict=True)]


def read(record):
    """Texts, roles and rows of the blocks, the page's numbers, and by field values and rows, of a record of
    `htmltree blocks`."""
    _, numpy = libraries()
    at = 0

    def number():
        nonlocal at
        at += 4
        return struct.unpack_from("<I", record, at - 4)[0]

    def text():
        nonlocal at
        size = number()
        at += size
        return record[at - size:at].decode()

    def rows(count, width):
        nonlocal at
        at += 4 * count * width
        return numpy.frombuffer(record, "<f4", count * width, at - 4 * count * width).reshape(count, width)

    count, width = number(), number()
    texts, roles, fields = [], [], {}
    for _ in range(count):
        role = record[at]
        at += 1
        texts.append(text())
        roles.append(ROLES[role] if role < len(ROLES) else "BOILERPLATE")
    features = rows(count, width)
    numbers = rows(1, number())[0]
    for name in FIELDS:
        count, width = number(), number()
        fields[name] = [text() for _ in range(count)], rows(count, width)
    return texts, roles, features, numbers, fields


def host(url):
    """The site of a URL: pages of one site are never on both sides of a fold."""
    parts = urlparse(url).netloc.lower().split(".")
    return ".".join(parts[-3 if len(parts) > 2 and len(parts[-2]) <= 3 else -2:])


@functools.cache
def urls(name):
    corpora = scorers.module("parse", "corpora")
    folder = pathlib.Path(corpora.DATA) / name
    if name == "scrapinghub":
        return {key: gold["url"] for key, gold in scorers.array(folder / "ground-truth.json").items()}
    return {path.stem: scorers.array(path)["url"] for path in (folder / "dev" / "ground-truth").glob("*.json")}


def site(page):
    key = page.case["id"]
    if page.set == "arabised":  # the site of its English twin
        known = urls("scrapinghub" if key.startswith("s-") else "wcxb")
        return host(known[key[2:]]) if key[2:] in known else key
    if page.set in ("scrapinghub", "wcxb-dev"):
        return host(urls(page.set.removesuffix("-dev"))[key])
    if page.set in ("trafilatura", "htmldate"):  # these two share pages
        return ".".join(key.split(".")[:2])
    return page.case.get("group") or f"{page.set} {key}"


def fold(page):
    return int(hashlib.sha1(site(page).encode()).hexdigest(), 16) % FOLDS


def flat(tree):
    """(tests, leaves) of a LightGBM tree: a test is (threshold, feature, bits of the leaves to its left), the leaves from
    left to right."""
    tests, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return
        first = len(leaves)
        visit(node["left_child"])
        tests.append((node["threshold"], node["split_feature"], (1 << len(leaves)) - (1 << first)))
        visit(node["right_child"])

    visit(tree)
    return tests, leaves


def source(model, name):
    """A model as C."""
    _, numpy = libraries()
    dumped = model.dump_model()
    tests, leaves, starts = [], [], [0]
    for tree in dumped["tree_info"]:
        own, values = flat(tree["tree_structure"])
        assert len(values) <= 16, f"{name} has a tree of {len(values)} leaves, and a test's bits are 16"
        tests += own
        leaves += values
        starts.append(len(tests))
    def number(value):
        text = f"{float(numpy.float32(value)):.9g}"
        return text + ("f" if set(text) & set(".e") else ".0f")
    def lines(items, per_line):
        return "\n".join("  " + " ".join(items[i:i + per_line]) for i in range(0, len(items), per_line))
    return f"""// Written by Tests/Quality/train (make train), from numbers measured on the development sets that it names.
#include "CModels.h"

static const uint16_t starts[] = {{
{lines([f"{start}," for start in starts], 16)}
}};

static const warraq_model_test tests[] = {{
{lines([f"{{{number(limit)}, {feature}, {bits:#x}}}," for limit, feature, bits in tests], 5)}
}};

static const float leaves[] = {{
{lines([f"{number(value)}," for value in leaves], 9)}
}};

const warraq_model warraq_{name}_model = {{
  {len(starts) - 1}, {dumped["max_feature_idx"] + 1}, {dumped["num_tree_per_iteration"]}, starts, tests, leaves}};
"""
