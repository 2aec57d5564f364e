"""lexbor.py PASSES < list-of-files — parses and frees every file with selectolax, for the system's Python.

Prints one JSON line as warraq-bench does. CPU time; the files are read beforehand.
"""
import json
import resource
import sys
import time

from selectolax.lexbor import LexborHTMLParser

files = []
for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        files.append(file.read())
seconds = []
for _ in range(int(sys.argv[1]) + 1):  # the first pass warms up
    begun = time.process_time()
    for raw in files:
        LexborHTMLParser(raw)
    seconds.append(time.process_time() - begun)
print(json.dumps({"files": len(files), "bytes": sum(map(len, files)), "pass_seconds": seconds[1:],
                  "peak_rss_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
