"""The tables of proto/README.md name cases that there are, and say how many."""
import collections
import json
import re
import sys

SUITES = ("protocol", "calls", "interop", "connect")
names = []
for suite in SUITES:
    with open(f"examples/conformance/{suite}.json", encoding="utf-8") as f:
        names += [f"{suite}/{case['name']}" for case in json.load(f)["cases"]]
assert len(set(names)) == len(names), [name for name, count in collections.Counter(names).items() if count > 1]
counts = collections.Counter("/".join(name.split("/")[:2]) for name in names if name.startswith("connect/"))

with open(sys.argv[1], encoding="utf-8") as f:
    text = f.read().partition("## Conformance")[2].partition("\n## ")[0]
table = {name: int(count) for name, count in re.findall(r"^\| `(connect/\w+)` \| (\d+) \|", text, re.M)}
assert table == counts, {name: (table.get(name), counts.get(name)) for name in table.keys() | counts.keys() if table.get(name) != counts.get(name)}
for name in re.findall(r"`((?:protocol|calls|interop)/[^`]+)`", text):
    prefix = name.removesuffix("…")
    assert any(have == name or have.startswith(prefix.rstrip("/") + "/") for have in names) , f"no case is named {name}"
for row in re.findall(r"^\| ([a-zA-Z_, ]+) \| `interop/` and the name", text, re.M):
    for name in row.split(", "):
        assert any(have == f"interop/{name}" or have.startswith(f"interop/{name}/") for have in names), f"no case is named interop/{name}"
print(f"conformance: {len(names)} cases of frames, as the tables have them")
