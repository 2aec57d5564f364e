"""html5lib's tests of the tokenizer and the tree builder, through the program htmltree."""
import glob
import json
import os
import pathlib
import re
import statistics
import subprocess

import scorers
from figures import BUILD, DATA, Part, Skipped

TOOL = BUILD / "htmltree"
# htmltree knows the states by their place here.
STATES = ["Data state", "RCDATA state", "RAWTEXT state", "Script data state", "PLAINTEXT state",
          "CDATA section state"]


def answers(mode, records, *options):
    """What htmltree makes of each record: on both pipes a length in decimal, a line feed, the bytes."""
    if not TOOL.exists():
        raise Skipped(f"{TOOL} is not built")
    blob = b"".join(b"%d\n%s" % (len(record), record) for record in records)
    out = subprocess.run([TOOL, mode, *options], input=blob, stdout=subprocess.PIPE, check=True).stdout
    start = 0
    while start < len(out):
        line = out.index(b"\n", start)
        end = line + 1 + int(out[start:line])
        yield out[line + 1:end]
        start = end


def utf8(text):
    """UTF-8 with a replacement character for each lone surrogate."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def unescaped(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    if isinstance(value, dict):
        return {unescaped(key): unescaped(item) for key, item in value.items()}
    return value


def token(kind, parts):
    """A token as html5lib's tests write it."""
    if kind in "DQ":
        return ["DOCTYPE", *parts, kind == "D"]
    if kind in "SV":
        start = ["StartTag", parts[0], dict(zip(parts[1::2], parts[2::2]))]
        return start + [True] if kind == "V" else start
    return [{"E": "EndTag", "C": "Comment", "T": "Character"}[kind], parts[0]]


def tokens(answer):
    """The tokens of one answer: a count, a semicolon, then each part as length, colon, bytes; -1 means none."""
    start, out = 0, []
    while start < len(answer):
        at = answer.index(b";", start)
        count, start, parts = int(answer[start:at]), at + 1, []
        for _ in range(count):
            at = answer.index(b":", start)
            length, start = int(answer[start:at]), at + 1
            parts.append(None if length < 0 else answer[start:start + length].decode())
            start += max(0, length)
        out.append(token(parts[0], parts[1:]))
    return out


def tokenizer_runs():
    """(test, state, case) of each start state of each test."""
    paths = sorted(glob.glob(str(DATA / "parse/html5lib/tokenizer/*.test")))
    if not paths:
        raise Skipped("the tokenizer tests are not there")
    for path in paths:
        with open(path, encoding="utf-8") as file:
            cases = json.load(file).get("tests", [])
        for number, case in enumerate(cases):
            if case.get("doubleEscaped"):
                case = case | {"input": unescaped(case["input"]), "output": unescaped(case["output"])}
            for state in case.get("initialStates", ["Data state"]):
                yield (os.path.basename(path), number), state, case


def tokenizer():
    """The share of tests that pass from each of their start states."""
    runs, records = list(tokenizer_runs()), []
    for _, state, case in runs:
        records += [str(STATES.index(state)).encode(), case.get("lastStartTag", "").encode(),
                    utf8(case["input"])]
    failed = set()
    for (test, _, case), answer in zip(runs, answers("tokens", records), strict=True):
        want = json.loads(utf8(json.dumps(case["output"], ensure_ascii=False)))
        if tokens(answer) != want:
            failed.add(test)
    total = len({test for test, _, _ in runs})
    return {"html5lib.tokenizer": (total - len(failed)) / total, "html5lib.tokenizer_tests": total}


def tree():
    html5tests = scorers.module("parse", "html5tests")
    cases = list(html5tests.tests())
    if not cases:
        raise Skipped("the tree tests are not there")
    trees = answers("trees", [utf8(case["html"]) for case in cases])
    good = sum(html5tests.clean(tree.decode()) == case["tree"]
               for case, tree in zip(cases, trees, strict=True))
    return {"html5lib.tree": good / len(cases), "html5lib.tree_tests": len(cases)}


def blocks(path, first):
    """The tests of a .dat file as {section: text}."""
    text = pathlib.Path(path).read_bytes()
    for block in re.split(rb"\n\n(?=%s\n)" % first, b"\n" + text):
        parts, key = {}, None
        for line in block.strip(b"\n").split(b"\n"):
            if re.fullmatch(rb"#(data|errors|new-errors|document-fragment|script-off|script-on|document|encoding)", line):
                key = line
                parts[key] = []
            elif key:
                parts[key].append(line)
        if parts:
            yield {key: b"\n".join(lines) for key, lines in parts.items()}


def other_trees():
    """What the scorer leaves out, compared whole: templates, and pages read with scripting on.

    Tests of fragments are for a parser of `innerHTML`, which is not here.
    """
    paths = sorted(glob.glob(str(DATA / "parse/html5lib/tree-construction/*.dat")))
    if not paths:
        raise Skipped("the tree tests are not there")
    cases = [case for path in paths for case in blocks(path, b"#data")
             if b"#document" in case and b"#document-fragment" not in case]
    groups = {"template": [case for case in cases if b"<template" in case[b"#document"] and b"#script-on" not in case],
              "scripting_on": [case for case in cases if b"#script-on" in case],
              "scripting_off": [case for case in cases if b"#script-off" in case]}
    out = {}
    for name, group in groups.items():
        options = ["scripting"] if name == "scripting_on" else []
        trees = answers("trees", [utf8(case[b"#data"].decode()) for case in group], *options)
        want = [case[b"#document"].decode().rstrip("\n") for case in group]
        out[f"html5lib.tree_{name}"] = statistics.mean(
            tree.decode() == gold for tree, gold in zip(trees, want, strict=True))
        out[f"html5lib.tree_{name}_tests"] = len(group)
    return out


def charsets():
    """The charsets that pages declare; a page without a declaration is windows-1252 to the tests, none to us."""
    paths = sorted(glob.glob(str(DATA / "parse/html5lib/encoding/*.dat")))
    if not paths:
        raise Skipped("the encoding tests are not there")
    cases = [case for path in paths for case in blocks(path, b"#data") if b"#encoding" in case]
    got = answers("charsets", [case[b"#data"] for case in cases])
    right = [(name.decode().lower() or "windows-1252") == case[b"#encoding"].decode().strip().lower()
             for name, case in zip(got, cases, strict=True)]
    return {"html5lib.encoding": statistics.mean(right), "html5lib.encoding_tests": len(right)}


PARTS = [Part("html5lib.tree", tree), Part("html5lib.trees", other_trees), Part("html5lib.tokenizer", tokenizer),
         Part("html5lib.encoding", charsets)]
