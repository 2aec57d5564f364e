"""Page sets: main text, snippets, metadata, and what the script of a page costs."""
import functools

import content_model
import metadata_model
import models
import page_model
import scorers
from figures import PART, Part, Skipped
from worker import Worker, document_pb2, page_request

Role = document_pb2.BlockRole
BODY = [Role.CONTENT]
# What each set's gold holds (research/parse.md, "Gold conventions clash").
SELECTIONS = {"readability": [Role.CONTENT, Role.CAPTION], "waddle": [Role.TITLE, Role.CONTENT]}
TITLED = ("readability", "andy", "trafilatura", "wcxb")
DATED = (*TITLED, "htmldate")
DIRECTED = ("readability", "arabic", "arabised", "arabic-made")
# The scorer's name of a set, where it isn't the key's.
FOLDERS = {"wcxb": f"wcxb-{PART}", "arabic_made": "arabic-made"}


def selection(document, roles):
    """The text of the blocks with these roles, titles first."""
    blocks = [b for b in document.blocks if b.role in roles]
    blocks.sort(key=lambda b: b.role != Role.TITLE)
    return "\n\n".join(document.text[b.span.start:b.span.end] for b in blocks)


def prediction(case, document, roles):
    data = document.metadata
    direction = {document_pb2.Direction.LTR: "ltr", document_pb2.Direction.RTL: "rtl"}
    return {
        "id": case["id"], "text": selection(document, roles), "title": data.title.value,
        "author": "; ".join(author.value for author in data.authors), "date": data.published.value,
        "site": data.site.value, "excerpt": data.description.value,
        "dir": direction.get(document.direction)}


# On the pages that the models were trained on, text and metadata are what models choose that have seen no page of the
# site: the worker's own would flatter it.
@functools.cache
def run(name, part=PART):
    """(cases, predictions by id) of one of the scorer's sets."""
    corpora = scorers.module("parse", "corpora")
    try:
        cases = list(corpora.cases(name, part))
    except FileNotFoundError as error:
        raise Skipped(f"{error.filename} is not there") from error
    if not cases:
        raise Skipped(f"no pages of {name} are there")
    requests = (page_request(corpora.read(case)) for case in cases)
    with Worker() as worker:
        documents = worker.call("Parse", requests, [case["id"] for case in cases])
    worker.report(name)
    roles = SELECTIONS.get(name, BODY)
    found = {c["id"]: prediction(c, d, roles) for c, d in zip(cases, documents) if d is not None}
    if part == "dev" and name in content_model.SETS:
        for key, text in page_model.predictions(name, [Role.Value.Name(role) for role in roles]).items():
            found[key]["text"] = text
    if part == "dev" and name in metadata_model.SETS:
        for field in models.FIELDS:
            for key, value in metadata_model.predictions(name, field).items():
                found[key][field] = value
    return cases, found


def scored(name, kind=None):
    cases, found = run(FOLDERS.get(name, name))
    if kind:
        cases = [case for case in cases if case.get("kind") == kind]
    return scorers.module("parse", "score").score(FOLDERS.get(name, name), cases, found)


def kinds(name):
    return sorted({case.get("kind", "?") for case in run(FOLDERS.get(name, name))[0]})


def text_figures(name):
    got = scored(name)
    keys = [key for key in got if key.startswith(("shingle", "word", "snip"))]
    names = {"snip_f1": "snippet_f1", "snip_p": "snippet_p", "snip_r": "snippet_r"}
    return {f"{name}.{names.get(key, key)}": got[key] for key in keys if key != "snip_acc"}


def wcxb():
    out = text_figures("wcxb")
    return out | {f"wcxb.{kind}.word_f1": scored("wcxb", kind)["word_f1"] for kind in kinds("wcxb")}


def waddle():
    languages = {kind: scored("waddle", kind)["word_f1"] for kind in kinds("waddle")}
    out = text_figures("waddle") | {"waddle.worst_language": min(languages.values())}
    return out | {f"waddle.{kind}.word_f1": value for kind, value in languages.items()}


def arabised():
    """How much of the score on English pages is lost on the same pages in Arabic script."""
    metrics = scorers.module("parse", "metrics")
    twins = {}
    for mark, name in (("s-", "scrapinghub"), ("w-", "wcxb-dev")):
        try:
            cases, found = run(name)
        except Skipped:
            continue
        twins |= {mark + c["id"]: (c["text"], found.get(c["id"], {}).get("text")) for c in cases}
    cases, found = run("arabised")
    pairs = [(c["text"], found.get(c["id"], {}).get("text")) for c in cases if c["id"] in twins]
    if not pairs:
        raise Skipped("no English twin of its pages is there")
    english = metrics.shingle_score([twins[c["id"]] for c in cases if c["id"] in twins])["f1"]
    arabic = metrics.shingle_score(pairs)["f1"]
    return {"arabised.loss": english - arabic, "arabised.shingle_f1": arabic,
            "arabised.english_shingle_f1": english, "arabised.pairs": len(pairs)}


def mean_over(names, measure, key):
    """The mean over the sets that are there, and each set's own."""
    out = {}
    for name in names:
        try:
            got = scored(name)
        except Skipped as error:
            print(f"{key}: without {name}, {error}", flush=True)
            continue
        if measure in got:
            out[f"{key}.{name}"] = got[measure]
    if not out:
        raise Skipped("none of its sets is there")
    return {key: sum(out.values()) / len(out)} | out


def direction():
    """The share of pages with the right direction, over all sets that state it."""
    right = total = 0
    for name in DIRECTED:
        try:
            got = scored(name)
        except Skipped:
            continue
        right += got.get("dir_acc", 0) * got.get("dir_n", 0)
        total += got.get("dir_n", 0)
    if not total:
        raise Skipped("none of its sets is there")
    return {"metadata.direction": right / total, "metadata.direction_pages": total}


def site():
    got = scored("readability")
    return {"metadata.site.readability": got.get("site_acc", 0)}


def page():
    """How well the worker knows its pages, on those it was trained on, by models that have not seen the site."""
    if PART != "dev":
        raise Skipped("it is told on the development data")
    return {f"page.{key}": value for key, value in page_model.figures().items()}


PARTS = [
    Part("page", page),
    *(Part(name, functools.partial(text_figures, name))
      for name in ("scrapinghub", "andy", "readability", "trafilatura", "arabic", "arabic_made")),
    Part("wcxb", wcxb), Part("waddle", waddle), Part("arabised", arabised),
    Part("htmldate", lambda: {"htmldate.date_f1": scored("htmldate")["date_f1"]}),
    Part("metadata.title", lambda: mean_over(TITLED, "title_acc", "metadata.title")),
    Part("metadata.author", lambda: mean_over(TITLED, "author_acc", "metadata.author")),
    Part("metadata.date_f1", lambda: mean_over(DATED, "date_f1", "metadata.date_f1")),
    Part("metadata.direction", direction), Part("metadata.site", site),
]
