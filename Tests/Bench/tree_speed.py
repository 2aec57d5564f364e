"""HTML trees: ours against lexbor's, and what hard pages cost."""
import functools
import statistics
import subprocess

import bench
from figures import Part, Skipped

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


def debian_peer(name, paths):
    """libxml2 or gumbo, Debian's own, over the same pages."""
    listing = "".join(f"{path}\n" for path in paths).encode()
    try:
        program = bench.compiled("tree_peers", "-I/usr/include/libxml2", "-lgumbo", "-lxml2")
    except subprocess.CalledProcessError as error:
        raise Skipped("libgumbo-dev or libxml2-dev is not installed") from error
    return bench.json_of([program, name, "1"], input=listing)


def against_lexbor(name):
    bench.program("warraq-bench")
    bench.peer("selectolax.lexbor")
    paths = files(name)
    contenders = {"ours": lambda: bench.ours("tree", paths, PASSES), "lexbor": lambda: lexbor(paths)}
    for peer in ("gumbo", "libxml2"):
        try:
            debian_peer(peer, paths[:1])
            contenders[peer] = functools.partial(debian_peer, peer, paths)
        except Skipped as error:
            print(f"bench.tree: without {peer}, {error}", flush=True)
    got = bench.rounds(contenders)
    speeds = {who: [bench.megabytes_a_second(m) for m in measured] for who, measured in got.items()}
    key = f"bench.tree.{name}"
    out = {f"{key}.vs_{peer}": bench.ratio(speeds["ours"], speeds[peer]) for peer in contenders if peer != "ours"}
    out |= {f"{key}.{peer}_mbps": statistics.median(speeds[peer]) for peer in contenders if peer != "ours"}
    return out | {f"{key}.mbps": statistics.median(speeds["ours"])}


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


def named_pages():
    """The shapes and sizes that the reader is held to."""
    million = 1_000_000
    row = b"<tr><td>%d</td><td>some cell</td></tr>\n"
    return {
        "nested": b"<div>" * million, "attributes": b"<p " + b"".join(b"a%d=1 " % i for i in range(million)) + b">",
        "formatting": b"<b>" * million, "formatting-ends": b"<b>" * million + b"</b>" * million,
        "adoption": b"<b><p>x</b>" * (million // 4),
        "rows": b"<table>" + b"".join(row % i for i in range(million)) + b"</table>",
        "text": b"some words and then some more " * (100_000_000 // 30), "nul": b"\0" * million,
        "script": b"<script>" + b"if (a < b) { c(); }\n" * (million // 4),
    }


def ordinary_page():
    """A middling page without scripts."""
    paths = sorted(files("scriptfree"), key=lambda path: path.stat().st_size)
    return paths[len(paths) // 2]


def pathological():
    """The worst named page's time per byte over that of an ordinary page without scripts, measured beside it."""
    ordinary = ordinary_page()
    path = bench.OUT / "hard.html"

    def cost(page):
        path.write_bytes(page)
        return bench.ratio(*zip(*[(seconds_a_byte([path], 3), seconds_a_byte([ordinary], 50)) for _ in range(3)]))

    costs = {name: cost(page) for name, page in named_pages().items()}
    report("bench.tree.pathological", costs)
    return {"bench.tree.pathological": max(costs.values())}


def hardest():
    """As `pathological`, for pages made to be as bad as can be.

    Growth is the time per byte over that of the first tenth of the same page: what is not linear shows.
    """
    ordinary = ordinary_page()
    costs, growths = {}, {}
    path, tenth = bench.OUT / "hard.html", bench.OUT / "hard-tenth.html"
    for name, page in hard_pages().items():
        path.write_bytes(page)
        tenth.write_bytes(page[:len(page) // 10])
        seconds = seconds_a_byte([path], 3)
        costs[name] = seconds / seconds_a_byte([ordinary], 50)
        growths[name] = seconds / seconds_a_byte([tenth], 10)
    report("bench.tree.hardest", costs)
    report("bench.tree.hardest_growth", growths)
    return {"bench.tree.hardest": max(costs.values()), "bench.tree.hardest_growth": max(growths.values()),
            "bench.tree.hardest_median": statistics.median(costs.values())}


def report(key, ratios):
    worst = sorted(ratios, key=ratios.get, reverse=True)
    print(f"{key}:", ", ".join(f"{name} {ratios[name]:.1f}" for name in worst[:20]), flush=True)


PARTS = [
    *(Part(f"bench.tree.{name}", functools.partial(against_lexbor, name)) for name in SETS),
    Part("bench.tree.memory_ratio", memory), Part("bench.tree.linearity", linearity),
    Part("bench.tree.pathological", pathological), Part("bench.tree.hardest", hardest),
]
