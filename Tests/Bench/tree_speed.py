"""HTML trees: ours against lexbor's, and what hard pages cost."""
import functools
import statistics

import bench
from figures import Part

PASSES = 5
SIZE = 2_000_000


def has_no_script(raw):
    return b"<script" not in raw.lower()


# key: (set, which pages)
SETS = {"scrapinghub": ("scrapinghub", lambda raw: True), "scriptfree": ("wcxb-dev", has_no_script),
        "arabic": ("arabic", lambda raw: True)}


def files(name):
    folder, keep = SETS[name]
    return bench.pages(folder, decode=True, keep=keep)


def lexbor(paths):
    listing = "".join(f"{path}\n" for path in paths).encode()
    return bench.json_of([bench.SYSTEM_PYTHON, str(bench.HERE / "lexbor.py"), str(PASSES)], input=listing)


def against_lexbor(name):
    bench.program("warraq-bench")
    bench.peer("selectolax.lexbor")
    paths = files(name)
    got = bench.rounds({"ours": lambda: bench.ours("tree", paths, PASSES), "lexbor": lambda: lexbor(paths)})
    speeds = {who: [bench.megabytes_a_second(m) for m in measured] for who, measured in got.items()}
    key = f"bench.tree.{name}"
    return {f"{key}.vs_lexbor": bench.ratio(speeds["ours"], speeds["lexbor"]),
            f"{key}.mbps": statistics.median(speeds["ours"]),
            f"{key}.lexbor_mbps": statistics.median(speeds["lexbor"])}


def seconds_a_byte(paths, passes=PASSES):
    measured = bench.ours("tree", paths, passes)
    return statistics.median(measured["pass_seconds"]) / measured["bytes"]


def linearity():
    """A page of middling size repeated a thousand times in one file, over the page alone."""
    paths = sorted(files("scriptfree"), key=lambda path: path.stat().st_size)
    page = next(path for path in paths if path.stat().st_size > 30_000)
    long = bench.OUT / "repeated.html"
    long.write_bytes(page.read_bytes() * 1000)
    got = bench.rounds({"one": lambda: seconds_a_byte([page], 200), "long": lambda: seconds_a_byte([long], 3)}, 3)
    return {"bench.tree.linearity": bench.ratio(got["long"], got["one"])}


def memory():
    paths = [path for name in SETS for path in files(name)]
    ratio, worst = bench.memory_ratios("tree", paths)
    return {"bench.tree.memory_ratio": ratio, "bench.tree.memory_ratio_worst": worst}


def repeated(*pieces):
    """As many of the pieces as fill a page; %d in a piece becomes a number that grows."""
    out, size, number = [], 0, 0
    while size < SIZE:
        for piece in pieces:
            out.append(piece.replace(b"%d", b"%d" % number))
            size += len(out[-1])
        number += 1
    return b"".join(out)


def hard_pages():
    """Pages that make tree builders slow: depth, unclosed formatting, foster parents, many attributes and names."""
    r = repeated
    return {
        "nested": r(b"<div>"), "unknown": r(b"<x-y>"), "unclosed": r(b"<b>"), "unclosed-ids": r(b"<b id=%d>"),
        "unclosed-paragraphs": r(b"<b id=%d><p>x"), "links": r(b"<a>x"), "link-divs": r(b"<a><div>"),
        "misnested": r(b"<b><div></b>"), "italics": r(b"<i><p></i>"), "fonts": r(b"<font size=%d>"),
        "attributes": b"<p " + r(b"a%d=1 ") + b">", "same-attribute": b"<p " + r(b"a=1 ") + b">",
        "attribute-names": r(b"<p a%d>"), "tag-names": r(b"<a%d></a%d>"),
        "rows": b"<table>" + r(b"<tr><td>x"), "tables": r(b"<table><tr><td>"), "bare-tables": r(b"<table>"),
        "foster": b"<table>" + r(b"x<tr>"), "deep-foster": b"<div>" * 400 + b"<table>" + r(b"<b>x<td>"),
        "templates": r(b"<template>"), "select": r(b"<select><option>"), "paragraphs": r(b"<p>"),
        "paragraph-ends": r(b"</p>"), "stray-ends": b"<x>" * 500 + r(b"</y>"), "deep-items": r(b"<ul><li>"),
        "spans-items": b"<span>" * 500 + r(b"<li>"), "terms": r(b"<dd>"), "headings": r(b"<h1>"),
        "svg": r(b"<svg>"), "svg-ends": b"<svg>" + b"<g>" * 500 + r(b"</x>"), "math": r(b"<math><mi>"),
        "less-than": r(b"<"), "ampersands": r(b"&"), "references": r(b"&lt"),
        "script": b"<script>" + r(b"<!--<script "),
        "comment": b"<!--" + r(b"-"), "comments": r(b"<!--->"), "title-ends": b"<title>" + r(b"</title"),
        "cdata": b"<svg><![CDATA[" + r(b"]]"), "nul": r(b"\0"), "returns": r(b"a\r"),
        "html-tags": r(b"<html a%d><p b>"),
        "body-tags": r(b"<body a%d>"), "nobr": r(b"<nobr>"), "marquees": r(b"<marquee><b>"),
        "doctypes": r(b"<!doctype html>"), "ruby": r(b"<ruby><rt>"), "framesets": r(b"<frameset>"),
        "forms": r(b"<form>"), "buttons": r(b"<button>"),
        "classes": b"".join(b"<b class=%d>" % i for i in range(128)) + r(b"<p>x"),
        "adoption": b"<a>" + b"<b>" * 3 + b"<div>" * 400 + r(b"</a><a>"),
    }


def pathological():
    """The worst hard page's time per byte over that of an ordinary page without scripts, measured beside it.

    Growth is the worst time per byte over that of the first tenth of the same page: what is not linear shows.
    """
    paths = sorted(files("scriptfree"), key=lambda path: path.stat().st_size)
    ordinary = paths[len(paths) // 2]
    costs, growths = {}, {}
    path, tenth = bench.OUT / "hard.html", bench.OUT / "hard-tenth.html"
    for name, page in hard_pages().items():
        path.write_bytes(page)
        tenth.write_bytes(page[:len(page) // 10])
        seconds = seconds_a_byte([path], 3)
        costs[name] = seconds / seconds_a_byte([ordinary], 50)
        growths[name] = seconds / seconds_a_byte([tenth], 10)
    slowest = sorted(costs, key=costs.get, reverse=True)
    print("bench.tree.pathological:", ", ".join(f"{name} {costs[name]:.1f}" for name in slowest[:20]))
    grown = sorted(growths, key=growths.get, reverse=True)
    print("bench.tree.pathological_growth:", ", ".join(f"{name} {growths[name]:.1f}" for name in grown[:5]), flush=True)
    return {"bench.tree.pathological": max(costs.values()), "bench.tree.pathological_growth": max(growths.values()),
            "bench.tree.pathological_median": statistics.median(costs.values())}


PARTS = [
    *(Part(f"bench.tree.{name}", functools.partial(against_lexbor, name)) for name in SETS),
    Part("bench.tree.memory_ratio", memory), Part("bench.tree.linearity", linearity),
    Part("bench.tree.pathological", pathological),
]
